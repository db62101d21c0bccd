"""Verifying from Python: what may be given, callables that misbehave, reports that are kept and shown."""

from __future__ import annotations

import html
import io
import json
import pickle
import warnings
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

import ovenbird
from hosting import AT, BASE, Web, badge_of, documents
from ovenbird._asking import asked
from ovenbird._verify_options import verify_options
from ovenbird.fetch import FetchFailure, FetchRequest, FetchResponse

SECRET = "token-5f2c"


@pytest.fixture
def web() -> Web:
    """The web as it should be."""
    return Web(documents())


def _verify(badge: Any, web: Any, **options: Any) -> ovenbird.VerificationReport:
    return ovenbird.verify(badge, fetch=web, at=AT, **options)


def test_every_kind_of_input_gives_the_same_verdict(web: Web, png: bytes, tmp_path: Path) -> None:
    badge = badge_of(web.hosted)
    baked = ovenbird.bake(png, badge)
    path = tmp_path / "baked.png"
    path.write_bytes(baked)
    text = json.dumps(badge)
    given: list[Any] = [badge, text, f"  {text}", text.encode(), bytearray(text, "utf-8"), io.StringIO(text)]
    given += [ovenbird.parse(badge), baked, memoryview(baked), str(path), path, io.BytesIO(baked)]
    given += [ovenbird.unbake_one(baked), badge["id"], badge["id"].encode()]
    reports = [_verify(one, web) for one in given]
    assert [report.verdict for report in reports] == ["valid"] * len(given), reports[0].table()
    assert {report.badge for report in reports} == {reports[0].badge}


def test_a_text_that_is_no_document_is_a_path() -> None:
    with pytest.raises(FileNotFoundError):
        ovenbird.verify("ada.png")


def test_nothing_is_fetched_unless_somebody_fetches(web: Web) -> None:
    report = ovenbird.verify(badge_of(web.hosted), at=AT)
    assert report.verdict == "unverified" and not report.valid and report.requests == 1
    assert {document.read for document in report.documents if document.url} == {False}


@pytest.mark.parametrize(
    "recipient",
    ["ada@example.org", ["eve@example.org", "ada@example.org"], {"email": "ada@example.org"}]
    + [[{"type": "email", "identity": "ada@example.org"}], {"email": ["ada@example.org"]}],
)
def test_a_recipient_is_given_as_for_matching(web: Web, recipient: Any) -> None:
    report = _verify(badge_of(web.hosted), web, recipient=recipient)
    assert report.valid and report.recipient is not None and report.recipient.matched
    written = json.dumps(report.to_dict()) + str(report) + report.html()
    assert "ada@example.org" not in written and "eve@example.org" not in written


def test_another_recipient_makes_a_badge_invalid(web: Web) -> None:
    report = _verify(badge_of(web.hosted), web, recipient="eve@example.org", variants=["lower_case", "nfc"])
    assert (report.verdict, report.checks.recipient.result) == ("invalid", "failed")
    assert [finding.check for finding in report.errors] == ["recipient"]


def _signed(key: ovenbird.Key) -> tuple[str, Web]:
    hosted = documents(verification={"type": "SignedBadge"})
    return ovenbird.sign(badge_of(hosted), key, algorithm="ES256").token, Web(hosted)


def test_a_trusted_key_is_given_in_every_form(tmp_path: Path) -> None:
    key = ovenbird.Key.generate("p256")
    token, web = _signed(key)
    public, issuer = key.public(), f"{BASE}/issuer"
    path = tmp_path / "key.pem"
    path.write_text(public.to_pem())
    alone: list[Any] = [key, public, public.to_pem(), public.to_jwk(), public.to_multikey(), path, path.read_bytes()]
    bound: list[Any] = [(public, issuer), (public.to_pem(), None), {"key": public, "issuer": issuer}, {"key": public}]
    for keys in [*alone, *([one] for one in alone), *([one] for one in bound), {"key": public, "issuer": issuer}]:
        report = _verify(token, web, keys=keys)
        assert report.valid and report.trust == "pinned" and report.key is not None
        assert report.key.thumbprint == key.thumbprint and report.key.algorithm == "ES256"
    assert _verify(ovenbird.sign(badge_of(web.hosted), key), web, keys=key).valid
    assert not _verify(token, web, keys=[(public, "https://evil.example/issuer")]).valid
    assert not _verify(token, web, keys=ovenbird.Key.generate("p256")).valid
    assert not _verify(token, web).valid


@pytest.mark.parametrize("keys", [5, [5], [("a",)], [("a", 5)], [{"key": 5}], [{"key": "a", "issuer": 5}], [None]])
def test_what_is_no_key_is_a_type_error(keys: Any) -> None:
    with pytest.raises(TypeError):
        ovenbird.verify(b"{}", keys=keys)


