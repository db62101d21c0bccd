"""Keys and tokens to and from independent software: PyJWT 2.15, cryptography 50 and openbadgeslib 4.6.3.

What is signed here verifies there, what is signed there verifies here, and a changed token verifies nowhere.
"""

from __future__ import annotations

import base64
import json
from datetime import datetime, timezone
from typing import Any

import jwt
import pytest
from conftest import KEY_URL
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from openbadgeslib.ob2.models import Assertion, IdentityObject, Verification
from openbadgeslib.ob2.signer import OB2Signer
from openbadgeslib.ob2.verifier import OB2VerificationError, OB2Verifier
from openbadgeslib.ob3.credential import Achievement, Issuer, OpenBadgeCredential
from openbadgeslib.ob3.signer import OB3Signer
from openbadgeslib.ob3.verifier import OB3VerificationError, OB3Verifier

import ovenbird
from ovenbird import Key, KeyKind

ALGORITHMS: dict[ovenbird.JwsAlgorithm, KeyKind] = {
    "RS256": "rsa",
    "RS384": "rsa",
    "RS512": "rsa",
    "PS256": "rsa",
    "PS384": "rsa",
    "PS512": "rsa",
    "ES256": "p256",
    "ES384": "p384",
    "EdDSA": "ed25519",
}
#: openbadgeslib knows no PSS.
OF_OPENBADGESLIB = [name for name in ALGORITHMS if not name.startswith("PS")]


@pytest.fixture(scope="module")
def keys() -> dict[KeyKind, Key]:
    """A private key of each kind, made here."""
    return {kind: Key.generate(kind) for kind in set(ALGORITHMS.values())}


@pytest.fixture(scope="module")
def theirs() -> dict[KeyKind, Any]:
    """A private key of each kind, made by cryptography."""
    return {
        "rsa": rsa.generate_private_key(65537, 2048),
        "p256": ec.generate_private_key(ec.SECP256R1()),
        "p384": ec.generate_private_key(ec.SECP384R1()),
        "ed25519": ed25519.Ed25519PrivateKey.generate(),
    }


@pytest.fixture
def signable(assertion: dict[str, Any]) -> dict[str, Any]:
    """An assertion that says it is signed."""
    assertion["verification"] = {"type": "SignedBadge", "creator": KEY_URL}
    return assertion


def _private_pem(key: Any, format: serialization.PrivateFormat = serialization.PrivateFormat.PKCS8) -> str:
    pem = key.private_bytes(serialization.Encoding.PEM, format, serialization.NoEncryption())
    return str(pem, "ascii")


def _public_pem(key: Any) -> str:
    public = key.public_key()
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return str(pem, "ascii")


def _changed(token: str) -> str:
    """The token of somebody else's document under the same signature."""
    header, payload, signature = token.split(".")
    document = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    document["id"] = "urn:uuid:ffffffff-0000-4000-8000-000000000000"
    other = base64.urlsafe_b64encode(json.dumps(document).encode()).rstrip(b"=").decode()
    return f"{header}.{other}.{signature}"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_pyjwt_verifies_what_is_signed_here(
    algorithm: ovenbird.JwsAlgorithm, keys: dict[KeyKind, Key], signable: dict[str, Any], credential: dict[str, Any]
) -> None:
    key = keys[ALGORITHMS[algorithm]]
    public = jwt.PyJWK(key.public().to_jwk(), algorithm=algorithm)
    token = ovenbird.sign(signable, key, algorithm=algorithm).token
    assert jwt.decode(token, public, algorithms=[algorithm]) == signable
    token = ovenbird.sign(credential, key, algorithm=algorithm, key_id=KEY_URL).token
    claims = jwt.decode(token, public, algorithms=[algorithm], issuer=credential["issuer"]["id"])
    assert {**claims, **credential} == claims and claims["jti"] == credential["id"]
    assert jwt.get_unverified_header(token) == {"alg": algorithm, "kid": KEY_URL, "typ": "JWT"}
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(_changed(token), public, algorithms=[algorithm])


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_what_pyjwt_signs_is_verified_here(
    algorithm: ovenbird.JwsAlgorithm, theirs: dict[KeyKind, Any], signable: dict[str, Any], credential: dict[str, Any]
) -> None:
    key = theirs[ALGORITHMS[algorithm]]
    token = jwt.encode(signable, key, algorithm=algorithm, headers={"typ": None})
    report = ovenbird.verify_signature(token, _public_pem(key))
    assert report.verified and report.algorithm == algorithm and report.json() == signable
    claims = {
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        "nbf": datetime(2024, 10, 28, tzinfo=timezone.utc),
    }
    token = jwt.encode({**credential, **claims}, key, algorithm=algorithm, headers={"kid": KEY_URL})
    report = ovenbird.verify_signature(token, _public_pem(key))
    assert report.verified and report.format == "vc_jwt" and report.problems == (), report
    for bad in (_changed(token), _changed(jwt.encode(signable, key, algorithm=algorithm))):
        report = ovenbird.verify_signature(bad, _public_pem(key))
        assert not report.verified and "jws.signature" in [problem.code for problem in report.problems]


def test_what_pyjwt_signs_with_a_shared_secret_or_not_at_all_is_refused(signable: dict[str, Any], key: Key) -> None:
    secret = "a secret of at least 32 bytes, as RFC 7518 asks"
    for token, code in (
        (jwt.encode(signable, secret, algorithm="HS256"), "jws.hmac"),
        (jwt.encode(signable, None, algorithm="none"), "jws.unsigned"),  # type: ignore[arg-type]
    ):
        report = ovenbird.verify_signature(token, key.public())
        assert not report.verified and [problem.code for problem in report.problems] == [code]


