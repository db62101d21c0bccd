"""3.0: proofs, status, schema and the like, which anybody may add members to, and the revocation list."""

from ..samples import ISSUER as ISSUER_ID
from .forms import BOOLEAN, INTEGER, TEXT, mistyped, wrong
from .kit import M, whole
from .three_forms import DATE, FREE, INTEGER_TEXT, MULTIBASE, URI, URN, faulty, klass, uri_or
from .three_objects import ISSUER, texts

OPEN = {"unknown": None}
KEY = "did:web:issuer.example#key-1"
PURPOSE = (["assertionMethod"], [*wrong("value.word", "authentication", "AssertionMethod", ""), *mistyped(12)])


def kind(name, *others):
    """A type that is one text."""
    return M("type", "required", "one", [name, *others], [*mistyped(12), *wrong("value.empty", "", severity="warning")])


PROOF = klass(
    "Proof",
    [
        M("type", "required", "one", ["RsaSignature2018", "JsonWebSignature2020"], mistyped(12)),
        M("created", "optional", "one", *DATE),
        M("proofPurpose", "optional", "one", *PURPOSE),
        M("verificationMethod", "optional", "one", *URI),
    ],
    cases=[
        ("a proof type that Open Badges does not name is worth a warning", {"type": "OwnProof2030"}, {}, faulty("type", "warning", proof_suite="known_suite")),
        ("an empty type is none that is known", {"type": ""}, {}, [*faulty("type", "warning", proof_suite="known_suite"), *faulty("type", "warning", value_empty="type/form")]),
        (
            "a proof of Data Integrity has rules of its own",
            whole({"type": "DataIntegrityProof"}),
            {},
            [
                *faulty("cryptosuite", member_missing="3.0/DataIntegrityProof/cryptosuite/required"),
                *(("member.missing", "error", f"/{name}", f"3.0/Ed25519Signature2020/{name}/required") for name in ("proofPurpose", "proofValue", "verificationMethod")),
            ],
        ),
        (
            "a proof of 2020 has rules of its own",
            whole({"type": "Ed25519Signature2020", "proofPurpose": "assertionMethod", "verificationMethod": KEY}),
            {},
            faulty("proofValue", member_missing="3.0/Ed25519Signature2020/proofValue/required"),
        ),
    ],
    **OPEN,
)
SIGNED = klass(
    "Ed25519Signature2020",
    [
        kind("Ed25519Signature2020"),
        M("id", "optional", "one", *URI),
        M("@context", "optional", "any", *FREE),
        M("created", "optional", "one", *DATE),
        M("expires", "optional", "one", *DATE),
        *texts("challenge"),
        M("domain", "optional", "many", *TEXT),
        *texts("nonce"),
        M("proofPurpose", "required", "one", *PURPOSE),
        M("proofValue", "required", "one", *MULTIBASE),
        M("verificationMethod", "required", "one", *URI),
        M("previousProof", "optional", "many", [URN], mistyped(12)),
    ],
    **OPEN,
)
SUITES = ["eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019", "ecdsa-sd-2023", "eddsa-2022"]
DATA_INTEGRITY = klass(
    "DataIntegrityProof",
    [M("cryptosuite", "required", "one", SUITES, mistyped(12))],
    base=SIGNED,
    fixed={"type": "DataIntegrityProof"},
    cases=[
        ("a cryptosuite that is not specified is worth a warning", {"cryptosuite": "eddsa-rdf-2022"}, {}, faulty("cryptosuite", "warning", proof_suite="known_cryptosuite")),
        ("an empty cryptosuite is none", {"cryptosuite": ""}, {}, [*faulty("cryptosuite", "warning", proof_suite="known_cryptosuite"), *faulty("cryptosuite", "warning", value_empty="cryptosuite/form")]),
    ],
    **OPEN,
)
SCHEMA = klass("CredentialSchema", [M("id", "required", "one", *URI), kind("1EdTechJsonSchemaValidator2019")], **OPEN)
ENTRY = {"statusPurpose": "revocation", "statusListIndex": "94567", "statusListCredential": "https://issuer.example/status/3"}
STATUS = klass(
    "CredentialStatus",
    [M("id", "required", "one", *URI), kind("1EdTechRevocationList", "OwnStatus2030")],
    cases=[
        ("an entry of a bitstring status list needs no id", whole({"type": "BitstringStatusListEntry", **ENTRY}), {}, []),
        ("an entry of a status list of 2021 needs no id", whole({"type": "StatusList2021Entry", **ENTRY}), {}, []),
        (
            "an entry of a bitstring status list says where it stands",
            {"type": "BitstringStatusListEntry"},
            {},
            [("member.missing", "error", f"/{name}", f"3.0/BitstringStatusListEntry/{name}/required") for name in ENTRY],
        ),
        (
            "an entry of a status list of 2021 says where it stands",
            {"type": "StatusList2021Entry"},
            {},
            [("member.missing", "error", f"/{name}", f"3.0/StatusList2021Entry/{name}/required") for name in ENTRY],
        ),
    ],
    **OPEN,
)
POSITION = [
    M("statusPurpose", "required", "one", *TEXT),
    M("statusListIndex", "required", "one", *INTEGER_TEXT),
    M("statusListCredential", "required", "one", *URI),
]
BITSTRING = klass(
    "BitstringStatusListEntry",
    [
        M("id", "optional", "one", *URI),
        kind("BitstringStatusListEntry"),
        *POSITION,
        M("statusSize", "optional", "one", [1, 2], INTEGER.bad),
        M("statusMessage", "optional", "list", [{"status": "0x0", "message": "pending"}], mistyped(12, "pending")),
        M("statusReference", "optional", "many", *URI),
    ],
    **OPEN,
)
STATUS_2021 = klass(
    "StatusList2021Entry",
    [M("id", "optional", "one", *URI), kind("StatusList2021Entry"), *POSITION],
    **OPEN,
)
REFRESH = klass("RefreshService", [M("id", "required", "one", *URI), kind("1EdTechCredentialRefresh")], **OPEN)
TERMS = klass("TermsOfUse", [M("id", "optional", "one", *URI), kind("OwnTerms2030")], **OPEN)
REVOKED = klass(
    "RevokedCredential",
    [
        M("id", "required", "one", *URI),
        M("revoked", "optional", "one", *BOOLEAN),
        *texts("revocationReason"),
    ],
    **OPEN,
)
ONE = {"id": "https://issuer.example/credentials/1", "revoked": True}
REVOCATION_LIST = klass(
    "RevocationList",
    [
        M("id", "required", "one", *URI),
        M("issuer", "optional", "one", *uri_or(ISSUER)),
        M("revokedCredential", "required", "any", [[ONE], [{"id": URN}, ONE], []], none=True),
    ],
    cases=[
        ("revoked credentials are a list", {"revokedCredential": ONE}, {}, faulty("revokedCredential", member_list="revokedCredential/list")),
        ("revoked credentials are objects", {"revokedCredential": [ONE, URN]}, {}, faulty("revokedCredential/1", member_type="revokedCredential/form")),
        ("a revoked credential is named", {"revokedCredential": [{"revoked": True}]}, {}, faulty("revokedCredential/0/id", member_missing="3.0/RevokedCredential/id/required")),
        ("an issuer by its id", {"issuer": ISSUER_ID}, {}, []),
    ],
    **OPEN,
)
ALL = (PROOF, SIGNED, DATA_INTEGRITY, SCHEMA, STATUS, BITSTRING, STATUS_2021, REFRESH, TERMS, REVOKED, REVOCATION_LIST)
