"""Verifying: a verdict on a badge, with its reasons."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Union

from . import _native
from ._asking import Answer, asked, asked_together
from ._badge import Badge, Variant
from ._contexts import Contexts, native_contexts
from ._errors import caller_fault
from ._input import ImageInput, TextInput, either_bytes, text_bytes
from ._keys import KeyInput
from ._options import word
from ._proof import SignatureMode
from ._sign import Signed
from ._sign_options import whole
from ._types import Found, Limits
from ._verify_options import KeyBinding, RecipientInput, verify_options
from ._verify_report import ProblemDetails, VerificationReport, report_of
from .fetch import AsyncFetch, Fetch, FetchFailure, FetchRequest, Guarded, response_parts

if TYPE_CHECKING:
    from typing_extensions import Buffer, TypeAlias

#: What can be verified: an image, a document, a URL, or what was read or signed before.
VerifyInput: TypeAlias = "Union[Badge, Found, Signed, ImageInput, TextInput]"

#: What a text begins with that is a document or a URL and no path.
_TEXTS = ("{", "eyJ", "http://", "https://")


class Verification:
    """A verification that you drive yourself: it asks for documents, is given them, and answers. It never fetches.

    :func:`verify` does this for you. Threads may use it, one at a time. The parameters, and what is raised, are those
    of :func:`verify`.

    >>> verification = ovenbird.Verification(assertion)
    >>> for request in verification.next_requests():
    ...     verification.supply(request.id, status=410)
    >>> verification.is_ready, verification.report().standing.revoked
    (True, True)
    """

    __slots__ = ("_native",)

    _native: _native.Verification

    def __init__(
        self,
        badge: VerifyInput,
        *,
        recipient: RecipientInput | None = None,
        variants: Iterable[Variant] = (),
        keys: KeyInput | Iterable[KeyInput | KeyBinding] = (),
        at: str | datetime | None = None,
        check_images: bool = False,
        endorsements: bool = True,
        depth: int = 3,
        accept_changed_copy: bool = False,
        accept_redirects: bool = False,
        mode: SignatureMode = "strict",
        accept_self_asserted: bool = False,
        refresh: bool = True,
        domain: str | None = None,
        challenge: str | None = None,
        explain: bool = False,
        contexts: Contexts | None = None,
        accept_damaged: bool = False,
        limits: Limits | None = None,
    ) -> None:
        switches = {
            "check_images": check_images,
            "endorsements": endorsements,
            "accept_changed_copy": accept_changed_copy,
            "accept_redirects": accept_redirects,
            "accept_self_asserted": accept_self_asserted,
            "refresh": refresh,
            "explain": explain,
            "accept_damaged": accept_damaged,
        }
        texts = {"mode": mode, "domain": domain, "challenge": challenge}
        options = verify_options(recipient, variants, keys, at, switches, texts, depth, limits)
        self._native = _native.Verification.new(_input_bytes(badge, limits), options, native_contexts(contexts))

    def next_requests(self) -> list[FetchRequest]:
        """The documents that are needed next and were not asked for yet. They do not depend on each other.

        Empty while answers are outstanding, and when nothing more is needed.
        """
        return [FetchRequest.from_dict(request) for request in json.loads(self._native.next_requests())]

    def supply(
        self, id: int, *, status: int, final_url: str = "", media_type: str = "", body: Buffer = b""
    ) -> None:
        """Gives the answer to a request, whatever its status. Raises :class:`CallerError` (``verify.request``)."""
        self._native.supply(_number(id), *response_parts((status, final_url, media_type, body)))

    def supply_failure(self, id: int, message: str = "", *, code: str = "") -> None:
        """Says that there is no answer to a request. Raises :class:`CallerError` (``verify.request``)."""
        self._native.supply_failure(_number(id), word("code", code), word("message", message))

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing any more."""
        return self._native.is_ready()

    def report(self) -> VerificationReport:
        """The answer so far: what is missing is ``"not_checked"``."""
        return report_of(self._native)

    def table(self) -> str:
        """The answer so far as a table for people."""
        return self._native.write("table")

    def html(self) -> str:
        """The answer so far as a page of HTML that needs nothing else."""
        return self._native.write("html")

    def problem_details(self) -> ProblemDetails:
        """The answer so far as Problem Details for HTTP (RFC 9457)."""
        return ProblemDetails.from_dict(json.loads(self._native.write("problem_details")))

    def __repr__(self) -> str:
        return f"<ovenbird.Verification, {'ready' if self.is_ready else 'not ready'}>"


