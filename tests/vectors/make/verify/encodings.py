"""One spelling of one token (RFC 7515 sections 2 and 7.1)."""

from .. import samples as s
from ..crypto import jose, keys
from ..keys.jwk_faults import noncanonical
from ..signing import documents as d
from . import unread


def cases(book):
    """All others are refused."""
    key = keys.ED
    token = jose.token(key, d.A20)
    header, payload, signature = token.split(".")
    assert len(signature) % 4 == 2

    def case(name, says, text, code="jws.malformed", **options):
        unread(book, f"text-{name}", f"{says} is refused", text, code, [key.text()], **options)

    case("padded", "a padded signature", token + "==")
    case(
        "padded-header",
        "a padded header",
        f"{jose.encode('{}')}==.{payload}.{signature}".replace(jose.encode("{}"), jose.encode('{"alg":"EdDSA" }'), 1),
    )
    case("canonical", "a signature with another last character", token[:-1] + noncanonical(token[-1]))
    for spaces in range(3):
        odd = jose.encode(s.text(d.A20) + " " * spaces)
        if len(odd) % 4:
            case(
                "canonical-payload",
                "a payload with another last character",
                f"{header}.{odd[:-1]}{noncanonical(odd[-1])}.{signature}",
            )
            break
    case("space", "white space inside", f"{header}.{payload[:40]} {payload[40:]}.{signature}")
    case("newline", "a line break inside", f"{header}.{payload[:40]}\n{payload[40:]}.{signature}")
    alphabet = next(
        found
        for found in map(jose.encode, ({"alg": "EdDSA", "kid": "?" * n + ">~" * 9} for n in range(9)))
        if "-" in found or "_" in found
    )
    case("alphabet", "the other alphabet", f"{alphabet.replace('-', '+').replace('_', '/')}.{payload}.{signature}")
    case("length", "a length that base64url cannot have", token + "AAA")
    case("nul", "a NUL inside", f"{header}.{payload}\0.{signature}")
    case("two-parts", "two parts", f"{header}.{payload}")
    case("four-parts", "four parts", f"{token}.{signature}")
    case("five-parts", "an encrypted token", f"{header}.{payload}.{signature}.{payload}.{signature}")
    case("no-header", "an empty header", f".{payload}.{signature}")
    case("detached", "a detached payload (RFC 7515 appendix F)", f"{header}..{signature}")
    case("json", "a document", s.text(d.A20))
    json = {"payload": payload, "protected": header, "signature": signature}
    case("json-serialisation", "the JSON serialisation of a JWS", s.text(json))
    case("prose", "prose", "hello", "payload.unrecognised")
    case("empty", "nothing", "", "payload.empty")
    case("url", "a URL", "https://issuer.example/1", "document.hosted")
    case("limit", "a token above the limit", token, "limit.jws", limits={"jws_bytes": 200})
    payloads(book)


def payloads(book):
    """Payloads that are signed and no documents."""
    key = keys.ED

    def case(name, says, payload, code):
        unread(book, f"payload-{name}", f"{says} is refused", jose.token(key, payload), code, [key.text()])

    text = s.text(d.A20)
    case("prose", "prose", "hello", "jws.payload")
    case("array", "a list", "[1]", "jws.payload")
    case("utf8", "what is no UTF-8", b'{"id":"\xff"}', "jws.payload")
    case("compressed", "compressed bytes", bytes.fromhex("789cab5600000043"), "jws.payload")
    case(
        "duplicate",
        "a member that is there twice",
        text[:-1] + ',"badge":"https://evil.example/"}',
        "json.duplicate_key",
    )
    case(
        "duplicate-escaped",
        "also in another spelling",
        text[:-1] + ',"b\\u0061dge":"https://evil.example/"}',
        "json.duplicate_key",
    )
    case("cut", "JSON that is cut", text[:-1], "jws.payload")
    case("behind", "something behind", text + "{}", "jws.payload")
    case("deep", "deep nesting", '{"a":' * 200 + "1" + "}" * 200, "limit.json_depth")
