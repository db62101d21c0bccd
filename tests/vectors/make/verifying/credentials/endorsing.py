"""Endorsements of credentials: each by its own algorithm, about what carries it, and never the badge's verdict."""

from ...credentials import bases as b
from ...crypto import jose
from ...kit import Chapter
from .. import kit as k
from . import kit as c

FRIEND = "https://friend.example/issuer"
KEY = f"{FRIEND}#key-1"
FRIENDLY = c.document(c.multikey(c.STRANGER, KEY, FRIEND), id=FRIEND)
WEB = k.with_(c.WEB, FRIENDLY)
CHECKS = dict.fromkeys(k.NEEDED, "passed")
PLACES = {
    "credential": (["endorsement"], c.CREDENTIAL["id"]),
    "achievement": (["credentialSubject", "achievement", "endorsement"], b.ACHIEVEMENT["id"]),
    "issuer": (["issuer", "endorsement"], c.ISSUER),
}


def words(about, **members):
    """An endorsement, not signed."""
    document = k.change(b.ENDORSEMENT, **members)
    return {**document, "credentialSubject": {**document["credentialSubject"], "id": about}}


def signed(document, **how):
    """One with the friend's proof."""
    return c.signed(document, **{"key": c.STRANGER, "method": KEY, **how})


def token(document, key=c.STRANGER, header=None, **claims):
    """One as VC-JWT."""
    return c.jwt(document, key, header or {"alg": "EdDSA", "kid": KEY, "typ": "JWT"}, **claims)


def case(book, name, says, carried, *reports, place="achievement", member=None, answers=WEB, **options):
    """A valid credential and what is said of its endorsements."""
    path, _ = PLACES[place]
    path = [*path[:-1], member or path[-1]]
    document = b.changed(c.CREDENTIAL, path, carried if isinstance(carried, list) else [carried])
    result = {"verdict": "valid", "trust": "issuer", "endorsements": list(reports)}
    k.case(book, f"credential/endorsed-{name}", says, c.signed(document), answers, result, **options)


def good(about, depth=1, **more):
    """One that is valid."""
    usual = {"id": b.ENDORSEMENT["id"], "about": about, "depth": depth, "verdict": "valid", "trust": "issuer"}
    return {**usual, "checks": CHECKS, "comment": "Good bread.", **more}


def ill(verdict, **reasons):
    """One that is not."""
    result = "failed" if verdict == "invalid" else "not_checked"
    told = {check: code for check, code in reasons.items() if code}
    return {"verdict": verdict, "checks": dict.fromkeys(reasons, result), "reasons": told}


def sound(book):
    """Of the credential, of its achievement, of its issuer; with a proof or as a token."""
    for place, (_, about) in PLACES.items():
        says = f"an endorsement of the {place}"
        case(book, place, says, signed(words(about)), good(about, issuer={"id": FRIEND, "name": "A friend"}), place=place)
        case(book, f"{place}-jwt", f"{says}, as a token", token(words(about)), good(about), place=place, member="endorsementJwt")
    about = b.ACHIEVEMENT["id"]
    two = [signed(words(about)), signed(words(about, id=k.URN))]
    case(book, "two", "two of them", two, good(about), good(about, id=k.URN))
    case(book, "off", "they are not looked at if that is not wanted", signed(words(about)), endorsements=False)
    nested = words(about, endorsement=[signed(words(b.ENDORSEMENT["id"], id=k.URN))])
    case(book, "nested", "an endorsement of an endorsement", signed(nested), good(about), good(b.ENDORSEMENT["id"], 2, id=k.URN))


