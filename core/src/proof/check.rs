//! Checking the signature of a token (RFC 7515, section 5.2; Open Badges 3.0, Verify a Credential).
//!
//! What cannot be read open at all is an error; whatever else is wrong is a problem in the report, which is not
//! `verified` then. Refused before any key is used: no signature, HMAC, unknown algorithms, extensions. The key must be
//! of the algorithm's kind; the header's `kid` only says which of the keys is tried first.

use crate::badge::{Class, VcVersion, Version, credential, detect};
use crate::dates;
use crate::error::{Error, ErrorCode, Result};
use crate::json::{Json, member_text};
use crate::keys::{JwsAlgorithm, Key, KeyFormat, KeyOptions, has_secret};
use crate::limits::Limits;
use crate::payload::{self, Jws, Opened, PayloadKind};
use crate::problem::Severity;
use crate::proof::embedded;
use crate::proof::findings::Findings;
use crate::proof::header::{self, algorithm_of};
use crate::proof::jws::{Length, wrong_length};
use crate::proof::jwt::{self, Claims};
use crate::proof::{KeyMatch, KeySource, ProofFormat, SignatureMode, SignatureOptions, SignatureReport};
use crate::wire;

const UNWRAPPED: &str =
    "the claim `vc` is missing, in which a credential of data model 1.1 stands; the whole payload was taken";
const WRAPPED: &str =
    "a credential of data model 2.0 stands in the claim `vc`; it should be the payload itself";
const TWO: &str =
    "the token has a credential in the claim `vc`, and another one beside it: readers take different ones";
const NOT_OF_THE_KEY: &str =
    "the signature is not that of the key: the token was changed, or signed with another key";

/// Checks the signature of a compact JWS or a VC-JWT, and in a VC-JWT that header and claims agree with the credential; or
/// the proofs that are embedded in a credential.
///
/// The keys are those that the caller trusts for this issuer; nothing is fetched. A token is `verified` if the signature
/// is that of one of them and no problem is an error. That says nothing of the document itself: hold it against the rules
/// with [`validate`](crate::validate).
///
/// Of embedded proofs each is tried with each key, and one that verifies is enough: what is wrong with the others is a
/// warning then. In `proofs` each has its own answer.
///
/// A private key serves as its public half.
///
/// # Errors
/// - `payload.empty`, `payload.unrecognised`, `payload.url`, `document.hosted`: the text is neither token nor document;
/// - `jws.malformed` also: it is a document that has no proof and is no credential of 3.0;
/// - `jws.malformed`, `jws.header`, `jws.payload`, `json.*`: it cannot be read open, as for [`payload`](crate::payload);
/// - `option.invalid`: `at` is no date of RFC 3339;
/// - `limit.*`.
///
/// Problems of the report are `jws.unsigned`, `jws.hmac`, `jws.algorithm`, `jws.algorithm_case`, `jws.critical`,
/// `jws.unencoded`, `jws.header`, `jws.header_key`, `jws.algorithm_key`, `jws.signature_length`, `jws.signature`,
/// `key.not_found`; of a VC-JWT also `jwt.header`, `jwt.claim_missing`, `jwt.claim_type`, `jwt.claim_mismatch`,
/// `dates.not_yet`, `dates.expired`; of embedded proofs `proof.*`, `canon.*`, `key.not_found`, `limit.canonical_work`,
/// `limit.proofs`.
///
/// ```
/// use ovenbird::{Key, verify_signature};
///
/// let token = "eyJhbGciOiJFZERTQSJ9.eyJpZCI6InVybjp1dWlkOjEifQ.c2lnbmVk";
/// let key = Key::read("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", &Default::default())?;
/// let report = verify_signature(token, &[&key], &Default::default())?;
/// assert!(!report.verified);
/// assert_eq!(report.problems[0].code.as_str(), "jws.signature_length");
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn verify_signature(token: &str, keys: &[&Key], options: &SignatureOptions) -> Result<SignatureReport> {
    let limits = &options.limits;
    let at = dates::option_at(options.at.as_deref())?;
    let opened = payload::open(token, limits)?;
    let Some(jws) = opened.jws.as_ref() else {
        return match opened.read(limits)? {
            Some(json) if embedded::is_secured(&json) => embedded::check(&opened, &json, keys, at, options),
            _ => Err(no_token(&opened)),
        };
    };
    let header = jws.read_header(limits)?;
    let claims = jws.read_payload(limits)?;
    let told = Told::of(&claims);
    let mut findings = Findings::new(limits.problems);
    let sound = header::check(&header, told.format, options.mode, &mut findings);
    let algorithm = algorithm(jws, &mut findings);
    let signed = opened.text.get(..jws.signed_len).unwrap_or_default().as_bytes();
    let key = match algorithm.filter(|_| sound && jws.is_signed()) {
        Some(algorithm) => Signature { jws, signed, algorithm }.key(keys, &header, options, &mut findings)?,
        None => None,
    };
    if told.format == ProofFormat::VcJwt {
        told.check(&claims, options.mode, &mut findings);
        if let Some(at) = at {
            Claims::of(told.credential, told.model).judge(&claims, at, &mut findings);
        }
    }
    Ok(SignatureReport {
        verified: key.is_some() && !findings.has_error(),
        format: told.format,
        algorithm,
        key,
        header: jws.header.clone(),
        document: told.text(&jws.payload).to_owned(),
        version: told.version,
        proofs: Vec::new(),
        problems: findings.into_problems(),
    })
}

