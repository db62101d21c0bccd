"""Badges of 0.5 to 2.0 written as 3.0: new ids, and ways back to what they were made from."""

from . import samples as s
from .upgrade import CLASS_10, ISSUER_10, achievement_id, by_content, credential_id, made_up, new, same

CONTEXTS = [s.VC2, s.OB3]
HERE = "https://issuer.example/assertions/5"
PICTURE = {"id": "https://issuer.example/baker.png", "type": "Image"}
HASHED = {
    "type": ["IdentityObject"],
    "hashed": True,
    "identityHash": s.hashed(s.ADA, "sea"),
    "identityType": "emailAddress",
    "salt": "sea",
}
PLAIN = {"type": ["IdentityObject"], "hashed": False, "identityHash": s.ADA, "identityType": "emailAddress"}
WORK = {"id": "https://ada.example/work", "type": ["Evidence"]}
LOAF = {**WORK, "narrative": "Rye.", "name": "A loaf", "description": "Still warm."}


def profile(id, name="Oven House", url="https://issuer.example", email="bread@example.org", **more):
    """A profile of 3.0, which keeps its former id beside as `otherIdentifier`."""
    out = {"id": id, "type": ["Profile"], "name": name, "url": url, "email": email, **more}
    former = {"type": ["IdentifierEntry"], "identifier": id, "identifierType": "identifier"}
    return {name: value for name, value in out.items() if value is not None} | {"otherIdentifier": [former]}


def creator(issuer):
    """The issuer once more in the achievement, in short."""
    return {name: issuer[name] for name in ("id", "type", "name")}


def back_to_class(version, id=s.BADGE):
    """The way back to the badge class, as the guide has it."""
    types = ["Related", "https://w3id.org/openbadges#BadgeClass"]
    return {"id": id, "type": types, "version": f"Open Badges v{version.replace('.', 'p')}"}


def back_to_assertion(version, id=s.URL):
    """The way back to the hosted assertion: evidence, of which every displayer shows the link."""
    return {
        "id": id,
        "type": ["Evidence", "https://w3id.org/openbadges#Assertion"],
        "name": f"Original Open Badges {version} assertion",
        "description": f"This credential was made from an Open Badges {version} assertion. The original is at this "
        "address and can be verified there by the rules of its version.",
    }


def achievement(id, by, criteria=None, **more):
    """The achievement that the badge class of the samples becomes. `more` goes behind its picture."""
    out = {"id": id, "type": ["Achievement"], "name": "Baker", "description": "Bakes bread."}
    out["criteria"] = criteria or {"id": "https://issuer.example/criteria"}
    tail = {name: more.pop(name) for name in ("version", "inLanguage", "related") if name in more}
    return out | {"image": PICTURE} | more | {"creator": by} | tail


STORY = {"id": "https://issuer.example/criteria", "narrative": "Bake a loaf."}


def credential(id, version, **parts):
    """A credential: by default what the assertion A20 becomes."""
    issuer = parts.get("issuer", profile(s.ISSUER))
    usual = achievement(achievement_id(s.BADGE), creator(issuer), STORY, related=[back_to_class("2.0")])
    # One that is known by an identifier gets an id of its own, which the claim `sub` of a VC-JWT repeats.
    subject = {"id": made_up("3.0", "AchievementSubject", id)}
    subject |= parts.get("who", {"type": ["AchievementSubject"], "identifier": [HASHED]})
    valid = parts.get("valid", "2019-03-01T10:00:00Z")
    out = {"@context": CONTEXTS, "id": credential_id(id), "type": ["VerifiableCredential", "OpenBadgeCredential"]}
    out |= {"name": "Baker", "issuer": issuer, "validFrom": valid}
    until = parts.get("until", "2031-01-01T00:00:00Z")
    out |= {"validUntil": until} if until else {}
    out |= {"awardedDate": valid, "credentialSubject": subject | {"achievement": parts.get("achievement", usual)}}
    evidence = parts.get("evidence", [LOAF, back_to_assertion(version)])
    return out | ({"evidence": evidence} if evidence else {})


