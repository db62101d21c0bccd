//! What was found, and what follows from it for the five checks.
//!
//! A check passes only if something said so, nothing failed and nothing was missing: what is forgotten is not passed.

use crate::error::ErrorCode;
use crate::problem::{Problem, Severity};
use crate::verify::report::{Check, CheckName, CheckResult, Checks, Finding, Verdict};

const COUNT: usize = CheckName::ALL.len();

/// Findings and answers, being collected.
#[derive(Debug)]
pub(super) struct Notes {
    pub(super) findings: Vec<Finding>,
    most: usize,
    /// Whether more were found than are kept.
    pub(super) truncated: bool,
    states: [State; COUNT],
}

#[derive(Clone, Debug, Default)]
struct State {
    /// What says that it passed.
    passed: Option<&'static str>,
    failed: Option<(ErrorCode, String)>,
    unmet: Option<(ErrorCode, String)>,
}

impl Notes {
    pub(super) fn new(most: usize) -> Notes {
        Notes { findings: Vec::new(), most, truncated: false, states: Default::default() }
    }

    /// Notes a problem as it is; an error makes the check fail.
    pub(super) fn problem(&mut self, check: CheckName, document: Option<&str>, problem: Problem) {
        if problem.severity == Severity::Error {
            let told = (problem.code, problem.message.clone());
            self.state(check).failed.get_or_insert(told);
        }
        if self.findings.len() < self.most {
            self.findings.push(Finding { check, document: document.map(str::to_owned), problem });
        } else {
            self.truncated = true;
        }
    }

    /// The check fails.
    pub(super) fn fail(
        &mut self,
        check: CheckName,
        document: Option<&str>,
        code: ErrorCode,
        message: impl Into<String>,
    ) {
        self.problem(check, document, Problem::new(code, Severity::Error, message));
    }

    /// Worth knowing, and changes nothing.
    pub(super) fn warn(
        &mut self,
        check: CheckName,
        document: Option<&str>,
        code: ErrorCode,
        message: impl Into<String>,
    ) {
        self.problem(check, document, Problem::warning(code, message));
    }

    /// These checks cannot be done. The finding is noted at the first of them.
    pub(super) fn unmet(
        &mut self,
        checks: &[CheckName],
        document: Option<&str>,
        code: ErrorCode,
        message: impl Into<String>,
    ) {
        let message = message.into();
        for check in checks {
            self.state(*check).unmet.get_or_insert_with(|| (code, message.clone()));
        }
        if let Some(first) = checks.first() {
            self.warn(*first, document, code, message);
        }
    }

    /// Takes over what was found about keys. `used`: one of them verified the signature, and where it is published; then
    /// what is wrong with the others is only worth knowing.
    pub(super) fn absorb(&mut self, aside: Notes, used: Option<Option<&str>>) {
        for finding in aside.findings {
            let Finding { check, document, mut problem } = finding;
            let of_key = used.is_some_and(|key| key.is_some() && key == document.as_deref());
            if used.is_some() && !(of_key && check == CheckName::Structure) {
                problem.severity = problem.severity.min(Severity::Warning);
            }
            self.problem(check, document.as_deref(), problem);
        }
        if used.is_none() {
            for (own, other) in self.states.iter_mut().zip(aside.states) {
                own.failed = own.failed.take().or(other.failed);
                own.unmet = own.unmet.take().or(other.unmet);
            }
        }
    }

    /// Takes over all that was found elsewhere, as if it had been found here.
    pub(super) fn take_over(&mut self, other: Notes) {
        self.truncated |= other.truncated;
        for (own, other) in self.states.iter_mut().zip(other.states) {
            own.passed = own.passed.or(other.passed);
            own.failed = own.failed.take().or(other.failed);
            own.unmet = own.unmet.take().or(other.unmet);
        }
        for Finding { check, document, problem } in other.findings {
            self.problem(check, document.as_deref(), problem);
        }
    }

    /// How many findings are kept.
    pub(super) fn most(&self) -> usize {
        self.most
    }

    /// The check passes, unless something else says otherwise.
    pub(super) fn pass(&mut self, check: CheckName, message: &'static str) {
        self.state(check).passed.get_or_insert(message);
    }

