"""Recipients: spellings that are tried, and recipients with faults."""

from . import samples as s
from .recipient import ADA, mail, match, no, v20, yes


def variants(book):
    """Spellings that are tried when asked for."""

    def badge(identity):
        return v20(**mail(s.hashed(identity, "sea"), salt="sea"))

    upper = "Ada.Baker@Example.ORG"
    match(
        book,
        "lower-case",
        "the lower-case spelling matches when asked for",
        badge(upper.lower()),
        [upper],
        yes(upper, variant="lower_case"),
        variants=["lower_case"],
    )
    match(book, "lower-case-unasked", "and only then", badge(upper.lower()), [upper], no())
    match(
        book,
        "trimmed",
        "the trimmed spelling matches when asked for",
        badge(ADA),
        [f" {ADA}\n"],
        yes(f" {ADA}\n", variant="trimmed"),
        variants=["trimmed"],
    )


def orders(book):
    """The order in which spellings are tried."""

    def badge(identity):
        return v20(**mail(s.hashed(identity, "sea"), salt="sea"))

    match(
        book,
        "nfc",
        "the composed spelling matches when asked for",
        badge("jo\u0308rg@example.org".replace("o\u0308", "\u00f6")),
        ["jo\u0308rg@example.org"],
        yes("jo\u0308rg@example.org", variant="nfc"),
        variants=["nfc"],
    )
    match(
        book,
        "exact-first",
        "an exact candidate counts before a variant of an earlier one",
        badge(ADA),
        [ADA.upper(), ADA],
        yes(ADA, candidate=1),
        variants=["lower_case"],
    )
    match(
        book,
        "variants-in-order",
        "variants are tried in the order asked for",
        badge(ADA),
        [f" {ADA.upper()} ", ADA.upper()],
        yes(ADA.upper(), candidate=1, variant="lower_case"),
        variants=["trimmed", "lower_case"],
    )
    match(book, "variant-exact", "`exact` may be named", badge(ADA), [ADA], yes(), variants=["exact"])


def backpack(book):
    """The spellings of the Backpack."""

    def badge(identity):
        return v20(**mail(s.hashed(identity, "sea"), salt="sea"))

    match(
        book,
        "plain-variant",
        "a recipient in the clear is varied too",
        v20(type="email", hashed=False, identity=ADA),
        [ADA.upper()],
        yes(ADA.upper(), variant="lower_case", hashed=False, algorithm=None),
        variants=["lower_case"],
    )
    given = "aDA.baKER@exAMple.org"
    local, domain = given.split("@")
    for name, spelling in (
        ("lower", given.lower()),
        ("upper", given.upper()),
        ("capitalised", given[0].upper() + given[1:].lower()),
        ("words", "Ada.Baker@Example.Org"),
        ("local_upper", f"{local.upper()}@{domain.lower()}"),
    ):
        match(
            book,
            f"backpack-{name}",
            f"the Backpack's spelling {spelling}",
            badge(spelling),
            [given],
            yes(given, variant=f"backpack_{name}"),
            variants=["backpack"],
        )
    match(
        book,
        "backpack-other",
        "other spellings are not the Backpack's",
        badge("ada.BAKER@example.org"),
        [given],
        no(),
        variants=["backpack"],
    )


def faults(book):
    """Recipients with faults: they match nobody, or match with a problem."""
    right = s.hashed(ADA, "sea")
    match(
        book,
        "absent-class",
        "a badge class has no recipient",
        {"@context": s.V2, **s.A20["badge"]},
        [ADA],
        code="recipient.absent",
    )
    match(
        book,
        "absent",
        "an assertion without recipient",
        {key: value for key, value in s.A20.items() if key != "recipient"},
        [ADA],
        code="recipient.absent",
    )
    match(
        book,
        "flag-missing",
        "without `hashed` the identity tells, with a problem",
        v20(type="email", identity=right, salt="sea"),
        [ADA],
        yes(problems=["recipient.hashed_flag"]),
    )
    match(
        book,
        "flag-text",
        '`hashed` as the text "true" is read, with a problem',
        v20(type="email", identity=right, salt="sea", hashed="true"),
        [ADA],
        yes(problems=["recipient.hashed_flag"]),
    )


def hashes(book):
    """Hashes of the wrong form."""
    right = s.hashed(ADA, "sea")
    for name, identity in (
        ("short", right[:-1]),
        ("long", right + "0"),
        ("not-hex", right[:-1] + "g"),
        ("empty", "sha256$"),
        ("no-name", right[7:]),
    ):
        match(
            book,
            f"hash-{name}",
            f"a hash of the wrong form matches nobody: {name}",
            v20(**mail(identity, salt="sea")),
            [ADA],
            no("recipient.hash_malformed"),
        )
    match(
        book,
        "hash-plain",
        "`hashed: true` with an identity in the clear matches nobody",
        v20(type="email", hashed=True, identity=ADA),
        [ADA],
        no("recipient.hash_malformed"),
    )
    for algorithm in ("sha1", "sha512"):
        match(
            book,
            f"2.0-{algorithm}",
            f"2.0 does not allow {algorithm}",
            v20(**mail(s.hashed(ADA, "sea", algorithm), salt="sea")),
            [ADA],
            no("recipient.algorithm"),
        )


def salts(book):
    """Algorithms and salts."""
    match(
        book,
        "algorithm-unknown",
        "an unknown algorithm matches nobody",
        v20(**mail("crc32$00000000", salt="sea")),
        [ADA],
        no("recipient.algorithm"),
    )
    match(
        book,
        "salt-number",
        "a salt that is a number is no salt",
        v20(**mail(s.hashed(ADA, "5"), salt=5)),
        [ADA],
        no("recipient.salt"),
    )
    match(
        book,
        "salt-array",
        "a salt that is a list is no salt",
        v20(**mail(s.hashed(ADA, "sea"), salt=["sea"])),
        [ADA],
        no("recipient.salt"),
    )
