use serde_json::json;

use super::*;

fn uuid(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.starts_with("urn:uuid:") && text.len() == 45)
}

#[test]
fn a_2_0_assertion_becomes_a_credential_with_ways_back() {
    let (new, value) = sound(TWO, Version::V3_0, &UpgradeOptions::default());
    assert_eq!((new.from, new.class), (Version::V2_0, Class::OpenBadgeCredential));
    assert_eq!(lost(&new), ["/badge/issuer/publicKey", "/verification"]);
    assert!(uuid(&value["id"]) && uuid(&value["credentialSubject"]["achievement"]["id"]));
    assert_eq!(value["name"], "Robotics");
    assert_eq!(value["validFrom"], "2024-10-28T15:00:00+01:00");
    assert_eq!(value["awardedDate"], value["validFrom"]);
    assert_eq!(value["validUntil"], "2034-10-28T15:00:00Z");
    assert_eq!(
        value["issuer"],
        json!({"id": "https://i.example/issuer", "type": ["Profile"], "name": "Makers", "url": "https://i.example",
            "email": "badges@i.example", "phone": "+4912345",
            "otherIdentifier": [{"type": ["IdentifierEntry"], "identifier": "https://i.example/issuer", "identifierType": "identifier"}]})
    );
    let evidence = value["evidence"].as_array().unwrap();
    assert_eq!(
        evidence[0],
        json!({"id": "https://i.example/wren", "type": ["Evidence"], "narrative": "Ran."})
    );
    assert_eq!(evidence[1], json!({"id": "https://i.example/film", "type": ["Evidence"]}));
    assert_eq!(evidence[2]["id"], "https://i.example/a2");
    assert_eq!(evidence[2]["type"], json!(["Evidence", "https://w3id.org/openbadges#Assertion"]));
    assert_eq!(evidence[2]["name"], "Original Open Badges 2.0 assertion");
}

#[test]
fn the_achievement_has_all_of_the_badge_class() {
    let (_, value) = sound(TWO, Version::V3_0, &UpgradeOptions::default());
    let subject = &value["credentialSubject"];
    assert_eq!(subject["narrative"], "Ada did.");
    assert_eq!(subject["image"], json!({"id": "https://i.example/a2.png", "type": "Image"}));
    let mut achievement = subject["achievement"].clone();
    achievement["id"] = json!("");
    assert_eq!(
        achievement,
        json!({"id": "", "type": ["Achievement"], "name": "Robotics", "description": "Has built a robot.",
            "criteria": {"id": "https://i.example/criteria", "narrative": "Build one."},
            "image": {"id": "https://i.example/robot.png", "type": "Image", "caption": "A robot"},
            "tag": ["robots", "mazes"],
            "alignment": [{"type": ["Alignment"], "targetName": "Standard", "targetUrl": "https://s.example/1", "targetCode": "S1"}],
            "creator": {"id": "https://i.example/issuer", "type": ["Profile"], "name": "Makers"},
            "version": "2", "inLanguage": "en",
            "related": [{"id": "https://i.example/class", "type": ["Related", "https://w3id.org/openbadges#BadgeClass"], "version": "Open Badges v2p0"},
                {"id": "https://i.example/class-es", "type": ["Related"], "inLanguage": "es"}]})
    );
}

#[test]
fn recipients_are_identities_or_the_subjects_id() {
    for (kind, identity, hashed, expected) in [
        (
            "email",
            "ada@example.org",
            false,
            json!([{"type": ["IdentityObject"], "hashed": false, "identityHash": "ada@example.org", "identityType": "emailAddress"}]),
        ),
        (
            "telephone",
            "+49123456",
            false,
            json!([{"type": ["IdentityObject"], "hashed": false, "identityHash": "+49123456", "identityType": "ext:telephone"}]),
        ),
        (
            "https://x.example/terms#nick",
            "ada",
            false,
            json!([{"type": ["IdentityObject"], "hashed": false, "identityHash": "ada", "identityType": "ext:nick"}]),
        ),
    ] {
        let text = with_recipient(kind, identity, hashed);
        let (_, value) = sound(&text, Version::V3_0, &UpgradeOptions::default());
        assert_eq!(value["credentialSubject"]["identifier"], expected);
        assert!(uuid(&value["credentialSubject"]["id"]));
    }
    for (kind, identity) in
        [("url", "https://ada.example"), ("id", "did:key:z6Mk"), ("schema:url", "https://ada.example")]
    {
        let (_, value) =
            sound(&with_recipient(kind, identity, false), Version::V3_0, &UpgradeOptions::default());
        assert_eq!(value["credentialSubject"]["id"], identity);
        assert_eq!(value["credentialSubject"]["identifier"], Value::Null);
    }
}

fn with_recipient(kind: &str, identity: &str, hashed: bool) -> String {
    let mut value: Value = serde_json::from_str(TWO).unwrap();
    value["recipient"] = json!({"type": kind, "identity": identity, "hashed": hashed});
    value.to_string()
}

#[test]
fn older_versions_go_all_the_way_and_get_the_same_ids_as_by_2_0() {
    let given = options(None, Some(ONE_BADGE), Some(ONE_ISSUER));
    for text in [OLDEST, ONE, TWO] {
        let (new, at_once) = sound(text, Version::V3_0, &given);
        assert_eq!(new.class, Class::OpenBadgeCredential);
        let between = upgrade(text, Version::V2_0, &given).unwrap();
        let (_, step_by_step) = sound(&between.document, Version::V3_0, &given);
        assert_eq!(at_once["id"], step_by_step["id"]);
        assert_eq!(at_once["validFrom"], step_by_step["validFrom"]);
        assert_eq!(
            at_once["credentialSubject"]["achievement"]["id"],
            step_by_step["credentialSubject"]["achievement"]["id"]
        );
    }
}

