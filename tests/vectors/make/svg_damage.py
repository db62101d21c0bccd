"""SVG reading: encodings, limits, and files that are not XML."""

from . import samples as s
from . import svg
from .kit import Chapter, error, raw, unbaked
from .svg_read import body, read, verify

TAG = f'<openbadges:assertion verify="{s.URL}"/>'


def encodings(book):
    """UTF-8 and UTF-16 are read, all else is refused, never guessed."""
    data = b"\xef\xbb\xbf" + svg.svg(TAG)
    read(book, "svg/bom", "a UTF-8 byte order mark is passed over", data, unbaked("svg", verify(data, TAG, s.URL)))
    data = b"\xef\xbb\xbf" + svg.svg(TAG, head='<?xml version="1.0" encoding="UTF-8"?>')
    read(
        book,
        "svg/bom-and-declaration",
        "a byte order mark before the XML declaration is passed over",
        raw(data),
        unbaked("svg", verify(data, TAG, s.URL)),
    )


def wide(book):
    """UTF-16."""
    text = s.text({**s.A20, "narrative": "Zoë 🍞"})
    element = f"<openbadges:assertion>{svg.cdata(text)}</openbadges:assertion>"
    data = svg.svg(element)
    read(
        book, "svg/utf8", "UTF-8 is the encoding when none is declared", data, unbaked("svg", body(data, element, text))
    )
    for name, encoding, mark in (("le", "utf-16-le", b"\xff\xfe"), ("be", "utf-16-be", b"\xfe\xff")):
        head = '<?xml version="1.0" encoding="UTF-16"?>\n'
        data = mark + svg.svg(element, head=head, encoding=encoding)
        read(
            book,
            f"svg/utf16-{name}",
            f"UTF-16{name.upper()} with a byte order mark is read; places count bytes of the file",
            raw(data),
            unbaked("svg", body(data, element, text, encoding=encoding)),
        )
        data = svg.svg(element, head=head, encoding=encoding)
        read(
            book,
            f"svg/utf16-{name}-no-bom",
            f"UTF-16{name.upper()} is known by its first characters too",
            raw(data),
            unbaked("svg", body(data, element, text, encoding=encoding)),
        )
    data = b"\xff\xfe" + svg.svg(TAG, encoding="utf-16-le")
    read(
        book,
        "svg/utf16-cut",
        "half a UTF-16 unit at the end is an error",
        raw(data + b"\0"),
        error=error("svg.encoding"),
    )
    data = b"\xff\xfe" + svg.svg("<desc>@</desc>" + TAG, encoding="utf-16-le").replace(b"@\0", b"\0\xd8")
    read(
        book,
        "svg/utf16-lone-surrogate",
        "a lone surrogate in UTF-16 is an error",
        raw(data),
        error=error("svg.encoding"),
    )


def narrow(book):
    """Encodings that extend ASCII."""
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    data = svg.svg(TAG + "<desc>Zoë</desc>", head=latin, encoding="latin-1")
    read(
        book,
        "svg/latin1",
        "an SVG declared as Latin-1 with letters beyond ASCII is refused",
        raw(data),
        error=error("svg.encoding"),
    )
    data = svg.svg(TAG, head=latin)
    read(
        book,
        "svg/latin1-ascii",
        "an SVG declared as Latin-1 that is all ASCII is read",
        raw(data),
        unbaked("svg", verify(data, TAG, s.URL)),
    )
    data = svg.svg(TAG + "<desc>Zoë</desc>", encoding="latin-1")
    read(book, "svg/not-utf8", "bytes that are not UTF-8 are an error", raw(data), error=error("svg.encoding"))
    data = svg.svg("<openbadges:assertion>https://issuer.example/Zoë</openbadges:assertion>", encoding="latin-1")
    read(
        book,
        "svg/not-utf8-in-badge",
        "a badge that is not UTF-8 is an error, never replaced characters",
        raw(data),
        error=error("svg.encoding"),
    )
    data = svg.svg(TAG, head='<?xml version="1.0" encoding="UTF-7"?>', art="<desc>+AGE-</desc>")
    read(
        book,
        "svg/utf7",
        "UTF-7, in which ASCII letters stand for others, is refused",
        data,
        error=error("svg.encoding"),
    )


def malformed(book):
    """Not well-formed."""
    declare = f'xmlns="{svg.SVG}" xmlns:openbadges="{svg.OB1}"'
    for name, text in (
        ("wrong-end", f"<svg {declare}><g></svg></g>"),
        ("end-in-badge", f"<svg {declare}><openbadges:assertion>x</g></openbadges:assertion></svg>"),
        ("bare-ampersand", f'<svg {declare}><openbadges:assertion verify="a&b"/></svg>'),
        ("unquoted", f"<svg {declare}><openbadges:assertion verify=a/></svg>"),
        ("less-in-attribute", f'<svg {declare}><openbadges:assertion verify="a<b"/></svg>'),
    ):
        read(
            book,
            f"svg/malformed-{name}",
            f"XML that is not well-formed is an error: {name}",
            text,
            error=error("svg.malformed"),
        )


