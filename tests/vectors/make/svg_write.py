"""SVG writing: the declaration behind the root's name, the element behind its start tag, all else as it was."""

from . import samples as s
from . import svg
from .kit import Chapter, raw, utf8

NS = f' xmlns:openbadges="{svg.OB1}"'
NS3 = f' xmlns:openbadges="{svg.OB3}"'
BARE = f' xmlns="{svg.SVG}" width="8"'


def bake(
    book,
    id,
    says,
    data,
    payload,
    baked=None,
    error=None,
    keyword="openbadges",
    carrier="svg body",
    replaced=0,
    problems=(),
    **options,
):
    """A case of baking into an SVG."""
    result = None
    if baked is not None:
        written = baked if isinstance(baked, bytes) else baked.encode("utf-8")
        report = {
            "format": "svg",
            "carrier": carrier,
            "keyword": keyword,
            "length": len(written),
            "replaced": replaced,
            "problems": list(problems),
        }
        result = {"report": report, "bytes": utf8(baked) if isinstance(baked, str) else raw(baked)}
    image = utf8(data) if isinstance(data, str) else raw(data)
    book.case(id, says, "bake", {"image": image, "payload": payload, "options": options or None}, result, error)


def by_verify(payload, prefix="openbadges", local="assertion"):
    """The element of a URL or token."""
    return f'<{prefix}:{local} verify="{svg.attribute(payload)}"/>'


def by_body(payload, url=None, prefix="openbadges", local="assertion"):
    """The element of a document, with the URL where it is hosted."""
    attribute = "" if url is None else f' verify="{svg.attribute(url)}"'
    return f"<{prefix}:{local}{attribute}>{svg.cdata(payload)}</{prefix}:{local}>"


#: Carrier, declaration and keyword of each kind of element.
OLD_VERIFY, OLD_BODY = ("svg verify", NS, "openbadges"), ("svg body", NS, "openbadges")
NEW_VERIFY, NEW_BODY = ("svg verify", NS3, "openbadgecredential"), ("svg body", NS3, "openbadgecredential")


def form(book, name, says, payload, element, carrier, ns, keyword):
    """One kind of payload in the same artwork."""
    data, baked = f"<svg{BARE}>{svg.ART}</svg>", f"<svg{ns}{BARE}>{element}{svg.ART}</svg>"
    bake(book, f"bake-svg/{name}", says, data, payload, baked, carrier=carrier, keyword=keyword)


def attributes(book):
    """URLs and tokens stand in the attribute."""
    query = "https://issuer.example/a?x=1&y=2\"/><script>'"
    for name, says, payload, local, kind in (
        ("url", "a URL stands in `verify`", s.URL, "assertion", OLD_VERIFY),
        ("url-query", "a URL is escaped", query, "assertion", OLD_VERIFY),
        ("jws", "a JWS stands in `verify`", s.JWS_20, "assertion", OLD_VERIFY),
        ("jwt", "a VC-JWT stands in `verify` of `credential`", s.JWT_30, "credential", NEW_VERIFY),
    ):
        form(book, name, says, payload, by_verify(payload, local=local), *kind)


def documents(book):
    """Documents stand in the text, with the URL where they are hosted in the attribute."""
    urn = s.text({**s.A20, "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000009"})
    odd_id = "https://issuer.example/a?x=1&y=<2>\"'"
    odd = s.text({**s.A20, "id": odd_id})
    for name, says, payload, url in (
        ("1.0", "a hosted 1.0 assertion has `verify.url` in `verify`", s.JSON_10, s.URL),
        ("1.1", "a hosted 1.1 assertion has `verify.url` in `verify`", s.JSON_11, s.URL),
        ("2.0", "a hosted 2.0 assertion has its id in `verify`", s.JSON_20, s.URL),
        ("2.0-urn", "a 2.0 assertion whose id is no URL has no `verify`", urn, None),
        ("2.0-odd-id", "the id in `verify` is escaped", odd, odd_id),
        ("0.5", "a 0.5 assertion has no `verify`", s.JSON_05, None),
    ):
        form(book, name, says, payload, by_body(payload, url), *OLD_BODY)


def contents(book):
    """What stands inside CDATA."""
    split = s.text({**s.A20, "narrative": "a ]]> b ]]]]> c"})
    says = "`]]>` in the payload is split over two CDATA sections"
    form(book, "split", says, split, by_body(split, s.URL), *OLD_BODY)
    named = s.text({**s.A20, "narrative": "Zoë & <b>面包</b> 🍞"})
    says = "markup and letters beyond ASCII stay as they are inside CDATA"
    form(book, "utf8", says, named, by_body(named, s.URL), *OLD_BODY)


