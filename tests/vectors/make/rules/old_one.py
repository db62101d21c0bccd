"""Open Badges 1.0 (Mozilla, 2013) and 1.1 (Badge Alliance, 2015): the classes."""

from .. import png
from .. import samples as s
from ..kit import Chapter, raw
from ..samples import ADA, hashed
from . import kit
from .forms import BOOLEAN, EMAIL, HTTPS, TEXT, URL, mistyped, node, wrong
from .kit import GONE, B, C, M, whole
from .old_forms import CONTEXT, DATE, HASH, STRICT, one, times, told, types, url_or, words
from .three_forms import URI
from .v2_forms import IMAGE_URI


def zero(name, members, **more):
    """A class of 1.0; anybody may add members."""
    return C("1.0", name, members, **more)


HASHED = "hashed_identity"
CLEAR = {"identity": ADA, "hashed": False, "salt": GONE}
IDENTITY = zero(
    "IdentityObject",
    [
        M("identity", "required", "one", [HASH, "sha256$" + HASH[7:].upper(), hashed(ADA, "sea", "sha512")], mistyped(12)),
        M("type", "required", "one", *words("email")),
        M("hashed", "required", "one", [True], [*mistyped(1, "untrue", "True", "", "truer"), B("true", "member.type", "warning")]),
        M("salt", "optional", "one", *TEXT),
    ],
    cases=[
        ("a hashed identity is no plain text", {"identity": ADA}, {}, one("recipient.hash_malformed", "identity", HASHED)),
        ("a hash has as many digits as its algorithm gives", {"identity": HASH[:-1]}, {}, one("recipient.hash_malformed", "identity", HASHED)),
        ("a sha1 that calls itself sha256 is none", {"identity": "sha256$" + hashed("mayze", "", "sha1")[5:]}, {}, one("recipient.hash_malformed", "identity", HASHED)),
        ("an algorithm nobody knows is told", {"identity": "crc32$0a1b2c3d"}, {}, one("recipient.algorithm", "identity", HASHED)),
        ("sha1 is weak", {"identity": hashed(ADA, "sea", "sha1")}, {}, one("recipient.weak_hash", "identity", "strong_hash", "info")),
        ("md5 is a warning in the profile strict", {"identity": hashed(ADA, "sea", "md5")}, STRICT, one("recipient.weak_hash", "identity", "strong_hash", "warning")),
        ("an identity that is not hashed is no hash", {"hashed": False}, {}, one("recipient.hashed_flag", "identity", HASHED)),
        ("a flag in quotes that says false is a flag", {**CLEAR, "hashed": "false"}, {}, one("member.type", "hashed", "hashed/form", "warning")),
        ("an identity in the clear is allowed", CLEAR, {}, []),
        ("hashing is advised in the profile strict", CLEAR, STRICT, one("recipient.plaintext", "identity", "plain_identity", "warning")),
        ("an identity in the clear is an address", {**CLEAR, "identity": "ada"}, {}, one("value.email", "identity", "plain_identity")),
    ],
)
VERIFICATION = zero(
    "VerificationObject",
    [M("type", "required", "one", *words("hosted", "signed")), M("url", "required", "one", *HTTPS)],
)
ALIGNMENT = zero(
    "AlignmentObject",
    [
        M("name", "required", "one", *TEXT),
        M("url", "required", "one", *URL),
        M("description", "optional", "one", *TEXT),
    ],
)
ISSUER = zero(
    "Issuer",
    [
        M("name", "required", "one", *TEXT),
        M("url", "required", "one", *HTTPS),
        M("description", "optional", "one", *TEXT),
        M("image", "optional", "one", *IMAGE_URI),
        M("email", "optional", "one", *EMAIL),
        M("revocationList", "optional", "one", *URL),
    ],
)
BADGE_CLASS = zero(
    "BadgeClass",
    [
        M("name", "required", "one", *TEXT),
        M("description", "required", "one", *TEXT),
        M("image", "required", "one", *IMAGE_URI),
        M("criteria", "required", "one", *URL),
        M("issuer", "required", "one", *url_or(node(ISSUER, wrong_values=()))),
        M("alignment", "optional", "list", *node(ALIGNMENT)),
        M("tags", "optional", "list", *TEXT),
    ],
)
ASSERTION = zero(
    "Assertion",
    [
        M("uid", "required", "one", *TEXT),
        M("recipient", "required", "one", *node(IDENTITY)),
        M("badge", "required", "one", *url_or(node(BADGE_CLASS, wrong_values=()))),
        M("verify", "required", "one", *node(VERIFICATION)),
        M("issuedOn", "required", "one", *DATE),
        M("image", "optional", "one", *IMAGE_URI),
        M("evidence", "optional", "one", *URL),
        M("expires", "optional", "one", ["2031-01-01T00:00:00Z"], DATE.bad),
    ],
    cases=[
        *times("issuedOn", "expires", "2012-05-04T10:00:00Z", "2012-05-04T11:59:59+02:00"),
        ("a time without a zone is one of UTC", {"issuedOn": "2012-05-04T10:00:00", "expires": "2012-05-04T09:59:59Z"}, {}, one("dates.order", "expires", "expires_after_issued")),
        ("a revoked assertion that is bare is the answer of its host", whole({"revoked": True}), {}, []),
        ("what the answer of a host has is looked at", whole({"revoked": True, "revocationReason": 12}), {}, one("member.type", "revocationReason", "1.0/RevokedAssertion/revocationReason/form")),
        ("a revoked assertion with its badge is an assertion", {"revoked": True}, {}, []),
        (
            "an assertion that was not revoked needs everything",
            whole({"revoked": False}),
            {},
            [("member.missing", "error", f"/{name}", f"{name}/required") for name in ("uid", "recipient", "badge", "verify", "issuedOn")],
        ),
    ],
)
REVOKED_ASSERTION = zero(
    "RevokedAssertion",
    [M("revoked", "required", "one", [True], BOOLEAN.bad), M("revocationReason", "optional", "one", *TEXT)],
)
REVOCATION_LIST = zero(
    "RevocationList",
    [],
    cases=[
        ("a list maps each uid to a reason", whole({"a1": "Lost.", "a2": ""}), {}, []),
        (
            "a reason is a text",
            whole({"a1": True, "a2": "Lost.", "a3": None, "a/4": {"reason": "Lost."}, "a5": 12}),
            {},
            [("revocation.entry", "error", f"/{uid}", "reasons") for uid in ("a1", "a3", "a~14", "a5")],
        ),
    ],
)


