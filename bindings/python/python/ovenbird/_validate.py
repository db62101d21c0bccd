"""The operations that find faults."""

from __future__ import annotations

import json
from datetime import datetime

from . import _native
from ._badge import Badge, BadgeVersion, VcVersion
from ._input import ImageInput, TextInput, document_text, either_bytes
from ._options import validate_options
from ._report import Profile, Report, RuleEntry
from ._types import Found, Limits


def validate(
    badge: Badge | Found | ImageInput | TextInput,
    *,
    profile: Profile = "standard",
    version: BadgeVersion | None = None,
    class_: str | None = None,
    vc_version: VcVersion | None = None,
    at: str | datetime | None = None,
    accept_damaged: bool = False,
    limits: Limits | None = None,
) -> Report:
    """Finds every structural fault of a badge, without the network. Signatures are not looked at.

    That a badge has faults is an answer and no error: ``report.ok`` tells, and so does ``bool(report)``.

    - ``badge``: an image as for :func:`unbake`; a document as UTF-8 bytes, ``dict`` or file object; a :class:`Badge`
      or a :class:`Found`. A ``str`` is a path, as for every image.
    - ``profile``: ``"standard"`` holds it against the specification of its version, ``"strict"`` also against the
      recommendations, ``"legacy"`` against what Mozilla's validator asked of 0.5 and 1.0, ``"wallet"`` a credential of
      3.0 also against what known wallets and verifiers refuse.
    - ``version``: take the document as one of this version; by default as it tells itself.
    - ``class_``: take it as this class of that version, such as ``"IdentityObject"``; it may then be a part alone.
    - ``vc_version``: 3.0 with ``class_``: take it as a credential of this data model.
    - ``at``: the moment at which dates are judged, as RFC 3339 text or a ``datetime`` with a time zone. By default no
      badge is expired or to come.
    - ``accept_damaged``: as in :func:`unbake`.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``png.*``, ``svg.*``, ``payload.*``, ``json.*``, ``jws.*``: there is no document to
    hold against rules), :class:`UnsupportedError` (``image.unsupported``, ``document.unrecognised``),
    :class:`NotFoundError` (``image.unbaked``, ``document.hosted``), :class:`CallerError` (``argument.invalid``,
    ``option.invalid``, ``option.conflict``), :class:`LimitError` (``limit.*``).

    >>> report = ovenbird.validate({"type": "email"}, version="2.0", class_="IdentityObject")
    >>> report.ok, [problem.pointer for problem in report.problems]
    (False, ['/identity', '/hashed'])
    """
    data = either_bytes(_text_of(badge), limits)
    options = validate_options(profile, version, class_, vc_version, at, accept_damaged, limits)
    return Report.from_dict(json.loads(_native.validate(data, options)))


def validate_extension(
    extension: TextInput, schema: TextInput, *, profile: Profile = "standard", limits: Limits | None = None
) -> Report:
    """Finds every fault of an extension object of Open Badges 1.1 or 2.0, also against a JSON Schema of yours.

    - ``extension``: the extension object as a ``dict``, JSON text, UTF-8 bytes, an ``os.PathLike`` or a file object.
    - ``schema``: the JSON Schema in the same forms: draft 4 (if it does not say), 6, 7, 2019-09 or 2020-12. Nothing is
      fetched: a ``$ref`` that leads out of it is ``schema.invalid``.
    - ``profile``: as in :func:`validate`.
    - ``limits``: bounds of this call, see :class:`Limits`.

    What breaks the schema is the problem ``extension.schema``. Raises :class:`CallerError` (``schema.invalid``,
    ``argument.invalid``, ``option.invalid``), :class:`MalformedError` (``json.*``, ``payload.not_object``),
    :class:`UnsupportedError` (``feature.missing``: the module was built without JSON Schema), :class:`LimitError`
    (``limit.*``).

    >>> extension = {"@context": "https://example.org/c.json", "type": ["Extension", "extensions:Own"], "points": "5"}
    >>> report = ovenbird.validate_extension(extension, {"properties": {"points": {"type": "integer"}}})
    >>> [(problem.code, problem.pointer) for problem in report.problems if problem.severity == "error"]
    [('extension.schema', '/points')]
    """
    texts = document_text(extension, "extension", limits), document_text(schema, "schema", limits)
    options = validate_options(profile, None, None, None, None, False, limits)
    return Report.from_dict(json.loads(_native.validate_extension(*texts, options)))


def rules() -> list[RuleEntry]:
    """Every rule that :func:`validate` holds documents against.

    >>> next(rule.clause for rule in ovenbird.rules() if rule.id == "2.0/Assertion/recipient/required")
    'Open Badges 2.0, Assertion'
    """
    return [RuleEntry.from_dict(row) for row in json.loads(_native.rules())]


def _text_of(badge: object) -> object:
    """The text of a badge that was read already, as bytes; anything else as it is."""
    if isinstance(badge, Badge):
        return badge.raw.encode("utf-8")
    if isinstance(badge, Found):
        return badge.text.encode("utf-8")
    return badge
