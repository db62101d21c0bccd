"""Proofs that are embedded: good, bad, several, none, and where credentials are found."""

from ... import png, samples as s, svg
from ...credentials import bases as b
from ...credentials.embedded import changes, suites
from ...credentials.refusals import LIMITED, REFUSED
from ...crypto import keys, proofs
from ...kit import Chapter
from .. import kit as k
from . import kit as c
from .kit import bad, sound, unsure

SIGNED = c.signed()
RDF = c.signed(suite="eddsa-rdfc-2022")
FULL = c.signed(b.FULL)
PASSED = ("structure", "issuer", "status")


def good(book):
    """Each suite, and every shape of a credential."""
    for name, (suite, key, document) in suites.GOOD.items():
        if document is b.FULL:
            continue
        more = {"proofs": [{"index": 0, "verified": True, "problems": [], "cryptosuite": suite, "verification_method": c.METHOD}]}
        says = f"a credential with a proof of {suite} ({name})"
        sound(book, f"suite-{name}", says, c.signed(document, key, suite=suite), k.web(c.document(c.multikey(key))), more=more)
    sound(book, "full", "a credential with everything", FULL, more={"findings": ...})
    sound(book, "full-rdfc", "over RDF, too", c.signed(b.FULL, suite="eddsa-rdfc-2022"), more={"findings": ...})
    sound(book, "multilingual", "in several languages", c.signed(b.MULTILINGUAL), more={"findings": ...})
    achievement = k.change(c.CREDENTIAL, type=["VerifiableCredential", "AchievementCredential"])
    sound(book, "achievement", "the other name of the class", c.signed(achievement))
    single = {**SIGNED, "proof": [SIGNED["proof"]]}
    sound(book, "proof-list", "the proof may stand in a list", single)


def carried(book):
    """Where a credential is found does not matter: its signature counts."""
    text = s.text(SIGNED)
    sound(book, "png", "in a PNG", png.png(png.itxt("openbadgecredential", text)))
    sound(book, "png-2.0", "in a PNG with the keyword of 2.0", png.png(png.itxt("openbadges", text)), more={"findings": ...})
    carrier = f"<openbadges:credential>{svg.cdata(text)}</openbadges:credential>"
    sound(book, "svg", "in an SVG", svg.svg(carrier, f'xmlns:openbadges="{svg.OB3}"'))
    for name, url in (("home", f"{c.HOST}/credentials/1"), ("evil", f"{c.EVIL}/credentials/1")):
        more = {"requested": [["assertion", url], *c.ASKED]}
        sound(book, f"url-{name}", f"at an address ({name})", url, k.with_(c.WEB, (url, k.answer(SIGNED))), more=more)
    hosted = k.change(c.CREDENTIAL, id=f"{c.HOST}/credentials/1")
    sound(book, "id-url", "its id is not asked for", c.signed(hosted), more={"requested": c.ASKED})


def unsigned(book):
    """Without a proof nothing counts."""
    bad(book, "unsigned", "THREATS 5: a credential without a proof", c.CREDENTIAL, c.WEB, {"integrity": "proof.missing"})
    url = f"{c.HOST}/credentials/1"
    hosted = k.change(c.CREDENTIAL, id=url)
    answers = k.with_(c.WEB, hosted)
    bad(book, "unsigned-hosted", "DESIGN 8: not even on the issuer's own host", url, answers, {"integrity": "proof.missing"})
    for name, value in (("empty", []), ("null", None)):
        document = {**c.CREDENTIAL, "proof": value}
        says = f"an empty proof is none ({name})"
        bad(book, f"unsigned-{name}", says, document, c.WEB, {"integrity": None})
    for name, value in (("text", "z3FXQ"), ("object", {})):
        document = {**c.CREDENTIAL, "proof": value}
        case_result = {"verdict": "invalid", "trust": None}
        k.case(book, f"credential/unsigned-{name}", f"what is no proof proves nothing ({name})", document, c.WEB, case_result)
    unsure(book, "unsigned-badge", "nor what proved a badge of 2.0", {**c.CREDENTIAL, "proof": {"type": "HostedBadge"}}, c.WEB, {"integrity": "proof.suite"})
    inner = {**c.CREDENTIAL, "credentialSubject": {**c.CREDENTIAL["credentialSubject"], "proof": SIGNED["proof"]}}
    k.case(book, "credential/unsigned-inside", "a proof further inside is none of the credential", inner, c.WEB, {"verdict": "invalid", "trust": None})


