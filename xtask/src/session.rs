//! Runs steps one after another, keeps their output in a log, prints what a person wants to see of it, and goes on
//! after a failure.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Instant;

use crate::counts::{self, Counts};
use crate::project::{Project, at};
use crate::summary::{Row, Summary, Verdict};
use crate::tools::{self, Tool, Tools};

/// How many of the last lines of a failed step are shown; the log has them all.
const SHOWN_ON_FAILURE: usize = 120;

/// What a step's output is read for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counting {
    /// A test runner: its closing lines are counted, and a run without any test is a failure.
    Tests,
    /// A build or a check: only its exit code counts.
    Exit,
}

/// One run of `cargo xtask` over several steps.
pub(crate) struct Session<'a> {
    /// The tree.
    pub(crate) project: &'a Project,
    /// The programs that were found or installed.
    pub(crate) tools: Tools,
    /// What the steps came to.
    pub(crate) summary: Summary,
    verbose: bool,
}

/// Prints one line. A closed pipe is no reason to stop testing.
pub(crate) fn say(line: impl Display) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

impl<'a> Session<'a> {
    /// A session with nothing done yet. `verbose` prints every line of the steps' output.
    pub(crate) fn new(project: &'a Project, verbose: bool) -> Self {
        Session { project, tools: Tools::default(), summary: Summary::default(), verbose }
    }

    /// Looks for what the suites need, and installs it where that is possible.
    pub(crate) fn prepare<'n>(&mut self, suites: impl Iterator<Item = &'n str>) {
        let mut wanted: Vec<Tool> = suites.flat_map(tools::of).copied().collect();
        wanted.sort_unstable();
        wanted.dedup();
        self.tools.prepare(&wanted);
    }

    /// Whether the programs a step needs are there; if not, the error is the reason to skip it.
    pub(crate) fn ready(&self, needs: &[Tool]) -> Result<(), String> {
        self.tools.lacking(needs).map_or(Ok(()), Err)
    }

    /// Runs a build as a step, and says why what needs it cannot run when it fails.
    pub(crate) fn build(&mut self, suite: &'static str, step: &str, command: Command) -> Result<(), String> {
        if self.run(suite, step, command, Counting::Exit) { Ok(()) } else { Err(format!("`{step}` failed")) }
    }

    /// Runs a command as a step. True when it succeeded.
    pub(crate) fn run(
        &mut self,
        suite: &'static str,
        step: &str,
        command: Command,
        counting: Counting,
    ) -> bool {
        say(format_args!("==> {suite}: {step}"));
        let started = Instant::now();
        let (counts, verdict) = match self.execute(suite, step, command) {
            Ok((true, counts)) if counts.failed > 0 => (counts, Verdict::Failed("tests failed".to_owned())),
            Ok((true, counts)) if counting == Counting::Tests && counts.passed == 0 => {
                (counts, Verdict::Failed("no test was run".to_owned()))
            }
            Ok((true, counts)) => (counts, Verdict::Passed),
            Ok((false, counts)) => (counts, Verdict::Failed("it ended with a failure".to_owned())),
            Err(reason) => (Counts::default(), Verdict::Failed(reason)),
        };
        let counts = if counting == Counting::Tests { counts } else { Counts::default() };
        self.finish(suite, step, started, counts, verdict)
    }

    /// Runs a step inside this program. The counts are printed as its closing line, if it counted anything.
    pub(crate) fn inside(
        &mut self,
        suite: &'static str,
        step: &str,
        work: impl FnOnce(&Project) -> Result<Counts, String>,
    ) -> bool {
        say(format_args!("==> {suite}: {step}"));
        let started = Instant::now();
        let (counts, verdict) = match work(self.project) {
            Ok(counts) if counts.failed > 0 => (counts, Verdict::Failed("checks failed".to_owned())),
            Ok(counts) => (counts, Verdict::Passed),
            Err(reason) => (Counts::default(), Verdict::Failed(reason)),
        };
        if counts != Counts::default() {
            say(counts);
        }
        self.finish(suite, step, started, counts, verdict)
    }

    /// Records that a step was not run, and why.
    pub(crate) fn skip(&mut self, suite: &'static str, step: &str, reason: impl Into<String>) {
        let reason = reason.into();
        say(format_args!("==> {suite}: {step}\n    skipped: {reason}"));
        let (counts, verdict) = (Counts::default(), Verdict::Skipped(reason));
        self.summary.add(Row { suite, step: step.to_owned(), counts, seconds: 0.0, verdict });
    }

    fn finish(
        &mut self,
        suite: &'static str,
        step: &str,
        started: Instant,
        counts: Counts,
        verdict: Verdict,
    ) -> bool {
        let seconds = started.elapsed().as_secs_f64();
        let passed = verdict == Verdict::Passed;
        match &verdict {
            Verdict::Failed(reason) => say(format_args!("    FAILED after {seconds:.1} s: {reason}")),
            _ => say(format_args!("    ok in {seconds:.1} s")),
        }
        self.summary.add(Row { suite, step: step.to_owned(), counts, seconds, verdict });
        passed
    }

    /// Runs the command with its output in a log, and gives whether it succeeded and what its closing lines counted.
    fn execute(&self, suite: &str, step: &str, mut command: Command) -> Result<(bool, Counts), String> {
        let path = log_path(self.project, suite, step)?;
        let mut log = File::create(&path).map_err(|e| at(&path, &e))?;
        let program = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{program}: {e}"))?;
        let mut counts = Counts::default();
        let mut kept = Vec::new();
        for line in lines(&mut child) {
            writeln!(log, "{line}").map_err(|e| at(&path, &e))?;
            let closing = counts::closing(&line);
            if let Some(more) = closing {
                counts.include(more);
            }
            if self.verbose || closing.is_some() {
                say(&line);
            } else if !is_noise(&line) {
                kept.push(line);
            }
        }
        let success = child.wait().map_err(|e| format!("{program}: {e}"))?.success();
        if (!success || counts.failed > 0) && !self.verbose {
            show_end(&kept, &path);
        }
        Ok((success, counts))
    }
}

/// Both output streams of a child, line by line as they come. Ends when the child has closed both.
fn lines(child: &mut Child) -> mpsc::Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        forward(stdout, sender.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        forward(stderr, sender);
    }
    receiver
}

fn forward(stream: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            line.clear();
            if sender.send(text).is_err() {
                return;
            }
        }
    });
}

/// Lines that help nobody to understand a failure.
fn is_noise(line: &str) -> bool {
    let progress =
        ["Compiling ", "Downloading ", "Downloaded ", "Checking ", "Locking ", "Adding ", "Fresh "];
    let line = line.trim_start();
    line.ends_with("... ok")
        || line.starts_with("ok ")
        || progress.iter().any(|start| line.starts_with(start))
}

fn show_end(kept: &[String], log: &Path) {
    let from = kept.len().saturating_sub(SHOWN_ON_FAILURE);
    for line in kept.iter().skip(from) {
        say(format_args!("    | {line}"));
    }
    say(format_args!("    the whole output is in {}", log.display()));
}

fn log_path(project: &Project, suite: &str, step: &str) -> Result<PathBuf, String> {
    let folder = project.built("xtask-logs");
    std::fs::create_dir_all(&folder).map_err(|e| at(&folder, &e))?;
    let plain: String = step.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    Ok(folder.join(format!("{suite}-{plain}.log")))
}
