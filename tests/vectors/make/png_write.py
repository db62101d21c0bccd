"""PNG writing: one iTXt after IHDR, every other byte as it was."""

from . import png
from . import samples as s
from .kit import Chapter, error, raw

PLAIN = {"file": "images/plain.png"}


def argument(data):
    """An image argument, by file for the plain picture."""
    return PLAIN if data == png.PLAIN else raw(data)


def bake(
    book, id, says, data, payload, baked=None, error=None, keyword="openbadges", replaced=0, carrier="iTXt", **options
):
    """A case of baking into a PNG."""
    result = None
    if baked is not None:
        report = {
            "format": "png",
            "carrier": carrier,
            "keyword": keyword,
            "length": len(baked),
            "replaced": replaced,
            "problems": [],
        }
        result = {"report": report, "bytes": raw(baked)}
    book.case(
        id, says, "bake", {"image": argument(data), "payload": payload, "options": options or None}, result, error
    )


def keywords(book):
    """The keyword is chosen by content."""
    clr = s.text(
        {
            **s.CREDENTIAL,
            "type": ["VerifiableCredential", "ClrCredential"],
            "@context": [s.VC2, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"],
        }
    )
    old = s.jws(s.A10)
    for name, says, payload, keyword in (
        ("url", "a URL", s.URL, "openbadges"),
        ("0.5", "a 0.5 assertion", s.JSON_05, "openbadges"),
        ("1.0", "a 1.0 assertion", s.JSON_10, "openbadges"),
        ("1.1", "a 1.1 assertion", s.JSON_11, "openbadges"),
        ("2.0", "a 2.0 assertion", s.JSON_20, "openbadges"),
        ("hybrid", "a Backpack hybrid", s.text(s.HYBRID), "openbadges"),
        ("2.0-endorsement", "a 2.0 endorsement", s.text(s.ENDORSEMENT_20), "openbadges"),
        ("jws-1.0", "a signed 1.0 assertion", old, "openbadges"),
        ("jws-2.0", "a signed 2.0 assertion", s.JWS_20, "openbadges"),
        ("3.0", "a 3.0 credential of VC 2.0", s.JSON_30, "openbadgecredential"),
        ("3.0-vc1", "a 3.0 credential of VC 1.1", s.JSON_30_VC1, "openbadgecredential"),
        ("jwt", "a VC-JWT whose payload is the credential", s.JWT_30, "openbadgecredential"),
        ("jwt-vc", "a VC-JWT with the claim `vc`", s.JWT_30_VC, "openbadgecredential"),
        ("clr", "a Comprehensive Learner Record", clr, "clrcredential"),
    ):
        bake(
            book,
            f"bake-png/{name}",
            f"{says} is baked under `{keyword}`",
            png.PLAIN,
            payload,
            png.png(png.itxt(keyword, payload)),
            keyword=keyword,
        )


def texts(book):
    """The text is written as it is."""
    pretty = s.json.dumps(s.A20, indent=2) + "\n"
    bake(
        book,
        "bake-png/byte-for-byte",
        "the payload is written as it is: members, spaces and escapes",
        png.PLAIN,
        pretty.strip(),
        png.png(png.itxt("openbadges", pretty.strip())),
    )
    named = s.text({**s.A20, "narrative": 'Zoë 面包 🍞 <b>&amp;</b> " ]]>'})
    bake(
        book,
        "bake-png/utf8",
        "the payload is written as UTF-8",
        png.PLAIN,
        named,
        png.png(png.itxt("openbadges", named)),
    )


def overrides(book):
    """The option `keyword`."""
    for keyword, payload in (("openbadges", s.JSON_30), ("openbadgecredential", s.JSON_20), ("clrcredential", s.URL)):
        book.case(
            f"bake-png/override-{keyword}",
            f"the option `keyword` overrides the choice: {keyword}",
            "bake",
            {"image": PLAIN, "payload": payload, "options": {"keyword": keyword}},
            {
                "report": {"carrier": "iTXt", "keyword": keyword, "replaced": 0},
                "bytes": raw(png.png(png.itxt(keyword, payload))),
            },
        )
    book.case(
        "bake-png/override-unknown",
        "only keywords of the table are written",
        "bake",
        {"image": PLAIN, "payload": s.URL, "options": {"keyword": "openbadge"}},
        None,
        error("option.invalid"),
    )


def legacy(book):
    """The tEXt chunk of 2011."""
    baked = png.png(png.text("openbadges", s.URL))
    bake(
        book,
        "bake-png/legacy",
        "`legacy_text` writes a tEXt chunk with the URL",
        png.PLAIN,
        s.URL,
        baked,
        carrier="tEXt",
        legacy_text=True,
    )
    bake(
        book,
        "bake-png/legacy-replaces",
        "`legacy_text` replaces an iTXt badge",
        png.png(png.itxt("openbadges", s.JSON_20)),
        s.URL,
        baked,
        carrier="tEXt",
        replaced=1,
        legacy_text=True,
    )


def legacy_refused(book):
    """What is no ASCII URL."""
    for name, payload in (("json", s.JSON_20), ("jws", s.JWS_20)):
        bake(
            book,
            f"bake-png/legacy-{name}",
            f"`legacy_text` takes no {name}",
            png.PLAIN,
            payload,
            error=error("option.conflict"),
            legacy_text=True,
        )
    bake(
        book,
        "bake-png/legacy-beyond-ascii",
        "`legacy_text` takes no letters beyond ASCII",
        png.PLAIN,
        "https://issuer.example/zoë",
        error=error("option.conflict"),
        legacy_text=True,
    )


def existing(book):
    """Badges that are there already."""
    fresh = png.png(png.itxt("openbadges", s.JSON_20))
    for keyword in ("openbadges", "openbadgecredential", "clrcredential", "openbadge"):
        for carrier, chunk in (
            ("itxt", png.itxt(keyword, s.JSON_30)),
            ("itxt-compressed", png.itxt_z(keyword, s.JSON_30)),
            ("text", png.text(keyword, s.URL)),
            ("ztxt", png.ztxt(keyword, s.URL)),
        ):
            bake(
                book,
                f"bake-png/replace-{carrier}-{keyword}",
                f"a badge {carrier} `{keyword}` is replaced",
                png.png(chunk),
                s.JSON_20,
                fresh,
                replaced=1,
            )


def traces(book):
    """Nothing of an old badge stays."""
    fresh = png.png(png.itxt("openbadges", s.JSON_20))
    many = [png.text("openbadges", s.URL), png.itxt("openbadges", s.JSON_10), png.ztxt("openbadge", s.URL)]
    late = [png.itxt("openbadgecredential", s.JSON_30), png.itxt_z("clrcredential", s.JSON_30)]
    kept = png.text("Software", b"An editor")
    bake(
        book,
        "bake-png/replace-several",
        "every badge goes, wherever it stands; other chunks stay in their order",
        png.png(many[0], kept, *many[1:], after=late),
        s.JSON_20,
        png.png(png.itxt("openbadges", s.JSON_20), kept),
        replaced=5,
    )
    bake(
        book,
        "bake-png/replace-same",
        "baking the same badge again changes nothing",
        fresh,
        s.JSON_20,
        fresh,
        replaced=1,
    )
    old = png.png(png.itxt("openbadges", s.JSON_20))
    bake(
        book,
        "bake-png/replace-generation",
        "a 3.0 badge replaces a 2.0 badge under the other keyword",
        old,
        s.JSON_30,
        png.png(png.itxt("openbadgecredential", s.JSON_30)),
        keyword="openbadgecredential",
        replaced=1,
    )
    png.wrong_crc(png.itxt("openbadges", b"\xff\0", flag=7))


def remains(book):
    """What is no badge stays, and what is damaged goes."""
    fresh = png.png(png.itxt("openbadges", s.JSON_20))
    broken = png.wrong_crc(png.itxt("openbadges", b"\xff\0", flag=7))
    bake(
        book,
        "bake-png/replace-damaged",
        "a damaged badge is replaced without being read",
        png.png(broken),
        s.JSON_20,
        fresh,
        replaced=1,
    )
    behind = png.itxt("openbadges", s.URL)
    bake(
        book,
        "bake-png/badge-after-iend",
        "a badge after IEND is no badge: it stays among the trailing bytes",
        png.png(tail=behind),
        s.JSON_20,
        png.png(png.itxt("openbadges", s.JSON_20), tail=behind),
    )


def refuse(book):
    """`on_existing: refuse`."""
    fresh = png.png(png.itxt("openbadges", s.JSON_20))
    for carrier, chunk in (
        ("itxt", png.itxt("openbadges", s.URL)),
        ("text", png.text("openbadge", s.URL)),
        ("ztxt", png.ztxt("clrcredential", s.URL)),
        ("credential", png.itxt("openbadgecredential", s.JSON_30)),
    ):
        bake(
            book,
            f"bake-png/refuse-{carrier}",
            f"`refuse` refuses an image that has a badge ({carrier})",
            png.png(after=[chunk]),
            s.JSON_20,
            error=error("image.already_baked"),
            on_existing="refuse",
        )
    bake(
        book,
        "bake-png/refuse-unbaked",
        "`refuse` bakes into an image without a badge",
        png.PLAIN,
        s.JSON_20,
        fresh,
        on_existing="refuse",
    )
    bake(
        book,
        "bake-png/similar-stays",
        "a chunk `openbadges2` is not a badge and stays",
        png.png(png.itxt("openbadges2", s.URL)),
        s.JSON_20,
        png.png(png.itxt("openbadges", s.JSON_20), png.itxt("openbadges2", s.URL)),
    )


def chapter():
    """The cases of this module and of those that go with it."""
    from . import png_write_sound

    book = Chapter("Baking into PNG files")
    for part in (
        keywords,
        texts,
        overrides,
        legacy,
        legacy_refused,
        existing,
        traces,
        remains,
        refuse,
        png_write_sound.copies,
        png_write_sound.forms,
        png_write_sound.animation,
        png_write_sound.damage,
        png_write_sound.unchecked,
        png_write_sound.incomplete,
        png_write_sound.headers,
        png_write_sound.before_header,
    ):
        part(book)
    return book
