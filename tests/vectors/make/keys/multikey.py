"""Multikey and did:key."""

from ..crypto import ec, keys
from . import read


def cases(book):
    """The JSON form, and what is refused."""
    key, other = keys.ED, keys.OTHERS["ed25519"]
    id = "https://issuer.example/profile#key"
    whole = {
        "id": id,
        "type": "Multikey",
        "controller": "https://issuer.example/profile",
        "publicKeyMultibase": key.multikey(),
    }
    secret = {"secretKeyMultibase": key.secret_multikey()}
    read(book, "multikey-json", "the object of a Multikey", keys.compact(whole), key.info(id=id))
    read(book, "multikey-json-secret", "with its secret half", keys.compact({**whole, **secret}), key.info(True, id))
    read(book, "multikey-json-only-secret", "or with that alone", keys.compact(secret), key.info(True))
    read(book, "multikey-space", "white space around counts for nothing", f" {key.multikey()}\n", key.info())
    read(book, "multikey-format", "the form may be said", key.multikey(), key.info(), format="multikey")
    disagree = keys.compact({**whole, "secretKeyMultibase": other.secret_multikey()})
    read(book, "multikey-json-disagree", "halves of two keys are refused", disagree, code="key.mismatch")
    swapped = keys.compact({"publicKeyMultibase": key.secret_multikey()})
    read(book, "multikey-json-swapped", "a secret half shown as public is refused", swapped, code="key.malformed")
    faults(book)


def faults(book):
    """Texts that are no Multikey."""
    key = keys.ED
    good, point = key.multikey(), key.point

    def case(id, says, text, code, **options):
        read(book, f"multikey-{id}", f"{says} is refused", text, code=code, **options)

    case("alphabet", "a character outside base58", good[:-1] + "0", "key.malformed")
    case("cut", "a point that is cut", keys.multibase("ed01", point[:-1]), "key.malformed")
    case("long", "a point with a byte behind it", keys.multibase("ed01", point + b"\0"), "key.malformed")
    case("short", "a prefix without a key", keys.multibase("ed01", b""), "key.malformed")
    case("endless", "a very long one", "z" + "1" * 100_000, "key.malformed")
    case(
        "base64url",
        "another base",
        "u" + keys.base64url(bytes.fromhex("ed01") + point),
        "key.malformed",
        format="multikey",
    )
    uncompressed = keys.multibase("8024", keys.P256.public_der())
    case("uncompressed", "a point that is not compressed", uncompressed, "key.malformed")
    case("secp256k1", "a key on secp256k1", keys.ec_key(ec.SECP256K1, "issuer").multikey(), "key.unsupported")
    case("p521", "a key on P-521", keys.multibase("8224", keys.ec_key(ec.P521, "issuer").short()), "key.unsupported")
    case("x25519", "a key for encryption", keys.multibase("ec01", point), "key.unsupported")
    case("off-curve", "an x without a point", keys.multibase("8024", b"\2" + NO_POINT), "key.point")
    for id, says, text, code in (
        ("method", "another DID method", "did:web:issuer.example", "key.malformed"),
        ("fragment", "a fragment that is another key", f"{key.did()}#{keys.P256.multikey()}", "key.mismatch"),
        ("secret", "a secret in a did:key", f"did:key:{key.secret_multikey()}", "key.malformed"),
        ("empty", "a did:key of nothing", "did:key:", "key.malformed"),
    ):
        read(book, f"did-key-{id}", f"{says} is refused", text, code=code)


def without_point():
    """The smallest x of P-256 that has no y."""
    curve = ec.P256
    for x in range(100):
        square = (x**3 + curve.a * x + curve.b) % curve.p
        if pow(square, (curve.p - 1) // 2, curve.p) == curve.p - 1:
            return x.to_bytes(32, "big")
    raise AssertionError


NO_POINT = without_point()
