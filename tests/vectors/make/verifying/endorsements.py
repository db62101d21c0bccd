"""Endorsements (Open Badges 2.0, Endorsement): verified on their own, about what carries them; never the badge's verdict."""

from .. import samples as s
from ..kit import Chapter
from . import kit as k

FRIEND = "https://friend.example"
FID, FPROFILE, FKEY = f"{FRIEND}/endorsements/1", f"{FRIEND}/profile", f"{FRIEND}/key"
WORDS = {
    "@context": s.V2,
    "claim": {"endorsementComment": "Good bread.", "id": k.CLASS},
    "id": FID,
    "issuedOn": "2025-04-01T00:00:00Z",
    "issuer": FPROFILE,
    "type": "Endorsement",
    "verification": {"type": "HostedBadge"},
}
FRIENDLY = {"@context": s.V2, "id": FPROFILE, "name": "A friend", "type": "Profile"}
ENDORSED = k.change(k.BADGE_CLASS, endorsement=FID)
ANSWERS = k.with_(k.HOSTED_WEB, ENDORSED, WORDS, FRIENDLY)


def endorsed(book, name, says, answers, *reports, more=None, input=k.ASSERTION, **options):
    """A valid badge and what is said of its endorsements."""
    results = {**dict.fromkeys(k.NEEDED, "passed"), "recipient": "not_checked"}
    result = {"verdict": "valid", "checks": results, "endorsements": list(reports), **(more or {})}
    k.case(book, f"endorsements/{name}", says, input, answers, result, **options)


def good(id=FID, about=k.CLASS, depth=1, **more):
    """An endorsement that is valid."""
    checks = dict.fromkeys(k.NEEDED, "passed")
    return {"id": id, "about": about, "depth": depth, "verdict": "valid", "trust": "issuer", "checks": checks, **more}


def ill(verdict, id=FID, depth=1, **reasons):
    """One that is not."""
    result = "failed" if verdict == "invalid" else "not_checked"
    told = {check: code for check, code in reasons.items() if code}
    return {"id": id, "verdict": verdict, "depth": depth, "checks": dict.fromkeys(reasons, result), "reasons": told}


def sound(book):
    """Of the class, of the badge, of the issuer; by reference and embedded."""
    requested = [["assertion", k.ID], ["badge_class", k.CLASS], ["issuer", k.ISSUER], ["endorsement", FID], ["issuer", FPROFILE]]
    told = good(comment="Good bread.", issuer={"id": FPROFILE, "name": "A friend"}, findings=[])
    endorsed(book, "class", "an endorsement of the class", ANSWERS, told, more={"requested": requested, "findings": []})
    embedded = k.with_(ANSWERS, k.change(k.BADGE_CLASS, endorsement=k.change(WORDS, at_context=None)))
    says = "one that is embedded is asked for at its id, too"
    endorsed(book, "embedded", says, embedded, good(), more={"requested": requested})
    for name, carrier, id in (("assertion", k.ASSERTION, k.ID), ("issuer", k.PROFILE, k.ISSUER)):
        words = k.change(WORDS, claim={"id": id})
        answers = k.with_(k.HOSTED_WEB, k.change(carrier, endorsement=[FID]), words, FRIENDLY)
        endorsed(book, name, f"an endorsement of the {name}", answers, good(about=id), input=k.ID)
    second = k.change(WORDS, id=f"{FRIEND}/endorsements/2")
    answers = k.with_(ANSWERS, k.change(k.BADGE_CLASS, endorsement=[FID, second["id"]]), second)
    endorsed(book, "two", "two endorsements of one endorser", answers, good(), good(second["id"]))
    token = k.token(k.change(WORDS, id=FID, verification={"type": "SignedBadge"}))
    profile = k.change(FRIENDLY, publicKey=FKEY)
    key = k.key_document(id=FKEY, owner=FPROFILE)
    answers = k.with_(ANSWERS, (FID, k.answer(token, media_type="application/jose")), profile, key)
    endorsed(book, "signed", "a signed endorsement, at an address", answers, good())
    says = "endorsements are not asked for if they are not wanted"
    endorsed(book, "off", says, ANSWERS, more={"requested": requested[:3]}, endorsements=False)
    signed = k.with_(k.SIGNED_WEB, ENDORSED, WORDS, FRIENDLY)
    endorsed(book, "of-signed", "of a signed badge", signed, good(), input=k.token())


