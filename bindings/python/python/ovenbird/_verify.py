"""Verifying: a verdict on a badge, with its reasons."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Union

from . import _native
from ._badge import Badge, Variant
from ._errors import caller_fault
from ._input import ImageInput, TextInput, either_bytes, text_bytes
from ._keys import KeyInput
from ._options import word
from ._sign import Signed
from ._sign_options import whole
from ._types import Found, Limits
from ._verify_options import KeyBinding, RecipientInput, verify_options
from ._verify_report import ProblemDetails, VerificationReport, report_of
from .fetch import AsyncFetch, Fetch, FetchFailure, FetchRequest, Guarded, response_parts, whole_text

if TYPE_CHECKING:
    from typing_extensions import Buffer, TypeAlias

#: What can be verified: an image, a document, a URL, or what was read or signed before.
VerifyInput: TypeAlias = "Union[Badge, Found, Signed, ImageInput, TextInput]"

#: What came of a request: the parts of a response, or a failure.
_Answer: TypeAlias = "Union[tuple[int, str, str, bytes], FetchFailure]"

#: What a text begins with that is a document or a URL and no path.
_TEXTS = ("{", "eyJ", "http://", "https://")
#: The parts of a URL that may hold a secret: a name and password, the query, the fragment.
_SECRET = re.compile(r"(?<=://)[^/\s@]*@|[?#]\S*")
_OFFLINE = FetchFailure("nothing is fetched", code="offline")


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
        accept_damaged: bool = False,
        limits: Limits | None = None,
    ) -> None:
        switches = {
            "check_images": check_images,
            "endorsements": endorsements,
            "accept_changed_copy": accept_changed_copy,
            "accept_redirects": accept_redirects,
            "accept_damaged": accept_damaged,
        }
        options = verify_options(recipient, variants, keys, at, switches, depth, limits)
        self._native = _native.Verification.new(_input_bytes(badge, limits), options)

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
    accept_damaged: bool = False,
    limits: Limits | None = None,
) -> VerificationReport:
    """Verifies a badge of 0.5 to 2.1: a verdict, and its reasons. Nothing is fetched unless ``fetch`` is given.

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
        accept_damaged=accept_damaged,
        limits=limits,
    )
    if isinstance(fetch, Guarded):
        while verification._native.fetch(fetch._native):
            pass
        return verification.report()
    while requests := verification.next_requests():
        for request in requests:
            _give(verification, request.id, _asked(fetch, request))
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
        accept_damaged=accept_damaged,
        limits=limits,
    )
    while requests := verification.next_requests():
        await asyncio.to_thread(_give_all, verification, requests, await _asked_together(fetch, requests))
    return await asyncio.to_thread(verification.report)


def _give_all(verification: Verification, requests: list[FetchRequest], answers: list[_Answer]) -> None:
    for request, answer in zip(requests, answers):
        _give(verification, request.id, answer)


def _give(verification: Verification, id: int, answer: _Answer) -> None:
    if isinstance(answer, FetchFailure):
        verification._native.supply_failure(id, answer.code, answer.message)
    else:
        verification._native.supply(id, *answer)


def _asked(fetch: Fetch | None, request: FetchRequest) -> _Answer:
    """What a callable answers."""
    if fetch is None:
        return _OFFLINE
    try:
        answer: object = fetch(request)
    except Exception as error:
        return _failure(error, request)
    if inspect.isawaitable(answer):
        if inspect.iscoroutine(answer):
            answer.close()
        raise TypeError("fetch gives something to be awaited: use averify()")
    return response_parts(answer)


async def _asked_together(fetch: Fetch | AsyncFetch | None, requests: list[FetchRequest]) -> list[_Answer]:
    """What a callable answers to requests that do not depend on each other."""
    import asyncio

    if fetch is None:
        return [_OFFLINE for _ in requests]
    if len(requests) == 1:
        return [await _asked_async(fetch, requests[0])]
    tasks = [asyncio.ensure_future(_asked_async(fetch, request)) for request in requests]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        # Where one raised, or all were cancelled, none is left behind.
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _called(fetch: Fetch | AsyncFetch, request: FetchRequest) -> tuple[object, Exception | None]:
    """What a callable gives or raises. Not every exception can go from a thread to a task: `StopIteration` cannot."""
    try:
        return fetch(request), None
    except Exception as error:
        return None, error


async def _asked_async(fetch: Fetch | AsyncFetch, request: FetchRequest) -> _Answer:
    import asyncio

    try:
        asynchronous = inspect.iscoroutinefunction(fetch) or inspect.iscoroutinefunction(type(fetch).__call__)
        answer, raised = (fetch(request), None) if asynchronous else await asyncio.to_thread(_called, fetch, request)
        if raised is not None:
            return _failure(raised, request)
        if inspect.isawaitable(answer):
            answer = await answer
    except Exception as error:
        return _failure(error, request)
    return response_parts(answer)


def _failure(error: Exception, request: FetchRequest) -> FetchFailure:
    """An exception as a failure. Its text may quote the URL, whose query may hold a token or an identity."""
    if isinstance(error, FetchFailure):
        return FetchFailure(whole_text(error.message), code=whole_text(error.code))
    try:
        said = str(error)
    except Exception:
        said = ""
    for secret in filter(None, request.url.partition("?")[2].split("&")):
        said = said.replace(secret, "…")
    return FetchFailure(whole_text(_SECRET.sub("…", said)), code=type(error).__name__)
