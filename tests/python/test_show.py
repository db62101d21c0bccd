"""What people see: repr, print and the cards of notebooks. All of it may come from a stranger."""

from __future__ import annotations

import base64
import html.parser
import json
from typing import Any

import pytest

import ovenbird
from conftest import URL

HOSTILE = 'x\x1b[2J\u202e</td><script>alert("1")</script><img src=x onerror=y>'


class Page(html.parser.HTMLParser):
    """Gathers the tags and attributes of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    @property
    def pictures(self) -> list[str | None]:
        return [value for name, value in self.attributes if name == "src"]


def _hostile(assertion: dict[str, Any]) -> str:
    assertion["badge"]["name"] = HOSTILE
    assertion["badge"]["issuer"]["name"] = HOSTILE
    assertion["badge"]["image"] = 'data:image/svg+xml;base64,AAAA" onload="y'
    return json.dumps(assertion)


def test_cards_have_the_picture_on_the_left(png: bytes, svg: bytes) -> None:
    for image, media_type in ((png, "image/png"), (svg, "image/svg+xml")):
        baked = ovenbird.bake(image, URL)
        expected = f"data:{media_type};base64,{base64.b64encode(baked).decode()}"
        for shown in (ovenbird.unbake(baked), ovenbird.unbake_one(baked), ovenbird.inspect(baked)):
            card = shown._repr_html_()
            assert Page(card).pictures == [expected]
            assert card.index("<img") < card.index("<table")


def test_a_badge_shows_a_picture_it_brings_and_fetches_none(assertion: dict[str, Any]) -> None:
    assert Page(ovenbird.parse(assertion)._repr_html_()).pictures == [], "a URL would be fetched by the notebook"
    assertion["badge"]["image"] = "data:image/png;base64,iVBORw0KGgo="
    assert Page(ovenbird.parse(assertion)._repr_html_()).pictures == ["data:image/png;base64,iVBORw0KGgo="]


def test_a_card_holds_no_markup_of_strangers(png: bytes, assertion: dict[str, Any]) -> None:
    text = _hostile(assertion)
    baked = ovenbird.bake(png, text)
    badge = ovenbird.parse(text)
    match = ovenbird.match_recipient(badge, HOSTILE)
    for shown in (badge, ovenbird.unbake(baked), ovenbird.unbake_one(baked), ovenbird.inspect(baked), match):
        page = Page(shown._repr_html_())
        assert set(page.tags) <= {"div", "img", "b", "table", "tr", "th", "td"}
        assert {name for name, _ in page.attributes} <= {"style", "src", "alt"}
        assert all(source and source.startswith("data:image/png;base64,") for source in page.pictures)


def test_nothing_shown_can_move_a_cursor_or_turn_text_around(png: bytes, assertion: dict[str, Any]) -> None:
    text = _hostile(assertion)
    baked = ovenbird.bake(png, text)
    shown = [ovenbird.parse(text), ovenbird.unbake(baked), ovenbird.unbake_one(baked), ovenbird.inspect(baked)]
    for one in shown:
        for form in (repr(one), str(one), one._repr_html_()):
            assert all(c.isprintable() or c == "\n" for c in form)


def test_print_shows_a_table(png: bytes, assertion: dict[str, Any]) -> None:
    lines = str(ovenbird.inspect(ovenbird.bake(png, assertion))).splitlines()
    assert lines[0].startswith("PNG 8x8") and lines[0].endswith("1 badge inside")
    rows = {line.split()[0]: line for line in lines[1:]}
    assert rows["badge"].endswith("Robotics Basics") and "Example Makers" in rows["issuer"]
    assert "ada@example.org" in rows["recipient"] and "Open Badges 2.0" in rows["version"]


def test_repr_is_short_and_tells_the_main_thing(png: bytes, assertion: dict[str, Any]) -> None:
    found = ovenbird.unbake_one(ovenbird.bake(png, assertion))
    assert repr(found).startswith("Found(carrier='iTXt', keyword='openbadges', offset=33, ")
    assert len(repr(found)) < 300 and "source" not in repr(found)
    assert dict(found.__rich_repr__())["text"] == found.text


def test_a_large_picture_stays_out_of_the_notebook(png: bytes) -> None:
    baked = ovenbird.bake(png + bytes(3 * 1024 * 1024), URL)
    assert Page(ovenbird.unbake(baked)._repr_html_()).pictures == []


def test_the_source_is_the_very_image_and_no_part_of_the_result(png: bytes) -> None:
    baked = ovenbird.bake(png, URL)
    unbaked = ovenbird.unbake(baked)
    assert unbaked.source is baked and unbaked[0].source is baked and ovenbird.inspect(baked).source is baked
    assert unbaked == ovenbird.Unbaked.from_dict(unbaked.to_dict())
    assert "source" not in unbaked.to_dict() and "source" not in unbaked[0].to_dict()


@pytest.mark.parametrize("matched", [True, False])
def test_a_match_says_so(matched: bool, assertion: dict[str, Any]) -> None:
    match = ovenbird.match_recipient(assertion, "ada@example.org" if matched else "eve@example.org")
    assert bool(match) is matched
    assert str(match).startswith("The recipient" if matched else "Not the recipient")
