"""Credentials of every shape, all invented."""

from .. import samples as s

EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context"
HOST = "https://issuer.example"
ISSUER, ADA = f"{HOST}/issuer", "did:example:ada"
ID = "urn:uuid:0a1b2c3d-0000-4000-8000-000000000021"


def change(document, /, **members):
    """A copy with other members; None takes one away, and `at_` stands for `@`."""
    new = dict(document)
    for name, value in members.items():
        name = name.replace("at_", "@", 1) if name.startswith("at_") else name
        if value is None:
            new.pop(name, None)
        else:
            new[name] = value
    return new


def changed(document, path, value):
    """A copy with another value at a path of names and indexes; None takes a member away, and a new one is added."""
    first, *rest = path
    new = list(document) if isinstance(document, list) else dict(document)
    if rest:
        new[first] = changed(document[first], rest, value)
    elif value is None:
        del new[first]
    else:
        new[first] = value
    return new


ACHIEVEMENT = {
    "criteria": {"narrative": "Bake a loaf."},
    "description": "Bakes bread.",
    "id": f"{HOST}/achievements/1",
    "name": "Baker",
    "type": ["Achievement"],
}
PROFILE = {"id": ISSUER, "name": "Oven House", "type": ["Profile"], "url": HOST}
MINIMAL = {
    "@context": [s.VC2, s.OB3],
    "credentialSubject": {"achievement": ACHIEVEMENT, "id": ADA, "type": ["AchievementSubject"]},
    "id": ID,
    "issuer": {"id": ISSUER, "type": ["Profile"]},
    "name": "Baker",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "validFrom": "2026-01-01T00:00:00Z",
}
IDENTIFIER = {
    "hashed": True,
    "identityHash": s.hashed(s.ADA, "sea"),
    "identityType": "emailAddress",
    "salt": "sea",
    "type": "IdentityObject",
}
ALIGNMENT = {
    "targetCode": "BR-1",
    "targetFramework": "Bread",
    "targetName": "Rye",
    "targetType": "CFItem",
    "targetUrl": "https://frameworks.example/br-1",
    "type": ["Alignment"],
}
ENDORSEMENT = {
    "@context": [s.VC2, s.OB3],
    "credentialSubject": {"endorsementComment": "Good bread.", "id": ACHIEVEMENT["id"], "type": ["EndorsementSubject"]},
    "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000022",
    "issuer": {"id": "https://friend.example/issuer", "name": "A friend", "type": ["Profile"]},
    "name": "An endorsement",
    "type": ["VerifiableCredential", "EndorsementCredential"],
    "validFrom": "2026-01-02T00:00:00Z",
}
LEVELS = [
    {"id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000031", "level": "1", "name": "Crumbs", "points": "1", "type": ["RubricCriterionLevel"]},
    {"id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000032", "level": "2", "name": "Loaf", "points": "2", "type": ["RubricCriterionLevel"]},
]
GRADES = {
    "allowedValue": ["D", "C", "B", "A", "C"],
    "id": "urn:uuid:0a1b2c3d-0000-4000-8000-000000000033",
    "name": "Grade",
    "requiredValue": "C",
    "resultType": "LetterGrade",
    "rubricCriterionLevel": LEVELS,
    "type": ["ResultDescription"],
}
FULL_PROFILE = {
    **PROFILE,
    "address": {
        "addressCountry": "JP",
        "addressLocality": "北見",
        "geo": {"latitude": 43.8, "longitude": 143.90001, "type": "GeoCoordinates"},
        "type": ["Address"],
    },
    "description": "Two ovens.",
    "email": "bread@example.org",
    "image": {"caption": "A loaf", "id": f"{HOST}/logo.png", "type": "Image"},
    "otherIdentifier": [{"identifier": "12", "identifierType": "sourcedId", "type": "IdentifierEntry"}],
    "parentOrg": {"id": f"{HOST}/guild", "name": "Guild", "type": ["Profile"]},
    "phone": "+81 1",
}
FULL = {
    **MINIMAL,
    "awardedDate": "2025-12-31T23:59:59+09:00",
    "credentialSubject": {
        "achievement": {
            **ACHIEVEMENT,
            "achievementType": "Certificate",
            "alignment": [ALIGNMENT, {**ALIGNMENT, "targetCode": "BR-2"}, ALIGNMENT],
            "creator": {"id": ISSUER, "type": ["Profile"]},
            "creditsAvailable": 2.5,
            "criteria": {"id": f"{HOST}/criteria", "narrative": "Bake\na \"loaf\" \\ two. \u007f Ωµ😀"},
            "fieldOfStudy": "Baking",
            "humanCode": "B1",
            "image": {"id": f"{HOST}/baker.png", "type": "Image"},
            "inLanguage": "en-GB",
            "otherIdentifier": [{"identifier": "b", "identifierType": "ext:oven", "type": "IdentifierEntry"}],
            "related": [{"id": f"{HOST}/achievements/2", "inLanguage": "ja", "type": ["Related"], "version": "2"}],
            "resultDescription": [GRADES],
            "specialization": "Rye",
            "tag": ["bread", "rye", "bread"],
            "version": "1",
        },
        "activityEndDate": "2025-12-01T00:00:00Z",
        "activityStartDate": "2025-01-01T00:00:00Z",
        "creditsEarned": 1.5e-7,
        "id": ADA,
        "identifier": [IDENTIFIER, {**IDENTIFIER, "hashed": False, "identityHash": "a1", "identityType": "ext:number"}],
        "licenseNumber": "L1",
        "narrative": "She baked all night.",
        "result": [
            {"resultDescription": GRADES["id"], "type": ["Result"], "value": "A"},
            {"achievedLevel": LEVELS[1]["id"], "resultDescription": GRADES["id"], "status": "Completed", "type": ["Result"]},
        ],
        "role": "Baker",
        "source": {"id": "https://school.example/issuer", "type": ["Profile"]},
        "term": "2025",
        "type": ["AchievementSubject"],
    },
    "description": "For bread.",
    "evidence": [
        {"audience": "all", "description": "Warm.", "genre": "Photo", "id": "https://ada.example/work", "name": "A loaf", "narrative": "Rye.", "type": ["Evidence"]},
        {"narrative": "Rye.", "type": ["Evidence"]},
        {"narrative": "Rye.", "type": ["Evidence"]},
    ],
    "image": {"id": f"{HOST}/1.png", "type": "Image"},
    "issuer": FULL_PROFILE,
    "validUntil": "2036-01-01T00:00:00Z",
}
VC1 = {
    **{name: value for name, value in MINIMAL.items() if name != "validFrom"},
    "@context": [s.VC1, s.OB3],
    "expirationDate": "2036-01-01T00:00:00Z",
    "issuanceDate": "2026-01-01T00:00:00Z",
    "issuer": PROFILE,
}
MULTILINGUAL = {
    **MINIMAL,
    "description": {"@language": "en", "@value": "For bread."},
    "name": [{"@language": "en", "@value": "Baker"}, {"@language": "ja", "@value": "パン屋"}],
}
SERVICES = {
    **MINIMAL,
    "@context": [s.VC2, s.OB3, EXTENSIONS],
    "credentialSchema": [
        {"id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json", "type": "1EdTechJsonSchemaValidator2019"}
    ],
    "credentialStatus": {"id": f"{HOST}/revoked", "type": "1EdTechRevocationList"},
    "refreshService": {"id": f"{HOST}/refresh", "type": "1EdTechCredentialRefresh"},
}
BITSTRING = {
    **MINIMAL,
    "credentialStatus": {
        "id": f"{HOST}/status/1#7",
        "statusListCredential": f"{HOST}/status/1",
        "statusListIndex": "7",
        "statusPurpose": "revocation",
        "type": "BitstringStatusListEntry",
    },
}
STATUS_LIST = {
    "@context": [s.VC2],
    "credentialSubject": {
        "encodedList": "uH4sIAAAAAAACA-3BMQEAAADCoPVPbQsvoAAAAAAAAAAAAAAAAP4GcwM92tQwAAA",
        "id": f"{HOST}/status/1#list",
        "statusPurpose": "revocation",
        "type": "BitstringStatusList",
    },
    "id": f"{HOST}/status/1",
    "issuer": ISSUER,
    "type": ["VerifiableCredential", "BitstringStatusListCredential"],
    "validFrom": "2026-01-01T00:00:00Z",
}
STATUS_2021 = {
    **VC1,
    "@context": [s.VC1, s.OB3, "https://w3id.org/vc/status-list/2021/v1"],
    "credentialStatus": {
        "id": f"{HOST}/status/2#7",
        "statusListCredential": f"{HOST}/status/2",
        "statusListIndex": "7",
        "statusPurpose": "revocation",
        "type": "StatusList2021Entry",
    },
}
ENDORSED = {
    **MINIMAL,
    "endorsement": [
        {
            **ENDORSEMENT,
            "credentialSubject": {**ENDORSEMENT["credentialSubject"], "id": ID},
            "proof": [
                {
                    "created": "2026-01-02T00:00:00Z",
                    "cryptosuite": "eddsa-rdfc-2022",
                    "proofPurpose": "assertionMethod",
                    "proofValue": "z3FXQ",
                    "type": "DataIntegrityProof",
                    "verificationMethod": "https://friend.example/issuer#key-1",
                }
            ],
        }
    ],
    "endorsementJwt": ["e30.e30.c2ln"],
}
#: The documents whose canonical texts are compared, by name.
ALL = {
    "minimal": MINIMAL,
    "full": FULL,
    "vc1": VC1,
    "multilingual": MULTILINGUAL,
    "services": SERVICES,
    "bitstring": BITSTRING,
    "status-list": STATUS_LIST,
    "status-2021": STATUS_2021,
    "endorsement": ENDORSEMENT,
    "endorsed": ENDORSED,
    "achievement-3.0.0": {**VC1, "@context": [s.VC1, f"{OB}.json"]},
    "achievement-3.0.1": {**VC1, "@context": [s.VC1, f"{OB}-3.0.1.json"]},
    "achievement-3.0.2": {**MINIMAL, "@context": [s.VC2, f"{OB}-3.0.2.json"]},
    "issuer-text": {**MINIMAL, "issuer": ISSUER},
    "no-id": {name: value for name, value in MINIMAL.items() if name != "id"},
    "two-subjects": {**MINIMAL, "credentialSubject": [MINIMAL["credentialSubject"], {**MINIMAL["credentialSubject"], "id": "did:example:eve"}]},
}
