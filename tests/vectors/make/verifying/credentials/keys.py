"""Whose key it was: documents of keys, DIDs, keys that are their own issuer, keys that the caller trusts."""

from ...crypto import ec, ed25519, keys
from ...kit import Chapter
from .. import kit as k
from . import kit as c
from .kit import bad, sound, unsure

SELF = {"trust": "self_asserted"}
NEITHER = {"integrity": None, "issuer": None}


def documents(book):
    """A document on the issuer's host that is about the issuer."""
    more = {"requested": c.ASKED, "key": {"id": c.METHOD, "algorithm": "EdDSA", "thumbprint": c.ED.thumbprint()}, "version": "3.0"}
    more.update({"class": "OpenBadgeCredential", "badge": {"id": c.CREDENTIAL["id"], "name": "Baker"}})
    sound(book, "https", "a key in the issuer's own document", c.signed(), more=more)
    for name, key in (("p256", keys.P256), ("p384", keys.P384)):
        answers = k.web(c.document(c.multikey(key)))
        sound(book, f"https-{name}", f"of another kind ({name})", c.signed(key=key), answers)
        answers = k.web(c.document(c.jwk(key)))
        sound(book, f"https-{name}-jwk", f"as a JWK ({name})", c.signed(key=key), answers)
    sound(book, "https-jwk", "as a JWK", c.signed(), k.web(c.document(c.jwk())))
    for name in ("JsonWebKey2020", "Ed25519VerificationKey2020"):
        method = c.jwk(type=name) if name.startswith("Json") else c.multikey(type=name)
        sound(book, f"https-{name}", f"of the type {name}", c.signed(), k.web(c.document(method)))
    inside = c.document(assertionMethod=[c.multikey()], verificationMethod=None)
    sound(book, "https-inside", "the method may stand in `assertionMethod` itself", c.signed(), k.web(inside))
    relative = c.document(c.multikey(id="#key-1"), assertionMethod=["#key-1"])
    sound(book, "https-relative", "ids may be relative to the document", c.signed(), k.web(relative))
    mixed = c.document(c.multikey(id="#key-1"), assertionMethod=[c.METHOD])
    sound(book, "https-relative-one", "one of them, too", c.signed(), k.web(mixed))
    alone = c.document(c.multikey(), assertionMethod=c.METHOD)
    sound(book, "https-single", "one reference needs no list", c.signed(), k.web(alone))
    several = c.document(c.multikey(c.STRANGER, f"{c.ISSUER}#key-0"), c.multikey())
    sound(book, "https-several", "the method says which of several", c.signed(), k.web(several))
    profile = {**c.document(c.multikey()), "name": "Oven House", "type": "Profile", "url": c.HOST}
    sound(book, "https-profile", "the document may be the issuer's profile", c.signed(), k.web(profile))
    plain = k.change(c.CREDENTIAL, issuer=c.ISSUER)
    sound(book, "https-issuer-text", "the issuer may be its id alone", c.signed(plain))
    multikey = f"{c.ISSUER}#{c.ED.multikey()}"
    answers = k.web(c.document(c.multikey(id=multikey)))
    sound(book, "https-multikey", "the fragment may be the key itself, if the document lists it", c.signed(method=multikey), answers)
    more = {"requested": [["controller", c.DID_URL]]}
    sound(book, "did-web", "a DID document", c.signed(c.of(c.DID), method=c.DID_METHOD), c.DID_WEB, more=more)
    for name, did, url in (
        ("path", "did:web:issuer.example:badges:1", f"{c.HOST}/badges/1/did.json"),
        ("port", "did:web:issuer.example%3A8443", "https://issuer.example:8443/.well-known/did.json"),
    ):
        method = f"{did}#key-1"
        answers = k.web(c.did_document(c.multikey(id=method, controller=did), id=did, url=url))
        more = {"requested": [["controller", url]]}
        sound(book, f"did-web-{name}", f"one at another place ({name})", c.signed(c.of(did), method=method), answers, more=more)


