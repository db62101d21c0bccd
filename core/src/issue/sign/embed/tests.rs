//! Credentials with proofs of our own, and what gets none.

use super::*;
use crate::issue::sign::{attach_signature, sign, signing_input};
use crate::keys::{KeyFormat, SeededEntropy};
use crate::proof::fixtures::{ASSERTION, CREDENTIAL, credential_v1, encode, key, other_key, with_id};
use crate::proof::{KeySource, SignatureOptions};
use crate::verify_signature;

const CREATED: &str = "2026-03-01T10:00:00Z";

fn options() -> SignOptions {
    let format = Some(ProofFormat::DataIntegrity);
    SignOptions { format, created: Some(CREATED.to_owned()), ..SignOptions::default() }
}

fn with(suite: Cryptosuite) -> SignOptions {
    SignOptions { format: None, cryptosuite: Some(suite), ..options() }
}

fn signed_with(document: &str, key: &Key, options: &SignOptions) -> Result<Signed> {
    sign(document, key, options, &mut SeededEntropy::new("signing"))
}

fn refused(document: &str, key: &Key, options: &SignOptions) -> Error {
    signed_with(document, key, options).unwrap_err()
}

/// How many proofs there are, all of which verify with the keys.
fn verified(token: &str, keys: &[&Key]) -> usize {
    let report = verify_signature(token, keys, &SignatureOptions::default()).unwrap();
    assert!(report.problems.is_empty(), "{:?}", report.problems);
    assert!(report.proofs.iter().all(|proof| proof.verified));
    report.proofs.len()
}

const MADE: [(KeyKind, Cryptosuite); 6] = [
    (KeyKind::Ed25519, Cryptosuite::EddsaRdfc2022),
    (KeyKind::Ed25519, Cryptosuite::EddsaJcs2022),
    (KeyKind::P256, Cryptosuite::EcdsaRdfc2019),
    (KeyKind::P384, Cryptosuite::EcdsaRdfc2019),
    (KeyKind::P256, Cryptosuite::EcdsaJcs2019),
    (KeyKind::P384, Cryptosuite::EcdsaJcs2019),
];

