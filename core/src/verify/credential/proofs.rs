//! The proof of a credential: one that is embedded, or the signature of the JWT that it came as.

use crate::error::ErrorCode;
use crate::json::{self, Json};
use crate::keys::{JwsAlgorithm, Key, KeyFormat, KeyOptions};
use crate::limits::Limits;
use crate::problem::{Problem, Severity};
use crate::proof::{
    Checked, KeyMatch, KeySource, ProofDemands, ProofReport, Secured, SignatureOptions, StatedProof,
    verify_signature,
};
use crate::verify::candidates::Held;
use crate::verify::credential::facts::{Credential, Header};
use crate::verify::credential::key_of::{Signer, Word};
use crate::verify::credential::methods::KEY_CHECKS;
use crate::verify::document::Document;
use crate::verify::notes::Notes;
use crate::verify::report::{CheckName, Method, SigningKey};
use crate::verify::session::Session;
use crate::verify::statement::Judged;

const INTEGRITY: [CheckName; 1] = [CheckName::Integrity];

/// What came of the proofs of a credential.
struct Proven {
    key: SigningKey,
    word: Word,
    /// Its place among the proofs.
    index: usize,
}

impl<'m> Session<'m> {
    /// Verifies the proof of a credential: integrity, and who speaks for it.
    pub(super) fn proof(&mut self, document: &'m Document, judged: &mut Judged<'m>, notes: &mut Notes) {
        let Some(facts) = document.credential.as_deref() else { return };
        judged.method = Some(Method::Signed);
        if document.token.is_some() {
            return self.of_token(document, facts, judged, notes);
        }
        if facts.methods.is_empty() {
            judged.method = None;
            let message = "the credential has no proof: anybody can have written it";
            notes.fail(CheckName::Integrity, None, ErrorCode::ProofMissing, message);
            let message = "whoever wrote it cannot be told";
            notes.unmet(&[CheckName::Issuer, CheckName::Status], None, ErrorCode::ProofMissing, message);
            return;
        }
        self.of_proofs(document, facts, judged, notes);
    }

    /// The embedded proofs: any one that is good suffices.
    fn of_proofs(
        &mut self,
        document: &'m Document,
        facts: &'m Credential,
        judged: &mut Judged<'m>,
        notes: &mut Notes,
    ) {
        let limits = &self.options.limits;
        let mut asked = Vec::new();
        for method in facts.methods.iter().take(limits.proofs) {
            let mut aside = Notes::new(limits.problems);
            let signers = match method {
                Some(method) => self.signers(method, facts.issuer.as_deref(), &mut aside),
                None => self.pinned_signers(facts.issuer.as_deref()),
            };
            asked.push((signers, aside));
        }
        if self.planning {
            return;
        }
        if facts.methods.len() > limits.proofs {
            let message = format!("there are {} proofs, more than the limit `proofs`", facts.methods.len());
            notes.warn(CheckName::Integrity, None, ErrorCode::LimitProofs, message);
        }
        match json::read(&document.text, limits) {
            Ok(json) => self.judge_proofs(&json, asked, judged, notes),
            Err(error) => {
                notes.fail(CheckName::Integrity, None, error.code(), error.message().to_owned());
            }
        }
    }

