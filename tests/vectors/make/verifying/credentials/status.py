"""Status: 1EdTech revocation lists, bitstring status lists, StatusList2021. What cannot be read is unknown, never good."""

import gzip

from ... import samples as s
from ...credentials import bases as b
from ...crypto.keys import base64url
from ...kit import Chapter
from ...status_list import bits, encoded
from .. import kit as k
from . import kit as c
from .kit import bad, sound, unsure

LIST, REVOKED = f"{c.HOST}/status/1", f"{c.HOST}/revoked"
PASSED = ("structure", "integrity", "issuer")
TRUST = {"trust": "issuer"}


def entry(index="7", purpose="revocation", url=LIST, **members):
    """An entry of a credential."""
    usual = {
        "id": f"{url}#{index}",
        "statusListCredential": url,
        "statusListIndex": index,
        "statusPurpose": purpose,
        "type": "BitstringStatusListEntry",
    }
    return k.change(usual, **members)


def with_status(*entries, document=c.CREDENTIAL):
    """A signed credential with entries."""
    return c.signed(k.change(document, credentialStatus=entries[0] if len(entries) == 1 else list(entries)))


def listing(set=(), purpose="revocation", url=LIST, size=1, list=None, **members):
    """The credential of a list, not signed."""
    subject = {
        "encodedList": encoded(bits(set, size=size)) if list is None else list,
        "id": f"{url}#list",
        "statusPurpose": purpose,
        "type": "BitstringStatusList",
    }
    return k.change({**b.STATUS_LIST, "credentialSubject": subject, "id": url}, **members)


def answers(document, *more, sign=True, url=LIST):
    """The issuer's document and the list."""
    return k.with_(c.WEB, (url, k.answer(c.signed(document) if sign else document)), *more)


def told(status=None, **members):
    """What is said of one entry."""
    usual = {"type": "BitstringStatusListEntry", "purpose": "revocation", "list": LIST, "index": 7, "status": status}
    return {"statuses": [{**usual, **members}]}


def bitstring(book):
    """Lists of bits."""
    token = with_status(entry())
    asked = {"requested": [*c.ASKED, ["status_list", LIST]]}
    sound(book, "status-unset", "a bit that is 0", token, answers(listing([(6, 1), (8, 1)])), more={**told(0), **asked})
    bad(book, "status-revoked", "a bit that is 1 is revoked", token, answers(listing([(7, 1)])), {"status": "verify.revoked"}, passed=PASSED, more={**TRUST, **told(1), "standing": {"revoked": True}})
    number = with_status(entry(7))
    sound(book, "status-number", "the index may be a number", number, answers(listing()), more={"findings": ..., **told(0)})
    suspended = with_status(entry(purpose="suspension"))
    lists = answers(listing([(7, 1)], "suspension"))
    bad(book, "status-suspended", "a suspended one is not in force", suspended, lists, {"status": "verify.suspended"}, passed=PASSED, more={**TRUST, "standing": {"suspended": True, "revoked": False}})
    sound(book, "status-not-suspended", "when it is not, it is", suspended, answers(listing((), "suspension")), more=told(0, purpose="suspension"))
    for index, name in ((0, "first"), (131_071, "last")):
        token_ = with_status(entry(str(index)))
        bad(book, f"status-{name}", f"the {name} bit", token_, answers(listing([(index, 1)])), {"status": "verify.revoked"}, passed=PASSED, more=TRUST)
        sound(book, f"status-{name}-unset", f"and not the others (besides the {name})", token_, answers(listing([(1, 1), (131_070, 1)])))
    both = with_status(entry(), entry("9", "suspension", f"{c.HOST}/status/2"))
    second = c.signed(listing([(9, 1)], "suspension", f"{c.HOST}/status/2"))
    lists = k.with_(answers(listing()), (f"{c.HOST}/status/2", k.answer(second)))
    bad(book, "status-two", "of two entries each counts", both, lists, {"status": "verify.suspended"}, passed=PASSED, more=TRUST)
    lists = k.with_(answers(listing([(7, 1)])), (f"{c.HOST}/status/2", k.failure()))
    bad(book, "status-two-missing", "a revoked one is so, whatever else cannot be read", both, lists, {"status": "verify.revoked"}, passed=PASSED, more=TRUST)
    lists = k.with_(answers(listing()), (f"{c.HOST}/status/2", k.failure()))
    unsure(book, "status-two-open", "what is not known of one leaves all open", both, lists, {"status": "verify.unfetched"}, passed=PASSED, more=TRUST)
    purposes = listing([(7, 1)], ["suspension", "revocation"])
    bad(book, "status-purposes", "a list may have several purposes", token, answers(purposes), {"status": "verify.revoked"}, passed=PASSED, more=TRUST)


