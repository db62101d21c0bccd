"""Every suite, with every key it goes with."""

from ... import samples as s
from ...crypto import keys, proofs
from .. import bases as b
from . import judged

SUITE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2"
#: Data model 1.1 does not define proofs: their context has to stand in the document.
VC1 = {**b.VC1, "@context": [s.VC1, s.OB3, DATA_INTEGRITY]}
VC1_2020 = {**b.VC1, "@context": [s.VC1, s.OB3, SUITE_2020]}
VC2_2020 = {**b.MINIMAL, "@context": [s.VC2, s.OB3, SUITE_2020]}
P256, P384 = keys.P256, keys.P384
#: Suite, key, document.
GOOD = {
    "eddsa-rdfc-2022": ("eddsa-rdfc-2022", keys.ED, b.MINIMAL),
    "eddsa-rdfc-2022-vc1": ("eddsa-rdfc-2022", keys.ED, VC1),
    "eddsa-jcs-2022": ("eddsa-jcs-2022", keys.ED, b.MINIMAL),
    "ecdsa-rdfc-2019-p256": ("ecdsa-rdfc-2019", P256, b.MINIMAL),
    "ecdsa-rdfc-2019-p384": ("ecdsa-rdfc-2019", P384, b.MINIMAL),
    "ecdsa-rdfc-2019-p384-full": ("ecdsa-rdfc-2019", P384, b.FULL),
    "ecdsa-jcs-2019-p256": ("ecdsa-jcs-2019", P256, b.MINIMAL),
    "ecdsa-jcs-2019-p384": ("ecdsa-jcs-2019", P384, b.MINIMAL),
    "eddsa-2022": ("eddsa-2022", keys.ED, VC1),
    "eddsa-2022-vc2": ("eddsa-2022", keys.ED, b.MINIMAL),
    "Ed25519Signature2020": ("Ed25519Signature2020", keys.ED, VC1_2020),
    "Ed25519Signature2020-vc2": ("Ed25519Signature2020", keys.ED, VC2_2020),
}
OTHER_KINDS = {"eddsa": [keys.P256, keys.P384, keys.RSA], "ecdsa": [keys.ED, keys.RSA]}


def kinds(suite):
    """The keys that a suite does not go with."""
    return OTHER_KINDS["ecdsa" if suite.startswith("ecdsa") else "eddsa"]


def good(book):
    """What is verified."""
    for name, (suite, key, document) in GOOD.items():
        algorithm = key.algorithms[0]
        method = f"{b.ISSUER}#key-1"
        signed = proofs.secured(document, key, suite, method)
        proof = {"cryptosuite": suite, "verification_method": method, "created": proofs.CREATED}
        proof["key"] = {"source": "given", "index": 0, "thumbprint": key.thumbprint()}
        proof["type"] = signed["proof"]["type"]
        more = {"proofs": [{"index": 0, "verified": True, "problems": [], **proof}], "algorithm": algorithm}
        more.update(version="3.0", key=proof["key"], problems=[])
        judged(book, f"good-{name}", f"a proof is verified ({name})", signed, [[]], [key], more=more)
        says = f"its key is found among others ({name})"
        more = {"key": {"source": "given", "index": 2}}
        judged(book, f"good-{name}-found", says, signed, [[]], [keys.RSA, keys.OTHERS[key.kind], key], more=more)
        says = f"a proof is not that of another key ({name})"
        judged(book, f"other-{name}", says, signed, ["proof.signature"], [keys.OTHERS[key.kind]])
        judged(book, f"kind-{name}", f"keys of other kinds are not tried ({name})", signed, ["proof.key"], kinds(suite))
    for name, document in b.ALL.items():
        if "DataIntegrityProof" not in context_terms(document):
            continue
        signed = proofs.secured(document, suite="eddsa-rdfc-2022")
        judged(book, f"rdfc-{name}", f"every shape is verified ({name})", signed, [[]])
    for name, document in b.ALL.items():
        signed = proofs.secured(document)
        judged(book, f"jcs-{name}", f"every shape is verified over JSON ({name})", signed, [[]])


def context_terms(document):
    """The contexts in which proofs are defined."""
    return ["DataIntegrityProof"] if s.VC2 in document["@context"] else []


def crossed(book):
    """A suite under the name of another."""
    for name, (suite, key, document) in GOOD.items():
        signed = proofs.secured(document, key, suite)
        if signed["proof"]["type"] != "DataIntegrityProof" or name.endswith("-full"):
            continue
        others = {"eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019", "eddsa-2022"} - {suite}
        for other in sorted(others):
            if other[:5] == suite[:5]:
                says = f"a proof of {suite} is none of {other} ({name})"
                changed = b.changed(signed, ["proof", "cryptosuite"], other)
                judged(book, f"crossed-{name}-{other}", says, changed, ["proof.signature"], [key])
    for suite, key in (("eddsa-jcs-2022", keys.P256), ("ecdsa-jcs-2019", keys.ED)):
        options = proofs.options(b.MINIMAL, suite, f"{b.ISSUER}#key-1")
        signed = {**b.MINIMAL, "proof": proofs.valued(b.MINIMAL, options, key)}
        says = f"THREATS 4: a suite is not made with another kind of key ({suite})"
        judged(book, f"wrong-key-{suite}", says, signed, ["proof.key"], [key])
    for name, size in (("p256", keys.P384), ("p384", keys.P256)):
        signed = proofs.secured(b.MINIMAL, keys.KEYS[name], "ecdsa-jcs-2019")
        says = f"a proof of another curve has another length ({name})"
        judged(book, f"curve-{name}", says, signed, ["proof.value"], [size])


def unknown(book):
    """Suites that nobody here knows: not verified, and no error either, since another proof may be good."""
    signed = proofs.secured(b.MINIMAL)
    for name, members in (
        ("misspelt", {"cryptosuite": "eddsa-rdf-2022"}),
        ("case", {"cryptosuite": "EDDSA-JCS-2022"}),
        ("bbs", {"cryptosuite": "bbs-2023"}),
        ("empty", {"cryptosuite": ""}),
        ("rsa", {"type": "RsaSignature2018"}),
        ("type", {"type": "dataIntegrityProof"}),
        ("2018", {"type": "Ed25519Signature2018"}),
    ):
        document = {**signed, "proof": {**signed["proof"], **members}}
        judged(book, f"unknown-{name}", f"a suite that is not known is not verified ({name})", document, [("proof.suite", "warning")])


def cases(book):
    """All of them."""
    for part in (good, crossed, unknown):
        part(book)
