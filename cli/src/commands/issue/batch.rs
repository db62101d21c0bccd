//! `ovenbird issue --batch`: row after row, none of which stops the others.
//!
//! Rows are taken in portions: each portion is worked on by all threads and then told, in the order of the table. So
//! the memory it takes does not grow with the table, but for the names, the ids and a number of each row.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ovenbird::Limits;
use serde::Serialize;
use serde_json::{Value, json};

use super::jobs::{Job, Jobs};
use super::make::Maker;
use super::people::People;
use super::request;
use super::store::Store;
use super::work::{Done, Outcome, Work};
use crate::args::IssueArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::{DONE, FAILED, io, table};

/// The bar counts bytes of the table: how many rows there are is not known before they are read.
const BAR: &str = "{bar:30} {percent}%  {wide_msg}";
/// For a table without a size, as from standard input.
const SPINNER: &str = "{spinner} {wide_msg}";
/// Most rows in a portion.
const PORTION: usize = 512;
/// Most bytes of images in a portion: those of an earlier zip are read before they are looked at.
const PORTION_BYTES: usize = 64 * 1024 * 1024;

pub(super) fn run(
    args: &IssueArgs,
    people: &Path,
    limits: &Limits,
    streams: &mut Streams,
) -> Result<i32, Failure> {
    let output = args.output.as_deref().filter(|path| !io::is_stream(path)).ok_or_else(|| {
        Failure::usage("--batch needs a folder, or a file that ends in .zip: name one with -o")
    })?;
    let base = request::for_everybody(args, limits)?;
    let maker = Maker::new(args, limits)?;
    let seed = args.signing.insecure_seed.as_deref();
    let work = Work { maker, base, resume: args.batch.resume, seed, limits };
    let read = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&read);
    let count = move |bytes| {
        counter.fetch_add(bytes, Ordering::Relaxed);
    };
    let rows = People::open(people, &args.batch.ignore, limits, count)?;
    let base = &work.base;
    let jobs = Jobs::new(rows, base.id.clone(), |version| work.maker.ending(version.or(base.version)));
    let mut store = Store::open(output, args.batch.resume)?;
    let mut teller = Teller { people, tally: Tally::default(), bar: bar(people, streams), read };
    let done = issue(args, &work, jobs, &mut store, &mut teller, streams);
    teller.bar.finish_and_clear();
    // After a failure that stops everything the files of a zip stay where they are, for --resume.
    done?;
    store.finish()?;
    teller.end(output, streams)
}

/// Portion after portion.
fn issue(
    args: &IssueArgs,
    work: &Work<'_>,
    mut jobs: impl Iterator<Item = Job>,
    store: &mut Store,
    teller: &mut Teller<'_>,
    streams: &mut Streams,
) -> Result<(), Failure> {
    let threads = args.batch.jobs.or(thread::available_parallelism().ok()).map_or(1, usize::from);
    let fitting = PORTION_BYTES.checked_div(work.maker.template_len()).unwrap_or(PORTION);
    let most = fitting.clamp(1, PORTION).max(threads);
    loop {
        let portion: Vec<Job> = jobs.by_ref().take(most).collect();
        if portion.is_empty() {
            return Ok(());
        }
        for outcome in work.portion(portion, threads, store)? {
            teller.tell(outcome, streams)?;
        }
    }
}

/// A bar on standard error if somebody looks at it.
fn bar(people: &Path, streams: &Streams) -> ProgressBar {
    if !streams.shows_progress() {
        return ProgressBar::hidden();
    }
    let size = std::fs::metadata(people).ok().filter(std::fs::Metadata::is_file).map(|facts| facts.len());
    let template = if size.is_some() { BAR } else { SPINNER };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(size, ProgressDrawTarget::stderr()).with_style(style)
}

/// The counts over all rows.
#[derive(Default, Serialize)]
struct Tally {
    rows: u64,
    issued: u64,
    present: u64,
    failed: u64,
}

/// Tells what becomes of the rows.
struct Teller<'a> {
    people: &'a Path,
    tally: Tally,
    bar: ProgressBar,
    /// How many bytes of the table were read.
    read: Arc<AtomicU64>,
}

impl Teller<'_> {
    fn tell(&mut self, outcome: Outcome, streams: &mut Streams) -> Result<(), Failure> {
        let Tally { rows, issued, present, failed } = &mut self.tally;
        let place = match &outcome.result {
            Ok(Done::Issued(_)) => issued,
            Ok(Done::Present) => present,
            Err(_) => failed,
        };
        *place = place.saturating_add(1);
        *rows = rows.saturating_add(1);
        if streams.json() {
            let object = line(outcome.line, outcome.name, &outcome.result);
            // Clearing the bar for every row would take longer than the row.
            let beside = streams.stdout_is_terminal();
            let mut tell = || streams.object(&object);
            if beside { self.bar.suspend(tell)? } else { tell()? }
        } else if let Err(failure) = outcome.result {
            let place = format!("{}, line {}", io::name_of(self.people), outcome.line);
            self.bar.suspend(|| streams.fail(&failure.in_row(&place)));
        }
        let bar = &self.bar;
        bar.set_position(self.read.load(Ordering::Relaxed));
        bar.set_message(self.tally.words());
        Ok(())
    }

    fn end(&self, output: &Path, streams: &mut Streams) -> Result<i32, Failure> {
        let output = output.display().to_string();
        if streams.json() {
            streams.object(&json!({ "summary": &self.tally, "output": output }))?;
        }
        let good = table::GOOD;
        streams.say(&format!("{good}issued{good:#} {}   {}\n", table::clean(&output), self.tally.words()));
        Ok(if self.tally.failed > 0 { FAILED } else { DONE })
    }
}

impl Tally {
    /// Such as `98 badges, 1 was there already, 2 rows failed`.
    fn words(&self) -> String {
        let mut out = table::count(self.issued, "badge");
        match self.present {
            0 => {}
            1 => out.push_str(", 1 was there already"),
            n => out.push_str(&format!(", {n} were there already")),
        }
        if self.failed > 0 {
            out.push_str(&format!(", {} failed", table::count(self.failed, "row")));
        }
        out
    }
}

/// One row of the log.
fn line(line: u64, name: Option<String>, result: &Result<Done, Failure>) -> Value {
    let (status, id, error) = match result {
        Ok(Done::Issued(id)) => ("issued", id.clone(), None),
        Ok(Done::Present) => ("present", None, None),
        Err(Failure::Fault(fault)) => ("failed", None, Some(fault.to_json())),
        Err(Failure::ReaderGone) => ("failed", None, None),
    };
    let mut object = json!({ "line": line, "status": status });
    let members = [("file", name.map(Value::from)), ("id", id.map(Value::from)), ("error", error)];
    for (member, value) in members {
        if let (Some(object), Some(value)) = (object.as_object_mut(), value) {
            object.insert(member.to_owned(), value);
        }
    }
    object
}
