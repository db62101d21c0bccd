//! Comprehensive Learner Records: what they list.
#![allow(clippy::needless_pass_by_value, reason = "the calls are easier to read")]

use serde_json::{Value, json};

use super::*;
use crate::{BakeOptions, InspectOptions, UnbakeOptions, bake, inspect, unbake_one};

fn record(subject: &Value) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "https://college.example/records/1", "type": ["VerifiableCredential", "ClrCredential"], "name": "Transcript",
        "issuer": {"id": "https://college.example", "type": ["Profile"], "name": "College"}, "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": subject
    })
}

fn award(number: u8, issuer: Value) -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": format!("https://college.example/credentials/{number}"), "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": issuer, "validFrom": "2025-12-01T00:00:00Z", "name": "Award",
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": {
            "id": format!("https://college.example/courses/{number}"), "type": ["Achievement"], "name": format!("Course {number}"),
            "description": "A course."}}
    })
}

fn full() -> Value {
    record(&json!({"id": "did:example:ada", "type": ["ClrSubject"],
        "verifiableCredential": [award(1, json!("https://college.example")), award(2, json!({"id": "https://other.example", "name": "Other"}))],
        "achievement": [
            {"id": "https://college.example/courses/1", "type": ["Achievement"], "name": "Course 1"},
            {"id": "https://college.example/degree", "type": ["Achievement"], "name": "Degree"}],
        "association": [{"type": ["Association"], "associationType": "isChildOf", "sourceId": "https://college.example/courses/1",
            "targetId": "https://college.example/degree"}]}))
}

#[test]
fn a_record_lists_its_achievements_and_is_none_of_them_itself() {
    let badge = read(&full().to_string());
    assert_eq!(badge.class, Class::ClrCredential);
    texts([Some("Transcript"), None], [&badge.name, &badge.badge_class]);
    let listed: Vec<_> = badge
        .achievements
        .iter()
        .map(|one| {
            let issuer = one.issuer.as_ref().and_then(|issuer| issuer.id.as_deref());
            (one.credential.as_deref(), one.id.as_deref().unwrap(), one.name.as_deref().unwrap(), issuer)
        })
        .collect();
    assert_eq!(
        listed,
        [
            (
                Some("https://college.example/credentials/1"),
                "https://college.example/courses/1",
                "Course 1",
                Some("https://college.example")
            ),
            (
                Some("https://college.example/credentials/2"),
                "https://college.example/courses/2",
                "Course 2",
                Some("https://other.example")
            ),
            (None, "https://college.example/degree", "Degree", None),
        ]
    );
    texts(
        [Some("2025-12-01T00:00:00Z"), None],
        [&badge.achievements[0].issued_on, &badge.achievements[0].expires],
    );
    assert_eq!(badge.problems, []);
}

#[test]
fn a_record_in_a_token_and_in_both_images_is_read_alike() {
    let text = full().to_string();
    let expected = read(&text).achievements;
    assert_eq!(read(&jws(&text)).achievements, expected);
    assert_eq!(read(&jws(&json!({"vc": full()}).to_string())).achievements, expected);
    let svg = br#"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>"#;
    let png = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0dIDATx\x01\x01\x02\x00\xfd\xff\x00\x00\x00\x02\x00\x01~\x05\x0d\xd2\x00\x00\x00\x00IEND\xaeB`\x82";
    for (image, keyword) in [(svg.as_slice(), "credential"), (png, "clrcredential")] {
        let baked = bake(image, &text, &BakeOptions::default()).unwrap();
        let found = unbake_one(&baked.bytes, &UnbakeOptions::default()).unwrap();
        assert_eq!((found.keyword.as_str(), found.text.as_str()), (keyword, text.as_str()));
        let seen = inspect(&baked.bytes, &InspectOptions::default()).unwrap();
        assert_eq!(seen.badges[0].badge.as_ref().unwrap().achievements, expected);
    }
}

#[test]
fn a_record_that_is_odd_gives_what_there_is() {
    let listed = |subject: Value| read(&record(&subject).to_string());
    assert!(listed(json!({"id": "did:example:ada"})).achievements.is_empty());
    let single = listed(json!({"verifiableCredential": award(1, json!(5))}));
    assert_eq!(single.achievements.len(), 1, "a list of one may be written without brackets");
    assert_eq!(odd(&single), [(ErrorCode::DocumentMember, "/credentialSubject/verifiableCredential/issuer")]);
    let wrong = listed(
        json!({"verifiableCredential": [5, "eyJ.eyJ.c", {}, {"credentialSubject": []}], "achievement": "https://college.example/a"}),
    );
    let pointers: Vec<_> = odd(&wrong).into_iter().map(|(_, pointer)| pointer).collect();
    assert_eq!(
        pointers[..2],
        ["/credentialSubject/verifiableCredential/0", "/credentialSubject/verifiableCredential/1"]
    );
    assert_eq!(wrong.achievements.last().unwrap().id.as_deref(), Some("https://college.example/a"));
    let inside = listed(json!({"verifiableCredential": [full()]}));
    assert_eq!(inside.achievements.len(), 1, "a record in a record is listed, and not what it lists");
    texts([Some("Transcript")], [&inside.achievements[0].name]);
    let nul = record(&json!({"verifiableCredential": [{"id": "urn:a\0b"}]})).to_string();
    assert_eq!(refused(&nul).code(), ErrorCode::JsonNul);
}
