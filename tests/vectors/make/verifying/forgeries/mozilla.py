"""The forgeries that Mozilla's validators take: `none` in its spellings, and HMAC with the public key as its secret."""

import hashlib
import hmac

from ...crypto import jose, keys
from .. import kit as k
from .. import legacy
from ..kit import bad, unread

PEM = keys.RSA.public_pem()
CASES = {
    "none": ("none", "jws.unsigned"),
    "none-capital": ("None", None),
    "none-capitals": ("NONE", None),
    "none-mixed": ("nOnE", None),
    "none-space": ("none ", None),
    "none-nul": ("none\0", None),
    "empty": ("", None),
    "hs256": ("HS256", "jws.hmac"),
    "hs384": ("HS384", "jws.hmac"),
    "hs512": ("HS512", "jws.hmac"),
    "hs-small": ("hs256", None),
    "xhs256": ("xHS256", None),
    "hs-space": (" HS256", None),
    "hmac": ("HMAC", None),
}


def forged(document, alg, secret=PEM):
    """A token with an empty signature, and one with an HMAC."""
    input = jose.signing_input({"alg": alg}, k.s.text(document))
    mac = hmac.new(secret.encode(), input.encode(), hashlib.sha256).digest()
    return {"": f"{input}.", "-mac": jose.attached(input, mac)}


def cases(book):
    """Of 1.x with its key at `verify.url`, and of 2.0 with that of the profile."""
    web10 = k.with_(legacy.WEB10, (legacy.PEM, k.answer(PEM, media_type="application/x-pem-file")))
    web11 = k.with_(legacy.WEB11, (legacy.PEM, k.answer(PEM, media_type="application/x-pem-file")))
    web20 = k.with_(k.SIGNED_WEB, k.key_document(keys.RSA))
    for version, document, answers in (
        ("1.0", legacy.signed_as(legacy.ONE), web10),
        ("1.1", legacy.signed_as(legacy.ONE_ONE), web11),
        ("2.0", k.SIGNED, web20),
    ):
        for name, (alg, code) in CASES.items():
            for kind, token in forged(document, alg).items():
                what = "the public key as secret" if kind else "no signature"
                says = f"V1: Mozilla: THREATS 4: {version}: `alg` {alg!r} with {what}"
                bad(book, f"mozilla/{version}-{name}{kind}", says, token, answers, {"integrity": code})
        for name, header in (("absent", {}), ("null", {"alg": None}), ("number", {"alg": 256}), ("list", {"alg": ["none"]})):
            token = jose.signing_input({"typ": "JWT", **header}, k.s.text(document)) + "."
            says = f"V2: {version}: a header whose `alg` is no text is not read ({name})"
            unread(book, f"mozilla/{version}-alg-{name}", says, token, "jws.header", answers)
    secrets(book, web20)


def secrets(book, answers):
    """The other spellings of a public key that a library may take for a secret."""
    for name, secret in (
        ("pem-stripped", PEM.strip()),
        ("pem-lines", PEM.replace("\n", "")),
        ("jwk", keys.RSA.text()),
        ("empty", ""),
        ("crlf", PEM.replace("\n", "\r\n")),
    ):
        for alg in ("HS256", "xHS256", "RS256", "ES256"):
            token = forged(k.SIGNED, alg, secret)["-mac"]
            says = f"Mozilla: an HMAC with the public key as secret ({name}, {alg})"
            bad(book, f"mozilla/secret-{name}-{alg}", says, token, answers, {"integrity": None})
