//! DID documents: what an issuer serves, so that its keys are found.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::did_document;
use ovenbird_core::wire::from_json;

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::key::ovenbird_key;
use crate::status::ovenbird_status;

/// Writes the document that says which keys an issuer signs badges with: a DID document, or the controller document at
/// an https URL. Serve it at the address that the id leads to: of "did:web:issuer.example" that is
/// https://issuer.example/.well-known/did.json.
///
/// Options (JSON): "limits" {...}.
///
/// Parameters:
///   id, id_len            UTF-8: a DID (did:web, did:key, did:jwk) or an https URL; borrowed for the call.
///   keys, keys_len        `keys_len` keys, at least one and none of them NULL; the array and the keys are borrowed for
///                         the call. Of a private key the public half is written, and nothing else.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   text                  out, required: the document, JSON. Release with `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, also when `id` is no DID and no https URL, or there is no key;
///                         option.invalid.
///   OVENBIRD_UNSUPPORTED  verify.did: a DID of another method, or malformed; key.unsupported.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_did_document(
    id: *const c_char,
    id_len: usize,
    keys: *const *const ovenbird_key,
    keys_len: usize,
    options: *const c_char,
    options_len: usize,
    text: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let text = call.out(text);
        text.required("text")?;
        let id = call.text(id, id_len, "id")?;
        let handles = call.handles(keys, keys_len, "keys")?;
        let keys: Vec<_> = handles.iter().map(|handle| &handle.key).collect();
        text.give(did_document(id, &keys, &from_json(call.options(options, options_len)?)?)?);
        Ok(())
    })
}
