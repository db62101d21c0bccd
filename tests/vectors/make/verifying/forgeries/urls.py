"""Addresses that lead elsewhere than they seem to."""

from .. import kit as k
from ..kit import bad, unsure

NOWHERE = {"integrity": "verify.no_address"}
SCOPE = {"issuer": "verify.scope"}


def placed(id, *others):
    """A badge with an id, hosted there."""
    document = k.change(k.ASSERTION, id=id)
    return document, k.with_(k.HOSTED_WEB, (id, document), *others)


def ids(book):
    """Ids that a careless reader takes for the issuer's."""
    for name, id in (
        ("userinfo", "https://issuer.example@evil.example/1"),
        ("userinfo-password", "https://issuer.example:443@evil.example/1"),
        ("userinfo-empty", "https://@issuer.example/1"),
        ("backslash", "https://evil.example\\@issuer.example/1"),
        ("backslash-path", "https://issuer.example\\.evil.example/1"),
        ("tab", "https://issuer.example\t.evil.example/1"),
        ("space", "https://issuer.example .evil.example/1"),
        ("idn", "https://\u0456ssuer.example/1"),
        ("full-width", "https://issuer\uff0eexample/1"),
        ("encoded-host", "https://issuer%2eexample/1"),
        ("port-letters", "https://issuer.example:https/1"),
        ("port-large", "https://issuer.example:99999/1"),
        ("no-slashes", "https:issuer.example/1"),
        ("three-slashes", "https:///issuer.example/1"),
        ("scheme-relative", "//issuer.example/1"),
        ("ftp", "ftp://issuer.example/1"),
        ("file", "file://issuer.example/1"),
        ("javascript", "javascript:alert(1)"),
        ("data", "data:application/json,%7B%7D"),
        ("urn", k.URN),
        ("did", "did:web:issuer.example"),
        ("relative", "/assertions/1"),
        ("empty", ""),
    ):
        document, answers = placed(id)
        says = f"own: an id that two readers take for two addresses, or that is none, is not asked for ({name})"
        more = {"requested": []}
        never(book, f"url/id-{name}", says, document, answers, more)
    for name, id in (
        ("evil-port", "https://issuer.example:444/1"),
        ("ipv6", "https://[::ffff:10.0.0.1]/1"),
        ("ipv4", "https://10.0.0.1/1"),
        ("decimal", "https://167772161/1"),
        ("underscore", "https://issuer_example/1"),
        ("at-path", "https://evil.example/@issuer.example/1"),
        ("semicolon", "https://evil.example/;issuer.example/1"),
        ("fragment-host", "https://evil.example#@issuer.example/1"),
        ("query-at", "https://evil.example?@issuer.example/1"),
    ):
        document, answers = placed(id)
        bad(book, f"url/id-{name}", f"own: an id on another host ({name})", document, answers, SCOPE)


def never(book, name, says, document, answers, more):
    """Not valid: of some of these forms the rules of the document say that they are no IRI, of others not."""
    failing = ("tab", "space", "no-slashes", "three-slashes", "port-letters", "data", "scheme-relative", "relative", "empty")
    word = name.removeprefix("url/id-")
    if word in failing:
        bad(book, name, says, document, answers, {"structure": None}, missed={"integrity": "verify.no_address"}, more=more)
    else:
        unsure(book, name, says, document, answers, NOWHERE, more=more)


def redirectors(book):
    """What the issuer's host sends along."""
    evil = k.change(k.ASSERTION, recipient={"hashed": False, "identity": "eve@example.org", "type": "email"})
    for name, path in (
        ("query", "/redirect?to=https://evil.example/1"),
        ("path", "/out/https://evil.example/1"),
        ("fragment", "/assertions/1#https://evil.example"),
    ):
        id = k.HOST + path
        document = k.change(evil, id=id)
        answers = k.with_(k.HOSTED_WEB, (id, k.answer(document, final_url=f"{k.EVIL}/1")))
        says = f"own: an open redirector on the issuer's host speaks for nobody ({name})"
        unsure(book, f"url/redirector-{name}", says, document, answers, {"integrity": "verify.redirected"})
        unsure(book, f"url/redirector-{name}-url", f"{says}, by URL", id, answers, {"integrity": "verify.redirected"})
    answers = k.with_(k.HOSTED_WEB, (k.ISSUER, k.answer(forged_profile(), final_url=f"{k.EVIL}/issuer")))
    document, _ = placed(f"{k.EVIL}/1")
    answers = k.with_(answers, document)
    says = "own: a redirect on the issuer's host to a profile that lets the forger in"
    unsure(book, "url/redirected-profile", says, document, answers, {"issuer": "verify.redirected"})
    key = k.answer(k.key_document(k.STRANGER), final_url=f"{k.EVIL}/key")
    says = "own: a redirect on the issuer's host to the forger's key"
    unsure(book, "url/redirected-key", says, k.token(key=k.STRANGER), k.with_(k.SIGNED_WEB, (k.KEY, key)), {"issuer": "verify.redirected"})
    lists = k.with_(k.SIGNED_WEB, k.change(k.SIGNING_PROFILE, revocationList=k.LIST), (k.LIST, k.answer(k.revoked(), final_url=f"{k.EVIL}/none")))
    says = "own: a redirect on the issuer's host to an empty list"
    unsure(book, "url/redirected-list", says, k.token(), lists, {"status": "verify.redirected"})


def forged_profile():
    """A profile that says it is the issuer's, and lets evil.example in."""
    return k.change(k.PROFILE, verification={"allowedOrigins": ["evil.example"], "type": "VerificationObject"})


def chains(book):
    """Documents that point at each other."""
    first, second = f"{k.EVIL}/a", f"{k.HOST}/upload/b"
    a, b = k.change(k.ASSERTION, id=second), k.change(k.ASSERTION, id=first)
    answers = k.with_(k.HOSTED_WEB, (first, a), (second, b))
    says = "own: two documents, each of which says it is the other"
    bad(book, "url/chain-two", says, first, answers, {"integrity": "verify.id_mismatch"})
    long = k.with_(k.HOSTED_WEB, (first, a), (second, k.change(k.ASSERTION, id=f"{k.HOST}/c")), (f"{k.HOST}/c", k.change(k.ASSERTION, id=f"{k.HOST}/c")))
    says = "own: a document is asked for again once, not on and on"
    bad(book, "url/chain-three", says, first, long, {"integrity": "verify.id_mismatch"})
    wrong = k.with_(k.HOSTED_WEB, (k.ID, k.change(k.ASSERTION, id=f"{k.EVIL}/1")), k.change(k.ASSERTION, id=f"{k.EVIL}/1"))
    says = "own: a document on the issuer's host that says it is on another counts there"
    bad(book, "url/points-away", says, k.ID, wrong, SCOPE)
    profile = k.with_(k.HOSTED_WEB, (k.ISSUER, k.change(k.PROFILE, id=f"{k.EVIL}/issuer")), k.change(k.PROFILE, id=f"{k.EVIL}/issuer"))
    says = "own: a profile that says it is on another host counts there"
    bad(book, "url/profile-points-away", says, k.ASSERTION, profile, SCOPE)


def cases(book):
    """All of them."""
    for part in (ids, redirectors, chains):
        part(book)
