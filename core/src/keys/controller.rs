//! Documents that say which keys somebody has: DID documents and controller documents (Controlled Identifiers 1.0), or a
//! key that stands at its own address.
//!
//! One key that cannot be used does not make the others useless. What leaves open whose or which key is meant refuses the
//! whole document: an id given twice, an id of a wrong type.

use crate::error::{Error, ErrorCode, Result, quote};
use crate::json::Json;
use crate::keys::{Key, did, did_jwk, method};
use crate::limits::Limits;

/// Most verification methods of one document, and most references to some: each costs its checks.
const METHODS: usize = 64;

/// The members whose methods are for something else than credentials (Controlled Identifiers 1.0 section 2.3).
const OTHER_PURPOSES: [&str; 4] =
    ["authentication", "keyAgreement", "capabilityInvocation", "capabilityDelegation"];

/// Whose keys there are, and for what.
#[derive(Debug, Default)]
pub(crate) struct Controller {
    /// Whom the document is about; of a lone key or JWK set `None`.
    pub(crate) id: Option<String>,
    pub(crate) methods: Vec<Method>,
    /// The ids that `assertionMethod` refers to instead of having the method in it, absolute. The method may stand in
    /// `verificationMethod` of this document, or in one of somebody else.
    pub(crate) asserts: Vec<String>,
}

/// A verification method.
#[derive(Debug)]
pub(crate) struct Method {
    /// Absolute; of a bare JWK `None`, or its `kid`.
    pub(crate) id: Option<String>,
    pub(crate) controller: Option<String>,
    /// The key, or why it cannot be used.
    pub(crate) key: Result<Key>,
    /// RFC 3339 as written.
    pub(crate) revoked: Option<String>,
    pub(crate) expires: Option<String>,
    /// Whether it stands in or is named by `assertionMethod`; `None` if it is no part of a document with an `id` of its own.
    pub(crate) asserts: Option<bool>,
}

impl Controller {
    /// Reads a document that came from an address: a DID document, a controller document, an issuer profile with keys, a
    /// Multikey or other verification method, a JWK, a JWK set. Relative ids are those of the document's own id.
    ///
    /// # Errors
    /// `verify.document`: it is none of these.
    pub(crate) fn read(document: &Json<'_>, address: &str, limits: &Limits) -> Result<Controller> {
        let _ = limits; // The reader of the document has applied them; ids and keys have bounds of their own.
        if !document.is_object() {
            return Err(refused(format!("the document is {}, expected an object", document.type_name())));
        }
        let has_methods =
            ["verificationMethod", "assertionMethod"].iter().any(|name| document.get(name).is_some());
        let forms = [
            has_methods,
            document.get("kty").is_some(),
            document.get("keys").is_some(),
            method::is_method(document),
        ];
        let read = match forms {
            [_, false, false, false] => whole(document),
            [false, true, false, false] => {
                Ok(Controller { methods: vec![bare_jwk(document)?], ..Default::default() })
            }
            [false, false, true, false] => jwk_set(document),
            [false, false, false, true] => {
                let method = read_method(document, address, None)?;
                Ok(Controller { methods: vec![method], ..Default::default() })
            }
            _ => {
                Err(refused("the document is a key and a document with keys at once, or a key in two forms"))
            }
        }?;
        read.without_doubles()
    }

    /// The method with an id.
    pub(crate) fn method(&self, id: &str) -> Option<&Method> {
        self.methods.iter().find(|method| method.id.as_deref() == Some(id))
    }

    /// Refuses a document in which one id means two methods: which of them would count?
    fn without_doubles(self) -> Result<Controller> {
        let mut ids: Vec<&str> = self.methods.iter().filter_map(|method| method.id.as_deref()).collect();
        ids.sort_unstable();
        match ids.windows(2).find(|pair| pair.first() == pair.last()) {
            Some(pair) => {
                let id = quote(pair.first().copied().unwrap_or_default());
                Err(refused(format!("the document has two verification methods with the id {id}")))
            }
            None => Ok(self),
        }
    }
}

#[cold]
fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::VerifyDocument, message)
}

fn too_many() -> Error {
    refused(format!("the document has more than {METHODS} verification methods"))
}

