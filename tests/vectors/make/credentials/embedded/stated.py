"""What a proof says of itself: its members, their types, purpose, dates, domain, challenge."""

from ... import samples as s
from ...crypto import keys, proofs
from .. import bases as b
from . import judged, unread

AT = "2026-06-01T00:00:00Z"
#: Values that are no text.
WRONG = (("number", 1), ("list", ["x"]), ("object", {"id": "urn:x"}), ("true", True))


def signed(suite="eddsa-jcs-2022", **members):
    """A credential whose proof was made with other options."""
    return proofs.secured(b.MINIMAL, suite=suite, **members)


def members(book):
    """Missing members, and members of the wrong type: never taken for missing."""
    whole = signed()
    for name in ("type", "cryptosuite", "proofValue"):
        document = b.changed(whole, ["proof", name], None)
        judged(book, f"form-no-{name}", f"a proof without `{name}` is none", document, ["proof.form"])
        for kind, value in (*WRONG, ("null", None)):
            document = {**whole, "proof": {**whole["proof"], name: value}}
            judged(book, f"form-{name}-{kind}", f"`{name}` is a text ({kind})", document, ["proof.form"])
    for name in ("proofPurpose", "verificationMethod"):
        judged(book, f"form-no-{name}", f"a proof without `{name}` is none", signed(**{name: None}), ["proof.form"])
    for name in ("proofPurpose", "verificationMethod", "created", "expires", "id", "challenge"):
        for kind, value in WRONG:
            judged(book, f"form-{name}-{kind}", f"`{name}` is a text, whoever signed it ({kind})", signed(**{name: value}), ["proof.form"])
        document = {**whole, "proof": {**whole["proof"], name: None}}
        judged(book, f"form-{name}-null", f"null is none (`{name}`)", document, [["proof.form", "proof.signature"]])
    for name, value in (("relative", "#key-1"), ("empty", ""), ("words", "my key")):
        document = signed(verificationMethod=value)
        judged(book, f"form-method-{name}", f"the key has a URL ({name})", document, ["proof.form"])
    for kind, value in (("number", 1), ("object", {"a": 1}), ("mixed", ["https://shop.example", 1])):
        document = signed(domain=value)
        judged(book, f"form-domain-{kind}", f"`domain` is a text or a list of texts ({kind})", document, ["proof.form"])
    for name, value in (("text", "z3FXQ"), ("number", 1), ("true", True), ("list", [[whole["proof"]]])):
        document = {**b.MINIMAL, "proof": value}
        judged(book, f"form-proof-{name}", f"a proof is an object ({name})", document, ["proof.form"])
    twice = proofs.secured(b.MINIMAL)
    text = s.text(twice).replace('"proofPurpose":"assertionMethod"', '"proofPurpose":"authentication","proofPurpose":"assertionMethod"')
    unread(book, "form-twice", "a member that is there twice", text, "json.duplicate_key")


def purposes(book):
    """The purpose is to assert."""
    for purpose in ("authentication", "capabilityInvocation", "keyAgreement", "AssertionMethod", "assertionMethod ", ""):
        says = f"THREATS 5: a proof made for something else asserts nothing (`{purpose}`)"
        slug = purpose.replace(" ", "-space") or "empty"
        judged(book, f"purpose-{slug}", says, signed(proofPurpose=purpose), ["proof.purpose"])
    says = "nor does one over RDF"
    judged(book, "purpose-rdfc", says, signed("eddsa-rdfc-2022", proofPurpose="authentication"), ["proof.purpose"])


