"""What a badge text is: URL, JSON, compact JWS, or none of them."""

from . import samples as s
from .kit import Chapter, error

HEADER = '{"alg":"RS256"}'


def read(book, id, says, text, result=None, code=None, **options):
    """A case of telling."""
    book.case(
        f"payload/{id}", says, "payload", {"text": text, "options": options or None}, result, code and error(code)
    )


def url(text):
    """A URL."""
    return {"kind": "url", "text": text, "document": None, "header": None, "verified": False}


def document(text):
    """A JSON document."""
    return {"kind": "json", "text": text, "document": text, "header": None, "verified": False}


def token(text, header, payload):
    """A JWS with its two readable parts."""
    return {"kind": "jws", "text": text, "header": header, "document": payload, "verified": False}


def urls(book):
    """URLs."""
    for name, text in (
        ("http", "http://issuer.example/1"),
        ("https", s.URL),
        ("query", "https://issuer.example/a?b=%7Bc%7D&d=e#f"),
        ("port", "https://issuer.example:8443/1"),
        ("host-only", "https://issuer.example"),
        ("ipv6", "http://[2001:db8::1]/a"),
        ("beyond-ascii", "https://issuer.example/zoë"),
        ("json", 'https://issuer.example/?{"a":1}'),
        ("markup", "https://issuer.example/<b>'&amp;"),
    ):
        read(book, f"url-{name}", f"`{text}` is a URL", text, url(text))
    read(book, "url-white-space", "white space around a URL is left out", f" {s.URL}\r\n", url(s.URL))
    for name, text in (
        ("no-host", "https://"),
        ("empty-host", "https:///path"),
        ("query-without-host", "http://?a"),
        ("space", "https://issuer.example/a b"),
        ("tab", "https://issuer.example/a\tb"),
        ("nul", "https://issuer.example/a\0b"),
        ("bad-port", "https://issuer.example:x/"),
        ("two-lines", f"{s.URL}\n{s.URL}"),
    ):
        read(
            book,
            f"url-{name}",
            f"a URL without host, or with a space or control in it, is an error: {name}",
            text,
            code="payload.url",
        )


def json_texts(book):
    """JSON."""
    for name, text in (
        ("2.0", s.JSON_20),
        ("3.0", s.JSON_30),
        ("empty-object", "{}"),
        ("any-object", '{"a":1}'),
        ("spaces", '{ "a" : [ 1 , 2.50e+1 ] }'),
        ("escapes", r'{"a":"\u00eb\/\n"}'),
    ):
        read(book, f"json-{name}", f"a JSON object is a document, byte for byte: {name}", text, document(text))
    read(book, "json-white-space", "white space around a document is left out", "\n {} \n", document("{}"))
    for name, text in (
        ("array", "[]"),
        ("array-of-objects", "[{}]"),
        ("null", "null"),
        ("true", "true"),
        ("number", "5"),
        ("negative", "-1.5e3"),
        ("string", '"https://issuer.example/1"'),
    ):
        read(book, f"json-{name}", f"JSON that is no object is an error: {name}", text, code="payload.not_object")
    for name, text in (
        ("open-brace", "{"),
        ("single-quotes", "{'a':1}"),
        ("trailing-comma", '{"a":1,}'),
        ("two-documents", "{}{}"),
        ("trailing-text", "{} x"),
        ("comment", "{/* */}"),
        ("bare-key", "{a:1}"),
        ("nan", '{"a":NaN}'),
        ("control", '{"a":"\x01"}'),
        ("line-break-in-string", '{"a":"\n"}'),
        ("nul-after", "{}\0"),
        ("bad-escape", r'{"a":"\x41"}'),
        ("leading-zero", '{"a":01}'),
        ("plus", '{"a":+1}'),
        ("cut", s.JSON_20[:-1]),
    ):
        read(book, f"syntax-{name}", f"JSON with a fault is an error: {name}", text, code="json.syntax")


def json_faults(book):
    """Refusals beyond syntax."""
    read(
        book,
        "duplicate-key",
        "a member that is there twice is an error",
        '{"id":"a","id":"b"}',
        code="json.duplicate_key",
    )
    read(book, "lone-surrogate", "half a surrogate pair is an error", r'{"id":"\udc00"}', code="json.lone_surrogate")
    read(book, "number", "a number beyond all bounds is an error", '{"a":1e999}', code="json.number")


