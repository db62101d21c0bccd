"""3.0: whole documents, told by their context: as JSON, as a token, in an image."""

import copy

from .. import png, svg
from .. import samples as s
from ..kit import raw
from .kit import arguments, patched, quiet, report, validate
from .three_forms import STRICT
from .v2_forms import picture

ISSUER = {**s.CREDENTIAL["issuer"]}
REVOKED = {"id": "https://issuer.example/revoked", "issuer": s.ISSUER, "revokedCredential": [{"id": s.CREDENTIAL["id"], "revoked": True}]}
ACHIEVEMENT = {"@context": [s.VC2, s.OB3], **s.CREDENTIAL["credentialSubject"]["achievement"]}
PROFILE = {"@context": s.OB3, **ISSUER}
PLAIN = {**s.CREDENTIAL, "type": ["VerifiableCredential"], "credentialSubject": {"id": "did:example:ada", "age": 36}}
BADGE, OLD = ("AchievementCredential", "2.0"), ("AchievementCredentialV1", "1.1")
HEADER = {"alg": "ES256", "typ": "JWT", "kid": "did:web:issuer.example#key-1"}


def told(book, id, says, document, told_as, problems=(), options=None):
    """A document whose version and class nobody named."""
    name, model = told_as
    more = {"version": "3.0", "class": name, "vc_version": model, "profile": (options or {}).get("profile", "standard")}
    validate(book, f"3.0/whole/{id}", says, document, options, problems, **more)


def documents(book):
    """Each class that a document can be."""
    for id, document, told_as in (
        ("badge", s.CREDENTIAL, BADGE),
        ("badge-vc1", s.CREDENTIAL_VC1, OLD),
        ("endorsement", s.ENDORSEMENT_30, ("EndorsementCredential", "2.0")),
        ("endorsement-vc1", moved(s.ENDORSEMENT_30), ("EndorsementCredentialV1", "1.1")),
        ("credential", PLAIN, ("VerifiableCredential", "2.0")),
        ("credential-vc1", moved({**PLAIN, "@context": [s.VC2]}), ("VerifiableCredentialV1", "1.1")),
        ("clr", patched(PLAIN, {"type": ["VerifiableCredential", "ClrCredential"]}), ("VerifiableCredential", "2.0")),
        ("achievement", ACHIEVEMENT, ("Achievement", "2.0")),
        ("profile", PROFILE, ("Profile", None)),
        ("revocation-list", REVOKED, ("RevocationList", None)),
    ):
        told(book, id, f"3.0: a whole document has no problem: {id}", document, told_as)
    record(book)
    told(book, "strict", "3.0: a badge that follows all advice has no problem in the profile strict", s.CREDENTIAL, BADGE, options=STRICT)
    told(book, "strict-vc1", "3.0: in the profile strict a badge of data model 1.1 is advised to move on", s.CREDENTIAL_VC1, OLD, [
        ("member.recommended", "warning", "/validFrom", "3.0/VerifiableCredentialV1/data_model"),
        ("member.recommended", "warning", "/issuer/url", "3.0/Issuer/url/recommended"),
        ("member.recommended", "warning", "/credentialSubject/achievement/image", "3.0/Achievement/image/recommended"),
    ], STRICT)


def record(book):
    """A Comprehensive Learner Record has rules for what is in it."""
    broken = {**s.CREDENTIAL, "credentialSubject": without(s.CREDENTIAL["credentialSubject"], "achievement")}
    sound = without(ACHIEVEMENT, "@context")
    subject = {"id": "did:example:ada", "type": ["ClrSubject"]}
    clr = {**PLAIN, "type": ["VerifiableCredential", "ClrCredential"]}
    inside = {"verifiableCredential": [s.CREDENTIAL, s.CREDENTIAL_VC1, PLAIN, s.ENDORSEMENT_30], "achievement": [sound]}
    whole = {**clr, "credentialSubject": {**subject, **inside}}
    told(book, "clr-sound", "3.0: what is in a record has the rules of its class", whole, ("VerifiableCredential", "2.0"))
    inside = {"verifiableCredential": [s.CREDENTIAL, broken], "achievement": [without(sound, "name")]}
    whole = {**clr, "credentialSubject": {**subject, **inside}}
    at = "/credentialSubject"
    told(book, "clr-faults", "3.0: faults in a record are told with their place", whole, ("VerifiableCredential", "2.0"), [
        missing("achievement", "AchievementSubject", f"{at}/verifiableCredential/1/credentialSubject"),
        missing("name", "Achievement", f"{at}/achievement/0"),
    ])


