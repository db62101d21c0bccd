//! Credentials that are issued have a canonical form in safe mode: all that they say would be signed.

use serde_json::{Value, json};

use super::*;
use crate::keys::KeyKind;
use crate::proof::fixtures::key;
use crate::{CanonicalizeOptions, Cryptosuite, Profile, SignOptions, canonicalize, sign, verify_signature};

/// The report in the strictest profile has nothing, and the canonical form everything.
pub(super) fn sound(request: &Value) -> Value {
    let document = made(request);
    let text = document.to_string();
    let options = ValidateOptions { profile: Profile::Strict, ..Default::default() };
    let report = validate(text.as_bytes(), &options).unwrap();
    let faults: Vec<_> = report.problems.iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let canonical = canonicalize(&text, &CanonicalizeOptions::default());
    let canonical =
        canonical.unwrap_or_else(|error| panic!("{error} at {:?}\n{document:#}", error.at().pointer));
    for said in texts(&document) {
        let shown = said.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        assert!(canonical.text.contains(&shown), "{said} would not be signed");
    }
    signed(&text);
    document
}

/// In every form, and what was signed is verified and says the same.
fn signed(text: &str) {
    let ecdsa = [Cryptosuite::EcdsaRdfc2019, Cryptosuite::EcdsaJcs2019];
    let eddsa = [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022];
    for (kind, suites) in [(KeyKind::Ed25519, eddsa), (KeyKind::P256, ecdsa)] {
        let signer = key(kind);
        for suite in suites.map(Some).into_iter().chain([None]) {
            let options = SignOptions { cryptosuite: suite, now_unix: Some(NOW), ..Default::default() };
            let signed = sign(text, &signer, &options, &mut SeededEntropy::new("a"));
            let signed = signed.unwrap_or_else(|error| panic!("{suite:?}: {error}\n{text}"));
            let report = verify_signature(&signed.token, &[&signer.public()], &Default::default()).unwrap();
            assert!(report.verified, "{suite:?}: {report:#?}");
            if suite.is_some() {
                let changed = signed.token.replacen("2026-01", "2025-01", 1);
                assert_ne!(changed, signed.token);
                let report = verify_signature(&changed, &[&signer.public()], &Default::default()).unwrap();
                assert!(!report.verified, "{suite:?} does not cover a date");
            }
        }
    }
}

/// Every text of a document that is neither a context nor a term.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => {
            let of = |(name, _): &(&String, &Value)| {
                !["@context", "type", "proofPurpose"].contains(&name.as_str())
            };
            members.iter().filter(of).flat_map(|(_, value)| texts(value)).collect()
        }
        _ => Vec::new(),
    }
}

fn alignment() -> Value {
    json!({"type": ["Alignment"], "targetName": "Standard", "targetUrl": "https://standards.example/1", "targetCode": "S1",
        "targetDescription": "What \"counts\".", "targetFramework": "Standards", "targetType": "CFItem"})
}

fn endorsement() -> Value {
    made(&json!({"version": "3.0", "class": "EndorsementCredential", "id": "https://endorser.example/1",
        "claim": {"id": "https://badges.example/robotics", "endorsementComment": "Good."}, "issuer": "https://endorser.example",
        "issued_on": "2026-01-02T00:00:00Z"}))
}

