//! Every rule has a fault among the vectors, every class a sound document, and no answer tells who a recipient is.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeSet;

use ovenbird::Severity;
use ovenbird_tests::run::{self, Answer};
use ovenbird_tests::vectors::{self, Case, Expect};
use serde_json::Value;

/// Rules of other operations' vectors, and why.
const COVERED_ELSEWHERE: &[(&str, &str)] = &[];

fn cases() -> Vec<Case> {
    vectors::all().unwrap().into_iter().filter(|case| case.op == "validate").collect()
}

/// The problems that a case expects.
fn problems(case: &Case) -> &[Value] {
    match &case.expect {
        Expect::Result(report) => report.get("problems").and_then(Value::as_array).map_or(&[], Vec::as_slice),
        Expect::Error(_) => &[],
    }
}

/// The version and class of a rule.
fn class_of(id: &str) -> String {
    id.split('/').take(2).collect::<Vec<_>>().join("/")
}

#[test]
fn each_rule_is_broken_by_a_vector() {
    let cases = cases();
    let broken: BTreeSet<&str> =
        cases.iter().flat_map(problems).filter_map(|problem| problem.get("rule")?.as_str()).collect();
    let rules = ovenbird::rules();
    let elsewhere = |id: &str| COVERED_ELSEWHERE.iter().any(|(known, _)| *known == id);
    let missing: Vec<&str> = rules
        .iter()
        .map(|rule| rule.id.as_str())
        .filter(|id| !elsewhere(id) && !broken.contains(id))
        .collect();
    assert!(missing.is_empty(), "no vector breaks these rules:\n{}", missing.join("\n"));
    let known: BTreeSet<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    let unknown: Vec<&&str> = broken.difference(&known).collect();
    assert!(unknown.is_empty(), "vectors name rules that `rules` does not list: {unknown:?}");
}

#[test]
fn each_class_has_a_document_without_a_problem() {
    let sound: BTreeSet<String> = cases()
        .iter()
        .filter(|case| matches!(case.expect, Expect::Result(_)) && problems(case).is_empty())
        .filter_map(|case| {
            let (_, rest) = case.id.split_once('/')?;
            Some(class_of(rest))
        })
        .collect();
    let classes: BTreeSet<String> = ovenbird::rules().iter().map(|rule| class_of(&rule.id)).collect();
    let missing: Vec<&String> = classes.difference(&sound).collect();
    assert!(missing.is_empty(), "no vector `validate/{{class}}/…` of these is sound: {missing:?}");
}

#[test]
fn rules_have_one_id_each_and_a_clause() {
    let rules = ovenbird::rules();
    let ids: BTreeSet<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.len(), rules.len());
    for rule in &rules {
        assert!(rule.says.len() > 5 && rule.clause.len() > 5, "{}", rule.id);
    }
}

/// The texts of members that tell who a recipient is: of `recipient` all, else those that identify.
fn private<'v>(value: &'v Value, inside: bool, texts: &mut BTreeSet<&'v str>) {
    let tells = |name: &str| {
        let name = name.rsplit(['#', '/', ':']).next().unwrap_or(name);
        ["identity", "identityHash", "salt"].contains(&name)
    };
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let plain = name.ends_with("recipient") && !value.is_object();
                private(value, inside || tells(name) || plain, texts);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| private(item, inside, texts)),
        Value::String(text) if inside && text.len() > 7 => {
            texts.insert(text);
        }
        _ => {}
    }
}

#[test]
fn no_answer_tells_who_a_recipient_is() {
    let mut looked_at = 0;
    for case in cases() {
        let Ok(input) = case.bytes("input") else { continue };
        let Ok(document) = serde_json::from_slice::<Value>(&input) else { continue };
        let mut texts = BTreeSet::new();
        private(&document, false, &mut texts);
        let told = match run::run(&case).unwrap() {
            Answer::Result { json, .. } | Answer::Error(json) => json.to_string(),
        };
        for text in texts {
            looked_at += 1;
            assert!(!told.contains(text), "{}: quotes {text}", case.id);
        }
    }
    assert!(looked_at > 100, "only {looked_at} identities looked at");
}

#[test]
fn severities_and_counts_of_the_vectors_agree() {
    for case in cases() {
        let Expect::Result(report) = &case.expect else { continue };
        let count = |severity: Severity| {
            let name = serde_json::to_value(severity).unwrap();
            let found = problems(&case).iter().filter(|problem| problem.get("severity") == Some(&name));
            u64::try_from(found.count()).unwrap()
        };
        if report.get("truncated") == Some(&Value::Bool(true)) {
            continue;
        }
        for (name, severity) in
            [("errors", Severity::Error), ("warnings", Severity::Warning), ("infos", Severity::Info)]
        {
            if let Some(wanted) = report.get(name) {
                assert_eq!(wanted.as_u64(), Some(count(severity)), "{}: {name}", case.id);
            }
        }
    }
}
