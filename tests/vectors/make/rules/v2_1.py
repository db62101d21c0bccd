"""Open Badges 2.1 (Badge Connect): the envelopes in which documents of 2.0 travel, and the manifest of a host."""

from ..kit import Chapter
from ..samples import A20, A20_SIGNED, ISSUER, V2, jws
from . import kit
from .forms import HTTPS, INTEGER, TEXT, URL, mistyped, node, wrong
from .kit import GONE, C, M, whole
from .v2_classes import ASSERTION, PROFILE
from .v2_forms import IMAGE_URI

CONTEXT = "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld"
SCOPE = "https://purl.imsglobal.org/spec/ob/v2p1/scope/assertion.readonly"
TOKEN = jws(A20_SIGNED)
JWS = kit.F([TOKEN], [*wrong("value.jws", "a.b", TOKEN.replace(".", "!", 1), f"{TOKEN}.a", ""), *mistyped(12)])
BADGE = kit.F([A20], node(ASSERTION).bad)

STATUS = C(
    "2.1",
    "Status",
    [
        M("error", "optional", "one", *TEXT),
        M("statusCode", "required", "one", *INTEGER),
        M("statusText", "required", "one", *TEXT),
    ],
)
OK = {"error": None, "statusCode": 200, "statusText": "OK"}

PAYLOAD = C(
    "2.1",
    "AssertionPayload",
    [M("signedAssertion", "optional", "one", *JWS)],
    minimal={"assertion": A20, "signedAssertion": None},
    context=CONTEXT,
    cases=[
        ("an assertion alone will do", whole({"assertion": A20, "signedAssertion": None}), {}, []),
        ("a signed assertion alone will do", whole({"assertion": None, "signedAssertion": TOKEN}), {}, []),
        (
            "of both the signed one counts",
            {"assertion": A20},
            {},
            [("envelope.both", "info", "/assertion", "signed_counts")],
        ),
        (
            "an envelope carries a badge",
            {"signedAssertion": GONE},
            {},
            [("document.envelope", "error", "", "carries_a_badge")],
        ),
        (
            "an assertion is no text",
            whole({"assertion": "https://issuer.example/1"}),
            {},
            [("member.type", "error", "/assertion", "assertion/form")],
        ),
        (
            "there is one assertion",
            whole({"assertion": [A20, A20]}),
            {},
            [("member.many", "error", "/assertion", "assertion/one")],
        ),
        (
            "the assertion inside is held against 2.0",
            whole({"assertion": {name: value for name, value in A20.items() if name != "badge"}}),
            {},
            [("member.missing", "error", "/assertion/badge", "2.0/Assertion/badge/required")],
        ),
        ("what has a status is a response", whole({"status": OK, "assertions": [A20], "signedAssertions": []}), {}, []),
    ],
)

RESPONSE = C(
    "2.1",
    "Response",
    [
        M("status", "required", "one", *node(STATUS, OK)),
        M("assertions", "optional", "list", *BADGE),
        M("signedAssertions", "optional", "list", *JWS),
        M("profile", "optional", "one", *node(PROFILE, {"@context": V2, "id": ISSUER, "type": "Profile"})),
        M("assertion", "optional", "one", *BADGE),
        M("signedAssertion", "optional", "one", *JWS),
    ],
)

API = C(
    "2.1",
    "BadgeConnectAPI",
    [
        M("name", "required", "one", *TEXT),
        M("image", "optional", "one", *IMAGE_URI),
        M("apiBase", "required", "one", *HTTPS),
        M("version", "required", "one", ["v2p1"], [*wrong("value.word", "2.1", ""), *mistyped(2.1)]),
        M("termsOfServiceUrl", "required", "one", *URL),
        M("privacyPolicyUrl", "required", "one", *URL),
        M("scopesOffered", "required", "list", [SCOPE], URL.bad),
        M("registrationUrl", "required", "one", *HTTPS),
        M("authorizationUrl", "required", "one", *HTTPS),
        M("tokenUrl", "required", "one", *HTTPS),
        M("tokenRevocationUrl", "optional", "one", *HTTPS),
    ],
)

MANIFEST = C(
    "2.1",
    "Manifest",
    [M("id", "required", "one", *HTTPS), M("badgeConnectAPI", "required", "list", *node(API))],
    context=CONTEXT,
    cases=[
        (
            "a manifest has the context of 2.1",
            {"@context": V2},
            {},
            [("context.order", "error", "/@context", "@context/form")],
        )
    ],
)


def documents(book):
    """Documents that are told by what they have."""
    manifest = MANIFEST.full()
    kit.validate(
        book,
        "2.1/manifest-without-context",
        "a manifest that is a document has a context",
        manifest,
        {},
        [("context.missing", "error", "/@context", "2.1/Manifest/@context/required")],
        version="2.1",
    )
    older = {"@context": "https://w3id.org/openbadges/badgeconnect/v1", **manifest}
    kit.validate(book, "2.1/manifest-older-context", "an older context of manifests is known", older, {}, [])
    envelope = {"status": OK, "assertions": [A20], "signedAssertions": [TOKEN]}
    kit.validate(book, "2.1/response", "an answer of a host is told by its members", envelope, {}, [], version="2.1")
    inline = {"@context": [CONTEXT, {"own": "https://schema.example/own"}], **manifest, "own": 1}
    kit.validate(
        book, "2.1/manifest-inline-context", "an inline context does not hide the members of a manifest", inline, {}, []
    )


def chapter():
    """The cases of 2.1."""
    book = Chapter("What envelopes and manifests of 2.1 must be")
    kit.make(book, STATUS, PAYLOAD, RESPONSE, API, MANIFEST)
    documents(book)
    return book
