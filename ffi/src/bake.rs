//! Baking: putting a badge into an image, and taking it out again.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{from_json, to_json};
use ovenbird_core::{Splice, splice, strip};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Puts a badge into a PNG or SVG image. Every other byte of the image stays as it is.
///
/// Options (JSON; all may be left out): "on_existing" "replace" or "refuse", "keyword", "check_crc" (default true),
/// "legacy_text", "active_content" "keep" or "refuse", "wallet_safe", "limits" {...}.
///
/// Parameters:
///   image, image_len      the image file, in bytes; borrowed for the call.
///   payload, payload_len  the badge as UTF-8: a URL, a JSON document or a compact JWS; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   baked                 out, required: the image file. Release with `ovenbird_bytes_free`.
///   report                out, may be NULL: JSON {"format", "carrier", "keyword", "length", "replaced", "problems"}.
///                         Release with `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid, option.conflict.
///   OVENBIRD_MALFORMED    png.*, svg.*: the image is damaged; payload.*, json.*, jws.*: the payload is.
///   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, svg.utf16, document.unrecognised.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
///   OVENBIRD_REFUSED      image.already_baked, svg.active_content: an option asks for refusal.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_bake(
    image: *const u8,
    image_len: usize,
    payload: *const c_char,
    payload_len: usize,
    options: *const c_char,
    options_len: usize,
    baked: *mut ovenbird_bytes,
    report: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (baked, report) = (call.out(baked), call.out(report));
        baked.required("baked")?;
        let image = call.bytes(image, image_len, "image")?;
        let payload = call.text(payload, payload_len, "payload")?;
        let splice = splice(image, payload, &from_json(call.options(options, options_len)?)?)?;
        let said = if report.wanted() { to_json(splice.report())? } else { String::new() };
        baked.give(joined(&splice));
        report.give(said);
        Ok(())
    })
}

/// Like `ovenbird_bake`, into a buffer of the caller's. With `buffer` NULL and `capacity` 0 it only tells the size.
///
/// Parameters:
///   image ... options_len  as for `ovenbird_bake`.
///   buffer, capacity       the caller's, in bytes; must not overlap the inputs. Written only on success.
///   needed                 out, required: the length of the baked image in bytes, on success and for
///                          buffer.too_small; else 0.
///   report, err            as for `ovenbird_bake`.
///
/// Returns what `ovenbird_bake` returns, and
///   OVENBIRD_CALLER        buffer.too_small: call again with `*needed` bytes.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_bake_into(
    image: *const u8,
    image_len: usize,
    payload: *const c_char,
    payload_len: usize,
    options: *const c_char,
    options_len: usize,
    buffer: *mut u8,
    capacity: usize,
    needed: *mut usize,
    report: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (needed, report) = (call.out(needed), call.out(report));
        needed.required("needed")?;
        let image = call.bytes(image, image_len, "image")?;
        let payload = call.text(payload, payload_len, "payload")?;
        let options = call.options(options, options_len)?;
        let inputs = [image, payload.as_bytes(), options.unwrap_or_default().as_bytes()];
        let buffer = call.buffer(buffer, capacity, &inputs)?;
        let splice = splice(image, payload, &from_json(options)?)?;
        let said = if report.wanted() { to_json(splice.report())? } else { String::new() };
        needed.set(splice.len());
        buffer.fill(&splice)?;
        report.give(said);
        Ok(())
    })
}

/// Takes every badge out of an image: the bytes that were there before baking come back.
///
/// Options (JSON): "check_crc" (default true), "limits" {...}.
///
/// Parameters:
///   image, image_len      the image file, in bytes; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   out                   out, required: the image file, equal to the input if there was no badge. Release with
///                         `ovenbird_bytes_free`.
///   removed               out, may be NULL: how many badges were taken out.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid.
///   OVENBIRD_MALFORMED    png.*, svg.*: the image is damaged.
///   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, svg.utf16.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_strip(
    image: *const u8,
    image_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut ovenbird_bytes,
    removed: *mut usize,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (out, removed) = (call.out(out), call.out(removed));
        out.required("out")?;
        let image = call.bytes(image, image_len, "image")?;
        let stripped = strip(image, &from_json(call.options(options, options_len)?)?)?;
        out.give(stripped.bytes);
        removed.set(stripped.removed);
        Ok(())
    })
}

/// The baked image in one buffer, with room for the NUL that `Out::give` adds.
fn joined(splice: &Splice<'_>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(splice.len().saturating_add(1));
    for slice in splice.slices() {
        bytes.extend_from_slice(slice);
    }
    bytes
}
