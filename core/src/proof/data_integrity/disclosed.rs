//! Verifying a proof of `ecdsa-sd-2023` (VC Data Integrity ECDSA Cryptosuites 1.0, section 3.6.7).

use super::attempt::{Attempt, Candidate};
use super::disclosure::{Disclosure, Statements, wrong};
use super::forms::{digest, hexadecimal};
use crate::error::{ErrorCode, Result};
use crate::keys::JwsAlgorithm;
use crate::problem::{Problem, Severity};
use crate::proof::CanonicalForm;
use crate::proof::canonical::rdfc::HashAlgorithm;

impl Attempt<'_, '_> {
    /// The place of the key that made the proof; if there is none, why.
    pub(super) fn search_disclosed(
        &mut self,
        fitting: &[Candidate<'_>],
        problems: &mut Vec<Problem>,
    ) -> Option<usize> {
        let disclosure = match Disclosure::read(self.stated.value.unwrap_or_default()) {
            Ok(disclosure) => disclosure,
            Err(error) => {
                problems.push(self.stated.refused(&error, Some("proofValue")));
                return None;
            }
        };
        let (mut refused, mut hashed) = (None, false);
        for body in 0..self.bodies() {
            let (statements, signed) = match self.disclosed(&disclosure, body) {
                Ok(found) => found,
                Err(error) => {
                    refused = refused.or(Some(error));
                    continue;
                }
            };
            hashed = true;
            let made =
                |it: &&Candidate<'_>| it.key.verifies(it.algorithm, &signed, &disclosure.base_signature);
            let Some(index) = fitting.iter().find(made).map(|it| it.index) else { continue };
            let problem = match self.stranger(&disclosure, &statements) {
                Ok(None) => return Some(index),
                Ok(Some(place)) => self.not_its_own(place),
                Err(error) => self.stated.refused(&error, Some("proofValue")),
            };
            problems.push(problem);
            return None;
        }
        problems.push(match refused.filter(|_| !hashed) {
            Some(error) => self.stated.refused(&error, None),
            None => self.not_of_the_key(),
        });
        None
    }

    /// What was hashed for a proof that is not verified.
    pub(super) fn explain_disclosed(&mut self, value: &str) -> Option<CanonicalForm> {
        let disclosure = Disclosure::read(value).ok()?;
        self.disclosed(&disclosure, 0).ok()?;
        self.canonical.take()
    }

    /// The statements, and what the issuer signed.
    fn disclosed(&mut self, disclosure: &Disclosure, body: usize) -> Result<(Statements, Vec<u8>)> {
        let statements = disclosure.statements(self.forms, body)?;
        let options = self.forms.rdf_options(self.stated, HashAlgorithm::Sha256, body)?;
        let mandatory = digest(HashAlgorithm::Sha256, statements.mandatory.concat().as_bytes());
        let signed = [&options.hash, &disclosure.key_bytes, &mandatory].map(Vec::as_slice).concat();
        if self.explain && self.canonical.is_none() {
            self.canonical = Some(CanonicalForm {
                document: statements.mandatory.concat(),
                document_hash: hexadecimal(&mandatory),
                options: options.text,
                options_hash: hexadecimal(&options.hash),
                contexts: statements.contexts.iter().map(ToString::to_string).collect(),
            });
        }
        Ok((statements, signed))
    }

    /// The place of a statement whose own signature is not one of it, if there is one.
    fn stranger(&mut self, disclosure: &Disclosure, statements: &Statements) -> Result<Option<usize>> {
        let (signatures, others) = (&disclosure.signatures, &statements.others);
        if signatures.len() != others.len() {
            let (signatures, others) = (signatures.len(), others.len());
            return Err(wrong(format!(
                "the proof has {signatures} signatures of single statements, and {others} statements need one"
            )));
        }
        self.statements = self.statements.checked_sub(signatures.len()).ok_or_else(|| {
            wrong("all proofs together have more signatures of single statements than are verified")
        })?;
        let good = |(signature, statement): (&Vec<u8>, &String)| {
            disclosure.key.verifies(JwsAlgorithm::Es256, statement.as_bytes(), signature)
        };
        Ok(signatures.iter().zip(others).position(|pair| !good(pair)))
    }

    #[cold]
    fn not_its_own(&self, place: usize) -> Problem {
        let message =
            format!("the signature of the single statement number {place}, counted from 0, is not one of it");
        self.stated.problem(ErrorCode::ProofSignature, Severity::Error, None, message)
    }
}
