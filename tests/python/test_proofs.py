"""Embedded proofs: signed here and elsewhere, verified, explained; and the documents around them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, cast

import pytest

import ovenbird
from conftest import KEY_URL
from ovenbird import Cryptosuite, Key, KeyKind

SUITES: list[tuple[Cryptosuite, KeyKind, str]] = [
    ("eddsa-rdfc-2022", "ed25519", "sha256"),
    ("eddsa-jcs-2022", "ed25519", "sha256"),
    ("ecdsa-rdfc-2019", "p256", "sha256"),
    ("ecdsa-jcs-2019", "p256", "sha256"),
    ("ecdsa-rdfc-2019", "p384", "sha384"),
]
#: How far the clock may be from what a test read, in seconds: the machine may be busy.
SLACK = timedelta(seconds=120)


def _proof(signed: ovenbird.Signed) -> dict[str, Any]:
    proof: Any = json.loads(signed.token)["proof"]
    if isinstance(proof, list):
        [proof] = proof
    return cast("dict[str, Any]", proof)


def _codes(proof: ovenbird.ProofReport) -> list[str]:
    return [problem.code for problem in proof.problems]


@pytest.mark.parametrize(("suite", "kind", "digest"), SUITES)
def test_what_a_proof_signs_is_told_and_verified(
    suite: Cryptosuite, kind: KeyKind, digest: ovenbird.CanonicalHash, credential: dict[str, Any]
) -> None:
    key = Key.generate(kind, id=KEY_URL)
    signed = ovenbird.sign(credential, key, cryptosuite=suite)
    assert (signed.format, signed.cryptosuite, str(signed)) == ("data_integrity", suite, signed.token)
    assert _proof(signed)["verificationMethod"] == KEY_URL
    report = ovenbird.verify_signature(signed, [Key.generate().public(), key.public()], explain=True)
    assert report and report.format == "data_integrity" and report.header == ""
    [proof] = report.proofs
    assert proof and (proof.cryptosuite, proof.verification_method, proof.key) == (suite, KEY_URL, report.key)
    assert report.key == ovenbird.KeyMatch("given", key.thumbprint, 1, KEY_URL)
    form = proof.canonical
    assert form is not None
    assert form.document_hash == hashlib.new(digest, form.document.encode()).hexdigest()
    assert form.options_hash == hashlib.new(digest, form.options.encode()).hexdigest()
    algorithm: ovenbird.Canonicalization = "jcs" if "jcs" in suite else "rdfc"
    for part, text in (("document", form.document), ("proof", form.options)):
        wanted = cast("ovenbird.CanonicalPart", part)
        assert str(ovenbird.canonicalize(signed, algorithm=algorithm, hash=digest, part=wanted)) == text
    assert f"{suite}: verified" in str(report) and f"{suite}: verified" in report._repr_html_()


def test_a_changed_credential_is_not_verified(credential: dict[str, Any], key: Key) -> None:
    signed = ovenbird.sign(credential, key, cryptosuite="eddsa-rdfc-2022", verification_method=key.did)
    changed = {**json.loads(signed.token), "name": "Robotics Advanced"}
    report = ovenbird.verify_signature(changed, key.public())
    assert not report and not report.proofs[0] and "proof.signature" in _codes(report.proofs[0])
    assert report.key is None and report.proofs[0].canonical is None
    assert ovenbird.verify(changed).verdict == "invalid"


def test_a_signed_credential_comes_in_every_form(credential: dict[str, Any], key: Key, tmp_path: Path) -> None:
    signed = ovenbird.sign(credential, key, cryptosuite="eddsa-rdfc-2022")
    (tmp_path / "signed.json").write_text(signed.token, "utf-8")
    baked = ovenbird.unbake_one(ovenbird.bake(b"<svg xmlns='http://www.w3.org/2000/svg'/>", signed.token))
    loaded = json.loads(signed.token)
    forms = (signed, signed.token, signed.token.encode(), loaded, tmp_path / "signed.json", baked, ovenbird.parse(signed.token))
    for form in forms:
        assert ovenbird.verify_signature(form, key.public()).verified
        assert ovenbird.canonicalize(form) == ovenbird.canonicalize(credential)
        assert ovenbird.equal_credentials(form, credential).newer == "neither"


def test_the_clock_is_asked_only_where_a_proof_needs_it(credential: dict[str, Any], key: Key) -> None:
    before = datetime.now(timezone.utc).replace(microsecond=0)
    for signed in (
        ovenbird.sign(credential, key, cryptosuite="eddsa-rdfc-2022"),
        ovenbird.sign(credential, key, format="data_integrity"),
    ):
        created = datetime.fromisoformat(_proof(signed)["created"].replace("Z", "+00:00"))
        assert before <= created <= before + SLACK
    asked = ovenbird.signing_input(credential, key=key, cryptosuite="eddsa-rdfc-2022")
    assert asked.unsigned is not None and json.loads(asked.unsigned)["proof"]
    first = ovenbird.sign(credential, key)
    time.sleep(1.1)
    assert ovenbird.sign(credential, key) == first, "a VC-JWT has no moment of signing"


def test_moments_are_texts_or_datetimes(credential: dict[str, Any], key: Key) -> None:
    moment = datetime(2026, 3, 1, 12, 0, 0, 999_999, timezone(timedelta(hours=2)))
    end = moment + timedelta(days=1)
    options: list[tuple[Any, Any]] = [(moment, end), ("2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z")]
    made = [ovenbird.sign(credential, key, cryptosuite="eddsa-jcs-2022", created=a, expires=b) for a, b in options]
    assert made[0] == made[1]
    assert (_proof(made[0])["created"], _proof(made[0])["expires"]) == ("2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z")
    assert json.loads(made[0].header)["created"] == "2026-03-01T10:00:00Z"
    with pytest.raises(ovenbird.CallerError, match="time zone"):
        ovenbird.sign(credential, key, cryptosuite="eddsa-jcs-2022", created=datetime(2026, 3, 1))


def test_a_proof_holds_from_its_moment_to_its_end(credential: dict[str, Any], key: Key) -> None:
    signed = ovenbird.sign(
        credential, key, format="data_integrity", created="2026-03-01T10:00:00Z", expires="2026-03-02T10:00:00Z"
    )
    for at, code in ((None, None), ("2026-03-01T12:00:00Z", None), ("2026-03-03T00:00:00Z", "proof.expired")):
        report = ovenbird.verify_signature(signed, key.public(), at=at)
        assert (_codes(report.proofs[0]), report.verified) == ([code] if code else [], code is None)


def test_domain_and_challenge_have_to_be_those_that_are_expected(credential: dict[str, Any], key: Key) -> None:
    signed = ovenbird.sign(
        credential, key, cryptosuite="eddsa-rdfc-2022", domain="wallet.example", challenge="d8e1", verification_method=key.did
    )
    assert (_proof(signed)["domain"], _proof(signed)["challenge"]) == ("wallet.example", "d8e1")
    assert ovenbird.verify_signature(signed, key.public(), domain="wallet.example", challenge="d8e1").verified
    for options, code in (({"domain": "evil.example"}, "proof.domain"), ({"challenge": "0000"}, "proof.challenge")):
        assert code in _codes(ovenbird.verify_signature(signed, key.public(), **options).proofs[0])  # type: ignore[arg-type]
        report = ovenbird.verify(signed, keys=key, **options)  # type: ignore[arg-type]
        assert report.verdict == "invalid" and code in _codes(report.proofs[0])


def _openssl(key: Key, folder: Path, digest: str) -> Callable[[bytes], bytes]:
    """A signer whose key is where OpenSSL has it."""
    (folder / "outside.pem").write_text(key.to_pem())
    command = ["openssl", "dgst", f"-{digest}", "-sign", str(folder / "outside.pem")]

    def signer(data: bytes) -> bytes:
        done = subprocess.run(command, input=data, capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return signer


@pytest.mark.parametrize(("kind", "digest"), [("p256", "sha256"), ("p384", "sha384")])
def test_an_outside_signer_makes_a_proof(kind: KeyKind, digest: str, credential: dict[str, Any], tmp_path: Path) -> None:
    key = Key.generate(kind, id=KEY_URL)
    signer = _openssl(key, tmp_path, digest)
    signed = ovenbird.sign(
        credential, key.public(), signer=signer, signature_encoding="der", cryptosuite="ecdsa-rdfc-2019"
    )
    assert signed.cryptosuite == "ecdsa-rdfc-2019" and ovenbird.verify_signature(signed, key.public()).verified
    asked = ovenbird.signing_input(credential, key=key.public(), format="data_integrity")
    assert asked.unsigned is not None and len(bytes(asked)) == 2 * hashlib.new(digest).digest_size
    for form in (asked, asked.unsigned, json.loads(asked.unsigned)):
        whole = ovenbird.attach_signature(form, signer(bytes(asked)), encoding="der", key=key.public())
        assert ovenbird.verify_signature(whole, key.public()).verified


def test_an_outside_signer_makes_the_proof_that_the_key_itself_makes(credential: dict[str, Any], key: Key) -> None:
    options: dict[str, Any] = {"cryptosuite": "eddsa-rdfc-2022", "created": "2026-03-01T10:00:00Z"}
    here = ovenbird.sign(credential, key, **options)
    given: list[bytes] = []

    def signer(data: bytes) -> bytes:
        given.append(data)
        alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
        number = 0
        for character in _proof(here)["proofValue"][1:]:
            number = number * 58 + alphabet.index(character)
        return number.to_bytes(64, "big")

    assert ovenbird.sign(credential, key.public(), signer=signer, **options) == here
    assert len(given) == 1 and type(given[0]) is bytes and len(given[0]) == 64


@pytest.mark.parametrize(
    ("answer", "code"),
    [(b"", "proof.value"), (bytes(63), "proof.value"), (bytes(64), "proof.signature")],
    ids=["empty", "short", "zero"],
)
def test_garbage_of_an_outside_signer_gives_no_proof(answer: bytes, code: str, credential: dict[str, Any], key: Key) -> None:
    with pytest.raises(ovenbird.MalformedError) as caught:
        ovenbird.sign(credential, key.public(), signer=lambda data: answer, cryptosuite="eddsa-rdfc-2022")
    assert caught.value.code == code


def test_a_badge_is_issued_with_a_proof_in_one_call(png: bytes, credential: dict[str, Any], key: Key) -> None:
    request = {
        "version": "3.0",
        "recipient": "ada@example.org",
        "badge": credential["credentialSubject"]["achievement"],
        "issuer": credential["issuer"],
    }
    made = ovenbird.issue_and_bake(png, request, key, now=1_772_359_200, cryptosuite="eddsa-rdfc-2022")
    assert made.signed is not None and made.signed.cryptosuite == "eddsa-rdfc-2022"
    assert _proof(made.signed)["created"] == "2026-03-01T10:00:00Z", "the moment of issuing is that of signing"
    report = ovenbird.verify(made.bytes, keys=[(key.public(), credential["issuer"]["id"])], at="2026-03-01T10:00:01Z")
    assert (report.verdict, report.trust, report.refreshed) == ("valid", "pinned", False), report
    assert [proof.verified for proof in report.proofs] == [True] and report.statuses == ()
    assert not report.standing.suspended and "eddsa-rdfc-2022: verified" in type(report).from_dict(report.to_dict()).__str__()


def test_an_issuer_that_is_its_own_key_is_valid_on_request_alone(credential: dict[str, Any]) -> None:
    key = Key.generate()
    credential["issuer"]["id"] = key.did
    signed = ovenbird.sign(credential, key, cryptosuite="eddsa-rdfc-2022")
    report = ovenbird.verify(signed)
    assert (report.verdict, report.trust) == ("unverified", "self_asserted")
    assert ovenbird.verify(signed, accept_self_asserted=True).verdict == "valid"


def test_a_did_document_leads_to_the_key(credential: dict[str, Any]) -> None:
    key = Key.generate(id="did:web:issuer.example#key-1")
    credential["issuer"]["id"] = "did:web:issuer.example"
    signed = ovenbird.sign(credential, key, cryptosuite="eddsa-rdfc-2022")
    text = ovenbird.did_document("did:web:issuer.example", key)
    assert key.to_jwk()["d"] not in text
    asked: list[tuple[str, str]] = []

    def fetch(request: ovenbird.fetch.FetchRequest) -> tuple[int, str, str, bytes]:
        asked.append((request.purpose, request.url))
        return 200, request.url, "application/did+json", text.encode()

    report = ovenbird.verify(signed, fetch=fetch)
    assert (report.verdict, report.trust) == ("valid", "issuer"), report
    assert asked == [("controller", "https://issuer.example/.well-known/did.json")]


def test_did_jwk_is_written_and_read(key: Key) -> None:
    for kind in ("rsa", "p256", "p384", "ed25519"):
        made = Key.generate(cast(KeyKind, kind))
        written = made.did_jwk()
        assert written.startswith("did:jwk:") and made.write("did_jwk") == written
        assert Key.read(written) == made.public() == Key.read(written, format="did_jwk")


def test_wrong_types_are_type_errors(credential: dict[str, Any], key: Key) -> None:
    calls: list[Callable[[], object]] = [
        lambda: ovenbird.canonicalize(5),  # type: ignore[arg-type]
        lambda: ovenbird.canonicalize(credential, algorithm=5),  # type: ignore[arg-type]
        lambda: ovenbird.canonicalize(credential, proof="0"),  # type: ignore[arg-type]
        lambda: ovenbird.canonicalize(credential, proof=False),
        lambda: ovenbird.canonicalize(credential, "jcs"),  # type: ignore[misc]
        lambda: ovenbird.equal_credentials(credential, None),  # type: ignore[arg-type]
        lambda: ovenbird.did_document(5, key),  # type: ignore[arg-type]
        lambda: ovenbird.did_document("did:web:a.example", [5]),  # type: ignore[list-item]
        lambda: ovenbird.sign(credential, key, cryptosuite=5),  # type: ignore[arg-type]
        lambda: ovenbird.sign(credential, key, cryptosuite="eddsa-rdfc-2022", created=5),  # type: ignore[arg-type]
        lambda: ovenbird.verify_signature(credential, key, explain="yes"),  # type: ignore[arg-type]
        lambda: ovenbird.verify(credential, refresh=0),  # type: ignore[arg-type]
        lambda: ovenbird.verify(credential, mode=5),  # type: ignore[arg-type]
        lambda: ovenbird.verify(credential, domain=b"a"),  # type: ignore[arg-type]
    ]
    for call in calls:
        with pytest.raises(TypeError):
            call()


def test_refusals_have_their_codes(credential: dict[str, Any], key: Key) -> None:
    calls: list[tuple[str, Callable[[], object]]] = [
        ("option.invalid", lambda: ovenbird.canonicalize(credential, algorithm="urdna2015")),  # type: ignore[arg-type]
        ("option.invalid", lambda: ovenbird.canonicalize(credential, proof=-1)),
        ("proof.missing", lambda: ovenbird.canonicalize(credential, part="proof")),
        ("canon.term", lambda: ovenbird.canonicalize({**credential, "licence": "B-17"})),
        ("canon.inline_context", lambda: ovenbird.canonicalize({"@context": {"a": "https://a.example/a"}, "a": "b"})),
        ("limit.canonical_work", lambda: ovenbird.canonicalize(credential, limits={"canonical_work": 1})),
        ("document.unrecognised", lambda: ovenbird.equal_credentials(credential, "{}")),
        ("argument.invalid", lambda: ovenbird.did_document("urn:uuid:1", key)),
        ("argument.invalid", lambda: ovenbird.did_document("did:web:issuer.example", [])),
        ("verify.did", lambda: ovenbird.did_document("did:plc:abc", key)),
        ("option.conflict", lambda: ovenbird.sign(credential, key, cryptosuite="ecdsa-rdfc-2019")),
        ("option.invalid", lambda: ovenbird.sign(credential, key, cryptosuite="rsa-rdfc-2022")),  # type: ignore[arg-type]
        ("option.invalid", lambda: ovenbird.verify(credential, mode="lax")),  # type: ignore[arg-type]
        ("key.not_private", lambda: ovenbird.sign(credential, key.public(), cryptosuite="eddsa-rdfc-2022")),
    ]
    for code, call in calls:
        with pytest.raises(ovenbird.OvenbirdError) as caught:
            call()
        assert caught.value.code == code, (code, caught.value)
