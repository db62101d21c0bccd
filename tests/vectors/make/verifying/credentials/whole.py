"""Dates in both vocabularies, refreshing, schemas, recipients, learner records."""

from ... import samples as s
from ...credentials import bases as b
from ...kit import Chapter
from .. import kit as k
from . import kit as c
from .kit import bad, sound, unsure

PASSED = ("structure", "integrity", "issuer")
TRUST = {"trust": "issuer"}
EARLY, LATE = "2026-05-31T23:59:59Z", "2026-06-01T00:00:01Z"
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"


def dates(book):
    """validFrom and validUntil, issuanceDate and expirationDate: whichever are there, whatever the context says."""
    document = c.CREDENTIAL
    for name, members in (("valid-until", {"validUntil": LATE}), ("same", {"validFrom": c.AT}), ("zone", {"validUntil": "2026-06-01T09:00:01+09:00"})):
        sound(book, f"dates-{name}", f"in force ({name})", c.signed(k.change(document, **members)))
    for name, base, members, code in (
        ("expired", document, {"validUntil": EARLY}, "dates.expired"),
        ("expired-zone", document, {"validUntil": "2026-06-01T08:59:59+09:00"}, "dates.expired"),
        ("not-yet", document, {"validFrom": LATE}, "dates.not_yet"),
        ("vc1-expired", b.VC1, {"expirationDate": EARLY}, "dates.expired"),
        ("vc1-not-yet", b.VC1, {"issuanceDate": LATE}, "dates.not_yet"),
        ("awarded", document, {"awardedDate": LATE}, None),
    ):
        if code is None:
            continue
        says = f"not in force ({name})"
        bad(book, f"dates-{name}", says, c.signed(k.change(base, **members)), c.WEB, {"status": code}, passed=PASSED, more=TRUST)
    for name, base, members, code in (
        ("other-until", document, {"expirationDate": EARLY}, "dates.expired"),
        ("other-from", document, {"issuanceDate": LATE}, "dates.not_yet"),
        ("vc1-other-until", b.VC1, {"validUntil": EARLY}, "dates.expired"),
        ("vc1-other-from", b.VC1, {"validFrom": LATE}, "dates.not_yet"),
        ("vc1-context-changed", k.change(b.VC1, at_context=[s.VC1, s.OB3]), {"expirationDate": EARLY}, "dates.expired"),
    ):
        says = f"THREATS 5: the context is not signed over JSON with other contexts behind it: dates of the other data model count, too ({name})"
        token = c.signed(k.change(base, **members))
        result = {"verdict": "invalid", "checks": {"status": "failed"}, "reasons": {"status": code}}
        k.case(book, f"credential/dates-{name}", says, token, c.WEB, result)
    ended = c.signed(k.change(document, validUntil=EARLY))
    sound(book, "dates-earlier", "at another moment it was in force", ended, at="2026-05-01T00:00:00Z")


def refreshing(book):
    """A refresh service is asked once, after the proof."""
    url = f"{c.HOST}/refresh"
    document = k.change(b.SERVICES, credentialSchema=None, credentialStatus=None)
    token = c.signed(document)
    newer = c.signed(k.change(document, name="Master baker", validFrom="2026-05-01T00:00:00Z"))
    asked = [*c.ASKED, ["refresh", url]]
    warned = {"findings": [f"status warning verify.refresh {url}"], "refreshed": False, "badge": {"name": "Baker"}}

    def case(name, says, answer, more, judge=None, **options):
        answers = k.with_(c.WEB, (url, answer)) if answer is not None else c.WEB
        if judge:
            judge[0](book, f"refresh-{name}", says, token, answers, judge[1], more=more, **options)
        else:
            sound(book, f"refresh-{name}", says, token, answers, more=more, **options)

    case("good", "the credential of today counts", k.answer(newer), {"refreshed": True, "requested": asked, "badge": {"name": "Baker"}})
    case("same", "it may be the same", k.answer(token), {"refreshed": True})
    case("once", "the new one is not refreshed again", k.answer(newer), {"refreshed": True, "requested": asked})
    case("off", "who does not want it does not ask", k.answer(newer), {"refreshed": False, "requested": c.ASKED}, refresh=False)
    ended = c.signed(k.change(document, validUntil=EARLY))
    case("ended", "if that of today has expired, the old one does not count", k.answer(ended), {"refreshed": True}, (bad, {"status": "dates.expired"}))
    for name, says, answer in (
        ("offline", "without an answer the old one counts", None),
        ("500", "nor with status 500", k.answer("", status=500)),
        ("html", "nor with a page", k.answer("<title>x</title>", media_type="text/html")),
        ("id", "another credential is none of today", k.answer(c.signed(k.change(document, id=k.URN)))),
        ("issuer", "nor one of another issuer", k.answer(c.signed(c.of(f"{c.EVIL}/issuer", document)))),
        ("forged", "THREATS 5: nor a forgery", k.answer({**newer, "name": "Doctor"})),
        ("unsigned", "THREATS 5: nor one without a proof", k.answer(k.change(newer, proof=None))),
        ("stranger", "THREATS 5: nor one that somebody else signed", k.answer(c.signed(document, c.STRANGER))),
        ("redirected", "nor one from elsewhere", k.answer(newer, final_url=f"{c.EVIL}/refresh")),
    ):
        case(name, says, answer, warned)
    forged = {**token, "name": "Doctor"}
    answers = k.with_(c.WEB, (url, k.answer(newer)))
    says = "THREATS 5: a forgery is not made good by refreshing it, and its service not asked"
    bad(book, "refresh-of-forged", says, forged, answers, {"integrity": "proof.signature"}, more={"requested": c.ASKED, "refreshed": False})
    ended = c.signed(k.change(document, validUntil=EARLY))
    sound(book, "refresh-of-ended", "one that has expired may be in force again", ended, answers, more={"refreshed": True, "findings": ...})


