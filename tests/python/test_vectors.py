"""The shared vectors: every case must give in Python what it gives in Rust, C and Node."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import ovenbird
import vector_canonical
import vector_signing
import vector_verifying
from ovenbird import _native
from ovenbird._options import identities_json
from vector_cases import Case, all_cases, bytes_of, lossless, mismatch, parsed, text_of
from vector_signing import is_type_error, keywords

CASES = [pytest.param(case, id=case["id"]) for case in all_cases()]


def _bake(case: Case, options: dict[str, Any]) -> Any:
    image, payload = bytes_of(case["args"]["image"]), text_of(case["args"]["payload"])
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
    return {"report": lossless(spliced.report), "bytes": baked}


def _unbake(case: Case, options: dict[str, Any]) -> Any:
    image = bytes_of(case["args"]["image"])
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
    return lossless(unbaked)


def _inspect(case: Case, options: dict[str, Any]) -> Any:
    given = bytes_of(case["args"]["input"])
    return lossless(ovenbird.inspect(given, **options), json.loads(_native.inspect(given, json.dumps(options))))


def _validate(case: Case, options: dict[str, Any]) -> Any:
    given = bytes_of(case["args"]["input"])
    report = ovenbird.validate(given, **keywords("validate", options))
    assert bool(report) is report.ok and report._repr_html_()
    return lossless(report, json.loads(_native.validate(given, json.dumps(options))))


def _validate_extension(case: Case, options: dict[str, Any]) -> Any:
    texts = text_of(case["args"]["extension"]), text_of(case["args"]["schema"])
    report = ovenbird.validate_extension(*texts, **options)
    return lossless(report, json.loads(_native.validate_extension(*texts, json.dumps(options))))


def _upgrade(case: Case, options: dict[str, Any]) -> Any:
    text, to = text_of(case["args"]["text"]), case["args"]["to"]
    new = ovenbird.upgrade(text, to, **options)
    assert new._repr_html_()
    return lossless(new, json.loads(_native.upgrade(text, to, json.dumps(options))))


def _parse(case: Case, options: dict[str, Any]) -> Any:
    text = text_of(case["args"]["text"])
    badge = ovenbird.parse(text, **options)
    about, document, raw = _native.parse(text, json.dumps(options))
    return lossless(badge, {**json.loads(about), "document": document, "raw": raw})


def _payload(case: Case, options: dict[str, Any]) -> Any:
    text = text_of(case["args"]["text"])
    return lossless(ovenbird.payload(text, **options), json.loads(_native.payload(text, json.dumps(options))))


def _match(case: Case, options: dict[str, Any]) -> Any:
    document, identities = text_of(case["args"]["document"]), case["args"]["identities"]
    match = ovenbird.match_recipient(document, identities, **options)
    assert bool(match) is match.matched
    written = identities_json(identities)
    return lossless(match, json.loads(_native.match_recipient(document, written, json.dumps(options))))


RUNNERS: dict[str, Callable[[Case, dict[str, Any]], Any]] = {
    "sniff": lambda case, options: ovenbird.sniff(bytes_of(case["args"]["bytes"])),
    "bake": _bake,
    "unbake": _unbake,
    "strip": lambda case, options: {"bytes": ovenbird.strip(bytes_of(case["args"]["image"]), **options)},
    "inspect": _inspect,
    "validate": _validate,
    "validate_extension": _validate_extension,
    "rules": lambda case, options: [row.to_dict() for row in ovenbird.rules()],
    "upgrade": _upgrade,
    "parse": _parse,
    "payload": _payload,
    "hash_identity": lambda case, options: ovenbird.hash_identity(**case["args"]),
    "match_recipient": _match,
    "explain": lambda case, options: lossless(
        ovenbird.explain(case["args"]["code"]), json.loads(_native.explain(case["args"]["code"]))
    ),
    "error_codes": lambda case, options: [row.to_dict() for row in ovenbird.error_codes()],
    **vector_canonical.RUNNERS,
    **vector_signing.RUNNERS,
    **vector_verifying.RUNNERS,
}


def _expected_result(case: Case) -> Any:
    expected = case["expect"]["result"]
    if case["op"] == "strip":
        return {"bytes": bytes_of(expected["bytes"])}
    if case["op"] in ("bake", "issue_and_bake") and "bytes" in expected:
        return {**expected, "bytes": bytes_of(expected["bytes"])}
    return expected


@pytest.mark.parametrize("case", CASES)
def test_case_gives_what_the_vectors_say(case: Case) -> None:
    run, options = RUNNERS[case["op"]], case["args"].get("options", {})
    expected_error = case["expect"].get("error")
    if expected_error is None:
        assert mismatch(_expected_result(case), parsed(case["op"], run(case, options))) is None
    elif expected_error["code"] == "option.invalid" and is_type_error(case["op"], options):
        with pytest.raises(TypeError):
            run(case, options)
    else:
        with pytest.raises(ovenbird.OvenbirdError) as caught:
            run(case, options)
        assert mismatch(expected_error, caught.value.detail) is None
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
    assert mismatch(expected, actual) is not None


def test_the_comparison_takes_a_subset() -> None:
    assert mismatch({"a": {"b": None}}, {"a": {"c": 1}, "d": 2}) is None
