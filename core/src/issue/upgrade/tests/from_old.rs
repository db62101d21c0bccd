use serde_json::json;

use super::*;

#[test]
fn a_0_5_badge_becomes_one_of_2_0_with_absolute_urls() {
    let (new, value) = sound(OLDEST, Version::V2_0, &options(Some("https://i.example/ada"), None, None));
    assert_eq!(
        (new.from, new.to, new.class, new.changed),
        (Version::V0_5, Version::V2_0, Class::Assertion, true)
    );
    assert_eq!(lost(&new), [""; 0]);
    let badge = value["badge"].clone();
    assert_eq!(
        value,
        json!({
            "@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://i.example/ada",
            "recipient": {"type": "email", "hashed": true, "salt": "deadsea",
                "identity": "sha256$4018b7cec54d6d5cc3ec76749ea071574112349b9cb7600bfdd2bf667dfb0e5d"},
            "badge": badge, "issuedOn": "2012-10-28T00:00:00Z", "expires": "2030-03-17T17:46:40Z",
            "evidence": "https://i.example/wren", "verification": {"type": "HostedBadge"},
        })
    );
    assert!(badge["id"].as_str().unwrap().starts_with("urn:uuid:"));
    assert_eq!(badge["image"], "https://i.example/robot.png");
    assert_eq!(badge["criteria"], "https://i.example/criteria.html");
    assert_eq!(badge["version"], "1.0.0");
    assert_eq!(
        badge["issuer"],
        json!({"type": "Profile", "id": "https://i.example/", "name": "Makers: Robots", "url": "https://i.example/",
            "email": "badges@i.example"})
    );
}

#[test]
fn a_0_5_badge_without_an_id_gets_a_stable_one() {
    let (_, first) = sound(OLDEST, Version::V2_0, &UpgradeOptions::default());
    let (_, other) = sound(&OLDEST.replace("2012", "2013"), Version::V2_0, &UpgradeOptions::default());
    assert!(first["id"].as_str().unwrap().starts_with("urn:uuid:"));
    assert_ne!(first["id"], other["id"]);
    assert_eq!(first["badge"]["id"], other["badge"]["id"], "the badge class is the same");
}

#[test]
fn alignments_inside_0_5_are_converted_one_or_many() {
    for alignment in [
        r#"{"name":"S","url":"/s"}"#,
        r#"[{"targetName":"T","targetUrl":"https://s.example"},{"name":"S","url":"/s"}]"#,
    ] {
        let text = OLDEST.replace(r#""version":"1.0.0""#, &format!(r#""alignment":{alignment}"#));
        let (_, value) = sound(&text, Version::V2_0, &UpgradeOptions::default());
        let last = value["badge"]["alignment"].as_array().unwrap().last().unwrap();
        assert_eq!(*last, json!({"targetName": "S", "targetUrl": "https://i.example/s"}));
    }
}

#[test]
fn a_backpack_hybrid_gives_its_members_of_1_0_back() {
    let text = r#"{"uid":"a1","recipient":"sha256$00","salt":"x","_originalRecipient":{"type":"email","hashed":false,"identity":"ada@example.org"},
        "issuedOn":1361404800,"issued_on":1361404800,"verify":{"type":"hosted","url":"https://i.example/a1"},
        "badge":{"name":"R","description":"D","image":"https://i.example/r.png","criteria":"https://i.example/c","_location":"https://i.example/class",
        "issuer":{"name":"M","url":"https://i.example/home","origin":"https://i.example","_location":"https://i.example/issuer"}}}"#;
    let (new, value) = sound(text, Version::V2_0, &UpgradeOptions::default());
    assert_eq!((new.from, lost(&new).len()), (Version::V0_5, 0));
    assert_eq!(value["id"], "https://i.example/a1");
    assert_eq!(value["recipient"], json!({"type": "email", "hashed": false, "identity": "ada@example.org"}));
    assert_eq!(value["badge"]["id"], "https://i.example/class");
    assert_eq!(value["badge"]["issuer"]["id"], "https://i.example/issuer");
    assert_eq!(value["badge"]["issuer"]["url"], "https://i.example/home");
    assert_eq!(value["issuedOn"], "2013-02-21T00:00:00Z");
}

#[test]
fn a_1_0_assertion_keeps_its_links_unless_they_are_given() {
    let (new, value) = sound(ONE, Version::V2_0, &UpgradeOptions::default());
    assert_eq!(value["id"], "https://i.example/a1");
    assert_eq!(value["badge"], "https://i.example/class");
    assert_eq!(value["uid"], "a1");
    assert_eq!(value["issuedOn"], "2017-07-19T00:22:10Z");
    assert!(new.lost.is_empty());
    let (_, value) = sound(ONE, Version::V2_0, &options(None, Some(ONE_BADGE), Some(ONE_ISSUER)));
    let badge = &value["badge"];
    assert_eq!(badge["id"], "https://i.example/class");
    assert_eq!(badge["issuer"]["id"], "https://i.example/issuer");
    assert_eq!(badge["issuer"]["revocationList"], "https://i.example/revoked");
    assert_eq!(
        badge["alignment"],
        json!([{"targetName": "Standard", "targetUrl": "https://s.example/1", "targetDescription": "Says so"}])
    );
}

