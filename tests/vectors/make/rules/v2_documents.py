"""2.0: whole documents, the options, and the ways in which a document comes in."""

import json

from .. import png, svg
from ..kit import Chapter, error, raw, utf8
from ..samples import A05, A20, A20_SIGNED, ADA, ENDORSEMENT_20, JSON_20, URL, V2, hashed, jws, text
from .kit import GONE, patched, refuse, report, validate
from .v2_forms import STRICT, data_uri, picture

AT = "2025-01-01T00:00:00Z"


def sound(book):
    """Documents without a fault."""
    asserted = {"version": "2.0", "class": "Assertion", "profile": "standard", "truncated": False}
    validate(book, "2.0/assertion", "a hosted assertion with everything inside", A20, None, **asserted)
    validate(book, "2.0/signed", "a signed assertion", A20_SIGNED, None, **asserted)
    validate(book, "2.0/endorsement", "an endorsement", ENDORSEMENT_20, None, version="2.0", **{"class": "Endorsement"})
    key = {
        "@context": V2,
        "type": "CryptographicKey",
        "id": "https://issuer.example/key",
        "owner": "https://issuer.example/issuer",
    }
    validate(book, "2.0/key", "a key", key, None, **{"class": "CryptographicKey"})
    revoked = {"@context": V2, "type": "Assertion", "id": URL, "revoked": True, "revocationReason": "Burnt."}
    validate(book, "2.0/revoked", "what is left of a revoked assertion", revoked, None, **{"class": "Assertion"})
    strict = {
        **A20,
        "badge": {**A20["badge"], "issuer": {**A20["badge"]["issuer"], "image": "https://issuer.example/i"}},
    }
    validate(book, "2.0/strict", "a badge that keeps every advice", strict, STRICT, profile="strict")


#: A document with faults at every level, and its problems: an object's own first, then its members as they stand.
FAULTY = {
    "@context": V2,
    "issuedOn": "yesterday",
    "type": "Assertion",
    "oven": "stone",
    "evidence": ["https://ada.example/work", {"narrative": 12}, "work"],
    "badge": {
        "type": "BadgeClass",
        "criteria": {},
        "image": "data:image/png;base64,R0lGODlh",
        "alignment": [{"targetName": "Bread", "targetUrl": "bread"}],
        "id": "https://issuer.example/badges/1",
        "issuer": {"id": "https://issuer.example/issuer", "type": "Issuer", "name": "", "url": "oven.example"},
        "name": "Baker",
    },
    "recipient": {"identity": "ada", "type": "email", "hashed": False},
}
FAULTS = [
    ("member.missing", "error", "/id", "2.0/Assertion/id/required"),
    ("member.missing", "error", "/verification", "2.0/Assertion/verification/required"),
    ("value.date", "error", "/issuedOn", "2.0/Assertion/issuedOn/form"),
    ("member.unknown", "info", "/oven", "2.0/Assertion/unknown"),
    ("member.type", "error", "/evidence/1/narrative", "2.0/Evidence/narrative/form"),
    ("value.iri", "error", "/evidence/2", "2.0/Assertion/evidence/form"),
    ("member.missing", "error", "/badge/description", "2.0/BadgeClass/description/required"),
    ("criteria.empty", "error", "/badge/criteria", "2.0/Criteria/id_or_narrative"),
    ("value.image", "error", "/badge/image", "2.0/BadgeClass/image/form"),
    ("value.url", "error", "/badge/alignment/0/targetUrl", "2.0/AlignmentObject/targetUrl/form"),
    ("member.missing", "warning", "/badge/issuer/email", "2.0/Issuer/email/required"),
    ("value.empty", "warning", "/badge/issuer/name", "2.0/Issuer/name/form"),
    ("value.url", "error", "/badge/issuer/url", "2.0/Issuer/url/form"),
    ("value.email", "error", "/recipient/identity", "2.0/IdentityObject/plain_identity"),
]


def faulty(book):
    """Many faults at once, the limit of those that are kept, and what a message shows."""
    says = "every fault in one pass: an object's own first, then its members in the order of the document"
    validate(book, "2.0/order", says, FAULTY, None, FAULTS, truncated=False)
    for most in (0, 1, 5, len(FAULTS)):
        expected = report(FAULTS, truncated=most < len(FAULTS))
        expected["problems"] = expected["problems"][:most]
        args = {"input": utf8(text(FAULTY)), "options": {"limits": {"problems": most}}}
        says = f"of {len(FAULTS)} problems {most} are kept, and all are counted"
        book.case(f"validate/2.0/limit-problems-{most}", says, "validate", args, expected)
    quoted = [
        ("name", {"name": 12}, "/name", "12"),
        ("image", {"image": "a" * 60}, "/image", None),
        ("tags", {"tags": {"a": 1}}, "/tags", "an object"),
    ]
    for name, patch, pointer, found in quoted:
        problems = [{"pointer": pointer, "found": found}] if found else [{"pointer": pointer}]
        args = {"input": utf8(text({"@context": V2, **A20["badge"], **patch}))}
        says = f"a problem shows what it found at `{name}`"
        book.case(f"validate/2.0/found-{name}", says, "validate", args, {"ok": False, "problems": problems})


