//! What there is to say about an embedded proof.

use serde::Serialize;

use crate::error::escape;
use crate::problem::Problem;
use crate::proof::data_integrity::{Checked, Stated};
use crate::proof::{Cryptosuite, KeyMatch};

/// An embedded proof, and whether it is good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ProofReport {
    /// Its place among the proofs of the document, from 0.
    pub index: usize,
    /// Its `id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its `type`, as written; escaped and cut.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Its suite, if it is one that can be verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cryptosuite: Option<Cryptosuite>,
    /// The key that it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_method: Option<String>,
    /// When it was made, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// Until when it holds, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// Whether it is a signature of `key`, and no problem is an error.
    pub verified: bool,
    /// The key that verified it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<KeyMatch>,
    /// What is wrong with it. Pointers lead into the document.
    pub problems: Vec<Problem>,
    /// What was hashed, if it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<CanonicalForm>,
}

impl ProofReport {
    /// The report of a proof. `key`: the one that verified it.
    pub(crate) fn of(stated: &Stated<'_>, checked: &Checked, key: Option<KeyMatch>) -> ProofReport {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        ProofReport {
            index: stated.index,
            id: owned(stated.id),
            kind: stated.kind.map(|kind| escape(kind.chars().take(60))),
            cryptosuite: stated.suite,
            verification_method: owned(stated.method),
            created: owned(stated.created),
            expires: owned(stated.expires),
            verified: key.is_some(),
            key,
            problems: checked.problems.clone(),
            canonical: checked.canonical.clone(),
        }
    }
}

/// What a proof signs: the texts and their hashes, for an issuer to compare with its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CanonicalForm {
    /// The document without its proofs: canonical N-Quads, or canonical JSON.
    pub document: String,
    /// The options of the proof, in the same form.
    pub options: String,
    /// The hash of the document, in hexadecimal digits: SHA-256, or SHA-384 with a key on P-384.
    pub document_hash: String,
    /// The hash of the options.
    pub options_hash: String,
    /// The contexts that were applied, by name: one URL can have had several bodies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<String>,
}
