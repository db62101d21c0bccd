"""3.0: the credentials, for both data models."""

from ..samples import BADGE, OB3, VC1, VC2
from .forms import TEXT, mistyped, node
from .kit import GONE, B, F, M, whole
from .three_forms import (
    DATE,
    EARLY,
    JWS,
    LANGUAGE_TEXT,
    LATE,
    OWN,
    STRICT,
    URI,
    contexts,
    credential_types,
    faulty,
    klass,
    types,
    uri_or,
)
from .three_objects import ENDORSEMENTS, EVIDENCE, IMAGE, ISSUER
from .three_parts import BITSTRING, PROOF, REFRESH, SCHEMA, SIGNED, STATUS, TERMS
from .three_subject import SUBJECT

#: An issuer that has nothing to be advised of.
SEEN = {"id": "did:web:issuer.example", "type": ["Profile"], "name": "Oven House", "url": "https://issuer.example"}
#: And a subject.
SHOWN = SUBJECT.minimal()
SHOWN["achievement"]["image"] = {"id": "https://issuer.example/baker.png", "type": "Image"}
ISSUERS = F([SEEN], []) + uri_or(ISSUER)
ENDORSED = klass(
    "EndorsementSubject",
    [
        M("id", "required", "one", *URI),
        M("type", "required", "any", *types("EndorsementSubject")),
        M("endorsementComment", "optional", "one", *TEXT),
    ],
)


def later(codes):
    """What the two dates of a credential must not be, and how they are named in the data model."""
    begin, end, order, _ = codes
    expired = faulty(end, dates_expired="not_expired")
    return [
        ("a credential does not end before it begins", {end: "2024-04-30T23:59:59Z"}, {}, faulty(end, dates_order=order)),
        ("the dates of a credential are compared with their zones", {end: "2024-05-01T01:00:00+02:00"}, {}, faulty(end, dates_order=order)),
        ("a credential may end when it begins", {end: "2024-05-01T02:00:00+02:00"}, {}, []),
        ("a credential that is valid at the moment asked about", {}, {"at": "2030-01-01T00:00:00Z"}, []),
        ("a credential is valid at its first moment", {}, {"at": "2024-05-01T00:00:00Z"}, []),
        ("a credential is valid at its last moment", {}, {"at": "2034-05-01T00:00:00Z"}, []),
        ("a credential that is expired at the moment asked about", {}, LATE, expired),
        ("a credential that is not yet valid at the moment asked about", {}, EARLY, faulty(begin, dates_not_yet="valid")),
        ("no moment asked about and nothing is expired", {begin: "2010-01-01T00:00:00Z", end: "2011-01-01T00:00:00Z"}, {}, []),
        (
            "dates that are in no order are told beside the moment asked about",
            {end: "2024-04-01T00:00:00Z"},
            {"at": "2024-04-15T00:00:00Z"},
            [*faulty(end, dates_order=order), *expired, *faulty(begin, dates_not_yet="valid")],
        ),
    ]


def parts():
    """What every credential may have."""
    return [
        M("proof", "optional", "many", *node(PROOF, {**SIGNED.minimal()})),
        M("credentialSchema", "optional", "many", *node(SCHEMA)),
        M("credentialStatus", "optional", "many", *node(STATUS, BITSTRING.minimal())),
        M("refreshService", "optional", "many", *node(REFRESH)),
        M("termsOfUse", "optional", "many", *node(TERMS)),
    ]


def subject():
    """What a credential is about, where nothing is known of it."""
    return M("credentialSubject", "required", "one", [{"id": "did:example:ada", "age": 36}, {}], mistyped(12, "did:example:ada"))


def plain_types():
    """The type of every credential."""
    good = [["VerifiableCredential"], ["VerifiableCredential", OWN], "VerifiableCredential"]
    return F(good, [B("Profile", "type.class"), B([OWN], "type.class"), B(["VerifiableCredential", 12], "member.type", at="/1")])


NAMED = [M("name", "optional", "any", *LANGUAGE_TEXT), M("description", "optional", "any", *LANGUAGE_TEXT)]
DATES_2 = ("validFrom", "validUntil", "valid_until_after_from", {})
DATES_1 = ("issuanceDate", "expirationDate", "expiration_after_issuance", {})
#: In data model 1.1 a badge's issuer is a profile, and not its id alone.
PROFILE_V1 = M("issuer", "required", "one", F([SEEN], []).good, node(ISSUER, wrong_values=(12, "did:web:issuer.example")).bad)
LIST = ("contexts are a list", {"@context": VC2}, {}, faulty("@context", member_list="@context/list"))
CREDENTIAL = klass(
    "VerifiableCredential",
    [
        M("@context", "optional", "any", *contexts(VC2, badges=False)),
        M("id", "optional", "one", *URI),
        M("type", "required", "any", *plain_types()),
        *NAMED,
        M("issuer", "required", "one", *ISSUERS),
        M("validFrom", "required", "one", *DATE),
        M("validUntil", "optional", "one", ["2034-05-01T00:00:00Z"], DATE.bad),
        subject(),
        *parts(),
    ],
    context=[],
    cases=[LIST, *later(DATES_2)],
)
MODEL = ("member.recommended", "warning", "/validFrom", "3.0/VerifiableCredentialV1/data_model")
CREDENTIAL_V1 = klass(
    "VerifiableCredentialV1",
    [
        M("@context", "optional", "any", *contexts(VC1, badges=False)),
        M("id", "optional", "one", *URI),
        M("type", "required", "any", *plain_types()),
        *NAMED,
        M("issuer", "required", "one", *ISSUERS),
        M("issuanceDate", "required", "one", *DATE),
        M("expirationDate", "optional", "one", ["2034-05-01T00:00:00Z"], DATE.bad),
        subject(),
        *parts(),
    ],
    context=[],
    cases=[
        ("contexts are a list", {"@context": VC1}, {}, faulty("@context", member_list="@context/list")),
        *later(DATES_1),
        ("new credentials are of data model 2 0", {}, STRICT, [MODEL]),
        ("a date of data model 2 0 is none of 1 1", {"issuanceDate": GONE, "validFrom": "2024-05-01T00:00:00Z"}, {}, [*faulty("issuanceDate", member_missing="issuanceDate/required"), *faulty("validFrom", "warning", member_unknown="unknown")]),
        ("the data model may be asked for beside the class", {"issuanceDate": GONE}, {"class": "VerifiableCredential", "vc_version": "1.1"}, faulty("issuanceDate", member_missing="issuanceDate/required")),
    ],
)


