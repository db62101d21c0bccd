"""Each algorithm with its key, with others, and the algorithms that are none."""

import hmac

from .. import samples as s
from ..crypto import jose, keys
from ..signing import documents as d
from . import judged, unread


def cases(book):
    """Good and bad."""
    good(book)
    tampered(book)
    unsigned(book)
    macs(book)
    unknown(book)
    spelling(book)
    mismatched(book)


def good(book):
    """Each algorithm, each half of the key, each version."""
    for algorithm, key in keys.ALGORITHMS.items():
        token = jose.token(key, d.A20, algorithm=algorithm)
        match = {"source": "given", "index": 0, "id": None, "thumbprint": key.thumbprint()}
        answer = {
            "format": "jws",
            "algorithm": algorithm,
            "key": match,
            "header": f'{{"alg":"{algorithm}"}}',
            "document": s.text(d.A20),
            "version": "2.0",
        }
        judged(book, f"good-{algorithm}", f"{algorithm}: verified", token, [key.text()], more=answer)
    for kind, key in keys.KEYS.items():
        token = jose.token(key, d.A20)
        says = f"{kind}: a private key serves as its public half"
        judged(book, f"private-{kind}", says, token, [key.private_pem()])
    for name, document in d.JWS.items():
        version = name[:3]
        answer = {"format": "jws", "version": version, "document": s.text(document)}
        judged(
            book,
            f"version-{name}",
            f"{name}: its version is told",
            jose.token(keys.ED, document),
            [keys.ED.did()],
            more=answer,
        )
    answer = {"format": "jws", "version": None, "document": '{"hello":"world"}'}
    token = jose.token(keys.ED, {"hello": "world"})
    judged(book, "version-none", "any document can be verified", token, [keys.ED.did()], more=answer)
    judged(book, "space-around", "white space around a token is no part of it", f" {token}\n", [keys.ED.did()])


def tampered(book):
    """A bit somewhere else."""
    for algorithm, key in keys.ALGORITHMS.items():
        header, payload, signature = jose.token(key, d.A20, algorithm=algorithm).split(".")
        bob = jose.encode({**d.A20, "recipient": {"type": "email", "hashed": False, "identity": "bob@example.org"}})
        more = jose.encode({"alg": algorithm, "kid": "1"})
        for name, token in (("payload", f"{header}.{bob}.{signature}"), ("header", f"{more}.{payload}.{signature}")):
            says = f"{algorithm}: another {name} is not what was signed"
            judged(
                book, f"tampered-{algorithm}-{name}", says, token, [key.text()], ["jws.signature"], more={"key": None}
            )
    for kind, key in keys.KEYS.items():
        token = jose.token(key, d.A20)
        if kind != "rsa":
            says = f"{kind}: the key of somebody else"
            judged(book, f"other-{kind}", says, token, [keys.OTHERS[kind].text()], ["jws.signature"])
    judged(book, "no-key", "without a key nothing is verified", jose.token(keys.ED, d.A20), [], ["key.not_found"])


def unsigned(book):
    """`none` in any spelling (RFC 8725 section 2.1)."""
    key = keys.RSA
    for name in ("none", "None", "NONE", "nOnE", "none ", " none"):
        input = jose.signing_input({"alg": name}, d.A20)
        slug = name.replace(" ", "_")
        judged(
            book,
            f"none-{slug}",
            f"`{name}` proves nothing",
            f"{input}.",
            [key.text()],
            ["jws.unsigned"],
            more={"algorithm": None},
        )
        signed = jose.attached(input, key.sign("RS256", input.encode()))
        judged(book, f"none-signed-{slug}", f"nor with a signature: `{name}`", signed, [key.text()], ["jws.unsigned"])
    for algorithm, key in keys.ALGORITHMS.items():
        empty = jose.signing_input({"alg": algorithm}, d.A20) + "."
        judged(
            book, f"unsigned-{algorithm}", f"{algorithm}: no signature is none", empty, [key.text()], ["jws.unsigned"]
        )
    vc = jose.signing_input({"alg": "none", "kid": d.KEY_DID}, jose.payload(d.CREDENTIAL)) + "."
    judged(book, "none-vc", "nor is a credential without a signature good", vc, [keys.ED.text()], ["jws.unsigned"])