@pytest.mark.parametrize("kind", ["rsa", "p256", "p384", "ed25519"])
def test_keys_move_both_ways_as_jwk_and_pem(
    kind: KeyKind, keys: dict[KeyKind, Key], theirs: dict[KeyKind, Any]
) -> None:
    key, other = keys[kind], theirs[kind]
    loaded: Any = serialization.load_pem_private_key(key.to_pem().encode(), password=None)
    assert _private_pem(loaded) == key.to_pem() and _public_pem(loaded) == key.public().to_pem()
    read = Key.read(_private_pem(other))
    assert read.to_pem() == _private_pem(other) and read.public().to_pem() == _public_pem(other)
    from_jwk: Any = jwt.PyJWK(key.to_jwk()).key
    assert _private_pem(from_jwk) == key.to_pem()
    algorithm: Any = {"rsa": jwt.algorithms.RSAAlgorithm, "ed25519": jwt.algorithms.OKPAlgorithm}.get(
        kind, jwt.algorithms.ECAlgorithm
    )
    assert Key.read(algorithm.to_jwk(other)) == read
    assert Key.read(algorithm.to_jwk(other.public_key())) == read.public()
    if kind != "ed25519":
        assert Key.read(_private_pem(other, serialization.PrivateFormat.TraditionalOpenSSL)) == read


@pytest.mark.parametrize("algorithm", OF_OPENBADGESLIB)
def test_openbadgeslib_verifies_an_assertion_that_is_signed_here(
    algorithm: ovenbird.JwsAlgorithm, keys: dict[KeyKind, Key], png: bytes
) -> None:
    """It reads assertions whose badge class is a link only, so this one is made so; and it takes it out of the image."""
    key = keys[ALGORITHMS[algorithm]]
    request = {"recipient": "ada@example.org", "badge": "https://badges.example.org/robotics"}
    made = ovenbird.issue_and_bake(png, request, key, algorithm=algorithm)
    token = OB2Verifier.extract_token_from_png(made.bytes)
    assert token == made.payload
    verifier = OB2Verifier(key.public().to_pem())
    found = verifier.verify(token, expected_recipient="ada@example.org")
    assert found.badge == request["badge"] and found.id == made.issued.id
    with pytest.raises(OB2VerificationError):
        verifier.verify(_changed(token))
    with pytest.raises(OB2VerificationError):
        OB2Verifier(Key.generate(key.kind).public().to_pem()).verify(token)


@pytest.mark.parametrize("algorithm", OF_OPENBADGESLIB)
def test_an_assertion_that_openbadgeslib_signs_is_verified_here(
    algorithm: ovenbird.JwsAlgorithm, theirs: dict[KeyKind, Any], png: bytes
) -> None:
    key = theirs[ALGORITHMS[algorithm]]
    recipient = IdentityObject.create("ada@example.org", "sea")
    assertion = Assertion(recipient, "https://badges.example.org/robotics", Verification("SignedBadge", KEY_URL))
    baked = OB2Signer(_private_pem(key), algorithm).sign_into_png(assertion, png)
    found = ovenbird.unbake_one(baked)
    report = ovenbird.verify_signature(found, _public_pem(key))
    assert report.verified and report.version == "2.0" and report.problems == (), report
    assert ovenbird.match_recipient(found.text, "ada@example.org").matched
    assert not ovenbird.verify_signature(_changed(found.text), _public_pem(key)).verified


@pytest.mark.parametrize("algorithm", OF_OPENBADGESLIB)
def test_openbadgeslib_verifies_a_credential_that_is_signed_here(
    algorithm: ovenbird.JwsAlgorithm, keys: dict[KeyKind, Key], credential: dict[str, Any], svg: bytes
) -> None:
    key = keys[ALGORITHMS[algorithm]]
    token = ovenbird.sign(credential, key, algorithm=algorithm).token
    baked = ovenbird.bake(svg, token)
    assert OB3Verifier.extract_token_from_svg(baked) == token
    verifier = OB3Verifier(key.public().to_pem())
    found = verifier.verify(token, expected_recipient=credential["credentialSubject"]["id"])
    assert (found.id, found.issuer.id) == (credential["id"], credential["issuer"]["id"])
    with pytest.raises(OB3VerificationError):
        verifier.verify(_changed(token))


@pytest.mark.parametrize("algorithm", OF_OPENBADGESLIB)
def test_a_credential_that_openbadgeslib_signs_is_verified_here(
    algorithm: ovenbird.JwsAlgorithm, theirs: dict[KeyKind, Any]
) -> None:
    """Its header has `jwk` and its payload is the credential, as Open Badges 3.0 asks, so the strict mode is content."""
    key = theirs[ALGORITHMS[algorithm]]
    issuer = Issuer(id="https://badges.example.org/issuer", name="Example Makers")
    achievement = Achievement(
        id="https://badges.example.org/robotics", name="Robotics", description="d", criteria_narrative="n"
    )
    credential = OpenBadgeCredential(issuer, "did:example:ada", achievement)
    token = OB3Signer(_private_pem(key), algorithm).sign(credential)
    report = ovenbird.verify_signature(token, _public_pem(key))
    assert report.verified and report.version == "3.0" and report.problems == (), report
    brought = ovenbird.verify_signature(token, [], accept_header_key=True)
    assert brought.verified and brought.key is not None and brought.key.source == "header"
    assert not ovenbird.verify_signature(_changed(token), _public_pem(key)).verified
