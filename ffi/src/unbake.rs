//! Unbaking: reading the badges in an image.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{from_json, to_json};
use ovenbird_core::{unbake, unbake_one};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Reads every badge in an image.
///
/// Options (JSON): "accept_damaged", "strict", "limits" {...}.
///
/// Parameters:
///   image, image_len      the image file, in bytes; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   out                   out, required: JSON {"format", "badge", "found": [{"carrier", "keyword", "namespace"?,
///                         "offset", "length", "kind", "text", "verify"?, "problems"}]}, where "badge" is the place
///                         in "found" of the one that counts. Release with `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done; there is at least one badge.
///   OVENBIRD_CALLER       argument.invalid, option.invalid.
///   OVENBIRD_MALFORMED    png.*, svg.*: the image or its badge is damaged; with "strict" also image.duplicate.
///   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding.
///   OVENBIRD_NOT_FOUND    image.unbaked: a sound image without a badge.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_unbake(
    image: *const u8,
    image_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let image = call.bytes(image, image_len, "image")?;
        out.give(to_json(&unbake(image, &from_json(call.options(options, options_len)?)?)?)?);
        Ok(())
    })
}

/// Reads the badge in an image: of several, the one that counts.
///
/// Parameters:
///   image ... options_len  as for `ovenbird_unbake`.
///   text                   out, required: the badge text itself. Release with `ovenbird_bytes_free`.
///   details                out, may be NULL: JSON, the element of "found" that `ovenbird_unbake` gives. Release with
///                          `ovenbird_bytes_free`.
///   err                    out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns what `ovenbird_unbake` returns.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_unbake_one(
    image: *const u8,
    image_len: usize,
    options: *const c_char,
    options_len: usize,
    text: *mut ovenbird_bytes,
    details: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (text, details) = (call.out(text), call.out(details));
        text.required("text")?;
        let image = call.bytes(image, image_len, "image")?;
        let found = unbake_one(image, &from_json(call.options(options, options_len)?)?)?;
        let said = if details.wanted() { to_json(&found)? } else { String::new() };
        text.give(found.text);
        details.give(said);
        Ok(())
    })
}
