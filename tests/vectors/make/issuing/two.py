"""Documents of 2.0."""

from .. import samples as s
from ..crypto import keys
from . import (
    BADGE,
    CLASS_2,
    HOSTED,
    ISSUER,
    PROFILE_2,
    WHEN,
    drawn,
    issued,
    made_up,
    ordered,
    refused,
    without,
)

CONTEXT = s.V2
ADA = "ada@example.org"


def hashed(identity=ADA, salt=None, kind="email"):
    """A recipient with the salt that the seed gives first."""
    salt = drawn().salt() if salt is None else salt
    return {"type": kind, "hashed": True, "salt": salt, "identity": s.hashed(identity, salt)}


def assertion(**more):
    """A hosted assertion, its members in their order."""
    start = {"@context": CONTEXT, "id": HOSTED, "type": "Assertion", "recipient": hashed(), "badge": BADGE}
    return {**start, "verification": {"type": "HostedBadge"}, "issuedOn": WHEN, **more}


REQUEST = {"id": HOSTED, "recipient": ADA, "badge": BADGE}


def cases(book):
    """Assertions, classes, profiles, endorsements, keys."""
    assertions(book)
    signed(book)
    badge_objects(book)
    parts(book)
    endorsements(book)
    public_keys(book)


def two(book, name, says, request, document, kind="Assertion", **options):
    """A document of 2.0."""
    issued(book, f"2.0-{name}", says, request, document, "2.0", kind, **options)


def assertions(book):
    """Hosted ones."""
    two(book, "smallest", "an assertion of three members", REQUEST, assertion())
    two(book, "version", "the version may be said", {**REQUEST, "version": "2.0", "class": "Assertion"}, assertion())
    two(book, "null", "`null` is the same as no member", {**REQUEST, "expires": None, "narrative": None}, assertion())
    date = "2026-02-03T04:05:06+02:00"
    two(
        book,
        "issued-on",
        "a date that is given stays as it is",
        {**REQUEST, "issued_on": date},
        {**assertion(), "issuedOn": date},
    )
    full = {
        **REQUEST,
        "uid": "a1",
        "expires": "2030-01-01T00:00:00Z",
        "narrative": "Built it in a week.",
        "evidence": ["https://ada.example/robot", {"id": "https://ada.example/film", "name": "A film"}],
        "image": "https://badges.example/assertions/1.png",
        "language": "en",
        "endorsements": ["https://friend.example/endorsements/1"],
    }
    document = assertion(
        expires=full["expires"],
        image=full["image"],
        evidence=full["evidence"],
        narrative=full["narrative"],
        endorsement=full["endorsements"],
        uid="a1",
    )
    two(book, "full", "all that an assertion takes", full, {**document, "@language": "en"})
    members(book)


def members(book):
    """Members in the vocabulary of the version."""
    given = {"verification": {"creator": f"{ISSUER}#key"}}
    request = {**REQUEST, "verification": "signed", "members": given}
    document = {
        **assertion(),
        "verification": {"type": "SignedBadge", "creator": f"{ISSUER}#key"},
    }
    two(book, "members-inside", "objects are filled up", request, document)
    for name, more, pointer in (
        ("badge", {"badge": "https://evil.example/"}, "/members/badge"),
        ("recipient", {"recipient": {"identity": "bob@example.org"}}, "/members/recipient/identity"),
        ("id", {"id": "urn:x"}, "/members/id"),
        ("issued", {"issuedOn": "2020-01-01T00:00:00Z"}, "/members/issuedOn"),
    ):
        says = f"nothing is overwritten ({name})"
        refused(book, f"2.0-members-{name}", says, {**REQUEST, "members": more}, "issue.invalid", pointer)
    unknown = {**REQUEST, "members": {"unheardOf": 1}}
    refused(
        book,
        "2.0-members-unknown",
        "a member that no context defines is refused",
        unknown,
        "issue.invalid",
        "/members/unheardOf",
    )
    wrong = {**REQUEST, "members": ["related"]}
    refused(book, "2.0-members-list", "members are an object", wrong, "issue.invalid", "/members")


