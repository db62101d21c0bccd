"""Canonical forms: JCS (RFC 8785), and RDFC-1.0 over JSON-LD, in safe mode and without forms that hide something."""

import hashlib
import json

from .. import canonical, samples as s
from ..crypto import jcs
from ..kit import Chapter, error
from . import bases as b
from .refusals import REFUSED

X = "https://contexts.example/x"


def case(book, name, says, document, result=None, code=None, contexts=None, pointer=None, /, **options):
    """A document, and its text or an error."""
    text = document if isinstance(document, str) else s.text(document)
    at = {} if pointer is None else {"pointer": pointer}
    args = {"document": text, "contexts": contexts, "options": options or None}
    book.case(f"canonicalize/{name}", says, "canonicalize", args, result, code and error(code, **at))


def by_jcs(book, name, says, document, value, /, **options):
    """The text by RFC 8785."""
    text = jcs.text(value)
    hash = hashlib.new(options.get("hash", "sha256"), text.encode("utf-8")).hexdigest()
    case(book, f"jcs-{name}", says, document, {"text": text, "hash": hash, "quads": 0, "contexts": []}, algorithm="jcs", **options)


def by_rdfc(book, name, says, document, value=None, contexts=None, /, **options):
    """The text by RDFC-1.0, as it was recorded."""
    found = canonical.of(value or document, contexts, text=True)
    result = {"text": found["quads"], "hash": found["sha256"], "quads": found["quads"].count("\n")}
    case(book, name, says, document, result, None, contexts, **options)


def json_forms(book):
    """Canonical JSON."""
    for name, document in b.ALL.items():
        value = {member: item for member, item in document.items() if member != "proof"}
        by_jcs(book, name, f"canonical JSON ({name})", document, value)
    full = {member: item for member, item in b.FULL.items()}
    by_jcs(book, "sha384", "with SHA-384", b.FULL, full, hash="sha384")
    document = '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001,-0,1e21,123456789012345680000,5e-324,1.7976931348623157e308],'
    document += '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
    by_jcs(book, "rfc", "numbers, texts and literals as RFC 8785 has them", document, json.loads(document))
    names = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7, "": 8, "a": {"b": 1, "B": 2}}
    by_jcs(book, "order", "members are sorted by UTF-16", names, names)
    shuffled = dict(reversed(b.FULL.items()))
    by_jcs(book, "shuffled", "their order in the document does not matter", json.dumps(shuffled, indent=2), b.FULL)
    case(book, "jcs-duplicate", "a member that is there twice", '{"a":1,"a":2}', None, "json.duplicate_key", algorithm="jcs")


def statements(book):
    """Canonical N-Quads."""
    for name, document in b.ALL.items():
        by_rdfc(book, name, f"canonical N-Quads ({name})", document)
    found = canonical.of(b.FULL)
    case(book, "sha384", "with SHA-384, inside and for the hash", b.FULL, {"hash": found["sha384"]}, hash="sha384")
    shuffled = json.dumps(dict(reversed(b.FULL.items())), indent=2)
    by_rdfc(book, "shuffled", "neither the order of members nor spaces matter", shuffled, b.FULL)
    escaped = s.text(b.MINIMAL).replace("Baker", "B\\u0061ker")
    by_rdfc(book, "escaped", "nor do escapes", escaped, b.MINIMAL)
    again = b.changed(b.FULL, ["evidence"], list(reversed(b.FULL["evidence"])))
    by_rdfc(book, "set-order", "nor does the order of a set", again, b.FULL)
    twice = b.changed(b.FULL, ["credentialSubject", "achievement", "creator"], b.FULL_PROFILE)
    by_rdfc(book, "described-twice", "a profile may be described in two places", twice)
    lists = b.changed(b.FULL, ["credentialSubject", "achievement", "resultDescription", 0, "allowedValue"], ["A", "B"])
    by_rdfc(book, "list-order", "that of a list does", lists)


