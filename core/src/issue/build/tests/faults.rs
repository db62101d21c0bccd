//! What a request lacks, and what is wrong in it.

use serde_json::json;

use super::*;
use crate::Limits;

#[test]
fn everything_that_is_lacking_is_listed_at_once() {
    let error = try_with(&json!({}), &IssueOptions::default()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::IssueIncomplete);
    for place in
        ["`/id`", "`/recipient`: to whom", "`/badge`", "`/issued_on`: when; or the option `now_unix`"]
    {
        assert!(error.message().contains(place), "{place}: {error}");
    }
    refused_with(
        &json!({"version": "3.0", "badge": {"name": "Robotics"}}),
        ErrorCode::IssueIncomplete,
        &["`/recipient`", "`/issuer`", "`/badge/criteria`", "`/badge/description`"],
    );
    let bare =
        json!({"id": HOSTED, "recipient": "ada@example.org", "badge": {}, "issuer": {"name": "Makers"}});
    refused_with(
        &bare,
        ErrorCode::IssueIncomplete,
        &["`/badge/id`", "`/badge/name`", "`/badge/image`", "`/issuer/id`", "`/issuer/email`"],
    );
}

#[test]
fn what_is_wrong_is_listed_beside_what_is_lacking() {
    let request =
        with(small(), json!({"recipient": null, "expires": "next year", "issued_on": "2026-01-15"}));
    refused_with(
        &request,
        ErrorCode::IssueIncomplete,
        &["lacks `/recipient`", "wrong in it", "`/expires`: found \"next year\"", "`/issued_on`"],
    );
    let order = with(small(), json!({"expires": "2020-01-01T00:00:00Z"}));
    refused_with(&order, ErrorCode::IssueInvalid, &["`/expires`: found an earlier date"]);
}

#[test]
fn nothing_of_a_request_is_silently_lost() {
    for (request, place) in [
        (with(small(), json!({"status": "https://badges.example/s"})), "`/status`"),
        (with(small(), json!({"version": "1.0", "narrative": "x"})), "`/narrative`"),
        (with(small(), json!({"claim": "https://badges.example/s"})), "`/claim`"),
        (with(credential(), json!({"uid": "1"})), "`/uid`"),
        (with(credential(), json!({"verification": "hosted"})), "`/verification`"),
        (
            with(small(), json!({"issuer": issuer_2()})),
            "`/issuer`: an assertion names its issuer in its badge class",
        ),
        (
            with(small(), json!({"recipient": {"identity": "ada@example.org", "id": "did:example:a"}})),
            "`/recipient/id`",
        ),
        (
            with(small(), json!({"recipient": {"identity": "https://ada.example", "salt": "s"}})),
            "`/recipient/salt`",
        ),
        (
            with(small(), json!({"verification": {"type": "hosted", "creator": "https://badges.example/k"}})),
            "`/verification/creator`",
        ),
        (
            with(small(), json!({"verification": {"type": "hosted", "url": "https://badges.example/k"}})),
            "`/verification/url`",
        ),
        (with(small(), json!({"members": {"level": 3}})), "`/members/level`"),
        (with(small(), json!({"members": {"issuedOn": "2026-01-15T09:00:00Z"}})), "`/members/issuedOn`"),
        (with(small(), json!({"members": {"recipient": {"type": "url"}}})), "`/members/recipient/type`"),
        (with(small(), json!({"members": [1]})), "`/members`"),
        (with(credential(), json!({"members": {"level": 3}})), "`/members/level`"),
        (
            with(small(), json!({"badge": with(badge_2(), json!({"narative": "x"})), "issuer": issuer_2()})),
            "`/badge/narative`",
        ),
        (
            json!({"class": "BadgeClass", "id": "https://other.example", "badge": badge_2(), "issuer": issuer_2()}),
            "`/id`",
        ),
    ] {
        refused_with(&request, ErrorCode::IssueInvalid, &[place]);
    }
}

#[test]
fn versions_and_classes_that_are_not_written_are_refused() {
    for (request, says) in [
        (json!({"version": "0.5"}), "0.5 is read"),
        (json!({"version": "2.1"}), "2.1 has no documents of its own"),
        (json!({"version": "3.0", "class": "Assertion"}), "OpenBadgeCredential"),
        (json!({"class": "Achievement"}), "BadgeClass"),
        (json!({"version": "1.1", "class": "Endorsement"}), "RevocationList"),
    ] {
        refused_with(&request, ErrorCode::IssueInvalid, &[says]);
    }
}

