"""Badges of 0.5 to 1.1 written as 2.0."""

from . import samples as s
from .upgrade import CLASS_10, ISSUER_10, PERSON, by_content, made_up, new, same

HOSTED = {"type": "HostedBadge"}
HERE = "https://issuer.example/assertions/5"

#: What CLASS_10 is in 2.0, without its id and issuer.
CLASS_20 = {
    "name": "Baker",
    "description": "Bakes bread.",
    "image": "https://issuer.example/baker.png",
    "criteria": "https://issuer.example/criteria",
    "alignment": [
        {
            "targetName": "Bread standard",
            "targetUrl": "https://standard.example/1",
            "targetDescription": "Of bread.",
        }
    ],
    "tags": ["bread", "oven"],
}


def issuer_20(id):
    """What ISSUER_10 is in 2.0."""
    return {
        "type": "Profile",
        "id": id,
        "name": "Oven House",
        "url": "https://issuer.example",
        "email": "bread@example.org",
        "description": "Bakes.",
        "revocationList": "https://issuer.example/revoked",
    }


def assertion(id, badge, **members):
    """An assertion of 2.0 for the person of the samples; further members come at their places."""
    first = {"@context": members.pop("context", s.V2), "type": "Assertion", "id": id}
    first |= {"recipient": members.pop("recipient", PERSON), "badge": badge}
    verification = members.pop("verification", HOSTED)
    order = ("issuedOn", "expires", "image", "evidence")
    middle = {name: members.pop(name) for name in order if name in members}
    return first | middle | {"verification": verification} | members


def oldest_class(old, **members):
    """The badge class inside of an assertion of 0.5, as 2.0 has it: paths stand on the issuer's origin."""
    parts = {
        "type": "BadgeClass",
        "id": by_content("BadgeClass", old),
        "name": "Baker",
        "description": "Bakes bread.",
        "image": "https://issuer.example/baker.png",
        "criteria": "https://issuer.example/criteria",
    }
    issuer = {
        "type": "Profile",
        "id": "https://issuer.example",
        "name": "Oven House: Bakers",
        "url": "https://issuer.example",
        "email": "bread@example.org",
    }
    return parts | members | {"issuer": issuer, "version": "0.5.0"}


OLDEST_DATES = {"issuedOn": "2012-05-04T00:00:00Z", "expires": "2031-01-01T00:00:00Z"}
OLDEST_PAGE = {"evidence": "https://issuer.example/evidence/1"}


def oldest(book):
    """0.5."""
    badge = oldest_class(s.A05["badge"])
    full = assertion(HERE, badge, **OLDEST_DATES, **OLDEST_PAGE)
    says = "0.5: recipient and issuer become objects, paths absolute, days moments; the address is given"
    new(book, "2.0/0.5", says, s.A05, "2.0", full, "0.5", "Assertion", id=HERE)
    named = made_up("2.0", "Assertion", s.JSON_05)
    full = assertion(named, badge, **OLDEST_DATES, **OLDEST_PAGE)
    says = "0.5: without an address the id is a UUID made from the text"
    new(book, "2.0/0.5-made-up-id", says, s.A05, "2.0", full, "0.5", "Assertion")
    plain = {name: value for name, value in s.A05.items() if name != "salt"} | {"recipient": s.ADA}
    recipient = {"type": "email", "hashed": False, "identity": s.ADA}
    full = assertion(HERE, badge, recipient=recipient, **OLDEST_DATES, **OLDEST_PAGE)
    says = "0.5: a recipient that is no hash is not hashed"
    new(book, "2.0/0.5-plain-recipient", says, plain, "2.0", full, "0.5", "Assertion", id=HERE)
    slash = {**s.A05["badge"], "issuer": {**s.A05["badge"]["issuer"], "origin": "https://issuer.example/"}}
    there = oldest_class(slash)
    there["issuer"] |= {"id": "https://issuer.example/", "url": "https://issuer.example/"}
    full = assertion(HERE, there, **OLDEST_DATES, **OLDEST_PAGE)
    says = "0.5: an origin with a slash at its end gives no address with two"
    new(book, "2.0/0.5-origin-slash", says, {**s.A05, "badge": slash}, "2.0", full, "0.5", "Assertion", id=HERE)
    aligned = {**s.A05["badge"], "alignment": {"name": "Bread standard", "url": "/standard"}}
    target = [{"targetName": "Bread standard", "targetUrl": "https://issuer.example/standard"}]
    full = assertion(HERE, oldest_class(aligned, alignment=target), **OLDEST_DATES, **OLDEST_PAGE)
    says = "0.5: an alignment inside the badge is converted, one as well as many"
    new(book, "2.0/0.5-alignment", says, {**s.A05, "badge": aligned}, "2.0", full, "0.5", "Assertion", id=HERE)
    full = assertion(HERE, badge, **OLDEST_DATES, **OLDEST_PAGE)
    says = "0.5: a member that nothing defines is lost, and so is a date that is none"
    odd = {**s.A05, "expires": "never", "colour": "brown"}
    del full["expires"]
    new(book, "2.0/0.5-lost", says, odd, "2.0", full, "0.5", "Assertion", ["/expires", "/colour"], id=HERE)


