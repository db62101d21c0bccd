//! What a proof says of itself (VC Data Integrity 1.0, section 2.1).
//!
//! A member of the wrong type is an error and never taken for one that is missing. Of a proof whose suite is not known
//! only that is said: others may verify it.

use super::Cryptosuite;
use super::value;
use crate::dates::{self, Instant};
use crate::error::{Error, ErrorCode, Result, quote};
use crate::json::{Json, Path};
use crate::payload::is_absolute_iri;
use crate::problem::{Problem, Severity};
use crate::proof::data_integrity::secured::ProofDemands;

/// The type of all proofs that have a `cryptosuite`.
const DATA_INTEGRITY: &str = "DataIntegrityProof";

/// What a proof says of itself, and what is wrong with that.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stated<'j> {
    /// Its place among the proofs.
    pub(crate) index: usize,
    pub(crate) id: Option<&'j str>,
    /// `type` as written.
    pub(crate) kind: Option<&'j str>,
    pub(crate) suite: Option<Cryptosuite>,
    pub(crate) method: Option<&'j str>,
    pub(crate) created: Option<&'j str>,
    pub(crate) expires: Option<&'j str>,
    /// What keeps it from being looked at any further; an error among them means that it does not verify.
    pub(crate) problems: Vec<Problem>,
    /// The proof itself, if it is an object.
    pub(super) proof: Option<&'j Json<'j>>,
    /// Whether it is an item of an array.
    listed: bool,
    domains: Vec<&'j str>,
    challenge: Option<&'j str>,
    created_at: Option<Instant>,
    expires_at: Option<Instant>,
    /// The bytes of its value, of a suite whose value is a signature.
    pub(super) signature: Option<Vec<u8>>,
    /// Its value, of a suite whose value has parts.
    pub(super) value: Option<&'j str>,
}