def truncated(book):
    """Cut off."""
    whole = svg.svg(f"<openbadges:assertion>{svg.cdata(s.JSON_20)}</openbadges:assertion>").decode()
    for name, end in (
        ("in-cdata", whole.index("HostedBadge")),
        ("in-end-tag", whole.index("</openbadges") + 6),
        ("in-start-tag", whole.index("<openbadges") + 6),
    ):
        read(
            book,
            f"svg/truncated-{name}",
            f"an SVG cut off in front of or inside the badge is an error: {name}",
            whole[:end],
            error=error("svg.truncated"),
        )
    read(
        book,
        "svg/truncated-root-start",
        "an SVG cut off inside its root's start tag is no image",
        whole[:30],
        error=error("image.unsupported"),
    )
    behind = whole.index("</openbadges:assertion>") + len("</openbadges:assertion>")
    for name, data, code in (
        ("truncated-behind", whole[:behind], "svg.truncated"),
        ("malformed-behind", whole[:behind] + "</g></svg>", "svg.malformed"),
    ):
        says = f"an SVG that is no XML behind the badge is an error: {name}"
        read(book, f"svg/{name}", says, data, error=error(code))
    read(
        book,
        "svg/truncated-unbaked",
        "an SVG without badge that ends too early is truncated, not unbaked",
        svg.PLAIN[:-10],
        error=error("svg.truncated"),
    )


def markup(book):
    """Markup in a badge."""
    read(
        book,
        "svg/undeclared-prefix",
        "a badge element with a prefix that nothing declares is an error",
        svg.svg(TAG, 'id="a"'),
        error=error("svg.undeclared_prefix"),
    )
    for name, element in (
        ("child", "<openbadges:assertion>{<b/>}</openbadges:assertion>"),
        ("nested", f"<openbadges:assertion>{TAG}</openbadges:assertion>"),
        ("attribute-twice", f'<openbadges:assertion verify="{s.URL}" verify="https://evil.example/"/>'),
    ):
        read(
            book,
            f"svg/markup-{name}",
            f"markup inside a badge is an error: {name}",
            svg.svg(element),
            error=error("svg.badge_markup"),
        )


def limits(book):
    """Limits on what comes in."""
    data = svg.svg(TAG)
    read(
        book,
        "svg/limit-input",
        "an SVG larger than `input_bytes` is refused",
        data,
        error=error("limit.input"),
        limits={"input_bytes": len(data) - 1},
    )
    read(
        book,
        "svg/limit-text",
        "a text larger than `text_bytes` is refused",
        data,
        error=error("limit.text"),
        limits={"text_bytes": len(s.URL) - 1},
    )
    long = svg.svg(f"<openbadges:assertion>{svg.cdata(s.JSON_20)}</openbadges:assertion>")
    read(
        book,
        "svg/limit-text-body",
        "a body larger than `text_bytes` is refused",
        long,
        error=error("limit.text"),
        limits={"text_bytes": 100},
    )


def depths(book):
    """Depth."""
    for depth, code in ((256, None), (257, "limit.xml_depth")):
        inside = "<g>" * (depth - 2) + TAG + "</g>" * (depth - 2)
        data = svg.svg(inside)
        read(
            book,
            f"svg/depth-{depth}",
            f"{depth} elements inside each other",
            data,
            None if code else unbaked("svg", verify(data, TAG, s.URL)),
            error=code and error(code),
        )
    read(
        book,
        "svg/depth-option",
        "`xml_depth` is settable",
        svg.svg(f"<g>{TAG}</g>"),
        error=error("limit.xml_depth"),
        limits={"xml_depth": 2},
    )


def floods(book):
    """Attributes and namespaces."""
    wide = svg.svg("<g " + " ".join(f'a{n}=""' for n in range(4097)) + "/>" + TAG)
    read(
        book,
        "svg/attributes-4097",
        "an element with 4,097 attributes is refused",
        wide,
        error=error("limit.xml_attributes"),
    )
    data = svg.svg("<g " + " ".join(f'a{n}=""' for n in range(4096)) + "/>" + TAG)
    read(
        book,
        "svg/attributes-4096",
        "an element with 4,096 attributes is read",
        data,
        unbaked("svg", verify(data, TAG, s.URL)),
    )
    read(
        book,
        "svg/attributes-option",
        "`xml_attributes` is settable",
        svg.svg('<g a="" b="" c="" d=""/>' + TAG),
        error=error("limit.xml_attributes"),
        limits={"xml_attributes": 3},
    )
    spaces = " ".join(f'xmlns:a{n}="urn:a"' for n in range(1001))
    read(
        book,
        "svg/namespaces-1001",
        "more than 1,000 namespaces at one place are refused",
        svg.svg(f"<g {spaces}>{TAG}</g>"),
        error=error("limit.xml_namespaces"),
    )
    siblings = "".join(f'<g xmlns:a="urn:a{n}"/>' for n in range(1200))
    data = svg.svg(siblings + TAG)
    read(
        book,
        "svg/namespaces-siblings",
        "namespaces that ended no longer count",
        data,
        unbaked("svg", verify(data, TAG, s.URL)),
    )
    read(
        book,
        "svg/namespaces-option",
        "`xml_namespaces` is settable",
        svg.svg(f'<g xmlns:a="urn:a" xmlns:b="urn:b">{TAG}</g>'),
        error=error("limit.xml_namespaces"),
        limits={"xml_namespaces": 3},
    )


def chapter():
    """The cases of this module."""
    book = Chapter("Encodings, limits and damage in SVG files")
    for part in (encodings, wide, narrow, malformed, truncated, markup, limits, depths, floods):
        part(book)
    return book
