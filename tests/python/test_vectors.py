"""The shared vectors: every case must give in Python what it gives in Rust, C and Node."""

from __future__ import annotations

import base64
import inspect
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import ovenbird
from conftest import VECTORS
from ovenbird import _native
from ovenbird._options import identities_json

Case = dict[str, Any]


def _cases() -> list[Any]:
    found = []
    for path in sorted(VECTORS.glob("*.json")):
        found += [pytest.param(case, id=case["id"]) for case in json.loads(path.read_text("utf-8"))["cases"]]
    return found


CASES = _cases()


def _bytes(argument: dict[str, str]) -> bytes:
    if "file" in argument:
        return (VECTORS / argument["file"]).read_bytes()
    if "base64" in argument:
        return base64.b64decode(argument["base64"], validate=True)
    return argument["text"].encode("utf-8")


def _text(argument: Any) -> str:
    return argument if isinstance(argument, str) else _bytes(argument).decode("utf-8")


def _mismatch(expected: Any, actual: Any, at: str = "") -> str | None:
    """Where `actual` does not hold what is expected, or None. Comparison is by subset, as the vectors' page says."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        found = (_mismatch(value, actual.get(name), f"{at}/{name}") for name, value in expected.items())
        return next(filter(None, found), None)
    if isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            return f"{at}: {len(expected)} expected, {len(actual)} found"
        found = (_mismatch(one, other, f"{at}/{i}") for i, (one, other) in enumerate(zip(expected, actual)))
        return next(filter(None, found), None)
    same = type(expected) is type(actual) and expected == actual
    return None if same else f"{at}: expected {expected!r}, found {actual!r}"


def _bake(case: Case, options: dict[str, Any]) -> Any:
    image, payload = _bytes(case["args"]["image"]), _text(case["args"]["payload"])
    baked = ovenbird.bake(image, payload, **options)
    spliced = ovenbird.splice(image, payload, **options)
    buffer = bytearray(len(baked))
    assert ovenbird.bake_into(image, payload, buffer, **options) == len(baked)
    assert buffer == baked == spliced.to_bytes() == b"".join(spliced.pieces)
    assert len(spliced) == len(baked) == spliced.report.length
    small = bytearray(b"\xaa" * (len(baked) - 1))
    with pytest.raises(ovenbird.CallerError) as caught:
        ovenbird.bake_into(image, payload, small, **options)
    assert (caught.value.code, caught.value.needed) == ("buffer.too_small", len(baked))
    assert set(small) == {0xAA}, "a buffer that is too small stays untouched"
    return {"report": _lossless(spliced.report), "bytes": baked}


def _unbake(case: Case, options: dict[str, Any]) -> Any:
    image = _bytes(case["args"]["image"])
    try:
        unbaked = ovenbird.unbake(image, **options)
    except ovenbird.OvenbirdError as error:
        with pytest.raises(type(error)) as caught:
            ovenbird.unbake_one(image, **options)
        assert caught.value.detail == error.detail
        raise
    assert ovenbird.unbake_one(image, **options) == unbaked[unbaked.badge] == unbaked.badge_found
    if not options.get("strict"):
        inspected = json.loads(_native.inspect(image, json.dumps(options)))["badges"]
        assert [found.to_dict() for found in unbaked] == [summary["found"] for summary in inspected]
    return _lossless(unbaked)


def _inspect(case: Case, options: dict[str, Any]) -> Any:
    given = _bytes(case["args"]["input"])
    return _lossless(ovenbird.inspect(given, **options), json.loads(_native.inspect(given, json.dumps(options))))


def _validate(case: Case, options: dict[str, Any]) -> Any:
    given = _bytes(case["args"]["input"])
    keywords = {_keyword(name): value for name, value in options.items()}
    report = ovenbird.validate(given, **keywords)
    assert bool(report) is report.ok and report._repr_html_()
    return _lossless(report, json.loads(_native.validate(given, json.dumps(options))))


def _validate_extension(case: Case, options: dict[str, Any]) -> Any:
    texts = _text(case["args"]["extension"]), _text(case["args"]["schema"])
    report = ovenbird.validate_extension(*texts, **options)
    return _lossless(report, json.loads(_native.validate_extension(*texts, json.dumps(options))))


def _upgrade(case: Case, options: dict[str, Any]) -> Any:
    text, to = _text(case["args"]["text"]), case["args"]["to"]
    new = ovenbird.upgrade(text, to, **options)
    assert new._repr_html_()
    return _lossless(new, json.loads(_native.upgrade(text, to, json.dumps(options))))


def _keyword(name: str) -> str:
    """The keyword of an option: `class` is a word of the language."""
    return "class_" if name == "class" else name


def _parse(case: Case, options: dict[str, Any]) -> Any:
    text = _text(case["args"]["text"])
    badge = ovenbird.parse(text, **options)
    about, document, raw = _native.parse(text, json.dumps(options))
    return _lossless(badge, {**json.loads(about), "document": document, "raw": raw})


def _payload(case: Case, options: dict[str, Any]) -> Any:
    text = _text(case["args"]["text"])
    return _lossless(ovenbird.payload(text, **options), json.loads(_native.payload(text, json.dumps(options))))


def _match(case: Case, options: dict[str, Any]) -> Any:
    document, identities = _text(case["args"]["document"]), case["args"]["identities"]
    match = ovenbird.match_recipient(document, identities, **options)
    assert bool(match) is match.matched
    written = identities_json(identities)
    return _lossless(match, json.loads(_native.match_recipient(document, written, json.dumps(options))))


def _lossless(record: Any, native: dict[str, Any] | None = None) -> Any:
    """The record's JSON form, after seeing that it is exactly what the core says and survives being shown."""
    written = record.to_dict()
    if native is not None:
        assert written == native
    assert type(record).from_dict(written) == record == pickle.loads(pickle.dumps(record))
    assert repr(record) and str(record)
    return written


