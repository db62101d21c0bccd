"""Badges of 0.5, 1.0 and 1.1 (Mozilla's specifications; DESIGN: the origin rules, and the PEM at `verify.url`)."""

from .. import png, samples as s
from ..crypto import keys
from ..kit import Chapter
from . import kit as k
from .kit import bad, sound, unread, unsure

PEM = f"{k.HOST}/key.pem"
HALF = s.A05
CLASS10 = {
    "criteria": f"{k.HOST}/criteria",
    "description": "Bakes bread.",
    "image": f"{k.HOST}/baker.png",
    "issuer": k.ISSUER,
    "name": "Baker",
}
ISSUER10 = {"name": "Oven House", "url": k.HOST}
RECIPIENT = {"hashed": True, "identity": s.hashed(s.ADA, "sea"), "salt": "sea", "type": "email"}
ONE = {
    "badge": k.CLASS,
    "issuedOn": 1359217910,
    "recipient": RECIPIENT,
    "uid": "a1",
    "verify": {"type": "hosted", "url": k.ID},
}
CLASS11 = {**CLASS10, "@context": s.V1, "id": k.CLASS, "type": "BadgeClass"}
ISSUER11 = {**ISSUER10, "@context": s.V1, "id": k.ISSUER, "type": "Issuer"}
ONE_ONE = {**ONE, "@context": s.V1, "id": k.ID, "issuedOn": "2015-06-01T12:00:00Z", "type": "Assertion"}
WEB10 = k.web((k.ID, ONE), (k.CLASS, CLASS10), (k.ISSUER, ISSUER10))
WEB11 = k.web(ONE_ONE, CLASS11, ISSUER11)
VERSIONS = (("1.0", ONE, WEB10), ("1.1", ONE_ONE, WEB11))
ALL = [["assertion", k.ID], ["badge_class", k.CLASS], ["issuer", k.ISSUER]]


def half(book):
    """0.5: a document at a URL of the issuer's origin."""
    answers = k.web((k.ID, HALF))
    says = "a badge of 0.5 is what stands at its URL, if that is of its issuer's origin"
    more = {"requested": ALL[:1], "version": "0.5", "method": "hosted", "badge": {"name": "Baker"}}
    sound(book, "0.5/url", says, k.ID, answers, more=more)
    baked = png.png(png.text("openbadges", k.ID))
    sound(book, "0.5/png", "the URL may be baked into an image", baked, answers)
    says = "a badge of 0.5 does not say where it is, so that a copy of it proves nothing"
    unsure(book, "0.5/copy", says, HALF, None, {"integrity": "verify.no_address"}, more={"requested": []})
    for name, says, origin in (
        ("slash", "an origin with a slash", f"{k.HOST}/"),
        ("case", "or in capitals", "https://ISSUER.example"),
        ("port", "or with the scheme's own port", f"{k.HOST}:443"),
    ):
        document = with_origin(origin)
        sound(book, f"0.5/origin-{name}", f"{says} is the same", k.ID, k.web((k.ID, document)), more={"findings": ...})
    for name, origin in (
        ("other", "https://famous.example"),
        ("suffix", "https://issuer.example.evil.example"),
        ("begins", "https://issuer"),
        ("userinfo", "https://issuer.example@evil.example"),
        ("port", f"{k.HOST}:8443"),
        ("below", "https://www.issuer.example"),
    ):
        says = f"0.5: a badge of another origin than that of its URL is a forgery ({name})"
        answers = k.web((k.ID, with_origin(origin)))
        bad(book, f"0.5/foreign-{name}", says, k.ID, answers, {"issuer": "verify.scope"}, passed=("integrity",))
    gone = k.web((k.ID, k.answer("", status=410)))
    bad(book, "0.5/gone", "0.5: 410 is revoked", k.ID, gone, {"status": "verify.revoked"})
    unsure(book, "0.5/missing", "0.5: 404 is not known", k.ID, None, {"integrity": "verify.unfetched"})
    ended = k.web((k.ID, {**HALF, "expires": "2020-01-01"}))
    bad(book, "0.5/expired", "0.5: V6: a badge that has expired", k.ID, ended, {"status": "dates.expired"}, passed=("issuer",))


