//! Recorded answers of the older validator about values and objects, held against those of validating.

use ovenbird::{Severity, ValidateOptions, Version};
use serde_json::{Value, json};

use super::Outcome;

/// Replays a case about a value or an object.
pub(super) fn replay(kind: &str, input: &Value, record: &Value) -> Option<Outcome> {
    let (class, document, pointer, at) = match kind {
        "primitive" => primitive(input),
        "property_cardinality" => cardinality(input),
        "type_property" => types(input),
        "identity_object" => ("IdentityObject", input.clone(), "", None),
        "criteria" => ("Criteria", input.clone(), "", None),
        "timestamps" => {
            let document = json!({"issuedOn": input["issuedOn"], "expires": input["expires"]});
            ("Assertion", document, "dates", input["now"].as_str())
        }
        "revocation_list_entries" => {
            let list = &input["revokedAssertions"];
            ("RevocationList", json!({"revokedAssertions": list}), "/revokedAssertions", None)
        }
        "validate_extensions" => ("Extension", input["object"].clone(), "", None),
        _ => return None,
    };
    let sound = record.get("ok").or_else(|| record.get("valid")) == Some(&Value::Bool(true));
    let expected = if sound { "valid" } else { "an error" }.to_owned();
    let answer = answer(class, &document, pointer, at, sound);
    Some(Outcome { expected, answer })
}

type Held<'i> = (&'static str, Value, &'static str, Option<&'i str>);

/// A value stands in a member that has its form, a required one where there is one.
fn primitive(input: &Value) -> Held<'_> {
    let value = &input["value"];
    let (class, member, pointer) = match input["type"].as_str().unwrap() {
        "URL" => ("Issuer", "url", "/url"),
        "IRI" => ("BadgeClass", "id", "/id"),
        "DATA_URI" | "DATA_URI_OR_URL" => ("Image", "id", "/id"),
        "URL_AUTHORITY" => ("VerificationPolicy", "allowedOrigins", "/allowedOrigins"),
        "COMPACT_IRI" => ("IdentityObject", "type", "/type"),
        "TELEPHONE" => ("Profile", "telephone", "/telephone"),
        "EMAIL" => ("Profile", "email", "/email"),
        "DATETIME" => ("Assertion", "issuedOn", "/issuedOn"),
        "BOOLEAN" => ("RevokedAssertion", "revoked", "/revoked"),
        "TEXT" => ("BadgeClass", "name", "/name"),
        "LANGUAGE" => ("Object", "@language", "/@language"),
        "TEXT_OR_NUMBER" => ("Object", "version", "/version"),
        "MARKDOWN_TEXT" => ("Evidence", "narrative", "/narrative"),
        "IDENTITY_HASH" => {
            let document = json!({"identity": value, "type": "url", "hashed": false});
            return ("IdentityObject", document, "/identity", None);
        }
        // Beside the type of a class, so that only this one counts.
        "RDF_TYPE" => return ("Evidence", json!({"type": ["Evidence", value]}), "/type/1", None),
        other => panic!("a form {other}"),
    };
    (class, json!({member: value}), pointer, None)
}

/// How many texts: in members of each presence and number.
fn cardinality(input: &Value) -> Held<'_> {
    assert_eq!(input["prop_type"], "TEXT");
    let (class, member, pointer) = match (input["required"].as_bool(), input["many"].as_bool()) {
        (Some(true), Some(true)) => ("Accessibility", "accessibilityFeature", "/accessibilityFeature"),
        (Some(true), Some(false)) => ("BadgeClass", "name", "/name"),
        (Some(false), Some(true)) => ("BadgeClass", "tags", "/tags"),
        _ => ("Evidence", "name", "/name"),
    };
    let document = input.get("value").map_or_else(|| json!({}), |value| json!({member: value}));
    (class, document, pointer, None)
}

fn types(input: &Value) -> Held<'_> {
    let value = &input["value"];
    let one_of = input.get("must_contain_one");
    let class = if one_of == Some(&json!("Assertion")) { "Assertion" } else { "Profile" };
    let given = match value {
        Value::Null => return (class, json!({}), "/type", None),
        // No class is asked for: its own stands beside it.
        Value::String(name) if one_of.is_none() => json!(["Profile", name]),
        Value::Array(names) if one_of.is_none() && !names.is_empty() => {
            json!([vec![json!("Profile")], names.clone()].concat())
        }
        other => other.clone(),
    };
    (class, json!({"type": given}), "/type", None)
}

/// What validating says at a place: that no error is there, or the code of the first.
fn answer(class: &str, document: &Value, pointer: &str, at: Option<&str>, sound: bool) -> String {
    let options = ValidateOptions {
        version: Some(Version::V2_0),
        class: Some(class.to_owned()),
        at: at.map(str::to_owned),
        ..ValidateOptions::default()
    };
    let report = ovenbird::validate(document.to_string().as_bytes(), &options).unwrap();
    let here = |found: &str| match pointer {
        "dates" => ["/issuedOn", "/expires"].contains(&found),
        _ => found == pointer || found.starts_with(&format!("{pointer}/")),
    };
    let mut found = report.problems.iter().filter(|problem| problem.pointer.as_deref().is_some_and(here));
    let first = found.clone().find(|problem| problem.severity == Severity::Error);
    match (first, found.find(|problem| problem.severity == Severity::Warning)) {
        (Some(_), _) if !sound => "an error".to_owned(),
        (Some(problem), _) => format!("error {}", problem.code),
        (None, _) if sound => "valid".to_owned(),
        (None, Some(warning)) => format!("warning {}", warning.code),
        (None, None) => "valid".to_owned(),
    }
}
