"""Proofs embedded by signing: here, and by an outside signer whose value is attached."""

from .. import samples as s
from ..crypto import keys, proofs
from ..kit import Chapter, error, raw
from . import bases as b

METHOD = f"{b.ISSUER}#key-1"
#: Suites that sign, with a key.
SUITES = {
    "eddsa-rdfc-2022": keys.ED,
    "eddsa-jcs-2022": keys.ED,
    "ecdsa-rdfc-2019": keys.P256,
    "ecdsa-jcs-2019": keys.P256,
    "ecdsa-rdfc-2019-p384": keys.P384,
    "ecdsa-jcs-2019-p384": keys.P384,
}
WHEN = {"verification_method": METHOD, "created": proofs.CREATED}


def expected(document, suite, key, method=METHOD, **members):
    """The signed document, without a value where that has randomness."""
    proof = proofs.proof(document, key, suite, method, **members)
    if suite.startswith("ecdsa"):
        proof.pop("proofValue")
    return {**proofs.unsecured(document), "proof": proof}


def signed(book, name, says, document, key, result, /, key_options=None, **options):
    """A document is signed."""
    args = {"document": s.text(document), "key": key.text(True), "key_options": key_options, "options": options}
    book.case(f"sign-proof/{name}", says, "sign", args, {"format": "data_integrity", "algorithm": key.algorithms[0], **result})


def refused(book, name, says, document, code, key=keys.ED, /, **options):
    """One is not."""
    text = document if isinstance(document, str) else s.text(document)
    args = {"document": text, "key": key.text(True), "options": {**WHEN, **options}}
    book.case(f"sign-proof/{name}", says, "sign", args, error=error(code))


def good(book):
    """Every suite, and what a proof may say."""
    for name, key in SUITES.items():
        suite = name.removesuffix("-p384")
        for kind, document in (("minimal", b.MINIMAL), ("full", b.FULL)):
            result = {"token": expected(document, suite, key), "cryptosuite": suite}
            says = f"a credential gets a proof of {suite} ({name}, {kind})"
            signed(book, f"{name}-{kind}", says, document, key, result, cryptosuite=suite, **WHEN)
    for kind, key in (("ed25519", keys.ED), ("p256", keys.P256), ("p384", keys.P384)):
        suite = "eddsa-rdfc-2022" if kind == "ed25519" else "ecdsa-rdfc-2019"
        result = {"token": expected(b.MINIMAL, suite, key), "cryptosuite": suite}
        signed(book, f"usual-{kind}", f"the usual suite of a kind of key ({kind})", b.MINIMAL, key, result, format="data_integrity", **WHEN)
    for name, members in (
        ("expires", {"expires": "2027-03-01T10:00:00Z"}),
        ("domain", {"domain": "https://shop.example"}),
        ("challenge", {"challenge": "c-1"}),
        ("all", {"expires": "2027-03-01T10:00:00Z", "domain": "https://shop.example", "challenge": "c-1"}),
    ):
        result = {"token": expected(b.MINIMAL, "eddsa-jcs-2022", keys.ED, **members)}
        signed(book, f"options-{name}", f"what a proof may say ({name})", b.MINIMAL, keys.ED, result, cryptosuite="eddsa-jcs-2022", **WHEN, **members)
    result = {"token": expected(b.MINIMAL, "eddsa-jcs-2022", keys.ED, created="2026-03-01T10:00:00Z")}
    more = {"cryptosuite": "eddsa-jcs-2022", "verification_method": METHOD}
    signed(book, "now", "the moment may be in seconds", b.MINIMAL, keys.ED, result, now_unix=1772359200, **more)
    did = f"{keys.ED.did()}#{keys.ED.multikey()}"
    result = {"token": expected(b.MINIMAL, "eddsa-jcs-2022", keys.ED, did)}
    signed(book, "method-did", "a key without a URL is named by its did:key", b.MINIMAL, keys.ED, result, cryptosuite="eddsa-jcs-2022", created=proofs.CREATED)
    result = {"token": expected(b.MINIMAL, "eddsa-jcs-2022", keys.ED)}
    signed(book, "method-id", "else by its id", b.MINIMAL, keys.ED, result, key_options={"id": METHOD}, cryptosuite="eddsa-jcs-2022", created=proofs.CREATED)
    for name, document in (("endorsement", b.ENDORSEMENT), ("status-list", b.STATUS_LIST)):
        result = {"token": expected(document, "eddsa-rdfc-2022", keys.ED)}
        signed(book, name, f"so is a credential of another class ({name})", document, keys.ED, result, cryptosuite="eddsa-rdfc-2022", **WHEN)