def with_origin(origin):
    """A badge of 0.5 of an issuer."""
    return {**HALF, "badge": {**HALF["badge"], "issuer": {**HALF["badge"]["issuer"], "origin": origin}}}


def hosted(book):
    """1.0 and 1.1: the document at `verify.url`."""
    for version, one, answers in VERSIONS:
        more = {"requested": ALL, "version": version, "method": "hosted", "badge": {"name": "Baker", "issuer": {"name": "Oven House"}}}
        says = f"{version}: a hosted badge counts as it stands at `verify.url`"
        sound(book, f"{version}/json", says, one, answers, more=more)
        sound(book, f"{version}/url", f"{version}: a URL is fetched", k.ID, answers, more=more)
        copy = {**one, "badge": f"{k.HOST}/badges/2"}
        reasons = {"integrity": "verify.copy_differs"}
        bad(book, f"{version}/copy", f"{version}: a copy that says something else", copy, answers, reasons)
        other = f"{k.HOST}/copy"
        moved = k.with_(answers, (other, one))
        says = f"{version}: a document that says it is verified elsewhere is asked for there"
        more = {"requested": [["assertion", other], *ALL]}
        more["findings"] = [f"integrity warning verify.id_mismatch {other}"]
        sound(book, f"{version}/moved", says, other, moved, more=more)
        for name, says, at in (
            ("assertion", "an assertion", {"id": f"{k.EVIL}/1"}),
            ("class", "a class", {"cls": f"{k.EVIL}/class"}),
            ("issuer", "an issuer", {"issuer": f"{k.EVIL}/issuer"}),
            ("both", "assertion and class", {"id": f"{k.EVIL}/1", "cls": f"{k.EVIL}/class"}),
            ("suffix", "a host that begins alike", {"id": "https://issuer.example.evil.example/1"}),
            ("port", "another port", {"id": f"{k.HOST}:8443/1"}),
        ):
            forged, documents = elsewhere(version, **at)
            says = f"{version}: V3: {says} on another host than the others is a forgery"
            bad(book, f"{version}/foreign-{name}", says, forged, documents, {"issuer": "verify.scope"}, passed=("integrity",))
        for name, url, checks in (
            ("assertion", k.ID, k.NEEDED),
            ("class", k.CLASS, ("structure", "issuer", "status")),
            ("issuer", k.ISSUER, ("structure", "issuer", "status")),
        ):
            missing = k.with_(answers, (url, None))
            reasons = dict.fromkeys(checks, "verify.unfetched")
            unsure(book, f"{version}/no-{name}", f"{version}: without the {name} it is not known", one, missing, reasons)
        gone = k.with_(answers, (k.ID, k.answer("", status=410)))
        bad(book, f"{version}/gone", f"{version}: V6: 410 is revoked", one, gone, {"status": "verify.revoked"})
        ended = {**one, "expires": "2020-01-01T00:00:00Z"}
        answers = k.with_(answers, (k.ID, ended))
        bad(book, f"{version}/expired", f"{version}: V6: a badge that has expired", ended, answers, {"status": "dates.expired"})


def elsewhere(version, id=k.ID, cls=k.CLASS, issuer=k.ISSUER):
    """A badge whose parts are at other addresses."""
    one = ONE if version == "1.0" else {**ONE_ONE, "id": id}
    one = {**one, "badge": cls, "verify": {"type": "hosted", "url": id}}
    ids = version == "1.1"
    of_class = {**(CLASS11 if ids else CLASS10), "issuer": issuer, **({"id": cls} if ids else {})}
    of_issuer = {**(ISSUER11 if ids else ISSUER10), **({"id": issuer} if ids else {})}
    return one, k.web((id, one), (cls, of_class), (issuer, of_issuer))


