//! Documents of 1.0 and 1.1.

use serde_json::json;

use super::*;

#[test]
fn an_assertion_of_1_0_is_hosted_where_its_id_says() {
    let document = made(&with(small(), json!({"version": "1.0", "evidence": "https://badges.example/e"})));
    let hash =
        crate::hash_identity("ada@example.org", Some(SECOND), Default::default(), Version::V1_0).unwrap();
    assert_eq!(
        document,
        json!({
            "uid": urn(FIRST).strip_prefix("urn:uuid:"),
            "recipient": {"type": "email", "hashed": true, "salt": SECOND, "identity": hash},
            "badge": "https://badges.example/robotics",
            "verify": {"type": "hosted", "url": HOSTED},
            "issuedOn": "2026-01-15T09:00:00Z",
            "evidence": "https://badges.example/e",
        })
    );
    assert_eq!(tried(&with(small(), json!({"version": "1.0"}))).unwrap().id, None);
}

#[test]
fn an_assertion_of_1_1_has_context_type_and_id() {
    let document = made(&with(small(), json!({"version": "1.1", "uid": "a-1"})));
    assert_eq!(document["@context"], "https://w3id.org/openbadges/v1");
    assert_eq!(
        (&document["id"], &document["type"], &document["uid"]),
        (&json!(HOSTED), &json!("Assertion"), &json!("a-1"))
    );
}

#[test]
fn what_is_signed_names_the_key() {
    let verification = json!({"type": "signed", "url": "https://badges.example/key.pem"});
    let request = with(small(), json!({"version": "1.1", "id": null, "verification": verification}));
    let document = made(&request);
    assert_eq!(document["verify"], verification);
    assert_eq!(document["id"], urn(FIRST));
    // One UUID serves both.
    assert_eq!(format!("urn:uuid:{}", document["uid"].as_str().unwrap()), urn(FIRST));
    let without = with(request, json!({"verification": "signed"}));
    refused_with(&without, ErrorCode::IssueIncomplete, &["`/verification/url`: the URL of the public key"]);
}

#[test]
fn badge_classes_and_issuers_of_1_x_are_documents() {
    let badge = with(badge_2(), json!({"id": null, "issuer": "https://badges.example/issuer"}));
    let issuer = with(issuer_2(), json!({"id": null}));
    let bare = made(&json!({"version": "1.0", "class": "BadgeClass", "badge": badge}));
    assert_eq!(with(bare, json!({"id": null})), badge);
    let linked = made(
        &json!({"version": "1.1", "class": "BadgeClass", "id": "https://badges.example/b", "badge": badge}),
    );
    assert_eq!(
        (&linked["@context"], &linked["type"]),
        (&json!("https://w3id.org/openbadges/v1"), &json!("BadgeClass"))
    );
    let linked = made(
        &json!({"version": "1.1", "class": "Profile", "id": "https://badges.example/i", "issuer": issuer}),
    );
    assert_eq!((&linked["id"], &linked["type"]), (&json!("https://badges.example/i"), &json!("Issuer")));
    let bare = made(&json!({"version": "1.0", "class": "Profile", "issuer": issuer}));
    assert!(bare.get("type").is_none() && bare.get("@context").is_none());
}

#[test]
fn a_revocation_list_maps_uids_to_reasons() {
    let request = json!({"version": "1.0", "class": "RevocationList",
        "revoked": ["a-1", {"uid": "a-2", "reason": "A mistake."}, {"id": "constructor"}]});
    let issued = tried(&request).unwrap();
    assert_eq!(issued.document, r#"{"a-1":"","a-2":"A mistake.","constructor":""}"#);
    assert_eq!(tried(&with(request.clone(), json!({"revoked": []}))).unwrap().document, "{}");
    refused_with(
        &with(request.clone(), json!({"revoked": ["a", {"uid": "a"}]})),
        ErrorCode::IssueInvalid,
        &["`/revoked/1`"],
    );
    refused_with(
        &with(request.clone(), json!({"revoked": [{"reason": "a"}]})),
        ErrorCode::IssueIncomplete,
        &["`/revoked/0`"],
    );
    refused_with(&with(request, json!({"revoked": null})), ErrorCode::IssueIncomplete, &["`/revoked`"]);
}

#[test]
fn other_algorithms_belong_to_1_x() {
    let recipient = json!({"identity": "ada@example.org", "algorithm": "sha512"});
    let document = made(&with(small(), json!({"version": "1.0", "recipient": recipient})));
    assert!(document["recipient"]["identity"].as_str().unwrap().starts_with("sha512$"));
    refused_with(&with(small(), json!({"recipient": recipient})), ErrorCode::RecipientAlgorithm, &["sha512"]);
}
