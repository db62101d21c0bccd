//! What holds for validating any document: sound ones with something changed at random.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "helpers of tests"
)]

use std::fs;

use ovenbird::{Profile, Report, Severity, ValidateOptions, validate};
use ovenbird_tests::vectors;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// The documents of the examples, one of each version, and some with everything in them.
fn documents() -> Vec<Value> {
    let folder = vectors::repository().join("examples/data");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut json: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    json.sort();
    let mut all: Vec<Value> =
        json.iter().map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect();
    all.push(json!({
        "@context": ["https://w3id.org/openbadges/v2", {"nombre": "schema:name"}, "https://example.org/context"],
        "type": "BadgeClass", "id": "https://issuer.example/b", "nombre": "Bread", "schema:description": "Baking",
        "image": {"id": "data:image/png;base64,iVBORw0KGgo=", "author": "https://issuer.example/i"},
        "criteria": {"narrative": "Bake"}, "issuer": {"id": "https://issuer.example/i", "type": ["Issuer", "Profile"],
        "name": "I", "url": "https://issuer.example", "email": "i@issuer.example",
        "verification": {"type": "VerificationObject", "startsWith": ["https://issuer.example/"], "allowedOrigins": "issuer.example"}},
        "extensions:Apply": {"@context": "https://w3id.org/openbadges/extensions/applyLinkExtension/context.json",
        "type": ["Extension", "extensions:ApplyLink"], "url": "https://issuer.example/apply"},
    }));
    all
}

/// Something that could stand anywhere.
fn any_value() -> impl Strategy<Value = Value> {
    let texts = [
        "",
        "x",
        "https://issuer.example/x",
        "urn:uuid:9d278beb-36cf-4bc8-888d-674ff9843d72",
        "sha256$ab",
        "2020-01-01",
        "data:image/png,%",
        "\u{0}",
        "did:web:",
        "ada@example.org",
        "@id",
        "_:b0",
        "%",
        "Extension",
        "eyJ.e.x",
    ];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has no others", |f| f.is_finite()).prop_map(Value::from),
        proptest::sample::select(texts.to_vec()).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([null])),
        Just(json!({"@value": "x", "@language": "en"})),
        Just(json!({"@id": "https://issuer.example/y"})),
        Just(json!({"type": ["Extension", "extensions:ApplyLink"]})),
        Just(json!(["a", {"b": 1}, [[]]])),
    ]
}

/// One change at one place.
#[derive(Clone, Debug)]
enum Change {
    Replace(Value),
    Remove,
    Wrap,
    Twice,
    Add(String, Value),
}

fn any_change() -> impl Strategy<Value = Change> {
    let names =
        ["@context", "@id", "@type", "type", "id", "revoked", "vc", "proof", "hashed", "schema:name", "x"];
    prop_oneof![
        any_value().prop_map(Change::Replace),
        Just(Change::Remove),
        Just(Change::Wrap),
        Just(Change::Twice),
        (proptest::sample::select(names.to_vec()), any_value())
            .prop_map(|(name, value)| Change::Add(name.to_owned(), value)),
    ]
}

/// The pointers of all values but the whole.
fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
    let mut visit = |name: &str, inner: &Value| {
        let pointer = format!("{here}/{}", name.replace('~', "~0").replace('/', "~1"));
        pointers(inner, &pointer, all);
        all.push(pointer);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, inner)| visit(name, inner)),
        Value::Array(items) => items.iter().enumerate().for_each(|(at, inner)| visit(&at.to_string(), inner)),
        _ => {}
    }
}

fn apply(document: &mut Value, place: &Index, change: &Change) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let pointer = place.get(&all).clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match change {
        Change::Replace(value) => *document.pointer_mut(&pointer).unwrap() = value.clone(),
        Change::Remove => match document.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.remove(&name.replace("~1", "/").replace("~0", "~"))),
            Value::Array(items) => drop(items.remove(name.parse().unwrap())),
            _ => {}
        },
        Change::Wrap => {
            let value = document.pointer_mut(&pointer).unwrap();
            *value = json!([value.take()]);
        }
        Change::Twice => {
            let value = document.pointer_mut(&pointer).unwrap();
            *value = json!([value.clone(), value.take()]);
        }
        Change::Add(name, added) => {
            if let Some(Value::Object(members)) = document.pointer_mut(parent) {
                members.insert(name.clone(), added.clone());
            }
        }
    }
}

/// What every report holds to.
fn assert_sound(document: &Value, report: &Report) {
    let count =
        |severity| report.problems.iter().filter(|problem| problem.severity == severity).count() as u64;
    assert_eq!(report.errors, count(Severity::Error));
    assert_eq!(report.warnings, count(Severity::Warning));
    assert_eq!(report.infos, count(Severity::Info));
    assert_eq!(report.ok, report.errors == 0);
    assert!(!report.truncated && report.rules > 0);
    for problem in &report.problems {
        let pointer = problem.pointer.as_deref().unwrap();
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let there = document.pointer(pointer).is_some() || document.pointer(parent).is_some();
        assert!(there, "{pointer} leads nowhere");
        assert!(problem.rule.is_some() && problem.expected.is_some() && problem.clause.is_some());
        assert!(!problem.message.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn any_document_has_one_report_whose_pointers_lead_somewhere(
        document in any::<Index>(),
        changes in proptest::collection::vec((any::<Index>(), any_change()), 0..6),
        profile in proptest::sample::select(vec![Profile::Standard, Profile::Strict, Profile::Legacy]),
        at in proptest::option::of(Just("2030-01-01T00:00:00Z".to_owned())),
    ) {
        let mut document = document.get(&documents()).clone();
        for (place, change) in &changes {
            apply(&mut document, place, change);
        }
        let text = document.to_string();
        let options = ValidateOptions { profile, at, ..Default::default() };
        let report = validate(text.as_bytes(), &options);
        prop_assert_eq!(&report, &validate(text.as_bytes(), &options));
        if let Ok(report) = report {
            assert_sound(&document, &report);
        }
    }

    #[test]
    fn fewer_problems_are_kept_when_fewer_are_asked_for_and_all_are_counted(most in 0_usize..12) {
        let text = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","recipient":{},"badge":{"type":"BadgeClass"}}"#;
        let mut options = ValidateOptions::default();
        let whole = validate(text.as_bytes(), &options).unwrap();
        options.limits.problems = most;
        let some = validate(text.as_bytes(), &options).unwrap();
        prop_assert_eq!(some.errors, whole.errors);
        prop_assert_eq!(&some.problems[..], &whole.problems[..most.min(whole.problems.len())]);
        prop_assert_eq!(some.truncated, most < whole.problems.len());
    }
}
