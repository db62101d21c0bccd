//! Canonical forms: what the proofs of Data Integrity hash, to compare with other software.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::wire::{from_json, to_json};
use ovenbird_core::{CanonicalizeOptions, canonicalize};

use crate::bytes::ovenbird_bytes;
use crate::contexts::{self, ovenbird_contexts};
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Gives the canonical form of a document, and its hash: for an issuer whose signatures others find wrong to see where
/// both differ. Nothing is verified and nothing fetched.
///
/// Options (JSON): "algorithm" "rdfc" (default: JSON-LD to RDF and RDFC-1.0, sorted N-Quads) or "jcs" (RFC 8785, sorted
/// JSON); "hash" "sha256" (default) or "sha384"; "part" of the document: "document" (default: without its proofs, what a
/// proof signs), "whole", or "proof" (the options of a proof: all of it but its value), with the number of the "proof",
/// from 0 (default 0); "limits" {...}.
///
/// Parameters:
///   document, document_len  JSON, UTF-8; borrowed for the call.
///   options, options_len    JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   contexts                those that the document may name; NULL: those that the library knows. Borrowed; other
///                           threads may use it at the same time.
///   text                    out, required: N-Quads, a line each with its line feed, or JSON. Release with
///                           `ovenbird_bytes_free`.
///   details                 out, may be NULL: JSON {"text", "hash", "quads", "contexts"}: the same text, its hash in
///                           hexadecimal digits, how many statements there are (0 of JSON), and the contexts that were
///                           applied, by name. Release with `ovenbird_bytes_free`.
///   err                     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid.
///   OVENBIRD_MALFORMED    canon.*: a term that no context defines, a relative IRI, a value that is none; json.*,
///                         payload.*.
///   OVENBIRD_UNSUPPORTED  canon.context: a context that nobody registered; canon.keyword.
///   OVENBIRD_NOT_FOUND    proof.missing: it has no such proof.
///   OVENBIRD_LIMIT        limit.canonical_work: a graph made to take for ever; limit.*: larger than `limits` allows.
///   OVENBIRD_REFUSED      canon.inline_context: a context that is written into the document; canon.form.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_canonicalize(
    document: *const c_char,
    document_len: usize,
    options: *const c_char,
    options_len: usize,
    contexts: *const ovenbird_contexts,
    text: *mut ovenbird_bytes,
    details: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (text, details) = (call.out(text), call.out(details));
        text.required("text")?;
        let document = call.text(document, document_len, "document")?;
        let mut options: CanonicalizeOptions = from_json(call.options(options, options_len)?)?;
        options.contexts = contexts::of(call, contexts);
        let made = canonicalize(document, &options)?;
        let said = if details.wanted() { to_json(&made)? } else { String::new() };
        text.give(made.text);
        details.give(said);
        Ok(())
    })
}
