"""Signing: with a key, by an outside signer, and the checks of what comes of it."""

from __future__ import annotations

import base64
import json
import subprocess
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

import ovenbird
from conftest import KEY_URL
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


@pytest.fixture(scope="module")
def keys() -> dict[KeyKind, Key]:
    """A private key of each kind."""
    return {kind: Key.generate(kind, id=KEY_URL) for kind in set(ALGORITHMS.values())}


def _part(token: str, index: int) -> dict[str, Any]:
    part = token.split(".")[index]
    decoded: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return decoded


def _codes(report: ovenbird.SignatureReport) -> list[str]:
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_what_is_signed_is_verified_by_the_public_half_alone(
    algorithm: ovenbird.JwsAlgorithm, keys: dict[KeyKind, Key], assertion: dict[str, Any], credential: dict[str, Any]
) -> None:
    key = keys[ALGORITHMS[algorithm]]
    assertion["verification"] = {"type": "SignedBadge", "creator": KEY_URL}
    for document, form in ((assertion, "jws"), (credential, "vc_jwt")):
        signed = ovenbird.sign(document, key, algorithm=algorithm)
        assert (signed.format, signed.algorithm, str(signed)) == (form, algorithm, signed.token)
        header = _part(signed.token, 0)
        assert header == json.loads(signed.header) and (header["alg"], header["kid"]) == (algorithm, KEY_URL)
        report = ovenbird.verify_signature(signed, [Key.generate().public(), key.public()])
        assert report and report.verified and report.format == form and report.algorithm == algorithm
        assert report.key == ovenbird.KeyMatch("given", key.thumbprint, 1, KEY_URL), report
        assert {**report.json(), **document} == report.json() and report.problems == ()
        assert not ovenbird.verify_signature(signed, Key.generate(key.kind).public())


def test_a_changed_token_is_not_verified(key: Key, credential: dict[str, Any]) -> None:
    token = ovenbird.sign(credential, key).token
    head, _, signature = token.split(".")
    other = ovenbird.sign({**credential, "name": "Robotics Advanced"}, key).token.split(".")[1]
    report = ovenbird.verify_signature(f"{head}.{other}.{signature}", key.public())
    assert not report.verified and report.key is None and "jws.signature" in _codes(report)


def test_documents_and_keys_come_in_every_form(key: Key, credential: dict[str, Any], tmp_path: Path) -> None:
    text = json.dumps(credential, ensure_ascii=False)
    (tmp_path / "credential.json").write_text(text, "utf-8")
    (tmp_path / "key.pem").write_text(key.to_pem())
    token = ovenbird.sign(text, key).token
    for document in (text.encode(), ovenbird.parse(text), tmp_path / "credential.json"):
        assert ovenbird.sign(document, key).token == token
    for given in (key.to_jwk(), key.write("jwk"), key.write("jwk").encode()):
        assert ovenbird.sign(text, given).token == token
    assert ovenbird.sign(text, tmp_path / "key.pem", key_id=KEY_URL).token == token
    public = key.public()
    baked = ovenbird.unbake_one(ovenbird.bake("<svg xmlns='http://www.w3.org/2000/svg'/>".encode(), token))
    for form in (token, token.encode(), baked, ovenbird.parse(token), ovenbird.sign(text, key)):
        for several in (public, public.to_jwk(), public.to_pem(), [public], (public.did_key(),), iter([public])):
            assert ovenbird.verify_signature(form, several).verified


def test_a_report_shows_itself(key: Key, credential: dict[str, Any]) -> None:
    signed = ovenbird.sign(credential, key)
    good, bad = (ovenbird.verify_signature(signed, one) for one in (key.public(), Key.generate().public()))
    assert "holds" in str(good) and KEY_URL in good._repr_html_()
    assert "does not hold" in str(bad) and "jws.signature" in str(bad)


def test_claims_are_held_against_the_moment_that_is_asked_for(key: Key, credential: dict[str, Any]) -> None:
    credential["validUntil"] = "2025-10-28T00:00:00Z"
    signed = ovenbird.sign(credential, key)
    for at, good in ((datetime(2025, 1, 1, tzinfo=timezone.utc), True), ("2026-01-01T00:00:00Z", False), (None, True)):
        assert ovenbird.verify_signature(signed, key.public(), at=at).verified is good, at
    with pytest.raises(ovenbird.CallerError, match="time zone"):
        ovenbird.verify_signature(signed, key.public(), at=datetime(2025, 1, 1))


def test_the_key_in_the_header_is_taken_on_request_alone(credential: dict[str, Any]) -> None:
    key = Key.generate("p256")
    signed = ovenbird.sign(credential, key, embed_key=True)
    assert _part(signed.token, 0)["jwk"]["kty"] == "EC" and "d" not in _part(signed.token, 0)["jwk"]
    assert not ovenbird.verify_signature(signed, [])
    report = ovenbird.verify_signature(signed, [], accept_header_key=True)
    assert report.verified and report.key is not None and (report.key.source, report.key.index) == ("header", None)


