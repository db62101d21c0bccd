//! Checking the proofs that are embedded in a document, with keys that the caller trusts (VC Data Integrity 1.0, section
//! 4.3).
//!
//! One proof that verifies is enough. What is wrong with the others is a warning then, and is told with each in any case.

use crate::badge::{Version, detect};
use crate::dates::Instant;
use crate::error::{Error, ErrorCode, Result};
use crate::json::Json;
use crate::keys::did::{self, Did};
use crate::keys::{JwsAlgorithm, Key, KeyFormat, KeyOptions};
use crate::payload::Opened;
use crate::problem::{Problem, Severity};
use crate::proof::findings::Findings;
use crate::proof::{
    KeyMatch, KeySource, ProofDemands, ProofFormat, ProofReport, Secured, SignatureOptions, SignatureReport,
    StatedProof,
};

/// Whether a document is one whose proofs are looked at: it has some, or it is a credential and should.
pub(super) fn is_secured(json: &Json<'_>) -> bool {
    json.get("proof").is_some() || detect(json).is_ok_and(|found| found.version == Version::V3_0)
}

/// Checks all proofs.
///
/// # Errors
/// None so far: what is wrong is a problem.
pub(super) fn check(
    opened: &Opened<'_>,
    json: &Json<'_>,
    keys: &[&Key],
    at: Option<Instant>,
    options: &SignatureOptions,
) -> Result<SignatureReport> {
    let mut secured = Secured::read(json, &options.contexts, &options.limits);
    let places = 0..secured.proofs().len();
    let proofs = places.map(|index| proof(&mut secured, index, keys, at, options));
    let proofs: Vec<Proof> = proofs.collect::<Result<_>>()?;
    let verified = proofs.iter().find(|proof| proof.report.verified);
    let mut findings = Findings::new(options.limits.problems);
    summary(&proofs, secured.count(), verified.is_some(), &mut findings);
    Ok(SignatureReport {
        verified: verified.is_some(),
        format: ProofFormat::DataIntegrity,
        algorithm: verified.and_then(|proof| proof.algorithm),
        key: verified.and_then(|proof| proof.report.key.clone()),
        header: String::new(),
        document: opened.text.to_owned(),
        version: detect(json).ok().map(|found| found.version),
        proofs: proofs.into_iter().map(|proof| proof.report).collect(),
        problems: findings.into_problems(),
    })
}

/// A proof and the algorithm of the key that made it.
struct Proof {
    report: ProofReport,
    algorithm: Option<JwsAlgorithm>,
}

/// One proof, with the given keys or, if there are none and the caller takes it, the one that it brings along.
fn proof(
    secured: &mut Secured<'_>,
    index: usize,
    keys: &[&Key],
    at: Option<Instant>,
    options: &SignatureOptions,
) -> Result<Proof> {
    let stated = secured.proofs().get(index).cloned().unwrap_or_default();
    let (domain, challenge) = (options.domain.as_deref(), options.challenge.as_deref());
    let demands = ProofDemands { at, domain, challenge, explain: options.explain };
    let (checked, matched) = if keys.is_empty() {
        match own_key(&stated, options) {
            Ok(key) => {
                let checked = secured.verify(index, &[&key], &demands)?;
                let matched = checked.key.map(|_| matched(&key, None));
                (checked, matched.map(|matched| (matched, key.kind())))
            }
            Err(refusal) => {
                let mut checked = secured.verify(index, &[], &demands)?;
                if stated.suite.is_some() {
                    checked.problems.push(stated.refused(&refusal, Some("verificationMethod")));
                }
                (checked, None)
            }
        }
    } else {
        let checked = secured.verify(index, keys, &demands)?;
        let key = checked.key.and_then(|place| Some((place, keys.get(place)?)));
        (checked, key.map(|(place, key)| (matched(key, Some(place)), key.kind())))
    };
    let algorithm = matched.as_ref().and_then(|(_, kind)| stated.suite?.algorithm(*kind));
    Ok(Proof { report: ProofReport::of(&stated, &checked, matched.map(|(key, _)| key)), algorithm })
}

fn matched(key: &Key, index: Option<usize>) -> KeyMatch {
    KeyMatch {
        source: if index.is_some() { KeySource::Given } else { KeySource::Header },
        index,
        id: key.id().map(str::to_owned),
        thumbprint: key.thumbprint(),
    }
}

/// The key that a proof brings along: a did:key or did:jwk, or a Multikey behind the `#` of its method.
///
/// # Errors
/// `key.not_found`: there is none, or the caller does not take it; `verify.did`, `key.*`: it cannot be used.
fn own_key(stated: &StatedProof<'_>, options: &SignatureOptions) -> Result<Key> {
    let not_found = |message: &str| Error::new(ErrorCode::KeyNotFound, message);
    if !options.accept_header_key {
        let message =
            "no key was given; a key that the proof brings along is taken only with `accept_header_key`";
        return Err(not_found(message));
    }
    let method = stated.method.unwrap_or_default();
    if did::bare(method).is_some()
        && let Did::Itself(key) = did::read(method, &options.limits)?
    {
        return Ok(*key);
    }
    let fragment = method.split_once('#').map(|(_, fragment)| fragment).filter(|text| text.starts_with('z'));
    let fragment = fragment.ok_or_else(|| not_found("no key was given, and the proof brings none along"))?;
    let id = Some(method.to_owned());
    let limits = options.limits.clone();
    Key::read(fragment, &KeyOptions { format: Some(KeyFormat::Multikey), id, limits })
}

/// What is to be said of all proofs together.
fn summary(proofs: &[Proof], count: usize, verified: bool, findings: &mut Findings) {
    if count == 0 {
        findings.error(ErrorCode::ProofMissing, "the document has no proof: it is not signed");
    }
    if count > proofs.len() {
        let message = format!("the document has {count} proofs; the first {} were looked at", proofs.len());
        findings.note(Problem::warning(ErrorCode::LimitProofs, message).pointer("/proof"));
    }
    for problem in proofs.iter().flat_map(|proof| &proof.report.problems) {
        // One proof that verifies is enough, whatever is wrong with the others.
        let severity = if verified { problem.severity.min(Severity::Warning) } else { problem.severity };
        findings.note(Problem { severity, ..problem.clone() });
    }
    if !verified && !findings.has_error() {
        let message = "the document has no proof of a suite that is supported";
        findings.note(Problem::new(ErrorCode::ProofSuite, Severity::Error, message).pointer("/proof"));
    }
}

#[cfg(test)]
mod tests;
