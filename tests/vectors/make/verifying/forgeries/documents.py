"""Documents that say one thing here and another there."""

from ... import png, samples as s, svg
from .. import kit as k
from ..kit import bad, sound, unread, unsure
from .quirks import FID, FORGED
from .urls import forged_profile

SCOPE = {"issuer": "verify.scope"}
OPEN = {"allowedOrigins": ["evil.example", "issuer.example"], "type": "VerificationObject"}


def borrowed(book):
    """Famous classes and issuers, named by somebody else."""
    profile = k.change(k.PROFILE, id=f"{k.EVIL}/issuer", verification=OPEN)
    answers = k.with_(k.HOSTED_WEB, FORGED, profile)
    says = "own: a profile on evil that allows itself says nothing of a class of the issuer"
    bad(book, "document/own-profile", says, FORGED, answers, SCOPE)
    inner = k.change(k.BADGE_CLASS, at_context=None, issuer=profile["id"])
    document = k.change(FORGED, badge=inner)
    says = "own: nor if the badge has the class embedded with that issuer"
    bad(book, "document/own-profile-embedded", says, document, k.with_(answers, document), SCOPE)
    inner = k.change(k.BADGE_CLASS, at_context=None, issuer=k.change(forged_profile(), at_context=None))
    document = k.change(FORGED, badge=inner)
    says = "own: an embedded profile of the issuer that lets the forger in is not the issuer's"
    bad(book, "document/embedded-profile", says, document, k.with_(k.HOSTED_WEB, document), SCOPE)
    cls = k.change(k.BADGE_CLASS, id=f"{k.EVIL}/class")
    document = k.change(FORGED, badge=cls["id"])
    says = "own: a class on evil that names the issuer is not the issuer's"
    bad(book, "document/own-class", says, document, k.with_(k.HOSTED_WEB, document, cls), SCOPE)
    signed = k.change(k.SIGNED, badge=cls["id"], verification={"type": "SignedBadge"})
    says = "own: nor does the forger's signature make it so"
    bad(book, "document/own-class-signed", says, k.token(signed, k.STRANGER), k.with_(k.SIGNED_WEB, cls), {"integrity": "jws.signature"})
    urn = k.change(k.BADGE_CLASS, at_context=None, id=k.URN)
    document = k.change(FORGED, badge=urn)
    says = "own: a class that is nowhere but in the badge, of the issuer"
    bad(book, "document/urn-class", says, document, k.with_(k.HOSTED_WEB, document), SCOPE)
    key = k.key_document(k.STRANGER, id=f"{k.EVIL}/key", owner=k.ISSUER)
    own = k.change(k.PROFILE, id=f"{k.EVIL}/issuer", publicKey=key["id"])
    inner = k.change(k.BADGE_CLASS, at_context=None, issuer=k.change(own, at_context=None))
    token = k.token(k.change(k.SIGNED, badge=inner, verification={"creator": key["id"], "type": "SignedBadge"}), k.STRANGER)
    says = "own: a signed badge that has the issuer's class embedded with the forger as issuer"
    bad(book, "document/embedded-issuer-signed", says, token, k.with_(k.SIGNED_WEB, own, key), {"issuer": "verify.key_unlisted"})
    listed = k.change(own, publicKey=[key["id"]])
    cls = k.change(k.BADGE_CLASS, id=f"{k.EVIL}/class", issuer=listed["id"])
    token = k.token(k.change(k.SIGNED, badge=cls["id"], verification={"creator": key["id"], "type": "SignedBadge"}), k.STRANGER)
    says = "own: a key that says it is the issuer's, in the forger's profile"
    bad(book, "document/key-owner", says, token, k.with_(k.SIGNED_WEB, listed, key, cls), {"issuer": "verify.key_owner"})


def ambiguous(book):
    """Members that are there twice, in one spelling or in several."""
    text = s.text(k.ASSERTION)
    for name, more, member in (
        ("id", {"@id": FID}, "id"),
        ("type", {"@type": "BadgeClass"}, "type"),
        ("verify", {"verify": {"type": "SignedBadge"}}, "verification"),
        ("iri-badge", {"https://w3id.org/openbadges#badge": {"@id": f"{k.EVIL}/badge"}}, "badge"),
        ("iri-recipient", {"https://w3id.org/openbadges#recipient": {"identity": "eve@example.org"}}, "recipient"),
        ("obi-badge", {"obi:badge": f"{k.EVIL}/badge"}, "badge"),
    ):
        document = {**k.ASSERTION, **more}
        says = f"own: two members that stand for `{member}` and say different things ({name})"
        answers = k.with_(k.HOSTED_WEB, (k.ID, document))
        bad(book, f"document/twice-{name}", says, k.ID, answers, {"structure": None})
        token = k.token({**k.SIGNED, **more})
        bad(book, f"document/twice-{name}-signed", f"{says}, signed", token, k.SIGNED_WEB, {"structure": None})
    profile = {**k.SIGNING_PROFILE, "https://w3id.org/security#publicKey": {"@id": f"{k.EVIL}/key"}}
    says = "own: two members for the keys of a profile"
    bad(book, "document/twice-key", says, k.token(), k.with_(k.SIGNED_WEB, profile), {"structure": None})
    for name, extra in (("plain", f',"badge":"{k.EVIL}/b"'), ("escaped", f',"b\\u0061dge":"{k.EVIL}/b"')):
        twice = text[:-1] + extra + "}"
        says = f"own: a member that is there twice is not read ({name})"
        unread(book, f"document/duplicate-{name}", says, twice, "json.duplicate_key", k.HOSTED_WEB)
        answers = k.with_(k.HOSTED_WEB, (k.ID, k.answer(twice)))
        unsure(book, f"document/duplicate-{name}-hosted", says, k.ID, answers, {"integrity": "json.duplicate_key"})