#[test]
fn a_signed_1_0_assertion_loses_the_url_of_its_key() {
    let text =
        ONE.replace("hosted", "signed").replace("https://i.example/a1\"}", "https://i.example/key.pem\"}");
    let (new, value) = sound(&text, Version::V2_0, &UpgradeOptions::default());
    assert_eq!(value["verification"], json!({"type": "SignedBadge"}));
    assert!(value["id"].as_str().unwrap().starts_with("urn:uuid:"));
    assert_eq!(lost(&new), ["/verify/url"]);
    // The id follows from the uid and the key, whatever else is in the document.
    let (_, other) = sound(&text.replace("wren", "wrens"), Version::V2_0, &UpgradeOptions::default());
    assert_eq!(value["id"], other["id"]);
    let (_, other) =
        sound(&text.replace(r#""uid":"a1""#, r#""uid":"a2""#), Version::V2_0, &UpgradeOptions::default());
    assert_ne!(value["id"], other["id"]);
}

#[test]
fn badge_classes_and_issuers_of_1_0_are_documents_of_their_own() {
    let at = options(Some("https://i.example/class"), None, Some(ONE_ISSUER));
    let (new, value) = sound(ONE_BADGE, Version::V2_0, &at);
    assert_eq!((new.class, &value["id"]), (Class::BadgeClass, &json!("https://i.example/class")));
    assert_eq!(value["issuer"]["name"], "Makers");
    let (new, value) = sound(ONE_ISSUER, Version::V2_0, &UpgradeOptions::default());
    assert_eq!((new.class, &value["id"]), (Class::Profile, &json!("https://i.example")));
    let (_, value) = sound(ONE_ISSUER, Version::V2_0, &options(Some("https://i.example/issuer"), None, None));
    assert_eq!(value["id"], "https://i.example/issuer");
}

#[test]
fn a_revocation_list_of_1_0_becomes_entries() {
    let (new, value) = sound(r#"{"a1":"Wrong person","a2":""}"#, Version::V2_0, &UpgradeOptions::default());
    assert_eq!((new.from, new.class), (Version::V1_0, Class::RevocationList));
    assert_eq!(
        value,
        json!({"@context": "https://w3id.org/openbadges/v2", "type": "RevocationList",
            "revokedAssertions": [{"uid": "a1", "revocationReason": "Wrong person"}, {"uid": "a2"}]})
    );
}

#[test]
fn what_1_1_defines_is_carried_over_and_the_rest_is_listed() {
    let text = r#"{"@context":["http://w3id.org/openbadges/v1"],"type":["Assertion"],"id":"https://i.example/a","uid":"1",
        "recipient":{"type":"email","hashed":true,"salt":"s","identity":"sha256$4018b7cec54d6d5cc3ec76749ea071574112349b9cb7600bfdd2bf667dfb0e5d"},
        "badge":"https://i.example/b","verify":{"type":"hosted","url":"https://i.example/a"},"issuedOn":"2015-10-28T15:00:00.5+02:00",
        "expires":"never","foo":"bar","n":null,"extensions:x":{"@context":"https://x.example/context.json","type":["Extension","extensions:X"],"y":[1,2.5,{"z":null}]}}"#;
    let (new, value) = sound(text, Version::V2_0, &UpgradeOptions::default());
    assert_eq!(new.from, Version::V1_1);
    assert_eq!(value["extensions:x"]["y"], json!([1, 2.5, {"z": null}]));
    assert_eq!(value["issuedOn"], "2015-10-28T13:00:00.5Z");
    assert_eq!(lost(&new), ["/expires", "/foo"]);
    assert!(new.lost.iter().all(|problem| problem.severity == Severity::Info));
    // A context of the document's own may define any of its members.
    let own = text.replace(r#"v1"]"#, r#"v1",{"foo":"https://x.example/foo"}]"#);
    let (new, value) = sound(&own, Version::V2_0, &UpgradeOptions::default());
    assert_eq!(lost(&new), ["/expires"]);
    assert_eq!(
        value["@context"],
        json!(["https://w3id.org/openbadges/v2", {"foo": "https://x.example/foo"}])
    );
    assert_eq!(value["foo"], "bar");
}

#[test]
fn dates_of_all_old_shapes_are_written_in_utc() {
    for (old, new) in [
        ("\"2016\"", "2016-01-01T00:00:00Z"),
        ("2016", "2016-01-01T00:00:00Z"),
        ("1500423730.5", "2017-07-19T00:22:10.5Z"),
        ("\"2013W085\"", "2013-02-22T00:00:00Z"),
        ("\"2016-05-15 10:00\"", "2016-05-15T10:00:00Z"),
        ("\"2016-05-15T10:00:00+02:00\"", "2016-05-15T08:00:00Z"),
    ] {
        let text = ONE.replace("1500423730", old);
        let (_, value) = sound(&text, Version::V2_0, &UpgradeOptions::default());
        assert_eq!(value["issuedOn"], new, "{old}");
    }
}

#[test]
fn an_id_that_is_no_url_gives_way_to_where_a_badge_is_hosted() {
    let text = ONE.replace(r#""uid":"a1""#, r#""@context":"https://w3id.org/openbadges/v1","type":"Assertion","id":"urn:uuid:5e0f4a0e-3b7c-4f58-9d0e-0a2b7e1c9f10""#);
    let (new, value) = sound(&text, Version::V2_0, &UpgradeOptions::default());
    assert_eq!(value["id"], "https://i.example/a1");
    assert_eq!(lost(&new), ["/id"]);
}

#[test]
fn a_revoked_assertion_stays_one_in_2_0() {
    let (_, value) =
        sound(r#"{"revoked":true}"#, Version::V2_0, &options(Some("https://i.example/a"), None, None));
    assert_eq!((&value["id"], &value["revoked"]), (&json!("https://i.example/a"), &json!(true)));
}
