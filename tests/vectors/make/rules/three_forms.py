"""3.0: the forms of values, and the types of its classes."""

from ..samples import OB3, VC1, VC2
from .forms import mistyped, node, wrong
from .kit import B, C, F
from .v2_forms import DATA_IMAGE

STRICT = {"profile": "strict"}
EARLY, LATE = {"at": "2024-01-01T00:00:00Z"}, {"at": "2036-01-01T00:00:00Z"}
URN = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000003"
OWN = "https://schema.example/Own"
#: Any absolute URI; a DID has a method and an identifier.
URI = F(
    ["https://issuer.example/1", "http://issuer.example/1", URN, "did:web:issuer.example#key-1", "mailto:bread@example.org"],
    [
        *wrong("value.iri", "issuer.example/1", "/1", "#1", "https://", "urn:", "1a:b", "a b", "urn:a b", ""),
        *wrong("value.did", "did:", "did:web", "did:web:", "did:Web:issuer.example", "DID:web:issuer.example"),
        *mistyped(12),
    ],
)
#: RFC 3339 with its zone, and nothing wider.
DATE = F(
    ["2024-05-01T00:00:00Z", "2024-05-01T00:00:00.125+02:00", "2024-02-29t23:59:59z"],
    [
        *wrong("value.date", "2024-05-01", "2024-05-01T00:00:00", "2024-05-01T00:00Z", "20240501T000000Z"),
        *wrong("value.date", "2024-04-31T00:00:00Z", "2023-02-29T00:00:00Z", "2024-05-01T24:00:00Z"),
        *wrong("value.date", "1714521600", 1714521600, "soon", ""),
        *mistyped(True),
    ],
)
DAY = F(
    ["1990-12-31", "2000-02-29"],
    [*wrong("value.date", "1990-12-31T00:00:00Z", "19901231", "1990-12", "1999-02-29", 19901231, ""), *mistyped(True)],
)
#: A text; the data model also allows language value objects, which the JSON Schema of Open Badges does not.
LANGUAGE_TEXT = F(
    ["Bakes bread.", "Bäckt Brot 🍞"],
    [
        *mistyped(12, True, {"a": "b"}, ["Bread", "Brot"], {"@value": 12}),
        *wrong("member.type", {"@value": "Brot", "@language": "de"}, severity="warning"),
        *wrong("member.type", [{"@value": "Bread", "@language": "en"}, {"@value": "Brot"}], severity="warning"),
        *wrong("value.empty", "", severity="warning"),
    ],
)
JWS = F(
    ["eyJhbGciOiJFUzI1NiJ9.eyJpZCI6ImEifQ.c2lnbmVk", "eyJhbGciOiJFUzI1NiJ9..c2ln_-"],
    [*wrong("value.jws", "eyJh.eyJp", "eyJh.eyJp.c2ln.b25l", ".eyJp.c2ln", "eyJh.eyJp.", "eyJh.eyJp=.c2ln", ""), *mistyped(12)],
)
MULTIBASE = F(
    ["z41ZsNkz78FHSGkAD5J4b8EN49", "u2V0AhVhA-_"],
    [*wrong("value.multibase", "41ZsNkz", "z", "z0OIl", "u2V0=", "mAAAA", ""), *mistyped(12)],
)
TELEPHONE = F(
    ["+441632960123", "+1 (555) 0100-12", "01632 960123;ext=12"],
    [*wrong("value.telephone", "call us", "1", "", severity="warning"), *mistyped(12)],
)
COUNTRY = F(["GB", "DE"], [*wrong("value.word", "gb", "GBR", "Germany", ""), *mistyped(12)])
IMAGE_URI = F(["https://issuer.example/baker.png", URN], wrong("value.iri", "baker.png", "/baker.png", "")) + DATA_IMAGE
INTEGER_TEXT = F(["94567", 94567, 0], [*wrong("value.number", "-1", "1.5", "many", "", -1, 1.5), *mistyped(True)])

ACHIEVEMENT_TYPES = """Achievement ApprenticeshipCertificate Assessment Assignment AssociateDegree Award Badge BachelorDegree
    Certificate CertificateOfCompletion Certification CommunityService Competency Course CoCurricular Degree Diploma
    DoctoralDegree Fieldwork GeneralEducationDevelopment JourneymanCertificate LearningProgram License Membership
    ProfessionalDoctorate QualityAssuranceCredential MasterCertificate MasterDegree MicroCredential ResearchDoctorate
    SecondarySchoolDiploma""".split()
