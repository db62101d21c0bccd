"""What there is to say about proofs: their forms and suites, the key that made one, and what it signs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from . import _show
from ._problem import Problem
from ._record import Record, many, one

#: The form of a signed document: a compact JWS of the document itself (1.0 to 2.0); 3.0: a VC-JWT, or the credential with
#: a proof embedded in it, which is Data Integrity.
ProofFormat = Literal["jws", "vc_jwt", "data_integrity"]
#: The kinds of embedded proofs. ``eddsa-rdfc-2022`` is the one that Open Badges 3.0 certifies; the last three are verified
#: only.
Cryptosuite = Literal[
    "eddsa-rdfc-2022",
    "eddsa-jcs-2022",
    "ecdsa-rdfc-2019",
    "ecdsa-jcs-2019",
    "ecdsa-sd-2023",
    "eddsa-2022",
    "Ed25519Signature2020",
]
#: How strictly claims and header of a VC-JWT are held against its credential.
SignatureMode = Literal["strict", "compatible"]
#: Where the key came from that verified a signature: the caller gave it; the token brought it along; it was found where the
#: proof leads to, in a DID or in a document of somebody's keys.
KeySource = Literal["given", "header", "resolved"]


@dataclass(frozen=True, slots=True, repr=False)
class KeyMatch(Record):
    """The key that verified a signature."""

    #: ``"header"`` proves nothing about who signed.
    source: KeySource
    #: Its SHA-256 thumbprint (RFC 7638).
    thumbprint: str
    #: Its place among the given keys, from 0.
    index: int | None = None
    #: Its id (``kid``).
    id: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class CanonicalForm(Record):
    """What a proof signs: the texts and their hashes, for an issuer to compare with its own."""

    #: The document without its proofs: canonical N-Quads, or canonical JSON.
    document: str
    #: The options of the proof, in the same form.
    options: str
    #: The hash of the document, in hexadecimal digits: SHA-256, or SHA-384 with a key on P-384.
    document_hash: str
    #: The hash of the options.
    options_hash: str
    #: The contexts that were applied, by name: one URL can have had several bodies.
    contexts: tuple[str, ...] = many()


@dataclass(frozen=True, slots=True, repr=False)
class ProofReport(Record):
    """An embedded proof, and whether it is good. ``bool`` of it is :attr:`verified`."""

    #: Its place among the proofs of the document, from 0.
    index: int
    #: Whether it is a signature of :attr:`key` and no problem is an error.
    verified: bool
    #: Its ``id``.
    id: str | None = None
    #: Its ``type``, as written.
    type: str | None = None
    #: Its suite, if it is one that can be verified.
    cryptosuite: Cryptosuite | None = None
    #: The key that it names.
    verification_method: str | None = None
    #: When it was made, as written.
    created: str | None = None
    #: Until when it holds, as written.
    expires: str | None = None
    #: The key that verified it.
    key: KeyMatch | None = one(KeyMatch)
    #: What is wrong with it. Pointers lead into the document.
    problems: tuple[Problem, ...] = many(Problem, always=True)
    #: What was hashed, if it was asked for with ``explain``.
    canonical: CanonicalForm | None = one(CanonicalForm)

    def __bool__(self) -> bool:
        return self.verified


def proof_rows(proofs: Iterable[ProofReport]) -> list[_show.Row]:
    """A row of a table for each proof."""
    rows: list[_show.Row] = []
    for proof in proofs:
        said = "verified" if proof.verified else ", ".join(problem.code for problem in proof.problems) or "not verified"
        kind = proof.cryptosuite or proof.type or "of no known kind"
        rows.append((f"proof {proof.index}", f"{kind}: {said}"))
    return rows
