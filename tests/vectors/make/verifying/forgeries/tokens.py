"""Tokens that lie about their key, algorithm or bytes (THREATS section 4), against the whole machine."""

from ...crypto import der, jose, keys
from ...verify.numbers_ed import Point
from .. import kit as k
from ..kit import bad, unread

TEXT = k.s.text(k.SIGNED)
SIGNATURE = {"integrity": "jws.signature"}


def brought(book):
    """Keys that the token brings along, or points at."""
    thief = k.STRANGER
    asked = {"requested": [["badge_class", k.CLASS], ["issuer", k.ISSUER], ["key", k.KEY]]}
    for name, header in (
        ("jwk", {"jwk": thief.jwk()}),
        ("jku", {"jku": f"{k.EVIL}/keys"}),
        ("x5u", {"x5u": f"{k.EVIL}/certificate"}),
        ("x5c", {"x5c": ["MIIB"]}),
        ("kid-url", {"kid": f"{k.EVIL}/key"}),
        ("kid-own", {"kid": k.KEY}),
        ("kid-path", {"kid": "../../dev/null"}),
        ("kid-sql", {"kid": "' or 1=1 --"}),
        ("kid-empty", {"kid": ""}),
        ("kid-did", {"kid": thief.did()}),
        ("all", {"jwk": thief.jwk(), "jku": f"{k.EVIL}/keys", "x5u": f"{k.EVIL}/c", "kid": k.KEY}),
    ):
        token = k.token(key=thief, header={"alg": "ES256", **header})
        says = f"THREATS 4: jwk / jku / x5u / x5c / kid: nothing in a header is followed or trusted ({name})"
        bad(book, f"token/{name}", says, token, k.SIGNED_WEB, SIGNATURE, more=asked)
    silent = k.with_(k.SIGNED_WEB, k.PROFILE)
    token = k.token(key=thief, header={"alg": "ES256", "jwk": thief.jwk()})
    says = "THREATS 4: a result without trust: a key in the header proves nothing where the issuer has none"
    bad(book, "token/jwk-alone", says, token, silent, {"issuer": None}, more={"trust": ...})
    token = k.token(header={"alg": "ES256", "jwk": k.SIGNER.jwk(True)})
    says = "THREATS 4: a header that gives the private key away"
    bad(book, "token/jwk-private", says, token, k.SIGNED_WEB, {"integrity": "jws.header_key"})


def demanded(book):
    """crit and b64."""
    for name, header in (
        ("crit", {"crit": ["exp"], "exp": 1}),
        ("crit-empty", {"crit": []}),
        ("crit-unknown", {"crit": ["http://evil.example/ext"], "http://evil.example/ext": True}),
    ):
        token = k.token(header={"alg": "ES256", **header})
        says = f"THREATS 4: crit: a header that demands something is refused ({name})"
        bad(book, f"token/{name}", says, token, k.SIGNED_WEB, {"integrity": "jws.critical"})
    for name, header in (("b64-false", {"b64": False}), ("b64-true", {"b64": True})):
        token = k.token(header={"alg": "ES256", **header})
        says = f"THREATS 4: b64: a header with it is refused ({name})"
        bad(book, f"token/{name}", says, token, k.SIGNED_WEB, {"integrity": "jws.unencoded"})


def curves(book):
    """The curve and the hash belong to the algorithm."""
    for name, alg, key in (
        ("es256-p384", "ES256", keys.P384),
        ("es384-p256", "ES384", keys.P256),
        ("rs256-p256", "RS256", keys.P256),
        ("es256-rsa", "ES256", keys.RSA),
        ("eddsa-p256", "EdDSA", keys.P256),
        ("es256-ed", "ES256", keys.ED),
        ("ps256-p256", "PS256", keys.P256),
        ("es256k", "ES256K", keys.P256),
        ("es512", "ES512", keys.P256),
        ("rsa1_5", "RSA1_5", keys.RSA),
    ):
        token = jose.token(key, TEXT, {"alg": alg}, key.algorithms[0])
        answers = k.with_(k.SIGNED_WEB, k.key_document(key))
        says = f"THREATS 4: curve, kind and hash: an algorithm that does not fit the key ({name})"
        bad(book, f"token/fit-{name}", says, token, answers, {"integrity": None})
    rsa = k.with_(k.SIGNED_WEB, k.key_document(keys.RSA))
    for claimed, used in (("RS256", "RS384"), ("RS256", "PS256"), ("PS256", "RS256"), ("RS512", "RS256")):
        token = jose.token(keys.RSA, TEXT, {"alg": claimed}, used)
        says = f"THREATS 4: a signature of {used} that is called {claimed}"
        bad(book, f"token/hash-{claimed}-{used}", says, token, rsa, SIGNATURE)


