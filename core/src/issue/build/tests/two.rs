//! Documents of 2.0.

use serde_json::json;

use super::*;

#[test]
fn a_small_request_gives_a_hosted_assertion() {
    let document = made(&small());
    let hash =
        crate::hash_identity("ada@example.org", Some(FIRST), Default::default(), Version::V2_0).unwrap();
    assert_eq!(
        document,
        json!({
            "@context": "https://w3id.org/openbadges/v2",
            "id": HOSTED,
            "type": "Assertion",
            "recipient": {"type": "email", "hashed": true, "salt": FIRST, "identity": hash},
            "badge": "https://badges.example/robotics",
            "verification": {"type": "HostedBadge"},
            "issuedOn": "2026-01-15T09:00:00Z",
        })
    );
}

#[test]
fn what_is_signed_gets_an_id_before_its_salt() {
    let document = made(&with(small(), json!({"id": null, "verification": "signed"})));
    assert_eq!(document["id"], urn(FIRST));
    assert_eq!(document["recipient"]["salt"], SECOND);
    assert_eq!(document["verification"], json!({"type": "SignedBadge"}));
    let key = "https://badges.example/key";
    let document =
        made(&with(small(), json!({"id": null, "verification": {"type": "signed", "creator": key}})));
    assert_eq!(document["verification"], json!({"type": "SignedBadge", "creator": key}));
}

#[test]
fn an_embedded_badge_class_gets_the_issuer_of_the_request() {
    let document = made(&with(small(), json!({"badge": badge_2(), "issuer": issuer_2()})));
    assert_eq!(document["badge"]["type"], "BadgeClass");
    assert_eq!(document["badge"]["issuer"], with(issuer_2(), json!({"type": "Issuer"})));
    // The fuller of two that mean the same one.
    let linked = with(badge_2(), json!({"issuer": "https://badges.example/issuer"}));
    assert_eq!(made(&with(small(), json!({"badge": linked, "issuer": issuer_2()}))), document);
    let full = with(badge_2(), json!({"issuer": issuer_2()}));
    let short = json!("https://badges.example/issuer");
    assert_eq!(made(&with(small(), json!({"badge": full, "issuer": short}))), document);
    let other = with(issuer_2(), json!({"id": "https://other.example"}));
    refused_with(
        &with(small(), json!({"badge": full, "issuer": other})),
        ErrorCode::IssueInvalid,
        &["`/issuer`: another issuer"],
    );
}

#[test]
fn a_whole_badge_document_may_be_given() {
    let whole = with(
        badge_2(),
        json!({"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass",
            "issuer": with(issuer_2(), json!({"@context": "https://w3id.org/openbadges/v2", "type": "Profile"}))}),
    );
    let document = made(&with(small(), json!({"badge": whole})));
    assert!(document["badge"].get("@context").is_none());
    assert_eq!(document["badge"]["issuer"]["type"], "Profile");
    // A context that says more stays.
    let context = json!(["https://w3id.org/openbadges/v2", {"level": "https://badges.example/level"}]);
    let more = with(whole, json!({"@context": context, "level": "high"}));
    assert_eq!(made(&with(small(), json!({"badge": more})))["badge"]["@context"], context);
}

#[test]
fn a_badge_class_without_an_id_is_known_by_its_content_where_nothing_is_hosted() {
    let badge = with(badge_2(), json!({"id": null}));
    let request = with(small(), json!({"id": null, "badge": badge, "issuer": issuer_2()}));
    let signed = with(request.clone(), json!({"verification": "signed"}));
    let id = made(&signed)["badge"]["id"].clone();
    assert!(id.as_str().unwrap().starts_with("urn:uuid:"));
    let of_another = with(signed, json!({"recipient": "grace@example.org"}));
    assert_eq!(made(&of_another)["badge"]["id"], id);
    refused_with(&with(request, json!({"id": HOSTED})), ErrorCode::IssueIncomplete, &["`/badge/id`"]);
}

#[test]
fn every_member_finds_its_place() {
    let document = made(&with(
        small(),
        json!({
            "uid": "1", "issued_on": "2025-12-31T23:59:59+01:00", "expires": "2027-01-01T00:00:00Z",
            "narrative": "Worked hard.", "evidence": [{"id": "https://badges.example/e", "name": "Robot"}, "https://e.example"],
            "image": "https://badges.example/1.png", "language": "en-GB",
            "endorsements": ["https://badges.example/endorsement"],
            "members": {"related": {"id": "https://badges.example/assertions/2", "@language": "de"}},
        }),
    ));
    for (name, value) in [
        ("uid", json!("1")),
        ("issuedOn", json!("2025-12-31T23:59:59+01:00")),
        ("expires", json!("2027-01-01T00:00:00Z")),
        ("narrative", json!("Worked hard.")),
        ("evidence", json!([{"id": "https://badges.example/e", "name": "Robot"}, "https://e.example"])),
        ("image", json!("https://badges.example/1.png")),
        ("@language", json!("en-GB")),
        ("endorsement", json!(["https://badges.example/endorsement"])),
        ("related", json!({"id": "https://badges.example/assertions/2", "@language": "de"})),
    ] {
        assert_eq!(document[name], value, "{name}");
    }
}