def oldest(book):
    """0.5, all the way."""
    by = profile("https://issuer.example", "Oven House: Bakers")
    work = {"id": "https://issuer.example/evidence/1", "type": ["Evidence"]}
    inside = achievement(achievement_id(by_content("BadgeClass", s.A05["badge"])), creator(by), version="0.5.0")
    dates = {"valid": "2012-05-04T00:00:00Z", "until": "2031-01-01T00:00:00Z"}
    parts = {"issuer": by, "achievement": inside, **dates}
    full = credential(HERE, "0.5", **parts, evidence=[work, back_to_assertion("0.5", HERE)])
    says = "0.5: a badge class without an address is related to nothing; the assertion that is hosted is evidence"
    new(book, "3.0/0.5", says, s.A05, "3.0", full, "0.5", "OpenBadgeCredential", id=HERE)
    full = credential(made_up("2.0", "Assertion", s.JSON_05), "0.5", **parts, evidence=[work])
    says = "0.5: an assertion of no address is no evidence; the id is the one it would get by way of 2.0"
    new(book, "3.0/0.5-made-up-id", says, s.A05, "3.0", full, "0.5", "OpenBadgeCredential")


ALIGNED = {
    "type": ["Alignment"],
    "targetName": "Bread standard",
    "targetUrl": "https://standard.example/1",
    "targetDescription": "Of bread.",
}


def with_links(book):
    """1.0 and 1.1, whose badge class and issuer are other documents: 3.0 wants all in one."""
    by = profile(s.ISSUER, description="Bakes.")
    given = {"badge": CLASS_10, "issuer": ISSUER_10}
    parts = {"tag": ["bread", "oven"], "alignment": [ALIGNED], "related": [back_to_class("1.0")]}
    inside = achievement(achievement_id(s.BADGE), creator(by), **parts)
    who = {"type": ["AchievementSubject"], "identifier": [HASHED]}
    seen = who | {"image": {"id": "https://issuer.example/1.png", "type": "Image"}}
    whole = {"issuer": by, "achievement": inside}
    evidence = [WORK, back_to_assertion("1.0")]
    full = credential(s.URL, "1.0", **whole, who=seen, valid="2013-01-26T16:31:50Z", evidence=evidence)
    says = "1.0: with what is linked in the options; what these lose is in no place of the document"
    places = ["/uid", "/verify", None]
    new(book, "3.0/1.0", says, s.A10, "3.0", full, "1.0", "OpenBadgeCredential", places, **given)
    dates = {"valid": "2015-06-01T12:00:00Z", "until": None}
    full = credential(s.URL, "1.1", **whole, **dates, evidence=[back_to_assertion("1.1")])
    says = "1.1: each document keeps its own version: an assertion of 1.1 of a badge class of 1.0"
    new(book, "3.0/1.1", says, s.A11, "3.0", full, "1.1", "OpenBadgeCredential", places, **given)
    newer = {"badge": {"@context": s.V2, **s.A20["badge"]}}
    full = credential(s.URL, "1.1", **dates, evidence=[back_to_assertion("1.1")])
    says = "1.1: a badge class of 2.0 in the options, with its issuer inside"
    places = ["/uid", "/verify"]
    new(book, "3.0/1.1-class-2.0", says, s.A11, "3.0", full, "1.1", "OpenBadgeCredential", places, **newer)


RICH = {
    **s.A20["badge"],
    "image": {"id": "https://issuer.example/baker.png", "caption": "A loaf with a hat", "author": s.ISSUER},
    "tags": ["bread"],
    "alignment": {
        "targetName": "Bread standard",
        "targetUrl": "https://standard.example/1",
        "targetFramework": "Baking",
        "targetCode": "B1",
    },
    "version": 2,
    "@language": "en",
    "related": [{"id": "https://issuer.example/badges/1-es", "@language": "es", "version": "2"}],
    "issuer": {
        **s.A20["badge"]["issuer"],
        "telephone": "+49301234567",
        "image": "https://issuer.example/oven.png",
        "publicKey": "https://issuer.example/key",
        "revocationList": "https://issuer.example/revoked",
    },
}


