"""Keys: every form goes in and comes out, and what is secret comes out only where it is asked for."""

from __future__ import annotations

import copy
import gc
import json
import pickle
import subprocess
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import ovenbird
from ovenbird import Key, KeyKind

KINDS: dict[KeyKind, tuple[int, tuple[str, ...]]] = {
    "rsa": (2048, ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")),
    "p256": (256, ("ES256",)),
    "p384": (384, ("ES384",)),
    "ed25519": (256, ("EdDSA",)),
}
#: The members of a JWK that are secret (RFC 7518, sections 6.2.2 and 6.3.2; RFC 8037, section 2).
SECRET = ("d", "p", "q", "dp", "dq", "qi")


@pytest.fixture(scope="module")
def keys() -> dict[str, Key]:
    """A private key of each kind."""
    return {kind: Key.generate(kind, id="https://badges.example.org/keys/1") for kind in KINDS}


def _secrets(key: Key) -> list[str]:
    jwk = key.to_jwk()
    pem = key.to_pem().splitlines()[1:-1]
    return [jwk[name] for name in SECRET if name in jwk] + [line for line in pem if len(line) > 20][-1:]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_key_says_what_it_is(kind: KeyKind, keys: dict[str, Key]) -> None:
    key = keys[kind]
    assert (key.kind, key.bits, key.is_private) == (kind, KINDS[kind][0], True)
    assert key.algorithms == KINDS[kind][1]
    assert key.id == "https://badges.example.org/keys/1"
    assert (key.multikey is None) is (key.did is None) is (kind == "rsa")


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_is_read_back_in_every_form_that_it_is_written_in(kind: KeyKind, keys: dict[str, Key]) -> None:
    key = keys[kind]
    public = key.public()
    assert not public.is_private and public.thumbprint == key.thumbprint and public.id == key.id
    for text in (key.to_pem(), key.to_jwk(), key.write("jwk").encode(), bytearray(key.to_pem().encode())):
        assert Key.read(text) == key
    for text in (public.to_pem(), public.to_jwk()):
        assert Key.read(text) == public
    if kind == "rsa":
        for write in (key.to_multikey, key.did_key):
            with pytest.raises(ovenbird.UnsupportedError) as caught:
                write()
            assert caught.value.code == "key.unsupported"
    else:
        assert key.to_multikey() == key.multikey and key.did_key() == key.did == f"did:key:{key.multikey}"
        assert Key.read(key.to_multikey()) == Key.read(key.did_key()) == public


def test_a_key_is_read_from_files_and_paths(keys: dict[str, Key], tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_text(keys["p256"].to_pem())
    assert Key.read(path) == keys["p256"]
    with path.open() as text, path.open("rb") as binary:
        assert Key.read(text) == Key.read(binary) == keys["p256"]
    with pytest.raises(ovenbird.MalformedError):
        Key.read(str(path))


def test_a_key_of_a_set_is_taken_by_its_id(keys: dict[str, Key]) -> None:
    members = [{**key.public().to_jwk(), "kid": kind} for kind, key in keys.items()]
    assert Key.read({"keys": members}, id="p384").thumbprint == keys["p384"].thumbprint
    assert Key.read({"keys": members[:1]}) == keys["rsa"].public()
    with pytest.raises(ovenbird.CallerError) as ambiguous:
        Key.read({"keys": members})
    assert ambiguous.value.code == "key.ambiguous"
    with pytest.raises(ovenbird.NotFoundError) as missing:
        Key.read({"keys": members}, id="p521")
    assert missing.value.code == "key.not_found"


def test_all_keys_of_a_set_are_read_that_are_supported(keys: dict[str, Key]) -> None:
    members = [key.public().to_jwk() for key in keys.values()]
    assert Key.read_all({"keys": [{"kty": "oct", "k": "AAAA"}, *members]}) == [key.public() for key in keys.values()]
    assert Key.read_all(keys["rsa"].to_pem()) == [keys["rsa"]]
    with pytest.raises(ovenbird.OvenbirdError):
        Key.read_all({"keys": [{"kty": "oct", "k": "AAAA"}]})


def test_the_id_of_a_key_is_its_kid(keys: dict[str, Key]) -> None:
    assert keys["p256"].to_jwk()["kid"] == keys["p256"].id
    named = Key.read(keys["p256"].to_pem(), id="another")
    assert named.id == "another" and named == keys["p256"]


def test_a_seed_gives_the_same_key_again_and_else_each_key_is_another() -> None:
    seeded = [Key.generate("p256", insecure_seed="the same") for _ in range(2)]
    assert seeded[0] == seeded[1] != Key.generate("p256", insecure_seed="the sane")
    assert len({Key.generate().thumbprint for _ in range(50)}) == 50


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_shows_a_key_shows_what_is_secret(kind: KeyKind, keys: dict[str, Key]) -> None:
    key = keys[kind]
    secrets = _secrets(key)
    assert len(secrets) >= 2
    state = [getattr(key, name) for name in ("__slots__", "_info", "_native")]
    shown = [repr(key), str(key), f"{key!r:>5}", repr(key.info), str(key.info.to_dict()), repr(list(key.__rich_repr__()))]
    shown += [repr(state), repr(dir(key)), key.info.thumbprint, repr(key.public().to_jwk()), key.public().to_pem()]
    shown += [repr(key._native), str(key._native)]
    for text in shown:
        assert not any(secret in text for secret in secrets), text
    assert repr(key).startswith(f"Key(kind={kind!r}, bits={KINDS[kind][0]}, is_private=True, id=")


def _broken(jwk: dict[str, Any]) -> list[object]:
    """Texts with a private key inside that cannot be read, each for another reason."""
    swapped = jwk["d"][::-1]
    return [
        {**jwk, "kty": "oct"},
        {**jwk, "x": jwk["x"][:-2]},
        {**jwk, "d": swapped + "AA"},
        {**jwk, "d": jwk["d"] + "="},
        {**jwk, "x": jwk["d"]},
        {**jwk, "key_ops": 5},
        json.dumps(jwk)[:-1],
        json.dumps(jwk) + "}",
        json.dumps(jwk)[:-1] + f', "d": {json.dumps(jwk["d"])}}}',
        jwk["d"],
        "-----BEGIN PRIVATE KEY-----\n" + jwk["d"] + "\n-----END PRIVATE KEY-----\n",
    ]


def test_errors_about_a_private_key_do_not_quote_it(keys: dict[str, Key]) -> None:
    jwk = keys["p256"].to_jwk()
    for text in _broken(jwk):
        with pytest.raises(ovenbird.OvenbirdError) as caught:
            Key.read(text)  # type: ignore[arg-type]
        told = "".join(traceback.format_exception_only(caught.value)) + repr(caught.value) + repr(caught.value.detail)
        assert jwk["d"][4:20] not in told and jwk["d"][::-1][4:20] not in told, told
    pem = keys["rsa"].to_pem()
    for damaged in (pem[:-60], pem.replace("A", "!", 1), pem[:300] + pem[320:]):
        with pytest.raises(ovenbird.OvenbirdError) as caught:
            Key.read(damaged)
        assert not any(line in repr(caught.value.detail) for line in pem.splitlines()[1:-1])


def test_a_private_key_is_not_pickled_and_a_public_one_is(keys: dict[str, Key]) -> None:
    for kind, key in keys.items():
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            with pytest.raises(TypeError, match="not pickled"):
                pickle.dumps(key, protocol)
            again = pickle.loads(pickle.dumps(key.public(), protocol))
            assert again == key.public() and again.id == key.id, kind
        assert copy.copy(key) is key and copy.deepcopy([key])[0] is key


def test_keys_are_equal_by_thumbprint_and_by_what_they_can_do(keys: dict[str, Key]) -> None:
    key = keys["ed25519"]
    again = Key.read(key.to_jwk(), id="other")
    assert again == key and hash(again) == hash(key) and len({key, again, key.public(), keys["p256"]}) == 3
    assert key != key.public() and key.public() == again.public()
    assert key != key.thumbprint and (key == 5) is False


def test_a_key_cannot_be_made_or_changed_by_hand(keys: dict[str, Key]) -> None:
    with pytest.raises(TypeError, match="Key.generate"):
        Key()
    for name in ("kind", "_info", "_native", "new"):
        with pytest.raises(AttributeError):
            setattr(keys["p256"], name, None)
        with pytest.raises(AttributeError):
            delattr(keys["p256"], name)
    assert keys["p256"].kind == "p256"


@pytest.mark.parametrize("wrong", [None, 5, 1.5, ["pem"], object(), True])
def test_what_is_no_key_is_a_type_error(wrong: Any) -> None:
    with pytest.raises(TypeError, match="text"):
        Key.read(wrong)


@pytest.mark.parametrize(
    "call",
    [
        lambda: Key.generate(5),  # type: ignore[arg-type]
        lambda: Key.generate("rsa", bits="2048"),  # type: ignore[arg-type]
        lambda: Key.generate("rsa", bits=True),
        lambda: Key.generate("rsa", bits=2048.0),  # type: ignore[arg-type]
        lambda: Key.generate(id=5),  # type: ignore[arg-type]
        lambda: Key.generate("rsa", 2048),  # type: ignore[call-arg]
        lambda: Key.read("z6Mk", format=5),  # type: ignore[arg-type]
        lambda: Key.read("z6Mk", limits=5),  # type: ignore[arg-type]
        lambda: Key.generate().write(5),  # type: ignore[arg-type]
    ],
)
def test_options_of_the_wrong_type_are_type_errors(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        call()


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: Key.generate("p521"), "option.invalid"),  # type: ignore[arg-type]
        (lambda: Key.generate("rsa", bits=-1), "option.invalid"),
        (lambda: Key.generate("rsa", bits=1024), "key.size"),
        (lambda: Key.generate().write("der"), "argument.invalid"),  # type: ignore[arg-type]
        (lambda: Key.read("z6Mk", format="der"), "option.invalid"),  # type: ignore[arg-type]
        (lambda: Key.read("{}"), "key.malformed"),
        (lambda: Key.read("\ud83d"), "argument.invalid"),
        (lambda: Key.read(b"\xff"), "argument.invalid"),
        (lambda: Key.read("{" + " " * 100 + "}", limits={"text_bytes": 50}), "limit.text"),
    ],
)
def test_values_that_do_not_fit_have_a_code(call: Callable[[], object], code: str) -> None:
    with pytest.raises(ovenbird.OvenbirdError) as caught:
        call()
    assert caught.value.code == code


def test_keys_are_made_and_dropped_by_many_threads() -> None:
    def work(index: int) -> str:
        key = Key.generate("p256" if index % 2 else "ed25519")
        assert Key.read(key.to_pem()) == key
        return key.thumbprint

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(work, range(200)))) == 200
    gc.collect()


def _openssl(*args: str, given: str) -> str:
    done = subprocess.run(["openssl", *args], input=given, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_openssl_reads_the_keys_and_gives_the_same_public_half(kind: KeyKind, keys: dict[str, Key]) -> None:
    pem = keys[kind].to_pem()
    public = _openssl("pkey", "-pubout", given=pem)
    assert public.split() == keys[kind].public().to_pem().split()
    assert Key.read(_openssl("pkey", given=pem)) == keys[kind]
