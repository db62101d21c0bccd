//! Whether a badge is in force: its dates, and whether it was revoked (Open Badges 2.0, `RevocationList`; 1.0: a map).

use crate::dates::Instant;
use crate::error::{ErrorCode, escape};
use crate::json::{self, Json};
use crate::limits::Limits;
use crate::verify::document::Document;
use crate::verify::exchange::Purpose;
use crate::verify::facts::Facts;
use crate::verify::notes::Notes;
use crate::verify::report::{CheckName, Method};
use crate::verify::session::{Session, own_address};
use crate::verify::statement::Judged;
use crate::{Class, Version};

const STATUS: [CheckName; 1] = [CheckName::Status];
/// Longest reason that is passed on, in characters.
const MOST_OF_REASON: usize = 400;
/// Most revocation lists of one issuer that are read.
const MOST_LISTS: usize = 4;

impl<'m> Session<'m> {
    /// Judges dates and revocation.
    pub(super) fn status(&mut self, judged: &mut Judged<'m>, notes: &mut Notes) {
        let Some(document) = judged.document else { return };
        if document.facts.revoked {
            let at = judged.address.as_deref();
            notes.fail(CheckName::Status, at, ErrorCode::VerifyRevoked, "it says that it is revoked");
            judged.standing.revoked = true;
            judged.standing.revocation_reason = document.facts.reason.as_deref().map(reason);
        }
        if matches!(document.class, Class::Assertion | Class::Endorsement | Class::Unknown) {
            self.revocation_lists(document, judged, notes);
            self.dates(document, judged, notes);
        } else {
            notes.pass(CheckName::Status, "it is a document that does not end");
        }
    }

    fn dates(&self, document: &Document, judged: &mut Judged<'m>, notes: &mut Notes) {
        let facts = &document.facts;
        let url = judged.address.as_deref();
        let Some(at) = self.at else {
            let message = "no moment was given at which to judge its dates";
            return notes.unmet(&STATUS, url, ErrorCode::VerifyTime, message);
        };
        if facts.revoked && facts.issued_on.is_none() {
            return;
        }
        let mut judge = |text: Option<&str>, passed: fn(Instant, Instant) -> bool, code, message: &str| {
            let Some(text) = text else { return false };
            let Some(moment) = Facts::moment(text, document.version) else {
                notes.unmet(&STATUS, url, ErrorCode::ValueDate, "a date cannot be read");
                return false;
            };
            let ill = passed(moment, at);
            if ill {
                notes.fail(CheckName::Status, url, code, message);
            }
            ill
        };
        let not_yet = judge(
            facts.issued_on.as_deref(),
            |issued, at| issued > at,
            ErrorCode::DatesNotYet,
            "it is issued in the future",
        );
        let expired = judge(
            facts.expires.as_deref(),
            |expires, at| expires < at,
            ErrorCode::DatesExpired,
            "it has expired",
        );
        judged.standing.not_yet = not_yet;
        judged.standing.expired = expired;
        if facts.issued_on.is_none() && document.version > Version::V0_5 {
            return notes.unmet(&STATUS, url, ErrorCode::MemberMissing, "it does not say when it was issued");
        }
        // Without an issuer it is not known whether there are lists of what it revoked.
        if judged.issuer.is_some() {
            notes.pass(CheckName::Status, "it is in force");
        }
    }

    /// Looks for the badge in the lists of the issuer.
    fn revocation_lists(&mut self, document: &Document, judged: &mut Judged<'m>, notes: &mut Notes) {
        let Some(issuer) = judged.issuer.clone() else { return };
        let lists = &issuer.facts.revocation_lists;
        if lists.len() > MOST_LISTS {
            let message = "the issuer has more revocation lists than are read";
            notes.unmet(&STATUS, issuer.address.as_deref(), ErrorCode::LimitRequests, message);
        }
        for url in lists.iter().take(MOST_LISTS) {
            let place = self.resolve(url, Purpose::RevocationList, &STATUS, notes);
            let Some(list) = place.and_then(|place| place.document).filter(|_| !self.planning) else {
                continue;
            };
            // A map of 1.0 may be any object; where a list has a type, one without it is no list.
            let other = list.other_class || list.version < Version::V2_0 && document.version >= Version::V2_0;
            if list.rules.errors > 0 || list.facts.twice.is_some() || other {
                let message = "the revocation list has errors, so that it cannot be told what it revokes";
                notes.unmet(&STATUS, Some(url), ErrorCode::VerifyRevocationList, message);
                list.rules.problems.iter().cloned().for_each(|problem| {
                    let problem = crate::Problem { severity: crate::Severity::Warning, ..problem };
                    notes.problem(CheckName::Status, Some(url), problem);
                });
            }
            let names = names(document, judged.address.as_deref(), judged.method);
            if let Some(found) = lookup(list, &names, &self.options.limits) {
                revoke(url, found.as_deref().map(reason), judged, notes);
            }
        }
    }
}

/// A list at an address says that it is revoked, and perhaps why.
pub(super) fn revoke(url: &str, why: Option<String>, judged: &mut Judged<'_>, notes: &mut Notes) {
    let message = "the issuer's list says that it is revoked";
    notes.fail(CheckName::Status, Some(url), ErrorCode::VerifyRevoked, message);
    judged.standing.revoked = true;
    judged.standing.revocation_reason = why;
}

/// The names under which a list may have a badge.
fn names<'d>(document: &'d Document, address: Option<&'d str>, method: Option<Method>) -> Vec<&'d str> {
    let hosted = address.filter(|_| method == Some(Method::Hosted));
    let facts = &document.facts;
    let all = [
        facts.id.as_deref(),
        facts.uid.as_deref(),
        hosted,
        own_address(document).filter(|_| hosted.is_some()),
    ];
    all.into_iter().flatten().collect()
}

/// Whether a list has one of the names, and the reason that it gives.
pub(super) fn lookup(list: &Document, names: &[&str], limits: &Limits) -> Option<Option<String>> {
    let json = json::read(&list.text, limits).ok()?;
    // 3.0 has a list of its own, that of 1EdTech.
    let own = if list.version == Version::V3_0 { "revokedCredential" } else { "revokedAssertions" };
    let term = |known: &str| known.ends_with(own);
    let entries = json.as_object()?.iter().filter(|(key, _)| term(key));
    let in_entries = entries.flat_map(|(_, value)| value.items()).find_map(|entry| revokes(entry, names));
    in_entries.or_else(|| {
        let mut members = json.as_object()?.iter();
        let (_, value) =
            members.find(|(key, value)| names.contains(&&**key) && *value != Json::Bool(false))?;
        Some(value.as_str().map(str::to_owned))
    })
}

fn revokes(entry: &Json<'_>, names: &[&str]) -> Option<Option<String>> {
    let is_one =
        |value: Option<&Json<'_>>| value.and_then(Json::as_str).is_some_and(|text| names.contains(&text));
    match entry {
        Json::String(name) => names.contains(&&**name).then_some(None),
        Json::Object(_) => {
            let named = ["id", "@id", "uid"].into_iter().any(|member| is_one(entry.get(member)));
            let lifted = entry.get("revoked") == Some(&Json::Bool(false));
            let why = entry.get("revocationReason").and_then(Json::as_str).map(str::to_owned);
            (named && !lifted).then_some(why)
        }
        _ => None,
    }
}

/// A reason, which is text of strangers: shown escaped and cut.
pub(super) fn reason(text: &str) -> String {
    escape(text.chars().take(MOST_OF_REASON))
}