def signed_as(one, url=PEM, **members):
    """A badge that is signed."""
    new = {**one, "verify": {"type": "signed", "url": url}, **members}
    return {**new, "id": k.URN} if "id" in one else new


def signed(book):
    """1.0 and 1.1: a JWS, with the key at `verify.url`."""
    for version, one, web in VERSIONS:
        answers = k.with_(web, (k.ID, None), (PEM, k.answer(keys.RSA.public_pem(), media_type="application/x-pem-file")))
        document = signed_as(one)
        token = k.token(document, keys.RSA)
        more = {
            "method": "signed",
            "version": version,
            "key": {"id": PEM, "algorithm": "RS256"},
            "requested": [["badge_class", k.CLASS], ["issuer", k.ISSUER], ["key", PEM]],
        }
        sound(book, f"{version}/signed", f"{version}: the key is at `verify.url`, on the issuer's host", token, answers, more=more)
        plain = k.with_(answers, (PEM, k.answer(keys.RSA.public_pem(), media_type="text/plain; charset=utf-8")))
        sound(book, f"{version}/signed-text", f"{version}: also as text", token, plain)
        forged = k.token(document, keys.RSA3072)
        thief = k.with_(answers, (f"{k.EVIL}/key.pem", k.answer(keys.RSA3072.public_pem(), media_type="text/plain")))
        for name, url in (
            ("foreign", f"{k.EVIL}/key.pem"),
            ("suffix", "https://issuer.example.evil.example/key.pem"),
            ("userinfo", "https://issuer.example@evil.example/key.pem"),
            ("port", f"{k.HOST}:8443/key.pem"),
        ):
            at = k.with_(thief, (url, k.answer(keys.RSA3072.public_pem(), media_type="text/plain")))
            says = f"{version}: V3: whoever signs with a key on another host signs for himself ({name})"
            elsewhere = k.token(signed_as(one, url), keys.RSA3072)
            bad(book, f"{version}/signed-{name}", says, elsewhere, at, {"issuer": "verify.scope"})
        says = f"{version}: a signature with another key is none"
        bad(book, f"{version}/signed-other", says, forged, answers, {"integrity": "jws.signature_length"})
        for name, answer in (("404", k.answer("", status=404)), ("timeout", k.failure())):
            code = "verify.http_status" if name == "404" else "verify.unfetched"
            no_key = k.with_(answers, (PEM, answer))
            reasons = {"integrity": code, "issuer": code}
            unsure(book, f"{version}/signed-no-key-{name}", f"{version}: without the key it is not known ({name})", token, no_key, reasons)
        page = k.with_(answers, (PEM, k.answer("<title>Sign in</title>", media_type="text/html")))
        unsure(book, f"{version}/signed-page", f"{version}: a page is no key", token, page, {"issuer": None})
        bad(book, f"{version}/unsigned", f"{version}: JSON that says it is signed is not", document, answers, {"integrity": "verify.unsigned"})
        hosted = k.token({**one, "verify": {"type": "hosted", "url": k.ID}}, keys.RSA)
        says = f"{version}: V16: a JWS that says it is hosted"
        bad(book, f"{version}/signed-hosted", says, hosted, k.with_(answers, (k.ID, one)), {"integrity": "verify.method"})
        for name, type in (("hosted-x", "hostedX"), ("un", "unsigned"), ("resigned", "resigned"), ("capital", "Signed")):
            says = f"{version}: V7: a type is a whole word ({name})"
            odd = k.token({**document, "verify": {"type": type, "url": PEM}}, keys.RSA)
            bad(book, f"{version}/type-{name}-jws", says, odd, answers, {"integrity": "verify.method"})
            odd = {**one, "verify": {"type": type, "url": k.ID}}
            at = k.with_(answers, (k.ID, odd))
            bad(book, f"{version}/type-{name}-json", says, odd, at, {"integrity": "verify.method"})
        revoked(book, version, document, token, answers, web)


