#![allow(clippy::needless_pass_by_value, reason = "the calls are easier to read")]

use serde_json::{Value, json};

use super::*;
use crate::keys::KeyKind;
use crate::proof::fixtures::{key, token};

const ID: &str = "https://issuer.example/credentials/1";

fn credential(members: Value) -> Value {
    let mut all = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "id": ID,
        "issuer": {"id": "https://issuer.example/profile", "type": ["Profile"]},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {"type": ["AchievementSubject"], "achievement": {}}
    });
    for (name, value) in members.as_object().unwrap() {
        all[name] = value.clone();
    }
    all.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    all
}

fn compare(a: &Value, b: &Value) -> (bool, Option<Newer>) {
    compare_texts(&a.to_string(), &b.to_string())
}

fn compare_texts(a: &str, b: &str) -> (bool, Option<Newer>) {
    let found = equal_credentials(a, b, &CompareOptions::default()).unwrap();
    let back = equal_credentials(b, a, &CompareOptions::default()).unwrap();
    assert_eq!(found.equal, back.equal, "in either order");
    let turned = found.newer.map(|newer| match newer {
        Newer::First => Newer::Second,
        Newer::Second => Newer::First,
        Newer::Neither => Newer::Neither,
    });
    assert_eq!(turned, back.newer);
    (found.equal, found.newer)
}

fn code(a: &str) -> &'static str {
    let sound = credential(json!({})).to_string();
    let options = CompareOptions::default();
    let first = equal_credentials(a, &sound, &options).unwrap_err();
    assert_eq!(equal_credentials(&sound, a, &options).unwrap_err().code(), first.code());
    first.code().as_str()
}

#[test]
fn credentials_are_the_same_by_id_and_issuer_alone() {
    let first = credential(json!({}));
    assert_eq!(compare(&first, &first), (true, Some(Newer::Neither)));
    let renamed = credential(
        json!({"name": "Other", "credentialSubject": {"id": "did:example:ada", "achievement": {}}}),
    );
    assert!(compare(&first, &renamed).0);
    assert!(!compare(&first, &credential(json!({"id": "https://issuer.example/credentials/2"}))).0);
    assert!(!compare(&first, &credential(json!({"issuer": "https://evil.example/profile"}))).0);
    let text = credential(json!({"issuer": "https://issuer.example/profile"}));
    assert!(compare(&first, &text).0, "an issuer is its id, however it is written");
}

#[test]
fn ids_are_equal_after_decoding_and_trimming() {
    let first = credential(json!({"id": "https://issuer.example/caf\u{e9} 1"}));
    for id in [
        "https://issuer.example/caf%C3%A9%201",
        "https://issuer.example/caf%c3%a9 1",
        "  https://issuer.example/caf%C3%A9%201\n",
        "%20https://issuer.example/caf%C3%A9%201%0A",
        "https%3A%2F%2Fissuer.example%2Fcaf%C3%A9%201",
    ] {
        assert!(compare(&first, &credential(json!({"id": id}))).0, "{id}");
    }
    for id in [
        "https://issuer.example/caf%25C3%25A9%201",
        "https://issuer.example/cafe 1",
        "https://issuer.example/caf%E9 1",
        "https://ISSUER.example/caf\u{e9} 1",
        "https://issuer.example/caf\u{e9}  1",
        "https://issuer.example/caf\u{e9}+1",
    ] {
        assert!(!compare(&first, &credential(json!({"id": id}))).0, "{id}");
    }
    let issuer = credential(json!({"issuer": {"id": " https://issuer.example/%70rofile"}}));
    assert!(compare(&credential(json!({})), &issuer).0);
}

#[test]
fn what_is_no_escape_is_taken_as_it_is() {
    for id in ["urn:a:%", "urn:a:%4", "urn:a:%zz", "urn:a:%+1", "urn:a:%%", "urn:a:%é1"] {
        let one = credential(json!({"id": id}));
        assert!(compare(&one, &one).0, "{id}");
        assert!(!compare(&one, &credential(json!({"id": "urn:a:"}))).0, "{id}");
    }
    let of = |id: &str| credential(json!({"id": id}));
    assert!(compare(&of("urn:a:%%41"), &of("urn:a:%A")).0);
    assert!(!compare(&of("urn:a:%ff"), &of("urn:a:%fe")).0, "bytes that are no UTF-8 stay apart");
}

