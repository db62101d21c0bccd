"""Round trips against independent software: Pillow, openbadges-bakery 2.0.0 and openbadgeslib 4.6.3.

Each peer reads what Ovenbird bakes and the other way round. Where a peer cannot, the test asserts exactly what it does,
and its docstring says why.
"""

from __future__ import annotations

import io
import json
import struct
import zlib
from collections.abc import Callable
from typing import Any

import openbadges_bakery  # type: ignore[import-untyped]
import pytest
from openbadgeslib import baking as openbadgeslib
from PIL import Image

import ovenbird
from conftest import URL

JWS = "eyJhbGciOiJSUzI1NiJ9.eyJ1aWQiOiIxIn0.c2lnbmF0dXJl"
CREDENTIAL = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "id": "urn:uuid:0b4f6a0e-2c1d-4b57-9d3a-6f1f3a1c9d10",
    "issuer": {"id": "https://badges.example.org/issuer", "type": ["Profile"], "name": "Bäckerei"},
    "validFrom": "2024-10-28T00:00:00Z",
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "achievement": {
            "id": "urn:uuid:1",
            "type": ["Achievement"],
            "name": "Robotics ]]> Basics",
            "description": "d",
            "criteria": {"narrative": "n"},
        },
    },
}


def _picture(mode: str, **options: Any) -> bytes:
    """A PNG of Pillow's own making, with something to see in it."""
    image = Image.linear_gradient("L").resize((61, 47)).convert(mode)
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def _animation() -> bytes:
    frames = [Image.new("RGB", (16, 16), (shade, 0, 255 - shade)) for shade in (0, 90, 180)]
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:], duration=40)
    return out.getvalue()


def _pixels(png: bytes) -> list[tuple[str, bytes]]:
    with Image.open(io.BytesIO(png)) as image:
        frames = []
        for frame in range(getattr(image, "n_frames", 1)):
            image.seek(frame)
            frames.append((image.mode, image.tobytes()))
        return frames


PICTURES: dict[str, Callable[[], bytes]] = {
    "1 bit": lambda: _picture("1"),
    "grey": lambda: _picture("L"),
    "16 bit": lambda: _picture("I;16"),
    "palette": lambda: _picture("P"),
    "rgb": lambda: _picture("RGB", dpi=(300, 300)),
    "rgba": lambda: _picture("RGBA", compress_level=0),
    "grey alpha": lambda: _picture("LA", optimize=True),
    "animation": _animation,
    "one pixel": lambda: _png(1, 1, b"\0\0"),
}


def _png(width: int, height: int, rows: bytes, *more: tuple[bytes, bytes]) -> bytes:
    """A grey PNG from its filtered rows, with more chunks in front of the pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), *more, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


@pytest.mark.parametrize("name", PICTURES)
def test_pillow_sees_the_same_pixels_before_and_after(name: str, assertion: dict[str, Any]) -> None:
    picture = PICTURES[name]()
    baked = ovenbird.bake(picture, assertion)
    assert _pixels(baked) == _pixels(picture)
    assert ovenbird.strip(baked) == picture


def test_pillow_reads_the_badge_as_text(png: bytes, assertion: dict[str, Any]) -> None:
    with Image.open(io.BytesIO(ovenbird.bake(png, assertion))) as image:
        assert json.loads(image.text["openbadges"]) == assertion  # type: ignore[attr-defined]
    with Image.open(io.BytesIO(ovenbird.bake(png, URL, legacy_text=True))) as image:
        assert image.text["openbadges"] == URL  # type: ignore[attr-defined]


@pytest.mark.parametrize("zipped", [False, True])
def test_ovenbird_reads_the_text_chunks_of_pillow(zipped: bool) -> None:
    from PIL.PngImagePlugin import PngInfo

    text = json.dumps(CREDENTIAL, ensure_ascii=False)
    info = PngInfo()
    info.add_itxt("openbadgecredential", text, lang="de", tkey="Abzeichen", zip=zipped)
    found = ovenbird.unbake_one(_picture("RGB", pnginfo=info))
    assert found.text == text and found.carrier == ("iTXt compressed" if zipped else "iTXt")


def test_a_picture_that_pillow_saves_again_has_lost_its_badge(png: bytes) -> None:
    """Pillow does not write text chunks by itself, so saving a badge drops it; Ovenbird says so and does not guess."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(ovenbird.bake(png, URL))) as image:
        image.save(out, "PNG")
    with pytest.raises(ovenbird.NotFoundError):
        ovenbird.unbake(out.getvalue())


