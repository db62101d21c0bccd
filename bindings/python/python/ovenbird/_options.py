"""Keywords of the public functions, turned into the JSON that the core reads.

Each of these gives `None` when everything is left at its default, so that the usual call builds no JSON at all.
A value of the wrong Python type is a `TypeError`; a value that the core does not know is its `option.invalid`.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any

from ._errors import argument


def bake_options(
    on_existing: object,
    keyword: object,
    check_crc: object,
    legacy_text: object,
    active_content: object,
    wallet_safe: object,
    limits: object,
) -> str | None:
    """The options of bake, bake_into and splice."""
    if (
        on_existing == "replace"
        and keyword is None
        and check_crc is True
        and legacy_text is False
        and active_content == "keep"
        and wallet_safe is False
        and limits is None
    ):
        return None
    text = _bake_options(on_existing, keyword, check_crc, legacy_text, active_content, wallet_safe)
    return text if limits is None else written(json.loads(text), limits)


@functools.lru_cache(maxsize=64, typed=True)
def _bake_options(
    on_existing: object,
    keyword: object,
    check_crc: object,
    legacy_text: object,
    active_content: object,
    wallet_safe: object,
) -> str:
    """Kept for the next call, since who sets an option sets it for many images."""
    options = {
        "on_existing": word("on_existing", on_existing),
        "check_crc": flag("check_crc", check_crc),
        "legacy_text": flag("legacy_text", legacy_text),
        "active_content": word("active_content", active_content),
        "wallet_safe": flag("wallet_safe", wallet_safe),
    }
    if keyword is not None:
        options["keyword"] = word("keyword", keyword)
    return json.dumps(options)


def flags(limits: object, defaults: Mapping[str, bool], **given: object) -> str | None:
    """Options that are all yes or no; `defaults` tells which need not be written."""
    changed = {name: flag(name, value) for name, value in given.items() if value is not defaults[name]}
    return written(changed, limits) if changed or limits is not None else None


def match_options(variants: object, limits: object) -> str | None:
    """The options of match_recipient."""
    if variants == () and limits is None:
        return None
    if isinstance(variants, str) or not isinstance(variants, Iterable):
        raise TypeError(f"variants must be a list or tuple of names, not {type(variants).__name__}")
    return written({"variants": [word("variants", name) for name in variants]}, limits)


def validate_options(
    profile: object,
    version: object,
    class_: object,
    vc_version: object,
    at: object,
    accept_damaged: object,
    limits: object,
) -> str | None:
    """The options of validate and validate_extension."""
    options: dict[str, Any] = {}
    if profile != "standard":
        options["profile"] = word("profile", profile)
    for name, value in (("version", version), ("class", class_), ("vc_version", vc_version)):
        if value is not None:
            options[name] = word(name, value)
    if at is not None:
        options["at"] = moment(at)
    if accept_damaged is not False:
        options["accept_damaged"] = flag("accept_damaged", accept_damaged)
    return written(options, limits) if options or limits is not None else None


def upgrade_options(id: object, parts: Mapping[str, str | None], limits: object) -> str | None:
    """The options of upgrade; `parts` are the texts of badge class and issuer."""
    options: dict[str, Any] = {name: text for name, text in parts.items() if text is not None}
    if id is not None:
        options["id"] = word("id", id)
    return written(options, limits) if options or limits is not None else None


def identities_json(identities: object) -> str:
    """The candidates: one text, a list of texts and of `{"type", "identity"}`, or a dict by type."""
    if isinstance(identities, str):
        return json.dumps([identities])
    if isinstance(identities, Mapping):
        return json.dumps({word("a type of identities", key): _candidates(value) for key, value in identities.items()})
    if isinstance(identities, Iterable) and not isinstance(identities, (bytes, bytearray, memoryview)):
        return json.dumps([_candidate(item) for item in identities])
    raise TypeError(f"identities must be a str, a list or a dict, not {type(identities).__name__}")


def _candidates(value: object) -> str | list[str]:
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray, memoryview, Mapping)):
        return [word("an identity", item) for item in value]
    raise TypeError(f"identities of a type must be a str or a list of str, not {type(value).__name__}")


def _candidate(item: object) -> str | dict[str, str]:
    if isinstance(item, Mapping):
        return {word("a key of an identity", key): word("an identity", value) for key, value in item.items()}
    return word("an identity", item)


def written(options: dict[str, Any], limits: object) -> str:
    """The JSON of options, the limits added if there are any."""
    if limits is not None:
        options["limits"] = _limits(limits)
    return json.dumps(options)


def _limits(limits: object) -> dict[str, int]:
    if not isinstance(limits, Mapping):
        raise TypeError(f"limits must be a dict, not {type(limits).__name__}")
    for name, value in limits.items():
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"the limit {name!r} must be an int, not {type(value).__name__}")
    return {word("the name of a limit", name): value for name, value in limits.items()}


def word(name: str, value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    return value


def moment(at: object, name: str = "at") -> str:
    """A moment as RFC 3339 has it."""
    if not isinstance(at, datetime):
        return word(name, at)
    if at.utcoffset() is None:
        raise argument(f"{name} is a datetime without a time zone, so no moment: give it one, such as timezone.utc")
    # In UTC, since RFC 3339 has no room for the seconds in the offsets of some old time zones.
    return at.astimezone(timezone.utc).isoformat()


def flag(name: str, value: object) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be a bool, not {type(value).__name__}")
    return value
