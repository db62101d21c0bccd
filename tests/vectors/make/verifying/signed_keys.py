"""The keys of a profile (Open Badges 2.0, CryptographicKey; `publicKey`, `owner`, `creator`)."""

from ..crypto import ec, keys
from . import kit as k
from .kit import bad, sound, unsure

KEY2 = f"{k.HOST}/key2"
NO_CREATOR = k.change(k.SIGNED, verification={"type": "SignedBadge"})


def profile(*listed):
    """A profile with keys."""
    return k.change(k.PROFILE, publicKey=listed[0] if len(listed) == 1 else list(listed))


def inner(key=k.SIGNER, /, **members):
    """A key that is embedded in a profile."""
    return k.change(k.key_document(key, **members), at_context=None)


def listed(book):
    """One or many, embedded or by URL."""
    second = k.key_document(k.STRANGER, id=KEY2)
    token, free = k.token(), k.token(NO_CREATOR)

    def case(name, says, listed, token=token, documents=(), requested=None, **more):
        answers = k.with_(k.SIGNED_WEB, profile(*listed), *documents)
        if requested is not None:
            more["requested"] = [["badge_class", k.CLASS], ["issuer", k.ISSUER]] + [["key", url] for url in requested]
        sound(book, f"keys/{name}", says, token, answers, more=more)

    case("embedded", "a key may be embedded in the hosted profile", [inner()], requested=[])
    case("embedded-free", "also without `creator`", [inner()], free, requested=[])
    case("list-of-one", "a list of one is the key in it", [[k.KEY]], requested=[k.KEY])
    case("many", "one of several keys is enough", [KEY2, k.KEY], free, [second], [KEY2, k.KEY])
    case("many-embedded", "embedded or not", [inner(k.STRANGER, id=KEY2), k.KEY], free, (), [k.KEY])
    case("creator", "`creator` names the one that is taken", [KEY2, k.KEY], token, [second], [k.KEY])
    inside = k.change(k.SIGNED, verification={"type": "SignedBadge", "creator": {"id": k.KEY, "type": "CryptographicKey"}})
    case("creator-object", "it may be an object with an id", [k.KEY], k.token(inside), (), [k.KEY])
    case("free", "without it all are tried", [k.KEY], free, (), [k.KEY])
    gone = {"findings": [f"integrity warning verify.unfetched {KEY2}"]}
    says = "a key that cannot be had does not matter if another one verifies"
    answers = k.with_(k.SIGNED_WEB, profile(KEY2, k.KEY))
    sound(book, "keys/many-missing", says, free, answers, more=gone)
    says = "but if no other one verifies, the missing one may be the one that signed"
    answers = k.with_(answers, (k.KEY, None), k.key_document(k.STRANGER, id=KEY2))
    unsure(book, "keys/many-missing-right", says, free, answers, {"integrity": None, "issuer": None})
    fragment = f"{k.ISSUER}#key-1"
    answers = k.with_(k.SIGNED_WEB, profile(inner(id=fragment)))
    named = k.token(k.change(k.SIGNED, verification={"type": "SignedBadge", "creator": fragment}))
    sound(book, "keys/fragment", "the id of an embedded key may be a fragment of the profile", named, answers)


def unlisted(book):
    """Keys that the hosted profile does not list."""
    key = k.change(k.key_document(k.STRANGER), id=f"{k.EVIL}/key")
    forged = k.change(k.SIGNED, verification={"type": "SignedBadge", "creator": key["id"]})
    token = k.token(forged, k.STRANGER)
    says = "a key on another host that names the issuer as owner is not listed"
    reasons = {"issuer": "verify.key_unlisted"}
    more = {"requested": [["badge_class", k.CLASS], ["issuer", k.ISSUER]]}
    bad(book, "keys/foreign-creator", says, token, k.with_(k.SIGNED_WEB, key), reasons, more=more)
    old = k.key_document(k.STRANGER, id=f"{k.HOST}/old-key")
    forged = k.change(k.SIGNED, verification={"type": "SignedBadge", "creator": old["id"]})
    says = "a key on the issuer's host that it does not list any more"
    bad(book, "keys/withdrawn", says, k.token(forged, k.STRANGER), k.with_(k.SIGNED_WEB, old), reasons)
    stolen = k.change(k.SIGNED, badge=embedded(k.STRANGER))
    says = "a key in the profile that the badge has embedded is not used"
    bad(book, "keys/embedded-in-badge", says, k.token(stolen, k.STRANGER), k.SIGNED_WEB, {"integrity": "jws.signature"})
    silent = k.with_(k.SIGNED_WEB, k.PROFILE)
    says = "not even if the hosted profile lists none"
    bad(book, "keys/embedded-only", says, k.token(stolen, k.STRANGER), silent, {"issuer": "verify.no_key"})
    says = "a JWS of an issuer that publishes no key is nobody's"
    bad(book, "keys/none", says, k.token(), silent, {"issuer": "verify.no_key"})
    bad(book, "keys/none-free", "also without `creator`", k.token(NO_CREATOR), silent, {"issuer": "verify.no_key"})
    for name, value in (("empty", []), ("null", None)):
        document = {**k.PROFILE, "publicKey": value}
        says = f"an empty list of keys is no key ({name})"
        bad(book, f"keys/none-{name}", says, k.token(), k.with_(k.SIGNED_WEB, document), {"issuer": "verify.no_key"})
    inside = embedded(k.SIGNER)
    away = k.change(inside, id="urn:uuid:0a1b2c3d-0000-4000-8000-000000000006")
    away["issuer"] = {**inside["issuer"], "id": k.URN}
    says = "a profile that is nowhere but in the badge vouches for nothing"
    token = k.token(k.change(k.SIGNED, badge=away))
    bad(book, "keys/profile-in-badge", says, token, k.SIGNED_WEB, {"issuer": "verify.issuer_host"})