def moments(book):
    """`created` and `expires`, judged at a moment if one is given."""
    early, late = "2026-05-31T23:59:59Z", "2026-06-01T00:00:01Z"
    judged(book, "created-past", "a proof of the past", signed(created=early), [[]], at=AT)
    judged(book, "created-future", "THREATS 5: a proof that is made in the future", signed(created=late), ["proof.not_yet"], at=AT)
    judged(book, "created-future-unjudged", "without a moment no date is judged", signed(created=late), [[]])
    judged(book, "created-none", "`created` may be missing", signed(created=None), [[]], at=AT)
    judged(book, "created-zone", "dates have time zones", signed(created="2026-06-01T08:59:59+09:00"), [[]], at=AT)
    judged(book, "expires-future", "a proof that holds still", signed(expires=late), [[]], at=AT)
    judged(book, "expires-past", "THREATS 5: a proof that has expired", signed(expires=early), ["proof.expired"], at=AT)
    judged(book, "expires-past-unjudged", "without a moment it is not judged", signed(expires=early), [[]])
    both = signed(created=late, expires=early)
    judged(book, "moments-both", "both faults are told", both, [["proof.not_yet", "proof.expired"]], at=AT)
    for name, value in (("date", "2026-03-01"), ("no-zone", "2026-03-01T10:00:00"), ("text", "now"), ("day", "2026-02-30T10:00:00Z")):
        judged(book, f"created-{name}", f"`created` is a date and time with a zone ({name})", signed(created=value), ["proof.form"], at=AT)
        judged(book, f"expires-{name}", f"so is `expires` ({name})", signed(expires=value), ["proof.form"], at=AT)
    judged(book, "expires-rdfc", "over RDF alike", signed("eddsa-rdfc-2022", expires=early), ["proof.expired"], at=AT)


def expected(book):
    """Domain and challenge."""
    shop, other = "https://shop.example", "https://evil.example"
    for suite in ("eddsa-jcs-2022", "eddsa-rdfc-2022"):
        own = signed(suite, domain=shop, challenge="c-1")
        judged(book, f"domain-{suite}", f"the expected domain ({suite})", own, [[]], domain=shop)
        judged(book, f"domain-other-{suite}", f"THREATS 5: not the expected domain ({suite})", own, ["proof.domain"], domain=other)
        judged(book, f"challenge-{suite}", f"the expected challenge ({suite})", own, [[]], challenge="c-1")
        judged(book, f"challenge-other-{suite}", f"THREATS 5: not the expected challenge ({suite})", own, ["proof.challenge"], challenge="c-2")
        judged(book, f"unasked-{suite}", f"who asks for nothing may be given both ({suite})", own, [[]])
    judged(book, "domain-none", "a proof for nobody is not for the expected domain", signed(), ["proof.domain"], domain=shop)
    judged(book, "challenge-none", "nor does it answer a challenge", signed(), ["proof.challenge"], challenge="c-1")
    both = {"domain": shop, "challenge": "c-1"}
    judged(book, "expected-neither", "both faults are told", signed(), [["proof.domain", "proof.challenge"]], **both)
    judged(book, "domain-list", "one of several domains is enough", signed(domain=[other, shop]), [[]], domain=shop)
    judged(book, "domain-list-other", "none of several is not", signed(domain=[other, "https://x.example"]), ["proof.domain"], domain=shop)
    for name, value in (("slash", f"{shop}/"), ("case", shop.upper()), ("longer", f"{shop}.evil.example"), ("host", "shop.example")):
        says = f"domains are compared as they are ({name})"
        judged(book, f"domain-{name}", says, signed(domain=value), ["proof.domain"], domain=shop)


def chains(book):
    """Proofs that build on others."""
    first = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000051"
    for suite in ("eddsa-jcs-2022", "eddsa-rdfc-2022"):
        document = signed(suite, previousProof=first)
        judged(book, f"chain-{suite}", f"THREATS 5: a proof that builds on others is not taken for whole ({suite})", document, ["proof.chain"])
    one = proofs.proof(b.MINIMAL, id=first)
    two = proofs.proof(b.MINIMAL, keys.OTHERS["ed25519"], previousProof=[first])
    document = {**b.MINIMAL, "proof": [one, two]}
    judged(book, "chain-first", "the first of a chain may stand alone", document, [[], "proof.chain"], [keys.ED, keys.OTHERS["ed25519"]])


def calls(book):
    """Calls that are wrong."""
    unread(book, "option-unknown", "an unknown option is an error", signed(), "option.invalid", suite="x")
    unread(book, "option-at", "so is a moment that is none", signed(), "option.invalid", at="soon")
    unread(book, "key-broken", "or a key that is none", signed(), "key.malformed", ["my key"])


def cases(book):
    """All of them."""
    for part in (members, purposes, moments, expected, chains, calls):
        part(book)
