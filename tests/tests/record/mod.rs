//! One recorded case: what was recorded and what Ovenbird answers, both as one short text.

mod upgraded;
mod validated;
mod verified;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ovenbird::{BakeOptions, Error, MatchOptions, ParseOptions, PayloadOptions, UnbakeOptions};
use serde_json::{Value, json};

/// The two answers to a case. They are equal when Ovenbird does what was recorded.
pub(crate) struct Outcome {
    pub(crate) expected: String,
    pub(crate) answer: String,
}

/// Replays a case, if it is of a kind that this version answers.
pub(crate) fn replay(case: &Value) -> Option<Outcome> {
    let input = case.get("input")?;
    // What the specification asks for counts before what older software did.
    let record = case.get("spec").or_else(|| case.get("reference"))?;
    let outcome = match case.get("kind")?.as_str()? {
        "unbake" => unbake(input, record),
        "bake" => bake(input, record),
        "recipient_match" => recipient_match(input, record),
        "hash_format" => hash_format(input, record),
        "hash_vector" => hash_vector(input, record),
        "version_detect" => version_detect(input, record),
        "input_detect" => input_detect(input, record),
        "datetime_upgrade" => upgraded::date(input, record),
        kind => {
            return validated::replay(kind, input, record).or_else(|| verified::replay(kind, input, record));
        }
    };
    Some(outcome)
}

fn image(input: &Value) -> Vec<u8> {
    STANDARD.decode(input["image_b64"].as_str().unwrap()).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap()
}

/// What a record says when the older software gave up.
fn raised(record: &Value) -> Option<String> {
    record.get("raises").map(|_| "an error".to_owned())
}

/// An error, told so that it equals a record's error whatever its code is.
fn failed(recorded: Option<&String>, error: &Error) -> String {
    recorded.cloned().unwrap_or_else(|| format!("error {}", error.code()))
}

fn unbake(input: &Value, record: &Value) -> Outcome {
    let raised = raised(record);
    let expected = raised.clone().unwrap_or_else(|| match record["data"].as_str() {
        Some(data) => format!("text {}", data.trim()),
        None => "no badge".to_owned(),
    });
    let answer = match ovenbird::unbake_one(&image(input), &UnbakeOptions::default()) {
        Ok(found) if expected == format!("text {}", found.text) => expected.clone(),
        Ok(found) => {
            let kind = found.kind.map(|kind| json!(kind).as_str().unwrap().to_owned());
            format!("{}, {}", found.carrier.as_str(), kind.as_deref().unwrap_or("no badge text"))
        }
        Err(error) if error.code().as_str() == "image.unbaked" => "no badge".to_owned(),
        Err(error) => failed(raised.as_ref(), &error),
    };
    Outcome { expected, answer }
}

/// The records of baking tell the carrier, the number of badges, the attribute and the body.
fn bake(input: &Value, record: &Value) -> Outcome {
    let raised = raised(record);
    let payload = text(input, "payload");
    let baked = match ovenbird::bake(&image(input), payload, &BakeOptions::default()) {
        Ok(baked) => baked.bytes,
        Err(error) => {
            let answer = failed(raised.as_ref(), &error);
            return Outcome { expected: raised.unwrap_or_else(|| "a baked image".to_owned()), answer };
        }
    };
    let unbaked = ovenbird::unbake(&baked, &UnbakeOptions::default()).unwrap();
    let found = unbaked.badge().unwrap();
    let mut wrong = Vec::new();
    let mut expect = |what: &str, holds: bool| {
        if !holds {
            wrong.push(what.to_owned());
        }
    };
    expect("the text", found.text == payload);
    expect("one badge", unbaked.found.len() == 1);
    if let Some(kind) = record["type"].as_str() {
        expect("the chunk type", found.carrier.as_str() == kind);
    }
    if let Some(header) = record["header_hex"].as_str() {
        let (from, to) = (usize::try_from(found.offset).unwrap() + 8, header.len() / 2);
        let hex: String = baked[from..from + to].iter().map(|byte| format!("{byte:02x}")).collect();
        expect("the chunk's header", hex == header);
    }
    if let (Some(verify), Some(body)) = (record.get("verify"), record.get("body")) {
        let carrier = if body.is_null() { "svg verify" } else { "svg body" };
        let attribute = if body.is_null() { Some(found.text.as_str()) } else { found.verify.as_deref() };
        expect("text or attribute", found.carrier.as_str() == carrier);
        expect("the attribute", attribute == verify.as_str());
    }
    let answer =
        if wrong.is_empty() { "a baked image".to_owned() } else { format!("wrong: {}", wrong.join(", ")) };
    Outcome { expected: raised.unwrap_or_else(|| "a baked image".to_owned()), answer }
}

