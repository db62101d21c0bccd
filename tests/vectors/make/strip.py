"""Stripping: the bytes before baking come back."""

from . import png, svg
from . import samples as s
from .kit import Chapter, error, raw, utf8
from .png_read import animated
from .svg_write import BARE, NS, NS3, by_body, by_verify


def strip(book, id, says, data, stripped=None, removed=0, error=None, **options):
    """A case of stripping."""

    def argument(value):
        return utf8(value) if isinstance(value, str) else raw(value)

    result = None if stripped is None else {"removed": removed, "bytes": argument(stripped)}
    book.case(id, says, "strip", {"image": argument(data), "options": options or None}, result, error)


def pngs(book):
    """PNG."""
    strip(book, "strip/png-unbaked", "a PNG without a badge comes back as it is", png.PLAIN, png.PLAIN)
    for carrier, chunk in (
        ("itxt", png.itxt("openbadges", s.JSON_20)),
        ("itxt-compressed", png.itxt_z("openbadgecredential", s.JSON_30)),
        ("text", png.text("openbadge", s.URL)),
        ("ztxt", png.ztxt("clrcredential", s.URL)),
        ("wrong-crc", png.wrong_crc(png.itxt("openbadges", s.URL))),
        ("damaged", png.itxt("openbadges", b"\xff\0", flag=9)),
    ):
        strip(book, f"strip/png-{carrier}", f"a badge in a PNG is taken out: {carrier}", png.png(chunk), png.PLAIN, 1)
    kept = png.text("Software", b"An editor")
    strip(
        book,
        "strip/png-several",
        "all badges are taken out, other chunks and trailing bytes stay",
        png.png(
            png.itxt("openbadges", s.URL),
            kept,
            png.text("openbadges", s.URL),
            after=[png.itxt("openbadgecredential", s.JSON_30)],
            tail=b"tail",
        ),
        png.png(kept, tail=b"tail"),
        3,
    )


def png_damage(book):
    """PNG files that are not sound."""
    strip(
        book, "strip/png-animated", "an animated PNG comes back", animated(png.itxt("openbadges", s.URL)), animated(), 1
    )
    bad = png.SIGNATURE + png.IHDR + png.itxt("openbadges", s.URL) + png.wrong_crc(png.IDAT) + png.IEND
    strip(
        book,
        "strip/png-crc",
        "a wrong CRC of a chunk that stays is an error",
        bad,
        error=error("png.crc_mismatch", offset=png.AFTER_IHDR + len(png.itxt("openbadges", s.URL)), part="IDAT"),
    )
    strip(
        book,
        "strip/png-crc-unchecked",
        "`check_crc: false` copies it",
        bad,
        png.SIGNATURE + png.IHDR + png.wrong_crc(png.IDAT) + png.IEND,
        1,
        check_crc=False,
    )
    strip(
        book,
        "strip/png-truncated",
        "a truncated PNG is an error",
        png.png(png.itxt("openbadges", s.URL))[:-12],
        error=error("png.truncated"),
    )
    strip(
        book,
        "strip/option-unknown",
        "an unknown option is an error",
        png.PLAIN,
        error=error("option.invalid"),
        accept_damaged=True,
    )
    strip(
        book,
        "strip/limit-input",
        "an image larger than `input_bytes` is refused",
        png.PLAIN,
        error=error("limit.input"),
        limits={"input_bytes": 99},
    )


def svgs(book):
    """SVG."""
    plain = f"<svg{BARE}>{svg.ART}</svg>\n"
    strip(book, "strip/svg-unbaked", "an SVG without a badge comes back as it is", plain, plain)
    for name, data in (
        ("verify", f"<svg{NS}{BARE}>{by_verify(s.URL)}{svg.ART}</svg>\n"),
        ("body", f"<svg{NS}{BARE}>{by_body(s.JSON_20, s.URL)}{svg.ART}</svg>\n"),
        ("credential", f"<svg{NS3}{BARE}>{by_verify(s.JWT_30, local='credential')}{svg.ART}</svg>\n"),
        ("elsewhere", f"<svg{NS}{BARE}>{svg.ART}{by_verify(s.URL)}</svg>\n"),
        ("other-place", f"<svg{BARE}{NS}>{by_verify(s.URL)}{svg.ART}</svg>\n"),
        ("own-declaration", f'<svg{BARE}><o:assertion xmlns:o="{svg.OB2}">x</o:assertion>{svg.ART}</svg>\n'),
        ("damaged", f"<svg{NS}{BARE}><openbadges:assertion>&x;<b/></openbadges:assertion>{svg.ART}</svg>\n"),
    ):
        strip(book, f"strip/svg-{name}", f"a badge in an SVG is taken out with its declaration: {name}", data, plain, 1)


