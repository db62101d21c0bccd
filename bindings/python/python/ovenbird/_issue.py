"""Issuing: from a small request to a correct document, and into an image in one call."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from . import _native, _show
from ._badge import BadgeClassName
from ._contexts import Contexts, native_contexts
from ._input import ImageInput, TextInput, image_bytes
from ._keys import JwsAlgorithm, KeyInput, native_key
from ._options import bake_options
from ._problem import Problem
from ._proof import Cryptosuite, ProofFormat
from ._record import Card, beside, many, one, part
from ._request import IssueRequest, IssueVersion, request_text
from ._sign import Signed
from ._sign_options import baking_options, issue_members, issue_options, sign_members
from ._types import ActiveContent, BakeReport, Keyword, Limits, OnExisting

@dataclass(frozen=True, slots=True, repr=False)
class Issued(Card):
    """A document made, unsigned."""

    #: The document as compact JSON.
    document: str
    version: IssueVersion
    #: ``class`` in the JSON form: what the document describes.
    class_: BadgeClassName
    #: Its id.
    id: str | None = None
    #: 3.0: what a badge class or profile in the terms of 2.0 has that 3.0 has no place for, with pointers into the
    #: request.
    lost: tuple[Problem, ...] = many(Problem)

    def to_json(self) -> Any:
        """The document as Python objects."""
        return json.loads(self.document)

    def _title(self) -> str:
        return f"Open Badges {self.version} {self.class_}"

    def _rows(self) -> list[_show.Row]:
        rows: list[_show.Row] = [("id", self.id)]
        return rows + [("lost", f"{problem.pointer or ''}: {problem.message}") for problem in self.lost]


#: In :class:`IssuedAndBaked` the name `bytes` is a member's.
_Bytes = bytes


@dataclass(frozen=True, slots=True, repr=False)
class IssuedAndBaked(Card):
    """A badge made, perhaps signed, and baked. The image is in :attr:`bytes`."""

    #: What was baked: the token if it was signed, else the document.
    payload: str
    #: The document, unsigned.
    issued: Issued = part(Issued)
    #: What baking did.
    baked: BakeReport = part(BakeReport)
    #: The token and what is known of it; absent where nothing was signed.
    signed: Signed | None = one(Signed)
    #: The baked image, kept beside the JSON form. No part of comparing or of :meth:`to_dict`.
    source: _Bytes | None = beside()

    @property
    def bytes(self) -> _Bytes:
        """The baked image."""
        return self.source or b""

    def _title(self) -> str:
        how = f"signed with {self.signed.algorithm}" if self.signed else "unsigned"
        return f"Open Badges {self.issued.version} {self.issued.class_}, {how}, in {self.baked.format.upper()}"

    def _rows(self) -> list[_show.Row]:
        carrier = f"{self.baked.carrier} {self.baked.keyword!r}, {self.baked.length:,} bytes"
        return [*self.issued._rows(), ("carrier", carrier), ("replaced", self.baked.replaced or None)]

    def _picture(self) -> _Bytes | str | None:
        return self.source


def issue(
    request: IssueRequest | TextInput,
    *,
    now: int | datetime | None = None,
    insecure_seed: str | None = None,
    limits: Limits | None = None,
) -> Issued:
    """Makes a correct document from a small request: who, what, by whom, when.

    Contexts, types, ids, dates, hashes and salts are filled in. The result has no error and no warning of
    :func:`validate`, or the error lists everything that the request lacks. Nothing is fetched, hosted or signed.

    - ``request``: a ``dict`` with the members of :class:`IssueRequest`, or its JSON in the forms of :func:`parse`.
    - ``now``: the moment of issuing, where the request has no ``issued_on``: seconds since 1970 or a ``datetime`` with a
      time zone. By default what the clock says.
    - ``insecure_seed``: **for tests only**: ids and salts follow from this text, and everybody can make them again.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`NotFoundError` (``issue.incomplete``: the message lists all that is missing; ``upgrade.incomplete``),
    :class:`CallerError` (``issue.invalid``: the message lists all that is wrong; ``recipient.identity_invalid``,
    ``key.not_public``, ``status.index``, ``argument.invalid``, ``option.invalid``), :class:`MalformedError` (``key.*``,
    ``status.encoding``), :class:`UnsupportedError` (``recipient.algorithm``, ``key.*``, ``random.failed``),
    :class:`LimitError` (``limit.*``).

    >>> issued = ovenbird.issue({
    ...     "id": "https://badges.example.org/assertions/1",
    ...     "recipient": "ada@example.org",
    ...     "badge": "https://badges.example.org/robotics",
    ... })
    >>> issued.version, issued.class_, ovenbird.validate(issued.to_json()).ok
    ('2.0', 'Assertion', True)
    """
    text = request_text(request, limits)
    return Issued.from_dict(json.loads(_native.issue(text, issue_options(now, insecure_seed, limits))))


def issue_and_bake(
    image: ImageInput,
    request: IssueRequest | TextInput,
    key: KeyInput | None = None,
    *,
    now: int | datetime | None = None,
    format: ProofFormat | None = None,
    algorithm: JwsAlgorithm | None = None,
    key_id: str | None = None,
    embed_key: bool | None = None,
    typ: str | None = None,
    cryptosuite: Cryptosuite | None = None,
    verification_method: str | None = None,
    created: str | datetime | None = None,
    expires: str | datetime | None = None,
    domain: str | None = None,
    challenge: str | None = None,
    check: bool = True,
    on_existing: OnExisting = "replace",
    keyword: Keyword | None = None,
    check_crc: bool = True,
    legacy_text: bool = False,
    active_content: ActiveContent = "keep",
    wallet_safe: bool = False,
    insecure_seed: str | None = None,
    contexts: Contexts | None = None,
    limits: Limits | None = None,
) -> IssuedAndBaked:
    """Makes a badge, signs it if a key is given, and bakes it. On an error nothing is given out.

    With an outside signer call :func:`issue`, :func:`sign` and :func:`bake` one after the other.

    - ``image``: bytes or any buffer, a path, or a file object in binary mode. It is never changed.
    - ``request``, ``now``: as for :func:`issue`. With a ``key`` the request's ``verification`` is ``signed`` by default.
    - ``key``: the private key, as a :class:`Key` or in the forms of :meth:`Key.read`. What says that it is hosted is
      baked without one; everything else needs one.
    - ``format``, ``algorithm``, ``key_id``, ``embed_key``, ``typ``, ``cryptosuite``, ``verification_method``,
      ``created``, ``expires``, ``domain``, ``challenge``, ``check``, ``contexts``: as for :func:`sign`; ``created`` is by
      default ``now``. When the badge itself ends is told by the request.
    - ``on_existing``, ``keyword``, ``check_crc``, ``legacy_text``, ``active_content``, ``wallet_safe``: as for
      :func:`bake`.
    - ``insecure_seed``: **for tests only**: ids, salts and all other randomness follow from this text.
    - ``limits``: bounds of each of the three steps, see :class:`Limits`.

    Raises what :func:`issue`, :func:`sign` and :func:`bake` raise, and :class:`CallerError` (``option.conflict``: a key
    for what says that it is hosted, or none for what has to be signed; ``issue.invalid``: a class that is not baked).

    >>> made = ovenbird.issue_and_bake("badge.png", request, ovenbird.Key.generate("rsa", id=creator))
    >>> made.signed.algorithm, ovenbird.unbake_one(made.bytes).text == made.signed.token
    ('RS256', True)
    """
    data = image_bytes(image, "image", limits)
    text = request_text(request, limits)
    options = baking_options(
        issue_members(now, insecure_seed),
        sign_members(
            {
                "format": format,
                "algorithm": algorithm,
                "key_id": key_id,
                "typ": typ,
                "cryptosuite": cryptosuite,
                "verification_method": verification_method,
                "domain": domain,
                "challenge": challenge,
            },
            {"created": created, "expires": expires},
            embed_key,
            check,
            now,
        ),
        bake_options(on_existing, keyword, check_crc, legacy_text, active_content, wallet_safe, None),
        limits,
    )
    held = None if key is None else native_key(key, "key", limits)
    answer, baked = _native.issue_and_bake(data, text, held, options, native_contexts(contexts))
    return IssuedAndBaked.from_dict(json.loads(answer), baked)
