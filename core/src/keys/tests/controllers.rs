//! Controller documents: real ones in shape, and such as leave open whose or which key is meant.

use serde_json::{Value, json};

use crate::error::Result;
use crate::json;
use crate::keys::controller::Controller;
use crate::keys::{Key, KeyKind};
use crate::limits::Limits;

use super::samples::RFC8037;

const ED: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
const ED_SECRET: &str = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq";
const P256: &str = "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP";
const P384: &str = "z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ";
const ID: &str = "did:web:issuer.example";

fn attempt(document: &Value) -> Result<Controller> {
    let text = document.to_string();
    let json = json::read(&text, &Limits::default()).unwrap();
    Controller::read(&json, "https://issuer.example/.well-known/did.json", &Limits::default())
}

fn read(document: &Value) -> Controller {
    attempt(document).unwrap()
}

fn code(document: &Value) -> &'static str {
    match attempt(document) {
        Ok(read) => panic!("{document} was taken: {read:?}"),
        Err(error) => error.code().as_str(),
    }
}

fn multikey(id: &str, key: &str) -> Value {
    json!({"id": id, "type": "Multikey", "controller": ID, "publicKeyMultibase": key})
}

fn ed_jwk() -> Value {
    json!({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})
}

/// The code with which the key of a lone method is refused.
fn key_code(method: &Value) -> &'static str {
    let read = read(method);
    assert_eq!(read.methods.len(), 1);
    match &read.methods[0].key {
        Ok(key) => panic!("{method} was taken: {key:?}"),
        Err(error) => error.code().as_str(),
    }
}

#[test]
fn a_did_document_gives_its_methods_and_says_which_assert() {
    let read = read(&json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": ID,
        "verificationMethod": [
            multikey("#key-0", ED),
            {"id": "did:web:issuer.example#key-1", "type": "JsonWebKey2020", "controller": ID, "publicKeyJwk": ed_jwk()},
            {"id": "#key-2", "type": "X25519KeyAgreementKey2020", "controller": ID, "publicKeyMultibase": "z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"}
        ],
        "assertionMethod": ["#key-0", multikey("#key-3", P256), "did:web:other.example#key-9"],
        "authentication": ["#key-1", multikey("#key-4", P384)],
        "service": [{"id": "#files", "type": "LinkedDomains", "serviceEndpoint": "https://issuer.example"}]
    }));
    assert_eq!(read.id.as_deref(), Some(ID));
    let found: Vec<_> = read
        .methods
        .iter()
        .map(|m| (m.id.as_deref().unwrap(), m.key.as_ref().ok().map(Key::kind), m.asserts))
        .collect();
    assert_eq!(
        found,
        [
            ("did:web:issuer.example#key-0", Some(KeyKind::Ed25519), Some(true)),
            ("did:web:issuer.example#key-1", Some(KeyKind::Ed25519), Some(false)),
            ("did:web:issuer.example#key-2", None, Some(false)),
            ("did:web:issuer.example#key-3", Some(KeyKind::P256), Some(true)),
            ("did:web:issuer.example#key-4", Some(KeyKind::P384), Some(false)),
        ]
    );
    assert_eq!(read.asserts, ["did:web:issuer.example#key-0", "did:web:other.example#key-9"]);
    let key = read.method("did:web:issuer.example#key-0").unwrap();
    assert_eq!(key.controller.as_deref(), Some(ID));
    assert_eq!(key.key.as_ref().unwrap().id(), Some("did:web:issuer.example#key-0"));
    assert!(read.method("#key-0").is_none());
}

#[test]
fn an_issuer_profile_may_list_its_keys() {
    let id = "https://issuer.example/profile";
    let profile = json!({
        "id": id, "type": ["Profile"], "name": "Makers",
        "verificationMethod": {"id": format!("{id}#{ED}"), "type": "Multikey", "controller": id, "publicKeyMultibase": ED,
            "revoked": "2027-01-01T00:00:00Z", "expires": "2026-12-01T00:00:00Z"},
        "assertionMethod": format!("{id}#{ED}")
    });
    let found = read(&profile);
    let method = &found.methods[0];
    assert_eq!(method.asserts, Some(true));
    assert_eq!(method.revoked.as_deref(), Some("2027-01-01T00:00:00Z"));
    assert_eq!(method.expires.as_deref(), Some("2026-12-01T00:00:00Z"));

    let without = read(&json!({"id": id, "type": ["Profile"], "name": "Makers"}));
    assert_eq!((without.id.as_deref(), without.methods.len()), (Some(id), 0));
}

