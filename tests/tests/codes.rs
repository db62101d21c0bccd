//! Every code is well formed, unique, documented, and reached by a vector.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::collections::BTreeSet;
use std::fs;

use ovenbird::{ErrorCode, ErrorKind};
use ovenbird_tests::vectors::{self, Case, Expect};
use serde_json::Value;

/// What covers selective disclosure, whose proofs the maker of the vectors does not make.
const ROOM: &str = "core's own tests of `proof/data_integrity/disclosure`, with W3C's vectors";

/// Codes that no vector can reach, with what covers them instead.
const COVERED_ELSEWHERE: &[(ErrorCode, &str)] = &[
    (ErrorCode::BufferTooSmall, "run::into_buffer, with each vector that bakes"),
    (ErrorCode::IoFailed, "the command line's tests: only it touches files"),
    (ErrorCode::FeatureMissing, "a test of core without the feature; everything else is built with it"),
    (
        ErrorCode::RandomFailed,
        "a test of core with an entropy that fails: no vector can take the system's away",
    ),
    (ErrorCode::ProofDisclosure, ROOM),
    (ErrorCode::VerifyRequest, "tests/verifying.rs: the runners answer what they were asked"),
    (ErrorCode::VerifyTime, "tests/verifying.rs: without a moment a binding takes the clock"),
    (ErrorCode::Internal, "the panic tests of each binding: only a defect gives it"),
];

fn texts() -> Vec<&'static str> {
    ovenbird::error_codes().iter().map(|row| row.code.as_str()).collect()
}

#[test]
fn codes_are_unique() {
    let codes = texts();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
}

#[test]
fn codes_have_the_form_area_dot_reason() {
    for code in texts().into_iter().filter(|code| *code != "internal") {
        let parts: Vec<&str> = code.split('.').collect();
        let well_formed = |part: &&str| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        };
        assert!(parts.len() == 2 && parts.iter().all(well_formed), "{code}");
    }
}

#[test]
fn each_code_tells_what_it_means_why_it_matters_and_what_to_do() {
    for row in ovenbird::error_codes() {
        for text in [row.meaning, row.remedy, row.why] {
            assert!(text.len() > 10 && (text.ends_with('.')), "{}: {text}", row.code);
        }
        assert_eq!(row.code.kind(), row.kind);
        assert_eq!(row.kind == ErrorKind::Internal, row.code == ErrorCode::Internal);
    }
}

/// Adds each `code` in an expectation.
fn collect(value: &Value, codes: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match (name.as_str(), value.as_str()) {
                    ("code", Some(code)) => {
                        codes.insert(code.to_owned());
                    }
                    _ => collect(value, codes),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, codes)),
        _ => {}
    }
}

/// Adds the codes of a verification: those of `reasons`, and the third word of each of `findings`.
fn collect_verified(result: &Value, codes: &mut BTreeSet<String>) {
    let reasons = result["reasons"].as_object().into_iter().flatten().filter_map(|(_, code)| code.as_str());
    let findings = result["findings"].as_array().into_iter().flatten().filter_map(Value::as_str);
    codes.extend(reasons.chain(findings.filter_map(|line| line.split(' ').nth(2))).map(str::to_owned));
    result["endorsements"].as_array().into_iter().flatten().for_each(|one| collect_verified(one, codes));
}

fn reached(cases: &[Case]) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for case in cases {
        match &case.expect {
            Expect::Result(_) if ["error_codes", "explain"].contains(&case.op.as_str()) => {}
            Expect::Result(value) if case.op == "verify" => collect_verified(value, &mut codes),
            Expect::Result(value) | Expect::Error(value) => collect(value, &mut codes),
        }
    }
    codes
}

#[test]
fn each_code_is_reached_by_a_vector_or_covered_elsewhere() {
    let reached = reached(&vectors::all().unwrap());
    let covered = COVERED_ELSEWHERE.iter().map(|(code, _)| code.as_str());
    let elsewhere: BTreeSet<&str> = covered.collect();
    let missing: Vec<&str> =
        texts().into_iter().filter(|code| !reached.contains(*code) && !elsewhere.contains(code)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "no vector reaches these");
    let needless: Vec<&&str> = elsewhere.iter().filter(|code| reached.contains(**code)).collect();
    assert_eq!(needless, Vec::<&&str>::new(), "these have a vector after all");
}

#[test]
fn vectors_name_no_unknown_code() {
    let known: BTreeSet<&str> = texts().into_iter().collect();
    let reached = reached(&vectors::all().unwrap());
    let unknown: Vec<&String> = reached.iter().filter(|code| !known.contains(code.as_str())).collect();
    assert_eq!(unknown, Vec::<&String>::new());
}

#[test]
fn each_code_is_documented() {
    let page = fs::read_to_string(vectors::repository().join("docs/error-codes.md")).unwrap();
    for row in ovenbird::error_codes() {
        let heading = format!("### <a id=\"{}\"></a>", row.code);
        let section = page.split(&heading).nth(1).unwrap_or_else(|| panic!("no {}", row.code));
        let section = section.split("\n#").next().unwrap_or_default();
        for text in [row.kind.as_str(), row.meaning, row.remedy, row.why, row.example, row.clause] {
            assert!(section.contains(text), "{}: {text}", row.code);
        }
    }
}
