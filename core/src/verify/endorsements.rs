//! Endorsements (Open Badges 2.0, Endorsement): each is judged on its own, and none changes what is said of the badge.

use crate::badge::Issuer;
use crate::error::ErrorCode;
use crate::payload::PayloadKind;
use crate::verify::assemble;
use crate::verify::document::Document;
use crate::verify::exchange::Purpose;
use crate::verify::facts::{Facts, Link};
use crate::verify::notes::Notes;
use crate::verify::report::{CheckName, EndorsementReport};
use crate::verify::session::Session;
use crate::verify::statement::{ALL_BUT_RECIPIENT, Judged};
use crate::verify::status::reason;
use crate::verify::web::WebUrl;
use crate::{Class, payload};

/// Deepest that the option `depth` may ask for, and that endorsements are read inside of each other.
pub(super) const DEEPEST: u32 = 8;
/// Most endorsements that are judged in one verification.
pub(super) const MOST: usize = 64;

/// An endorsement that is to be judged.
struct Pending<'m> {
    link: &'m Link,
    /// The id of what carries it.
    about: Option<String>,
    depth: u32,
}

impl<'m> Session<'m> {
    /// Judges the endorsements of a badge, and theirs.
    pub(super) fn endorsements(&mut self, judged: &Judged<'m>, notes: &mut Notes) -> Vec<EndorsementReport> {
        let mut reports = Vec::new();
        if !self.options.endorsements {
            return reports;
        }
        if let Some(document) = judged.document.filter(|document| document.credential.is_some()) {
            return self.credential_endorsements(document, notes);
        }
        let mut pending = Vec::new();
        let mut met: Vec<String> = Vec::new();
        collect(judged, 1, &mut pending);
        let mut next = 0_usize;
        while let Some(Pending { link, about, depth }) =
            pending.get(next).map(|one| Pending { about: one.about.clone(), ..*one })
        {
            next = next.saturating_add(1);
            if let Some(id) = link.id() {
                if met.iter().any(|known| known == id) {
                    continue;
                }
                met.push(id.to_owned());
            }
            if next > MOST {
                too_many(notes);
                break;
            }
            reports.push(self.endorsement(link, about, depth, &mut pending));
        }
        reports
    }

    fn endorsement(
        &mut self,
        link: &'m Link,
        about: Option<String>,
        depth: u32,
        pending: &mut Vec<Pending<'m>>,
    ) -> EndorsementReport {
        let mut notes = Notes::new(self.options.limits.problems);
        let judged = if depth > self.deepest() {
            self.too_deep(&mut notes)
        } else {
            self.linked_endorsement(link, &mut notes)
        };
        if let Some(facts) = judged.facts() {
            subject(facts.claim.id(), about.as_deref(), &mut notes);
        }
        // A circle ends at the first that was met before; what is too deep is only named.
        if depth <= self.deepest() {
            collect(&judged, depth.saturating_add(1), pending);
        }
        report(words(link, &judged), about, depth, &judged, notes)
    }

    /// How far endorsements are followed.
    pub(super) fn deepest(&self) -> u32 {
        self.options.depth.min(DEEPEST)
    }

    /// What is too far away is named, and not looked at.
    pub(super) fn too_deep(&self, notes: &mut Notes) -> Judged<'m> {
        let deepest = self.deepest();
        let message = format!("the limit `depth` is {deepest}; endorsements further away are not followed");
        notes.unmet(&ALL_BUT_RECIPIENT, None, ErrorCode::LimitDepth, message);
        Judged::default()
    }

    fn linked_endorsement(&mut self, link: &'m Link, notes: &mut Notes) -> Judged<'m> {
        let address = link.id().filter(|id| WebUrl::read(id).is_some());
        let judged = match (address, link) {
            (Some(url), _) => self.at_address(url, None, Purpose::Endorsement, notes),
            (None, Link::To(text))
                if payload::kind_of(text, &self.options.limits) == Some(PayloadKind::Jws) =>
            {
                let message =
                    "a signature inside of another document is not followed; it has to be at an address";
                notes.unmet(&ALL_BUT_RECIPIENT, None, ErrorCode::VerifyUnsupported, message);
                Judged::default()
            }
            _ => {
                let message = "it has no address at which it could be hosted";
                notes.unmet(&ALL_BUT_RECIPIENT, None, ErrorCode::VerifyNoAddress, message);
                Judged::default()
            }
        };
        if let Some(document) = judged.document {
            of_class(document, Class::Endorsement, judged.address.as_deref(), notes);
        }
        judged
    }
}

/// Whether it is an endorsement.
pub(super) fn of_class(document: &Document, class: Class, address: Option<&str>, notes: &mut Notes) {
    if document.class != class {
        let message = format!("it is of the class {}, expected an endorsement", document.rules.class);
        notes.fail(CheckName::Structure, address, ErrorCode::VerifyClass, message);
    }
}

/// Whether what it endorses is what carries it.
pub(super) fn subject(claimed: Option<&str>, about: Option<&str>, notes: &mut Notes) {
    if about.is_none() || claimed != about {
        let message = "it endorses something else than what carries it";
        notes.fail(CheckName::Issuer, None, ErrorCode::VerifyEndorsement, message);
    }
}

pub(super) fn too_many(notes: &mut Notes) {
    let message = "there are more endorsements than are looked at";
    notes.warn(CheckName::Structure, None, ErrorCode::LimitRequests, message);
}

/// The endorsements that a statement, its badge class and its issuer carry.
fn collect<'m>(judged: &Judged<'m>, depth: u32, pending: &mut Vec<Pending<'m>>) {
    let mut add = |facts: &'m Facts, id: Option<&str>| {
        let about = facts.id.as_deref().or(id).map(str::to_owned);
        for link in &facts.endorsements {
            if pending.len() <= MOST {
                pending.push(Pending { link, about: about.clone(), depth });
            }
        }
    };
    if let Some(facts) = judged.facts() {
        add(facts, judged.address.as_deref());
    }
    for place in [judged.class.as_ref(), judged.issuer.as_ref()].into_iter().flatten() {
        let own = judged.facts().is_some_and(|facts| std::ptr::eq(facts, place.facts));
        if !own {
            add(place.facts, place.address.as_deref());
        }
    }
}

/// What an endorsement says of itself.
pub(super) struct Words {
    pub(super) id: Option<String>,
    pub(super) issuer: Option<Issuer>,
    pub(super) comment: Option<String>,
    pub(super) issued_on: Option<String>,
}

fn words(link: &Link, judged: &Judged<'_>) -> Words {
    let facts = judged.facts().or_else(|| link.inside());
    let claim = facts.and_then(|facts| facts.claim.inside());
    Words {
        id: facts.and_then(|facts| facts.id.clone()).or_else(|| link.id().map(str::to_owned)),
        issuer: judged.issuer.as_ref().map(assemble::issuer),
        comment: claim.and_then(|claim| claim.comment.as_deref()).map(reason),
        issued_on: facts.and_then(|facts| facts.issued_on.clone()),
    }
}

pub(super) fn report(
    words: Words,
    about: Option<String>,
    depth: u32,
    judged: &Judged<'_>,
    notes: Notes,
) -> EndorsementReport {
    let (checks, verdict) = notes.answer(false);
    EndorsementReport {
        id: words.id,
        about,
        depth,
        verdict,
        trust: judged.trust.filter(|_| notes.passes(CheckName::Issuer)),
        checks,
        issuer: words.issuer,
        comment: words.comment,
        issued_on: words.issued_on,
        standing: judged.standing.clone(),
        problems: notes.findings,
    }
}
