"""Keywords of keys, signing and issuing, turned into the JSON that the core reads. As in `_options`."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from ._errors import argument
from ._options import flag, moment, word, written


def _given(texts: Mapping[str, object], options: dict[str, Any] | None = None) -> dict[str, Any]:
    """Adds the members that are texts and not `None`."""
    added = {} if options is None else options
    added.update({name: word(name, value) for name, value in texts.items() if value is not None})
    return added


def _finished(options: dict[str, Any], limits: object) -> str | None:
    return written(options, limits) if options or limits is not None else None


def whole(name: str, value: object) -> int:
    """A whole number; a `bool` is none."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be an int, not {type(value).__name__}")
    return value


def generate_options(kind: object, bits: object, id: object, insecure_seed: object) -> str | None:
    """The options of Key.generate."""
    options = _given({"kind": kind, "id": id, "insecure_seed": insecure_seed})
    if bits is not None:
        options["bits"] = whole("bits", bits)
    return _finished(options, None)


def key_options(format: object, id: object, limits: object) -> str | None:
    """The options of Key.read."""
    return _finished(_given({"format": format, "id": id}), limits)


def sign_members(
    texts: Mapping[str, object], moments: Mapping[str, object], embed_key: object, check: object, now: object = None
) -> dict[str, Any]:
    """What sign, signing_input and issue_and_bake have in common.

    The clock is filled in where a proof is to be embedded and nothing says when it is made. Other forms have no moment.
    """
    options = _given(texts)
    options.update({name: _stamp(name, value) for name, value in moments.items() if value is not None})
    embedded = options.get("format", "data_integrity") == "data_integrity" and {"format", "cryptosuite"} & options.keys()
    if embedded and "created" not in options:
        options["now_unix"] = _seconds(now)
    if embed_key is not None:
        options["embed_key"] = flag("embed_key", embed_key)
    if check is not True:
        options["check"] = flag("check", check)
    return options


def sign_options(members: dict[str, Any], key: object, insecure_seed: object, limits: object) -> str | None:
    """The options of sign and signing_input."""
    return _finished(_given({"key": key, "insecure_seed": insecure_seed}, dict(members)), limits)


def attach_options(encoding: object, key: object, limits: object) -> str | None:
    """The options of attach_signature."""
    options = {} if encoding == "raw" else {"encoding": word("encoding", encoding)}
    return _finished(_given({"key": key}, options), limits)


def signature_options(
    mode: object, at: object, switches: Mapping[str, object], texts: Mapping[str, object], limits: object
) -> str | None:
    """The options of verify_signature."""
    options = _given(texts, {} if mode == "strict" else {"mode": word("mode", mode)})
    options.update({name: flag(name, value) for name, value in switches.items() if value is not False})
    if at is not None:
        options["at"] = moment(at)
    return _finished(options, limits)


def canonicalize_options(algorithm: object, hash: object, part: object, proof: object, limits: object) -> str | None:
    """The options of canonicalize."""
    words = {"algorithm": (algorithm, "rdfc"), "hash": (hash, "sha256"), "part": (part, "document")}
    options: dict[str, Any] = {name: word(name, value) for name, (value, usual) in words.items() if value != usual}
    if isinstance(proof, bool) or proof != 0:
        options["proof"] = whole("proof", proof)
    return _finished(options, limits)


def issue_members(now: object, insecure_seed: object) -> dict[str, Any]:
    """The options of issue but for the limits, the clock filled in."""
    return _given({"insecure_seed": insecure_seed}, {"now_unix": _seconds(now)})


def baking_options(issue: dict[str, Any], sign: dict[str, Any], bake: str | None, limits: object) -> str:
    """The options of issue_and_bake: those of its three parts, each under the same limits."""
    parts = {"issue": issue, "sign": sign, "bake": {} if bake is None else json.loads(bake)}
    return json.dumps({name: json.loads(written(part, limits)) for name, part in parts.items()})


def issue_options(now: object, insecure_seed: object, limits: object) -> str:
    """The options of issue."""
    return written(issue_members(now, insecure_seed), limits)


def status_options(length: object, size: object, limits: object) -> str | None:
    """The options of StatusList and StatusList.decode."""
    options: dict[str, Any] = {} if length is None else {"length": whole("length", length)}
    if size != 1 or isinstance(size, bool):
        options["size"] = whole("size", size)
    return _finished(options, limits)


def _seconds(now: object) -> int:
    """A moment in seconds since 1970; by default what the clock says."""
    if now is None:
        return int(time.time())
    if not isinstance(now, datetime):
        return whole("now", now)
    if now.utcoffset() is None:
        raise argument("now is a datetime without a time zone, so no moment: give it one, such as timezone.utc")
    since = now - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return since.days * 86_400 + since.seconds


def _stamp(name: str, value: object) -> str:
    """A moment as proofs have it: in whole seconds, with ``Z`` for UTC."""
    if not isinstance(value, datetime):
        return word(name, value)
    return moment(value.replace(microsecond=0), name).replace("+00:00", "Z")