impl<'j> Stated<'j> {
    pub(super) fn read(index: usize, listed: bool, proof: &'j Json<'j>) -> Stated<'j> {
        let mut stated = Stated { index, listed, ..Stated::default() };
        if !proof.is_object() {
            stated.note(
                ErrorCode::ProofForm,
                None,
                format!("the proof is {}, expected an object", proof.type_name()),
            );
            return stated;
        }
        stated.proof = Some(proof);
        stated.suite(proof);
        if stated.suite.is_some() {
            stated.members(proof);
        } else {
            let text = |name| proof.get(name).and_then(Json::as_str);
            (stated.id, stated.method) = (text("id"), text("verificationMethod"));
            (stated.created, stated.expires) = (text("created"), text("expires"));
        }
        stated
    }

    /// Does something with the place of the proof in the document.
    pub(super) fn at<T>(&self, place: impl FnOnce(Path<'_>) -> T) -> T {
        let root = Path::Root;
        let proofs = root.member("proof");
        place(if self.listed { proofs.index(self.index) } else { proofs })
    }

    /// Whether it can be verified at all.
    pub(super) fn is_whole(&self) -> bool {
        self.signature.is_some() || self.value.is_some()
    }

    fn note(&mut self, code: ErrorCode, member: Option<&str>, message: impl Into<String>) {
        self.report(code, Severity::Error, member, message);
    }

    fn report(
        &mut self,
        code: ErrorCode,
        severity: Severity,
        member: Option<&str>,
        message: impl Into<String>,
    ) {
        let problem = self.problem(code, severity, member, message);
        self.problems.push(problem);
    }

    /// A problem of the proof, or of one of its members.
    pub(super) fn problem(
        &self,
        code: ErrorCode,
        severity: Severity,
        member: Option<&str>,
        message: impl Into<String>,
    ) -> Problem {
        let pointer = self.at(|path| match member {
            Some(name) => path.member(name).pointer(),
            None => path.pointer(),
        });
        Problem::new(code, severity, message).pointer(pointer)
    }

    /// What would be an error of a call is a fault of the proof here, or of the place that the error names.
    pub(crate) fn refused(&self, error: &Error, member: Option<&str>) -> Problem {
        let problem = self.problem(error.code(), Severity::Error, member, error.message());
        match &error.at().pointer {
            Some(pointer) => problem.pointer(pointer.clone()),
            None => problem,
        }
    }

    fn suite(&mut self, proof: &'j Json<'j>) {
        let Some(kind) = self.needed(proof, "type") else { return };
        self.kind = Some(kind);
        if kind == Cryptosuite::Ed25519Signature2020.as_str() {
            self.suite = Some(Cryptosuite::Ed25519Signature2020);
        } else if kind == DATA_INTEGRITY {
            let Some(name) = self.needed(proof, "cryptosuite") else { return };
            self.suite = Cryptosuite::named(name);
            if self.suite.is_none() {
                let message = format!("the cryptosuite `{}` is not supported", quote(name));
                self.report(ErrorCode::ProofSuite, Severity::Warning, Some("cryptosuite"), message);
            }
        } else {
            let message = format!("proofs of the type `{}` are not supported", quote(kind));
            self.report(ErrorCode::ProofSuite, Severity::Warning, Some("type"), message);
        }
    }

    fn members(&mut self, proof: &'j Json<'j>) {
        self.id = self.text(proof, "id");
        self.method = self.needed(proof, "verificationMethod");
        if self.method.is_some_and(|method| !is_absolute_iri(method)) {
            let message = "`verificationMethod` is no URL of a key";
            self.note(ErrorCode::ProofForm, Some("verificationMethod"), message);
        }
        self.purpose(proof);
        (self.created, self.created_at) = self.moment(proof, "created");
        (self.expires, self.expires_at) = self.moment(proof, "expires");
        self.challenge = self.text(proof, "challenge");
        self.domains(proof);
        if proof.get("previousProof").is_some() {
            let message = "the proof builds on another one, which is not supported";
            self.note(ErrorCode::ProofChain, Some("previousProof"), message);
        }
        let Some(value) = self.needed(proof, "proofValue") else { return };
        if self.suite == Some(Cryptosuite::EcdsaSd2023) {
            self.value = Some(value);
            return;
        }
        match self.signature(value) {
            Ok(signature) => self.signature = Some(signature),
            Err(error) => {
                let problem = self.refused(&error, Some("proofValue"));
                self.problems.push(problem);
            }
        }
    }

    /// The bytes of a signature, of a length that the suite has.
    fn signature(&self, text: &str) -> Result<Vec<u8>> {
        let signature = value::base58(text)?;
        let ecdsa = self.suite.is_some_and(Cryptosuite::is_ecdsa);
        if signature.len() == 64 || ecdsa && signature.len() == 96 {
            return Ok(signature);
        }
        let expected = if ecdsa { "64 (P-256) or 96 (P-384)" } else { "64" };
        Err(value::wrong(format_args!(
            "the value of the proof has {} bytes, expected {expected}",
            signature.len()
        )))
    }

    fn purpose(&mut self, proof: &'j Json<'j>) {
        let Some(purpose) = self.needed(proof, "proofPurpose") else { return };
        if purpose != "assertionMethod" {
            let message =
                format!("the purpose of the proof is `{}`, expected `assertionMethod`", quote(purpose));
            self.note(ErrorCode::ProofPurpose, Some("proofPurpose"), message);
        }
    }

    fn domains(&mut self, proof: &'j Json<'j>) {
        let Some(domain) = proof.get("domain") else { return };
        self.domains = domain.items().iter().filter_map(Json::as_str).collect();
        if self.domains.len() != domain.items().len() {
            let message = "`domain` is neither a text nor a list of texts";
            self.note(ErrorCode::ProofForm, Some("domain"), message);
        }
    }

    /// A date, as text and as a moment.
    fn moment(&mut self, proof: &'j Json<'j>, name: &'static str) -> (Option<&'j str>, Option<Instant>) {
        let Some(text) = self.text(proof, name) else { return (None, None) };
        let moment = dates::rfc3339(text);
        if moment.is_none() {
            let message = format!("`{name}` is no date and time with a time zone: `{}`", quote(text));
            self.note(ErrorCode::ProofForm, Some(name), message);
        }
        (Some(text), moment)
    }

    /// The text of a member that has to be there.
    fn needed(&mut self, proof: &'j Json<'j>, name: &'static str) -> Option<&'j str> {
        if proof.get(name).is_none() {
            self.note(ErrorCode::ProofForm, None, format!("the proof has no `{name}`"));
        }
        self.text(proof, name)
    }

    /// The text of a member, if it is there.
    fn text(&mut self, proof: &'j Json<'j>, name: &'static str) -> Option<&'j str> {
        let value = proof.get(name)?;
        let text = value.as_str();
        if text.is_none() {
            let message = format!("`{name}` is {}, expected a text", value.type_name());
            self.note(ErrorCode::ProofForm, Some(name), message);
        }
        text
    }

    /// Holds it against what is asked of it beside its signature.
    pub(super) fn judge(&self, demands: &ProofDemands<'_>, problems: &mut Vec<Problem>) {
        let mut note = |code, member, message: &str| {
            problems.push(self.problem(code, Severity::Error, member, message));
        };
        if let Some(at) = demands.at {
            if self.created_at.is_some_and(|created| created > at) {
                note(ErrorCode::ProofNotYet, Some("created"), "the proof was created in the future");
            }
            if self.expires_at.is_some_and(|expires| expires <= at) {
                note(ErrorCode::ProofExpired, Some("expires"), "the proof has expired");
            }
        }
        if demands.domain.is_some_and(|domain| !self.domains.contains(&domain)) {
            note(ErrorCode::ProofDomain, None, "the proof was not made for the expected domain");
        }
        if demands.challenge.is_some() && demands.challenge != self.challenge {
            note(ErrorCode::ProofChallenge, None, "the proof does not answer the expected challenge");
        }
    }
}
