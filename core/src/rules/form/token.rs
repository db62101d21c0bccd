//! Hashes, tokens, keys and version numbers.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::error::ErrorCode;
use crate::recipient::hash::{Read, looks_hashed, read};
use crate::rules::form::{Fault, contact, expectation};
use crate::rules::table::Form;

/// What may stand between the lines of a PEM block of a public key.
const LABELS: [&str; 3] = ["PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE"];

/// Three parts of base64url; the middle one may be empty (Open Badges 3.0, `CompactJws`).
pub(super) fn is_compact_jws(text: &str) -> bool {
    let part = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let mut parts = text.split('.');
    let (header, payload, signature) = (parts.next(), parts.next(), parts.next());
    parts.next().is_none()
        && header.is_some_and(|header| !header.is_empty() && part(header))
        && payload.is_some_and(part)
        && signature.is_some_and(|signature| !signature.is_empty() && part(signature))
}

/// base58btc behind `z`, or base64url behind `u`: the two that Data Integrity uses.
pub(super) fn is_multibase(text: &str) -> bool {
    let base58 = |b: u8| b.is_ascii_alphanumeric() && !matches!(b, b'0' | b'O' | b'I' | b'l');
    let base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let digits = |digits: &str, sound: fn(u8) -> bool| !digits.is_empty() && digits.bytes().all(sound);
    match (text.strip_prefix('z'), text.strip_prefix('u')) {
        (Some(rest), _) => digits(rest, base58),
        (_, Some(rest)) => digits(rest, base64),
        _ => false,
    }
}

/// One PEM block (RFC 7468) of a public key or certificate. What is in it is for the one who uses the key.
pub(super) fn is_public_pem(text: &str) -> bool {
    LABELS.iter().any(|label| {
        let inner = text.trim().strip_prefix(&format!("-----BEGIN {label}-----"));
        let inner = inner.and_then(|rest| rest.strip_suffix(&format!("-----END {label}-----")));
        inner.is_some_and(|inner| {
            let digits: String = inner.chars().filter(|c| !c.is_ascii_whitespace()).collect();
            !digits.is_empty() && STANDARD.decode(digits).is_ok()
        })
    })
}

/// 0.5: a recipient is an address or a hash.
pub(super) fn email_or_hash_fault(text: &str) -> Option<Fault> {
    if contact::is_email(text) {
        return None;
    }
    let expected = || expectation(&Form::EmailOrHash);
    if !looks_hashed(text) {
        return Some(Fault::error(ErrorCode::ValueEmail, expected()));
    }
    hash_fault(text)
}

/// What is wrong with a text that should be a hash of one of the four algorithms.
pub(crate) fn hash_fault(text: &str) -> Option<Fault> {
    let expected = "an algorithm, `$` and its digest in hexadecimal digits, such as `sha256$…`";
    match read(text) {
        Read::Hash { .. } => None,
        Read::Malformed => Some(Fault::error(ErrorCode::RecipientHash, expected)),
        Read::UnknownAlgorithm => Some(Fault::error(ErrorCode::RecipientAlgorithm, expected)),
    }
}

/// 0.5: the version of a badge, x.y or x.y.z, perhaps with a `v`.
pub(super) fn is_numbered(text: &str) -> bool {
    let text = text.strip_prefix('v').unwrap_or(text);
    let parts: Vec<&str> = text.split('.').take(4).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.len(), 2 | 3) && parts.iter().all(digits)
}
