//! Endorsements that a credential carries: each is judged by its own proof, and none changes what is said of the badge.

use crate::Class;
use crate::verify::credential::Endorsed;
use crate::verify::document::Document;
use crate::verify::endorsements::{MOST, Words, of_class, report, subject, too_many};
use crate::verify::notes::Notes;
use crate::verify::report::EndorsementReport;
use crate::verify::session::Session;
use crate::verify::statement::{ALL_BUT_RECIPIENT, Judged};
use crate::verify::status::reason;

impl<'m> Session<'m> {
    /// Judges the endorsements in a credential, and those in them.
    pub(in crate::verify) fn credential_endorsements(
        &mut self,
        document: &'m Document,
        notes: &mut Notes,
    ) -> Vec<EndorsementReport> {
        let mut reports = Vec::new();
        let mut pending: Vec<(&'m Endorsed, u32)> = of(document).map(|one| (one, 1)).collect();
        let mut next = 0_usize;
        while let Some((endorsed, depth)) = pending.get(next).copied() {
            next = next.saturating_add(1);
            if next > MOST {
                too_many(notes);
                break;
            }
            reports.push(self.endorsed(endorsed, depth));
            if let Ok(inner) = &endorsed.document
                && depth <= self.deepest()
            {
                pending.extend(of(inner).map(|one| (one, depth.saturating_add(1))));
            }
        }
        reports
    }

    fn endorsed(&mut self, endorsed: &'m Endorsed, depth: u32) -> EndorsementReport {
        let mut notes = Notes::new(self.options.limits.problems);
        let judged = match &endorsed.document {
            _ if depth > self.deepest() => self.too_deep(&mut notes),
            Ok(document) => self.credential(document, None, &mut notes),
            Err((code, message)) => {
                notes.unmet(&ALL_BUT_RECIPIENT, None, *code, message.clone());
                Judged::default()
            }
        };
        if let Some(document) = judged.document {
            of_class(document, Class::EndorsementCredential, None, &mut notes);
            let claimed = document.credential.as_ref().and_then(|facts| facts.subject.as_deref());
            subject(claimed, endorsed.about.as_deref(), &mut notes);
        }
        report(words(endorsed, &judged), endorsed.about.clone(), depth, &judged, notes)
    }
}

fn of(document: &Document) -> impl Iterator<Item = &Endorsed> {
    document.credential.iter().flat_map(|facts| &facts.endorsed)
}

fn words(endorsed: &Endorsed, judged: &Judged<'_>) -> Words {
    let document = judged.document.or(endorsed.document.as_deref().ok());
    let facts = document.and_then(|document| document.credential.as_deref());
    Words {
        id: facts.and_then(|facts| facts.id.clone()),
        issuer: facts.and_then(|facts| facts.view.issuer.clone()),
        comment: facts.and_then(|facts| facts.comment.as_deref()).map(reason),
        issued_on: facts.and_then(|facts| facts.view.issued_on.clone()),
    }
}
