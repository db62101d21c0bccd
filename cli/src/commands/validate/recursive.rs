//! `ovenbird validate --recursive`: file after file, none of which stops the others.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::tally::Tally;
use super::{Judge, Seen, page};
use crate::args::ValidateArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::table::{self, DIM, clean};
use crate::walk::Walk;
use crate::{DONE, FAILED, io};

/// The bar, how many of how many files are done, and the one at hand.
const BAR: &str = "{bar:30} {pos}/{len}  {wide_msg}";

pub(super) fn run(args: &ValidateArgs, judge: &Judge, streams: &mut Streams) -> Result<i32, Failure> {
    let lines = streams.json() || !streams.stdout_is_terminal();
    let bar = bar(args, streams);
    let mut tally = Tally::default();
    let files = || args.inputs.iter().cloned().map(Ok).chain(Walk::new(&args.recursive));
    for file in files() {
        let seen = match file {
            Ok(path) => {
                bar.set_message(clean(&io::name_of(&path)));
                judge.look(&path)
            }
            Err((path, failure)) => Ok(Seen { name: io::name_of(&path), outcome: Err(failure) }),
        };
        let told = seen.and_then(|seen| {
            tally.add(seen.outcome.as_ref());
            bar.suspend(|| if lines { streams.object(&seen.line()) } else { streams.text(&shown(&seen)) })
        });
        if let Err(failure) = told {
            bar.finish_and_clear();
            return Err(failure);
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if lines {
        streams.object(&tally.to_json())?;
        streams.flush()?;
        streams.say(&tally.to_lines());
    } else {
        streams.text(&format!("\n{}", tally.to_lines()))?;
    }
    Ok(if tally.failed() { FAILED } else { DONE })
}

/// A bar on standard error if somebody looks at it. The files are counted for it: names are quick to read.
fn bar(args: &ValidateArgs, streams: &Streams) -> ProgressBar {
    if !streams.shows_progress() {
        return ProgressBar::hidden();
    }
    let found = Walk::new(&args.recursive).count().saturating_add(args.inputs.len());
    let total = u64::try_from(found).unwrap_or(u64::MAX);
    let style = ProgressStyle::with_template(BAR).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr()).with_style(style)
}

/// The page of a file, or one line for one that gave no report.
fn shown(seen: &Seen) -> String {
    match &seen.outcome {
        Ok(report) => page(&seen.name, report),
        Err(failure) => {
            let reason = failure.code().map(|code| format!("{code}: {}", clean(failure.message())));
            format!("{DIM}{}   {}{DIM:#}\n", table::clean(&seen.name), reason.unwrap_or_default())
        }
    }
}
