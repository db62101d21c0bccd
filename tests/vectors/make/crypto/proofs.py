"""Data Integrity: proofs embedded in a credential (VC Data Integrity 1.0; the EdDSA and ECDSA cryptosuites 1.0)."""

import hashlib

from .. import canonical
from . import jcs, keys

CREATED = "2026-03-01T10:00:00Z"
JCS = ("eddsa-jcs-2022", "ecdsa-jcs-2019")
RDFC = ("eddsa-rdfc-2022", "ecdsa-rdfc-2019", "eddsa-2022", "Ed25519Signature2020")
SIGNERS = {"eddsa-jcs-2022": keys.ED, "ecdsa-jcs-2019": keys.P256, "eddsa-rdfc-2022": keys.ED, "ecdsa-rdfc-2019": keys.P256}


def hash_of(key):
    """The hash that goes with a key."""
    return "sha384" if key.kind == "p384" else "sha256"


def digest(document, suite, hash="sha256"):
    """The hash of the canonical form of a document or of proof options."""
    if suite in JCS:
        return hashlib.new(hash, jcs.of(document)).digest()
    return bytes.fromhex(canonical.of(document)[hash])


def options(document, suite, method, /, **members):
    """A proof without its value. A member that is None is left out."""
    kind = {"type": suite} if suite == "Ed25519Signature2020" else {"type": "DataIntegrityProof", "cryptosuite": suite}
    usual = {**kind, "created": CREATED, "proofPurpose": "assertionMethod", "verificationMethod": method, **members}
    return {name: value for name, value in usual.items() if value is not None}


def unsecured(document):
    """A document without its proofs."""
    return {name: value for name, value in document.items() if name != "proof"}


def to_sign(document, proof, key, suite=None):
    """What is signed: the hash of the options and that of the document."""
    suite = suite or proof.get("cryptosuite", proof["type"])
    stated = {name: value for name, value in proof.items() if name != "proofValue"}
    # With JCS the options keep their own context: what there is of the document's is copied in by whoever signs.
    if suite not in JCS:
        stated["@context"] = document["@context"]
    hash = hash_of(key)
    return digest(stated, suite, hash) + digest(unsecured(document), suite, hash)


def multibase(signature):
    """A proof's value."""
    return "z" + keys.base58(signature)


def valued(document, proof, key, suite=None):
    """A proof with its value."""
    signature = key.sign(key.algorithms[0], to_sign(document, proof, key, suite))
    return {**proof, "proofValue": multibase(signature)}


def proof(document, key=keys.ED, suite="eddsa-jcs-2022", method=None, **members):
    """A proof of a document."""
    method = method or f"{key.did()}#{key.multikey()}"
    if suite in JCS:
        members = {"@context": document["@context"], **members}
    return valued(document, options(document, suite, method, **members), key)


def secured(document, key=keys.ED, suite="eddsa-jcs-2022", method=None, **members):
    """A document and one proof."""
    document = unsecured(document)
    return {**document, "proof": proof(document, key, suite, method, **members)}
