//! The Rust core gives what the shared vectors expect.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use ovenbird_tests::{compare, run, vectors};

/// Runs one file and names every case that fails.
fn all_hold(name: &str) {
    let chapter = vectors::chapter(name).unwrap();
    assert!(!chapter.cases.is_empty(), "{name}.json has no cases");
    let mut failed = Vec::new();
    for case in &chapter.cases {
        let differences = match run::run(case) {
            Ok(answer) => compare::judge(case, &answer).unwrap(),
            Err(fault) => vec![fault],
        };
        if !differences.is_empty() {
            failed.push(format!("{} ({})\n    {}", case.id, case.says, differences.join("\n    ")));
        }
    }
    let (count, total) = (failed.len(), chapter.cases.len());
    assert!(failed.is_empty(), "{count} of {total} cases failed\n{}", failed.join("\n"));
}

/// One test for each file, and one that sees to it that no file is left out.
macro_rules! chapters {
    ($($test:ident = $file:literal),* $(,)?) => {
        $(#[test] fn $test() { all_hold($file); })*

        #[test]
        fn every_file_of_vectors_has_a_test() {
            let mut tested = vec![$($file.to_owned()),*];
            tested.sort();
            assert_eq!(vectors::names().unwrap(), tested);
        }
    };
}

chapters! {
    bake_takes_and_refuses_payloads = "bake",
    documents_are_canonicalized = "canonicalize",
    codes_keep_their_class = "codes",
    embedded_proofs_are_verified_or_refused = "proofs",
    proofs_are_embedded_by_signing = "sign-proofs",
    documents_of_keys_are_made = "did-documents",
    credentials_are_compared = "equal-credentials",
    inspect_says_what_an_input_is = "inspect",
    documents_are_made_of_requests = "issue",
    keys_are_read_written_made_and_refused = "keys",
    parse_reads_every_version = "parse",
    parse_names_faults = "parse-faults",
    payload_tells_kinds_apart = "payload",
    damaged_png_is_a_typed_error = "png-damage",
    png_badges_are_read = "png-read",
    png_badges_are_written = "png-write",
    recipients_are_hashed_and_matched = "recipient",
    extensions_are_held_against_schemas = "schema",
    documents_are_signed = "sign",
    outside_signers_are_asked_and_their_signatures_attached = "signing-input",
    signatures_are_verified_or_refused = "verify-signature",
    hosted_badges_are_verified = "verify-hosted",
    signed_badges_are_verified = "verify-signed",
    badges_of_older_versions_are_verified = "verify-legacy",
    revoked_and_expired_badges_are_never_verified = "verify-revocation",
    recipients_are_verified_apart = "verify-recipient",
    endorsements_are_verified_apart = "verify-endorsements",
    keys_of_credentials_are_their_issuers_or_not = "verify-credentials-keys",
    credentials_with_embedded_proofs_are_verified_or_refused = "verify-credentials-proofs",
    credentials_in_tokens_are_verified_or_refused = "verify-credentials-tokens",
    statuses_of_credentials_are_known_or_open = "verify-credentials-status",
    credentials_are_verified_as_a_whole = "verify-credentials-whole",
    endorsements_of_credentials_are_verified_apart = "verify-credentials-endorsements",
    forgeries_are_never_verified = "verify-forgeries",
    answers_are_verified_as_they_come = "verify-fetching",
    sniff_names_types = "sniff",
    status_lists_are_made_and_read = "status-list",
    strip_gives_the_bytes_back = "strip",
    damaged_svg_is_a_typed_error = "svg-damage",
    svg_badges_are_read = "svg-read",
    svg_badges_are_written = "svg-write",
    documents_of_0_5_are_validated = "validate-0.5",
    documents_of_1_0_and_1_1_are_validated = "validate-1",
    old_badges_are_written_in_new_versions = "upgrade",
    documents_of_2_0_are_validated = "validate-2.0",
    envelopes_and_manifests_of_2_1_are_validated = "validate-2.1",
    published_extensions_are_validated = "validate-extensions",
    documents_of_3_0_are_validated = "validate-3.0",
    documents_are_held_against_mozillas_validator = "validate-mozilla",
}

#[test]
fn ids_are_unique_and_there_are_at_least_150() {
    let mut ids: Vec<String> = vectors::all().unwrap().into_iter().map(|case| case.id).collect();
    let count = ids.len();
    assert!(count >= 150, "{count} cases");
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
