"""Documents of version 3.0 and of Badge Connect, in one view."""

from . import samples as s
from .parse import EMAIL, HASH, SALTED, read, view


def badge_connect(book):
    """2.1."""
    envelope = {"assertion": s.A20, "signedAssertion": None}
    members = {"id": s.URL, "name": "Baker", "recipient": EMAIL}
    read(
        book,
        "2.1-assertion",
        "a 2.1 payload shows the badge inside",
        envelope,
        {"version": "2.1", "class": "Envelope", "signature": None, **members},
    )
    signed = {"signedAssertion": s.JWS_20}
    inside = {
        "id": s.A20_SIGNED["id"],
        "recipient": {"type": "email", "identity": s.ADA, "hashed": False},
        "signature": {"algorithm": "RS256", "verified": False},
    }
    read(
        book,
        "2.1-signed",
        "a 2.1 payload may hold a signed assertion",
        signed,
        {"version": "2.1", "class": "Envelope", **inside},
    )
    both = {"assertion": s.A20, "signedAssertion": s.JWS_20}
    read(
        book,
        "2.1-both",
        "the signed assertion counts before the other",
        both,
        {"version": "2.1", "class": "Envelope", **inside},
    )


def answers(book):
    """Answers of Badge Connect."""
    members = {"id": s.URL, "name": "Baker", "recipient": EMAIL}
    answer = {
        "status": {"error": None, "statusCode": 200, "statusText": "OK"},
        "assertions": [s.A20],
        "signedAssertions": [],
    }
    read(
        book,
        "2.1-response",
        "a 2.1 response shows its badge",
        answer,
        {"version": "2.1", "class": "Envelope", **members},
    )
    empty = {"assertion": None, "signedAssertion": None}
    read(book, "2.1-empty", "an envelope without a badge is an error", empty, code="document.envelope")
    manifest = {
        "@context": "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld",
        "id": "https://issuer.example/.well-known/badgeconnect.json",
        "badgeConnectAPI": [{"name": "Oven House", "apiBase": "https://issuer.example/api", "version": "v2p1"}],
    }
    read(
        book,
        "2.1-manifest",
        "a Badge Connect manifest",
        manifest,
        {"version": "2.1", "class": "Manifest", "id": manifest["id"]},
    )


def three(book):
    """3.0."""
    issuer = {
        "id": "did:web:issuer.example",
        "name": "Oven House",
        "url": "https://issuer.example",
        "email": "bread@example.org",
    }
    full = view(
        "3.0",
        "OpenBadgeCredential",
        s.CREDENTIAL,
        vc_version="2.0",
        id=s.CREDENTIAL["id"],
        name="Baker",
        description="Bakes bread.",
        image="https://issuer.example/baker.png",
        badge_class=s.BADGE,
        criteria={"id": None, "narrative": "Bake a loaf."},
        issuer=issuer,
        issued_on="2024-05-01T00:00:00Z",
        expires="2034-05-01T00:00:00Z",
        verification=[{"creator": "did:web:issuer.example#key-1"}],
    )
    read(book, "3.0", "a 3.0 credential of VC 2.0", s.CREDENTIAL, full)
    older = view(
        "3.0",
        "OpenBadgeCredential",
        s.CREDENTIAL_VC1,
        vc_version="1.1",
        id=s.CREDENTIAL_VC1["id"],
        name="Baker",
        issuer={"id": s.ISSUER, "name": "Oven House"},
        issued_on="2023-05-01T00:00:00Z",
        expires="2033-05-01T00:00:00Z",
        recipient={"type": "id", "identity": "did:example:ada", "hashed": False, "salt": None},
    )
    read(
        book, "3.0-vc1", "a 3.0 credential of VC 1.1; AchievementCredential is the same class", s.CREDENTIAL_VC1, older
    )


def subjects(book):
    """Recipients and proofs of 3.0."""
    issuer = {
        "id": "did:web:issuer.example",
        "name": "Oven House",
        "url": "https://issuer.example",
        "email": "bread@example.org",
    }
    full = view(
        "3.0",
        "OpenBadgeCredential",
        s.CREDENTIAL,
        vc_version="2.0",
        id=s.CREDENTIAL["id"],
        name="Baker",
        description="Bakes bread.",
        image="https://issuer.example/baker.png",
        badge_class=s.BADGE,
        criteria={"id": None, "narrative": "Bake a loaf."},
        issuer=issuer,
        issued_on="2024-05-01T00:00:00Z",
        expires="2034-05-01T00:00:00Z",
        verification=[{"creator": "did:web:issuer.example#key-1"}],
    )
    named = {
        **s.CREDENTIAL,
        "credentialSubject": {key: value for key, value in s.CREDENTIAL["credentialSubject"].items() if key != "id"},
    }
    read(
        book,
        "3.0-identifier",
        "a subject may have an identifier only",
        named,
        view("3.0", "OpenBadgeCredential", named, recipient={"type": "emailAddress", **SALTED}),
    )
    single = {
        **s.CREDENTIAL,
        "type": ["OpenBadgeCredential", "VerifiableCredential"],
        "proof": s.CREDENTIAL["proof"][0],
        "issuer": "did:web:issuer.example",
    }
    read(
        book,
        "3.0-single-proof",
        "proof may be a single object, issuer a text",
        single,
        {**full, "issuer": {"id": "did:web:issuer.example"}, "document": s.text(single), "raw": s.text(single)},
    )


