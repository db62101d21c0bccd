"""Documents of 3.0."""

from .. import samples as s
from . import (
    ACHIEVEMENT,
    BADGE,
    CLASS_2,
    ISSUER,
    PROFILE_3,
    WHEN,
    drawn,
    issued,
    made_up,
    ordered,
    refused,
    without,
)

CONTEXT = [s.VC2, s.OB3]
ADA = "ada@example.org"
REQUEST = {"version": "3.0", "recipient": ADA, "badge": ACHIEVEMENT, "issuer": ISSUER}


def identifier(identity, salt, kind="emailAddress"):
    """A hashed identity as 3.0 writes it."""
    start = {"type": ["IdentityObject"], "hashed": True, "identityHash": s.hashed(identity, salt), "identityType": kind}
    return {**start, "salt": salt}


def credential(**more):
    """What REQUEST becomes: id, salt and the subject's id are drawn in this order."""
    source = drawn()
    id, salt, subject = source.uuid(), source.salt(), source.uuid()
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:{id}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Robotics",
        "issuer": ISSUER,
        "validFrom": WHEN,
        "credentialSubject": {
            "id": f"urn:uuid:{subject}",
            "type": ["AchievementSubject"],
            "identifier": [identifier(ADA, salt)],
            "achievement": {"type": ["Achievement"], **ACHIEVEMENT},
        },
        **more,
    }


def cases(book):
    """Credentials, achievements, profiles, endorsements."""
    credentials(book)
    subjects(book)
    carried_over(book)
    statuses(book)
    parts(book)
    endorsements(book)


def three(book, name, says, request, document, kind="OpenBadgeCredential", **options):
    """A document of 3.0."""
    issued(book, f"3.0-{name}", says, request, document, "3.0", kind, **options)


def credentials(book):
    """Awards."""
    three(book, "smallest", "a credential of three members", REQUEST, credential())
    profile = {"type": ["Profile"], **PROFILE_3}
    three(book, "issuer", "an issuer with its type", {**REQUEST, "issuer": PROFILE_3}, credential(issuer=profile))
    three(book, "name", "a name of its own", {**REQUEST, "name": "Ada's badge"}, credential(name="Ada's badge"))
    three(book, "signed", "that it is signed goes without saying", {**REQUEST, "verification": "signed"}, credential())
    date = "2026-02-03T04:05:06+02:00"
    three(book, "issued-on", "a date that is given stays", {**REQUEST, "issued_on": date}, credential(validFrom=date))
    full = {
        **REQUEST,
        "expires": "2030-01-01T00:00:00Z",
        "narrative": "Built it in a week.",
        "evidence": ["https://ada.example/robot", {"id": "https://ada.example/film", "name": "A film"}],
        "image": "https://badges.example/1.png",
        "language": "en",
    }
    document = credential()
    head = {name: document[name] for name in ("@context", "id", "type", "name", "issuer", "validFrom")}
    subject = document["credentialSubject"]
    achievement = {**subject["achievement"], "inLanguage": "en"}
    subject = {**without(subject, "achievement"), "narrative": full["narrative"], "achievement": achievement}
    made = {
        **head,
        "validUntil": full["expires"],
        "credentialSubject": subject,
        "evidence": [
            {"id": "https://ada.example/robot", "type": ["Evidence"]},
            {"type": ["Evidence"], "id": "https://ada.example/film", "name": "A film"},
        ],
        "image": {"id": full["image"], "type": "Image"},
    }
    three(book, "full", "all that a credential takes", full, made)
    role = {**REQUEST, "members": {"awardedDate": "2026-01-10T00:00:00Z", "credentialSubject": {"role": "Captain"}}}
    document = credential()
    document["credentialSubject"]["role"] = "Captain"
    document["awardedDate"] = "2026-01-10T00:00:00Z"
    three(book, "members", "members go where they belong", role, document)
    for name, value in (("hosted", "hosted"), ("creator", {"type": "signed", "creator": ISSUER})):
        says = f"a credential has its proof and no `verification` ({name})"
        refused(
            book, f"3.0-verification-{name}", says, {**REQUEST, "verification": value}, "issue.invalid", "/verification"
        )
    link = {**REQUEST, "badge": BADGE}
    refused(book, "3.0-badge-link", "3.0 knows no links to achievements", link, "issue.invalid", "/badge")
    lacking = without(REQUEST, "issuer")
    refused(book, "3.0-no-issuer", "somebody has to issue it", lacking, "issue.incomplete", "/issuer")


