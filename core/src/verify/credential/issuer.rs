//! What an issuer says of its own keys: in its DID document or controller document (Controlled Identifiers 1.0, sections
//! 2.2 and 2.3.2).

use crate::dates;
use crate::error::{ErrorCode, quote};
use crate::keys::Key;
use crate::keys::controller::{Controller, Method};
use crate::keys::did::{self, Did};
use crate::verify::candidates::Held;
use crate::verify::credential::key_of::{Signer, Word};
use crate::verify::credential::methods::{Missing, without_fragment};
use crate::verify::session::Session;
use crate::verify::web::WebUrl;

impl<'m> Session<'m> {
    /// Whether the issuer itself stands by a method of somebody else's document: it refers to it, or has it with the same
    /// key. What somebody else puts under an id that the issuer has with a key of its own is not the issuer's.
    pub(super) fn vouched(&mut self, method: &str, key: &Key, issuer: Option<&'m str>) -> Word {
        let own = match self.document_of_issuer(issuer) {
            Ok(Some(own)) => own,
            Ok(None) => return nowhere(issuer),
            Err((code, message)) => return Word::Unmet(code, message),
        };
        let refers = match own.method(method) {
            Some(known) => {
                known.asserts == Some(true) && is_of(known, key) && self.out_of_force(known).is_none()
            }
            None => own.asserts.iter().any(|known| known == method),
        };
        if refers {
            return Word::Issuer;
        }
        let message = "the key is under the control of somebody else, and the issuer does not stand by it";
        Word::Failed(ErrorCode::VerifyController, message.to_owned())
    }

    /// Whether the issuer lists a key that came without an id of its own.
    pub(super) fn listed_by_issuer(&mut self, key: &Key, issuer: Option<&'m str>) -> Word {
        let own = match self.document_of_issuer(issuer) {
            Ok(Some(own)) => own,
            Ok(None) => return self.itself(key, issuer),
            Err((code, message)) => return Word::Unmet(code, message),
        };
        let about = own.id.as_deref().unwrap_or_default();
        match own.methods.iter().find(|method| is_of(method, key)) {
            Some(method) => self.unfit(method, about).unwrap_or(Word::Issuer),
            None if own.methods.is_empty() => {
                Word::Unmet(ErrorCode::VerifyNoKey, "the issuer's document lists no key".to_owned())
            }
            None => Word::Failed(
                ErrorCode::VerifyKeyUnlisted,
                "the issuer's document does not list the key that signed".to_owned(),
            ),
        }
    }

    /// The key came along, and the issuer may be that key.
    fn itself(&mut self, key: &Key, issuer: Option<&'m str>) -> Word {
        let Some(did) = issuer.and_then(did::bare) else { return nowhere(issuer) };
        match did::read(did, &self.options.limits) {
            Ok(Did::Itself(own)) if own.thumbprint() == key.thumbprint() => {
                self.of_itself(key, did, did, issuer)
            }
            Ok(_) => {
                let message = "the issuer is a key itself, and not the one that signed";
                Word::Failed(ErrorCode::VerifyKeyUnlisted, message.to_owned())
            }
            Err(error) => Word::Unmet(error.code(), error.message().to_owned()),
        }
    }

    /// The issuer's own document about its keys; `None` if its id leads to none.
    pub(super) fn document_of_issuer(
        &mut self,
        issuer: Option<&'m str>,
    ) -> Result<Option<&'m Controller>, Missing> {
        let Some(issuer) = issuer else { return Ok(None) };
        let (url, id) = match did::bare(issuer) {
            Some(did) => match did::read(did, &self.options.limits) {
                Ok(Did::Web(url)) => (url, did),
                Ok(Did::Itself(_)) => return Ok(None),
                Err(error) => return Err((error.code(), error.message().to_owned())),
            },
            None if WebUrl::read(issuer).is_some() => (without_fragment(issuer).to_owned(), issuer),
            None => return Ok(None),
        };
        let document = self.controller(&url)?;
        match document.id.as_deref() {
            Some(own) if own == id => Ok(Some(document)),
            Some(own) => {
                let message = format!("the issuer's document says that it is about {}", quote(own));
                Err((ErrorCode::VerifyIdMismatch, message))
            }
            None => {
                let message = "at the issuer's address there is no document that says whose it is";
                Err((ErrorCode::VerifyDocument, message.to_owned()))
            }
        }
    }

    /// A method of the issuer's own document, as one that may have signed.
    pub(super) fn of_list(&self, method: &'m Method, about: Option<&str>) -> Option<Signer<'m>> {
        let key = method.key.as_ref().ok()?;
        let word = self.unfit(method, about.unwrap_or_default()).unwrap_or(Word::Issuer);
        Some(Signer { key: Held::Kept(key), id: method.id.clone(), word })
    }

    /// Why a method of a document may not sign credentials, or is not in force.
    pub(super) fn unfit(&self, method: &Method, about: &str) -> Option<Word> {
        if let Some(controller) = method.controller.as_deref().filter(|controller| *controller != about) {
            let message = format!("the key is under the control of {}", quote(controller));
            return Some(Word::Failed(ErrorCode::VerifyController, message));
        }
        if method.asserts != Some(true) {
            let message = "the document does not list the key in `assertionMethod`";
            return Some(Word::Failed(ErrorCode::VerifyKeyPurpose, message.to_owned()));
        }
        self.out_of_force(method)
    }

    /// Why a method is not in force: it was revoked, or is past its end. A date that cannot be read counts as past.
    pub(super) fn out_of_force(&self, method: &Method) -> Option<Word> {
        let dates = [(&method.revoked, "the key was revoked"), (&method.expires, "the key has expired")];
        for (text, what) in dates {
            let Some(text) = text else { continue };
            let Some(at) = self.at else {
                let message = "no moment was given at which to judge the dates of the key";
                return Some(Word::Unmet(ErrorCode::VerifyTime, message.to_owned()));
            };
            if dates::rfc3339(text).is_none_or(|moment| moment <= at) {
                return Some(Word::Failed(ErrorCode::VerifyKeyRevoked, what.to_owned()));
            }
        }
        None
    }
}

pub(super) fn is_of(method: &Method, key: &Key) -> bool {
    method.key.as_ref().is_ok_and(|own| own.thumbprint() == key.thumbprint())
}

/// The issuer's id leads to no document.
fn nowhere(issuer: Option<&str>) -> Word {
    let message = match issuer {
        Some(issuer) => format!("the issuer is {}, which leads to no document about its keys", quote(issuer)),
        None => "the credential names no issuer".to_owned(),
    };
    match issuer.and_then(did::bare) {
        // An issuer that is its own key does not sign with another one.
        Some(_) => Word::Failed(
            ErrorCode::VerifyController,
            "the issuer is a key itself, and another one signed".to_owned(),
        ),
        None => Word::Unmet(ErrorCode::VerifyIssuerHost, message),
    }
}
