"""Credentials that were changed after signing, and proofs that were moved."""

import json

from ... import samples as s
from ...crypto import keys, proofs
from .. import bases as b
from . import judged

JSON, RDF = proofs.secured(b.FULL), proofs.secured(b.FULL, suite="eddsa-rdfc-2022")
SUBJECT = ["credentialSubject"]
#: Name, path, new value.
CHANGES = [
    ("id", ["id"], "urn:uuid:0a1b2c3d-0000-4000-8000-000000000099"),
    ("name", ["name"], "Doctor"),
    ("issuer", ["issuer", "id"], "https://evil.example/issuer"),
    ("issuer-name", ["issuer", "name"], "University"),
    ("subject", [*SUBJECT, "id"], "did:example:eve"),
    ("identity", [*SUBJECT, "identifier", 0, "identityHash"], s.hashed("eve@example.org", "sea")),
    ("hashed", [*SUBJECT, "identifier", 1, "hashed"], True),
    ("salt", [*SUBJECT, "identifier", 0, "salt"], "salt"),
    ("achievement", [*SUBJECT, "achievement", "name"], "Doctor"),
    ("achievement-id", [*SUBJECT, "achievement", "id"], "https://issuer.example/achievements/2"),
    ("criteria", [*SUBJECT, "achievement", "criteria", "narrative"], "None."),
    ("credits", [*SUBJECT, "creditsEarned"], 300),
    ("level", [*SUBJECT, "result", 0, "value"], "B"),
    ("list-order", [*SUBJECT, "achievement", "resultDescription", 0, "allowedValue"], ["C", "D", "B", "A", "C"]),
    ("from", ["validFrom"], "2020-01-01T00:00:00Z"),
    ("until", ["validUntil"], "2099-01-01T00:00:00Z"),
    ("until-gone", ["validUntil"], None),
    ("evidence-gone", ["evidence"], None),
    ("evidence-first", ["evidence", 0, "id"], "https://evil.example/work"),
    ("added", [*SUBJECT, "achievement", "achievementType"], "Degree"),
    ("added-image", ["issuer", "image", "caption"], "x"),
    ("type", ["type"], ["VerifiableCredential", "AchievementCredential"]),
]


def changed(book):
    """Each member, in a proof over JSON and in one over RDF."""
    for name, path, value in CHANGES:
        says = f"a credential with something changed is a forgery ({name})"
        judged(book, f"changed-jcs-{name}", f"{says}, over JSON", b.changed(JSON, path, value), ["proof.signature"])
        same = [] if name == "type" else "proof.signature"
        if name == "type":
            says = "the two names of the class are one"
        judged(book, f"changed-rdfc-{name}", f"{says}, over RDF", b.changed(RDF, path, value), [same])
    more = {**JSON, "honours": "all"}
    judged(book, "changed-jcs-unknown", "over JSON a member of no context counts too", more, ["proof.signature"])
    for name, document in (("null", {**JSON, "awardedDate": None}), ("empty", {**JSON, "tag": []})):
        judged(book, f"changed-jcs-{name}", f"so does one that says nothing ({name})", document, ["proof.signature"])
    sets = b.changed(JSON, ["evidence"], list(reversed(b.FULL["evidence"])))
    judged(book, "changed-jcs-set", "over JSON the order of a set counts", sets, ["proof.signature"])
    sets = b.changed(RDF, ["evidence"], list(reversed(b.FULL["evidence"])))
    judged(book, "same-rdfc-set", "over RDF it does not", sets, [[]])


def same(book):
    """What is the same JSON."""
    for name, document in (("jcs", JSON), ("rdfc", RDF)):
        shuffled = dict(reversed(document.items()))
        judged(book, f"same-{name}-order", f"the order of members does not matter ({name})", shuffled, [[]])
        spaced = json.dumps(document, indent=3, ensure_ascii=True)
        judged(book, f"same-{name}-spaces", f"nor do spaces and escapes ({name})", spaced, [[]])
        listed = {**document, "proof": [document["proof"]]}
        judged(book, f"same-{name}-list", f"nor whether one proof stands in a list ({name})", listed, [[]])
        first = {"proof": document["proof"], **document}
        judged(book, f"same-{name}-first", f"nor where the proof stands ({name})", first, [[]])


def moved(book):
    """Proofs of something else."""
    for suite in ("eddsa-jcs-2022", "eddsa-rdfc-2022"):
        signed = proofs.secured(b.MINIMAL, suite=suite)
        other = proofs.secured({**b.MINIMAL, "name": "Master baker"}, suite=suite)
        says = f"a proof of another credential ({suite})"
        judged(book, f"moved-{suite}", says, {**signed, "proof": other["proof"]}, ["proof.signature"])
        strange = proofs.secured(b.MINIMAL, keys.OTHERS["ed25519"], suite)
        judged(book, f"moved-key-{suite}", f"a proof of somebody else ({suite})", strange, ["proof.signature"])
        for name, value in (
            ("created", "2026-03-01T10:00:01Z"),
            ("created-zone", "2026-03-01T10:00:00+00:00"),
            ("verificationMethod", "https://issuer.example/issuer#key-2"),
            ("domain", "https://shop.example"),
            ("challenge", "c"),
            ("nonce", "n"),
            ("expires", "2099-01-01T00:00:00Z"),
            ("id", "urn:uuid:0a1b2c3d-0000-4000-8000-000000000098"),
        ):
            member = name.split("-")[0]
            says = f"the options of a proof are signed along ({name}, {suite})"
            forged = {**signed, "proof": {**signed["proof"], member: value}}
            judged(book, f"options-{name}-{suite}", says, forged, ["proof.signature"])
        forged = {**signed, "proof": {name: value for name, value in signed["proof"].items() if name != "created"}}
        judged(book, f"options-created-gone-{suite}", f"none can be left out ({suite})", forged, ["proof.signature"])


def contexts(book):
    """The context of a proof over JSON (VC Data Integrity EdDSA Cryptosuites 1.0, section 3.3.2)."""
    own = {"@context": b.MINIMAL["@context"]}
    without = proofs.options(b.MINIMAL, "eddsa-jcs-2022", f"{b.ISSUER}#key-1")
    plain = {**b.MINIMAL, "proof": proofs.valued(b.MINIMAL, without, keys.ED)}
    judged(book, "context-none", "a proof over JSON may have no context of its own", plain, [[]])
    signed = proofs.secured(b.MINIMAL)
    assert signed["proof"]["@context"] == own["@context"]
    more = {**signed, "@context": [*signed["@context"], "https://contexts.example/x"]}
    judged(book, "context-more", "contexts that were added behind those of the proof do not matter", more, [[]])
    fewer = {**signed, "@context": signed["@context"][:1]}
    judged(book, "context-fewer", "none may be missing", fewer, ["proof.form"])
    other = {**signed, "@context": list(reversed(signed["@context"]))}
    judged(book, "context-order", "nor their order change", other, ["proof.form"])
    before = {**signed, "@context": ["https://contexts.example/x", *signed["@context"]]}
    judged(book, "context-before", "nor any come before them", before, ["proof.form"])
    more = {**plain, "@context": [*plain["@context"], "https://contexts.example/x"]}
    judged(book, "context-none-more", "without a context of the proof, that of the document is signed as it is", more, ["proof.signature"])


def cases(book):
    """All of them."""
    for part in (changed, same, moved, contexts):
        part(book)
