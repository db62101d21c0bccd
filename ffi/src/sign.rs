//! Signing: tokens and embedded proofs, with a key at hand or a signer outside.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;
use std::ptr;

use ovenbird_core::wire::{self, from_json, to_json};
use ovenbird_core::{Result, SignOptions, attach_signature, sign, signing_input};

use crate::bytes::ovenbird_bytes;
use crate::clock;
use crate::contexts::{self, ovenbird_contexts};
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::key::ovenbird_key;
use crate::raw::Call;
use crate::status::ovenbird_status;

/// Signs a badge document: 1.0 to 2.0 as a compact JWS, 3.0 as a VC-JWT or with a proof that is embedded in it.
///
/// Options (JSON): "format" "jws", "vc_jwt" or "data_integrity" (default: by the version, or as "cryptosuite" says);
/// "algorithm" "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384" or "EdDSA" (default: the usual one
/// of the key); "check", whether the document is validated first and refused if it has errors (default true); "limits"
/// {...}; "insecure_seed", **for tests only**.
///
/// Of a JWS and a VC-JWT: "key_id", the header's "kid", in a VC-JWT a URI (default: the key's id); "embed_key", whether
/// the public key goes into the header as "jwk" (default: in a VC-JWT without "kid"); "typ" (default: "JWT" in a
/// VC-JWT).
///
/// Of an embedded proof: "cryptosuite" "eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019" or "ecdsa-jcs-2019"
/// (default: the rdfc suite of the key's kind); "verification_method", the URL of the key (default: its id if that is a
/// URI, else its did:key); "created" (RFC 3339) or "now_unix", the moment of signing (default: the clock); "expires",
/// "domain", "challenge" (default: none).
///
/// Parameters:
///   document, document_len  the document as JSON, UTF-8; borrowed for the call.
///   key                     a private key; borrowed for the call; required.
///   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   token                   out, required: the compact JWS, or the credential with its proof, JSON. Release with
///                           `ovenbird_bytes_free`.
///   details                 out, may be NULL: JSON {"token", "format", "algorithm", "header", "cryptosuite"?}; "header"
///                           is the JOSE header, or the proof without its value, as JSON text. Release with
///                           `ovenbird_bytes_free`.
///   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid; option.invalid, option.conflict: an option does not go with the key or
///                         the document; key.not_private: the key is a public one; issue.invalid: the document has
///                         errors, says that it is hosted, is signed already, or is of a class that is not signed.
///   OVENBIRD_MALFORMED    json.*, payload.*, document.envelope: there is no document to sign; canon.*: it has what a
///                         proof would not cover, such as a term that no context defines.
///   OVENBIRD_UNSUPPORTED  document.unrecognised; random.failed; canon.context: a context that nobody registered;
///                         canon.keyword.
///   OVENBIRD_NOT_FOUND    document.hosted: the text is the URL of a hosted assertion.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
///   OVENBIRD_REFUSED      canon.inline_context, canon.form: as `ovenbird_canonicalize` says.
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
    let known = ptr::null();
    ovenbird_sign_with(document, document_len, key, options, options_len, known, token, details, err)
}

/// `ovenbird_sign` of a document that may name other contexts than those that the library knows.
///
/// Parameters: as for `ovenbird_sign`, and
///   contexts  those that the document may name; NULL: those that the library knows. Borrowed; other threads may use
///             it at the same time. Only an embedded proof needs them.
///
/// Returns what `ovenbird_sign` returns.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_sign_with(
    document: *const c_char,
    document_len: usize,
    key: *const ovenbird_key,
    options: *const c_char,
    options_len: usize,
    contexts: *const ovenbird_contexts,
    token: *mut ovenbird_bytes,
    details: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (token, details) = (call.out(token), call.out(details));
        token.required("token")?;
        let document = call.text(document, document_len, "document")?;
        let handle = call.handle(key, "key")?;
        let options = read_options(call, options, options_len, contexts)?;
        let mut entropy = wire::entropy(options.insecure_seed.as_deref());
        let signed = sign(document, &handle.key, &options, &mut *entropy)?;
        let said = if details.wanted() { to_json(&signed)? } else { String::new() };
        token.give(signed.token);
        details.give(said);
        Ok(())
    })
}