def schemas(book):
    """Schemas that a credential names."""
    for name, schema, findings in (
        ("known", {"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}, []),
        ("own", {"id": f"{c.HOST}/schema.json", "type": "1EdTechJsonSchemaValidator2019"}, ["structure warning verify.schema"]),
        ("evil", {"id": f"{c.EVIL}/schema.json", "type": "1EdTechJsonSchemaValidator2019"}, ["structure warning verify.schema"]),
        ("type", {"id": SCHEMA, "type": "JsonSchema"}, ["structure warning verify.schema"]),
    ):
        document = k.change(b.SERVICES, credentialSchema=[schema], credentialStatus=None, refreshService=None)
        more = {"findings": findings, "requested": c.ASKED}
        sound(book, f"schema-{name}", f"a schema is never fetched ({name})", c.signed(document), more=more)


def recipients(book):
    """Whose it is."""
    known = b.changed(c.CREDENTIAL, ["credentialSubject", "identifier"], [b.IDENTIFIER])
    plain = b.changed(c.CREDENTIAL, ["credentialSubject", "identifier"], [{**b.IDENTIFIER, "hashed": False, "identityHash": s.ADA, "salt": "sea"}])
    by_id = c.signed()
    for name, document, identity in (("hashed", known, s.ADA), ("plain", plain, s.ADA), ("id", c.CREDENTIAL, b.ADA)):
        token = c.signed(document)
        says = f"the recipient is one of those that are expected ({name})"
        sound(book, f"recipient-{name}", says, token, recipient="passed", recipient_=[identity], more={"findings": ..., "recipient": {"matched": True}})
        says = f"somebody else is not ({name})"
        bad(book, f"recipient-{name}-other", says, token, c.WEB, {"recipient": None}, more=TRUST, recipient_=["eve@example.org"])
    bad(book, "recipient-nobody", "if nobody is expected, it is nobody's", by_id, c.WEB, {"recipient": None}, more=TRUST, recipient_=[])
    eve = b.changed(known, ["credentialSubject", "identifier", 0, "identityHash"], s.hashed("eve@example.org", "sea"))
    forged = {**eve, "proof": c.signed(known)["proof"]}
    k.case(book, "credential/recipient-forged", "THREATS 5: a recipient that is written in", forged, c.WEB, {"verdict": "invalid", "checks": {"integrity": "failed"}}, recipient_=["eve@example.org"])


def records(book):
    """Comprehensive learner records: their proof, their dates; their achievements are told."""
    record = {
        "@context": [s.VC2, "https://purl.imsglobal.org/spec/clr/v2p0/context.json", s.OB3],
        "credentialSubject": {"id": b.ADA, "type": ["ClrSubject"], "verifiableCredential": [c.signed()]},
        "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000061",
        "issuer": {"id": c.ISSUER, "name": "Oven House", "type": ["Profile"]},
        "name": "Record",
        "type": ["VerifiableCredential", "ClrCredential"],
        "validFrom": "2026-01-01T00:00:00Z",
    }
    result = {"verdict": "valid", "trust": "issuer", "class": "ClrCredential"}
    k.case(book, "credential/record", "a learner record is verified by its proof", c.signed(record), c.WEB, result)
    bad(book, "record-forged", "a forged one is not", {**c.signed(record), "name": "Doctor"}, c.WEB, {"integrity": "proof.signature"})
    bad(book, "record-expired", "one that has expired", c.signed(k.change(record, validUntil=EARLY)), c.WEB, {"status": "dates.expired"}, passed=("integrity", "issuer"), more=TRUST)


def chapter():
    """The cases of this module."""
    book = Chapter("Credentials of 3.0: dates, refreshing, schemas, recipients, learner records")
    for part in (dates, refreshing, schemas, recipients, records):
        part(book)
    return book
