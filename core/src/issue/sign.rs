//! Signing a document: here, or by an outside signer (RFC 7515, section 5.1; Open Badges 2.0, `SignedBadge`; Open Badges
//! 3.0, JSON Web Token Proof Format).
//!
//! What is signed is in `signable`; proofs that stand in the credential are in `embed`. Nothing is signed that has errors, unless the caller says so; what nobody could verify
//! afterwards is never signed.

mod embed;
mod options;

use std::borrow::Cow;

use crate::error::{Error, ErrorCode, Result, quote};
use crate::issue::signable::Signable;
use crate::keys::{Entropy, JwsAlgorithm, Key, KeyOptions, has_secret};
use crate::limits::Limits;
use crate::payload::{self, is_absolute_iri};
use crate::proof::{self, JoseHeader, Length, ProofFormat, VC_TYPES, wrong_length};

pub use options::{AttachOptions, SignOptions, SignatureEncoding, Signed, SigningInput};

/// Signs a document: an assertion of 1.0 to 2.0 as compact JWS, a credential of 3.0 as VC-JWT or, with `format`
/// `data_integrity` or a `cryptosuite`, with a proof embedded in it.
///
/// - A JWS has the document as its payload, byte for byte but for white space around it.
/// - A VC-JWT has the credential as its payload, its members as they were written, and behind them the claims `iss`,
///   `jti`, `nbf`, `sub` and, if it ends, `exp`. A credential of data model 1.1 stands in the claim `vc` instead. The dates
///   of claims are in whole seconds; a fraction is dropped. A credential whose subject has no `id` cannot be signed, since
///   Open Badges 3.0 requires `sub`: give the subject an `id` beside its `identifier`.
/// - A proof that is embedded in a credential stays where it is and is signed along by a JWS.
/// - An embedded proof is put behind the members of the credential, which stay as they were written, byte for byte; or
///   behind the proofs that are there, none of which it signs. What was made is verified before it is given out. The
///   suite follows the key: `eddsa-rdfc-2022` or `ecdsa-rdfc-2019`. A credential of data model 1.1 needs the context
///   `https://w3id.org/security/data-integrity/v2`.
///
/// The header is `alg`, `kid`, `jwk` and `typ`, as the options say, and never anything else. In a VC-JWT a `kid` has to be
/// a URI; a key whose id is none is embedded instead.
///
/// # Errors
/// - `issue.invalid`: the document has errors (all of them are named), says that it is hosted, is signed already, is of a
///   version or class that is not signed, or lacks what the claims repeat;
/// - `key.not_private`: the key cannot sign;
/// - `canon.*`, `limit.canonical_work`, `limit.proofs`: the credential has no canonical form, which a proof hashes, or has
///   too many proofs;
/// - `option.conflict`, `option.invalid`: the algorithm or the format do not go with key and document, `key` is given, a
///   VC-JWT would have neither `kid` nor `jwk`, or its `kid` or `typ` is not one of a VC-JWT;
/// - `document.hosted`, `document.envelope`, `document.unrecognised`, `json.*`, `payload.*`: there is no document to sign;
/// - `random.failed`, `limit.*`.
///
/// ```
/// use ovenbird::{Cryptosuite, Key, SignOptions, SystemEntropy, sign, verify_signature};
///
/// let key = Key::generate(&Default::default(), &mut SystemEntropy)?;
/// let assertion = r#"{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion",
///     "id": "urn:uuid:a7e1cbd3-2c1d-4c4b-9a0d-3f0c1d2e4b5a", "badge": "https://issuer.example/robotics",
///     "recipient": {"type": "email", "hashed": false, "identity": "ada@example.org"},
///     "issuedOn": "2026-03-01T10:00:00Z",
///     "verification": {"type": "SignedBadge", "creator": "https://issuer.example/key"}}"#;
/// let signed = sign(assertion, &key, &Default::default(), &mut SystemEntropy)?;
/// assert_eq!(signed.header, r#"{"alg":"EdDSA"}"#);
/// let report = verify_signature(&signed.token, &[&key.public()], &Default::default())?;
/// assert!(report.verified);
/// assert_eq!(report.document, assertion);
///
/// let credential = r#"{"@context": ["https://www.w3.org/ns/credentials/v2",
///         "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
///     "id": "urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002", "type": ["VerifiableCredential", "OpenBadgeCredential"],
///     "name": "Robotics", "validFrom": "2026-03-01T10:00:00Z",
///     "issuer": {"id": "https://issuer.example/profile", "type": ["Profile"], "name": "Makers"},
///     "credentialSubject": {"id": "did:example:ada", "type": ["AchievementSubject"], "achievement": {
///         "id": "https://issuer.example/robotics", "type": ["Achievement"], "name": "Robotics",
///         "description": "Built a robot.", "criteria": {"narrative": "It walks."}}}}"#;
/// let options = SignOptions {
///     cryptosuite: Some(Cryptosuite::EddsaRdfc2022),
///     created: Some("2026-03-01T10:00:00Z".into()),
///     ..Default::default()
/// };
/// let signed = sign(credential, &key, &options, &mut SystemEntropy)?;
/// assert!(verify_signature(&signed.token, &[&key], &Default::default())?.proofs[0].verified);
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn sign(document: &str, key: &Key, options: &SignOptions, entropy: &mut dyn Entropy) -> Result<Signed> {
    if options.key.is_some() {
        return Err(conflict("`key` is for `signing_input`; this call has its key"));
    }
    if !key.is_private() {
        return Err(Error::new(ErrorCode::KeyNotPrivate, "the key is a public one, which cannot sign"));
    }
    if embed::is_wanted(options)? {
        return embed::sign(document, key, options, entropy);
    }
    let SigningInput { input, format, algorithm, header, .. } = prepared(document, Some(key), options)?;
    let signature = key.sign(algorithm, input.as_bytes(), entropy)?;
    let token = proof::token(input, &signature, &options.limits)?;
    Ok(Signed { token, format, algorithm, header, cryptosuite: None })
}

