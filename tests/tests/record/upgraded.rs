//! Recorded answers of the older validator, which makes 2.0 of everything, held against those of upgrading.

use ovenbird::{UpgradeOptions, Version};
use serde_json::{Value, json};

use super::{Outcome, failed, text};

/// A date that stands in an assertion of 1.1. The record is in Python's way of writing what it read; where that is UTC
/// it is told in ours: a `Z`, and no more of a second than there is.
pub(super) fn date(input: &Value, record: &Value) -> Outcome {
    let document = json!({
        "@context": "https://w3id.org/openbadges/v1", "type": "Assertion", "id": "https://issuer.example/1",
        "recipient": {"type": "email", "hashed": false, "identity": "ada@example.org"},
        "badge": "https://issuer.example/b", "issuedOn": input["value"],
        "verify": {"type": "hosted", "url": "https://issuer.example/1"},
    });
    let recorded = text(record, "value");
    let expected = recorded.strip_suffix("+00:00").map_or_else(|| recorded.to_owned(), in_utc);
    let answer = match ovenbird::upgrade(&document.to_string(), Version::V2_0, &UpgradeOptions::default()) {
        Ok(new) => {
            let new: Value = serde_json::from_str(&new.document).unwrap();
            text(&new, "issuedOn").to_owned()
        }
        Err(error) => failed(None, &error),
    };
    Outcome { expected, answer }
}

fn in_utc(moment: &str) -> String {
    let moment = if moment.contains('.') { moment.trim_end_matches('0') } else { moment };
    format!("{moment}Z")
}
