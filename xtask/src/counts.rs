//! Reads the closing lines of the test runners, so that the sum at the end is theirs and not a guess.

use std::fmt;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

impl Counts {
    /// One check that passed or failed.
    pub(crate) fn one(passed: bool) -> Self {
        Counts { passed: u64::from(passed), failed: u64::from(!passed), skipped: 0 }
    }

    /// Adds the counts of another part.
    pub(crate) fn include(&mut self, other: Counts) {
        self.passed = self.passed.saturating_add(other.passed);
        self.failed = self.failed.saturating_add(other.failed);
        self.skipped = self.skipped.saturating_add(other.skipped);
    }

    /// Adds one number under the word a runner used for it. False for a word that is not a runner's.
    fn add(&mut self, number: u64, word: &str) -> bool {
        let field = match word {
            "passed" | "xpassed" | "pass" => &mut self.passed,
            "failed" | "error" | "errors" | "fail" | "cancelled" => &mut self.failed,
            "skipped" | "ignored" | "xfailed" | "todo" => &mut self.skipped,
            "measured" | "filtered out" | "warning" | "warnings" | "deselected" => return true,
            _ => return false,
        };
        *field = field.saturating_add(number);
        true
    }
}

/// The counts in a closing line; `None` for every other line.
///
/// Known are `cargo test` (`test result: ok. 3 passed; 0 failed; …`), pytest (`=== 3 passed, 1 skipped in 0.2s ===`),
/// `node --test` (one line a word: `# pass 3` or `ℹ pass 3`) and the project's own runners (`3 passed, 0 failed`).
pub(crate) fn closing(line: &str) -> Option<Counts> {
    let line = line.trim();
    if let Some(result) = line.strip_prefix("test result: ") {
        let (_, numbers) = result.split_once(". ")?;
        let (numbers, _) = numbers.split_once("; finished").unwrap_or((numbers, ""));
        return pairs(numbers, "; ");
    }
    if let Some(rest) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) {
        let (word, number) = rest.split_once(' ')?;
        let mut counts = Counts::default();
        let known = matches!(word, "pass" | "fail" | "cancelled" | "skipped" | "todo");
        return (known && counts.add(number.parse().ok()?, word)).then_some(counts);
    }
    let bare = line.trim_matches('=').trim();
    match bare.split_once(" in ") {
        Some((numbers, time)) if time.starts_with(|c: char| c.is_ascii_digit()) => pairs(numbers, ", "),
        Some(_) => None,
        None => pairs(bare, ", "),
    }
}

/// `3 passed, 1 failed`: every part a number and a known word, at least one of them a verdict.
fn pairs(text: &str, separator: &str) -> Option<Counts> {
    let mut counts = Counts::default();
    for part in text.split(separator) {
        let (number, word) = part.trim().split_once(' ')?;
        if !counts.add(number.parse().ok()?, word) {
            return None;
        }
    }
    let verdicts = ["passed", "failed", "error", "skipped"];
    verdicts.iter().any(|word| text.contains(word)).then_some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Option<Counts> {
        Some(Counts { passed, failed, skipped })
    }

    #[test]
    fn reads_cargo_test() {
        let ok =
            "test result: ok. 12 passed; 0 failed; 2 ignored; 0 measured; 1 filtered out; finished in 0.01s";
        assert_eq!(closing(ok), counts(12, 0, 2));
        let bad =
            "test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s";
        assert_eq!(closing(bad), counts(3, 1, 0));
    }

    #[test]
    fn reads_pytest_in_both_widths() {
        assert_eq!(
            closing("===== 1 failed, 30 passed, 2 skipped, 1 warning in 1.20s ====="),
            counts(30, 1, 2)
        );
        assert_eq!(closing("30 passed in 61.02s (0:01:01)"), counts(30, 0, 0));
        assert_eq!(closing("===== 2 errors in 0.10s ====="), counts(0, 2, 0));
    }

    #[test]
    fn reads_node_in_both_reporters() {
        assert_eq!(closing("# pass 40"), counts(40, 0, 0));
        assert_eq!(closing("ℹ fail 2"), counts(0, 2, 0));
        assert_eq!(closing("# cancelled 1"), counts(0, 1, 0));
        assert_eq!(closing("# tests 42"), None);
        assert_eq!(closing("# Subtest: pass 3"), None);
    }

    #[test]
    fn reads_the_projects_own_runners() {
        assert_eq!(closing("160 passed, 0 failed"), counts(160, 0, 0));
        assert_eq!(closing("7 passed, 1 failed, 2 skipped"), counts(7, 1, 2));
    }

    #[test]
    fn leaves_other_lines_alone() {
        for line in
            ["", "running 3 tests", "3 bytes passed", "2 warnings", "passed in 3s", "3 of 4 passed", "ok"]
        {
            assert_eq!(closing(line), None, "{line}");
        }
    }

    #[test]
    fn prints_what_it_reads() {
        let sum = Counts { passed: 1, failed: 2, skipped: 3 };
        assert_eq!(closing(&sum.to_string()), Some(sum));
    }
}
