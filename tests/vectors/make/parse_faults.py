"""Documents with faults: typed errors for what cannot be read, problems for what can be left out."""

from . import samples as s
from .kit import Chapter, problem
from .parse import read


def syntax(book):
    """Not JSON."""
    for name, text in (
        ("open-brace", "{"),
        ("bom", "\ufeff" + s.JSON_20),
        ("trailing", s.JSON_20 + "x"),
        ("single-quotes", "{'a':1}"),
        ("infinity", '{"a":Infinity}'),
        ("cut", s.JSON_20[: len(s.JSON_20) // 2]),
    ):
        read(
            book,
            f"syntax-{name}",
            f"JSON with a fault is an error: {name}",
            text,
            code="json.syntax",
        )


def twice(book):
    """Members that are there twice, and halves of characters."""
    for name, text in (
        ("same", '{"id":"a","id":"a"}'),
        ("escaped", '{"id":"a","\\u0069d":"b"}'),
        ("nested", '{"badge":{"issuer":[{"url":1,"url":2}]}}'),
        ("type", '{"@context":"%s","type":"Assertion","type":"BadgeClass"}' % s.V2),
        ("empty", '{"":1,"":2}'),
    ):
        read(
            book,
            f"duplicate-{name}",
            f"a member that is there twice is an error: {name}",
            text,
            code="json.duplicate_key",
        )
    for name, text in (
        ("high", r'{"a":"\ud83c"}'),
        ("low", r'{"a":"\udf5e"}'),
        ("turned", r'{"a":"\udf5e\ud83c"}'),
        ("two-high", r'{"a":"\ud83c\ud83c"}'),
        ("key", r'{"\ud83c":1}'),
        ("high-then-letter", r'{"a":"\ud83cx"}'),
    ):
        read(book, f"surrogate-{name}", f"half a surrogate pair is an error: {name}", text, code="json.lone_surrogate")
    pair = s.JSON_20[:-1] + r',"narrative":"\ud83c\udf5e"}'
    read(book, "surrogate-pair", "a whole surrogate pair is a character", pair, {"version": "2.0", "document": pair})


def numbers(book):
    """Numbers."""
    for name, number in (("1e999", "1e999"), ("-1e999", "-1e999"), ("digits", "9" * 400)):
        read(
            book,
            f"number-{name}",
            f"a number beyond all bounds is an error: {name}",
            s.JSON_20[:-1] + f',"n":{number}}}',
            code="json.number",
        )
    for name, number in (
        ("2-64", str(2**64)),
        ("2-63", str(-(2**63) - 1)),
        ("tiny", "1e-999"),
        ("exact", "0.1000000000000000055511151231257827"),
        ("zero", "-0"),
    ):
        text = s.JSON_20[:-1] + f',"n":{number}}}'
        read(
            book,
            f"number-{name}",
            f"a number of odd form is no fault, and is kept as it is written: {name}",
            text,
            {"version": "2.0", "document": text},
        )


def bounds(book):
    """Depth and size."""

    def deep(levels):
        return s.JSON_20[:-1] + ',"n":' + "[" * (levels - 1) + "]" * (levels - 1) + "}"

    read(book, "depth-128", "a document 128 deep is read", deep(128), {"version": "2.0", "class": "Assertion"})
    read(book, "depth-129", "a document 129 deep is refused", deep(129), code="limit.json_depth")
    read(
        book,
        "depth-100000",
        "a document of 100,000 open brackets is refused",
        '{"a":' + "[" * 100_000,
        code="limit.json_depth",
    )
    read(book, "depth-option", "`json_depth` is settable", s.JSON_20, code="limit.json_depth", limits={"json_depth": 2})
    read(
        book, "nodes-option", "`json_nodes` is settable", s.JSON_20, code="limit.json_nodes", limits={"json_nodes": 10}
    )
    read(
        book,
        "limit-text",
        "a text larger than `text_bytes` is refused",
        s.JSON_20,
        code="limit.text",
        limits={"text_bytes": 99},
    )
    read(
        book,
        "limit-jws",
        "a JWS larger than `jws_bytes` is refused",
        s.JWS_20,
        code="limit.jws",
        limits={"jws_bytes": 99},
    )


def strangers(book):
    """JSON that is no badge document."""
    for name, document in (
        ("empty", {}),
        ("other", {"a": 1}),
        ("other-context", {"@context": "https://schema.org", "type": "Person", "name": "Ada"}),
        ("activity", {"@context": "https://www.w3.org/ns/activitystreams", "type": "Note", "content": "x"}),
    ):
        read(
            book,
            f"stranger-{name}",
            f"JSON that is no badge document is an error: {name}",
            document,
            code="document.unrecognised",
        )
    for name, text, code in (
        ("array", "[]", "payload.not_object"),
        ("null", "null", "payload.not_object"),
        ("prose", "hello world", "payload.unrecognised"),
        ("empty", "", "payload.empty"),
        ("url", s.URL, "document.hosted"),
    ):
        read(book, f"text-{name}", f"a text that is no document is an error: {name}", text, code=code)
    read(book, "jws-header", "a JWS with a bad header is an error", s.jws(s.A20_SIGNED, "{}"), code="jws.header")
    read(book, "jws-payload", "a JWS around something else is an error", s.jws("[]"), code="jws.payload")
    read(
        book, "jws-stranger", "a JWS around another JSON is an error", s.jws({"sub": "x"}), code="document.unrecognised"
    )
    read(book, "option-unknown", "an unknown option is an error", s.JSON_20, code="option.invalid", strict=True)


def members(book):
    """Members of the wrong type are left out of the view."""
    for name, change, absent in (
        ("id", {"id": 5}, "id"),
        ("issuedOn", {"issuedOn": {"a": 1}}, "issued_on"),
        ("expires", {"expires": True}, "expires"),
        ("recipient", {"recipient": 5}, "recipient"),
        ("revoked", {"revoked": "yes"}, "revoked"),
    ):
        document = {**s.A20, **change}
        read(
            book,
            f"member-{name}",
            f"a member of the wrong type is left out, with a problem: {name}",
            document,
            {
                "version": "2.0",
                "class": "Assertion",
                absent: None,
                "problems": [problem("document.member", pointer=f"/{name}")],
            },
        )
    deep = {**s.A20, "badge": {**s.A20["badge"], "name": 7}}
    read(
        book,
        "member-badge-name",
        "the problem points to a member deeper down",
        deep,
        {
            "version": "2.0",
            "name": None,
            "description": "Bakes bread.",
            "problems": [problem("document.member", pointer="/badge/name")],
        },
    )


def nuls(book):
    """NULs, at which a C program would cut."""
    for name, document, pointer in (
        ("id", {**s.A20, "id": "https://issuer.example/1\0.evil.example"}, "/id"),
        (
            "issuer-url",
            {
                **s.A20,
                "badge": {**s.A20["badge"], "issuer": {**s.A20["badge"]["issuer"], "url": "https://a.example\0"}},
            },
            "/badge/issuer/url",
        ),
        ("badge", {**s.A20, "badge": "https://a.example/\0"}, "/badge"),
        ("credential", {**s.CREDENTIAL, "id": "urn:uuid:\0"}, "/id"),
    ):
        read(
            book,
            f"nul-{name}",
            f"a NUL in an id or URL is an error: {name}",
            document,
            code="json.nul_in_identifier",
            pointer=pointer,
        )
    told = {**s.A20, "narrative": "a\0b"}
    read(
        book,
        "nul-elsewhere",
        "a NUL in another text is none of our business",
        told,
        {"version": "2.0", "id": s.URL, "document": s.text(told)},
    )


def chapter():
    """The cases of this module."""
    book = Chapter("Documents with faults")
    for part in (syntax, twice, numbers, bounds, strangers, members, nuls):
        part(book)
    return book