#[test]
fn without_an_id_nothing_is_the_same() {
    for member in ["id", "issuer"] {
        for value in [
            json!(null),
            json!(""),
            json!("  "),
            json!("%20"),
            json!(5),
            json!([]),
            json!({"name": "Makers"}),
        ] {
            let one = credential(json!({member: value}));
            assert_eq!(compare(&one, &one), (false, None), "{member} {value}");
        }
    }
}

#[test]
fn the_later_date_is_the_newer_whatever_its_zone() {
    let at = |date: &str| credential(json!({"validFrom": date}));
    let first = at("2026-01-01T00:00:00Z");
    assert_eq!(compare(&first, &at("2026-01-01T00:00:00.001Z")), (true, Some(Newer::Second)));
    assert_eq!(compare(&first, &at("2025-12-31T19:00:00-05:00")), (true, Some(Newer::Neither)));
    assert_eq!(compare(&at("2026-01-01T02:00:00+01:00"), &first), (true, Some(Newer::First)));
    let old = credential(json!({
        "@context": ["https://www.w3.org/2018/credentials/v1", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "validFrom": null, "issuanceDate": "2025-01-01T00:00:00Z"
    }));
    assert_eq!(compare(&old, &first), (true, Some(Newer::Second)));
}

#[test]
fn without_two_dates_neither_is_the_newer() {
    let first = credential(json!({}));
    for date in [
        json!(null),
        json!("yesterday"),
        json!("2026-04-31T00:00:00Z"),
        json!("2026-01-01"),
        json!({}),
        json!(""),
    ] {
        assert_eq!(compare(&first, &credential(json!({"validFrom": date}))), (true, None), "{date}");
    }
}

#[test]
fn a_token_is_the_same_as_its_json() {
    let signer = key(KeyKind::Ed25519);
    let json = credential(json!({}));
    let whole = token(r#"{"alg":"EdDSA"}"#, &json.to_string(), &signer);
    let wrapped =
        token(r#"{"alg":"EdDSA"}"#, &json!({"iss": "https://evil.example", "vc": json}).to_string(), &signer);
    for text in [&whole, &wrapped] {
        assert_eq!(compare_texts(&json.to_string(), text), (true, Some(Newer::Neither)));
    }
    let bare = credential(json!({"id": null, "issuer": null, "validFrom": null}));
    let claims =
        json!({"iss": "https://issuer.example/profile", "jti": ID, "nbf": 1_767_225_601, "vc": bare});
    let by_claims = token(r#"{"alg":"EdDSA"}"#, &claims.to_string(), &signer);
    assert_eq!(compare_texts(&json.to_string(), &by_claims), (true, Some(Newer::Second)));
    let mut beside = bare;
    beside["jti"] = json!(ID);
    beside["iss"] = json!("https://issuer.example/profile");
    let beside = token(r#"{"alg":"EdDSA"}"#, &beside.to_string(), &signer);
    assert!(!compare_texts(&json.to_string(), &beside).0, "claims stand for members in data model 1.1 only");
}

#[test]
fn other_documents_are_refused() {
    for text in [
        r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://issuer.example/1"}"#,
        r#"{"uid":"1","recipient":{},"badge":"https://issuer.example/b","verify":{}}"#,
        r#"{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"https://issuer.example","type":["Profile"]}"#,
        r#"{"id":"https://issuer.example/list","revokedCredential":[]}"#,
        "{}",
    ] {
        assert_eq!(code(text), "document.unrecognised", "{text}");
    }
    assert_eq!(code("https://issuer.example/credentials/1"), "document.hosted");
    assert_eq!(code(""), "payload.empty");
    assert_eq!(code("{"), "json.syntax");
    assert_eq!(code(r#"{"id":"a","id":"b"}"#), "json.duplicate_key");
    assert_eq!(code("a.b.c"), "jws.malformed");
    let limits = Limits { text_bytes: 100, ..Limits::default() };
    let text = credential(json!({})).to_string();
    let error = equal_credentials(&text, &text, &CompareOptions { limits }).unwrap_err();
    assert_eq!(error.code().as_str(), "limit.text");
}
