//! The keys that may have signed a credential, and whose word each of them is (Open Badges 3.0, Verification; Controlled
//! Identifiers 1.0, section 3.3).
//!
//! A key is the issuer's if a document that is the issuer's says so: its DID document, its controller document, or a key
//! on its own host. What the credential says of its key proves nothing by itself.

use crate::error::{ErrorCode, quote};
use crate::keys::controller::{Controller, Method};
use crate::keys::did::{self, Did};
use crate::keys::{Key, KeyFormat, KeyOptions};
use crate::verify::candidates::Held;
use crate::verify::credential::issuer::is_of;
use crate::verify::credential::key_of::{Signer, Word};
use crate::verify::exchange::Purpose;
use crate::verify::notes::Notes;
use crate::verify::report::CheckName;
use crate::verify::session::{Fetched, Session};
use crate::verify::web::WebUrl;

pub(super) const KEY_CHECKS: [CheckName; 2] = [CheckName::Integrity, CheckName::Issuer];

/// Why there is no document.
pub(super) type Missing = (ErrorCode, String);

impl<'m> Session<'m> {
    /// The keys that a verification method may stand for.
    pub(super) fn signers(
        &mut self,
        method: &'m str,
        issuer: Option<&'m str>,
        aside: &mut Notes,
    ) -> Vec<Signer<'m>> {
        let mut found = self.pinned_signers(issuer);
        let resolved = match did::bare(method) {
            Some(did) => self.of_did(method, did, issuer, aside),
            None if WebUrl::read(method).is_some() => self.of_address(method, issuer, aside),
            None => {
                let message = format!("the verification method is {}, which leads nowhere", quote(method));
                aside.unmet(&KEY_CHECKS, None, ErrorCode::VerifyNoAddress, message);
                None
            }
        };
        found.extend(resolved);
        found
    }

    /// The keys that the caller trusts for an issuer, or for any that does not list others.
    pub(super) fn pinned_signers(&mut self, issuer: Option<&'m str>) -> Vec<Signer<'m>> {
        let pinned = self.pinned;
        let mut found = Vec::new();
        for entry in pinned {
            let bound = entry.issuer.as_deref();
            if bound.is_some() && bound != issuer {
                continue;
            }
            for key in &entry.keys {
                let word = if bound.is_some() { Word::Pinned } else { self.pinned_for_any(key, issuer) };
                found.push(Signer { key: Held::Kept(key), id: None, word });
            }
        }
        found
    }

    /// A key that is trusted for any issuer is not above what an issuer says of its own keys.
    fn pinned_for_any(&mut self, key: &Key, issuer: Option<&'m str>) -> Word {
        let own = match self.document_of_issuer(issuer) {
            Ok(Some(own)) => own,
            // Nowhere to look it up.
            Ok(None) => return self.pinned_for_did(key, issuer),
            Err((code, message)) => return Word::Unmet(code, message),
        };
        if own.methods.is_empty() || own.methods.iter().any(|method| is_of(method, key)) {
            return Word::Pinned;
        }
        let message = "the issuer lists keys, and not the trusted one that signed";
        Word::Failed(ErrorCode::VerifyKeyUnlisted, message.to_owned())
    }

    /// An issuer that is its own key has no other one.
    fn pinned_for_did(&self, key: &Key, issuer: Option<&str>) -> Word {
        let itself = issuer.and_then(did::bare).and_then(|did| did::read(did, &self.options.limits).ok());
        match itself {
            Some(Did::Itself(own)) if own.thumbprint() != key.thumbprint() => {
                let message = "the issuer is a key itself, and not the trusted one that signed";
                Word::Failed(ErrorCode::VerifyKeyUnlisted, message.to_owned())
            }
            _ => Word::Pinned,
        }
    }

    /// The method of a DID: in the DID itself, or in its document.
    fn of_did(
        &mut self,
        method: &'m str,
        did: &'m str,
        issuer: Option<&'m str>,
        aside: &mut Notes,
    ) -> Option<Signer<'m>> {
        match did::read(method, &self.options.limits) {
            Ok(Did::Itself(key)) => {
                let word = self.of_itself(&key, did, method, issuer);
                Some(Signer { key: Held::Read(key), id: Some(method.to_owned()), word })
            }
            Ok(Did::Web(url)) => match self.controller(&url) {
                Ok(document) => self.of_document(document, did, &url, method, issuer, aside),
                Err(missing) => self.of_fragment(method, missing, aside),
            },
            Err(error) => {
                aside.unmet(&KEY_CHECKS, None, error.code(), error.message().to_owned());
                None
            }
        }
    }

    /// Whose word the key of a did:key or did:jwk is.
    pub(super) fn of_itself(&mut self, key: &Key, did: &str, method: &str, issuer: Option<&'m str>) -> Word {
        if issuer != Some(did) {
            return self.vouched(method, key, issuer);
        }
        if self.options.accept_self_asserted {
            return Word::Itself;
        }
        let message = "the issuer is nothing but the key that signed: who that is cannot be told";
        Word::Unmet(ErrorCode::VerifySelfAsserted, message.to_owned())
    }

    /// The method at a web address: in a controller document, or a key of its own.
    fn of_address(
        &mut self,
        method: &'m str,
        issuer: Option<&'m str>,
        aside: &mut Notes,
    ) -> Option<Signer<'m>> {
        let url = without_fragment(method);
        match self.controller(url) {
            Ok(document) if document.id.is_none() => self.of_lone_key(document, url, method, issuer, aside),
            Ok(document) => self.of_document(document, url, url, method, issuer, aside),
            Err(missing) => self.of_fragment(method, missing, aside),
        }
    }

    /// The document about keys at an address.
    pub(super) fn controller(&mut self, url: &str) -> Result<&'m Controller, Missing> {
        match self.fetch(url, Purpose::Controller) {
            Fetched::Controller(document) => Ok(document),
            Fetched::Missing(code, message) => Err((code, message)),
            Fetched::Gone(_) => {
                Err((ErrorCode::VerifyHttpStatus, "the server answered with status 410".to_owned()))
            }
            _ => Err((ErrorCode::VerifyDocument, "it serves as something else already".to_owned())),
        }
    }

    /// A method that should be in a document, whose id is to be `expected`.
    fn of_document(
        &mut self,
        document: &'m Controller,
        expected: &str,
        url: &str,
        method: &'m str,
        issuer: Option<&'m str>,
        aside: &mut Notes,
    ) -> Option<Signer<'m>> {
        let own = document.id.as_deref().unwrap_or_default();
        if own != expected {
            let message =
                format!("the document says that it is about {}, not {}", quote(own), quote(expected));
            return self.of_fragment(method, (ErrorCode::VerifyIdMismatch, message), aside);
        }
        let Some(found) = document.method(method) else {
            return self.unlisted(document, url, method, aside);
        };
        let key = self.usable(found, url, aside)?;
        let word = match self.unfit(found, own) {
            Some(word) => word,
            None if issuer == Some(own) => Word::Issuer,
            None => self.vouched(method, key, issuer),
        };
        Some(Signer { key: Held::Kept(key), id: Some(method.to_owned()), word })
    }

    /// A key that stands at its own address: the issuer's if it is on the issuer's host.
    fn of_lone_key(
        &mut self,
        document: &'m Controller,
        url: &str,
        method: &'m str,
        issuer: Option<&'m str>,
        aside: &mut Notes,
    ) -> Option<Signer<'m>> {
        let named = document.method(method);
        let found = match (named, document.methods.as_slice()) {
            (Some(found), _) => found,
            (None, [only]) if only.id.as_deref().is_none_or(|id| !id.contains(':')) => only,
            _ => return self.unlisted(document, url, method, aside),
        };
        let key = self.usable(found, url, aside)?;
        let home = issuer.and_then(WebUrl::read);
        let at_home =
            WebUrl::read(url).zip(home).is_some_and(|(url, home)| url.secure && url.same_host(&home));
        let controller = found.controller.as_deref();
        let word = match self.out_of_force(found) {
            Some(word) => word,
            None if at_home && controller.is_none_or(|controller| Some(controller) == issuer) => Word::Issuer,
            None => self.vouched(method, key, issuer),
        };
        Some(Signer { key: Held::Kept(key), id: Some(method.to_owned()), word })
    }

    /// The key of a method, if it can be used.
    fn usable(&self, method: &'m Method, url: &str, aside: &mut Notes) -> Option<&'m Key> {
        match &method.key {
            Ok(key) => Some(key),
            Err(error) => {
                let message = format!("the key cannot be used: {}", error.message());
                aside.unmet(&KEY_CHECKS, Some(url), error.code(), message);
                None
            }
        }
    }

    /// A document does not list the method: then only the method's own text can have the key.
    fn unlisted(
        &mut self,
        document: &Controller,
        url: &str,
        method: &'m str,
        aside: &mut Notes,
    ) -> Option<Signer<'m>> {
        let missing = if document.methods.is_empty() {
            (ErrorCode::VerifyNoKey, format!("the document at {} lists no key", quote(url)))
        } else {
            (ErrorCode::VerifyKeyUnlisted, format!("the document at {} does not list the key", quote(url)))
        };
        self.of_fragment(method, missing, aside)
    }

    /// A fragment that is a Multikey: with it integrity can be looked at, and nothing else.
    fn of_fragment(&self, method: &'m str, missing: Missing, aside: &mut Notes) -> Option<Signer<'m>> {
        let (code, message) = missing;
        if self.planning {
            return None;
        }
        let limits = self.options.limits.clone();
        let options = KeyOptions { format: Some(KeyFormat::Multikey), limits, ..KeyOptions::default() };
        let fragment = method.split_once('#').map(|(_, fragment)| fragment);
        let Some(key) = fragment.and_then(|fragment| Key::read(fragment, &options).ok()) else {
            aside.unmet(&KEY_CHECKS, Some(without_fragment(method)), code, message);
            return None;
        };
        let public = if key.is_private() { key.public() } else { key };
        let word = match code {
            ErrorCode::VerifyKeyUnlisted | ErrorCode::VerifyIdMismatch => Word::Failed(code, message),
            _ => Word::Unmet(code, message),
        };
        Some(Signer { key: Held::Read(Box::new(public)), id: Some(method.to_owned()), word })
    }
}

/// What comes before the fragment.
pub(super) fn without_fragment(url: &str) -> &str {
    url.split_once('#').map_or(url, |(bare, _)| bare)
}
