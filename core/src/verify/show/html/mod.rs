//! The page: HTML that needs nothing else. No script, no address that is loaded, the picture inside; light and dark, and
//! fit to be printed. Its policy (Content Security Policy Level 3) forbids everything but that picture and its own style.
//!
//! Whether a badge is good stands in words beside every colour and sign (WCAG 2.2, 1.4.1).

mod badge;
mod checks;
mod documents;
mod markup;

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use self::markup::Markup;
use super::{Picture, words};
use crate::verify::{CheckName, CheckResult, Verdict, VerificationReport};

const STYLE: &str = include_str!("style.css");

/// The hash by which the policy knows the style.
static STYLE_HASH: LazyLock<String> = LazyLock::new(|| STANDARD.encode(Sha256::digest(STYLE)));

/// Writes the page.
pub(super) fn write(report: &VerificationReport, picture: Option<Picture<'_>>) -> String {
    let mut page = Markup::default();
    head(&mut page, report);
    page.raw("<body>\n<main>\n");
    badge::header(&mut page, report, picture);
    verdict(&mut page, report);
    badge::standing(&mut page, "This badge", &report.standing);
    page.raw("<section aria-labelledby=\"checks\">\n<h2 id=\"checks\">The five checks</h2>\n");
    checks::table(&mut page, &report.checks, true);
    page.raw("</section>\n");
    badge::says(&mut page, report);
    badge::proof(&mut page, report);
    checks::findings(&mut page, report);
    documents::documents(&mut page, report);
    documents::endorsements(&mut page, &report.endorsements);
    json(&mut page, report);
    page.raw("</main>\n<footer><p>Checked with Ovenbird ").plain(crate::version());
    page.raw(". What the badge says is its issuer's word; this page loads nothing and runs nothing.</p></footer>\n");
    page.raw("</body>\n</html>\n");
    page.finish()
}

fn head(page: &mut Markup, report: &VerificationReport) {
    page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-");
    page.plain(&STYLE_HASH).raw("'; base-uri 'none'; form-action 'none'\">\n");
    page.raw(
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n",
    );
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    page.raw(title(report)).raw(": ").plain(badge::name(report)).raw("</title>\n<style>");
    page.raw(STYLE).raw("</style>\n</head>\n");
}

/// The verdict in a word.
fn title(report: &VerificationReport) -> &'static str {
    match report.verdict {
        Verdict::Valid => "Valid",
        Verdict::Invalid => "Not valid",
        Verdict::Unverified => "Not verified",
    }
}

/// The bar: the verdict, and what it rests on.
fn verdict(page: &mut Markup, report: &VerificationReport) {
    page.raw("<p class=\"verdict ").raw(report.verdict.as_str()).raw("\"><strong>").raw(title(report));
    page.raw("</strong> ").raw(words::verdict_sentence(report.verdict));
    if let Some(trust) = report.trust.filter(|_| report.verdict != Verdict::Invalid) {
        page.raw(" ").raw(words::trust_sentence(trust));
    }
    for (result, says) in [(CheckResult::Failed, " Failed: "), (CheckResult::NotChecked, " Not checked: ")] {
        let mut names = words::with(&report.checks, result).peekable();
        if names.peek().is_some() {
            page.raw(says);
        }
        while let Some(name) = names.next() {
            page.raw(name.as_str()).raw(if names.peek().is_some() { ", " } else { "." });
        }
    }
    if !words::wanted(CheckName::Recipient, &report.checks.recipient) {
        page.raw(" Whose badge it is was not asked.");
    }
    page.raw("</p>\n");
}

/// Everything, for programs and for whoever wants to know exactly.
fn json(page: &mut Markup, report: &VerificationReport) {
    let Ok(json) = serde_json::to_string_pretty(report) else { return };
    page.raw("<details>\n<summary>The report as JSON</summary>\n<pre>")
        .json(&json)
        .raw("</pre>\n</details>\n");
}
