//! What the steps came to: the table at the end, the reasons of what was skipped, and the last line.

use std::io::{self, Write};

use crate::counts::Counts;

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Everything in it passed.
    Passed,
    /// Something in it failed, or it could not be run.
    Failed(String),
    /// It was not run, and why.
    Skipped(String),
}

/// One row of the table.
pub(crate) struct Row {
    /// The suite it belongs to, such as `python`.
    pub(crate) suite: &'static str,
    /// The step, such as `pytest`.
    pub(crate) step: String,
    /// What the runner counted; nothing for a step that only builds or checks.
    pub(crate) counts: Counts,
    /// How long it took.
    pub(crate) seconds: f64,
    /// How it ended.
    pub(crate) verdict: Verdict,
}

/// All rows of a run.
#[derive(Default)]
pub(crate) struct Summary {
    rows: Vec<Row>,
}

impl Summary {
    /// Adds a row. A step that failed or was skipped as a whole counts as one, so that the sum cannot hide it.
    pub(crate) fn add(&mut self, mut row: Row) {
        match row.verdict {
            Verdict::Failed(_) if row.counts.failed == 0 => row.counts.failed = 1,
            Verdict::Skipped(_) if row.counts.skipped == 0 => row.counts.skipped = 1,
            _ => {}
        }
        self.rows.push(row);
    }

    /// The sum over all rows.
    pub(crate) fn total(&self) -> Counts {
        let mut total = Counts::default();
        for row in &self.rows {
            total.include(row.counts);
        }
        total
    }

    /// Whether nothing failed.
    pub(crate) fn success(&self) -> bool {
        self.total().failed == 0 && !self.rows.iter().any(|row| matches!(row.verdict, Verdict::Failed(_)))
    }

    /// Whether this suite was run, and everything in it passed.
    pub(crate) fn passed(&self, suite: &str) -> bool {
        let mut rows = self.rows.iter().filter(|row| row.suite == suite).peekable();
        rows.peek().is_some() && rows.all(|row| row.verdict == Verdict::Passed)
    }

    /// Writes the table, the failures, the reasons of what was skipped, and the sum on a line of its own.
    ///
    /// # Errors
    ///
    /// Those of the stream.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let wide = self.rows.iter().map(|row| row.step.chars().count()).max().unwrap_or(4).max(4);
        writeln!(out)?;
        writeln!(out, "suite   {:wide$}  result   passed  failed  skipped  seconds", "step")?;
        for row in &self.rows {
            let Counts { passed, failed, skipped } = row.counts;
            let (suite, step, seconds) = (row.suite, &row.step, row.seconds);
            let result = match row.verdict {
                Verdict::Passed => "ok",
                Verdict::Failed(_) => "FAILED",
                Verdict::Skipped(_) => "skipped",
            };
            writeln!(
                out,
                "{suite:7} {step:wide$}  {result:7} {passed:7} {failed:7} {skipped:8} {seconds:8.1}"
            )?;
        }
        self.write_reasons(out)?;
        writeln!(out)?;
        writeln!(out, "{}", self.total())
    }

    fn write_reasons(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out)?;
        for row in &self.rows {
            match &row.verdict {
                Verdict::Failed(reason) => writeln!(out, "failed   {}, {}: {reason}", row.suite, row.step)?,
                Verdict::Skipped(reason) => writeln!(out, "skipped  {}, {}: {reason}", row.suite, row.step)?,
                Verdict::Passed if row.counts.skipped > 0 => writeln!(
                    out,
                    "skipped  {}, {}: {} by the runner, which gives its reasons above",
                    row.suite, row.step, row.counts.skipped
                )?,
                Verdict::Passed => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(verdict: Verdict, passed: u64) -> Row {
        let counts = Counts { passed, ..Counts::default() };
        Row { suite: "rust", step: "cargo test".to_owned(), counts, seconds: 1.0, verdict }
    }

    fn written(summary: &Summary) -> String {
        let mut out = Vec::new();
        summary.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_last_line_is_the_sum() {
        let mut summary = Summary::default();
        summary.add(row(Verdict::Passed, 3));
        summary.add(row(Verdict::Passed, 4));
        assert_eq!(written(&summary).lines().last(), Some("7 passed, 0 failed, 0 skipped"));
        assert!(summary.success());
    }

    #[test]
    fn a_suite_passed_if_it_was_run_and_nothing_else_happened() {
        let mut summary = Summary::default();
        summary.add(row(Verdict::Passed, 3));
        assert!(summary.passed("rust") && !summary.passed("node"));
        summary.add(row(Verdict::Skipped("no tool".to_owned()), 0));
        assert!(!summary.passed("rust"));
    }

    #[test]
    fn a_failed_step_counts_even_without_a_closing_line() {
        let mut summary = Summary::default();
        summary.add(row(Verdict::Failed("exit code 1".to_owned()), 0));
        assert_eq!(summary.total().failed, 1);
        assert!(!summary.success());
        assert!(written(&summary).contains("failed   rust, cargo test: exit code 1"));
    }

    #[test]
    fn a_skipped_step_is_counted_and_gives_its_reason() {
        let mut summary = Summary::default();
        summary.add(row(Verdict::Skipped("needs valgrind".to_owned()), 0));
        assert!(summary.success());
        assert!(written(&summary).contains("skipped  rust, cargo test: needs valgrind"));
        assert_eq!(written(&summary).lines().last(), Some("0 passed, 0 failed, 1 skipped"));
    }
}