def declarations(book):
    """Declarations that stay or go."""
    plain = f"<svg{BARE}>{svg.ART}</svg>\n"
    two = f"<svg{NS}{BARE}>{by_verify(s.URL)}<g>{by_body(s.JSON_20, s.URL)}</g></svg>"
    strip(book, "strip/svg-two", "all badges are taken out", two, f"<svg{BARE}><g></g></svg>", 2)
    used = f"<svg{NS}{BARE}>{{}}<openbadges:note>kept</openbadges:note></svg>"
    strip(
        book,
        "strip/svg-declaration-used",
        "a declaration that something else uses stays",
        used.format(by_verify(s.URL)),
        used.format(""),
        1,
    )
    used = f'<svg{NS}{BARE}>{{}}<g openbadges:note="kept"/></svg>'
    strip(
        book,
        "strip/svg-declaration-used-by-attribute",
        "a declaration that an attribute uses stays",
        used.format(by_verify(s.URL)),
        used.format(""),
        1,
    )
    strip(
        book,
        "strip/svg-self-closing",
        "a root that was self-closing comes back with an end tag: the same document",
        f"<svg{NS}{BARE}>{by_verify(s.URL)}</svg>",
        f"<svg{BARE}></svg>",
        1,
    )
    strip(
        book,
        "strip/svg-other-prefix",
        "an unused declaration under another prefix goes too: the same document",
        f'<svg xmlns:ob="{svg.OB1}"{BARE}>{by_verify(s.URL, "ob")}{svg.ART}</svg>\n',
        plain,
        1,
    )


def other_roots(book):
    """Roots that come back otherwise, or as they are."""
    plain = f"<svg{BARE}>{svg.ART}</svg>\n"
    strip(
        book,
        "strip/svg-bom",
        "a byte order mark stays",
        f"\ufeff<svg{NS}{BARE}>{by_verify(s.URL)}{svg.ART}</svg>\n",
        "\ufeff" + plain,
        1,
    )
    declared = f"<svg{NS}{BARE}>{svg.ART}</svg>"
    strip(
        book,
        "strip/svg-declared-only",
        "an SVG without a badge comes back as it is, with a declaration that nothing uses",
        declared,
        declared,
    )
    rebound = '<g xmlns:openbadges="urn:other"><openbadges:assertion/></g>'
    strip(
        book,
        "strip/svg-prefix-rebound",
        "a prefix bound again deeper down does not use the root's declaration",
        f"<svg{NS}{BARE}>{by_verify(s.URL)}{rebound}</svg>",
        f"<svg{BARE}>{rebound}</svg>",
        1,
    )


def svg_damage(book):
    """SVG files that are not sound."""
    plain = f"<svg{BARE}>{svg.ART}</svg>\n"
    twice = f'<svg{NS} xmlns:ob="{svg.OB3}"{BARE}>{by_verify(s.URL)}{by_verify(s.JWT_30, "ob", "credential")}{svg.ART}</svg>\n'
    strip(
        book, "strip/svg-two-declarations", "the declarations of both generations go with their badges", twice, plain, 2
    )
    baked = f"<svg{NS}{BARE}>{by_verify(s.URL)}{svg.ART}</svg>\n"
    strip(
        book,
        "strip/svg-utf16",
        "UTF-16 is not written",
        b"\xff\xfe" + baked.encode("utf-16-le"),
        error=error("svg.utf16"),
    )
    strip(book, "strip/svg-truncated", "a truncated SVG is an error", baked[:-9], error=error("svg.truncated"))
    strip(
        book,
        "strip/jpeg",
        "a JPEG is no image that carries a badge",
        b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        error=error("image.unsupported"),
    )


def chapter():
    """The cases of this module."""
    book = Chapter("Taking badges out")
    for part in (pngs, png_damage, svgs, declarations, other_roots, svg_damage):
        part(book)
    return book
