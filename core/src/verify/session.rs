//! One look at a badge with the answers at hand: what it leads to, and what is still missing.
//!
//! A session is cheap and is run again whenever answers came. So the order in which they come changes nothing.

use crate::dates::Instant;
use crate::error::{ErrorCode, quote};
use crate::keys::controller::Controller;
use crate::verify::VerifyOptions;
use crate::verify::document::{Document, class_for};
use crate::verify::exchange::Purpose;
use crate::verify::facts::{Facts, Link};
use crate::verify::notes::Notes;
use crate::verify::pinned::Pinned;
use crate::verify::report::CheckName;
use crate::verify::store::{Answer, Content, Store, is_elsewhere};
use crate::verify::web::WebUrl;
use crate::{Class, Version};

/// How often an answer may say that the document is at another address.
const HOPS: usize = 2;

/// What is looked at, and what was found missing.
pub(super) struct Session<'m> {
    pub(super) store: &'m Store,
    pub(super) options: &'m VerifyOptions,
    pub(super) pinned: &'m [Pinned],
    pub(super) at: Option<Instant>,
    /// Whether only the missing documents matter, so that nothing expensive is done.
    pub(super) planning: bool,
    /// How many documents were asked for before.
    pub(super) asked: usize,
    /// How much of the limit `canonical_work` is left: a badge with many endorsements is no way to more.
    pub(super) work: usize,
    /// What is missing, in the order in which it is needed.
    pub(super) wants: Vec<(String, Purpose)>,
    /// What was looked at, in the same order, each once.
    pub(super) seen: Vec<(String, Purpose)>,
}