def private(book):
    """What tells who a recipient is never stands in a problem: its size does."""
    size = f"a text of {len(ADA)} characters"
    for id, recipient, code, at, found in (
        ("hashed", {"identity": ADA, "type": "email", "hashed": True}, "recipient.hash_malformed", "/identity", size),
        (
            "address",
            {"identity": "ada", "type": "email", "hashed": False},
            "value.email",
            "/identity",
            "a text of 3 characters",
        ),
        ("text", ADA, "member.type", "", size),
        ("number", {"identity": 4711, "type": "telephone", "hashed": False}, "member.type", "/identity", "a number"),
        (
            "salt",
            {"identity": hashed(ADA, "1"), "type": "email", "hashed": True, "salt": 4711},
            "member.type",
            "/salt",
            "a number",
        ),
        ("list", {"identity": [ADA, ADA], "type": "email", "hashed": False}, "member.many", "/identity", "a list of 2"),
        ("texts", [ADA, ADA], "member.many", "", "a list of 2"),
    ):
        args = {"input": utf8(text({**A20, "recipient": recipient}))}
        problem = {"code": code, "pointer": f"/recipient{at}", "found": found}
        says = "a message never quotes who a recipient is"
        book.case(f"validate/2.0/private-{id}", says, "validate", args, {"ok": False, "problems": [problem]})


