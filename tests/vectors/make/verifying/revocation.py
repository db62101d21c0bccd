"""Revoked badges (Open Badges 2.0, RevocationList, `revoked`, 410 Gone), and dates."""

from .. import samples as s
from ..kit import Chapter
from . import kit as k
from .kit import bad, sound, unsure

TOKEN = k.token()
WITH_UID = k.change(k.SIGNED, uid="a1")
UID_TOKEN = k.token(WITH_UID)
LISTING = k.with_(k.SIGNED_WEB, k.change(k.SIGNING_PROFILE, revocationList=k.LIST))
HOSTED_LISTING = k.with_(k.HOSTED_WEB, k.change(k.PROFILE, revocationList=k.LIST))
FAILED = {"status": "verify.revoked"}
DONE = ("integrity", "issuer")


def listed(book):
    """Every form in which a list may name a badge."""

    def case(name, says, document, reason=None, token=TOKEN):
        more = {"standing": {"revoked": True, "revocation_reason": reason}}
        answers = k.with_(LISTING, (k.LIST, document))
        bad(book, f"revoked/{name}", says, token, answers, FAILED, passed=("structure", *DONE), more=more)

    other = {"id": f"{k.HOST}/assertions/9", "revocationReason": "y"}
    reason = "He cheated."
    for name, entry, why in (
        ("text", k.URN, None),
        ("object", {"id": k.URN}, None),
        ("object-reason", {"id": k.URN, "revocationReason": reason}, reason),
        ("object-revoked", {"id": k.URN, "revoked": True}, None),
        ("object-typed", {"id": k.URN, "type": "Assertion"}, None),
    ):
        says = f"a badge in the issuer's list is revoked ({name})"
        case(f"{name}-many", says, k.revoked("urn:uuid:0a1b2c3d-0000-4000-8000-00000000000f", other, entry), why)
        case(f"{name}-one", f"quirks s-rl-revoked-only-*: {says}, also as the only one", k.revoked(entry), why)
        case(f"{name}-bare", f"{says}, also without a list around it", k.revoked(bare=entry), why)
    for name, document in (
        ("uid", k.revoked(other, {"uid": "a1", "revocationReason": reason})),
        ("uid-one", k.revoked({"uid": "a1", "revocationReason": reason})),
        ("uid-bare", k.revoked(bare={"uid": "a1", "revocationReason": reason})),
    ):
        case(name, f"quirks s-rl-uid: a badge may be named by its uid ({name})", document, reason, UID_TOKEN)
    says = "a map of uid and reason, as 1.x has it, is read for badges of 2.0 as well"
    case("map", says, {"a1": reason}, reason, UID_TOKEN)
    case("map-id", "it may name the id", {k.URN: reason}, reason)
    for uid in ("constructor", "__proto__"):
        odd = k.token(k.change(k.SIGNED, uid=uid))
        case(f"uid-{uid.strip('_')}", f"V6: the uid `{uid}` is a text like another", k.revoked({"uid": uid}), None, odd)
    long = "No. " * 1000
    answers = k.with_(LISTING, k.revoked({"id": k.URN, "revocationReason": long}))
    bad(book, "revoked/reason-long", "a reason may be long", TOKEN, answers, FAILED, passed=DONE)


def reasons(book):
    """A reason is a stranger's text: shown escaped and cut after 400 characters, wherever it stands."""
    reason, shown = "He \u001b[2Jcheated\u202e." + "!" * 500, "He \\u{1b}[2Jcheated\\u{202e}."
    shown += "!" * (400 - len("He \u001b[2Jcheated\u202e."))
    more = {"standing": {"revoked": True, "revocation_reason": shown}}
    full = k.change(k.ASSERTION, revocationReason=reason, revoked=True)
    listing = k.with_(LISTING, k.revoked({"id": k.URN, "revocationReason": reason}))
    for name, given, answers in (
        ("list", TOKEN, listing),
        ("200", k.ID, k.with_(k.HOSTED_WEB, full)),
        ("410", k.ID, k.with_(k.HOSTED_WEB, (k.ID, k.answer(full, status=410)))),
        ("copy-offline", full, None),
    ):
        says = f"a reason that would move a terminal's cursor is shown escaped, and cut ({name})"
        bad(book, f"revoked/reason-hostile-{name}", says, given, answers, FAILED, more=more)