def _number(id: object) -> int:
    if not 0 <= whole("id", id) < 1 << 32:
        raise caller_fault("verify.request", "there is no open request of this number")
    return whole("id", id)


def _input_bytes(badge: object, limits: Limits | None) -> bytes:
    """The bytes of an argument: that of `either_bytes`, and a text that is plainly no path as what it is."""
    if isinstance(badge, Badge):
        badge = badge.raw
    elif isinstance(badge, Found):
        badge = badge.text
    elif isinstance(badge, Signed):
        badge = badge.token
    elif not (isinstance(badge, str) and badge.lstrip().startswith(_TEXTS)):
        return either_bytes(badge, limits)
    return text_bytes(badge, "badge")


def verify(
    badge: VerifyInput,
    *,
    fetch: Fetch | None = None,
    recipient: RecipientInput | None = None,
    variants: Iterable[Variant] = (),
    keys: KeyInput | Iterable[KeyInput | KeyBinding] = (),
    at: str | datetime | None = None,
    check_images: bool = False,
    endorsements: bool = True,
    depth: int = 3,
    accept_changed_copy: bool = False,
    accept_redirects: bool = False,
    mode: SignatureMode = "strict",
    accept_self_asserted: bool = False,
    refresh: bool = True,
    domain: str | None = None,
    challenge: str | None = None,
    explain: bool = False,
    contexts: Contexts | None = None,
    accept_damaged: bool = False,
    limits: Limits | None = None,
) -> VerificationReport:
    """Verifies a badge of any version: a verdict, and its reasons. Nothing is fetched unless ``fetch`` is given.

    That a badge is invalid is an answer and no error: look at ``report.valid`` and ``report.verdict``.

    - ``badge``: an image as for :func:`unbake`; a document as JSON text, JWS, URL, UTF-8 bytes, ``dict`` or file object;
      a :class:`Badge`, :class:`Found` or :class:`Signed`. A ``str`` that begins like a document or a URL is one, any
      other is a path: give a stranger's text as bytes.
    - ``fetch``: who fetches: :func:`ovenbird.fetch.guarded`, or a callable that is given a
      :class:`~ovenbird.fetch.FetchRequest` and gives a :class:`~ovenbird.fetch.FetchResponse` or ``(status, final_url,
      media_type, body)``, after redirects. An exception that it raises means that there is no answer, and is told in the
      report by the name of its class; :class:`KeyboardInterrupt` and the like come through. ``None``: offline.
    - ``recipient``: who the recipient should be, as the ``identities`` of :func:`match_recipient`. By default whose badge
      it is is not checked.
    - ``variants``: which spellings of these to try after the exact one.
    - ``keys``: keys that you trust, each in the forms of :meth:`Key.read`, or as ``(key, issuer)`` or ``{"key": …,
      "issuer": …}``, bound to the issuer of that id.
    - ``at``: the moment at which dates are judged, RFC 3339 text or a ``datetime`` with a time zone. Default: now.
    - ``check_images``: whether the pictures are asked for and looked at.
    - ``endorsements``, ``depth``: whether endorsements are verified, and how far they are followed, 8 at most.
    - ``accept_changed_copy``: take a badge whose copy says something else than the hosted one, with a warning.
    - ``accept_redirects``: take documents that a redirect brought from another host.
    - ``mode``: 3.0: how strictly the claims of a VC-JWT are held against its credential, as in :func:`verify_signature`.
    - ``accept_self_asserted``: 3.0: take an issuer that is nothing but its own key, did:key or did:jwk. Such a badge says
      that its signer signed it, whoever that is.
    - ``refresh``: 3.0: whether a credential with a refresh service is refreshed, once.
    - ``domain``, ``challenge``: 3.0: what an embedded proof has to name; by default it may name any.
    - ``explain``: 3.0: whether the report has what was hashed for embedded proofs that fail, for their issuer to compare.
    - ``contexts``: 3.0: the contexts that credentials may name; by default those that the library knows.
    - ``accept_damaged``: as in :func:`unbake`.
    - ``limits``: bounds of this call, see :class:`Limits`.

    Raises :class:`MalformedError` (``png.*``, ``svg.*``, ``payload.*``, ``json.*``, ``jws.*``, ``key.*``),
    :class:`UnsupportedError` (``image.unsupported``, ``document.unrecognised``, ``key.*``), :class:`NotFoundError`
    (``image.unbaked``), :class:`CallerError` (``argument.invalid``, ``option.invalid``), :class:`LimitError`
    (``limit.input``, ``limit.text`` and others of the input), :class:`TypeError` (``fetch`` gives something else).

    >>> report = ovenbird.verify(assertion, recipient="ada@example.org")
    >>> report.verdict, report.checks.integrity.result
    ('unverified', 'not_checked')
    """
    if fetch is not None and not callable(fetch):
        raise TypeError(f"fetch must be callable, not {type(fetch).__name__}")
    verification = Verification(
        badge,
        recipient=recipient,
        variants=variants,
        keys=keys,
        at=at,
        check_images=check_images,
        endorsements=endorsements,
        depth=depth,
        accept_changed_copy=accept_changed_copy,
        accept_redirects=accept_redirects,
        mode=mode,
        accept_self_asserted=accept_self_asserted,
        refresh=refresh,
        domain=domain,
        challenge=challenge,
        explain=explain,
        contexts=contexts,
        accept_damaged=accept_damaged,
        limits=limits,
    )
    if isinstance(fetch, Guarded):
        while verification._native.fetch(fetch._native):
            pass
        return verification.report()
    while requests := verification.next_requests():
        for request in requests:
            _give(verification, request.id, asked(fetch, request))
    return verification.report()