def macs(book):
    """HMAC with something for its secret that everybody knows (RFC 8725 section 2.1)."""
    key = keys.RSA
    secrets = {
        "pem": key.public_pem(),
        "pem-trimmed": key.public_pem().strip(),
        "jwk": key.text(),
        "empty": "",
        "n": key.members()["n"],
    }
    for size in (256, 384, 512):
        for name, secret in secrets.items():
            input = jose.signing_input({"alg": f"HS{size}"}, d.A20)
            token = jose.attached(input, hmac.digest(secret.encode(), input.encode(), f"sha{size}"))
            says = f"HS{size} with the public key as secret ({name})"
            judged(book, f"hmac-HS{size}-{name}", says, token, [key.text()], ["jws.hmac"], more={"algorithm": None})
    for name in ("hs256", "xHS256", "Hs256", "HS256 ", "HMAC-SHA256"):
        input = jose.signing_input({"alg": name}, d.A20)
        token = jose.attached(input, hmac.digest(key.public_pem().encode(), input.encode(), "sha256"))
        judged(
            book, f"hmac-{name.replace(' ', '_')}", f"no spelling of it: `{name}`", token, [key.text()], ["jws.hmac"]
        )


def unknown(book):
    """Other algorithms, and no algorithm."""
    key = keys.ED
    for name in (
        "",
        "RS1",
        "ES256K",
        "ES512",
        "Ed448",
        "RS256 ",
        "EdDSA\0",
        "dir",
        "A128KW",
        "ECDH-ES",
        "RS",
        "S256",
        "R\u0455256",
    ):
        token = jose.token(key, d.A20, {"alg": name})
        slug = "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in name) or "empty"
        judged(
            book,
            f"algorithm-{slug}",
            f"`{slug}` is no algorithm",
            token,
            [key.text()],
            ["jws.algorithm"],
            more={"algorithm": None},
        )
    for name, header in (
        ("missing", {}),
        ("number", {"alg": 256}),
        ("list", {"alg": ["EdDSA"]}),
        ("null", {"alg": None}),
    ):
        unread(
            book,
            f"algorithm-{name}",
            f"`alg` has to be a text ({name})",
            jose.token(key, d.A20, header),
            "jws.header",
            [key.text()],
        )


def spelling(book):
    """Small letters, as some old badges have them."""
    for name, algorithm in (
        ("rs256", "RS256"),
        ("Rs512", "RS512"),
        ("ps256", "PS256"),
        ("es256", "ES256"),
        ("es384", "ES384"),
        ("eddsa", "EdDSA"),
        ("EDDSA", "EdDSA"),
    ):
        key = keys.ALGORITHMS[algorithm]
        token = jose.token(key, d.A20, {"alg": name}, algorithm)
        warning = ("jws.algorithm_case", "warning")
        judged(
            book,
            f"spelling-{name}",
            f"`{name}` is understood and told",
            token,
            [key.text()],
            [warning],
            more={"algorithm": algorithm},
        )
        changed = token[:-6] + ("AAAAAA" if token[-6:] != "AAAAAA" else "BBBBBA")
        if algorithm not in ("ES256", "EdDSA", "RS256", "RS512", "PS256"):
            judged(
                book,
                f"spelling-{name}-bad",
                f"`{name}` is verified like the other",
                changed,
                [key.text()],
                [warning, "jws.signature"],
            )


def mismatched(book):
    """The key says which algorithms go, not the header (RFC 8725 section 3.1)."""
    for algorithm, key in keys.ALGORITHMS.items():
        token = jose.token(key, d.A20, algorithm=algorithm)
        for kind, other in keys.KEYS.items():
            if other is not key:
                says = f"{algorithm} does not go with a key of {kind}"
                judged(
                    book,
                    f"mismatch-{algorithm}-{kind}",
                    says,
                    token,
                    [other.text()],
                    ["jws.algorithm_key"],
                    more={"key": None},
                )
    rsa = keys.RSA
    for made, claimed in (
        ("PS256", "RS256"),
        ("RS256", "PS256"),
        ("RS512", "RS256"),
        ("RS256", "RS384"),
        ("PS512", "PS256"),
    ):
        token = jose.token(rsa, d.A20, {"alg": claimed}, made)
        judged(
            book,
            f"claimed-{made}-{claimed}",
            f"a signature of {made} is none of {claimed}",
            token,
            [rsa.text()],
            ["jws.signature"],
        )
    token = jose.token(rsa, d.A20, algorithm="RS256")
    judged(
        book,
        "bound",
        "a key that is for PS256 does not verify RS256",
        token,
        [rsa.text(alg="PS256")],
        ["jws.algorithm_key"],
    )
    judged(book, "bound-same", "a key that is for RS256 does", token, [rsa.text(alg="RS256")])
