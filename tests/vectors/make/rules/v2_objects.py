"""2.0: the classes whose objects stand inside of others."""

from ..samples import ADA, ISSUER, hashed
from .forms import BOOLEAN, LANGUAGE, TEXT, URL, mistyped
from .kit import GONE, B, C, M, whole
from .v2_forms import CONTEXT, DATE, HOST, IMAGE_URI, IRI, PEM, PROPERTY, STRICT, TEXT_OR_NUMBER, URN, iri_or, types

HASH = hashed(ADA, "sea")
HOSTED = {"type": "HostedBadge"}
ENDORSEMENT = {
    "id": "https://friend.example/endorsements/1",
    "type": "Endorsement",
    "claim": {"id": "https://issuer.example/badges/1", "endorsementComment": "Good bread."},
    "issuer": "https://friend.example/profile",
    "issuedOn": "2020-01-01T00:00:00Z",
    "verification": HOSTED,
}


def no_issuer(document):
    """An endorsement without its issuer, as a wrong value."""
    less = {name: value for name, value in document.items() if name != "issuer"}
    return B(less, "member.missing", at="/issuer", rule="2.0/Endorsement/issuer/required")


OBJECT = C(
    "2.0",
    "Object",
    [
        M("@context", "optional", "any", *CONTEXT),
        M(
            "related",
            "optional",
            "many",
            ["https://issuer.example/2", {"id": "https://issuer.example/2", "@language": "de", "version": "2"}],
            [B({"version": "2"}, "member.missing", at="/id", rule="2.0/Related/id/required"), *IRI.bad],
        ),
        M("version", "optional", "one", *TEXT_OR_NUMBER),
        M("endorsement", "optional", "many", [IRI.good[0], ENDORSEMENT], [no_issuer(ENDORSEMENT), *IRI.bad]),
        M("@language", "optional", "one", *LANGUAGE),
    ],
    unknown="info",
)


def klass(name, members, **more):
    """A class of 2.0."""
    return C("2.0", name, members, **{"base": OBJECT, "unknown": "info", **more})


RELATED = klass("Related", [M("id", "required", "one", *IRI)])

IDENTITY = klass(
    "IdentityObject",
    [
        M("identity", "required", "one", [HASH, "sha256$" + HASH[7:].upper()], mistyped(12)),
        M("type", "required", "one", *PROPERTY),
        M("hashed", "expected", "one", [True], mistyped("true", 1)),
        M("salt", "optional", "one", *TEXT),
    ],
    cases=[
        (
            "a hashed identity is no plain text",
            {"identity": ADA},
            {},
            [("recipient.hash_malformed", "error", "/identity", "hashed_identity")],
        ),
        (
            "a hash has as many digits as its algorithm gives",
            {"identity": HASH[:-1]},
            {},
            [("recipient.hash_malformed", "error", "/identity", "hashed_identity")],
        ),
        (
            "an algorithm nobody knows is told",
            {"identity": "crc32$0a1b2c3d"},
            {},
            [("recipient.algorithm", "error", "/identity", "hashed_identity")],
        ),
        (
            "version 2.0 allows sha256 and md5 only",
            {"identity": hashed(ADA, "sea", "sha512")},
            {},
            [("recipient.algorithm", "error", "/identity", "hashed_identity")],
        ),
        (
            "md5 is weak",
            {"identity": hashed(ADA, "sea", "md5")},
            {},
            [("recipient.weak_hash", "info", "/identity", "strong_hash")],
        ),
        (
            "md5 is a warning in the profile strict",
            {"identity": hashed(ADA, "sea", "md5")},
            STRICT,
            [("recipient.weak_hash", "warning", "/identity", "strong_hash")],
        ),
        (
            "an identity that is not hashed is no hash",
            {"hashed": False},
            {},
            [("recipient.hashed_flag", "error", "/identity", "hashed_identity")],
        ),
        ("an identity in the clear is allowed", {"identity": ADA, "hashed": False, "salt": GONE}, {}, []),
        (
            "hashing is advised in the profile strict",
            {"identity": ADA, "hashed": False},
            STRICT,
            [("recipient.plaintext", "warning", "/identity", "plain_identity")],
        ),
        (
            "an identity in the clear has the form of an address if it is one",
            {"identity": "ada", "hashed": False},
            {},
            [("value.email", "error", "/identity", "plain_identity")],
        ),
        (
            "an identity in the clear of another property is not looked at",
            {"identity": "ada", "hashed": False, "type": "telephone"},
            {},
            [],
        ),
        (
            "without the flag a hash counts as one",
            {"hashed": GONE},
            {},
            [("member.missing", "warning", "/hashed", "hashed/required")],
        ),
        (
            "without the flag an address counts as one",
            {"hashed": GONE, "identity": ADA},
            {},
            [("member.missing", "warning", "/hashed", "hashed/required")],
        ),
    ],
)

