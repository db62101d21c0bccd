"""Whose badge it is (Open Badges 2.0, IdentityObject; THREATS section 6): a verdict of its own."""

import unicodedata

from .. import samples as s
from ..kit import Chapter
from . import kit as k
from .kit import bad, sound, unread, unsure

EVE = "eve@example.org"


def badge(**recipient):
    """A badge for somebody, and its answers."""
    document = k.change(k.ASSERTION, recipient=recipient)
    return document, k.with_(k.HOSTED_WEB, document)


def hashed(identity=s.ADA, salt="sea", algorithm="sha256", **members):
    """A hashed recipient."""
    told = {"hashed": True, "identity": s.hashed(identity, salt or "", algorithm), "salt": salt, "type": "email"}
    told = {**told, **members}
    return {name: value for name, value in told.items() if value is not None}


def right(book):
    """Identities that are the recipient's."""

    def case(name, says, told, recipient, candidate=0, variant="exact", more=None, **options):
        match = {"matched": True, "candidate": candidate, "variant": variant}
        input, answers = badge(**told)
        more = {"recipient": match, **(more or {})}
        sound(book, f"recipient/{name}", says, input, answers, recipient="passed", more=more, recipient_=recipient, **options)

    case("hashed", "a hashed recipient, with salt", hashed(), [s.ADA])
    case("unsalted", "without salt", hashed(salt=None), [s.ADA])
    upper = hashed()
    upper["identity"] = "sha256$" + upper["identity"][7:].upper()
    case("capitals", "THREATS 6: hexadecimal digits in capitals", upper, [s.ADA])
    case("plain", "THREATS 6: a recipient in plain text", {"hashed": False, "identity": s.ADA, "type": "email"}, [s.ADA], more={"findings": ...})
    case("second", "any one of the identities", hashed(), [EVE, s.ADA], 1)
    case("typed", "identities by type", hashed(), {"email": [EVE, s.ADA], "url": ["https://ada.example"]}, 1)
    url = hashed("https://ada.example", type="url")
    case("url", "another type", url, {"url": ["https://ada.example"]})
    case("variant", "another spelling, if it is asked for", hashed(), ["Ada@Example.org"], 0, "lower_case", variants=["lower_case"])
    weak = {"findings": [f"structure info recipient.weak_hash {k.ID} /recipient/identity", f"recipient warning recipient.weak_hash {k.ID}"]}
    case("md5", "THREATS 6: MD5 matches, and is called weak", hashed(algorithm="md5"), [s.ADA], more=weak)
    token = k.token(k.change(k.SIGNED, recipient=hashed()))
    says = "of a signed badge, too"
    sound(book, "recipient/signed", says, token, k.SIGNED_WEB, recipient="passed", more={"recipient": {"matched": True}}, recipient_=[s.ADA])