def tokens(book):
    """Compact JWS."""
    payload = s.text(s.A20_SIGNED)
    read(book, "jws", "a compact JWS is read open without being verified", s.JWS_20, token(s.JWS_20, HEADER, payload))
    spaced = '{ "id" : "https://issuer.example/1", "x": "Zo\\u00eb" }'
    header = '{ "typ":"JWT", "alg" : "ES256", "kid":"k" }'
    text = s.jws(spaced, header)
    read(
        book,
        "jws-byte-for-byte",
        "header and payload of a JWS come out byte for byte",
        text,
        token(text, header, spaced),
    )
    read(book, "jws-white-space", "white space around a JWS is left out", f"\n{text} ", token(text, header, spaced))
    vc = s.text({"vc": s.CREDENTIAL_VC1, "iss": s.ISSUER, "jti": s.CREDENTIAL_VC1["id"], "nbf": 1682899200})
    read(
        book,
        "jws-vc",
        "the payload of a VC-JWT comes out with its claims",
        s.JWT_30_VC,
        token(s.JWT_30_VC, '{"alg":"RS256","typ":"JWT"}', vc),
    )
    head, body, tail = s.JWS_20.split(".")


def malformed_tokens(book):
    """Tokens that are none."""
    head, body, tail = s.JWS_20.split(".")
    for name, text in (
        ("line-break", f"{head}.\n{body}.{tail}"),
        ("padding", f"{head}.{body}.{tail}=="),
        ("plus", f"{head}.{body}.+/+/"),
        ("bad-length", f"{head}.{body}.AAAAA"),
        ("last-bits", f"{head}.{body}.AB"),
    ):
        read(
            book,
            f"jws-{name}",
            f"a JWS that is not three parts of strict base64url is an error: {name}",
            text,
            code="jws.malformed",
        )
    for name, text in (
        ("two-parts", f"{head}.{body}"),
        ("four-parts", f"{head}.{body}.{tail}.{tail}"),
        ("dots", ".."),
        ("words", "a.b.c"),
    ):
        read(
            book, f"not-jws-{name}", f"a text that only resembles a JWS is an error: {name}", text, code="jws.malformed"
        )


def token_parts(book):
    """Headers and payloads."""
    payload = s.text(s.A20_SIGNED)
    head, body, tail = s.JWS_20.split(".")
    for name, header in (
        ("array", "[]"),
        ("no-alg", "{}"),
        ("alg-number", '{"alg":5}'),
        ("alg-null", '{"alg":null}'),
        ("not-json", "alg"),
        ("not-utf8", None),
    ):
        text = (
            s.jws(payload, header) if header is not None else f"{s.base64url(bytes([0x7B, 0xFF, 0x7D]))}.{body}.{tail}"
        )
        read(
            book,
            f"jws-header-{name}",
            f"a JWS header that is no object with a text `alg` is an error: {name}",
            text,
            code="jws.header",
        )
    read(
        book,
        "jws-header-duplicate",
        "a JWS header with a member twice is an error",
        s.jws(payload, '{"alg":"RS256","alg":"none"}'),
        code="json.duplicate_key",
    )
    read(book, "jws-payload-empty", "a JWS without a payload is an error", f"{head}..{tail}", code="jws.malformed")
    for name, inside in (("array", "[]"), ("text", "hello"), ("string", '"a"')):
        read(
            book,
            f"jws-payload-{name}",
            f"a JWS payload that is no JSON object is an error: {name}",
            s.jws(inside),
            code="jws.payload",
        )


def token_limits(book):
    """Limits on tokens."""
    payload = s.text(s.A20_SIGNED)
    head, body, tail = s.JWS_20.split(".")
    read(
        book,
        "limit-jws",
        "a JWS larger than `jws_bytes` is refused",
        s.JWS_20,
        code="limit.jws",
        limits={"jws_bytes": len(s.JWS_20) - 1},
    )
    read(
        book,
        "limit-jws-reached",
        "a JWS of exactly `jws_bytes` is read",
        s.JWS_20,
        token(s.JWS_20, HEADER, payload),
        limits={"jws_bytes": len(s.JWS_20)},
    )
    read(
        book,
        "limit-jws-header",
        "a JWS with a header larger than `jws_header_bytes` is refused",
        s.JWS_20,
        code="limit.jws",
        limits={"jws_header_bytes": len(head) - 1},
    )


def others(book):
    """Neither."""
    for name, text in (
        ("prose", "hello world"),
        ("word", "badge"),
        ("mail", s.ADA),
        ("ftp", "ftp://issuer.example/1"),
        ("relative", "/assertions/1"),
        ("data-url", "data:application/json,{}"),
        ("xml", "<a/>"),
        ("javascript", "javascript:alert(1)"),
        ("urn", "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"),
    ):
        read(book, f"other-{name}", f"`{text}` is no badge text", text, code="payload.unrecognised")
    for name, text in (("empty", ""), ("blank", " \r\n\t")):
        read(book, name, f"an {name} text is an error", text, code="payload.empty")
    read(
        book,
        "limit-text",
        "a text larger than `text_bytes` is refused",
        s.JSON_20,
        code="limit.text",
        limits={"text_bytes": 99},
    )
    read(book, "option-unknown", "an unknown option is an error", s.URL, code="option.invalid", verify=True)


def chapter():
    """The cases of this module."""
    book = Chapter("What a badge text is")
    for part in (urls, json_texts, json_faults, tokens, malformed_tokens, token_parts, token_limits, others):
        part(book)
    return book