EVIDENCE = klass(
    "Evidence",
    [
        M("type", "optional", "any", *types("Evidence")),
        M("id", "optional", "one", *IRI),
        *(M(name, "optional", "one", *TEXT) for name in ("narrative", "name", "description", "genre", "audience")),
    ],
)

IMAGE = klass(
    "Image",
    [
        M("type", "optional", "any", ["schema:ImageObject", ["schema:ImageObject", "Image"]]),
        M("id", "required", "one", *IMAGE_URI),
        M("caption", "optional", "one", *TEXT),
        M("author", "optional", "one", [ISSUER, {"id": ISSUER, "type": "Profile"}], IRI.bad),
    ],
)

CRITERIA = klass(
    "Criteria",
    [
        M("type", "optional", "any", *types("Criteria")),
        M("id", "optional", "one", *IRI),
        M("narrative", "optional", "one", *TEXT),
    ],
    minimal={"narrative": "Bake a loaf."},
    cases=[
        ("an id alone will do", whole({"id": "https://issuer.example/criteria"}), {}, []),
        ("a narrative alone will do", whole({"narrative": "Bake a loaf."}), {}, []),
        ("neither is nothing", whole({"type": "Criteria"}), {}, [("criteria.empty", "error", "", "id_or_narrative")]),
        (
            "a blank node says nothing about criteria",
            whole({"id": "_:b0"}),
            {},
            [("criteria.empty", "error", "", "id_or_narrative")],
        ),
        (
            "an empty narrative says nothing",
            whole({"narrative": " "}),
            {},
            [
                ("criteria.empty", "error", "", "id_or_narrative"),
                ("value.empty", "warning", "/narrative", "narrative/form"),
            ],
        ),
    ],
)

ALIGNMENT = klass(
    "AlignmentObject",
    [
        M("type", "optional", "any", *types("AlignmentObject", "http://schema.org/AlignmentObject")),
        M("targetName", "required", "one", *TEXT),
        M("targetUrl", "required", "one", *URL),
        *(M(name, "optional", "one", *TEXT) for name in ("targetDescription", "targetFramework", "targetCode")),
    ],
)

KEY = klass(
    "CryptographicKey",
    [
        M("type", "required", "any", *types("CryptographicKey", "https://w3id.org/security#Key")),
        M("id", "recommended", "one", *IRI),
        M("owner", "recommended", "one", [ISSUER, {"id": ISSUER, "type": "Profile"}], IRI.bad),
        M("publicKeyPem", "optional", "one", *PEM),
    ],
)

VERIFICATION = klass(
    "VerificationObject",
    [
        M(
            "type",
            "required",
            "any",
            ["SignedBadge", "signed", ["SignedBadge"], "https://w3id.org/openbadges#SignedBadge"],
            types("SignedBadge").bad,
        ),
        M("creator", "optional", "one", *iri_or(KEY)),
        M("url", "deprecated", "one", *URL),
    ],
    cases=[
        ("a hosted badge is hosted", whole(HOSTED), {}, []),
        ("the alias of 1.1 says the same", whole({"type": "hosted"}), {}, []),
        (
            "nothing signed a hosted badge",
            {"type": "HostedBadge"},
            {},
            [("verification.creator", "warning", "/creator", "creator_of_signed")],
        ),
        (
            "nothing signed a hosted badge, by the alias of 1.1",
            {"type": "hosted"},
            {},
            [("verification.creator", "warning", "/creator", "creator_of_signed")],
        ),
    ],
)

POLICY = klass(
    "VerificationPolicy",
    [
        M("type", "expected", "any", *types("VerificationObject")),
        M("verificationProperty", "optional", "one", ["id"], [("url", "value.word"), *mistyped(12)]),
        M("startsWith", "optional", "many", *URL),
        M("allowedOrigins", "optional", "many", *HOST),
    ],
    cases=[("an empty list of origins is none", {"allowedOrigins": []}, {}, [])],
)

REVOKED_ENTRY = klass(
    "RevokedEntry",
    [
        M("id", "optional", "one", *IRI),
        M("uid", "deprecated", "one", *TEXT),
        M("revoked", "optional", "one", *BOOLEAN),
        M("revocationReason", "optional", "one", *TEXT),
    ],
    minimal={"id": URN},
    cases=[
        ("an entry names an assertion", {"id": GONE}, {}, [("revocation.entry", "error", "", "id_or_uid")]),
        (
            "the uid of older versions will do",
            {"id": GONE, "uid": "a1"},
            {},
            [("member.deprecated", "info", "/uid", "uid/deprecated")],
        ),
    ],
)

CLAIM = klass(
    "Claim",
    [
        M("id", "required", "one", *IRI),
        M("type", "optional", "any", ["BadgeClass"]),
        M("endorsementComment", "optional", "one", *TEXT),
    ],
    base=None,
    unknown=None,
)

DATES = DATE
ALL = (OBJECT, RELATED, IDENTITY, EVIDENCE, IMAGE, CRITERIA, ALIGNMENT, KEY, VERIFICATION, POLICY, REVOKED_ENTRY, CLAIM)