def credentials(book):
    """3.0 and CLR."""
    says = "a 3.0 credential stands in the text of `credential`"
    form(book, "3.0", says, s.JSON_30, by_body(s.JSON_30, local="credential"), *NEW_BODY)
    context = [s.VC2, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"]
    clr = s.text({**s.CREDENTIAL, "type": ["VerifiableCredential", "ClrCredential"], "@context": context})
    kind = ("svg body", f' xmlns:openbadges="{svg.CLR}"', "clrcredential")
    form(book, "clr", "a CLR stands in its own namespace", clr, by_body(clr, local="credential"), *kind)


def root(book, name, says, data, baked):
    """One form of a root; `baked` has `{NS}` for the declaration and `{tag}` for the element."""
    baked = baked.replace("{NS}", NS).replace("{tag}", by_verify(s.URL))
    says = f"{says}: nothing else is touched"
    bake(book, f"bake-svg/root-{name}", says, data, s.URL, baked, carrier="svg verify")


def roots(book):
    """Where declaration and element go, in roots of every form."""
    rest = f"{BARE}>{{tag}}{svg.ART}</svg>"
    written = svg.PLAIN.replace("<svg", "<svg{NS}", 1).replace("><circle", ">{tag}<circle", 1)
    root(book, "file", "the plain SVG of these vectors", svg.PLAIN, written)
    root(book, "bom", "a byte order mark", f"\ufeff{svg.PLAIN}", f"\ufeff{written}")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet href="a.css"?>\n<!-- <svg> is below -->\n'
    says = "declaration, instruction and comment before the root"
    root(book, "before-root", says, f"{head}<svg{BARE}>{svg.ART}</svg>\n", f"{head}<svg{{NS}}{rest}\n")
    doctype = '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY x "]>">]>\n'
    data = f'{doctype}<svg xmlns="&ns_svg;">&x;</svg>'
    root(book, "doctype", "a DOCTYPE with entities", data, f'{doctype}<svg{{NS}} xmlns="&ns_svg;">{{tag}}&x;</svg>')
    declare = f'xmlns:svg="{svg.SVG}"'
    data = f"<svg:svg {declare}><svg:g/></svg:svg>"
    root(book, "prefixed", "a root with a prefix", data, f"<svg:svg{{NS}} {declare}>{{tag}}<svg:g/></svg:svg>")
    root(book, "empty-root", "an empty root", f"<svg{BARE}></svg>", f"<svg{{NS}}{BARE}>{{tag}}</svg>")


def closed_roots(book):
    """Self-closing roots get an end tag."""
    root(book, "self-closing", "a self-closing root", f"<svg{BARE}/>", f"<svg{{NS}}{BARE}>{{tag}}</svg>")
    says = "a self-closing root with a space"
    root(book, "self-closing-space", says, f"<svg{BARE} />\n", f"<svg{{NS}}{BARE} >{{tag}}</svg>\n")
    declare, says = f'xmlns:s="{svg.SVG}"', "a self-closing root with a prefix"
    root(book, "self-closing-prefixed", says, f"<s:svg {declare}/>", f"<s:svg{{NS}} {declare}>{{tag}}</s:svg>")


def odd_roots(book):
    """Start tags and artwork that a search for text would stumble over."""
    long = " ".join(f'data-{n}="{n}"' for n in range(400))
    start = f"{BARE} {long}>"
    written = f"<svg{{NS}}{start}{{tag}}{svg.ART}</svg>"
    root(book, "long-root", "a root of 400 attributes", f"<svg{start}{svg.ART}</svg>", written)
    start, end = f"\n  xmlns='{svg.SVG}'\n  width='8'\n>", "\n  <g/>\r\n</svg\n>\n\n<!-- end -->"
    says = "a root over several lines, in single quotes"
    root(book, "lines", says, f"<svg{start}{end}", f"<svg{{NS}}{start}{{tag}}{end}")
    start, says = f"{BARE} desc=\"a>b\" alt='/>'>", "a `>` inside an attribute of the root"
    root(book, "greater-in-attribute", says, f"<svg{start}<g/></svg>", f"<svg{{NS}}{start}{{tag}}<g/></svg>")
    end = "<svg/><g><svg><g/></svg></g></svg>"
    root(book, "nested", "pictures inside the picture", f"<svg{BARE}>{end}", f"<svg{{NS}}{BARE}>{{tag}}{end}")
    end = "\n<style><![CDATA[ a > b {} ]]></style>&#169;&lt; </svg>"
    says = "artwork with CDATA, entities and white space"
    root(book, "cdata-art", says, f"<svg{BARE}>{end}", f"<svg{{NS}}{BARE}>{{tag}}{end}")


def chapter():
    """The cases of this module and of those that go with it."""
    from . import svg_write_existing

    book = Chapter("Baking into SVG files")
    for part in (
        attributes,
        documents,
        contents,
        credentials,
        roots,
        closed_roots,
        odd_roots,
        svg_write_existing.declared,
        svg_write_existing.prefixes,
        svg_write_existing.existing,
        svg_write_existing.deeper,
        svg_write_existing.refuse,
        svg_write_existing.refused,
        svg_write_existing.unsound,
        svg_write_existing.active,
        svg_write_existing.active_places,
    ):
        part(book)
    return book