    fn judge_proofs(
        &mut self,
        json: &Json<'_>,
        asked: Vec<(Vec<Signer<'m>>, Notes)>,
        judged: &mut Judged<'m>,
        notes: &mut Notes,
    ) {
        let options = self.options;
        let demands = ProofDemands {
            at: self.at,
            domain: options.domain.as_deref(),
            challenge: options.challenge.as_deref(),
            explain: options.explain,
        };
        let limits = Limits { canonical_work: self.work, ..options.limits.clone() };
        let mut secured = Secured::read(json, &options.contexts, &limits);
        let mut best: Option<Proven> = None;
        let mut asides = Vec::new();
        for (index, (signers, aside)) in asked.into_iter().enumerate() {
            let keys: Vec<&Key> = signers.iter().map(Signer::key).collect();
            let checked = match secured.verify(index, &keys, &demands) {
                Ok(checked) => checked,
                Err(error) => {
                    notes.fail(CheckName::Integrity, None, error.code(), error.message().to_owned());
                    continue;
                }
            };
            let signer = checked.key.and_then(|place| signers.get(place));
            if let Some(stated) = secured.proofs().get(index) {
                judged.proofs.push(report(stated, &checked, signer));
            }
            if let Some(signer) = signer
                && best.as_ref().is_none_or(|found| signer.word.rank() < found.word.rank())
            {
                let key = signing_key(signer, None);
                best = Some(Proven { key, word: signer.word.clone(), index });
            }
            asides.push((checked, aside, signers.is_empty()));
        }
        self.work = secured.work_left();
        conclude(best, asides, judged, notes);
    }

    /// The signature of a JWT.
    fn of_token(
        &mut self,
        document: &'m Document,
        facts: &'m Credential,
        judged: &mut Judged<'m>,
        notes: &mut Notes,
    ) {
        let mut aside = Notes::new(self.options.limits.problems);
        let signers = self.signers_of_token(facts, &mut aside);
        let (Some(token), false) = (document.token.as_deref(), self.planning) else { return };
        let keys: Vec<&Key> = signers.iter().map(Signer::key).collect();
        let options = SignatureOptions {
            mode: self.options.mode,
            limits: self.options.limits.clone(),
            ..SignatureOptions::default()
        };
        let report = match verify_signature(token, &keys, &options) {
            Ok(report) => report,
            Err(error) => {
                return notes.fail(CheckName::Integrity, None, error.code(), error.message().to_owned());
            }
        };
        let unsure = aside.is_unmet(CheckName::Integrity) || keys.is_empty();
        let signer = report.key.as_ref().and_then(|key| signers.get(key.index?));
        if signer.is_none() {
            notes.absorb(aside, None);
        }
        of_signature(report.problems, unsure, notes);
        let Some(signer) = signer else {
            let message = "the signature is not that of a key of the issuer";
            return notes.unmet(&[CheckName::Issuer], None, ErrorCode::JwsSignature, message);
        };
        if report.verified {
            notes
                .pass(CheckName::Integrity, "the signature is good: nothing was changed since it was signed");
        }
        spoken(signing_key(signer, report.algorithm), &signer.word, judged, notes);
    }

    /// The keys that may have signed a JWT: of its `kid`, in its header, of the issuer's document.
    fn signers_of_token(&mut self, facts: &'m Credential, aside: &mut Notes) -> Vec<Signer<'m>> {
        let issuer = facts.issuer.as_deref();
        let header = facts.header.as_ref();
        let id = header.and_then(|header| header.key_id.as_deref()).filter(|id| id.contains(':'));
        let mut found = match id {
            Some(id) => self.signers(id, issuer, aside),
            None => self.pinned_signers(issuer),
        };
        if let Some(Header { jwk: Some(jwk), .. }) = header {
            found.extend(self.brought_along(jwk, issuer, aside));
        } else if id.is_none() {
            found.extend(self.of_issuer(issuer, aside));
        }
        found
    }

    /// The key in the header of a JWT.
    fn brought_along(&mut self, jwk: &str, issuer: Option<&'m str>, aside: &mut Notes) -> Option<Signer<'m>> {
        let limits = self.options.limits.clone();
        let options = KeyOptions { format: Some(KeyFormat::Jwk), limits, ..KeyOptions::default() };
        match Key::read(jwk, &options) {
            Ok(key) => {
                let word = self.listed_by_issuer(&key, issuer);
                Some(Signer { key: Held::Read(Box::new(key)), id: None, word })
            }
            Err(error) => {
                let message = format!("the header's `jwk` cannot be used: {}", error.message());
                aside.unmet(&KEY_CHECKS, None, ErrorCode::JwsHeaderKey, message);
                None
            }
        }
    }

    /// The keys of the issuer's document, for a JWT that does not say which one it is.
    fn of_issuer(&mut self, issuer: Option<&'m str>, aside: &mut Notes) -> Vec<Signer<'m>> {
        match self.document_of_issuer(issuer) {
            Ok(Some(own)) => {
                own.methods.iter().filter_map(|method| self.of_list(method, own.id.as_deref())).collect()
            }
            Ok(None) => Vec::new(),
            Err((code, message)) => {
                aside.unmet(&KEY_CHECKS, issuer, code, message);
                Vec::new()
            }
        }
    }
}

/// Notes what is wrong with a token. With a key missing, that the others did not sign says nothing.
fn of_signature(problems: Vec<Problem>, unsure: bool, notes: &mut Notes) {
    let of_key = [
        ErrorCode::JwsSignature,
        ErrorCode::JwsSignatureLength,
        ErrorCode::JwsAlgorithmKey,
        ErrorCode::KeyNotFound,
    ];
    for problem in problems {
        if unsure && of_key.contains(&problem.code) {
            notes.unmet(&INTEGRITY, None, problem.code, problem.message);
        } else {
            notes.problem(CheckName::Integrity, None, problem);
        }
    }
}

/// Draws the conclusion from all proofs.
fn conclude(
    best: Option<Proven>,
    asides: Vec<(Checked, Notes, bool)>,
    judged: &mut Judged<'_>,
    notes: &mut Notes,
) {
    for (index, (checked, aside, without_key)) in asides.into_iter().enumerate() {
        let good = best.as_ref().is_some_and(|best| best.index == index);
        let unsure = without_key || aside.is_unmet(CheckName::Integrity);
        let used = best.as_ref().map(|best| best.key.id.as_deref());
        if !good {
            notes.absorb(aside, used);
        }
        for mut problem in checked.problems {
            // Beside one that is good the others are only worth knowing; without its key nothing is known of one.
            let of_key = matches!(
                problem.code,
                ErrorCode::ProofSignature | ErrorCode::ProofKey | ErrorCode::KeyNotFound
            );
            if best.is_some() && !good {
                problem.severity = problem.severity.min(Severity::Warning);
            } else if unsure && of_key || problem.code == ErrorCode::ProofSuite {
                notes.unmet(&INTEGRITY, None, problem.code, problem.message);
                continue;
            }
            notes.problem(CheckName::Integrity, None, problem);
        }
    }
    match best {
        Some(best) => {
            notes.pass(CheckName::Integrity, "the proof is good: nothing was changed since it was signed");
            spoken(best.key, &best.word, judged, notes);
        }
        None => {
            let message = "no proof is that of a key of the issuer";
            notes.unmet(&[CheckName::Issuer], None, ErrorCode::ProofSignature, message);
            if !notes.has_failed(CheckName::Integrity) && !notes.is_unmet(CheckName::Integrity) {
                notes.unmet(&INTEGRITY, None, ErrorCode::ProofSignature, "no proof could be verified");
            }
        }
    }
}

/// Notes whose word it is.
fn spoken(key: SigningKey, word: &Word, judged: &mut Judged<'_>, notes: &mut Notes) {
    judged.key = Some(key);
    judged.trust = Some(word.trust());
    match word {
        Word::Pinned => notes.pass(CheckName::Issuer, "it is signed with a key that was given as trusted"),
        Word::Issuer => notes.pass(CheckName::Issuer, "it is signed with a key that the issuer publishes"),
        Word::Itself => notes
            .pass(CheckName::Issuer, "the issuer is the key that signed, and nothing more is known of it"),
        Word::Unmet(code, message) => notes.unmet(&[CheckName::Issuer], None, *code, message.clone()),
        Word::Failed(code, message) => notes.fail(CheckName::Issuer, None, *code, message.clone()),
    }
}

fn signing_key(signer: &Signer<'_>, algorithm: Option<JwsAlgorithm>) -> SigningKey {
    let key = signer.key();
    let usual = key.algorithms().first().copied();
    SigningKey {
        id: signer.id.clone(),
        algorithm: algorithm.or(usual).unwrap_or(JwsAlgorithm::EdDsa),
        thumbprint: key.thumbprint(),
    }
}

fn report(stated: &StatedProof<'_>, checked: &Checked, signer: Option<&Signer<'_>>) -> ProofReport {
    let key = signer.map(|signer| KeyMatch {
        source: match signer.word {
            Word::Pinned => KeySource::Given,
            Word::Issuer => KeySource::Resolved,
            _ => KeySource::Header,
        },
        index: None,
        id: signer.id.clone(),
        thumbprint: signer.key().thumbprint(),
    });
    ProofReport::of(stated, checked, key)
}
