//! Proofs that verify, and proofs that must not.

mod demands;
mod forms;
mod official;
mod refusals;
pub(crate) mod samples;

use super::{Checked, ProofDemands, Secured};
use crate::json::read;
use crate::keys::Key;
use crate::limits::Limits;
use crate::proof::Contexts;
use samples::{SAMPLES, Sample, credential};

/// Verifies the first proof of a document.
fn verify_with(document: &str, keys: &[&Key], demands: &ProofDemands<'_>, limits: &Limits) -> Checked {
    let json = read(document, &Limits::default()).unwrap();
    let contexts = Contexts::new();
    Secured::read(&json, &contexts, limits).verify(0, keys, demands).unwrap()
}

fn verify(document: &str, key: &str) -> Checked {
    let key = Key::from_multikey(key).unwrap();
    verify_with(document, &[&key], &ProofDemands::default(), &Limits::default())
}

/// The codes and pointers of the problems.
fn codes(checked: &Checked) -> Vec<(&'static str, &str)> {
    let problems = checked.problems.iter();
    problems.map(|it| (it.code.as_str(), it.pointer.as_deref().unwrap_or("none"))).collect()
}

#[test]
fn a_proof_of_each_suite_and_curve_verifies_with_its_key_and_no_other() {
    for sample in &SAMPLES {
        let Sample { suite, key, .. } = sample;
        let document = sample.credential();
        let checked = verify(&document, key);
        assert_eq!((checked.key, codes(&checked)), (Some(0), vec![]), "{suite} {key}");
        for other in &SAMPLES {
            let checked = verify(&document, other.key);
            assert_eq!(checked.key.is_some(), other.key == *key, "{suite} {key}");
        }
        let forged = document.replace("Teamwork Badge", "Teamwork badge");
        assert_eq!(codes(&verify(&forged, key)), [("proof.signature", "/proof")], "{suite} {key}");
        let forged = document.replace("2010-01-01T19:23:24Z", "2010-01-01T19:23:25Z");
        assert_eq!(codes(&verify(&forged, key)), [("proof.signature", "/proof")], "{suite} {key}");
    }
}

#[test]
fn the_key_that_made_a_proof_is_found_among_others() {
    let keys: Vec<Key> = SAMPLES.iter().map(|sample| Key::from_multikey(sample.key).unwrap()).collect();
    let keys: Vec<&Key> = keys.iter().collect();
    for (sample, expected) in SAMPLES.iter().zip([0, 0, 2, 3, 2, 3]) {
        let checked = verify_with(&sample.credential(), &keys, &ProofDemands::default(), &Limits::default());
        assert_eq!((checked.key, codes(&checked)), (Some(expected), vec![]), "{}", sample.suite);
    }
}

#[test]
fn each_proof_of_a_set_is_verified_by_itself() {
    let [first, second, ..] = &SAMPLES;
    let unknown = r#"{"type": "SomeProofType", "created": "2022-11-16T18:54:22Z"}"#;
    let document = credential(&format!("[{unknown}, {}, {}]", first.proof(), second.proof()));
    let json = read(&document, &Limits::default()).unwrap();
    let (contexts, limits) = (Contexts::new(), Limits::default());
    let mut secured = Secured::read(&json, &contexts, &limits);
    assert_eq!((secured.count(), secured.proofs().len()), (3, 3));
    let key = Key::from_multikey(first.key).unwrap();
    let mut verify = |index| secured.verify(index, &[&key], &ProofDemands::default()).unwrap();
    let unknown = verify(0);
    assert_eq!((unknown.key, codes(&unknown)), (None, vec![("proof.suite", "/proof/0/type")]));
    assert_eq!(verify(1).key, Some(0));
    assert_eq!(verify(2).key, Some(0));
    assert!(secured.verify(3, &[&key], &ProofDemands::default()).is_err());
}

#[test]
fn proofs_beyond_the_limit_are_counted_and_left_alone() {
    let proofs = vec!["{}"; 20].join(",");
    let document = credential(&format!("[{proofs}]"));
    let json = read(&document, &Limits::default()).unwrap();
    let (contexts, limits) = (Contexts::new(), Limits::default());
    let secured = Secured::read(&json, &contexts, &limits);
    assert_eq!((secured.count(), secured.proofs().len()), (20, 16));
}