def sizes(book):
    """Messages, and statuses of several bits."""
    messages = [{"message": "valid", "status": "0x0"}, {"message": "under review", "status": "0x1"}, {"message": "x", "status": "0x2"}, {"message": "y", "status": "0x3"}]
    token = with_status(entry(purpose="message", statusSize=2, statusMessage=messages))
    for status, message in ((0, "valid"), (1, "under review")):
        more = {"findings": ..., **told(status, purpose="message", message=message)}
        says = f"a message is told, and decides nothing ({status})"
        sound(book, f"status-message-{status}", says, token, answers(listing([(7, status)], "message", size=2)), more=more)
    token = with_status(entry(purpose="refresh"))
    more = {"findings": ..., **told(1, purpose="refresh")}
    sound(book, "status-refresh", "one that should be refreshed still counts", token, answers(listing([(7, 1)], "refresh")), more=more)
    token = with_status(entry("131071", statusSize=2, purpose="message", statusMessage=messages))
    double = listing([(131_071, 1)], "message", list=encoded(bits([(131_071, 1)], count=131_072, size=2)))
    sound(book, "status-size-last", "the last of a list of two bits each", token, answers(double), more={"findings": ...})


def unreadable(book):
    """Lists that cannot be read: the status is unknown."""
    token = with_status(entry())
    good = listing()

    def open_(name, says, answer, code="verify.status", token=token, **more):
        lists = k.with_(c.WEB, (LIST, answer))
        unsure(book, f"status-{name}", f"THREATS 7: {says}", token, lists, {"status": code}, passed=PASSED, more={**TRUST, **more})

    def signed(name, says, document, code="verify.status", **how):
        open_(name, says, k.answer(c.signed(document, **how)), code)

    open_("offline", "a list that is not there", None, "verify.unfetched")
    open_("404", "or answers with 404", k.answer("", status=404), "verify.http_status")
    open_("500", "or with 500", k.answer("", status=500), "verify.http_status")
    open_("gone", "or with 410", k.answer("", status=410), None)
    open_("timeout", "or not at all", k.failure(), "verify.unfetched")
    open_("redirected", "or comes from elsewhere", k.answer(c.signed(good), final_url=f"{c.EVIL}/status"), "verify.redirected")
    open_("html", "a page", k.answer("<title>x</title>", media_type="text/html"), None)
    open_("empty", "nothing", k.answer(""), None)
    open_("unsigned", "a list without a proof", k.answer(good))
    open_("forged", "one with another bit than was signed", k.answer(b.changed(c.signed(listing([(7, 1)])), ["credentialSubject", "encodedList"], encoded(bits(())))))
    signed("stranger", "one that somebody else signed", good, key=c.STRANGER)
    own = {"key": c.STRANGER, "method": f"{c.STRANGER.did()}#{c.STRANGER.multikey()}"}
    signed("stranger-own", "also with a key that it brings along", good, **own)
    evil = c.of(f"{c.EVIL}/issuer", {**good, "issuer": {"id": c.ISSUER, "type": ["Profile"]}})
    document = c.document(c.multikey(c.STRANGER, f"{c.EVIL}/issuer#key-1", f"{c.EVIL}/issuer"), id=f"{c.EVIL}/issuer")
    lists = k.with_(c.WEB, document, (LIST, k.answer(c.signed(evil, c.STRANGER, f"{c.EVIL}/issuer#key-1"))))
    says = "THREATS 7: a list of another issuer says nothing of this one's credentials"
    unsure(book, "status-other-issuer", says, token, lists, {"status": "verify.status"}, passed=PASSED, more=TRUST)
    signed("expired", "one that has expired", k.change(good, validUntil="2026-05-31T23:59:59Z"))
    signed("not-yet", "one of tomorrow", k.change(good, validFrom="2026-06-01T00:00:01Z"))
    signed("purpose", "one of another purpose", listing((), "suspension"))
    signed("class", "another credential", c.CREDENTIAL)
    signed("id", "one of another address", k.change(good, id=f"{c.HOST}/status/9"), None)
    signed("short", "one that is too short", listing(list=encoded(bytes(1000))), None)
    signed("no-list", "one without a list", b.changed(good, ["credentialSubject", "encodedList"], None), None)
    for name, text in (
        ("base64", "m" + base64url(gzip.compress(bytes(16_384), mtime=0))),
        ("plain", "u" + base64url(bytes(16_384))),
        ("cut", encoded(bytes(16_384))[:-8]),
        ("nothing", "u"),
    ):
        signed(f"encoding-{name}", f"one that is encoded otherwise ({name})", listing(list=text), None)
    bare = listing(list=base64url(gzip.compress(bits([(7, 1)]), mtime=0)))
    bad(book, "status-no-prefix", "one without the prefix of multibase is read", token, answers(bare), {"status": "verify.revoked"}, passed=PASSED, more=TRUST)
    bomb = listing(list=encoded(bytes(20 << 20)))
    signed("bomb", "one that inflates beyond measure", bomb, None)
    for name, index in (("range", "131072"), ("huge", "99999999999999999999")):
        says = f"THREATS 7: an index beyond the list says nothing ({name})"
        unsure(book, f"status-index-{name}", says, with_status(entry(index)), answers(good), {"status": "verify.status"}, passed=PASSED, more=TRUST)
    for name, index in (("negative", "-1"), ("fraction", "7.5"), ("text", "seven"), ("empty", "")):
        says = f"THREATS 7: an index that is none says nothing ({name})"
        result = {"verdict": "invalid", "checks": {"structure": "failed", "integrity": "passed", "issuer": "passed"}}
        k.case(book, f"credential/status-index-{name}", says, with_status(entry(index)), answers(good), result)