def contexts(book):
    """Contexts that give members another meaning: readers of JSON and of JSON-LD would see two badges (THREATS 3)."""
    away, iri = "https://evil.example/x", "https://w3id.org/openbadges#"
    eve = {"hashed": False, "identity": "eve@example.org", "type": "email"}
    for name, inline, more in (
        ("recipient", {"recipient": away, "owner": f"{iri}recipient"}, {"owner": eve}),
        ("badge", {"badge": away, "award": {"@id": f"{iri}badge", "@type": "@id"}}, {"award": f"{k.EVIL}/b"}),
        ("revoked", {"revoked": away}, {"revoked": True}),
        ("expires", {"expires": away}, {"expires": "2020-01-01T00:00:00Z"}),
        ("revoked-null", {"revoked": None}, {"revoked": True}),
    ):
        document = k.change(k.ASSERTION, at_context=[s.V2, inline], **more)
        says = f"own: a context that gives a known member another meaning ({name})"
        answers = k.with_(k.HOSTED_WEB, document)
        bad(book, f"document/context-{name}", says, k.ID, answers, {"structure": "verify.document"})
    for name, context in (
        ("vocab", [s.V2, {"@vocab": "https://evil.example/"}]),
        ("remote-after", [s.V2, "https://evil.example/context"]),
        ("remote-before", ["https://evil.example/context", s.V2]),
        ("null", [s.V2, None]),
    ):
        document = k.change(k.ASSERTION, at_context=context, revoked=True)
        says = f"own: what other contexts say changes nothing ({name})"
        bad(book, f"document/context-{name}", says, k.ID, k.with_(k.HOSTED_WEB, document), {"status": "verify.revoked"})
    for name, context in (("other", "https://evil.example/v2"), ("contains", "https://evil.example/w3id.org/openbadges/v2"), ("query", f"{s.V2}?x"), ("missing", None)):
        document = k.change(k.ASSERTION, at_context=context)
        answers = k.with_(k.HOSTED_WEB, document)
        says = f"own: a context is compared whole ({name})"
        bad(book, f"document/context-{name}", says, k.ID, answers, {"structure": None})


def carriers(book):
    """Images and envelopes with more than one badge."""
    text, forged = s.text(k.ASSERTION), s.text(k.change(k.ASSERTION, issuedOn="2020-01-01T00:00:00Z"))
    reasons = {"integrity": "verify.copy_differs"}
    both = png.png(png.itxt("openbadges", forged), png.itxt("openbadges", text))
    bad(book, "carrier/png-two", "own: THREATS 1: of two badges in a PNG the first counts, and is forged", both, k.HOSTED_WEB, reasons)
    other = png.png(png.itxt("openbadges", text), png.itxt("openbadges", forged))
    says = "own: the second is told of, and not verified"
    more = {"findings": ...}
    sound(book, "carrier/png-two-good", says, other, k.HOSTED_WEB, more=more)
    mixed = png.png(png.text("openbadges", FID), png.itxt("openbadges", text))
    says = "own: THREATS 1: a URL in a tEXt before an iTXt does not count"
    sound(book, "carrier/png-mixed", says, mixed, k.with_(k.HOSTED_WEB, FORGED), more=more)
    drawing = svg.svg(f'<openbadges:assertion verify="{FID}">{svg.cdata(text)}</openbadges:assertion>')
    says = "own: an SVG with two addresses"
    sound(book, "carrier/svg-both", says, drawing, k.HOSTED_WEB, more={"requested": [["assertion", k.ID], ["badge_class", k.CLASS], ["issuer", k.ISSUER]], "findings": ...})
    elsewhere = svg.svg(f'<openbadges:assertion verify="{k.ID}">{svg.cdata(s.text(FORGED))}</openbadges:assertion>')
    bad(book, "carrier/svg-forged", "own: and the other way round", elsewhere, k.with_(k.HOSTED_WEB, FORGED), SCOPE)
    damaged = png.png(png.wrong_crc(png.itxt("openbadges", text)))
    unread(book, "carrier/png-damaged", "own: a damaged image is not read", damaged, "png.crc_mismatch", k.HOSTED_WEB)
    envelope = {"assertion": k.ASSERTION, "signedAssertion": k.token(key=k.STRANGER)}
    says = "own: of an envelope with both the signed one counts, and is forged"
    bad(book, "carrier/envelope", says, envelope, k.with_(k.SIGNED_WEB, k.ASSERTION), {"integrity": "jws.signature"})
    nested = png.png(png.itxt("openbadges", FID))
    served = k.with_(k.HOSTED_WEB, (k.ID, k.answer(nested, media_type="image/png")), FORGED)
    says = "own: an image on the issuer's host that leads to another host"
    bad(book, "carrier/served-elsewhere", says, k.ID, served, SCOPE)
    upload = png.png(png.itxt("openbadges", s.text(k.change(k.ASSERTION, id=f"{k.HOST}/uploads/1.png"))))
    answers = k.with_(k.HOSTED_WEB, (f"{k.HOST}/uploads/1.png", k.answer(upload, media_type="image/png")))
    document = k.change(k.ASSERTION, id=f"{k.HOST}/uploads/1.png")
    profile = k.change(k.PROFILE, verification={"startsWith": f"{k.HOST}/assertions/", "type": "VerificationObject"})
    says = "own: an uploaded picture is no badge of an issuer that says where its badges start"
    bad(book, "carrier/upload", says, document, k.with_(answers, profile), SCOPE)


def cases(book):
    """All of them."""
    for part in (borrowed, ambiguous, contexts, carriers):
        part(book)
