"""Signed badges of 2.0 (Open Badges 2.0, SignedBadge): a key counts if the issuer's hosted profile lists it."""

from .. import png, samples as s, svg
from ..crypto import keys
from ..kit import Chapter
from . import kit as k
from . import pinned, signed_keys
from .kit import bad, sound, unread, unsure

ALL = [["badge_class", k.CLASS], ["issuer", k.ISSUER], ["key", k.KEY]]
TOKEN = k.token()
NO_CREATOR = k.change(k.SIGNED, verification={"type": "SignedBadge"})


def ways(book):
    """How a signed badge may be handed in."""
    key = {"id": k.KEY, "algorithm": "ES256", "thumbprint": k.SIGNER.thumbprint()}

    def case(name, says, input, requested=ALL, answers=k.SIGNED_WEB, **more):
        more = {"requested": requested, "key": key, **more}
        sound(book, f"signed/{name}", says, input, answers, more=more)

    case(
        "jws",
        "a signed badge is verified with the key that its issuer's profile lists",
        TOKEN,
        method="signed",
        version="2.0",
        badge={"id": k.URN, "name": "Baker", "issuer": {"id": k.ISSUER}},
        documents=[["", "assertion", True]] + [[url, purpose, True] for purpose, url in ALL],
    )
    case("space", "white space around it does not matter", f" {TOKEN}\n")
    case("png", "a PNG is unbaked", png.png(png.itxt("openbadges", TOKEN)))
    case("svg", "an SVG is unbaked", svg.svg(f'<openbadges:assertion verify="{TOKEN}"/>'))
    case("envelope", "the signed badge of an envelope of 2.1", {"assertion": None, "signedAssertion": TOKEN})
    both = {"assertion": k.change(k.ASSERTION, issuedOn="2020-01-01T00:00:00Z"), "signedAssertion": TOKEN}
    case("envelope-both", "and if there are both it counts, the plain one must be ignored", both)
    served = k.with_(k.SIGNED_WEB, (f"{k.HOST}/a.jws", k.answer(TOKEN, media_type="application/jose")))
    case("url", "a URL that leads to a JWS", f"{k.HOST}/a.jws", [["assertion", f"{k.HOST}/a.jws"], *ALL], served)
    aside = k.with_(k.SIGNED_WEB, (f"{k.EVIL}/a.jws", k.answer(TOKEN, media_type="text/plain")))
    case("url-aside", "which may be anywhere", f"{k.EVIL}/a.jws", [["assertion", f"{k.EVIL}/a.jws"], *ALL], aside)
    baked = png.png(png.itxt("openbadges", TOKEN))
    image = k.with_(k.SIGNED_WEB, (f"{k.HOST}/1.png", k.answer(baked, media_type="image/png")))
    case("url-png", "or to a baked image", f"{k.HOST}/1.png", [["assertion", f"{k.HOST}/1.png"], *ALL], image)
    hosted_id = k.change(k.SIGNED, id=k.ID)
    case("http-id", "a signed badge may have a web address as id, which is not asked for", k.token(hosted_id))
    inner = k.change(k.BADGE_CLASS, at_context=None, issuer=k.change(k.SIGNING_PROFILE, at_context=None))
    case("embedded", "class and issuer are asked for, whatever is embedded", k.token(k.change(k.SIGNED, badge=inner)))
    own = k.change(inner, id="urn:uuid:0a1b2c3d-0000-4000-8000-000000000005", issuer=k.ISSUER)
    says = "a class with a urn:uuid is what is signed of it"
    case("embedded-urn", says, k.token(k.change(k.SIGNED, badge=own)), ALL[1:])
    far = k.change(k.BADGE_CLASS, id="https://classes.example/1")
    says = "a signed badge may be of a class on another host: the issuer signed that it is its own"
    answers = k.with_(k.SIGNED_WEB, far)
    sound(book, "signed/class-elsewhere", says, k.token(k.change(k.SIGNED, badge=far["id"])), answers)


def algorithms(book):
    """Each kind of key."""
    for kind, key in keys.KEYS.items():
        for algorithm in key.algorithms[:1]:
            answers = k.with_(k.SIGNED_WEB, k.key_document(key))
            more = {"key": {"algorithm": algorithm}}
            sound(book, f"signed/{algorithm}", f"{kind}: a badge signed with {algorithm}", k.token(key=key), answers, more=more)