def lone(book):
    """Keys at an address of their own."""
    url = f"{c.HOST}/key"
    token = c.signed(method=url)
    for name, key in (("multikey", c.multikey(id=url)), ("jwk", c.ED.jwk()), ("jwk-kid", c.ED.jwk(kid="1"))):
        answers = k.web((url, key))
        says = f"a key at an address on the issuer's host is the issuer's ({name})"
        sound(book, f"lone-{name}", says, token, answers, more={"requested": [["controller", url]]})
    for name, url, key in (
        ("evil", f"{c.EVIL}/key", c.multikey(id=f"{c.EVIL}/key")),
        ("evil-jwk", f"{c.EVIL}/key", c.ED.jwk()),
        ("suffix", "https://issuer.example.evil.example/key", c.ED.jwk()),
        ("below", "https://files.issuer.example/key", c.ED.jwk()),
        ("port", "https://issuer.example:8443/key", c.ED.jwk()),
    ):
        says = f"THREATS 5: a key on another host is not, whoever it says controls it ({name})"
        bad(book, f"lone-{name}", says, c.signed(method=url), k.with_(c.WEB, (url, key)), {"issuer": "verify.controller"}, passed=("integrity",), more=SELF)
    url = f"{c.HOST}/key"
    foreign = c.multikey(id=url, controller=f"{c.EVIL}/issuer")
    says = "nor is one on the issuer's host that somebody else controls"
    bad(book, "lone-controller", says, token, k.with_(c.WEB, (url, foreign)), {"issuer": "verify.controller"}, passed=("integrity",), more=SELF)


def others(book):
    """Methods that are not in the issuer's document."""
    evil = f"{c.EVIL}/issuer"
    method = f"{evil}#key-1"
    theirs = c.document(c.multikey(id=method, controller=evil), id=evil)
    token = c.signed(method=method)
    asked = [["controller", evil], ["controller", c.ISSUER]]
    says = "THREATS 5: a key under somebody else's control"
    answers = k.with_(c.WEB, theirs)
    bad(book, "other-controller", says, token, answers, {"issuer": "verify.controller"}, passed=("integrity",), more={**SELF, "requested": asked})
    says = "unless the issuer lists it"
    answers = k.web(theirs, c.document(c.multikey(), method))
    sound(book, "other-listed", says, token, answers)
    says = "or has it with the same key"
    sound(book, "other-held", says, token, k.web(theirs, c.document(c.multikey(id=method))))
    switched = c.document(c.multikey(c.STRANGER, id=method, controller=evil), id=evil)
    says = "THREATS 5: another key, which somebody else put under an id that the issuer has with its own"
    forged = c.signed(key=c.STRANGER, method=method)
    answers = k.web(switched, c.document(c.multikey(id=method)))
    bad(book, "other-switched-forged", says, forged, answers, {"issuer": "verify.controller"}, passed=("integrity",), more=SELF)
    says = "as a method to log in with it is not listed"
    answers = k.web(theirs, c.document(c.multikey(), authentication=[method]))
    bad(book, "other-listed-login", says, token, answers, {"issuer": None}, passed=("integrity",), more=SELF)
    answers = k.web(theirs)
    says = "without the issuer's document it is not known"
    unsure(book, "other-no-issuer", says, token, answers, {"issuer": "verify.unfetched"}, passed=("integrity",), more=SELF)
    claims = c.document(c.multikey(id=method, controller=c.ISSUER), id=evil)
    says = "THREATS 5: a document of somebody else that says its key is the issuer's"
    bad(book, "other-claims", says, token, k.with_(c.WEB, claims), {"issuer": "verify.controller"}, more={"trust": ...})
    claims = c.document(c.multikey(id=method, controller=c.ISSUER), id=c.ISSUER)
    says = "or that it is the issuer's document"
    unsure(book, "other-is-issuer", says, token, k.with_(c.WEB, (evil, claims)), {**NEITHER, "issuer": "verify.id_mismatch"})
    for name, key in (("key", c.STRANGER.did()), ("jwk", c.did_jwk(c.STRANGER))):
        method = f"{key}#{c.STRANGER.multikey() if name == 'key' else '0'}"
        token = c.signed(key=c.STRANGER, method=method)
        says = f"THREATS 5: a key of its own (did:{name}) is not that of the issuer"
        bad(book, f"other-did-{name}", says, token, c.WEB, {"issuer": "verify.controller"}, passed=("integrity",), more=SELF)
        says = f"unless the issuer lists it (did:{name})"
        sound(book, f"other-did-{name}-listed", says, token, k.web(c.document(c.multikey(), method)))