def forged(book):
    """A signed credential with something changed, and proofs that are moved or of somebody else."""
    for name, path, value in changes.CHANGES:
        document = b.changed(FULL, path, value)
        says = f"THREATS 5: a credential with something changed is a forgery ({name})"
        reasons = {"integrity": "proof.signature"}
        if name == "issuer":
            # Whoever changes the issuer has another one asked, who does not know the key either.
            k.case(book, f"credential/forged-{name}", says, document, c.WEB, {"verdict": "invalid", "trust": None})
            continue
        bad(book, f"forged-{name}", says, document, c.WEB, reasons, more={"trust": None})
        if name == "type":
            # The two names of the class are one in RDF.
            continue
        document = b.changed(c.signed(b.FULL, suite="eddsa-rdfc-2022"), path, value)
        bad(book, f"forged-rdfc-{name}", f"{says}, over RDF", document, c.WEB, reasons, more={"trust": None})
    other = c.signed({**c.CREDENTIAL, "name": "Master baker"})
    bad(book, "forged-moved", "the proof of another credential", {**SIGNED, "proof": other["proof"]}, c.WEB, {"integrity": "proof.signature"})
    bad(book, "forged-stranger", "that of somebody else", c.signed(key=c.STRANGER), c.WEB, {"integrity": "proof.signature"})
    own = c.signed(key=c.STRANGER, method=f"{c.STRANGER.did()}#{c.STRANGER.multikey()}")
    bad(book, "forged-own-key", "THREATS 5: that of somebody else, who brings the key along", own, c.WEB, {"issuer": "verify.controller"}, passed=("integrity",), more={"trust": "self_asserted"})
    evil = c.signed(c.of(f"{c.EVIL}/issuer"), c.STRANGER, f"{c.EVIL}/issuer#key-1")
    answers = k.with_(c.WEB, c.document(c.multikey(c.STRANGER, f"{c.EVIL}/issuer#key-1", f"{c.EVIL}/issuer"), id=f"{c.EVIL}/issuer"))
    stolen = {**evil, "issuer": SIGNED["issuer"]}
    bad(book, "forged-issuer-written", "THREATS 5: signed by somebody else, and the issuer's name written in", stolen, answers, {"integrity": "proof.signature"})


def hidden(book):
    """What a proof over RDF does not cover, or plain JSON does not show."""
    limited = c.signed(LIMITED, suite="eddsa-rdfc-2022")
    for name, says, document, code, _ in REFUSED:
        proof = limited["proof"] if name.startswith("form-") else RDF["proof"]
        result = {"verdict": "invalid", "checks": {"integrity": "failed"}, "reasons": {"integrity": code}, "trust": None}
        if name == "context-case":
            result = {"verdict": "invalid", "trust": None}
        less = {"limits": {"canonical_work": 10_000}} if name.startswith("poison") else {}
        k.case(book, f"credential/hidden-{name}", says, {**document, "proof": proof}, c.WEB, result, **less)