def subjects(book):
    """Who it is about."""
    source = drawn()
    id = source.uuid()
    plain = credential()
    plain["id"] = f"urn:uuid:{id}"
    achievement = plain["credentialSubject"]["achievement"]
    plain["credentialSubject"] = {"id": "did:example:ada", "type": ["AchievementSubject"], "achievement": achievement}
    three(
        book,
        "did",
        "a DID is the subject's id, and nothing else is drawn",
        {**REQUEST, "recipient": "did:example:ada"},
        plain,
    )
    given = {**REQUEST, "recipient": {"id": "did:example:ada"}}
    three(book, "subject-id", "it may be given as such", given, plain)
    salt = source.salt()
    both = {**plain, "credentialSubject": {**plain["credentialSubject"]}}
    both["credentialSubject"] = {
        "id": "did:example:ada",
        "type": ["AchievementSubject"],
        "identifier": [identifier(ADA, salt)],
        "achievement": achievement,
    }
    three(
        book,
        "subject-both",
        "or beside an identity",
        {**REQUEST, "recipient": {"identity": ADA, "id": "did:example:ada"}},
        both,
    )


def carried_over(book):
    """Badge classes in the terms of 2.0."""
    nameless = without(ACHIEVEMENT, "id")
    document = credential()
    id = made_up("3.0", "Achievement", nameless)
    document["credentialSubject"]["achievement"] = {"type": ["Achievement"], **nameless, "id": id}
    says = "an achievement without id gets one that follows from it"
    three(book, "made-up-id", says, {**REQUEST, "badge": nameless}, document)
    lacking = {**REQUEST, "badge": {**without(CLASS_2, "description"), "type": "BadgeClass"}}
    refused(
        book,
        "3.0-class-2.0-lacks",
        "a badge class of 2.0 that lacks what 3.0 requires",
        lacking,
        "issue.incomplete",
        "/badge/description",
    )


def statuses(book):
    """credentialStatus."""
    url = "https://badges.example/revoked"
    document = credential(credentialStatus={"id": url, "type": "1EdTechRevocationList"})
    document["@context"] = [*CONTEXT, "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"]
    three(book, "status-url", "a URL is that of a list of 1EdTech", {**REQUEST, "status": url}, document)
    entry = {"id": f"{url}#7", "statusListCredential": url, "statusListIndex": 7}
    filled = {
        "id": f"{url}#7",
        "statusListCredential": url,
        "statusListIndex": "7",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
    }
    three(
        book,
        "status-list",
        "an entry of a status list is filled up",
        {**REQUEST, "status": entry},
        credential(credentialStatus=filled),
    )
    whole = ordered(
        {
            "type": "BitstringStatusListEntry",
            "statusPurpose": "suspension",
            "id": f"{url}#8",
            "statusListCredential": url,
            "statusListIndex": "8",
        }
    )
    made = credential(credentialStatus=[filled, whole])
    three(book, "status-two", "there may be several", {**REQUEST, "status": [entry, whole]}, made)


def parts(book):
    """Achievements and profiles on their own."""
    achievement = {"@context": CONTEXT, "type": ["Achievement"], **ACHIEVEMENT}
    request = {"version": "3.0", "class": "Achievement", "badge": ACHIEVEMENT}
    three(book, "achievement", "an achievement", request, achievement, "Achievement")
    profile = {"@context": CONTEXT, "type": ["Profile"], **PROFILE_3}
    request = {"version": "3.0", "class": "Profile", "issuer": PROFILE_3}
    three(book, "profile", "a profile", request, profile, "Profile")


def endorsements(book):
    """Endorsement credentials."""
    id = f"urn:uuid:{drawn().uuid()}"
    document = {
        "@context": CONTEXT,
        "id": id,
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Endorsement",
        "issuer": ISSUER,
        "validFrom": WHEN,
        "credentialSubject": {"id": BADGE, "type": ["EndorsementSubject"]},
    }
    request = {"version": "3.0", "class": "EndorsementCredential", "claim": BADGE, "issuer": ISSUER}
    three(book, "endorsement", "an endorsement of a link", request, document, "EndorsementCredential")
    claim = ordered({"id": BADGE, "endorsementComment": "A hard one."})
    said = {**document, "name": "Well made", "credentialSubject": {"type": ["EndorsementSubject"], **claim}}
    three(
        book,
        "endorsement-said",
        "an endorsement with what it says",
        {**request, "claim": claim, "name": "Well made"},
        said,
        "EndorsementCredential",
    )
