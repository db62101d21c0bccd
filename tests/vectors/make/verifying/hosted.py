"""Hosted badges of 2.0 (Open Badges 2.0, HostedBadge): the document at the id counts."""

from .. import png, samples as s, svg
from ..kit import Chapter
from . import kit as k
from . import copies, scope
from .kit import bad, sound, unread, unsure

ALL = [["assertion", k.ID], ["badge_class", k.CLASS], ["issuer", k.ISSUER]]
LINKED = ALL[1:]


def ways(book):
    """How a badge may be handed in."""

    def case(name, says, input, requested=ALL, answers=k.HOSTED_WEB, **more):
        sound(book, f"hosted/{name}", says, input, answers, more={"requested": requested, **more})

    documents = [["", "assertion", True]] + [[url, purpose, True] for purpose, url in ALL]
    case(
        "json",
        "a hosted badge is asked for at its id, its class and issuer at theirs, and what it says is told",
        k.ASSERTION,
        method="hosted",
        version="2.0",
        documents=documents,
        standing={"revoked": False, "expired": False, "not_yet": False},
        badge={"id": k.ID, "badge_class": k.CLASS, "name": "Baker", "issuer": {"id": k.ISSUER, "name": "Oven House"}},
    )
    case("url", "a URL is fetched", k.ID)
    case("space", "white space around it does not matter", f"\n {s.text(k.ASSERTION)} \n")
    text = s.text(k.ASSERTION)
    for name, image in (
        ("png-json", png.png(png.itxt("openbadges", text))),
        ("png-text", png.png(png.text("openbadges", k.ID))),
        ("svg-json", svg.svg(f"<openbadges:assertion>{svg.cdata(text)}</openbadges:assertion>")),
        ("svg-url", svg.svg(f'<openbadges:assertion verify="{k.ID}"/>')),
    ):
        case(name, f"an image is unbaked, and its badge verified ({name})", image)
    served = k.with_(k.HOSTED_WEB, (k.ID, k.answer(png.png(png.itxt("openbadges", text)), media_type="image/png")))
    case("served-png", "an image that is served at the id is unbaked", k.ID, answers=served)
    again = k.with_(k.HOSTED_WEB, (k.ID, k.answer(png.png(png.itxt("openbadges", k.ID)), media_type="image/png")))
    says = "an image that is served at the id and holds that URL leads nowhere"
    unsure(book, "hosted/served-circle", says, k.ID, again, {"integrity": "verify.document"})
    case("envelope", "an envelope of 2.1 with a plain badge", {"assertion": k.ASSERTION, "signedAssertion": None})
    case("aliases", "members under their other names", aliases(k.ASSERTION), answers=other_names())


def aliases(document):
    """`@id` and `@type`, `verify`, and lists of one."""
    new = k.change(document, at_id=document["id"], at_type=[document["type"]], id=None, type=None)
    return k.change(new, verify=[{"type": "hosted"}], verification=None, badge=[k.CLASS])


def other_names():
    return k.with_(k.HOSTED_WEB, (k.ID, aliases(k.ASSERTION)))


def embedded(book):
    """What is embedded is a copy, unless it has no address."""
    inner = k.change(k.BADGE_CLASS, at_context=None, issuer=k.change(k.PROFILE, at_context=None))
    full = k.change(k.ASSERTION, badge=inner)
    answers = k.with_(k.HOSTED_WEB, full)
    says = "class and issuer are asked for, whatever is embedded"
    sound(book, "hosted/embedded", says, full, answers, more={"requested": ALL})
    lie = k.change(k.ASSERTION, badge={**inner, "name": "Master Baker"})
    says = "what the hosted class says counts, not what the badge has embedded"
    sound(book, "hosted/embedded-other", says, k.ID, k.with_(k.HOSTED_WEB, lie), more={"badge": {"name": "Baker"}})
    own = k.change(k.ASSERTION, badge=k.change(inner, id=k.URN, issuer=k.ISSUER))
    says = "a class with a urn:uuid is what is embedded of it"
    requested = [ALL[0], ALL[2]]
    sound(
        book, "hosted/embedded-urn", says, own, k.with_(k.HOSTED_WEB, own, (k.CLASS, None)), more={"requested": requested}
    )
    far = k.change(k.ASSERTION, badge=k.change(inner, id=k.URN, issuer=k.change(inner["issuer"], id=k.URN)))
    says = "an issuer without a host cannot host anything"
    answers = k.with_(k.HOSTED_WEB, far)
    bad(book, "hosted/issuer-urn", says, far, answers, {"issuer": "verify.issuer_host"}, passed=("integrity",))
    did = k.change(k.ASSERTION, badge=k.change(inner, issuer=k.change(inner["issuer"], id="did:key:z6Mk")))
    classes = k.change(did["badge"], at_context=s.V2)
    answers = k.with_(k.HOSTED_WEB, did, classes)
    bad(book, "hosted/issuer-did", "nor can a DID", did, answers, {"issuer": "verify.issuer_host"})