def _bakery_unbake(image: bytes) -> Any:
    return openbadges_bakery.unbake(io.BytesIO(image))


def _bakery_bake(image: bytes, text: str) -> bytes:
    out = io.BytesIO()
    openbadges_bakery.bake(io.BytesIO(image), text, out)
    return out.getvalue()


@pytest.mark.parametrize("payload", ["assertion", URL, JWS])
def test_bakery_reads_a_png_of_ovenbird(payload: str, png: bytes, assertion: dict[str, Any]) -> None:
    text = json.dumps(assertion, ensure_ascii=False) if payload == "assertion" else payload
    assert _bakery_unbake(ovenbird.bake(png, text)) == text
    if payload == URL:
        assert _bakery_unbake(ovenbird.bake(png, text, legacy_text=True)) == text


@pytest.mark.parametrize("payload", ["assertion", URL, JWS])
def test_ovenbird_reads_a_png_of_bakery(payload: str, png: bytes, assertion: dict[str, Any]) -> None:
    text = json.dumps(assertion, ensure_ascii=False) if payload == "assertion" else payload
    baked = _bakery_bake(png, text)
    found = ovenbird.unbake_one(baked)
    assert (found.text, found.carrier, found.problems) == (text, "iTXt", ())
    assert baked == ovenbird.bake(png, text), "both write the same chunk at the same place"
    assert ovenbird.strip(baked) == png


def test_bakery_does_not_see_a_png_of_version_3(png: bytes) -> None:
    """It knows the keyword `openbadges` only, and an OB 3.0 credential stands under `openbadgecredential`. With the
    option `keyword` it can be put where this reader looks."""
    assert _bakery_unbake(ovenbird.bake(png, CREDENTIAL)) is None
    text = json.dumps(CREDENTIAL, ensure_ascii=False)
    assert _bakery_unbake(ovenbird.bake(png, CREDENTIAL, keyword="openbadges")) == text


def test_bakery_gives_the_url_of_a_hosted_svg(svg: bytes, assertion: dict[str, Any]) -> None:
    """For an SVG it prefers the attribute `verify` over the body, so of a hosted assertion it answers the URL. Taken
    without the attribute, its body is what was baked."""
    text = json.dumps(assertion, ensure_ascii=False)
    baked = ovenbird.bake(svg, text)
    assert _bakery_unbake(baked) == assertion["id"]
    verify = f' verify="{assertion["id"]}"'.encode()
    assert baked.count(verify) == 1
    assert _bakery_unbake(baked.replace(verify, b"")) == text


@pytest.mark.parametrize("payload", [URL, JWS])
def test_bakery_reads_a_url_or_jws_in_an_svg_of_ovenbird(payload: str, svg: bytes) -> None:
    assert _bakery_unbake(ovenbird.bake(svg, payload)) == payload


def test_bakery_reads_only_the_last_cdata_section(svg: bytes, assertion: dict[str, Any]) -> None:
    """`]]>` inside a text has to be split over two CDATA sections, and this reader keeps the last one only."""
    assertion["badge"]["name"] = "before ]]> after"
    del assertion["id"]
    text = json.dumps(assertion)
    baked = ovenbird.bake(svg, text)
    assert ovenbird.unbake_one(baked).text == text
    assert _bakery_unbake(baked) == text[text.index("]]>") + 2 :]


@pytest.mark.parametrize("payload", ["assertion", URL, JWS])
def test_ovenbird_reads_an_svg_of_bakery(payload: str, svg: bytes, assertion: dict[str, Any]) -> None:
    """It writes any text into the body, and into `verify` what it takes for the place to verify."""
    text = json.dumps(assertion, ensure_ascii=False) if payload == "assertion" else payload
    found = ovenbird.unbake_one(_bakery_bake(svg, text))
    assert (found.text, found.carrier, found.keyword) == (text, "svg body", "assertion")
    assert found.verify == (assertion["id"] if payload == "assertion" else payload)


def test_ovenbird_takes_out_what_bakery_put_in(png: bytes, svg: bytes, assertion: dict[str, Any]) -> None:
    """In a PNG all bytes come back; bakery writes an SVG anew, so there it is only the badge that goes."""
    assert ovenbird.strip(_bakery_bake(png, json.dumps(assertion))) == png
    stripped = ovenbird.strip(_bakery_bake(svg, json.dumps(assertion)))
    assert ovenbird.inspect(stripped).badges == () and b"openbadges" not in stripped


