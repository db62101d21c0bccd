"""A copy and what is hosted: the hosted one counts, and a copy that says something else would fool whoever shows it."""

from .. import samples as s
from . import kit as k
from .kit import bad, sound, unsure

FULL = k.change(
    k.ASSERTION,
    evidence=[{"id": "https://ada.example/work", "narrative": "Rye."}],
    expires="2031-01-01T00:00:00Z",
    image=f"{k.HOST}/1.png",
    narrative="She baked all night.",
)
ANSWERS = k.with_(k.HOSTED_WEB, FULL)
INNER = k.change(k.BADGE_CLASS, at_context=None, issuer=k.change(k.PROFILE, at_context=None))


def differs(book, name, says, pointer, **members):
    """A copy with other members is a forgery; the hosted one is still told of."""
    copy = k.change(FULL, **members)
    found = f"integrity error verify.copy_differs  {pointer}"
    more = {"badge": {"name": "Baker", "issued_on": FULL["issuedOn"]}, "findings": [found]}
    bad(
        book, f"copy/{name}", says, copy, ANSWERS, {"integrity": "verify.copy_differs"}, passed=("issuer", "status"), more=more
    )
    warning = {"findings": [found.replace("error", "warning")]}
    says = f"{says}; the hosted one may be taken instead"
    sound(book, f"copy/{name}-accepted", says, copy, ANSWERS, more=warning, accept_changed_copy=True)


def same(book, name, says, copy, answers=ANSWERS):
    """A copy that says the same."""
    sound(book, f"copy/{name}", says, copy, answers)


def changed(book):
    """Each member, changed, added, and taken away where that matters."""
    recipient = FULL["recipient"]
    eve = s.hashed("eve@example.org", "sea")
    for name, pointer, members in (
        ("identity", "/recipient/identity", {"recipient": {**recipient, "identity": eve}}),
        ("salt", "/recipient/salt", {"recipient": {**recipient, "salt": "salt"}}),
        ("hashed", "/recipient/hashed", {"recipient": {**recipient, "hashed": False}}),
        ("recipient-type", "/recipient/type", {"recipient": {**recipient, "type": "url"}}),
        ("badge", "/badge", {"badge": f"{k.HOST}/badges/2"}),
        ("issued", "/issuedOn", {"issuedOn": "2024-03-01T10:00:00Z"}),
        ("expires", "/expires", {"expires": "2091-01-01T00:00:00Z"}),
        ("expires-gone", "/expires", {"expires": None}),
        ("image", "/image", {"image": f"{k.EVIL}/1.png"}),
        ("narrative", "/narrative", {"narrative": "She baked for the Queen."}),
        ("evidence", "/evidence/id", {"evidence": [{**FULL["evidence"][0], "id": f"{k.EVIL}/work"}]}),
        ("evidence-inner", "/evidence/narrative", {"evidence": [{**FULL["evidence"][0], "narrative": "Gold."}]}),
        ("added", "/revocationReason", {"revocationReason": "none"}),
        ("added-unknown", "/honours", {"honours": "all"}),
        ("class-name", "/badge/name", {"badge": {**INNER, "name": "Doctor of Medicine"}}),
        ("class-image", "/badge/image", {"badge": {**INNER, "image": f"{k.EVIL}/doctor.png"}}),
        ("class-criteria", "/badge/criteria/narrative", {"badge": {**INNER, "criteria": {"narrative": "Six years."}}}),
        ("class-added", "/badge/tags", {"badge": {**INNER, "tags": ["medicine"]}}),
        ("issuer-name", "/badge/issuer/name", {"badge": {**INNER, "issuer": {**INNER["issuer"], "name": "University"}}}),
        ("issuer-other", "/badge/issuer", {"badge": {**INNER, "issuer": f"{k.HOST}/university"}}),
        ("long-name", "/https:~1~1w3id.org~1openbadges#name", {"https://w3id.org/openbadges#name": "Doctor"}),
    ):
        differs(book, name, f"a copy with something changed is a forgery ({name})", pointer, **members)
    reference = k.with_(k.HOSTED_WEB, k.change(FULL, evidence="https://ada.example/work"))
    copy = k.change(FULL, evidence={"id": "https://ada.example/work", "narrative": "Gold."})
    says = "what a copy adds to a reference is nowhere else to be found"
    more = {"findings": ["integrity error verify.copy_differs  /evidence/narrative"]}
    bad(book, "copy/reference-added", says, copy, reference, {"integrity": "verify.copy_differs"}, more=more)
    says = "as long as the class is not known, an embedded one is no forgery"
    missing = k.with_(ANSWERS, (k.CLASS, None))
    unsure(book, "copy/embedded-no-class", says, k.change(FULL, badge=INNER), missing, {"structure": "verify.unfetched"}, passed=("integrity",))


def strict(book):
    """JSON values are equal only if they are of one type (Mozilla's validator: 1 equals "1")."""
    for name, hosted, copied in (
        ("number", 1, "1"),
        ("true", True, "true"),
        ("true-number", True, 1),
        ("zero", 0, False),
        ("null-text", "null", "undefined"),
        ("list", ["a", "b"], "a,b"),
        ("order", ["a", "b"], ["b", "a"]),
        ("shorter", ["a", "b"], ["a"]),
        ("longer", ["a", "b"], ["a", "b", "c"]),
    ):
        answers = k.with_(k.HOSTED_WEB, k.change(FULL, x=hosted))
        says = f"V17: values of two types are not equal ({name})"
        reasons = {"integrity": "verify.copy_differs"}
        bad(book, f"copy/strict-{name}", says, k.change(FULL, x=copied), answers, reasons)


def equal(book):
    """Other ways to write the same."""
    same(book, "order", "the order of members does not matter", dict(reversed(FULL.items())))
    same(book, "spaces", "nor do spaces", s.text(FULL).replace(",", " ,\n "))
    same(book, "escapes", "nor do escapes", s.text(FULL).replace("example.org", "ex\\u0061mple.org"))
    same(book, "list-of-one", "a list of one is the value in it", k.change(FULL, badge=[k.CLASS], evidence=FULL["evidence"][0]))
    aliases = k.change(FULL, at_id=FULL["id"], id=None, at_type=FULL["type"], type=None)
    same(book, "aliases", "`@id` and `@type` are `id` and `type`", aliases)
    same(book, "embedded", "class and issuer may be embedded, if they say the same", k.change(FULL, badge=INNER))
    linked = k.change(FULL, badge={"id": k.CLASS, "type": "BadgeClass"})
    same(book, "embedded-id", "or be named by an object with an id", linked)
    embedded = k.with_(ANSWERS, k.change(FULL, badge=INNER))
    same(book, "reference", "a reference stands for what is embedded", FULL, embedded)
    same(book, "null", "null is no value", {**FULL, "revoked": None})
    same(book, "less", "a copy may leave out what does not matter to the award", k.change(FULL, narrative=None))


def cases(book):
    """All of them."""
    for part in (changed, strict, equal):
        part(book)
