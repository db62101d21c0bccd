"""Badge documents of every version, all invented, and the tokens around them."""

import base64
import hashlib
import json

URL = "https://issuer.example/assertions/1"
BADGE = "https://issuer.example/badges/1"
ISSUER = "https://issuer.example/issuer"
ADA = "ada@example.org"
V1 = "https://w3id.org/openbadges/v1"
V2 = "https://w3id.org/openbadges/v2"
VC1 = "https://www.w3.org/2018/credentials/v1"
VC2 = "https://www.w3.org/ns/credentials/v2"
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


def text(document):
    """A document as compact JSON, members in the order given."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def hashed(identity, salt="", algorithm="sha256"):
    """`algorithm$hex` over identity and salt."""
    digest = hashlib.new(algorithm, (identity + salt).encode("utf-8")).hexdigest()
    return f"{algorithm}${digest}"


def base64url(data):
    """Base64url without padding."""
    data = data.encode("utf-8") if isinstance(data, str) else data
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def jws(payload, header=None, signature=b"a signature that nobody checks"):
    """A compact JWS. The signature is made up: reading is not verifying."""
    header = {"alg": "RS256"} if header is None else header
    header = header if isinstance(header, str) else text(header)
    payload = payload if isinstance(payload, str) else text(payload)
    return f"{base64url(header)}.{base64url(payload)}.{base64url(signature)}"


A05 = {
    "recipient": hashed(ADA, "sea"),
    "salt": "sea",
    "evidence": "/evidence/1",
    "expires": "2031-01-01",
    "issued_on": "2012-05-04",
    "badge": {
        "version": "0.5.0",
        "name": "Baker",
        "description": "Bakes bread.",
        "image": "/baker.png",
        "criteria": "/criteria",
        "issuer": {
            "origin": "https://issuer.example",
            "name": "Oven House",
            "org": "Bakers",
            "contact": "bread@example.org",
        },
    },
}

A10 = {
    "uid": "a1",
    "recipient": {"type": "email", "identity": hashed(ADA, "sea"), "hashed": True, "salt": "sea"},
    "badge": BADGE,
    "verify": {"type": "hosted", "url": URL},
    "issuedOn": 1359217910,
    "image": "https://issuer.example/1.png",
    "evidence": "https://ada.example/work",
    "expires": "2031-01-01T00:00:00Z",
}

A11 = {
    "@context": V1,
    "type": "Assertion",
    "id": URL,
    "uid": "a1",
    "recipient": {"type": "email", "identity": hashed(ADA, "sea"), "hashed": True, "salt": "sea"},
    "badge": BADGE,
    "verify": {"type": "hosted", "url": URL},
    "issuedOn": "2015-06-01T12:00:00Z",
}

A20 = {
    "@context": V2,
    "type": "Assertion",
    "id": URL,
    "recipient": {"type": "email", "hashed": True, "salt": "sea", "identity": hashed(ADA, "sea")},
    "badge": {
        "type": "BadgeClass",
        "id": BADGE,
        "name": "Baker",
        "description": "Bakes bread.",
        "image": "https://issuer.example/baker.png",
        "criteria": {"id": "https://issuer.example/criteria", "narrative": "Bake a loaf."},
        "issuer": {
            "type": "Issuer",
            "id": ISSUER,
            "name": "Oven House",
            "url": "https://issuer.example",
            "email": "bread@example.org",
        },
    },
    "issuedOn": "2019-03-01T10:00:00Z",
    "expires": "2031-01-01T00:00:00Z",
    "evidence": [
        {"id": "https://ada.example/work", "name": "A loaf", "narrative": "Rye.", "description": "Still warm."}
    ],
    "verification": {"type": "HostedBadge"},
}

A20_SIGNED = {
    "@context": V2,
    "type": "Assertion",
    "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001",
    "recipient": {"type": "email", "hashed": False, "identity": ADA},
    "badge": BADGE,
    "issuedOn": "2019-03-01T10:00:00Z",
    "verification": {"type": "SignedBadge", "creator": "https://issuer.example/key"},
}

HYBRID = {
    "recipient": hashed(ADA, "sea"),
    "salt": "sea",
    "issued_on": 1400000000,
    "uid": "a1",
    "issuedOn": 1400000000,
    "badge": {
        "name": "Baker",
        "description": "Bakes bread.",
        "image": "https://issuer.example/baker.png",
        "criteria": "https://issuer.example/criteria",
        "_location": BADGE,
        "issuer": {
            "name": "Oven House",
            "url": "https://issuer.example/",
            "origin": "https://issuer.example",
            "_location": ISSUER,
        },
    },
    "verify": {"type": "hosted", "url": URL},
    "_originalRecipient": {"type": "email", "identity": hashed(ADA, "sea"), "hashed": True, "salt": "sea"},
}

CREDENTIAL = {
    "@context": [VC2, OB3],
    "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000003",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {
        "id": "did:web:issuer.example",
        "type": ["Profile"],
        "name": "Oven House",
        "url": "https://issuer.example",
        "email": "bread@example.org",
    },
    "validFrom": "2024-05-01T00:00:00Z",
    "validUntil": "2034-05-01T00:00:00Z",
    "name": "Ada's Baker badge",
    "credentialSubject": {
        "id": "did:example:ada",
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": True,
                "identityHash": hashed(ADA, "sea"),
                "identityType": "emailAddress",
                "salt": "sea",
            }
        ],
        "achievement": {
            "id": BADGE,
            "type": ["Achievement"],
            "name": "Baker",
            "description": "Bakes bread.",
            "criteria": {"narrative": "Bake a loaf."},
            "image": {"id": "https://issuer.example/baker.png", "type": "Image"},
        },
    },
    "proof": [
        {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": "2024-05-01T00:00:00Z",
            "verificationMethod": "did:web:issuer.example#key-1",
            "proofPurpose": "assertionMethod",
            "proofValue": "z1111",
        }
    ],
}

CREDENTIAL_VC1 = {
    "@context": [VC1, OB3],
    "id": "https://issuer.example/credentials/1",
    "type": ["VerifiableCredential", "AchievementCredential"],
    "name": "Baker",
    "issuer": {"id": ISSUER, "type": ["Profile"], "name": "Oven House"},
    "issuanceDate": "2023-05-01T00:00:00Z",
    "expirationDate": "2033-05-01T00:00:00Z",
    "credentialSubject": {
        "id": "did:example:ada",
        "type": ["AchievementSubject"],
        "achievement": {
            "id": BADGE,
            "type": ["Achievement"],
            "name": "Baker",
            "description": "Bakes bread.",
            "criteria": {"narrative": "Bake a loaf."},
        },
    },
}

ENDORSEMENT_20 = {
    "@context": V2,
    "type": "Endorsement",
    "id": "https://friend.example/endorsements/1",
    "claim": {"id": BADGE, "endorsementComment": "Good bread."},
    "issuer": {"type": "Profile", "id": "https://friend.example/profile", "name": "A friend"},
    "issuedOn": "2020-01-01T00:00:00Z",
    "verification": {"type": "HostedBadge"},
}

ENDORSEMENT_30 = {
    "@context": [VC2, OB3],
    "id": "https://friend.example/endorsements/3",
    "type": ["VerifiableCredential", "EndorsementCredential"],
    "name": "An endorsement",
    "issuer": {"id": "https://friend.example/profile", "type": ["Profile"], "name": "A friend"},
    "validFrom": "2024-05-01T00:00:00Z",
    "credentialSubject": {"id": BADGE, "type": ["EndorsementSubject"], "endorsementComment": "Good bread."},
}

JSON_05, JSON_10, JSON_11, JSON_20 = text(A05), text(A10), text(A11), text(A20)
JSON_30, JSON_30_VC1 = text(CREDENTIAL), text(CREDENTIAL_VC1)
JWS_20 = jws(A20_SIGNED)
JWT_30 = jws(
    {**CREDENTIAL, "iss": "did:web:issuer.example", "nbf": 1714521600},
    {"alg": "ES256", "typ": "JWT", "kid": "did:web:issuer.example#key-1"},
)
JWT_30_VC = jws(
    {"vc": CREDENTIAL_VC1, "iss": ISSUER, "jti": CREDENTIAL_VC1["id"], "nbf": 1682899200},
    {"alg": "RS256", "typ": "JWT"},
)