def unlisted(book):
    """Keys that the issuer's document does not list, or not for this."""
    stranger = k.web(c.document(c.multikey(c.STRANGER, f"{c.ISSUER}#key-2")))
    says = "THREATS 5: a key that the issuer's document does not list: which one it was nobody knows"
    unsure(book, "unlisted", says, c.signed(), stranger, {"integrity": "verify.key_unlisted", "issuer": "verify.key_unlisted"})
    method = f"{c.ISSUER}#{c.ED.multikey()}"
    token = c.signed(method=method)
    says = "THREATS 5: nor is it listed by bringing it along in the fragment"
    bad(book, "unlisted-multikey", says, token, c.WEB, {"issuer": "verify.key_unlisted"}, passed=("integrity",), more=SELF)
    says = "whoever signs with it"
    forged = c.signed(key=c.STRANGER, method=f"{c.ISSUER}#{c.STRANGER.multikey()}")
    bad(book, "unlisted-forged", says, forged, c.WEB, {"issuer": "verify.key_unlisted"}, passed=("integrity",), more=SELF)
    for name, answer, code in (("offline", None, "verify.unfetched"), ("404", k.answer("", status=404), "verify.http_status"), ("timeout", k.failure(), "verify.unfetched")):
        says = f"without the document its signature is good, and whose it is not known ({name})"
        answers = {} if answer is None else {c.ISSUER: answer}
        unsure(book, f"fragment-{name}", says, token, answers, {"issuer": code}, passed=("integrity",), more=SELF)
        says = f"a fragment that is a name is no key ({name})"
        unsure(book, f"no-document-{name}", says, c.signed(), answers, {"integrity": code, "issuer": code})
    changed = {**token, "name": "Doctor"}
    says = "the key in the fragment finds a forgery"
    bad(book, "fragment-forged", says, changed, None, {"integrity": "proof.signature"}, more={"trust": None})
    empty = c.document(assertionMethod=None, verificationMethod=[])
    says = "a document without keys leaves it open"
    unsure(book, "no-keys", says, c.signed(), k.web(empty), {"issuer": "verify.no_key"})
    replaced = k.web(c.document(c.multikey(c.STRANGER)))
    says = "a key that was replaced under the same id"
    bad(book, "replaced", says, c.signed(), replaced, {"integrity": "proof.signature"})


def unfit(book):
    """Methods that are listed, and may not assert, or not any more."""
    token = c.signed()

    def case(name, says, document, code, **more):
        bad(book, f"method-{name}", says, token, k.web(document), {"issuer": code}, passed=("integrity",), more={"trust": ..., **more})

    purpose = "verify.key_purpose"
    case("purpose", "THREATS 5: a key that is not listed for asserting", c.document(c.multikey(), assertionMethod=None), purpose)
    case("purpose-empty", "or whose list is empty", c.document(c.multikey(), assertionMethod=[]), purpose)
    login = c.document(c.multikey(), assertionMethod=None, authentication=[c.METHOD])
    case("purpose-login", "but for logging in", login, purpose)
    inside = c.document(assertionMethod=None, verificationMethod=None, authentication=[c.multikey()])
    case("purpose-inside", "also if it stands there alone", inside, purpose)
    other = c.document(c.multikey(), c.multikey(c.STRANGER, f"{c.ISSUER}#key-2"), assertionMethod=[f"{c.ISSUER}#key-2"])
    case("purpose-other", "while another one is", other, purpose)
    revoked = "verify.key_revoked"
    case("revoked", "THREATS 5: a key that was revoked", c.document(c.multikey(revoked="2026-05-01T00:00:00Z")), revoked)
    case("revoked-before", "even if it was after signing", c.document(c.multikey(revoked="2026-04-01T00:00:00Z")), revoked)
    case("expired", "or has expired", c.document(c.multikey(expires="2026-05-31T23:59:59Z")), revoked)
    later = k.web(c.document(c.multikey(expires="2026-06-01T00:00:01Z")))
    sound(book, "method-expires", "until then it holds", token, later)
    evil = f"{c.EVIL}/issuer"
    case("controller", "THREATS 5: a key in the issuer's document that somebody else controls", c.document(c.multikey(controller=evil)), "verify.controller")


