"""Requests that lack something, or have too much."""

from . import HOSTED, refused, without
from .two import REQUEST


def cases(book):
    """What is lacking, wrong, unknown."""
    lacking(book)
    wrong(book)
    calls(book)


def lacking(book):
    """Everything that is needed, one by one."""
    refused(book, "empty", "an empty request lacks all", {}, "issue.incomplete")
    for name in ("id", "recipient", "badge"):
        says = f"without `{name}` there is no assertion"
        refused(book, f"no-{name}", says, without(REQUEST, name), "issue.incomplete", f"/{name}")
    book.case(
        "issue/no-date",
        "without a clock the date is needed",
        "issue",
        {"request": {**REQUEST, "issued_on": "soon"}, "options": {}},
        error={"code": "issue.invalid", "pointer": "/issued_on"},
    )


def wrong(book):
    """What would be an error or a warning in the document."""
    for name, value, pointer in (
        ("expires", "next year", "/expires"),
        ("expires", "2026-04-31T00:00:00Z", "/expires"),
        ("issued_on", "2026-01-15", "/issued_on"),
        ("id", "assertions/1", "/id"),
        ("id", "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001", "/id"),
        ("badge", "no IRI", "/badge"),
        ("badge", 7, "/badge"),
        ("evidence", "my robot", "/evidence"),
        ("image", "no image", "/image"),
        ("language", "english, more or less", "/language"),
    ):
        slug = "".join(letter for letter in str(value) if letter.isalnum())[:12]
        says = f"`{name}` that is wrong is refused"
        refused(book, f"wrong-{name}-{slug}", says, {**REQUEST, name: value}, "issue.invalid", pointer)
    early = {**REQUEST, "expires": "2025-01-01T00:00:00Z"}
    refused(book, "wrong-order", "an end before the beginning is refused", early, "issue.invalid", "/expires")
    for name, value in (
        ("claim", HOSTED),
        ("revoked", []),
        ("status_list", {}),
        ("public_key", "x"),
        ("status", "https://badges.example/"),
        ("name", "x"),
    ):
        says = f"an assertion has no place for `{name}`"
        refused(book, f"place-{name}", says, {**REQUEST, name: value}, "issue.invalid", f"/{name}")


def calls(book):
    """Requests and options that are none."""
    refused(
        book,
        "unknown",
        "a member that is misspelt is refused",
        {**REQUEST, "expired": "2030-01-01T00:00:00Z"},
        "issue.invalid",
    )
    refused(book, "type", "a member of the wrong type is refused", {**REQUEST, "narrative": 7}, "issue.invalid")
    refused(book, "list", "a request is an object", [REQUEST], "issue.invalid")
    refused(book, "option-unknown", "an unknown option is an error", REQUEST, "option.invalid", clock=1)
    refused(book, "option-now", "a moment is a number", REQUEST, "option.invalid", now_unix="now")
    refused(
        book, "limit-text", "a document above the limit is not made", REQUEST, "limit.text", limits={"text_bytes": 100}
    )
