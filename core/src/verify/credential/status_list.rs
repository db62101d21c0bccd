//! The credential that is a status list (Bitstring Status List 1.0, section 3.2; `StatusList2021`).

use crate::error::ErrorCode;
use crate::verify::credential::facts::{Credential, Entry};
use crate::verify::document::Document;
use crate::verify::exchange::Purpose;
use crate::verify::notes::Notes;
use crate::verify::report::CheckName;
use crate::verify::session::{Fetched, Session};
use crate::verify::statement::Judged;

const STATUS: [CheckName; 1] = [CheckName::Status];
/// What a list has to pass, its own status apart: a list has none.
const NEEDED: [CheckName; 4] =
    [CheckName::Integrity, CheckName::Issuer, CheckName::Structure, CheckName::Status];

impl<'m> Session<'m> {
    /// The encoded list at an address, if it is proven to be the issuer's and for the purpose of an entry.
    pub(super) fn status_list(
        &mut self,
        url: &str,
        entry: &Entry,
        facts: &Credential,
        notes: &mut Notes,
    ) -> Option<&'m str> {
        let document = match self.fetch(url, Purpose::StatusList) {
            Fetched::Document(document) => document,
            Fetched::Missing(code, message) => {
                notes.unmet(&STATUS, Some(url), code, message);
                return None;
            }
            _ => {
                notes.unmet(&STATUS, Some(url), ErrorCode::VerifyStatus, "it is no status list");
                return None;
            }
        };
        let fault = self.unproven_list(document, url, facts).or_else(|| unfit(document, url, entry, facts));
        if self.planning {
            return None;
        }
        if let Some((code, message)) = fault {
            notes.unmet(&STATUS, Some(url), code, message);
            return None;
        }
        self.odd(url, Purpose::StatusList, notes);
        document.credential.as_deref()?.list.as_ref()?.encoded.as_deref()
    }

    /// Why a list cannot be believed. Its own status entries are not followed.
    fn unproven_list(
        &mut self,
        document: &'m Document,
        url: &str,
        about: &Credential,
    ) -> Option<(ErrorCode, String)> {
        let Some(facts) = document.credential.as_deref() else {
            return Some((ErrorCode::VerifyStatus, "it is no credential".to_owned()));
        };
        if facts.issuer.is_none() || facts.issuer != about.issuer {
            return Some((ErrorCode::VerifyStatus, "the status list is another issuer's".to_owned()));
        }
        let mut own = Notes::new(0);
        let mut judged =
            Judged { document: Some(document), address: Some(url.to_owned()), ..Judged::default() };
        self.structure(document, Some(url), &mut own);
        own.pass(CheckName::Structure, "");
        self.proof(document, &mut judged, &mut own);
        self.credential_dates(facts, &mut judged, &mut own);
        if self.planning {
            return None;
        }
        let failed = NEEDED.into_iter().find(|check| !own.passes(*check))?;
        let (checks, _) = own.answer(false);
        let check = checks.get(failed);
        let message = format!("the status list itself is not valid ({}): {}", failed.as_str(), check.message);
        Some((ErrorCode::VerifyStatus, message))
    }
}

/// Why a list is not the one that an entry means.
fn unfit(document: &Document, url: &str, entry: &Entry, about: &Credential) -> Option<(ErrorCode, String)> {
    let facts = document.credential.as_deref()?;
    let fault = |message: &str| Some((ErrorCode::VerifyStatus, message.to_owned()));
    let Some(list) = facts.list.as_ref() else {
        return fault("the credential at the address is no status list");
    };
    if facts.id.as_deref().is_some_and(|id| id != url) {
        return fault("the status list says that it is another one");
    }
    if about.id.is_some() && facts.id == about.id {
        return fault("the status list is the credential itself");
    }
    match entry.purpose.as_deref() {
        None => fault("the status entry has no `statusPurpose`"),
        Some(purpose) if !list.purposes.iter().any(|known| known == purpose) => {
            fault("the status list is for another purpose")
        }
        Some(_) if list.encoded.is_none() => fault("the status list has no `encodedList`"),
        Some(_) => None,
    }
}