    pub(super) fn has_failed(&self, check: CheckName) -> bool {
        self.states.get(check as usize).is_some_and(|state| state.failed.is_some())
    }

    /// Whether something was missing that a check needs.
    pub(super) fn is_unmet(&self, check: CheckName) -> bool {
        self.states.get(check as usize).is_some_and(|state| state.unmet.is_some())
    }

    /// Whether a check will be answered with `passed`.
    pub(super) fn passes(&self, check: CheckName) -> bool {
        self.states.get(check as usize).is_some_and(|state| state.result() == CheckResult::Passed)
    }

    fn state(&mut self, check: CheckName) -> &mut State {
        let [structure, integrity, issuer, recipient, status] = &mut self.states;
        match check {
            CheckName::Structure => structure,
            CheckName::Integrity => integrity,
            CheckName::Issuer => issuer,
            CheckName::Recipient => recipient,
            CheckName::Status => status,
        }
    }

    /// The five answers, and the whole. The recipient counts only when somebody was expected.
    pub(super) fn answer(&self, recipient_counts: bool) -> (Checks, Verdict) {
        let [structure, integrity, issuer, recipient, status] = &self.states;
        let checks = Checks {
            structure: structure.check("the documents were not looked at"),
            integrity: integrity.check("it was not looked at whether the badge is what its issuer said"),
            issuer: issuer.check("it was not looked at who said it"),
            recipient: recipient.check("no identity was expected"),
            status: status.check("it was not looked at whether the badge is in force"),
        };
        let needed =
            CheckName::ALL.into_iter().filter(|name| recipient_counts || *name != CheckName::Recipient);
        let results: Vec<CheckResult> = needed.map(|name| checks.get(name).result).collect();
        let verdict = match () {
            () if results.contains(&CheckResult::Failed) => Verdict::Invalid,
            () if results.iter().all(|result| *result == CheckResult::Passed) => Verdict::Valid,
            () => Verdict::Unverified,
        };
        (checks, verdict)
    }
}

impl State {
    fn result(&self) -> CheckResult {
        match self {
            State { failed: Some(_), .. } => CheckResult::Failed,
            State { unmet: None, passed: Some(_), .. } => CheckResult::Passed,
            _ => CheckResult::NotChecked,
        }
    }

    fn check(&self, nothing: &str) -> Check {
        let told = match self.result() {
            CheckResult::Failed => self.failed.as_ref(),
            CheckResult::NotChecked => self.unmet.as_ref(),
            CheckResult::Passed => None,
        };
        let result = self.result();
        match (told, self.passed) {
            (Some((code, message)), _) => Check { result, reason: Some(*code), message: message.clone() },
            (None, Some(message)) => Check { result, reason: None, message: message.to_owned() },
            (None, None) => Check { result, reason: None, message: nothing.to_owned() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_that_nothing_was_said_about_has_not_passed() {
        let notes = Notes::new(10);
        let (checks, verdict) = notes.answer(false);
        assert_eq!(verdict, Verdict::Unverified);
        assert!(CheckName::ALL.iter().all(|name| checks.get(*name).result == CheckResult::NotChecked));
    }

    #[test]
    fn what_is_missing_outweighs_what_passed_and_what_failed_outweighs_both() {
        let mut notes = Notes::new(10);
        CheckName::ALL.iter().for_each(|name| notes.pass(*name, "good"));
        assert_eq!(notes.answer(true).1, Verdict::Valid);
        notes.unmet(&[CheckName::Status], None, ErrorCode::VerifyTime, "no time");
        assert_eq!(notes.answer(true).1, Verdict::Unverified);
        notes.fail(CheckName::Status, None, ErrorCode::VerifyRevoked, "revoked");
        assert_eq!(notes.answer(true).1, Verdict::Invalid);
        assert_eq!(notes.answer(true).0.status.reason, Some(ErrorCode::VerifyRevoked));
    }

    #[test]
    fn findings_beyond_the_limit_still_count() {
        let mut notes = Notes::new(0);
        notes.pass(CheckName::Structure, "good");
        notes.fail(CheckName::Structure, None, ErrorCode::VerifyClass, "bad");
        assert_eq!(notes.answer(false).0.structure.result, CheckResult::Failed);
        assert!(notes.truncated && notes.findings.is_empty());
    }
}
