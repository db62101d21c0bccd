//! `ovenbird validate`.

mod recursive;
mod tally;

use std::path::Path;

use ovenbird::{ErrorCode, Limits, Report, ValidateOptions};
use serde::Serialize;
use serde_json::Value;

use crate::args::ValidateArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::table::{self, HEADING, clean};
use crate::{DONE, FAILED, io};

pub(crate) fn run(args: &ValidateArgs, limits: Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let judge = Judge::new(args, limits)?;
    if !args.recursive.is_empty() {
        return recursive::run(args, &judge, streams);
    }
    let mut status = DONE;
    for path in &args.inputs {
        let seen = judge.look(path)?;
        if !seen.outcome.as_ref().is_ok_and(|report| report.ok) {
            status = FAILED;
        }
        match &seen.outcome {
            _ if streams.json() => streams.object(&seen.line())?,
            Ok(report) => streams.text(&page(&seen.name, report))?,
            Err(failure) => {
                streams.flush()?;
                streams.fail(failure);
            }
        }
    }
    Ok(status)
}

/// Against what files are held.
struct Judge {
    options: ValidateOptions,
    schema: Option<String>,
}

/// A file with what became of it.
struct Seen {
    name: String,
    outcome: Result<Report, Failure>,
}

/// The same as one line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Value>,
}

impl Judge {
    fn new(args: &ValidateArgs, limits: Limits) -> Result<Self, Failure> {
        let schema = args.schema.as_deref().map(|path| text(path, io::read(path, &limits)?)).transpose()?;
        let options = ValidateOptions {
            profile: args.profile,
            version: args.version,
            class: args.class.clone(),
            vc_version: args.vc_version,
            at: args.at.clone(),
            accept_damaged: args.accept_damaged,
            limits,
        };
        Ok(Judge { options, schema })
    }

    /// Validates a file. Fails only where every other file would fail too: on a wrong option or schema.
    fn look(&self, path: &Path) -> Result<Seen, Failure> {
        let name = io::name_of(path);
        let outcome = match io::read(path, &self.options.limits) {
            Ok(bytes) => self.judge(path, bytes)?.map_err(|error| Failure::from(error).about(&name)),
            Err(failure) => Err(failure),
        };
        Ok(Seen { name, outcome })
    }

    fn judge(&self, path: &Path, bytes: Vec<u8>) -> Result<ovenbird::Result<Report>, Failure> {
        let outcome = match &self.schema {
            None => ovenbird::validate(&bytes, &self.options),
            Some(schema) => ovenbird::validate_extension(&text(path, bytes)?, schema, &self.options),
        };
        match outcome {
            Err(error) if is_of_the_call(error.code()) => Err(error.into()),
            outcome => Ok(outcome),
        }
    }
}

/// Whether an error is about how the call was made rather than about the file.
fn is_of_the_call(code: ErrorCode) -> bool {
    use ErrorCode::{FeatureMissing, OptionConflict, OptionInvalid, SchemaInvalid};
    matches!(code, OptionInvalid | OptionConflict | SchemaInvalid | FeatureMissing)
}

/// The text of a file that must be JSON.
fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    let refused = |_| Failure::new(ErrorCode::JsonSyntax, "not JSON: it is not even UTF-8 text");
    String::from_utf8(bytes).map_err(|error| refused(error).about(&io::name_of(path)))
}

impl Seen {
    fn line(&self) -> Line<'_> {
        let error = match &self.outcome {
            Err(Failure::Fault(fault)) => Some(fault.to_json()),
            _ => None,
        };
        Line { file: &self.name, report: self.outcome.as_ref().ok(), error }
    }
}

/// The headline of a file, and a line for each problem.
fn page(name: &str, report: &Report) -> String {
    let verdict = table::verdict(&report.summary());
    let (heading, rules) = (HEADING, table::count(report.rules, "rule"));
    let mut out = format!("{heading}{}{heading:#}   {verdict}   {}, {rules}\n", clean(name), what(report));
    for problem in &report.problems {
        out.push_str("  ");
        out.push_str(&table::problem(problem));
    }
    if report.truncated {
        let all = report.errors.saturating_add(report.warnings).saturating_add(report.infos);
        let more = all.saturating_sub(report.problems.len() as u64);
        out.push_str(&table::note("and", &format!("{more} more; --limit problems=N lists more")));
    }
    out
}

/// What the file was taken for, such as `Open Badges 2.0 Assertion`.
fn what(report: &Report) -> String {
    let version = version_words(&report.version);
    let model = report.vc_version.map(|model| format!(" (VC data model {})", table::name(&model)));
    format!("{version} {}{}", report.class, model.unwrap_or_default())
}

/// A version of a report in words.
fn version_words(version: &str) -> String {
    match version.split_once('-') {
        Some((_, number)) => format!("Mozilla {number}"),
        None if version.starts_with(|c: char| c.is_ascii_digit()) => format!("Open Badges {version}"),
        None => version.to_owned(),
    }
}
