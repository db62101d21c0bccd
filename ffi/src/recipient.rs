//! Recipients: whom a badge is for.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{from_json, identities_from_json, to_json};
use ovenbird_core::{
    Algorithm, MatchOptions, ParseOptions, Result, Version, hash_identity, match_recipient, parse,
};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Makes a hashed identity, such as "sha256$c7ef86...".
///
/// Parameters:
///   identity, identity_len    the identity as UTF-8, exactly as it is to be hashed; borrowed for the call.
///   salt, salt_len            UTF-8; NULL with length 0 for none; borrowed for the call.
///   algorithm, algorithm_len  "md5", "sha1", "sha256" or "sha512"; NULL with length 0 for "sha256".
///   version, version_len      of Open Badges, "0.5" to "3.0"; NULL with length 0 for "2.0". It decides which
///                             algorithms are allowed: sha1 and sha512 in 0.5 to 1.1 only.
///   out                       out, required: the text. Release with `ovenbird_bytes_free`.
///   err                       out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid; recipient.identity_invalid: empty, or with a NUL.
///   OVENBIRD_UNSUPPORTED  recipient.algorithm: not one that the version allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_hash_identity(
    identity: *const c_char,
    identity_len: usize,
    salt: *const c_char,
    salt_len: usize,
    algorithm: *const c_char,
    algorithm_len: usize,
    version: *const c_char,
    version_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let identity = call.text(identity, identity_len, "identity")?;
        let salt = Some(call.text(salt, salt_len, "salt")?).filter(|salt| !salt.is_empty());
        let algorithm: Algorithm = or(call.text(algorithm, algorithm_len, "algorithm")?, "sha256").parse()?;
        let version: Version = or(call.text(version, version_len, "version")?, "2.0").parse()?;
        out.give(hash_identity(identity, salt, algorithm, version)?);
        Ok(())
    })
}

/// Finds out whether one of several identities is the recipient of a badge. That nobody matches is an answer, not an
/// error: look at `*matched` or at "matched" in the JSON.
///
/// Options (JSON): "variants", a list of "trimmed", "lower_case", "nfc", "backpack", tried after the identities as
/// given; "limits" {...}.
///
/// Parameters:
///   document, document_len      the badge document as UTF-8: JSON or a compact JWS; borrowed for the call.
///   identities, identities_len  JSON: a list of texts or of {"type", "identity"} objects, or an object such as
///                               {"email": ["a@example.org"]}; borrowed for the call.
///   options, options_len        JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   matched                     out, may be NULL: whether one of them is the recipient.
///   out                         out, may be NULL: JSON {"matched", "candidate"?, "identity"?, "variant"?, "type"?,
///                               "hashed", "algorithm"?, "problems"}. Release with `ovenbird_bytes_free`.
///   err                         out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done, whatever the answer.
///   OVENBIRD_CALLER       argument.invalid (also when both outputs are NULL), option.invalid,
///                         recipient.identity_invalid.
///   OVENBIRD_MALFORMED    json.*, jws.*, document.*; recipient.*: the document's recipient is damaged or absent.
///   OVENBIRD_UNSUPPORTED  document.unrecognised, recipient.algorithm.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_match_recipient(
    document: *const c_char,
    document_len: usize,
    identities: *const c_char,
    identities_len: usize,
    options: *const c_char,
    options_len: usize,
    matched: *mut bool,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (matched, out) = (call.out(matched), call.out(out));
        if !matched.wanted() {
            out.required("out")?;
        }
        let document = call.text(document, document_len, "document")?;
        let identities = call.text(identities, identities_len, "identities")?;
        let answer = answer(document, identities, call.options(options, options_len)?)?;
        let said = if out.wanted() { to_json(&answer)? } else { String::new() };
        matched.set(answer.matched);
        out.give(said);
        Ok(())
    })
}

/// Parses the document under the limits of the options, and matches.
fn answer(document: &str, identities: &str, options: Option<&str>) -> Result<ovenbird_core::Match> {
    let options: MatchOptions = from_json(options)?;
    let identities = identities_from_json(identities)?;
    let badge = parse(document, &ParseOptions { limits: options.limits.clone() })?;
    match_recipient(&badge, &identities, &options)
}

/// The text, or a default for the empty text.
fn or<'t>(text: &'t str, default: &'t str) -> &'t str {
    if text.is_empty() { default } else { text }
}