def moved(document):
    """The same credential in data model 1.1."""
    names = {"validFrom": "issuanceDate", "validUntil": "expirationDate"}
    document = {names.get(name, name): value for name, value in document.items()}
    return {**document, "@context": [s.VC1, *document["@context"][1:]]}


def without(document, *names):
    """A document without some members."""
    return {name: value for name, value in document.items() if name not in names}


def missing(member, owner, at=""):
    """The problem of a member that is not there."""
    code = "context.missing" if member == "@context" else "member.missing"
    return (code, "error", f"{at}/{member}", f"3.0/{owner}/{member}/required")


def told_apart(book):
    """What a document is told to be when it lacks what should tell it."""
    bare = without(s.CREDENTIAL, "@context")
    told(book, "no-context", "3.0: a badge without a context is told by its types", bare, BADGE, [missing("@context", "AchievementCredential")])
    old = without(s.CREDENTIAL_VC1, "@context")
    told(book, "no-context-vc1", "3.0: without a context the dates tell the data model", old, OLD, [missing("@context", "AchievementCredentialV1")])
    asked = {"version": "3.0"}
    for id, document, told_as in (
        ("endorsement", s.ENDORSEMENT_30, ("EndorsementCredential", "2.0")),
        ("endorsement-vc1", moved(s.ENDORSEMENT_30), ("EndorsementCredentialV1", "1.1")),
        ("credential", PLAIN, ("VerifiableCredential", "2.0")),
        ("credential-vc1", moved({**PLAIN, "@context": [s.VC2]}), ("VerifiableCredentialV1", "1.1")),
    ):
        says = f"3.0: a credential has a context: {id}"
        told(book, f"no-context-{id}", says, without(document, "@context"), told_as, [missing("@context", told_as[0])], asked)
    wrong = {**s.CREDENTIAL, "type": ["VerifiableCredential", "OtherCredential"]}
    told(book, "other-type", "3.0: a credential about an achievement is a badge that lacks its type", wrong, BADGE, [("type.class", "error", "/type", "3.0/AchievementCredential/type/form")])
    wrong = {**s.ENDORSEMENT_30, "type": ["VerifiableCredential"]}
    told(book, "no-endorsement-type", "3.0: a credential about an endorsed thing is an endorsement that lacks its type", wrong, ("EndorsementCredential", "2.0"), [("type.class", "error", "/type", "3.0/EndorsementCredential/type/form")])
    only = {**s.CREDENTIAL, "@context": [s.OB3]}
    told(book, "no-data-model", "3.0: without a data model's context the dates tell it", only, BADGE, [("context.order", "error", "/@context", "3.0/AchievementCredential/@context/form")])
    both = {**s.CREDENTIAL, "@context": [s.VC2, s.OB3, s.VC1]}
    told(book, "both-data-models", "3.0: a badge with the contexts of both data models is of 2.0", both, BADGE)
    linked = {"@id" if name == "id" else name: value for name, value in s.CREDENTIAL.items()}
    result = report([missing("id", "AchievementCredential")])
    result["problems"][0]["hint"] = "write `id` instead of `@id`"
    book.case("validate/3.0/whole/at-id", "3.0: `@id` is not written `id`, and the report says so", "validate", arguments(linked, None), result)