def hosted(book):
    """Hosted badges: lists, 410, and `revoked`."""
    for name, entry in (("id", k.ID), ("object", {"id": k.ID}), ("uid", {"uid": "a1"})):
        answers = k.with_(HOSTED_LISTING, k.revoked(entry), k.change(k.ASSERTION, uid="a1"))
        says = f"a hosted badge may be in the list as well ({name})"
        bad(book, f"revoked/hosted-{name}", says, k.ID, answers, FAILED, passed=DONE)
    says = "a hosted badge that is not in the list is in force"
    sound(book, "revoked/hosted-other", says, k.ASSERTION, k.with_(HOSTED_LISTING, k.revoked(k.URN)))
    full = k.change(k.ASSERTION, revocationReason="He cheated.", revoked=True)
    told = {"standing": {"revoked": True, "revocation_reason": "He cheated."}, "badge": {"name": "Baker"}}
    answers = k.with_(k.HOSTED_WEB, full)
    says = "quirks v-revoked-200-full: a hosted badge that says it is revoked is, and may still be shown"
    bad(book, "revoked/200-full", says, k.ID, answers, FAILED, passed=("structure", *DONE), more=told)
    says = "whoever kept an older copy sees the same"
    bad(book, "revoked/200-full-copy", says, k.ASSERTION, answers, FAILED, more=told)
    bare = {"@context": s.V2, "id": k.ID, "revoked": True}
    for name, document in (("bare", bare), ("bare-typed", {**bare, "type": "Assertion"}), ("bare-alone", {"id": k.ID, "revoked": True})):
        answers = k.with_(k.HOSTED_WEB, document)
        bad(book, f"revoked/200-{name}", f"`id` and `revoked` are enough ({name})", k.ID, answers, FAILED)
        bad(book, f"revoked/200-{name}-copy", f"also against a copy ({name})", k.ASSERTION, answers, FAILED)
    for name, body in (
        ("empty", ""),
        ("full", full),
        ("full-unmarked", k.ASSERTION),
        ("bare", bare),
        ("page", "<title>Gone</title>"),
    ):
        says = f"quirks v-*-410-*: 410 is revoked, whatever the body says ({name})"
        answers = k.with_(k.HOSTED_WEB, (k.ID, k.answer(body, status=410)))
        bad(book, f"revoked/410-{name}", says, k.ID, answers, FAILED)
        bad(book, f"revoked/410-{name}-copy", says, k.ASSERTION, answers, FAILED)
    for name, value in (("text", "true"), ("number", 1), ("capital", "True"), ("list", [True])):
        answers = k.with_(k.HOSTED_WEB, k.change(k.ASSERTION, revoked=value))
        says = f"V7: `revoked` that is no boolean is an error, if not revoked ({name})"
        reasons = FAILED if name == "list" else {"structure": "member.type"}
        bad(book, f"revoked/odd-{name}", says, k.ID, answers, reasons)
    says = "a copy that says it is revoked differs from a hosted badge that does not"
    bad(book, "revoked/copy-only", says, full, k.HOSTED_WEB, {"integrity": "verify.copy_differs"})
    says = "a copy that says it is revoked is, as long as nothing else is known"
    bad(book, "revoked/copy-offline", says, full, None, FAILED)
    token = k.token(k.change(k.SIGNED, revoked=True))
    bad(book, "revoked/signed", "a signed badge that says it is revoked is", token, k.SIGNED_WEB, FAILED, passed=DONE)
    answers = k.with_(k.HOSTED_WEB, k.change(k.ASSERTION, revoked=False))
    sound(book, "revoked/false", "`revoked` false is in force", k.ID, answers)


