"""Proofs over RDF: what they do not cover is refused, and so is what plain JSON does not show (THREATS section 5)."""

from ... import samples as s
from ...crypto import keys, proofs
from .. import bases as b
from ..refusals import LIMITED, REFUSED
from . import judged

SUITE = "eddsa-rdfc-2022"
HIDDEN = ("form-iri", "form-value", "form-nest", "form-two-objects")


def cases(book):
    """Each with a proof that other software would find good, where there is one."""
    plain, limited = proofs.secured(b.MINIMAL, suite=SUITE), proofs.secured(LIMITED, suite=SUITE)
    for name, says, document, code, _ in REFUSED:
        signed = limited if name in HIDDEN else plain
        less = {"limits": {"canonical_work": 10_000}} if name.startswith("poison") else {}
        judged(book, f"refused-{name}", says, {**document, "proof": signed["proof"]}, [code], **less)
    options(book, plain)
    unchecked(book)


def options(book, plain):
    """The options of a proof have to be covered, too."""
    for name, value, code in (
        ("term", {"licence": "B"}, "canon.term"),
        ("type", {"type": ["DataIntegrityProof", "Oven"]}, "proof.form"),
        ("id", {"id": "relative"}, None),
        ("graph", {"@graph": [{"name": "x"}]}, "canon.keyword"),
        ("context", {"@context": {"created": "https://evil.example/created"}}, None),
    ):
        if code:
            says = f"THREATS 5: what the options of a proof do not cover is refused ({name})"
            document = {**plain, "proof": {**plain["proof"], **value}}
            judged(book, f"options-{name}", says, document, [code])
    bare = {**b.VC1, "@context": [s.VC1, s.OB3]}
    options = proofs.options(bare, SUITE, f"{b.ISSUER}#key-1")
    document = {**bare, "proof": {**options, "proofValue": plain["proof"]["proofValue"]}}
    says = "in data model 1.1 the context of proofs has to be there, or nothing of the options is signed"
    judged(book, "options-undefined", says, document, ["canon.term"])


def unchecked(book):
    """Over JSON everything is covered, and nothing refused."""
    for name, says, document, code, _ in REFUSED:
        if code in ("canon.term", "canon.context", "canon.iri", "canon.keyword") and name != "context-case":
            signed = proofs.secured(document)
            judged(book, f"covered-{name}", f"over JSON it is covered ({says})", signed, [[]], [keys.ED])
    found = {"contexts": {"https://contexts.example/x": {"@context": {"oven": "https://x.example/#oven"}}}}
    document = {**b.MINIMAL, "@context": [*b.MINIMAL["@context"], "https://contexts.example/x"], "oven": "hot"}
    from ... import canonical

    asked = {**document}
    options = proofs.options(asked, SUITE, f"{b.ISSUER}#key-1")
    to_sign = b"".join(
        bytes.fromhex(canonical.of(part, found["contexts"])["sha256"])
        for part in ({**options, "@context": asked["@context"]}, asked)
    )
    proof = {**options, "proofValue": proofs.multibase(keys.ED.sign("EdDSA", to_sign))}
    judged(book, "registered", "contexts of the caller's count", {**document, "proof": proof}, [[]], **found)
    judged(book, "registered-not", "and without them it is not verified", {**document, "proof": proof}, ["canon.context"])
