"""3.0: the classes whose objects stand inside of others."""

from ..samples import ADA, ENDORSEMENT_30, hashed
from .forms import BOOLEAN, EMAIL, HTTPS, LANGUAGE, TEXT, URL, mistyped, node, wrong
from .kit import GONE, B, F, M, whole
from .three_forms import (
    COUNTRY,
    DAY,
    FREE,
    IDENTIFIER_TYPES,
    IMAGE_URI,
    JWS,
    STRICT,
    TARGET_TYPES,
    TELEPHONE,
    URI,
    extensible,
    faulty,
    klass,
    types,
)

HASH = hashed(ADA, "sea")
ENDORSEMENT = {**ENDORSEMENT_30, "issuer": {**ENDORSEMENT_30["issuer"], "url": "https://friend.example"}}
NO_NAME = {name: value for name, value in ENDORSEMENT.items() if name != "name"}
ENDORSEMENTS = F(
    [ENDORSEMENT],
    [*mistyped(12, "text"), B(NO_NAME, "member.missing", at="/name", rule="3.0/EndorsementCredential/name/required")],
)


def texts(*names):
    """Members that are texts, none of them required."""
    return [M(name, "optional", "one", *TEXT) for name in names]


def latitude(most):
    """A number from -most to most."""
    return F([52.5, 13, -most, most], [*wrong("value.number", most + 0.5, -most - 1), *mistyped("52.5", True)])


