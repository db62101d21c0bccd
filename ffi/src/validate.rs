//! Validating: every fault of a badge at once.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{from_json, to_json};
use ovenbird_core::{rules, validate, validate_extension};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Finds every fault of a badge document, offline: an image (PNG, SVG) with a badge in it, JSON, or a JWS, whose
/// signature is not looked at. That a badge has faults is an answer, not an error: look at "ok" in the JSON.
///
/// Options (JSON): "profile" "standard" (default), "strict", "legacy" or "wallet" (3.0: also what known wallets refuse);
/// "version" and "class", to take the document as one of these; "vc_version" "1.1" or "2.0"; "at", the moment at which
/// dates are judged (RFC 3339; default: none); "accept_damaged"; "limits" {...}.
///
/// Parameters:
///   input, input_len      an image file, or JSON or JWS text, in bytes; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   out                   out, required: JSON {"version", "class", "vc_version"?, "profile", "ok", "rules", "errors",
///                         "warnings", "infos", "truncated", "problems": [{"code", "severity", "message", "offset"?,
///                         "pointer"?, "found"?, "expected"?, "clause"?, "hint"?, "rule"?}]}. Release with
///                         `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done, whatever was found.
///   OVENBIRD_CALLER       argument.invalid, option.invalid, option.conflict ("class" without "version").
///   OVENBIRD_MALFORMED    png.*, svg.*, payload.*, json.*, jws.*: there is no document to hold against rules.
///   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, document.unrecognised.
///   OVENBIRD_NOT_FOUND    image.unbaked; document.hosted: the badge is the URL of a hosted assertion.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_validate(
    input: *const u8,
    input_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let input = call.bytes(input, input_len, "input")?;
        out.give(to_json(&validate(input, &from_json(call.options(options, options_len)?)?)?)?);
        Ok(())
    })
}

/// Lists every rule that validating holds documents against. "rule" of a problem is the id of one of them.
///
/// Parameters:
///   out  out, required: JSON [{"id", "says", "clause"}]. Release with `ovenbird_bytes_free`.
///   err  out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_rules(out: *mut ovenbird_bytes, err: *mut *mut ovenbird_error) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        out.give(to_json(&rules())?);
        Ok(())
    })
}

/// Finds every fault of an extension object of Open Badges 1.1 or 2.0, also against a JSON Schema that the caller has.
/// A `$ref` that leads out of the schema is not followed: nothing is fetched.
///
/// Options (JSON): as for `ovenbird_validate`; "profile" and "limits" count.
///
/// Parameters:
///   extension, extension_len  the extension object as JSON, UTF-8; borrowed for the call.
///   schema, schema_len        the JSON Schema as UTF-8: draft 4 (if it does not say), 6, 7, 2019-09 or 2020-12;
///                             borrowed for the call.
///   options, options_len      JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   out                       out, required: JSON as of `ovenbird_validate`. What breaks the schema is the problem
///                             extension.schema. Release with `ovenbird_bytes_free`.
///   err                       out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done, whatever was found.
///   OVENBIRD_CALLER       argument.invalid, option.invalid; schema.invalid: the schema is no JSON Schema.
///   OVENBIRD_MALFORMED    json.*; payload.not_object: the extension is no object.
///   OVENBIRD_UNSUPPORTED  feature.missing: the library was built without the feature `json-schema`.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_validate_extension(
    extension: *const c_char,
    extension_len: usize,
    schema: *const c_char,
    schema_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let extension = call.text(extension, extension_len, "extension")?;
        let schema = call.text(schema, schema_len, "schema")?;
        let options = from_json(call.options(options, options_len)?)?;
        out.give(to_json(&validate_extension(extension, schema, &options)?)?);
        Ok(())
    })
}
