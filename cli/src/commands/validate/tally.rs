//! The counts over many files: all that is kept of a report once its line is written.

use std::collections::BTreeMap;

use ovenbird::{ErrorCode, Report, error_codes};
use serde_json::{Value, json};

use super::version_words;
use crate::failure::Failure;
use crate::table::{self, HEADING};

/// How many of the codes are shown to people; the JSON has all.
const SHOWN: usize = 10;

/// Counts. Its maps grow with the versions and codes there are, not with the files.
#[derive(Debug, Default)]
pub(super) struct Tally {
    sound: u64,
    with_warnings: u64,
    with_errors: u64,
    not_badges: u64,
    unreadable: u64,
    versions: BTreeMap<String, u64>,
    problems: BTreeMap<&'static str, u64>,
}

impl Tally {
    /// Counts a file.
    pub(super) fn add(&mut self, outcome: Result<&Report, &Failure>) {
        let place = match outcome {
            Ok(report) => self.add_report(report),
            Err(failure) if is_no_badge(failure) => &mut self.not_badges,
            Err(failure) => {
                if let Some(code) = failure.code() {
                    count(&mut self.problems, code.as_str());
                }
                &mut self.unreadable
            }
        };
        *place = place.saturating_add(1);
    }

    fn add_report(&mut self, report: &Report) -> &mut u64 {
        count(&mut self.versions, report.version.clone());
        for problem in &report.problems {
            count(&mut self.problems, problem.code.as_str());
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

    /// The codes, the most frequent first.
    fn ranked(&self) -> Vec<(&'static str, u64)> {
        let mut ranked: Vec<_> = self.problems.iter().map(|(code, count)| (*code, *count)).collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        ranked
    }

    pub(super) fn to_json(&self) -> Value {
        let ranked = self.ranked();
        let problems: Vec<_> =
            ranked.iter().map(|(code, count)| json!({ "code": code, "count": count })).collect();
        json!({ "summary": {
            "files": self.files(),
            "ok": self.sound,
            "with_warnings": self.with_warnings,
            "with_errors": self.with_errors,
            "not_badges": self.not_badges,
            "unreadable": self.unreadable,
            "versions": self.versions,
            "problems": problems,
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
        let ranked = self.ranked();
        let row = |(code, count): &(&str, u64)| [count.to_string(), (*code).to_owned(), meaning(code)];
        let rows: Vec<_> = ranked.iter().take(SHOWN).map(row).collect();
        if !rows.is_empty() {
            out.push_str(&table::columns(["count", "code", "meaning"], &rows));
        }
        let more = ranked.len().saturating_sub(SHOWN);
        if more > 0 {
            out.push_str(&table::note("and", &format!("{more} more; --json lists all")));
        }
        out
    }
}

fn count<K: Ord>(counts: &mut BTreeMap<K, u64>, key: K) {
    let place = counts.entry(key).or_default();
    *place = place.saturating_add(1);
}

/// Whether a file is simply something else than a badge.
fn is_no_badge(failure: &Failure) -> bool {
    use ErrorCode::{
        DocumentUnrecognised, ImageUnbaked, ImageUnsupported, PayloadEmpty, PayloadNotObject,
        PayloadUnrecognised,
    };
    matches!(
        failure.code(),
        Some(
            DocumentUnrecognised
                | ImageUnbaked
                | ImageUnsupported
                | PayloadEmpty
                | PayloadNotObject
                | PayloadUnrecognised
        )
    )
}

fn meaning(code: &str) -> String {
    let entry = error_codes().iter().find(|entry| entry.code.as_str() == code);
    entry.map_or_else(String::new, |entry| entry.meaning.to_owned())
}
