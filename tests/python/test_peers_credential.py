"""Credentials with embedded proofs to and from openbadgeslib 4.6.3, which makes and verifies `eddsa-rdfc-2022`.

What is signed here verifies there, what is signed there verifies here, and a changed credential verifies nowhere. Where it
refuses what the specification allows, the test asserts exactly that, and its docstring says why.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from openbadgeslib.ob3.credential import Achievement, Alignment, Evidence, IdentityObject, Issuer
from openbadgeslib.ob3.credential import OpenBadgeCredential, Result, ResultDescription
from openbadgeslib.ob3.ldp import OB3LdpSigner, OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3VerificationError

import ovenbird
from hosting import Web
from ovenbird import Key

DID = "did:web:issuer.example"
DID_URL = "https://issuer.example/.well-known/did.json"
METHOD = f"{DID}#key-1"
SUITE = "eddsa-rdfc-2022"
ADA = "ada@example.org"


@pytest.fixture
def badge(credential: dict[str, Any]) -> dict[str, Any]:
    """A credential of an issuer whose keys can be looked up, with a recipient that has an address."""
    credential["issuer"]["id"] = DID
    credential["credentialSubject"]["identifier"] = [
        {"type": "IdentityObject", "hashed": False, "identityHash": ADA, "identityType": "emailAddress"}
    ]
    return credential


@pytest.fixture(scope="module")
def own() -> Key:
    """The issuer's key."""
    return Key.generate(id=METHOD)


def _published(key: Key) -> dict[str, Any]:
    """The DID document of the issuer, as it is written here."""
    document: dict[str, Any] = json.loads(ovenbird.did_document(DID, [key.public()]))
    return document


def _signed(badge: dict[str, Any], key: Key, method: str = METHOD, cryptosuite: Any = SUITE) -> dict[str, Any]:
    token = ovenbird.sign(badge, key, cryptosuite=cryptosuite, verification_method=method).token
    signed: dict[str, Any] = json.loads(token)
    return signed


def _changed(signed: dict[str, Any]) -> dict[str, Any]:
    """The credential of somebody else under the same proof."""
    return {**signed, "credentialSubject": {**signed["credentialSubject"], "id": "https://eve.example/me"}}


def _everything() -> OpenBadgeCredential:
    """A credential that has whatever openbadgeslib can make."""
    described = ResultDescription(
        id="urn:uuid:0b4f6a0e-2c1d-4b57-9d3a-6f1f3a1c9d11",
        name="Grade",
        result_type="LetterGrade",
        allowed_values=["A", "B"],
    )
    achievement = Achievement(
        id="https://issuer.example/robotics",
        name="Robotics — Grundkurs",
        description="Built a robot 🤖",
        criteria_narrative="Build one.",
        alignments=[Alignment(target_name="Teamwork", target_url="https://targets.example/1")],
        result_descriptions=[described],
    )
    return OpenBadgeCredential(
        Issuer(id=DID, name="Example Makers"),
        "did:example:ada",
        achievement,
        identifiers=[IdentityObject.create(ADA, "sea")],
        evidence=[Evidence(id="https://evidence.example/1", narrative="It moved.")],
        results=[Result(result_description=described.id, value="A")],
    )


def test_openbadgeslib_verifies_a_proof_that_is_made_here(badge: dict[str, Any], own: Key) -> None:
    signed = _signed(badge, own)
    verifier = OB3LdpVerifier(own.public().to_pem())
    found = verifier.verify(signed, expected_recipient=badge["credentialSubject"]["id"])
    assert (found.id, found.issuer.id) == (badge["id"], DID)
    with pytest.raises(OB3VerificationError):
        verifier.verify(_changed(signed))
    with pytest.raises(OB3VerificationError):
        OB3LdpVerifier(Key.generate().public().to_pem()).verify(signed)


