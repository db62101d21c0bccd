"""SVG reading: what stands inside a badge element."""

from . import samples as s
from . import svg
from .kit import error, image, problem, unbaked
from .svg_read import CDATA, body, read, verify


def texts(book):
    """Text, CDATA and the attribute."""
    half = len(s.JSON_20) // 2
    first, second = s.JSON_20[:half], s.JSON_20[half:]
    escaped = svg.attribute(s.JSON_20)
    for name, says, inside in (
        ("cdata", "a CDATA section", CDATA),
        ("text", "plain text", escaped),
        ("cdata-white-space", "CDATA with white space around", f"\n  {CDATA}\n"),
        ("two-cdata", "two CDATA sections", f"<![CDATA[{first}]]><![CDATA[{second}]]>"),
        ("text-and-cdata", "text, then CDATA", f"{svg.attribute(first)}<![CDATA[{second}]]>"),
        (
            "comment-between",
            "two CDATA sections with a comment between",
            f"<![CDATA[{first}]]><!-- a comment --><![CDATA[{second}]]>",
        ),
        (
            "instruction-between",
            "text with a processing instruction inside",
            f"{svg.attribute(first)}<?note here?>{svg.attribute(second)}",
        ),
        ("empty-cdata", "an empty CDATA section before the text", f"<![CDATA[]]>{escaped}"),
        (
            "numeric",
            "text with character references",
            "".join(f"&#{ord(c)};" for c in first) + "".join(f"&#x{ord(c):X};" for c in second),
        ),
    ):
        element = f"<openbadges:assertion>{inside}</openbadges:assertion>"
        data = svg.svg(element)
        read(book, f"svg/body-{name}", f"the badge is {says}", data, unbaked("svg", body(data, element, s.JSON_20)))


def joined(book):
    """What is joined, and what counts."""
    split = s.text(
        {"@context": s.V2, "type": "Assertion", "id": s.URL, "narrative": "a ]]> b <script>alert(1)</script>"}
    )
    element = f"<openbadges:assertion>{svg.cdata(split)}</openbadges:assertion>"
    data = svg.svg(element)
    read(
        book,
        "svg/body-split-terminator",
        "a terminator split over two CDATA sections is joined again",
        data,
        unbaked("svg", body(data, element, split)),
    )
    element = f"<openbadges:assertion>{s.URL}</openbadges:assertion>"
    data = svg.svg(element)
    read(book, "svg/body-url", "the text may be a URL", data, unbaked("svg", body(data, element, s.URL, "url")))
    element = f'<openbadges:assertion verify="{s.URL}">{CDATA}</openbadges:assertion>'
    data = svg.svg(element)
    read(
        book,
        "svg/both",
        "the text counts before the attribute, and both are reported",
        image("baked.svg", data),
        unbaked("svg", body(data, element, s.JSON_20, verify=s.URL)),
    )
    element = f'<openbadges:credential verify="{s.JWT_30}">{svg.cdata(s.JSON_30)}</openbadges:credential>'
    data = svg.svg(element, f'xmlns:openbadges="{svg.OB3}"')
    read(
        book,
        "svg/both-credential",
        "a credential with both: the text counts",
        data,
        unbaked("svg", body(data, element, s.JSON_30, local="credential", namespace=svg.OB3, verify=s.JWT_30)),
    )


def attributes(book):
    """The `verify` attribute alone."""
    for name, text, kind in (
        ("url", s.URL, "url"),
        ("jws", s.JWS_20, "jws"),
        ("jwt", s.JWT_30, "jws"),
        ("json", s.JSON_10, "json"),
    ):
        element = f'<openbadges:assertion verify="{svg.attribute(text)}"/>'
        data = svg.svg(element)
        read(
            book,
            f"svg/verify-{name}",
            f"without a text the attribute is the badge: {name}",
            data,
            unbaked("svg", verify(data, element, text, kind)),
        )
    query = '{"a":"<b> & \'c\' é"}'
    for name, written in (
        ("predefined", "{&quot;a&quot;:&quot;&lt;b&gt; &amp; &apos;c&apos; é&quot;}"),
        ("numeric", "{&#34;a&#x22;:&#x0022;&#60;b&#x3e; &#38; &#39;c&#039; &#233;&#x22;}"),
    ):
        element = f'<openbadges:assertion verify="{written}"/>'
        data = svg.svg(element)
        read(
            book,
            f"svg/verify-{name}",
            f"{name} character references in the attribute are decoded",
            data,
            unbaked("svg", verify(data, element, query, "json")),
        )


def attribute_alone(book):
    """A body without text."""
    for name, inside in (
        ("empty-body", ""),
        ("blank-body", " \n "),
        ("comment-body", "<!-- nothing -->"),
        ("empty-cdata-body", "<![CDATA[]]>"),
    ):
        element = f'<openbadges:assertion verify="{s.URL}">{inside}</openbadges:assertion>'
        data = svg.svg(element)
        read(
            book,
            f"svg/verify-{name}",
            f"a body without text ({name}) leaves the attribute",
            data,
            unbaked("svg", verify(data, element, s.URL)),
        )
    element = f'<openbadges:assertion verify=" {s.URL}\n"/>'
    data = svg.svg(element)
    read(
        book,
        "svg/verify-white-space",
        "white space around the attribute's text is left out",
        data,
        unbaked("svg", verify(data, element, s.URL)),
    )
    for name, element in (
        ("empty", "<openbadges:assertion/>"),
        ("empty-verify", '<openbadges:assertion verify=""/>'),
        ("blank", "<openbadges:assertion> </openbadges:assertion>"),
    ):
        data = svg.svg(element)
        at, length = svg.place(data, element)
        read(
            book,
            f"svg/{name}",
            f"an element without anything in it ({name}) is shown with kind null",
            data,
            unbaked(
                "svg",
                {
                    "keyword": "assertion",
                    "offset": at,
                    "length": length,
                    "kind": None,
                    "text": "",
                    "problems": [problem("payload.empty")],
                },
            ),
        )


