"""What Mozilla's validator 0.2.4 checked: the profile `legacy`, from the record of its code's behaviour."""

from .. import samples as s
from ..kit import Chapter
from ..samples import ADA, hashed
from . import kit
from .forms import mistyped, wrong
from .kit import C, F, M, validate

HASH = hashed(ADA, "sea")
LEGACY = {"profile": "legacy"}
OLDEST_ASKED = {**LEGACY, "version": "0.5"}


def half(name, members, **more):
    """A class of 0.5, as that validator saw it."""
    return C("mozilla-0.5", name, members, options=OLDEST_ASKED, **more)


def one(name, members, **more):
    """A class of 1.0, as that validator saw it."""
    return C("mozilla-1.0", name, members, options=LEGACY, **more)


TEXT = F(["Oven House", " "], mistyped(12, {"a": 1}))
ABSOLUTE = F(
    ["https://issuer.example/a", "http://ab", "https://issuer.example:99999/[", "https://a..b"],
    [*wrong("value.url", "a", "/a", "ftp://a.example", "https://", "https://a", "https://a b", "https:///a", "HTTPS://a.example"), *wrong("value.url", 12, {"id": "/a"})],
)
URL = F([*ABSOLUTE.good, "/a", "//"], wrong("value.url", "a", "/", "/ a", "ftp://a.example", 12))
DATA = F(
    [*ABSOLUTE.good, "data:image/png;base64,iVBORw0K", "data:image/svg,a", "data:image/png,not an image"],
    wrong("value.data_uri", "a", "/a", "data:image/gif;base64,R0lGODlh", "data:image/png;base64,", 12),
)
EMAIL = F(["bread@issuer.example", "Bread <bread@issuer.example>"], wrong("value.email", "bread", "bread@issuer", "@issuer.example", 12))
ORIGIN = F(
    ["https://issuer.example", "http://issuer.example:80/"],
    wrong("value.url", "issuer.example", "https://issuer.example/a", "https://issuer.example:", "https://a b", 12),
)
NUMBERED = F(["0.5.0", "1.0", "v1.2.3", 1.5], wrong("value.version", "1", "1.2.3.4", "a.b", 1))
DATE = F(["2012-05-04", "2012-99-99", 1336089600, "7"], wrong("value.date", "2012-05-04T00:00:00Z", "2012-5-4", "soon", 12345678901))
SHAPES = ["2012-05-04", "2012-99-99", 1336089600, "1336089600", "2012-05-04T10:00:00Z", "20120504 1000", "2012-05", "2012Q2"]
DATE_TIME = F(SHAPES, wrong("value.date", "soon", 7, 2000000000, "2012-5-4", "2012-05-04T", "04.05.2012"))


def inner(*classes):
    """The value of a member that is an object of a class: a whole one, then a value that is none."""
    return F([classes[0].full()], mistyped(12, "https://issuer.example/a"))