def _openssl(*args: str, given: bytes) -> bytes:
    done = subprocess.run(["openssl", *args], input=given, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _openssl_signer(key: Key, folder: Path, *options: str) -> Callable[[bytes], bytes]:
    """A signer whose key is where OpenSSL has it."""
    (folder / "outside.pem").write_text(key.to_pem())
    return lambda data: _openssl("dgst", *options, "-sign", str(folder / "outside.pem"), given=data)


@pytest.mark.parametrize("with_key", [True, False])
def test_an_outside_signer_makes_the_same_token(
    with_key: bool, keys: dict[KeyKind, Key], credential: dict[str, Any], tmp_path: Path
) -> None:
    key = keys["rsa"]
    signer = _openssl_signer(key, tmp_path, "-sha256")
    options: dict[str, Any] = {"algorithm": "RS256", "key_id": KEY_URL}
    signed = ovenbird.sign(credential, key.public() if with_key else None, signer=signer, **options)
    assert signed == ovenbird.sign(credential, key)
    asked = ovenbird.signing_input(credential, key=key.public() if with_key else None, **options)
    assert ovenbird.attach_signature(asked, signer(bytes(asked))) == signed.token
    assert ovenbird.attach_signature(asked.input, signer(bytes(asked)), key=key.public().to_jwk()) == signed.token


@pytest.mark.parametrize(("kind", "digest"), [("p256", "-sha256"), ("p384", "-sha384")])
def test_an_outside_signer_may_write_ecdsa_as_der(
    kind: KeyKind, digest: str, keys: dict[KeyKind, Key], credential: dict[str, Any], tmp_path: Path
) -> None:
    key, signer = keys[kind], _openssl_signer(keys[kind], tmp_path, digest)
    for _ in range(8):
        signed = ovenbird.sign(credential, key.public(), signer=signer, signature_encoding="der")
        assert ovenbird.verify_signature(signed, key.public()).verified
    with pytest.raises(ovenbird.MalformedError) as caught:
        ovenbird.sign(credential, key.public(), signer=signer)
    assert caught.value.code == "jws.signature_length"


def test_what_an_outside_signer_raises_comes_through(credential: dict[str, Any]) -> None:
    class KeyServiceIsDown(BaseException):
        pass

    raised = KeyServiceIsDown("no route")

    def signer(data: bytes) -> bytes:
        raise raised

    with pytest.raises(KeyServiceIsDown) as caught:
        ovenbird.sign(credential, signer=signer, algorithm="ES256", key_id=KEY_URL)
    assert caught.value is raised and caught.value.__cause__ is None


def test_an_outside_signer_is_given_bytes_once_and_not_asked_about_a_bad_document(credential: dict[str, Any]) -> None:
    given: list[bytes] = []

    def signer(data: bytes) -> bytes:
        given.append(data)
        return bytes(64)

    ovenbird.sign(credential, signer=signer, algorithm="ES256", key_id=KEY_URL)
    assert len(given) == 1 and type(given[0]) is bytes
    with pytest.raises(ovenbird.OvenbirdError):
        ovenbird.sign({**credential, "issuer": 5}, signer=signer, algorithm="ES256", key_id=KEY_URL)
    assert len(given) == 1


@pytest.mark.parametrize("answer", [None, "c2lnbmF0dXJl", 64, [1] * 64, object(), Path("x"), open])
def test_an_outside_signer_that_gives_no_bytes_is_a_type_error(answer: Any, credential: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="signer"):
        ovenbird.sign(credential, signer=lambda data: answer, algorithm="ES256", key_id=KEY_URL)


def test_an_outside_signer_that_has_to_be_awaited_is_told_so(credential: dict[str, Any]) -> None:
    async def signer(data: bytes) -> bytes:
        return bytes(64)

    with pytest.raises(TypeError, match="await"):
        ovenbird.sign(credential, signer=signer, algorithm="ES256", key_id=KEY_URL)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answer", "code"),
    [(b"", "jws.signature_length"), (bytes(63), "jws.signature_length"), (bytes(64), "jws.signature")],
)
@pytest.mark.parametrize("as_type", [bytes, bytearray, memoryview])
def test_garbage_of_an_outside_signer_gives_no_token(
    answer: bytes, code: str, as_type: Any, keys: dict[KeyKind, Key], credential: dict[str, Any]
) -> None:
    with pytest.raises(ovenbird.MalformedError) as caught:
        ovenbird.sign(credential, keys["p256"].public(), signer=lambda data: as_type(answer))
    assert caught.value.code == code


def test_a_private_key_beside_an_outside_signer_only_checks(key: Key, credential: dict[str, Any]) -> None:
    token = ovenbird.sign(credential, key).token
    signature = base64.urlsafe_b64decode(token.split(".")[2] + "==")
    assert ovenbird.sign(credential, key, signer=lambda data: signature).token == token


