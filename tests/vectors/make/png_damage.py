"""PNG reading: damage and attacks are typed errors, or problems where they do no harm."""

from . import deflate, png
from . import samples as s
from .kit import Chapter, error, image, problem
from .png_read import AT, one, read


def checksums(book):
    """Wrong CRCs."""
    for carrier, chunk in (
        ("iTXt", png.itxt("openbadges", s.URL)),
        ("tEXt", png.text("openbadges", s.URL)),
        ("zTXt", png.ztxt("openbadges", s.URL)),
    ):
        bad = png.wrong_crc(chunk)
        name = carrier.lower()
        read(
            book,
            f"png/crc-{name}",
            f"a wrong CRC of a {carrier} badge is an error",
            png.png(bad),
            error=error("png.crc_mismatch", offset=AT, part=carrier),
        )
        read(
            book,
            f"png/crc-{name}-accepted",
            f"`accept_damaged` reads a {carrier} badge with a wrong CRC, with a problem",
            png.png(bad),
            one(carrier, "openbadges", bad, "url", s.URL, problems=[problem("png.crc_mismatch")]),
            accept_damaged=True,
        )
    zero = png.chunk(b"tEXt", b"openbadges\0" + s.URL.encode(), crc=0)
    read(
        book,
        "png/crc-zero-accepted",
        "a badge of the first baker, whose CRC is 0, is read with `accept_damaged`",
        png.png(zero),
        one("tEXt", "openbadges", zero, "url", s.URL, problems=[problem("png.crc_mismatch")]),
        accept_damaged=True,
    )


def other_checksums(book):
    """Checksums of other chunks."""
    good = png.itxt("openbadges", s.URL)
    picture = png.SIGNATURE + png.IHDR + good + png.wrong_crc(png.IDAT) + png.IEND
    read(
        book,
        "png/crc-idat-when-reading",
        "a wrong CRC of a chunk that is no badge does not matter when reading",
        picture,
        one("iTXt", "openbadges", good, "url", s.URL),
    )


def layout(book):
    """Fields out of order."""
    method = png.itxt("openbadges", s.URL, method=1)
    compressed = png.itxt_z("openbadges", s.URL, method=1)
    for name, says, chunk, carrier in (
        ("flag-2", "a compression flag of 2", png.itxt("openbadges", s.URL, flag=2), "iTXt"),
        ("flag-255", "a compression flag of 255", png.itxt("openbadges", s.URL, flag=255), "iTXt"),
        ("compressed-method-1", "a compressed iTXt of compression method 1", compressed, "iTXt"),
        ("ztxt-method-1", "a zTXt of compression method 1", png.ztxt("openbadges", s.URL, method=1), "zTXt"),
        ("ends-after-flag", "an iTXt that ends after its flag", png.chunk(b"iTXt", b"openbadges\0\0"), "iTXt"),
        (
            "no-language-end",
            "an iTXt without the NUL after its language tag",
            png.chunk(b"iTXt", b"openbadges\0\0\0" + s.URL.encode()),
            "iTXt",
        ),
        (
            "no-translated-end",
            "an iTXt without the NUL after its translated keyword",
            png.chunk(b"iTXt", b"openbadges\0\0\0\0" + s.URL.encode()),
            "iTXt",
        ),
        ("ztxt-ends-after-keyword", "a zTXt that ends after its keyword", png.chunk(b"zTXt", b"openbadges\0"), "zTXt"),
    ):
        read(
            book,
            f"png/layout-{name}",
            f"{says} is an error",
            png.png(chunk),
            error=error("png.text_layout", offset=AT, part=carrier),
        )
    read(
        book,
        "png/layout-method-ignored",
        "the method of an uncompressed iTXt does not matter",
        png.png(method),
        one("iTXt", "openbadges", method, "url", s.URL),
    )


def moodle(book):
    """The malformed chunks that real software wrote."""
    for name, says, chunk in (
        (
            "moodle",
            "an old Moodle's iTXt, JSON in quotes",
            png.chunk(
                b"iTXt", b"openbadges\0'json'\0''\0\"{'method': 'hosted', 'assertionUrl': '" + s.URL.encode() + b"'}\""
            ),
        ),
    ):
        read(
            book,
            f"png/layout-{name}",
            f"{says}, is an error",
            png.png(chunk),
            error=error("png.text_layout", offset=AT, part="iTXt"),
        )
        read(
            book,
            f"png/layout-{name}-accepted",
            f"`accept_damaged` reads {says}, as the URL in it",
            png.png(chunk),
            one("iTXt", "openbadges", chunk, "url", s.URL, problems=[problem("png.text_layout")]),
            accept_damaged=True,
        )
    bare = png.chunk(b"iTXt", b"openbadges\0" + s.JSON_10.encode())
    read(
        book,
        "png/layout-no-separators",
        "an iTXt without any separators is an error",
        png.png(bare),
        error=error("png.text_layout", offset=AT, part="iTXt"),
    )
    read(
        book,
        "png/layout-no-separators-accepted",
        "`accept_damaged` reads an iTXt without separators",
        png.png(bare),
        one("iTXt", "openbadges", bare, "json", s.JSON_10, problems=[problem("png.text_layout")]),
        accept_damaged=True,
    )