RUNNERS: dict[str, Callable[[Case, dict[str, Any]], Any]] = {
    "sniff": lambda case, options: ovenbird.sniff(_bytes(case["args"]["bytes"])),
    "bake": _bake,
    "unbake": _unbake,
    "strip": lambda case, options: {"bytes": ovenbird.strip(_bytes(case["args"]["image"]), **options)},
    "inspect": _inspect,
    "validate": _validate,
    "validate_extension": _validate_extension,
    "rules": lambda case, options: [row.to_dict() for row in ovenbird.rules()],
    "upgrade": _upgrade,
    "parse": _parse,
    "payload": _payload,
    "hash_identity": lambda case, options: ovenbird.hash_identity(**case["args"]),
    "match_recipient": _match,
    "explain": lambda case, options: _lossless(
        ovenbird.explain(case["args"]["code"]), json.loads(_native.explain(case["args"]["code"]))
    ),
    "error_codes": lambda case, options: [row.to_dict() for row in ovenbird.error_codes()],
}


def _is_type_error(op: str, options: dict[str, Any]) -> bool:
    """Whether Python itself refuses these options: a keyword that is not there, or a value that is no bool or text."""
    keywords = inspect.signature(getattr(ovenbird, op)).parameters

    def refused(name: str, value: Any) -> bool:
        if name not in keywords:
            return True
        default = keywords[name].default
        if isinstance(default, bool):
            return not isinstance(value, bool)
        word = name != "limits" and (default is None or isinstance(default, str))
        return word and value is not None and not isinstance(value, str)

    return any(refused(_keyword(name), value) for name, value in options.items())


def _expected_result(case: Case) -> Any:
    expected = case["expect"]["result"]
    if case["op"] == "strip":
        return {"bytes": _bytes(expected["bytes"])}
    if case["op"] == "bake" and "bytes" in expected:
        return {**expected, "bytes": _bytes(expected["bytes"])}
    return expected


@pytest.mark.parametrize("case", CASES)
def test_case_gives_what_the_vectors_say(case: Case) -> None:
    run, options = RUNNERS[case["op"]], case["args"].get("options", {})
    expected_error = case["expect"].get("error")
    if expected_error is None:
        assert _mismatch(_expected_result(case), run(case, options)) is None
    elif expected_error["code"] == "option.invalid" and _is_type_error(case["op"], options):
        with pytest.raises(TypeError):
            run(case, options)
    else:
        with pytest.raises(ovenbird.OvenbirdError) as caught:
            run(case, options)
        assert _mismatch(expected_error, caught.value.detail) is None
        assert caught.value.kind == caught.value.detail["kind"]


def test_the_vectors_are_there() -> None:
    assert len(CASES) >= 150
    assert {param.values[0]["op"] for param in CASES} >= set(RUNNERS) - {"error_codes", "rules"}


def test_case_ids_are_unique() -> None:
    ids = [param.id for param in CASES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("expected", "actual"),
    [({"a": 1}, {"a": 2}), ({"a": 1}, {}), ([1], [1, 2]), ({"a": [1]}, {"a": None}), (True, 1), ({"a": {}}, {"a": 5})],
)
def test_the_comparison_sees_a_difference(expected: Any, actual: Any) -> None:
    assert _mismatch(expected, actual) is not None


def test_the_comparison_takes_a_subset() -> None:
    assert _mismatch({"a": {"b": None}}, {"a": {"c": 1}, "d": 2}) is None