/// The bytes that an outside signer (a KMS, an HSM) has to sign: the same that [`sign`] would sign with the same key and
/// options. [`attach_signature`] makes the token of them.
///
/// # Errors
/// Those of [`sign`] but `key.not_private` and `random.failed`; `option.conflict` also if neither `algorithm` nor `key` is
/// given, or `key` is needed for the header and not given; `key.*`: the option `key` cannot be read.
///
/// ```
/// use ovenbird::{JwsAlgorithm, SignOptions, signing_input};
///
/// let assertion = r#"{"uid": "a1", "badge": "https://issuer.example/robotics", "issuedOn": 1362132000,
///     "recipient": {"type": "email", "hashed": false, "identity": "ada@example.org"},
///     "verify": {"type": "signed", "url": "https://issuer.example/key.pem"}}"#;
/// let options = SignOptions { algorithm: Some(JwsAlgorithm::Rs256), ..Default::default() };
/// let to_sign = signing_input(assertion, &options)?;
/// assert_eq!(to_sign.header, r#"{"alg":"RS256"}"#);
/// assert!(to_sign.input.starts_with("eyJhbGciOiJSUzI1NiJ9."));
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn signing_input(document: &str, options: &SignOptions) -> Result<SigningInput> {
    let key = options.key.as_deref().map(|text| read_key(text, &options.limits)).transpose()?;
    if embed::is_wanted(options)? {
        return embed::signing_input(document, key.as_ref(), options);
    }
    prepared(document, key.as_ref(), options)
}

