//! The keys that may have signed a badge, and whose word each of them is.
//!
//! The issuer's are those that its hosted profile lists (Open Badges 2.0, `publicKey`), before 2.0 the PEM at
//! `verify.url`. What is wrong with one of them is noted aside: another one may be the right one.

use crate::error::{ErrorCode, quote};
use crate::keys::{Key, KeyFormat, KeyOptions};
use crate::verify::document::Document;
use crate::verify::exchange::Purpose;
use crate::verify::facts::{Facts, Link};
use crate::verify::notes::Notes;
use crate::verify::report::{CheckName, Trust};
use crate::verify::session::{Fetched, Place, Session};
use crate::verify::web::WebUrl;
use crate::{Class, Version};

/// A key that may have signed, and whose word it is.
pub(super) struct Candidate<'k> {
    key: Held<'k>,
    /// Where it is published.
    pub(super) id: Option<String>,
    pub(super) trust: Trust,
    /// Whether it is trusted for this issuer by name.
    bound: bool,
    /// For a pinned key that is for any issuer: what this one's profile says of it.
    pub(super) listing: Listing,
}

/// What the profile of an issuer says of a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Listing {
    /// It is listed, or no key is, or it does not matter.
    Fine,
    /// Other keys are listed, and it is not.
    Unlisted,
    /// It is not among those that could be read, and there are others.
    Unknown,
}

/// A key that somebody else holds, or that was read for this.
pub(super) enum Held<'k> {
    Kept(&'k Key),
    Read(Box<Key>),
}

impl Held<'_> {
    pub(super) fn key(&self) -> &Key {
        match self {
            Held::Kept(key) => key,
            Held::Read(key) => key,
        }
    }
}

impl Candidate<'_> {
    /// The key itself.
    pub(super) fn key(&self) -> &Key {
        self.key.key()
    }
}

const KEY_CHECKS: [CheckName; 2] = [CheckName::Integrity, CheckName::Issuer];

