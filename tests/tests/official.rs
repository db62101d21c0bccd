//! The official samples of Open Badges 3.0 get the official verdict. They are not in this repository: without the folder
//! beside it the test is skipped, and says so.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "helpers of tests"
)]

use std::fs;
use std::path::PathBuf;

use ovenbird::{
    CheckResult, FetchFailure, FetchRequest, FetchResponse, PinnedKey, SignatureMode, Trust, Verdict,
    VerificationReport, VerifyOptions, verify,
};
use ovenbird_tests::vectors;
use serde_json::{Value, json};

/// The folder, if it is there.
fn folder() -> Option<PathBuf> {
    let folder = vectors::repository().join("../shared/data/ob3");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

fn options() -> VerifyOptions {
    VerifyOptions { at: Some("2026-06-01T00:00:00Z".to_owned()), ..VerifyOptions::default() }
}

/// The first verification method of the proofs, the issuer's id, and the key in the fragment or the DID.
fn named(text: &str) -> (String, String, String) {
    let document: Value = serde_json::from_str(text).unwrap();
    let proofs = match &document["proof"] {
        Value::Array(proofs) => proofs.clone(),
        proof => vec![proof.clone()],
    };
    let method = proofs.iter().find_map(|proof| proof["verificationMethod"].as_str());
    let method = method.unwrap_or_default().to_owned();
    let issuer = &document["issuer"];
    let issuer = issuer.as_str().or(issuer["id"].as_str()).unwrap_or_default().to_owned();
    let key = method.rsplit(['#', ':']).next().unwrap_or_default().to_owned();
    (method, issuer, key)
}

/// Judges a sample, with some answers and no others.
fn judged(input: &[u8], answers: &[(String, Value)], options: &VerifyOptions) -> VerificationReport {
    let fetch = |request: &FetchRequest| {
        let found = answers.iter().find(|(url, _)| *url == request.url);
        let offline = || FetchFailure { code: "offline".to_owned(), message: String::new() };
        let (_, body) = found.ok_or_else(offline)?;
        Ok(FetchResponse {
            status: 200,
            final_url: String::new(),
            media_type: "application/json".to_owned(),
            body: body.to_string().into_bytes(),
        })
    };
    verify(input, &fetch, options).unwrap()
}

/// The issuer's document, as it would have to be for its key to be the issuer's.
fn document(method: &str, issuer: &str, key: &str) -> (String, Value) {
    let body = json!({
        "id": issuer, "assertionMethod": [method],
        "verificationMethod": [{"id": method, "type": "Multikey", "controller": issuer, "publicKeyMultibase": key}],
    });
    (issuer.to_owned(), body)
}

fn pinned(key: &str, issuer: &str) -> VerifyOptions {
    let keys = vec![PinnedKey { key: key.to_owned(), issuer: Some(issuer.to_owned()) }];
    VerifyOptions { keys, ..options() }
}

#[test]
fn sound_samples_are_valid_with_the_issuers_key_and_never_without() {
    let Some(folder) = folder() else { return };
    for name in [
        "simple.json",
        "simple_v1.json",
        "simple-did-key-method.json",
        "simple-multiple-proofs.json",
        "endorsement-valid.json",
    ] {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let (_, issuer, key) = named(&text);
        let alone = judged(text.as_bytes(), &[], &options());
        assert_eq!(alone.checks.structure.result, CheckResult::Passed, "{name}: {:?}", alone.problems);
        assert_eq!(alone.checks.integrity.result, CheckResult::Passed, "{name}: {:?}", alone.problems);
        assert_eq!(alone.verdict, Verdict::Unverified, "{name}: {:?}", alone.checks);
        let known = judged(text.as_bytes(), &[], &pinned(&key, &issuer));
        assert_eq!(
            (known.verdict, known.trust),
            (Verdict::Valid, Some(Trust::Pinned)),
            "{name}: {:?}",
            known.problems
        );
    }
}

#[test]
fn a_sample_is_valid_with_its_issuers_document_and_not_with_another() {
    let Some(folder) = folder() else { return };
    for name in ["simple.json", "simple_v1.json", "endorsement-valid.json"] {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let (method, issuer, key) = named(&text);
        let own = judged(text.as_bytes(), &[document(&method, &issuer, &key)], &options());
        assert_eq!(
            (own.verdict, own.trust),
            (Verdict::Valid, Some(Trust::Issuer)),
            "{name}: {:?} {:?}",
            own.checks,
            own.problems
        );
        let other = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        let stranger = document(&format!("{issuer}#{other}"), &issuer, other);
        let unlisted = judged(text.as_bytes(), &[stranger], &options());
        assert_eq!(unlisted.verdict, Verdict::Invalid, "{name}: {:?}", unlisted.problems);
        assert_eq!(unlisted.checks.issuer.result, CheckResult::Failed, "{name}");
    }
}

#[test]
fn baked_samples_are_as_good_as_their_text() {
    let Some(folder) = folder() else { return };
    for name in ["simple-json.png", "simple-json.svg"] {
        let image = fs::read(folder.join(name)).unwrap();
        let text = ovenbird::unbake_one(&image, &Default::default()).unwrap().text;
        let (_, issuer, key) = named(&text);
        let report = judged(&image, &[], &options());
        assert_eq!(report.checks.integrity.result, CheckResult::Passed, "{name}: {:?}", report.problems);
        let known = judged(&image, &[], &pinned(&key, &issuer));
        assert_eq!(known.verdict, Verdict::Valid, "{name}: {:?} {:?}", known.checks, known.problems);
    }
}

#[test]
fn faulty_samples_are_invalid() {
    let Some(folder) = folder() else { return };
    for (name, failed) in [
        ("simple-err-proof-value.json", "integrity"),
        ("simple-err-expired.json", "status"),
        ("simple-err-issuer.json", ""),
        ("simple-err-type.json", ""),
        ("simple-err-context.json", ""),
        ("simple-noproof.json", "integrity"),
    ] {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let (_, issuer, key) = named(&text);
        for options in [options(), pinned(&key, &issuer)] {
            let Ok(report) = verify(text.as_bytes(), &ovenbird::Offline, &options) else { continue };
            assert_eq!(report.verdict, Verdict::Invalid, "{name}: {:?} {:?}", report.checks, report.problems);
            let checks = serde_json::to_value(&report.checks).unwrap();
            assert!(failed.is_empty() || checks[failed]["result"] == "failed", "{name}: {checks}");
        }
    }
}

#[test]
fn a_revoked_sample_is_revoked_by_its_list_and_open_without() {
    let Some(folder) = folder() else { return };
    let text = fs::read_to_string(folder.join("credential-status-revoked.json")).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    let (_, issuer, key) = named(&text);
    let options = pinned(&key, &issuer);
    let open = judged(text.as_bytes(), &[], &options);
    assert_eq!(open.checks.status.result, CheckResult::NotChecked, "{:?}", open.problems);
    let (id, url) = (&document["id"], document["credentialStatus"]["id"].as_str().unwrap());
    let list = json!({"id": url, "issuer": issuer, "revokedCredential": [{"id": id, "revoked": true}]});
    let revoked = judged(text.as_bytes(), &[(url.to_owned(), list)], &options);
    assert_eq!(revoked.verdict, Verdict::Invalid, "{:?}", revoked.problems);
    assert!(revoked.standing.revoked, "{:?}", revoked.problems);
}

#[test]
fn tokens_without_a_key_are_never_valid() {
    let Some(folder) = folder() else { return };
    for name in ["simple.jwt", "simple-jwt.png", "simple-jwt.svg"] {
        let input = fs::read(folder.join(name)).unwrap();
        for mode in [SignatureMode::Strict, SignatureMode::Compatible] {
            let report = judged(&input, &[], &VerifyOptions { mode, ..options() });
            assert_ne!(report.verdict, Verdict::Valid, "{name}");
        }
    }
}