def texts(book):
    """Texts that are no text."""
    for name, data in (
        ("stray-byte", b"https://issuer.example/\xff"),
        ("overlong", b"https://issuer.example/\xc0\xaf"),
        ("surrogate", b"https://issuer.example/\xed\xa0\x80"),
        ("cut-character", b"https://issuer.example/\xe2\x82"),
    ):
        read(
            book,
            f"png/utf8-{name}",
            f"an iTXt text that is not UTF-8 ({name}) is an error",
            png.png(png.itxt("openbadges", data)),
            error=error("png.invalid_utf8", offset=AT, part="iTXt"),
        )
    read(
        book,
        "png/utf8-compressed",
        "a compressed iTXt text that is not UTF-8 is an error",
        png.png(png.itxt_z("openbadges", b"\xff\xfe")),
        error=error("png.invalid_utf8", offset=AT, part="iTXt"),
    )


def nuls(book):
    """NULs."""
    cut = b"https://issuer.example/1\0.evil.example"
    for carrier, chunk in (
        ("iTXt", png.itxt("openbadges", cut)),
        ("tEXt", png.text("openbadges", cut)),
        ("zTXt", png.ztxt("openbadges", cut)),
    ):
        read(
            book,
            f"png/nul-{carrier.lower()}",
            f"a NUL in a {carrier} text is an error, never a shorter text",
            png.png(chunk),
            error=error("png.nul_in_text", offset=AT, part=carrier),
        )
    read(
        book,
        "png/nul-compressed",
        "a NUL in a compressed iTXt text is an error",
        png.png(png.itxt_z("openbadges", cut)),
        error=error("png.nul_in_text", offset=AT, part="iTXt"),
    )


def streams(book):
    """Compressed texts."""
    good = deflate.fixed(s.URL.encode())
    broken = {
        "broken": b"\x78\x01\xff\xff\xff\xff",
        "cut": good[:-8],
        "no-adler": good[:-4],
        "bad-adler": good[:-1] + bytes([good[-1] ^ 1]),
        "trailing": good + b"more",
        "bad-header": b"\x79" + good[1:],
        "empty": b"",
    }
    for name, stream in broken.items():
        read(
            book,
            f"png/deflate-itxt-{name}",
            f"a compressed iTXt with a deflate stream that is {name} is an error",
            png.png(png.itxt_z("openbadges", b"", stream)),
            error=error("png.deflate", offset=AT, part="iTXt"),
        )
    for name in ("broken", "bad-adler", "trailing"):
        read(
            book,
            f"png/deflate-ztxt-{name}",
            f"a zTXt with a deflate stream that is {name} is an error",
            png.png(png.ztxt("openbadges", b"", broken[name])),
            error=error("png.deflate", offset=AT, part="zTXt"),
        )


def bombs(book):
    """Streams that grow."""
    stream, _ = deflate.bomb(b" ", 17_000)
    bomb = image("bomb.png", png.png(png.itxt_z("openbadges", b"", stream)))
    read(
        book,
        "png/bomb-itxt",
        "an iTXt that inflates beyond 4 MiB is an error",
        bomb,
        error=error("limit.inflated", offset=AT, part="iTXt"),
    )
    stream, _ = deflate.bomb(b" ", 8)
    read(
        book,
        "png/bomb-ztxt",
        "a zTXt that inflates beyond `inflated_bytes` is an error",
        png.png(png.ztxt("openbadges", b"", stream)),
        error=error("limit.inflated", offset=AT, part="zTXt"),
        limits={"inflated_bytes": 2064},
    )
    stream, data = deflate.bomb(b"a", 8)
    chunk = png.ztxt("openbadges", b"", stream)
    read(
        book,
        "png/inflates-to-the-limit",
        "a text that inflates to exactly `inflated_bytes` is read",
        png.png(chunk),
        one("zTXt", "openbadges", chunk, None, data.decode(), problems=[problem("payload.unrecognised")]),
        limits={"inflated_bytes": 2065},
    )


def chapter():
    """The cases of this module and of those that go with it."""
    from . import png_limits

    book = Chapter("Damaged and hostile PNG files")
    for part in (
        checksums,
        other_checksums,
        layout,
        moodle,
        texts,
        nuls,
        streams,
        bombs,
        png_limits.bounds,
        png_limits.cut_off,
        png_limits.cut_in_front,
        png_limits.lies,
        png_limits.not_png,
        png_limits.strict,
        png_limits.strict_damage,
        png_limits.options,
    ):
        part(book)
    return book