def bad(book):
    """What is not signed."""
    suite = {"cryptosuite": "eddsa-rdfc-2022"}
    jcs = {"cryptosuite": "eddsa-jcs-2022"}
    refused(book, "wrong-key", "a suite goes with its kind of key", b.MINIMAL, "option.conflict", keys.P256, **suite)
    refused(book, "wrong-key-ec", "and the other one, too", b.MINIMAL, "option.conflict", keys.ED, cryptosuite="ecdsa-jcs-2019")
    refused(book, "rsa", "no suite goes with RSA", b.MINIMAL, "option.conflict", keys.RSA, format="data_integrity")
    refused(book, "unknown", "an unknown suite is an error", b.MINIMAL, "option.invalid", cryptosuite="bbs-2023")
    for name in ("ecdsa-sd-2023", "eddsa-2022", "Ed25519Signature2020"):
        key = keys.P256 if name.startswith("ecdsa") else keys.ED
        refused(book, f"verify-only-{name}", f"{name} is verified only", b.MINIMAL, "option.conflict", key, cryptosuite=name)
    refused(book, "format", "a JWT has no suite", b.MINIMAL, "option.conflict", format="vc_jwt", **suite)
    refused(book, "faulty", "a credential with errors is not signed", b.change(b.MINIMAL, validFrom="soon"), "issue.invalid", **jcs)
    refused(book, "assertion", "a badge of 2.0 has no such proof", s.A20_SIGNED, "option.conflict", **jcs)
    refused(book, "created", "the moment has to be one", b.MINIMAL, "option.invalid", created="soon", **jcs)
    refused(book, "expires", "so has the end", b.MINIMAL, "option.invalid", expires="never", **jcs)
    refused(book, "method", "the key is named by a URL", b.MINIMAL, "option.invalid", verification_method="key-1", **jcs)
    refused(book, "term", "THREATS 5: what RDF would leave out is not signed", {**b.MINIMAL, "licence": "B"}, "canon.term", check=False, **suite)
    refused(book, "context", "nor what is said in an unknown context", {**b.MINIMAL, "@context": [*b.MINIMAL["@context"], "https://evil.example/c"]}, "canon.context", check=False, **suite)


def outside(book):
    """The bytes for an outside signer, and its value attached."""
    for name, key in SUITES.items():
        suite = name.removesuffix("-p384")
        proof = expected(b.MINIMAL, suite, key)["proof"]
        proof.pop("proofValue", None)
        to_sign = proofs.to_sign(b.MINIMAL, proof, key)
        unsigned = {**b.MINIMAL, "proof": proof}
        result = {"input": keys.base64url(to_sign), "unsigned": unsigned, "cryptosuite": suite, "format": "data_integrity"}
        options = {"cryptosuite": suite, "key": key.text(), **WHEN}
        book.case(f"sign-proof/input-{name}", f"what has to be signed ({name})", "signing_input", {"document": s.text(b.MINIMAL), "options": options}, result)
        signature = key.sign(key.algorithms[0], to_sign)
        whole = {**unsigned, "proof": {**proof, "proofValue": proofs.multibase(signature)}}
        args = {"input": s.text(unsigned), "signature": raw(signature)}
        book.case(f"sign-proof/attach-{name}", f"the value is attached ({name})", "attach_signature", args, whole)
        args = {**args, "options": {"key": key.text()}}
        book.case(f"sign-proof/attach-{name}-key", f"and verified, if the key is given ({name})", "attach_signature", args, whole)
        args = {**args, "options": {"key": keys.OTHERS[key.kind].text()}}
        book.case(f"sign-proof/attach-{name}-other", f"not with another key ({name})", "attach_signature", args, error=error("proof.signature"))
        if key.kind != "ed25519":
            args = {"input": s.text(unsigned), "signature": raw(key.sign_der(key.algorithms[0], to_sign)), "options": {"encoding": "der"}}
            book.case(f"sign-proof/attach-{name}-der", f"it may come in DER ({name})", "attach_signature", args, {"proof": {**proof}})
        args = {"input": s.text(unsigned), "signature": raw(signature[:-1])}
        book.case(f"sign-proof/attach-{name}-short", f"it has the length of its kind ({name})", "attach_signature", args, error=error("proof.value"))


def chapter():
    """The cases of this module."""
    book = Chapter("Proofs embedded by signing, here or outside")
    for part in (good, bad, outside):
        part(book)
    return book
