"""2.0: the classes whose documents stand alone."""

from ..samples import V2
from .forms import BOOLEAN, EMAIL, HTTPS, TEXT, mistyped, node, wrong
from .kit import GONE, C, M, whole
from .v2_forms import CONTEXT, DATE, EXTENSION, IMAGE_IRI, IRI, TELEPHONE, URN, iri_or, types
from .v2_objects import (
    ALIGNMENT,
    CLAIM,
    CRITERIA,
    EVIDENCE,
    IDENTITY,
    IMAGE,
    KEY,
    POLICY,
    REVOKED_ENTRY,
    VERIFICATION,
    klass,
)

REASON = M("revocationReason", "optional", "one", *TEXT)
IMAGES = IMAGE_IRI + node(IMAGE, wrong_values=())
DOCUMENT = {"context": V2}
NOW = {"at": "2025-01-01T00:00:00Z"}

PROFILE = klass(
    "Profile",
    [
        M("id", "required", "one", *IRI),
        M("type", "required", "any", *(types("Profile") + types("Issuer"))),
        M("name", "optional", "one", *TEXT),
        M("url", "optional", "one", *HTTPS),
        M("telephone", "optional", "one", *TELEPHONE),
        M("description", "optional", "one", *TEXT),
        M("image", "optional", "one", *IMAGES),
        M("email", "optional", "one", *EMAIL),
        M("publicKey", "optional", "many", *iri_or(KEY)),
        M(
            "verification",
            "optional",
            "one",
            *node(POLICY, {"startsWith": ["https://issuer.example/a"], "type": "VerificationObject"}),
        ),
        M("revocationList", "optional", "one", ["https://issuer.example/revoked"], IRI.bad),
    ],
    cases=[
        (
            "a profile that says it is an issuer needs what an issuer needs",
            {"type": "Issuer", "name": GONE, "url": GONE, "email": GONE},
            {},
            [
                ("member.missing", "error", "/name", "2.0/Issuer/name/required"),
                ("member.missing", "error", "/url", "2.0/Issuer/url/required"),
                ("member.missing", "warning", "/email", "2.0/Issuer/email/required"),
            ],
        ),
        (
            "one type of two will do for that",
            {"type": ["Profile", "Issuer"], "name": GONE},
            {},
            [("member.missing", "error", "/name", "2.0/Issuer/name/required")],
        ),
    ],
    **DOCUMENT,
)

ISSUER = klass(
    "Issuer",
    [
        M("name", "required", "one", *TEXT),
        M("url", "required", "one", *HTTPS),
        M("email", "expected", "one", *EMAIL),
        M("image", "recommended", "one", *IMAGES),
    ],
    base=PROFILE,
)

BADGE_CLASS = klass(
    "BadgeClass",
    [
        M("id", "required", "one", *IRI),
        M("type", "required", "any", *types("BadgeClass")),
        M("name", "required", "one", *TEXT),
        M("description", "required", "one", *TEXT),
        M("image", "required", "one", *IMAGES),
        M("criteria", "required", "one", *iri_or(CRITERIA)),
        M("issuer", "required", "one", *iri_or(ISSUER)),
        M("alignment", "optional", "many", *node(ALIGNMENT)),
        M("tags", "optional", "many", *TEXT),
    ],
    **DOCUMENT,
)


def assertion_members(presence):
    """What assertions have, whether they were revoked or not."""
    return [
        M("recipient", presence, "one", *node(IDENTITY)),
        M("badge", presence, "one", *iri_or(BADGE_CLASS)),
        M("verification", presence, "one", *node(VERIFICATION)),
        M("issuedOn", presence, "one", *DATE),
        M("image", "optional", "one", *IMAGES),
        M("evidence", "optional", "many", IRI.good + [EVIDENCE.full()], IRI.bad),
        M("narrative", "optional", "one", *TEXT),
        M("expires", "optional", "one", ["2031-01-01T00:00:00Z"], DATE.bad),
        M("uid", "deprecated", "one", *TEXT),
    ]


def late(code, member, rule):
    """The one problem of a date."""
    return [(code, "error", f"/{member}", rule)]


ASSERTION = klass(
    "Assertion",
    [
        M("id", "required", "one", *IRI),
        M("type", "required", "any", *types("Assertion")),
        *assertion_members("required"),
        M("revoked", "optional", "one", [False], BOOLEAN.bad),
        REASON,
    ],
    cases=[
        (
            "an assertion does not expire before it is issued",
            {"expires": "2019-03-01T09:59:59Z"},
            {},
            late("dates.order", "expires", "expires_after_issued"),
        ),
        (
            "dates are compared with their zones",
            {"expires": "2019-03-01T11:30:00+02:00"},
            {},
            late("dates.order", "expires", "expires_after_issued"),
        ),
        ("an assertion may expire when it is issued", {"expires": "2019-03-01T12:00:00+02:00"}, {}, []),
        ("an assertion that expires later is not expired", {}, NOW, []),
        (
            "an expired assertion is told at the moment asked about",
            {"expires": "2024-12-31T23:59:59Z"},
            NOW,
            late("dates.expired", "expires", "not_expired"),
        ),
        ("it expires behind its last moment", {"expires": "2025-01-01T00:00:00Z"}, NOW, []),
        ("no moment asked about, nothing expired", {"expires": "2019-03-02T00:00:00Z"}, {}, []),
        (
            "an assertion of the future is told at the moment asked about",
            {"issuedOn": "2025-01-01T00:00:01Z"},
            NOW,
            late("dates.not_yet", "issuedOn", "issued"),
        ),
        ("the alias of verification will do", {"verification": GONE, "verify": {"type": "hosted"}}, {}, []),
        (
            "a recipient is no text, and is not quoted",
            {"recipient": "ada@example.org"},
            {},
            [("member.type", "error", "/recipient", "recipient/form")],
        ),
        ("a revoked assertion needs id and revoked only", whole({"id": URN, "revoked": True}), {}, []),
        ("a revoked assertion may have the rest", {"revoked": True}, {}, []),
        (
            "what a revoked assertion has is looked at",
            whole({"id": URN, "revoked": True, "issuedOn": "soon"}),
            {},
            [("value.date", "error", "/issuedOn", "2.0/RevokedAssertion/issuedOn/form")],
        ),
        (
            "an assertion that is not revoked needs everything",
            whole({"id": URN, "revoked": False}),
            {},
            [
                ("member.missing", "error", f"/{name}", f"{name}/required")
                for name in ("type", "recipient", "badge", "verification", "issuedOn")
            ],
        ),
        (
            "a type that is no text is no class either",
            {"type": 12},
            {},
            [("type.class", "error", "/type", "type/form"), ("member.type", "error", "/type", "type/form")],
        ),
        (
            "a type that nothing stands behind is no class either",
            {"type": "Frosting"},
            {},
            [("type.class", "error", "/type", "type/form"), ("type.unknown", "error", "/type", "type/form")],
        ),
    ],
    **DOCUMENT,
)

