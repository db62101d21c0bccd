//! Problem Details for HTTP (RFC 9457).
//!
//! `type` names the verdict, not the reason: it is what a client decides by, and the RFC wants one title for one type. The
//! reasons are in `errors`, each with its stable code.

use serde::Serialize;

use super::words;
use crate::error::ErrorCode;
use crate::problem::Severity;
use crate::verify::{CheckName, CheckResult, Checks, Finding, Verdict, VerificationReport};

/// A report as Problem Details for HTTP (RFC 9457), for `application/problem+json`.
///
/// In JSON as `docs/schema/problem-details.json` describes it.
///
/// ```
/// use ovenbird::{Offline, VerifyOptions};
///
/// let report = ovenbird::verify(b"https://badges.example.org/1", &Offline, &VerifyOptions::default())?;
/// let problem = report.problem_details();
/// assert_eq!((problem.kind.as_str(), problem.status), ("urn:ovenbird:verdict:unverified", 424));
/// # Ok::<(), ovenbird::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ProblemDetails {
    /// `urn:ovenbird:verdict:valid`, `…:invalid` or `…:unverified`. A name to compare, not an address to fetch.
    #[serde(rename = "type")]
    pub kind: String,
    /// The same in words, always the same for a `type`.
    pub title: String,
    /// The HTTP status that fits: 200 for `valid`, 422 for `invalid`, 424 for `unverified` (another server did not give
    /// what was needed).
    pub status: u16,
    /// What is wrong with this badge, in a sentence or two.
    pub detail: String,
    /// Extension: the verdict.
    pub verdict: Verdict,
    /// Extension: the five checks.
    pub checks: Checks,
    /// Extension: what made checks fail, and what kept checks from being done.
    pub errors: Vec<ProblemError>,
}

/// One reason in [`ProblemDetails`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ProblemError {
    /// The stable code.
    pub code: ErrorCode,
    /// The check that it belongs to.
    pub check: CheckName,
    /// How much it matters: `error` if the check failed by it.
    pub severity: Severity,
    /// What was found and what was expected.
    pub detail: String,
    /// JSON Pointer (RFC 6901) into the document, if it has a place there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The URL of the document; absent: what was handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

impl VerificationReport {
    /// The report as Problem Details for HTTP (RFC 9457): what a service answers when somebody hands in a badge.
    #[must_use]
    pub fn problem_details(&self) -> ProblemDetails {
        let (title, status) = match self.verdict {
            Verdict::Valid => ("The badge is valid", 200),
            Verdict::Invalid => ("The badge is not valid", 422),
            Verdict::Unverified => ("The badge could not be verified", 424),
        };
        let reasons = self.problems.iter().filter(|finding| self.is_reason(finding));
        ProblemDetails {
            kind: format!("urn:ovenbird:verdict:{}", self.verdict.as_str()),
            title: title.to_owned(),
            status,
            detail: self.detail(),
            verdict: self.verdict,
            checks: self.checks.clone(),
            errors: reasons.map(ProblemError::of).collect(),
        }
    }

    /// Whether a check failed, or was not done, because of this finding.
    fn is_reason(&self, finding: &Finding) -> bool {
        let check = self.checks.get(finding.check);
        let held_up = check.result == CheckResult::NotChecked && check.reason == Some(finding.problem.code);
        finding.problem.severity == Severity::Error || held_up
    }

    /// The messages of the checks that decided the verdict.
    fn detail(&self) -> String {
        let deciding = match self.verdict {
            Verdict::Valid => return words::verdict_sentence(self.verdict).to_owned(),
            Verdict::Invalid => CheckResult::Failed,
            Verdict::Unverified => CheckResult::NotChecked,
        };
        let said = words::with(&self.checks, deciding);
        let said = said.map(|name| format!("{}: {}", name.as_str(), self.checks.get(name).message));
        said.collect::<Vec<_>>().join("; ")
    }
}

impl ProblemError {
    fn of(finding: &Finding) -> ProblemError {
        ProblemError {
            code: finding.problem.code,
            check: finding.check,
            severity: finding.problem.severity,
            detail: finding.problem.message.clone(),
            pointer: finding.problem.pointer.clone(),
            document: finding.document.clone(),
        }
    }
}
