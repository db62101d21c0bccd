"""Verifying with asyncio: at the same time, in threads, and cancelled."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from typing import Any

import pytest

import ovenbird
from hosting import AT, BASE, Web, badge_of, documents, endorsed
from ovenbird.fetch import FetchRequest, FetchResponse

COUNT = 5


class Slow:
    """Answers after a while, and counts how many wait at the same time."""

    def __init__(self, hosted: dict[str, dict[str, Any]]) -> None:
        self.web, self.waiting, self.most, self.ended = Web(hosted), 0, 0, 0

    async def __call__(self, request: FetchRequest) -> FetchResponse:
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        try:
            await asyncio.sleep(0.01)
            return self.web(request)
        finally:
            self.waiting -= 1
            self.ended += 1


async def _averify(badge: Any, fetch: Any, **options: Any) -> ovenbird.VerificationReport:
    return await ovenbird.averify(badge, fetch=fetch, at=AT, **options)


def test_documents_that_do_not_depend_on_each_other_are_awaited_together() -> None:
    slow = Slow(endorsed(COUNT))
    report = asyncio.run(_averify(badge_of(slow.web.hosted), slow))
    assert report.valid and slow.most >= COUNT, report.table()
    assert [endorsement.verdict for endorsement in report.endorsements] == ["valid"] * COUNT
    assert report == ovenbird.verify(badge_of(slow.web.hosted), fetch=Web(slow.web.hosted), at=AT)


def test_callables_of_every_kind_are_awaited() -> None:
    hosted = documents()
    slow = Slow(hosted)

    async def plain(request: FetchRequest) -> FetchResponse:
        return await slow(request)

    for fetch in (plain, slow, lambda request: slow(request), slow.__call__):
        assert asyncio.run(_averify(badge_of(hosted), fetch)).valid
    assert not asyncio.run(_averify(badge_of(hosted), None)).valid


def test_a_callable_that_is_not_async_runs_in_threads_while_the_loop_goes_on() -> None:
    hosted = endorsed(COUNT)
    web, threads = Web(hosted), set()

    def fetch(request: FetchRequest) -> FetchResponse:
        threads.add(threading.get_ident())
        time.sleep(0.02)
        return web(request)

    async def program() -> tuple[ovenbird.VerificationReport, int]:
        verifying = asyncio.ensure_future(_averify(badge_of(hosted), fetch))
        turns = 0
        while not verifying.done():
            turns += 1
            await asyncio.sleep(0.001)
        return await verifying, turns

    report, turns = asyncio.run(program())
    assert report.valid and turns > 5
    assert threading.get_ident() not in threads and len(threads) > 1


def test_a_cancelled_verification_leaves_nothing_behind() -> None:
    slow = Slow(endorsed(COUNT))

    async def never(request: FetchRequest) -> FetchResponse:
        if "endorsements" in request.url:
            slow.waiting += 1
            try:
                await asyncio.Event().wait()
            finally:
                slow.waiting -= 1
                slow.ended += 1
        return slow.web(request)

    async def program() -> None:
        verifying = asyncio.ensure_future(_averify(badge_of(slow.web.hosted), never))
        while slow.waiting < COUNT:
            await asyncio.sleep(0.001)
        verifying.cancel()
        with pytest.raises(asyncio.CancelledError):
            await verifying
        assert (slow.waiting, slow.ended) == (0, COUNT)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(program())


def test_a_time_limit_of_the_loop_ends_it() -> None:
    async def never(request: FetchRequest) -> FetchResponse:
        await asyncio.Event().wait()
        raise AssertionError

    async def program() -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(_averify(f"{BASE}/assertions/1", never), 0.02)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(program())


def test_a_wrong_answer_among_several_ends_the_others() -> None:
    slow = Slow(endorsed(COUNT))

    async def fetch(request: FetchRequest) -> Any:
        return None if request.url.endswith("/endorsements/0") else await slow(request)

    async def program() -> None:
        with pytest.raises(TypeError, match="FetchResponse"):
            await _averify(badge_of(slow.web.hosted), fetch)
        assert slow.waiting == 0 and asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(program())


def test_an_exception_is_a_failure_and_a_cancellation_is_none() -> None:
    async def reset(request: FetchRequest) -> FetchResponse:
        raise ConnectionResetError("reset")

    async def cancelled(request: FetchRequest) -> FetchResponse:
        raise asyncio.CancelledError

    report = asyncio.run(_averify(f"{BASE}/assertions/1", reset))
    assert report.checks.integrity.reason == "verify.unfetched"
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(_averify(f"{BASE}/assertions/1", cancelled))


def test_an_exception_that_cannot_leave_a_thread_is_a_failure_too() -> None:
    def fetch(request: FetchRequest) -> FetchResponse:
        raise StopIteration("no more")

    report = asyncio.run(asyncio.wait_for(_averify(f"{BASE}/assertions/1", fetch), 10))
    assert report.checks.integrity.reason == "verify.unfetched"
    assert report == ovenbird.verify(f"{BASE}/assertions/1", fetch=fetch, at=AT)


def test_many_at_once_do_not_mix() -> None:
    async def program() -> None:
        webs = [Slow(documents(issuedOn=f"2025-03-{day:02}T00:00:00Z")) for day in range(1, 29)]
        reports = await asyncio.gather(*(_averify(badge_of(slow.web.hosted), slow) for slow in webs))
        for slow, report in zip(webs, reports):
            assert report.valid and report.badge is not None
            assert report.badge.issued_on == badge_of(slow.web.hosted)["issuedOn"]

    asyncio.run(program())


def test_asyncio_is_not_loaded_before_it_is_needed() -> None:
    program = "import sys, ovenbird; ovenbird.verify('https://issuer.example/1'); sys.exit('asyncio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_what_cannot_be_verified_raises_as_in_verify() -> None:
    for badge, error in ((b"{", ovenbird.MalformedError), ("ada.png", FileNotFoundError), (5, TypeError)):
        with pytest.raises(error):
            asyncio.run(_averify(badge, None))
    with pytest.raises(TypeError, match="callable"):
        asyncio.run(_averify(f"{BASE}/assertions/1", "https://issuer.example"))
