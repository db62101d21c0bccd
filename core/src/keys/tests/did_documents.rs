//! Writing the document with an issuer's keys: what comes out is read back as the same keys.

use serde_json::{Value, json};

use crate::json;
use crate::keys::controller::Controller;
use crate::keys::{DidDocumentOptions, Key, KeyFormat, KeyOptions, did_document};
use crate::limits::Limits;

use super::samples::{ED25519, P256, P384, PRIVATE, RFC7515_RSA, RSA, read};

const WEB: &str = "did:web:issuer.example";

fn written(id: &str, keys: &[&Key]) -> String {
    did_document(id, keys, &DidDocumentOptions::default()).unwrap()
}

fn value(id: &str, keys: &[&Key]) -> Value {
    serde_json::from_str(&written(id, keys)).unwrap()
}

fn code(id: &str, keys: &[&Key]) -> &'static str {
    match did_document(id, keys, &DidDocumentOptions::default()) {
        Ok(text) => panic!("written: {text}"),
        Err(error) => error.code().as_str(),
    }
}

fn named(text: &str, id: &str) -> Key {
    Key::read(text, &KeyOptions { id: Some(id.to_owned()), ..Default::default() }).unwrap()
}

/// Reads a document back, and holds its keys against those that were written.
fn holds(id: &str, keys: &[&Key]) {
    let text = written(id, keys);
    let json = json::read(&text, &Limits::default()).unwrap();
    let read = Controller::read(&json, "https://issuer.example/", &Limits::default()).unwrap();
    assert_eq!(read.id.as_deref(), Some(id));
    assert_eq!(read.methods.len(), keys.len());
    for (method, key) in read.methods.iter().zip(keys) {
        let found = method.key.as_ref().unwrap();
        assert_eq!((found.thumbprint(), found.algorithms()), (key.thumbprint(), key.algorithms()));
        assert!(!found.is_private());
        assert_eq!(found.id(), method.id.as_deref());
        assert_eq!((method.asserts, method.controller.as_deref()), (Some(true), Some(id)));
        assert!(method.id.as_deref().unwrap().starts_with(&format!("{id}#")));
    }
}

#[test]
fn every_kind_of_key_is_read_back_from_every_kind_of_document() {
    let keys = PRIVATE.map(read);
    let all: Vec<&Key> = keys.iter().collect();
    for id in [
        WEB,
        "did:web:issuer.example%3A8443:a",
        "https://issuer.example/profile",
        "https://issuer.example/p?a=b",
    ] {
        holds(id, &all);
    }
    for key in &keys {
        for format in [KeyFormat::DidKey, KeyFormat::DidJwk] {
            if let Ok(did) = key.write(format) {
                holds(&did, &[key]);
            }
        }
    }
    let restricted = RFC7515_RSA.replace(r#""kty":"RSA""#, r#""kty":"RSA","alg":"PS384""#);
    holds(WEB, &[&read(&restricted)]);
    holds(&read(&restricted).write(KeyFormat::DidJwk).unwrap(), &[&read(&restricted)]);
}

#[test]
fn a_document_of_a_did_web_in_full() {
    let key = read("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2");
    let method = "did:web:issuer.example#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    assert_eq!(
        value(WEB, &[&key]),
        json!({
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
            "id": WEB,
            "verificationMethod": [{
                "id": method, "type": "Multikey", "controller": WEB,
                "publicKeyMultibase": "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
            }],
            "assertionMethod": [method]
        })
    );
}

#[test]
fn the_contexts_are_those_of_the_keys() {
    let contexts = |id: &str, keys: &[&Key]| value(id, keys)["@context"].clone();
    let (rsa, ed) = (read(RSA), read(ED25519));
    let (did, multikey, jwk) = (
        "https://www.w3.org/ns/did/v1",
        "https://w3id.org/security/multikey/v1",
        "https://w3id.org/security/jwk/v1",
    );
    assert_eq!(contexts(WEB, &[&rsa]), json!([did, jwk]));
    assert_eq!(contexts(WEB, &[&rsa, &ed]), json!([did, multikey, jwk]));
    assert_eq!(contexts("https://issuer.example/", &[&rsa, &ed]), json!(["https://www.w3.org/ns/cid/v1"]));
}

