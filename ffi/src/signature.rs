//! Signatures: whether a key made them, and nothing else.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;
use std::ptr;

use ovenbird_core::wire::{from_json, to_json};
use ovenbird_core::{SignatureOptions, verify_signature};

use crate::bytes::ovenbird_bytes;
use crate::contexts::{self, ovenbird_contexts};
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::key::ovenbird_key;
use crate::status::ovenbird_status;

/// Checks the signature of a compact JWS or a VC-JWT, or the proofs that are embedded in a credential. **OVENBIRD_OK
/// says that it was checked, `verified` that it is right**: that it was made with one of these keys. Whose keys they
/// are, whether the badge is revoked, expired or somebody else's is not looked at.
///
/// Options (JSON): "mode" of a VC-JWT: "strict" (default; header and claims equal the credential, as Open Badges 3.0
/// says) or "compatible" (what the official validator accepts; differences are warnings); "accept_header_key",
/// whether the token's own "jwk" is tried where no key is given, which says only that nobody changed it since
/// (default false); "at", the moment for "nbf" and "exp" (RFC 3339; default: none); of embedded proofs "domain" and
/// "challenge", which a proof has to name (default: none), and "explain", whether the report has the canonical texts and
/// their hashes (default false); "limits" {...}.
///
/// Parameters:
///   token, token_len      the token, or a credential with proofs in JSON, UTF-8; borrowed for the call.
///   keys, keys_len        `keys_len` keys, each tried in turn; none of them NULL; the array and the keys are
///                         borrowed for the call. NULL only with length 0. A private key counts as its public half.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   verified              out, required: whether the signature is that of a key, and no problem is an error. Of several
///                         proofs one that is verified is enough.
///   report                out, may be NULL: JSON {"verified", "format", "algorithm"?, "key"?: {"source", "index"?,
///                         "id"?, "thumbprint"}, "header", "document", "version"?, "proofs"?, "problems"}. "header" and
///                         "document" are JSON text; "index" is the place of the key in `keys`; "proofs" has each
///                         embedded proof with its own answer. Release with `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK         done, whatever was found.
///   OVENBIRD_CALLER     argument.invalid, option.invalid.
///   OVENBIRD_MALFORMED  jws.malformed, jws.header, jws.payload, payload.*, json.*: it is no token with a document.
///   OVENBIRD_NOT_FOUND  document.hosted: the text is the URL of a hosted assertion; proof.missing: a credential
///                       without any proof.
///   OVENBIRD_LIMIT      limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verify_signature(
    token: *const c_char,
    token_len: usize,
    keys: *const *const ovenbird_key,
    keys_len: usize,
    options: *const c_char,
    options_len: usize,
    verified: *mut bool,
    report: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    let known = ptr::null();
    ovenbird_verify_signature_with(
        token,
        token_len,
        keys,
        keys_len,
        options,
        options_len,
        known,
        verified,
        report,
        err,
    )
}

/// `ovenbird_verify_signature` of a credential that may name other contexts than those that the library knows.
///
/// Parameters: as for `ovenbird_verify_signature`, and
///   contexts  those that the credential may name; NULL: those that the library knows. Borrowed; other threads may use
///             it at the same time. Only embedded proofs need them.
///
/// Returns what `ovenbird_verify_signature` returns.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verify_signature_with(
    token: *const c_char,
    token_len: usize,
    keys: *const *const ovenbird_key,
    keys_len: usize,
    options: *const c_char,
    options_len: usize,
    contexts: *const ovenbird_contexts,
    verified: *mut bool,
    report: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (verified, report) = (call.out(verified), call.out(report));
        verified.required("verified")?;
        let token = call.text(token, token_len, "token")?;
        let handles = call.handles(keys, keys_len, "keys")?;
        let keys: Vec<_> = handles.iter().map(|handle| &handle.key).collect();
        let mut options: SignatureOptions = from_json(call.options(options, options_len)?)?;
        options.contexts = contexts::of(call, contexts);
        let answer = verify_signature(token, &keys, &options)?;
        let said = if report.wanted() { to_json(&answer)? } else { String::new() };
        verified.set(answer.verified);
        report.give(said);
        Ok(())
    })
}
