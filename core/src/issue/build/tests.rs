//! Tests of issuing.

mod faults;
mod old;
mod random;
mod signable;
mod three;
mod two;

use serde_json::{Value, json};

use super::*;
use crate::keys::SeededEntropy;
use crate::{Error, ErrorCode, Severity, ValidateOptions, validate, wire};

/// 2026-01-15T09:00:00Z.
pub(super) const NOW: i64 = 1_768_467_600;

pub(super) const HOSTED: &str = "https://badges.example/assertions/1";

/// What the seed of these tests gives first and second (Python: `hashlib.sha256(b"seed" + bytes(8)).hexdigest()`).
pub(super) const FIRST: &str = "1a30d3c0635d49b5a0171067701f1cac";
pub(super) const SECOND: &str = "41ceaa184e3d080e36335b3eb48db685";

/// And what it gives third, from the counter 1.
pub(super) const THIRD: &str = "72e4f9aecea933bf841f286eb62fca5c";

pub(super) fn options() -> IssueOptions {
    IssueOptions { now_unix: Some(NOW), ..Default::default() }
}

pub(super) fn try_with(request: &Value, options: &IssueOptions) -> Result<Issued> {
    let request = wire::request_from_json(Some(&request.to_string()))?;
    issue(&request, options, &mut SeededEntropy::new("seed"))
}

pub(super) fn tried(request: &Value) -> Result<Issued> {
    try_with(request, &options())
}

/// The document, held against the rules by the public way as well.
pub(super) fn made(request: &Value) -> Value {
    let issued = tried(request).unwrap_or_else(|error| panic!("{error}\n{request:#}"));
    let document: Value = serde_json::from_str(&issued.document).unwrap();
    if document.get("@context").is_some()
        || issued.version == Version::V1_0 && issued.class == Class::Assertion
    {
        let report = validate(issued.document.as_bytes(), &ValidateOptions::default()).unwrap();
        let faults: Vec<_> = report.problems.iter().filter(|found| found.severity > Severity::Info).collect();
        assert!(faults.is_empty(), "{faults:#?}");
        assert_eq!(report.version, issued.version.as_str());
    }
    document
}

pub(super) fn refused(request: &Value) -> (ErrorCode, String) {
    let error = tried(request).unwrap_err();
    assert!(error.at().pointer.is_some(), "{error}");
    (error.code(), error.message().to_owned())
}

/// Refused with a code, with all of these in the message.
pub(super) fn refused_with(request: &Value, code: ErrorCode, says: &[&str]) {
    let (found, message) = refused(request);
    assert_eq!(found, code, "{message}");
    for part in says {
        assert!(message.contains(part), "{part} is not in: {message}");
    }
}

/// A request with other members put in; `null` takes one out.
pub(super) fn with(mut request: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("no object") };
    for (name, value) in more {
        request[name] = value;
    }
    request
}

pub(super) fn urn(digits: &str) -> String {
    let bits = u128::from_str_radix(digits, 16).unwrap();
    format!("urn:uuid:{}", crate::issue::upgrade::ids::version4(bits))
}

/// A hosted assertion of 2.0, as small as one can be.
pub(super) fn small() -> Value {
    json!({"id": HOSTED, "recipient": "ada@example.org", "badge": "https://badges.example/robotics"})
}

pub(super) fn issuer_2() -> Value {
    json!({"id": "https://badges.example/issuer", "name": "Makers", "url": "https://badges.example",
        "email": "badges@badges.example"})
}

pub(super) fn badge_2() -> Value {
    json!({"id": "https://badges.example/robotics", "name": "Robotics", "description": "Built a robot.",
        "image": "https://badges.example/robotics.png", "criteria": "https://badges.example/robotics.html"})
}

pub(super) fn achievement() -> Value {
    json!({"name": "Robotics", "description": "Built a robot.", "criteria": {"narrative": "Build a robot."}})
}

/// A credential, as small as one can be.
pub(super) fn credential() -> Value {
    json!({"version": "3.0", "recipient": "ada@example.org", "badge": achievement(),
        "issuer": "https://badges.example/issuer"})
}
