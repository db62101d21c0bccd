//! `ovenbird verify`.

mod answers;
mod judge;
mod page;
mod recursive;
mod sources;
mod tally;

use std::ffi::OsStr;
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ovenbird::{Limits, ReportForm, Verdict, VerificationReport};

use crate::args::VerifyArgs;
use crate::failure::Failure;
use crate::fresh::Fresh;
use crate::streams::Streams;
use crate::table::{self, clean};
use crate::{DONE, FAILED, UNVERIFIED, given, input, io};

use super::proofs;
use judge::{Judge, Judged};

pub(crate) fn run(args: &VerifyArgs, limits: Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let judge = Judge::new(args, limits)?;
    match &args.input {
        Some(input) => one(args, input, &judge, streams),
        None => recursive::run(args, &judge, streams),
    }
}

/// The exit status of a verdict.
fn status(verdict: Verdict) -> i32 {
    match verdict {
        Verdict::Valid => DONE,
        Verdict::Invalid => FAILED,
        _ => UNVERIFIED,
    }
}

/// Verifies one badge.
fn one(args: &VerifyArgs, input: &OsStr, judge: &Judge, streams: &mut Streams) -> Result<i32, Failure> {
    let fresh = Fresh { private: false, force: args.output.force };
    if let Some(path) = &args.output.report {
        if io::is_stream(path) {
            return Err(Failure::usage("--report needs a file of its own"));
        }
        fresh.check(path)?;
    }
    let bytes = match given::as_badge_text(input) {
        Some(text) => text.as_bytes().to_vec(),
        None => io::read(Path::new(input), judge.limits())?,
    };
    let bar = spinner(streams);
    let judged = judge.judge(&bytes, |asked| bar.set_message(clean(asked)));
    bar.finish_and_clear();
    let judged = judged.map_err(|failure| input::about(input, failure))?;
    if let Some(path) = &args.output.report {
        fresh.write(path, judged.machine.write(ReportForm::Html)?.as_bytes())?;
    }
    let report = judged.machine.report();
    tell(args, input, &judged, &report, streams)?;
    Ok(status(report.verdict))
}

fn tell(
    args: &VerifyArgs,
    input: &OsStr,
    judged: &Judged,
    report: &VerificationReport,
    streams: &mut Streams,
) -> Result<(), Failure> {
    if args.output.problem_details {
        return streams.object(&report.problem_details());
    }
    if streams.json() {
        return streams.object(report);
    }
    let name = given::name_of(input).unwrap_or_else(|| "the badge".to_owned());
    streams.text(&page::page(&name, &judged.machine.write(ReportForm::Table)?))?;
    for proof in report.proofs.iter().filter(|proof| proof.canonical.is_some()) {
        streams.text(&proofs::lines(proof))?;
    }
    streams.text(&page::needs(&judged.needs, args.fetch))?;
    if let Some(path) = &args.output.report {
        streams.say(&format!("{0}wrote{0:#} {1}\n", table::GOOD, clean(&path.display().to_string())));
    }
    Ok(())
}

/// What is being fetched, on standard error if somebody looks at it.
fn spinner(streams: &Streams) -> ProgressBar {
    if !streams.shows_progress() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {wide_msg}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style);
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    bar
}
