"""Keys and signatures to and from OpenSSL's command line.

Where there is no `openssl` these tests are skipped, and pytest's summary says so. The suite `cargo xtask test python`
installs it on Debian.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import KEY_URL

import ovenbird
from ovenbird import Key, KeyKind

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="needs the program `openssl` (Debian package openssl)")

KINDS: dict[KeyKind, list[str]] = {
    "rsa": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
    "p256": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
    "p384": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
    "ed25519": ["-algorithm", "ED25519"],
}
#: How `openssl pkeyutl` is told the algorithm.
SIGNED: dict[ovenbird.JwsAlgorithm, tuple[KeyKind, list[str]]] = {
    "EdDSA": ("ed25519", []),
    "ES256": ("p256", ["-digest", "sha256"]),
    "ES384": ("p384", ["-digest", "sha384"]),
    **{
        f"RS{size}": ("rsa", ["-digest", f"sha{size}"])  # type: ignore[misc]
        for size in (256, 384, 512)
    },
    **{
        f"PS{size}": (  # type: ignore[misc]
            "rsa",
            ["-digest", f"sha{size}", "-pkeyopt", "rsa_padding_mode:pss", "-pkeyopt", "rsa_pss_saltlen:digest"],
        )
        for size in (256, 384, 512)
    },
}


def openssl(*arguments: str | Path, input: bytes = b"") -> bytes:
    """Runs it; a failure fails the test with what it said."""
    done = subprocess.run(
        [str(OPENSSL), *map(str, arguments)], input=input, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def theirs() -> dict[KeyKind, bytes]:
    """A private key of each kind in PKCS#8, made by OpenSSL."""
    return {kind: openssl("genpkey", *arguments) for kind, arguments in KINDS.items()}


@pytest.fixture
def signable(assertion: dict[str, Any]) -> dict[str, Any]:
    """An assertion that says it is signed."""
    assertion["verification"] = {"type": "SignedBadge", "creator": KEY_URL}
    return assertion


@pytest.mark.parametrize("kind", KINDS)
def test_openssl_checks_and_reads_the_keys_that_are_made_here(kind: KeyKind) -> None:
    key = Key.generate(kind)
    private, public = key.to_pem().encode(), key.public().to_pem().encode()
    assert openssl("pkey", "-check", "-noout", input=private) == b"Key is valid\n"
    assert openssl("pkey", "-pubin", "-pubcheck", "-noout", input=public) == b"Key is valid\n"
    assert openssl("pkey", input=private) == private, "both write the same bytes"
    assert openssl("pkey", "-pubout", input=private) == public
    seeded = Key.generate(kind, insecure_seed="a seed")
    assert openssl("pkey", "-check", "-noout", input=seeded.to_pem().encode()) == b"Key is valid\n"


