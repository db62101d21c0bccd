//! The counts over many files: all that is kept of a report once its row is written.

use ovenbird::{Verdict, VerificationReport};
use serde_json::{Value, json};

use crate::counted::CodeCounts;
use crate::failure::Failure;
use crate::table::{self, HEADING};
use crate::{DONE, FAILED, UNVERIFIED};

/// Counts.
#[derive(Debug, Default)]
pub(super) struct Tally {
    valid: u64,
    invalid: u64,
    unverified: u64,
    not_badges: u64,
    unreadable: u64,
    problems: CodeCounts,
}

impl Tally {
    /// Counts a file.
    pub(super) fn add(&mut self, outcome: Result<&VerificationReport, &Failure>) {
        let place = match outcome {
            Ok(report) => {
                for finding in &report.problems {
                    self.problems.add(finding.problem.code);
                }
                match report.verdict {
                    Verdict::Valid => &mut self.valid,
                    Verdict::Invalid => &mut self.invalid,
                    _ => &mut self.unverified,
                }
            }
            Err(failure) if failure.is_no_badge() => &mut self.not_badges,
            Err(failure) => {
                if let Some(code) = failure.code() {
                    self.problems.add(code);
                }
                &mut self.unreadable
            }
        };
        *place = place.saturating_add(1);
    }

    /// The exit status: that of the worst file.
    pub(super) fn status(&self) -> i32 {
        match (self.invalid.saturating_add(self.unreadable), self.unverified) {
            (0, 0) => DONE,
            (0, _) => UNVERIFIED,
            _ => FAILED,
        }
    }

    fn files(&self) -> u64 {
        let parts = [self.valid, self.invalid, self.unverified, self.not_badges, self.unreadable];
        parts.into_iter().fold(0, u64::saturating_add)
    }

    /// `fetched` is what the client counted.
    pub(super) fn to_json(&self, fetched: Option<Value>) -> Value {
        let mut summary = json!({
            "files": self.files(),
            "valid": self.valid,
            "invalid": self.invalid,
            "unverified": self.unverified,
            "not_badges": self.not_badges,
            "unreadable": self.unreadable,
            "problems": self.problems.to_json(),
        });
        if let (Some(fetched), Some(members)) = (fetched, summary.as_object_mut()) {
            members.insert("fetched".to_owned(), fetched);
        }
        json!({ "summary": summary })
    }

    /// The same for people.
    pub(super) fn to_lines(&self) -> String {
        let (heading, files) = (HEADING, table::count(self.files(), "file"));
        let mut out = format!(
            "{heading}{files}{heading:#}   {} valid, {} invalid, {} unverified, {} not badges, {} unreadable\n",
            self.valid, self.invalid, self.unverified, self.not_badges, self.unreadable,
        );
        out.push_str(&self.problems.to_lines());
        out
    }
}
