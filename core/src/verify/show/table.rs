//! The table for people: plain text, without colours. All text of the badge's goes through [`clean`].

use super::text::{clean, count, wrap};
use super::words;
use crate::badge::Issuer;
use crate::proof::ProofReport;
use crate::verify::{
    CheckName, EndorsementReport, Finding, Method, StatusReport, VerificationReport, VerifiedBadge,
};

/// Columns of the names of rows: two spaces, `endorsement` and a space.
const LABEL: usize = 14;
/// Columns of the results of checks: `not checked` and two spaces.
const RESULT: usize = 13;
/// Columns of the severities of findings.
const SEVERITY: usize = 9;
/// Characters of a name, a date or a reason.
const NAME: usize = 160;
/// Characters of an address, a pointer or a message: they should stay whole, if they are not absurd.
const WHOLE: usize = 1_000;

/// Writes the table.
pub(super) fn write(report: &VerificationReport) -> String {
    let mut out = String::new();
    heading(&mut out, report);
    out.push('\n');
    for name in CheckName::ALL {
        let check = report.checks.get(name);
        out.push_str(&format!("  {:<12}{:<RESULT$}", name.as_str(), words::result(name, check)));
        wrap(&mut out, LABEL.saturating_add(RESULT), &clean(&check.message, WHOLE));
    }
    if !report.problems.is_empty() {
        out.push('\n');
    }
    for finding in &report.problems {
        problem(&mut out, finding);
    }
    if report.truncated {
        out.push_str("note     there were more findings than the limit `problems` lets keep\n");
    }
    out.push('\n');
    for endorsed in &report.endorsements {
        row(&mut out, "endorsement", &endorsement(endorsed));
    }
    row(&mut out, "documents", &documents(report));
    let outcome = words::outcome(report.verdict, report.trust, &report.checks, true);
    // On one line, however long: programs look for it.
    out.push_str(&format!("  {:<12}{outcome}\n", "RESULT"));
    out
}

fn row(out: &mut String, label: &str, value: &str) {
    out.push_str(&format!("  {label:<12}"));
    wrap(out, LABEL, value);
}

/// What the badge says, how it is verified, and whether it is in force.
fn heading(out: &mut String, report: &VerificationReport) {
    let says = report.badge.as_ref();
    row(out, "badge", &says.map_or_else(|| "could not be read".to_owned(), name));
    if let Some(version) = report.version {
        let class = report.class.map(|class| format!(" {class:?}")).unwrap_or_default();
        row(out, "version", &format!("Open Badges {version}{class}"));
    }
    if let Some(method) = method(report) {
        row(out, "method", &method);
    }
    report.proofs.iter().for_each(|proof| row(out, "proof", &self::proof(proof)));
    report.statuses.iter().for_each(|entry| row(out, "status", &status(entry)));
    if report.refreshed {
        row(out, "refreshed", "this is the credential that its refresh service has today");
    }
    if let Some(issuer) = says.and_then(|badge| badge.issuer.as_ref()) {
        row(out, "issuer", &who(issuer));
    }
    if let Some(badge) = says {
        let date =
            |date: &Option<String>| date.as_deref().map_or_else(|| "-".to_owned(), |date| clean(date, NAME));
        row(out, "issued", &format!("{}, expires {}", date(&badge.issued_on), date(&badge.expires)));
    }
    if let Some(at) = &report.at {
        row(out, "judged at", &clean(at, NAME));
    }
    let mut standing = words::standing(&report.standing).join(", ").to_uppercase();
    if let Some(reason) = report.standing.revocation_reason.as_ref().filter(|_| report.standing.revoked) {
        standing.push_str(&format!("; the issuer's reason: \"{}\"", clean(reason, NAME)));
    }
    if !standing.is_empty() {
        row(out, "standing", &standing);
    }
}

fn name(badge: &VerifiedBadge) -> String {
    let first = [&badge.name, &badge.badge_class, &badge.id].into_iter().flatten().next();
    first.map_or_else(|| "without a name".to_owned(), |name| clean(name, NAME))
}

