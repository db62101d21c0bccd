"""PNG reading: limits, files cut off, and what is almost a PNG."""

import struct

from . import png
from . import samples as s
from .kit import error, problem
from .png_read import AT, one, read


def bounds(book):
    """Limits on what comes in."""
    chunk = png.itxt("openbadges", s.URL)
    data = png.png(chunk)
    read(
        book,
        "png/limit-input",
        "an image larger than `input_bytes` is refused",
        data,
        error=error("limit.input"),
        limits={"input_bytes": len(data) - 1},
    )
    read(
        book,
        "png/limit-input-reached",
        "an image of exactly `input_bytes` is read",
        data,
        one("iTXt", "openbadges", chunk, "url", s.URL),
        limits={"input_bytes": len(data)},
    )
    read(
        book,
        "png/limit-text",
        "a text larger than `text_bytes` is refused",
        data,
        error=error("limit.text"),
        limits={"text_bytes": len(s.URL) - 1},
    )
    read(
        book,
        "png/limit-text-reached",
        "a text of exactly `text_bytes` is read",
        data,
        one("iTXt", "openbadges", chunk, "url", s.URL),
        limits={"text_bytes": len(s.URL)},
    )


def cut_off(book):
    """Files that end too early, and lengths that lie."""
    chunk = png.itxt("openbadges", s.URL)
    cut = [problem("png.truncated")]
    whole = png.png(chunk)
    behind = AT + len(chunk)
    for name, length in (
        ("at-its-end", behind),
        ("in-next-length", behind + 3),
        ("in-next-data", behind + 20),
        ("before-iend", len(whole) - 12),
    ):
        read(
            book,
            f"png/truncated-{name}",
            f"a file cut off behind the badge ({name}) is read, with a problem",
            whole[:length],
            one("iTXt", "openbadges", chunk, "url", s.URL, problems=cut),
        )
    read(
        book,
        "png/truncated-strict",
        "`strict` refuses a file cut off behind the badge",
        whole[: behind + 20],
        error=error("png.truncated"),
        strict=True,
    )


def cut_in_front(book):
    """Files that end in front of the badge."""
    chunk = png.itxt("openbadges", s.URL)
    whole = png.png(chunk)
    behind = AT + len(chunk)
    for name, length in (
        ("signature", 8),
        ("ihdr-length", 10),
        ("ihdr", 20),
        ("badge-length", AT + 2),
        ("badge-type", AT + 6),
        ("badge-data", AT + 30),
        ("badge-crc", behind - 1),
    ):
        read(
            book,
            f"png/truncated-in-{name}",
            f"a file cut off in front of or inside the badge (in the {name}) is an error",
            whole[:length],
            error=error("png.truncated"),
        )


def lies(book):
    """Lengths and types that cannot be."""
    chunk = png.itxt("openbadges", s.URL)
    read(
        book,
        "png/truncated-unbaked",
        "a PNG without badge and without IEND is truncated, not unbaked",
        png.PLAIN[:-12],
        error=error("png.truncated"),
    )
    for name, length in (("2-31", 2**31), ("2-32-minus-1", 2**32 - 1)):
        lie = png.SIGNATURE + png.IHDR + struct.pack(">I", length) + chunk[4:] + png.IEND
        read(
            book,
            f"png/length-{name}",
            f"a chunk length of {length} is an error",
            lie,
            error=error("png.chunk_length", offset=AT),
        )
    lie = png.SIGNATURE + png.IHDR + struct.pack(">I", 2**31 - 1) + chunk[4:] + png.IEND
    read(
        book,
        "png/length-beyond-end",
        "a chunk length beyond the end of the file is an error",
        lie,
        error=error("png.truncated", offset=AT),
    )
    for name, type in (("digits", b"iTX1"), ("zero", b"\0\0\0\0"), ("high", b"\xe9TXt")):
        read(
            book,
            f"png/type-{name}",
            f"a chunk type that is not four letters ({name}) is an error",
            png.png(png.chunk(type, b"data")),
            error=error("png.chunk_type", offset=AT),
        )


def not_png(book):
    """Almost a PNG."""
    chunk = png.itxt("openbadges", s.URL)
    for name, data in (
        ("no-high-bit", b"\x09" + png.png(chunk)[1:]),
        ("line-ends-changed", png.png(chunk).replace(b"\r\n\x1a\n", b"\n\x1a\n", 1)),
        ("bom", b"\xef\xbb\xbf" + png.png(chunk)),
        ("shifted", b"\0" + png.png(chunk)),
        ("empty", b""),
        ("short", b"\x89PNG"),
        ("mng", b"\x8aMNG\r\n\x1a\n" + bytes(40)),
    ):
        read(
            book,
            f"png/signature-{name}",
            f"a damaged PNG signature ({name}) is no PNG",
            data,
            error=error("image.unsupported"),
        )


def strict(book):
    """What `strict` turns into errors."""
    narrative = s.text({**s.A20, "narrative": "für"})
    latin = png.text("openbadges", narrative.encode("latin-1"))
    read(
        book,
        "png/strict-latin1",
        "`strict` takes Latin-1, which PNG asks for in tEXt",
        png.png(latin),
        one("tEXt", "openbadges", latin, "json", narrative, problems=[problem("png.latin1", severity="info")]),
        strict=True,
    )
    packed = png.itxt_z("openbadges", s.URL)
    read(
        book,
        "png/strict-compressed",
        "`strict` refuses a compressed iTXt",
        png.png(packed),
        error=error("png.text_layout"),
        strict=True,
    )


def strict_damage(book):
    """What `strict` makes of damage."""
    bad = png.wrong_crc(png.itxt("openbadges", s.URL))
    read(
        book,
        "png/strict-accept-damaged",
        "`strict` refuses what `accept_damaged` would tolerate",
        png.png(bad),
        error=error("png.crc_mismatch"),
        strict=True,
        accept_damaged=True,
    )
    good = png.itxt("openbadges", s.URL)
    read(
        book,
        "png/strict-sound",
        "`strict` reads a sound badge",
        png.png(good),
        one("iTXt", "openbadges", good, "url", s.URL),
        strict=True,
    )
    early = png.SIGNATURE + good + png.IHDR + png.IDAT + png.IEND
    read(
        book,
        "png/strict-before-ihdr",
        "`strict` refuses a badge before IHDR",
        early,
        error=error("png.ihdr"),
        strict=True,
    )


def options(book):
    """Options."""
    good = png.itxt("openbadges", s.URL)
    read(
        book,
        "png/option-unknown",
        "an unknown option is an error",
        png.png(good),
        error=error("option.invalid"),
        lenient=True,
    )
    read(
        book,
        "png/option-type",
        "an option of the wrong type is an error",
        png.png(good),
        error=error("option.invalid"),
        strict="yes",
    )
    read(
        book,
        "png/option-unknown-limit",
        "an unknown limit is an error",
        png.png(good),
        error=error("option.invalid"),
        limits={"bytes": 5},
    )