#[test]
fn a_method_that_nothing_names_does_not_assert() {
    let read = read(&json!({"id": ID, "verificationMethod": [multikey("#key-0", ED)]}));
    assert_eq!(read.methods[0].asserts, Some(false));
}

#[test]
fn an_id_is_relative_to_the_document_that_it_stands_in() {
    let id = "https://issuer.example/keys#all";
    let found = read(&json!({"id": id, "assertionMethod": [multikey("#key-0", ED)]}));
    assert_eq!(found.methods[0].id.as_deref(), Some("https://issuer.example/keys#key-0"));
    let lone = read(&multikey("#key-0", ED));
    assert_eq!(lone.methods[0].id.as_deref(), Some("https://issuer.example/.well-known/did.json#key-0"));
    for id in ["key-0", "/keys#0", "//evil.example#0", "", "1:a"] {
        assert_eq!(
            code(&json!({"id": ID, "assertionMethod": [multikey(id, ED)]})),
            "verify.document",
            "{id}"
        );
        assert_eq!(code(&json!({"id": ID, "assertionMethod": [id]})), "verify.document", "{id}");
    }
}

#[test]
fn a_lone_method_is_read_in_every_form() {
    let p256 = json!({"kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"});
    for (kind, member, value) in [
        ("Multikey", "publicKeyMultibase", json!(ED)),
        ("Multikey", "publicKeyMultibase", json!(P384)),
        ("MultiKey", "publicKeyMultibase", json!(P256)),
        ("JsonWebKey", "publicKeyJwk", p256.clone()),
        ("JsonWebKey2020", "publicKeyJwk", ed_jwk()),
        ("Ed25519VerificationKey2020", "publicKeyMultibase", json!(ED)),
        (
            "Ed25519VerificationKey2018",
            "publicKeyBase58",
            json!("FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z"),
        ),
        ("EcdsaSecp256r1VerificationKey2019", "publicKeyJwk", p256),
        ("EcdsaSecp256r1VerificationKey2019", "publicKeyMultibase", json!(P256)),
    ] {
        let mut method =
            json!({"id": "https://issuer.example/key", "type": kind, "controller": "https://issuer.example"});
        method[member] = value;
        let read = read(&method);
        assert_eq!(read.id, None, "a key is not whom the document is about");
        let found = &read.methods[0];
        let key = found.key.as_ref().unwrap_or_else(|error| panic!("{kind}: {error}"));
        assert_eq!(key.id(), Some("https://issuer.example/key"));
        assert_eq!(found.controller.as_deref(), Some("https://issuer.example"));
        assert_eq!(found.asserts, None);
    }
}

#[test]
fn the_keys_of_2018_and_2020_are_the_same_key() {
    let of = |method: &Value| read(method).methods[0].key.as_ref().unwrap().thumbprint();
    let old = json!({"type": "Ed25519VerificationKey2018", "publicKeyBase58": "FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z"});
    assert_eq!(of(&old), of(&json!({"type": "JsonWebKey", "publicKeyJwk": ed_jwk()})));
}

#[test]
fn a_bare_jwk_and_a_set_are_read() {
    let mut jwk = ed_jwk();
    assert_eq!(read(&jwk).methods[0].id, None);
    jwk["kid"] = json!("key-1");
    let lone = read(&jwk);
    assert_eq!((lone.id.as_deref(), lone.methods[0].id.as_deref()), (None, Some("key-1")));
    assert_eq!(lone.methods[0].key.as_ref().unwrap().id(), Some("key-1"));

    let set = read(
        &json!({"keys": [jwk, {"kty": "oct", "kid": "shared"}, {"kty": "EC", "crv": "secp256k1", "kid": "k1"}]}),
    );
    let usable: Vec<_> = set.methods.iter().map(|m| (m.id.as_deref(), m.key.is_ok())).collect();
    assert_eq!(usable, [(Some("key-1"), true), (Some("shared"), false), (Some("k1"), false)]);
}