def embedded(key):
    """A class whose embedded issuer lists a key."""
    document = k.change(k.PROFILE, at_context=None, publicKey=inner(key))
    return k.change(k.BADGE_CLASS, at_context=None, issuer=document)


def owners(book):
    """`owner` has to be the profile."""
    for name, owner in (("other", f"{k.EVIL}/issuer"), ("host", k.HOST), ("slash", f"{k.ISSUER}/"), ("case", k.ISSUER.upper())):
        answers = k.with_(k.SIGNED_WEB, k.key_document(owner=owner))
        says = f"a key with another owner is not the issuer's ({name})"
        bad(book, f"keys/owner-{name}", says, k.token(), answers, {"issuer": "verify.key_owner"})
        answers = k.with_(k.SIGNED_WEB, profile(inner(owner=owner)))
        bad(book, f"keys/owner-{name}-embedded", f"nor is it if embedded ({name})", k.token(), answers, {"issuer": "verify.key_owner"})


def unusable(book):
    """Keys that do not verify anything."""
    secp = keys.ec_key(ec.SECP256K1, "issuer")
    for name, says, pem, code in (
        ("1024", "THREATS 4: RSA below 2048 bits", keys.rsa_key("1024").public_pem(), "key.size"),
        ("e-3", "THREATS 4: RSA with the exponent 3", keys.rsa_key("2048-e3").public_pem(), "key.weak"),
        ("e-1", "THREATS 4: RSA with the exponent 1", keys.Rsa(1, n=keys.RSA.n).public_pem(), None),
        ("secp256k1", "THREATS 4: a curve that no algorithm has", secp.public_pem(), "key.unsupported"),
    ):
        answers = k.with_(k.SIGNED_WEB, k.key_document(pem))
        reasons = {"integrity": code, "issuer": code}
        unsure(book, f"keys/bad-{name}", f"{says} is no key", k.token(), answers, reasons)
    for name, pem in (("html", "<html>Sign in</html>"), ("empty", ""), ("cut", k.SIGNER.public_pem()[:60])):
        answers = k.with_(k.SIGNED_WEB, k.key_document(pem))
        says = f"what is not PEM is no key ({name})"
        bad(book, f"keys/bad-{name}", says, k.token(), answers, {"structure": "value.pem"})
    says = "a key without a key"
    answers = k.with_(k.SIGNED_WEB, k.key_document(publicKeyPem=None))
    unsure(book, "keys/no-pem", says, k.token(), answers, {"issuer": "verify.no_key"})
    answers = k.with_(k.SIGNED_WEB, k.key_document(keys.RSA))
    says = "THREATS 4: an algorithm that does not fit the key"
    bad(book, "keys/other-kind", says, k.token(), answers, {"integrity": "jws.algorithm_key"})
    answers = k.with_(k.SIGNED_WEB, k.key_document(keys.P384))
    says = "THREATS 4: a curve that does not fit the algorithm"
    bad(book, "keys/other-curve", says, k.token(), answers, {"integrity": "jws.algorithm_key"})
    answers = k.with_(k.SIGNED_WEB, (k.KEY, k.answer(k.SIGNER.public_pem(), media_type="application/x-pem-file")))
    says = "2.0 has keys in documents, and bare PEM only before it"
    unsure(book, "keys/bare-pem", says, k.token(), answers, {"issuer": "verify.document"})
    wrong = k.with_(k.SIGNED_WEB, (k.KEY, k.change(k.PROFILE, id=k.KEY)))
    bad(book, "keys/profile", "a profile is no key", k.token(), wrong, {"structure": "verify.class"})


def cases(book):
    """All of them."""
    for part in (listed, unlisted, owners, unusable):
        part(book)
