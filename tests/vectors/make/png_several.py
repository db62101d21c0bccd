"""PNG reading: several badges, and kinds of pictures."""

from . import png
from . import samples as s
from .kit import error, found, image, unbaked
from .png_read import AT, DUPLICATE, animated, one, read


def several(book):
    """More than one badge: the first iTXt counts, the others are listed."""
    old, new = png.text("openbadges", s.URL), png.itxt("openbadges", s.JSON_20)
    third = png.itxt("openbadgecredential", s.JSON_30)

    def both(first, second, **more):
        return unbaked("png", first, second, **more)

    read(
        book,
        "png/text-then-itxt",
        "an iTXt badge counts before an earlier tEXt",
        png.png(old, new),
        both(
            found("tEXt", "openbadges", AT, len(old), "url", s.URL, [DUPLICATE]),
            found("iTXt", "openbadges", AT + len(old), len(new), "json", s.JSON_20),
            badge=1,
        ),
    )
    read(
        book,
        "png/itxt-then-text",
        "a tEXt after the iTXt is a duplicate",
        png.png(new, old),
        both(
            found("iTXt", "openbadges", AT, len(new), "json", s.JSON_20),
            found("tEXt", "openbadges", AT + len(new), len(old), "url", s.URL, [DUPLICATE]),
        ),
    )
    read(
        book,
        "png/two-itxt",
        "of two iTXt badges the first counts",
        png.png(new, third),
        both(
            found("iTXt", "openbadges", AT, len(new), "json", s.JSON_20),
            found("iTXt", "openbadgecredential", AT + len(new), len(third), "json", s.JSON_30, [DUPLICATE]),
        ),
    )


def more_several(book):
    """Further pairs, and `strict`."""
    old, new = png.text("openbadges", s.URL), png.itxt("openbadges", s.JSON_20)
    third = png.itxt("openbadgecredential", s.JSON_30)

    def both(first, second, **more):
        return unbaked("png", first, second, **more)

    late = len(png.PLAIN) - len(png.IEND) + len(third)
    read(
        book,
        "png/two-itxt-around-idat",
        "a second badge after IDAT is listed",
        png.png(third, after=[new]),
        both(
            found("iTXt", "openbadgecredential", AT, len(third), "json", s.JSON_30),
            found("iTXt", "openbadges", late, len(new), "json", s.JSON_20, [DUPLICATE]),
        ),
    )
    packed = png.ztxt("openbadges", s.URL)
    read(
        book,
        "png/text-then-ztxt",
        "without an iTXt the first of any carrier counts",
        png.png(old, packed),
        both(
            found("tEXt", "openbadges", AT, len(old), "url", s.URL),
            found("zTXt", "openbadges", AT + len(old), len(packed), "url", s.URL, [DUPLICATE]),
        ),
    )
    read(
        book,
        "png/two-itxt-strict",
        "`strict` refuses a second badge",
        png.png(new, third),
        error=error("image.duplicate"),
        strict=True,
    )


def pictures(book):
    """Kinds of pictures: reading never looks at the pixels."""
    chunk = png.itxt("openbadges", s.URL)
    expected = one("iTXt", "openbadges", chunk, "url", s.URL)

    def picture(header, *rest):
        return png.SIGNATURE + header + chunk + b"".join(rest) + png.IEND

    kinds = {
        "16-bit": picture(png.ihdr(4, 4, 16, 6), png.idat(4, 4, 8)),
        "grey-1-bit": picture(png.ihdr(8, 8, 1, 0), png.idat(1, 8, 1)),
        "palette": picture(
            png.ihdr(8, 8, 8, 3), png.chunk(b"PLTE", bytes(range(240)) + bytes(range(240, 16, -1))), png.idat(8, 8, 1)
        ),
        "interlaced": picture(png.ihdr(1, 1, interlace=1), png.idat(1, 1)),
        "1x1": picture(png.ihdr(1, 1), png.idat(1, 1)),
        "2147483647-wide": picture(png.ihdr(2**31 - 1, 2**31 - 1), png.IDAT),
    }
    for name, data in kinds.items():
        read(book, f"png/picture-{name}", f"a badge in a picture that is {name} is read", data, expected)
    read(
        book,
        "png/picture-apng",
        "a badge in an animated PNG is read",
        image("animated.png", animated(chunk)),
        one("iTXt", "openbadges", chunk, "url", s.URL),
    )
