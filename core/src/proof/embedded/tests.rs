//! Reports of embedded proofs.

use crate::error::ErrorCode;
use crate::keys::{Key, KeyOptions};
use crate::limits::Limits;
use crate::proof::data_integrity::samples::{SAMPLES, credential};
use crate::proof::{KeySource, ProofFormat, SignatureOptions, SignatureReport, fixtures};
use crate::{Severity, Version, verify_signature};

fn checked(text: &str, keys: &[&str], options: &SignatureOptions) -> SignatureReport {
    let keys: Vec<Key> = keys.iter().map(|key| Key::read(key, &KeyOptions::default()).unwrap()).collect();
    let keys: Vec<&Key> = keys.iter().collect();
    verify_signature(text, &keys, options).unwrap()
}

fn codes(report: &SignatureReport) -> Vec<(&'static str, Severity)> {
    report.problems.iter().map(|it| (it.code.as_str(), it.severity)).collect()
}

#[test]
fn a_proof_that_verifies_is_told_with_its_key() {
    let sample = &SAMPLES[3];
    let text = sample.credential();
    let report = checked(&format!("\n{text} "), &[SAMPLES[0].key, sample.key], &SignatureOptions::default());
    assert!(report.verified, "{:?}", report.problems);
    assert_eq!((report.format, report.version), (ProofFormat::DataIntegrity, Some(Version::V3_0)));
    assert_eq!((report.document.as_str(), report.header.as_str()), (text.as_str(), ""));
    assert_eq!(report.algorithm.unwrap().as_str(), "ES384");
    let key = report.key.as_ref().unwrap();
    assert_eq!((key.source, key.index), (KeySource::Given, Some(1)));
    let [proof] = report.proofs.as_slice() else { panic!("one proof") };
    assert_eq!((proof.verified, &proof.key, proof.problems.len()), (true, &report.key, 0));
    assert_eq!(proof.cryptosuite.unwrap().as_str(), "ecdsa-rdfc-2019");
    assert_eq!(proof.kind.as_deref(), Some("DataIntegrityProof"));
    assert_eq!(proof.created.as_deref(), Some("2010-01-01T19:23:24Z"));
}

