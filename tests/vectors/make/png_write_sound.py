"""PNG writing: what is copied, and images that are not sound enough to be written."""

from . import png
from . import samples as s
from .kit import error, image
from .png_write import bake


def copies(book):
    """Every other byte is the input's."""
    badge = png.itxt("openbadges", s.URL)
    extra = [
        png.chunk(b"gAMA", (45455).to_bytes(4, "big")),
        png.chunk(b"ovBd", bytes(range(256))),
        png.text("Author", "Zoë".encode("latin-1")),
    ]
    after = [png.chunk(b"tIME", b"\x07\xe8\x05\x01\0\0\0"), png.chunk(b"zzZz", b"")]
    bake(
        book,
        "bake-png/other-chunks",
        "chunks before and after the pixels, private ones too, stay as they are",
        png.png(*extra, after=after),
        s.URL,
        png.png(badge, *extra, after=after),
    )
    tail = b"PK\x03\x04 bytes after the end"
    bake(book, "bake-png/trailing-bytes", "bytes after IEND stay", png.png(tail=tail), s.URL, png.png(badge, tail=tail))
    pixels = [png.chunk(b"IDAT", png.IDAT[8:40]), png.chunk(b"IDAT"), png.chunk(b"IDAT", png.IDAT[40:-4])]
    data = png.SIGNATURE + png.IHDR + b"".join(pixels) + png.IEND
    bake(
        book,
        "bake-png/several-idat",
        "several IDAT chunks stay as they are",
        data,
        s.URL,
        data[: png.AFTER_IHDR] + badge + data[png.AFTER_IHDR :],
    )


def forms(book):
    """Pictures of other forms."""
    badge = png.itxt("openbadges", s.URL)
    one = png.SIGNATURE + png.ihdr(1, 1) + png.idat(1, 1) + png.IEND
    bake(
        book,
        "bake-png/1x1",
        "an image of one pixel is baked",
        one,
        s.URL,
        one[: png.AFTER_IHDR] + badge + one[png.AFTER_IHDR :],
    )
    deep = png.SIGNATURE + png.ihdr(4, 4, 16, 6, interlace=1) + png.IDAT + png.IEND
    bake(
        book,
        "bake-png/16-bit-interlaced",
        "an interlaced image of 16 bits is baked",
        deep,
        s.URL,
        deep[: png.AFTER_IHDR] + badge + deep[png.AFTER_IHDR :],
    )


def animation(book):
    """An animated PNG keeps its frames."""
    from .png_read import animated

    badge = png.itxt("openbadges", s.URL)
    image("animated.png", animated(badge))
    bake(
        book, "bake-png/animated", "the chunks of an animation stay in their order", animated(), s.URL, animated(badge)
    )


def damage(book):
    """Images that are not sound are refused, by chunk and offset."""
    at = png.AFTER_IHDR
    bad = png.SIGNATURE + png.IHDR + png.wrong_crc(png.IDAT) + png.IEND
    bake(
        book,
        "bake-png/crc-idat",
        "a wrong CRC of a chunk that stays is refused",
        bad,
        s.URL,
        error=error("png.crc_mismatch", offset=at, part="IDAT"),
    )
    bake(
        book,
        "bake-png/crc-idat-unchecked",
        "`check_crc: false` copies a wrong CRC",
        bad,
        s.URL,
        bad[:at] + png.itxt("openbadges", s.URL) + bad[at:],
        check_crc=False,
    )
    head = png.SIGNATURE + png.wrong_crc(png.IHDR) + png.IDAT + png.IEND
    bake(
        book,
        "bake-png/crc-ihdr",
        "a wrong CRC of IHDR is refused",
        head,
        s.URL,
        error=error("png.crc_mismatch", offset=8, part="IHDR"),
    )
    end = png.SIGNATURE + png.IHDR + png.IDAT + png.wrong_crc(png.IEND)
    bake(
        book,
        "bake-png/crc-iend",
        "a wrong CRC of IEND is refused",
        end,
        s.URL,
        error=error("png.crc_mismatch", offset=len(end) - 12, part="IEND"),
    )


def unchecked(book):
    """The checksum of what goes does not matter."""
    old = png.png(png.wrong_crc(png.text("openbadges", s.URL)))
    bake(
        book,
        "bake-png/crc-badge",
        "the CRC of a badge that goes does not matter",
        old,
        s.JSON_20,
        png.png(png.itxt("openbadges", s.JSON_20)),
        replaced=1,
    )