def hybrid(book):
    """0.5 as the Backpack rewrote 1.0."""
    issuer = {"type": "Profile", "id": s.ISSUER, "name": "Oven House", "url": "https://issuer.example/"}
    badge = {"type": "BadgeClass", "id": s.BADGE, "name": "Baker", "description": "Bakes bread."}
    badge |= {"image": "https://issuer.example/baker.png", "criteria": "https://issuer.example/criteria"}
    full = assertion(s.URL, badge | {"issuer": issuer}, issuedOn="2014-05-13T16:53:20Z", uid="a1")
    says = "what the Backpack flattened gets its members of 1.0 and its addresses back"
    new(book, "2.0/backpack", says, s.HYBRID, "2.0", full, "0.5", "Assertion")


def one_zero(book):
    """1.0."""
    parts = {
        "issuedOn": "2013-01-26T16:31:50Z",
        "expires": "2031-01-01T00:00:00Z",
        "image": "https://issuer.example/1.png",
        "evidence": "https://ada.example/work",
    }
    full = assertion(s.URL, s.BADGE, **parts, uid="a1")
    says = "1.0: the id is where it is hosted, and a badge class that is linked stays so"
    new(book, "2.0/1.0", says, s.A10, "2.0", full, "1.0", "Assertion")
    badge = {"type": "BadgeClass", "id": s.BADGE} | CLASS_20 | {"issuer": issuer_20(s.ISSUER)}
    full = assertion(s.URL, badge, **parts, uid="a1")
    says = "1.0: badge class and issuer that are given go inside, under the addresses that the links have"
    given = {"badge": CLASS_10, "issuer": ISSUER_10}
    new(book, "2.0/1.0-given", says, s.A10, "2.0", full, "1.0", "Assertion", **given)
    key = "https://issuer.example/key.pem"
    signed = {**s.A10, "verify": {"type": "signed", "url": key}}
    id = made_up("2.0", "Assertion", f"a1 {key}")
    full = assertion(id, s.BADGE, **parts, verification={"type": "SignedBadge"}, uid="a1")
    says = "1.0, signed: the id follows from uid and key; 2.0 has no place for the key's address"
    new(book, "2.0/1.0-signed", says, signed, "2.0", full, "1.0", "Assertion", ["/verify/url"])
    says = "1.0, signed: of a JWS the signature is lost as well, at the whole payload"
    new(book, "2.0/1.0-jws", says, s.jws(signed), "2.0", full, "1.0", "Assertion", ["", "/verify/url"])
    prose = {**s.A10, "evidence": "Baked a loaf, see the picture."}
    full = assertion(s.URL, s.BADGE, **{**parts, "evidence": {"narrative": prose["evidence"]}}, uid="a1")
    says = "1.0: evidence that is no address but a text is a narrative"
    new(book, "2.0/1.0-evidence-text", says, prose, "2.0", full, "1.0", "Assertion")