def carried(book):
    """Baked, signed, by URL."""
    found = [("member.missing", "error", "/badge", "2.0/Assertion/badge/required")]
    less = patched(A20, {"badge": GONE})
    element = f'<openbadges:assertion verify="{URL}">{svg.cdata(text(less))}</openbadges:assertion>'
    for name, data, says in (
        ("png", raw(png.png(png.itxt("openbadges", text(less)))), "a baked PNG"),
        ("svg", utf8(svg.svg(element).decode()), "a baked SVG"),
        ("jws", utf8(jws(less)), "a JWS, whose payload the pointers are about"),
        ("spaces", utf8(f"\n {text(less)} \n"), "a document with white space around it"),
    ):
        validate(book, f"2.0/carried-{name}", f"a document comes as {says}", data, None, found, version="2.0")
    validate(book, "2.0/carried-sound", "a baked badge without a fault", raw(png.png(png.itxt("openbadges", JSON_20))))
    signed = svg.svg(f'<openbadges:assertion verify="{jws(A20_SIGNED)}"/>').decode()
    validate(book, "2.0/carried-signed-svg", "a signed badge in an SVG", utf8(signed))
    for name, data in (("url", utf8(URL)), ("url-baked", raw(png.png(png.text("openbadges", URL))))):
        refuse(book, f"2.0/carried-{name}", "a badge that is a URL is elsewhere", data, None, error("document.hosted"))
    refuse(
        book,
        "2.0/carried-unbaked",
        "an image without a badge",
        {"file": "images/plain.png"},
        None,
        error("image.unbaked"),
    )
    cut = raw(png.png(png.itxt("openbadges", JSON_20))[:60])
    refuse(book, "2.0/carried-damaged", "a damaged image", cut, None, error("png.truncated"))
    bad = raw(png.png(png.wrong_crc(png.itxt("openbadges", JSON_20))))
    refuse(book, "2.0/carried-crc", "a damaged chunk is refused", bad, None, error("png.crc_mismatch"))
    validate(book, "2.0/carried-accepted", "unless it is accepted", bad, {"accept_damaged": True})
    for name, data, code in (
        ("jpeg", raw(b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"), "image.unsupported"),
        ("nothing", utf8(""), "image.unsupported"),
        ("text", utf8("hello world"), "payload.unrecognised"),
        ("json", utf8('{"@context": }'), "json.syntax"),
        ("stranger", utf8('{"a": 1}'), "document.unrecognised"),
        ("twice", utf8('{"id": "a", "id": "b"}'), "json.duplicate_key"),
    ):
        refuse(book, f"2.0/refused-{name}", "there is nothing to hold against rules", data, None, error(code))


def pictures(book):
    """Advice about the image: in a data URI and around the badge."""
    badge = {"@context": V2, **A20["badge"], "issuer": "https://issuer.example/issuer"}
    sizes = [("small", 64, 64, 0), ("not_square", 90, 91, 0), ("large", 90, 90, 256 * 1024)]
    for name, width, height, padding in sizes:
        found = [(f"image.{name}", "warning", "/image", "2.0/BadgeClass/image/form")]
        document = {**badge, "image": data_uri("image/png", picture(width, height, padding))}
        validate(
            book, f"2.0/picture-{name}", "advice about an image is given in the profile strict", document, STRICT, found
        )
        if name == "large":
            continue
        validate(book, f"2.0/picture-{name}-standard", "and not in the profile standard", document)
        chunk = png.itxt("openbadges", text(badge))
        data = png.SIGNATURE + png.ihdr(width, height) + chunk + png.IDAT + png.IEND
        found = [(f"image.{name}", "warning", "", "image/Picture/size")]
        validate(
            book, f"image/Picture/{name}", "the image around a badge is looked at as well", raw(data), STRICT, found
        )
    small = png.SIGNATURE + png.ihdr(64, 64) + png.itxt("openbadges", text(badge)) + png.IDAT + png.IEND
    wallet(book, badge)
    validate(book, "image/Picture/standard", "in the profile strict only", raw(small))


def wallet(book, badge):
    """Advice about the text inside of an image."""
    found = [("payload.wallet_unsafe", "warning", "", "image/Picture/wallet")]
    square = png.SIGNATURE + png.ihdr(90, 90)
    for name, given, problems in (
        ("plain", text(badge), []),
        ("escaped", text({**badge, "name": "B"}).replace('"B"', '"B\\u00e4cker"'), []),
        ("letters", text({**badge, "name": "Bäcker"}), found),
        ("braces", text({**badge, "name": "{Baker}"}), found),
    ):
        data = raw(square + png.itxt("openbadges", given) + png.IDAT + png.IEND)
        says = f"a known wallet stumbles over some JSON in images: {name}"
        validate(book, f"image/Picture/wallet-{name}", says, data, STRICT, problems)
        validate(book, f"image/Picture/wallet-{name}-standard", "in the profile strict only", data)


def options(book):
    """Options that do not fit."""
    for id, given, code in (
        ("class-without-version", {"class": "Assertion"}, "option.conflict"),
        ("class-unknown", {"version": "2.0", "class": "Loaf"}, "option.invalid"),
        ("class-other-version", {"version": "2.0", "class": "AchievementSubject"}, "option.invalid"),
        ("version-unknown", {"version": "4.0"}, "option.invalid"),
        ("profile-unknown", {"profile": "lenient"}, "option.invalid"),
        ("at-day", {"at": "2025-01-01"}, "option.invalid"),
        ("at-zoneless", {"at": "2025-01-01T00:00:00"}, "option.invalid"),
        ("at-number", {"at": 1735689600}, "option.invalid"),
        ("unknown", {"strict": True}, "option.invalid"),
        ("limit", {"limits": {"input_bytes": 10}}, "limit.input"),
    ):
        refuse(book, f"2.0/option-{id}", "options that do not fit are refused", A20, given, error(code))
    held = {**A20, "issuedOn": "2025-06-01T00:00:00Z", "expires": "2025-12-01T00:00:00Z"}
    for id, at, found in (
        ("before", AT, [("dates.not_yet", "error", "/issuedOn", "2.0/Assertion/issued")]),
        ("during", "2025-07-01T00:00:00+02:00", []),
        ("after", "2026-01-01T00:00:00Z", [("dates.expired", "error", "/expires", "2.0/Assertion/not_expired")]),
    ):
        validate(book, f"2.0/at-{id}", f"a badge {id} its time", held, {"at": at}, found)
    both = {**held, "expires": "2025-05-01T00:00:00Z"}
    found = [
        ("dates.order", "error", "/expires", "2.0/Assertion/expires_after_issued"),
        ("dates.not_yet", "error", "/issuedOn", "2.0/Assertion/issued"),
    ]
    validate(book, "2.0/at-order", "the order of dates does not depend on the moment", both, {"at": AT}, found)
    less = {"id": "https://issuer.example/badges/1", "type": "BadgeClass"}
    found = [
        ("member.missing", "error", f"/{name}", f"2.0/BadgeClass/{name}/required")
        for name in ("name", "description", "image", "criteria", "issuer")
    ]
    asked = {"version": "2.0", "class": "BadgeClass"}
    validate(book, "2.0/asked", "an object held against a class needs no context", less, asked, found, **asked)
    asked = {"version": "2.0"}
    oldest = validate_as(A05)
    book.case(
        "validate/2.0/asked-version",
        "a document of 0.5 taken as one of 2.0",
        "validate",
        oldest,
        {"ok": False, **asked},
    )


def validate_as(document):
    """Arguments that take a document as one of 2.0."""
    return {"input": utf8(json.dumps(document)), "options": {"version": "2.0"}}


def make(book: Chapter):
    """All cases of documents."""
    for part in (sound, faulty, private, carried, pictures, options):
        part(book)