def parts(book):
    """The document, all of it, the options of a proof."""
    proof = {
        "created": "2026-03-01T10:00:00Z",
        "cryptosuite": "eddsa-rdfc-2022",
        "proofPurpose": "assertionMethod",
        "type": "DataIntegrityProof",
        "verificationMethod": f"{b.ISSUER}#key-1",
    }
    other = {**proof, "domain": "https://shop.example", "challenge": "c", "expires": "2027-03-01T10:00:00Z", "nonce": "n"}
    other["id"] = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000041"
    two = {**b.MINIMAL, "proof": [{**proof, "proofValue": "z1"}, {**other, "proofValue": "z2"}]}
    by_rdfc(book, "part-document", "proofs are no part of the document", two, b.MINIMAL)
    by_rdfc(book, "part-whole", "but of the whole", two, part="whole")
    context = {"@context": two["@context"]}
    by_rdfc(book, "part-proof", "the options of a proof are all of it but its value", two, {**proof, **context}, part="proof")
    by_rdfc(book, "part-proof-second", "of the second", two, {**other, **context}, part="proof", **{"proof": 1})
    one = {**b.MINIMAL, "proof": {**proof, "proofValue": "z1"}}
    by_rdfc(book, "part-proof-single", "a proof may stand without a list", one, {**proof, **context}, part="proof")
    by_jcs(book, "part-document", "the same with JCS", two, b.MINIMAL)
    by_jcs(book, "part-whole", "all of it", two, two, part="whole")
    by_jcs(book, "part-proof", "and the options, which have the context that they have", two, proof, part="proof")
    own = {**proof, "@context": two["@context"]}
    document = {**b.MINIMAL, "proof": {**own, "proofValue": "z1"}}
    by_jcs(book, "part-proof-context", "if they have one", document, own, part="proof")
    for algorithm in ("rdfc", "jcs"):
        options = {"algorithm": algorithm, "part": "proof"}
        says = f"no proof, no options ({algorithm})"
        case(book, f"part-proof-none-{algorithm}", says, b.MINIMAL, None, "proof.missing", **options)
        says = f"there is no third of two ({algorithm})"
        case(book, f"part-proof-beyond-{algorithm}", says, two, None, "proof.missing", **options, **{"proof": 2})


def registered(book):
    """Contexts that the caller registers."""
    own = {"@context": {"@version": 1.1, "x": "https://x.example/#", "oven": "x:oven", "ovens": {"@id": "x:ovens", "@container": "@list"}}}
    document = {**b.MINIMAL, "@context": [s.VC2, s.OB3, X], "oven": "hot", "ovens": ["a", "b", "a"]}
    by_rdfc(book, "registered", "a context of the caller's", document, None, {X: own})
    case(book, "registered-not", "which is not known otherwise", document, None, "canon.context", None, "/@context/2")
    for name, definition, code in (
        ("import", {"@import": s.VC2, "oven": "https://x.example/#oven"}, "canon.keyword"),
        ("relative", {"oven": "relative"}, "canon.definition"),
        ("reverse", {"oven": {"@reverse": "https://x.example/#oven"}, "id": "@id"}, None),
        ("nothing", 7, "canon.definition"),
    ):
        if code:
            says = f"a context that cannot be used ({name})"
            case(book, f"registered-{name}", says, document, None, code, {X: {"@context": definition}})
    claims = {"@context": {"name": "https://evil.example/name"}}
    says = "THREATS 5: protected terms are not given another meaning"
    case(book, "registered-protected", says, document, None, "canon.definition", {X: claims})
    vocab = {"@context": {"@vocab": "https://x.example/#"}}
    plain = {name: value for name, value in document.items() if name != "ovens"}
    says = "whoever registers a context with `@vocab` wants it: all is covered"
    by_rdfc(book, "registered-vocab", says, plain, None, {X: vocab})
    case(book, "registered-known", "a known context is not replaced", b.MINIMAL, None, "option.conflict", {s.OB3: own})


def refused(book):
    """What is not canonicalized."""
    for name, says, document, code, pointer in REFUSED:
        case(book, f"refused-{name}", says, document, None, code, None, pointer)
    for name, document, code in (
        ("empty", "", "payload.empty"),
        ("array", "[]", None),
        ("syntax", '{"a":', "json.syntax"),
        ("duplicate", '{"a":1,"a":2}', "json.duplicate_key"),
    ):
        if code:
            case(book, f"text-{name}", f"no document ({name})", document, None, code)
    for name, options in (("algorithm", {"algorithm": "urdna2015"}), ("hash", {"hash": "md5"}), ("part", {"part": "proofs"}), ("unknown", {"base": "x"})):
        case(book, f"option-{name}", f"a wrong option ({name})", b.MINIMAL, None, "option.invalid", **options)


def chapter():
    """The cases of this module."""
    book = Chapter("Canonical forms of credentials, as proofs sign them: JCS, and RDFC-1.0 over JSON-LD in safe mode")
    for part in (json_forms, statements, parts, registered, refused):
        part(book)
    return book