async def averify(
    badge: VerifyInput,
    *,
    fetch: Fetch | AsyncFetch | None = None,
    recipient: RecipientInput | None = None,
    variants: Iterable[Variant] = (),
    keys: KeyInput | Iterable[KeyInput | KeyBinding] = (),
    at: str | datetime | None = None,
    check_images: bool = False,
    endorsements: bool = True,
    depth: int = 3,
    accept_changed_copy: bool = False,
    accept_redirects: bool = False,
    mode: SignatureMode = "strict",
    accept_self_asserted: bool = False,
    refresh: bool = True,
    domain: str | None = None,
    challenge: str | None = None,
    explain: bool = False,
    contexts: Contexts | None = None,
    accept_damaged: bool = False,
    limits: Limits | None = None,
) -> VerificationReport:
    """:func:`verify` for asyncio: documents that do not depend on each other are fetched at the same time.

    ``fetch`` may be an async callable. One that is not, such as :func:`ovenbird.fetch.guarded`, is run in threads of the
    loop's executor, several at once. Where the task is cancelled, so is what it awaits, and nothing of it is left in the
    loop; a thread goes on until its fetch ends. The other parameters, and what is raised, are those of :func:`verify`.

    >>> import asyncio
    >>> async def fetch(request):
    ...     return 410, request.url, "application/json", b""
    >>> asyncio.run(ovenbird.averify(assertion, fetch=fetch)).standing.revoked
    True
    """
    if fetch is not None and not callable(fetch):
        raise TypeError(f"fetch must be callable, not {type(fetch).__name__}")
    import asyncio  # Here, since it takes longer to import than all of this package.

    # What reads and judges works in threads: the badge may be a file, and strangers may make documents long.
    verification = await asyncio.to_thread(
        Verification,
        badge,
        recipient=recipient,
        variants=variants,
        keys=keys,
        at=at,
        check_images=check_images,
        endorsements=endorsements,
        depth=depth,
        accept_changed_copy=accept_changed_copy,
        accept_redirects=accept_redirects,
        mode=mode,
        accept_self_asserted=accept_self_asserted,
        refresh=refresh,
        domain=domain,
        challenge=challenge,
        explain=explain,
        contexts=contexts,
        accept_damaged=accept_damaged,
        limits=limits,
    )
    while requests := verification.next_requests():
        await asyncio.to_thread(_give_all, verification, requests, await asked_together(fetch, requests))
    return await asyncio.to_thread(verification.report)


def _give_all(verification: Verification, requests: list[FetchRequest], answers: list[Answer]) -> None:
    for request, answer in zip(requests, answers):
        _give(verification, request.id, answer)


def _give(verification: Verification, id: int, answer: Answer) -> None:
    if isinstance(answer, FetchFailure):
        verification._native.supply_failure(id, answer.code, answer.message)
    else:
        verification._native.supply(id, *answer)
