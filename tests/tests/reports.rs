//! The reports of all verifications among the vectors, in each of their forms: the JSON is as its schema says, and whatever a
//! badge says, the table and the page tell the verdict of the report and nothing else.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

use std::fs;

use jsonschema::Validator;
use ovenbird::{FetchRequest, FetchResponse, ReportForm, Verdict, Verification, VerifyOptions};
use ovenbird_tests::run::verifying;
use ovenbird_tests::vectors::{self, Case, repository};
use serde_json::Value;

/// The cases that give a report: not those whose call is refused.
fn machines() -> Vec<(Case, Verification)> {
    let names = vectors::names().unwrap();
    let chapters =
        names.iter().filter(|name| name.starts_with("verify")).map(|name| vectors::chapter(name).unwrap());
    let cases = chapters.flat_map(|chapter| chapter.cases).filter(|case| case.op == "verify");
    cases.filter_map(|case| Some((driven(&case)?, case))).map(|(machine, case)| (case, machine)).collect()
}

/// A verification with all answers of a case.
fn driven(case: &Case) -> Option<Verification> {
    let options = case.args.get("options").map(Value::to_string);
    let options: VerifyOptions = ovenbird::wire::from_json(options.as_deref()).ok()?;
    let mut machine = Verification::new(&case.text_or_bytes("input").unwrap(), &options).ok()?;
    let answers = verifying::answers(case).unwrap();
    let answer = |request: &FetchRequest| -> Result<FetchResponse, _> {
        let found = answers.iter().find(|(url, _)| *url == request.url);
        found.map_or_else(|| Err(verifying::offline()), |(_, answer)| answer.clone())
    };
    while !machine.is_ready() {
        for request in machine.next_requests() {
            match answer(&request) {
                Ok(response) => machine.supply(request.id, response).unwrap(),
                Err(failure) => machine.supply_failure(request.id, failure).unwrap(),
            }
        }
    }
    Some(machine)
}

fn schema(name: &str) -> Validator {
    let text = fs::read_to_string(repository().join("docs/schema").join(name)).unwrap();
    jsonschema::options().should_validate_formats(true).build(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn holds(schema: &Validator, case: &Case, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<String> =
        schema.iter_errors(&value).map(|fault| format!("{} {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{}: {faults:#?}", case.id);
}

#[test]
fn each_report_is_as_the_schemas_say() {
    let (report, problem) = (schema("verification-report.json"), schema("problem-details.json"));
    let machines = machines();
    assert!(machines.len() > 100, "{}", machines.len());
    for (case, machine) in &machines {
        holds(&report, case, &machine.write(ReportForm::Json).unwrap());
        holds(&problem, case, &machine.write(ReportForm::ProblemDetails).unwrap());
    }
}

#[test]
fn each_request_and_all_options_are_as_the_schemas_say() {
    let (request, options) = (schema("fetch-request.json"), schema("verify-options.json"));
    let mut seen = 0;
    for (case, _) in machines() {
        let given = case.args.get("options").map_or_else(|| "{}".to_owned(), Value::to_string);
        holds(&options, &case, &given);
        let given: VerifyOptions = ovenbird::wire::from_json(Some(&given)).unwrap();
        let mut machine = Verification::new(&case.text_or_bytes("input").unwrap(), &given).unwrap();
        for wanted in machine.next_requests() {
            holds(&request, &case, &serde_json::to_string(&wanted).unwrap());
            seen += 1;
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn each_table_and_page_tells_the_verdict_once_and_keeps_controls_out() {
    for (case, machine) in machines() {
        let verdict = machine.report().verdict;
        let (table, page) =
            (machine.write(ReportForm::Table).unwrap(), machine.write(ReportForm::Html).unwrap());
        assert!(!table.chars().chain(page.chars()).any(|c| c.is_control() && c != '\n'), "{}", case.id);
        let results: Vec<&str> =
            table.lines().filter(|line| line.trim_start().starts_with("RESULT")).collect();
        let word = verdict.as_str().to_uppercase();
        assert!(results.len() == 1 && table.ends_with(&format!("{}\n", results[0])), "{}: {table}", case.id);
        let told = results[0].trim_start().strip_prefix("RESULT").unwrap().trim_start();
        assert!(told.starts_with(&word), "{}: {told}", case.id);
        let class = format!("<p class=\"verdict {}\">", verdict.as_str());
        assert!(page.contains(&class) && page.matches("class=\"verdict ").count() == 1, "{}", case.id);
        assert_eq!(told.contains("failed"), verdict == Verdict::Invalid, "{}: {told}", case.id);
    }
}
