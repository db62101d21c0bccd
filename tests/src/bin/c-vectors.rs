//! Writes the vectors as a plan for the C program, and compares its results.
//!
//! `c-vectors plan FILE` writes the plan; `c-vectors compare FILE` reads results, names each case that failed and ends
//! with the line `N passed, N failed`.

use std::collections::HashMap;
use std::io::Write;
use std::process::ExitCode;
use std::{env, fs, io};

use ovenbird_tests::vectors::Case;
use ovenbird_tests::{Fault, compare, plan, vectors};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["plan", file] => write_plan(file),
        ["compare", file] => compare_results(file),
        _ => Err("usage: c-vectors plan FILE | c-vectors compare FILE".to_owned()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            // Nothing is left to do if this cannot be said.
            let _ = writeln!(io::stderr(), "c-vectors: {fault}");
            ExitCode::from(64)
        }
    }
}

fn write_plan(file: &str) -> Result<bool, Fault> {
    let records = vectors::all()?.iter().map(plan::record).collect::<Result<Vec<_>, _>>()?;
    fs::write(file, plan::encode(&records)?).map_err(|e| format!("{file}: {e}"))?;
    Ok(true)
}

fn compare_results(file: &str) -> Result<bool, Fault> {
    let results = plan::decode(&fs::read(file).map_err(|e| format!("{file}: {e}"))?)?;
    let count = results.len();
    let results: HashMap<String, plan::Record> =
        results.into_iter().map(|record| (plan::id(&record), record)).collect();
    if results.len() != count {
        return Err("an id is there twice".to_owned());
    }
    let cases = vectors::all()?;
    let mut failed = 0_usize;
    let mut out = io::stdout().lock();
    for case in &cases {
        let problems = problems(case, results.get(&case.id))?;
        failed = failed.saturating_add(usize::from(!problems.is_empty()));
        for problem in problems {
            writeln!(out, "{}: {problem}", case.id).map_err(|e| e.to_string())?;
        }
    }
    let passed = cases.len().saturating_sub(failed);
    writeln!(out, "{passed} passed, {failed} failed").map_err(|e| e.to_string())?;
    Ok(failed == 0)
}

fn problems(case: &Case, result: Option<&plan::Record>) -> Result<Vec<String>, Fault> {
    let Some(record) = result else { return Ok(vec!["there is no result".to_owned()]) };
    match plan::answer(record, &case.op) {
        Ok(answer) => compare::judge(case, &answer),
        Err(fault) => Ok(vec![fault]),
    }
}
