"""The forgeries that the reference validator of 2.0 takes: the forger has evil.example, or nothing."""

from ... import png
from .. import kit as k
from ..kit import bad, unsure

FID = f"{k.EVIL}/assertions/1"
FORGED = k.change(k.ASSERTION, id=FID)
UNSIGNED = {"integrity": "verify.unsigned"}
METHOD = {"integrity": "verify.method"}


def foreign(verification, id=FID):
    """A badge on the forger's host, and the web around it."""
    document = k.change(k.ASSERTION, id=id, verification=verification)
    return document, k.with_(k.SIGNED_WEB, document)


def unsigned(book):
    """Plain JSON on a foreign host, with every type of verification."""
    for name, verification, reasons in (
        ("signed-no-creator", {"type": "SignedBadge"}, UNSIGNED),
        ("signed-with-creator", {"type": "SignedBadge", "creator": k.KEY}, UNSIGNED),
        ("signed-alias", {"type": "signed"}, UNSIGNED),
        ("signed-array", {"type": ["SignedBadge"]}, UNSIGNED),
        ("unknown-type", {"type": "QuantumBadge"}, METHOD),
        ("verificationobject", {"type": "VerificationObject"}, METHOD),
        ("type-missing", {"creator": k.KEY}, METHOD),
        ("type-empty", {"type": []}, METHOD),
        ("type-null", {"type": None}, METHOD),
        ("type-both", {"type": ["HostedBadge", "SignedBadge"]}, METHOD),
        ("type-case", {"type": "hostedbadge"}, METHOD),
        ("type-space", {"type": "HostedBadge "}, METHOD),
        ("type-array", {"type": ["HostedBadge"]}, {"issuer": "verify.scope"}),
        ("type-more", {"type": ["VerificationObject", "HostedBadge"]}, {"issuer": "verify.scope"}),
        ("hosted", {"type": "HostedBadge"}, {"issuer": "verify.scope"}),
        ("hosted-alias", {"type": "hosted"}, {"issuer": "verify.scope"}),
        ("hosted-iri", {"type": "https://w3id.org/openbadges#HostedBadge"}, {"issuer": "verify.scope"}),
        ("own-scope", {"type": "HostedBadge", "allowedOrigins": ["evil.example"]}, {"issuer": "verify.scope"}),
        ("none", None, METHOD),
        ("empty", {}, METHOD),
    ):
        document, answers = foreign(verification)
        says = f"quirks f-unsigned-foreign-{name}: a badge on a foreign host, whatever it says of itself"
        bad(book, f"forged/unsigned-foreign-{name}", says, document, answers, reasons)
        bad(book, f"forged/unsigned-foreign-{name}-url", f"{says}, by URL", FID, answers, reasons)


def tokens(book):
    """JWS of issuers without a key, or with nothing behind them."""
    silent = k.with_(k.SIGNED_WEB, k.PROFILE)
    free = k.change(k.SIGNED, verification={"type": "SignedBadge"})
    says = "quirks f-jws-no-creator-no-issuer-key: any key signs for an issuer that publishes none"
    bad(book, "forged/jws-no-creator-no-issuer-key", says, k.token(free, k.STRANGER), silent, {"issuer": "verify.no_key"})
    garbage = k.token(free).rsplit(".", 1)[0] + "." + k.jose.encode(bytes(range(64)))
    says = "quirks f-jws-garbage-sig-no-creator: bytes in place of a signature"
    bad(book, "forged/jws-garbage-sig-no-creator", says, garbage, silent, {"issuer": "verify.no_key"})
    bad(book, "forged/jws-garbage-sig", f"{says}, of an issuer with a key", garbage, k.SIGNED_WEB, {"integrity": "jws.signature"})
    says = "quirks f-jws-hosted-type-own-id: a JWS that says it is hosted, at an id where nothing is looked up"
    hosted = k.token(k.ASSERTION).rsplit(".", 1)[0] + "." + k.jose.encode(bytes(64))
    bad(book, "forged/jws-hosted-type-own-id", says, hosted, k.with_(k.SIGNED_WEB, k.ASSERTION), METHOD)


def pictures(book):
    """The id points at an image."""
    picture = f"{k.HOST}/baker.png"
    document = k.change(k.ASSERTION, id=picture)
    for name, body, type in (
        ("png", png.PLAIN, "image/png"),
        ("svg", '<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
        ("jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image/jpeg"),
        ("html", "<!doctype html><title>Baker</title>", "text/html"),
    ):
        says = f"quirks f-json-id-is-image-with-profile: the id of a copy leads to no badge ({name})"
        answers = k.with_(k.HOSTED_WEB, (picture, k.answer(body, media_type=type)))
        unsure(book, f"forged/json-id-is-{name}", says, document, answers, {"integrity": None})


def cases(book):
    """All of them; revoked badges and endorsements are in chapters of their own."""
    for part in (unsigned, tokens, pictures):
        part(book)
