//! Whether a credential is in force: its dates, and what the lists say that its status entries lead to.

use crate::error::{ErrorCode, escape, quote};
use crate::issue::{StatusList, StatusListOptions};
use crate::verify::credential::facts::{Credential, Entry, Moment};
use crate::verify::exchange::Purpose;
use crate::verify::notes::Notes;
use crate::verify::report::{CheckName, StatusReport};
use crate::verify::session::Session;
use crate::verify::statement::Judged;
use crate::verify::status::{lookup, reason, revoke};

const STATUS: [CheckName; 1] = [CheckName::Status];

impl<'m> Session<'m> {
    /// Judges the dates of a credential, and its status entries.
    pub(super) fn credential_status(
        &mut self,
        facts: &'m Credential,
        judged: &mut Judged<'m>,
        notes: &mut Notes,
    ) {
        self.credential_dates(facts, judged, notes);
        for entry in &facts.statuses {
            let mut told = StatusReport {
                kind: escape(entry.kind.chars().take(60)),
                purpose: entry.purpose.as_deref().map(|purpose| escape(purpose.chars().take(60))),
                list: entry.list.clone().or_else(|| entry.id.clone()),
                index: entry.index,
                status: None,
                message: None,
            };
            match entry.kind.as_str() {
                "1EdTechRevocationList" => self.in_revocation_list(entry, facts, &mut told, judged, notes),
                "BitstringStatusListEntry" | "StatusList2021Entry" => {
                    self.in_status_list(entry, facts, &mut told, judged, notes);
                }
                other => {
                    let message = format!("the status is of the type {}, which is not known", quote(other));
                    notes.unmet(&STATUS, None, ErrorCode::VerifyUnsupported, message);
                }
            }
            if !self.planning {
                judged.statuses.push(told);
            }
        }
    }

    /// The dates, under all the names that they may have.
    pub(super) fn credential_dates(&self, facts: &Credential, judged: &mut Judged<'m>, notes: &mut Notes) {
        let url = judged.address.as_deref();
        let Some(at) = self.at else {
            let message = "no moment was given at which to judge its dates";
            return notes.unmet(&STATUS, url, ErrorCode::VerifyTime, message);
        };
        for Moment { name, at: moment } in facts.begins.iter().chain(&facts.ends) {
            if moment.is_none() {
                let message = format!("`{name}` cannot be read");
                notes.unmet(&STATUS, url, ErrorCode::ValueDate, message);
            }
        }
        if let Some(late) = facts.begins.iter().find(|begins| begins.at.is_some_and(|begins| begins > at)) {
            let message = format!("`{}` is in the future: the credential is not valid yet", late.name);
            notes.fail(CheckName::Status, url, ErrorCode::DatesNotYet, message);
            judged.standing.not_yet = true;
        }
        if let Some(past) = facts.ends.iter().find(|ends| ends.at.is_some_and(|ends| ends < at)) {
            let message = format!("`{}` is past: the credential has expired", past.name);
            notes.fail(CheckName::Status, url, ErrorCode::DatesExpired, message);
            judged.standing.expired = true;
        }
        if facts.begins.is_empty() {
            let message = "it does not say from when on it is valid";
            return notes.unmet(&STATUS, url, ErrorCode::MemberMissing, message);
        }
        notes.pass(CheckName::Status, "it is in force");
    }

    /// An entry of a 1EdTech revocation list.
    fn in_revocation_list(
        &mut self,
        entry: &'m Entry,
        facts: &Credential,
        told: &mut StatusReport,
        judged: &mut Judged<'m>,
        notes: &mut Notes,
    ) {
        let Some(url) = entry.id.as_deref() else {
            return without_list(notes);
        };
        let place = self.resolve(url, Purpose::RevocationList, &STATUS, notes);
        let Some(list) = place.and_then(|place| place.document).filter(|_| !self.planning) else { return };
        let of_another = list.facts.issuer.id().is_some_and(|issuer| Some(issuer) != facts.issuer.as_deref());
        if list.version != crate::Version::V3_0 || list.rules.errors > 0 || list.other_class || of_another {
            let message = "the revocation list is none of this issuer's, or has errors: it cannot be told what it revokes";
            return notes.unmet(&STATUS, Some(url), ErrorCode::VerifyRevocationList, message);
        }
        let Some(id) = facts.id.as_deref() else {
            let message = "the credential has no id under which the list could have it";
            return notes.unmet(&STATUS, Some(url), ErrorCode::VerifyStatus, message);
        };
        told.status = Some(0);
        if let Some(why) = lookup(list, &[id], &self.options.limits) {
            told.status = Some(1);
            told.message = why.as_deref().map(reason);
            revoke(url, told.message.clone(), judged, notes);
        }
    }

    /// An entry of a status list, which is a credential itself.
    fn in_status_list(
        &mut self,
        entry: &'m Entry,
        facts: &Credential,
        told: &mut StatusReport,
        judged: &mut Judged<'m>,
        notes: &mut Notes,
    ) {
        let Some(url) = entry.list.as_deref() else {
            return without_list(notes);
        };
        let Some(encoded) = self.status_list(url, entry, facts, notes) else { return };
        match read(encoded, entry, &self.options.limits) {
            Ok(status) => {
                told.status = Some(status);
                let words = entry.messages.iter().find(|(known, _)| *known == status);
                told.message = words.map(|(_, words)| reason(words));
                means(entry.purpose.as_deref().unwrap_or_default(), status, told, judged, url, notes);
            }
            Err((code, message)) => notes.unmet(&STATUS, Some(url), code, message),
        }
    }
}

fn without_list(notes: &mut Notes) {
    let message = "the status entry does not say where its list is";
    notes.unmet(&STATUS, None, ErrorCode::VerifyNoAddress, message);
}

/// The status that stands in a list.
fn read(encoded: &str, entry: &Entry, limits: &crate::Limits) -> Result<u64, (ErrorCode, String)> {
    let fault = |message: &str| (ErrorCode::VerifyStatus, message.to_owned());
    let index = entry.index.and_then(|index| usize::try_from(index).ok());
    let index = index.ok_or_else(|| fault("`statusListIndex` is no whole number"))?;
    let size = u8::try_from(entry.size.unwrap_or(1)).map_err(|_| fault("`statusSize` is not 1 to 8"))?;
    let options = StatusListOptions { size, limits: limits.clone(), ..StatusListOptions::default() };
    let told = |error: crate::Error| match error.code() {
        ErrorCode::OptionInvalid | ErrorCode::StatusIndex => fault(error.message()),
        code => (code, error.message().to_owned()),
    };
    let list = StatusList::decode(encoded, &options).map_err(told)?;
    list.get(index).map(u64::from).map_err(told)
}

/// What a status means for the credential.
fn means(
    purpose: &str,
    status: u64,
    told: &StatusReport,
    judged: &mut Judged<'_>,
    url: &str,
    notes: &mut Notes,
) {
    if status == 0 {
        return;
    }
    match purpose {
        "revocation" => revoke(url, told.message.clone(), judged, notes),
        "suspension" => {
            let message = "the issuer's status list says that it is suspended";
            notes.fail(CheckName::Status, Some(url), ErrorCode::VerifySuspended, message);
            judged.standing.suspended = true;
        }
        "message" => {}
        "refresh" => {
            let message = "the issuer's status list says that there is a newer one";
            notes.warn(CheckName::Status, Some(url), ErrorCode::VerifyRefresh, message);
        }
        other => {
            let message = format!("a status is set whose purpose, {}, is not known", quote(other));
            notes.unmet(&STATUS, Some(url), ErrorCode::VerifyStatus, message);
        }
    }
}