def rich_class(by):
    """The achievement of RICH."""
    aligned = {name: ALIGNED[name] for name in ("type", "targetName", "targetUrl")}
    other = {"id": "https://issuer.example/badges/1-es", "type": ["Related"], "inLanguage": "es", "version": "2"}
    out = achievement(
        achievement_id(s.BADGE),
        by,
        STORY,
        tag=["bread"],
        alignment=[aligned | {"targetFramework": "Baking", "targetCode": "B1"}],
        version="2",
        inLanguage="en",
        related=[back_to_class("2.0"), other],
    )
    return out | {"image": {**PICTURE, "caption": "A loaf with a hat"}}


def two(book):
    """2.0."""
    says = "2.0: all of an assertion in its new place"
    full = credential(s.URL, "2.0")
    new(book, "3.0/2.0", says, s.A20, "3.0", full, "2.0", "OpenBadgeCredential", ["/verification"])
    issuer_image = {"id": "https://issuer.example/oven.png", "type": "Image"}
    by = profile(s.ISSUER, phone="+49301234567", image=issuer_image)
    who = {"type": ["AchievementSubject"], "identifier": [HASHED], "narrative": "She did.", "image": PICTURE}
    old = {**s.A20, "badge": RICH, "narrative": "She did.", "image": PICTURE["id"], "extensions:own": {"@context": "x"}}
    full = credential(s.URL, "2.0", issuer=by, who=who, achievement=rich_class(creator(by)))
    says = "2.0: every member that 3.0 has under another name, and those that it has not"
    issuer = ["/badge/issuer/publicKey", "/badge/issuer/revocationList"]
    places = ["/badge/image/author", *issuer, "/verification", "/extensions:own"]
    new(book, "3.0/2.0-rich", says, old, "3.0", full, "2.0", "OpenBadgeCredential", places)
    whole = {"@context": s.V2, **s.A20["badge"]}
    signed = {**s.A20_SIGNED, "badge": s.BADGE}
    who = {"type": ["AchievementSubject"], "identifier": [PLAIN]}
    full = credential(signed["id"], "2.0", who=who, until=None, evidence=[])
    says = "2.0, signed: there is nothing hosted to lead back to, and the signature does not hold any more"
    places = ["", "/verification"]
    new(book, "3.0/2.0-jws", says, s.JWS_20, "3.0", full, "2.0", "OpenBadgeCredential", places, badge=whole)


def recipients(book):
    """Whom a badge is for: an id of the subject where it can be one, else an identifier."""
    entry = {"type": ["IdentityObject"], "hashed": False}
    for name, (kind, identity, subject) in {
        "url": ("url", "https://ada.example", {"id": "https://ada.example"}),
        "did": ("id", "did:example:ada", {"id": "did:example:ada"}),
        "telephone": (
            "telephone",
            "+4930765",
            {"identifier": [entry | {"identityHash": "+4930765", "identityType": "ext:telephone"}]},
        ),
        "own": (
            "https://other.example/terms#nick",
            "ada",
            {"identifier": [entry | {"identityHash": "ada", "identityType": "ext:nick"}]},
        ),
    }.items():
        old = {**s.A20, "recipient": {"type": kind, "hashed": False, "identity": identity}}
        who = {"type": ["AchievementSubject"]} | subject
        who = {"id": who.pop("id"), **who} if "id" in who else who
        says = f"2.0: the subject of a recipient of the type {kind}"
        full = credential(s.URL, "2.0", who=who)
        places = ["/verification"]
        new(book, f"3.0/recipient-{name}", says, old, "3.0", full, "2.0", "OpenBadgeCredential", places)
    url = {"type": "url", "hashed": True, "salt": "sea", "identity": s.hashed("https://ada.example", "sea")}
    entry = {**HASHED, "identityHash": url["identity"], "identityType": "ext:url"}
    full = credential(s.URL, "2.0", who={"type": ["AchievementSubject"], "identifier": [entry]})
    says = "2.0: a hashed URL is no id"
    old = {**s.A20, "recipient": url}
    new(book, "3.0/recipient-url-hashed", says, old, "3.0", full, "2.0", "OpenBadgeCredential", ["/verification"])


