"""VC-JWT: the key that `kid` or `jwk` names, and whose word that is; claims, strict and compatible (THREATS section 4)."""

from ... import samples as s
from ...credentials import bases as b
from ...crypto import jose, keys
from ...kit import Chapter
from .. import kit as k
from . import kit as c
from .kit import bad, sound, unsure

TOKEN = c.jwt()
SELF = {"trust": "self_asserted"}


def ways(book):
    """`kid` as a verification method, `jwk`, neither."""
    more = {"requested": c.ASKED, "key": {"algorithm": "EdDSA", "thumbprint": c.ED.thumbprint()}, "version": "3.0"}
    sound(book, "jwt", "a key that `kid` names, in the issuer's document", TOKEN, more=more)
    for kind, key in keys.KEYS.items():
        for algorithm in key.algorithms:
            method = c.jwk(key)
            token = c.jwt(key=key, header={"alg": algorithm, "kid": c.METHOD, "typ": "JWT"})
            sound(book, f"jwt-{algorithm}", f"with {algorithm}", token, k.web(c.document(method)))
    sound(book, "jwt-w3c", "`vc+jwt` is the type of W3C's specification", c.jwt(header={"alg": "EdDSA", "kid": c.METHOD, "typ": "vc+jwt"}))
    sound(book, "jwt-vc1", "a credential of data model 1.1 in the claim `vc`", c.jwt(b.VC1))
    did = c.jwt(c.of(c.DID), header={"alg": "EdDSA", "kid": c.DID_METHOD, "typ": "JWT"})
    sound(book, "jwt-did-web", "a DID URL as `kid`", did, c.DID_WEB)
    url = f"{c.HOST}/key"
    lone = c.jwt(header={"alg": "EdDSA", "kid": url, "typ": "JWT"})
    sound(book, "jwt-lone", "the URL of a JWK on the issuer's host", lone, k.web((url, c.ED.jwk())))
    url = f"{c.EVIL}/key"
    lone = c.jwt(header={"alg": "EdDSA", "kid": url, "typ": "JWT"})
    says = "THREATS 4: not one on another host"
    bad(book, "jwt-lone-evil", says, lone, k.with_(c.WEB, (url, c.ED.jwk())), {"issuer": "verify.controller"}, passed=("integrity",), more=SELF)
    unsure(book, "jwt-offline", "without the document nothing is known", TOKEN, None, {"integrity": "verify.unfetched", "issuer": "verify.unfetched"})
    sound(book, "jwt-pinned", "but for a key that is trusted for this issuer", TOKEN, None, trust="pinned", keys=c.pin(issuer=c.ISSUER), more={"findings": ...})
    none = c.jwt(header={"alg": "EdDSA", "typ": "JWT"})
    sound(book, "jwt-no-kid", "without `kid` and `jwk` the keys of the issuer's document are tried", none, more={"findings": ...}, mode="compatible")
    bad(book, "jwt-no-kid-strict", "which the specification forbids", none, c.WEB, {"integrity": "jwt.header"}, more={"trust": None})
    nobody = c.jwt(c.of(k.URN), header={"alg": "EdDSA", "typ": "JWT"})
    unsure(book, "jwt-no-key", "without any there is no key", nobody, None, {"integrity": None, "issuer": None}, mode="compatible")


