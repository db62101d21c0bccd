//! Signed badges: a compact JWS, verified with a key that the issuer publishes or that the caller trusts (Open Badges
//! 2.0, `SignedBadge`; 1.0 and 1.1: the PEM at `verify.url`).
//!
//! A key is the issuer's if its hosted profile lists it. Keys that the badge brings along prove nothing.

use crate::error::ErrorCode;
use crate::keys::Key;
use crate::proof::{SignatureOptions, SignatureReport, verify_signature};
use crate::verify::candidates::{Candidate, Listing};
use crate::verify::document::Document;
use crate::verify::notes::Notes;
use crate::verify::report::{CheckName, Method, SigningKey, Trust};
use crate::verify::session::Session;
use crate::verify::statement::{Judged, Stated, stated};

impl<'m> Session<'m> {
    /// Judges a JWS.
    pub(super) fn signed(&mut self, document: &'m Document, notes: &mut Notes) -> Judged<'m> {
        self.structure(document, None, notes);
        let mut judged =
            Judged { document: Some(document), method: Some(Method::Signed), ..Judged::default() };
        self.chain(document, None, &mut judged, notes);
        notes.pass(CheckName::Structure, "the documents are as their specification wants them");
        if stated(document) == Stated::Signed {
            // What is wrong with one key matters only if no other one verifies the signature.
            let mut aside = Notes::new(self.options.limits.problems);
            let candidates = self.candidates(document, judged.issuer.as_ref(), &mut aside);
            if !self.planning {
                // Why there is no key, or one less, is the reason for what follows from it.
                let missing = aside.is_unmet(CheckName::Integrity);
                if candidates.is_empty() {
                    notes.absorb(std::mem::replace(&mut aside, Notes::new(0)), None);
                }
                let used = self.check_signature(document, &candidates, missing, &mut judged, notes);
                notes.absorb(aside, used.then(|| judged.key.as_ref().and_then(|key| key.id.as_deref())));
            }
        } else {
            let message = "it is a JWS, and does not say that it is signed";
            notes.fail(CheckName::Integrity, None, ErrorCode::VerifyMethod, message);
            notes.unmet(&[CheckName::Issuer], None, ErrorCode::VerifyMethod, message);
        }
        self.status(&mut judged, notes);
        let sound = notes.passes(CheckName::Integrity) && notes.passes(CheckName::Issuer);
        if !sound && judged.trust != Some(Trust::SelfAsserted) {
            judged.trust = None;
        }
        judged
    }

    /// Verifies the signature with the candidates, and says whether one of them made it.
    fn check_signature(
        &self,
        document: &Document,
        candidates: &[Candidate<'_>],
        missing: bool,
        judged: &mut Judged<'m>,
        notes: &mut Notes,
    ) -> bool {
        let Some(token) = document.token.as_deref() else { return false };
        let keys: Vec<&Key> = candidates.iter().map(Candidate::key).collect();
        let options = SignatureOptions {
            accept_header_key: keys.is_empty(),
            limits: self.options.limits.clone(),
            ..SignatureOptions::default()
        };
        let report = match verify_signature(token, &keys, &options) {
            Ok(report) => report,
            Err(error) => {
                notes.fail(CheckName::Integrity, None, error.code(), error.message().to_owned());
                return false;
            }
        };
        let used = report.key.as_ref().filter(|_| report.verified);
        let candidate = used.and_then(|key| candidates.get(key.index?));
        self.signature_findings(&report, keys.is_empty(), missing, notes);
        let Some(algorithm) = report.algorithm.filter(|_| used.is_some()) else {
            let message = "the signature is not that of a key of the issuer";
            notes.unmet(&[CheckName::Issuer], None, ErrorCode::JwsSignature, message);
            return false;
        };
        let thumbprint = used.map(|key| key.thumbprint.clone()).unwrap_or_default();
        judged.key =
            Some(SigningKey { id: candidate.and_then(|found| found.id.clone()), algorithm, thumbprint });
        notes.pass(CheckName::Integrity, "the signature is good: nothing was changed since it was signed");
        whose_word(candidate, judged, notes);
        candidate.is_some()
    }

    /// What verifying noted. That there was no key to verify with was said already, with the reason.
    /// With a key missing, that the others did not sign says nothing.
    fn signature_findings(
        &self,
        report: &SignatureReport,
        without_keys: bool,
        missing: bool,
        notes: &mut Notes,
    ) {
        let of_key = [ErrorCode::JwsSignature, ErrorCode::JwsSignatureLength, ErrorCode::JwsAlgorithmKey];
        for problem in &report.problems {
            if missing && of_key.contains(&problem.code) {
                notes.unmet(&[CheckName::Integrity], None, problem.code, problem.message.clone());
                continue;
            }
            if without_keys && problem.code == ErrorCode::KeyNotFound {
                notes.unmet(
                    &[CheckName::Integrity],
                    None,
                    ErrorCode::KeyNotFound,
                    "there is no key to verify the signature with",
                );
            } else {
                notes.problem(CheckName::Integrity, None, problem.clone());
            }
        }
    }
}

/// Whose word it is that a badge is the issuer's, when its signature is good.
fn whose_word(candidate: Option<&Candidate<'_>>, judged: &mut Judged<'_>, notes: &mut Notes) {
    match candidate {
        Some(Candidate { listing: Listing::Unlisted, .. }) => {
            let message = "the issuer's profile lists keys, and not the trusted one that signed";
            notes.fail(CheckName::Issuer, None, ErrorCode::VerifyKeyUnlisted, message);
        }
        Some(Candidate { listing: Listing::Unknown, .. }) => {
            let message = "the issuer publishes keys that could not be read, and perhaps not the trusted one that signed";
            notes.unmet(&[CheckName::Issuer], None, ErrorCode::VerifyKeyUnlisted, message);
        }
        Some(found) => {
            judged.trust = Some(found.trust);
            notes.pass(CheckName::Issuer, said(found.trust));
        }
        None => {
            judged.trust = Some(Trust::SelfAsserted);
            let message = "it is signed with a key that it brought along itself, which proves nothing";
            notes.fail(CheckName::Issuer, None, ErrorCode::JwsHeaderKey, message);
        }
    }
}

fn said(trust: Trust) -> &'static str {
    match trust {
        Trust::Pinned => "it is signed with a key that was given as trusted",
        _ => "it is signed with a key that the issuer publishes",
    }
}