def one_zero_parts(book):
    """The other documents of 1.0."""
    head, here = {"@context": s.V2, "type": "BadgeClass"}, "https://issuer.example/badges/1"
    full = head | {"id": here} | CLASS_20 | {"issuer": s.ISSUER}
    says = "1.0: a badge class of which the address is given"
    new(book, "2.0/1.0-badge-class", says, CLASS_10, "2.0", full, "1.0", "BadgeClass", id=here)
    full = head | {"id": by_content("BadgeClass", CLASS_10)} | CLASS_20 | {"issuer": issuer_20(s.ISSUER)}
    says = "1.0: a badge class without an address, and its issuer"
    new(book, "2.0/1.0-badge-class-issuer", says, CLASS_10, "2.0", full, "1.0", "BadgeClass", issuer=ISSUER_10)
    prose = {**CLASS_10, "criteria": "Bake a loaf of rye."}
    full = head | {"id": here} | {**CLASS_20, "criteria": {"narrative": prose["criteria"]}} | {"issuer": s.ISSUER}
    says = "1.0: criteria that are no address but a text are a narrative"
    new(book, "2.0/1.0-criteria-text", says, prose, "2.0", full, "1.0", "BadgeClass", id=here)
    picture = "data:image/png;base64,iVBORw0K\r\n  GgoAAAAN"
    full = head | {"id": here} | {**CLASS_20, "image": "data:image/png;base64,iVBORw0KGgoAAAAN"} | {"issuer": s.ISSUER}
    says = "1.0: a picture inside loses the ends of lines that old software put into its base64"
    wrapped = {**CLASS_10, "image": picture}
    new(book, "2.0/1.0-data-uri", says, wrapped, "2.0", full, "1.0", "BadgeClass", id=here)
    alone = {"@context": s.V2} | issuer_20("https://issuer.example")
    says = "1.0: an issuer without an address of its own has that of its page"
    new(book, "2.0/1.0-issuer", says, ISSUER_10, "2.0", alone, "1.0", "Profile")
    alone = {"@context": s.V2} | issuer_20(s.ISSUER)
    says = "1.0: an issuer of which the address is given"
    new(book, "2.0/1.0-issuer-id", says, ISSUER_10, "2.0", alone, "1.0", "Profile", id=s.ISSUER)
    entries = [{"uid": "a1", "revocationReason": "Was burnt."}, {"uid": "a2"}]
    full = {"@context": s.V2, "type": "RevocationList", "id": "https://issuer.example/revoked"}
    says = "1.0: a revocation list is a map from uid to reason, of which an empty one is none"
    revoked = {"a1": "Was burnt.", "a2": ""}
    full["revokedAssertions"] = entries
    new(book, "2.0/1.0-revoked", says, revoked, "2.0", full, "1.0", "RevocationList", id=full["id"])


OWN = {"@context": "https://other.example/context.json", "type": ["Extension", "extensions:Own"], "points": 5}