def missing(book):
    """What is not there is not checked, and never passed."""
    says = "without an answer nothing is known of a badge"
    every = dict.fromkeys(k.NEEDED, "verify.unfetched")
    unsure(book, "hosted/offline", says, k.ASSERTION, None, every, more={"requested": ALL[:1] + LINKED[:0]})
    unsure(book, "hosted/offline-url", "nor of a URL", k.ID, None, every, more={"requested": ALL[:1]})
    for name, answer, code in (
        ("timeout", k.failure(), "verify.unfetched"),
        ("nameless", k.failure("", ""), "verify.unfetched"),
        ("refused", k.failure("fetch.address", "10.0.0.1 is a private address"), "verify.unfetched"),
        ("404", k.answer("", status=404), "verify.http_status"),
        ("404-full", "full", "verify.http_status"),
        ("500", k.answer("<h1>Error</h1>", status=500, media_type="text/html"), "verify.http_status"),
        ("204", k.answer("", status=204), "verify.http_status"),
        ("304", k.answer("", status=304), "verify.http_status"),
        ("0", k.answer("", status=0), "verify.http_status"),
        ("empty", k.answer(""), None),
        ("html", k.answer("<!doctype html><title>Hello</title>", media_type="text/html"), None),
        ("cut", "cut", None),
        ("not-utf8", k.answer(b'{"id":"\xff"}'), "verify.document"),
        ("array", k.answer("[]"), None),
        ("null", k.answer("null"), None),
    ):
        for url, document, checks in (
            (k.ID, k.ASSERTION, k.NEEDED),
            (k.CLASS, k.BADGE_CLASS, ("structure", "issuer", "status")),
            (k.ISSUER, k.PROFILE, ("structure", "issuer", "status")),
        ):
            where = {k.ID: "assertion", k.CLASS: "class", k.ISSUER: "issuer"}[url]
            scripted = answer
            if answer == "full":
                scripted = k.answer(document, status=404)
            if answer == "cut":
                scripted = k.answer(s.text(document)[:-20])
            says = f"the {where} with this answer is no {where} ({name})"
            passed = () if url == k.ID else ("integrity",)
            answers = k.with_(k.HOSTED_WEB, (url, scripted))
            reasons = dict.fromkeys(checks, code)
            unsure(book, f"hosted/no-{where}-{name}", says, k.ASSERTION, answers, reasons, passed=passed)


def other_documents(book):
    """Documents that are sound, and not the ones that are needed."""

    def wrong(name, says, *documents, reasons, input=k.ASSERTION, **more):
        bad(book, f"hosted/{name}", says, input, k.with_(k.HOSTED_WEB, *documents), reasons, **more)

    wrong(
        "class-is-profile",
        "a class that is a profile is none",
        (k.CLASS, k.change(k.PROFILE, id=k.CLASS)),
        reasons={"structure": "verify.class"},
    )
    says = "an issuer that is a class is none"
    wrong("issuer-is-class", says, (k.ISSUER, k.change(k.BADGE_CLASS, id=k.ISSUER)), reasons={"structure": "verify.class"})
    copy = k.change(k.BADGE_CLASS, id=k.ID)
    wrong("assertion-is-class", "a copy whose id leads to a class is not hosted", (k.ID, copy), reasons={"integrity": None})
    for name, document in (("class", k.BADGE_CLASS), ("issuer", k.PROFILE), ("assertion", k.ASSERTION)):
        broken = k.change(document, **{"recipient" if name == "assertion" else "name": None})
        says = f"a document with errors is not as it should be ({name})"
        wrong(
            f"{name}-broken", says, broken, input=k.ID, reasons={"structure": "member.missing"}, passed=("integrity", "issuer")
        )
    twice = s.text(k.PROFILE)[:-1] + f',"id":"{k.EVIL}/issuer"}}'
    answers = k.with_(k.HOSTED_WEB, (k.ISSUER, k.answer(twice)))
    says = "a document with a member that is there twice is not read"
    reasons = {"issuer": "json.duplicate_key"}
    unsure(book, "hosted/issuer-duplicate", says, k.ASSERTION, answers, reasons, passed=("integrity",))


