"""Upgrading: the same badge in a newer version."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from . import _native, _show
from ._badge import Badge, BadgeClassName, BadgeVersion
from ._input import TextInput, document_text
from ._options import upgrade_options
from ._problem import Problem
from ._record import Card, many
from ._types import Found, Limits

#: A version that a badge can be written in.
NewVersion = Literal["2.0", "3.0"]


@dataclass(frozen=True, slots=True, repr=False)
class Upgraded(Card):
    """A document in its new version."""

    #: The new document as compact JSON, unsigned. If nothing changed: the text as it was given.
    document: str
    #: ``from`` in the JSON form: the version it was; of an envelope of Badge Connect ``"2.1"``.
    from_: BadgeVersion
    #: The version it is now.
    to: NewVersion
    #: ``class`` in the JSON form: what the new document describes.
    class_: BadgeClassName
    #: Whether anything changed: a document that has the version already is given back as it is.
    changed: bool
    #: What had no place in the new version, in the order of the document. Of a JWS the pointers lead into its payload.
    lost: tuple[Problem, ...] = many(Problem, always=True)

    def to_json(self) -> Any:
        """The new document as Python objects. Raises ``ValueError`` if it is a JWS that did not change."""
        return json.loads(self.document)

    def _title(self) -> str:
        changed = f"from {self.from_}" if self.changed else "unchanged"
        return f"Open Badges {self.to} {self.class_}, {changed}"

    def _rows(self) -> list[_show.Row]:
        return [("lost", f"{problem.pointer or ''}: {problem.message}") for problem in self.lost]


def upgrade(
    document: Badge | Found | TextInput,
    to: NewVersion,
    *,
    id: str | None = None,
    badge: TextInput | None = None,
    issuer: TextInput | None = None,
    limits: Limits | None = None,
) -> Upgraded:
    """Writes a badge document of 0.5 to 2.0, or the badge in an envelope of 2.1, as one of 2.0 or 3.0.

    Nothing is fetched, and nothing signed: the signature of a JWS is not looked at and does not hold for the new
    document. What is required and missing is refused, never made up; identifiers follow from the document.

    - ``document``: JSON or a compact JWS in the forms of :func:`parse`, or a :class:`Badge` or :class:`Found`.
    - ``to``: the version to write, ``"2.0"`` or ``"3.0"``.
    - ``id``: the URL where the document is hosted. Taken where it has no id of its own.
    - ``badge``: the badge class, of 1.0 to 2.0, in the forms of :func:`parse`. Taken where the document only links to
      it or has an incomplete copy.
    - ``issuer``: the issuer's profile, likewise.
    - ``limits``: bounds of this call, see :class:`Limits`; each of the documents is held against them.

    Raises :class:`UnsupportedError` (``upgrade.unsupported``: no way from this version or class to that one;
    ``document.unrecognised``), :class:`NotFoundError` (``upgrade.incomplete``: the message lists all that is missing;
    ``document.hosted``: a URL), :class:`MalformedError` (``payload.*``, ``json.*``, ``jws.*``, ``document.envelope``),
    :class:`CallerError` (``argument.invalid``, ``option.invalid``; ``option.conflict``: of another badge class or
    issuer), :class:`LimitError` (``limit.*``).

    >>> new = ovenbird.upgrade(assertion, "3.0")
    >>> new.class_, [problem.pointer for problem in new.lost]
    ('OpenBadgeCredential', ['/verification'])
    >>> ovenbird.parse(new.document).name
    'Robotics Basics'
    """
    text = document_text(_text_of(document), "document", limits)
    parts = {
        name: None if part is None else document_text(part, name, limits)
        for name, part in (("badge", badge), ("issuer", issuer))
    }
    return Upgraded.from_dict(json.loads(_native.upgrade(text, to, upgrade_options(id, parts, limits))))


def _text_of(document: object) -> object:
    """The text of a badge that was read already; anything else as it is."""
    if isinstance(document, Badge):
        return document.raw
    if isinstance(document, Found):
        return document.text
    return document
