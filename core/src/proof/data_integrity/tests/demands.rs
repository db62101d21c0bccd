//! What is asked of a proof beside its signature.

use super::{SAMPLES, codes, verify_with};
use crate::dates::rfc3339;
use crate::keys::Key;
use crate::limits::Limits;
use crate::proof::data_integrity::ProofDemands;

/// The codes for the first sample with more members in its proof.
fn judged(more: &str, demands: &ProofDemands<'_>) -> Vec<&'static str> {
    let sample = &SAMPLES[0];
    let document = sample.credential().replace(r#""proofPurpose""#, &format!(r#"{more}"proofPurpose""#));
    let key = Key::from_multikey(sample.key).unwrap();
    let checked = verify_with(&document, &[&key], demands, &Limits::default());
    let codes: Vec<_> = codes(&checked).into_iter().map(|(code, _)| code).collect();
    assert_eq!(checked.key.is_none(), !codes.is_empty());
    // What was added was not signed.
    codes.into_iter().filter(|code| *code != "proof.signature").collect()
}

#[test]
fn a_proof_holds_from_when_it_was_created_until_it_expires() {
    let at = |text| ProofDemands { at: rfc3339(text), ..ProofDemands::default() };
    assert_eq!(judged("", &at("2010-01-01T19:23:24Z")), [""; 0]);
    assert_eq!(judged("", &at("2010-01-01T19:23:23Z")), ["proof.not_yet"]);
    let ends = r#""expires": "2012-01-01T00:00:00+02:00", "#;
    assert_eq!(judged(ends, &at("2011-12-31T21:59:59Z")), [""; 0]);
    assert_eq!(judged(ends, &at("2011-12-31T22:00:00Z")), ["proof.expired"]);
    assert_eq!(judged(ends, &ProofDemands::default()), [""; 0]);
}

#[test]
fn a_proof_names_the_expected_domain_and_answers_the_expected_challenge() {
    let domain = ProofDemands { domain: Some("https://shop.example"), ..ProofDemands::default() };
    assert_eq!(judged("", &domain), ["proof.domain"]);
    assert_eq!(judged(r#""domain": "https://evil.example", "#, &domain), ["proof.domain"]);
    assert_eq!(judged(r#""domain": "https://shop.example", "#, &domain), [""; 0]);
    assert_eq!(judged(r#""domain": ["https://a.example", "https://shop.example"], "#, &domain), [""; 0]);
    assert_eq!(judged(r#""domain": ["https://shop.example", 1], "#, &domain), ["proof.form"]);
    assert_eq!(judged(r#""domain": "https://evil.example", "#, &ProofDemands::default()), [""; 0]);
    let challenge = ProofDemands { challenge: Some("1234"), ..ProofDemands::default() };
    assert_eq!(judged("", &challenge), ["proof.challenge"]);
    assert_eq!(judged(r#""challenge": "12345", "#, &challenge), ["proof.challenge"]);
    assert_eq!(judged(r#""challenge": "1234", "#, &challenge), [""; 0]);
    assert_eq!(judged(r#""challenge": 1234, "#, &challenge), ["proof.form", "proof.challenge"]);
}
