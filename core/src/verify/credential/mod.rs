//! Credentials of 3.0: verified by their proof, wherever they are found (Open Badges 3.0, Verification).

mod endorsed;
mod endorsements;
mod facts;
mod issuer;
mod key_of;
mod methods;
mod proofs;
mod status;
mod status_list;

pub(super) use endorsed::Endorsed;
pub(super) use facts::Credential;

use crate::Version;
use crate::error::{ErrorCode, quote};
use crate::rules;
use crate::verify::document::Document;
use crate::verify::exchange::Purpose;
use crate::verify::notes::Notes;
use crate::verify::report::{CheckName, Trust};
use crate::verify::session::{Fetched, Session};
use crate::verify::statement::Judged;

impl<'m> Session<'m> {
    /// Judges a credential, or the one of today if it has a refresh service.
    pub(super) fn credential(
        &mut self,
        document: &'m Document,
        address: Option<&str>,
        notes: &mut Notes,
    ) -> Judged<'m> {
        let mut own = Notes::new(notes.most());
        let mut judged = self.as_it_is(document, address, &mut own);
        if let Some((newer, found)) = self.refreshed(document, &mut own) {
            (judged, own) = (newer, found);
        }
        notes.take_over(own);
        judged
    }

    /// Judges a credential without refreshing it.
    pub(super) fn as_it_is(
        &mut self,
        document: &'m Document,
        address: Option<&str>,
        notes: &mut Notes,
    ) -> Judged<'m> {
        let address = address.map(str::to_owned);
        self.structure(document, address.as_deref(), notes);
        let mut judged = Judged { document: Some(document), address, ..Judged::default() };
        let Some(facts) = document.credential.as_deref() else {
            let message = format!(
                "a {} is not signed, and counts as a part of a credential only",
                document.rules.class
            );
            let rest = [CheckName::Integrity, CheckName::Issuer, CheckName::Status];
            notes.unmet(&rest, judged.address.as_deref(), ErrorCode::VerifyUnsupported, message);
            notes.pass(CheckName::Structure, "the document is as its specification wants it");
            return judged;
        };
        self.schemas(facts, notes);
        notes.pass(CheckName::Structure, "the document is as its specification wants it");
        self.proof(document, &mut judged, notes);
        self.credential_status(facts, &mut judged, notes);
        let sound = notes.passes(CheckName::Integrity) && notes.passes(CheckName::Issuer);
        if !sound && judged.trust != Some(Trust::SelfAsserted) {
            judged.trust = None;
        }
        judged
    }

    /// The schemas that a credential names: those of the specification are the rules themselves.
    fn schemas(&self, facts: &Credential, notes: &mut Notes) {
        if self.planning {
            return;
        }
        for schema in &facts.schemas {
            // One of another class than the credential's is an error of the rules.
            let known =
                schema.kind == rules::schemas::VALIDATOR && rules::schemas::known(&schema.id).is_some();
            if !known {
                let message = format!("the schema {} is not known and was not looked at", quote(&schema.id));
                notes.warn(CheckName::Structure, None, ErrorCode::VerifySchema, message);
            }
        }
    }

    /// The credential that the refresh service has today, if this one is proven and that one is, too.
    fn refreshed(&mut self, document: &'m Document, notes: &mut Notes) -> Option<(Judged<'m>, Notes)> {
        let facts = document.credential.as_deref().filter(|_| self.options.refresh)?;
        let url = facts.refresh.first()?;
        let proven = if self.planning {
            self.wants.is_empty() && self.is_proven(document)
        } else {
            notes.passes(CheckName::Integrity) && notes.passes(CheckName::Issuer)
        };
        if !proven {
            return None;
        }
        let fault = match self.newer(url, facts) {
            Ok(newer) => {
                let mut found = Notes::new(notes.most());
                let mut judged = self.as_it_is(newer, Some(url), &mut found);
                if found.passes(CheckName::Integrity) && found.passes(CheckName::Issuer) {
                    judged.refreshed = true;
                    return Some((judged, found));
                }
                "the refreshed credential is not proven".to_owned()
            }
            Err(fault) => fault,
        };
        let message = format!("the credential could not be refreshed and was taken as it is: {fault}");
        notes.warn(CheckName::Status, Some(url), ErrorCode::VerifyRefresh, message);
        None
    }

    /// What the refresh service has, if it is the same credential.
    fn newer(&mut self, url: &str, facts: &Credential) -> Result<&'m Document, String> {
        let document = match self.fetch(url, Purpose::Refresh) {
            Fetched::Document(document) => document,
            Fetched::Missing(_, message) => return Err(message),
            _ => return Err("it is no credential".to_owned()),
        };
        let same =
            |newer: &&Credential| newer.id.is_some() && newer.id == facts.id && newer.issuer == facts.issuer;
        let newer = document.credential.as_deref().filter(|_| document.version == Version::V3_0);
        match newer.filter(same) {
            Some(_) => Ok(document),
            None => Err("it is another credential".to_owned()),
        }
    }

    /// Whether the proof of a credential is good, with what is at hand. Done while planning, and only for those that have
    /// a refresh service: it is asked after the proof (Open Badges 3.0, Verification).
    fn is_proven(&mut self, document: &'m Document) -> bool {
        let mut notes = Notes::new(0);
        let mut judged = Judged::default();
        self.planning = false;
        self.proof(document, &mut judged, &mut notes);
        self.planning = true;
        notes.passes(CheckName::Integrity) && notes.passes(CheckName::Issuer)
    }
}