def strange(book):
    """Documents that are none, or about somebody else."""
    token = c.signed()
    for name, id in (("other", f"{c.HOST}/other"), ("evil", f"{c.EVIL}/issuer"), ("slash", f"{c.ISSUER}/"), ("did", c.DID)):
        answers = {c.ISSUER: k.answer(c.document(c.multikey(), id=id))}
        says = f"a document about somebody else is not the issuer's ({name})"
        unsure(book, f"document-id-{name}", says, token, answers, {**NEITHER, "issuer": "verify.id_mismatch"})
    for name, did in (("other", "did:web:evil.example"), ("path", f"{c.DID}:issuer"), ("case", "did:web:Issuer.example"), ("url", c.DID_URL)):
        answers = k.web(c.did_document(c.multikey(id=c.DID_METHOD, controller=c.DID), id=did))
        says = f"nor is a DID document of another DID ({name})"
        unsure(book, f"did-web-id-{name}", says, c.signed(c.of(c.DID), method=c.DID_METHOD), answers, {**NEITHER, "issuer": "verify.id_mismatch"})
    for name, answer in (
        ("html", k.answer("<title>Sign in</title>", media_type="text/html")),
        ("empty", k.answer("")),
        ("list", k.answer("[]")),
        ("png", k.answer(c.document(c.multikey()), media_type="image/png")),
        ("redirected", k.answer(c.document(c.multikey()), final_url=f"{c.EVIL}/issuer")),
        ("http", k.answer(c.document(c.multikey()), final_url="http://issuer.example/issuer")),
        ("gone", k.answer("", status=410)),
        ("twice", k.answer(c.document(c.multikey(), c.multikey(c.STRANGER)))),
    ):
        says = f"what is no document of keys says nothing ({name})"
        unsure(book, f"document-{name}", says, token, {c.ISSUER: answer}, NEITHER)
    for name, key in (
        ("small-order", k.change(c.multikey(), publicKeyMultibase=keys.multibase("ed01", ed25519.SMALL[1]))),
        ("1024", c.jwk(keys.rsa_key("1024"))),
        ("secp256k1", c.jwk(keys.ec_key(ec.SECP256K1, "issuer"))),
        ("cut", k.change(c.multikey(), publicKeyMultibase=c.ED.multikey()[:-3])),
        ("none", k.change(c.multikey(), publicKeyMultibase=None)),
        ("both", {**c.multikey(), "publicKeyJwk": c.STRANGER.jwk()}),
    ):
        says = f"THREATS 4: what is no key verifies nothing ({name})"
        unsure(book, f"key-{name}", says, token, k.web(c.document(key)), NEITHER)
    secret = {**c.jwk(), "publicKeyJwk": c.ED.jwk(True)}
    says = "nor does a private key that was published: everybody has it"
    unsure(book, "key-private", says, token, k.web(c.document(secret)), NEITHER)


def dids(book):
    """DIDs that lead nowhere."""
    for name, did in (
        ("ion", "did:ion:EiD"),
        ("example", "did:example:issuer"),
        ("key-broken", "did:key:z6Mk"),
        ("web-dots", "did:web:issuer.example:..:x"),
        ("web-ip", "did:web:127.0.0.1"),
    ):
        token = c.signed(c.of(did), method=f"{did}#key-1")
        says = f"a DID that leads nowhere says nothing of its key ({name})"
        code = "verify.did" if name in ("ion", "example") else None
        unsure(book, f"did-{name}", says, token, None, {"integrity": code, "issuer": code})
    did = c.ED.did()
    for name, fragment in (("other", c.STRANGER.multikey()), ("name", "key-1")):
        token = c.signed(c.of(did), method=f"{did}#{fragment}")
        says = f"a did:key has one method, whose name is the key ({name})"
        unsure(book, f"did-key-fragment-{name}", says, token, None, NEITHER, accept_self_asserted=True)


