//! Splices: a baked image as pieces, for a writer that does not want a copy.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{from_json, to_json};
use ovenbird_core::{Splice, splice};

use crate::bytes::{ovenbird_bytes, ovenbird_slice};
use crate::error::ovenbird_error;
use crate::guard::{guard, guard_value};
use crate::status::ovenbird_status;

/// A baked image that is not yet written: runs of the caller's image and the bytes that go between them. Opaque.
///
/// 1. `ovenbird_splice_new` finds the pieces; nothing of the image is copied.
/// 2. `ovenbird_splice_pieces` gives them, ready for one `writev`; `ovenbird_splice_len` their length together.
/// 3. `ovenbird_splice_free` releases it. Until then the image has to stay in place, unchanged.
///
/// A `const ovenbird_splice *` may be shared between threads.
pub struct ovenbird_splice {
    splice: Splice<'static>,
    slices: Vec<ovenbird_slice>,
}

impl From<Splice<'static>> for ovenbird_splice {
    fn from(splice: Splice<'static>) -> Self {
        // The slices point into the image and into heap blocks of the splice: neither moves with the struct.
        let slices = splice.slices().map(|s| ovenbird_slice { data: s.as_ptr(), len: s.len() }).collect();
        ovenbird_splice { splice, slices }
    }
}

/// Like `ovenbird_bake`, as pieces.
///
/// Parameters:
///   image, image_len      the image file, in bytes; borrowed until `ovenbird_splice_free`.
///   payload ... options_len  as for `ovenbird_bake`; borrowed for the call.
///   out                   out, required: the splice. Release with `ovenbird_splice_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns what `ovenbird_bake` returns.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_splice_new(
    image: *const u8,
    image_len: usize,
    payload: *const c_char,
    payload_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut *mut ovenbird_splice,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let image = call.lent_bytes(image, image_len, "image")?;
        let payload = call.text(payload, payload_len, "payload")?;
        let splice = splice(image, payload, &from_json(call.options(options, options_len)?)?)?;
        out.give_boxed(|| splice.into());
        Ok(())
    })
}

/// The length of the baked image in bytes.
///
/// Parameters:
///   splice  borrowed; NULL gives 0.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_splice_len(splice: *const ovenbird_splice) -> usize {
    guard_value(0, |call| call.maybe(splice).map_or(0, |handle| handle.splice.len()))
}

/// The pieces of the baked image, in order.
///
/// Parameters:
///   splice  borrowed; required.
///   pieces  out, required: the first of `*count` slices, which belong to the splice. They have the layout of
///           `struct iovec`; note that `writev` takes no more than IOV_MAX of them at a time.
///   count   out, required: how many slices.
///   err     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_splice_pieces(
    splice: *const ovenbird_splice,
    pieces: *mut *const ovenbird_slice,
    count: *mut usize,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (pieces, count) = (call.out(pieces), call.out(count));
        pieces.required("pieces")?;
        count.required("count")?;
        let handle = call.handle(splice, "splice")?;
        pieces.set(handle.slices.as_ptr());
        count.set(handle.slices.len());
        Ok(())
    })
}

/// What the bake does, in the JSON form of `ovenbird_bake`'s report.
///
/// Parameters:
///   splice  borrowed; required.
///   report  out, required: JSON text. Release with `ovenbird_bytes_free`.
///   err     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_splice_report(
    splice: *const ovenbird_splice,
    report: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let report = call.out(report);
        report.required("report")?;
        report.give(to_json(call.handle(splice, "splice")?.splice.report())?);
        Ok(())
    })
}

/// Releases a splice and its pieces. The image is the caller's again.
///
/// Parameters:
///   splice  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_splice_free(splice: *mut ovenbird_splice) {
    guard_value((), |call| call.free(splice));
}
