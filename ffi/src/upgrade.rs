//! Upgrading: the same badge in a newer version.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::upgrade;
use ovenbird_core::wire::{from_json, to_json};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Writes a badge document of 0.5 to 2.0, or the badge in an envelope of 2.1, as one of 2.0 or 3.0. Nothing is fetched
/// and nothing signed: the signature of a JWS is not looked at and does not hold for the new document.
///
/// Options (JSON): "id", the URL where the document is hosted, taken where it has no id of its own; "badge" and "issuer",
/// the JSON text (not the object) of the badge class and of the issuer's profile, each of 1.0 to 2.0, taken where the
/// document only links to them or has an incomplete copy; "limits" {...}.
///
/// Parameters:
///   document, document_len  the badge document as UTF-8: JSON or a compact JWS; borrowed for the call.
///   to, to_len              the version to write, "2.0" or "3.0"; borrowed for the call.
///   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   out                     out, required: JSON {"document", "from", "to", "class", "changed", "lost": [{"code",
///                           "severity", "message", "pointer"?}]}. "document" is the new document as JSON text; where
///                           "changed" is false, the text as it was given. "lost" is what had no place in the new
///                           version. Release with `ovenbird_bytes_free`.
///   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done, whatever was lost.
///   OVENBIRD_CALLER       argument.invalid (also when `to` is no version), option.invalid; option.conflict: an option
///                         is of another badge class or issuer than the document's.
///   OVENBIRD_MALFORMED    payload.*, json.*, jws.*; document.envelope: there is no badge in the envelope.
///   OVENBIRD_UNSUPPORTED  document.unrecognised; upgrade.unsupported: no way from this version or class to that one.
///   OVENBIRD_NOT_FOUND    document.hosted: the text is the URL of a hosted assertion; upgrade.incomplete: neither
///                         document nor options give what the new version requires, or it would have errors; the message lists it.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_upgrade(
    document: *const c_char,
    document_len: usize,
    to: *const c_char,
    to_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let document = call.text(document, document_len, "document")?;
        let to = call.text(to, to_len, "to")?.parse()?;
        let options = from_json(call.options(options, options_len)?)?;
        out.give(to_json(&upgrade(document, to, &options)?)?);
        Ok(())
    })
}
