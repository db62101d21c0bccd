//! The words in which every form tells a verdict: one place, so that no form promises more than another.

use crate::problem::Severity;
use crate::proof::{Cryptosuite, ProofReport};
use crate::verify::{Check, CheckName, CheckResult, Checks, Standing, StatusReport, Trust, Verdict};

/// Whether a check was wanted at all. The recipient is not, unless identities were expected; then nothing is the reason
/// for its not being checked.
pub(super) fn wanted(name: CheckName, check: &Check) -> bool {
    name != CheckName::Recipient || check.result != CheckResult::NotChecked || check.reason.is_some()
}

/// The result of a check as the table has it.
pub(super) fn result(name: CheckName, check: &Check) -> &'static str {
    match check.result {
        CheckResult::Passed => "ok",
        CheckResult::Failed => "FAILED",
        CheckResult::NotChecked if wanted(name, check) => "not checked",
        CheckResult::NotChecked => "-",
    }
}

/// Whose word it is, in a word or two.
pub(super) fn trust(trust: Trust) -> &'static str {
    match trust {
        Trust::Pinned => "pinned key",
        Trust::Issuer => "issuer",
        Trust::SelfAsserted => "self-asserted",
    }
}

/// Whose word it is, in a sentence.
pub(super) fn trust_sentence(trust: Trust) -> &'static str {
    match trust {
        Trust::Pinned => "The signature was made with a key that the person who checked it trusts.",
        Trust::Issuer => "The issuer's own host vouches for it.",
        Trust::SelfAsserted => "Only the badge itself says whose key signed it, which proves nothing.",
    }
}

/// The verdict in a sentence.
pub(super) fn verdict_sentence(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "Everything that this badge needs was checked, and it passed.",
        Verdict::Invalid => "Something failed: do not rely on this badge.",
        Verdict::Unverified => {
            "Nothing failed, but not everything could be checked: do not rely on this badge yet."
        }
    }
}

/// The wanted checks with that result.
pub(super) fn with(checks: &Checks, result: CheckResult) -> impl Iterator<Item = CheckName> {
    CheckName::ALL.into_iter().filter(move |name| {
        let check = checks.get(*name);
        check.result == result && wanted(*name, check)
    })
}

/// Their names, one after the other. Empty: there is none.
fn names(checks: &Checks, result: CheckResult) -> String {
    with(checks, result).map(CheckName::as_str).collect::<Vec<_>>().join(", ")
}

/// The whole in a line: `VALID (issuer): recipient not asked for`, `INVALID: integrity failed; not checked: status`. Whose
/// word it is does not stand beside `INVALID`, where it would read like praise.
pub(super) fn outcome(verdict: Verdict, whose: Option<Trust>, checks: &Checks, recipient: bool) -> String {
    let mut line = verdict.as_str().to_uppercase();
    if let Some(whose) = whose.filter(|_| verdict != Verdict::Invalid) {
        line.push_str(&format!(" ({})", trust(whose)));
    }
    let mut parts = Vec::new();
    let failed = names(checks, CheckResult::Failed);
    if !failed.is_empty() {
        parts.push(format!("{failed} failed"));
    }
    let missing = names(checks, CheckResult::NotChecked);
    if !missing.is_empty() {
        parts.push(format!("not checked: {missing}"));
    }
    if recipient && !wanted(CheckName::Recipient, &checks.recipient) {
        parts.push("recipient not asked for".to_owned());
    }
    if parts.is_empty() { line } else { format!("{line}: {}", parts.join("; ")) }
}

/// What is to be said about whether a badge is in force, most important first. Empty: nothing.
pub(super) fn standing(standing: &Standing) -> Vec<&'static str> {
    let all = [
        (standing.revoked, "revoked"),
        (standing.suspended, "suspended"),
        (standing.expired, "expired"),
        (standing.not_yet, "not yet valid"),
    ];
    all.into_iter().filter_map(|(is, word)| is.then_some(word)).collect()
}

/// A proof in a few words that are ours: its suite, and whether it is good.
pub(super) fn proof(proof: &ProofReport) -> (&'static str, &'static str) {
    let suite = proof.cryptosuite.map_or("a kind that is not supported", Cryptosuite::as_str);
    (suite, if proof.verified { "good" } else { "not verified" })
}

/// What an entry of a status list came to.
pub(super) fn status(status: &StatusReport) -> String {
    status.status.map_or_else(|| "could not be read".to_owned(), |status| format!("status {status}"))
}

/// What a finding is called.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