def brought(book):
    """A key in the header: it proves nothing about who signed."""
    header = {"alg": "EdDSA", "jwk": c.ED.jwk(), "typ": "JWT"}
    token = c.jwt(header=header)
    sound(book, "jwt-jwk", "a key that the token brings along and the issuer lists", token)
    other = k.web(c.document(c.multikey(c.STRANGER)))
    says = "THREATS 4: one that the issuer does not list"
    bad(book, "jwt-jwk-unlisted", says, token, other, {"issuer": "verify.key_unlisted"}, passed=("integrity",), more=SELF)
    for name, answers, code in (("offline", None, "verify.unfetched"), ("404", {c.ISSUER: k.answer("", status=404)}, "verify.http_status")):
        says = f"THREATS 4: without the issuer's document nobody knows whose it is ({name})"
        unsure(book, f"jwt-jwk-{name}", says, token, answers, {"issuer": code}, passed=("integrity",), more=SELF)
    stolen = c.jwt(key=c.STRANGER, header={"alg": "EdDSA", "jwk": c.STRANGER.jwk(), "typ": "JWT"})
    says = "THREATS 4: a forger brings his own"
    bad(book, "jwt-jwk-forged", says, stolen, c.WEB, {"issuer": "verify.key_unlisted"}, passed=("integrity",), more=SELF)
    says = "which does not replace a trusted one"
    bad(book, "jwt-jwk-pinned", says, stolen, c.WEB, {"issuer": None}, more={"trust": ...}, keys=c.pin(issuer=c.ISSUER))
    purpose = k.web(c.document(c.multikey(), assertionMethod=None))
    says = "THREATS 5: a key that the issuer lists for something else"
    bad(book, "jwt-jwk-purpose", says, token, purpose, {"issuer": None}, passed=("integrity",), more={"trust": ...})
    secret = c.jwt(header={**header, "jwk": c.ED.jwk(True)})
    bad(book, "jwt-jwk-private", "THREATS 4: a private key in the header", secret, c.WEB, {"integrity": "jws.header_key"}, more={"trust": None})
    own = {**header, "jwk": c.ED.jwk()}
    token = c.jwt(c.of(c.did_jwk()), header=own)
    unsure(book, "jwt-did-jwk", "the issuer may be that key", token, None, {"issuer": "verify.self_asserted"}, passed=("integrity",), more=SELF)
    sound(book, "jwt-did-jwk-accepted", "who does not want to know may take it", token, None, trust="self_asserted", accept_self_asserted=True)
    itself = c.jwt(c.of(c.ED.did()), header={"alg": "EdDSA", "kid": f"{c.ED.did()}#{c.ED.multikey()}", "typ": "JWT"})
    unsure(book, "jwt-did-key", "so may a did:key", itself, None, {"issuer": "verify.self_asserted"}, passed=("integrity",), more=SELF)
    both = c.jwt(key=c.STRANGER, header={"alg": "EdDSA", "kid": c.METHOD, "jwk": c.STRANGER.jwk(), "typ": "JWT"})
    says = "THREATS 4: `kid` of the issuer and `jwk` of a forger"
    k.case(book, "credential/jwt-both-forged", says, both, c.WEB, {"verdict": "invalid"})


def tampered(book):
    """Nothing of a token can be changed."""
    header, payload, signature = TOKEN.split(".")
    other = c.jwt(k.change(c.CREDENTIAL, name="Doctor")).split(".")
    for name, says, token in (
        ("payload", "another payload", f"{header}.{other[1]}.{signature}"),
        ("signature", "the signature of another one", f"{header}.{payload}.{other[2]}"),
        ("key", "a signature of somebody else", c.jwt(key=c.STRANGER)),
    ):
        bad(book, f"jwt-tampered-{name}", f"{says} is not verified", token, c.WEB, {"integrity": "jws.signature"})
    for name, alg, code in (("none", "none", "jws.unsigned"), ("NONE", "NONE", None), ("hmac", "HS256", "jws.hmac"), ("es256k", "ES256K", "jws.algorithm"), ("case", "eddsa", None)):
        head = jose.encode({"alg": alg, "kid": c.METHOD, "typ": "JWT"})
        token = f"{head}.{payload}." if name == "none" else f"{head}.{payload}.{signature}"
        says = f"THREATS 4: the algorithm does not come from the header (`{alg}`)"
        bad(book, f"jwt-alg-{name}", says, token, c.WEB, {"integrity": code}, more={"trust": ...})
    rsa = k.web(c.document(c.jwk(keys.RSA)))
    bad(book, "jwt-other-kind", "THREATS 4: an algorithm that does not fit the key", TOKEN, rsa, {"integrity": "jws.algorithm_key"})
    for name, value in (("crit", {"crit": ["exp"], "exp": 1}), ("b64", {"b64": False, "crit": ["b64"]})):
        token = c.jwt(header={"alg": "EdDSA", "kid": c.METHOD, "typ": "JWT", **value})
        bad(book, f"jwt-{name}", f"THREATS 4: an extension of JWS ({name})", token, c.WEB, {"integrity": None}, more={"trust": ...})
    secret = jose.signing_input({"alg": "HS256", "kid": c.METHOD, "typ": "JWT"}, jose.payload(c.CREDENTIAL))
    import hashlib
    import hmac

    mac = hmac.new(c.ED.public_pem().encode(), secret.encode(), hashlib.sha256).digest()
    bad(book, "jwt-hmac-public", "THREATS 4: an HMAC with the public key", jose.attached(secret, mac), c.WEB, {"integrity": "jws.hmac"})