def parts(book):
    """The other documents of 2.0."""
    by = profile(s.ISSUER)
    old = {"@context": s.V2, **s.A20["badge"]}
    related = [back_to_class("2.0")]
    full = {"@context": CONTEXTS} | achievement(achievement_id(s.BADGE), by, STORY, related=related)
    says = "2.0: a badge class is an achievement, its issuer the creator"
    new(book, "3.0/2.0-badge-class", says, old, "3.0", full, "2.0", "Achievement")
    old = {"@context": s.V2, **s.A20["badge"]["issuer"], "publicKey": "https://issuer.example/key"}
    says = "2.0: a profile is a profile; its keys are told by what its id leads to"
    new(book, "3.0/2.0-profile", says, old, "3.0", {"@context": CONTEXTS} | by, "2.0", "Profile", ["/publicKey"])
    old = s.ENDORSEMENT_20
    full = {"@context": CONTEXTS, "id": credential_id(old["id"])}
    full |= {"type": ["VerifiableCredential", "EndorsementCredential"], "name": "Endorsement"}
    full |= {"issuer": profile("https://friend.example/profile", "A friend", None, None)}
    full |= {"validFrom": "2020-01-01T00:00:00Z", "awardedDate": "2020-01-01T00:00:00Z"}
    about = {"id": s.BADGE, "type": ["EndorsementSubject"], "endorsementComment": "Good bread."}
    full |= {"credentialSubject": about}
    says = "2.0: an endorsement is a credential, with the name that 3.0 requires"
    new(book, "3.0/2.0-endorsement", says, old, "3.0", full, "2.0", "EndorsementCredential", ["/verification"])
    burnt = {"id": "https://issuer.example/assertions/2", "revocationReason": "Was burnt."}
    old = {"@context": s.V2, "type": "RevocationList", "id": "https://issuer.example/revoked", "issuer": s.ISSUER}
    full = {"id": old["id"], "issuer": s.ISSUER}
    old["revokedAssertions"] = [s.URL, burnt, {"uid": "a1", "revocationReason": "Was eaten."}]
    named = [{"id": credential_id(s.URL), "revoked": True}]
    named += [{"id": credential_id(burnt["id"]), "revoked": True, "revocationReason": "Was burnt."}]
    full["revokedCredential"] = named
    says = "2.0: a revocation list names the credentials that its assertions become; those known by uid only are lost"
    places = ["/revokedAssertions/2"]
    new(book, "3.0/2.0-revoked", says, old, "3.0", full, "2.0", "RevocationList", places)


def envelopes(book):
    """2.1."""
    full = credential(s.URL, "2.0")
    says = "2.1: the badge in an envelope, with what is lost at its place there"
    places = ["/assertion/verification"]
    new(book, "3.0/2.1", says, {"assertion": s.A20}, "3.0", full, "2.1", "OpenBadgeCredential", places)
    who = {"type": ["AchievementSubject"], "identifier": [PLAIN]}
    full = credential(s.A20_SIGNED["id"], "2.0", who=who, until=None, evidence=[])
    says = "2.1: the signed badge in an envelope counts before a plain one"
    old = {"assertion": s.A11, "signedAssertion": s.JWS_20}
    whole = {"@context": s.V2, **s.A20["badge"]}
    places = ["/signedAssertion", "/verification"]
    new(book, "3.0/2.1-signed", says, old, "3.0", full, "2.1", "OpenBadgeCredential", places, badge=whole)


def unchanged(book):
    """What is 3.0 already."""
    same(book, "3.0/unchanged", "3.0 stays 3.0", s.CREDENTIAL, "3.0", "OpenBadgeCredential")
    same(book, "3.0/unchanged-vc1", "so does a credential of data model 1.1", s.JSON_30_VC1, "3.0", "OpenBadgeCredential")
    same(book, "3.0/unchanged-jwt", "and a VC-JWT, which keeps its signature", s.JWT_30, "3.0", "OpenBadgeCredential")


def cases(book):
    """All of them."""
    for part in (oldest, with_links, two, recipients, parts, envelopes, unchanged):
        part(book)
