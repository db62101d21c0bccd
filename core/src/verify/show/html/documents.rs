//! The documents that were looked at, and the endorsements.

use super::markup::Markup;
use super::{badge, checks};
use crate::verify::show::{text, words};
use crate::verify::{DocumentReport, EndorsementReport, VerificationReport};

/// The documents, a row each.
pub(super) fn documents(page: &mut Markup, report: &VerificationReport) {
    let (requests, bytes) =
        (text::count(report.requests.into(), "request"), text::count(report.bytes, "byte"));
    page.raw("<section aria-labelledby=\"documents\">\n<h2 id=\"documents\">Documents</h2>\n<div class=\"wide\"><table>\n");
    page.raw("<caption>").plain(&requests).raw(", ").plain(&bytes).raw("</caption>\n<thead><tr>");
    page.raw("<th scope=\"col\">Needed for</th><th scope=\"col\">Address</th><th scope=\"col\">Answer</th>");
    page.raw("<th scope=\"col\">What it is</th></tr></thead>\n<tbody>\n");
    for document in &report.documents {
        page.raw("<tr><th scope=\"row\">")
            .plain(&document.purpose.as_str().replace('_', " "))
            .raw("</th><td>");
        match &document.url {
            Some(url) => page.address(url),
            None => page.raw("handed in"),
        };
        if let Some(url) = &document.final_url {
            page.raw("<div class=\"more\">came from ").address(url).raw("</div>");
        }
        page.raw("</td><td>");
        answer(page, document);
        page.raw("</td><td>");
        what(page, document);
        page.raw("</td></tr>\n");
    }
    page.raw("</tbody>\n</table></div>\n</section>\n");
}

fn answer(page: &mut Markup, document: &DocumentReport) {
    page.raw(if document.read { "read" } else { "not read" });
    if let Some(status) = document.status {
        page.raw(", status ").plain(&status.to_string());
    }
    if let Some(bytes) = document.bytes {
        page.raw(", ").plain(&text::count(bytes, "byte"));
    }
}

fn what(page: &mut Markup, document: &DocumentReport) {
    let parts = [&document.class, &document.version].into_iter().flatten();
    for part in parts {
        page.text(part).raw(" ");
    }
    for (n, word) in [(document.errors, "error"), (document.warnings, "warning")] {
        if n > 0 {
            page.raw("<div>").plain(&text::count(n, word)).raw("</div>");
        }
    }
}

/// The endorsements, each with its own verdict.
pub(super) fn endorsements(page: &mut Markup, endorsements: &[EndorsementReport]) {
    if endorsements.is_empty() {
        return;
    }
    page.raw("<section aria-labelledby=\"endorsements\">\n<h2 id=\"endorsements\">Endorsements</h2>\n");
    page.raw("<p class=\"more\">What others say, verified on its own: the verdict on the badge does not depend on it.</p>\n");
    for endorsement in endorsements {
        one(page, endorsement);
    }
    page.raw("</section>\n");
}

fn one(page: &mut Markup, endorsed: &EndorsementReport) {
    page.raw("<article>\n<h3>");
    match (&endorsed.issuer, &endorsed.id) {
        (Some(issuer), _) => badge::who(page, issuer),
        (None, Some(id)) => drop(page.address(id)),
        (None, None) => drop(page.raw("somebody without a name")),
    }
    let outcome = words::outcome(endorsed.verdict, endorsed.trust, &endorsed.checks, false);
    page.raw("</h3>\n<p><strong>").plain(&outcome).raw("</strong></p>\n");
    badge::standing(page, "This endorsement", &endorsed.standing);
    if let Some(comment) = &endorsed.comment {
        page.lines(comment).raw("\n");
    }
    page.raw("<p class=\"more\">");
    if let Some(about) = &endorsed.about {
        page.raw("About ").address(about).raw(". ");
    }
    if let Some(date) = &endorsed.issued_on {
        page.raw("Issued ").text(date).raw(". ");
    }
    page.raw("Depth ").plain(&endorsed.depth.to_string()).raw(".</p>\n");
    checks::table(page, &endorsed.checks, false);
    if !endorsed.problems.is_empty() {
        checks::list(page, endorsed.problems.iter());
    }
    page.raw("</article>\n");
}