def tokens(book):
    """Credentials that come as a JWS."""
    issuer = {
        "id": "did:web:issuer.example",
        "name": "Oven House",
        "url": "https://issuer.example",
        "email": "bread@example.org",
    }
    full = view(
        "3.0",
        "OpenBadgeCredential",
        s.CREDENTIAL,
        vc_version="2.0",
        id=s.CREDENTIAL["id"],
        name="Baker",
        description="Bakes bread.",
        image="https://issuer.example/baker.png",
        badge_class=s.BADGE,
        criteria={"id": None, "narrative": "Bake a loaf."},
        issuer=issuer,
        issued_on="2024-05-01T00:00:00Z",
        expires="2034-05-01T00:00:00Z",
        verification=[{"creator": "did:web:issuer.example#key-1"}],
    )
    older = view(
        "3.0",
        "OpenBadgeCredential",
        s.CREDENTIAL_VC1,
        vc_version="1.1",
        id=s.CREDENTIAL_VC1["id"],
        name="Baker",
        issuer={"id": s.ISSUER, "name": "Oven House"},
        issued_on="2023-05-01T00:00:00Z",
        expires="2033-05-01T00:00:00Z",
        recipient={"type": "id", "identity": "did:example:ada", "hashed": False, "salt": None},
    )
    body = s.text({**s.CREDENTIAL, "iss": "did:web:issuer.example", "nbf": 1714521600})
    signature = {"algorithm": "ES256", "key_id": "did:web:issuer.example#key-1", "verified": False}
    read(
        book,
        "3.0-jwt",
        "a VC-JWT whose payload is the credential",
        s.JWT_30,
        {**full, "document": body, "raw": s.JWT_30, "signature": signature},
    )
    claims = s.text({"vc": s.CREDENTIAL_VC1, "iss": s.ISSUER, "jti": s.CREDENTIAL_VC1["id"], "nbf": 1682899200})
    read(
        book,
        "3.0-jwt-vc",
        "a VC-JWT with the claim `vc`",
        s.JWT_30_VC,
        {
            **older,
            "document": claims,
            "raw": s.JWT_30_VC,
            "signature": {"algorithm": "RS256", "key_id": None, "verified": False},
        },
    )


def record(book, clr):
    """What a Comprehensive Learner Record lists."""
    achievement = s.CREDENTIAL["credentialSubject"]["achievement"]
    degree = {"id": "https://issuer.example/degree", "type": ["Achievement"], "name": "Master baker"}
    inside = {"verifiableCredential": [s.CREDENTIAL], "achievement": [achievement, degree]}
    subject = {"id": "did:example:ada", "type": ["ClrSubject"], **inside}
    listed = {
        "credential": s.CREDENTIAL["id"],
        "id": achievement["id"],
        "name": achievement["name"],
        "description": achievement["description"],
        "issuer": {"id": s.CREDENTIAL["issuer"]["id"], "name": "Oven House"},
        "issued_on": s.CREDENTIAL["validFrom"],
        "expires": s.CREDENTIAL["validUntil"],
    }
    whole = [listed, {"id": degree["id"], "name": degree["name"]}]
    says = "a Comprehensive Learner Record lists its achievements, each once"
    read(book, "3.0-clr-achievements", says, {**clr, "credentialSubject": subject}, {"class": "ClrCredential", "achievements": whole})


def other_credentials(book):
    """Other classes of 3.0."""
    read(
        book,
        "3.0-endorsement",
        "a 3.0 endorsement",
        s.ENDORSEMENT_30,
        view(
            "3.0",
            "EndorsementCredential",
            s.ENDORSEMENT_30,
            vc_version="2.0",
            id=s.ENDORSEMENT_30["id"],
            issuer={"id": "https://friend.example/profile", "name": "A friend"},
        ),
    )
    clr = {
        **s.CREDENTIAL,
        "type": ["VerifiableCredential", "ClrCredential"],
        "@context": [s.VC2, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"],
    }
    read(
        book,
        "3.0-clr",
        "a Comprehensive Learner Record",
        clr,
        {"class": "ClrCredential", "vc_version": "2.0", "id": clr["id"]},
    )
    record(book, clr)
    status = {
        "@context": [s.VC2],
        "id": "https://issuer.example/status/1",
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": s.ISSUER,
        "credentialSubject": {"type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": "u"},
    }
    read(
        book,
        "3.0-status-list",
        "another verifiable credential",
        status,
        {"version": "3.0", "class": "VerifiableCredential", "id": status["id"]},
    )


def versions_hold(book):
    """The version is told by the context first."""
    read(
        book,
        "2.0-jws",
        "a signed 2.0 assertion",
        s.JWS_20,
        view(
            "2.0",
            "Assertion",
            s.A20_SIGNED,
            raw=s.JWS_20,
            id=s.A20_SIGNED["id"],
            signature={"algorithm": "RS256", "key_id": None, "verified": False},
            verification=[{"type": "SignedBadge", "creator": "https://issuer.example/key"}],
        ),
    )
    read(
        book,
        "3.0-never-0.5",
        "a 3.0 document with members of 0.5 stays 3.0",
        {**s.CREDENTIAL, "badge": s.A05["badge"], "recipient": HASH},
        {"version": "3.0", "class": "OpenBadgeCredential"},
    )
    read(
        book,
        "2.0-never-0.5",
        "a 2.0 document whose badge and issuer are objects stays 2.0",
        {**s.A20, "recipient": HASH, "salt": "sea", "issued_on": 1},
        {"version": "2.0", "class": "Assertion"},
    )
