"""All chapters, and the checks on them as a whole."""

from . import (
    bake_payload,
    codes,
    credentials,
    inspect,
    issuing,
    keys,
    parse,
    parse_faults,
    payload,
    png_damage,
    png_read,
    png_write,
    recipient,
    rules,
    schema,
    sniff,
    status_list,
    strip,
    svg_damage,
    svg_read,
    svg_write,
    upgrade,
    verify,
    verifying,
)
from .signing import outside, sign


CHAPTERS = {
    "png-read": png_read,
    "png-damage": png_damage,
    "svg-read": svg_read,
    "svg-damage": svg_damage,
    "png-write": png_write,
    "svg-write": svg_write,
    "bake": bake_payload,
    "strip": strip,
    "sniff": sniff,
    "payload": payload,
    "parse": parse,
    "parse-faults": parse_faults,
    "recipient": recipient,
    "inspect": inspect,
    "schema": schema,
    "upgrade": upgrade,
    "keys": keys,
    "sign": sign,
    "signing-input": outside,
    "verify-signature": verify,
    "issue": issuing,
    "status-list": status_list,
    "codes": codes,
    **credentials.CHAPTERS,
    **verifying.CHAPTERS,
    **rules.CHAPTERS,
}
_MADE = {}


def chapters():
    """Every chapter, made once."""
    if not _MADE:
        _MADE.update({name: module.chapter() for name, module in CHAPTERS.items()})
    return _MADE


def files():
    """The JSON files by name."""
    ids = [case["id"] for chapter in chapters().values() for case in chapter.cases]
    twice = {id for id in ids if ids.count(id) > 1}
    assert not twice, twice
    return {f"{name}.json": chapter.text() for name, chapter in chapters().items()}


def count():
    """How many cases there are."""
    return sum(len(chapter.cases) for chapter in chapters().values())
