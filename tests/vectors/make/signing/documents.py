"""Documents that can be signed, one of each version and class."""

from .. import samples as s

KEY_URL = "https://issuer.example/key"
KEY_DID = "did:web:issuer.example#key-1"

A10 = {**s.A10, "verify": {"type": "signed", "url": "https://issuer.example/key.pem"}}
A11 = {
    **s.A11,
    "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000011",
    "verify": {"type": "signed", "url": "https://issuer.example/key.pem"},
}
A20 = s.A20_SIGNED
ENDORSEMENT_20 = {
    **s.ENDORSEMENT_20,
    "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000012",
    "verification": {"type": "SignedBadge", "creator": KEY_URL},
}
CREDENTIAL = {name: value for name, value in s.CREDENTIAL.items() if name != "proof"}
CREDENTIAL_VC1 = s.CREDENTIAL_VC1
#: The only one without an end.
ENDORSEMENT_30 = s.ENDORSEMENT_30

#: The documents that become the payload of a compact JWS as they are.
JWS = {"1.0": A10, "1.1": A11, "2.0": A20, "2.0-endorsement": ENDORSEMENT_20}
#: Those that become a VC-JWT.
VC_JWT = {"3.0": CREDENTIAL, "3.0-vc1": CREDENTIAL_VC1, "3.0-endorsement": ENDORSEMENT_30}


def without(document, *names):
    """A document that lacks members."""
    return {name: value for name, value in document.items() if name not in names}
