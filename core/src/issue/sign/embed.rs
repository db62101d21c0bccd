//! Proofs that stand in the credential they sign (VC Data Integrity 1.0, section 4.2; the `EdDSA` and ECDSA cryptosuites 1.0).
//!
//! The credential stays as it was written: a proof is put in behind its members, or behind the proofs that are there, and
//! no other byte changes.

mod place;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{conflict, from_der, invalid, read_key};
use crate::badge::{VcVersion, detect};
use crate::dates::{self, Instant};
use crate::error::{Error, ErrorCode, Result, quote};
use crate::issue::sign::{AttachOptions, SignOptions, SignatureEncoding, Signed, SigningInput};
use crate::issue::signable;
use crate::json::{self, Json, member_text};
use crate::keys::{Entropy, JwsAlgorithm, Key, KeyKind};
use crate::limits::Limits;
use crate::payload::{self, is_absolute_iri};
use crate::proof::{Contexts, Cryptosuite, ProofDemands, ProofFormat, Secured};
use crate::wire;

/// The context without which a credential of data model 1.1 does not know these proofs.
const DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v2";

/// Whether the options ask for an embedded proof.
///
/// # Errors
/// `option.conflict`: they ask for that and for a token at once.
pub(super) fn is_wanted(options: &SignOptions) -> Result<bool> {
    let of_header = [
        ("key_id", options.key_id.is_some()),
        ("embed_key", options.embed_key.is_some()),
        ("typ", options.typ.is_some()),
    ];
    let of_proof = [
        ("cryptosuite", options.cryptosuite.is_some()),
        ("verification_method", options.verification_method.is_some()),
        ("created", options.created.is_some()),
        ("expires", options.expires.is_some()),
        ("domain", options.domain.is_some()),
        ("challenge", options.challenge.is_some()),
    ];
    let given =
        |names: &[(&'static str, bool)]| names.iter().find(|(_, given)| *given).map(|(name, _)| *name);
    let wanted = options.format == Some(ProofFormat::DataIntegrity)
        || options.format.is_none() && options.cryptosuite.is_some();
    match (wanted, given(&of_header), given(&of_proof)) {
        (true, Some(name), _) => {
            Err(conflict(format!("`{name}` is for the header of a token, and an embedded proof has none")))
        }
        (false, _, Some(name)) => Err(conflict(format!(
            "`{name}` is for an embedded proof: give the format `data_integrity` with it"
        ))),
        _ => Ok(wanted),
    }
}

/// Signs a credential with a proof that is embedded in it.
///
/// # Errors
/// Those of [`sign`](crate::sign).
pub(super) fn sign(
    document: &str,
    key: &Key,
    options: &SignOptions,
    entropy: &mut dyn Entropy,
) -> Result<Signed> {
    let prepared = Prepared::of(document, Some(key), options)?;
    let bytes = prepared.bytes(&options.contexts, &options.limits)?;
    let signature = key.sign(prepared.algorithm, &bytes, entropy)?;
    let attach = AttachOptions {
        limits: options.limits.clone(),
        contexts: options.contexts.clone(),
        ..AttachOptions::default()
    };
    let token = finished(&prepared.unsigned, &signature, Some(key), &attach)?;
    let Prepared { algorithm, suite, proof: header, .. } = prepared;
    Ok(Signed { token, format: ProofFormat::DataIntegrity, algorithm, header, cryptosuite: Some(suite) })
}

/// What an outside signer has to sign.
///
/// # Errors
/// Those of [`signing_input`](crate::signing_input).
pub(super) fn signing_input(
    document: &str,
    key: Option<&Key>,
    options: &SignOptions,
) -> Result<SigningInput> {
    let prepared = Prepared::of(document, key, options)?;
    let bytes = prepared.bytes(&options.contexts, &options.limits)?;
    let Prepared { unsigned, algorithm, suite, proof: header } = prepared;
    Ok(SigningInput {
        input: URL_SAFE_NO_PAD.encode(bytes),
        unsigned: Some(unsigned),
        cryptosuite: Some(suite),
        format: ProofFormat::DataIntegrity,
        algorithm,
        header,
    })
}

/// A credential with its proof but for the value.
struct Prepared {
    unsigned: String,
    algorithm: JwsAlgorithm,
    suite: Cryptosuite,
    /// The options of the proof.
    proof: String,
}

impl Prepared {
    fn of(document: &str, key: Option<&Key>, options: &SignOptions) -> Result<Prepared> {
        let limits = &options.limits;
        let (suite, algorithm) = suite(key, options)?;
        let opened = payload::open(document, limits)?;
        let json = signable::unsigned(&opened, limits)?;
        check(&json, options)?;
        let context = if suite.is_jcs() { member_text(opened.text, "@context") } else { None };
        let proof = written(suite, context, key, options)?;
        let unsigned = place::with_proof(opened.text, &json, &proof)?;
        limits.check_text(unsigned.len())?;
        Ok(Prepared { unsigned, algorithm, suite, proof })
    }

    /// What is signed.
    fn bytes(&self, contexts: &Contexts, limits: &Limits) -> Result<Vec<u8>> {
        let json = json::read(&self.unsigned, limits)?;
        let mut secured = Secured::read(&json, contexts, limits);
        let last = last(&secured, limits)?;
        secured.message(last, self.algorithm.key_kind())
    }
}

/// The place of the last proof, which is the one that is made.
fn last(secured: &Secured<'_>, limits: &Limits) -> Result<usize> {
    let count = secured.count();
    if count > limits.proofs {
        let message =
            format!("the document would have {count} proofs; the limit `proofs` is {}", limits.proofs);
        return Err(Error::new(ErrorCode::LimitProofs, message));
    }
    count.checked_sub(1).ok_or_else(|| Error::new(ErrorCode::ProofMissing, "the document has no proof"))
}

/// The suite and the algorithm that the options and the key ask for.
fn suite(key: Option<&Key>, options: &SignOptions) -> Result<(Cryptosuite, JwsAlgorithm)> {
    if let Some(suite) = options.cryptosuite.filter(|suite| !suite.is_made()) {
        let name = suite.as_str();
        return Err(conflict(format!(
            "proofs of {name} are verified and not made; give `eddsa-rdfc-2022` or `ecdsa-rdfc-2019`"
        )));
    }
    let kind = match (key, options.algorithm, options.cryptosuite) {
        (Some(key), ..) => key.kind(),
        (None, Some(algorithm), _) => algorithm.key_kind(),
        (None, None, Some(suite)) if !suite.is_ecdsa() => KeyKind::Ed25519,
        (None, None, _) => return Err(conflict("the signer's `algorithm` is needed, or its public `key`")),
    };
    let usual =
        if kind == KeyKind::Ed25519 { Cryptosuite::EddsaRdfc2022 } else { Cryptosuite::EcdsaRdfc2019 };
    let suite = options.cryptosuite.unwrap_or(usual);
    let algorithm = suite.algorithm(kind).ok_or_else(|| {
        if kind == KeyKind::Rsa {
            return conflict(
                "an RSA key makes no embedded proofs; sign in the format `vc_jwt`, or with an Ed25519 key",
            );
        }
        conflict(format!(
            "`cryptosuite` is {}, which does not sign with a key of the kind {kind}",
            suite.as_str()
        ))
    })?;
    if options.algorithm.is_some_and(|asked| asked != algorithm)
        || key.is_some_and(|key| !key.goes_with(algorithm))
    {
        return Err(conflict(format!(
            "a proof of {} with this key is of the algorithm {algorithm}",
            suite.as_str()
        )));
    }
    Ok((suite, algorithm))
}

/// Refuses a document that is no credential, has errors, or does not know these proofs.
fn check(json: &Json<'_>, options: &SignOptions) -> Result<()> {
    let found = detect(json)?;
    if signable::format_of(found.version, found.class)? != ProofFormat::VcJwt {
        return Err(conflict(format!(
            "a document of {} is signed in the format `jws`; embedded proofs are for credentials of 3.0",
            found.version
        )));
    }
    if options.check {
        signable::faultless(json, found.version, found.class, found.vc_version)?;
    }
    let contexts = json.get("@context").map_or(&[][..], Json::items);
    let knows = contexts.iter().any(|context| context.as_str() == Some(DATA_INTEGRITY));
    if found.vc_version == Some(VcVersion::V1_1) && !knows {
        let message = format!(
            "a credential of data model 1.1 has to name the context `{DATA_INTEGRITY}`, in which its proof is defined"
        );
        return Err(Error::new(ErrorCode::IssueInvalid, message).pointer("/@context"));
    }
    Ok(())
}

/// The options of the proof, in JSON.
fn written(
    suite: Cryptosuite,
    context: Option<&str>,
    key: Option<&Key>,
    options: &SignOptions,
) -> Result<String> {
    let created = moment("created", options.created.as_deref())?;
    let expires = moment("expires", options.expires.as_deref())?;
    let now = options.now_unix.map(|seconds| Instant { seconds, nanos: 0 });
    if let Some((begins, ends)) = created.or(now).zip(expires)
        && ends <= begins
    {
        return Err(conflict("the proof would expire before it is created"));
    }
    let created = options.created.clone().or_else(|| now.map(dates::to_rfc3339));
    let method = method(key, options)?;
    let mut out = String::from("{");
    if let Some(context) = context {
        out.push_str(r#""@context":"#);
        out.push_str(context);
        out.push(',');
    }
    out.push_str(r#""type":"DataIntegrityProof""#);
    for (name, value) in [
        ("cryptosuite", Some(suite.as_str())),
        ("created", created.as_deref()),
        ("verificationMethod", Some(method.as_str())),
        ("proofPurpose", Some("assertionMethod")),
        ("expires", options.expires.as_deref()),
        ("domain", options.domain.as_deref()),
        ("challenge", options.challenge.as_deref()),
    ] {
        if let Some(value) = value {
            out.push_str(&format!(r#","{name}":{}"#, wire::to_json(value)?));
        }
    }
    out.push('}');
    Ok(out)
}

fn moment(name: &str, text: Option<&str>) -> Result<Option<Instant>> {
    let Some(text) = text else { return Ok(None) };
    dates::rfc3339(text)
        .map(Some)
        .ok_or_else(|| invalid(format!("`{name}` is {}, not a date and time of RFC 3339", quote(text))))
}

/// The URL of the key: the one asked for, the key's id if it is one, or the key as did:key.
fn method(key: Option<&Key>, options: &SignOptions) -> Result<String> {
    match options.verification_method.as_deref() {
        Some(method) if is_absolute_iri(method) => return Ok(method.to_owned()),
        Some(method) => {
            return Err(invalid(format!(
                "`verification_method` is {}, expected the URL of the key",
                quote(method)
            )));
        }
        None => {}
    }
    let key = key.ok_or_else(|| conflict("a proof needs a `verification_method`, or the public `key`"))?;
    if let Some(id) = key.id().filter(|id| is_absolute_iri(id)) {
        return Ok(id.to_owned());
    }
    let did = key.did_key().ok_or_else(Error::internal)?;
    let multikey = did.strip_prefix("did:key:").ok_or_else(Error::internal)?;
    Ok(format!("{did}#{multikey}"))
}

/// Finishes a credential with a signature made elsewhere.
///
/// # Errors
/// Those of [`attach_signature`](crate::attach_signature).
pub(super) fn attach(unsigned: &str, signature: &[u8], options: &AttachOptions) -> Result<String> {
    let limits = &options.limits;
    let key = options.key.as_deref().map(|text| read_key(text, limits)).transpose()?;
    finished(unsigned.trim_ascii(), signature, key.as_ref(), options)
}

fn finished(unsigned: &str, signature: &[u8], key: Option<&Key>, options: &AttachOptions) -> Result<String> {
    let limits = &options.limits;
    limits.check_text(unsigned.len())?;
    let json = json::read(unsigned, limits)?;
    let secured = Secured::read(&json, &options.contexts, limits);
    let last = last(&secured, limits)?;
    let suite = secured.proofs().get(last).and_then(|stated| stated.suite).filter(|suite| suite.is_made());
    let suite = suite.ok_or_else(|| {
        Error::new(
            ErrorCode::ProofSuite,
            "the last proof of the document is not of a suite that proofs are made of",
        )
    })?;
    let signature = raw(signature, suite, key, options.encoding)?;
    let value = format!("z{}", bs58::encode(&signature).into_string());
    let signed = place::with_value(unsigned, &value)?;
    limits.check_text(signed.len())?;
    verified(&signed, last, key, &options.contexts, limits)?;
    Ok(signed)
}

/// The signature as proofs have it, of a length that goes with suite and key.
fn raw(
    signature: &[u8],
    suite: Cryptosuite,
    key: Option<&Key>,
    encoding: SignatureEncoding,
) -> Result<Vec<u8>> {
    let algorithms: Vec<JwsAlgorithm> = match key {
        Some(key) => vec![suite.algorithm(key.kind()).ok_or_else(|| {
            let message =
                format!("a proof of {} is not made with a key of the kind {}", suite.as_str(), key.kind());
            Error::new(ErrorCode::ProofKey, message)
        })?],
        None => [KeyKind::Ed25519, KeyKind::P256, KeyKind::P384]
            .into_iter()
            .filter_map(|kind| suite.algorithm(kind))
            .collect(),
    };
    if encoding == SignatureEncoding::Raw {
        return Ok(signature.to_vec());
    }
    // Numbers of P-384 that would fit P-256 there are none in practice.
    let mut tried = algorithms.into_iter().map(|algorithm| from_der(signature, algorithm));
    let first = tried.next().ok_or_else(Error::internal)?;
    tried.fold(first, |found, next| found.or_else(|error| next.map_err(|_| error)))
}

/// Refuses what was made if it is not a proof as it should be, or not of the key.
fn verified(
    signed: &str,
    index: usize,
    key: Option<&Key>,
    contexts: &Contexts,
    limits: &Limits,
) -> Result<()> {
    let json = json::read(signed, limits)?;
    let mut secured = Secured::read(&json, contexts, limits);
    let keys: Vec<&Key> = key.into_iter().collect();
    let checked = secured.verify(index, &keys, &ProofDemands::default())?;
    let Some(problem) = checked.problems.into_iter().next() else { return Ok(()) };
    let error = Error::new(problem.code, problem.message);
    Err(match problem.pointer {
        Some(pointer) => error.pointer(pointer),
        None => error,
    })
}

#[cfg(test)]
mod tests;