def wrong(book):
    """Identities that are not."""
    passed = ("structure", "integrity", "issuer", "status")

    def case(name, says, told, recipient, code="recipient.mismatch", passed=passed, **options):
        input, answers = badge(**told)
        reasons = {"recipient": code}
        bad(book, f"recipient/{name}", says, input, answers, reasons, passed=passed, recipient_=recipient, **options)

    told = {"findings": [f"recipient error recipient.mismatch {k.ID}"]}
    case("other", "somebody else's badge", hashed(), [EVE], more=told)
    case("others", "none of the identities", hashed(), [EVE, "bob@example.org"])
    case("salt", "THREATS 6: another salt", {**hashed(), "salt": "sea "}, [s.ADA])
    case("case", "THREATS 6: identities have a case", hashed(), ["Ada@example.org"])
    case("space", "THREATS 6: nothing is trimmed", hashed(), [f" {s.ADA}"])
    composed, apart = "\u00e5da@example.org", unicodedata.normalize("NFD", "\u00e5da@example.org")
    case("nfc", "THREATS 6: nothing is composed", hashed(composed), [apart])
    case("hash-given", "THREATS 6: a hash is no identity", hashed(), [s.hashed(s.ADA, "sea")])
    told = {"findings": [f"recipient error recipient.type_mismatch {k.ID}"]}
    says = "THREATS 6: an identity of another type"
    case("type", says, hashed(type="url"), {"email": [s.ADA]}, "recipient.type_mismatch", more=told)
    plain = {"hashed": True, "identity": s.ADA, "type": "email"}
    case("plain-hashed", "THREATS 6: plain text that is called a hash", plain, [s.ADA], None, ())
    for algorithm in ("sha1", "sha512", "sha384"):
        says = f"THREATS 6: {algorithm} is no algorithm of 2.0"
        case(f"algorithm-{algorithm}", says, hashed(algorithm=algorithm), [s.ADA], None, ())
    short = hashed()
    short["identity"] = short["identity"][:-1]
    case("short", "V8: a hash that is too short", short, [s.ADA], None, ())
    case("long", "V8: or too long", {**hashed(), "identity": hashed()["identity"] + "0"}, [s.ADA], None, ())
    sha1 = {**hashed(), "identity": "sha256$" + s.hashed(s.ADA, "sea", "sha1")[5:]}
    case("labelled", "V8: a SHA-1 that is called SHA-256", sha1, [s.ADA], None, ())
    for name, flag in (("text", "false"), ("text-true", "true"), ("number", 1)):
        case(f"flag-{name}", "V7: THREATS 6: `hashed` is a boolean", {**hashed(), "hashed": flag}, [EVE], None, ())
    for name, salt in (("number", 5), ("list", ["sea"]), ("object", {})):
        case(f"salt-{name}", "THREATS 6: a salt is a text", {**hashed(), "salt": salt}, [EVE], None, ())
    for name, salt in (("none", "None"), ("undefined", "undefined"), ("null", "null")):
        told = {**hashed(salt=salt), "salt": None}
        case(f"no-salt-{name}", "THREATS 6: no salt is no text", told, [s.ADA])
    for name, identity in (("empty", ""), ("number", 5), ("null", None), ("list", [s.ADA, EVE])):
        told = {"hashed": False, "identity": identity, "type": "email"}
        case(f"identity-{name}", "THREATS 6: an identity is a text", told, [s.ADA], None, ())
    token = k.token(k.change(k.SIGNED, recipient=hashed()))
    bad(book, "recipient/signed-other", "of a signed badge, too", token, k.SIGNED_WEB, {"recipient": "recipient.mismatch"}, recipient_=[EVE])


def refused(book):
    """Identities that nobody has."""
    document, answers = badge(**hashed())
    for name, identity in (("empty", ""), ("nul", f"{s.ADA}\0")):
        says = f"THREATS 6: an identity that nobody has is not asked for ({name})"
        unread(book, f"recipient/refused-{name}", says, document, "recipient.identity_invalid", answers, recipient_=[identity])


def apart(book):
    """The recipient is judged beside the rest."""
    document, answers = badge(**hashed())
    says = "whoever is not asked for is not checked, and that is no reason against a badge"
    sound(book, "recipient/not-asked", says, document, answers, more={"recipient": None})
    forged = k.change(document, recipient=hashed(EVE))
    says = "a copy for somebody else does not make it his"
    reasons = {"integrity": "verify.copy_differs", "recipient": "recipient.mismatch"}
    bad(book, "recipient/forged", says, forged, answers, reasons, recipient_=[EVE])
    says = "nor if the copy is left aside"
    bad(book, "recipient/forged-accepted", says, forged, answers, {"recipient": "recipient.mismatch"}, recipient_=[EVE], accept_changed_copy=True)
    says = "a match does not make up for what is missing"
    unsure(book, "recipient/no-issuer", says, document, k.with_(answers, (k.ISSUER, None)), {"issuer": "verify.unfetched"}, recipient_=[s.ADA])
    bare = {"@context": s.V2, "id": k.ID, "revoked": True}
    says = "what is left of a revoked badge names nobody"
    bad(book, "recipient/absent", says, k.ID, k.with_(k.HOSTED_WEB, bare), {"status": "verify.revoked"}, recipient_=[s.ADA])


def chapter():
    """The cases of this module."""
    book = Chapter("Whose badge it is, as a verdict of its own")
    for part in (right, wrong, refused, apart):
        part(book)
    return book
