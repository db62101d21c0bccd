//! An upgraded credential can be signed in both forms: all of it has a canonical form, and its subject has an id.

use super::*;
use crate::keys::{KeyKind, SeededEntropy};
use crate::proof::fixtures::key;
use crate::{CanonicalizeOptions, Cryptosuite, SignOptions, canonicalize, sign, verify_signature};

fn signable(text: &str, given: &UpgradeOptions) {
    let (new, value) = sound(text, Version::V3_0, given);
    if new.class == Class::RevocationList {
        return; // It is no JSON-LD, and nothing that is signed.
    }
    let canonical = canonicalize(&new.document, &CanonicalizeOptions::default());
    canonical.unwrap_or_else(|error| panic!("{error} at {:?}\n{value:#}", error.at().pointer));
    if !matches!(new.class, Class::OpenBadgeCredential | Class::EndorsementCredential) {
        return;
    }
    assert!(value["credentialSubject"]["id"].is_string(), "{value:#}");
    let signer = key(KeyKind::Ed25519);
    for suite in [None, Some(Cryptosuite::EddsaRdfc2022), Some(Cryptosuite::EddsaJcs2022)] {
        let options = SignOptions { cryptosuite: suite, now_unix: Some(1_768_467_600), ..Default::default() };
        let signed = sign(&new.document, &signer, &options, &mut SeededEntropy::new("a"));
        let signed = signed.unwrap_or_else(|error| panic!("{error}\n{value:#}"));
        let report = verify_signature(&signed.token, &[&signer.public()], &Default::default()).unwrap();
        assert!(report.verified, "{suite:?}");
        assert_eq!(signed.cryptosuite, suite);
    }
}

#[test]
fn every_version_can_be_signed_after_the_upgrade() {
    let given = options(None, Some(ONE_BADGE), Some(ONE_ISSUER));
    for text in [OLDEST, ONE, TWO] {
        signable(text, &given);
    }
}

/// The vectors have every class of every version, with all of its members and with few.
#[test]
fn whatever_the_vectors_upgrade_can_be_signed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors/upgrade.json");
    let book: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let mut tried = 0;
    for case in book["cases"].as_array().unwrap() {
        let to_three = case["args"]["to"] == "3.0" && case["expect"]["result"]["changed"] == true;
        let Some(text) = case["args"]["text"].as_str().filter(|_| to_three) else { continue };
        let given = serde_json::from_value(case["args"]["options"].clone()).unwrap_or_default();
        signable(text, &given);
        tried += 1;
    }
    assert!(tried >= 20, "{tried}");
}

#[test]
fn an_id_of_the_subject_tells_nothing_of_the_recipient() {
    let of =
        |text: &str| sound(text, Version::V3_0, &Default::default()).1["credentialSubject"]["id"].clone();
    let other = TWO.replace("https://i.example/a2\"", "https://i.example/a3\"");
    assert_ne!(of(TWO), of(&other), "the recipient is the same");
    assert_eq!(of(TWO), of(&TWO.replace("deadsea", "salt")));
}
