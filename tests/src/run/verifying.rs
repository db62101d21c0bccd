//! Verification: cases with scripted answers, run against the Rust core, and the form in which a report is compared.

use std::collections::BTreeSet;

use ovenbird::{FetchFailure, FetchRequest, FetchResponse, ReportForm, Verification, VerifyOptions};
use serde_json::{Map, Value, json};

use super::{Answer, options, to_answer, to_value};
use crate::Fault;
use crate::vectors::{self, Case};

/// The answer to a URL, as a case scripts it.
pub type Scripted = Result<FetchResponse, FetchFailure>;

/// The documents that were asked for, in order: what for, and the URL.
pub type Requested = Vec<(String, String)>;

/// The answers of a case, by URL.
///
/// # Errors
/// When one is not of the format.
pub fn answers(case: &Case) -> Result<Vec<(String, Scripted)>, Fault> {
    let Some(answers) = case.args.get("answers") else { return Ok(Vec::new()) };
    let answers = answers.as_object().ok_or_else(|| format!("{}: answers are no object", case.id))?;
    let read = |(url, answer)| Ok((String::clone(url), scripted(answer)?));
    answers.iter().map(read).collect::<Result<_, Fault>>().map_err(|fault| format!("{}: {fault}", case.id))
}

fn scripted(answer: &Value) -> Result<Scripted, Fault> {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    if let Some(failure) = answer.get("failure") {
        let (code, message) = (text(failure, "code"), text(failure, "message"));
        return Ok(Err(FetchFailure {
            code: code.unwrap_or_default(),
            message: message.unwrap_or_default(),
        }));
    }
    let body = match answer.get("json") {
        Some(json) => json.to_string().into_bytes(),
        None => vectors::bytes(answer)?,
    };
    let status = answer.get("status").map_or(Some(200), Value::as_u64);
    let media_type = text(answer, "media_type");
    Ok(Ok(FetchResponse {
        status: status.and_then(|status| u16::try_from(status).ok()).ok_or("not a status")?,
        final_url: text(answer, "final_url").unwrap_or_default(),
        media_type: media_type.unwrap_or_else(|| "application/ld+json".to_owned()),
        body,
    }))
}

/// The answer to a URL that a case says nothing about.
#[must_use]
pub fn offline() -> FetchFailure {
    FetchFailure { code: "offline".to_owned(), message: String::new() }
}

/// Runs a case, and sees that the order of the answers changes nothing.
pub(super) fn verify(case: &Case) -> Result<Answer, Fault> {
    let (input, answers) = (case.text_or_bytes("input")?, answers(case)?);
    let options = options(case)
        .and_then(|options: VerifyOptions| Ok(VerifyOptions { contexts: super::contexts(case)?, ..options }));
    let options = match options {
        Ok(options) => options,
        Err(error) => return to_answer::<Value>(Err(error)),
    };
    let answer = |request: &FetchRequest| {
        let found = answers.iter().find(|(url, _)| *url == request.url);
        found.map_or_else(|| Err(offline()), |(_, answer)| answer.clone())
    };
    let driven = drive(&input, &options, answer, false).map_err(|fault| format!("{}: {fault}", case.id))?;
    let backwards = drive(&input, &options, answer, true).map_err(|fault| format!("{}: {fault}", case.id))?;
    match (driven, backwards) {
        (Ok((report, requested)), Ok((other, _))) if report == other => {
            let report = serde_json::from_str(&report).map_err(|e| e.to_string())?;
            Ok(Answer::Result { json: projection(report, &requested), bytes: None })
        }
        (Err(error), Err(other)) if error == other => Ok(Answer::Error(to_value(&error)?)),
        (one, other) => Err(format!("{}: answers the other way round give {other:?}, not {one:?}", case.id)),
    }
}

/// Drives a verification to its end and gives its report as JSON text, and what was asked for.
///
/// # Errors
/// When a request is not as it should be, or the machine wants something that it does not ask for.
pub fn drive(
    input: &[u8],
    options: &VerifyOptions,
    answer: impl Fn(&FetchRequest) -> Scripted,
    backwards: bool,
) -> Result<ovenbird::Result<(String, Requested)>, Fault> {
    let mut machine = match Verification::new(input, options) {
        Ok(machine) => machine,
        Err(error) => return Ok(Err(error)),
    };
    let (mut requested, mut ids) = (Requested::new(), BTreeSet::new());
    while !machine.is_ready() {
        let mut requests = machine.next_requests();
        if requests.is_empty() {
            return Err("neither ready nor asking for anything".to_owned());
        }
        for request in &requests {
            if !ids.insert(request.id) || request.max_bytes == 0 || request.accept.is_empty() {
                return Err(format!("not a request: {request:?}"));
            }
            requested.push((request.purpose.as_str().to_owned(), request.url.clone()));
        }
        if backwards {
            requests.reverse();
        }
        for request in requests {
            let supplied = match answer(&request) {
                Ok(response) => machine.supply(request.id, response),
                Err(failure) => machine.supply_failure(request.id, failure),
            };
            supplied.map_err(|error| format!("request {}: {error}", request.id))?;
        }
    }
    let (report, written) = (machine.report(), machine.write(ReportForm::Json));
    let text = ovenbird::wire::to_json(&report).map_err(|e| e.to_string())?;
    if written.as_ref().ok() != Some(&text) {
        return Err(format!("the report is {text}, and written {written:?}"));
    }
    Ok(Ok((text, requested)))
}

/// A report in the form in which it is compared, see `tests/vectors/README.md`.
#[must_use]
pub fn projection(report: Value, requested: &[(String, String)]) -> Value {
    let Value::Object(mut report) = report else { return report };
    fold(&mut report);
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
    let documents = list(&report, "documents");
    let documents = documents
        .iter()
        .map(|document| json!([text(document, "url"), document.get("purpose"), document.get("read")]));
    report.insert("documents".to_owned(), documents.collect());
    let endorsements = list(&report, "endorsements").into_iter().map(|endorsement| match endorsement {
        Value::Object(mut endorsement) => {
            fold(&mut endorsement);
            Value::Object(endorsement)
        }
        other => other,
    });
    report.insert("endorsements".to_owned(), endorsements.collect());
    report.insert("requested".to_owned(), requested.iter().map(|(what, url)| json!([what, url])).collect());
    Value::Object(report)
}

fn list(object: &Map<String, Value>, name: &str) -> Vec<Value> {
    object.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
}

/// Replaces checks by their results and reasons, and problems by one line each.
fn fold(report: &mut Map<String, Value>) {
    let (mut results, mut reasons) = (Map::new(), Map::new());
    for (name, check) in report.get("checks").and_then(Value::as_object).into_iter().flatten() {
        results.insert(name.clone(), check.get("result").cloned().unwrap_or_default());
        if let Some(reason) = check.get("reason") {
            reasons.insert(name.clone(), reason.clone());
        }
    }
    report.insert("checks".to_owned(), Value::Object(results));
    report.insert("reasons".to_owned(), Value::Object(reasons));
    let problems = list(report, "problems");
    report.remove("problems");
    report.insert("findings".to_owned(), problems.iter().map(line).collect());
}

/// A finding as a line: check, severity, code, document, pointer.
fn line(finding: &Value) -> Value {
    let names = ["check", "severity", "code", "document", "pointer"];
    let parts = names.map(|name| finding.get(name).and_then(Value::as_str).unwrap_or(""));
    Value::String(parts.join(" ").trim_end_matches(' ').to_owned())
}
