"""PNG reading: every carrier, keyword, place and kind of picture."""

from . import png
from . import samples as s
from .kit import Chapter, error, found, image, problem, raw, unbaked

AT = png.AFTER_IHDR
UNBAKED = error("image.unbaked")
DUPLICATE = problem("image.duplicate")


def one(carrier, keyword, chunk, kind, text, at=AT, **more):
    """The only badge of a PNG."""
    return unbaked("png", found(carrier, keyword, at, len(chunk), kind, text, **more))


def read(book, id, says, data, result=None, error=None, **options):
    """A case of unbaking."""
    data = data if isinstance(data, dict) else raw(data)
    book.case(id, says, "unbake", {"image": data, "options": options or None}, result, error)


def carriers(book):
    """Each carrier under each keyword."""
    for keyword in ("openbadges", "openbadgecredential", "clrcredential", "openbadge"):
        chunk = png.itxt(keyword, s.JSON_20)
        read(
            book,
            f"png/itxt-{keyword}",
            f"an iTXt chunk `{keyword}` is a badge",
            png.png(chunk),
            one("iTXt", keyword, chunk, "json", s.JSON_20),
        )
        chunk = png.text(keyword, s.URL)
        read(
            book,
            f"png/text-{keyword}",
            f"a tEXt chunk `{keyword}` is a badge",
            png.png(chunk),
            one("tEXt", keyword, chunk, "url", s.URL),
        )
        chunk = png.itxt_z(keyword, s.JSON_20)
        read(
            book,
            f"png/itxt-compressed-{keyword}",
            f"a compressed iTXt chunk `{keyword}` is inflated, with a problem: the baking specification forbids it",
            png.png(chunk),
            one("iTXt compressed", keyword, chunk, "json", s.JSON_20, problems=[problem("png.text_layout")]),
        )
        chunk = png.ztxt(keyword, s.URL)
        read(
            book,
            f"png/ztxt-{keyword}",
            f"a zTXt chunk `{keyword}` is a badge",
            png.png(chunk),
            one("zTXt", keyword, chunk, "url", s.URL),
        )


def kinds(book):
    """Each kind of text."""
    for name, text, kind in (
        ("url", s.URL, "url"),
        ("jws", s.JWS_20, "jws"),
        ("json-0.5", s.JSON_05, "json"),
        ("json-3.0", s.JSON_30, "json"),
        ("jwt", s.JWT_30, "jws"),
    ):
        chunk = png.itxt("openbadges", text)
        read(
            book,
            f"png/itxt-{name}",
            f"an iTXt badge may be: {name}",
            png.png(chunk),
            one("iTXt", "openbadges", chunk, kind, text),
        )
    chunk = png.text("openbadges", s.JSON_20)
    read(
        book,
        "png/text-json",
        "a tEXt badge may hold JSON",
        png.png(chunk),
        one("tEXt", "openbadges", chunk, "json", s.JSON_20),
    )
    baked = image("baked.png", png.png(png.itxt("openbadges", s.JSON_20)))
    read(
        book,
        "png/file",
        "a baked PNG file is read",
        baked,
        one("iTXt", "openbadges", png.itxt("openbadges", s.JSON_20), "json", s.JSON_20),
    )


def fields(book):
    """What stands around the text inside a chunk, and how the text is coded."""
    chunk = png.itxt("openbadges", s.JSON_20, language=b"en", translated="Abzeichen für Ada".encode())
    read(
        book,
        "png/itxt-language",
        "language tag and translated keyword are not part of the text",
        png.png(chunk),
        one("iTXt", "openbadges", chunk, "json", s.JSON_20),
    )
    chunk = png.itxt("openbadges", s.JSON_20, language=b"en-GB")
    read(
        book,
        "png/itxt-language-only",
        "a language tag without a translated keyword is skipped",
        png.png(chunk),
        one("iTXt", "openbadges", chunk, "json", s.JSON_20),
    )
    chunk = png.itxt("openbadges", s.URL, translated=b"openbadges")
    read(
        book,
        "png/itxt-translated-keyword",
        "a translated keyword that repeats the keyword is skipped",
        png.png(chunk),
        one("iTXt", "openbadges", chunk, "url", s.URL),
    )


def codings(book):
    """How the text is coded."""
    named = s.text({**s.A20, "narrative": "Brot für Zoë, 面包 🍞"})
    chunk = png.itxt("openbadges", named)
    read(
        book,
        "png/itxt-utf8",
        "iTXt text is UTF-8, of two, three and four bytes",
        png.png(chunk),
        one("iTXt", "openbadges", chunk, "json", named),
    )
    chunk = png.text("openbadges", named)
    read(
        book,
        "png/text-utf8",
        "tEXt text that is UTF-8 is read as UTF-8",
        png.png(chunk),
        one("tEXt", "openbadges", chunk, "json", named),
    )
    latin = s.text({**s.A20, "narrative": "Brot für Zoë"})
    for carrier, chunk in (
        ("tEXt", png.text("openbadges", latin.encode("latin-1"))),
        ("zTXt", png.ztxt("openbadges", latin.encode("latin-1"))),
    ):
        read(
            book,
            f"png/{carrier.lower()}-latin1",
            f"{carrier} text that is not UTF-8 is read as Latin-1, with a problem",
            png.png(chunk),
            one(carrier, "openbadges", chunk, "json", latin, problems=[problem("png.latin1")]),
        )


