use super::*;
use crate::json;
use crate::limits::Limits;

fn detected(text: &str) -> Detected {
    detect(&json::read(text, &Limits::default()).unwrap()).unwrap()
}

#[track_caller]
fn is(text: &str, version: Version, class: Class) {
    let found = detected(text);
    assert_eq!((found.version, found.class), (version, class), "{text}");
    assert_eq!(found.problems, [], "{text}");
}

#[track_caller]
fn is_without_context(text: &str, version: Version, class: Class) {
    let found = detected(text);
    assert_eq!((found.version, found.class), (version, class), "{text}");
    let codes: Vec<_> = found.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [ErrorCode::DocumentContext], "{text}");
}

#[test]
fn the_context_tells_the_version_before_anything_else() {
    is(r#"{"@context":"https://w3id.org/openbadges/v2"}"#, Version::V2_0, Class::Unknown);
    is(r#"{"@context":"http://standard.openbadges.org/1.1/context"}"#, Version::V1_1, Class::Unknown);
    is(r#"{"@context":"https://www.w3.org/ns/credentials/v2"}"#, Version::V3_0, Class::Unknown);
    is(
        r#"{"@context":["https://w3id.org/openbadges/v2",{"x":"y:z"}],"type":"Assertion"}"#,
        Version::V2_0,
        Class::Assertion,
    );
    is(
        r#"{"@context":[{"x":"y"},"https://e.example/x","https://w3id.org/openbadges/v1"],"type":"BadgeClass"}"#,
        Version::V1_1,
        Class::BadgeClass,
    );
}

#[test]
fn a_2_0_document_is_never_called_0_5() {
    let inlined = r#""badge":{"issuer":{"name":"x"}},"verification":{"type":"hosted"}"#;
    is(
        &format!(r#"{{"@context":"https://w3id.org/openbadges/v2","recipient":"a@e.example",{inlined}}}"#),
        Version::V2_0,
        Class::Assertion,
    );
    is_without_context(
        &format!(r#"{{"type":"Assertion","recipient":{{}},{inlined}}}"#),
        Version::V2_0,
        Class::Assertion,
    );
    is_without_context(
        &format!(r#"{{"recipient":"a@e.example",{inlined}}}"#),
        Version::V2_0,
        Class::Assertion,
    );
}

#[test]
fn types_may_be_texts_arrays_aliases_and_full_iris() {
    for types in [
        r#""type":"Issuer""#,
        r#""@type":["Profile"]"#,
        r#""type":["obi:Issuer","x:Y"]"#,
        r#""type":"https://w3id.org/openbadges#Profile""#,
    ] {
        is(
            &format!(r#"{{"@context":"https://w3id.org/openbadges/v2",{types}}}"#),
            Version::V2_0,
            Class::Profile,
        );
    }
    for (name, class) in BADGE_CLASSES {
        is(
            &format!(r#"{{"@context":"https://w3id.org/openbadges/v2","type":"{name}"}}"#),
            Version::V2_0,
            class,
        );
    }
}

const BADGE_CLASSES: [(&str, Class); 5] = [
    ("BadgeClass", Class::BadgeClass),
    ("RevocationList", Class::RevocationList),
    ("CryptographicKey", Class::CryptographicKey),
    ("Endorsement", Class::Endorsement),
    ("Extension", Class::Extension),
];

#[test]
fn version_0_5_has_its_badge_and_issuer_inside() {
    is(
        r#"{"recipient":"a@e.example","badge":{"name":"x","issuer":{"origin":"https://i.example"}}}"#,
        Version::V0_5,
        Class::Assertion,
    );
    is(r#"{"badge":{"issuer":{}}}"#, Version::V0_5, Class::Assertion);
    let hash = "a".repeat(64);
    is(
        &format!(
            r#"{{"recipient":"sha256${hash}","uid":"1","verify":{{"type":"hosted","url":"http://x.example"}}}}"#
        ),
        Version::V0_5,
        Class::Assertion,
    );
    assert!(!detected(r#"{"recipient":"a@e.example","badge":{"issuer":{}}}"#).backpack_hybrid);
}

#[test]
fn the_backpack_s_mixture_is_0_5_and_marked() {
    for extra in [
        r#""uid":"1","verify":{"type":"hosted","url":"https://i.example/1"}"#,
        r#""_originalRecipient":{}"#,
        r#""@context":"https://w3id.org/openbadges/v1","type":"Assertion","id":"https://i.example/1","issuedOn":1"#,
    ] {
        let text = format!(
            r#"{{"recipient":"a@e.example","badge":{{"_location":"https://i.example/b","issuer":{{}}}},{extra}}}"#
        );
        is(&text, Version::V0_5, Class::Assertion);
        assert!(detected(&text).backpack_hybrid, "{text}");
    }
}

#[test]
fn version_1_0_is_told_by_its_members() {
    is(
        r#"{"uid":"1","recipient":{"type":"email"},"badge":"https://i.example/b","verify":{}}"#,
        Version::V1_0,
        Class::Assertion,
    );
    is(r#"{"name":"x","criteria":"http://x.example"}"#, Version::V1_0, Class::BadgeClass);
    is(r#"{"name":"x","url":"http://x.example"}"#, Version::V1_0, Class::Profile);
    is(r#"{"revoked":true}"#, Version::V1_0, Class::Assertion);
}

#[test]
fn without_a_known_context_members_tell_the_version_and_leave_a_problem() {
    is_without_context(
        r#"{"type":"Assertion","id":"https://i.example/1","verify":{}}"#,
        Version::V1_1,
        Class::Assertion,
    );
    is_without_context(
        r#"{"@context":"https://e.example","type":"Assertion","id":"urn:x","verification":{}}"#,
        Version::V2_0,
        Class::Assertion,
    );
    is_without_context(
        r#"{"id":"https://i.example/1","claim":{"id":"x"},"issuer":"y"}"#,
        Version::V2_0,
        Class::Endorsement,
    );
    is_without_context(r#"{"type":"BadgeClass","name":"x"}"#, Version::V2_0, Class::BadgeClass);
    is_without_context(
        r#"{"credentialSubject":{"achievement":{}}}"#,
        Version::V3_0,
        Class::OpenBadgeCredential,
    );
    is_without_context(
        r#"{"@context":[{}],"type":["VerifiableCredential"]}"#,
        Version::V3_0,
        Class::VerifiableCredential,
    );
    let unknown = detected(r#"{"@context":"https://e.example","type":"Assertion"}"#);
    assert_eq!(unknown.problems[0].pointer.as_deref(), Some("/@context"));
}

#[test]
fn credentials_are_told_with_their_class_and_data_model() {
    let ob = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    for (vc, data_model) in [("ns/credentials/v2", VcVersion::V2_0), ("2018/credentials/v1", VcVersion::V1_1)]
    {
        for (name, class) in [
            ("OpenBadgeCredential", Class::OpenBadgeCredential),
            ("AchievementCredential", Class::OpenBadgeCredential),
            ("EndorsementCredential", Class::EndorsementCredential),
            ("ClrCredential", Class::ClrCredential),
            ("BitstringStatusListCredential", Class::VerifiableCredential),
        ] {
            let text = format!(
                r#"{{"@context":["https://www.w3.org/{vc}","{ob}"],"type":["VerifiableCredential","{name}"]}}"#
            );
            is(&text, Version::V3_0, class);
            assert_eq!(detected(&text).vc_version, Some(data_model));
            is(&format!(r#"{{"iss":"x","vc":{text}}}"#), Version::V3_0, class);
        }
    }
    is(&format!(r#"{{"@context":"{ob}","type":"Achievement"}}"#), Version::V3_0, Class::Achievement);
    is(&format!(r#"{{"@context":"{ob}","type":["Profile"]}}"#), Version::V3_0, Class::Profile);
    is(r#"{"id":"x","issuer":"y","revokedCredential":[]}"#, Version::V3_0, Class::RevocationList);
}

#[test]
fn a_badge_with_contexts_of_both_families_goes_by_its_type() {
    let contexts =
        r#""@context":["https://w3id.org/openbadges/v2","https://www.w3.org/2018/credentials/v1"]"#;
    is(&format!(r#"{{{contexts},"type":"Assertion"}}"#), Version::V2_0, Class::Assertion);
    is(
        &format!(r#"{{{contexts},"type":["VerifiableCredential","Assertion"]}}"#),
        Version::V3_0,
        Class::VerifiableCredential,
    );
}

#[test]
fn envelopes_and_manifests_are_2_1() {
    is(r#"{"assertion":{"id":"x"}}"#, Version::V2_1, Class::Envelope);
    is(r#"{"assertion":null,"signedAssertion":"a.b.c"}"#, Version::V2_1, Class::Envelope);
    is(r#"{"status":{"error":null},"assertions":[],"signedAssertions":[]}"#, Version::V2_1, Class::Envelope);
    let manifest =
        r#"{"@context":"https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld","badgeConnectAPI":[{}]}"#;
    is(manifest, Version::V2_1, Class::Manifest);
    is_without_context(r#"{"badgeConnectAPI":[]}"#, Version::V2_1, Class::Manifest);
    let badge = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","assertion":1}"#;
    is(badge, Version::V2_0, Class::Assertion);
}

#[test]
fn what_tells_no_version_is_unrecognised() {
    for text in [
        "{}",
        r#"{"id":"https://i.example/1"}"#,
        r#"{"abc":"revoked because"}"#,
        r#"{"@context":"https://e.example"}"#,
        r#"{"name":"x"}"#,
        r#"{"vc":{}}"#,
        "[]",
        "5",
    ] {
        let error = detect(&json::read(text, &Limits::default()).unwrap()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::DocumentUnrecognised, "{text}");
    }
}