def revoked(book, version, document, token, answers, web):
    """1.x: a map of uid to reason."""
    issuer = ISSUER11 if version == "1.1" else ISSUER10
    with_list = k.with_(answers, (k.ISSUER, {**issuer, "revocationList": k.LIST}))
    for name, listed, reason in (
        ("uid", {"a1": "He cheated."}, "He cheated."),
        ("many", {"a0": "x", "a1": "He cheated.", "b": "y"}, "He cheated."),
        ("empty-reason", {"a1": ""}, ""),
    ):
        says = f"{version}: V6: a badge in the issuer's map is revoked ({name})"
        at = k.with_(with_list, (k.LIST, listed))
        more = {"standing": {"revoked": True, **({"revocation_reason": reason} if reason else {})}}
        bad(book, f"{version}/revoked-{name}", says, token, at, {"status": "verify.revoked"}, passed=("integrity", "issuer"), more=more)
    for name, listed in (("empty", {}), ("other", {"a2": "x", "A1": "y", "a": "z", "a11": "z"})):
        says = f"{version}: one that is not there is not ({name})"
        sound(book, f"{version}/listed-{name}", says, token, k.with_(with_list, (k.LIST, listed)))
    for uid in ("constructor", "__proto__", "toString", "hasOwnProperty"):
        odd = k.token({**document, "uid": uid}, keys.RSA)
        says = f"{version}: V6: the uid `{uid}` is a text like another"
        sound(book, f"{version}/uid-{uid.strip('_')}", says, odd, k.with_(with_list, (k.LIST, {"a1": "x"})))
        at = k.with_(with_list, (k.LIST, k.answer(f'{{"{uid}":"He cheated."}}')))
        bad(book, f"{version}/uid-{uid.strip('_')}-revoked", f"{says}, in a list, too", odd, at, {"status": "verify.revoked"})
    for name, answer, code in (
        ("missing", None, "verify.unfetched"),
        ("404", k.answer("", status=404), "verify.http_status"),
        ("page", k.answer("<title>x</title>", media_type="text/html"), None),
        ("cut", k.answer('{"a1":"He che'), None),
        ("class", k.answer(CLASS10), "verify.revocation_list"),
        ("issuer", k.answer({**issuer, "revocationList": k.LIST}), None),
        ("list", k.answer('["a1"]'), None),
    ):
        says = f"{version}: V11: a list that cannot be read leaves it open ({name})"
        at = k.with_(with_list, (k.LIST, answer))
        unsure(book, f"{version}/list-{name}", says, token, at, {"status": code}, passed=("integrity", "issuer"))


def odd(book):
    """What else older software stumbled over."""
    relative = {**ONE, "verify": {"type": "hosted", "url": "/assertions/1"}}
    says = "V13: an address without a host leads nowhere"
    bad(book, "1.0/relative", says, relative, WEB10, {"structure": "value.url"}, more={"requested": []})
    for name, verification in (("null", None), ("text", "hosted"), ("list", []), ("empty", {})):
        says = f"V2: a badge whose `verify` is nothing useful is not valid ({name})"
        document = {**ONE, "verify": verification}
        bad(book, f"1.0/verify-{name}", says, k.ID, k.with_(WEB10, (k.ID, document)), {"structure": None})
    unread(book, "1.0/badge-null", "V2: a badge of nothing is not read", {"badge": None, "recipient": None}, "document.unrecognised")
    says = "V5: a badge of 2.0 is not one of 0.5"
    sound(book, "2.0/not-half", says, k.ASSERTION, k.HOSTED_WEB, more={"version": "2.0"})


def chapter():
    """The cases of this module."""
    book = Chapter("Badges of 0.5, 1.0 and 1.1: the document at the URL, the key at the URL, and whose host that is")
    for part in (half, hosted, signed, odd):
        part(book)
    return book