/// What a payload was found to be.
struct Told<'p, 't> {
    format: ProofFormat,
    version: Option<Version>,
    model: Option<VcVersion>,
    /// The credential, or whatever document it is.
    credential: &'p Json<'t>,
    /// Whether it is the claim `vc` of the payload.
    wrapped: bool,
}

impl<'p, 't> Told<'p, 't> {
    fn of(payload: &'p Json<'t>) -> Told<'p, 't> {
        let inner = credential(payload);
        let wrapped = !std::ptr::eq(inner, payload);
        let found = detect(payload).ok();
        let is_credential = found.as_ref().is_some_and(|found| {
            found.version == Version::V3_0
                && !matches!(found.class, Class::Profile | Class::Achievement | Class::RevocationList)
        });
        let claims_one = found.is_none() && payload.get("vc").is_some();
        Told {
            format: if is_credential || claims_one { ProofFormat::VcJwt } else { ProofFormat::Jws },
            version: found.as_ref().map(|found| found.version),
            model: found.and_then(|found| found.vc_version),
            credential: inner,
            wrapped,
        }
    }

    /// The text of the credential, byte for byte.
    fn text<'j>(&self, payload: &'j str) -> &'j str {
        let inner = if self.wrapped { member_text(payload, "vc") } else { None };
        inner.unwrap_or(payload)
    }

    /// Holds a VC-JWT against what Open Badges 3.0 says of it.
    fn check(&self, payload: &Json<'_>, mode: SignatureMode, findings: &mut Findings) {
        let severity = header::severity(mode);
        let fault = match (self.model, payload.get("vc")) {
            (_, Some(vc)) if !vc.is_object() => {
                let message = format!("the claim `vc` is {}, expected a credential", vc.type_name());
                Some((ErrorCode::JwtClaimType, Severity::Error, message))
            }
            (Some(VcVersion::V1_1), None) => {
                Some((ErrorCode::JwtClaimMissing, severity, UNWRAPPED.to_owned()))
            }
            (_, Some(_)) if !self.wrapped => {
                Some((ErrorCode::JwtClaimMismatch, Severity::Error, TWO.to_owned()))
            }
            (Some(VcVersion::V2_0), Some(_)) if self.wrapped => {
                Some((ErrorCode::JwtClaimMismatch, severity, WRAPPED.to_owned()))
            }
            _ => None,
        };
        if let Some((code, severity, message)) = fault {
            findings.note(jwt::told(code, severity, "vc", message));
        }
        Claims::of(self.credential, self.model).check(payload, severity, findings);
    }
}

#[cold]
fn no_token(opened: &Opened<'_>) -> Error {
    if opened.kind == PayloadKind::Url {
        let message = "the text is the URL of a hosted assertion, and nothing is fetched here";
        return Error::new(ErrorCode::DocumentHosted, message);
    }
    let message =
        "the text is a JSON document without a proof, expected a compact JWS or a signed credential";
    Error::new(ErrorCode::JwsMalformed, message)
}

/// The algorithm, if it is an allowed one.
fn algorithm(jws: &Jws, findings: &mut Findings) -> Option<JwsAlgorithm> {
    match algorithm_of(&jws.algorithm) {
        Ok(algorithm) => {
            if jws.algorithm != algorithm.as_str() {
                let message = format!("the header's `alg` is `{}`, expected `{algorithm}`", jws.algorithm);
                findings.warning(ErrorCode::JwsAlgorithmCase, message);
            }
            if !jws.is_signed() {
                findings.error(ErrorCode::JwsUnsigned, "the JWS has no signature");
            }
            Some(algorithm)
        }
        Err(refusal) => {
            findings.refused(&refusal);
            None
        }
    }
}

