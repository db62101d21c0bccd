"""VC-JWT of both data models, their headers, strict and compatible (Open Badges 3.0, JSON Web Token Proof Format)."""

from .. import samples as s
from ..crypto import jose, keys
from ..signing import documents as d
from . import judged

KEY = keys.ED
KNOWN = [KEY.did()]
HEADER = {"alg": "EdDSA", "kid": d.KEY_DID, "typ": "JWT"}


def both(book, name, says, token, problems, **more):
    """Faults that are errors in the mode `strict` and warnings in `compatible`."""
    judged(book, f"vc-{name}", f"{says}: an error", token, KNOWN, problems, **more)
    warnings = [(item, "warning") if isinstance(item, str) else (item[0], "warning", *item[2:]) for item in problems]
    judged(
        book,
        f"vc-{name}-compatible",
        f"{says}: a warning where that is asked for",
        token,
        KNOWN,
        warnings,
        mode="compatible",
        **more,
    )


def sound(book, name, says, token, more=None):
    """A token without a fault, in both modes."""
    for mode in (None, "compatible"):
        options = {"mode": mode} if mode else {}
        judged(book, f"vc-{name}" + (f"-{mode}" if mode else ""), says, token, KNOWN, more=more, **options)


def cases(book):
    """Documents, payloads, headers."""
    documents(book)
    payloads(book)
    headers(book)


def documents(book):
    """Each class of 3.0."""
    for name, document in d.VC_JWT.items():
        payload = jose.payload(document)
        inner = payload.get("vc", payload)
        answer = {"format": "vc_jwt", "version": "3.0", "document": s.text(inner), "header": s.text(HEADER)}
        sound(book, f"good-{name}", f"{name}: verified", jose.token(KEY, payload, HEADER), answer)
    for algorithm, key in keys.ALGORITHMS.items():
        header = {"alg": algorithm, "jwk": key.jwk(), "typ": "JWT"}
        token = jose.token(key, jose.payload(d.CREDENTIAL), header)
        judged(book, f"vc-{algorithm}", f"{algorithm}: a credential is verified", token, [key.text()])
    more = jose.payload(d.CREDENTIAL, iat=1714521600, aud="https://ada.example", jwi="x", nonce="1")
    sound(book, "more-claims", "other claims are allowed", jose.token(KEY, more, HEADER))
    spaced = s.text(jose.payload(d.CREDENTIAL)).replace('":', '": ')
    sound(
        book, "spaced", "the payload is given back byte for byte", jose.token(KEY, spaced, HEADER), {"document": spaced}
    )
    wrapped = s.text(jose.payload(d.CREDENTIAL_VC1))
    inner = s.text(d.CREDENTIAL_VC1)
    loose = wrapped.replace(inner, f" {inner} ")
    sound(book, "spaced-vc", "so is what the claim `vc` holds", jose.token(KEY, loose, HEADER), {"document": inner})


def payloads(book):
    """Payload and claim `vc`."""
    whole = {**d.CREDENTIAL_VC1, **jose.claims(d.CREDENTIAL_VC1)}
    missing = ("jwt.claim_missing", "error", "/vc")
    both(
        book,
        "vc1-whole",
        "a credential of data model 1.1 without the claim `vc`",
        jose.token(KEY, whole, HEADER),
        [missing],
    )
    wrapped = {"vc": d.CREDENTIAL, **jose.claims(d.CREDENTIAL)}
    mismatch = ("jwt.claim_mismatch", "error", "/vc")
    both(
        book,
        "vc2-wrapped",
        "a credential of data model 2.0 in the claim `vc`",
        jose.token(KEY, wrapped, HEADER),
        [mismatch],
    )
    for name, value in (("text", "x"), ("list", [d.CREDENTIAL]), ("null", None), ("number", 1)):
        payload = {**jose.payload(d.CREDENTIAL), "vc": value}
        fault = ("jwt.claim_type", "error", "/vc")
        for mode in ("strict", "compatible"):
            says = f"a claim `vc` that is no object is an error ({name}, {mode})"
            judged(book, f"vc-claim-{name}-{mode}", says, jose.token(KEY, payload, HEADER), KNOWN, [fault], mode=mode)


def headers(book):
    """alg, kid, jwk and typ, and nothing else."""
    payload = jose.payload(d.CREDENTIAL)

    def token(**members):
        return jose.token(KEY, payload, {"alg": "EdDSA", **members})

    kid = {"kid": d.KEY_DID}
    sound(book, "no-typ", "`typ` may be missing", token(**kid))
    sound(book, "typ-w3c", "`vc+jwt` is the type of W3C's specification", token(**kid, typ="vc+jwt"))
    sound(book, "jwk", "`jwk` stands for `kid`", token(jwk=KEY.jwk(), typ="JWT"))
    sound(book, "kid-url", "a `kid` may be a URL", token(kid="https://issuer.example/keys/1"))
    for typ in ("JWS", "JOSE", "vc", "dpop+jwt", "at+jwt", ""):
        both(book, f"typ-{typ or 'empty'}", f"the type `{typ}`", token(**kid, typ=typ), ["jwt.header"])
    both(book, "no-kid", "neither `kid` nor `jwk`", token(typ="JWT"), ["jwt.header"])
    both(book, "kid-no-uri", "a `kid` that is no URI", token(kid="key-1"), ["jwt.header"])
    both(book, "kid-empty", "an empty `kid`", token(kid=""), ["jwt.header"])
    for name, value in (
        ("iat", 1),
        ("cty", "vc"),
        ("jku", "https://evil.example/"),
        ("x5c", ["MIIB"]),
        ("iss", "x"),
        ("x", {}),
    ):
        both(book, f"header-{name}", f"`{name}` in the header", token(**kid, **{name: value}), ["jwt.header"])
    both(book, "header-two", "two faults of a header", token(typ="JOSE"), ["jwt.header", "jwt.header"])
    for mode in ("strict", "compatible"):
        for name in ("kid", "typ"):
            broken = token(**{**kid, name: 7})
            says = f"`{name}` has to be a text ({mode})"
            judged(book, f"vc-{name}-number-{mode}", says, broken, KNOWN, ["jws.header"], mode=mode)
        secret = token(jwk=KEY.jwk(True))
        judged(
            book,
            f"vc-jwk-private-{mode}",
            f"a private key in the header ({mode})",
            secret,
            KNOWN,
            ["jws.header_key"],
            mode=mode,
        )
