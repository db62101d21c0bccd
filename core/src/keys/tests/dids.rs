//! DIDs: the examples of the method specifications, and what must never lead anywhere.

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::keys::did::{Did, bare, read as read_did};
use crate::keys::{Key, KeyFormat, KeyKind, KeyOptions};
use crate::limits::Limits;

use super::samples::{ED25519, PRIVATE, RFC7515_EC, RFC7515_RSA, RFC8037, RSA, read, refusal};

/// The example of the did:jwk method specification, on P-256.
const JWK_P256: &str = "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9";
const ED: &str = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

fn did_jwk(json: &str) -> String {
    format!("did:jwk:{}", Base64UrlUnpadded::encode_string(json.as_bytes()))
}

fn itself(text: &str) -> Key {
    match read_did(text, &Limits::default()).unwrap() {
        Did::Itself(key) => *key,
        Did::Web(url) => panic!("leads to {url}"),
    }
}

fn web(text: &str) -> String {
    match read_did(text, &Limits::default()) {
        Ok(Did::Web(url)) => url,
        Ok(Did::Itself(key)) => panic!("{key:?}"),
        Err(error) => error.code().as_str().to_owned(),
    }
}

fn code(text: &str) -> String {
    match read_did(text, &Limits::default()) {
        Ok(did) => panic!("{text} was taken: {did:?}"),
        Err(error) => error.code().as_str().to_owned(),
    }
}

#[test]
fn a_did_that_is_a_key_gives_it_with_the_id_of_its_one_method() {
    let did = format!("did:key:{ED}");
    let method = format!("{did}#{ED}");
    for text in [&did, &method] {
        assert_eq!(itself(text).id(), Some(method.as_str()));
    }
    let method = format!("{JWK_P256}#0");
    for text in [JWK_P256, &method] {
        let key = itself(text);
        assert_eq!((key.kind(), key.id()), (KeyKind::P256, Some(method.as_str())));
    }
}

#[test]
fn every_kind_of_key_has_a_did_jwk_that_reads_back() {
    for pem in PRIVATE {
        let key = read(pem);
        let did = key.write(KeyFormat::DidJwk).unwrap();
        let again =
            Key::read(&did, &KeyOptions { format: Some(KeyFormat::DidJwk), ..Default::default() }).unwrap();
        assert!(!again.is_private(), "the public half is written");
        assert_eq!(again.thumbprint(), key.thumbprint());
        assert_eq!(again.id(), None);
        assert_eq!(read(&format!("{}#0", did.as_str())).id(), Some(format!("{}#0", did.as_str()).as_str()));
    }
}

#[test]
fn a_did_jwk_has_no_kid_of_the_key_in_it() {
    let named =
        Key::read(ED25519, &KeyOptions { id: Some("key-1".to_owned()), ..Default::default() }).unwrap();
    assert_eq!(named.write(KeyFormat::DidJwk).unwrap(), read(ED25519).write(KeyFormat::DidJwk).unwrap());
    let with_kid = did_jwk(
        r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"key-1"}"#,
    );
    assert_eq!(read(&with_kid).id(), Some("key-1"));
    assert_eq!(
        itself(&with_kid).id(),
        Some(format!("{with_kid}#0").as_str()),
        "a verifier looks for the method"
    );
}