def linked(name, base, *types_, **more):
    """A class of 1.1: 1.0 with the members of JSON-LD."""
    return C(
        "1.1",
        name,
        [
            M("@context", "optional", "any", *CONTEXT),
            M("id", "required", "one", *URI),
            M("type", "required", "any", *types(*types_)),
        ],
        base=base,
        context="",
        **more,
    )


GEO = "https://w3id.org/openbadges/extensions/geoCoordinatesExtension/context.json"
PLACE = {
    "@context": GEO,
    "type": ["Extension", "extensions:GeoCoordinates"],
    "description": "The bakery.",
    "geo": {"latitude": 52.5, "longitude": 13.4},
}
OWN = {"@context": {"a": "https://schema.example/a"}, "type": ["Extension", "https://schema.example/Own"], "a": 1}


def extended(name, value, *problems):
    """The document with an extension."""
    return ({name: value}, {}, [(code, severity, f"/{name}{at}", f"1.1/Extension/{rule}") for code, severity, at, rule in problems])


LINKED_ISSUER = linked("Issuer", ISSUER, "Issuer", "IssuerOrg", ["Profile"])
LINKED_BADGE_CLASS = linked("BadgeClass", BADGE_CLASS, "BadgeClass")
LINKED_ASSERTION = linked(
    "Assertion",
    ASSERTION,
    "Assertion",
    cases=[
        ("a revoked assertion that is bare is the answer of its host", whole({"revoked": True, "revocationReason": "Lost."}), {}, []),
        ("a type that is no text is no class either", {"type": 12}, {}, [("type.class", "error", "/type", "type/form"), ("member.type", "error", "/type", "type/form")]),
        ("a published extension is looked into", *extended("extensions:place", PLACE)),
        ("an extension needs no prefix", *extended("place", PLACE)),
        ("an extension that was never published is not looked into", *extended("own", OWN, ("extension.unknown", "info", "", "known"))),
        ("an extension has a context of its own", *extended("own", {**OWN, "@context": None}, ("extension.context", "error", "/@context", "@context/required"), ("extension.unknown", "info", "", "known"))),
        ("an extension has a type of its own", *extended("own", {**OWN, "type": ["Extension"]}, ("extension.type", "error", "", "own_type"), ("extension.unknown", "info", "", "known"))),
        ("each of several extensions is looked at", *extended("place", [PLACE, OWN], ("extension.unknown", "info", "/1", "known"))),
        (
            "faults of an extension are told with its place",
            {"place": {**PLACE, "geo": {"latitude": 91, "longitude": 13.4}}},
            {},
            [("value.number", "error", "/place/geo/latitude", "extension/Place/latitude/form")],
        ),
        ("another object is no extension", {"place": {"type": "Place"}}, {}, []),
    ],
)