#[test]
fn only_a_hosted_assertion_is_evidence() {
    let (_, value) =
        sound(&TWO.replace("HostedBadge", "SignedBadge"), Version::V3_0, &UpgradeOptions::default());
    assert_eq!(value["evidence"].as_array().unwrap().len(), 2);
    let (_, value) = sound(OLDEST, Version::V3_0, &UpgradeOptions::default());
    assert_eq!(value["evidence"].as_array().unwrap().len(), 1, "its id was made up");
    assert_eq!(
        value["credentialSubject"]["achievement"]["related"],
        Value::Null,
        "so was that of its badge class"
    );
}

#[test]
fn badge_classes_profiles_and_endorsements_become_their_counterparts() {
    let two: Value = serde_json::from_str(TWO).unwrap();
    let alone = |class: &Value| {
        let mut class = class.clone();
        class["@context"] = json!("https://w3id.org/openbadges/v2");
        class.to_string()
    };
    let (new, value) = sound(&alone(&two["badge"]), Version::V3_0, &UpgradeOptions::default());
    assert_eq!(new.class, Class::Achievement);
    assert_eq!(value["creator"]["email"], "badges@i.example");
    let (new, value) = sound(&alone(&two["badge"]["issuer"]), Version::V3_0, &UpgradeOptions::default());
    assert_eq!((new.class, lost(&new)), (Class::Profile, vec!["/publicKey"]));
    assert_eq!(value["id"], "https://i.example/issuer");
    let endorsement = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Endorsement","id":"https://e.example/1","issuer":"https://e.example/me",
        "claim":{"id":"https://i.example/class","endorsementComment":"Good.","rating":5},"issuedOn":"2020-01-01T00:00:00Z","verification":{"type":"HostedBadge"}}"#;
    let (new, value) = sound(endorsement, Version::V3_0, &UpgradeOptions::default());
    assert_eq!(
        (new.class, lost(&new)),
        (Class::EndorsementCredential, vec!["/claim/rating", "/verification"])
    );
    assert_eq!(
        value["credentialSubject"],
        json!({"id": "https://i.example/class", "type": ["EndorsementSubject"], "endorsementComment": "Good."})
    );
    assert_eq!(value["issuer"]["id"], "https://e.example/me");
}

#[test]
fn a_revocation_list_names_the_credentials_that_its_assertions_become() {
    let list = r#"{"@context":"https://w3id.org/openbadges/v2","type":"RevocationList","id":"https://i.example/revoked","issuer":"https://i.example/issuer",
        "revokedAssertions":["https://i.example/a2",{"id":"https://i.example/a3","revocationReason":"Error"},{"uid":"a1"}]}"#;
    let (new, value) = sound(list, Version::V3_0, &UpgradeOptions::default());
    let (_, credential) = sound(TWO, Version::V3_0, &UpgradeOptions::default());
    assert_eq!((new.class, lost(&new)), (Class::RevocationList, vec!["/revokedAssertions/2"]));
    assert_eq!(value["id"], "https://i.example/revoked");
    assert_eq!(value["issuer"], "https://i.example/issuer");
    let entries = value["revokedCredential"].as_array().unwrap();
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0], json!({"id": credential["id"], "revoked": true}));
    assert_eq!(entries[1]["revocationReason"], "Error");
}

#[test]
fn the_badge_in_an_envelope_of_2_1_is_upgraded() {
    let envelope = format!(r#"{{"assertion":{TWO},"signedAssertion":null}}"#);
    let (new, value) = sound(&envelope, Version::V3_0, &UpgradeOptions::default());
    assert_eq!(new.from, Version::V2_1);
    assert_eq!(lost(&new), ["/assertion/badge/issuer/publicKey", "/assertion/verification"]);
    let (_, alone) = sound(TWO, Version::V3_0, &UpgradeOptions::default());
    assert_eq!(value, alone);
    let new = upgrade(&envelope, Version::V2_0, &UpgradeOptions::default()).unwrap();
    assert!(new.changed && new.lost.is_empty());
    assert_eq!(
        serde_json::from_str::<Value>(&new.document).unwrap(),
        serde_json::from_str::<Value>(TWO).unwrap()
    );
}

#[test]
fn a_signed_badge_loses_its_signature_and_only_when_it_changes() {
    use base64::Engine;
    let part = |text: &str| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(text);
    let token = format!("{}.{}.{}", part(r#"{"alg":"RS256"}"#), part(TWO), part("signature"));
    let new = upgrade(&token, Version::V2_0, &UpgradeOptions::default()).unwrap();
    assert_eq!((new.document.as_str(), new.changed), (token.as_str(), false));
    let (new, _) = sound(&token, Version::V3_0, &UpgradeOptions::default());
    assert_eq!(lost(&new), ["", "/badge/issuer/publicKey", "/verification"]);
    let envelope = format!(r#"{{"signedAssertion":"{token}"}}"#);
    let new = upgrade(&envelope, Version::V2_0, &UpgradeOptions::default()).unwrap();
    assert_eq!((new.document.as_str(), new.changed, new.lost.len()), (token.as_str(), true, 0));
    let (new, _) = sound(&envelope, Version::V3_0, &UpgradeOptions::default());
    assert_eq!(lost(&new)[0], "/signedAssertion");
}
