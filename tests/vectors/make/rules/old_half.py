"""Open Badges 0.5 (Mozilla, 2011 to 2013): one object with the badge and its issuer inside."""

from .. import png, svg
from .. import samples as s
from ..kit import Chapter, raw
from ..samples import ADA, hashed
from . import kit
from .forms import EMAIL, TEXT, mistyped, node, wrong
from .kit import GONE, C, M, patched, quiet
from .old_forms import DATE_05, HASH, NUMBERED, ORIGIN, STRICT, URL_OR_PATH, one, times, told

ISSUER = C(
    "0.5",
    "Issuer",
    [
        M("origin", "required", "one", *ORIGIN),
        M("name", "required", "one", *TEXT),
        M("org", "optional", "one", *TEXT),
        M("contact", "optional", "one", *EMAIL),
    ],
)
BADGE = C(
    "0.5",
    "Badge",
    [
        M("version", "optional", "one", *NUMBERED),
        M("name", "required", "one", *TEXT),
        M("image", "required", "one", *URL_OR_PATH),
        M("description", "required", "one", *TEXT),
        M("criteria", "required", "one", *URL_OR_PATH),
        M("issuer", "required", "one", *node(ISSUER)),
    ],
)
RECIPIENTS = [
    *wrong("value.email", "ada", "ada lovelace", "sha256$", "$abcd", ""),
    *wrong("recipient.hash_malformed", "sha256$abcd", HASH[:-1], HASH[:-1] + "g"),
    *wrong("recipient.algorithm", "crc32$0a1b2c3d"),
    *mistyped(12, {"type": "email", "identity": ADA}),
]
ASSERTION = C(
    "0.5",
    "Assertion",
    [
        M("recipient", "required", "one", [HASH, "sha256$" + HASH[7:].upper(), hashed(ADA, "sea", "sha512")], RECIPIENTS),
        M("salt", "optional", "one", *TEXT),
        M("evidence", "optional", "one", *URL_OR_PATH),
        M("expires", "optional", "one", ["2031-01-01"], DATE_05.bad),
        M("issued_on", "optional", "one", *DATE_05),
        M("badge", "required", "one", *node(BADGE)),
    ],
    cases=[
        ("a recipient may be an address", {"recipient": ADA, "salt": GONE}, {}, []),
        ("a recipient with an empty salt may be an address", {"recipient": ADA, "salt": ""}, {}, one("value.empty", "salt", "salt/form", "warning")),
        ("a salt belongs to a hash", {"recipient": ADA}, {}, one("recipient.hash_malformed", "recipient", "salted_recipient")),
        ("sha1 is weak", {"recipient": hashed(ADA, "sea", "sha1")}, {}, one("recipient.weak_hash", "recipient", "strong_hash", "info")),
        ("md5 is weak", {"recipient": hashed(ADA, "sea", "md5")}, {}, one("recipient.weak_hash", "recipient", "strong_hash", "info")),
        ("md5 is a warning in the profile strict", {"recipient": hashed(ADA, "sea", "md5")}, STRICT, one("recipient.weak_hash", "recipient", "strong_hash", "warning")),
        ("a badge is no URL", {"badge": s.BADGE}, {}, one("member.type", "badge", "badge/form")),
        *times("issued_on", "expires", "2012-05-04", "2012-05-03"),
    ],
)


def without(document, *names):
    """A document without some members."""
    return {name: value for name, value in document.items() if name not in names}


