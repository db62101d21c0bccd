//! `ovenbird verify --recursive`: file after file, several at a time, none of which stops the others.

use std::path::{Path, PathBuf};
use std::thread;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ovenbird::{CheckName, CheckResult, Verdict, VerificationReport};
use serde::Serialize;
use serde_json::Value;

use super::judge::Judge;
use super::tally::Tally;
use crate::args::VerifyArgs;
use crate::failure::Failure;
use crate::io;
use crate::streams::Streams;
use crate::table::{self, BAD, DIM, GOOD, WARNING, clean};
use crate::together::side_by_side;
use crate::walk::Walk;

/// The bar, and how many of how many files are done.
const BAR: &str = "{bar:30} {pos}/{len}  {wide_msg}";
/// How many badges are worked on at once while servers are waited for.
const FETCHING: usize = 8;
/// The most threads, whatever is asked for.
const MOST_JOBS: usize = 256;
/// How many files a thread gets before what became of them is told.
const PORTION: usize = 4;
/// Columns of the names in a row.
const LONGEST: usize = 40;

/// A file with what became of it.
struct Seen {
    name: String,
    outcome: Result<VerificationReport, Failure>,
}

/// The same as one line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a VerificationReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Value>,
}

pub(super) fn run(args: &VerifyArgs, judge: &Judge, streams: &mut Streams) -> Result<i32, Failure> {
    let bar = bar(args, streams);
    let mut tally = Tally::default();
    let done = every(args, judge, &bar, &mut tally, streams);
    bar.finish_and_clear();
    done?;
    if streams.json() {
        streams.object(&tally.to_json(judge.sources.counters()))?;
    } else {
        streams.text(&format!("\n{}", tally.to_lines()))?;
    }
    Ok(tally.status())
}

/// Portion after portion, so that the rows come in the order of the files and few are held in memory.
fn every(
    args: &VerifyArgs,
    judge: &Judge,
    bar: &ProgressBar,
    tally: &mut Tally,
    streams: &mut Streams,
) -> Result<(), Failure> {
    let processors = || thread::available_parallelism().map_or(1, usize::from);
    let threads = match args.many.jobs {
        Some(jobs) => jobs.get().min(MOST_JOBS),
        None if args.fetch => FETCHING,
        None => processors(),
    };
    let mut files = Walk::new(&args.many.recursive);
    loop {
        let portion: Vec<_> = files.by_ref().take(threads.saturating_mul(PORTION)).collect();
        if portion.is_empty() {
            return Ok(());
        }
        let look = |file| {
            let seen = look(judge, file);
            bar.set_message(clean(&seen.name));
            bar.inc(1);
            seen
        };
        for seen in side_by_side(portion, threads, look)? {
            tally.add(seen.outcome.as_ref());
            bar.suspend(|| {
                if streams.json() { streams.object(&seen.line()) } else { streams.text(&seen.row()) }
            })?;
        }
    }
}

fn look(judge: &Judge, file: Result<PathBuf, (PathBuf, Failure)>) -> Seen {
    let (path, outcome) = match file {
        Ok(path) => {
            let outcome = verify(judge, &path);
            (path, outcome)
        }
        Err((path, failure)) => (path, Err(failure)),
    };
    Seen { name: io::name_of(&path), outcome }
}

fn verify(judge: &Judge, path: &Path) -> Result<VerificationReport, Failure> {
    let bytes = io::read(path, judge.limits())?;
    judge.judge(&bytes, |_| {}).map(|judged| judged.machine.report())
}

/// A bar on standard error if somebody looks at it. The files are counted for it: names are quick to read.
fn bar(args: &VerifyArgs, streams: &Streams) -> ProgressBar {
    if !streams.shows_progress() {
        return ProgressBar::hidden();
    }
    let total = u64::try_from(Walk::new(&args.many.recursive).count()).unwrap_or(u64::MAX);
    let style = ProgressStyle::with_template(BAR).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr()).with_style(style)
}

impl Seen {
    fn line(&self) -> Line<'_> {
        let error = match &self.outcome {
            Err(Failure::Fault(fault)) => Some(fault.to_json()),
            _ => None,
        };
        Line { file: &self.name, report: self.outcome.as_ref().ok(), error }
    }

    /// The verdict, the file, the badge and why it is not valid.
    fn row(&self) -> String {
        let name = clean(&self.name);
        match &self.outcome {
            Ok(report) => {
                let (style, verdict) = (style(report.verdict), report.verdict.as_str());
                let parts = [Some(name), badge(report), reasons(report)];
                let rest: Vec<String> = parts.into_iter().flatten().collect();
                format!("{style}{verdict:<11}{style:#}{}\n", rest.join("   "))
            }
            Err(failure) => {
                let code = failure.code().map_or_else(String::new, |code| code.to_string());
                if failure.is_no_badge() {
                    return format!("{DIM}{:<11}{name}   {code}{DIM:#}\n", "no badge");
                }
                let message = clean(failure.message());
                format!("{BAD}{:<11}{BAD:#}{name}   {code}: {message}\n", "unreadable")
            }
        }
    }
}

fn style(verdict: Verdict) -> anstyle::Style {
    match verdict {
        Verdict::Valid => GOOD,
        Verdict::Invalid => BAD,
        _ => WARNING,
    }
}

/// The name of the badge and of its issuer.
fn badge(report: &VerificationReport) -> Option<String> {
    let badge = report.badge.as_ref()?;
    let issuer = badge.issuer.as_ref().and_then(|issuer| issuer.name.as_ref().or(issuer.id.as_ref()));
    let names = [badge.name.as_ref(), issuer].into_iter().flatten();
    let mut names: Vec<String> = names.map(|name| clean(&table::cut(name, LONGEST))).collect();
    // A profile is its own issuer.
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

/// What decided: the codes of the checks that failed, else of those that were not done.
fn reasons(report: &VerificationReport) -> Option<String> {
    let decisive = match report.verdict {
        Verdict::Valid => return None,
        Verdict::Invalid => CheckResult::Failed,
        _ => CheckResult::NotChecked,
    };
    let checks = CheckName::ALL.into_iter().map(|name| report.checks.get(name));
    let mut codes: Vec<&str> = Vec::new();
    for code in checks.filter(|check| check.result == decisive).filter_map(|check| check.reason) {
        if !codes.contains(&code.as_str()) {
            codes.push(code.as_str());
        }
    }
    (!codes.is_empty()).then(|| codes.join(", "))
}