/// A document about somebody: its `id`, and what it says about keys.
fn whole(document: &Json<'_>) -> Result<Controller> {
    let id = text(document, "id")?.ok_or_else(|| refused("the document has neither an `id` nor a key"))?;
    let mut read = Controller { id: Some(id.to_owned()), ..Default::default() };
    // A reference here is to a document of somebody else, which says itself what the key is.
    read.take(document, "verificationMethod", false)?;
    read.asserts = read.take(document, "assertionMethod", true)?;
    for name in OTHER_PURPOSES {
        read.take(document, name, false)?;
    }
    for method in &mut read.methods {
        if method.id.as_ref().is_some_and(|id| read.asserts.contains(id)) {
            method.asserts = Some(true);
        }
    }
    Ok(read)
}

impl Controller {
    /// Takes the methods of a member, and answers with the ids that it refers to.
    fn take(&mut self, document: &Json<'_>, name: &str, asserts: bool) -> Result<Vec<String>> {
        let base = self.id.clone().unwrap_or_default();
        let mut references = Vec::new();
        for item in document.list(name) {
            match item {
                Json::String(id) => references.push(absolute(id, &base)?),
                Json::Object(_) => self.methods.push(read_method(item, &base, Some(asserts))?),
                other => {
                    let found = other.type_name();
                    return Err(refused(format!(
                        "an item of `{name}` is {found}, expected a text or an object"
                    )));
                }
            }
            if references.len() > METHODS || self.methods.len() > METHODS {
                return Err(too_many());
            }
        }
        Ok(references)
    }
}

/// One verification method (Controlled Identifiers 1.0 section 2.2).
fn read_method(json: &Json<'_>, base: &str, asserts: Option<bool>) -> Result<Method> {
    let id = text(json, "id")?.map(|id| absolute(id, base)).transpose()?;
    let key = method::key(json, id.as_deref());
    Ok(Method {
        controller: text(json, "controller")?.map(|id| absolute(id, base)).transpose()?,
        key,
        revoked: text(json, "revoked")?.map(str::to_owned),
        expires: text(json, "expires")?.map(str::to_owned),
        asserts,
        id,
    })
}

/// RFC 7517; a JWK says nothing about controllers.
fn bare_jwk(json: &Json<'_>) -> Result<Method> {
    let id = text(json, "kid")?.map(str::to_owned);
    let key = did_jwk::public(json).and_then(|jwk| Key::new(jwk.material, jwk.id, jwk.algorithm));
    Ok(Method { id, controller: None, key, revoked: None, expires: None, asserts: None })
}

fn jwk_set(document: &Json<'_>) -> Result<Controller> {
    let Some(Json::Array(keys)) = document.get("keys") else {
        return Err(refused("`keys` of the JWK set is no array"));
    };
    if keys.len() > METHODS {
        return Err(too_many());
    }
    let methods = keys.iter().map(bare_jwk).collect::<Result<_>>()?;
    Ok(Controller { methods, ..Default::default() })
}

/// The text of a member, `None` if it is not there. Anything else than a text is refused: passed over, a key that was
/// revoked would not be.
fn text<'j>(json: &'j Json<'_>, name: &str) -> Result<Option<&'j str>> {
    match json.present(name).map(Json::single) {
        None => Ok(None),
        Some(Json::String(text)) if text.len() > did::DID_BYTES => {
            Err(refused(format!("`{name}` has {} bytes, at most {}", text.len(), did::DID_BYTES)))
        }
        Some(Json::String(text)) => Ok(Some(text)),
        Some(other) => Err(refused(format!("`{name}` is {}, expected a text", other.type_name()))),
    }
}

/// An id as it is, or the fragment of a document. Other relative ids are refused: nobody writes them.
fn absolute(id: &str, base: &str) -> Result<String> {
    let scheme = id.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    };
    if scheme.is_some_and(is_scheme) {
        return Ok(id.to_owned());
    }
    match id.strip_prefix('#') {
        Some(_) => Ok(format!("{}{id}", base.split('#').next().unwrap_or_default())),
        None => Err(refused(format!("the id {} is neither absolute nor a fragment", quote(id)))),
    }
}