def missing(book):
    """Without class, issuer or key nothing is known."""
    says = "without answers nothing is known of a signed badge"
    unsure(book, "signed/offline", says, TOKEN, None, {"issuer": "verify.unfetched", "integrity": None})
    for name, answer, code in (
        ("timeout", k.failure(), "verify.unfetched"),
        ("404", k.answer("", status=404), "verify.http_status"),
        ("410", k.answer("", status=410), "verify.http_status"),
        ("500", k.answer("", status=500), "verify.http_status"),
        ("html", k.answer("<title>Sign in</title>", media_type="text/html"), None),
        ("empty", k.answer(""), None),
    ):
        for url in (k.CLASS, k.ISSUER, k.KEY):
            where = {k.CLASS: "class", k.ISSUER: "issuer", k.KEY: "key"}[url]
            says = f"the {where} with this answer is no {where} ({name})"
            answers = k.with_(k.SIGNED_WEB, (url, answer))
            unsure(book, f"signed/no-{where}-{name}", says, TOKEN, answers, {"issuer": code})


def unsigned(book):
    """A badge that says it is signed, and is not."""
    reasons = {"integrity": "verify.unsigned"}
    says = "JSON that says it is signed carries no signature"
    bad(book, "signed/plain", says, k.SIGNED, k.SIGNED_WEB, reasons, more={"requested": []})
    hosted = k.change(k.SIGNED, id=k.ID)
    says = "not even on the issuer's host"
    bad(book, "signed/plain-hosted", says, k.ID, k.with_(k.SIGNED_WEB, hosted), reasons)
    for name, verification in (
        ("hosted", {"type": "HostedBadge"}),
        ("unknown", {"type": "UnknownBadge"}),
        ("object", {"type": "VerificationObject"}),
        ("none", {}),
        ("both", {"type": ["SignedBadge", "HostedBadge"]}),
        ("text", "SignedBadge"),
        ("absent", None),
    ):
        says = f"a JWS that does not say that it is signed is refused ({name})"
        token = k.token(k.change(k.SIGNED, id=k.ID, verification=verification))
        answers = k.with_(k.SIGNED_WEB, k.ASSERTION)
        bad(book, f"signed/says-{name}", says, token, answers, {"integrity": "verify.method"})


def tampered(book):
    """Nothing of a token can be changed."""
    header, payload, signature = TOKEN.split(".")
    other = k.token(k.change(k.SIGNED, issuedOn="2024-01-01T00:00:00Z"))
    parts = other.split(".")
    for name, says, token in (
        ("payload", "another payload", f"{header}.{parts[1]}.{signature}"),
        ("signature", "the signature of another badge", f"{header}.{payload}.{parts[2]}"),
        ("key", "a signature with another key", k.token(key=k.STRANGER)),
        ("reversed", "other bytes", f"{header}.{payload}.{signature[::-1].replace('=', 'A')[:84]}AA"),
    ):
        bad(book, f"signed/tampered-{name}", f"{says} is not verified", token, k.SIGNED_WEB, {"integrity": "jws.signature"})
    answers = k.with_(k.SIGNED_WEB, k.key_document(k.STRANGER))
    says = "nor is a signature with a key that was taken out of the profile"
    bad(book, "signed/key-replaced", says, TOKEN, answers, {"integrity": "jws.signature"})
    for name, says, token, code in (
        ("short", "a signature that is cut", f"{header}.{payload}.{signature[:84]}", "jws.signature_length"),
        ("none", "a token without its signature", f"{header}.{payload}.", "jws.unsigned"),
    ):
        bad(book, f"signed/tampered-{name}", f"{says} is not verified", token, k.SIGNED_WEB, {"integrity": code})
    unread(book, "signed/two-parts", "two parts are no token", f"{header}.{payload}", "jws.malformed")
    unread(book, "signed/padded", "nor is one with padding", TOKEN + "==", "jws.malformed")


def chapter():
    """The cases of this module, of keys and of pinned keys."""
    book = Chapter("Signed badges of 2.0: a signature counts with a key that the issuer's profile lists, or one that is trusted")
    for part in (ways, algorithms, missing, unsigned, tampered):
        part(book)
    signed_keys.cases(book)
    pinned.cases(book)
    return book