/// A signature, and what it should be one of.
struct Signature<'s> {
    jws: &'s Jws,
    signed: &'s [u8],
    algorithm: JwsAlgorithm,
}

impl Signature<'_> {
    /// The key that verifies it: one of those given, or of the header if there are none and the caller takes it.
    fn key(
        &self,
        keys: &[&Key],
        header: &Json<'_>,
        options: &SignatureOptions,
        findings: &mut Findings,
    ) -> Result<Option<KeyMatch>> {
        if !keys.is_empty() {
            let found = self.search(keys, findings)?;
            return found.map(|index| self.given(keys, index)).transpose();
        }
        let jwk = header.get("jwk").filter(|jwk| jwk.is_object() && !has_secret(jwk));
        let Some(jwk) = jwk.filter(|_| options.accept_header_key) else {
            let message = if header.get("jwk").is_some() && !options.accept_header_key {
                "no key was given; the key in the header is taken only with `accept_header_key`"
            } else {
                "no key was given to verify the signature with"
            };
            findings.error(ErrorCode::KeyNotFound, message);
            return Ok(None);
        };
        let Some(key) = read_header_key(jwk, &options.limits, findings)? else { return Ok(None) };
        if self.search(&[&key], findings)?.is_none() {
            return Ok(None);
        }
        let thumbprint = key.thumbprint();
        Ok(Some(KeyMatch {
            source: KeySource::Header,
            index: None,
            id: key.id().map(str::to_owned),
            thumbprint,
        }))
    }

    fn given(&self, keys: &[&Key], index: usize) -> Result<KeyMatch> {
        let key = keys.get(index).ok_or_else(Error::internal)?;
        Ok(KeyMatch {
            source: KeySource::Given,
            index: Some(index),
            id: key.id().map(str::to_owned),
            thumbprint: key.thumbprint(),
        })
    }

    /// The place of the key that verifies the signature; if there is none, why.
    fn search(&self, keys: &[&Key], findings: &mut Findings) -> Result<Option<usize>> {
        let hint = self.jws.key_id.as_deref();
        let mut order: Vec<(usize, &Key)> =
            keys.iter().copied().enumerate().filter(|(_, key)| key.goes_with(self.algorithm)).collect();
        order.sort_by_key(|(_, key)| hint.is_none() || key.id() != hint);
        if order.is_empty() {
            findings.error(ErrorCode::JwsAlgorithmKey, self.no_key_fits(keys));
            return Ok(None);
        }
        let verifies = |key: &Key| key.verifies(self.algorithm, self.signed, &self.jws.signature);
        if let Some((index, _)) = order.iter().find(|(_, key)| verifies(key)) {
            return Ok(Some(*index));
        }
        let found = self.jws.signature.len();
        let mut wrong = None;
        for (_, key) in order {
            let length = Length::of(self.algorithm, Some(key))?;
            if length.holds(found) {
                findings.error(ErrorCode::JwsSignature, NOT_OF_THE_KEY);
                return Ok(None);
            }
            wrong = wrong.or(Some(length));
        }
        if let Some(expected) = wrong {
            findings.refused(&wrong_length(self.algorithm, found, expected));
        }
        Ok(None)
    }

    #[cold]
    fn no_key_fits(&self, keys: &[&Key]) -> String {
        let mut known: Vec<&str> =
            keys.iter().flat_map(|key| key.algorithms()).map(|algorithm| algorithm.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        format!("the header's `alg` is {}; the keys go with {}", self.algorithm, known.join(", "))
    }
}

/// The key in the header, which has no private members.
fn read_header_key(jwk: &Json<'_>, limits: &Limits, findings: &mut Findings) -> Result<Option<Key>> {
    let text = wire::to_json(jwk)?;
    let options =
        KeyOptions { format: Some(KeyFormat::Jwk), limits: limits.clone(), ..KeyOptions::default() };
    match Key::read(&text, &options) {
        Ok(key) => Ok(Some(key)),
        Err(error) => {
            let message = format!("the header's `jwk` cannot be used: {}", error.message());
            findings.error(ErrorCode::JwsHeaderKey, message);
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests;
