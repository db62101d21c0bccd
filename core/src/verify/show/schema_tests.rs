//! The schemas in `docs/schema/` are what this crate writes and reads: nothing more, nothing less.

use std::collections::BTreeSet;

use jsonschema::Validator;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::samples::{full, unverified, valid};
use crate::verify::{FetchFailure, FetchRequest, PinnedKey, Purpose, VerifyOptions};
use crate::{ValidateOptions, validate, wire};

const REPORT: &str = include_str!("../../../../docs/schema/verification-report.json");
const OPTIONS: &str = include_str!("../../../../docs/schema/verify-options.json");
const REQUEST: &str = include_str!("../../../../docs/schema/fetch-request.json");
const FAILURE: &str = include_str!("../../../../docs/schema/fetch-failure.json");
const PROBLEM: &str = include_str!("../../../../docs/schema/problem-details.json");
const VALIDATION: &str = include_str!("../../../../docs/schema/validation-report.json");
const ALL: [&str; 6] = [REPORT, OPTIONS, REQUEST, FAILURE, PROBLEM, VALIDATION];

fn schema(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn validator(text: &str) -> Validator {
    jsonschema::options().should_validate_formats(true).build(&schema(text)).unwrap()
}

fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// Holds samples against a schema, and sees that together they have every member that it describes.
fn described(text: &str, samples: &[Value]) {
    let (schema, validator) = (schema(text), validator(text));
    let mut seen = BTreeSet::new();
    for sample in samples {
        let faults: Vec<String> =
            validator.iter_errors(sample).map(|fault| format!("{} {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}");
        walk(&schema, &schema, sample, &mut seen);
    }
    let mut members = BTreeSet::new();
    all_members(&schema, &mut members);
    assert_eq!(seen, members, "members that no sample has");
}

/// The title of an object schema and its members: a place that does not depend on the way there.
fn member(object: &Value, name: &str) -> String {
    format!("{}: {name}", object["description"].as_str().unwrap())
}

fn walk(root: &Value, at: &Value, value: &Value, seen: &mut BTreeSet<String>) {
    let at = at["$ref"].as_str().map_or(at, |target| root.pointer(&target[1..]).unwrap());
    for choice in at["anyOf"].as_array().into_iter().flatten() {
        if choice["type"] == value_type(value) {
            walk(root, choice, value, seen);
        }
    }
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| match at["properties"].get(name) {
            Some(inner) => {
                seen.insert(member(at, name));
                walk(root, inner, value, seen);
            }
            None => walk(root, &at["additionalProperties"], value, seen),
        }),
        Value::Array(items) => items.iter().for_each(|item| walk(root, &at["items"], item, seen)),
        _ => {}
    }
}

fn value_type(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "object",
        Value::Array(_) => "array",
        _ => "string",
    }
}

/// Every member of every object in a schema, at whatever depth.
fn all_members(at: &Value, members: &mut BTreeSet<String>) {
    let Value::Object(keywords) = at else { return };
    for (name, inner) in at["properties"].as_object().into_iter().flatten() {
        members.insert(member(at, name));
        all_members(inner, members);
    }
    for inner in keywords.get("$defs").and_then(Value::as_object).into_iter().flat_map(Map::values) {
        all_members(inner, members);
    }
    for inner in [&at["items"], &at["additionalProperties"]] {
        all_members(inner, members);
    }
    for choice in at["anyOf"].as_array().into_iter().flatten() {
        all_members(choice, members);
    }
}

#[test]
fn a_verification_report_is_as_its_schema_says() {
    described(REPORT, &[written(&full()), written(&valid()), written(&unverified())]);
}

#[test]
fn problem_details_are_as_their_schema_says() {
    let samples = [full(), valid(), unverified()].map(|report| written(&report.problem_details()));
    described(PROBLEM, &samples);
    for sample in &samples {
        let kind = format!("urn:ovenbird:verdict:{}", sample["verdict"].as_str().unwrap());
        assert_eq!(sample["type"], kind);
    }
}

#[test]
fn requests_and_failures_are_as_their_schemas_say() {
    let purposes = [
        Purpose::Assertion,
        Purpose::BadgeClass,
        Purpose::Issuer,
        Purpose::Key,
        Purpose::RevocationList,
        Purpose::Endorsement,
        Purpose::Controller,
        Purpose::StatusList,
        Purpose::Refresh,
        Purpose::Image,
    ];
    let requests = purposes.map(|purpose| {
        let media_types = purpose.media_types();
        let (url, accept) = ("https://issuer.example/1.json".to_owned(), media_types.join(", "));
        written(&FetchRequest { id: 1, url, purpose, accept, media_types, max_bytes: 5 })
    });
    described(REQUEST, &requests);
    assert_eq!(schema(REQUEST)["$defs"]["purpose"]["enum"], json!(purposes.map(Purpose::as_str)));
    let failure = FetchFailure { code: "fetch.timeout".to_owned(), message: "too slow".to_owned() };
    described(FAILURE, &[written(&failure), written(&FetchFailure::default()), json!({})]);
}