ORGANIZATION = half(
    "Issuer",
    [
        M("name", "required", "any", *TEXT),
        M("origin", "required", "any", *ORIGIN),
        M("contact", "optional", "any", *EMAIL),
        M("org", "optional", "any", *TEXT),
    ],
    inside=(s.A05, "/badge/issuer"),
)
BADGE = half(
    "Badge",
    [
        M("version", "optional", "any", *NUMBERED),
        M("name", "required", "any", *TEXT),
        M("description", "required", "any", *TEXT),
        M("image", "required", "any", *URL),
        M("criteria", "required", "any", *URL),
        M("issuer", "required", "one", *inner(ORGANIZATION)),
    ],
    inside=(s.A05, "/badge"),
)
RECIPIENT = F([HASH, "md5$zzz", "sha256$1"], wrong("value.email", "ada", "sha256$", "crc32$0a", 12))
OLDEST = half(
    "Assertion",
    [
        M("recipient", "required", "any", *RECIPIENT),
        M("salt", "optional", "any", *TEXT),
        M("evidence", "optional", "any", *URL),
        M("expires", "optional", "any", *DATE),
        M("issued_on", "optional", "any", *DATE),
        M("badge", "required", "one", *inner(BADGE)),
    ],
)
NO_ADDRESS = ("value.email", "error", "/identity", "hashed_identity")
IDENTITY = one(
    "IdentityObject",
    [
        M("type", "required", "any", ["email", "Email"], wrong("value.word", "phone", "e-mail", 12)),
        M("identity", "required", "any", [HASH, "md5$zzz"], mistyped(12)),
        M("hashed", "required", "any", [True, "true", "untrue", [["TRUE"]]], mistyped(1, "yes", {"a": True}), missing=[NO_ADDRESS]),
        M("salt", "optional", "any", *TEXT),
    ],
    inside=(s.A10, "/recipient"),
)
KINDS = F(["hosted", "signed", "HOSTED", "hosted here", "unsigned"], wrong("value.word", "frosting", "a hosted", "signed here", 12))
VERIFICATION = one(
    "VerificationObject",
    [M("type", "required", "any", *KINDS), M("url", "required", "any", *ABSOLUTE)],
    inside=(s.A10, "/verify"),
)
ASSERTION = one(
    "Assertion",
    [
        M("uid", "required", "any", *TEXT),
        M("recipient", "required", "one", *inner(IDENTITY)),
        M("badge", "required", "any", *ABSOLUTE),
        M("verify", "required", "one", *inner(VERIFICATION)),
        M("issuedOn", "required", "any", *DATE_TIME),
        M("expires", "optional", "any", *DATE_TIME),
        M("evidence", "optional", "any", *ABSOLUTE),
        M("image", "optional", "any", *DATA),
    ],
)
TAGS = [["bread", "rye"], []]
ALIGNMENTS = [[{"name": "Bread", "url": "https://issuer.example/a"}], [{"name": "Bread", "url": "https://issuer.example/a", "description": "Rye."}]]
NO_ALIGNMENTS = [{"name": "Bread", "url": "https://a.example"}, [{"name": "Bread"}], [{"name": "Bread", "url": "/a"}], ["bread"], "bread"]
BADGE_CLASS = one(
    "BadgeClass",
    [
        M("name", "required", "any", *TEXT),
        M("description", "required", "any", *TEXT),
        M("image", "required", "any", *DATA),
        M("criteria", "required", "any", *ABSOLUTE),
        M("issuer", "required", "any", *ABSOLUTE),
        M("tags", "optional", "any", TAGS, mistyped("bread", ["bread", 1])),
        M("alignment", "optional", "any", ALIGNMENTS, mistyped(*NO_ALIGNMENTS)),
    ],
)
ISSUER = one(
    "Issuer",
    [
        M("name", "required", "any", *TEXT),
        M("url", "required", "any", *ABSOLUTE),
        M("description", "optional", "any", *TEXT),
        M("image", "optional", "any", *DATA),
        M("email", "optional", "any", *EMAIL),
        M("revocationList", "optional", "any", *ABSOLUTE),
    ],
)


def documents(book):
    """Whole documents of the versions, and what the profile lets pass."""

    def case(id, says, document, version, name, problems=()):
        more = {"version": version, "class": name, "profile": "legacy"}
        validate(book, f"{version}/whole/{id}", f"profile legacy: {says}", document, LEGACY, problems, **more)

    case("sound", "a sound assertion of 0.5", s.A05, "mozilla-0.5", "Assertion")
    case("sound", "a sound assertion of 1.0", s.A10, "mozilla-1.0", "Assertion")
    case("token", "a sound assertion of 1.0 in a token", s.jws(s.A10), "mozilla-1.0", "Assertion")
    empty = {**s.A05, "salt": "", "evidence": 0, "expires": False, "issued_on": None}
    case("falsy", "what JavaScript takes for false counts as absent", empty, "mozilla-0.5", "Assertion")
    linked = {**s.A11, "@context": 12, "type": "Frosting"}
    case("linked", "members of JSON-LD were not looked at", linked, "mozilla-1.0", "Assertion")
    salted = {**s.A05, "recipient": ADA}
    wrong_salt = [("value.hash", "error", "/recipient", "mozilla-0.5/Assertion/salted_recipient")]
    case("salted", "a recipient beside a salt is a hash", salted, "mozilla-0.5", "Assertion", wrong_salt)
    clear_oldest = {name: value for name, value in {**s.A05, "recipient": ADA}.items() if name != "salt"}
    case("clear", "a recipient without a salt may be an address", clear_oldest, "mozilla-0.5", "Assertion")
    clear = {**s.A10, "recipient": {"type": "email", "identity": ADA, "hashed": True}}
    no_hash = [("value.hash", "error", "/recipient/identity", "mozilla-1.0/IdentityObject/hashed_identity")]
    case("clear", "a hashed identity is a hash", clear, "mozilla-1.0", "Assertion", no_hash)


def chapter():
    """The cases of the profile `legacy`."""
    book = Chapter("What Mozilla's validator made of documents")
    kit.make(book, ORGANIZATION, BADGE, OLDEST, IDENTITY, VERIFICATION, ASSERTION, BADGE_CLASS, ISSUER)
    documents(book)
    return book