def spellings(book):
    """One token has one spelling."""
    token = k.token()
    header, payload, signature = token.split(".")
    for name, text in (
        ("padded", f"{token}=="),
        ("alphabet", token.replace("-", "+").replace("_", "/") + ("" if "-" in token or "_" in token else "+")),
        ("newline", f"{header}.{payload[:30]}\n{payload[30:]}.{signature}"),
        ("last", token[:-1] + chr(ord(token[-1]) + 1)),
        ("four", f"{token}.{signature}"),
        ("detached", f"{header}..{signature}"),
    ):
        says = f"THREATS 4: base64: another spelling of a token is none ({name})"
        unread(book, f"token/spelling-{name}", says, text, "jws.malformed", k.SIGNED_WEB)
    for name, text, code in (
        ("duplicate", '{"alg":"ES256","alg":"none"}', "json.duplicate_key"),
        ("duplicate-escaped", '{"alg":"ES256","\\u0061lg":"none"}', "json.duplicate_key"),
        ("large", '{"alg":"ES256","x":"' + "x" * 70_000 + '"}', "limit.jws"),
        ("deep", '{"alg":"ES256","x":' + "[" * 200 + "]" * 200 + "}", "limit.json_depth"),
        ("bom", '\ufeff{"alg":"ES256"}', "jws.header"),
    ):
        says = f"THREATS 4: a header that two readers may read differently is not read ({name})"
        unread(book, f"token/header-{name}", says, jose.token(k.SIGNER, TEXT, text, "ES256"), code, k.SIGNED_WEB)
    twice = TEXT[:-1] + f',"badge":"{k.EVIL}/badge"}}'
    says = "a payload with a member that is there twice is not read"
    unread(book, "token/payload-duplicate", says, k.token(twice), "json.duplicate_key", k.SIGNED_WEB)


def numbers(book):
    """Signatures that are almost one."""
    input = jose.signing_input({"alg": "ES256"}, TEXT)
    curve, order = k.SIGNER.curve, k.SIGNER.curve.n
    r, s = curve.sign(k.SIGNER.scalar, input.encode())
    for name, content, code in (
        ("zeros", bytes(64), "jws.signature"),
        ("r-zero", curve.raw(0, s), "jws.signature"),
        ("s-zero", curve.raw(r, 0), "jws.signature"),
        ("order", curve.raw(order, order), "jws.signature"),
        ("der", der.sequence(der.integer(r), der.integer(s)), "jws.signature_length"),
        ("long", curve.raw(r, s) + b"\0", "jws.signature_length"),
        ("short", curve.raw(r, s)[:-1], "jws.signature_length"),
    ):
        says = f"THREATS 4: ECDSA: numbers that are no signature ({name})"
        bad(book, f"token/ec-{name}", says, jose.attached(input, content), k.SIGNED_WEB, {"integrity": code})
    rsa = k.with_(k.SIGNED_WEB, k.key_document(keys.RSA))
    input = jose.signing_input({"alg": "RS256"}, TEXT)
    for name, number in (("0", 0), ("1", 1), ("n-1", keys.RSA.n - 1), ("n", keys.RSA.n)):
        says = f"THREATS 4: RSA: the number {name} is no signature"
        token = jose.attached(input, number.to_bytes(256, "big"))
        bad(book, f"token/rsa-{name}", says, token, rsa, SIGNATURE)
    for name, key in (
        ("e-1", keys.Rsa(1, n=keys.RSA.n)),
        ("e-even", keys.Rsa(65538, n=keys.RSA.n)),
        ("e-giant", keys.Rsa(2**40 + 1, n=keys.RSA.n)),
        ("large", keys.Rsa(65537, n=2**9000 + 1)),
    ):
        answers = k.with_(k.SIGNED_WEB, k.key_document(key.public_pem()))
        block = jose.attached(input, keys.rsa.padded(256, keys.rsa.digest_info("sha256", input.encode())))
        says = f"THREATS 4: RSA: a key that anybody can sign with is no key ({name})"
        k.unsure(book, f"token/rsa-key-{name}", says, block, answers, {"integrity": None, "issuer": None})
    edwards(book)


def edwards(book):
    """Ed25519: strict."""
    input = jose.signing_input({"alg": "EdDSA"}, TEXT)
    signature = keys.ED.sign("EdDSA", input.encode())
    order = 2**252 + 27742317777372353535851937790883648493
    answers = k.with_(k.SIGNED_WEB, k.key_document(keys.ED))
    large = int.from_bytes(signature[32:], "little") + order
    token = jose.attached(input, signature[:32] + large.to_bytes(32, "little"))
    bad(book, "token/ed-s", "THREATS 4: Ed25519: S that is not below the order", token, answers, SIGNATURE)
    for name, point in (("neutral", bytes([1]) + bytes(31)), ("zero", bytes(32))):
        key = Point(point)
        document = k.key_document(der.pem("PUBLIC KEY", der.sequence(keys.ED.algorithm(), der.bit_string(key.point))))
        token = jose.attached(input, bytes([1]) + bytes(63))
        says = f"THREATS 4: Ed25519: a key of small order, with which one signature is good for all ({name})"
        k.unsure(book, f"token/ed-{name}", says, token, k.with_(k.SIGNED_WEB, document), {"integrity": None, "issuer": None})


def cases(book):
    """All of them."""
    for part in (brought, demanded, curves, spellings, numbers):
        part(book)
