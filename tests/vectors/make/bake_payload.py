"""What may be baked: payloads, `wallet_safe`, and images that cannot carry a badge."""

from . import png
from . import samples as s
from .kit import Chapter, error, raw
from .png_write import PLAIN

PLAIN_SVG = {"file": "images/plain.svg"}


def refused(book, id, says, payload, code, image=PLAIN, **options):
    """A payload that is not baked."""
    book.case(id, says, "bake", {"image": image, "payload": payload, "options": options or None}, None, error(code))


def payloads(book):
    """Payloads that are none."""
    for name, payload, code in (
        ("empty", "", "payload.empty"),
        ("blank", " \n", "payload.empty"),
        ("prose", "hello world", "payload.unrecognised"),
        ("open-brace", "{", "json.syntax"),
        ("array", "[]", "payload.not_object"),
        ("null", "null", "payload.not_object"),
        ("number", "5", "payload.not_object"),
        ("string", '"https://issuer.example/1"', "payload.not_object"),
        ("ftp", "ftp://issuer.example/1", "payload.unrecognised"),
        ("no-host", "https://", "payload.url"),
        ("space", "https://issuer.example/a b", "payload.url"),
        ("line-break", "https://issuer.example/a\nb", "payload.url"),
        ("duplicate", '{"id":"a","id":"b"}', "json.duplicate_key"),
        ("lone-surrogate", r'{"id":"\ud800"}', "json.lone_surrogate"),
        ("jws-two-parts", s.JWS_20.rsplit(".", 1)[0], "jws.malformed"),
        ("jws-padding", s.JWS_20 + "=", "jws.malformed"),
        ("jws-unsigned", s.JWS_20.rsplit(".", 1)[0] + ".", "jws.unsigned"),
        ("jws-none", s.jws(s.A20_SIGNED, {"alg": "none"}, b""), "jws.unsigned"),
        ("jws-header", s.jws(s.A20_SIGNED, "[]"), "jws.header"),
        ("jws-payload", s.jws("[]"), "jws.payload"),
    ):
        refused(book, f"bake/payload-{name}", f"a payload that is no badge is refused: {name}", payload, code)
    refused(
        book,
        "bake/limit-text",
        "a payload larger than `text_bytes` is refused",
        s.JSON_20,
        "limit.text",
        limits={"text_bytes": 100},
    )
    refused(
        book,
        "bake/limit-input",
        "an image larger than `input_bytes` is refused",
        s.URL,
        "limit.input",
        limits={"input_bytes": 100},
    )


def options(book):
    """Limits and options."""
    refused(book, "bake/option-unknown", "an unknown option is an error", s.URL, "option.invalid", overwrite=True)
    refused(
        book,
        "bake/option-value",
        "an unknown value of an option is an error",
        s.URL,
        "option.invalid",
        on_existing="append",
    )
    refused(
        book,
        "bake/legacy-in-svg",
        "`legacy_text` does not go together with an SVG",
        s.URL,
        "option.conflict",
        image=PLAIN_SVG,
        legacy_text=True,
    )


def images(book):
    """Images that cannot carry a badge."""
    from .sniff import SAMPLES

    for name, (says, format, data) in SAMPLES.items():
        if format not in ("png", "svg"):
            book.case(
                f"bake/image-{name}",
                f"{says} cannot carry a badge",
                "bake",
                {"image": raw(data), "payload": s.URL},
                None,
                error("image.unsupported"),
            )


def wallet_safe(book):
    """JSON as ASCII, with the braces inside strings escaped."""
    plain = '{ "@context" : "%s", "type":"Assertion","id":"%s","narrative":"%s" }'
    given = plain % (s.V2, s.URL, 'Zoë {bakes} 🍞 \\u007bnot twice\\u007d \\" \\\\{')
    safe = plain % (s.V2, s.URL, 'Zo\\u00eb \\u007bbakes\\u007d \\ud83c\\udf5e \\u007bnot twice\\u007d \\" \\\\\\u007b')
    assert s.json.loads(given) == s.json.loads(safe)

    def case(id, says, payload, written):
        book.case(
            id,
            says,
            "bake",
            {"image": PLAIN, "payload": payload, "options": {"wallet_safe": True}},
            {"report": {"carrier": "iTXt", "replaced": 0}, "bytes": raw(png.png(png.itxt("openbadges", written)))},
        )

    case("bake/wallet-safe", "`wallet_safe` escapes letters beyond ASCII, and braces inside strings only", given, safe)
    case(
        "bake/wallet-safe-key",
        "`wallet_safe` escapes member names too",
        '{"id":"%s","é{}":[{"}":1}]}' % s.URL,
        '{"id":"%s","\\u00e9\\u007b\\u007d":[{"\\u007d":1}]}' % s.URL,
    )
    case("bake/wallet-safe-ascii", "`wallet_safe` leaves ASCII without such braces as it is", s.JSON_20, s.JSON_20)
    case("bake/wallet-safe-url", "`wallet_safe` leaves a URL as it is", s.URL, s.URL)
    case("bake/wallet-safe-jws", "`wallet_safe` leaves a JWS as it is", s.JWS_20, s.JWS_20)


def forbidden(book):
    """Characters that XML cannot hold."""
    refused(
        book,
        "bake/forbidden-character",
        "an SVG cannot hold U+FFFE",
        '{"id":"%s","narrative":"\ufffe"}' % s.URL,
        "svg.forbidden_character",
        image=PLAIN_SVG,
    )
    refused(
        book,
        "bake/forbidden-character-ffff",
        "an SVG cannot hold U+FFFF",
        '{"id":"%s","narrative":"\uffff"}' % s.URL,
        "svg.forbidden_character",
        image=PLAIN_SVG,
    )


def chapter():
    """The cases of this module."""
    book = Chapter("Payloads and images that bake takes and refuses")
    for part in (payloads, options, images, wallet_safe, forbidden):
        part(book)
    return book
