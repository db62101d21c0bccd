"""Several keys: which of them verified, and what `kid` has to do with it."""

from ..crypto import jose, keys
from ..signing import documents as d
from . import judged, unread


def cases(book):
    """Which key it was."""
    key, other, rsa = keys.P256, keys.OTHERS["p256"], keys.RSA
    wrong, right = other.text(kid="wrong"), key.text(kid="right")
    match = {"key": {"source": "given", "index": 2, "id": "right", "thumbprint": key.thumbprint()}}
    for kid in ("right", "wrong", "nobody's", None):
        header = {"alg": "ES256", **({"kid": kid} if kid else {})}
        token = jose.token(key, d.A20, header)
        slug = (kid or "none").strip("'s").replace("'", "")
        says = f"the key is found whatever `kid` says ({slug})"
        judged(book, f"kid-{slug}", says, token, [rsa.text(), wrong, right], more=match)
        judged(
            book,
            f"kid-{slug}-missing",
            f"and not if it is not there ({slug})",
            token,
            [rsa.text(), wrong],
            ["jws.signature"],
        )
    token = jose.token(key, d.A20, {"alg": "ES256", "kid": "right"})
    judged(
        book,
        "kid-first",
        "the key that `kid` names is tried first",
        token,
        [key.text(), right],
        more={"key": {"index": 1}},
    )
    judged(
        book,
        "kid-fits",
        "only keys of its kind are tried",
        token,
        [rsa.text(), keys.P384.text(), keys.ED.text()],
        ["jws.algorithm_key"],
    )
    for name, bad, code in (
        ("small", keys.rsa_key("1024").text(), "key.size"),
        ("exponent", keys.rsa_key("2048-e3").text(), "key.weak"),
        ("small-order", '{"kty":"OKP","crv":"Ed25519","x":"' + "A" * 43 + '"}', "key.weak"),
        ("broken", "my key", "key.malformed"),
    ):
        unread(
            book, f"key-{name}", f"a key that is refused makes the call fail ({name})", token, code, [key.text(), bad]
        )
    unread(
        book, "option-unknown", "an unknown option is an error", token, "option.invalid", [right], algorithms=["ES256"]
    )
    unread(book, "mode-unknown", "so is an unknown mode", token, "option.invalid", [right], mode="lax")
