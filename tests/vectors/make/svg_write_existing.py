"""SVG writing: what is there already, what is refused, and active content."""

from . import samples as s
from . import svg
from .kit import error, problem
from .svg_write import BARE, NS, NS3, bake, by_body, by_verify


def declared(book):
    """Namespaces that are declared already."""
    for name, says, root, prefix in (
        ("same", "with the usual prefix", f'<svg{BARE} xmlns:openbadges="{svg.OB1}">', "openbadges"),
        ("other-prefix", "with another prefix", f'<svg xmlns:ob="{svg.OB1}"{BARE}>', "ob"),
    ):
        bake(
            book,
            f"bake-svg/declared-{name}",
            f"a namespace declared on the root {says} is used, not declared twice",
            f"{root}{svg.ART}</svg>",
            s.URL,
            f"{root}{by_verify(s.URL, prefix)}{svg.ART}</svg>",
            carrier="svg verify",
        )


def prefixes(book):
    """Prefixes that mean something else."""
    own = f'<openbadges:assertion xmlns:openbadges="{svg.OB1}" verify="{s.URL}"/>'
    taken = f'<svg xmlns:openbadges="urn:other"{BARE}>{{}}<openbadges:x/></svg>'
    bake(
        book,
        "bake-svg/prefix-taken",
        "where the root binds the prefix to something else the element has a declaration of its own",
        taken.format(""),
        s.URL,
        taken.format(own),
        carrier="svg verify",
    )
    used = f"<svg{NS3}{BARE}>{{}}<openbadges:note/></svg>"
    bake(
        book,
        "bake-svg/prefix-used",
        "so it has where the prefix stands for another namespace of the table that is in use",
        used.format(""),
        s.URL,
        used.format(own),
        carrier="svg verify",
    )
    stray = f"<svg{BARE}>{by_verify(s.URL)}</svg>"
    bake(
        book,
        "bake-svg/undeclared-prefix",
        "a prefix that nothing declares is not given a meaning by baking",
        stray,
        s.URL,
        error=error("svg.undeclared_prefix"),
    )


def existing(book):
    """Badges that are there already."""
    tag = by_verify(s.URL)
    fresh = f"<svg{NS}{BARE}>{tag}{svg.ART}</svg>"
    old = by_body(s.JSON_10, s.URL)
    for name, says, data, count in (
        ("same", "the same badge", fresh, 1),
        ("body", "a body", f"<svg{NS}{BARE}>{old}{svg.ART}</svg>", 1),
        ("end", "a badge at the end", f"<svg{NS}{BARE}>{svg.ART}{old}</svg>", 1),
        ("two", "two badges", f"<svg{NS}{BARE}>{old}{svg.ART}{tag}</svg>", 2),
        (
            "own-declaration",
            "a badge with a declaration of its own",
            f'<svg{BARE}><ob:assertion xmlns:ob="{svg.OB1}" verify="x"/>{svg.ART}</svg>',
            1,
        ),
        (
            "other-namespace",
            "a badge in another namespace of the table",
            f'<svg xmlns:openbadges="{svg.OB2}"{BARE}>{old}{svg.ART}</svg>',
            1,
        ),
        (
            "other-generation",
            "a 3.0 badge, with its declaration",
            f"<svg{NS3}{BARE}>{by_body(s.JSON_30, local='credential')}{svg.ART}</svg>",
            1,
        ),
        (
            "clr",
            "a CLR",
            f'<svg xmlns:openbadges="{svg.CLR}"{BARE}>{by_body("{}", local="credential")}{svg.ART}</svg>',
            1,
        ),
        (
            "damaged",
            "a badge with an entity and markup inside",
            f"<svg{NS}{BARE}><openbadges:assertion>&x;<b>?</b></openbadges:assertion>{svg.ART}</svg>",
            1,
        ),
    ):
        bake(
            book,
            f"bake-svg/replace-{name}",
            f"replaced without a trace: {says}",
            data,
            s.URL,
            fresh,
            carrier="svg verify",
            replaced=count,
        )


def deeper(book):
    """Badges deeper down."""
    tag = by_verify(s.URL)
    old = by_body(s.JSON_10, s.URL)
    deep = f"<svg{NS}{BARE}><g>{{}}<svg>{{}}</svg></g></svg>"
    bake(
        book,
        "bake-svg/replace-deep",
        "badges are taken out at any depth",
        deep.format(old, old),
        s.URL,
        f"<svg{NS}{BARE}>{tag}" + deep.format("", "")[len(f"<svg{NS}{BARE}>") :],
        carrier="svg verify",
        replaced=2,
    )
    rebound = '<g xmlns:openbadges="urn:other"><openbadges:assertion/></g>'
    bake(
        book,
        "bake-svg/replace-beside-rebound",
        "a prefix bound again deeper down does not keep an old declaration alive",
        f"<svg{NS}{BARE}>{tag}{rebound}</svg>",
        s.JWT_30,
        f"<svg{NS3}{BARE}>{by_verify(s.JWT_30, local='credential')}{rebound}</svg>",
        carrier="svg verify",
        keyword="openbadgecredential",
        replaced=1,
    )


