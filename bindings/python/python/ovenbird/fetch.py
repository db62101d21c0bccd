"""Fetching for :func:`ovenbird.verify`: what is asked for, what is answered, and a client that strangers cannot aim.

A badge names addresses, and whoever made the badge chose them. :func:`guarded` makes a client that fetches from public
addresses over https only, within bounds; hand it to :func:`ovenbird.verify`, or give a callable of your own:

>>> def fetch(request):
...     return 410, request.url, "application/json", b""
>>> ovenbird.verify(assertion, fetch=fetch).standing.revoked
True
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Union

from . import _native
from ._errors import argument
from ._input import image_bytes
from ._options import flag, word
from ._record import Record, many
from ._sign_options import whole

if TYPE_CHECKING:
    from typing_extensions import Buffer, TypeAlias

__all__ = [
    "AsyncFetch",
    "Counters",
    "Fetch",
    "FetchAnswer",
    "FetchFailure",
    "FetchRequest",
    "FetchResponse",
    "Guarded",
    "Purpose",
    "guarded",
]

#: What a document is needed for.
Purpose = Literal[
    "assertion",
    "badge_class",
    "issuer",
    "key",
    "revocation_list",
    "endorsement",
    "image",
    "controller",
    "status_list",
    "refresh",
]


@dataclass(frozen=True, slots=True, repr=False)
class FetchRequest(Record):
    """A document that a verification needs. **Strangers chose its URL**: refuse what leads into your own network."""

    #: Its number in the verification, from 1; the answer names it.
    id: int
    #: http or https, as the badge or one of its documents has it.
    url: str
    purpose: Purpose
    #: The value for the header ``Accept``.
    accept: str
    #: Longest body that is taken, in bytes after decompression; a longer one counts as a failure.
    max_bytes: int
    #: The media types that are expected, the best first.
    media_types: tuple[str, ...] = many(always=True)


@dataclass(frozen=True, slots=True)
class FetchResponse:
    """What a server answered, whatever the status: 404 and 410 are responses, too."""

    #: The HTTP status of the last response, after all redirects.
    status: int
    #: The URL that it came from. Empty: that of the request.
    final_url: str = ""
    #: The value of ``Content-Type``. Empty: none was sent.
    media_type: str = ""
    #: The body, after decompression.
    body: Buffer = b""

    def __repr__(self) -> str:
        # The URL may hold a token, and the body is long.
        return f"FetchResponse(status={self.status}, media_type={self.media_type!r})"


class FetchFailure(Exception):
    """There is no response, and why. Raise it from a callable of yours; :func:`guarded` raises it.

    >>> raise ovenbird.fetch.FetchFailure("the queue is full", code="busy")
    Traceback (most recent call last):
    ovenbird.fetch.FetchFailure: the queue is full [busy]
    """

    def __init__(self, message: str = "", *, code: str = "") -> None:
        super().__init__(message)
        #: A short name for programs, such as ``"fetch.timeout"``.
        self.code = word("code", code)
        #: What happened, for people.
        self.message = word("message", message)

    def __str__(self) -> str:
        return f"{self.message} [{self.code}]" if self.code else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return (_failure, (self.message, self.code))


def _failure(message: str, code: str) -> FetchFailure:
    return FetchFailure(message, code=code)


#: What a callable gives: a response, also as ``(status, final_url, media_type, body)``.
FetchAnswer: TypeAlias = "Union[FetchResponse, tuple[int, str, str, Buffer]]"
#: A callable that fetches. What it raises is the reason why there is no response.
Fetch: TypeAlias = "Callable[[FetchRequest], FetchAnswer]"
#: The same for :func:`ovenbird.averify`, to be awaited.
AsyncFetch: TypeAlias = "Callable[[FetchRequest], Awaitable[FetchAnswer]]"


@dataclass(frozen=True, slots=True, repr=False)
class Counters(Record):
    """What a client has done so far. Every request ends in exactly one of ``responses``, ``refused`` and ``failed``."""

    requests: int
    #: Requests that ended with a response, whatever its status.
    responses: int
    #: Of these, those that were answered from the cache.
    cache_hits: int
    #: Requests that the policy refused.
    refused: int
    #: Requests that failed for another reason.
    failed: int
    #: Connections that were tried.
    connections: int
    #: Redirects that were followed.
    redirects: int
    #: Bytes of the bodies that came from the network, after decompression.
    body_bytes: int


class Guarded:
    """The guarded client, made by :func:`guarded`. Threads share it: call it with a request, or with a URL."""

    __slots__ = ("_native",)

    _native: _native.Client

    def __init__(self) -> None:
        raise TypeError("a Guarded is made by ovenbird.fetch.guarded()")

    def __call__(self, request: FetchRequest | str) -> FetchResponse:
        """Fetches a document, following redirects. Raises :class:`FetchFailure` with a code ``fetch.*``."""
        if isinstance(request, FetchRequest):
            response, failure = self._native.get(request.url, request.accept, request.max_bytes)
        else:
            response, failure = self._native.get(word("request", request), "*/*", None)
        if response is None:
            code, message = failure or ("", "")
            raise FetchFailure(message, code=code)
        return FetchResponse(*response)

    def counters(self) -> Counters:
        """What the client has done so far, over all threads."""
        return Counters.from_dict(json.loads(self._native.counters()))

    def __repr__(self) -> str:
        return "<ovenbird.fetch.Guarded>"


def guarded(
    *,
    allow_http: bool | None = None,
    ports: Iterable[int] | None = None,
    connect_timeout_ms: int | None = None,
    total_timeout_ms: int | None = None,
    max_body_bytes: int | None = None,
    max_header_bytes: int | None = None,
    max_redirects: int | None = None,
    cache_entries: int | None = None,
    cache_bytes: int | None = None,
    cache_lifetime_ms: int | None = None,
    user_agent: str | None = None,
    allow_loopback_for_tests: bool | None = None,
) -> Guarded:
    """A client for documents whose addresses strangers chose: public addresses only, bounded in time and size.

    Make one and share it: it holds the cache and the counters. What it refuses, and why, is in ``docs/fetching.md``.

    - ``allow_http``: fetch ``http:`` URLs too. Anybody on the way can then change the document. Default false.
    - ``ports``: the ports that are connected to. Default 443 only.
    - ``connect_timeout_ms``: for finding and connecting to the host. Default 5,000.
    - ``total_timeout_ms``: for the whole request with its redirects. Default 10,000.
    - ``max_body_bytes``, ``max_header_bytes``: the largest body after decompression, and header.
    - ``max_redirects``: 0 to 5. Default 3.
    - ``cache_entries``, ``cache_bytes``, ``cache_lifetime_ms``: of the responses that are kept; 0 entries turn it off.
    - ``user_agent``: the header ``User-Agent``.
    - ``allow_loopback_for_tests``: **for tests only**: connect to this very machine.

    Raises :class:`CallerError` (``option.invalid``).

    >>> client = ovenbird.fetch.guarded(max_redirects=0)
    >>> client("https://169.254.169.254/latest/meta-data/")
    Traceback (most recent call last):
    ovenbird.fetch.FetchFailure: 169.254.169.254 is a link-local address, not a public one [fetch.refused_address]
    >>> client.counters().refused
    1
    """
    numbers = {
        "connect_timeout_ms": connect_timeout_ms,
        "total_timeout_ms": total_timeout_ms,
        "max_body_bytes": max_body_bytes,
        "max_header_bytes": max_header_bytes,
        "max_redirects": max_redirects,
        "cache_entries": cache_entries,
        "cache_bytes": cache_bytes,
        "cache_lifetime_ms": cache_lifetime_ms,
    }
    flags = {"allow_http": allow_http, "allow_loopback_for_tests": allow_loopback_for_tests}
    options: dict[str, Any] = {name: whole(name, value) for name, value in numbers.items() if value is not None}
    options.update({name: flag(name, value) for name, value in flags.items() if value is not None})
    if ports is not None:
        options["ports"] = [whole("ports", port) for port in ports]
    if user_agent is not None:
        options["user_agent"] = word("user_agent", user_agent)
    client = object.__new__(Guarded)
    client._native = _native.Client.new(json.dumps(options) if options else None)
    return client


def response_parts(answer: object) -> tuple[int, str, str, bytes]:
    """The parts of what a callable gave."""
    if isinstance(answer, FetchResponse):
        parts: tuple[object, ...] = (answer.status, answer.final_url, answer.media_type, answer.body)
    elif isinstance(answer, tuple) and len(answer) == 4:
        parts = answer
    else:
        given = type(answer).__name__
        raise TypeError(f"fetch must give a FetchResponse or (status, final_url, media_type, body), not {given}")
    status, final_url, media_type, body = parts
    if isinstance(body, str) or hasattr(body, "read") or hasattr(body, "__fspath__"):
        raise TypeError(f"body must be bytes, not {type(body).__name__}")
    if not 0 <= whole("status", status) < 1 << 16:
        raise argument(f"status must be an HTTP status, not {status}")
    texts = whole_text(word("final_url", final_url)), whole_text(word("media_type", media_type or ""))
    return whole("status", status), *texts, image_bytes(body, "body")


def whole_text(text: str) -> str:
    """The text without halves of surrogate pairs, which some clients make of a server's bytes."""
    return text.encode("utf-8", "replace").decode("utf-8")