def incomplete(book):
    """Images that are not whole."""
    at = png.AFTER_IHDR
    whole = png.PLAIN
    for name, length in (
        ("in-ihdr", 20),
        ("after-ihdr", at),
        ("in-idat-length", at + 2),
        ("in-idat", at + 40),
        ("before-iend", len(whole) - 12),
        ("in-iend", len(whole) - 1),
    ):
        bake(
            book,
            f"bake-png/truncated-{name}",
            f"a truncated image is refused: {name}",
            whole[:length],
            s.URL,
            error=error("png.truncated"),
        )
    bake(
        book,
        "bake-png/no-idat",
        "an image without pixels is refused",
        png.SIGNATURE + png.IHDR + png.IEND,
        s.URL,
        error=error("png.no_image_data"),
    )
    bake(
        book,
        "bake-png/iend-not-empty",
        "an IEND with data is refused",
        png.SIGNATURE + png.IHDR + png.IDAT + png.chunk(b"IEND", b"x"),
        s.URL,
        error=error("png.iend"),
    )
    long = png.SIGNATURE + png.IHDR + (2**31).to_bytes(4, "big") + png.IDAT[4:] + png.IEND
    bake(
        book,
        "bake-png/chunk-length",
        "a chunk length of 2^31 is refused",
        long,
        s.URL,
        error=error("png.chunk_length", offset=at),
    )
    bake(
        book,
        "bake-png/chunk-type",
        "a chunk type that is not four letters is refused",
        png.png(png.chunk(b"ID@T", b"")),
        s.URL,
        error=error("png.chunk_type", offset=at),
    )


def headers(book):
    """IHDR is checked."""
    rest = png.IDAT + png.IEND
    for name, says, head in (
        ("missing", "is missing", b""),
        ("second", "is not the first chunk", png.chunk(b"gAMA", bytes(4)) + png.IHDR),
        ("twice", "is there twice", png.IHDR + png.IHDR),
        ("short", "has 12 bytes", png.chunk(b"IHDR", bytes(12))),
        ("long", "has 14 bytes", png.chunk(b"IHDR", png.IHDR[8:-4] + b"\0")),
        ("width-0", "has a width of 0", png.ihdr(width=0)),
        ("height-0", "has a height of 0", png.ihdr(height=0)),
        ("width-2-31", "has a width of 2^31", png.ihdr(width=2**31)),
        ("depth-3", "has a bit depth of 3", png.ihdr(depth=3)),
        ("depth-16-palette", "has 16 bits with a palette", png.ihdr(depth=16, color=3)),
        ("depth-4-rgb", "has 4 bits with RGB", png.ihdr(depth=4, color=2)),
        ("color-1", "has a colour type of 1", png.ihdr(color=1)),
        ("compression-1", "has a compression method of 1", png.ihdr(compression=1)),
        ("filter-1", "has a filter method of 1", png.ihdr(filter=1)),
        ("interlace-2", "has an interlace method of 2", png.ihdr(interlace=2)),
    ):
        bake(
            book,
            f"bake-png/ihdr-{name}",
            f"an image whose IHDR {says} is refused",
            png.SIGNATURE + head + rest,
            s.URL,
            error=error("png.ihdr"),
        )


def before_header(book):
    """Chunks in front of IHDR."""
    rest = png.IDAT + png.IEND
    badge_first = png.SIGNATURE + png.itxt("openbadges", s.URL) + png.IHDR + rest
    bake(
        book,
        "bake-png/badge-before-ihdr",
        "a badge before IHDR goes, and then IHDR is the first chunk",
        badge_first,
        s.URL,
        png.png(png.itxt("openbadges", s.URL)),
        replaced=1,
    )
    phone = png.SIGNATURE + png.chunk(b"CgBI", b"\x50\0\x20\x06") + png.IHDR + rest
    at = phone.index(png.IHDR) + len(png.IHDR)
    bake(
        book,
        "bake-png/cgbi",
        "an image of Apple's optimiser, with a chunk of its own before IHDR, is baked",
        phone,
        s.URL,
        phone[:at] + png.itxt("openbadges", s.URL) + phone[at:],
    )
