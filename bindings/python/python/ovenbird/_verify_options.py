"""Keywords of verifying, turned into the JSON that the core reads. As in `_options`."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Union

from ._keys import KeyInput, public_text, several
from ._options import flag, identities_json, match_options, moment, word, written
from ._sign_options import whole

if TYPE_CHECKING:
    from typing_extensions import NotRequired, TypeAlias


class BoundKey(TypedDict):
    """A key that you trust, and whose badges it may sign."""

    key: KeyInput
    issuer: NotRequired[str | None]
    """The ``id`` of the issuer's profile. Without one: any issuer whose hosted profile does not list other keys."""


#: A key that is bound to an issuer.
KeyBinding: TypeAlias = "Union[tuple[KeyInput, Union[str, None]], BoundKey]"
#: Who the recipient should be, as the ``identities`` of :func:`match_recipient`.
RecipientInput: TypeAlias = (
    "Union[str, Iterable[Union[str, Mapping[str, str]]], Mapping[str, Union[str, Iterable[str]]]]"
)


def verify_options(
    recipient: object,
    variants: object,
    keys: object,
    at: object,
    switches: Mapping[str, object],
    texts: Mapping[str, object],
    depth: object,
    limits: Mapping[str, object] | None,
) -> str:
    """The options of verify, the clock filled in."""
    options: dict[str, Any] = {"now_unix": int(time.time())} if at is None else {"at": moment(at)}
    options.update({name: flag(name, value) for name, value in switches.items()})
    options.update({name: word(name, value) for name, value in texts.items() if value is not None})
    options["depth"] = whole("depth", depth)
    if recipient is not None:
        options["recipient"] = json.loads(identities_json(recipient))
    named = match_options(variants, None)
    if named is not None:
        options.update(json.loads(named))
    options["keys"] = [_pinned(key, limits) for key in several(keys)]
    return written(options, limits)


def _pinned(key: object, limits: Mapping[str, object] | None) -> dict[str, object]:
    """A key with the issuer that it is bound to, if it is."""
    if isinstance(key, tuple):
        if len(key) != 2:
            raise TypeError(f"a bound key must be (key, issuer), not a tuple of {len(key)}")
        key = {"key": key[0], "issuer": key[1]}
    if not isinstance(key, Mapping) or "key" not in key:
        return {"key": public_text(key, "keys", limits)}
    bound = {word("a member of a bound key", name): value for name, value in key.items() if value is not None}
    if "issuer" in bound:
        word("issuer", bound["issuer"])
    return {**bound, "key": public_text(key["key"], "keys", limits)}