def several(book):
    """More than one element: the first counts."""
    one, two = f'<openbadges:assertion verify="{s.URL}"/>', f"<openbadges:assertion>{CDATA}</openbadges:assertion>"
    duplicate = [problem("image.duplicate")]
    data = svg.svg(one + two)
    read(
        book,
        "svg/two",
        "of two elements the first counts",
        data,
        unbaked("svg", verify(data, one, s.URL), body(data, two, s.JSON_20, problems=duplicate)),
    )
    late = f'<o:credential xmlns:o="{svg.OB3}" verify="{s.JWT_30}"/>'
    data = svg.svg(two, art=f"{svg.ART}<svg>{late}</svg>")
    read(
        book,
        "svg/two-generations",
        "a second element of another namespace in a nested picture is listed",
        data,
        unbaked(
            "svg",
            body(data, two, s.JSON_20),
            verify(data, late, s.JWT_30, "jws", local="credential", namespace=svg.OB3, problems=duplicate),
        ),
    )
    read(
        book,
        "svg/two-strict",
        "`strict` refuses a second element",
        svg.svg(one + two),
        error=error("image.duplicate"),
        strict=True,
    )


def doctypes(book):
    """DOCTYPE: passed over, never expanded."""
    tag = f'<openbadges:assertion verify="{s.URL}"/>'
    public = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    data = svg.svg(tag, head=public)
    read(book, "svg/doctype-public", "a public DOCTYPE is passed over", data, unbaked("svg", verify(data, tag, s.URL)))
    entities = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: an editor -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [\n\t<!ENTITY ns_svg "http://www.w3.org/2000/svg">\n\t<!ENTITY ns_graphs "http://ns.example/Graphs/1.0/">\n]>\n'
    )
    data = f'{entities}<svg xmlns:g="&ns_graphs;" xmlns="&ns_svg;" xmlns:openbadges="{svg.OB1}" width="8">{tag}<g:pgf>&ns_graphs;</g:pgf></svg>\n'.encode()
    read(
        book,
        "svg/doctype-entities",
        "a root whose namespace comes from an entity is SVG by its name",
        image("entities.svg", data),
        unbaked("svg", verify(data, tag, s.URL)),
    )


def unexpanded(book):
    """Entities are left alone."""
    tag = f'<openbadges:assertion verify="{s.URL}"/>'
    laughs = (
        '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    )
    data = svg.svg(tag, head=laughs, art="<desc>&c;&c;&c;</desc>")
    read(
        book,
        "svg/doctype-laughs-outside",
        "entities of the artwork are neither expanded nor in the way",
        data,
        unbaked("svg", verify(data, tag, s.URL)),
    )
    odd = "<!DOCTYPE svg [<!ENTITY q \"]>\"><!-- ]> ' --><!ENTITY r ']]>\"'><!ELEMENT svg ANY><?pi ]> ?>]>"
    data = svg.svg(tag, head=odd)
    read(
        book,
        "svg/doctype-brackets",
        "brackets in quotes and comments do not end the DOCTYPE",
        data,
        unbaked("svg", verify(data, tag, s.URL)),
    )
    outside = (
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://dtd.example/p"> %p;]>'
    )
    data = svg.svg(tag, head=outside)
    read(
        book,
        "svg/doctype-external",
        "external entities are not fetched",
        data,
        unbaked("svg", verify(data, tag, s.URL)),
    )


def entities(book):
    """Entities inside a badge."""
    tag = f'<openbadges:assertion verify="{s.URL}"/>'
    laughs = (
        '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    )
    declared = '<!DOCTYPE svg [<!ENTITY u "https://issuer.example/assertions/1"><!ENTITY amp "evil">]>'
    for name, inside in (
        ("attribute", '<openbadges:assertion verify="&u;"/>'),
        ("text", "<openbadges:assertion>&u;</openbadges:assertion>"),
        ("undeclared", '<openbadges:assertion verify="https://issuer.example/&nbsp;"/>'),
        ("laughs", "<openbadges:assertion>{&c;}</openbadges:assertion>"),
    ):
        read(
            book,
            f"svg/entity-in-{name}",
            f"an entity inside a badge is an error ({name})",
            svg.svg(inside, head=laughs if name == "laughs" else declared),
            error=error("svg.entity"),
        )
    read(
        book,
        "svg/entity-in-namespace",
        "a badge element whose namespace comes from an entity is an error: it may be a badge or not",
        svg.svg(tag, 'xmlns:openbadges="&ob;"', '<!DOCTYPE svg [<!ENTITY ob "http://openbadges.org">]>'),
        error=error("svg.entity"),
    )
    element = '<openbadges:assertion verify="https://issuer.example/a?b=1&amp;c=2"/>'
    data = svg.svg(element, head=declared)
    read(
        book,
        "svg/entity-redefined",
        "a redefined predefined entity keeps its meaning",
        data,
        unbaked("svg", verify(data, element, "https://issuer.example/a?b=1&c=2")),
    )
    for name, reference in (
        ("zero", "&#0;"),
        ("surrogate", "&#xD800;"),
        ("beyond", "&#x110000;"),
        ("empty", "&#;"),
        ("control", "&#1;"),
    ):
        read(
            book,
            f"svg/reference-{name}",
            f"a reference to no character ({name}) is an error",
            svg.svg(f'<openbadges:assertion verify="{s.URL}{reference}"/>'),
            error=error("svg.malformed"),
        )
