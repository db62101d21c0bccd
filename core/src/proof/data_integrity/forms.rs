//! What is hashed: canonical texts, each worked out once.

use std::sync::Arc;

use sha2::{Digest, Sha256, Sha384};

use super::stated::Stated;
use crate::error::{Error, ErrorCode, Result, quote};
use crate::json::Json;
use crate::proof::canonical::jcs;
use crate::proof::canonical::ld::{ContextSet, Part, to_selection};
use crate::proof::canonical::rdfc::{self, Budget, Canonical, HashAlgorithm, Quad};

/// A canonical text.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) text: String,
    pub(crate) hash: Vec<u8>,
    /// The contexts that were applied, by name.
    pub(crate) contexts: Vec<Arc<str>>,
}

impl Form {
    fn new(text: String, hash: HashAlgorithm, contexts: Vec<Arc<str>>) -> Form {
        Form { hash: digest(hash, text.as_bytes()), text, contexts }
    }
}

/// Bytes in hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len().saturating_mul(2)), |mut out, byte| {
        // Writing to a text does not fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// The hash of a text.
pub(crate) fn digest(hash: HashAlgorithm, text: &[u8]) -> Vec<u8> {
    match hash {
        HashAlgorithm::Sha256 => Sha256::digest(text).to_vec(),
        HashAlgorithm::Sha384 => Sha384::digest(text).to_vec(),
    }
}

/// A part of a document in RDF.
pub(super) struct Rdf {
    pub(super) canonical: Canonical,
    /// The contexts that were applied, by name.
    pub(super) contexts: Vec<Arc<str>>,
    /// The statements from the places that were asked for.
    pub(super) selected: Vec<Quad>,
}

/// The document of [`Secured`](super::Secured) and the canonical texts of it that were needed so far.
#[derive(Debug)]
pub(super) struct Forms<'j> {
    document: &'j Json<'j>,
    contexts: &'j ContextSet,
    /// For all texts together: many proofs are no way to more work.
    budget: Budget,
    bodies: usize,
    documents: Vec<(Kind, Result<Arc<Form>>)>,
}

/// The kinds of texts that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Jcs(HashAlgorithm),
    Rdfc(HashAlgorithm, usize),
}