#[test]
fn a_method_is_called_as_its_key_where_that_is_of_the_document() {
    let id = |key: &Key| value(WEB, &[key])["assertionMethod"][0].as_str().unwrap().to_owned();
    assert_eq!(id(&named(ED25519, "did:web:issuer.example#key-0")), "did:web:issuer.example#key-0");
    assert_eq!(id(&named(RSA, "did:web:issuer.example#key-0")), "did:web:issuer.example#key-0");
    assert_eq!(id(&named(RSA, "key-0")), "did:web:issuer.example#key-0");
    let multikey = read(ED25519).write(KeyFormat::Multikey).unwrap();
    let other = [
        "key-0",
        "did:web:evil.example#key-0",
        "did:web:issuer.example",
        "did:web:issuer.example#",
        "did:web:issuer.example#a b",
        "did:web:issuer.example#a#b",
    ];
    for own in other {
        assert_eq!(id(&named(ED25519, own)), format!("{WEB}#{}", multikey.as_str()), "{own}");
    }
    let thumbprint = read(RSA).thumbprint();
    for own in ["a b", "a#b", "a\"b", "", "é", "%2F"] {
        assert_eq!(id(&named(RSA, own)), format!("{WEB}#{thumbprint}"), "{own}");
    }
}

#[test]
fn a_did_that_is_a_key_has_that_key_and_no_other() {
    let (ed, p256) = (read(ED25519), read(P256));
    for format in [KeyFormat::DidKey, KeyFormat::DidJwk] {
        let did = ed.write(format).unwrap();
        assert_eq!(code(&did, &[&p256]), "argument.invalid");
        assert_eq!(code(&did, &[&ed, &p256]), "argument.invalid");
    }
    let did = ed.write(KeyFormat::DidJwk).unwrap();
    let named = named(ED25519, &format!("{}#key-0", did.as_str()));
    assert_eq!(value(&did, &[&named])["assertionMethod"], json!([format!("{}#0", did.as_str())]));
}

#[test]
fn an_id_that_leads_to_no_document_is_refused() {
    let key = read(P384);
    for id in [
        "",
        "issuer.example",
        "http://issuer.example/",
        "https://",
        "https://ada@issuer.example/",
        "https://issuer.example/#me",
        "https://issuer.example/ a",
        "https://issuer.example/\"",
        "https://issuer.example\\a",
        "urn:uuid:1",
        "did:web:issuer.example#key-0",
        "https://issuer.example/\u{0}",
    ] {
        assert_eq!(code(id, &[&key]), "argument.invalid", "{id}");
    }
    for id in ["did:ion:a", "did:web:", "did:web:a:..:b", "did:web:issuer.example/a"] {
        assert_eq!(code(id, &[&key]), "verify.did", "{id}");
    }
    assert_eq!(code("did:key:0", &[&key]), "key.malformed");
}

#[test]
fn keys_are_there_and_each_once() {
    let (ed, again) = (read(ED25519), named(ED25519, "other"));
    assert_eq!(code(WEB, &[]), "argument.invalid");
    assert_eq!(code(WEB, &[&ed, &again]), "argument.invalid");
    let same = [named(ED25519, "did:web:issuer.example#a"), named(P256, "did:web:issuer.example#a")];
    assert_eq!(code(WEB, &[&same[0], &same[1]]), "argument.invalid");
    let options = DidDocumentOptions { limits: Limits { text_bytes: 10, ..Limits::default() } };
    assert_eq!(did_document(WEB, &[&ed], &options).unwrap_err().code().as_str(), "limit.text");
}

#[test]
fn nothing_secret_is_written() {
    for pem in PRIVATE {
        let key = read(pem);
        for secret in ["\"d\"", "\"p\"", "\"q\"", "\"qi\"", "secretKey"] {
            assert!(!written(WEB, &[&key]).contains(secret));
            assert!(key.to_jwk().unwrap().contains("\"d\""), "a private key is written");
        }
    }
}