def tokens(book):
    """Tokens: the payload is the credential, or has it in a claim."""
    told(book, "jwt", "3.0: the payload of a token is the badge, with claims beside it", s.JWT_30, BADGE)
    told(book, "jwt-vc", "3.0: in data model 1.1 the badge is a claim of its token", s.JWT_30_VC, OLD)
    told(book, "vc-claim", "3.0: the claims of a token without the token", s.text({"vc": s.CREDENTIAL_VC1, "iss": s.ISSUER}), OLD)
    claims = {"iss": "did:web:issuer.example", "sub": "did:example:ada", "aud": "a", "exp": 1, "nbf": 2, "iat": 3, "jti": "b"}
    token = s.jws({**without(s.CREDENTIAL, "issuer"), **claims}, HEADER)
    told(book, "jwt-claims", "3.0: a registered claim is no member, and no replacement for one", token, BADGE, [missing("issuer", "VerifiableCredential")])
    token = s.jws({**s.CREDENTIAL, "frosting": 1}, HEADER)
    told(book, "jwt-unknown", "3.0: another claim is a member that no context defines", token, BADGE, [("member.unknown", "warning", "/frosting", "3.0/AchievementCredential/unknown")])
    told(book, "json-claims", "3.0: claims beside the members need a token", {**s.CREDENTIAL, "iss": "did:web:issuer.example"}, BADGE, [("member.unknown", "warning", "/iss", "3.0/AchievementCredential/unknown")])
    broken = without(s.CREDENTIAL_VC1, "name")
    broken["credentialSubject"] = {**broken["credentialSubject"], "achievement": without(ACHIEVEMENT, "@context", "criteria")}
    token = s.jws({"vc": broken, "iss": s.ISSUER}, HEADER)
    told(book, "jwt-vc-faults", "3.0: faults in a claim are told with its place in the payload", token, OLD, [
        missing("name", "AchievementCredentialV1", "/vc"),
        missing("criteria", "Achievement", "/vc/credentialSubject/achievement"),
    ])


def carrier(data):
    """A document in a PNG."""
    return raw(png.png(png.itxt("openbadgecredential", data)))


def images(book):
    """Badges in images."""
    drawing = svg.svg(f"<openbadges:credential>{svg.cdata(s.JSON_30)}</openbadges:credential>", f'xmlns:openbadges="{svg.OB3}"')
    token = svg.svg(f'<openbadges:credential verify="{s.JWT_30}"/>', f'xmlns:openbadges="{svg.OB3}"')
    told(book, "png-json", "3.0: JSON in a PNG", carrier(s.JSON_30), BADGE)
    told(book, "png-jwt", "3.0: a token in a PNG", carrier(s.JWT_30), BADGE)
    told(book, "svg-json", "3.0: JSON in an SVG", raw(drawing), BADGE)
    told(book, "svg-jwt", "3.0: a token in an SVG", raw(token), BADGE)
    told(book, "svg-strict", "3.0: nothing is advised about the size of a drawing", raw(drawing), BADGE, options=STRICT)
    faults = [missing("criteria", "Achievement", "/credentialSubject/achievement")]
    subject = {**s.CREDENTIAL["credentialSubject"], "achievement": without(ACHIEVEMENT, "@context", "criteria")}
    told(book, "png-faults", "3.0: the faults of a badge in an image", carrier(s.text({**s.CREDENTIAL, "credentialSubject": subject})), BADGE, faults)
    size, wallet = "image/Picture/size", "image/Picture/wallet"
    told(book, "png-small", "3.0: in the profile strict a picture has 90 pixels", carrier(s.JWT_30), BADGE, [("image.small", "warning", "", size)], STRICT)
    for id, width, height, code in (("square", 90, 90, None), ("narrow", 89, 400, "image.small"), ("wide", 400, 90, "image.not_square")):
        data = picture(width, height)
        at = len(png.SIGNATURE + png.ihdr())
        data = data[:at] + png.itxt("openbadgecredential", s.JWT_30) + data[at:]
        found = [(code, "warning", "", size)] if code else []
        told(book, f"png-{id}", f"3.0: in the profile strict the shape of a picture is looked at: {id}", raw(data), BADGE, found, STRICT)
    named = s.text({**s.CREDENTIAL, "name": "Bäcker"})
    told(book, "png-wallet", "3.0: in the profile strict a text that a known wallet stumbles over is told", carrier(named), BADGE, [("image.small", "warning", "", size), ("payload.wallet_unsafe", "warning", "", wallet)], STRICT)


