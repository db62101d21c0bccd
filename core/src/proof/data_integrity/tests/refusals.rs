//! Proofs that are refused before or without their signature.

use super::{SAMPLES, codes, credential, verify, verify_with};
use crate::keys::Key;
use crate::limits::Limits;
use crate::proof::data_integrity::ProofDemands;
use crate::proof::fixtures;

/// The codes and pointers for the first sample, with something replaced in its proof.
fn refused(from: &str, to: &str) -> Vec<(&'static str, String)> {
    let sample = &SAMPLES[0];
    let proof = sample.proof();
    assert!(proof.contains(from), "{from}");
    let checked = verify(&credential(&proof.replace(from, to)), sample.key);
    assert_eq!(checked.key, None, "{from} {to}");
    codes(&checked).into_iter().map(|(code, pointer)| (code, pointer.to_owned())).collect()
}

#[test]
fn a_member_of_the_wrong_type_is_no_missing_member() {
    let form = |pointer: &str| ("proof.form", pointer.to_owned());
    for (from, to, pointer) in [
        (r#""type": "DataIntegrityProof","#, "", "/proof"),
        (r#""type": "DataIntegrityProof""#, r#""type": ["DataIntegrityProof"]"#, "/proof/type"),
        (r#""cryptosuite": "eddsa-rdfc-2022","#, "", "/proof"),
        (r#""cryptosuite": "eddsa-rdfc-2022""#, r#""cryptosuite": null"#, "/proof/cryptosuite"),
        (r#""created": "2010-01-01T19:23:24Z""#, r#""created": 1262373804"#, "/proof/created"),
        (r#""created": "2010-01-01T19:23:24Z""#, r#""created": "2010-01-01""#, "/proof/created"),
        (r#""created": "2010-01-01T19:23:24Z""#, r#""created": "2010-02-30T19:23:24Z""#, "/proof/created"),
        (r#""created": "2010-01-01T19:23:24Z""#, r#""created": "2010-01-01T19:23:24""#, "/proof/created"),
        (r#""created""#, r#""expires": ["2999-01-01T00:00:00Z"], "created""#, "/proof/expires"),
        (r#""created""#, r#""id": 1, "created""#, "/proof/id"),
        ("https://example.edu/issuers/565049#", "565049#", "/proof/verificationMethod"),
    ] {
        let found = refused(from, to);
        assert_eq!(found.first(), Some(&form(pointer)), "{to}: {found:?}");
    }
}

#[test]
fn an_embedded_method_is_not_taken() {
    let sample = &SAMPLES[0];
    let method = format!(r#""https://example.edu/issuers/565049#{}""#, sample.key);
    for embedded in [
        format!(r#"{{"id": {method}}}"#),
        format!(
            r#"{{"id": {method}, "type": "Multikey", "controller": "https://example.edu/issuers/565049", "publicKeyMultibase": "{}"}}"#,
            sample.key
        ),
        format!("[{method}]"),
    ] {
        let found = refused(&method, &embedded);
        assert_eq!(
            found.first(),
            Some(&("proof.form", "/proof/verificationMethod".to_owned())),
            "{embedded}"
        );
    }
}

#[test]
fn a_proof_that_is_no_object_is_refused() {
    for (proof, pointers) in [
        ("null", vec!["/proof"]),
        ("\"z1\"", vec!["/proof"]),
        ("[[{}], 1]", vec!["/proof/0"]),
        ("[]", vec![]),
    ] {
        let document = credential(proof);
        if pointers.is_empty() {
            let json = crate::json::read(&document, &Limits::default()).unwrap();
            let (contexts, limits) = (crate::proof::Contexts::new(), Limits::default());
            assert_eq!(super::Secured::read(&json, &contexts, &limits).count(), 0);
            continue;
        }
        let checked = verify(&document, SAMPLES[0].key);
        assert_eq!(checked.key, None);
        let found: Vec<_> = codes(&checked);
        assert_eq!(found, pointers.iter().map(|pointer| ("proof.form", *pointer)).collect::<Vec<_>>());
    }
}

#[test]
fn a_proof_for_another_purpose_does_not_verify() {
    for purpose in ["authentication", "AssertionMethod", "https://w3id.org/security#assertionMethod", ""] {
        let found = refused("assertionMethod", purpose);
        assert_eq!(found.first(), Some(&("proof.purpose", "/proof/proofPurpose".to_owned())), "{purpose}");
    }
    assert_eq!(refused(r#""proofPurpose": "assertionMethod", "#, "").first().unwrap().0, "proof.form");
}

#[test]
fn a_proof_that_builds_on_others_does_not_verify() {
    let chained = r#""previousProof": "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544", "created""#;
    assert_eq!(
        refused(r#""created""#, chained).first(),
        Some(&("proof.chain", "/proof/previousProof".to_owned()))
    );
}

#[test]
fn a_value_of_another_length_or_encoding_is_no_signature() {
    let value = SAMPLES[0].value;
    for wrong in [
        "",
        "z",
        "zz",
        value.trim_start_matches('z'),
        &value[..value.len() - 1],
        &format!("{value}1"),
        &format!("u{value}"),
        &format!("z1{}", &value[1..]),
        &value.replace('P', "0"),
        &"z".repeat(100_000),
        SAMPLES[3].value,
    ] {
        let found = refused(value, wrong);
        assert_eq!(found, [("proof.value", "/proof/proofValue".to_owned())], "{wrong}");
    }
}

#[test]
fn a_signature_of_another_curve_is_no_value_of_the_key() {
    let [_, _, p256, p384, ..] = &SAMPLES;
    for (sample, key) in [(p256, p384.key), (p384, p256.key)] {
        let checked = verify(&sample.credential(), key);
        assert_eq!(codes(&checked), [("proof.value", "/proof/proofValue")]);
    }
}

#[test]
fn a_key_of_another_kind_is_not_tried() {
    let [ed25519, _, p256, ..] = &SAMPLES;
    let rsa = fixtures::read(fixtures::RSA);
    for (sample, key) in [
        (ed25519, Key::from_multikey(p256.key).unwrap()),
        (p256, Key::from_multikey(ed25519.key).unwrap()),
        (p256, rsa),
    ] {
        let checked =
            verify_with(&sample.credential(), &[&key], &ProofDemands::default(), &Limits::default());
        assert_eq!((checked.key, codes(&checked)), (None, vec![("proof.key", "/proof")]));
    }
}

#[test]
fn unknown_suites_are_warnings_so_that_another_proof_may_count() {
    for (from, to, pointer) in [
        ("eddsa-rdfc-2022", "eddsa-rdf-2022", "/proof/cryptosuite"),
        ("eddsa-rdfc-2022", "bbs-2023", "/proof/cryptosuite"),
        ("eddsa-rdfc-2022", "Ed25519Signature2020", "/proof/cryptosuite"),
        ("DataIntegrityProof", "RsaSignature2018", "/proof/type"),
    ] {
        assert_eq!(refused(from, to), [("proof.suite", pointer.to_owned())]);
    }
}

#[test]
fn a_document_that_cannot_be_converted_is_a_problem_of_its_proof() {
    let sample = &SAMPLES[0];
    let document = sample.credential();
    for (from, to, code, pointer) in [
        (r#""name": "Teamwork Badge""#, r#""nmae": "Teamwork Badge""#, "canon.term", "/nmae"),
        ("https://purl.imsglobal.org/spec/ob/v3p0/", "https://evil.example/", "canon.context", "/@context/1"),
        (
            r#""type": "DataIntegrityProof""#,
            r#""type": "DataIntegrityProof", "more": 1"#,
            "canon.term",
            "/proof/more",
        ),
    ] {
        let checked = verify(&document.replace(from, to), sample.key);
        assert_eq!((checked.key, codes(&checked)), (None, vec![(code, pointer)]));
    }
}