def test_what_is_secret_of_a_private_key_does_not_even_cross() -> None:
    key = ovenbird.Key.generate()
    written = verify_options(None, (), [key, (key, "https://issuer.example/issuer")], AT, {}, {}, 3, None)
    assert key.to_jwk()["d"] not in written


def test_the_moment_is_text_or_a_datetime_with_a_zone(web: Web) -> None:
    badge = badge_of(web.hosted)
    moment = datetime(2026, 6, 1, tzinfo=timezone.utc)
    assert ovenbird.verify(badge, fetch=web, at=moment) == _verify(badge, web)
    assert ovenbird.verify(badge, fetch=web, at=datetime(2025, 1, 1, tzinfo=timezone.utc)).standing.not_yet
    with pytest.raises(ovenbird.CallerError, match="time zone"):
        ovenbird.verify(badge, at=datetime(2026, 6, 1))


def test_without_a_moment_it_is_now(web: Web) -> None:
    report = ovenbird.verify(badge_of(web.hosted), fetch=web)
    assert report.valid and report.at is not None
    judged = datetime.fromisoformat(report.at.replace("Z", "+00:00"))
    assert abs((datetime.now(timezone.utc) - judged).total_seconds()) < 60


@pytest.mark.parametrize(
    "options",
    [{"at": 5}, {"check_images": 1}, {"depth": "3"}, {"depth": True}, {"recipient": 5}, {"variants": "nfc"}]
    + [{"limits": {"requests": "1"}}, {"fetch": "https://issuer.example"}, {"fetch": 5}],
)
def test_an_option_of_the_wrong_type_is_a_type_error(options: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        ovenbird.verify(b"{}", **options)


def test_the_limits_of_fetching_are_there(web: Web) -> None:
    badge = badge_of(web.hosted)
    for limits, code in (({"requests": 1}, "limit.requests"), ({"response_bytes": 10}, "limit.response")):
        report = _verify(badge, web, limits=limits)
        assert report.verdict == "unverified" and code in {finding.code for finding in report.problems}
    assert _verify(badge, web, limits={"fetched_bytes": 1 << 20, "picture_bytes": 1 << 10}).valid


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_a_body_is_any_buffer_and_an_answer_may_be_a_tuple(web: Web, kind: Any) -> None:
    def fetch(request: FetchRequest) -> tuple[int, str, str, Any]:
        answer = web(request)
        return answer.status, answer.final_url, answer.media_type, kind(answer.body)

    assert _verify(badge_of(web.hosted), fetch).valid


def test_a_body_that_is_too_long_is_not_read(web: Web) -> None:
    def fetch(request: FetchRequest) -> FetchResponse:
        answer = web(request)
        return FetchResponse(200, request.url, answer.media_type, bytes(answer.body) + b" " * request.max_bytes)

    report = _verify(badge_of(web.hosted), fetch)
    assert report.verdict == "unverified" and "limit.response" in {finding.code for finding in report.problems}


def _told(report: ovenbird.VerificationReport) -> str:
    """What is said of the answers, but for the URLs themselves."""
    return " ".join(finding.message for finding in report.problems)


def test_an_exception_is_the_reason_why_there_is_no_answer() -> None:
    badge = f"{BASE}/assertions/1?{SECRET}&name=ada"

    def fetch(request: FetchRequest) -> FetchResponse:
        quoted = request.url.partition("?")[2]
        raise ConnectionResetError(f"reset at {request.url}#x, /assertions/1?{SECRET}, {quoted}, https://u:{SECRET}@a/")

    report = _verify(badge, fetch)
    assert report.verdict == "unverified" and report.checks.integrity.reason == "verify.unfetched"
    assert "reset at https://issuer.example/assertions/1" in _told(report)
    assert SECRET not in _told(report) and "name=ada" not in _told(report)


def test_a_failure_has_its_own_code_and_the_others_the_name_of_their_class() -> None:
    codes: list[str] = []
    request = FetchRequest(1, BASE, "issuer", "*/*", 5)
    for error in (FetchFailure("busy", code="busy"), TimeoutError("late"), RuntimeError("\udcff"), _Unspeakable()):

        def fetch(request: FetchRequest, error: Exception = error) -> FetchResponse:
            raise error

        answer = asked(fetch, request)
        assert isinstance(answer, FetchFailure)
        codes.append(answer.code)
    assert codes == ["busy", "TimeoutError", "RuntimeError", "_Unspeakable"]


class _Unspeakable(Exception):
    def __str__(self) -> str:
        raise ValueError("no words")


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_what_ends_a_program_comes_through(error: type[BaseException]) -> None:
    def fetch(request: FetchRequest) -> FetchResponse:
        raise error

    with pytest.raises(error):
        _verify(f"{BASE}/assertions/1", fetch)


@pytest.mark.parametrize(
    "answer",
    [None, b"{}", {}, (200, "", ""), (200, "", "", "text"), (200, "", "", Path("a")), ("200", "", "", b"")]
    + [(200, 5, "", b""), (True, "", "", b""), FetchResponse(200, body="text")],  # type: ignore[arg-type]
)
def test_an_answer_of_the_wrong_type_is_a_type_error(answer: Any) -> None:
    with pytest.raises(TypeError):
        _verify(f"{BASE}/assertions/1", lambda request: answer)


def test_an_answer_with_a_status_that_there_is_not_is_an_error() -> None:
    for status in (-1, 1 << 16, 1 << 70):
        with pytest.raises(ovenbird.CallerError, match="status"):
            _verify(f"{BASE}/assertions/1", lambda request: (status, "", "", b""))


def test_what_a_server_sends_raises_nothing(web: Web) -> None:
    """Some clients hand a server's bytes over as halves of surrogate pairs."""
    answer = FetchResponse(200, f"{BASE}/\udcff", "text/\udcff", b"\xff")
    assert _verify(badge_of(web.hosted), lambda request: answer).verdict != "valid"


def test_an_async_callable_belongs_to_averify() -> None:
    async def fetch(request: FetchRequest) -> FetchResponse:
        return FetchResponse(200)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(TypeError, match="averify"):
            _verify(f"{BASE}/assertions/1", fetch)


def test_a_report_is_neither_true_nor_false(web: Web) -> None:
    report = _verify(badge_of(web.hosted), web)
    with pytest.raises(TypeError, match="report.valid"):
        bool(report)
    assert report.valid is True and ovenbird.verify(badge_of(web.hosted)).valid is False


def test_a_report_survives_a_pickle_with_its_forms(web: Web) -> None:
    report = _verify(badge_of(web.hosted), web)
    again = pickle.loads(pickle.dumps(report))
    assert again == report and hash(again) == hash(report)
    assert (str(again), again.html(), again.problem_details()) == (str(report), report.html(), report.problem_details())
    bare = ovenbird.VerificationReport.from_dict(report.to_dict())
    assert bare == report and "valid" in str(bare) and "<table" in bare._repr_html_()
    for ask in (bare.html, bare.table, bare.problem_details):
        with pytest.raises(ovenbird.CallerError):
            ask()


def test_a_report_prints_as_a_table_and_is_a_page_in_a_notebook(web: Web) -> None:
    hostile = '"><script>alert(1)</script></iframe>\x1b[2J'
    web.hosted[f"{BASE}/badges/1"]["name"] = hostile
    report = _verify(badge_of(web.hosted), web)
    assert report.badge is not None and report.badge.name == hostile
    assert all(c.isprintable() or c == "\n" for c in str(report)) and "integrity" in str(report)
    cell = report._repr_html_()
    start, end = cell.index('srcdoc="') + len('srcdoc="'), cell.index('" style=')
    assert html.unescape(cell[start:end]) == report.html()
    assert 'sandbox=""' in cell and cell.count("<") == 2 and "<script" not in report.html()


def test_a_verification_is_driven_by_hand(web: Web) -> None:
    verification = ovenbird.Verification(badge_of(web.hosted), at=AT)
    early = verification.report()
    assert not verification.is_ready and early.verdict == "unverified"
    while requests := verification.next_requests():
        assert verification.next_requests() == [], "each is handed out once"
        for request in requests:
            answer = web(request)
            about = {"final_url": answer.final_url, "media_type": answer.media_type}
            verification.supply(request.id, status=answer.status, body=answer.body, **about)
            with pytest.raises(ovenbird.CallerError) as caught:
                verification.supply(request.id, status=200)
            assert caught.value.code == "verify.request"
    assert verification.is_ready and verification.report().valid and "ready" in repr(verification)
    assert "UNVERIFIED" in early.table() and "UNVERIFIED" not in verification.table(), "a report does not change"
    assert verification.problem_details().status == 200 and verification.html().startswith("<!")


@pytest.mark.parametrize("id", [0, 2, 1 << 32, 1 << 70, -1])
def test_a_number_that_was_not_asked_for_is_an_error(id: int) -> None:
    verification = ovenbird.Verification(f"{BASE}/assertions/1")
    verification.next_requests()
    for supply in (lambda: verification.supply(id, status=200), lambda: verification.supply_failure(id)):
        with pytest.raises(ovenbird.CallerError) as caught:
            supply()
        assert caught.value.code == "verify.request"


def test_threads_may_share_a_verification_and_verify_side_by_side(web: Web) -> None:
    verification = ovenbird.Verification(badge_of(web.hosted), at=AT)

    def ask(index: int) -> object:
        return [verification.report, verification.table, verification.next_requests][index % 3]()

    def whole(index: int) -> bool:
        return _verify(badge_of(web.hosted), Web(web.hosted)).valid

    with ThreadPoolExecutor(8) as pool:
        handed_out = [one for one in pool.map(ask, range(300)) if isinstance(one, list) and one]
        assert all(pool.map(whole, range(100)))
    assert len(handed_out) == 1
