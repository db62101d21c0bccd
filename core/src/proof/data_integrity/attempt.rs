//! Looking for the key that made a proof.

use super::forms::{self, Forms, hexadecimal};
use super::stated::Stated;
use crate::error::{Error, ErrorCode, Result};
use crate::keys::{JwsAlgorithm, Key, KeyKind};
use crate::problem::{Problem, Severity};
use crate::proof::canonical::rdfc::HashAlgorithm;
use crate::proof::{CanonicalForm, Cryptosuite};

/// A key that may have made a proof, and its place among those given.
pub(super) struct Candidate<'k> {
    pub(super) index: usize,
    pub(super) key: &'k Key,
    pub(super) algorithm: JwsAlgorithm,
}

impl Candidate<'_> {
    fn hash(&self) -> HashAlgorithm {
        hash_of(self.key.kind())
    }
}

/// What is hashed, and its hashes one after the other.
struct Hashes {
    canonical: Option<CanonicalForm>,
    /// The hash of the options, then that of the document.
    signed: Vec<u8>,
}

/// Looking for the key that made a proof.
pub(super) struct Attempt<'s, 'j> {
    pub(super) forms: &'s mut Forms<'j>,
    pub(super) stated: &'s Stated<'j>,
    pub(super) suite: Cryptosuite,
    pub(super) explain: bool,
    /// How many signatures of single statements may be verified.
    pub(super) statements: usize,
    /// What was hashed: when it verified, or else the first time.
    pub(super) canonical: Option<CanonicalForm>,
}

impl<'s, 'j> Attempt<'s, 'j> {
    pub(super) fn new(
        forms: &'s mut Forms<'j>,
        stated: &'s Stated<'j>,
        suite: Cryptosuite,
    ) -> Attempt<'s, 'j> {
        Attempt { forms, stated, suite, explain: false, statements: 0, canonical: None }
    }

    /// What is signed for the proof.
    ///
    /// # Errors
    /// `canon.*`, `limit.canonical_work`, `limit.json_depth`
    pub(super) fn message(&mut self, hash: HashAlgorithm) -> Result<Vec<u8>> {
        self.hashes(hash, 0).map(|hashes| hashes.signed)
    }

    /// The place of the key that made the proof; if there is none, why.
    pub(super) fn search(&mut self, keys: &[&Key], problems: &mut Vec<Problem>) -> Option<usize> {
        let fitting = self.fitting(keys);
        if fitting.is_empty() {
            problems.push(self.no_key_fits());
            self.explain(HashAlgorithm::Sha256);
            return None;
        }
        if self.suite == Cryptosuite::EcdsaSd2023 {
            return self.search_disclosed(&fitting, problems);
        }
        let signature = self.stated.signature.as_deref().unwrap_or_default();
        let long_enough = |candidate: &&Candidate<'_>| signature_len(candidate.algorithm) == signature.len();
        let candidates: Vec<&Candidate<'_>> = fitting.iter().filter(long_enough).collect();
        let Some(first) = candidates.first() else {
            problems.push(self.wrong_length(&fitting, signature.len()));
            self.explain(fitting.first().map_or(HashAlgorithm::Sha256, Candidate::hash));
            return None;
        };
        // All have a signature of the same length, so they are on the same curve.
        let hash = first.hash();
        let (mut refused, mut hashed) = (None, false);
        for body in 0..self.bodies() {
            let hashes = match self.hashes(hash, body) {
                Ok(hashes) => hashes,
                Err(error) => {
                    refused = refused.or(Some(error));
                    continue;
                }
            };
            hashed = true;
            let made = |it: &&&Candidate<'_>| it.key.verifies(it.algorithm, &hashes.signed, signature);
            let found = candidates.iter().find(made).map(|it| it.index);
            if found.is_some() || self.canonical.is_none() {
                self.canonical = hashes.canonical;
            }
            if found.is_some() {
                return found;
            }
        }
        problems.push(match refused.filter(|_| !hashed) {
            Some(error) => self.stated.refused(&error, None),
            None => self.not_of_the_key(),
        });
        None
    }

