//! Recorded answers of the older validator about whole badges, scope and revocation, held against those of verifying.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ovenbird::{
    CheckName, CheckResult, FetchFailure, FetchRequest, FetchResponse, GenerateOptions, Key, KeyFormat,
    PinnedKey, SeededEntropy, Severity, SignOptions, Verdict, VerificationReport, VerifyOptions, verify,
};
use serde_json::{Map, Value, json};

use super::{Outcome, text};

/// The oracle took the clock; its dates are far in the past or in 2999.
const AT: &str = "2026-06-01T00:00:00Z";
const ISSUER: &str = "https://issuer.example/i";
const LIST: &str = "https://issuer.example/rl";

/// Replays a case about a whole badge.
pub(super) fn replay(kind: &str, input: &Value, record: &Value) -> Option<Outcome> {
    Some(match kind {
        "verify" => whole(input, record),
        "hosted_scope" => scope(input, record),
        "revocation_lookup" => lookup(input, record),
        _ => return None,
    })
}

fn options() -> VerifyOptions {
    VerifyOptions { at: Some(AT.to_owned()), ..VerifyOptions::default() }
}

/// Fetches from a map of URLs to resources as they were recorded.
fn fetched(resources: &Map<String, Value>, request: &FetchRequest) -> Result<FetchResponse, FetchFailure> {
    let failure = || FetchFailure { code: "unreachable".to_owned(), message: String::new() };
    let resource = resources.get(&request.url).ok_or_else(failure)?;
    if resource.get("unreachable").is_some() {
        return Err(failure());
    }
    let body = match (&resource["body_b64"], &resource["body"], resource.get("json")) {
        (Value::String(encoded), ..) => STANDARD.decode(encoded).unwrap(),
        (_, Value::String(text), _) => text.clone().into_bytes(),
        (.., Some(json)) => json.to_string().into_bytes(),
        _ => Vec::new(),
    };
    Ok(FetchResponse {
        status: resource["status"].as_u64().map_or(200, |status| u16::try_from(status).unwrap()),
        final_url: String::new(),
        media_type: resource["content_type"].as_str().unwrap_or("application/ld+json").to_owned(),
        body,
    })
}

fn verified(
    input: &[u8],
    resources: &Map<String, Value>,
    options: &VerifyOptions,
) -> ovenbird::Result<VerificationReport> {
    verify(input, &|request: &FetchRequest| fetched(resources, request), options)
}

fn whole(input: &Value, record: &Value) -> Outcome {
    let bytes = match input["baked_b64"].as_str() {
        Some(image) => STANDARD.decode(image).unwrap(),
        None => text(input, "value").as_bytes().to_vec(),
    };
    let recipient = input.get("profile").map(|profile| serde_json::from_value(profile.clone()).unwrap());
    let options = VerifyOptions { check_images: true, recipient: recipient.unwrap_or_default(), ..options() };
    let sound = record["valid"] == json!(true);
    let answer = match verified(&bytes, input["resources"].as_object().unwrap(), &options) {
        Ok(report) => told(&report, sound),
        Err(_) if !sound => "not valid".to_owned(),
        Err(error) => format!("error {}", error.code()),
    };
    Outcome { expected: if sound { "valid" } else { "not valid" }.to_owned(), answer }
}

/// The verdict; if it is not the one that was recorded, with the reason.
fn told(report: &VerificationReport, sound: bool) -> String {
    if report.verdict == Verdict::Valid {
        return "valid".to_owned();
    }
    if !sound {
        return "not valid".to_owned();
    }
    let failed = |result| CheckName::ALL.into_iter().find(|name| report.checks.get(*name).result == result);
    let Some(name) = failed(CheckResult::Failed).or_else(|| failed(CheckResult::NotChecked)) else {
        return report.verdict.as_str().to_owned();
    };
    let reason = report.checks.get(name).reason.map_or("", |code| code.as_str());
    format!("{} {} {reason}", report.verdict.as_str(), name.as_str())
}

