"""SVG reading: namespaces, prefixes, text and attribute, encodings, DOCTYPE."""

from . import samples as s
from . import svg
from .kit import Chapter, error, found, image, raw, unbaked, utf8

UNBAKED = error("image.unbaked")
CDATA = svg.cdata(s.JSON_20)


def read(book, id, says, data, result=None, error=None, **options):
    """A case of unbaking."""
    if isinstance(data, str):
        data = utf8(data)
    elif isinstance(data, bytes):
        try:
            data = utf8(data.decode("utf-8"))
        except UnicodeDecodeError:
            data = raw(data)
    book.case(id, says, "unbake", {"image": data, "options": options or None}, result, error)


def body(data, element, text, kind="json", local="assertion", namespace=svg.OB1, problems=(), encoding="utf-8", **more):
    """A badge in an element's text."""
    at, length = svg.place(data, element, encoding)
    return found("svg body", local, at, length, kind, text, problems, namespace=namespace, **more)


def verify(data, element, text, kind="url", **more):
    """A badge in an element's `verify` attribute."""
    return {**body(data, element, text, kind, **more), "carrier": "svg verify"}


def names(book):
    """Each namespace with each element, under any prefix."""
    spaces = {"mozilla": svg.OB1, "schema": svg.OB2, "ob3": svg.OB3, "ob3-spec": svg.OB3_SPEC, "clr": svg.CLR}
    for name, space in spaces.items():
        for local in ("assertion", "credential"):
            element = f"<openbadges:{local}>{CDATA}</openbadges:{local}>"
            data = svg.svg(element, f'xmlns:openbadges="{space}"')
            read(
                book,
                f"svg/{name}-{local}",
                f"`{local}` in {space} is a badge",
                data,
                unbaked("svg", body(data, element, s.JSON_20, local=local, namespace=space)),
            )
    for prefix in ("ob", "x-1", "Öffnung"):
        element = f'<{prefix}:assertion verify="{s.URL}"/>'
        data = svg.svg(element, f'xmlns:{prefix}="{svg.OB1}"')
        read(
            book,
            f"svg/prefix-{prefix}",
            f"the prefix does not matter: {prefix}",
            data,
            unbaked("svg", verify(data, element, s.URL)),
        )
    element = f'<assertion xmlns="{svg.OB1}" verify="{s.URL}"/>'
    data = svg.svg(element, 'id="a"')
    read(
        book,
        "svg/default-namespace",
        "a badge may stand in its default namespace",
        data,
        unbaked("svg", verify(data, element, s.URL)),
    )


def declarations(book):
    """Where the namespace is declared."""
    element = f'<ob:assertion xmlns:ob="{svg.OB1}" verify="{s.URL}"/>'
    data = svg.svg(element, 'id="a"')
    read(
        book,
        "svg/declared-on-itself",
        "a badge may declare its own namespace",
        data,
        unbaked("svg", verify(data, element, s.URL)),
    )
    element = f"<openbadges:assertion verify='{s.URL}' xmlns:openbadges='{svg.OB1}'\n></openbadges:assertion >"
    data = svg.svg(element, 'id="a"')
    read(
        book,
        "svg/single-quotes",
        "single quotes, white space inside tags and a late declaration are fine",
        data,
        unbaked("svg", verify(data, element, s.URL)),
    )


def scopes(book):
    """What a prefix means at its place."""
    inner = f'<openbadges:assertion verify="{s.URL}"/>'
    data = svg.svg(f'<g xmlns:openbadges="{svg.OB1}"><metadata>{inner}</metadata></g>', 'xmlns:openbadges="urn:other"')
    read(
        book,
        "svg/prefix-rebound",
        "a prefix bound again deeper down counts as bound there",
        data,
        unbaked("svg", verify(data, inner, s.URL)),
    )
    data = f'<svg:svg xmlns:svg="{svg.SVG}" xmlns:openbadges="{svg.OB1}">{inner}<svg:g/></svg:svg>'.encode()
    read(book, "svg/prefixed-root", "the root may have a prefix", data, unbaked("svg", verify(data, inner, s.URL)))
    data = svg.svg("", art=f"{svg.ART}<g><g>{inner}</g></g>")
    read(book, "svg/deep-inside", "a badge is found at any depth", data, unbaked("svg", verify(data, inner, s.URL)))
    element = f'<openbadges:assertion id="x" openbadges:verify="no" verify="{s.URL}" other="1"/>'
    data = svg.svg(element)
    read(
        book,
        "svg/other-attributes",
        "other attributes do not matter",
        data,
        unbaked("svg", verify(data, element, s.URL)),
    )


def not_found(book):
    """What looks like a badge and is none."""
    shadowed = f'<g xmlns:openbadges="urn:other"><openbadges:assertion verify="{s.URL}"/></g>'
    tag = f'<openbadges:assertion verify="{s.URL}"/>'
    for name, says, data in (
        ("nothing", "an SVG without a badge", svg.PLAIN.encode()),
        (
            "wrong-namespace",
            "`assertion` in a namespace that is not in the table",
            svg.svg(tag, 'xmlns:openbadges="http://openbadges.org/"'),
        ),
        ("namespace-case", "a namespace in capitals", svg.svg(tag, 'xmlns:openbadges="HTTP://openbadges.org"')),
        ("shadowed-prefix", "a prefix that was bound to something else in between", svg.svg(shadowed)),
        ("no-namespace", "`assertion` in the SVG namespace", svg.svg(f'<assertion verify="{s.URL}"/>')),
        ("wrong-element", "another element of the namespace", svg.svg(f'<openbadges:badge verify="{s.URL}"/>')),
        ("element-case", "`Assertion`", svg.svg(f'<openbadges:Assertion verify="{s.URL}"/>')),
        ("comment", "a badge inside a comment", svg.svg(f"<!-- {tag} -->")),
        ("cdata", "a badge inside CDATA", svg.svg(f"<desc><![CDATA[{tag}]]></desc>")),
        ("attribute", "a badge inside an attribute", svg.svg(f"<desc title='{svg.attribute(tag)}'/>")),
        ("instruction", "a badge inside a processing instruction", svg.svg(f"<?note {tag} ?>")),
        ("escaped", "an escaped badge", svg.svg(f"<desc>{svg.attribute(tag)}</desc>")),
        ("declared-only", "a namespace without an element", svg.svg("")),
        ("verify-elsewhere", "a `verify` attribute of the artwork", svg.svg(f'<g openbadges:verify="{s.URL}"/>')),
    ):
        read(book, f"svg/unbaked-{name}", f"no badge: {says}", data, error=UNBAKED)


def chapter():
    """The cases of this module and of those that go with it."""
    from . import svg_texts

    image("plain.svg", svg.PLAIN.encode())
    book = Chapter("Reading badges from SVG files")
    for part in (
        names,
        declarations,
        scopes,
        not_found,
        svg_texts.texts,
        svg_texts.joined,
        svg_texts.attributes,
        svg_texts.attribute_alone,
        svg_texts.several,
        svg_texts.doctypes,
        svg_texts.unexpanded,
        svg_texts.entities,
    ):
        part(book)
    return book