#[test]
fn a_validation_report_is_as_its_schema_says() {
    let report = |text: &str| written(&validate(text.as_bytes(), &ValidateOptions::default()).unwrap());
    let faulty = r#"{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://issuer.example/1",
        "recipient": {"type": "email", "hashed": "yes", "identity": "ada@example.org"}, "issuedOn": "soon", "verify": 5}"#;
    let credential = r#"{"@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "type": ["VerifiableCredential", "OpenBadgeCredential"], "issuer": {"id": "https://issuer.example"}}"#;
    let mut whole = report(faulty);
    whole["problems"][0]["offset"] = 5.into();
    whole["problems"][0]["hint"] = "mend it".into();
    described(VALIDATION, &[whole, report(credential)]);
}

/// Options with every member, in every spelling.
fn every_option() -> Vec<Value> {
    vec![
        written(&VerifyOptions {
            keys: vec![PinnedKey { key: "k".to_owned(), issuer: Some("https://issuer.example/".to_owned()) }],
            ..VerifyOptions::default()
        }),
        json!({}),
        json!({"at": "2026-03-01T10:00:00Z", "now_unix": 5, "recipient": ["ada@example.org", {"type": "email", "identity": "x"}],
            "variants": ["exact", "trimmed", "lower_case", "nfc", "backpack"], "keys": ["k", {"key": "k", "issuer": null}]}),
        json!({"recipient": {"email": ["a@example.org"], "url": "https://a.example"}, "limits": {"requests": 5}}),
    ]
}

#[test]
fn the_options_are_as_their_schema_says_and_are_read_so() {
    described(OPTIONS, &every_option());
    for options in every_option() {
        wire::from_json::<VerifyOptions>(Some(&options.to_string())).unwrap();
    }
}

#[test]
fn what_the_schema_of_the_options_refuses_is_refused() {
    let validator = validator(OPTIONS);
    let wrong = [
        json!({"recipients": []}),
        json!({"recipient": [5]}),
        json!({"recipient": [{"type": "email"}]}),
        json!({"variants": ["upper_case"]}),
        json!({"keys": [{"key": "k", "owner": "x"}]}),
        json!({"keys": [{"issuer": "x"}]}),
        json!({"keys": "k"}),
        json!({"check_images": "yes"}),
        json!({"depth": -1}),
        json!({"limits": {"request": 5}}),
        json!({"limits": null}),
        json!({"now_unix": "5"}),
        json!([]),
    ];
    for options in wrong {
        assert!(!validator.is_valid(&options), "{options}");
        let refused = wire::from_json::<VerifyOptions>(Some(&options.to_string())).unwrap_err();
        assert_eq!(refused.code().as_str(), "option.invalid", "{options}");
    }
}

#[test]
fn the_defaults_in_the_schema_are_the_defaults() {
    let (schema, defaults) = (schema(OPTIONS), written(&VerifyOptions::default()));
    let told = |object: &Value| -> Map<String, Value> {
        let members = object["properties"].as_object().unwrap().iter();
        members.filter_map(|(name, inner)| Some((name.clone(), inner.get("default")?.clone()))).collect()
    };
    let mut outer = told(&schema);
    outer.insert("limits".to_owned(), told(&schema["$defs"]["limits"]).into());
    assert_eq!(Value::from(outer), defaults);
}

#[test]
fn every_object_is_closed_and_everything_is_described() {
    fn look(at: &Value) {
        match at {
            Value::Object(keywords) => {
                if at["type"] == "object" {
                    assert!(
                        keywords.contains_key("additionalProperties") && at["description"].is_string(),
                        "{at}"
                    );
                }
                for inner in at["properties"].as_object().into_iter().flatten().map(|(_, inner)| inner) {
                    assert!(inner["description"].is_string() || inner["$ref"].is_string(), "{inner}");
                }
                keywords.values().for_each(look);
            }
            Value::Array(items) => items.iter().for_each(look),
            _ => {}
        }
    }
    for text in ALL {
        let schema = schema(text);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema["$id"].as_str().unwrap().starts_with("urn:ovenbird:schema:"));
        look(&schema);
    }
}

#[test]
fn definitions_of_one_name_are_the_same_in_every_schema() {
    let mut known: Map<String, Value> = Map::new();
    for text in ALL {
        for (name, definition) in schema(text)["$defs"].as_object().into_iter().flatten() {
            let first = known.entry(name.clone()).or_insert_with(|| definition.clone());
            assert_eq!(first, definition, "{name}");
        }
    }
    assert!(known.len() > 15);
}