@pytest.mark.parametrize("keyword", ["openbadges", "openbadgecredential"])
@pytest.mark.parametrize("payload", ["json", "jws"])
def test_openbadgeslib_reads_a_png_of_ovenbird(keyword: Any, payload: str, png: bytes) -> None:
    text = json.dumps(CREDENTIAL, ensure_ascii=False) if payload == "json" else JWS
    baked = ovenbird.bake(png, text, keyword=keyword)
    assert openbadgeslib.has_png(baked, keyword=keyword.encode())
    assert openbadgeslib.extract_png(baked, keyword=keyword.encode()) == text


def test_openbadgeslib_does_not_see_a_legacy_text_chunk(png: bytes) -> None:
    """It reads iTXt only; version 0.5's way of baking is a tEXt chunk with a URL."""
    assert openbadgeslib.extract_png(ovenbird.bake(png, URL, legacy_text=True)) is None
    assert openbadgeslib.extract_png(ovenbird.bake(png, URL)) == URL


@pytest.mark.parametrize("keyword", ["openbadges", "openbadgecredential"])
def test_ovenbird_reads_a_png_of_openbadgeslib(keyword: str, png: bytes) -> None:
    baked = openbadgeslib.bake_png(png, JWS, "a comment", keyword=keyword.encode())
    found = ovenbird.unbake_one(baked)
    assert (found.text, found.keyword, found.carrier, found.kind) == (JWS, keyword, "iTXt", "jws")
    assert openbadgeslib.extract_png(ovenbird.bake(baked, URL), keyword=b"openbadges") == URL


def test_of_two_badges_of_openbadgeslib_the_first_counts_until_ovenbird_bakes(png: bytes) -> None:
    """It never takes an old badge out: baking twice leaves two, and the old one is read. Ovenbird leaves one."""
    twice = openbadgeslib.bake_png(openbadgeslib.bake_png(png, "https://old.example/1"), "https://new.example/1")
    unbaked = ovenbird.unbake(twice)
    assert [found.text for found in unbaked] == ["https://old.example/1", "https://new.example/1"]
    assert "image.duplicate" in [problem.code for found in unbaked for problem in found.problems]
    assert openbadgeslib.extract_png(twice) == "https://old.example/1"
    once = ovenbird.bake(twice, "https://new.example/1")
    assert len(ovenbird.unbake(once)) == 1 and openbadgeslib.extract_png(once) == "https://new.example/1"


def test_openbadgeslib_reads_a_jws_in_an_svg_of_ovenbird(svg: bytes) -> None:
    assert openbadgeslib.extract_svg(ovenbird.bake(svg, JWS)) == JWS
    assert openbadgeslib.extract_svg(ovenbird.bake(svg, URL)) == URL
    baked = ovenbird.bake(svg, JWS, keyword="openbadgecredential")
    assert openbadgeslib.extract_svg(baked, element=openbadgeslib.SVG_ELEMENT_OB3) == JWS


def test_openbadgeslib_reads_a_credential_in_an_svg_of_ovenbird(svg: bytes) -> None:
    """Unlike bakery it joins CDATA sections, so `]]>` in a name is no hindrance."""
    baked = ovenbird.bake(svg, CREDENTIAL)
    extracted = openbadgeslib.extract_svg(baked, element=openbadgeslib.SVG_ELEMENT_OB3, text_fallback=True)
    assert extracted is not None and json.loads(extracted) == CREDENTIAL


def test_openbadgeslib_gives_the_url_of_a_hosted_svg(svg: bytes, assertion: dict[str, Any]) -> None:
    """Like bakery it prefers the attribute `verify` over the body."""
    assert openbadgeslib.extract_svg(ovenbird.bake(svg, assertion), text_fallback=True) == assertion["id"]


def test_ovenbird_reads_an_svg_of_openbadgeslib(svg: bytes) -> None:
    found = ovenbird.unbake_one(openbadgeslib.bake_svg(svg, JWS, "a comment"))
    assert (found.text, found.carrier, found.keyword) == (JWS, "svg verify", "assertion")
    text = json.dumps(CREDENTIAL, ensure_ascii=False)
    names = {"element": openbadgeslib.SVG_ELEMENT_OB3, "namespace": openbadgeslib.SVG_NS_OB3}
    found = ovenbird.unbake_one(openbadgeslib.bake_svg(svg, text, as_text=True, **names))
    assert (found.text, found.carrier, found.keyword) == (text, "svg body", "credential")