fn method(report: &VerificationReport) -> Option<String> {
    let id = report.badge.as_ref().and_then(|badge| badge.id.as_deref());
    match report.method? {
        Method::Hosted => {
            Some(id.map_or_else(|| "hosted".to_owned(), |id| format!("hosted at {}", clean(id, WHOLE))))
        }
        Method::Signed => {
            let Some(key) = &report.key else { return Some("signed".to_owned()) };
            let from = key.id.as_deref().map_or_else(|| "the pinned key".to_owned(), |id| clean(id, WHOLE));
            Some(format!("signed with {}, key {from}", key.algorithm.as_str()))
        }
    }
}

fn proof(proof: &ProofReport) -> String {
    let (suite, result) = words::proof(proof);
    let mut line = format!("{suite}, {result}");
    if let Some(method) = &proof.verification_method {
        line.push_str(&format!(", key {}", clean(method, WHOLE)));
    }
    if let Some(canonical) = &proof.canonical {
        line.push_str(&format!(
            ", hash of the document {}, of the options {}",
            canonical.document_hash, canonical.options_hash
        ));
    }
    line
}

fn status(entry: &StatusReport) -> String {
    let what = entry.purpose.as_ref().unwrap_or(&entry.kind);
    let mut line = format!("{}: {}", clean(what, NAME), words::status(entry));
    if let Some(message) = &entry.message {
        line.push_str(&format!(" \"{}\"", clean(message, NAME)));
    }
    line
}

/// Name and address.
fn who(issuer: &Issuer) -> String {
    let address = issuer.id.as_ref().or(issuer.url.as_ref());
    let name = issuer.name.as_ref().map(|name| clean(name, NAME));
    let parts: Vec<String> = name.into_iter().chain(address.map(|id| clean(id, WHOLE))).collect();
    if parts.is_empty() { "without a name".to_owned() } else { parts.join(", ") }
}

fn problem(out: &mut String, finding: &Finding) {
    let problem = &finding.problem;
    let mut text = format!("{} {}", finding.check.as_str(), problem.code);
    for place in [&finding.document, &problem.pointer].into_iter().flatten().filter(|place| !place.is_empty())
    {
        text.push_str(&format!(" {}", clean(place, WHOLE)));
    }
    if let Some(offset) = problem.offset {
        text.push_str(&format!(" at byte {offset}"));
    }
    text.push_str(&format!(": {}", clean(&problem.message, WHOLE)));
    if let Some(clause) = &problem.clause {
        text.push_str(&format!(" ({})", clean(clause, NAME)));
    }
    if let Some(hint) = &problem.hint {
        text.push_str(&format!(" {}", clean(hint, WHOLE)));
    }
    out.push_str(&format!("{:<SEVERITY$}", words::severity(problem.severity)));
    wrap(out, SEVERITY, &text);
}

/// An endorsement in a line: its verdict, who endorses, and what is said.
fn endorsement(endorsed: &EndorsementReport) -> String {
    let mut line = words::outcome(endorsed.verdict, endorsed.trust, &endorsed.checks, false);
    let standing = words::standing(&endorsed.standing);
    if !standing.is_empty() {
        line.push_str(&format!(" ({})", standing.join(", ")));
    }
    let whose = endorsed.issuer.as_ref().map(who).or_else(|| endorsed.id.as_ref().map(|id| clean(id, WHOLE)));
    if let Some(whose) = whose {
        line.push_str(&format!(" - {whose}"));
    }
    if let Some(comment) = &endorsed.comment {
        line.push_str(&format!(": \"{}\"", clean(comment, NAME)));
    }
    line
}

fn documents(report: &VerificationReport) -> String {
    let read = report.documents.iter().filter(|document| document.read).count();
    let missing = report.documents.len().saturating_sub(read);
    let missing = if missing == 0 { String::new() } else { format!(", {missing} not read") };
    let (requests, bytes) = (count(report.requests.into(), "request"), count(report.bytes, "byte"));
    format!("{read} read{missing}; {requests}, {bytes}")
}