NAMED = "extensions:ExampleExtension"
EXAMPLE = "https://w3id.org/openbadges/extensions/exampleExtension/context.json"
EXTENSION = C(
    "1.1",
    "Extension",
    [
        M(
            "@context",
            "required",
            "any",
            [EXAMPLE, [CONTEXT.good[0], EXAMPLE], {"exampleProperty": "http://schema.org/text"}],
            mistyped(12) + wrong("context.unknown", [EXAMPLE, "https://other.example/v1"], severity="warning", at="/1"),
        ),
        M("type", "required", "any", [["Extension", NAMED], [NAMED, "obi:Extension"]], wrong("type.class", [NAMED, "Profile"])),
    ],
    fixed={"exampleProperty": "Rye."},
    cases=[
        ("an extension has a type of its own", {"type": "Extension"}, {}, one("extension.type", "", "own_type")),
        ("an extension that was never published is not looked into", whole(OWN), {}, one("extension.unknown", "", "known", "info")),
    ],
)

ALL = (
    IDENTITY,
    VERIFICATION,
    ALIGNMENT,
    ISSUER,
    BADGE_CLASS,
    ASSERTION,
    REVOKED_ASSERTION,
    REVOCATION_LIST,
    LINKED_ISSUER,
    LINKED_BADGE_CLASS,
    LINKED_ASSERTION,
    EXTENSION,
)


def documents(book):
    """Whole documents, told by their members."""

    def case(id, says, document, name, problems=(), options=None, version="1.0"):
        told(book, f"{version}/whole/{id}", says, document, version, name, problems, options)

    case("assertion", "an assertion is told by its members", s.A10, "Assertion")
    case("strict", "nothing is advised of a sound assertion", s.A10, "Assertion", options=STRICT)
    case("revoked", "what a host answers for a revoked assertion", {"revoked": True, "revocationReason": "Burnt."}, "Assertion")
    case("png", "an assertion in a PNG", raw(png.png(png.itxt("openbadges", s.text(s.A10)))), "Assertion")
    case("token", "an assertion in a token", s.jws(s.A10), "Assertion")
    case("assertion", "an assertion is told by its context", s.A11, "Assertion", version="1.1")
    case("token", "an assertion in a token", s.jws(s.A11), "Assertion", version="1.1")
    for name, document in (("Assertion", s.A11), ("BadgeClass", LINKED_BADGE_CLASS.full()), ("Issuer", LINKED_ISSUER.full())):
        bare = {key: value for key, value in document.items() if key != "@context"}
        missing = [("context.missing", "error", "/@context", f"1.1/{name}/@context/required")]
        says = f"a document of 1.1 has a context: {name}"
        case(f"no-context-{name.lower()}", says, bare, name, missing, {"version": "1.1"}, "1.1")
    faulty = {
        "verify": {"type": "hosted", "url": "assertion"},
        "recipient": {"type": "phone", "identity": ADA, "hashed": True},
        "uid": 1,
        "badge": {"name": "Baker", "tags": "bread", "issuer": {"name": 1, "url": "https://issuer.example"}},
        "issuedOn": "2013-99-99",
    }
    case("many", "all faults are told at once, in the order of the document", faulty, "Assertion", [
        ("value.url", "error", "/verify/url", "1.0/VerificationObject/url/form"),
        ("recipient.hash_malformed", "error", "/recipient/identity", "1.0/IdentityObject/hashed_identity"),
        ("value.word", "error", "/recipient/type", "1.0/IdentityObject/type/form"),
        ("member.type", "error", "/uid", "1.0/Assertion/uid/form"),
        ("member.missing", "error", "/badge/description", "1.0/BadgeClass/description/required"),
        ("member.missing", "error", "/badge/image", "1.0/BadgeClass/image/required"),
        ("member.missing", "error", "/badge/criteria", "1.0/BadgeClass/criteria/required"),
        ("member.list", "error", "/badge/tags", "1.0/BadgeClass/tags/list"),
        ("member.type", "error", "/badge/issuer/name", "1.0/Issuer/name/form"),
        ("value.date", "error", "/issuedOn", "1.0/Assertion/issuedOn/form"),
    ])


def chapter():
    """The cases of 1.0 and 1.1."""
    book = Chapter("What documents of 1.0 and 1.1 must be")
    kit.make(book, *ALL)
    documents(book)
    return book