def faulty():
    """A document with many faults, and all of them in order."""
    achievement = {"id": "1", "criteria": {}, "tag": "bread", "name": "", "image": {"id": "baker.png", "type": "Image", "alt": "A loaf"}}
    document = {
        "@context": [s.VC2, s.OB3],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "frosting": 1,
        "issuer": {"type": "Person", "url": "x"},
        "validFrom": "2024",
        "validUntil": "2031-01-01T00:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": achievement, "result": None},
        "evidence": [],
    }
    subject, inner = "/credentialSubject", "/credentialSubject/achievement"
    return document, [
        missing("id", "AchievementCredential"),
        ("dates.expired", "error", "/validUntil", "3.0/VerifiableCredential/not_expired"),
        ("member.unknown", "warning", "/frosting", "3.0/AchievementCredential/unknown"),
        missing("id", "Profile", "/issuer"),
        ("type.class", "error", "/issuer/type", "3.0/Profile/type/form"),
        ("value.url", "error", "/issuer/url", "3.0/Issuer/url/form"),
        ("value.date", "error", "/validFrom", "3.0/VerifiableCredential/validFrom/form"),
        ("subject.unidentified", "error", subject, "3.0/AchievementSubject/id_or_identifier"),
        missing("type", "Achievement", inner),
        missing("description", "Achievement", inner),
        ("value.iri", "error", f"{inner}/id", "3.0/Achievement/id/form"),
        ("criteria.empty", "error", f"{inner}/criteria", "3.0/Criteria/id_or_narrative"),
        ("member.list", "error", f"{inner}/tag", "3.0/Achievement/tag/list"),
        ("value.empty", "warning", f"{inner}/name", "3.0/Achievement/name/form"),
        ("value.iri", "error", f"{inner}/image/id", "3.0/Image/id/form"),
        ("member.unknown", "error", f"{inner}/image/alt", "3.0/Image/unknown"),
        ("member.empty", "error", f"{subject}/result", "3.0/AchievementSubject/result/form"),
        ("member.empty", "error", "/evidence", "3.0/AchievementCredential/evidence/form"),
    ]


def many(book):
    """All faults at once, and no more than are asked for."""
    document, problems = faulty()
    options = {"at": "2032-01-01T00:00:00Z"}
    told(book, "many", "3.0: all faults of a document are told at once, in the order of the document", document, BADGE, problems, options)
    for most in (0, 1, 17, 18):
        result = report(problems, truncated=most < len(problems))
        result["problems"] = result["problems"][:most]
        arguments_ = arguments(document, {**options, "limits": {"problems": most}})
        book.case(f"validate/3.0/whole/limit-{most}", f"3.0: faults beyond the limit of {most} are counted and not told", "validate", arguments_, result)
    deep = copy.deepcopy(s.CREDENTIAL)
    deep["endorsement"] = [s.ENDORSEMENT_30, {**moved(s.ENDORSEMENT_30), "name": 1}, without(s.ENDORSEMENT_30, "validFrom")]
    told(book, "endorsements", "3.0: endorsements inside of a badge have rules of their own, each by its data model", deep, BADGE, [
        ("member.type", "error", "/endorsement/1/name", "3.0/EndorsementCredentialV1/name/form"),
        missing("validFrom", "VerifiableCredential", "/endorsement/2"),
    ])


def private(book):
    """Who a recipient is, is nobody's business."""
    size = f"a text of {len(s.ADA)} characters"
    subject = s.CREDENTIAL["credentialSubject"]
    identity = subject["identifier"][0]
    for id, change, problem, found, expected in (
        ("hash", {"identifier": [{**identity, "identityHash": s.ADA}]}, ("recipient.hash_malformed", "/identifier/0/identityHash", "3.0/IdentityObject/hashed_identity"), size, "an algorithm, `$` and its digest in hexadecimal digits, such as `sha256$…`"),
        ("identity", {"identifier": [s.ADA]}, ("member.type", "/identifier/0", "3.0/AchievementSubject/identifier/form"), size, "an object of class IdentityObject"),
        ("number", {"identifier": [{**identity, "identityHash": 441632960123}]}, ("member.type", "/identifier/0/identityHash", "3.0/IdentityObject/identityHash/form"), "a number", "a text"),
        ("salt", {"identifier": [{**identity, "salt": 4416}]}, ("member.type", "/identifier/0/salt", "3.0/IdentityObject/salt/form"), "a number", "a text"),
        ("id", {"id": s.ADA}, ("value.iri", "/id", "3.0/AchievementSubject/id/form"), size, "an absolute URI"),
    ):
        code, at, rule = problem
        document = {**s.CREDENTIAL, "credentialSubject": {**subject, **change}}
        quiet(book, f"3.0/private/{id}", document, (code, "error", f"/credentialSubject{at}", rule), found, expected)
    document = {**s.CREDENTIAL, "credentialSubject": s.ADA}
    rule = "3.0/AchievementCredential/credentialSubject/form"
    quiet(book, "3.0/private/subject", document, ("member.type", "error", "/credentialSubject", rule), size, "an object of class AchievementSubject")


def whole(book):
    """All of it."""
    for part in (documents, told_apart, tokens, images, many, private):
        part(book)
