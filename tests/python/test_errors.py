"""The exceptions: attributes, classes, pickling, and a panic that stays inside."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest

import ovenbird
from conftest import URL
from ovenbird import _native

CLASSES = {
    "caller": ovenbird.CallerError,
    "malformed": ovenbird.MalformedError,
    "unsupported": ovenbird.UnsupportedError,
    "not_found": ovenbird.NotFoundError,
    "limit": ovenbird.LimitError,
    "refused": ovenbird.RefusedError,
    "internal": ovenbird.InternalError,
}


def _error(call: Any, *args: Any, **options: Any) -> ovenbird.OvenbirdError:
    with pytest.raises(ovenbird.OvenbirdError) as caught:
        call(*args, **options)
    return caught.value


def test_each_kind_has_its_class(png: bytes) -> None:
    baked = ovenbird.bake(png, URL)
    errors = [
        _error(ovenbird.hash_identity, ""),
        _error(ovenbird.unbake, baked[:50]),
        _error(ovenbird.unbake, b"GIF89a"),
        _error(ovenbird.unbake, png),
        _error(ovenbird.unbake, png, limits={"input_bytes": 10}),
        _error(ovenbird.bake, baked, URL, on_existing="refuse"),
    ]
    assert [error.kind for error in errors] == ["caller", "malformed", "unsupported", "not_found", "limit", "refused"]
    assert [type(error) for error in errors] == [CLASSES[error.kind] for error in errors]


def test_every_kind_in_the_table_has_a_class() -> None:
    assert {row.kind for row in ovenbird.error_codes()} == set(CLASSES)


@pytest.mark.parametrize("kind", CLASSES)
def test_all_but_internal_are_value_errors(kind: str) -> None:
    assert issubclass(CLASSES[kind], ovenbird.OvenbirdError)
    assert issubclass(CLASSES[kind], ValueError) is (kind != "internal")
    assert not issubclass(CLASSES[kind], TypeError)


def test_attributes_tell_what_and_where(png: bytes) -> None:
    at = png.index(b"IDAT") - 4
    broken = png[: at + 8] + bytes([png[at + 8] ^ 1]) + png[at + 9 :]
    error = _error(ovenbird.bake, broken, URL)
    assert (error.code, error.kind, error.part, error.offset) == ("png.crc_mismatch", "malformed", "IDAT", at)
    assert error.needed is None and error.pointer is None
    assert error.message and error.message in str(error) and error.code in str(error)
    assert error.detail["code"] == error.code and error.detail["offset"] == at


def test_a_pointer_tells_the_place_in_a_document() -> None:
    error = _error(ovenbird.parse, '{"a": {"b": 1, "b": 2}}')
    assert error.code == "json.duplicate_key"
    assert error.pointer is not None or error.offset is not None


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_errors_survive_pickling_and_copying(protocol: int) -> None:
    error = _error(ovenbird.unbake, b"\x89PNG\r\n\x1a\n")
    error.where = "upload 7"  # type: ignore[attr-defined]
    for again in (pickle.loads(pickle.dumps(error, protocol)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert again.detail == error.detail and str(again) == str(error) and again.args == error.args
        assert vars(again)["where"] == "upload 7"


def test_errors_come_back_from_a_process_pool() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        error = _error(pool.submit(ovenbird.unbake, b"GIF89a").result)
    assert error.code == "image.unsupported"


def test_tracebacks_name_the_public_class() -> None:
    error = _error(ovenbird.unbake, b"GIF89a")
    assert f"{type(error).__module__}.{type(error).__qualname__}" == "ovenbird.UnsupportedError"


def test_a_panic_is_an_internal_error_and_the_process_lives(png: bytes) -> None:
    for _ in range(3):
        with pytest.raises(ovenbird.InternalError) as caught:
            _native._panic_for_test()  # type: ignore[attr-defined]
        assert isinstance(caught.value, Exception), "an `except Exception` must see it"
        assert caught.value.detail["code"] == "internal"
        assert ovenbird.unbake_one(ovenbird.bake(png, URL)).text == URL


def test_a_panic_in_a_fresh_process_ends_it_in_good_order() -> None:
    program = (
        "import ovenbird\n"
        "try: ovenbird._native._panic_for_test()\n"
        "except Exception as error: print(type(error).__name__)\n"
        "print(ovenbird.sniff(b'GIF89a'))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.split()) == (0, ["InternalError", "gif"])


def test_rules_are_unique_and_problems_name_one() -> None:
    rules = ovenbird.rules()
    ids = {rule.id for rule in rules}
    assert len(ids) == len(rules) > 500
    assert all(rule.says and rule.clause for rule in rules)
    problems = ovenbird.validate({"type": "email"}, version="2.0", class_="IdentityObject").problems
    assert problems and all(problem.rule in ids for problem in problems)


def test_codes_are_unique_and_documented() -> None:
    rows = ovenbird.error_codes()
    assert len({row.code for row in rows}) == len(rows) > 50
    assert all(row.meaning and row.remedy and row.why for row in rows)
    assert all(ovenbird.explain(row.code) == row for row in rows)
