"""The cases of the shared vectors: their arguments, and how an answer is compared."""

from __future__ import annotations

import base64
import json
import pickle
from typing import Any

import ovenbird
from conftest import VECTORS

Case = dict[str, Any]


def all_cases() -> list[Case]:
    """Every case, in the order of the files."""
    return [case for path in sorted(VECTORS.glob("*.json")) for case in json.loads(path.read_text("utf-8"))["cases"]]


def bytes_of(argument: dict[str, str]) -> bytes:
    """The bytes of a byte argument."""
    if "file" in argument:
        return (VECTORS / argument["file"]).read_bytes()
    if "base64" in argument:
        return base64.b64decode(argument["base64"], validate=True)
    return argument["text"].encode("utf-8")


def text_of(argument: Any) -> str:
    """The text of a text argument."""
    return argument if isinstance(argument, str) else bytes_of(argument).decode("utf-8")


def contexts_of(case: Case) -> ovenbird.Contexts | None:
    """The contexts of a case, if it registers any."""
    documents = case["args"].get("contexts")
    return None if documents is None else ovenbird.Contexts(documents)


#: The members of these answers that may be JSON instead of a token; ``None``: the answer itself.
_PARSED = {"sign": "token", "signing_input": "unsigned", "attach_signature": None, "did_document": None}


def parsed(op: str, answer: Any) -> Any:
    """The answer with what is JSON in it parsed, since the order of members and white space are not compared."""
    if op not in _PARSED:
        return answer
    name = _PARSED[op]
    text = answer if name is None else answer.get(name)
    read = json.loads(text) if isinstance(text, str) and text.startswith("{") else text
    return read if name is None else {**answer, name: read}


def mismatch(expected: Any, actual: Any, at: str = "") -> str | None:
    """Where `actual` does not hold what is expected, or None. Comparison is by subset, as the vectors' page says."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        found = (mismatch(value, actual.get(name), f"{at}/{name}") for name, value in expected.items())
        return next(filter(None, found), None)
    if isinstance(expected, list) and isinstance(actual, list):
        if len(expected) != len(actual):
            return f"{at}: {len(expected)} expected, {len(actual)} found"
        found = (mismatch(one, other, f"{at}/{i}") for i, (one, other) in enumerate(zip(expected, actual)))
        return next(filter(None, found), None)
    same = type(expected) is type(actual) and expected == actual
    return None if same else f"{at}: expected {expected!r}, found {actual!r}"


def lossless(record: Any, native: dict[str, Any] | None = None) -> Any:
    """The record's JSON form, after seeing that it is exactly what the core says and survives being shown."""
    written = record.to_dict()
    if native is not None:
        assert written == native
    assert type(record).from_dict(written) == record == pickle.loads(pickle.dumps(record))
    assert repr(record) and str(record)
    return written
