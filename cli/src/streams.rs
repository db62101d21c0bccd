//! The process's standard streams: results on one, everything else on the other.
//!
//! Text for people is coloured when its stream is a terminal (`NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` are
//! respected); bytes and JSON go out as they are.

use std::io::{self, IsTerminal, Write};

use ovenbird::Problem;
use serde::Serialize;

use crate::failure::Failure;
use crate::{FAILED, table};

/// How many problems are told one by one; `--json` lists all.
const TOLD: usize = 10;

/// Where a command tells its results.
#[derive(Debug)]
pub(crate) struct Streams {
    json: bool,
    quiet: bool,
}

impl Streams {
    pub(crate) fn new(json: bool, quiet: bool) -> Self {
        Streams { json, quiet }
    }

    /// Whether results are wanted as JSON.
    pub(crate) fn json(&self) -> bool {
        self.json
    }

    /// Whether somebody looks at standard output.
    pub(crate) fn stdout_is_terminal(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Whether somebody looks at standard error and wants to be told how far it is.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Writes text with colours to standard output. What came from a badge must be clean already.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Failure> {
        anstream::stdout().write_all(text.as_bytes()).map_err(|e| Failure::stdout(&e))
    }

    /// Hands standard output to `write`, for bytes that must arrive as they are.
    pub(crate) fn bytes(
        &mut self,
        write: impl FnOnce(&mut io::Stdout) -> io::Result<()>,
    ) -> Result<(), Failure> {
        write(&mut io::stdout()).map_err(|e| Failure::stdout(&e))
    }

    /// Writes one JSON object on one line to standard output.
    pub(crate) fn object(&mut self, object: &impl Serialize) -> Result<(), Failure> {
        let text = ovenbird::wire::to_json(object)?;
        let line = table::clean_json(&text);
        self.bytes(|out| writeln!(out, "{line}"))
    }

    /// Says on standard error what was done, unless silence or JSON is wanted.
    pub(crate) fn say(&mut self, text: &str) {
        if !self.quiet && !self.json {
            self.tell(text);
        }
    }

    /// Tells problems on standard error, unless silence or JSON is wanted.
    pub(crate) fn warn(&mut self, problems: &[Problem]) {
        for problem in problems.iter().take(TOLD) {
            self.say(&table::problem(problem));
        }
        let more = problems.len().saturating_sub(TOLD);
        if more > 0 {
            self.say(&table::note("and", &format!("{more} more; --json lists all")));
        }
    }

    /// Makes sure that standard output has arrived.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        self.bytes(Write::flush)
    }

    /// Tells a failure and returns the exit status that goes with it.
    pub(crate) fn fail(&mut self, failure: &Failure) -> i32 {
        if let Failure::Fault(fault) = failure {
            if !self.json {
                self.tell(&fault.to_lines());
            } else if self.object(&serde_json::json!({ "error": fault.to_json() })).is_err() {
                return FAILED;
            }
        }
        failure.status()
    }

    /// Tells a failure of one input among several; the command goes on.
    pub(crate) fn tell(&mut self, text: &str) {
        // When standard error is gone there is nowhere left to complain to.
        let _ = anstream::stderr().write_all(text.as_bytes());
    }
}
