"""Inspecting images and texts."""

from . import png, svg
from . import samples as s
from .kit import Chapter, error, found, problem, raw, utf8


def look(book, id, says, data, result=None, code=None, **options):
    """A case of inspecting."""
    book.case(
        f"inspect/{id}", says, "inspect", {"input": data, "options": options or None}, result, code and error(code)
    )


def seen(found, version, klass, **badge):
    """One badge with what it says."""
    return {"found": found, "version": version, "class": klass, "badge": badge or None}


def answer(format, picture, badge, *badges, problems=()):
    """The whole answer."""
    return {"format": format, "picture": picture, "badge": badge, "badges": list(badges), "problems": list(problems)}


def images(book):
    """PNG and SVG."""
    at = png.AFTER_IHDR
    chunk = png.itxt("openbadges", s.JSON_20)
    data = png.png(chunk)
    picture = {"bytes": len(data), "width": 8, "height": 8}
    look(
        book,
        "png",
        "a baked PNG: its size, its badge, what the badge says",
        raw(data),
        answer(
            "png",
            picture,
            0,
            seen(
                found("iTXt", "openbadges", at, len(chunk), "json", s.JSON_20),
                "2.0",
                "Assertion",
                name="Baker",
                id=s.URL,
            ),
        ),
    )
    look(
        book,
        "png-unbaked",
        "an unbaked PNG has no badge, and that is no error",
        {"file": "images/plain.png"},
        answer("png", {"bytes": len(png.PLAIN), "width": 8, "height": 8}, None),
    )
    wide = png.SIGNATURE + png.ihdr(70000, 3) + png.IDAT + png.IEND
    look(
        book,
        "png-size",
        "width and height are those of IHDR",
        raw(wide),
        answer("png", {"bytes": len(wide), "width": 70000, "height": 3}, None),
    )


def carried(book):
    """What the badge inside says."""
    at = png.AFTER_IHDR
    chunk = png.text("openbadges", s.URL)
    look(
        book,
        "png-url",
        "a baked URL has no version to see",
        raw(png.png(chunk)),
        answer(
            "png",
            {"bytes": len(png.png(chunk))},
            0,
            {
                "found": found("tEXt", "openbadges", at, len(chunk), "url", s.URL),
                "version": None,
                "class": None,
                "badge": None,
                "error": error("document.hosted"),
            },
        ),
    )
    first, second = png.text("openbadges", s.URL), png.itxt("openbadgecredential", s.JWT_30)
    look(
        book,
        "png-several",
        "every badge is shown",
        raw(png.png(first, second)),
        answer(
            "png",
            {"width": 8},
            1,
            {"found": found("tEXt", "openbadges", at, len(first), "url", s.URL, [problem("image.duplicate")])},
            seen(
                found("iTXt", "openbadgecredential", at + len(first), len(second), "jws", s.JWT_30),
                "3.0",
                "OpenBadgeCredential",
                name="Baker",
                signature={"algorithm": "ES256", "verified": False},
            ),
        ),
    )
    chunk = png.itxt("openbadges", '{"a":1}')
    look(
        book,
        "png-stranger",
        "a badge text that is no document is shown with the reason",
        raw(png.png(chunk)),
        answer("png", {"width": 8}, 0, {"version": None, "badge": None, "error": error("document.unrecognised")}),
    )


def svgs(book):
    """SVG."""
    element = f'<openbadges:assertion verify="{s.URL}">{svg.cdata(s.JSON_20)}</openbadges:assertion>'
    data = svg.svg(element)
    place, length = svg.place(data, element)
    look(
        book,
        "svg",
        "a baked SVG",
        utf8(data.decode()),
        answer(
            "svg",
            {"bytes": len(data), "width": None, "height": None},
            0,
            seen(
                found("svg body", "assertion", place, length, "json", s.JSON_20, namespace=svg.OB1, verify=s.URL),
                "2.0",
                "Assertion",
                name="Baker",
            ),
        ),
    )
    look(
        book,
        "svg-unbaked",
        "an unbaked SVG",
        {"file": "images/plain.svg"},
        answer("svg", {"bytes": len(svg.PLAIN)}, None),
    )
    art = "<script>alert(1)</script>"
    text = svg.svg("", art=art).decode()
    look(
        book,
        "svg-active",
        "active content is reported",
        utf8(text),
        answer("svg", {}, None, problems=[problem("svg.active_content", offset=text.index(art))]),
    )


def texts(book):
    """Documents given as text."""
    for name, text, version, klass in (
        ("0.5", s.JSON_05, "0.5", "Assertion"),
        ("1.0", s.JSON_10, "1.0", "Assertion"),
        ("1.1", s.JSON_11, "1.1", "Assertion"),
        ("2.0", s.JSON_20, "2.0", "Assertion"),
        ("jws", s.JWS_20, "2.0", "Assertion"),
        ("3.0", s.JSON_30, "3.0", "OpenBadgeCredential"),
        ("jwt", s.JWT_30, "3.0", "OpenBadgeCredential"),
        ("2.1", s.text({"assertion": s.A20}), "2.1", "Envelope"),
    ):
        look(
            book,
            f"text-{name}",
            f"a document given as text: {name}",
            utf8(text),
            {
                "format": None,
                "picture": None,
                "badge": 0,
                "badges": [{"found": None, "version": version, "class": klass, "badge": {"version": version}}],
                "problems": [],
            },
        )


def other_texts(book):
    """Texts that are hardly documents."""
    look(
        book,
        "text-white-space",
        "white space around a document does not matter",
        utf8(f"\n{s.JSON_20}\n"),
        {"format": None, "badge": 0, "badges": [{"version": "2.0"}]},
    )
    look(
        book,
        "text-url",
        "a URL given as text",
        utf8(s.URL),
        {
            "format": None,
            "badge": 0,
            "badges": [{"found": None, "version": None, "badge": None, "error": error("document.hosted")}],
        },
    )


def refused(book):
    """What cannot be inspected."""
    look(
        book,
        "jpeg",
        "a JPEG is no image that carries a badge",
        raw(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"),
        code="image.unsupported",
    )
    look(book, "truncated", "a truncated PNG is an error", raw(png.PLAIN[:40]), code="png.truncated")
    look(
        book,
        "limit-input",
        "an input larger than `input_bytes` is refused",
        {"file": "images/plain.png"},
        code="limit.input",
        limits={"input_bytes": 10},
    )
    look(
        book,
        "option-unknown",
        "an unknown option is an error",
        {"file": "images/plain.png"},
        code="option.invalid",
        strict=True,
    )


def chapter():
    """The cases of this module."""
    book = Chapter("What images and documents are")
    for part in (images, carried, svgs, texts, other_texts, refused):
        part(book)
    return book