@pytest.mark.parametrize(
    "call",
    [
        lambda document: ovenbird.sign(document),
        lambda document: ovenbird.sign(document, None),
        lambda document: ovenbird.sign(document, 5),  # type: ignore[arg-type]
        lambda document: ovenbird.sign(5, Key.generate()),  # type: ignore[arg-type]
        lambda document: ovenbird.sign(document, Key.generate(), "jws"),  # type: ignore[call-arg,arg-type]
        lambda document: ovenbird.sign(document, Key.generate(), algorithm=5),  # type: ignore[arg-type]
        lambda document: ovenbird.sign(document, Key.generate(), check="no"),  # type: ignore[arg-type]
        lambda document: ovenbird.sign(document, Key.generate(), embed_key=1),  # type: ignore[arg-type]
        lambda document: ovenbird.sign(document, signer="x", algorithm="ES256", key_id=KEY_URL),  # type: ignore[arg-type]
        lambda document: ovenbird.sign(document, Key.generate("p256"), signer=bytes, signature_encoding=5),  # type: ignore[arg-type]
        lambda document: ovenbird.signing_input(document, key=5),  # type: ignore[arg-type]
        lambda document: ovenbird.attach_signature("a.b", "c"),  # type: ignore[arg-type]
        lambda document: ovenbird.attach_signature("a.b", None),  # type: ignore[arg-type]
        lambda document: ovenbird.attach_signature(5, b"c"),  # type: ignore[arg-type]
        lambda document: ovenbird.verify_signature(5, []),  # type: ignore[arg-type]
        lambda document: ovenbird.verify_signature("a.b.c", None),  # type: ignore[arg-type]
        lambda document: ovenbird.verify_signature("a.b.c", [None]),  # type: ignore[list-item]
        lambda document: ovenbird.verify_signature("a.b.c", [], mode=5),  # type: ignore[arg-type]
        lambda document: ovenbird.verify_signature("a.b.c", [], at=5),  # type: ignore[arg-type]
        lambda document: ovenbird.verify_signature("a.b.c", [], accept_header_key=None),  # type: ignore[arg-type]
    ],
)
def test_wrong_types_are_type_errors(call: Callable[[Any], object], credential: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        call(credential)


def test_refusals_have_their_codes(keys: dict[KeyKind, Key], key: Key, credential: dict[str, Any]) -> None:
    calls: list[tuple[str, Callable[[], object]]] = [
        ("key.not_private", lambda: ovenbird.sign(credential, key.public())),
        ("option.conflict", lambda: ovenbird.sign(credential, key, algorithm="RS256")),
        ("option.conflict", lambda: ovenbird.sign(credential, signer=bytes, algorithm="RS256")),
        ("option.invalid", lambda: ovenbird.sign(credential, key, algorithm="HS256")),  # type: ignore[arg-type]
        ("option.invalid", lambda: ovenbird.sign(credential, key, algorithm="none")),  # type: ignore[arg-type]
        ("option.invalid", lambda: ovenbird.sign(credential, key, format="jwe")),  # type: ignore[arg-type]
        ("option.invalid", lambda: ovenbird.verify_signature("a.b.c", [], mode="lax")),  # type: ignore[arg-type]
        ("argument.invalid", lambda: ovenbird.sign(credential, key, signature_encoding="der")),
    ]
    for code, call in calls:
        with pytest.raises(ovenbird.OvenbirdError) as caught:
            call()
        assert caught.value.code == code, caught.value


def test_no_error_of_signing_tells_a_private_key(keys: dict[KeyKind, Key], credential: dict[str, Any]) -> None:
    for kind, key in keys.items():
        secret = key.to_jwk()["d"]
        wrong: ovenbird.JwsAlgorithm = "ES256" if kind == "rsa" else "RS256"
        calls: list[Callable[[], object]] = [
            lambda: ovenbird.sign("{}", key.to_jwk()),
            lambda: ovenbird.sign(credential, key.to_jwk(), algorithm=wrong),
            lambda: ovenbird.sign(credential, {**key.to_jwk(), "kty": "oct"}),
            lambda: ovenbird.verify_signature(key.write("jwk"), key.public()),
        ]
        for call in calls:
            with pytest.raises(ovenbird.OvenbirdError) as caught:
                call()
            told = "".join(traceback.format_exception_only(caught.value)) + repr(caught.value.detail)
            assert secret not in told and secret[3:20] not in told


def test_one_key_signs_in_eight_threads_at_once(keys: dict[KeyKind, Key], credential: dict[str, Any]) -> None:
    public = {kind: key.public() for kind, key in keys.items()}
    start = threading.Barrier(8)

    def work(thread: int) -> list[tuple[str, bool]]:
        start.wait()
        made = []
        for at in range(12):
            kind = list(keys)[at % len(keys)]
            name = f"{thread} {at}"
            signed = ovenbird.sign({**credential, "name": name}, keys[kind])
            report = ovenbird.verify_signature(signed, public[kind])
            made.append((report.json()["name"], report.verified))
        return made

    with ThreadPoolExecutor(8) as pool:
        for thread, made in enumerate(pool.map(work, range(8))):
            assert made == [(f"{thread} {at}", True) for at in range(12)]
