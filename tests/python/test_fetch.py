"""The guarded client from Python, against a small server on this very machine."""

from __future__ import annotations

import asyncio
import copy
import pickle
from typing import Any

import pytest

import ovenbird
from hosting import AT, badge_of, served
from ovenbird.fetch import Counters, FetchFailure, FetchRequest, FetchResponse, Guarded, guarded

TESTED: dict[str, Any] = {"allow_http": True, "allow_loopback_for_tests": True}


def test_the_whole_of_a_verification_with_a_server() -> None:
    with served() as (base, hosted):
        client = guarded(**TESTED)
        report = ovenbird.verify(f"{base}/assertions/1", fetch=client, at=AT)
        assert report.valid, report.table()
        assert report == asyncio.run(ovenbird.averify(f"{base}/assertions/1", fetch=client, at=AT))
        assert report == ovenbird.verify(f"{base}/assertions/1", fetch=lambda request: client(request), at=AT)
        counters = client.counters()
        assert (counters.requests, counters.responses, counters.cache_hits) == (9, 9, 6)
        del hosted[f"{base}/issuer"]
        again = ovenbird.verify(badge_of(hosted), fetch=guarded(**TESTED), at=AT)
        assert (again.verdict, again.documents[-1].status) == ("unverified", 404)


def test_this_very_machine_is_refused_unless_a_test_asks_for_it() -> None:
    with served() as (base, _hosted):
        for client in (guarded(), guarded(allow_http=True, ports=[int(base.rpartition(":")[2])])):
            report = ovenbird.verify(f"{base}/assertions/1", fetch=client, at=AT)
            assert report.verdict == "unverified" and report.checks.integrity.reason == "verify.unfetched"
            assert (client.counters().refused, client.counters().connections) == (1, 0)
            with pytest.raises(FetchFailure) as caught:
                client(f"{base}/assertions/1")
            assert caught.value.code in ("fetch.refused_url", "fetch.refused_address")


def test_a_client_answers_a_url_too_and_takes_no_more_than_it_is_asked_to() -> None:
    with served() as (base, _hosted):
        client = guarded(**TESTED, cache_entries=0)
        answer = client(f"{base}/issuer")
        assert isinstance(answer, FetchResponse) and answer.status == 200 and b"Oven House" in bytes(answer.body)
        assert answer.media_type == "application/ld+json" and answer.final_url == f"{base}/issuer"
        assert "Oven House" not in repr(answer) and base not in repr(answer)
        assert client(f"{base}/nothing").status == 404
        request = FetchRequest(1, f"{base}/issuer", "issuer", "application/json", 10)
        with pytest.raises(FetchFailure) as caught:
            client(request)
        assert caught.value.code == "fetch.too_large"
        assert client.counters().to_dict()["failed"] == 1


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"max_redirects": 50}, ovenbird.CallerError),
        ({"total_timeout_ms": -1}, ovenbird.CallerError),
        ({"user_agent": "a\r\nb"}, ovenbird.CallerError),
        ({"ports": [70_000]}, ovenbird.CallerError),
        ({"max_redirects": "5"}, TypeError),
        ({"allow_http": 1}, TypeError),
        ({"ports": ["443"]}, TypeError),
        ({"user_agent": b"a"}, TypeError),
        ({"proxy": "http://127.0.0.1"}, TypeError),
    ],
)
def test_options_that_cannot_be_are_refused(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        guarded(**options)
    assert not isinstance(caught.value, ovenbird.CallerError) or caught.value.code == "option.invalid"


def test_every_option_of_the_client_is_there() -> None:
    names = "connect_timeout_ms total_timeout_ms max_header_bytes max_body_bytes cache_entries cache_bytes"
    client = guarded(**dict.fromkeys(names.split(), 1000), cache_lifetime_ms=0, user_agent="baker", ports=[443, 8443])
    assert client.counters() == Counters(0, 0, 0, 0, 0, 0, 0, 0) and repr(client) == "<ovenbird.fetch.Guarded>"


def test_a_client_is_made_by_its_function_and_is_no_data() -> None:
    with pytest.raises(TypeError, match="guarded"):
        Guarded()
    with pytest.raises(TypeError):
        pickle.dumps(guarded())
    with pytest.raises(TypeError):
        guarded()(5)  # type: ignore[arg-type]


def test_a_failure_survives_a_pickle() -> None:
    failure = pickle.loads(pickle.dumps(FetchFailure("late", code="timeout")))
    assert (failure.message, failure.code, str(failure)) == ("late", "timeout", "late [timeout]")
    assert str(FetchFailure("late")) == "late" and copy.copy(failure).code == "timeout"
    with pytest.raises(TypeError):
        FetchFailure(5)  # type: ignore[arg-type]


def test_the_public_names_are_listed() -> None:
    assert all(hasattr(ovenbird.fetch, name) for name in ovenbird.fetch.__all__)
