//! The canonical form of a document, as the suites of Data Integrity hash it.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, Result};
use crate::json::{Json, Path};
use crate::limits::Limits;
use crate::payload::{self, PayloadKind};
use crate::proof::Contexts;
use crate::proof::canonical::jcs;
use crate::proof::canonical::ld::{Part, to_dataset};
use crate::proof::canonical::rdfc::{self, Budget, HashAlgorithm};
use crate::proof::data_integrity::{digest, hexadecimal};

/// The ways to a canonical form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Canonicalization {
    /// JSON-LD to RDF, and RDFC-1.0: sorted N-Quads.
    #[default]
    Rdfc,
    /// RFC 8785: sorted JSON without white space.
    Jcs,
}

/// The hash of a canonical form, and of RDFC-1.0 inside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CanonicalHash {
    /// SHA-256.
    #[default]
    Sha256,
    /// SHA-384, for keys on P-384.
    Sha384,
}

/// What of a document is canonicalized.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CanonicalPart {
    /// The document without its proofs: what a proof signs.
    #[default]
    Document,
    /// All of it.
    Whole,
    /// The options of a proof: all of it but its value.
    Proof,
}

/// Options of [`canonicalize`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CanonicalizeOptions {
    /// The way. Default `rdfc`.
    pub algorithm: Canonicalization,
    /// The hash. Default `sha256`.
    pub hash: CanonicalHash,
    /// What of the document. Default `document`.
    pub part: CanonicalPart,
    /// With `part` `proof`: which one, from 0. Default 0.
    pub proof: usize,
    /// The contexts that the document may name. Not in JSON; bindings take them beside the options.
    #[serde(skip)]
    pub contexts: Contexts,
    /// The bounds of this call.
    pub limits: Limits,
}

/// A canonical form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Canonicalized {
    /// The text: N-Quads, a line each with its line feed; or JSON.
    pub text: String,
    /// Its hash, in hexadecimal digits.
    pub hash: String,
    /// How many statements there are; 0 for JSON.
    pub quads: usize,
    /// The contexts that were applied, by name: one URL can have had several bodies, of which the one of today is taken.
    pub contexts: Vec<String>,
}

/// Gives the canonical form of a document: for an issuer to compare with what other software hashes.
///
/// # Errors
/// `canon.*`; `limit.canonical_work`; `proof.missing`: there is no such proof; `proof.form`: it is no object; `json.*`,
/// `payload.*`, `document.hosted`, `limit.*`: the text is no JSON document.
///
/// ```
/// use ovenbird::{Canonicalization, CanonicalizeOptions, canonicalize};
///
/// let document = r#"{"b": 1.0, "a": "\u00e9", "proof": {"type": "DataIntegrityProof"}}"#;
/// let options = CanonicalizeOptions { algorithm: Canonicalization::Jcs, ..Default::default() };
/// assert_eq!(canonicalize(document, &options)?.text, r#"{"a":"é","b":1}"#);
///
/// let document = r#"{"@context": "https://www.w3.org/ns/credentials/v2", "id": "urn:uuid:1", "name": "Ada"}"#;
/// let canonical = canonicalize(document, &CanonicalizeOptions::default())?;
/// assert_eq!(canonical.text, "<urn:uuid:1> <https://schema.org/name> \"Ada\" .\n");
/// assert_eq!(canonical.quads, 1);
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn canonicalize(document: &str, options: &CanonicalizeOptions) -> Result<Canonicalized> {
    let opened = payload::open(document, &options.limits)?;
    if opened.kind != PayloadKind::Json {
        return Err(no_document(opened.kind));
    }
    let json = opened.read(&options.limits)?.ok_or_else(Error::internal)?;
    let hash = match options.hash {
        CanonicalHash::Sha256 => HashAlgorithm::Sha256,
        CanonicalHash::Sha384 => HashAlgorithm::Sha384,
    };
    match options.algorithm {
        Canonicalization::Rdfc => rdf(&json, hash, options),
        Canonicalization::Jcs => {
            let text = match options.part {
                CanonicalPart::Whole => jcs::canonicalise(&json),
                CanonicalPart::Document => jcs::canonicalise_without(&json, "proof"),
                CanonicalPart::Proof => {
                    let (proof, _) = proof(&json, options.proof)?;
                    jcs::canonicalise_without(proof, "proofValue")
                }
            };
            let hash = hexadecimal(&digest(hash, text.as_bytes()));
            Ok(Canonicalized { text, hash, quads: 0, contexts: Vec::new() })
        }
    }
}

fn rdf(json: &Json<'_>, hash: HashAlgorithm, options: &CanonicalizeOptions) -> Result<Canonicalized> {
    let proofs = Path::Root.member("proof");
    let part = match options.part {
        CanonicalPart::Whole => Part::whole(json)?,
        CanonicalPart::Document => Part::without_proof(json)?,
        CanonicalPart::Proof => {
            let (proof, listed) = proof(json, options.proof)?;
            let path = if listed { proofs.index(options.proof) } else { proofs };
            Part::options(proof, json, path)?
        }
    };
    let conversion = to_dataset(part, options.contexts.set(), 0)?;
    let budget = Budget::of(options.limits.canonical_work);
    let canonical = rdfc::canonicalise(conversion.dataset, hash, budget)?;
    Ok(Canonicalized {
        hash: hexadecimal(&digest(hash, canonical.nquads.as_bytes())),
        quads: canonical.quads(),
        contexts: conversion.contexts.into_iter().map(|(_, name)| name.to_string()).collect(),
        text: canonical.nquads,
    })
}

/// A proof of a document, and whether it is one of a list.
fn proof<'j>(json: &'j Json<'j>, index: usize) -> Result<(&'j Json<'j>, bool)> {
    let found = json.get("proof");
    let listed = matches!(found, Some(Json::Array(_)));
    let proof = found.and_then(|proofs| proofs.items().get(index)).ok_or_else(|| {
        Error::new(
            ErrorCode::ProofMissing,
            format!("the document has no proof number {index}, counted from 0"),
        )
    })?;
    if proof.is_object() {
        return Ok((proof, listed));
    }
    let pointer = if listed { format!("/proof/{index}") } else { "/proof".to_owned() };
    let message = format!("the proof is {}, expected an object", proof.type_name());
    Err(Error::new(ErrorCode::ProofForm, message).pointer(pointer))
}

#[cold]
fn no_document(kind: PayloadKind) -> Error {
    if kind == PayloadKind::Url {
        let message = "the text is the URL of a document, and nothing is fetched here";
        return Error::new(ErrorCode::DocumentHosted, message);
    }
    Error::new(ErrorCode::PayloadUnrecognised, "the text is a JWS, expected a JSON document")
}

#[cfg(test)]
mod tests;
