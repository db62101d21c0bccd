"""The operations on texts, and what the library says about itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from . import _native
from ._badge import Algorithm, Badge, BadgeVersion, Match, Payload, Variant
from ._input import TextInput, document_text
from ._options import flags, identities_json, match_options
from ._types import CodeEntry, Limits


def parse(document: TextInput, *, limits: Limits | None = None) -> Badge:
    """Reads a badge document of any version, 0.5 to 3.0, into one view. Reading is not verifying.

    - ``document``: JSON text or a compact JWS as ``str``, UTF-8 bytes, an ``os.PathLike`` or a file object, or the
      document as a ``dict``. A ``str`` is the text itself, not a path.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``payload.*``, ``json.*``, ``jws.*``, ``document.*``), :class:`UnsupportedError`
    (``document.unrecognised``), :class:`CallerError` (``argument.invalid``), :class:`LimitError` (``limit.*``).

    >>> badge = ovenbird.parse(assertion)
    >>> badge.version, badge.recipient.hashed
    ('2.0', False)
    """
    text = document_text(document, "document", limits)
    about, inner, raw = _native.parse(text, flags(limits, {}))
    return Badge.from_dict({**json.loads(about), "document": inner, "raw": raw})


def payload(text: TextInput, *, limits: Limits | None = None) -> Payload:
    """Tells what a badge text is, a URL, JSON or a compact JWS, and reads a JWS open without verifying it.

    - ``text``: the text as ``str`` (not a path), UTF-8 bytes, a ``dict``, an ``os.PathLike`` or a file object.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``payload.*``, ``json.*``, ``jws.*``), :class:`CallerError`
    (``argument.invalid``), :class:`LimitError` (``limit.*``).

    >>> ovenbird.payload(" https://badges.example.org/1.json ")
    Payload(kind='url', text='https://badges.example.org/1.json', verified=False)
    """
    given = document_text(text, "text", limits)
    return Payload.from_dict(json.loads(_native.payload(given, flags(limits, {}))))


def hash_identity(
    identity: str, salt: str | None = None, *, algorithm: Algorithm = "sha256", version: BadgeVersion = "2.0"
) -> str:
    """Makes a hashed recipient identity, ``algorithm$hex``.

    - ``identity``: the e-mail address, URL or other identity, exactly as the person gives it.
    - ``salt``: put behind the identity before hashing; ``None`` and ``""`` both hash the identity alone.
    - ``algorithm``: ``"sha256"``, ``"md5"``; ``"sha1"`` and ``"sha512"`` for versions 0.5 to 1.1 only.
    - ``version``: the version of Open Badges that the hash is for.

    Raises :class:`CallerError` (``recipient.identity_invalid``, ``argument.invalid`` for an unknown algorithm or
    version), :class:`UnsupportedError` (``recipient.algorithm``: not allowed in that version).

    >>> ovenbird.hash_identity("ada@example.org", "salt")[:15]
    'sha256$a014001d'
    """
    return _native.hash_identity(identity, salt, algorithm, version)


def match_recipient(
    document: Badge | TextInput,
    identities: str | Iterable[str | Mapping[str, str]] | Mapping[str, str | Iterable[str]],
    *,
    variants: Iterable[Variant] = (),
    limits: Limits | None = None,
) -> Match:
    """Finds out whether one of the candidates is the recipient of a badge. The answer is true when one is.

    - ``document``: a :class:`Badge`, or a document as for :func:`parse`.
    - ``identities``: one identity; a list of identities and of ``{"type", "identity"}``; or a dict from a type to
      one identity or a list of them, such as ``{"email": ["ada@example.org"]}``.
    - ``variants``: which spellings to try after the exact one: ``"trimmed"``, ``"lower_case"``, ``"nfc"``,
      ``"backpack"``.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``recipient.absent``, ``recipient.*`` and those of :func:`parse`),
    :class:`UnsupportedError` (``recipient.algorithm``, ``document.unrecognised``), :class:`CallerError`
    (``recipient.identity_invalid``, ``option.invalid``, ``argument.invalid``), :class:`LimitError` (``limit.*``).

    >>> bool(ovenbird.match_recipient(assertion, "ada@example.org"))
    True
    >>> ovenbird.match_recipient(assertion, ["Ada@example.org"], variants=["lower_case"]).variant
    'lower_case'
    """
    options = match_options(variants, limits)
    if isinstance(document, Badge):
        text = document.raw
    else:
        text = document_text(document, "document", limits)
    return Match.from_dict(json.loads(_native.match_recipient(text, identities_json(identities), options)))


def error_codes() -> list[CodeEntry]:
    """All codes this version knows, each with its kind and its explanation.

    >>> [row.kind for row in ovenbird.error_codes() if row.code == "png.truncated"]
    ['malformed']
    """
    return [CodeEntry.from_dict(row) for row in json.loads(_native.error_codes())]


def explain(code: str) -> CodeEntry:
    """What a code means, what to do, why it matters, an example and the clause.

    Raises :class:`CallerError` (``argument.invalid``) for an unknown code; the message names up to three near ones.

    >>> ovenbird.explain("png.truncated").clause
    'PNG (Third Edition) 5.3'
    """
    return CodeEntry.from_dict(json.loads(_native.explain(code)))


def version() -> str:
    """The version of the library, such as ``"0.1.0"``; the same as ``ovenbird.__version__``.

    >>> ovenbird.version() == ovenbird.__version__
    True
    """
    return _native.version()


def abi_version() -> int:
    """The version of the C ABI that this library has in C.

    >>> ovenbird.abi_version() >= 1
    True
    """
    return _native.abi_version()
