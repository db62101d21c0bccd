//! Puts a report together from what a session found.

use crate::Class;
use crate::badge::{self, Criteria, Issuer, ParseOptions};
use crate::dates;
use crate::error::ErrorCode;
use crate::problem::{Problem, Severity};
use crate::recipient::{Identities, MatchOptions, match_recipient};
use crate::verify::document::{Document, Input};
use crate::verify::exchange::Purpose;
use crate::verify::facts::{Facts, Link};
use crate::verify::notes::Notes;
use crate::verify::report::{
    CheckName, DocumentReport, EndorsementReport, RecipientReport, VerificationReport, VerifiedBadge,
};
use crate::verify::session::{Place, Session};
use crate::verify::statement::Judged;
use crate::verify::store::{Answer, Content};

impl<'m> Session<'m> {
    /// Goes through everything once.
    pub(super) fn look(&mut self, input: &'m Input) -> (Judged<'m>, Notes, Vec<EndorsementReport>) {
        let kept = if self.planning { 0 } else { self.options.limits.problems };
        let mut notes = Notes::new(kept);
        let judged = self.judge(input, &mut notes);
        self.images(&judged, &mut notes);
        let endorsements = self.endorsements(&judged, &mut notes);
        (judged, notes, endorsements)
    }

    /// The report.
    pub(super) fn report(&mut self, input: &'m Input) -> VerificationReport {
        let (judged, mut notes, endorsements) = self.look(input);
        let expected = self.options.recipient.as_ref();
        let recipient = expected.and_then(|identities| self.recipient(identities, &judged, &mut notes));
        let (checks, verdict) = notes.answer(expected.is_some());
        let mut problems = notes.findings;
        problems.sort_by_key(|finding| finding.check);
        VerificationReport {
            verdict,
            trust: judged.trust,
            method: judged.method,
            version: judged.document.map(|document| document.version),
            class: judged.document.map(|document| document.class),
            at: self.at.map(dates::to_rfc3339),
            badge: judged.document.map(|document| view(document, &judged)),
            standing: judged.standing.clone(),
            key: judged.key.clone(),
            proofs: judged.proofs.clone(),
            statuses: judged.statuses.clone(),
            refreshed: judged.refreshed,
            recipient,
            problems,
            truncated: notes.truncated,
            documents: self.documents(input),
            endorsements,
            requests: u32::try_from(self.asked).unwrap_or(u32::MAX),
            bytes: self.store.bytes,
            checks,
        }
    }

    /// Whether one of the expected identities is the recipient.
    fn recipient(
        &self,
        expected: &Identities,
        judged: &Judged<'_>,
        notes: &mut Notes,
    ) -> Option<RecipientReport> {
        let limits = self.options.limits.clone();
        let at = judged.address.as_deref();
        let Some(document) = judged.document else {
            let message = "there is no badge whose recipient could be looked at";
            notes.unmet(&[CheckName::Recipient], None, ErrorCode::RecipientAbsent, message);
            return None;
        };
        let options = MatchOptions { variants: self.options.variants.clone(), limits: limits.clone() };
        let found = badge::parse(&document.text, &ParseOptions { limits })
            .and_then(|badge| match_recipient(&badge, expected, &options));
        let found = match found {
            Ok(found) => found,
            Err(error) => {
                notes.fail(CheckName::Recipient, at, error.code(), error.message().to_owned());
                return None;
            }
        };
        for problem in &found.problems {
            // What is only worth knowing elsewhere is the reason here.
            let severity = match problem.code {
                _ if found.matched => problem.severity,
                ErrorCode::RecipientMismatch | ErrorCode::RecipientType => Severity::Error,
                _ => problem.severity.max(Severity::Warning),
            };
            notes.problem(CheckName::Recipient, at, Problem { severity, ..problem.clone() });
        }
        if found.matched {
            notes.pass(CheckName::Recipient, "the recipient is one of the expected identities");
        } else if !notes.has_failed(CheckName::Recipient) {
            let message = "none of the expected identities is the recipient";
            notes.fail(CheckName::Recipient, at, ErrorCode::RecipientMismatch, message);
        }
        Some(RecipientReport {
            matched: found.matched,
            candidate: found.candidate,
            variant: found.variant,
            kind: found.kind,
            hashed: found.hashed,
            algorithm: found.algorithm,
        })
    }