def not_listed(book):
    """Lists that do not name the badge."""
    token = k.token(k.change(WITH_UID, id=k.ID))
    more = {"findings": ["structure info member.deprecated  /uid"]}
    for name, entries in (
        ("empty", ()),
        ("other", (k.URN,)),
        ("begins", (k.ID[:-1],)),
        ("longer", (f"{k.ID}1", f"{k.ID}/")),
        ("case", (k.ID.replace("assertions", "Assertions"),)),
        ("other-uid", ({"uid": "a11"}, {"uid": "A1"})),
        ("constructor", ({"uid": "constructor"},)),
        ("reason", ({"id": f"{k.HOST}/assertions/9", "revocationReason": k.ID},)),
    ):
        says = f"a badge that the list does not name is in force ({name})"
        sound(book, f"not-revoked/{name}", says, token, k.with_(LISTING, k.revoked(*entries)), more=more)
    more = {"requested": [["badge_class", k.CLASS], ["issuer", k.ISSUER], ["key", k.KEY], ["revocation_list", k.LIST]]}
    sound(book, "not-revoked/asked", "the list is asked for", TOKEN, k.with_(LISTING, k.revoked()), more=more)


def unreadable(book):
    """A list that cannot be read: unknown, never not revoked (THREATS 7)."""
    for name, answer, code in (
        ("missing", None, "verify.unfetched"),
        ("timeout", k.failure(), "verify.unfetched"),
        ("404", k.answer("", status=404), "verify.http_status"),
        ("404-full", k.answer(k.revoked(), status=404), "verify.http_status"),
        ("410", k.answer("", status=410), "verify.http_status"),
        ("500", k.answer("", status=500), "verify.http_status"),
        ("page", k.answer("<title>Sign in</title>", media_type="text/html"), None),
        ("empty", k.answer(""), None),
        ("cut", k.answer(s.text(k.revoked(k.URN))[:-9]), None),
        ("list", k.answer(s.text([k.URN])), None),
        ("text", k.answer(s.text(k.URN)), None),
        ("image", k.answer(b"\x89PNG\r\n\x1a\n\0\0"), None),
        ("profile", k.answer(k.change(k.PROFILE, id=k.LIST)), None),
        ("object", k.answer({}), "verify.revocation_list"),
        ("error", k.answer({"error": "not found"}), "verify.revocation_list"),
        ("map", k.answer({"a9": "He cheated."}), "verify.revocation_list"),
        ("old-class", k.answer(k.change(k.BADGE_CLASS, at_context=None, type=None)), None),
        ("nothing", k.answer({"@context": s.V2, "id": k.LIST, "type": "RevocationList"}), "verify.revocation_list"),
        ("number", k.answer(k.revoked(5)), "verify.revocation_list"),
        ("number-uid", k.answer(k.revoked({"uid": 5})), "verify.revocation_list"),
        ("nested", k.answer(k.revoked([k.URN])), "verify.revocation_list"),
        ("null", k.answer({**k.revoked(), "revokedAssertions": None}), "verify.revocation_list"),
        ("class", k.answer(k.BADGE_CLASS), None),
        ("issuer", k.answer(k.change(k.SIGNING_PROFILE, revocationList=k.LIST)), None),
        ("elsewhere", k.answer(k.revoked(), final_url=f"{k.EVIL}/revoked"), "verify.redirected"),
        ("twice", k.answer(s.text(k.revoked(k.URN))[:-1] + ',"revokedAssertions":[]}'), None),
    ):
        says = f"THREATS 7: a list that cannot be read leaves it open ({name})"
        answers = k.with_(LISTING, (k.LIST, answer))
        unsure(book, f"list/{name}", says, TOKEN, answers, {"status": code}, passed=DONE)
        answers = k.with_(HOSTED_LISTING, (k.LIST, answer))
        unsure(book, f"list/{name}-hosted", f"{says}, for hosted badges, too", k.ASSERTION, answers, {"status": code}, passed=DONE)
    profile = k.change(k.SIGNING_PROFILE, revocationList="urn:uuid:0a1b2c3d-0000-4000-8000-000000000009")
    says = "a list without an address cannot be read"
    unsure(book, "list/urn", says, TOKEN, k.with_(LISTING, profile), {"status": None}, passed=DONE)
    broken = k.with_(LISTING, k.revoked(5, k.URN))
    says = "what can be read of a list with errors still counts"
    bad(book, "list/broken-names", says, TOKEN, broken, FAILED, passed=DONE)