def bad(book):
    """A bad endorsement is not a bad badge."""

    def case(name, says, words, *documents, verdict="invalid", **reasons):
        answers = k.with_(ANSWERS, (FID, words), *documents)
        endorsed(book, name, says, answers, ill(verdict, **reasons))

    for name, about in (
        ("other", f"{k.HOST}/badges/2"),
        ("assertion", k.ID),
        ("issuer", k.ISSUER),
        ("slash", f"{k.CLASS}/"),
        ("longer", f"{k.CLASS}0"),
        ("evil", f"{k.EVIL}/badges/1"),
    ):
        says = f"an endorsement of something else is none of this ({name})"
        case(f"about-{name}", says, k.change(WORDS, claim={**WORDS["claim"], "id": about}), issuer="verify.endorsement")
    inside = {**WORDS["claim"], "id": f"{k.HOST}/badges/2", "badge": k.CLASS}
    case("about-inside", "nor one that names this further inside", k.change(WORDS, claim=inside), issuer="verify.endorsement")
    case("about-nothing", "nor one of nothing", k.change(WORDS, claim=None), structure=None)
    gone = k.answer("", status=410)
    case("gone", "quirks v-endorse-revoked: 410 is revoked", gone, status="verify.revoked")
    case("revoked", "quirks v-endorse-revoked: so is `revoked`", k.change(WORDS, revoked=True), status="verify.revoked")
    listing = k.change(FRIENDLY, revocationList=f"{FRIEND}/revoked")
    listed = k.revoked(FID, id=f"{FRIEND}/revoked", issuer=FPROFILE)
    case("listed", "and one in the endorser's list", WORDS, listing, listed, status="verify.revoked")
    ended = k.change(WORDS, expires="2026-01-01T00:00:00Z")
    case("expired", "one that has expired", ended, status="dates.expired")
    case("not-yet", "one of tomorrow", k.change(WORDS, issuedOn="2026-06-02T00:00:00Z"), status="dates.not_yet")
    case("missing", "one that is not there", None, verdict="unverified", integrity="verify.unfetched")
    case("404", "or answers with 404", k.answer("", status=404), verdict="unverified", integrity="verify.http_status")
    case("no-endorser", "one without its endorser", WORDS, (FPROFILE, None), verdict="unverified", issuer="verify.unfetched")
    case("is-class", "a class is no endorsement", k.change(k.BADGE_CLASS, id=FID), structure="verify.class")
    own = k.with_(k.HOSTED_WEB, k.change(k.BADGE_CLASS, endorsement=k.CLASS))
    endorsed(book, "own-class", "nor is the class that is endorsed", own, ill("invalid", k.CLASS, structure="verify.class"))
    plain = k.change(WORDS, verification={"type": "SignedBadge"})
    case("unsigned", "one that says it is signed, and is not", plain, integrity="verify.unsigned")
    case("method", "one of an unknown kind", k.change(WORDS, verification={"type": "Verification"}), integrity="verify.method")
    case("moved", "one that a redirect brought from elsewhere", k.answer(WORDS, final_url=f"{k.EVIL}/1"), verdict="unverified", integrity="verify.redirected")
    hosts(book)


def hosts(book):
    """Who endorses shows in the host (quirks v-endorse-wrong-host)."""
    for name, id in (("other", f"{k.EVIL}/endorsements/1"), ("suffix", "https://friend.example.evil.example/1"), ("issuer", f"{k.HOST}/endorsements/1")):
        words = k.change(WORDS, id=id)
        answers = k.with_(ANSWERS, k.change(k.BADGE_CLASS, endorsement=id), words)
        says = f"quirks v-endorse-wrong-host: an endorsement on another host than its endorser's is a forgery ({name})"
        endorsed(book, f"host-{name}", says, answers, ill("invalid", id, issuer="verify.scope"))
    inner = k.change(WORDS, at_context=None, id=None, issuer=k.change(FRIENDLY, at_context=None))
    answers = k.with_(ANSWERS, k.change(k.BADGE_CLASS, endorsement=inner))
    results = {name: "passed" for name in ("integrity", "issuer", "status")}
    report = {"id": None, "verdict": "unverified", "checks": dict.fromkeys(results, "not_checked")}
    k.case(book, "endorsements/homeless", "one without an address is nobody's", k.ASSERTION, answers, {"endorsements": [report]})


def chains(book):
    """How far they are followed."""
    ids = [f"{FRIEND}/endorsements/{n}" for n in range(1, 7)]
    chain = []
    for n, id in enumerate(ids):
        about = k.CLASS if n == 0 else ids[n - 1]
        following = {"endorsement": ids[n + 1]} if n < 5 else {}
        chain.append({**k.change(WORDS, id=id, claim={"id": about}), **following})
    answers = k.with_(ANSWERS, *chain)
    deep = [good(ids[n], k.CLASS if n == 0 else ids[n - 1], n + 1) for n in range(6)]
    too_deep = [ill("unverified", ids[n], n + 1, integrity="limit.depth") for n in range(6)]
    for depth in (1, 2, 3, 5):
        says = f"endorsements of endorsements are followed {depth} deep"
        options = {} if depth == 3 else {"depth": depth}
        endorsed(book, f"depth-{depth}", says, answers, *deep[:depth], too_deep[depth], **options)
    endorsed(book, "depth-0", "or not at all", answers, too_deep[0], depth=0)
    circle = k.with_(ANSWERS, k.change(WORDS, endorsement=FID))
    says = "an endorsement that endorses itself ends there"
    endorsed(book, "circle-1", says, circle, good())
    there, back = k.change(WORDS, endorsement=ids[1]), k.change(WORDS, id=ids[1], claim={"id": ids[0]}, endorsement=ids[0])
    says = "two that endorse each other end there, too"
    endorsed(book, "circle-2", says, k.with_(ANSWERS, there, back), good(), good(ids[1], ids[0], 2))
    says = "an endorser that endorses itself by way of its profile ends there"
    own = f"{FRIEND}/endorsements/9"
    profile = k.change(FRIENDLY, endorsement=own)
    words = k.change(WORDS, id=own, claim={"id": FPROFILE})
    endorsed(book, "circle-profile", says, k.with_(ANSWERS, profile, words), good(), good(own, FPROFILE, 2))
    many = [f"{FRIEND}/e/{n}" for n in range(40)]
    answers = k.with_(ANSWERS, k.change(k.BADGE_CLASS, endorsement=many))
    says = "no more documents are asked for than the limit allows"
    result = {"verdict": "valid", "requests": 32}
    k.case(book, "endorsements/many", says, k.ASSERTION, answers, result)


def chapter():
    """The cases of this module."""
    book = Chapter("Endorsements: verified on their own, about what carries them, and never the badge's verdict")
    for part in (sound, bad, chains):
        part(book)
    return book