def own(book):
    """Issuers that are nothing but a key."""
    for name, did, fragment in (("key", c.ED.did(), c.ED.multikey()), ("jwk", c.did_jwk(), "0")):
        token = c.signed(c.of(did), method=f"{did}#{fragment}")
        says = f"DESIGN 8: who is behind a did:{name} nobody can tell"
        unsure(book, f"own-{name}", says, token, None, {"issuer": "verify.self_asserted"}, passed=("integrity", "status"), more={**SELF, "requested": []})
        says = f"who does not want to know may take it (did:{name})"
        sound(book, f"own-{name}-accepted", says, token, None, trust="self_asserted", accept_self_asserted=True)
        says = f"or trust the key (did:{name})"
        sound(book, f"own-{name}-pinned", says, token, None, trust="pinned", keys=c.pin(issuer=did))
        forged = {**token, "name": "Doctor"}
        says = f"a forgery is one in any case (did:{name})"
        bad(book, f"own-{name}-forged", says, forged, None, {"integrity": "proof.signature"}, accept_self_asserted=True)
        stolen = c.signed(c.of(did), c.STRANGER, f"{c.STRANGER.did()}#{c.STRANGER.multikey()}")
        says = f"another key is not the issuer (did:{name})"
        bad(book, f"own-{name}-stolen", says, stolen, None, {"issuer": None}, passed=("integrity",), more={"trust": ...}, accept_self_asserted=True)


def pinned(book):
    """Keys that the caller trusts."""
    token = c.signed()
    sound(book, "pinned-bound", "a key that the caller trusts for this issuer", token, None, trust="pinned", keys=c.pin(issuer=c.ISSUER), more={"findings": ...})
    sound(book, "pinned-bound-other", "whatever its document lists", token, k.web(c.document(c.multikey(c.STRANGER))), trust="pinned", keys=c.pin(issuer=c.ISSUER), more={"findings": ...})
    says = "trusted for another issuer it does not count"
    unsure(book, "pinned-other-issuer", says, token, None, NEITHER, keys=c.pin(issuer=f"{c.EVIL}/issuer"))
    sound(book, "pinned-unbound", "a key that is trusted for any issuer", token, k.web(c.document(assertionMethod=None, verificationMethod=[])), trust="pinned", keys=c.pin(), more={"findings": ...})
    listed = k.web(c.document(c.multikey(c.STRANGER, f"{c.ISSUER}#key-2")))
    says = "unless that issuer lists others"
    bad(book, "pinned-unbound-other", says, token, listed, {"issuer": "verify.key_unlisted"}, keys=c.pin(), more={"trust": ...})
    says = "which nobody knows without its document"
    unsure(book, "pinned-unbound-offline", says, token, None, {"issuer": "verify.unfetched"}, keys=c.pin(), more={"trust": ...})
    forged = c.signed(key=c.STRANGER)
    says = "a trusted key is not the one that signed"
    unsure(book, "pinned-stranger", says, forged, None, NEITHER, keys=c.pin(issuer=c.ISSUER))
    urn = c.signed(c.of(k.URN), method=f"{k.URN}#key-1")
    says = "an issuer that is nowhere"
    unsure(book, "nowhere", says, urn, None, NEITHER)
    sound(book, "nowhere-pinned", "is known by a trusted key", urn, None, trust="pinned", keys=c.pin(issuer=k.URN), more={"findings": ...})
    foreign = c.signed(c.of(k.URN))
    says = "not by a key of somebody who has an address"
    unsure(book, "nowhere-foreign", says, foreign, c.WEB, {"issuer": "verify.issuer_host"}, passed=("integrity",), more=SELF)


def chapter():
    """The cases of this module."""
    book = Chapter("Credentials of 3.0: whose key signed, and whose word that is")
    for part in (documents, lone, others, unlisted, unfit, strange, dids, own, pinned):
        part(book)
    return book