#[test]
fn a_proof_is_put_behind_the_members_and_verifies() {
    for (kind, suite) in MADE {
        let key = key(kind);
        let signed = signed_with(&format!("\n {CREDENTIAL}\n"), &key, &with(suite)).unwrap();
        let inside = CREDENTIAL.strip_suffix("\n}").unwrap();
        let proof = signed.token.strip_prefix(inside).unwrap().strip_suffix("\n}").unwrap();
        let proof = proof.strip_prefix(r#","proof":"#).unwrap();
        let (header, value) = proof.split_once(r#","proofValue":"z"#).unwrap();
        assert_eq!(signed.header, format!("{header}}}"));
        assert!(value.ends_with("\"}"));
        assert_eq!((signed.format, signed.cryptosuite), (ProofFormat::DataIntegrity, Some(suite)));
        assert_eq!(signed.algorithm.key_kind(), kind);
        assert_eq!(verified(&signed.token, &[&key.public()]), 1);
    }
}

#[test]
fn the_options_of_a_proof_have_their_order_and_a_proof_of_json_its_contexts() {
    let key = key(KeyKind::Ed25519);
    let did = key.did_key().unwrap();
    let method = format!("{did}#{}", did.strip_prefix("did:key:").unwrap());
    let all = SignOptions {
        expires: Some("2027-03-01T10:00:00Z".to_owned()),
        domain: Some("https://shop.example".to_owned()),
        challenge: Some("\"1\"".to_owned()),
        ..options()
    };
    let head =
        r#""type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","created":"2026-03-01T10:00:00Z""#;
    let rest = format!(r#""verificationMethod":"{method}","proofPurpose":"assertionMethod""#);
    assert_eq!(signed_with(CREDENTIAL, &key, &options()).unwrap().header, format!("{{{head},{rest}}}"));
    assert_eq!(
        signed_with(CREDENTIAL, &key, &all).unwrap().header,
        format!(
            r#"{{{head},{rest},"expires":"2027-03-01T10:00:00Z","domain":"https://shop.example","challenge":"\"1\""}}"#
        )
    );
    let jcs = signed_with(CREDENTIAL, &key, &with(Cryptosuite::EddsaJcs2022)).unwrap().header;
    assert!(
        jcs.starts_with(r#"{"@context":["https://www.w3.org/ns/credentials/v2", "https://purl"#),
        "{jcs}"
    );
}

#[test]
fn the_moment_of_signing_is_created_or_the_clock_or_nothing() {
    let key = key(KeyKind::Ed25519);
    let created = |created: Option<&str>, now_unix| {
        let options = SignOptions { created: created.map(str::to_owned), now_unix, ..options() };
        let header = signed_with(CREDENTIAL, &key, &options).unwrap().header;
        Some(header.split_once(r#""created":""#)?.1.split_once('"')?.0.to_owned())
    };
    assert_eq!(created(None, None), None);
    assert_eq!(created(None, Some(0)).as_deref(), Some("1970-01-01T00:00:00Z"));
    assert_eq!(
        created(Some("2026-03-01T11:00:00+01:00"), Some(0)).as_deref(),
        Some("2026-03-01T11:00:00+01:00")
    );
}

#[test]
fn the_method_is_the_one_asked_for_or_the_id_or_a_did() {
    let jwk = key(KeyKind::P256).public().write(KeyFormat::Jwk).unwrap();
    let private = key(KeyKind::P256).write(KeyFormat::Jwk).unwrap();
    let method = |key: &Key, method: Option<&str>| {
        let options = SignOptions { verification_method: method.map(str::to_owned), ..options() };
        let header = signed_with(CREDENTIAL, key, &options).unwrap().header;
        header.split_once(r#""verificationMethod":""#).unwrap().1.split_once('"').unwrap().0.to_owned()
    };
    assert!(!jwk.contains("kid"));
    let url = with_id(&private, "https://issuer.example/#key-1");
    assert_eq!(method(&url, None), "https://issuer.example/#key-1");
    assert_eq!(method(&url, Some("did:web:issuer.example#key-2")), "did:web:issuer.example#key-2");
    let named = with_id(&private, "key-1");
    assert!(method(&named, None).starts_with("did:key:zDn"), "{}", method(&named, None));
}

#[test]
fn a_second_proof_stands_behind_the_first_and_both_verify() {
    let (first, second) = (key(KeyKind::Ed25519), other_key(KeyKind::P384, "second"));
    let once = signed_with(CREDENTIAL, &first, &options()).unwrap().token;
    let twice = signed_with(&once, &second, &options()).unwrap().token;
    assert_eq!(verified(&twice, &[&first, &second]), 2);
    let thrice = signed_with(&twice, &first, &with(Cryptosuite::EddsaJcs2022)).unwrap().token;
    assert_eq!(verified(&thrice, &[&first, &second]), 3);
    // The first proof is the same text in all of them.
    let proof = once.split_once(r#""proof":"#).unwrap().1.strip_suffix("\n}").unwrap();
    assert!(
        twice.contains(&format!(r#""proof":[{proof},{{"#))
            && thrice.contains(&format!(r#""proof":[{proof},{{"#))
    );
    let limits = Limits { proofs: 2, ..Limits::default() };
    let error = refused(&twice, &first, &SignOptions { limits, ..options() });
    assert_eq!(error.code(), ErrorCode::LimitProofs);
}

#[test]
fn endorsements_status_lists_and_other_credentials_get_proofs_too() {
    let key = key(KeyKind::Ed25519);
    let credential = |context: &str, kind: &str, subject: &str| {
        format!(
            r#"{{"@context": ["https://www.w3.org/ns/credentials/v2"{context}], "id": "https://issuer.example/1",
                "type": ["VerifiableCredential", "{kind}"], "name": "It", "validFrom": "2026-03-01T10:00:00Z",
                "issuer": "https://issuer.example/profile",
                "credentialSubject": {subject}}}"#
        )
    };
    let ob = r#", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json""#;
    let endorsed =
        r#"{"id": "https://maker.example", "type": ["EndorsementSubject"], "endorsementComment": "Good."}"#;
    let list = r#"{"id": "https://issuer.example/1#list", "type": "BitstringStatusList", "statusPurpose": "revocation", "encodedList": "uH4sI"}"#;
    for document in [
        credential(ob, "EndorsementCredential", endorsed),
        credential("", "BitstringStatusListCredential", list),
    ] {
        let signed = signed_with(&document, &key, &options()).unwrap();
        assert_eq!(verified(&signed.token, &[&key]), 1);
    }
}

#[test]
fn what_is_no_faultless_credential_gets_no_proof() {
    let key = key(KeyKind::Ed25519);
    let code = |document: &str| refused(document, &key, &options()).code().as_str();
    assert_eq!(code(ASSERTION), "option.conflict");
    assert_eq!(code("https://issuer.example/1"), "document.hosted");
    assert_eq!(code(&format!("{{\"vc\": {CREDENTIAL}}}")), "issue.invalid");
    let token = sign(CREDENTIAL, &key, &SignOptions::default(), &mut SeededEntropy::new("x")).unwrap().token;
    assert_eq!(code(&token), "issue.invalid");
    let faulty = CREDENTIAL.replace(r#""name": "Robotics","#, "");
    assert_eq!(code(&faulty), "issue.invalid");
    let unchecked = SignOptions { check: false, ..options() };
    let undefined = CREDENTIAL.replace(r#""id": "urn:"#, r#""made": "up", "id": "urn:"#);
    let error = refused(&undefined, &key, &unchecked);
    assert_eq!((error.code().as_str(), error.at().pointer.as_deref()), ("canon.term", Some("/made")));
    assert!(
        signed_with(&undefined, &key, &SignOptions { check: false, ..with(Cryptosuite::EddsaJcs2022) })
            .is_ok()
    );
    assert_eq!(code(&CREDENTIAL.replacen('{', r#"{"proof": "z","#, 1)), "issue.invalid");
}

#[test]
fn the_old_data_model_needs_the_context_of_the_proof() {
    let key = key(KeyKind::Ed25519);
    let old = credential_v1();
    for suite in [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022] {
        let error = refused(&old, &key, &with(suite));
        assert_eq!(
            (error.code(), error.at().pointer.as_deref()),
            (ErrorCode::IssueInvalid, Some("/@context"))
        );
        assert!(error.message().contains("https://w3id.org/security/data-integrity/v2"), "{error}");
        let named =
            old.replace("context-3.0.3.json\"]", &format!("context-3.0.3.json\", \"{DATA_INTEGRITY}\"]"));
        let signed = signed_with(&named, &key, &with(suite)).unwrap();
        assert_eq!(verified(&signed.token, &[&key]), 1);
    }
}

#[test]
fn a_suite_goes_with_the_key_and_is_one_that_is_made() {
    let code = |kind, options: &SignOptions| {
        let error = refused(CREDENTIAL, &key(kind), options);
        assert_eq!(error.code(), ErrorCode::OptionConflict);
        error.message().to_owned()
    };
    for suite in [Cryptosuite::EcdsaSd2023, Cryptosuite::Eddsa2022, Cryptosuite::Ed25519Signature2020] {
        assert!(code(KeyKind::Ed25519, &with(suite)).contains("verified and not made"));
    }
    assert!(code(KeyKind::Rsa, &options()).contains("RSA"));
    assert!(code(KeyKind::Rsa, &with(Cryptosuite::EddsaRdfc2022)).contains("RSA"));
    assert!(code(KeyKind::P256, &with(Cryptosuite::EddsaRdfc2022)).contains("p256"));
    assert!(code(KeyKind::Ed25519, &with(Cryptosuite::EcdsaJcs2019)).contains("ed25519"));
    let es384 = SignOptions { algorithm: Some(JwsAlgorithm::Es384), ..options() };
    assert!(code(KeyKind::P256, &es384).contains("ES256"));
    let public = key(KeyKind::P256).public();
    assert_eq!(refused(CREDENTIAL, &public, &options()).code(), ErrorCode::KeyNotPrivate);
}

#[test]
fn options_of_a_token_and_of_a_proof_do_not_mix() {
    let key = key(KeyKind::Ed25519);
    let code = |change: &dyn Fn(&mut SignOptions), base: SignOptions| {
        let mut options = base;
        change(&mut options);
        refused(CREDENTIAL, &key, &options).code().as_str()
    };
    let text = || Some("https://issuer.example/1".to_owned());
    assert_eq!(code(&|it| it.key_id = text(), options()), "option.conflict");
    assert_eq!(code(&|it| it.embed_key = Some(false), options()), "option.conflict");
    assert_eq!(code(&|it| it.typ = text(), options()), "option.conflict");
    assert_eq!(
        code(&|it| it.format = Some(ProofFormat::VcJwt), with(Cryptosuite::EddsaJcs2022)),
        "option.conflict"
    );
    assert_eq!(code(&|it| it.verification_method = text(), SignOptions::default()), "option.conflict");
    assert_eq!(code(&|it| it.domain = text(), SignOptions::default()), "option.conflict");
    assert_eq!(code(&|it| it.challenge = text(), SignOptions::default()), "option.conflict");
    assert_eq!(code(&|it| it.verification_method = Some("key-1".to_owned()), options()), "option.invalid");
    assert_eq!(code(&|it| it.created = Some("2026-03-01".to_owned()), options()), "option.invalid");
    assert_eq!(code(&|it| it.expires = text(), options()), "option.invalid");
    assert_eq!(code(&|it| it.expires = Some(CREATED.to_owned()), options()), "option.conflict");
    // Bindings give the clock in any case.
    let clock = SignOptions { now_unix: Some(0), ..SignOptions::default() };
    assert_eq!(signed_with(CREDENTIAL, &key, &clock).unwrap().format, ProofFormat::VcJwt);
}

#[test]
fn contexts_of_the_caller_are_taken() {
    let key = key(KeyKind::Ed25519);
    let own = "https://issuer.example/context";
    let document = CREDENTIAL.replace("3.0.3.json\"]", &format!("3.0.3.json\", \"{own}\"]")).replacen(
        "\"name\"",
        "\"oven\": \"hot\", \"name\"",
        1,
    );
    assert_eq!(refused(&document, &key, &options()).code().as_str(), "canon.context");
    let contexts =
        Contexts::new().with(&[(own, r#"{"@context": {"oven": "https://issuer.example/oven"}}"#)]).unwrap();
    let signed =
        signed_with(&document, &key, &SignOptions { contexts: contexts.clone(), ..options() }).unwrap();
    let options = SignatureOptions { contexts, ..SignatureOptions::default() };
    assert!(verify_signature(&signed.token, &[&key], &options).unwrap().verified);
}

/// r and s as an HSM gives them.
fn der(raw: &[u8]) -> Vec<u8> {
    let integer = |number: &[u8]| {
        let bare: Vec<u8> = number.iter().copied().skip_while(|byte| *byte == 0).collect();
        let number = [if bare[0] >= 0x80 { vec![0] } else { vec![] }, bare].concat();
        [&[2, u8::try_from(number.len()).unwrap()], number.as_slice()].concat()
    };
    let (r, s) = raw.split_at(raw.len() / 2);
    let pair = [integer(r), integer(s)].concat();
    [&[0x30, u8::try_from(pair.len()).unwrap()], pair.as_slice()].concat()
}

#[test]
fn an_outside_signer_signs_what_would_be_signed_here() {
    for (kind, suite) in MADE {
        let key = key(kind);
        let public = key.public().write(KeyFormat::Jwk).unwrap().to_string();
        let there = SignOptions { key: Some(public.clone()), ..with(suite) };
        let to_sign = signing_input(CREDENTIAL, &there).unwrap();
        let bytes = URL_SAFE_NO_PAD.decode(&to_sign.input).unwrap();
        assert_eq!(bytes.len(), if kind == KeyKind::P384 { 96 } else { 64 });
        let signature = key.sign(to_sign.algorithm, &bytes, &mut SeededEntropy::new("signing")).unwrap();
        let unsigned = to_sign.unsigned.unwrap();
        let here = signed_with(CREDENTIAL, &key, &with(suite)).unwrap();
        assert_eq!((&to_sign.header, to_sign.format), (&here.header, here.format));
        for key in [None, Some(public.clone())] {
            let raw = AttachOptions { key: key.clone(), ..AttachOptions::default() };
            let attached = attach_signature(&unsigned, &signature, &raw).unwrap();
            // Two signatures with ECDSA differ, unless the library of cryptography makes them without randomness.
            let bare = |token: &str| token.split_once("proofValue").unwrap().0.to_owned();
            assert_eq!(bare(&attached), bare(&here.token));
            let encoded = AttachOptions { encoding: SignatureEncoding::Der, ..raw };
            let from_der = attach_signature(&unsigned, &der(&signature), &encoded);
            match kind {
                KeyKind::Ed25519 => {
                    assert_eq!(attached, here.token);
                    assert_eq!(from_der.unwrap_err().code(), ErrorCode::OptionConflict);
                }
                _ => assert_eq!(from_der.unwrap(), attached),
            }
        }
    }
}

#[test]
fn nothing_is_attached_that_would_not_verify() {
    let key = key(KeyKind::P256);
    let public = |key: &Key| Some(key.public().write(KeyFormat::Jwk).unwrap().to_string());
    let to_sign = signing_input(CREDENTIAL, &SignOptions { key: public(&key), ..options() }).unwrap();
    let unsigned = to_sign.unsigned.unwrap();
    let attach = |text: &str, signature: &[u8], key: Option<String>, encoding| {
        let options = AttachOptions { key, encoding, ..AttachOptions::default() };
        attach_signature(text, signature, &options).unwrap_err().code().as_str()
    };
    let raw = SignatureEncoding::Raw;
    assert_eq!(attach(&unsigned, &[1; 64], public(&key), raw), "proof.signature");
    assert_eq!(attach(&unsigned, &[1; 63], None, raw), "proof.value");
    assert_eq!(attach(&unsigned, &[1; 96], public(&key), raw), "proof.value");
    assert_eq!(attach(&unsigned, &[1; 64], public(&other_key(KeyKind::Ed25519, "other")), raw), "proof.key");
    assert_eq!(attach(&unsigned, &[1; 64], None, SignatureEncoding::Der), "jws.signature");
    let signed = signed_with(CREDENTIAL, &key, &options()).unwrap().token;
    assert_eq!(attach(&signed, &[1; 64], None, raw), "proof.form");
    assert_eq!(attach(CREDENTIAL, &[1; 64], None, raw), "proof.missing");
    assert_eq!(
        attach(&unsigned.replace("ecdsa-rdfc-2019", "ecdsa-sd-2023"), &[1; 64], None, raw),
        "proof.suite"
    );
    assert_eq!(
        attach(&unsigned.replace("assertionMethod", "authentication"), &[1; 64], None, raw),
        "proof.purpose"
    );
    assert_eq!(encode([1; 64]).len(), 86);
}

#[test]
fn an_outside_signer_says_how_it_signs_and_what_its_key_is_called() {
    let input = |options: &SignOptions| signing_input(CREDENTIAL, options);
    let method = Some("https://issuer.example/key".to_owned());
    assert_eq!(input(&options()).unwrap_err().code(), ErrorCode::OptionConflict);
    let named = SignOptions { verification_method: method, ..options() };
    assert_eq!(input(&named).unwrap_err().code(), ErrorCode::OptionConflict);
    let eddsa = SignOptions { cryptosuite: Some(Cryptosuite::EddsaJcs2022), ..named.clone() };
    assert_eq!(input(&eddsa).unwrap().algorithm, JwsAlgorithm::EdDsa);
    let es384 = SignOptions { algorithm: Some(JwsAlgorithm::Es384), ..named };
    assert_eq!(input(&es384).unwrap().cryptosuite, Some(Cryptosuite::EcdsaRdfc2019));
    let nameless = SignOptions { verification_method: None, ..es384 };
    assert_eq!(input(&nameless).unwrap_err().code(), ErrorCode::OptionConflict);
}

#[test]
fn the_did_in_a_proof_leads_back_to_the_key() {
    for (kind, suite) in MADE {
        let signed = signed_with(CREDENTIAL, &key(kind), &with(suite)).unwrap();
        let options = SignatureOptions { accept_header_key: true, ..SignatureOptions::default() };
        let report = verify_signature(&signed.token, &[], &options).unwrap();
        assert!(report.verified, "{:?}", report.problems);
        assert_eq!(report.key.unwrap().source, KeySource::Header);
    }
}