/// What an address brought.
pub(super) enum Fetched<'m> {
    Document(&'m Document),
    Address(&'m str),
    Pem(&'m str),
    Picture,
    Controller(&'m Controller),
    /// Status 410, with the document that came along, if any.
    Gone(Option<&'m Document>),
    Missing(ErrorCode, String),
}

/// A document where it belongs.
#[derive(Clone)]
pub(super) struct Place<'m> {
    pub(super) facts: &'m Facts,
    /// Its address; `None` if it is embedded and has none.
    pub(super) address: Option<String>,
    /// `None` if it is embedded.
    pub(super) document: Option<&'m Document>,
}

impl Place<'_> {
    /// The id of the object, or else its address.
    pub(super) fn id(&self) -> Option<&str> {
        self.address.as_deref().or(self.facts.id.as_deref())
    }
}

impl<'m> Session<'m> {
    /// What there is at an address; what was not asked for yet is wanted from now on.
    pub(super) fn fetch(&mut self, url: &str, purpose: Purpose) -> Fetched<'m> {
        let pair = |(known, for_what): &(String, Purpose)| {
            known == url && (*for_what == Purpose::Image) == (purpose == Purpose::Image)
        };
        if !self.seen.iter().any(pair) {
            self.seen.push((url.to_owned(), purpose));
        }
        let Some(answer) = self.store.get(url, purpose) else {
            let wanted = self.wants.iter().any(pair);
            return if wanted { not_fetched() } else { self.want(url, purpose) };
        };
        match answer {
            Answer::Asked => not_fetched(),
            Answer::Failed(code, message) => Fetched::Missing(*code, message.clone()),
            Answer::Got(response) => {
                if let Some(elsewhere) =
                    response.final_url.as_deref().filter(|other| is_elsewhere(url, other))
                    && !self.options.accept_redirects
                {
                    let message = format!("a redirect led to another host: {}", quote(elsewhere));
                    return Fetched::Missing(ErrorCode::VerifyRedirected, message);
                }
                match (response.status, &response.content) {
                    (410, Content::Document(document)) => Fetched::Gone(Some(document)),
                    (410, _) => Fetched::Gone(None),
                    (200, content) => found(content),
                    (other, _) => {
                        let message = format!("the server answered with status {other}, expected 200");
                        Fetched::Missing(ErrorCode::VerifyHttpStatus, message)
                    }
                }
            }
        }
    }

    fn want(&mut self, url: &str, purpose: Purpose) -> Fetched<'m> {
        let limits = &self.options.limits;
        let asked = self.asked.saturating_add(self.wants.len());
        if asked >= limits.requests {
            let message =
                format!("the limit `requests` is {}; no more documents are asked for", limits.requests);
            return Fetched::Missing(ErrorCode::LimitRequests, message);
        }
        if self.store.bytes > u64::try_from(limits.fetched_bytes).unwrap_or(u64::MAX) {
            let message = format!(
                "the limit `fetched_bytes` is {}; no more documents are asked for",
                limits.fetched_bytes
            );
            return Fetched::Missing(ErrorCode::LimitFetched, message);
        }
        self.wants.push((url.to_owned(), purpose));
        not_fetched()
    }

    /// The document at an address, or at the address that it says is its own, and that address. What keeps it from being
    /// found, or from being believed, is noted for the checks.
    pub(super) fn resolve(
        &mut self,
        url: &str,
        purpose: Purpose,
        checks: &[CheckName],
        notes: &mut Notes,
    ) -> Option<Place<'m>> {
        let mut url = url.to_owned();
        for hop in 0..HOPS {
            let document = self.read_at(&url, purpose, checks, notes)?;
            match self.other_address(document, &url) {
                None if class_for(purpose).is_some_and(|class| class != document.class) => {
                    serves_otherwise(&url, purpose, checks, notes);
                    return None;
                }
                None => {
                    self.odd(&url, purpose, notes);
                    return Some(Place {
                        facts: &document.facts,
                        address: Some(url),
                        document: Some(document),
                    });
                }
                Some(other) if hop == 0 && WebUrl::read(other).is_some() => {
                    let message =
                        format!("the document says that its address is {}; that one was taken", quote(other));
                    notes.warn(first(checks), Some(&url), ErrorCode::VerifyIdMismatch, message);
                    url = other.to_owned();
                }
                Some(other) => {
                    let message = format!("the document says that it is {}", quote(other));
                    let check = first(checks);
                    notes.fail(check, Some(&url), ErrorCode::VerifyIdMismatch, message.clone());
                    notes.unmet(checks, Some(&url), ErrorCode::VerifyIdMismatch, message);
                    return None;
                }
            }
        }
        None
    }

    /// The document that an address brought.
    fn read_at(
        &mut self,
        url: &str,
        purpose: Purpose,
        checks: &[CheckName],
        notes: &mut Notes,
    ) -> Option<&'m Document> {
        let (code, message) = match self.fetch(url, purpose) {
            Fetched::Document(document) => return Some(document),
            Fetched::Missing(code, message) => (code, message),
            Fetched::Gone(_) => {
                (ErrorCode::VerifyHttpStatus, "the server answered with status 410".to_owned())
            }
            Fetched::Address(_) | Fetched::Pem(_) | Fetched::Picture | Fetched::Controller(_) => {
                (ErrorCode::VerifyDocument, "it is no document in JSON".to_owned())
            }
        };
        notes.unmet(checks, Some(url), code, message);
        None
    }

    /// The address that a document says is its own, if that is another one.
    fn other_address<'d>(&self, document: &'d Document, url: &str) -> Option<&'d str> {
        if document.token.is_some() {
            return None;
        }
        let came_from = self.store.came_from(url);
        let own = own_address(document).filter(|_| !is_own_address(document, url))?;
        (!came_from.is_some_and(|url| is_own_address(document, url))).then_some(own)
    }

    /// Notes what is odd about how a document came.
    pub(super) fn odd(&self, url: &str, purpose: Purpose, notes: &mut Notes) {
        if self.planning {
            return;
        }
        if WebUrl::read(url).is_some_and(|url| !url.secure) {
            let message = "it came over http: anybody on the way can have changed it";
            notes.warn(CheckName::Integrity, Some(url), ErrorCode::VerifyInsecure, message);
        }
        if let Some(Answer::Got(response)) = self.store.get(url, purpose)
            && let Some(found) = &response.odd_type
        {
            let message = if found.is_empty() {
                "it came without a media type, expected application/json or application/ld+json".to_owned()
            } else {
                format!("it came as {found}, expected application/json or application/ld+json")
            };
            notes.warn(CheckName::Structure, Some(url), ErrorCode::VerifyMediaType, message);
        }
    }

    /// What a link leads to. An object with an address is fetched from there, whatever is embedded; one without counts as
    /// it is embedded.
    pub(super) fn follow(
        &mut self,
        link: &'m Link,
        purpose: Purpose,
        checks: &[CheckName],
        notes: &mut Notes,
    ) -> Option<Place<'m>> {
        if let Some(url) = link.id().filter(|id| WebUrl::read(id).is_some()) {
            let place = self.resolve(url, purpose, checks, notes)?;
            if let Some(document) = place.document {
                self.structure(document, place.address.as_deref(), notes);
            }
            return Some(place);
        }
        match link {
            Link::Inside(facts) => Some(Place { facts, address: None, document: None }),
            Link::To(iri) => {
                let message = format!("the {} is at {}, which is no web address", words(purpose), quote(iri));
                notes.unmet(checks, None, ErrorCode::VerifyNoAddress, message);
                None
            }
            Link::None => {
                let message = format!("no {} is named", words(purpose));
                notes.unmet(checks, None, ErrorCode::VerifyNoAddress, message);
                None
            }
        }
    }

    /// Notes what a document's rules found.
    pub(super) fn structure(&self, document: &Document, url: Option<&str>, notes: &mut Notes) {
        if self.planning {
            return;
        }
        if document.other_class {
            let message = format!("the document is of another class, expected {}", document.rules.class);
            notes.fail(CheckName::Structure, url, ErrorCode::VerifyClass, message);
        }
        for problem in document.carried.iter().chain(&document.rules.problems) {
            notes.problem(CheckName::Structure, url, problem.clone());
        }
        if let Some(term) = document.facts.twice {
            let message = format!(
                "`{term}` can be read in two ways: members differ, or a context gives the name another meaning"
            );
            notes.fail(CheckName::Structure, url, ErrorCode::VerifyDocument, message);
        }
        if document.rules.errors > 0 && !notes.has_failed(CheckName::Structure) {
            notes.fail(
                CheckName::Structure,
                url,
                ErrorCode::VerifyDocument,
                "the document has errors that are not listed",
            );
        }
    }
}