def documents(book):
    """Whole documents, told by their members."""

    def case(id, says, document, problems=(), options=None):
        told(book, f"0.5/whole/{id}", says, document, "0.5", "Assertion", problems, options)

    case("hashed", "a recipient as a hash", s.A05)
    case("plain", "a recipient as an address", {**without(s.A05, "salt"), "recipient": ADA})
    case("strict", "nothing is advised of a sound document", s.A05, options=STRICT)
    case("hybrid", "what the Backpack made of 1.0 is a document of 0.5 with members of 1.0 beside", s.HYBRID)
    case("hybrid-strict", "the same in the profile strict", s.HYBRID, options=STRICT)
    absolute = patched(s.A05, {"evidence": "https://ada.example/work"})
    absolute["badge"] = {**absolute["badge"], "image": "https://issuer.example/a.png", "criteria": "http://issuer.example/c"}
    case("absolute", "URLs need not be paths", absolute)
    case("context", "a context does not make it another version", {"@context": s.V1, **s.A05})
    case("png", "a document in a PNG", raw(png.png(png.itxt("openbadges", s.JSON_05))))
    data = svg.svg(f'<openbadges:assertion verify="{s.URL}">{svg.cdata(s.JSON_05)}</openbadges:assertion>')
    case("svg", "a document in an SVG", raw(data))
    case("token", "a document in a token", s.jws(s.A05))
    badge = s.A05["badge"]
    case("no-issuer", "without an issuer the recipient tells the version", {**s.A05, "badge": without(badge, "issuer")}, [("member.missing", "error", "/badge/issuer", "0.5/Badge/issuer/required")])
    case("no-recipient", "without a recipient the issuer inside tells the version", without(s.A05, "recipient"), [("member.missing", "error", "/recipient", "0.5/Assertion/recipient/required")])
    faulty = {
        "salt": 12,
        "expires": "2011-01-01",
        "issued_on": "2012-05-04",
        "badge": {"name": "", "image": "baker.png", "issuer": {"origin": "https://issuer.example/a", "contact": "bread"}, "version": "one"},
        "evidence": "evidence",
        "recipient": "ada",
    }
    case("many", "all faults are told at once, in the order of the document", faulty, [
        ("dates.order", "error", "/expires", "0.5/Assertion/expires_after_issued"),
        ("member.type", "error", "/salt", "0.5/Assertion/salt/form"),
        ("member.missing", "error", "/badge/description", "0.5/Badge/description/required"),
        ("member.missing", "error", "/badge/criteria", "0.5/Badge/criteria/required"),
        ("value.empty", "warning", "/badge/name", "0.5/Badge/name/form"),
        ("value.url", "error", "/badge/image", "0.5/Badge/image/form"),
        ("member.missing", "error", "/badge/issuer/name", "0.5/Issuer/name/required"),
        ("value.url", "error", "/badge/issuer/origin", "0.5/Issuer/origin/form"),
        ("value.email", "error", "/badge/issuer/contact", "0.5/Issuer/contact/form"),
        ("value.version", "error", "/badge/version", "0.5/Badge/version/form"),
        ("value.url", "error", "/evidence", "0.5/Assertion/evidence/form"),
        ("value.email", "error", "/recipient", "0.5/Assertion/recipient/form"),
    ])


def private(book):
    """Who a recipient is, is nobody's business."""
    expected = "an e-mail address, or a hash such as `sha256$…`"
    form = ("error", "/recipient", "0.5/Assertion/recipient/form")
    quiet(book, "0.5/private/recipient", {**s.A05, "recipient": "ada lovelace"}, ("value.email", *form), "a text of 12 characters", expected)
    quiet(book, "0.5/private/number", {**s.A05, "recipient": 441632960123}, ("member.type", *form), "a number", expected, {"version": "0.5", "class": "Assertion"})
    digest = "an algorithm, `$` and its digest in hexadecimal digits, such as `sha256$…`"
    salted = ("recipient.hash_malformed", "error", "/recipient", "0.5/Assertion/salted_recipient")
    quiet(book, "0.5/private/salted", {**s.A05, "recipient": ADA}, salted, "an address", digest)
    salt = ("member.type", "error", "/salt", "0.5/Assertion/salt/form")
    quiet(book, "0.5/private/salt", {**s.A05, "salt": 4416}, salt, "a number", "a text")


def chapter():
    """The cases of 0.5."""
    book = Chapter("What documents of 0.5 must be")
    kit.make(book, ISSUER, BADGE, ASSERTION)
    documents(book)
    private(book)
    return book