/// The options of signing, with the contexts beside them and the moment of now where a proof is to have it.
fn read_options(
    call: &Call,
    options: *const c_char,
    options_len: usize,
    contexts: *const ovenbird_contexts,
) -> Result<SignOptions> {
    let mut options: SignOptions = from_json(call.options(options, options_len)?)?;
    options.contexts = contexts::of(call, contexts);
    clock::fill_signing(&mut options);
    Ok(options)
}

/// The bytes that an outside signer (a key service, an HSM, a smart card) has to sign. `ovenbird_attach_signature` makes
/// the token of them and the signature. For an embedded proof, `ovenbird_signing_input_with` gives everything.
///
/// Options (JSON): as for `ovenbird_sign`, and "key": the public key as text, in any form that `ovenbird_key_read`
/// takes. Either "algorithm" or "key" is needed; a VC-JWT needs "key" or "key_id", an embedded proof "key" or
/// "verification_method". The same proof is made again only with the same "created" or "now_unix".
///
/// Parameters:
///   document, document_len  the document as JSON, UTF-8; borrowed for the call.
///   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   input                   out, required: what is to be signed: of a token all of it ASCII, of an embedded proof any
///                           bytes. The signer hashes it as the algorithm says. Release with `ovenbird_bytes_free`.
///   details                 out, may be NULL: JSON {"input", "format", "algorithm", "header", "unsigned"?,
///                           "cryptosuite"?}. Of an embedded proof "input" is in base64url, and "unsigned" what
///                           `ovenbird_attach_signature` takes. Release with `ovenbird_bytes_free`.
///   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid, issue.invalid: as for `ovenbird_sign`; option.conflict,
///                         also when neither "algorithm" nor "key" is given; key.ambiguous: "key" is several keys.
///   OVENBIRD_MALFORMED    json.*, payload.*, document.envelope, canon.*: the document; key.*: "key".
///   OVENBIRD_UNSUPPORTED  document.unrecognised, canon.context, canon.keyword; key.unsupported, key.size, key.weak.
///   OVENBIRD_NOT_FOUND    document.hosted.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
///   OVENBIRD_REFUSED      canon.inline_context, canon.form.
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
    let (known, no_unsigned) = (ptr::null(), ptr::null_mut());
    ovenbird_signing_input_with(
        document,
        document_len,
        options,
        options_len,
        known,
        input,
        no_unsigned,
        details,
        err,
    )
}

/// `ovenbird_signing_input` of a document that may name other contexts than those that the library knows, and with the
/// text that `ovenbird_attach_signature` takes as an output of its own.
///
/// Parameters: as for `ovenbird_signing_input`, and
///   contexts       those that the document may name; NULL: those that the library knows. Borrowed; other threads may
///                  use it at the same time. Only an embedded proof needs them.
///   unsigned_text  out, may be NULL: what `ovenbird_attach_signature` takes with the signature. Of a token the same
///                  as `input`, of an embedded proof the credential with the proof but its value. Release with
///                  `ovenbird_bytes_free`.
///
/// Returns what `ovenbird_signing_input` returns.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_signing_input_with(
    document: *const c_char,
    document_len: usize,
    options: *const c_char,
    options_len: usize,
    contexts: *const ovenbird_contexts,
    input: *mut ovenbird_bytes,
    unsigned_text: *mut ovenbird_bytes,
    details: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (input, unsigned, details) = (call.out(input), call.out(unsigned_text), call.out(details));
        input.required("input")?;
        let document = call.text(document, document_len, "document")?;
        let made = signing_input(document, &read_options(call, options, options_len, contexts)?)?;
        let said = if details.wanted() { to_json(&made)? } else { String::new() };
        let bytes = wire::signing_bytes(&made)?;
        unsigned.give(made.unsigned.unwrap_or(made.input));
        input.give(bytes);
        details.give(said);
        Ok(())
    })
}

/// Finishes a token, or a credential with an embedded proof, with a signature made elsewhere.
///
/// Options (JSON): "encoding" of an ECDSA signature: "raw" (default; r and s of fixed length, as JOSE has it) or
/// "der" (as most key services give it); "key": the public key as text; with it the signature is verified before the
/// token is given out; "limits" {...}.
///
/// Parameters:
///   input, input_len          of a token what was signed, as `ovenbird_signing_input` gave it; of an embedded proof
///                             the unfinished credential, "unsigned" of its details. Borrowed for the call.
///   signature, signature_len  the signature, in bytes; borrowed for the call.
///   options, options_len      JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   token                     out, required: the compact JWS, or the credential with its proof. Release with
///                             `ovenbird_bytes_free`.
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
