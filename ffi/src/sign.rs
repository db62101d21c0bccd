//! Signing: documents into tokens, with a key at hand or a signer outside, and checking them.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{self, from_json, to_json};
use ovenbird_core::{SignOptions, attach_signature, sign, signing_input, verify_signature};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::key::ovenbird_key;
use crate::status::ovenbird_status;

/// Signs a badge document: 1.0 to 2.0 as a compact JWS, 3.0 as a VC-JWT.
///
/// Options (JSON): "format" "jws" or "vc_jwt" (default: by the version); "algorithm" "RS256", "RS384", "RS512",
/// "PS256", "PS384", "PS512", "ES256", "ES384" or "EdDSA" (default: the usual one of the key); "key_id", the header's
/// "kid", in a VC-JWT a URI (default: the key's id); "embed_key", whether the public key goes into the header as
/// "jwk" (default: in a VC-JWT without "kid"); "typ" (default: "JWT" in a VC-JWT); "check", whether the document is
/// validated first and refused if it has errors (default true); "limits" {...}; "insecure_seed", **for tests only**.
///
/// Parameters:
///   document, document_len  the document as JSON, UTF-8; borrowed for the call.
///   key                     a private key; borrowed for the call; required.
///   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   token                   out, required: the compact JWS. Release with `ovenbird_bytes_free`.
///   details                 out, may be NULL: JSON {"token", "format", "algorithm", "header"}; "header" is the JOSE
///                           header as JSON text. Release with `ovenbird_bytes_free`.
///   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid; option.invalid, option.conflict: an option does not go with the key or
///                         the document; key.not_private: the key is a public one; issue.invalid: the document has
///                         errors, says that it is hosted, is signed already, or is of a class that is not signed.
///   OVENBIRD_MALFORMED    json.*, payload.*, document.envelope: there is no document to sign.
///   OVENBIRD_UNSUPPORTED  document.unrecognised; random.failed.
///   OVENBIRD_NOT_FOUND    document.hosted: the text is the URL of a hosted assertion.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_sign(
    document: *const c_char,
    document_len: usize,
    key: *const ovenbird_key,
    options: *const c_char,
    options_len: usize,
    token: *mut ovenbird_bytes,
    details: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (token, details) = (call.out(token), call.out(details));
        token.required("token")?;
        let document = call.text(document, document_len, "document")?;
        let handle = call.handle(key, "key")?;
        let options: SignOptions = from_json(call.options(options, options_len)?)?;
        let mut entropy = wire::entropy(options.insecure_seed.as_deref());
        let signed = sign(document, &handle.key, &options, &mut *entropy)?;
        let said = if details.wanted() { to_json(&signed)? } else { String::new() };
        token.give(signed.token);
        details.give(said);
        Ok(())
    })
}

/// The bytes that an outside signer (a key service, an HSM, a smart card) has to sign. `ovenbird_attach_signature`
/// makes the token of them and the signature.
///
/// Options (JSON): as for `ovenbird_sign`, and "key": the public key as text, in any form that `ovenbird_key_read`
/// takes. Either "algorithm" or "key" is needed; a VC-JWT needs "key" or "key_id".
///
/// Parameters:
///   document, document_len  the document as JSON, UTF-8; borrowed for the call.
///   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   input                   out, required: what is to be signed, all of it ASCII. The signer hashes it as the
///                           algorithm says. Release with `ovenbird_bytes_free`.
///   details                 out, may be NULL: JSON {"input", "format", "algorithm", "header"}. Release with
///                           `ovenbird_bytes_free`.
///   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid, issue.invalid: as for `ovenbird_sign`; option.conflict,
///                         also when neither "algorithm" nor "key" is given; key.ambiguous: "key" is several keys.
///   OVENBIRD_MALFORMED    json.*, payload.*, document.envelope: the document; key.*: "key".
///   OVENBIRD_UNSUPPORTED  document.unrecognised; key.unsupported, key.size, key.weak.
///   OVENBIRD_NOT_FOUND    document.hosted.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_signing_input(
    document: *const c_char,
    document_len: usize,
    options: *const c_char,
    options_len: usize,
    input: *mut ovenbird_bytes,
    details: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (input, details) = (call.out(input), call.out(details));
        input.required("input")?;
        let document = call.text(document, document_len, "document")?;
        let made = signing_input(document, &from_json(call.options(options, options_len)?)?)?;
        let said = if details.wanted() { to_json(&made)? } else { String::new() };
        input.give(made.input);
        details.give(said);
        Ok(())
    })
}

