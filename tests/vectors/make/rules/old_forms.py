"""0.5 to 1.1: the forms of values, and how whole documents are told."""

from ..samples import ADA, V1, V2, hashed
from .forms import URL, mistyped, wrong
from .kit import B, F, validate

HASH = hashed(ADA, "sea")
STRICT = {"profile": "strict"}
NOW = {"at": "2025-01-01T00:00:00Z"}
OWN = "https://schema.example/Own"
#: 0.5: also a path on the issuer's origin.
URL_OR_PATH = F(
    ["https://issuer.example/a", "/a", "/a/b.png?c", "http://issuer.example"],
    [*wrong("value.url", "a/b.png", "/", "/a b", "ftp://issuer.example/a", "https://", ""), *mistyped(12, {"id": "/a"})],
)
ORIGIN = F(
    ["https://issuer.example", "http://issuer.example:8080", "https://issuer.example/"],
    [
        *wrong("value.url", "issuer.example", "https://issuer.example/a", "https://ada@issuer.example", "ftp://issuer.example"),
        *wrong("value.url", "https://issuer.example?a", "https://issuer.example//", "https://", "/", ""),
        *mistyped(12),
    ],
)
NUMBERED = F(["0.5.0", "1.0", "v1.2.3"], [*wrong("value.version", "1", "1.2.3.4", "1.a", "1.", "version 1.0", ""), *mistyped(1.5)])
#: 0.5: a day or seconds, nothing with a time.
DATE_05 = F(
    ["2012-05-04", 1336089600, "1336089600", 0, "2012-02-29"],
    [
        *wrong("value.date", "2012-05-04T00:00:00Z", "2013-99-99", "2013-02-29", "4.5.2012", "2012-5-4", "soon", ""),
        *wrong("value.date", 1336089600000, "13360896000", -1, 1.5),
        *mistyped(True),
    ],
)
#: 1.0 and 1.1: the shapes of ISO 8601, or seconds.
DATE = F(
    [
        *(1359217910, "1359217910", "2013-01-26T16:31:50Z", "2013-01-26", "20130126", "2013-01-26T16:31", "20130126T163150+0100"),
        *("2013", "2013-01", "2013/01", "2013-026", "2013-W04", "2013W046", "2013Q1", "2013-q4", "2013-01-26 16:31:50,5+01", 1900000000),
    ],
    [
        *wrong("value.date", "2013-99-99", "2013-13", "2013-02-30", "2013-366", "2013-W54", "2013Q5", "2013-2-1"),
        *wrong("value.date", "2013-01-26T24:00:00Z", "2013-01-26T16:60:00Z", "Feb 21 2013", "01/02/2013", "soon", ""),
        *wrong("value.date", 1359217910000, "1359217910000", -1),
        *mistyped(True),
    ],
)
CONTEXT = F(
    [V1, [V1, "https://w3id.org/openbadges/extensions/geoCoordinatesExtension/context.json"], [V1, {"a": "https://a.example"}]],
    [
        *wrong("context.order", V2, {"name": "http://schema.org/name"}),
        B([V1, 12], "member.type", at="/1"),
        B([V1, "https://other.example/v1"], "context.unknown", "warning", at="/1"),
    ],
)


def words(*known):
    """One of these words, letter by letter."""
    return F(list(known), [*wrong("value.word", "frosting", known[0].capitalize(), f"{known[0]}X", ""), *mistyped(12)])


def types(name, *others):
    """The type of a class, alone or among others."""
    wrongs = [*wrong("type.class", "Frosting", [OWN], name.lower()), B([name, 12], "member.type", at="/1")]
    return F([name, [name], [OWN, name], *others], wrongs)


def url_or(klass_form):
    """A URL, or the object itself."""
    return F([URL.good[0], *klass_form.good, *URL.good[1:]], klass_form.bad + URL.bad)


def one(code, member, rule, severity="error"):
    """The one problem of a cross check, at a member."""
    return [(code, severity, f"/{member}" if member else "", rule)]


def times(begin, end, first, last, order="expires_after_issued"):
    """Dates in order, and at a moment asked about. `first` and `last` are dates on 2012-05-04 and around it."""
    return [
        ("a badge does not expire before it is issued", {begin: first, end: last}, {}, one("dates.order", end, order)),
        ("a badge may expire when it is issued", {begin: first, end: first}, {}, []),
        ("seconds are compared with days", {begin: 1336089600, end: "2012-05-03"}, {}, one("dates.order", end, order)),
        ("a badge that does not expire before the moment asked about", {end: "2025-01-01"}, NOW, []),
        ("a badge that is expired at the moment asked about", {end: "2024-12-31"}, NOW, one("dates.expired", end, "not_expired")),
        ("seconds that are past at the moment asked about", {end: 1735689599}, NOW, one("dates.expired", end, "not_expired")),
        ("a badge of the future is told at the moment asked about", {begin: "2025-01-02", end: "2031-01-01"}, NOW, one("dates.not_yet", begin, "issued")),
        ("seconds that are yet to come at the moment asked about", {begin: 1735689601, end: "2031-01-01"}, NOW, one("dates.not_yet", begin, "issued")),
        ("no moment asked about and nothing is expired", {begin: "2012-01-01", end: "2012-01-02"}, {}, []),
    ]


def told(book, id, says, document, version, name, problems=(), options=None):
    """A document whose version and class nobody named."""
    profile = (options or {}).get("profile", "standard")
    more = {"version": version, "class": name, "profile": profile}
    validate(book, id, f"{version}: {says}", document, options, problems, **more)