/// Finishes a token with a signature made elsewhere.
///
/// `input` is the text of [`signing_input`], of an embedded proof its `unsigned`; `signature` what the signer gave, not
/// encoded in any way. With the option `key` the signature is verified; without it only its length is looked at.
///
/// # Errors
/// - `jws.malformed`, `jws.header`, `jws.payload`, `payload.*`, `json.*`: `input` is not header and payload of a JWS;
/// - `jws.unsigned`, `jws.hmac`, `jws.algorithm`, `jws.algorithm_case`, `jws.critical`, `jws.unencoded`, `jws.header_key`:
///   its header is not one that is written here;
/// - `jws.signature_length`: the signature has not the length of its algorithm, or of the key;
/// - `jws.signature`: it is not that of `key`, or not in DER although `encoding` says so;
/// - `jws.algorithm_key`: `key` is not of the algorithm's kind; `key.*`: it cannot be read;
/// - `option.conflict`: `encoding` is `der` and the algorithm is not ECDSA;
/// - `proof.*`, `canon.*`: of an embedded proof the same: it is not one that was made here and has no value yet, or the
///   signature is not one of its suite or of `key`;
/// - `limit.*`.
///
/// ```
/// use ovenbird::attach_signature;
///
/// let input = "eyJhbGciOiJFUzI1NiJ9.eyJpZCI6InVybjp1dWlkOjEifQ";
/// let token = attach_signature(input, &[1; 64], &Default::default())?;
/// assert!(token.starts_with(input));
/// let error = attach_signature(input, &[1; 70], &Default::default()).unwrap_err();
/// assert_eq!(error.code().as_str(), "jws.signature_length");
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn attach_signature(input: &str, signature: &[u8], options: &AttachOptions) -> Result<String> {
    if input.trim_ascii_start().starts_with('{') {
        return embed::attach(input, signature, options);
    }
    let algorithm = algorithm_of_input(input, &options.limits)?;
    let key = options.key.as_deref().map(|text| read_key(text, &options.limits)).transpose()?;
    if let Some(key) = key.as_ref().filter(|key| !key.goes_with(algorithm)) {
        let message = format!("the input is for {algorithm}; the key goes with {}", known(key));
        return Err(Error::new(ErrorCode::JwsAlgorithmKey, message));
    }
    let raw = match options.encoding {
        SignatureEncoding::Raw => Cow::Borrowed(signature),
        SignatureEncoding::Der => Cow::Owned(from_der(signature, algorithm)?),
    };
    let length = Length::of(algorithm, key.as_ref())?;
    if !length.holds(raw.len()) {
        return Err(wrong_length(algorithm, raw.len(), length));
    }
    if key.is_some_and(|key| !key.verifies(algorithm, input.as_bytes(), &raw)) {
        return Err(Error::new(
            ErrorCode::JwsSignature,
            "the signature is not that of the key in the options",
        ));
    }
    proof::token(input.to_owned(), &raw, &options.limits)
}

/// Everything but the signature.
fn prepared(document: &str, key: Option<&Key>, options: &SignOptions) -> Result<SigningInput> {
    let algorithm = algorithm(key, options.algorithm)?;
    let Signable { format, payload } =
        Signable::of(document, options.format, options.check, &options.limits)?;
    let header = header(format, algorithm, key, options)?;
    let input = proof::signing_input(&header, &payload, &options.limits)?;
    Ok(SigningInput { input, unsigned: None, cryptosuite: None, format, algorithm, header })
}

/// The algorithm asked for, or the usual one of the key.
fn algorithm(key: Option<&Key>, asked: Option<JwsAlgorithm>) -> Result<JwsAlgorithm> {
    match (asked, key) {
        (Some(algorithm), Some(key)) if !key.goes_with(algorithm) => {
            Err(conflict(format!("`algorithm` is {algorithm}; the key goes with {}", known(key))))
        }
        (Some(algorithm), _) => Ok(algorithm),
        (None, Some(key)) => key.algorithms().first().copied().ok_or_else(Error::internal),
        (None, None) => Err(conflict("the signer's `algorithm` is needed, or its public `key`")),
    }
}

/// The algorithms of a key, for a message.
fn known(key: &Key) -> String {
    let names: Vec<&str> = key.algorithms().iter().map(|algorithm| algorithm.as_str()).collect();
    names.join(", ")
}