def dates(book):
    """Issued, expired, in which order (Open Badges 2.0, Assertion)."""
    for name, at, expires, code in (
        ("before", "2026-06-01T00:00:00Z", "2026-05-31T23:59:59Z", "dates.expired"),
        ("zone", "2026-06-01T00:00:00Z", "2026-06-01T01:30:00+02:00", "dates.expired"),
        ("moment", "2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z", None),
        ("after", "2026-06-01T00:00:00Z", "2026-06-01T00:00:01Z", None),
        ("at-earlier", "2026-01-01T00:00:00Z", "2026-05-31T23:59:59Z", None),
        ("at-zone", "2026-06-01T00:00:00+02:00", "2026-05-31T22:00:01Z", None),
    ):
        document = k.change(k.ASSERTION, expires=expires)
        answers = k.with_(k.HOSTED_WEB, document)
        if code:
            more = {"standing": {"expired": True, "revoked": False}, "badge": {"name": "Baker", "expires": expires}}
            says = f"V6: a badge that has expired, which may still be shown ({name})"
            bad(book, f"dates/expired-{name}", says, document, answers, {"status": code}, passed=("structure", *DONE), more=more, at=at)
            token = k.token(k.change(k.SIGNED, expires=expires))
            bad(book, f"dates/expired-{name}-signed", f"also if it is signed ({name})", token, k.SIGNED_WEB, {"status": code}, passed=DONE, at=at)
        else:
            sound(book, f"dates/in-force-{name}", f"a badge that has not expired yet ({name})", document, answers, at=at)
    tomorrow = k.change(k.ASSERTION, issuedOn="2026-06-02T00:00:00Z")
    answers = k.with_(k.HOSTED_WEB, tomorrow)
    more = {"standing": {"not_yet": True, "expired": False}}
    reasons = {"status": "dates.not_yet"}
    bad(book, "dates/not-yet", "a badge of tomorrow", tomorrow, answers, reasons, passed=DONE, more=more)
    sound(book, "dates/tomorrow", "which tomorrow is in force", tomorrow, answers, at="2026-06-02T00:00:00Z")
    backwards = k.change(k.ASSERTION, issuedOn="2025-03-01T10:00:00Z", expires="2024-03-01T10:00:00Z")
    says = "a badge that expires before it is issued"
    bad(book, "dates/order", says, backwards, k.with_(k.HOSTED_WEB, backwards), {"structure": "dates.order"})
    for name, at in (("earlier", "2020-01-01T00:00:00Z"), ("between", "2024-09-01T00:00:00Z")):
        bad(book, f"dates/order-{name}", f"at no time ({name})", backwards, k.with_(k.HOSTED_WEB, backwards), {"structure": None}, at=at)
    for name, date in (("soon", "soon"), ("no-zone", "2031-01-01T00:00:00"), ("13", "2031-13-01T00:00:00Z"), ("number", 1900000000), ("empty", "")):
        odd = k.change(k.ASSERTION, expires=date)
        says = f"V9: a date that cannot be read is no end far away ({name})"
        bad(book, f"dates/odd-{name}", says, odd, k.with_(k.HOSTED_WEB, odd), {"structure": None})
    seconds = {"now_unix": 1780272000, "at": None}
    says = "the moment may be given in seconds"
    sound(book, "dates/seconds", says, k.ASSERTION, k.HOSTED_WEB, more={"at": "2026-06-01T00:00:00Z"}, **seconds)
    says = "`at` counts before `now_unix`"
    sound(book, "dates/both", says, k.ASSERTION, k.HOSTED_WEB, more={"at": k.AT}, now_unix=0)


def chapter():
    """The cases of this module."""
    book = Chapter("Revoked and expired badges, in every form in which it is said, and lists that cannot be read")
    for part in (listed, reasons, hosted, not_listed, unreadable, dates):
        part(book)
    return book