def faulty(book):
    """A bad endorsement is not a bad badge."""
    about = b.ACHIEVEMENT["id"]
    for name, other in (("other", f"{c.HOST}/achievements/2"), ("credential", c.CREDENTIAL["id"]), ("issuer", c.ISSUER), ("slash", f"{about}/"), ("evil", f"{c.EVIL}/achievements/1")):
        report = ill("invalid", issuer="verify.endorsement")
        case(book, f"about-{name}", f"one of something else is none of this ({name})", signed(words(other)), report)
        case(book, f"about-{name}-jwt", f"also as a token ({name})", token(words(other)), report, member="endorsementJwt")
    forged = {**signed(words(about)), "name": "Doctor"}
    case(book, "forged", "THREATS 5: one that was changed", forged, ill("invalid", integrity="proof.signature"))
    case(book, "unsigned", "THREATS 5: one without a proof", words(about), ill("invalid", integrity="proof.missing"))
    case(book, "stranger", "THREATS 5: one that somebody else signed", signed(words(about), key=c.ED), ill("invalid", integrity="proof.signature"))
    own = {"method": f"{c.STRANGER.did()}#{c.STRANGER.multikey()}"}
    case(book, "own-key", "THREATS 5: one with a key that it brings along", signed(words(about), **own), ill("invalid", issuer="verify.controller"))
    jwt = token(words(about))
    header, _, signature = jwt.split(".")
    payload = jose.encode(jose.payload(words(about, name="Doctor")))
    case(book, "forged-jwt", "THREATS 4: a token that was changed", f"{header}.{payload}.{signature}", ill("invalid", integrity="jws.signature"), member="endorsementJwt")
    case(book, "claim-jwt", "THREATS 4: one whose claims say something else", token(words(about), iss=c.ISSUER), ill("invalid", integrity="jwt.claim_mismatch"), member="endorsementJwt")
    ended = signed(words(about, validUntil="2026-05-31T23:59:59Z"))
    case(book, "expired", "one that has expired", ended, ill("invalid", status="dates.expired"))
    early = signed(words(about, validFrom="2026-06-01T00:00:01Z"))
    case(book, "not-yet", "one of tomorrow", early, ill("invalid", status="dates.not_yet"))
    case(book, "offline", "one whose endorser's document is not there", signed(words(about)), ill("unverified", issuer="verify.unfetched"), answers=c.WEB)
    self_made = c.signed(c.of(c.STRANGER.did(), words(about)), c.STRANGER, f"{c.STRANGER.did()}#{c.STRANGER.multikey()}")
    case(book, "self", "one of nobody known", self_made, ill("unverified", issuer="verify.self_asserted"))


def bounds(book):
    """How many, and how deep."""
    about = b.ACHIEVEMENT["id"]
    many = [signed(words(about, id=f"urn:uuid:0a1b2c3d-0000-4000-8000-0000000002{n:02}")) for n in range(66)]
    path, _ = PLACES["achievement"]
    document = c.signed(b.changed(c.CREDENTIAL, path, many))
    result = {"verdict": "valid", "endorsements": [{"verdict": "valid"}] * 64}
    k.case(book, "credential/endorsed-many", "THREATS 5: more than 64 are not looked at", document, WEB, result)
    ids = [f"urn:uuid:0a1b2c3d-0000-4000-8000-0000000003{n:02}" for n in range(12)]
    inner = None
    for n in reversed(range(12)):
        subject = about if n == 0 else ids[n - 1]
        more = {"endorsement": [inner]} if inner else {}
        inner = signed(words(subject, id=ids[n], **more))
    for name, depth in (("default", None), ("one", 1), ("eight", 8)):
        levels = depth or 3
        reports = [{"verdict": "valid", "depth": n + 1} for n in range(levels)]
        if levels < 8:
            reports.append({"verdict": "unverified", "depth": levels + 1, "reasons": {"integrity": "limit.depth"}})
        says = f"endorsements of endorsements are followed {levels} deep ({name})"
        case(book, f"deep-{name}", says, inner, *reports, depth=depth)


def chapter():
    """The cases of this module."""
    book = Chapter("Endorsements of credentials of 3.0: verified on their own, never the badge's verdict")
    for part in (sound, faulty, bounds):
        part(book)
    return book