def test_openbadgeslib_finds_the_key_in_a_did_document_that_is_written_here(badge: dict[str, Any], own: Key) -> None:
    asked: list[str] = []

    def download(url: str, **_: Any) -> bytes:
        asked.append(url)
        return json.dumps(_published(own)).encode()

    found = OB3LdpVerifier.for_issuer_did(DID).verify(_signed(badge, own), download=download)
    assert found.issuer.id == DID and asked == [DID_URL]


def test_openbadgeslib_takes_a_key_that_is_the_issuer_itself(badge: dict[str, Any]) -> None:
    key = Key.generate()
    badge["issuer"]["id"] = key.did
    token = ovenbird.sign(badge, key, cryptosuite=SUITE).token
    assert OB3LdpVerifier().verify(token).issuer.id == key.did


def test_openbadgeslib_takes_a_credential_out_of_pictures_that_are_baked_here(
    badge: dict[str, Any], own: Key, png: bytes, svg: bytes
) -> None:
    from openbadgeslib.ob3.verifier import OB3Verifier

    text = json.dumps(_signed(badge, own))
    for image, extract in ((png, OB3Verifier.extract_token_from_png), (svg, OB3Verifier.extract_token_from_svg)):
        assert json.loads(extract(ovenbird.bake(image, text))) == json.loads(text)


def test_a_proof_that_openbadgeslib_makes_is_verified_here(own: Key, png: bytes, svg: bytes) -> None:
    credential = _everything()
    signer = OB3LdpSigner(own.to_pem(), METHOD)
    web = Web({DID_URL: _published(own)})
    text = signer.sign_to_json(credential)
    for badge in (text, signer.sign_into_png(credential, png), signer.sign_into_svg(credential, svg)):
        report = ovenbird.verify(badge, fetch=web, recipient={"email": ADA})
        assert (report.verdict, report.trust) == ("valid", "issuer"), report
        assert report.proofs[0].cryptosuite == SUITE and report.proofs[0].verified
    assert [request.url for request in web.asked] == [DID_URL] * 3
    signature = ovenbird.verify_signature(text, own.public())
    assert signature.verified and signature.format == "data_integrity" and signature.problems == ()
    forged = ovenbird.verify(json.dumps(_changed(json.loads(text))), fetch=web)
    assert forged.verdict == "invalid" and forged.checks.integrity.result == "failed"


def test_a_proof_by_a_key_that_is_the_issuer_itself_says_so_here() -> None:
    key = Key.generate()
    credential = _everything()
    credential.issuer = Issuer(id=str(key.did), name="Example Makers")
    text = OB3LdpSigner(key.to_pem()).sign_to_json(credential)
    report = ovenbird.verify(text)
    assert (report.verdict, report.trust) == ("unverified", "self_asserted")
    assert ovenbird.verify(text, accept_self_asserted=True).verdict == "valid"


@pytest.mark.parametrize("suite", ["eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019"])
def test_openbadgeslib_knows_no_other_suite(suite: Any, badge: dict[str, Any]) -> None:
    """Of the suites that are made here it has `eddsa-rdfc-2022` only; `ecdsa-sd-2023` needs another package of its own."""
    key = Key.generate("ed25519" if suite.startswith("eddsa") else "p256", id=METHOD)
    signed = _signed(badge, key, cryptosuite=suite)
    assert ovenbird.verify_signature(json.dumps(signed), key.public()).verified
    with pytest.raises(OB3VerificationError, match="cryptosuite"):
        OB3LdpVerifier(key.public().to_pem()).verify(signed)


def test_openbadgeslib_verifies_no_proof_of_an_issuer_at_an_address_without_its_key(
    badge: dict[str, Any], own: Key
) -> None:
    """It binds keys to DIDs only: an issuer at an https address needs a key that the caller has."""
    badge["issuer"]["id"] = "https://issuer.example/me"
    signed = _signed(badge, own, "https://issuer.example/me#key-1")
    assert OB3LdpVerifier(own.public().to_pem()).verify(signed).issuer.id == "https://issuer.example/me"
    with pytest.raises(OB3VerificationError, match="not a DID"):
        OB3LdpVerifier().verify(signed)