/// A 2.0 assertion for a recipient.
fn assertion(recipient: &Value) -> ovenbird::Badge {
    let document = json!({
        "@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://issuer.example/1",
        "recipient": recipient, "badge": "https://issuer.example/b", "issuedOn": "2019-03-01T10:00:00Z",
        "verification": {"type": "HostedBadge"},
    });
    ovenbird::parse(&document.to_string(), &ParseOptions::default()).unwrap()
}

fn recipient_match(input: &Value, record: &Value) -> Outcome {
    let told = |matched: bool, identity: Option<&str>| match identity {
        Some(identity) if matched => format!("match {identity}"),
        _ => "no match".to_owned(),
    };
    let confirmed = record["confirmed"].as_object().and_then(|members| members.values().next()?.as_str());
    let expected = told(record["match"].as_bool().unwrap(), confirmed);
    let badge = assertion(&input["recipient"]);
    let identities = serde_json::from_value(input["profile"].clone()).unwrap();
    let answer = match ovenbird::match_recipient(&badge, &identities, &MatchOptions::default()) {
        Ok(found) => told(found.matched, found.identity.as_deref()),
        Err(error) => failed(None, &error),
    };
    Outcome { expected, answer }
}

/// Whether a text is a hash shows when it stands as a hashed recipient of a 2.0 assertion.
fn hash_format(input: &Value, record: &Value) -> Outcome {
    let told = |hash: bool| (if hash { "a hash" } else { "no hash" }).to_owned();
    let badge = assertion(&json!({"type": "email", "hashed": true, "identity": input["value"]}));
    let identities = serde_json::from_value(json!(["nobody@example.org"])).unwrap();
    let codes: Vec<String> = match ovenbird::match_recipient(&badge, &identities, &MatchOptions::default()) {
        Ok(found) => found.problems.iter().map(|problem| problem.code.to_string()).collect(),
        Err(error) => vec![error.code().to_string()],
    };
    let refused =
        |code: &String| ["recipient.hash_malformed", "recipient.algorithm"].contains(&code.as_str());
    Outcome { expected: told(record["is_hash"].as_bool().unwrap()), answer: told(!codes.iter().any(refused)) }
}

fn hash_vector(input: &Value, record: &Value) -> Outcome {
    let algorithm = text(input, "alg").parse().unwrap();
    let identity = text(input, "identifier");
    let hash = ovenbird::hash_identity(identity, input["salt"].as_str(), algorithm, ovenbird::Version::V2_0)
        .unwrap();
    Outcome { expected: text(record, "hash").to_owned(), answer: hash }
}

fn version_detect(input: &Value, record: &Value) -> Outcome {
    let answer = match ovenbird::parse(&input.to_string(), &ParseOptions::default()) {
        Ok(badge) => format!("version {}", json!(badge.version).as_str().unwrap()),
        Err(error) => failed(None, &error),
    };
    Outcome { expected: format!("version {}", text(record, "version")), answer }
}

fn input_detect(input: &Value, record: &Value) -> Outcome {
    let raised = raised(record);
    let expected = raised.clone().unwrap_or_else(|| text(record, "type").to_owned());
    let answer = match ovenbird::payload(text(input, "value"), &PayloadOptions::default()) {
        Ok(payload) => json!(payload.kind).as_str().unwrap().to_owned(),
        Err(error) => failed(raised.as_ref(), &error),
    };
    Outcome { expected, answer }
}