fn full_profile() -> Value {
    json!({"id": "https://badges.example/issuer", "type": ["Profile"], "name": "Makers", "url": "https://badges.example",
        "phone": "+441632960123", "description": "We make.", "image": {"id": "https://badges.example/logo.png", "type": "Image", "caption": "Logo"},
        "email": "badges@badges.example", "official": "Ada",
        "address": {"type": ["Address"], "addressCountry": "United Kingdom", "addressCountryCode": "GB", "addressRegion": "Kent",
            "addressLocality": "Dover", "streetAddress": "1 Quay", "postOfficeBoxNumber": "7", "postalCode": "CT16",
            "geo": {"type": ["GeoCoordinates"], "latitude": 51.125, "longitude": -1.5}},
        "otherIdentifier": [{"type": ["IdentifierEntry"], "identifier": "4711", "identifierType": "sourcedId"},
            {"type": ["IdentifierEntry"], "identifier": "a", "identifierType": "ext:own"}],
        "parentOrg": {"id": "https://parent.example", "type": ["Profile"], "name": "Parent"},
        "familyName": "Lovelace", "givenName": "Ada", "additionalName": "King", "patronymicName": "Byron",
        "honorificPrefix": "Lady", "honorificSuffix": "FRS", "familyNamePrefix": "of", "dateOfBirth": "1815-12-10",
        "endorsement": [endorsement()]})
}

fn full_achievement() -> Value {
    json!({"id": "https://badges.example/robotics", "type": ["Achievement"], "name": "Robotics", "description": "Built a robot.",
    "criteria": {"id": "https://badges.example/criteria", "narrative": "# Build\n\n* a robot"},
    "alignment": [alignment()], "achievementType": "Badge", "creator": full_profile(), "creditsAvailable": 2.5,
    "fieldOfStudy": "Robots", "humanCode": "R1", "image": {"id": "https://badges.example/robotics.png", "type": "Image"},
    "inLanguage": "en", "specialization": "Legs", "tag": ["robots", "legs"], "version": "2",
    "otherIdentifier": [{"type": ["IdentifierEntry"], "identifier": "R-1", "identifierType": "identifier"}],
    "related": [{"id": "https://badges.example/robotik", "type": ["Related"], "inLanguage": "de", "version": "1"}],
    "endorsement": [endorsement()],
    "resultDescription": [
        {"id": "https://badges.example/robotics#grade", "type": ["ResultDescription"], "name": "Grade", "resultType": "LetterGrade",
            "allowedValue": ["A", "B"], "requiredValue": "B", "alignment": [alignment()]},
        {"id": "https://badges.example/robotics#score", "type": ["ResultDescription"], "name": "Score", "resultType": "Percent",
            "valueMin": "0", "valueMax": "100"},
        {"id": "https://badges.example/robotics#rubric", "type": ["ResultDescription"], "name": "Rubric",
            "resultType": "RubricCriterionLevel", "requiredLevel": "https://badges.example/robotics#walks",
            "rubricCriterionLevel": [{"id": "https://badges.example/robotics#walks", "type": ["RubricCriterionLevel"],
                "name": "Walks", "description": "On legs.", "level": "Good", "points": "1", "alignment": [alignment()]}]}
    ]})
}

fn full() -> Value {
    json!({"version": "3.0", "id": "https://badges.example/credentials/1",
        "recipient": {"id": "did:example:ada", "identity": "ada@example.org"}, "badge": full_achievement(), "issuer": full_profile(),
        "expires": "2030-01-01T00:00:00+01:00", "name": "Robotics", "narrative": "Worked \"hard\".",
        "image": "data:image/png;base64,iVBORw0KGgo=",
        "evidence": ["https://badges.example/e", {"id": "https://badges.example/f", "name": "Film", "description": "It walks.",
            "narrative": "On two legs.", "genre": "Film", "audience": "All"}],
        "endorsements": [endorsement()],
        "status": [{"statusListCredential": "https://badges.example/status/1", "statusListIndex": 94_567},
            {"id": "https://badges.example/status/2#7", "statusListCredential": "https://badges.example/status/2",
             "statusListIndex": "7", "statusPurpose": "suspension", "statusSize": 1},
            "https://badges.example/revoked"],
        "members": {"awardedDate": "2026-01-01T00:00:00Z", "description": "For robots.",
            "credentialSchema": [{"id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
                "type": "1EdTechJsonSchemaValidator2019"}],
            "refreshService": {"id": "https://badges.example/new", "type": "1EdTechCredentialRefresh"},
            "termsOfUse": [{"id": "https://badges.example/terms", "type": "https://badges.example/terms#Policy"}],
            "credentialSubject": {"role": "Lead", "licenseNumber": "7", "term": "Spring", "creditsEarned": 2.5,
                "activityStartDate": "2025-09-01T00:00:00Z", "activityEndDate": "2025-12-01T00:00:00Z",
                "image": {"id": "https://badges.example/ada.png", "type": "Image"}, "source": {"id": "https://source.example", "type": ["Profile"]},
                "result": [
                    {"type": ["Result"], "resultDescription": "https://badges.example/robotics#grade", "value": "A", "alignment": [alignment()]},
                    {"type": ["Result"], "resultDescription": "https://badges.example/robotics#score", "value": "87.5", "status": "Completed"},
                    {"type": ["Result"], "resultDescription": "https://badges.example/robotics#rubric",
                        "achievedLevel": "https://badges.example/robotics#walks"}]}}})
}

