"""Credentials as they are signed: their canonical form, and whether two are the same one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Union

from . import _native
from ._badge import Badge
from ._contexts import Contexts, native_contexts
from ._input import TextInput, document_text
from ._options import flags
from ._record import Record, many
from ._sign import Signed
from ._sign_options import canonicalize_options
from ._types import Found, Limits

if TYPE_CHECKING:
    from typing_extensions import TypeAlias

#: A way to a canonical form: JSON-LD to RDF and RDFC-1.0, which gives sorted N-Quads; or RFC 8785, sorted JSON.
Canonicalization = Literal["rdfc", "jcs"]
#: A hash of a canonical form.
CanonicalHash = Literal["sha256", "sha384"]
#: What of a document is canonicalized: the document without its proofs, all of it, or the options of a proof.
CanonicalPart = Literal["document", "whole", "proof"]
#: Which of two credentials replaces the other.
Newer = Literal["first", "second", "neither"]

#: A document that was read or signed before, or its text.
_Document: TypeAlias = "Union[Signed, Badge, Found, TextInput]"


@dataclass(frozen=True, slots=True, repr=False)
class Canonicalized(Record):
    """A canonical form. ``str`` of it is the text."""

    #: N-Quads, a line each with its line feed; or JSON.
    text: str
    #: Its hash, in hexadecimal digits.
    hash: str
    #: How many statements there are; 0 for JSON.
    quads: int
    #: The contexts that were applied, by name: one URL can have had several bodies, of which the one of today is taken.
    contexts: tuple[str, ...] = many(always=True)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Record):
    """What came of comparing two credentials. ``bool`` of it is :attr:`equal`."""

    #: Whether both are the same credential: issuer and id are equal.
    equal: bool
    #: If so, which one replaces the other.
    newer: Newer | None = None

    def __bool__(self) -> bool:
        return self.equal


def canonicalize(
    document: _Document,
    *,
    algorithm: Canonicalization = "rdfc",
    hash: CanonicalHash = "sha256",
    part: CanonicalPart = "document",
    proof: int = 0,
    contexts: Contexts | None = None,
    limits: Limits | None = None,
) -> Canonicalized:
    """Gives the canonical form of a document: for an issuer to compare with what its own software hashes.

    - ``document``: the JSON in the forms of :func:`parse`, or a :class:`Signed`, :class:`Badge` or :class:`Found`.
    - ``algorithm``: ``"rdfc"``: JSON-LD to RDF, and RDFC-1.0; ``"jcs"``: canonical JSON of RFC 8785.
    - ``hash``: ``"sha256"``, or ``"sha384"`` as for keys on P-384.
    - ``part``: ``"document"``: without its proofs, as a proof signs it; ``"whole"``: all of it; ``"proof"``: the options of
      a proof, all of it but its value.
    - ``proof``: with ``part="proof"``: which one, from 0.
    - ``contexts``: the contexts that the document may name; by default those that the library knows.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``canon.*``: a member that no context defines, a value that readers would drop;
    ``json.*``, ``payload.*``), :class:`UnsupportedError` (``canon.context``: a context that is not known;
    ``canon.keyword``), :class:`RefusedError` (``canon.inline_context``, ``canon.form``: readers of plain JSON would be
    misled), :class:`NotFoundError` (``proof.missing``: there is no such proof), :class:`CallerError` (``option.invalid``,
    ``argument.invalid``), :class:`LimitError` (``limit.canonical_work``, ``limit.*``).

    >>> canonical = ovenbird.canonicalize(credential)
    >>> canonical.quads == len(str(canonical).splitlines()), len(canonical.hash)
    (True, 64)
    >>> str(ovenbird.canonicalize({"b": 1.0, "a": 2}, algorithm="jcs"))
    '{"a":2,"b":1}'
    """
    options = canonicalize_options(algorithm, hash, part, proof, limits)
    text = document_text(_text_of(document), "document", limits)
    return Canonicalized.from_dict(json.loads(_native.canonicalize(text, options, native_contexts(contexts))))


def equal_credentials(a: _Document, b: _Document, *, limits: Limits | None = None) -> Comparison:
    """Says whether two credentials of 3.0 are the same one, and which is the newer. Neither is verified.

    They are the same if issuer and id are equal, whatever else they say: a wallet keeps the newer one.

    - ``a``, ``b``: the credentials as JSON or VC-JWT in the forms of :func:`parse`, or each a :class:`Signed`,
      :class:`Badge` or :class:`Found`.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``payload.*``, ``json.*``, ``jws.*``), :class:`UnsupportedError`
    (``document.unrecognised``), :class:`CallerError` (``option.invalid``, ``argument.invalid``), :class:`LimitError`
    (``limit.*``).

    >>> again = {**credential, "validFrom": "2026-01-01T00:00:00Z"}
    >>> ovenbird.equal_credentials(credential, again)
    Comparison(equal=True, newer='second')
    """
    texts = document_text(_text_of(a), "a", limits), document_text(_text_of(b), "b", limits)
    return Comparison.from_dict(json.loads(_native.equal_credentials(*texts, flags(limits, {}))))


def _text_of(document: object) -> object:
    """The text of a credential that was read or signed already; anything else as it is."""
    if isinstance(document, Signed):
        return document.token
    if isinstance(document, Badge):
        return document.raw
    if isinstance(document, Found):
        return document.text
    return document
