"""Several proofs: each is reported, and one that is verified is enough."""

from ...crypto import keys, proofs
from .. import bases as b
from . import judged

ED, P256, STRANGER = keys.ED, keys.P256, keys.OTHERS["ed25519"]
GOOD = proofs.proof(b.MINIMAL)
RDF = proofs.proof(b.MINIMAL, suite="eddsa-rdfc-2022")
EC = proofs.proof(b.MINIMAL, P256, "ecdsa-jcs-2019")
BAD = {**proofs.proof({**b.MINIMAL, "name": "Doctor"})}
STRANGE = proofs.proof(b.MINIMAL, STRANGER)
UNKNOWN = {**GOOD, "cryptosuite": "bbs-2023"}
LIMITED, BROKEN = [{"code": "limit.proofs", "severity": "warning"}], {"code": "proof.signature"}
WARNING = ("proof.suite", "warning")


def case(book, name, says, listed, told, given=(ED,), /, **more):
    """Several proofs of the smallest credential."""
    judged(book, f"several-{name}", says, {**b.MINIMAL, "proof": listed}, told, given, **more)


def cases(book):
    """All of them."""
    case(book, "two", "two good ones", [GOOD, RDF], [[], []])
    case(book, "two-keys", "of two keys", [GOOD, EC], [[], []], [ED, P256])
    case(book, "first-bad", "one that is good is enough, be it the last", [BAD, GOOD], ["proof.signature", []])
    case(book, "last-bad", "or the first", [GOOD, BAD], [[], "proof.signature"])
    case(book, "key-of-one", "with the key of one of them", [EC, GOOD], ["proof.key", []])
    case(book, "stranger", "a stranger's beside it changes nothing", [STRANGE, GOOD], ["proof.signature", []])
    case(book, "unknown", "nor does one that is not known", [UNKNOWN, GOOD], [[WARNING], []], more={"proofs": [{"verified": False}, {"verified": True}]})
    case(book, "all-bad", "if none is good, the credential is not", [BAD, STRANGE], ["proof.signature", "proof.signature"])
    case(book, "all-unknown", "nor if none is known", [UNKNOWN, UNKNOWN], [[WARNING], [WARNING]])
    case(book, "purpose", "one for another purpose does not count", [proofs.proof(b.MINIMAL, proofPurpose="authentication"), BAD], ["proof.purpose", "proof.signature"])
    case(book, "form", "one that is no proof does no harm", [7, GOOD], ["proof.form", []])
    case(book, "nested", "a list in the list is no proof", [[GOOD], BAD], ["proof.form", "proof.signature"])
    case(book, "same", "the same one twice", [GOOD, GOOD], [[], []])
    case(book, "mixed", "the value of one with the options of another", [{**RDF, "proofValue": GOOD["proofValue"]}], ["proof.signature"])
    case(book, "sixteen", "sixteen are looked at", [BAD] * 15 + [GOOD], ["proof.signature"] * 15 + [[]])
    says = "and no more, whatever the seventeenth is"
    case(book, "seventeen", says, [BAD] * 16 + [GOOD], ["proof.signature"] * 16, more={"verified": False, "problems": LIMITED + [BROKEN] * 16})
    case(book, "limit", "fewer if that is asked for", [BAD, GOOD], ["proof.signature"], more={"verified": False, "problems": LIMITED + [BROKEN]}, limits={"proofs": 1})
