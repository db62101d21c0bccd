//! The counts over many files: all that is kept of a report once its line is written.

use std::collections::BTreeMap;

use ovenbird::Report;
use serde_json::{Value, json};

use super::version_words;
use crate::counted::CodeCounts;
use crate::failure::Failure;
use crate::table::{self, HEADING};

/// Counts. Its maps grow with the versions and codes there are, not with the files.
#[derive(Debug, Default)]
pub(super) struct Tally {
    sound: u64,
    with_warnings: u64,
    with_errors: u64,
    not_badges: u64,
    unreadable: u64,
    versions: BTreeMap<String, u64>,
    problems: CodeCounts,
}

impl Tally {
    /// Counts a file.
    pub(super) fn add(&mut self, outcome: Result<&Report, &Failure>) {
        let place = match outcome {
            Ok(report) => self.add_report(report),
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

    fn add_report(&mut self, report: &Report) -> &mut u64 {
        count(&mut self.versions, report.version.clone());
        for problem in &report.problems {
            self.problems.add(problem.code);
        }
        match (report.ok, report.warnings) {
            (false, _) => &mut self.with_errors,
            (true, 0) => &mut self.sound,
            (true, _) => &mut self.with_warnings,
        }
    }

    /// Whether a file has an error or cannot be read.
    pub(super) fn failed(&self) -> bool {
        self.with_errors > 0 || self.unreadable > 0
    }

    fn files(&self) -> u64 {
        let parts = [self.sound, self.with_warnings, self.with_errors, self.not_badges, self.unreadable];
        parts.into_iter().fold(0, u64::saturating_add)
    }

    pub(super) fn to_json(&self) -> Value {
        json!({ "summary": {
            "files": self.files(),
            "ok": self.sound,
            "with_warnings": self.with_warnings,
            "with_errors": self.with_errors,
            "not_badges": self.not_badges,
            "unreadable": self.unreadable,
            "versions": self.versions,
            "problems": self.problems.to_json(),
        } })
    }

    /// The same for people.
    pub(super) fn to_lines(&self) -> String {
        let (heading, files) = (HEADING, table::count(self.files(), "file"));
        let mut out = format!(
            "{heading}{files}{heading:#}   {} ok, {} with warnings, {} with errors, {} not badges, {} unreadable\n",
            self.sound, self.with_warnings, self.with_errors, self.not_badges, self.unreadable,
        );
        let of_version = |(version, n): (&String, &u64)| format!("{n} {}", version_words(version));
        let versions: Vec<String> = self.versions.iter().map(of_version).collect();
        if !versions.is_empty() {
            out.push_str(&table::row("versions", &versions.join(", ")));
        }
        out.push_str(&self.problems.to_lines());
        out
    }
}

fn count<K: Ord>(counts: &mut BTreeMap<K, u64>, key: K) {
    let place = counts.entry(key).or_default();
    *place = place.saturating_add(1);
}