#[test]
fn a_key_that_was_published_with_its_secret_is_no_key() {
    for member in ["secretKeyMultibase", "privateKeyMultibase", "privateKeyBase58", "privateKeyJwk"] {
        let mut method = multikey("#key-0", ED);
        method[member] = json!(ED_SECRET);
        assert_eq!(key_code(&method), "key.malformed", "{member}");
        let document = read(&json!({"id": ID, "assertionMethod": [method, multikey("#key-1", P256)]}));
        assert!(document.methods[0].key.is_err());
        assert!(document.methods[1].key.is_ok(), "the other key is none the worse");
    }
    let private: Value = serde_json::from_str(RFC8037).unwrap();
    assert_eq!(key_code(&private), "key.malformed");
    assert_eq!(key_code(&json!({"type": "JsonWebKey", "publicKeyJwk": private})), "key.malformed");
    assert_eq!(key_code(&multikey("#key-0", ED_SECRET)), "key.malformed");
    assert_eq!(
        key_code(&json!({"id": "#a", "type": "Multikey", "secretKeyMultibase": ED_SECRET})),
        "key.malformed"
    );
}

#[test]
fn a_method_whose_key_is_not_what_its_type_says_has_no_key() {
    for (expected, method) in [
        ("key.malformed", json!({"id": "#a", "type": "Multikey"})),
        ("key.malformed", json!({"id": "#a", "publicKeyMultibase": ED})),
        ("key.malformed", json!({"type": "Multikey", "publicKeyMultibase": ED, "publicKeyJwk": ed_jwk()})),
        ("key.malformed", json!({"type": "Multikey", "publicKeyMultibase": 5})),
        ("key.malformed", json!({"type": "JsonWebKey", "publicKeyJwk": ED})),
        ("key.malformed", json!({"type": "JsonWebKey", "publicKeyJwk": null})),
        ("key.unsupported", json!({"type": "Multikey", "publicKeyJwk": ed_jwk()})),
        ("key.unsupported", json!({"type": "JsonWebKey", "publicKeyMultibase": ED})),
        ("key.unsupported", json!({"type": "EcdsaSecp256k1VerificationKey2019", "publicKeyJwk": ed_jwk()})),
        ("key.unsupported", json!({"type": "multikey", "publicKeyMultibase": ED})),
        ("key.unsupported", json!({"type": [], "publicKeyMultibase": ED})),
        ("key.unsupported", json!({"type": {"a": 1}, "publicKeyMultibase": ED})),
        ("key.mismatch", json!({"type": "Ed25519VerificationKey2020", "publicKeyMultibase": P256})),
        ("key.mismatch", json!({"type": "EcdsaSecp256r1VerificationKey2019", "publicKeyMultibase": P384})),
        ("key.mismatch", json!({"type": "EcdsaSecp256r1VerificationKey2019", "publicKeyJwk": ed_jwk()})),
        ("key.malformed", json!({"type": "Ed25519VerificationKey2018", "publicKeyBase58": ED})),
        ("key.malformed", json!({"type": "Ed25519VerificationKey2018", "publicKeyBase58": "0OIl"})),
        ("key.malformed", json!({"type": "Ed25519VerificationKey2018", "publicKeyBase58": "2".repeat(65)})),
        ("key.malformed", json!({"type": "Multikey", "publicKeyMultibase": format!("z{}", "2".repeat(128))})),
    ] {
        assert_eq!(key_code(&method), expected, "{method}");
    }
}