def around(book):
    """What stands around and inside the text."""
    chunk = png.itxt("openbadges", f"\r\n\t {s.URL} \n")
    read(
        book,
        "png/white-space-around",
        "white space around the text is left out",
        png.png(chunk),
        one("iTXt", "openbadges", chunk, "url", s.URL),
    )
    inside = s.text({"@context": s.V2, "type": "Assertion", "id": s.URL, "narrative": "openbadges\0openbadges"})
    chunk = png.itxt("openbadges", inside)
    read(
        book,
        "png/keyword-inside",
        "the keyword and an escaped NUL inside the JSON stay as they are",
        png.png(chunk),
        one("iTXt", "openbadges", chunk, "json", inside),
    )


def odd_texts(book):
    """Texts that are no badge are shown, with the reason."""
    for name, text, code in (
        ("prose", "hello world", "payload.unrecognised"),
        ("empty", "", "payload.empty"),
        ("blank", " \n", "payload.empty"),
        ("array", "[1]", "payload.not_object"),
        ("null", "null", "payload.not_object"),
        ("broken-json", '{"a":', "json.syntax"),
        ("two-parts", "eyJhbGciOiJSUzI1NiJ9.e30", "jws.malformed"),
    ):
        chunk = png.itxt("openbadges", text)
        read(
            book,
            f"png/text-is-{name}",
            f"a badge text that is no badge ({name}) is shown with kind null",
            png.png(chunk),
            one("iTXt", "openbadges", chunk, None, text.strip(), problems=[problem(code)]),
        )


def places(book):
    """Where the chunk stands."""
    chunk = png.itxt("openbadges", s.URL)
    at = len(png.PLAIN) - len(png.IEND)
    read(
        book,
        "png/after-idat",
        "a badge after IDAT is found",
        png.png(after=[chunk]),
        one("iTXt", "openbadges", chunk, "url", s.URL, at),
    )
    read(book, "png/after-iend", "a badge after IEND is not found", png.png(tail=chunk), error=UNBAKED)
    read(
        book,
        "png/between-idats",
        "a badge between two IDAT chunks is found",
        png.png(png.IDAT, chunk),
        one("iTXt", "openbadges", chunk, "url", s.URL, AT + len(png.IDAT)),
    )


def odd_places(book):
    """Places where PNG allows no text chunk, and those behind others."""
    chunk = png.itxt("openbadges", s.URL)
    early = png.SIGNATURE + chunk + png.IHDR + png.IDAT + png.IEND
    read(
        book,
        "png/before-ihdr",
        "a badge before IHDR is read, with a problem",
        early,
        one("iTXt", "openbadges", chunk, "url", s.URL, 8, problems=[problem("png.ihdr")]),
    )
    other = (
        png.text("Software", b"An editor")
        + png.chunk(b"tIME", b"\x07\xe8\x05\x01\0\0\0")
        + png.chunk(b"ovBd", b"private")
    )
    read(
        book,
        "png/behind-others",
        "other chunks, private ones too, are passed over",
        png.png(other, chunk),
        one("iTXt", "openbadges", chunk, "url", s.URL, AT + len(other)),
    )
    tail = b"a second file " + png.SIGNATURE
    read(
        book,
        "png/trailing-bytes",
        "bytes after IEND do not matter",
        png.png(chunk, tail=tail),
        one("iTXt", "openbadges", chunk, "url", s.URL),
    )


def not_found(book):
    """What is close to a badge and is none."""
    for name, chunk in (
        ("nothing", b""),
        ("openbadges2", png.itxt("openbadges2", s.URL)),
        ("openbadges1-text", png.text("openbadges1", s.URL)),
        ("capitals", png.itxt("OpenBadges", s.URL)),
        ("trailing-space", png.itxt("openbadges ", s.URL)),
        ("leading-space", png.itxt(" openbadges", s.URL)),
        ("empty-keyword", png.itxt("", s.URL)),
        ("keyword-as-language", png.itxt("Comment", s.URL, language=b"openbadges")),
        ("keyword-as-text", png.text("Comment", b"openbadges\0" + s.URL.encode())),
        ("chunk-type-case", png.chunk(b"itxt", png.itxt_data(b"openbadges", s.URL.encode()))),
        ("prefix", png.itxt("openbadg", s.URL)),
    ):
        read(book, f"png/unbaked-{name}", f"no badge: {name}", png.png(chunk), error=UNBAKED)


def animated(*head):
    """Two frames of 8 x 8 pixels."""

    def control(sequence):
        return png.chunk(
            b"fcTL", sequence.to_bytes(4, "big") + (8).to_bytes(4, "big") * 2 + bytes(8) + b"\0\1\0\x0a\0\0"
        )

    frame = png.chunk(b"fdAT", (2).to_bytes(4, "big") + png.IDAT[8:-4])
    animation = png.chunk(b"acTL", (2).to_bytes(4, "big") + bytes(4))
    return png.SIGNATURE + png.IHDR + b"".join(head) + animation + control(0) + png.IDAT + control(1) + frame + png.IEND


def chapter():
    """The cases of this module."""
    image("plain.png", png.PLAIN)
    from . import png_several

    book = Chapter("Reading badges from PNG files")
    for part in (
        carriers,
        kinds,
        fields,
        codings,
        around,
        odd_texts,
        places,
        odd_places,
        not_found,
        png_several.several,
        png_several.more_several,
        png_several.pictures,
    ):
        part(book)
    return book