#[test]
fn one_proof_that_verifies_is_enough_and_the_others_are_warnings() {
    let [ed25519, _, p256, ..] = &SAMPLES;
    let broken = p256.proof().replace("z63mPp", "z63mPq");
    let text = credential(&format!("[{broken}, {{\"type\": \"Other\"}}, {}]", ed25519.proof()));
    let report = checked(&text, &[ed25519.key, p256.key], &SignatureOptions::default());
    assert!(report.verified);
    assert_eq!(codes(&report), [("proof.signature", Severity::Warning), ("proof.suite", Severity::Warning)]);
    assert_eq!(report.problems[0].pointer.as_deref(), Some("/proof/0"));
    assert_eq!(report.proofs.iter().map(|proof| proof.verified).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(report.proofs[0].problems[0].severity, Severity::Error);
}

#[test]
fn without_a_proof_that_verifies_there_is_an_error() {
    let options = SignatureOptions::default();
    let sample = &SAMPLES[0];
    let report = checked(&sample.credential().replace("Teamwork Badge", "Chess"), &[sample.key], &options);
    assert_eq!((report.verified, codes(&report)), (false, vec![("proof.signature", Severity::Error)]));
    assert_eq!((report.key, report.algorithm), (None, None));
    let report = checked(&credential(r#"{"type": "Other"}"#), &[sample.key], &options);
    assert_eq!(codes(&report), [("proof.suite", Severity::Warning), ("proof.suite", Severity::Error)]);
    for text in [fixtures::CREDENTIAL, &credential("[]")] {
        let report = checked(text, &[sample.key], &options);
        assert_eq!((report.verified, codes(&report)), (false, vec![("proof.missing", Severity::Error)]));
    }
    let error = verify_signature(fixtures::ASSERTION, &[], &options).unwrap_err();
    assert_eq!(error.code(), ErrorCode::JwsMalformed);
}

#[test]
fn the_key_of_the_proof_itself_is_taken_only_when_asked_for() {
    let sample = &SAMPLES[0];
    let text = sample.credential();
    let report = checked(&text, &[], &SignatureOptions::default());
    assert_eq!((report.verified, codes(&report)), (false, vec![("key.not_found", Severity::Error)]));
    let options = SignatureOptions { accept_header_key: true, ..SignatureOptions::default() };
    let report = checked(&text, &[], &options);
    assert!(report.verified, "{:?}", report.problems);
    let key = report.key.unwrap();
    assert_eq!((key.source, key.index), (KeySource::Header, None));
    assert_eq!(key.id, Some(format!("https://example.edu/issuers/565049#{}", sample.key)));
    // A given key is the one that counts.
    assert!(!checked(&text, &[SAMPLES[2].key], &options).verified);
    for (method, code) in [
        ("https://example.edu/key".to_owned(), "key.not_found"),
        ("https://example.edu/#key-1".to_owned(), "key.not_found"),
        ("did:web:example.edu".to_owned(), "key.not_found"),
        ("did:web:example.edu#key".to_owned(), "key.not_found"),
        ("https://example.edu/#z0".to_owned(), "key.malformed"),
        ("did:other:1".to_owned(), "verify.did"),
        (format!("did:key:{}#z1", sample.key), "key.mismatch"),
        (format!("did:key:{}", sample.key), "proof.signature"),
    ] {
        let old = format!("https://example.edu/issuers/565049#{}", sample.key);
        let report = checked(&text.replace(&old, &method), &[], &options);
        assert_eq!(codes(&report), [(code, Severity::Error)], "{method}");
    }
}

#[test]
fn dates_domain_and_challenge_are_asked_for() {
    let sample = &SAMPLES[0];
    let with = |change: &dyn Fn(&mut SignatureOptions)| {
        let mut options = SignatureOptions::default();
        change(&mut options);
        let report = checked(&sample.credential(), &[sample.key], &options);
        report.problems.iter().map(|it| it.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(with(&|_| {}), [""; 0]);
    assert_eq!(with(&|it| it.at = Some("2009-01-01T00:00:00Z".to_owned())), ["proof.not_yet"]);
    assert_eq!(with(&|it| it.at = Some("2011-01-01T00:00:00Z".to_owned())), [""; 0]);
    assert_eq!(with(&|it| it.domain = Some("https://shop.example".to_owned())), ["proof.domain"]);
    assert_eq!(with(&|it| it.challenge = Some("1".to_owned())), ["proof.challenge"]);
}

#[test]
fn what_was_hashed_is_told_when_asked_for() {
    let sample = &SAMPLES[0];
    let options = SignatureOptions { explain: true, ..SignatureOptions::default() };
    for text in [sample.credential(), sample.credential().replace("2010-01-01T19", "2010-01-01T20")] {
        for keys in [&[sample.key][..], &[]] {
            let report = checked(&text, keys, &options);
            let form = report.proofs[0].canonical.as_ref().unwrap();
            assert!(form.document_hash.starts_with("87f65a76"), "{}", form.document_hash);
        }
    }
    assert_eq!(checked(&sample.credential(), &[], &SignatureOptions::default()).proofs[0].canonical, None);
}

#[test]
fn proofs_beyond_the_limit_are_said_and_not_looked_at() {
    let sample = &SAMPLES[0];
    let text = credential(&format!("[{0}, {0}, {0}]", sample.proof()));
    let limits = Limits { proofs: 2, ..Limits::default() };
    let report = checked(&text, &[sample.key], &SignatureOptions { limits, ..SignatureOptions::default() });
    assert!(report.verified);
    assert_eq!((report.proofs.len(), codes(&report)), (2, vec![("limit.proofs", Severity::Warning)]));
}