#[test]
fn an_id_given_twice_refuses_the_document() {
    let twice = [
        json!({"id": ID, "verificationMethod": [multikey("#key-0", ED), multikey("#key-0", P256)]}),
        json!({"id": ID, "verificationMethod": [multikey("#key-0", ED), multikey("did:web:issuer.example#key-0", P256)]}),
        json!({"id": ID, "verificationMethod": [multikey("#key-0", ED)], "assertionMethod": [multikey("#key-0", P256)]}),
        json!({"id": ID, "authentication": [multikey("#key-0", ED)], "assertionMethod": [multikey("#key-0", ED)]}),
        json!({"keys": [{"kty": "oct", "kid": "a"}, {"kty": "oct", "kid": "a"}]}),
    ];
    for document in twice {
        assert_eq!(code(&document), "verify.document", "{document}");
    }
    read(&json!({"keys": [{"kty": "oct"}, {"kty": "oct"}]}));
}

#[test]
fn a_member_of_a_wrong_type_is_refused_and_never_passed_over() {
    for (member, value) in [
        ("revoked", json!(true)),
        ("revoked", json!({"@value": "2024-01-01T00:00:00Z"})),
        ("expires", json!(1_700_000_000)),
        ("id", json!(5)),
        ("id", json!(["#a", "#b"])),
        ("controller", json!(["did:web:a.example", "did:web:b.example"])),
        ("controller", json!({"id": ID})),
        ("id", json!(format!("#{}", "a".repeat(8_192)))),
    ] {
        let mut method = multikey("#key-0", ED);
        method[member] = value;
        assert_eq!(code(&json!({"id": ID, "assertionMethod": [method]})), "verify.document", "{method}");
        assert_eq!(code(&method), "verify.document", "{method}");
    }
    let null = json!({"id": "#key-0", "type": "Multikey", "publicKeyMultibase": ED, "revoked": null, "controller": null});
    assert!(read(&null).methods[0].revoked.is_none());
}

#[test]
fn what_is_no_document_about_keys_is_refused() {
    for document in [
        json!("did:web:issuer.example"),
        json!([multikey("#key-0", ED)]),
        json!({}),
        json!({"name": "Makers"}),
        json!({"id": 5}),
        json!({"id": null, "assertionMethod": [multikey("#key-0", ED)]}),
        json!({"assertionMethod": [multikey("did:web:issuer.example#key-0", ED)]}),
        json!({"id": ID, "assertionMethod": [5]}),
        json!({"id": ID, "assertionMethod": [["#key-0"]]}),
        json!({"id": ID, "assertionMethod": true}),
        json!({"keys": {}}),
        json!({"keys": [], "kty": "OKP"}),
        json!({"id": ID, "assertionMethod": [], "kty": "OKP"}),
        json!({"id": ID, "assertionMethod": [], "type": "Multikey", "publicKeyMultibase": ED}),
        json!({"kty": "OKP", "publicKeyMultibase": ED}),
    ] {
        assert_eq!(code(&document), "verify.document", "{document}");
    }
}

#[test]
fn a_document_has_at_most_64_methods() {
    let methods =
        |number: usize| -> Vec<Value> { (0..number).map(|n| multikey(&format!("#{n}"), ED)).collect() };
    let references = |number: usize| -> Vec<Value> { (0..number).map(|n| json!(format!("#{n}"))).collect() };
    assert_eq!(
        read(&json!({"id": ID, "verificationMethod": methods(64), "assertionMethod": references(64)}))
            .methods
            .len(),
        64
    );
    for document in [
        json!({"id": ID, "verificationMethod": methods(65)}),
        json!({"id": ID, "assertionMethod": references(65)}),
        json!({"keys": vec![ed_jwk(); 65]}),
    ] {
        assert_eq!(code(&document), "verify.document");
    }
}

#[test]
fn no_message_has_control_characters_of_the_document() {
    let hostile = "evil\u{1b}[2J\u{202e}";
    for document in [
        json!({"id": ID, "assertionMethod": [hostile]}),
        json!({"id": ID, "assertionMethod": [multikey(&format!("#{hostile}"), ED), multikey(&format!("#{hostile}"), ED)]}),
    ] {
        let message = attempt(&document).unwrap_err().message().to_owned();
        assert!(!message.contains(['\u{1b}', '\u{202e}']), "{message}");
    }
    let read = read(&json!({"type": hostile, "publicKeyMultibase": ED}));
    assert!(!read.methods[0].key.as_ref().unwrap_err().message().contains('\u{1b}'));
}
