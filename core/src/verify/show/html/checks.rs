//! The five checks, and what was found in each.

use super::markup::Markup;
use crate::problem::Severity;
use crate::verify::show::words;
use crate::verify::{Check, CheckName, CheckResult, Checks, Finding, VerificationReport};

/// Most findings that are shown. The JSON has all of them.
const MOST: usize = 200;

/// What a check asks.
fn question(name: CheckName) -> &'static str {
    match name {
        CheckName::Structure => "Are all documents as their specification wants them?",
        CheckName::Integrity => "Is the badge what its issuer said, unchanged?",
        CheckName::Issuer => "Did the issuer that it names say it?",
        CheckName::Recipient => "Is it for who is expected?",
        CheckName::Status => "Is it in force: not revoked, not expired?",
    }
}

/// Sign and word of a result; the sign is for the eye only.
fn result(name: CheckName, check: &Check) -> (&'static str, &'static str, &'static str) {
    match check.result {
        CheckResult::Passed => ("passed", "✓", "passed"),
        CheckResult::Failed => ("failed", "✗", "failed"),
        CheckResult::NotChecked if words::wanted(name, check) => ("not_checked", "?", "not checked"),
        CheckResult::NotChecked => ("unasked", "–", "not asked for"),
    }
}

/// The checks, a row each.
pub(super) fn table(page: &mut Markup, checks: &Checks, with_recipient: bool) {
    page.raw(
        "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Check</th><th scope=\"col\">Result</th>",
    );
    page.raw("<th scope=\"col\">Why</th></tr></thead>\n<tbody>\n");
    for name in CheckName::ALL {
        let check = checks.get(name);
        if name == CheckName::Recipient && !with_recipient && !words::wanted(name, check) {
            continue;
        }
        let (class, sign, word) = result(name, check);
        page.raw("<tr><th scope=\"row\">").raw(name.as_str()).raw("<div class=\"more\">").raw(question(name));
        page.raw("</div></th><td class=\"").raw(class).raw("\"><span aria-hidden=\"true\">").raw(sign);
        page.raw("</span> ").raw(word).raw("</td><td>").text(&check.message);
        if let Some(reason) = check.reason {
            page.raw(" <code>").raw(reason.as_str()).raw("</code>");
        }
        page.raw("</td></tr>\n");
    }
    page.raw("</tbody>\n</table></div>\n");
}

/// What was found, check by check.
pub(super) fn findings(page: &mut Markup, report: &VerificationReport) {
    page.raw("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">What was found</h2>\n");
    if report.problems.is_empty() {
        page.raw("<p>Nothing.</p>\n");
    }
    for name in CheckName::ALL {
        let of_it: Vec<&Finding> = report.problems.iter().filter(|finding| finding.check == name).collect();
        if !of_it.is_empty() {
            page.raw("<h3>").raw(name.as_str()).raw("</h3>\n");
            list(page, of_it.into_iter());
        }
    }
    if report.truncated {
        page.raw("<p class=\"more\">There were more findings than the limit lets keep.</p>\n");
    }
    page.raw("</section>\n");
}

/// Findings below each other.
pub(super) fn list<'f>(page: &mut Markup, findings: impl ExactSizeIterator<Item = &'f Finding>) {
    let left_off = findings.len().saturating_sub(MOST);
    page.raw("<ul class=\"findings\">\n");
    for finding in findings.take(MOST) {
        page.raw("<li>");
        one(page, finding);
        page.raw("</li>\n");
    }
    page.raw("</ul>\n");
    if left_off > 0 {
        page.raw("<p class=\"more\">And ").plain(&left_off.to_string()).raw(" more, see the JSON.</p>\n");
    }
}

fn one(page: &mut Markup, finding: &Finding) {
    let problem = &finding.problem;
    let class = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    page.raw("<p><strong class=\"").raw(class).raw("\">").raw(words::severity(problem.severity));
    page.raw("</strong> <code>")
        .raw(problem.code.as_str())
        .raw("</code> ")
        .text(&problem.message)
        .raw("</p>");
    let pointer = problem.pointer.as_deref().filter(|pointer| !pointer.is_empty());
    if finding.document.is_some() || pointer.is_some() || problem.offset.is_some() {
        page.raw("<p class=\"place\">in ");
        match &finding.document {
            Some(url) => page.address(url),
            None => page.raw("what was handed in"),
        };
        if let Some(pointer) = pointer {
            page.raw(" at <code>").text(pointer).raw("</code>");
        }
        if let Some(offset) = problem.offset {
            page.raw(" at byte ").plain(&offset.to_string());
        }
        page.raw("</p>");
    }
    let more = [
        ("expected: ", &problem.expected),
        ("found: ", &problem.found),
        ("", &problem.hint),
        ("", &problem.clause),
    ];
    for (label, text) in more {
        if let Some(text) = text {
            page.raw("<p class=\"more\">").raw(label).text(text).raw("</p>");
        }
    }
}
