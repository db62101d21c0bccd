//! Laws of signing: what is signed verifies, an outside signer signs the same bytes, nothing can be changed afterwards, and
//! no text makes checking fail.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "helpers of tests"
)]

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ovenbird::{
    AttachOptions, ErrorCode, GenerateOptions, Key, KeyFormat, KeyKind, SeededEntropy, Severity, SignOptions,
    SignatureMode, SignatureOptions, attach_signature, sign, signing_input, verify_signature,
};
use proptest::prelude::*;

/// Keys without RSA, which takes long to make, and with ids of both sorts.
static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let made = |kind, id: Option<&str>| {
        let options = GenerateOptions { kind, id: id.map(str::to_owned), ..Default::default() };
        Key::generate(&options, &mut SeededEntropy::new(&format!("{kind}{id:?}"))).unwrap()
    };
    vec![
        made(KeyKind::Ed25519, None),
        made(KeyKind::Ed25519, Some("https://issuer.example/key")),
        made(KeyKind::P256, Some("key-1")),
        made(KeyKind::P384, None),
    ]
});

fn key() -> impl Strategy<Value = &'static Key> {
    (0..KEYS.len()).prop_map(|index| &KEYS[index])
}

/// A member that no context defines, with any name and value.
fn extra() -> impl Strategy<Value = String> {
    ("x[a-z\"\\\\ö🎓 ]{0,6}", any::<String>(), "[ \n\t]{0,3}").prop_map(|(name, value, space)| {
        let text = |text: &str| serde_json::to_string(text).unwrap();
        format!("{space}{}{space}:{space}{}{space}", text(&name), text(&value))
    })
}

/// An assertion or a credential of either data model that can be signed.
fn document() -> impl Strategy<Value = String> {
    let assertion = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"urn:uuid:a7e1cbd3-2c1d-4c4b-9a0d-3f0c1d2e4b5a","badge":"https://issuer.example/robotics","recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},"issuedOn":"2026-03-01T10:00:00Z","verification":{"type":"SignedBadge"},"#;
    let credential = r#"{"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002","type":["VerifiableCredential","OpenBadgeCredential"],"name":"Robotics","issuer":{"id":"https://issuer.example/profile","type":["Profile"],"name":"Makers"},"validFrom":"2026-03-01T10:00:00Z","credentialSubject":{"id":"did:example:ada","type":["AchievementSubject"],"achievement":{"id":"https://issuer.example/robotics","type":["Achievement"],"name":"Robotics","description":"Built a robot.","criteria":{"narrative":"It walks."}}},"#;
    let old =
        credential.replace("ns/credentials/v2", "2018/credentials/v1").replace("validFrom", "issuanceDate");
    let begin = prop_oneof![Just(assertion.to_owned()), Just(credential.to_owned()), Just(old)];
    (begin, extra()).prop_map(|(begin, extra)| format!("{begin}{extra}}}"))
}

fn options() -> impl Strategy<Value = SignOptions> {
    let key_id = prop::option::of("(https|did):[a-z0-9é][a-z0-9/.é]{0,8}(#[a-z0-9]{1,3})?");
    (key_id, prop::option::of(Just(true)), any::<bool>()).prop_map(|(key_id, embed_key, typed)| SignOptions {
        key_id,
        embed_key,
        typ: typed.then(|| "vc+jwt".to_owned()),
        ..Default::default()
    })
}

