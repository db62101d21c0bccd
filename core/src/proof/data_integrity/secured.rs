//! A document and its proofs.

use super::attempt::{Attempt, hash_of};
use super::disclosure::SIGNATURES;
use super::forms::Forms;
use super::stated::Stated;
use crate::dates::Instant;
use crate::error::{Error, ErrorCode, Result};
use crate::json::Json;
use crate::keys::{Key, KeyKind};
use crate::limits::Limits;
use crate::problem::{Problem, Severity};
use crate::proof::canonical::rdfc::{Budget, HashAlgorithm};
use crate::proof::{CanonicalForm, Contexts};

/// A document whose proofs are looked at. What is hashed of it is worked out once for each way of hashing, when a proof
/// first needs it.
pub(crate) struct Secured<'j> {
    forms: Forms<'j>,
    proofs: Vec<Stated<'j>>,
    count: usize,
    /// How many signatures of single statements may still be verified.
    statements: usize,
}

/// What is asked of a proof beside its signature.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ProofDemands<'o> {
    pub(crate) at: Option<Instant>,
    pub(crate) domain: Option<&'o str>,
    pub(crate) challenge: Option<&'o str>,
    /// Whether [`Checked::canonical`] is wanted.
    pub(crate) explain: bool,
}

/// What came of verifying a proof.
#[derive(Clone, Debug, Default)]
pub(crate) struct Checked {
    /// The place of the key that made it among those given; `None` if none did, or a problem is an error.
    pub(crate) key: Option<usize>,
    /// All problems, those of [`Stated`] included.
    pub(crate) problems: Vec<Problem>,
    pub(crate) canonical: Option<CanonicalForm>,
}

impl<'j> Secured<'j> {
    /// Reads the proofs of a document. Never fails: what is wrong is noted with each.
    pub(crate) fn read(document: &'j Json<'j>, contexts: &'j Contexts, limits: &'j Limits) -> Secured<'j> {
        let proof = document.get("proof");
        let listed = matches!(proof, Some(Json::Array(_)));
        let items = proof.map_or(&[][..], Json::items);
        let proofs = items.iter().take(limits.proofs).enumerate();
        Secured {
            forms: Forms::new(document, contexts.set(), Budget::of(limits.canonical_work)),
            proofs: proofs.map(|(index, proof)| Stated::read(index, listed, proof)).collect(),
            count: items.len(),
            statements: SIGNATURES,
        }
    }

    /// How much of `limits.canonical_work` is left.
    pub(crate) fn work_left(&self) -> usize {
        self.forms.work_left()
    }

    /// The proofs, at most `limits.proofs`, in their order.
    pub(crate) fn proofs(&self) -> &[Stated<'j>] {
        &self.proofs
    }

    /// How many proofs there are, also beyond the limit.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// What a key of a kind signs for a proof that has no value yet.
    ///
    /// # Errors
    /// `proof.form`, `proof.suite`: it is no such proof; `canon.*`, `limit.canonical_work`, `limit.json_depth`.
    pub(crate) fn message(&mut self, index: usize, kind: KeyKind) -> Result<Vec<u8>> {
        let stated = self.proofs.get(index).ok_or_else(|| Error::argument("there is no such proof"))?;
        let suite = stated.suite.filter(|suite| suite.is_made()).ok_or_else(|| {
            Error::new(ErrorCode::ProofSuite, "the proof is not of a suite that proofs are made of")
        })?;
        let hash = hash_of(kind);
        Attempt::new(&mut self.forms, stated, suite).message(hash)
    }

    /// Verifies a proof with the keys that may have made it. Without keys only what it says of itself is looked at.
    ///
    /// # Errors
    /// `argument.invalid`: there is no such proof. What is wrong with the proof or the document is a problem.
    pub(crate) fn verify(
        &mut self,
        index: usize,
        keys: &[&Key],
        demands: &ProofDemands<'_>,
    ) -> Result<Checked> {
        let stated = self.proofs.get(index).ok_or_else(|| Error::argument("there is no such proof"))?;
        let mut checked = Checked { problems: stated.problems.clone(), ..Checked::default() };
        let Some(suite) = stated.suite else { return Ok(checked) };
        stated.judge(demands, &mut checked.problems);
        let mut attempt = Attempt::new(&mut self.forms, stated, suite);
        attempt.explain = demands.explain;
        attempt.statements = self.statements;
        let key = if stated.is_whole() && !keys.is_empty() {
            attempt.search(keys, &mut checked.problems)
        } else {
            attempt.explain(HashAlgorithm::Sha256);
            None
        };
        self.statements = attempt.statements;
        checked.canonical = attempt.canonical;
        checked.key =
            key.filter(|_| checked.problems.iter().all(|problem| problem.severity != Severity::Error));
        Ok(checked)
    }
}