def half_read(book):
    """Texts that two readers may understand differently."""
    nul = s.text(k.ASSERTION).replace("assertions/1", "assertions/1\\u0000.evil")
    says = "an id with a NUL, at which a C program would cut it, is no address"
    bad(book, "hosted/nul", says, nul, k.HOSTED_WEB, {"structure": "value.iri"}, more={"requested": []})


def moved(book):
    """Documents that say they are at another address (1EdTech: the id is where it is served)."""
    other = f"{k.HOST}/a?badge=1"
    answers = k.with_(k.HOSTED_WEB, (other, k.ASSERTION))
    warning = f"integrity warning verify.id_mismatch {other}"
    says = "a document that says that its address is another one is asked for again there"
    more = {"requested": [["assertion", other], *ALL], "findings": [warning]}
    sound(book, "hosted/moved", says, other, answers, more=more)
    circle = k.with_(answers, (k.ID, k.change(k.ASSERTION, id=other)))
    says = "and once only: two documents that point at each other are no badge"
    bad(book, "hosted/moved-circle", says, other, circle, {"integrity": "verify.id_mismatch"})
    says = "the one that it says it is has to be there"
    gone = k.with_(answers, (k.ID, None))
    unsure(book, "hosted/moved-gone", says, other, gone, {"integrity": "verify.unfetched"})
    here = k.web(k.ASSERTION, k.PROFILE, (k.CLASS, k.change(k.BADGE_CLASS, id=f"{k.HOST}/badges/2")))
    says = "the same holds for the class"
    there = k.with_(here, k.change(k.BADGE_CLASS, id=f"{k.HOST}/badges/2"))
    more = {"findings": [f"structure warning verify.id_mismatch {k.CLASS}"], "badge": {"badge_class": f"{k.HOST}/badges/2"}}
    sound(book, "hosted/moved-class", says, k.ASSERTION, there, more=more)
    fragment = f"{k.ID}#award"
    answers = k.with_(k.HOSTED_WEB, (fragment, k.ASSERTION))
    sound(book, "hosted/fragment", "a fragment is no other document", fragment, answers)
    plain = {url.replace("https", "http"): body for url, body in k.HOSTED_WEB.items()}
    plain = {url: k.answer(insecure(body["json"])) for url, body in plain.items()}
    says = "documents that came over http are taken, with a warning each"
    more = {"findings": [f"integrity warning verify.insecure {url.replace('https', 'http')}" for _, url in ALL]}
    sound(book, "hosted/http", says, k.ID.replace("https", "http"), plain, more=more)


def insecure(document):
    """A document and its links over http."""
    links = {name: document[name].replace("https", "http") for name in ("id", "badge", "issuer") if name in document}
    return {**document, **links}


def calls(book):
    """What cannot be read, and calls that are wrong."""
    for name, input, code in (
        ("empty", "", "image.unsupported"),
        ("prose", "hello", "payload.unrecognised"),
        ("array", "[1]", "payload.not_object"),
        ("syntax", s.text(k.ASSERTION)[:-1], "json.syntax"),
        ("duplicate", s.text(k.ASSERTION)[:-1] + ',"id":"https://evil.example/1"}', "json.duplicate_key"),
        ("unbaked", png.PLAIN, "image.unbaked"),
        ("jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image.unsupported"),
        ("empty-envelope", {"assertion": None, "signedAssertion": None}, "document.envelope"),
    ):
        unread(book, f"input-{name}", f"an input that cannot be read is an error ({name})", input, code)
    for name, options, code in (
        ("unknown", {"when": k.AT}, "option.invalid"),
        ("at", {"at": "tomorrow"}, "option.invalid"),
        ("key", {"keys": ["my key"]}, "key.malformed"),
        ("key-small", {"keys": [k.keys.rsa_key("1024").text()]}, "key.size"),
        ("key-member", {"keys": [{"key": k.SIGNER.text(), "owner": k.ISSUER}]}, "option.invalid"),
        ("depth", {"depth": "deep"}, "option.invalid"),
        ("limit", {"limits": {"input_bytes": 10}}, "limit.input"),
    ):
        unread(book, f"option-{name}", f"a call that is wrong is an error ({name})", k.ASSERTION, code, **options)


def chapter():
    """The cases of this module, of scope and of copies."""
    book = Chapter("Hosted badges of 2.0: the document at the id counts, and it has to be where its issuer's badges are")
    for part in (ways, embedded, missing, other_documents, half_read, moved, calls):
        part(book)
    scope.cases(book)
    copies.cases(book)
    return book
