"""Issuing: requests in every form, the moment, status lists, and a badge in one call."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import ovenbird
from conftest import KEY_URL, REQUEST
from ovenbird import Key, StatusList

SIGNED = {name: value for name, value in REQUEST.items() if name != "id"}


@pytest.fixture(scope="module")
def rsa() -> Key:
    """A private key as Open Badges 2.0 wants it."""
    return Key.generate("rsa", id=KEY_URL)


def _code(call: Callable[[], object]) -> str:
    with pytest.raises(ovenbird.OvenbirdError) as caught:
        call()
    return caught.value.code


def test_what_is_issued_has_no_fault_and_hides_the_identity() -> None:
    issued = ovenbird.issue(REQUEST)
    report = ovenbird.validate(issued.document.encode())
    assert report.ok and report.warnings == 0
    assert (issued.version, issued.class_, issued.id) == ("2.0", "Assertion", REQUEST["id"])
    assert "ada@example.org" not in issued.document and "ada@example.org" not in repr(issued)
    assert ovenbird.match_recipient(issued.document, "ada@example.org").matched
    assert issued.to_json()["badge"] == REQUEST["badge"] and "Assertion" in str(issued)


def test_a_request_comes_in_every_form(tmp_path: Path) -> None:
    text = json.dumps(REQUEST)
    (tmp_path / "request.json").write_text(text)
    expected = ovenbird.issue(REQUEST, now=0, insecure_seed="a")
    for request in (text, text.encode(), tmp_path / "request.json", io.StringIO(text), io.BytesIO(text.encode())):
        assert ovenbird.issue(request, now=0, insecure_seed="a") == expected
    assert ovenbird.issue({**REQUEST, "expires": None, "class": None}, now=0, insecure_seed="a") == expected


def test_each_document_has_its_own_salt_and_id() -> None:
    made = [ovenbird.issue({**SIGNED, "verification": "signed"}).to_json() for _ in range(20)]
    assert len({document["id"] for document in made}) == 20
    assert len({document["recipient"]["salt"] for document in made}) == 20
    assert all(len(document["recipient"]["salt"]) == 32 for document in made)


@pytest.mark.parametrize(
    ("now", "issued_on"),
    [
        (1_700_000_000, "2023-11-14T22:13:20Z"),
        (0, "1970-01-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
        (datetime(2024, 2, 29, 12, tzinfo=timezone.utc), "2024-02-29T12:00:00Z"),
        (datetime(2024, 2, 29, 23, 59, 59, 999_999, tzinfo=timezone.utc), "2024-02-29T23:59:59Z"),
        (datetime(2024, 3, 1, 1, tzinfo=timezone(timedelta(hours=2))), "2024-02-29T23:00:00Z"),
        (datetime(1969, 12, 31, 23, 59, 58, 500_000, tzinfo=timezone.utc), "1969-12-31T23:59:58Z"),
    ],
)
def test_the_moment_of_issuing_is_what_is_given(now: Any, issued_on: str) -> None:
    assert ovenbird.issue(REQUEST, now=now).to_json()["issuedOn"] == issued_on


def test_the_moment_of_issuing_is_the_clock_by_default_and_the_request_before_all() -> None:
    before = int(time.time())
    told = ovenbird.issue(REQUEST).to_json()["issuedOn"]
    assert before <= datetime.fromisoformat(told.replace("Z", "+00:00")).timestamp() <= time.time()
    moment = datetime(2024, 5, 4, 12, tzinfo=timezone(timedelta(hours=2)))
    request: ovenbird.IssueRequest = {**REQUEST, "issued_on": moment, "expires": "2030-01-01T00:00:00Z"}  # type: ignore[typeddict-item]
    made = ovenbird.issue(request, now=0).to_json()
    assert (made["issuedOn"], made["expires"]) == ("2024-05-04T10:00:00+00:00", "2030-01-01T00:00:00Z")


@pytest.mark.parametrize("now", ["2024-01-01T00:00:00Z", 1.5, True, [0]])
def test_a_moment_of_another_type_is_a_type_error(now: Any) -> None:
    with pytest.raises(TypeError, match="now"):
        ovenbird.issue(REQUEST, now=now)


def test_a_datetime_without_a_zone_is_no_moment() -> None:
    assert _code(lambda: ovenbird.issue(REQUEST, now=datetime(2024, 1, 1))) == "argument.invalid"
    assert _code(lambda: ovenbird.issue({**REQUEST, "expires": datetime(2024, 1, 1)})) == "argument.invalid"


def test_everything_that_lacks_is_told_at_once() -> None:
    with pytest.raises(ovenbird.NotFoundError) as caught:
        ovenbird.issue({})
    assert caught.value.code == "issue.incomplete"
    assert "/recipient" in caught.value.message and "/badge" in caught.value.message


def test_refusals_have_their_codes() -> None:
    assert _code(lambda: ovenbird.issue({**REQUEST, "recipients": "ada@example.org"})) == "issue.invalid"
    assert _code(lambda: ovenbird.issue("[]")) == "issue.invalid"
    assert _code(lambda: ovenbird.issue({**REQUEST, "expires": "next year"})) == "issue.invalid"
    assert _code(lambda: ovenbird.issue({**REQUEST, "badge": "\ud83d"})) == "argument.invalid"
    assert _code(lambda: ovenbird.issue({**REQUEST, "badge": float("nan")})) == "argument.invalid"
    assert _code(lambda: ovenbird.issue(REQUEST, now=2**80)) == "option.invalid"
    assert _code(lambda: ovenbird.issue(REQUEST, limits={"text_bytes": 10})) == "limit.text"


@pytest.mark.parametrize("request_", [None, 5, ["recipient"], object()])
def test_what_is_no_request_is_a_type_error(request_: Any, png: bytes) -> None:
    with pytest.raises(TypeError, match="request"):
        ovenbird.issue(request_)
    with pytest.raises(TypeError, match="request"):
        ovenbird.issue_and_bake(png, request_)
    with pytest.raises(TypeError):
        ovenbird.issue({"badge": object()})


def test_the_key_of_a_cryptographic_key_is_a_key_of_this_library(rsa: Key) -> None:
    request = {"class": "CryptographicKey", "id": KEY_URL, "issuer": "https://badges.example.org/issuer"}
    for key in (rsa, rsa.public(), rsa.public().to_pem()):
        made = ovenbird.issue({**request, "public_key": key}).to_json()
        assert Key.read(made["publicKeyPem"]) == rsa.public()
    assert _code(lambda: ovenbird.issue({**request, "public_key": rsa.to_pem()})) == "key.not_public"


def test_a_badge_is_made_signed_and_baked_in_one_call(rsa: Key, png: bytes, svg: bytes, tmp_path: Path) -> None:
    (tmp_path / "badge.png").write_bytes(png)
    for image in (png, bytearray(png), tmp_path / "badge.png", str(tmp_path / "badge.png"), io.BytesIO(png), svg):
        made = ovenbird.issue_and_bake(image, SIGNED, rsa)
        found = ovenbird.unbake_one(made.bytes)
        assert made.signed is not None and found.text == made.payload == made.signed.token
        assert made.issued.to_json()["verification"]["type"] == "SignedBadge"
        assert ovenbird.verify_signature(found, rsa.public()).verified
        assert ovenbird.validate(made.bytes).ok and len(made.bytes) == made.baked.length
    assert "RS256" in str(made) and "<img" in made._repr_html_() and "bytes" not in made.to_dict()


def test_a_hosted_badge_is_baked_without_a_key(png: bytes) -> None:
    made = ovenbird.issue_and_bake(png, REQUEST, now=0)
    assert made.signed is None and made.payload == made.issued.document
    assert ovenbird.strip(made.bytes) == png and ovenbird.parse(made.payload).id == REQUEST["id"]


def test_keys_come_in_every_form(rsa: Key, png: bytes, tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text(rsa.to_pem())
    expected = ovenbird.issue_and_bake(png, SIGNED, rsa, now=0, insecure_seed="a", key_id=KEY_URL)
    for key in (rsa.to_pem(), rsa.to_pem().encode(), rsa.to_jwk(), tmp_path / "key.pem"):
        made = ovenbird.issue_and_bake(png, SIGNED, key, now=0, insecure_seed="a", key_id=KEY_URL)
        assert made == expected and made.bytes == expected.bytes


def test_options_of_each_step_are_taken(rsa: Key, png: bytes) -> None:
    once = ovenbird.issue_and_bake(png, SIGNED, rsa, algorithm="PS256", typ="JOSE", keyword="openbadgecredential")
    assert once.signed is not None and json.loads(once.signed.header)["typ"] == "JOSE"
    assert (once.signed.algorithm, once.baked.keyword) == ("PS256", "openbadgecredential")
    assert ovenbird.issue_and_bake(once.bytes, SIGNED, rsa).baked.replaced == 1
    calls: list[tuple[str, Callable[[], object]]] = [
        ("image.already_baked", lambda: ovenbird.issue_and_bake(once.bytes, SIGNED, rsa, on_existing="refuse")),
        ("image.unsupported", lambda: ovenbird.issue_and_bake(b"GIF89a", SIGNED, rsa)),
        ("key.not_private", lambda: ovenbird.issue_and_bake(png, SIGNED, rsa.public())),
        ("option.conflict", lambda: ovenbird.issue_and_bake(png, {**SIGNED, "verification": "signed"})),
        ("limit.input", lambda: ovenbird.issue_and_bake(png, SIGNED, rsa, limits={"input_bytes": 10})),
    ]
    for code, call in calls:
        assert _code(call) == code
    for wrong in ({"check": 1}, {"check_crc": None}, {"keyword": 5}, {"algorithm": 5}, {"limits": 5}, {"signer": bytes}):
        with pytest.raises(TypeError):
            ovenbird.issue_and_bake(png, SIGNED, rsa, **wrong)


def test_badges_are_issued_by_eight_threads_at_once(rsa: Key, png: bytes) -> None:
    public, start = rsa.public(), threading.Barrier(8)

    def work(thread: int) -> list[bool]:
        start.wait()
        good = []
        for at in range(6):
            request = {**SIGNED, "recipient": f"{thread}.{at}@example.org"}
            made = ovenbird.issue_and_bake(png, request, rsa)
            report = ovenbird.verify_signature(ovenbird.unbake_one(made.bytes), public)
            good.append(report.verified and ovenbird.match_recipient(report.document, request["recipient"]).matched)
        return good

    with ThreadPoolExecutor(8) as pool:
        assert all(all(good) for good in pool.map(work, range(8)))


def test_a_status_list_holds_what_is_set() -> None:
    statuses = StatusList(200_000, size=2)
    assert (len(statuses), statuses.length, statuses.size) == (200_000, 200_000, 2)
    wanted = {0: 1, 1: 3, 77_777: 2, 199_999: 3}
    for index, status in wanted.items():
        statuses[index] = status
    statuses.set(5, 3)
    statuses.set(5, 0)
    again = StatusList.decode(statuses.encode(), size=2)
    assert {index: status for index, status in enumerate(again) if status} == wanted
    assert again.get(77_777) == again[77_777] == 2 and "200000" in repr(again)


def test_a_status_list_refuses_what_it_has_no_place_for() -> None:
    statuses = StatusList()
    for index in (-1, 131_072, 2**32, 2**64, -(2**70)):
        assert _code(lambda: statuses[index]) == "status.index"
        assert _code(lambda: statuses.set(index, 1)) == "status.index"
    for status in (2, 255, 256, -1, 2**70):
        assert _code(lambda: statuses.set(0, status)) == "status.value"
    for wrong in (None, "0", 1.0, True):
        with pytest.raises(TypeError):
            statuses.get(wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            statuses.set(0, wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            StatusList(wrong and 5.0, size=wrong)  # type: ignore[arg-type]
    assert _code(lambda: StatusList(100)) == _code(lambda: StatusList(size=9)) == _code(lambda: StatusList(-1)) == "option.invalid"
    assert _code(lambda: StatusList(limits={"status_list_bytes": 100})) == "limit.status_list"
    assert not any(statuses)


def test_a_status_list_that_is_damaged_or_a_bomb_is_refused() -> None:
    encoded = StatusList(8_000_000).encode()
    assert len(encoded) < 3_000 and len(StatusList.decode(encoded.encode())) == 8_000_000
    assert _code(lambda: StatusList.decode(encoded, limits={"status_list_bytes": 100_000})) == "limit.status_list"
    other = "B" if encoded[40] == "A" else "A"
    for damaged in (encoded[:-8], encoded + "==", "u+/" + encoded, "", "u", encoded[:40] + other + encoded[41:]):
        assert _code(lambda: StatusList.decode(damaged)) == "status.encoding"


def test_a_status_list_goes_into_its_credential() -> None:
    statuses = StatusList()
    statuses[7] = 1
    made = ovenbird.issue(
        {
            "version": "3.0",
            "class": "BitstringStatusListCredential",
            "id": "https://badges.example.org/status/1",
            "issuer": {"id": "https://badges.example.org/issuer", "type": ["Profile"], "name": "Example Makers"},
            "status_list": {"encoded": statuses.encode()},
        }
    )
    assert StatusList.decode(made.to_json()["credentialSubject"]["encodedList"])[7] == 1


def test_threads_take_turns_with_a_status_list() -> None:
    statuses = StatusList()

    def work(thread: int) -> None:
        for at in range(500):
            statuses[at * 8 + thread] = 1
            assert statuses[at * 8 + thread] == 1 and statuses.encode()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert sum(statuses) == 4_000