def revocation_lists(book):
    """1EdTech revocation lists."""
    token = c.signed(k.change(b.SERVICES, credentialSchema=None, refreshService=None))
    asked = {"requested": [*c.ASKED, ["revocation_list", REVOKED]]}

    def of(*entries, **members):
        return k.change({"id": REVOKED, "issuer": c.ISSUER, "revokedCredential": list(entries)}, **members)

    def case(name, says, document, judge, reasons=None, **more):
        lists = k.with_(c.WEB, (REVOKED, document))
        if reasons is None:
            sound(book, f"list-{name}", says, token, lists, more=more)
        else:
            judge(book, f"list-{name}", says, token, lists, reasons, passed=PASSED, more={**TRUST, **more})

    own = {"id": b.ID}
    case("empty", "a list without entries", of(), sound, **asked)
    case("other", "with another credential", of({"id": k.URN}), sound)
    revoked = {"status": "verify.revoked"}
    case("revoked", "with this one", of(own), bad, revoked, standing={"revoked": True})
    case("revoked-true", "which says so", of({**own, "revoked": True}), bad, revoked)
    case("revoked-false", "an entry that says that it is not", of({**own, "revoked": False}), sound)
    reason = {"standing": {"revoked": True, "revocation_reason": "Burnt."}}
    case("reason", "the reason is told", of({**own, "revocationReason": "Burnt."}), bad, revoked, **reason)
    case("several", "among others", of({"id": k.URN}, own), bad, revoked)
    case("twice", "revoked once is revoked", of({**own, "revoked": False}, own), bad, revoked)
    case("single", "a list has to be one", of(revokedCredential=own), unsure, {"status": "verify.revocation_list"})
    open_ = {"status": None}
    case("offline", "THREATS 7: a list that is not there", None, unsure, {"status": "verify.unfetched"})
    case("404", "or answers with 404", k.answer("", status=404), unsure, {"status": "verify.http_status"})
    case("html", "a page", k.answer("<title>x</title>", media_type="text/html"), unsure, open_)
    case("number", "a list that is none", of(revokedCredential=5), unsure, open_)
    case("no-member", "or has none", of(revokedCredential=None), unsure, open_)
    case("issuer", "THREATS 7: a list of another issuer", of(issuer=f"{c.EVIL}/issuer"), unsure, open_)
    evil = c.signed(b.changed(k.change(b.SERVICES, credentialSchema=None, refreshService=None), ["credentialStatus", "id"], f"{c.EVIL}/revoked"))
    lists = k.with_(c.WEB, (f"{c.EVIL}/revoked", of(own, id=f"{c.EVIL}/revoked")))
    bad(book, "list-elsewhere", "the issuer signed where its list is", evil, lists, revoked, passed=PASSED, more=TRUST)