fn assertion(id: &str, members: &Value) -> Value {
    let mut document = json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": id,
        "recipient": {"type": "email", "hashed": false, "identity": "ann@learner.example"},
        "issuedOn": "2020-01-02T03:04:05Z",
    });
    let members = members.as_object().unwrap().clone();
    document.as_object_mut().unwrap().extend(members);
    document
}

/// A class on the issuer's own host, and the issuer.
fn linked(class: &str, issuer: &str, members: &Value) -> [Value; 2] {
    let class = json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass", "id": class, "name": "Bread",
        "description": "Bakes.", "image": format!("{class}.png"), "criteria": format!("{class}/c"), "issuer": issuer,
    });
    let mut profile = json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "Issuer", "id": issuer, "name": "Ovens",
        "url": issuer, "email": "hi@issuer.example",
    });
    profile.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    [class, profile]
}

fn web(documents: &[&Value]) -> Map<String, Value> {
    documents.iter().map(|document| (text(document, "id").to_owned(), json!({"json": document}))).collect()
}

/// An assertion at an address, and the issuer's policy. Faults of form do not matter here.
fn scope(input: &Value, record: &Value) -> Outcome {
    let (id, issuer) = (text(input, "assertion_id"), text(input, "issuer_id"));
    let class = issuer.replace("/i", "/b");
    let policy = match &input["issuer_verification"] {
        Value::Null => json!({}),
        policy => json!({ "verification": policy }),
    };
    let badge = assertion(id, &json!({"badge": class, "verification": {"type": "HostedBadge"}}));
    let [class, profile] = linked(&class, issuer, &policy);
    let report =
        verified(badge.to_string().as_bytes(), &web(&[&badge, &class, &profile]), &options()).unwrap();
    let check = &report.checks.issuer;
    let answer = match check.result {
        CheckResult::Passed => "in scope".to_owned(),
        CheckResult::Failed if check.reason == Some(ovenbird::ErrorCode::VerifyScope) => {
            "out of scope".to_owned()
        }
        _ => format!("{} {}", check.result.as_str(), check.reason.map_or("", |code| code.as_str())),
    };
    let inside = record["in_scope"] == json!(true);
    Outcome { expected: if inside { "in scope" } else { "out of scope" }.to_owned(), answer }
}

/// A signed assertion and its issuer's list.
fn lookup(input: &Value, record: &Value) -> Outcome {
    let mut entropy = SeededEntropy::new("lookup");
    let key = Key::generate(&GenerateOptions::default(), &mut entropy).unwrap();
    let [class, profile] = linked("https://issuer.example/b", ISSUER, &json!({"revocationList": LIST}));
    let members = json!({"badge": class["id"], "verification": {"type": "SignedBadge"}, "uid": input["uid"]});
    let badge = assertion(text(input, "assertion_id"), &members);
    let signed = ovenbird::sign(&badge.to_string(), &key, &SignOptions::default(), &mut entropy).unwrap();
    let list = json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "RevocationList", "id": LIST, "issuer": ISSUER,
        "revokedAssertions": input["revokedAssertions"],
    });
    let pinned = PinnedKey { key: key.public().write(KeyFormat::Jwk).unwrap().to_string(), issuer: None };
    let options = VerifyOptions { keys: vec![pinned], ..options() };
    let report = verified(signed.token.as_bytes(), &web(&[&class, &profile, &list]), &options).unwrap();
    let told = |revoked: bool| if revoked { "revoked" } else { "in force" }.to_owned();
    let answer = match (report.checks.status.result, report.verdict) {
        (CheckResult::Failed, Verdict::Invalid) if report.standing.revoked => told(true),
        (CheckResult::Passed, Verdict::Valid) => told(false),
        _ => format!("{:?}", report.problems.iter().find(|found| found.problem.severity != Severity::Info)),
    };
    Outcome { expected: told(record["revoked"] == json!(true)), answer }
}