/// A text like a token, each part sound or odd.
fn like_a_token() -> impl Strategy<Value = String> {
    let header = prop_oneof![
        Just(r#"{"alg":"EdDSA"}"#.to_owned()),
        Just(r#"{"alg":"ES256","jwk":{"kty":"EC"}}"#.to_owned()),
        "\\{\"alg\":\"[a-zA-Z0-9 ]{0,8}\"(,\"(crit|b64|kid|jwk|jku|typ|x)\":(null|5|\"x\"|\\{\\}|\\[\\])){0,3}\\}",
        any::<String>(),
    ];
    let payload = prop_oneof![
        document(),
        "\\{\"(vc|iss|nbf|exp|@context|type|credentialSubject)\":(null|5|-1e400|\"x\"|\\{\\}|\\[\\])\\}",
        any::<String>(),
    ];
    let bytes = |len| prop::collection::vec(any::<u8>(), len);
    let signature = prop_oneof![bytes(64..=64), bytes(96..=96), bytes(0..=100)];
    (header, payload, signature).prop_map(|(header, payload, signature)| {
        let encode = |part: &[u8]| URL_SAFE_NO_PAD.encode(part);
        format!("{}.{}.{}", encode(header.as_bytes()), encode(payload.as_bytes()), encode(&signature))
    })
}

/// Checks a text in every way; it must never be verified.
fn never_verified(text: &str) {
    let keys: Vec<&Key> = KEYS.iter().collect();
    for mode in [SignatureMode::Strict, SignatureMode::Compatible] {
        for (keys, accept_header_key) in [(&keys[..], false), (&[], true)] {
            let at = Some("2026-03-01T10:00:00Z".to_owned());
            let options = SignatureOptions { mode, accept_header_key, at, ..Default::default() };
            match verify_signature(text, keys, &options) {
                Ok(report) => {
                    assert!(!report.verified, "{text}");
                    assert!(report.problems.iter().any(|problem| problem.severity == Severity::Error));
                }
                Err(error) => {
                    assert_ne!(error.code(), ErrorCode::Internal, "{error:?}");
                    assert!(!error.message().is_empty());
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_signed_verifies_and_an_outside_signer_signs_the_same(
        key in key(), document in document(), options in options()
    ) {
        let signed = sign(&document, key, &options, &mut SeededEntropy::new("x")).unwrap();
        let report = verify_signature(&signed.token, &[&key.public()], &SignatureOptions::default()).unwrap();
        prop_assert!(report.verified, "{:?}", report.problems);
        prop_assert_eq!(report.problems, vec![]);
        prop_assert_eq!(&report.header, &signed.header);
        // The document is there byte for byte, the claims of data model 2.0 behind it.
        let inside = document.strip_suffix('}').unwrap().trim_end();
        prop_assert!(report.document.starts_with(inside), "{}", report.document);

        let public = key.public().write(KeyFormat::Jwk).unwrap().to_string();
        let there = SignOptions { key: Some(public.clone()), ..options };
        let to_sign = signing_input(&document, &there).unwrap();
        let (input, signature) = signed.token.rsplit_once('.').unwrap();
        prop_assert_eq!(&to_sign.input, input);
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        let attach = AttachOptions { key: Some(public), ..Default::default() };
        prop_assert_eq!(attach_signature(input, &signature, &attach).unwrap(), signed.token);
    }

    #[test]
    fn a_token_that_was_changed_anywhere_is_not_verified(
        key in key(), document in document(), place in any::<prop::sample::Index>(), new in 0x21_u8..0x7F
    ) {
        let token = sign(&document, key, &SignOptions::default(), &mut SeededEntropy::new("x")).unwrap().token;
        let mut changed = token.clone().into_bytes();
        let place = place.index(changed.len());
        prop_assume!(changed[place] != new);
        changed[place] = new;
        never_verified(std::str::from_utf8(&changed).unwrap());
        never_verified(&token[..place]);
    }

    #[test]
    fn a_text_like_a_token_gives_a_report_or_a_typed_error(text in like_a_token()) {
        never_verified(&text);
        let attached = attach_signature(&text, &[1; 64], &AttachOptions::default());
        prop_assert!(attached.is_err());
    }

    #[test]
    fn any_text_gives_a_typed_error_or_a_token_of_it(text in any::<String>()) {
        never_verified(&text);
        for result in [
            sign(&text, &KEYS[0], &SignOptions { check: false, ..Default::default() }, &mut SeededEntropy::new("x")).err(),
            attach_signature(&text, &[1; 64], &AttachOptions::default()).err(),
        ] {
            prop_assert_ne!(result.map(|error| error.code()), Some(ErrorCode::Internal));
        }
    }
}