REVOKED_ASSERTION = klass(
    "RevokedAssertion",
    [
        M("id", "required", "one", *IRI),
        M("@context", "optional", "any", *CONTEXT),
        M("type", "optional", "any", *types("Assertion")),
        M("revoked", "required", "one", [True], BOOLEAN.bad),
        REASON,
        *assertion_members("optional"),
    ],
)

REVOCATION_LIST = klass(
    "RevocationList",
    [
        M("type", "required", "any", *types("RevocationList")),
        M("id", "recommended", "one", *IRI),
        M("issuer", "recommended", "one", *iri_or(PROFILE)),
        M("revokedAssertions", "required", "many", [*IRI.good, REVOKED_ENTRY.full()], IRI.bad),
    ],
    cases=[("a list on which nothing is yet is a list", {"revokedAssertions": []}, {}, [])],
    **DOCUMENT,
)

ENDORSEMENT = klass(
    "Endorsement",
    [
        M("id", "required", "one", *IRI),
        M("type", "required", "any", *types("Endorsement", "https://w3id.org/credentials#Credential")),
        M("claim", "required", "one", *node(CLAIM)),
        M("issuer", "required", "one", *iri_or(PROFILE)),
        M("issuedOn", "required", "one", *DATE),
        M("verification", "required", "one", *node(VERIFICATION)),
        M("revoked", "optional", "one", [False], BOOLEAN.bad),
        REASON,
    ],
    cases=[
        (
            "an endorsement of the future is told at the moment asked about",
            {"issuedOn": "2025-01-01T00:00:01Z"},
            NOW,
            late("dates.not_yet", "issuedOn", "issued"),
        ),
        (
            "a revoked endorsement needs id, issuer and revoked only",
            whole({"id": URN, "issuer": URN, "revoked": True}),
            {},
            [],
        ),
        (
            "a revoked endorsement still has an issuer",
            whole({"id": URN, "revoked": True}),
            {},
            [("member.missing", "error", "/issuer", "2.0/RevokedEndorsement/issuer/required")],
        ),
    ],
    **DOCUMENT,
)

REVOKED_ENDORSEMENT = klass(
    "RevokedEndorsement",
    [
        M("id", "required", "one", *IRI),
        M("@context", "optional", "any", *CONTEXT),
        M("type", "optional", "any", *types("Endorsement", "https://w3id.org/credentials#Credential")),
        M("issuer", "required", "one", *iri_or(PROFILE)),
        M("revoked", "required", "one", [True], BOOLEAN.bad),
        REASON,
        M("claim", "optional", "one", *node(CLAIM)),
        M("issuedOn", "optional", "one", *DATE),
        M("verification", "optional", "one", *node(VERIFICATION)),
    ],
)

KEY_DOCUMENT = C("2.0", "CryptographicKey", KEY.members, base=KEY.base, unknown="info", context=V2)
OWN = "extensions:ExampleExtension"
EXTENSION_FRAME = C(
    "2.0",
    "Extension",
    [
        M(
            "@context",
            "required",
            "any",
            [EXTENSION, [V2, EXTENSION], {"exampleProperty": "http://schema.org/text"}],
            mistyped(12)
            + wrong("context.unknown", [EXTENSION, "https://other.example/v1"], severity="warning", at="/1"),
        ),
        M(
            "type",
            "required",
            "any",
            [["Extension", OWN], [OWN, "obi:Extension"]],
            wrong("type.class", [OWN, "Profile"]),
        ),
    ],
    fixed={"exampleProperty": "Rye."},
    cases=[
        (
            "an extension has a type of its own",
            {"type": "Extension"},
            {},
            [("extension.type", "error", "", "own_type")],
        ),
        (
            "an extension that was never published is not looked into",
            {"@context": {"a": "https://schema.example/a"}, "type": ["Extension", "https://schema.example/Own"]},
            {},
            [("extension.unknown", "info", "", "known")],
        ),
    ],
)

ALL = (
    PROFILE,
    ISSUER,
    BADGE_CLASS,
    ASSERTION,
    REVOKED_ASSERTION,
    REVOCATION_LIST,
    ENDORSEMENT,
    REVOKED_ENDORSEMENT,
    EXTENSION_FRAME,
)