/// The address that a document says is its own: in 2.0 its `id`; before, that of its `verify` if it is hosted.
pub(super) fn own_address(document: &Document) -> Option<&str> {
    let facts = &document.facts;
    if document.class == Class::Assertion && document.version <= Version::V1_1 {
        let verification = facts.verification.inside();
        let told = verification.and_then(|object| object.url.as_deref());
        let id = (document.version == Version::V1_1).then_some(facts.id.as_deref()).flatten();
        return told.or(id).filter(|url| WebUrl::read(url).is_some());
    }
    match document.version {
        Version::V0_5 | Version::V1_0 => None,
        _ => facts.id.as_deref(),
    }
}

/// Whether an address is the one that a document says is its own; also if it says nothing.
pub(super) fn is_own_address(document: &Document, url: &str) -> bool {
    own_address(document).is_none_or(|own| match (WebUrl::read(own), WebUrl::read(url)) {
        (Some(own), Some(url)) => own.same_document(&url),
        _ => own == url,
    })
}

/// A document was judged by the rules of what it was fetched for; it cannot be two things at once.
fn serves_otherwise(url: &str, purpose: Purpose, checks: &[CheckName], notes: &mut Notes) {
    let message = format!("it serves as something else already, not as {}", words(purpose));
    if purpose != Purpose::RevocationList {
        notes.fail(CheckName::Structure, Some(url), ErrorCode::VerifyClass, message.clone());
    }
    notes.unmet(checks, Some(url), ErrorCode::VerifyClass, message);
}

fn not_fetched<'m>() -> Fetched<'m> {
    Fetched::Missing(ErrorCode::VerifyUnfetched, "it was not fetched".to_owned())
}

fn found(content: &Content) -> Fetched<'_> {
    match content {
        Content::Document(document) => Fetched::Document(document),
        Content::Address(url) => Fetched::Address(url),
        Content::Pem(text) => Fetched::Pem(text),
        Content::Picture(..) => Fetched::Picture,
        Content::Controller(document) => Fetched::Controller(document),
        Content::Unreadable(code, message) => Fetched::Missing(*code, message.clone()),
    }
}

fn first(checks: &[CheckName]) -> CheckName {
    checks.first().copied().unwrap_or(CheckName::Structure)
}

/// What to call a document in a message.
pub(super) fn words(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Assertion => "badge",
        Purpose::BadgeClass => "badge class",
        Purpose::Issuer => "issuer",
        Purpose::Key => "key",
        Purpose::RevocationList => "revocation list",
        Purpose::Endorsement => "endorsement",
        Purpose::Controller => "controller document",
        Purpose::StatusList => "status list",
        Purpose::Refresh => "refreshed credential",
        Purpose::Image => "picture",
    }
}
