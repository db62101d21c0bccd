"""Values that have a form, and values that do not: what several versions judge alike."""

from .kit import B, F


def wrong(code, *values, severity="error", **more):
    """Values that are wrong in one way."""
    return [B(value, code, severity, **more) for value in values]


def mistyped(*values):
    """Values of the wrong JSON type."""
    return wrong("member.type", *values)


#: What is no http or https URL: another scheme, no host, a space, a path alone, nothing.
NO_URLS = ["ftp://issuer.example/a", "issuer.example/a", "https://", "https://issuer.example/a b", "/a", ""]
#: A text may be empty, but then says nothing.
EMPTY = wrong("value.empty", "", severity="warning")
TEXT = F(["Bakes bread.", "Bäckt Brot 🍞"], [*mistyped(12, True, {"a": "b"}), *EMPTY])
BOOLEAN = F([True, False], mistyped("true", 1))
NUMBER = F([3, 2.5, -1], mistyped("3", True))
INTEGER = F([200, 0, -3], [*mistyped("200"), *wrong("value.number", 2.5)])
URL = F(
    ["https://issuer.example/a", "http://issuer.example", "HTTPS://issuer.example:8443/a?b#c"],
    [*wrong("value.url", *NO_URLS), *mistyped(12)],
)
#: A URL that ought to be https.
HTTPS = URL + F([], wrong("value.https", "http://issuer.example/a", severity="warning", options={"profile": "strict"}))
EMAIL = F(
    ["bread@example.org", "brot+käse@bäckerei.example"],
    [*wrong("value.email", "bread", "bread@", "@example.org", "bread @example.org", "a@b@example.org"), *mistyped(12)],
)
LANGUAGE = F(["en", "pt-BR", "zh-Hant-TW"], [*wrong("value.language", "english language", "en_US", ""), *mistyped(12)])


def node(klass, *others, wrong_values=(12, "text"), bad=()):
    """An object of a class: its smallest document and others; no other type, and not without what it requires."""
    document, wrong_values = klass.minimal(), mistyped(*wrong_values)
    for owner, member in klass.owned():
        if member.presence == "required" and member.key in document:
            less = {name: value for name, value in document.items() if name != member.key}
            rule = owner.rule(f"{member.name}/required")
            missing = B(less, "member.missing", at=f"/{member.name}", rule=rule)
            return F([document, *others], [*wrong_values, missing, *bad])
    return F([document, *others], [*wrong_values, *bad])