#[test]
fn what_is_hosted_has_urls_as_ids() {
    let urn = "urn:uuid:6f1c1e7e-2c2f-4a0e-9a9b-3f6b6d0d7c11";
    refused_with(&with(small(), json!({"id": urn})), ErrorCode::IssueInvalid, &["`/id`: what is hosted"]);
    let badge = with(badge_2(), json!({"id": urn}));
    let request = with(small(), json!({"badge": badge, "issuer": issuer_2()}));
    refused_with(&request, ErrorCode::IssueInvalid, &["`/badge/id`"]);
    made(&with(request, json!({"id": null, "verification": "signed"})));
}

#[test]
fn identities_that_cannot_be_right_are_refused_and_never_quoted() {
    for (recipient, code) in [
        (json!("secret ada"), ErrorCode::IssueIncomplete),
        (json!("mailto:secret@example.org"), ErrorCode::IssueIncomplete),
        (json!({"identity": "secret@", "type": "email"}), ErrorCode::IssueInvalid),
        (json!({"identity": "secret", "type": "url"}), ErrorCode::IssueInvalid),
        (json!({"identity": "sha256$5ec4e7", "type": "telephone"}), ErrorCode::IssueInvalid),
        (json!({"identity": "sec\u{0}ret", "type": "telephone"}), ErrorCode::RecipientIdentity),
        (json!({"identity": "", "type": "telephone"}), ErrorCode::RecipientIdentity),
        (json!({"identity": "secret", "type": "no property", "hashed": false}), ErrorCode::IssueInvalid),
        (json!({"type": "email"}), ErrorCode::IssueIncomplete),
        (json!({"identity": "md5$00000000000000000000000000000000"}), ErrorCode::IssueIncomplete),
        (
            json!({"identity": "md5$00000000000000000000000000000000", "type": "email", "algorithm": "md5"}),
            ErrorCode::IssueInvalid,
        ),
        (
            json!({"identity": "md5$00000000000000000000000000000000", "type": "email", "hashed": false}),
            ErrorCode::IssueInvalid,
        ),
    ] {
        for request in [small(), credential()] {
            let (found, message) = refused(&with(request, json!({"recipient": recipient})));
            assert!(!message.contains("secret") && !message.contains("5ec4e7"), "{message}");
            assert_eq!(found, code, "{recipient}: {message}");
            // What is wrong with an identity is not told a second time as its absence.
            assert!(!message.contains("`/recipient`: to whom"), "{message}");
        }
    }
}

#[test]
fn messages_are_fit_for_a_terminal() {
    let hostile = "\u{1b}[2J\u{202e}x".repeat(1_000);
    let members = json!({hostile.clone(): 1, "related": hostile});
    let (code, message) = refused(&with(small(), json!({"members": members, "expires": hostile})));
    assert_eq!(code, ErrorCode::IssueInvalid);
    assert!(!message.contains(['\u{1b}', '\u{202e}']), "{message}");
    assert!(message.len() < 5_000, "{}", message.len());
}

#[test]
fn many_faults_are_counted() {
    let evidence: Vec<_> = (0..3_000).map(|_| json!({"id": "no iri"})).collect();
    let (code, message) = refused(&with(small(), json!({"evidence": evidence})));
    assert_eq!(code, ErrorCode::IssueInvalid);
    assert!(message.contains("2900 more") && message.len() < 30_000, "{}", message.len());
}

#[test]
fn a_document_beyond_the_limits_is_refused() {
    let limited = |limits| try_with(&small(), &IssueOptions { limits, ..options() }).unwrap_err().code();
    assert_eq!(limited(Limits { text_bytes: 100, ..Default::default() }), ErrorCode::LimitText);
    assert_eq!(limited(Limits { json_nodes: 5, ..Default::default() }), ErrorCode::LimitJsonNodes);
    assert_eq!(limited(Limits { json_depth: 1, ..Default::default() }), ErrorCode::LimitJsonDepth);
}

#[test]
fn no_randomness_is_no_document() {
    struct Dry;
    impl Entropy for Dry {
        fn fill(&mut self, _out: &mut [u8]) -> Result<()> {
            Err(Error::new(ErrorCode::RandomFailed, "dry"))
        }
    }
    let request = wire::request_from_json(Some(&small().to_string())).unwrap();
    assert_eq!(issue(&request, &options(), &mut Dry).unwrap_err().code(), ErrorCode::RandomFailed);
    // Nothing random is asked for where nothing is needed.
    let plain = with(small(), json!({"recipient": "https://ada.example"}));
    let request = wire::request_from_json(Some(&plain.to_string())).unwrap();
    assert!(issue(&request, &options(), &mut Dry).is_ok());
}