@pytest.mark.parametrize("kind", KINDS)
def test_keys_of_openssl_are_read_here_in_each_of_their_forms(kind: KeyKind, theirs: dict[KeyKind, bytes]) -> None:
    pem = theirs[kind]
    key = Key.read(pem)
    assert key.kind == kind and key.is_private and key.to_pem().encode() == pem
    spki = openssl("pkey", "-pubout", input=pem)
    assert Key.read(spki) == key.public() and key.public().to_pem().encode() == spki
    if kind != "ed25519":
        assert Key.read(openssl("pkey", "-traditional", input=pem)) == key, "PKCS#1 or SEC1"
    if kind == "rsa":
        assert Key.read(openssl("rsa", "-RSAPublicKey_out", input=pem)) == key.public(), "PKCS#1"
    if kind in ("p256", "p384"):
        compressed = openssl("ec", "-pubout", "-conv_form", "compressed", input=pem)
        assert Key.read(compressed) == key.public()
        old = openssl("ecparam", "-genkey", "-name", "prime256v1" if kind == "p256" else "secp384r1")
        assert b"EC PARAMETERS" in old and Key.read(old).kind == kind
    with pytest.raises(ovenbird.UnsupportedError) as caught:
        Key.read(openssl("pkey", "-aes256", "-passout", "pass:sesame", input=pem))
    assert caught.value.code == "key.unsupported" and "password" in str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_of_a_certificate_of_openssl_is_taken(
    kind: KeyKind, theirs: dict[KeyKind, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "key.pem"
    file.write_bytes(theirs[kind])
    certificate = openssl("req", "-x509", "-new", "-key", file, "-subj", "/CN=badges.example.org", "-days", "30")
    key = Key.read(certificate)
    assert not key.is_private and key == Key.read(theirs[kind]).public()
    text = openssl("x509", "-text", input=certificate)
    assert Key.read(text) == key, "text in front of the block is passed over"


@pytest.mark.parametrize("arguments", [["RSA", "rsa_keygen_bits:1024"], ["EC", "ec_paramgen_curve:secp256k1"]])
def test_keys_of_openssl_that_are_too_weak_or_not_known_are_refused(arguments: list[str]) -> None:
    pem = openssl("genpkey", "-algorithm", arguments[0], "-pkeyopt", arguments[1])
    with pytest.raises(ovenbird.UnsupportedError) as caught:
        Key.read(pem)
    assert caught.value.code == ("key.size" if arguments[0] == "RSA" else "key.unsupported")


@pytest.mark.parametrize("algorithm", SIGNED)
def test_a_signature_of_openssl_finishes_a_token(
    algorithm: ovenbird.JwsAlgorithm, theirs: dict[KeyKind, bytes], signable: dict[str, Any], tmp_path: Path
) -> None:
    kind, how = SIGNED[algorithm]
    file, message = tmp_path / "key.pem", tmp_path / "message"
    file.write_bytes(theirs[kind])
    public = openssl("pkey", "-pubout", input=theirs[kind])
    asked = ovenbird.signing_input(signable, algorithm=algorithm)
    message.write_bytes(bytes(asked))
    signature = openssl("pkeyutl", "-sign", "-rawin", "-inkey", file, "-in", message, *how)
    encoding: ovenbird.SignatureEncoding = "der" if algorithm.startswith("ES") else "raw"
    token = ovenbird.attach_signature(asked, signature, encoding=encoding, key=public)
    assert ovenbird.verify_signature(token, public).verified
    if encoding == "der":
        with pytest.raises(ovenbird.MalformedError) as caught:
            ovenbird.attach_signature(asked, signature)
        assert caught.value.code == "jws.signature_length"
    other = Key.generate(kind).public()
    assert not ovenbird.verify_signature(token, other).verified


@pytest.mark.parametrize("algorithm", SIGNED)
def test_openssl_verifies_the_signatures_that_are_made_here(
    algorithm: ovenbird.JwsAlgorithm, signable: dict[str, Any], tmp_path: Path
) -> None:
    kind, how = SIGNED[algorithm]
    key = Key.generate(kind)
    input, _, encoded = ovenbird.sign(signable, key, algorithm=algorithm).token.rpartition(".")
    signature = _base64url(encoded)
    if algorithm.startswith("ES"):
        signature = _in_der(signature)
    for name, content in (
        ("key", key.public().to_pem().encode()),
        ("message", input.encode()),
        ("signature", signature),
    ):
        (tmp_path / name).write_bytes(content)
    verify: list[str | Path] = [
        "pkeyutl",
        "-verify",
        "-rawin",
        "-pubin",
        "-inkey",
        tmp_path / "key",
        "-in",
        tmp_path / "message",
    ]
    said = openssl(*verify, "-sigfile", tmp_path / "signature", *how)
    assert b"Verified Successfully" in said
    (tmp_path / "message").write_bytes(input.encode() + b"A")
    done = subprocess.run(
        [str(OPENSSL), *map(str, verify), "-sigfile", str(tmp_path / "signature"), *how],
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0


def _base64url(text: str) -> bytes:
    """The bytes of base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _in_der(raw: bytes) -> bytes:
    """r and s as an ASN.1 sequence."""
    half = len(raw) // 2
    numbers = b""
    for part in (raw[:half], raw[half:]):
        number = int.from_bytes(part, "big")
        content = number.to_bytes(number.bit_length() // 8 + 1, "big")
        numbers += bytes((2, len(content))) + content
    return bytes((0x30, len(numbers))) + numbers