TARGET_TYPES = (
    "ceasn:Competency ceterms:Credential CFItem CFRubric CFRubricCriterion CFRubricCriterionLevel CTDL".split()
)
RESULT_TYPES = """GradePointAverage LetterGrade Percent PerformanceLevel PredictedScore RawScore Result RubricCriterion
    RubricCriterionLevel RubricScore ScaledScore Status""".split()
STATUSES = "Completed Enrolled Failed InProgress OnHold Provisional Withdrew".split()
IDENTIFIER_TYPES = """name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn
    lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId
    identifier""".split()


def closed(words):
    """One of these words."""
    first = words[0]
    return F(words, [*wrong("value.word", "frosting", first.swapcase(), f"ext:{first}", ""), *mistyped(12)])


def extensible(words):
    """One of these words, or one of somebody's own behind `ext:`."""
    first = words[0]
    wrongs = wrong("value.word", "frosting", first.swapcase(), "ext:", "ext:a b", f"EXT:{first}", "")
    return F([*words, "ext:Frosting-1.0_a"], [*wrongs, *mistyped(12)])


def types(name):
    """The type of a class, alone or among others."""
    wrongs = [*wrong("type.class", "Assertion", [OWN], name.lower()), *wrong("member.type", [name, 12], at="/1")]
    return F([[name], name, [name, OWN], [OWN, name]], wrongs)


def credential_types(check, *names):
    """`VerifiableCredential` and the type of the class itself."""
    plain = "VerifiableCredential"
    good = [*([plain, name] for name in names), [names[0], plain, OWN]]
    return F(
        good,
        [
            *wrong("type.class", plain, [plain, OWN], [plain, names[0].lower()]),
            *wrong("type.class", *names, [names[0], OWN], rule=check),
            B([plain, names[0], 12], "member.type", at="/2"),
        ],
    )


def contexts(first, badges=True):
    """`@context`: the data model's first, and that of Open Badges second where it is a badge."""
    rest = [OB3] if badges else []
    last = len(rest) + 1
    good = [
        [first, *rest],
        [first, *rest, "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
        [first, *rest, {"frost": "https://schema.example/frost"}],
    ]
    other = {VC1: "http://www.w3.org/2018/credentials/v1", VC2: "http://www.w3.org/ns/credentials/v2"}[first]
    bad = [
        *wrong("context.order", [OB3, first], [other, *rest]),
        B([first, *rest, "https://other.example/v1"], "context.unknown", "warning", at=f"/{last}"),
        B([first, *rest, 12], "member.type", at=f"/{last}"),
    ]
    if badges:
        base = "https://purl.imsglobal.org/spec/ob/v3p0/"
        good += [[first, base + "context.json"], [first, base + "context-3.0.1.json"]]
        bad += wrong("context.order", [first], [first, base + "extensions.json", OB3])
        bad += wrong("context.order", [first, OB3.replace("https", "http")])
    return F(good, bad)


#: Objects that are no credentials may bring contexts of their own.
FREE = F(
    [[VC2, OB3], OB3, {"frost": "https://schema.example/frost"}, [OB3, {"frost": "https://schema.example/frost"}]],
    [
        *mistyped(12),
        B([OB3, 12], "member.type", at="/1"),
        B("https://other.example/v1", "context.unknown", "warning"),
        B([OB3, "https://other.example/v1"], "context.unknown", "warning", at="/1"),
    ],
)


def uri_or(klass):
    """A URI, or an object of a class."""
    objects = node(klass, wrong_values=())
    return F([*objects.good, *URI.good], objects.bad + URI.bad)


def klass(name, members, **more):
    """A class of 3.0: what no context defines is worth a warning."""
    return C("3.0", name, members, **{"unknown": "warning", **more})


def faulty(member, severity="error", **codes):
    """The one problem of a cross check, at a member: `faulty("validUntil", dates_order="rule")`."""
    ((code, rule),) = codes.items()
    return [(code.replace("_", ".", 1), severity, f"/{member}" if member else "", rule)]
