"""The forms of values in 2.0, and the objects that stand inside of others."""

import base64

from .. import png, svg
from ..samples import base64url
from .forms import mistyped, node, wrong
from .kit import F

STRICT = {"profile": "strict"}
URN = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000001"


def data_uri(media_type, data):
    """A data URI in base64 without its padding."""
    return f"data:{media_type};base64,{base64url(data).replace('-', '+').replace('_', '/')}"


def picture(width, height, padding=0):
    """A PNG of a size, with `padding` bytes behind its end."""
    return png.SIGNATURE + png.ihdr(width, height) + png.IDAT + png.IEND + b"\0" * padding


PNG_URI, SVG_URI = data_uri("image/png", picture(90, 90)), data_uri("image/svg+xml", svg.PLAIN.encode())
#: Only http, https, urn:uuid and blank nodes are known to work; other absolute IRIs are a doubt, not a fault.
IRI = F(
    ["https://issuer.example/1", "http://issuer.example/1", URN, "_:b0", {"@id": "https://issuer.example/1"}],
    [
        *wrong("value.iri", "issuer.example/1", "/1", "#1", "urn:uuid:0a1b2c3d", "https://", "a b", "_:", ""),
        *wrong("value.iri_scheme", "did:web:issuer.example", "tag:issuer.example,2019:1", severity="warning"),
        *mistyped(12),
    ],
)
#: ISO 8601 with time and zone; what RFC 3339 does not have is a doubt.
DATE = F(
    ["2019-03-01T10:00:00Z", "2019-03-01T10:00:00.125+02:00", "2020-02-29T23:59:59-11:30"],
    [
        *wrong("value.date", "2019-03-01", "2019-03-01T10:00:00", "2019-02-29T10:00:00Z", "1551434400", "soon", ""),
        *wrong("value.date", 1551434400),
        *wrong("value.date_form", "2019-03-01T10:00Z", "20190301T100000-0200", severity="warning"),
        *mistyped(True),
    ],
)
TELEPHONE = F(
    ["+441632960123", "441632960123"],
    [
        *wrong("value.telephone", "01632 960 123", "01632960123", "+1 (555) 0100", "call us", severity="warning"),
        *mistyped(12),
    ],
)
PROPERTY = F(
    ["email", "url", "telephone", "id", "schema:duns", "https://schema.example/number"],
    [*wrong("value.word", "e-mail address", "frosting"), *mistyped(12)],
)
HOST = F(
    ["issuer.example", "badges.issuer.example"],
    [
        *wrong(
            "value.host", "https://issuer.example", "issuer.example:443", "issuer.example/a", "localhost", "192.0.2.1"
        ),
        *mistyped(12),
    ],
)
#: Looked at as base64 only: what a key is worth shows when it is used.
BLOCK = base64.b64encode(b"a key that opens nothing").decode("ascii")
PEM = F(
    [f"-----BEGIN PUBLIC KEY-----\n{BLOCK}\n-----END PUBLIC KEY-----\n"],
    [
        *wrong("value.pem", "a key", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----"),
        *wrong("value.pem", f"-----BEGIN PRIVATE KEY-----\n{BLOCK}\n-----END PRIVATE KEY-----"),
        *mistyped(12),
    ],
)
TEXT_OR_NUMBER = F(["1.2", 3, 2.5], [*mistyped(True, {"a": "b"}), *wrong("value.empty", "", severity="warning")])
#: What data URIs of images have in common.
DATA_IMAGE = F(
    [PNG_URI, SVG_URI, "data:image/svg+xml," + svg.PLAIN.replace("#", "%23").replace("\n", "%0A")],
    [
        *wrong("value.data_uri", "data:image/gif;base64,R0lGODlhAQ", "data:image/png;base64,", "data:image/png"),
        *wrong("value.data_uri", "data:image/png;base64,a-b_"),
        *wrong("value.image", data_uri("image/png", svg.PLAIN.encode()), data_uri("image/png", b"GIF89a")),
        *wrong("image.small", data_uri("image/png", picture(89, 90)), severity="warning", options=STRICT),
        *wrong("image.not_square", data_uri("image/png", picture(90, 120)), severity="warning", options=STRICT),
        *mistyped(12),
    ],
)
IMAGE_URI = F(["https://issuer.example/baker.png"], wrong("value.url", "baker.png", URN, "")) + DATA_IMAGE
#: An image's IRI, where a whole Image may stand as well.
IMAGE_IRI = F(["https://issuer.example/baker.png", URN], wrong("value.iri", "baker.png", "")) + DATA_IMAGE
EXTENSION = "https://w3id.org/openbadges/extensions/exampleExtension/context.json"
CONTEXT = F(
    [
        "https://w3id.org/openbadges/v2",
        ["https://w3id.org/openbadges/v2", EXTENSION],
        ["https://w3id.org/openbadges/v2", {"frost": "https://schema.example/frost"}],
        "https://openbadgespec.org/v2/context.json",
    ],
    [
        *wrong("context.order", "https://w3id.org/openbadges/v1", {"name": "http://schema.org/name"}),
        *wrong("member.type", ["https://w3id.org/openbadges/v2", 12], at="/1"),
        *wrong(
            "context.unknown",
            ["https://w3id.org/openbadges/v2", "https://other.example/v1"],
            severity="warning",
            at="/1",
        ),
    ],
)


def types(name, *aliases):
    """The type of a class: alone, as an IRI, beside others; not another class, and no word that stands for nothing."""
    iri = aliases[0] if aliases else f"https://w3id.org/openbadges#{name}"
    good = [name, [name], [name, "https://schema.example/Own"], ["schema:CreativeWork", name], iri, *aliases[1:]]
    other = "Assertion" if name != "Assertion" else "BadgeClass"
    bad = [
        *wrong("type.class", other, "https://schema.example/Own"),
        *wrong("type.unknown", [name, "Frosting"], at="/1"),
    ]
    return F(good, bad)


def iri_or(klass):
    """An IRI, or an object of a class."""
    document = node(klass, wrong_values=())
    return F([IRI.good[0], *document.good, *IRI.good[1:]], document.bad + IRI.bad)
