"""Documents of 1.0 and 1.1, for readers that know nothing newer."""

from .. import samples as s
from . import BADGE, HOSTED, WHEN, drawn, issued, refused, without
from .two import ADA

KEY = "https://badges.example/key.pem"


def recipient(salt):
    """A hashed recipient."""
    return {"type": "email", "hashed": True, "salt": salt, "identity": s.hashed(ADA, salt)}


def cases(book):
    """Both versions."""
    source = drawn()
    uid, salt = source.uuid(), source.salt()
    rest = {"uid": uid, "recipient": recipient(salt), "badge": BADGE}
    hosted = {**rest, "verify": {"type": "hosted", "url": HOSTED}, "issuedOn": WHEN}
    request = {"version": "1.0", "id": HOSTED, "recipient": ADA, "badge": BADGE}
    issued(book, "1.0-hosted", "1.0: a hosted assertion", request, hosted, "1.0", "Assertion")
    signed = {**rest, "verify": {"type": "signed", "url": KEY}, "issuedOn": WHEN}
    verification = {"type": "signed", "url": KEY}
    of_key = {**without(request, "id"), "verification": verification}
    issued(book, "1.0-signed", "1.0: a signed assertion", of_key, signed, "1.0", "Assertion")
    head = {"@context": s.V1, "id": HOSTED, "type": "Assertion"}
    request_11 = {**request, "version": "1.1"}
    issued(book, "1.1-hosted", "1.1: with context, id and type", request_11, {**head, **hosted}, "1.1", "Assertion")
    urn = {**head, "id": f"urn:uuid:{uid}", **signed}
    issued(book, "1.1-signed", "1.1: one UUID is id and uid", {**of_key, "version": "1.1"}, urn, "1.1", "Assertion")
    full = {
        **request,
        "uid": "a1",
        "expires": "2030-01-01T00:00:00Z",
        "evidence": "https://ada.example/robot",
        "image": "https://badges.example/1.png",
    }
    made = {
        "uid": "a1",
        "recipient": recipient(drawn().salt()),
        "badge": BADGE,
        "verify": {"type": "hosted", "url": HOSTED},
        "issuedOn": WHEN,
        "expires": full["expires"],
        "evidence": full["evidence"],
        "image": full["image"],
    }
    issued(book, "1.0-full", "1.0: all that it takes", full, made, "1.0", "Assertion")
    refusals(book, request, of_key)
    revoked(book)


def refusals(book, request, of_key):
    """What 1.x has no place for."""
    no_key = {**of_key, "verification": "signed"}
    refused(
        book,
        "1.0-signed-no-url",
        "1.0: a signed one needs the URL of the key",
        no_key,
        "issue.incomplete",
        "/verification/url",
    )
    refused(book, "1.0-no-id", "1.0: a hosted one needs its URL", without(request, "id"), "issue.incomplete", "/id")
    for name, value in (
        ("narrative", "x"),
        ("language", "en"),
        ("endorsements", []),
        ("status", "https://badges.example/"),
        ("name", "x"),
    ):
        says = f"1.0: no place for `{name}`"
        refused(book, f"1.0-{name}", says, {**request, name: value}, "issue.invalid", f"/{name}")
    for version in ("0.5", "2.1", "4.0", "2", ""):
        slug = version or "empty"
        at = "/version" if version in ("0.5", "2.1") else None
        refused(
            book,
            f"version-{slug}",
            f"nothing is written in `{version}`",
            {**request, "version": version},
            "issue.invalid",
            at,
        )
    for version, kind in (
        ("1.0", "Endorsement"),
        ("2.0", "OpenBadgeCredential"),
        ("3.0", "Assertion"),
        ("3.0", "BadgeClass"),
        ("1.1", "CryptographicKey"),
        ("2.0", "Diploma"),
    ):
        says = f"{version} has no class {kind}"
        refused(book, f"class-{version}-{kind}", says, {**request, "version": version, "class": kind}, "issue.invalid")


def revoked(book):
    """Revocation lists of 1.x: a map from uid to reason."""
    for version in ("1.0", "1.1"):
        request = {
            "version": version,
            "class": "RevocationList",
            "revoked": ["a1", {"uid": "a2", "reason": "Stolen"}, {"id": "a3"}],
        }
        document = {"a1": "", "a2": "Stolen", "a3": ""}
        issued(
            book,
            f"{version}-revoked",
            f"{version}: a map of what is revoked",
            request,
            document,
            version,
            "RevocationList",
        )
        twice = {**request, "revoked": ["a1", {"uid": "a1"}]}
        refused(book, f"{version}-revoked-twice", f"{version}: each once", twice, "issue.invalid", "/revoked/1")
        none = without(request, "revoked")
        refused(
            book, f"{version}-revoked-none", f"{version}: the entries are needed", none, "issue.incomplete", "/revoked"
        )