def refuse(book):
    """`on_existing: refuse`."""
    tag = by_verify(s.URL)
    fresh = f"<svg{NS}{BARE}>{tag}{svg.ART}</svg>"
    old = by_body(s.JSON_10, s.URL)
    deep = f"<svg{NS}{BARE}><g>{{}}<svg>{{}}</svg></g></svg>"
    for name, data in (
        ("root", fresh),
        ("deep", deep.format("", old)),
        ("credential", f"<svg{NS3}{BARE}>{by_verify(s.JWT_30, local='credential')}</svg>"),
    ):
        bake(
            book,
            f"bake-svg/refuse-{name}",
            f"`refuse` refuses an image that has a badge ({name})",
            data,
            s.URL,
            error=error("image.already_baked"),
            on_existing="refuse",
        )
    bake(
        book,
        "bake-svg/refuse-unbaked",
        "`refuse` bakes into an image without a badge",
        f"<svg{BARE}>{svg.ART}</svg>",
        s.URL,
        fresh,
        carrier="svg verify",
        on_existing="refuse",
    )


def refused(book):
    """What is not written."""
    for name, encoding, mark in (("le", "utf-16-le", b"\xff\xfe"), ("be", "utf-16-be", b"\xfe\xff")):
        bake(
            book,
            f"bake-svg/utf16-{name}",
            f"UTF-16{name.upper()} is not written",
            mark + svg.PLAIN.encode(encoding),
            s.URL,
            error=error("svg.utf16"),
        )
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?>' + svg.PLAIN.replace("<circle", "<desc>Zoë</desc><circle")
    bake(book, "bake-svg/latin1", "Latin-1 is not written", latin.encode("latin-1"), s.URL, error=error("svg.encoding"))
    head = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    bake(
        book,
        "bake-svg/latin1-ascii",
        "into an SVG declared as Latin-1 that is all ASCII an ASCII payload goes",
        f"{head}<svg{BARE}>{svg.ART}</svg>",
        s.URL,
        f"{head}<svg{NS}{BARE}>{by_verify(s.URL)}{svg.ART}</svg>",
        carrier="svg verify",
    )
    bake(
        book,
        "bake-svg/latin1-payload",
        "into an SVG declared as Latin-1 no payload beyond ASCII goes",
        f"{head}<svg{BARE}>{svg.ART}</svg>",
        s.text({**s.A20, "narrative": "Zoë"}),
        error=error("svg.encoding"),
    )


def unsound(book):
    """Files that are not sound."""
    for name, data, code in (
        ("truncated", svg.PLAIN[:-8], "svg.truncated"),
        ("wrong-end", f"<svg{BARE}><g></svg></g>", "svg.malformed"),
        ("two-roots", svg.PLAIN + svg.PLAIN, "svg.malformed"),
    ):
        bake(
            book,
            f"bake-svg/{name}",
            f"an SVG that is not well-formed is refused: {name}",
            data,
            s.URL,
            error=error(code),
        )
    deep = "<g>" * 256 + "</g>" * 256
    bake(
        book,
        "bake-svg/depth",
        "an SVG beyond the limits is refused",
        f"<svg{BARE}>{deep}</svg>",
        s.URL,
        error=error("limit.xml_depth"),
    )


def active(book):
    """Scripts and the like: kept and reported, or refused."""
    tag = by_verify(s.URL)
    for name, art in (
        ("script", "<script>alert(1)</script>"),
        ("script-capitals", "<SCRIPT>alert(1)</SCRIPT>"),
        ("script-prefixed", f'<s:script xmlns:s="{svg.SVG}" href="a.js"/>'),
        ("handler", '<circle onclick="alert(1)"/>'),
        ("handler-capitals", '<circle OnLoad="alert(1)"/>'),
        ("link", '<a href="javascript:alert(1)">x</a>'),
        ("xlink", '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href=" JavaScript:alert(1)">x</a>'),
        ("link-escaped", '<a href="java&#115;cript&#58;alert(1)">x</a>'),
        ("foreign-object", "<foreignObject><p/></foreignObject>"),
    ):
        data = f"<svg{BARE}>{art}</svg>"
        at = data.index(art)
        baked = f"<svg{NS}{BARE}>{tag}{art}</svg>"
        bake(
            book,
            f"bake-svg/active-{name}",
            f"active content stays and is reported: {name}",
            data,
            s.URL,
            baked,
            carrier="svg verify",
            problems=[problem("svg.active_content", offset=at)],
        )
        bake(
            book,
            f"bake-svg/active-{name}-refused",
            f"`active_content: refuse` refuses it: {name}",
            data,
            s.URL,
            error=error("svg.active_content"),
            active_content="refuse",
        )


def active_places(book):
    """Where it is found, and where not."""
    tag = by_verify(s.URL)
    handler = f'<svg{BARE} onload="alert(1)">{svg.ART}</svg>'
    bake(
        book,
        "bake-svg/active-root",
        "a handler on the root is reported",
        handler,
        s.URL,
        f'<svg{NS}{BARE} onload="alert(1)">{tag}{svg.ART}</svg>',
        carrier="svg verify",
        problems=[problem("svg.active_content", offset=0)],
    )
    calm = f'<svg{BARE}><desc>javascript: <![CDATA[<script>]]></desc><!-- <script> --><g font="a"/></svg>'
    bake(
        book,
        "bake-svg/active-none",
        "the words alone, in texts and comments, are no active content",
        calm,
        s.URL,
        calm.replace("<svg", f"<svg{NS}", 1).replace("><desc", f">{tag}<desc", 1),
        carrier="svg verify",
        active_content="refuse",
    )
    data = f'<svg{BARE}><script/><g onclick="x"/></svg>'
    bake(
        book,
        "bake-svg/active-two",
        "each piece of active content is reported, in order",
        data,
        s.URL,
        f'<svg{NS}{BARE}>{tag}<script/><g onclick="x"/></svg>',
        carrier="svg verify",
        problems=[
            problem("svg.active_content", offset=data.index("<script")),
            problem("svg.active_content", offset=data.index("<g on")),
        ],
    )