def one_one(book):
    """1.1."""
    full = assertion(s.URL, s.BADGE, issuedOn="2015-06-01T12:00:00Z", uid="a1")
    says = "1.1: the names of 2.0, `uid` kept, since revocation lists of 1.x know the assertion by it"
    new(book, "2.0/1.1", says, s.A11, "2.0", full, "1.1", "Assertion")
    extended = {**s.A11, "extensions:own": OWN, "colour": "brown"}
    says = "1.1: an extension is kept, and a member that nothing defines is lost"
    kept = full | {"extensions:own": OWN}
    new(book, "2.0/1.1-extension", says, extended, "2.0", kept, "1.1", "Assertion", ["/colour"])
    terms = {"colour": "https://other.example/colour"}
    coloured = {**s.A11, "@context": [s.V1, terms], "colour": "brown"}
    kept = assertion(s.URL, s.BADGE, context=[s.V2, terms], issuedOn="2015-06-01T12:00:00Z", uid="a1")
    says = "1.1: a context of its own may define any member, so all are kept beside it"
    new(book, "2.0/1.1-context", says, coloured, "2.0", kept | {"colour": "brown"}, "1.1", "Assertion")
    away = {**s.A11, "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000011"}
    says = "1.1: a hosted assertion of 2.0 has the address where it is hosted as its id"
    new(book, "2.0/1.1-id-no-url", says, away, "2.0", full, "1.1", "Assertion", ["/id"])
    elsewhere = {**s.A11, "verify": {"type": "hosted", "url": "https://mirror.example/1"}}
    says = "1.1: there is no place for another address than the id"
    new(book, "2.0/1.1-hosted-elsewhere", says, elsewhere, "2.0", full, "1.1", "Assertion", ["/verify/url"])
    stripped = {"@context": s.V1, "type": "Assertion", "id": s.URL, "revoked": True}
    says = "1.1: a revoked assertion need not say more, in 2.0 as well"
    new(book, "2.0/1.1-revoked", says, stripped, "2.0", stripped | {"@context": s.V2}, "1.1", "Assertion")
    badge = {"@context": s.V1, "type": "BadgeClass", "id": s.BADGE} | CLASS_10
    full = {"@context": s.V2, "type": "BadgeClass", "id": s.BADGE} | CLASS_20 | {"issuer": s.ISSUER}
    says = "1.1: a badge class, whose alignment has other names in 2.0"
    new(book, "2.0/1.1-badge-class", says, badge, "2.0", full, "1.1", "BadgeClass")
    issuer = {"@context": s.V1, "type": "Issuer", "id": s.ISSUER} | ISSUER_10
    says = "1.1: an issuer is a profile"
    new(book, "2.0/1.1-issuer", says, issuer, "2.0", {"@context": s.V2} | issuer_20(s.ISSUER), "1.1", "Profile")


def envelopes(book):
    """2.1 has no documents of its own: an envelope has a badge of 2.0 or before in it."""
    full = assertion(s.URL, s.BADGE, issuedOn="2015-06-01T12:00:00Z", uid="a1")
    odd = {"assertion": {**s.A11, "colour": "brown"}, "signedAssertion": None}
    says = "2.1: the badge in an envelope is upgraded, and what is lost has its place in the envelope"
    new(book, "2.0/2.1-old", says, odd, "2.0", full, "2.1", "Assertion", ["/assertion/colour"])
    says = "2.1: a badge of 2.0 comes out of its envelope as it is"
    new(book, "2.0/2.1", says, {"assertion": s.A20}, "2.0", s.A20, "2.1", "Assertion")
    says = "2.1: a signed badge of 2.0 comes out with its signature"
    new(book, "2.0/2.1-signed", says, {"signedAssertion": s.JWS_20}, "2.0", s.JWS_20, "2.1", "Assertion")
    profile = {"@context": s.V2, **s.A20["badge"]["issuer"]}
    says = "2.1: so does the profile in an answer"
    answer = {"status": {"error": None, "statusCode": 200, "statusText": "OK"}, "profile": profile}
    new(book, "2.0/2.1-profile", says, answer, "2.0", profile, "2.1", "Profile")


def unchanged(book):
    """What is 2.0 already."""
    same(book, "2.0/unchanged", "2.0 stays 2.0, to the byte", s.JSON_20.replace(",", ",\n  "), "2.0", "Assertion")
    same(book, "2.0/unchanged-jws", "so does a JWS, which keeps its signature", s.JWS_20, "2.0", "Assertion")


def cases(book):
    """All of them."""
    for part in (oldest, hybrid, one_zero, one_zero_parts, one_one, envelopes, unchanged):
        part(book)
