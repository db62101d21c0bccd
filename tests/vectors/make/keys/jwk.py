"""JWK with the members that say what a key is for, and what they may not be."""

from ..crypto import keys
from . import read


def cases(book):
    """Sound ones and those for other purposes."""
    key = keys.P256
    url = "https://issuer.example/keys/1"
    read(book, "jwk-kid", "`kid` is the id", key.text(kid=url), key.info(id=url))
    read(book, "jwk-id-option", "the option `id` counts more than `kid`", key.text(kid="1"), key.info(id=url), id=url)
    read(book, "jwk-alg", "`alg` leaves one algorithm", keys.RSA.text(alg="PS384"), keys.RSA.info(algorithms=["PS384"]))
    read(book, "jwk-alg-ed25519", "`Ed25519` is the other name of EdDSA", keys.ED.text(alg="Ed25519"), keys.ED.info())
    purpose = {"use": "sig", "key_ops": ["verify"]}
    read(book, "jwk-purpose", "a key for signatures", key.text(**purpose), key.info())
    read(book, "jwk-purpose-private", "a key to sign with", key.text(True, key_ops=["sign", "verify"]), key.info(True))
    more = {"x5u": "https://evil.example/", "x5t": "abc", "ext": True, "exp": 1}
    read(book, "jwk-others", "other members are passed over, and nothing is fetched", key.text(**more), key.info())
    read(book, "jwk-space", "white space counts for nothing", f"\n {key.text()} \n", key.info())
    numbers = {"d": keys.RSA.secret()["d"]}
    read(
        book,
        "jwk-rsa-no-primes",
        "a private RSA key may leave its primes out",
        keys.RSA.text(**numbers),
        keys.RSA.info(True),
    )
    wrong(book)


def wrong(book):
    """Keys for other purposes."""
    key, rsa = keys.P256, keys.RSA
    read(book, "jwk-oct", "a shared secret is refused", '{"kty":"oct","k":"c2VjcmV0"}', code="key.unsupported")
    for name, says, text, code in (
        ("use-enc", "a key for encryption", key.text(use="enc"), "key.unsupported"),
        ("key-ops-other", "a key to derive keys", key.text(key_ops=["deriveKey"]), "key.unsupported"),
        ("key-ops-public", "a public key that may only sign", key.text(key_ops=["sign"]), "key.mismatch"),
        ("key-ops-private", "a private key that may only verify", key.text(True, key_ops=["verify"]), "key.mismatch"),
        ("key-ops-type", "`key_ops` that is a text", key.text(key_ops="verify"), "key.malformed"),
        ("use-type", "`use` that is a list", key.text(use=["sig"]), "key.malformed"),
        ("kid-type", "`kid` that is a number", key.text(kid=1), "key.malformed"),
        ("alg-type", "`alg` that is a list", key.text(alg=["ES256"]), "key.malformed"),
        ("alg-other-kind", "`alg` of another kind of key", key.text(alg="RS256"), "key.mismatch"),
        ("alg-other-curve", "`alg` of another curve", key.text(alg="ES384"), "key.mismatch"),
        ("alg-hmac", "an RSA key for HS256", rsa.text(alg="HS256"), "key.unsupported"),
        ("alg-none", "a key for `none`", rsa.text(alg="none"), "key.unsupported"),
        ("alg-encryption", "a key for RSA-OAEP", rsa.text(alg="RSA-OAEP"), "key.unsupported"),
        ("alg-lower-case", "`alg` in small letters", rsa.text(alg="rs256"), "key.unsupported"),
    ):
        read(book, f"jwk-{name}", f"{says} is refused", text, code=code)
