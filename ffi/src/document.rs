//! Documents: what a badge text says.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{from_json, to_json};
use ovenbird_core::{parse, payload};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Reads a badge document of any version, 0.5 to 3.0, into one view. Signatures are not verified.
///
/// Options (JSON): "limits" {...}.
///
/// Parameters:
///   text, text_len        the document as UTF-8: JSON or a compact JWS; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   out                   out, required: JSON {"version", "class", "id"?, "name"?, "issuer"?, "recipient"?, ...,
///                         "problems", "document", "raw"}. Release with `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid.
///   OVENBIRD_MALFORMED    payload.*, json.*, jws.*, document.*: the text is damaged.
///   OVENBIRD_UNSUPPORTED  document.unrecognised.
///   OVENBIRD_LIMIT        limit.*: larger or deeper than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_parse(
    text: *const c_char,
    text_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let text = call.text(text, text_len, "text")?;
        out.give(to_json(&parse(text, &from_json(call.options(options, options_len)?)?)?)?);
        Ok(())
    })
}

/// Tells what a badge text is (a URL, JSON or a compact JWS) and reads a JWS open without verifying it.
///
/// Options (JSON): "limits" {...}.
///
/// Parameters:
///   text, text_len        the badge text as UTF-8; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   out                   out, required: JSON {"kind": "url", "json" or "jws", "text", "document"?, "header"?,
///                         "verified": false}. Release with `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid.
///   OVENBIRD_MALFORMED    payload.*, json.*, jws.*: the text is none of the three, or damaged.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_payload(
    text: *const c_char,
    text_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let text = call.text(text, text_len, "text")?;
        out.give(to_json(&payload(text, &from_json(call.options(options, options_len)?)?)?)?);
        Ok(())
    })
}