def list_2021(book):
    """StatusList2021, which preceded bitstring lists."""
    url = f"{c.HOST}/status/2"
    token = c.signed(b.STATUS_2021)

    def lists(set, **members):
        subject = {"encodedList": encoded(bits(set), ""), "id": f"{url}#list", "statusPurpose": "revocation", "type": "StatusList2021"}
        document = {
            "@context": [s.VC1, "https://w3id.org/vc/status-list/2021/v1"],
            "credentialSubject": subject,
            "id": url,
            "issuanceDate": "2026-01-01T00:00:00Z",
            "issuer": {"id": c.ISSUER, "type": ["Profile"]},
            "type": ["VerifiableCredential", "StatusList2021Credential"],
        }
        return k.with_(c.WEB, (url, k.answer(c.signed(k.change(document, **members)))))

    more = {"statuses": [{"type": "StatusList2021Entry", "purpose": "revocation", "index": 7, "status": 0}], "findings": ...}
    sound(book, "status-2021", "a bit that is 0", token, lists(()), more=more)
    bad(book, "status-2021-revoked", "a bit that is 1", token, lists([(7, 1)]), {"status": "verify.revoked"}, passed=PASSED, more=TRUST)
    says = "an issuer that is a text, as data model 1.1 has it"
    sound(book, "status-2021-text-issuer", says, token, lists((), issuer=c.ISSUER), more=more)
    unsure(book, "status-2021-offline", "THREATS 7: a list that is not there", token, c.WEB, {"status": "verify.unfetched"}, passed=PASSED, more=TRUST)
    unsure(book, "status-2021-expired", "or has expired", token, lists((), expirationDate="2026-05-01T00:00:00Z"), {"status": "verify.status"}, passed=PASSED, more=TRUST)


def others(book):
    """Statuses of other kinds."""
    token = c.signed(k.change(c.CREDENTIAL, credentialStatus={"id": f"{c.HOST}/status/x", "type": "OvenStatus2026"}))
    says = "THREATS 7: a status of an unknown kind is not known"
    unsure(book, "status-unknown", says, token, c.WEB, {"status": "verify.unsupported"}, passed=("integrity", "issuer"), more=TRUST)
    purpose = with_status(entry(purpose="moon"))
    unsure(book, "status-purpose-unknown", "so is one of an unknown purpose", purpose, answers(listing([(7, 1)], "moon")), {"status": None}, passed=("integrity", "issuer"), more=TRUST)


def chapter():
    """The cases of this module."""
    book = Chapter("The status of credentials of 3.0: revoked, suspended, in force, or not known")
    for part in (bitstring, sizes, unreadable, revocation_lists, list_2021, others):
        part(book)
    return book