IMAGE = klass(
    "Image",
    [
        M("id", "required", "one", *IMAGE_URI),
        M("type", "required", "any", *types("Image")),
        *texts("caption"),
    ],
    unknown="error",
)
IDENTIFIER = klass(
    "IdentifierEntry",
    [
        M("type", "required", "any", *types("IdentifierEntry")),
        M("identifier", "required", "one", *TEXT),
        M("identifierType", "required", "one", *extensible(IDENTIFIER_TYPES)),
    ],
    unknown="error",
)
CLEAR = {"identityHash": ADA, "hashed": False, "salt": GONE}
IDENTITY = klass(
    "IdentityObject",
    [
        M("type", "required", "any", *types("IdentityObject")),
        M("hashed", "required", "one", [True], BOOLEAN.bad),
        M("identityHash", "required", "one", [HASH, "sha256$" + HASH[7:].upper()], mistyped(12)),
        M("identityType", "required", "one", *extensible(["emailAddress", *IDENTIFIER_TYPES])),
        M("salt", "optional", "one", *TEXT),
    ],
    unknown="error",
    cases=[
        ("a hashed identity is no plain text", {"identityHash": ADA}, {}, faulty("identityHash", recipient_hash_malformed="hashed_identity")),
        ("a hash has as many digits as its algorithm gives", {"identityHash": HASH[:-1]}, {}, faulty("identityHash", recipient_hash_malformed="hashed_identity")),
        ("a hash has hexadecimal digits", {"identityHash": HASH[:-1] + "g"}, {}, faulty("identityHash", recipient_hash_malformed="hashed_identity")),
        ("an algorithm nobody knows is told", {"identityHash": "crc32$0a1b2c3d"}, {}, faulty("identityHash", recipient_algorithm="hashed_identity")),
        ("version 3.0 allows sha256 and md5: no sha1", {"identityHash": hashed(ADA, "sea", "sha1")}, {}, [*faulty("identityHash", recipient_algorithm="hashed_identity"), *faulty("identityHash", "info", recipient_weak_hash="strong_hash")]),
        ("version 3.0 allows sha256 and md5: no sha512", {"identityHash": hashed(ADA, "sea", "sha512")}, {}, faulty("identityHash", recipient_algorithm="hashed_identity")),
        ("md5 is weak", {"identityHash": hashed(ADA, "sea", "md5")}, {}, faulty("identityHash", "info", recipient_weak_hash="strong_hash")),
        ("md5 is a warning in the profile strict", {"identityHash": hashed(ADA, "sea", "md5")}, STRICT, faulty("identityHash", "warning", recipient_weak_hash="strong_hash")),
        ("an identity that is not hashed is no hash", {"hashed": False}, {}, faulty("identityHash", recipient_hashed_flag="hashed_identity")),
        ("an identity in the clear is allowed", CLEAR, {}, []),
        ("hashing is advised in the profile strict", CLEAR, STRICT, faulty("identityHash", "warning", recipient_plaintext="plain_identity")),
        ("an identity in the clear is an address if its type says so", {**CLEAR, "identityHash": "ada"}, {}, faulty("identityHash", value_email="plain_identity")),
        ("an identity in the clear of another type is not looked at", {**CLEAR, "identityHash": "ada", "identityType": "userName"}, {}, []),
    ],
)
CRITERIA = klass(
    "Criteria",
    [
        M("id", "optional", "one", *URI),
        M("type", "optional", "any", ["Criteria", ["Criteria", "Own"]], mistyped(12)),
        *texts("narrative"),
    ],
    minimal={"narrative": "Bake a loaf."},
    cases=[
        ("an id alone will do", whole({"id": "https://issuer.example/criteria"}), {}, []),
        ("a narrative alone will do", whole({"narrative": "Bake a loaf."}), {}, []),
        ("neither is nothing", whole({"type": "Criteria"}), {}, faulty("", criteria_empty="id_or_narrative")),
        ("no members are nothing", whole({}), {}, faulty("", criteria_empty="id_or_narrative")),
        ("a blank narrative says nothing", whole({"narrative": " "}), {}, [*faulty("", criteria_empty="id_or_narrative"), ("value.empty", "warning", "/narrative", "narrative/form")]),
        ("a narrative that is null is there and says nothing", whole({"narrative": None}), {}, [*faulty("", criteria_empty="id_or_narrative"), ("member.empty", "error", "/narrative", "narrative/form")]),
    ],
)
ALIGNMENT = klass(
    "Alignment",
    [
        M("type", "required", "any", *types("Alignment")),
        *texts("targetCode", "targetDescription"),
        M("targetName", "required", "one", *TEXT),
        *texts("targetFramework"),
        M("targetType", "optional", "one", *extensible(TARGET_TYPES)),
        M("targetUrl", "required", "one", *URL),
    ],
)
EVIDENCE = klass(
    "Evidence",
    [
        M("id", "optional", "one", *URI),
        M("type", "required", "any", *types("Evidence")),
        *texts("narrative", "name", "description", "genre", "audience"),
    ],
)
RELATED = klass(
    "Related",
    [
        M("id", "required", "one", *URI),
        M("type", "required", "any", *types("Related")),
        M("inLanguage", "optional", "one", *LANGUAGE),
        *texts("version"),
    ],
)
GEO = klass(
    "GeoCoordinates",
    [
        M("type", "required", "any", *types("GeoCoordinates")),
        M("latitude", "required", "one", *latitude(90)),
        M("longitude", "required", "one", *latitude(180)),
    ],
)
ADDRESS = klass(
    "Address",
    [
        M("type", "required", "any", *types("Address")),
        *texts("addressCountry"),
        M("addressCountryCode", "optional", "one", *COUNTRY),
        *texts("addressRegion", "addressLocality", "streetAddress", "postOfficeBoxNumber", "postalCode"),
        M("geo", "optional", "one", *node(GEO)),
    ],
)
PARENT = {"id": "https://parent.example", "type": ["Profile"]}
PROFILE = klass(
    "Profile",
    [
        M("@context", "optional", "any", *FREE),
        M("id", "required", "one", *URI),
        M("type", "required", "any", *types("Profile")),
        *texts("name"),
        M("url", "optional", "one", *HTTPS),
        M("phone", "optional", "one", *TELEPHONE),
        *texts("description"),
        M("endorsement", "optional", "list", *ENDORSEMENTS),
        M("endorsementJwt", "optional", "list", *JWS),
        M("image", "optional", "one", *node(IMAGE)),
        M("email", "optional", "one", *EMAIL),
        M("address", "optional", "one", *node(ADDRESS)),
        M("otherIdentifier", "optional", "list", *node(IDENTIFIER)),
        *texts("official"),
        M("parentOrg", "optional", "one", [PARENT], [*mistyped(12, "text"), B({"type": "Profile"}, "member.missing", at="/id", rule="id/required")]),
        *texts("familyName", "givenName", "additionalName", "patronymicName", "honorificPrefix", "honorificSuffix", "familyNamePrefix"),
        M("dateOfBirth", "optional", "one", *DAY),
    ],
    context=[],
    cases=[
        ("a parent of a parent is a profile", {"parentOrg": {**PARENT, "parentOrg": {**PARENT, "parentOrg": {**PARENT, "url": "/"}}}}, {}, [("value.url", "error", "/parentOrg/parentOrg/parentOrg/url", "url/form")]),
        ("a profile that is not an issuer needs no name", whole(PARENT), STRICT, []),
        ("a type that is no text is no class either", {"type": 12}, {}, [("type.class", "error", "/type", "type/form"), ("member.type", "error", "/type", "type/form")]),
        ("the id is not written as in JSON-LD", whole({"@id": "https://parent.example", "type": "Profile"}), {}, [("member.missing", "error", "/id", "id/required")]),
        ("an unknown context may define anything", {"@context": "https://other.example/v1", "frosting": "pink"}, {}, [("context.unknown", "warning", "/@context", "@context/form")]),
        ("an inline context may define a member", {"@context": [{"frosting": "https://schema.example/frost"}], "frosting": "pink"}, {}, []),
        ("a known context does not define a member of one's own", {"@context": "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", "frosting": "pink"}, {}, [("member.unknown", "warning", "/frosting", "unknown")]),
        ("a list of nulls is an empty list", {"otherIdentifier": [None]}, {}, [("member.empty", "error", "/otherIdentifier", "otherIdentifier/form")]),
    ],
)
ISSUER = klass(
    "Issuer",
    [M("name", "recommended", "one", *TEXT), M("url", "recommended", "one", *HTTPS)],
    base=PROFILE,
)
ALL = (IMAGE, IDENTIFIER, IDENTITY, CRITERIA, ALIGNMENT, EVIDENCE, RELATED, GEO, ADDRESS, PROFILE, ISSUER)
