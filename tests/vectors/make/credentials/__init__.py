"""The chapters on credentials of 3.0: canonical forms, embedded proofs, comparison, documents of an issuer's keys."""

from . import canonicalize, did_documents, embedded, equal, sign_proofs

CHAPTERS = {
    "canonicalize": canonicalize,
    "proofs": embedded,
    "sign-proofs": sign_proofs,
    "equal-credentials": equal,
    "did-documents": did_documents,
}
