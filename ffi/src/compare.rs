//! Comparing: whether two credentials are the same one.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::equal_credentials;
use ovenbird_core::wire::{from_json, to_json};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Says whether two credentials of 3.0 are the same one, of the same issuer with the same id, and which one replaces the
/// other. **Neither is verified**: verify both before you replace one with the other.
///
/// Options (JSON): "limits" {...}.
///
/// Parameters:
///   a, a_len              the first: JSON or a VC-JWT, UTF-8; borrowed for the call.
///   b, b_len              the second.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   equal                 out, may be NULL: whether they are the same credential. Set to false on entry.
///   out                   out, may be NULL: JSON {"equal", "newer"?}; "newer" is "first", "second" or "neither", of
///                         equal ones. Release with `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done, whatever the answer.
///   OVENBIRD_CALLER       argument.invalid (also when both outputs are NULL), option.invalid.
///   OVENBIRD_MALFORMED    json.*, jws.*, payload.*, document.*: one of them is damaged.
///   OVENBIRD_UNSUPPORTED  document.unrecognised: one of them is no credential of 3.0.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_equal_credentials(
    a: *const c_char,
    a_len: usize,
    b: *const c_char,
    b_len: usize,
    options: *const c_char,
    options_len: usize,
    equal: *mut bool,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (equal, out) = (call.out(equal), call.out(out));
        if !equal.wanted() {
            out.required("out")?;
        }
        let (a, b) = (call.text(a, a_len, "a")?, call.text(b, b_len, "b")?);
        let answer = equal_credentials(a, b, &from_json(call.options(options, options_len)?)?)?;
        let said = if out.wanted() { to_json(&answer)? } else { String::new() };
        equal.set(answer.equal);
        out.give(said);
        Ok(())
    })
}