impl<'m> Session<'m> {
    /// The keys that may have signed: those that the caller trusts first, then those of the issuer.
    pub(super) fn candidates(
        &mut self,
        document: &'m Document,
        issuer: Option<&Place<'m>>,
        notes: &mut Notes,
    ) -> Vec<Candidate<'m>> {
        let mut found = self.pinned_for(issuer);
        let bound = found.iter().any(|candidate| candidate.bound);
        let published = match issuer {
            // A profile that lists keys lists all of them: a file elsewhere on its host is none.
            Some(issuer) if old(document) && issuer.facts.keys.is_empty() => {
                self.key_of_1(document, issuer, bound, notes)
            }
            Some(issuer) if issuer.document.is_some() => {
                self.keys_of_2(document, issuer, !found.is_empty(), notes)
            }
            Some(_) if found.is_empty() => {
                let message = "the issuer's profile is nowhere but in the badge, and a badge cannot vouch for its own key";
                notes.fail(CheckName::Issuer, None, ErrorCode::VerifyIssuerHost, message);
                Vec::new()
            }
            _ => Vec::new(),
        };
        if let Some(issuer) = issuer.filter(|_| found.iter().any(|candidate| !candidate.bound)) {
            self.look_up(&mut found, document, issuer, &published);
        }
        found.extend(published);
        found
    }

    /// The keys that the caller trusts for an issuer, or for any.
    fn pinned_for(&self, issuer: Option<&Place<'m>>) -> Vec<Candidate<'m>> {
        let id = issuer.and_then(Place::id);
        let fits = |bound: Option<&str>| bound.is_none() || bound == id;
        let entries = self.pinned.iter().filter(|entry| fits(entry.issuer.as_deref()));
        let pin = |key: &'m Key, bound| Candidate {
            key: Held::Kept(key),
            id: None,
            trust: Trust::Pinned,
            bound,
            listing: Listing::Fine,
        };
        entries.flat_map(|entry| entry.keys.iter().map(move |key| pin(key, entry.issuer.is_some()))).collect()
    }

    /// Looks up keys that are trusted for any issuer among those that this issuer lists.
    fn look_up(
        &mut self,
        pinned: &mut [Candidate<'m>],
        document: &'m Document,
        issuer: &Place<'m>,
        published: &[Candidate<'_>],
    ) {
        let (listed, complete) = self.listed(document, issuer, published);
        for candidate in pinned.iter_mut().filter(|candidate| !candidate.bound) {
            candidate.listing = match listed.contains(&candidate.key().thumbprint()) {
                true => Listing::Fine,
                false if !complete => Listing::Unknown,
                false if listed.is_empty() => Listing::Fine,
                false => Listing::Unlisted,
            };
        }
    }

    /// The thumbprints of all keys of an issuer, whatever `creator` says, and whether all of them could be read.
    fn listed(
        &mut self,
        document: &'m Document,
        issuer: &Place<'m>,
        published: &[Candidate<'_>],
    ) -> (Vec<String>, bool) {
        let thumbprint = |candidate: &Candidate<'_>| candidate.key().thumbprint();
        if old(document) {
            return (published.iter().map(thumbprint).collect(), !published.is_empty());
        }
        if issuer.document.is_none() {
            return (Vec::new(), true);
        }
        let mut aside = Notes::new(0);
        let keys = issuer.facts.keys.iter();
        let read = keys.filter_map(|link| self.listed_key(link, issuer, false, &mut aside));
        let found: Vec<String> = read.map(|candidate| thumbprint(&candidate)).collect();
        let complete = found.len() == issuer.facts.keys.len();
        (found, complete)
    }

    /// 1.0 and 1.1: the PEM at `verify.url`, which has to be on the issuer's host.
    fn key_of_1(
        &mut self,
        document: &'m Document,
        issuer: &Place<'m>,
        bound: bool,
        notes: &mut Notes,
    ) -> Vec<Candidate<'m>> {
        let verification = document.facts.verification.inside();
        let Some(url) = verification.and_then(|object| object.url.as_deref()) else { return Vec::new() };
        let home = issuer.address.as_deref().and_then(WebUrl::read);
        let at_home = WebUrl::read(url).zip(home).is_some_and(|(url, home)| url.same_host(&home));
        if !at_home {
            if !bound {
                let message = format!("the key, {}, is not on the issuer's host", quote(url));
                notes.fail(CheckName::Issuer, None, ErrorCode::VerifyScope, message);
            }
            return Vec::new();
        }
        match self.fetch(url, Purpose::Key) {
            Fetched::Pem(pem) => {
                self.odd(url, Purpose::Key, notes);
                self.read_key(pem, Some(url), notes).into_iter().collect()
            }
            Fetched::Missing(code, message) => {
                notes.unmet(&KEY_CHECKS, Some(url), code, message);
                Vec::new()
            }
            _ => {
                notes.unmet(&KEY_CHECKS, Some(url), ErrorCode::VerifyDocument, "it is no public key in PEM");
                Vec::new()
            }
        }
    }

    /// 2.0: the keys that the hosted profile lists, or the one of them that `creator` names.
    fn keys_of_2(
        &mut self,
        document: &'m Document,
        issuer: &Place<'m>,
        pinned: bool,
        notes: &mut Notes,
    ) -> Vec<Candidate<'m>> {
        let creator = document.facts.verification.inside().map(|object| &object.creator).and_then(Link::id);
        let listed = &issuer.facts.keys;
        let named = |link: &&Link| creator.is_none_or(|creator| link.id() == Some(creator));
        let chosen: Vec<&'m Link> = listed.iter().filter(named).collect();
        if chosen.is_empty() && !pinned {
            let at = issuer.address.as_deref();
            if listed.is_empty() {
                let message = "the issuer publishes no key, so that nothing can be signed by it";
                notes.fail(CheckName::Issuer, at, ErrorCode::VerifyNoKey, message);
            } else {
                let message =
                    format!("the issuer does not list the key {}", quote(creator.unwrap_or_default()));
                notes.fail(CheckName::Issuer, at, ErrorCode::VerifyKeyUnlisted, message);
            }
        }
        let alone = chosen.len() == 1;
        chosen.into_iter().filter_map(|link| self.listed_key(link, issuer, alone, notes)).collect()
    }

    /// A key that a profile lists: embedded there, or at an address of its own.
    fn listed_key(
        &mut self,
        link: &'m Link,
        issuer: &Place<'m>,
        alone: bool,
        notes: &mut Notes,
    ) -> Option<Candidate<'m>> {
        let (facts, address): (&'m Facts, Option<String>) = match link {
            Link::Inside(facts) => (facts, issuer.address.clone()),
            _ => {
                let place = self.follow(link, Purpose::Key, &KEY_CHECKS, notes)?;
                (place.facts, place.address)
            }
        };
        let at = address.as_deref();
        match facts.owner.id() {
            Some(owner) if Some(owner) != issuer.id() && Some(owner) != issuer.facts.id.as_deref() => {
                let message = format!("the owner of the key is {}, not the issuer", quote(owner));
                if alone {
                    notes.fail(CheckName::Issuer, at, ErrorCode::VerifyKeyOwner, message);
                } else {
                    notes.unmet(&KEY_CHECKS, at, ErrorCode::VerifyKeyOwner, message);
                }
                return None;
            }
            Some(_) => {}
            None => notes.warn(
                CheckName::Issuer,
                at,
                ErrorCode::VerifyKeyOwner,
                "the key does not say whose it is",
            ),
        }
        let Some(pem) = &facts.pem else {
            notes.unmet(&KEY_CHECKS, at, ErrorCode::VerifyNoKey, "the key document has no `publicKeyPem`");
            return None;
        };
        self.read_key(pem, facts.id.as_deref().or(at), notes)
    }

    fn read_key(&self, pem: &str, id: Option<&str>, notes: &mut Notes) -> Option<Candidate<'m>> {
        if self.planning {
            return None;
        }
        let limits = self.options.limits.clone();
        match Key::read(pem, &KeyOptions { format: Some(KeyFormat::Pem), limits, ..KeyOptions::default() }) {
            Ok(key) => {
                let id = id.map(str::to_owned);
                Some(Candidate {
                    key: Held::Read(Box::new(if key.is_private() { key.public() } else { key })),
                    id,
                    trust: Trust::Issuer,
                    bound: false,
                    listing: Listing::Fine,
                })
            }
            Err(error) => {
                let message = format!("the key cannot be used: {}", error.message());
                notes.unmet(&KEY_CHECKS, id, error.code(), message);
                None
            }
        }
    }
}

/// Whether the key is that of `verify.url`: before 2.0, unless a `creator` is named.
fn old(document: &Document) -> bool {
    let creator = document.facts.verification.inside().and_then(|object| object.creator.id());
    document.version <= Version::V1_1 && creator.is_none() && document.class != Class::Endorsement
}