#[test]
fn a_small_credential_is_signed_whole() {
    sound(&credential());
    sound(&with(credential(), json!({"recipient": "did:example:ada"})));
    sound(&with(
        credential(),
        json!({"recipient": {"identity": "4711", "type": "ext:student", "hashed": false}}),
    ));
}

#[test]
fn a_full_credential_is_signed_whole() {
    let document = sound(&full());
    let contexts: Vec<_> =
        document["@context"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(
        contexts,
        [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
        ]
    );
}

#[test]
fn each_of_the_types_of_1edtech_brings_its_context() {
    for (member, kind) in [
        ("credentialStatus", "1EdTechRevocationList"),
        ("refreshService", "1EdTechCredentialRefresh"),
        ("credentialSchema", "1EdTechJsonSchemaValidator2019"),
    ] {
        let object = json!({"id": "https://badges.example/x", "type": kind});
        for value in [object.clone(), json!([object])] {
            let document = sound(&with(credential(), json!({"members": {member: value}})));
            assert_eq!(document["@context"][2], "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
        }
    }
    assert_eq!(sound(&credential())["@context"].as_array().unwrap().len(), 2, "and nothing else does");
}

/// The JSON Schema of Open Badges takes one text, although the data model around it takes several.
#[test]
fn a_text_has_one_language_and_translations_are_related() {
    let names = json!([{"@value": "Robotics", "@language": "en"}, {"@value": "Robotik", "@language": "de"}]);
    let request = with(credential(), json!({"members": {"description": names}}));
    refused_with(&request, ErrorCode::IssueInvalid, &["`/members/description`"]);
    let arabic = with(
        achievement(),
        json!({"name": "\u{631}\u{648}\u{628}\u{648}\u{62a}\u{627}\u{62a}", "inLanguage": "ar",
            "related": [{"id": "https://badges.example/robotics", "type": ["Related"], "inLanguage": "en"}]}),
    );
    sound(&with(credential(), json!({"badge": arabic})));
}

#[test]
fn the_other_credentials_are_signed_whole() {
    sound(
        &json!({"version": "3.0", "class": "EndorsementCredential", "claim": {"id": "https://badges.example/robotics",
        "endorsementComment": "Good."}, "issuer": full_profile(), "status": "https://badges.example/revoked"}),
    );
    for purpose in ["revocation", "suspension", "refresh"] {
        sound(
            &json!({"version": "3.0", "class": "BitstringStatusListCredential", "id": "https://badges.example/status/1",
            "issuer": "https://badges.example/issuer", "status_list": {"purpose": purpose}}),
        );
    }
}

#[test]
fn what_would_not_be_signed_is_not_issued() {
    for members in [json!({"frosting": "pink"}), json!({"credentialSubject": {"frosting": "pink"}})] {
        let request = with(credential(), json!({"members": members}));
        refused_with(&request, ErrorCode::IssueInvalid, &["frosting"]);
    }
}
