//! Comparing an answer with an expectation, by subset.

use serde_json::Value;

use crate::Fault;
use crate::run::Answer;
use crate::vectors::{Case, Expect, bytes};

/// How an answer differs from what a case expects; empty when it does not.
///
/// # Errors
/// When the expectation itself cannot be read.
pub fn judge(case: &Case, answer: &Answer) -> Result<Vec<String>, Fault> {
    let mut found = Vec::new();
    match (&case.expect, answer) {
        (Expect::Error(wanted), Answer::Error(error)) => differences(wanted, error, "error", &mut found),
        (Expect::Error(wanted), Answer::Result { json, .. }) => {
            found.push(format!("expected the error {wanted}, got {}", short(json)));
        }
        (Expect::Result(_), Answer::Error(error)) => found.push(format!("expected a result, got {error}")),
        (Expect::Result(wanted), Answer::Result { json, bytes: written }) => match case.op.as_str() {
            "bake" | "strip" => {
                image(case, wanted, json, written.as_deref().unwrap_or_default(), &mut found)?;
            }
            "issue_and_bake" => {
                differences(wanted.get("answer").unwrap_or(&Value::Null), json, "answer", &mut found);
                if wanted.get("bytes").is_some() {
                    same_bytes(case, wanted, written.as_deref().unwrap_or_default(), &mut found)?;
                }
            }
            _ => differences(wanted, json, "result", &mut found),
        },
    }
    Ok(found)
}

/// Compares the answer of bake (`report`) or strip (`removed`), and the image.
fn image(
    case: &Case,
    wanted: &Value,
    json: &Value,
    written: &[u8],
    found: &mut Vec<String>,
) -> Result<(), Fault> {
    if let Some(report) = wanted.get("report") {
        differences(report, json, "report", found);
    }
    if let Some(removed) = wanted.get("removed") {
        differences(removed, json.get("removed").unwrap_or(&Value::Null), "removed", found);
    }
    same_bytes(case, wanted, written, found)
}

/// Compares the image that was written with `bytes` of the expectation.
fn same_bytes(case: &Case, wanted: &Value, written: &[u8], found: &mut Vec<String>) -> Result<(), Fault> {
    let expected = bytes(wanted.get("bytes").ok_or_else(|| format!("{}: no bytes expected", case.id))?)?;
    if expected != written {
        let same = expected.iter().zip(written).take_while(|(a, b)| a == b).count();
        let (wanted, got) = (excerpt(&expected, same), excerpt(written, same));
        let lengths = (expected.len(), written.len());
        found.push(format!("bytes differ from {same} on, lengths {lengths:?}: expected {wanted}, got {got}"));
    }
    Ok(())
}

/// Some bytes before and after a place, for a message.
fn excerpt(data: &[u8], at: usize) -> String {
    let from = at.saturating_sub(20);
    let part = data.get(from..data.len().min(at.saturating_add(60))).unwrap_or_default();
    format!("\"{}\"", part.escape_ascii())
}

/// Adds every difference between an expectation and a value.
///
/// Members of an object that the expectation does not name are ignored; `null` is also matched by an absent member.
pub fn differences(wanted: &Value, got: &Value, at: &str, found: &mut Vec<String>) {
    match (wanted, got) {
        (Value::Object(wanted), Value::Object(got)) => {
            for (name, wanted) in wanted {
                let value = got.get(name).unwrap_or(&Value::Null);
                differences(wanted, value, &format!("{at}.{name}"), found);
            }
        }
        (Value::Array(wanted), Value::Array(got)) if wanted.len() == got.len() => {
            for (index, (wanted, got)) in wanted.iter().zip(got).enumerate() {
                differences(wanted, got, &format!("{at}[{index}]"), found);
            }
        }
        (Value::Array(wanted), Value::Null) if wanted.is_empty() => {
            found.push(format!("{at}: expected an empty list, got nothing"));
        }
        _ if wanted == got => {}
        _ => found.push(format!("{at}: expected {}, got {}", short(wanted), short(got))),
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(400) {
        None => text,
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn differ(wanted: &Value, got: &Value) -> usize {
        let mut found = Vec::new();
        differences(wanted, got, "it", &mut found);
        found.len()
    }

    #[test]
    fn members_that_are_not_expected_are_ignored() {
        assert_eq!(differ(&json!({"a": 1}), &json!({"a": 1, "b": 2})), 0);
    }

    #[test]
    fn null_matches_null_and_an_absent_member_only() {
        assert_eq!(differ(&json!({"a": null}), &json!({})), 0);
        assert_eq!(differ(&json!({"a": null}), &json!({"a": null})), 0);
        assert_eq!(differ(&json!({"a": null}), &json!({"a": 0})), 1);
    }

    #[test]
    fn arrays_match_one_by_one_and_in_length() {
        assert_eq!(differ(&json!([{"a": 1}, 2]), &json!([{"a": 1, "b": 0}, 2])), 0);
        assert_eq!(differ(&json!([1]), &json!([1, 2])), 1);
        assert_eq!(differ(&json!([]), &json!(null)), 1);
    }

    #[test]
    fn every_difference_is_told_with_its_place() {
        let mut found = Vec::new();
        differences(&json!({"a": [1, {"b": "x"}]}), &json!({"a": [2, {"b": "y"}]}), "it", &mut found);
        assert_eq!(found, ["it.a[0]: expected 1, got 2", "it.a[1].b: expected \"x\", got \"y\""]);
    }
}
