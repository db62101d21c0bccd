use super::*;

#[test]
fn everything_that_is_missing_is_named_at_once() {
    let text = r#"{"@context":"https://w3id.org/openbadges/v1","type":"Assertion","id":"https://i.example/a","recipient":{"type":"email","hashed":true},
        "badge":{"name":5,"image":"https://i.example/i.png","issuer":{"url":"https://i.example"}},"verify":{"type":"else"},"issuedOn":"some day"}"#;
    let (code, message, pointer) = refusal(text, Version::V2_0, &UpgradeOptions::default());
    assert_eq!(code, ErrorCode::UpgradeIncomplete);
    for place in [
        "/recipient/identity",
        "/badge/name",
        "/badge/description",
        "/badge/criteria",
        "/badge/issuer/name",
        "/verify/type",
        "/issuedOn",
    ] {
        assert!(message.contains(&format!("`{place}`")), "{place} in {message}");
    }
    assert!(message.contains("found a number"));
    assert_eq!(pointer.as_deref(), Some("/recipient/identity"));
}

#[test]
fn a_link_names_the_option_that_would_help() {
    let (code, message, pointer) = refusal(ONE, Version::V3_0, &UpgradeOptions::default());
    assert_eq!((code, pointer.as_deref()), (ErrorCode::UpgradeIncomplete, Some("/badge")));
    assert!(message.contains("option `badge`"), "{message}");
    let (code, message, pointer) = refusal(ONE, Version::V3_0, &options(None, Some(ONE_BADGE), None));
    assert_eq!((code, pointer), (ErrorCode::UpgradeIncomplete, None));
    assert!(message.contains("option `issuer`") && message.contains("/issuer"), "{message}");
    let broken = r#"{"name":"Robotics","criteria":"https://i.example/c"}"#;
    let (_, message, _) = refusal(ONE, Version::V3_0, &options(None, Some(broken), Some(ONE_ISSUER)));
    assert!(message.contains("in the option `badge`") && message.contains("/description"), "{message}");
}

#[test]
fn options_complete_an_incomplete_copy() {
    let issuer = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Issuer","id":"https://i.example/issuer","name":"Makers","url":"https://i.example","email":"badges@i.example"}"#;
    let text = TWO.replace(r#""name":"Makers","url":"https://i.example","#, "");
    let (_, value) = sound(&text, Version::V3_0, &options(None, None, Some(issuer)));
    assert_eq!(value["issuer"]["name"], "Makers");
    let other = issuer.replace("i.example/issuer", "evil.example/issuer");
    let (code, ..) = refusal(&text, Version::V3_0, &options(None, None, Some(&other)));
    assert_eq!(code, ErrorCode::OptionConflict);
}

#[test]
fn a_hash_of_an_algorithm_that_ended_with_1_1_cannot_be_upgraded() {
    let text = ONE.replace(
        "\"hashed\":false,\"identity\":\"ada@example.org\"",
        "\"hashed\":true,\"identity\":\"sha1$0123456789012345678901234567890123456789\"",
    );
    for to in [Version::V2_0, Version::V3_0] {
        let (code, message, _) = refusal(&text, to, &options(None, Some(ONE_BADGE), Some(ONE_ISSUER)));
        assert_eq!(code, ErrorCode::UpgradeIncomplete);
        assert!(message.contains("/recipient/identity") && !message.contains("0123456789"), "{message}");
    }
}

#[test]
fn some_ways_do_not_exist() {
    let three = upgrade(TWO, Version::V3_0, &UpgradeOptions::default()).unwrap().document;
    let manifest = r#"{"@context":"https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld","id":"https://i.example/m","badgeConnectAPI":[{}]}"#;
    let revoked = TWO.replace(r#""narrative":"Ada did.""#, r#""revoked":true"#);
    let key = r#"{"@context":"https://w3id.org/openbadges/v2","type":"CryptographicKey","publicKeyPem":"x"}"#;
    let several = format!(r#"{{"status":{{}},"assertions":[{TWO},{TWO}]}}"#);
    for (text, to) in [
        (three.as_str(), Version::V2_0),
        (TWO, Version::V1_1),
        (TWO, Version::V2_1),
        (manifest, Version::V2_0),
        (manifest, Version::V3_0),
        (&revoked, Version::V3_0),
        (key, Version::V3_0),
        (&several, Version::V3_0),
    ] {
        assert_eq!(refusal(text, to, &UpgradeOptions::default()).0, ErrorCode::UpgradeUnsupported, "{text}");
    }
}

#[test]
fn options_that_are_not_what_they_should_be_are_refused() {
    for given in [
        options(Some("not absolute"), None, None),
        options(None, Some("{"), None),
        options(None, Some("[]"), None),
        options(None, Some(ONE_ISSUER), None),
        options(None, None, Some(ONE_BADGE)),
        options(None, None, Some("{}")),
    ] {
        assert_eq!(refusal(ONE, Version::V3_0, &given).0, ErrorCode::OptionInvalid, "{given:?}");
    }
}

#[test]
fn what_is_no_document_is_refused_as_elsewhere() {
    for (text, code) in [
        ("https://i.example/a", ErrorCode::DocumentHosted),
        (r#"{"a":1}"#, ErrorCode::DocumentUnrecognised),
        ("{}", ErrorCode::DocumentUnrecognised),
        (r#"{"a":1"#, ErrorCode::JsonSyntax),
        (r#"{"assertion":null}"#, ErrorCode::DocumentEnvelope),
    ] {
        assert_eq!(refusal(text, Version::V2_0, &UpgradeOptions::default()).0, code, "{text}");
    }
}

#[test]
fn a_1_x_revocation_list_has_nothing_for_3_0() {
    let (code, message, _) = refusal(r#"{"a1":"x"}"#, Version::V3_0, &UpgradeOptions::default());
    assert_eq!(code, ErrorCode::UpgradeIncomplete);
    assert!(message.contains("uid"));
}

#[test]
fn what_is_wrong_in_the_old_document_is_not_carried_into_a_new_one() {
    let text = TWO.replace(
        "sha256$4018b7cec54d6d5cc3ec76749ea071574112349b9cb7600bfdd2bf667dfb0e5d",
        "ada@example.org",
    );
    let (code, message, _) = refusal(&text, Version::V3_0, &UpgradeOptions::default());
    assert_eq!(code, ErrorCode::UpgradeIncomplete);
    assert!(message.contains("identityHash") && !message.contains("ada@"), "{message}");
}
