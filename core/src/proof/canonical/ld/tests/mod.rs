//! Each rule of the conversion by a document small enough to read, and the published vectors.

mod contexts;
mod forms;
mod guide;
mod parts;
mod refusals;
mod rules;
mod signatures;
mod threads;
pub(crate) mod vectors;

use super::walk::Conversion;
use super::{ContextSet, Part, to_dataset};
use crate::error::Error;
use crate::json;
use crate::limits::Limits;
use crate::proof::canonical::rdfc::{Budget, HashAlgorithm, canonicalise};

pub(super) const V2: &str = "https://www.w3.org/ns/credentials/v2";
pub(super) const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// A context of the tests' own, registered by [`own`].
pub(super) const OWN: &str = "https://contexts.example/own";

/// The known contexts and one more.
pub(super) fn own(context: &str) -> ContextSet {
    let mut contexts = ContextSet::known();
    register(&mut contexts, OWN, context).unwrap();
    contexts
}

pub(super) fn register(contexts: &mut ContextSet, url: &str, context: &str) -> Result<(), Error> {
    let text = format!(r#"{{"@context": {context}}}"#);
    contexts.register(url, &json::read(&text, &Limits::default()).unwrap())
}

pub(super) fn convert(contexts: &ContextSet, document: &str, body: usize) -> Result<Conversion, Error> {
    to_dataset(Part::whole(&json::read(document, &Limits::default()).unwrap())?, contexts, body)
}

/// The canonical text.
pub(super) fn canonical_by(
    contexts: &ContextSet,
    document: &str,
    hash: HashAlgorithm,
) -> Result<String, Error> {
    Ok(canonicalise(convert(contexts, document, 0)?.dataset, hash, Budget::DEFAULT)?.nquads)
}

pub(super) fn canonical(contexts: &ContextSet, document: &str) -> Result<String, Error> {
    canonical_by(contexts, document, HashAlgorithm::Sha256)
}

/// The canonical text of a document whose context is the tests' own.
pub(super) fn with(context: &str, members: &str) -> String {
    canonical(&own(context), &format!(r#"{{"@context": "{OWN}", {members}}}"#)).unwrap()
}

/// The code and the pointer of the refusal of a document whose context is the tests' own.
pub(super) fn refused(context: &str, members: &str) -> (&'static str, String) {
    refusal(&canonical(&own(context), &format!(r#"{{"@context": "{OWN}", {members}}}"#)).unwrap_err())
}

pub(super) fn refusal(error: &Error) -> (&'static str, String) {
    (error.code().as_str(), error.at().pointer.clone().unwrap_or_else(|| "no pointer".to_owned()))
}