    /// The documents, in the order in which they were needed.
    fn documents(&self, input: &Input) -> Vec<DocumentReport> {
        let mut all = Vec::new();
        if let Input::Document(document) = input {
            let endorses = matches!(document.class, Class::Endorsement | Class::EndorsementCredential);
            let purpose = if endorses { Purpose::Endorsement } else { Purpose::Assertion };
            all.push(about(None, purpose, Some(document)));
        }
        for (url, purpose) in &self.seen {
            let mut entry = about(Some(url), *purpose, None);
            if let Some(Answer::Got(response)) = self.store.get(url, *purpose) {
                if let Content::Document(document) = &response.content {
                    entry = about(Some(url), *purpose, Some(document));
                }
                entry.read = response.status == 200 && !matches!(response.content, Content::Unreadable(..));
                entry.status = Some(response.status);
                entry.final_url.clone_from(&response.final_url);
                entry.bytes = u64::try_from(response.bytes).ok();
            }
            all.push(entry);
        }
        all
    }
}

fn about(url: Option<&str>, purpose: Purpose, document: Option<&Document>) -> DocumentReport {
    DocumentReport {
        url: url.map(str::to_owned),
        purpose,
        read: document.is_some(),
        status: None,
        final_url: None,
        bytes: document
            .and_then(|document| u64::try_from(document.text.len()).ok())
            .filter(|_| url.is_none()),
        version: document.map(|document| document.rules.version.to_owned()),
        class: document.map(|document| document.rules.class.to_owned()),
        errors: document.map_or(0, |document| document.rules.errors),
        warnings: document.map_or(0, |document| document.rules.warnings),
    }
}

/// What the documents that count say.
fn view(document: &Document, judged: &Judged<'_>) -> VerifiedBadge {
    if let Some(credential) = &document.credential {
        return credential.view.clone();
    }
    let facts = &document.facts;
    let class = judged.class.as_ref().map(|class| class.facts).or_else(|| match document.class {
        Class::Assertion => facts.badge.inside(),
        _ => Some(facts),
    });
    let picture = facts.image.id().or_else(|| class.and_then(|class| class.image.id()));
    let embedded = class.and_then(|class| class.issuer.inside());
    VerifiedBadge {
        id: facts.id.clone().or_else(|| facts.uid.clone()).or_else(|| judged.address.clone()),
        badge_class: class_address(document, judged),
        name: class.and_then(|class| class.name.clone()),
        description: class.and_then(|class| class.description.clone()),
        image: picture.map(str::to_owned),
        criteria: class.and_then(|class| criteria(&class.criteria)),
        issuer: judged.issuer.as_ref().map(issuer).or_else(|| embedded.map(of_facts)),
        issued_on: facts.issued_on.clone(),
        expires: facts.expires.clone(),
    }
}

fn class_address(document: &Document, judged: &Judged<'_>) -> Option<String> {
    let class = judged.class.as_ref();
    let found = class.and_then(|class| class.address.clone().or_else(|| class.facts.id.clone()));
    found.or_else(|| document.facts.badge.id().map(str::to_owned))
}

fn criteria(link: &Link) -> Option<Criteria> {
    match link {
        Link::None => None,
        Link::To(id) => Some(Criteria { id: Some(id.clone()), narrative: None }),
        Link::Inside(facts) => Some(Criteria { id: facts.id.clone(), narrative: facts.narrative.clone() }),
    }
}

/// An issuer or endorser, as its document says it.
pub(super) fn issuer(place: &Place<'_>) -> Issuer {
    let mut issuer = of_facts(place.facts);
    issuer.id = place.address.clone().or(issuer.id);
    issuer
}

fn of_facts(facts: &Facts) -> Issuer {
    Issuer {
        id: facts.id.clone().or_else(|| facts.origin.clone()),
        name: facts.name.clone(),
        url: facts.url.clone(),
        email: facts.email.clone(),
    }
}
