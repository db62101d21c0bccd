//! What the badge is and says, how it is proved, and whether it is in force.

use super::markup::Markup;
use crate::badge::Issuer;
use crate::verify::show::{Picture, words};
use crate::verify::{Method, RecipientReport, Standing, VerificationReport, VerifiedBadge};

/// Most bytes of a picture that is put into the page.
const MOST_PICTURE: usize = 4 * 1024 * 1024;

/// What the badge is called.
pub(super) fn name(report: &VerificationReport) -> &str {
    let Some(badge) = &report.badge else { return "a badge that could not be read" };
    badge.name.as_deref().unwrap_or("a badge without a name")
}

/// Picture, name, issuer.
pub(super) fn header(page: &mut Markup, report: &VerificationReport, picture: Option<Picture<'_>>) {
    page.raw("<header>\n");
    if let Some(picture) = picture.filter(|picture| picture.bytes.len() <= MOST_PICTURE) {
        page.raw("<img alt=\"The picture of the badge\" src=\"")
            .data(picture.media_type, picture.bytes)
            .raw("\">\n");
    }
    page.raw("<div>\n<h1>").text(name(report)).raw("</h1>\n");
    if let Some(issuer) = report.badge.as_ref().and_then(|badge| badge.issuer.as_ref()) {
        page.raw("<p>issued by ");
        who(page, issuer);
        page.raw("</p>\n");
    }
    page.raw("</div>\n</header>\n");
}

/// Name and address.
pub(super) fn who(page: &mut Markup, issuer: &Issuer) {
    let address = issuer.id.as_ref().or(issuer.url.as_ref());
    match (&issuer.name, address) {
        (Some(name), Some(address)) => page.text(name).raw(", ").address(address),
        (Some(name), None) => page.text(name),
        (None, Some(address)) => page.address(address),
        (None, None) => page.raw("somebody without a name"),
    };
}

/// Revoked, expired or to come: above all else, and the badge is shown all the same.
pub(super) fn standing(page: &mut Markup, what: &'static str, standing: &Standing) {
    let says = words::standing(standing);
    if says.is_empty() {
        return;
    }
    page.raw("<div class=\"standing\"><strong>").raw(what).raw(" is ");
    for (index, word) in says.iter().enumerate() {
        page.raw(if index == 0 { "" } else { ", " }).raw(word);
    }
    page.raw(".</strong>");
    if let Some(reason) = standing.revocation_reason.as_ref().filter(|_| standing.revoked) {
        page.raw("<p>The issuer's reason: ").text(reason).raw("</p>");
    }
    page.raw("</div>\n");
}

/// What the badge says.
pub(super) fn says(page: &mut Markup, report: &VerificationReport) {
    let Some(badge) = &report.badge else { return };
    page.raw("<section aria-labelledby=\"says\">\n<h2 id=\"says\">What the badge says</h2>\n");
    if let Some(description) = &badge.description {
        page.lines(description).raw("\n");
    }
    page.raw("<dl>\n");
    if let Some(criteria) = &badge.criteria {
        page.raw("<dt>Earned by</dt><dd>");
        criteria.narrative.iter().for_each(|text| {
            page.lines(text);
        });
        criteria.id.iter().for_each(|url| {
            page.address(url);
        });
        page.raw("</dd>\n");
    }
    facts(page, badge);
    if let Some(issuer) = &badge.issuer {
        address(page, "Issuer's page", issuer.url.as_deref());
        fact(page, "Issuer's e-mail", issuer.email.as_deref());
    }
    page.raw("</dl>\n</section>\n");
}

fn facts(page: &mut Markup, badge: &VerifiedBadge) {
    fact(page, "Issued", badge.issued_on.as_deref());
    fact(page, "Expires", badge.expires.as_deref());
    address(page, "Badge class", badge.badge_class.as_deref());
    address(page, "Id", badge.id.as_deref());
}

fn fact(page: &mut Markup, label: &'static str, value: Option<&str>) {
    if let Some(value) = value {
        page.raw("<dt>").raw(label).raw("</dt><dd>").text(value).raw("</dd>\n");
    }
}

fn address(page: &mut Markup, label: &'static str, url: Option<&str>) {
    if let Some(url) = url {
        page.raw("<dt>").raw(label).raw("</dt><dd>").address(url).raw("</dd>\n");
    }
}

/// How it was proved, and when.
pub(super) fn proof(page: &mut Markup, report: &VerificationReport) {
    page.raw("<section aria-labelledby=\"proof\">\n<h2 id=\"proof\">How it was checked</h2>\n<dl>\n");
    if let Some(version) = report.version {
        page.raw("<dt>Version</dt><dd>Open Badges ").raw(version.as_str());
        if let Some(class) = report.class {
            page.raw(" ").plain(&format!("{class:?}"));
        }
        page.raw("</dd>\n");
    }
    if let Some(method) = report.method {
        page.raw("<dt>Method</dt><dd>").raw(match method {
            Method::Hosted => "hosted: what stands at its address counts",
            Method::Signed => "signed: its signature counts",
        });
        page.raw("</dd>\n");
    }
    if let Some(key) = &report.key {
        page.raw("<dt>Key</dt><dd>").raw(key.algorithm.as_str()).raw(", ");
        match &key.id {
            Some(id) => page.address(id),
            None => page.raw("pinned"),
        };
        page.raw(", thumbprint ").text(&key.thumbprint).raw("</dd>\n");
    }
    credential(page, report);
    if let Some(recipient) = &report.recipient {
        page.raw("<dt>Recipient</dt><dd>");
        who_for(page, recipient);
        page.raw("</dd>\n");
    }
    fact(page, "Dates judged at", Some(report.at.as_deref().unwrap_or("no moment was given")));
    page.raw("</dl>\n</section>\n");
}

/// 3.0: the embedded proofs and the status entries.
fn credential(page: &mut Markup, report: &VerificationReport) {
    for proof in &report.proofs {
        let (suite, result) = words::proof(proof);
        page.raw("<dt>Proof</dt><dd>").raw(suite).raw(", ").raw(result);
        if let Some(method) = &proof.verification_method {
            page.raw(", key ").address(method);
        }
        page.raw("</dd>\n");
    }
    for entry in &report.statuses {
        page.raw("<dt>Status</dt><dd>").text(entry.purpose.as_ref().unwrap_or(&entry.kind)).raw(": ");
        page.plain(&words::status(entry));
        if let Some(message) = &entry.message {
            page.raw(", ").text(message);
        }
        page.raw("</dd>\n");
    }
    if report.refreshed {
        page.raw("<dt>Refreshed</dt><dd>this is the credential that its refresh service has today</dd>\n");
    }
}

/// About the recipient, without the identity.
fn who_for(page: &mut Markup, recipient: &RecipientReport) {
    page.raw(if recipient.matched {
        "one of the expected identities"
    } else {
        "none of the expected identities"
    });
    if let Some(variant) = recipient.variant.as_ref().filter(|_| recipient.matched) {
        page.raw(", spelling: ").text(variant);
    }
    if let Some(kind) = &recipient.kind {
        page.raw("; type ").text(kind);
    }
    match recipient.algorithm {
        Some(algorithm) => page.raw("; hashed with ").raw(algorithm.as_str()),
        None => page.raw(if recipient.hashed { "; hashed" } else { "; in plain text" }),
    };
}