impl<'j> Forms<'j> {
    pub(super) fn new(document: &'j Json<'j>, contexts: &'j ContextSet, budget: Budget) -> Forms<'j> {
        let urls = document.get("@context").map_or(&[][..], Json::items).iter().filter_map(Json::as_str);
        let bodies = urls.map(|url| contexts.count(url)).max().unwrap_or(1).max(1);
        Forms { document, contexts, budget, bodies, documents: Vec::new() }
    }

    pub(super) fn work_left(&self) -> usize {
        self.budget.units()
    }

    /// How many bodies the contexts of the document have had at most.
    pub(super) fn bodies(&self) -> usize {
        self.bodies
    }

    /// The document without its proofs, in RDF.
    ///
    /// # Errors
    /// `canon.*`, `limit.canonical_work`, `limit.json_depth`
    pub(super) fn rdf_document(&mut self, hash: HashAlgorithm, body: usize) -> Result<Arc<Form>> {
        self.kept(Kind::Rdfc(hash, body), |forms| {
            let part = Part::without_proof(forms.document)?;
            let Rdf { canonical, contexts, .. } = forms.rdf(part, hash, body, &[])?;
            Ok(Form::new(canonical.nquads, hash, contexts))
        })
    }

    /// The options of a proof, in RDF.
    ///
    /// # Errors
    /// `canon.*`, `limit.canonical_work`, `limit.json_depth`
    pub(super) fn rdf_options(
        &mut self,
        stated: &Stated<'j>,
        hash: HashAlgorithm,
        body: usize,
    ) -> Result<Form> {
        let proof = stated.proof.ok_or_else(Error::internal)?;
        let document = self.document;
        stated.at(|path| {
            let part = Part::options(proof, document, path)?;
            let Rdf { canonical, contexts, .. } = self.rdf(part, hash, body, &[])?;
            Ok(Form::new(canonical.nquads, hash, contexts))
        })
    }

    /// The document without its proofs, in RDF, and which of its statements come from some places.
    ///
    /// # Errors
    /// `canon.*`, `limit.canonical_work`, `limit.json_depth`; `proof.disclosure`: there is no such place.
    pub(super) fn rdf_selection(&mut self, body: usize, pointers: &[String]) -> Result<Rdf> {
        if let Some(lost) = pointers.iter().find(|pointer| resolve(self.document, pointer).is_none()) {
            let message =
                format!("the document has nothing at `{}`, which the proof is to disclose", quote(lost));
            return Err(Error::new(ErrorCode::ProofDisclosure, message));
        }
        self.rdf(Part::without_proof(self.document)?, HashAlgorithm::Sha256, body, pointers)
    }

    /// A part of the document in RDF, paid for.
    fn rdf(&mut self, part: Part<'_>, hash: HashAlgorithm, body: usize, pointers: &[String]) -> Result<Rdf> {
        let conversion = to_selection(part, self.contexts, body, pointers)?;
        let canonical = rdfc::canonicalise(conversion.dataset, hash, self.budget).inspect_err(|_| {
            self.budget = Budget::of(0);
        })?;
        self.budget = canonical.left;
        let contexts = conversion.contexts.into_iter().map(|(_, name)| name).collect();
        Ok(Rdf { canonical, contexts, selected: conversion.selected })
    }

    /// The document without its proofs, in canonical JSON, with the contexts that the proof has
    /// (VC Data Integrity `EdDSA` Cryptosuites 1.0, section 3.3.2).
    ///
    /// # Errors
    /// `proof.form` if those are not the first ones of the document.
    pub(super) fn jcs_document(&mut self, stated: &Stated<'j>, hash: HashAlgorithm) -> Result<Arc<Form>> {
        let proof = stated.proof.ok_or_else(Error::internal)?;
        let own = self.document.get("@context");
        let signed = proof.get("@context").or(own);
        if signed == own {
            return self.kept(Kind::Jcs(hash), |forms| Ok(jcs_form(forms.document, None, hash)));
        }
        let begins = signed.zip(own).is_some_and(|(signed, own)| own.items().starts_with(signed.items()));
        if !begins {
            let message = "the proof has another `@context` than the document";
            let pointer = stated.at(|path| path.member("@context").pointer());
            return Err(Error::new(ErrorCode::ProofForm, message).pointer(pointer));
        }
        Ok(Arc::new(jcs_form(self.document, signed, hash)))
    }

    fn kept(&mut self, kind: Kind, make: impl FnOnce(&mut Self) -> Result<Form>) -> Result<Arc<Form>> {
        if let Some((_, form)) = self.documents.iter().find(|(known, _)| *known == kind) {
            return form.clone();
        }
        let form = make(self).map(Arc::new);
        self.documents.push((kind, form.clone()));
        form
    }
}

/// The value at a JSON Pointer (RFC 6901).
fn resolve<'j>(document: &'j Json<'j>, pointer: &str) -> Option<&'j Json<'j>> {
    let Some(tokens) = pointer.strip_prefix('/') else { return pointer.is_empty().then_some(document) };
    tokens.split('/').try_fold(document, |value, token| match value {
        Json::Array(items) => {
            items.get(token.parse::<usize>().ok().filter(|index| index.to_string() == token)?)
        }
        _ => value.get(&token.replace("~1", "/").replace("~0", "~")),
    })
}

/// The options of a proof in canonical JSON.
pub(super) fn jcs_options(proof: &Json<'_>, hash: HashAlgorithm) -> Form {
    Form::new(jcs::canonicalise_without(proof, "proofValue"), hash, Vec::new())
}

/// The document without its proofs, and with another context.
fn jcs_form(document: &Json<'_>, context: Option<&Json<'_>>, hash: HashAlgorithm) -> Form {
    let members = document.as_object().unwrap_or_default().iter();
    let members = members.filter(|(name, _)| name != "proof").map(|(name, value)| match context {
        Some(context) if name == "@context" => (name.as_ref(), context),
        _ => (name.as_ref(), value),
    });
    Form::new(jcs::canonicalise_object(members), hash, Vec::new())
}