    fn no_key_fits(&self) -> Problem {
        let kind = match self.suite {
            Cryptosuite::EcdsaSd2023 => "a key on P-256",
            suite if suite.is_ecdsa() => "a key on P-256 or P-384",
            _ => "an Ed25519 key",
        };
        let message = format!("a proof of {} is made with {kind}", self.suite.as_str());
        self.stated.problem(ErrorCode::ProofKey, Severity::Error, None, message)
    }

    /// The keys that are of a kind that the suite signs with.
    fn fitting<'k>(&self, keys: &[&'k Key]) -> Vec<Candidate<'k>> {
        let all = keys.iter().copied().enumerate();
        let fitting = all.filter_map(|(index, key)| {
            let algorithm = self.suite.algorithm(key.kind()).filter(|it| key.goes_with(*it))?;
            Some(Candidate { index, key, algorithm })
        });
        fitting.collect()
    }

    /// How many bodies of the contexts are tried.
    pub(super) fn bodies(&self) -> usize {
        if self.suite.is_jcs() { 1 } else { self.forms.bodies() }
    }

    /// The canonical texts and their hashes.
    fn hashes(&mut self, hash: HashAlgorithm, body: usize) -> Result<Hashes> {
        let (document, options) = if self.suite.is_jcs() {
            let document = self.forms.jcs_document(self.stated, hash)?;
            let proof = self.stated.proof.ok_or_else(Error::internal)?;
            (document, forms::jcs_options(proof, hash))
        } else {
            // The document first: what is wrong with its contexts is best said of it.
            let document = self.forms.rdf_document(hash, body)?;
            (document, self.forms.rdf_options(self.stated, hash, body)?)
        };
        let canonical = self.explain.then(|| CanonicalForm {
            document: document.text.clone(),
            document_hash: hexadecimal(&document.hash),
            options_hash: hexadecimal(&options.hash),
            contexts: document.contexts.iter().map(ToString::to_string).collect(),
            options: options.text,
        });
        Ok(Hashes { canonical, signed: [options.hash, document.hash.clone()].concat() })
    }

    /// Works out what was hashed for a proof that is not verified, if it is wanted and can be.
    pub(super) fn explain(&mut self, hash: HashAlgorithm) {
        if !self.explain || self.stated.proof.is_none() {
            return;
        }
        self.canonical = match self.stated.value.filter(|_| self.suite == Cryptosuite::EcdsaSd2023) {
            Some(value) => self.explain_disclosed(value),
            None => self.hashes(hash, 0).ok().and_then(|hashes| hashes.canonical),
        };
    }

    #[cold]
    pub(super) fn not_of_the_key(&self) -> Problem {
        let message = "the proof is not a signature of this document with this key: the document was changed, or signed \
            with another key";
        self.stated.problem(ErrorCode::ProofSignature, Severity::Error, None, message)
    }

    #[cold]
    fn wrong_length(&self, fitting: &[Candidate<'_>], found: usize) -> Problem {
        let expected = fitting.first().map_or(0, |candidate| signature_len(candidate.algorithm));
        let message = format!("the value of the proof has {found} bytes; one of this key has {expected}");
        self.stated.problem(ErrorCode::ProofValue, Severity::Error, Some("proofValue"), message)
    }
}

/// The hash that goes with a kind of key.
pub(super) fn hash_of(kind: KeyKind) -> HashAlgorithm {
    if kind == KeyKind::P384 { HashAlgorithm::Sha384 } else { HashAlgorithm::Sha256 }
}

/// How long a signature is.
const fn signature_len(algorithm: JwsAlgorithm) -> usize {
    if matches!(algorithm, JwsAlgorithm::Es384) { 96 } else { 64 }
}