def signed(book):
    """Signed ones."""
    urn = f"urn:uuid:{drawn().uuid()}"
    source = drawn()
    source.uuid()
    salt = source.salt()
    document = {**assertion(), "id": urn, "recipient": hashed(salt=salt), "verification": {"type": "SignedBadge"}}
    request = {**without(REQUEST, "id"), "verification": "signed"}
    two(book, "signed", "a signed assertion has a urn:uuid, and its salt is drawn after that", request, document)
    kept = {**document, "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "recipient": hashed()}
    two(book, "signed-id", "an id that is given is kept", {**request, "id": kept["id"]}, kept)
    creator = {"type": "signed", "creator": "https://badges.example/key"}
    named = {**document, "verification": {"type": "SignedBadge", "creator": creator["creator"]}}
    two(book, "signed-creator", "the key may be named", {**request, "verification": creator}, named)
    inline = without(CLASS_2, "id")
    badge = {"type": "BadgeClass", **inline, "id": made_up("2.0", "BadgeClass", inline)}
    badge["issuer"] = {"type": "Issuer", **PROFILE_2}
    says = "a badge class without id gets one that follows from it"
    two(book, "signed-class", says, {**request, "badge": inline}, {**document, "badge": badge})


def badge_objects(book):
    """Badge classes inside of an assertion."""
    badge = {"type": "BadgeClass", **CLASS_2, "issuer": {"type": "Issuer", **PROFILE_2}}
    whole = {**REQUEST, "badge": CLASS_2}
    two(book, "class", "a badge class goes in with its types", whole, assertion(badge=badge))
    typed = ordered({**CLASS_2, "@context": CONTEXT, "type": "BadgeClass", "issuer": {"type": "Profile", **PROFILE_2}})
    kept = {name: value for name, value in typed.items() if name != "@context"}
    two(
        book, "class-document", "a whole document loses its context", {**REQUEST, "badge": typed}, assertion(badge=kept)
    )
    bare = without(CLASS_2, "issuer")
    given = {**REQUEST, "badge": bare, "issuer": PROFILE_2}
    behind = {"type": "BadgeClass", **bare, "issuer": badge["issuer"]}
    two(book, "class-issuer", "the issuer goes into the badge class", given, assertion(badge=behind))
    linked = {**REQUEST, "badge": bare, "issuer": ISSUER}
    two(book, "class-issuer-link", "also as a link", linked, assertion(badge={**behind, "issuer": ISSUER}))
    both = {**REQUEST, "badge": CLASS_2, "issuer": ISSUER}
    two(book, "class-issuer-both", "an object counts more than a link", both, assertion(badge=badge))
    other = {**REQUEST, "badge": CLASS_2, "issuer": "https://other.example/"}
    refused(book, "2.0-class-issuer-other", "two different issuers are refused", other, "issue.invalid", "/issuer")
    link = {**REQUEST, "issuer": ISSUER}
    refused(
        book, "2.0-link-issuer", "a link to a badge class has no place for an issuer", link, "issue.invalid", "/issuer"
    )
    lacking = {**REQUEST, "badge": without(CLASS_2, "description")}
    refused(
        book, "2.0-class-lacks", "what the badge class lacks is told", lacking, "issue.incomplete", "/badge/description"
    )
    urn = {**REQUEST, "badge": {**CLASS_2, "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000002"}}
    refused(book, "2.0-class-urn", "a hosted badge class has a URL", urn, "issue.invalid", "/badge/id")


def parts(book):
    """Badge classes and profiles on their own."""
    badge = {"@context": CONTEXT, "type": "BadgeClass", **CLASS_2, "issuer": {"type": "Issuer", **PROFILE_2}}
    two(book, "badge-class", "a badge class", {"class": "BadgeClass", "badge": CLASS_2}, badge, "BadgeClass")
    bare = without(CLASS_2, "id", "issuer")
    request = {"class": "BadgeClass", "badge": bare, "id": BADGE, "issuer": ISSUER}
    made = {"@context": CONTEXT, "type": "BadgeClass", "id": BADGE, **bare, "issuer": ISSUER}
    two(book, "badge-class-parts", "its id and issuer may be given beside", request, made, "BadgeClass")
    profile = {"@context": CONTEXT, "type": "Issuer", **PROFILE_2}
    two(book, "profile", "a profile", {"class": "Profile", "issuer": PROFILE_2}, profile, "Profile")
    without_id = without(PROFILE_2, "id")
    request = {"class": "Profile", "issuer": without_id, "id": ISSUER, "language": "en"}
    made = {"@context": CONTEXT, "type": "Issuer", "id": ISSUER, **without_id, "@language": "en"}
    two(book, "profile-parts", "its id may be given beside, and its language", request, made, "Profile")
    no_id = {"class": "Profile", "issuer": without_id}
    refused(book, "2.0-profile-no-id", "a profile has an id", no_id, "issue.incomplete", "/id")
    other = {"class": "Profile", "issuer": PROFILE_2, "id": "https://other.example/"}
    refused(book, "2.0-profile-two-ids", "and only one", other, "issue.invalid", "/id")
    nothing = {"class": "BadgeClass"}
    refused(book, "2.0-badge-class-none", "nothing is no badge class", nothing, "issue.incomplete", "/badge")


def endorsements(book):
    """Endorsements."""
    id = "https://friend.example/endorsements/1"
    start = {"@context": CONTEXT, "id": id, "type": "Endorsement", "claim": {"id": BADGE}, "issuer": ISSUER}
    document = {**start, "verification": {"type": "HostedBadge"}, "issuedOn": WHEN}
    request = {"class": "Endorsement", "id": id, "claim": BADGE, "issuer": ISSUER}
    two(book, "endorsement", "an endorsement of a link", request, document, "Endorsement")
    claim = ordered({"id": BADGE, "endorsementComment": "A hard one."})
    profile = {"type": "Profile", **PROFILE_2}
    full = {**request, "claim": claim, "issuer": PROFILE_2, "issued_on": "2026-01-01T00:00:00Z"}
    made = {**document, "claim": claim, "issuer": profile, "issuedOn": full["issued_on"]}
    two(book, "endorsement-full", "an endorsement with what it says", full, made, "Endorsement")
    refused(
        book,
        "2.0-endorsement-no-claim",
        "of nothing there is none",
        without(request, "claim"),
        "issue.incomplete",
        "/claim",
    )


def public_keys(book):
    """Keys as documents."""
    id = "https://badges.example/key"
    request = {"class": "CryptographicKey", "id": id, "issuer": ISSUER}
    for kind, key in keys.KEYS.items():
        document = {
            "@context": CONTEXT,
            "type": "CryptographicKey",
            "id": id,
            "owner": ISSUER,
            "publicKeyPem": key.public_pem(),
        }
        for form, text in (("jwk", key.text()), ("pem", key.public_pem())):
            says = f"{kind}: a public key as a document ({form})"
            two(book, f"key-{kind}-{form}", says, {**request, "public_key": text}, document, "CryptographicKey")
    private = {**request, "public_key": keys.RSA.private_pem()}
    refused(book, "2.0-key-private", "a private key is never published", private, "key.not_public", "/public_key")
    small = {**request, "public_key": keys.rsa_key("1024").public_pem()}
    refused(book, "2.0-key-small", "nor is one that is too small", small, "key.size", "/public_key")
    broken = {**request, "public_key": "my key"}
    refused(book, "2.0-key-broken", "a text that is no key is refused", broken, "key.malformed", "/public_key")
    refused(book, "2.0-key-none", "without a key there is no document", request, "issue.incomplete", "/public_key")