def badge(name, base, model, more=(), **args):
    """A credential about an achievement."""
    check = f"3.0/{name}/verifiable_credential"
    return klass(
        name,
        [
            M("@context", "optional", "any", *contexts(model)),
            *([PROFILE_V1] if model == VC1 else []),
            M("id", "required", "one", *URI),
            M("type", "required", "any", *credential_types(check, "AchievementCredential", "OpenBadgeCredential")),
            M("name", "required" if model == VC1 else "recommended", "any", *LANGUAGE_TEXT),
            M("image", "optional", "one", *node(IMAGE)),
            M("awardedDate", "optional", "one", *DATE),
            M("credentialSubject", "required", "one", *(F([SHOWN], []) + node(SUBJECT))),
            M("endorsement", "optional", "list", *ENDORSEMENTS),
            M("endorsementJwt", "optional", "list", *JWS),
            M("evidence", "optional", "list", *node(EVIDENCE)),
        ],
        base=base,
        context=[],
        cases=[*more, *shared(check, model)],
        **args,
    )


def endorsement(name, base, model, more=()):
    """A credential about whatever its subject names."""
    check = f"3.0/{name}/verifiable_credential"
    return klass(
        name,
        [
            M("@context", "optional", "any", *contexts(model)),
            *([PROFILE_V1] if model == VC1 else []),
            M("id", "required", "one", *URI),
            M("type", "required", "any", *credential_types(check, "EndorsementCredential")),
            M("name", "required", "any", *LANGUAGE_TEXT),
            M("awardedDate", "optional", "one", *DATE),
            M("credentialSubject", "required", "one", *node(ENDORSED)),
        ],
        base=base,
        context=[],
        cases=[*more, *shared(check, model)],
    )


def shared(check, model):
    """What holds for badges and endorsements alike."""
    other = "https://other.example/v1"
    order = faulty("@context", context_order="@context/form")
    return [
        ("contexts are a list", {"@context": model}, {}, [*faulty("@context", member_list="@context/list"), *order]),
        ("an unknown context in the place of that of Open Badges", {"@context": [model, other]}, {}, [*faulty("@context/1", "warning", context_unknown="@context/form"), *order]),
        ("neither type is there", {"type": [OWN]}, {}, [("type.class", "error", "/type", check), *faulty("type", type_class="type/form")]),
        ("an unknown context may define any member", {"@context": [model, OB3, other], "frosting": 1}, {}, faulty("@context/2", "warning", context_unknown="@context/form")),
        ("an inline context may define any member", {"@context": [model, OB3, {"frosting": "https://schema.example/frost"}], "frosting": 1}, {}, []),
        ("known contexts do not", {"@context": [model, OB3], "frosting": 1}, {}, faulty("frosting", "warning", member_unknown="unknown")),
    ]


BADGE_CREDENTIAL = badge(
    "AchievementCredential",
    CREDENTIAL,
    VC2,
    more=[
        ("no two subjects", {"credentialSubject": [SUBJECT.minimal()] * 2}, {}, faulty("credentialSubject", member_many="credentialSubject/one")),
        ("claims of a JWT are no members of a document", {"iss": "did:web:issuer.example"}, {}, faulty("iss", "warning", member_unknown="unknown")),
    ],
)
BADGE_CREDENTIAL_V1 = badge("AchievementCredentialV1", CREDENTIAL_V1, VC1)
MOVED = BADGE_CREDENTIAL_V1.full()
BADGE_CREDENTIAL.cases += [
    ("the context of data model 1 1 makes it a credential of that", whole(MOVED), {}, []),
    (
        "what the other data model asks for is missing",
        whole({name: value for name, value in MOVED.items() if name != "issuanceDate"}),
        {},
        [("member.missing", "error", "/issuanceDate", "3.0/VerifiableCredentialV1/issuanceDate/required")],
    ),
]
ENDORSEMENT = endorsement("EndorsementCredential", CREDENTIAL, VC2)
ENDORSEMENT_V1 = endorsement("EndorsementCredentialV1", CREDENTIAL_V1, VC1)
ENDORSEMENT.cases += [
    ("the context of data model 1 1 makes it a credential of that", whole(ENDORSEMENT_V1.full()), {}, []),
    ("an endorsement is about what it names", {"credentialSubject": BADGE}, {}, faulty("credentialSubject", member_type="credentialSubject/form")),
]
ALL = (ENDORSED, CREDENTIAL, CREDENTIAL_V1, BADGE_CREDENTIAL, BADGE_CREDENTIAL_V1, ENDORSEMENT, ENDORSEMENT_V1)