/// Finishes a token with a signature made elsewhere.
///
/// Options (JSON): "encoding" of an ECDSA signature: "raw" (default; r and s of fixed length, as JOSE has it) or
/// "der" (as most key services give it); "key": the public key as text; with it the signature is verified before the
/// token is given out; "limits" {...}.
///
/// Parameters:
///   input, input_len          what was signed, as `ovenbird_signing_input` gave it; borrowed for the call.
///   signature, signature_len  the signature, in bytes; borrowed for the call.
///   options, options_len      JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   token                     out, required: the compact JWS. Release with `ovenbird_bytes_free`.
///   err                       out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done. Without "key" nothing says that the signature is right.
///   OVENBIRD_CALLER       argument.invalid, option.invalid; option.conflict: "der" for an algorithm that is not
///                         ECDSA; key.ambiguous: "key" is several keys.
///   OVENBIRD_MALFORMED    jws.malformed, jws.header, jws.payload, jws.unsigned, jws.algorithm_case, jws.header_key,
///                         json.*, payload.*: the input is not one to sign; jws.signature_length, jws.signature: the
///                         signature is not one of this algorithm, or not of "key"; jws.algorithm_key, key.*: "key".
///   OVENBIRD_UNSUPPORTED  jws.algorithm, jws.hmac, jws.critical, jws.unencoded: the input's header; key.unsupported,
///                         key.size, key.weak: "key".
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_attach_signature(
    input: *const c_char,
    input_len: usize,
    signature: *const u8,
    signature_len: usize,
    options: *const c_char,
    options_len: usize,
    token: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let token = call.out(token);
        token.required("token")?;
        let input = call.text(input, input_len, "input")?;
        let signature = call.bytes(signature, signature_len, "signature")?;
        let options = from_json(call.options(options, options_len)?)?;
        token.give(attach_signature(input, signature, &options)?);
        Ok(())
    })
}

/// Checks the signature of a compact JWS or a VC-JWT. **OVENBIRD_OK says that it was checked, `verified` that it is
/// right**: that it was made with one of these keys. Whose keys they are, whether the badge is revoked, expired or
/// somebody else's is not looked at.
///
/// Options (JSON): "mode" of a VC-JWT: "strict" (default; header and claims equal the credential, as Open Badges 3.0
/// says) or "compatible" (what the official validator accepts; differences are warnings); "accept_header_key",
/// whether the token's own "jwk" is tried where no key is given, which says only that nobody changed it since
/// (default false); "at", the moment for "nbf" and "exp" (RFC 3339; default: none); "limits" {...}.
///
/// Parameters:
///   token, token_len      the token as UTF-8; borrowed for the call.
///   keys, keys_len        `keys_len` keys, each tried in turn; none of them NULL; the array and the keys are
///                         borrowed for the call. NULL only with length 0. A private key counts as its public half.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   verified              out, required: whether the signature is that of a key, and no problem is an error.
///   report                out, may be NULL: JSON {"verified", "format", "algorithm"?, "key"?: {"source", "index"?,
///                         "id"?, "thumbprint"}, "header", "document", "version"?, "problems"}. "header" and
///                         "document" are JSON text; "index" is the place of the key in `keys`. Release with
///                         `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK         done, whatever was found.
///   OVENBIRD_CALLER     argument.invalid, option.invalid.
///   OVENBIRD_MALFORMED  jws.malformed, jws.header, jws.payload, payload.*, json.*: it is no token with a document.
///   OVENBIRD_NOT_FOUND  document.hosted: the text is the URL of a hosted assertion.
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
    guard(err, |call| {
        let (verified, report) = (call.out(verified), call.out(report));
        verified.required("verified")?;
        let token = call.text(token, token_len, "token")?;
        let handles = call.handles(keys, keys_len, "keys")?;
        let keys: Vec<_> = handles.iter().map(|handle| &handle.key).collect();
        let answer = verify_signature(token, &keys, &from_json(call.options(options, options_len)?)?)?;
        let said = if report.wanted() { to_json(&answer)? } else { String::new() };
        verified.set(answer.verified);
        report.give(said);
        Ok(())
    })
}