def stated(book):
    """What a proof says of itself."""
    for name, members, code in (
        ("purpose", {"proofPurpose": "authentication"}, "proof.purpose"),
        ("created", {"created": "2026-06-01T00:00:01Z"}, "proof.not_yet"),
        ("expires", {"expires": "2026-05-31T23:59:59Z"}, "proof.expired"),
        ("chain", {"previousProof": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000051"}, "proof.chain"),
    ):
        for suite in ("eddsa-jcs-2022", "eddsa-rdfc-2022"):
            says = f"THREATS 5: what a proof says of itself counts ({name}, {suite})"
            bad(book, f"stated-{name}-{suite}", says, c.signed(suite=suite, **members), c.WEB, {"integrity": code}, more={"trust": None})
    sound(book, "stated-expires-later", "a proof that holds still", c.signed(expires="2026-06-01T00:00:01Z"))
    asked = c.signed(domain="https://shop.example", challenge="c-1")
    sound(book, "domain", "the expected domain and challenge", asked, domain="https://shop.example", challenge="c-1")
    sound(book, "domain-unasked", "nobody has to expect them", asked)
    for name, options, token, code in (
        ("domain-other", {"domain": c.EVIL}, asked, "proof.domain"),
        ("domain-none", {"domain": "https://shop.example"}, SIGNED, "proof.domain"),
        ("challenge-other", {"challenge": "c-2"}, asked, "proof.challenge"),
        ("challenge-none", {"challenge": "c-1"}, SIGNED, "proof.challenge"),
    ):
        bad(book, name, f"THREATS 5: a proof for somebody else ({name})", token, c.WEB, {"integrity": code}, **options)
    for name, key, suite in (("p256", keys.P256, "eddsa-jcs-2022"), ("ed", keys.ED, "ecdsa-jcs-2019")):
        document = {**c.CREDENTIAL, "proof": proofs.valued(c.CREDENTIAL, proofs.options(c.CREDENTIAL, suite, c.METHOD), key)}
        answers = k.web(c.document(c.multikey(key)))
        bad(book, f"wrong-key-{name}", f"THREATS 4: a suite with another kind of key ({name})", document, answers, {"integrity": "proof.key"})


def several(book):
    """Several proofs: one that is good is enough."""
    good, rdf = SIGNED["proof"], RDF["proof"]
    wrong = c.signed({**c.CREDENTIAL, "name": "Doctor"})["proof"]
    unknown = {**good, "cryptosuite": "bbs-2023"}
    strange = c.signed(key=c.STRANGER, method=f"{c.EVIL}/issuer#key-1")["proof"]

    def of(*listed):
        return {**c.CREDENTIAL, "proof": list(listed)}

    def told(*verified):
        return {"findings": ..., "proofs": [{"index": index, "verified": good} for index, good in enumerate(verified)]}

    sound(book, "several-good", "two good proofs", of(good, rdf), more={**told(True, True), "findings": []})
    sound(book, "several-first-bad", "one that fails beside one that is good is a warning", of(wrong, good), more=told(False, True))
    sound(book, "several-last-bad", "whichever comes first", of(good, wrong), more=told(True, False))
    sound(book, "several-unknown", "so is one of an unknown suite", of(unknown, good), more=told(False, True))
    sound(book, "several-strange", "or one of somebody else", of(strange, good), more=told(False, True))
    evil = c.document(c.multikey(c.STRANGER, f"{c.EVIL}/issuer#key-1", f"{c.EVIL}/issuer"), id=f"{c.EVIL}/issuer")
    sound(book, "several-witness", "a proof of somebody else that is good as such changes nothing", of(strange, good), k.with_(c.WEB, evil), more=told(True, True))
    says = "THREATS 5: if only somebody else's is good, the credential is not the issuer's"
    bad(book, "several-only-witness", says, of(strange, wrong), k.with_(c.WEB, evil), {"issuer": "verify.controller"}, more={"trust": ...})
    bad(book, "several-all-bad", "if all are bad, so is the credential", of(wrong, wrong), c.WEB, {"integrity": "proof.signature"}, more=told(False, False))
    reasons = {"integrity": "proof.suite"}
    unsure(book, "several-all-unknown", "if none is known, it is not known", of(unknown, unknown), c.WEB, reasons, more=told(False, False))
    unsure(book, "unknown", "nor with one that is not known", of(unknown), c.WEB, reasons, more=told(False))
    k.case(book, "credential/several-unknown-bad", "a bad one beside one that is not known leaves it at best open", of(unknown, wrong), c.WEB, {"checks": {"issuer": "not_checked"}, "trust": None})
    many = of(*[wrong] * 16, good)
    k.case(book, "credential/several-seventeen", "no more than sixteen are looked at", many, c.WEB, {"trust": None, "checks": {"integrity": "failed"}, "verdict": "invalid"})


def contexts(book):
    """Contexts of the caller's, and what is explained."""
    explained = {"proofs": [{"verified": False, "canonical": {"document": proofs.jcs.text({**c.CREDENTIAL, "name": "Doctor"})}}]}
    reasons = {"integrity": "proof.signature"}
    bad(book, "explained", "what was hashed is told if that is asked for", {**SIGNED, "name": "Doctor"}, c.WEB, reasons, more=explained, explain=True)
    bad(book, "explained-not", "and not otherwise", {**SIGNED, "name": "Doctor"}, c.WEB, reasons, more={"proofs": [{"canonical": None}]})


def chapter():
    """The cases of this module."""
    book = Chapter("Credentials of 3.0 with embedded proofs: verified, forged, hidden, without one")
    for part in (good, carried, unsigned, forged, hidden, stated, several, contexts):
        part(book)
    return book