#[test]
fn a_did_jwk_keeps_what_its_jwk_is_for() {
    let jwk = RFC7515_RSA.split(r#","d""#).next().unwrap();
    let key = itself(&did_jwk(&format!(r#"{jwk},"alg":"PS256"}}"#)));
    assert_eq!(key.algorithms().len(), 1);
    let encryption = did_jwk(&format!(r#"{jwk},"use":"enc"}}"#));
    assert_eq!(code(&encryption), "key.unsupported");
}

#[test]
fn a_did_jwk_is_refused_with_private_members_and_in_any_other_spelling() {
    for private in [RFC8037, RFC7515_EC, RFC7515_RSA] {
        assert_eq!(code(&did_jwk(private)), "key.malformed");
        assert_eq!(refusal(&did_jwk(private)), "key.malformed");
    }
    let public = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo""#;
    let sound = did_jwk(&format!("{public}}}"));
    itself(&sound);
    let twice = did_jwk(&format!(r#"{public},"crv":"Ed25519"}}"#));
    let hidden = did_jwk(&format!(r#"{public},"k":"AAAA"}}"#));
    let long = did_jwk(&format!(r#"{public},"x5c":"{}"}}"#, "A".repeat(8_000)));
    for text in [&twice, &hidden, "did:jwk:AA", "did:jwk:_w", "did:jwk:Z", &did_jwk("{"), &did_jwk("[]")] {
        assert!(code(text).starts_with("key."), "{text}: {}", code(text));
    }
    assert_eq!(code(&format!("{sound}=")), "verify.did");
    assert_eq!(code(&long), "verify.did");
    assert_eq!(refusal(&long), "key.malformed");
    assert_eq!(code(&did_jwk(r#"{"kty":"oct","k":"AAAA"}"#)), "key.malformed");
}

#[test]
fn a_fragment_has_to_be_the_one_that_there_is() {
    let other = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    for text in [
        format!("did:key:{ED}#{other}"),
        format!("did:key:{ED}#"),
        format!("{JWK_P256}#1"),
        format!("{JWK_P256}#"),
    ] {
        assert_eq!(code(&text), "key.mismatch", "{text}");
    }
    for text in [
        format!("did:key:{ED}/path"),
        format!("did:key:{ED}?a=b"),
        format!("{JWK_P256}?a#0"),
        "did:web:issuer.example/a".to_owned(),
    ] {
        assert_eq!(code(&text), "verify.did", "{text}");
    }
}

#[test]
fn a_did_web_leads_to_the_address_of_its_document() {
    for (did, url) in [
        ("did:web:issuer.example", "https://issuer.example/.well-known/did.json"),
        ("did:web:issuer.example#key-0", "https://issuer.example/.well-known/did.json"),
        ("did:web:issuer.example?service=files#key-0", "https://issuer.example/.well-known/did.json"),
        ("did:web:Issuer.EXAMPLE:Makers:ada", "https://issuer.example/Makers/ada/did.json"),
        ("did:web:issuer.example%3A8443", "https://issuer.example:8443/.well-known/did.json"),
        ("did:web:issuer.example%3a8443:a:b", "https://issuer.example:8443/a/b/did.json"),
        ("did:web:issuer.example%3A443", "https://issuer.example/.well-known/did.json"),
        ("did:web:issuer.example:caf%C3%A9", "https://issuer.example/caf%C3%A9/did.json"),
        ("did:web:issuer.example:a%3Fb%23c", "https://issuer.example/a%3Fb%23c/did.json"),
        ("did:web:xn--bcher-kva.example", "https://xn--bcher-kva.example/.well-known/did.json"),
    ] {
        assert_eq!(web(did), url, "{did}");
    }
}

#[test]
fn a_did_web_never_leads_to_another_address_than_it_reads() {
    for did in [
        "did:web:",
        "did:web:#key-0",
        "did:web::a",
        "did:web:issuer.example:",
        "did:web:issuer.example::a",
        "did:web:.issuer.example",
        "did:web:issuer..example",
        "did:web:issuer.example.",
        "did:web:issuer.example%3A",
        "did:web:issuer.example%3A0",
        "did:web:issuer.example%3A08443",
        "did:web:issuer.example%3A+80",
        "did:web:issuer.example%3A65536",
        "did:web:issuer.example%3A80%3A80",
        "did:web:ada%40issuer.example",
        "did:web:ada@issuer.example",
        "did:web:issuer.example%2F..%2Fevil.example",
        "did:web:issuer%2Eexample",
        "did:web:b%C3%BCcher.example",
        "did:web:bücher.example",
        "did:web:%5B::1%5D",
        "did:web:issuer_1.example",
        "did:web:issuer.example:.",
        "did:web:issuer.example:..:a",
        "did:web:issuer.example:%2e%2E:a",
        "did:web:issuer.example:%2E",
        "did:web:issuer.example:a%2Fb",
        "did:web:issuer.example:a%5Cb",
        "did:web:issuer.example:a%00b",
        "did:web:issuer.example:a%0Ab",
        "did:web:issuer.example:a%252Fb",
        "did:web:issuer.example:a%2",
        "did:web:issuer.example:a%zz",
        "did:web:issuer.example:a%",
        "did:web:issuer.example\\a",
        "did:web:issuer.example a",
        "did:web:issuer.example\u{0}",
    ] {
        assert_eq!(web(did), "verify.did", "{did}");
    }
}

#[test]
fn other_methods_and_what_is_no_did_are_refused() {
    for text in [
        "",
        "did",
        "did:",
        "did:key",
        "did::a",
        "did:Web:issuer.example",
        "DID:web:issuer.example",
        "did:ion:EiD",
        "did:example:ada#1",
        "https://issuer.example",
        "did:we b:a",
        "did:web2:a",
    ] {
        assert_eq!(code(text), "verify.did", "{text}");
    }
    let long = format!("did:web:issuer.example:{}", "a".repeat(8_192));
    assert_eq!(code(&long), "verify.did");
    let limits = Limits { text_bytes: 10, ..Limits::default() };
    assert!(read_did("did:web:issuer.example", &limits).is_err());
}

#[test]
fn the_keys_of_a_did_are_held_to_what_holds_for_keys() {
    assert_eq!(code("did:key:z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"), "key.malformed");
    assert_eq!(code("did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"), "key.unsupported");
    assert_eq!(code(&format!("did:key:z{}", "2".repeat(500))), "key.malformed");
    assert_eq!(code("did:key:6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"), "key.malformed");
    let other_form = KeyOptions { format: Some(KeyFormat::DidKey), ..Default::default() };
    assert!(Key::read(JWK_P256, &other_form).is_err());
    let other_form = KeyOptions { format: Some(KeyFormat::DidJwk), ..Default::default() };
    assert!(Key::read(&format!("did:key:{ED}"), &other_form).is_err());
    assert_eq!(read(RSA).write(KeyFormat::DidKey).unwrap_err().code().as_str(), "key.unsupported");
}

#[test]
fn the_bare_did_of_a_did_url() {
    for (url, did) in [
        ("did:web:a#b", Some("did:web:a")),
        ("did:web:a/b?c#d", Some("did:web:a")),
        ("did:web:a?c", Some("did:web:a")),
        ("did:web:a", Some("did:web:a")),
        ("https://issuer.example#key-0", None),
        ("dad:web:a", None),
    ] {
        assert_eq!(bare(url), did);
    }
}
