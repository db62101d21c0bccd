"""Asking a callable for documents: its answer, or why there is none."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Union

from .fetch import AsyncFetch, Fetch, FetchFailure, FetchRequest, response_parts, whole_text

if TYPE_CHECKING:
    from typing_extensions import TypeAlias

#: What came of a request: the parts of a response, or a failure.
Answer: TypeAlias = "Union[tuple[int, str, str, bytes], FetchFailure]"

#: The parts of a URL that may hold a secret: a name and password, the query, the fragment.
_SECRET = re.compile(r"(?<=://)[^/\s@]*@|[?#]\S*")
_OFFLINE = FetchFailure("nothing is fetched", code="offline")


def asked(fetch: Fetch | None, request: FetchRequest) -> Answer:
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


async def asked_together(fetch: Fetch | AsyncFetch | None, requests: list[FetchRequest]) -> list[Answer]:
    """What a callable answers to requests that do not depend on each other."""
    import asyncio

    if fetch is None:
        return [_OFFLINE for _ in requests]
    if len(requests) == 1:
        return [await _awaited(fetch, requests[0])]
    tasks = [asyncio.ensure_future(_awaited(fetch, request)) for request in requests]
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


async def _awaited(fetch: Fetch | AsyncFetch, request: FetchRequest) -> Answer:
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