def claims(book):
    """iss, jti, sub, nbf, exp against the credential."""
    ended = k.change(c.CREDENTIAL, validUntil="2036-01-01T00:00:00Z")
    for name, document, members, code in (
        ("iss-missing", c.CREDENTIAL, {"iss": None}, "jwt.claim_missing"),
        ("jti-missing", c.CREDENTIAL, {"jti": None}, "jwt.claim_missing"),
        ("sub-missing", c.CREDENTIAL, {"sub": None}, "jwt.claim_missing"),
        ("nbf-missing", c.CREDENTIAL, {"nbf": None}, "jwt.claim_missing"),
        ("iss", c.CREDENTIAL, {"iss": f"{c.EVIL}/issuer"}, "jwt.claim_mismatch"),
        ("jti", c.CREDENTIAL, {"jti": k.URN}, "jwt.claim_mismatch"),
        ("sub", c.CREDENTIAL, {"sub": "did:example:eve"}, "jwt.claim_mismatch"),
        ("nbf", c.CREDENTIAL, {"nbf": 1000000000}, "jwt.claim_mismatch"),
        ("exp", ended, {"exp": 3000000000}, "jwt.claim_mismatch"),
    ):
        token = c.jwt(document, **members)
        says = f"THREATS 4: a claim that says something else than the credential ({name})"
        bad(book, f"jwt-claim-{name}", says, token, c.WEB, {"integrity": code}, more={"trust": None})
        says = f"which is a warning where that is asked for ({name})"
        sound(book, f"jwt-claim-{name}-compatible", says, token, more={"findings": ...}, mode="compatible")
    for name, members in (("nbf", {"nbf": "2026-01-01T00:00:00Z"}), ("exp", {"exp": "2036-01-01T00:00:00Z"}), ("iss", {"iss": ["https://issuer.example/issuer"]}), ("sub", {"sub": 7})):
        for mode in ("strict", "compatible"):
            token = c.jwt(ended if name == "exp" else c.CREDENTIAL, **members)
            says = f"THREATS 4: a claim of the wrong type is never taken for absent ({name}, {mode})"
            bad(book, f"jwt-type-{name}-{mode}", says, token, c.WEB, {"integrity": "jwt.claim_type"}, more={"trust": None}, mode=mode)
    ended = k.change(c.CREDENTIAL, validUntil="2026-05-01T00:00:00Z")
    bad(book, "jwt-expired", "one that has expired", c.jwt(ended), c.WEB, {"status": "dates.expired"}, passed=("integrity", "issuer"), more={"trust": "issuer"})
    early = c.jwt(k.change(c.CREDENTIAL, validFrom="2026-07-01T00:00:00Z"))
    bad(book, "jwt-not-yet", "one of tomorrow", early, c.WEB, {"status": "dates.not_yet"}, passed=("integrity", "issuer"), more={"trust": "issuer"})
    for mode in ("strict", "compatible"):
        token = c.jwt(exp=1770000000)
        result = {"verdict": "invalid"}
        k.case(book, f"credential/jwt-exp-only-{mode}", f"a token whose claim `exp` is past is over, whatever the credential says ({mode})", token, c.WEB, result, mode=mode)


def mixed(book):
    """Tokens around credentials that have a proof of their own."""
    inner = c.signed()
    wrong = {**inner, "name": "Doctor"}
    sound(book, "jwt-proof", "a good token around a credential with a good proof", c.jwt(inner), more={"findings": ...})
    sound(book, "jwt-proof-bad", "what the token signs counts, whatever proof is in it", c.jwt(wrong), more={"findings": ..., "badge": {"name": "Baker"}})
    for name, document in (("good", inner), ("bad", wrong)):
        forged = c.jwt(document, c.STRANGER)
        says = f"a bad token is not made good by the proof in it ({name})"
        bad(book, f"jwt-bad-proof-{name}", says, forged, c.WEB, {"integrity": "jws.signature"})
    head = jose.encode({"alg": "none", "typ": "JWT"})
    unsigned = f"{head}.{jose.encode(s.text(inner))}."
    k.case(book, "credential/jwt-none-proof", "nor is one without a signature", unsigned, c.WEB, {"verdict": "invalid", "trust": None})
    wrapped = jose.token(c.ED, {"vc": c.CREDENTIAL, **jose.claims(c.CREDENTIAL)}, {"alg": "EdDSA", "kid": c.METHOD, "typ": "JWT"})
    bad(book, "jwt-vc2-wrapped", "data model 2.0 has no claim `vc`", wrapped, c.WEB, {"integrity": "jwt.claim_mismatch"}, more={"trust": None})
    sound(book, "jwt-vc2-wrapped-compatible", "which is a warning where that is asked for", wrapped, more={"findings": ...}, mode="compatible")
    for mode in ("strict", "compatible"):
        two = c.jwt(c.CREDENTIAL, vc=k.change(c.CREDENTIAL, name="Doctor"))
        says = f"THREATS 5: two credentials in one token, of which readers take different ones ({mode})"
        bad(book, f"jwt-two-forged-{mode}", says, two, c.WEB, {"integrity": "jwt.claim_mismatch"}, more={"trust": None}, mode=mode)


def chapter():
    """The cases of this module."""
    book = Chapter("Credentials of 3.0 as VC-JWT: keys, claims, and every way around them that has been tried")
    for part in (ways, brought, tampered, claims, mixed):
        part(book)
    return book