#[test]
fn identities_are_hashed_by_their_kind() {
    let recipient = |recipient: serde_json::Value| {
        made(&with(small(), json!({"recipient": recipient})))["recipient"].clone()
    };
    let plain = |kind: &str, identity: &str| json!({"type": kind, "hashed": false, "identity": identity});
    assert_eq!(recipient(json!("https://ada.example")), plain("url", "https://ada.example"));
    assert_eq!(recipient(json!("did:example:ada")), plain("id", "did:example:ada"));
    assert_eq!(
        recipient(json!({"identity": "ada@example.org", "hashed": false})),
        plain("email", "ada@example.org")
    );
    assert_eq!(recipient(json!("+441632960123"))["type"], "telephone");
    assert_eq!(recipient(json!("+441632960123"))["hashed"], true);
    assert_eq!(
        recipient(json!({"identity": "foo@example.org", "salt": "lol"}))["identity"],
        "sha256$764c2d5c44777ed2de8baf90bf422f859aed6e917071f8579fc9ae287aebf489"
    );
    let unsalted = recipient(json!({"identity": "mayze", "type": "schema:name", "salt": ""}));
    assert_eq!(
        unsalted["identity"],
        "sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6"
    );
    assert!(unsalted.get("salt").is_none());
    let hash = unsalted["identity"].clone();
    let given = recipient(json!({"identity": hash, "type": "email", "salt": "s"}));
    assert_eq!(given, json!({"type": "email", "hashed": true, "salt": "s", "identity": hash}));
    assert_eq!(recipient(json!({"identity": "https://ada.example", "hashed": true}))["hashed"], true);
}

#[test]
fn badge_classes_and_profiles_are_documents_of_their_own() {
    let badge =
        made(&json!({"class": "BadgeClass", "badge": badge_2(), "issuer": "https://badges.example/issuer",
        "language": "en"}));
    assert_eq!(badge["@context"], "https://w3id.org/openbadges/v2");
    assert_eq!((&badge["type"], &badge["@language"]), (&json!("BadgeClass"), &json!("en")));
    assert_eq!(badge["issuer"], "https://badges.example/issuer");
    let id = "https://badges.example/new";
    let badge = with(badge_2(), json!({"id": null, "issuer": issuer_2()}));
    assert_eq!(made(&json!({"class": "BadgeClass", "id": id, "badge": badge}))["id"], id);
    let profile = made(&json!({"class": "Profile", "issuer": issuer_2()}));
    let filled = json!({"@context": "https://w3id.org/openbadges/v2", "type": "Issuer"});
    assert_eq!(profile, with(issuer_2(), filled));
}

#[test]
fn an_endorsement_has_a_claim() {
    let request = json!({"class": "Endorsement", "id": "https://endorser.example/1", "claim": "https://badges.example/robotics",
        "issuer": {"id": "https://endorser.example", "name": "Endorsers"}});
    let document = made(&request);
    assert_eq!(document["claim"], json!({"id": "https://badges.example/robotics"}));
    assert_eq!(document["issuer"]["type"], "Profile");
    assert_eq!(document["issuedOn"], "2026-01-15T09:00:00Z");
    let claim =
        json!({"id": "https://badges.example/robotics", "endorsementComment": "Good.", "type": "BadgeClass"});
    assert_eq!(made(&with(request, json!({"claim": claim})))["claim"], claim);
}

#[test]
fn a_revocation_list_names_what_is_revoked() {
    let request = json!({"class": "RevocationList", "id": "https://badges.example/revoked", "issuer": issuer_2(),
        "revoked": ["https://badges.example/a", {"id": "urn:uuid:6f1c1e7e-2c2f-4a0e-9a9b-3f6b6d0d7c11", "reason": "A mistake."}, {"uid": "7"}]});
    let document = made(&request);
    assert_eq!(document["issuer"], "https://badges.example/issuer");
    assert_eq!(
        document["revokedAssertions"],
        json!(["https://badges.example/a",
            {"id": "urn:uuid:6f1c1e7e-2c2f-4a0e-9a9b-3f6b6d0d7c11", "revocationReason": "A mistake."}, {"uid": "7"}])
    );
    assert_eq!(made(&with(request, json!({"revoked": []})))["revokedAssertions"], json!([]));
}

#[test]
fn members_fill_up_what_is_there() {
    let more = json!({
        "@context": {"level": "https://badges.example/level"}, "type": "https://badges.example/Special",
        "level": "high", "recipient": {"@language": "en"}, "name": null,
    });
    let document = made(&with(small(), json!({"members": more})));
    let contexts = json!(["https://w3id.org/openbadges/v2", {"level": "https://badges.example/level"}]);
    assert_eq!(document["@context"], contexts);
    assert_eq!(document["type"], json!(["Assertion", "https://badges.example/Special"]));
    assert_eq!((&document["level"], &document["recipient"]["@language"]), (&json!("high"), &json!("en")));
    assert!(document.get("name").is_none());
}

#[test]
fn a_public_key_has_a_document() {
    let options = crate::GenerateOptions::default();
    let key = crate::Key::generate(&options, &mut SeededEntropy::new("key")).unwrap();
    let public = key.public().write(crate::KeyFormat::Jwk).unwrap();
    let request = json!({"class": "CryptographicKey", "id": "https://badges.example/key", "issuer": issuer_2(),
        "public_key": public.as_str()});
    let document = made(&request);
    assert_eq!(document["type"], "CryptographicKey");
    assert_eq!(document["owner"], "https://badges.example/issuer");
    let pem = document["publicKeyPem"].as_str().unwrap();
    let again = crate::Key::read(pem, &Default::default()).unwrap();
    assert_eq!(again.write(crate::KeyFormat::Jwk).unwrap(), public);
    let private = key.write(crate::KeyFormat::Pem).unwrap();
    let error = tried(&with(request.clone(), json!({"public_key": private.as_str()}))).unwrap_err();
    assert_eq!(error.code(), ErrorCode::KeyNotPublic);
    assert!(!error.message().contains("BEGIN"));
    refused_with(
        &with(request, json!({"public_key": null, "issuer": null, "id": null})),
        ErrorCode::IssueIncomplete,
        &["`/public_key`", "`/issuer`", "`/id`"],
    );
}