/// The header that the options ask for.
fn header(
    format: ProofFormat,
    algorithm: JwsAlgorithm,
    key: Option<&Key>,
    options: &SignOptions,
) -> Result<String> {
    let vc_jwt = format == ProofFormat::VcJwt;
    let is_id = |id: &str| if vc_jwt { is_absolute_iri(id) } else { !id.is_empty() };
    let key_id = match options.key_id.as_deref() {
        Some(id) if !is_id(id) => {
            let expected = if vc_jwt { "a URI: in a VC-JWT it leads to the key" } else { "a text" };
            return Err(invalid(format!("`key_id` is {}, expected {expected}", quote(id))));
        }
        Some(id) => Some(id),
        None => key.and_then(Key::id).filter(|id| is_id(id)),
    };
    let jwk = match (options.embed_key, key) {
        (Some(false), _) if vc_jwt && key_id.is_none() => {
            return Err(conflict("a VC-JWT needs a `key_id` that is a URI, or the key embedded"));
        }
        (Some(true), Some(key)) => Some(key.public_jwk()?),
        (None, Some(key)) if vc_jwt && key_id.is_none() => Some(key.public_jwk()?),
        (Some(true), None) => return Err(conflict("`embed_key` needs the public `key`")),
        (None, None) if vc_jwt && key_id.is_none() => {
            return Err(conflict("a VC-JWT needs a `key_id`, or the public `key`, which is then embedded"));
        }
        _ => None,
    };
    let typ = options.typ.as_deref().or(vc_jwt.then_some("JWT"));
    if let Some(typ) = typ.filter(|typ| typ.is_empty() || vc_jwt && !VC_TYPES.contains(typ)) {
        let expected = if vc_jwt { "JWT or vc+jwt" } else { "a media type" };
        return Err(invalid(format!("`typ` is {}, expected {expected}", quote(typ))));
    }
    JoseHeader { algorithm, key_id, jwk: jwk.as_deref(), typ }.write()
}

/// The algorithm of a signing input whose header is one that could have been written here.
fn algorithm_of_input(input: &str, limits: &Limits) -> Result<JwsAlgorithm> {
    let malformed = || {
        Error::new(ErrorCode::JwsMalformed, "expected header and payload of a JWS with one dot in between")
    };
    if input.matches('.').count() != 1 {
        return Err(malformed());
    }
    let unsigned = format!("{input}.");
    let opened = payload::open(&unsigned, limits)?;
    let whole = opened.text.len() == unsigned.len();
    let jws = opened.jws.as_ref().filter(|_| whole).ok_or_else(malformed)?;
    jws.read_payload(limits)?;
    let header = jws.read_header(limits)?;
    if let Some(refusal) = proof::demands(&header).next() {
        return Err(refusal);
    }
    if header.get("jwk").is_some_and(has_secret) {
        return Err(Error::new(ErrorCode::JwsHeaderKey, "the header's `jwk` has private members"));
    }
    let algorithm = proof::algorithm_of(&jws.algorithm)?;
    if jws.algorithm != algorithm.as_str() {
        let message = format!("the header's `alg` is `{}`, expected `{algorithm}`", jws.algorithm);
        return Err(Error::new(ErrorCode::JwsAlgorithmCase, message));
    }
    Ok(algorithm)
}

fn from_der(signature: &[u8], algorithm: JwsAlgorithm) -> Result<Vec<u8>> {
    let Some(coordinate) = proof::coordinate_len(algorithm) else {
        return Err(conflict(format!(
            "`encoding` is `der`, but a signature of {algorithm} is no pair of numbers"
        )));
    };
    proof::raw_of_der(signature, coordinate).ok_or_else(|| {
        let message = format!("the signature is not r and s of {algorithm} in DER");
        Error::new(ErrorCode::JwsSignature, message)
    })
}

fn read_key(text: &str, limits: &Limits) -> Result<Key> {
    Key::read(text, &KeyOptions { limits: limits.clone(), ..KeyOptions::default() })
}

#[cold]
fn conflict(message: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::OptionConflict, format!("options: {message}"))
}

#[cold]
fn invalid(message: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::OptionInvalid, format!("options: {message}"))
}

#[cfg(test)]
mod tests;
