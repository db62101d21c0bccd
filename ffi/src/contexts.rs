//! Contexts: the JSON-LD that documents may name.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::Contexts;

use crate::error::ovenbird_error;
use crate::guard::{guard, guard_value};
use crate::raw::Call;
use crate::status::ovenbird_status;

/// The JSON-LD contexts that documents may name: those that the library knows, and those that you register. Opaque.
///
/// Known are the contexts of verifiable credentials 1.1 and 2.0, of Open Badges 3.0 in all its versions, of Data
/// Integrity, Multikey, Ed25519Signature2020, Status List 2021 and DIDs. **Nothing is ever fetched for a context**:
/// whoever could change it could change what was signed. NULL stands for the known ones wherever a
/// `const ovenbird_contexts *` is taken, so most programs need none of this.
///
/// 1. `ovenbird_contexts_new` makes one, `ovenbird_contexts_add` registers a context, which is compiled at once.
/// 2. `ovenbird_sign_with`, `ovenbird_signing_input_with`, `ovenbird_verify_signature_with`,
///    `ovenbird_verification_new_with` and `ovenbird_canonicalize` take it.
/// 3. `ovenbird_contexts_free` releases it. A verification that began with it keeps what it needs.
///
/// Only `ovenbird_contexts_add` changes it. After that a `const ovenbird_contexts *` may be shared between threads: what
/// one works out of a context serves them all, so make one for the whole program.
pub struct ovenbird_contexts {
    contexts: Contexts,
}

/// The contexts of a handle; NULL is the known ones.
pub(crate) fn of(call: &Call, handle: *const ovenbird_contexts) -> Contexts {
    call.maybe(handle).map(|handle| handle.contexts.clone()).unwrap_or_default()
}

/// Makes a handle with the contexts that the library knows, to register more.
///
/// Parameters:
///   contexts  out, required: the handle. Release with `ovenbird_contexts_free`.
///   err       out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_contexts_new(
    contexts: *mut *mut ovenbird_contexts,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let contexts = call.out(contexts);
        contexts.required("contexts")?;
        contexts.give_boxed(|| ovenbird_contexts { contexts: Contexts::new() });
        Ok(())
    })
}

/// Registers a context: from now on a document may name its URL. Verifications that have begun know nothing of it.
///
/// Parameters:
///   contexts                changed; required. Nothing else may use it during the call.
///   url, url_len            UTF-8, as documents write it in "@context"; borrowed for the call.
///   document, document_len  JSON {"@context": ...}, as it would be fetched from there; borrowed for the call.
///   err                     out, may be NULL: why it failed; nothing was registered then. Release with
///                           `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, also for an empty URL; option.conflict: the URL is known already, and what
///                         it means does not change.
///   OVENBIRD_MALFORMED    canon.definition, canon.*: it is no context, or defines a term in a way that is none; json.*.
///   OVENBIRD_UNSUPPORTED  canon.keyword: it uses something of JSON-LD that credentials do not.
///   OVENBIRD_LIMIT        limit.*: it is larger or deeper than a document may be.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_contexts_add(
    contexts: *mut ovenbird_contexts,
    url: *const c_char,
    url_len: usize,
    document: *const c_char,
    document_len: usize,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let url = call.text(url, url_len, "url")?;
        let document = call.text(document, document_len, "document")?;
        if url.is_empty() {
            return Err(ovenbird_core::Error::argument("`url` is empty"));
        }
        call.change(contexts, "contexts", |handle| {
            handle.contexts = handle.contexts.with(&[(url, document)])?;
            Ok(())
        })
    })
}

/// Whether a URL is that of a known or registered context.
///
/// Parameters:
///   contexts      borrowed; NULL: those that the library knows.
///   url, url_len  UTF-8; borrowed for the call.
///   known         out, required: whether it is. Set to false on entry.
///   err           out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_contexts_knows(
    contexts: *const ovenbird_contexts,
    url: *const c_char,
    url_len: usize,
    known: *mut bool,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let known = call.out(known);
        known.required("known")?;
        known.set(of(call, contexts).knows(call.text(url, url_len, "url")?));
        Ok(())
    })
}

/// Releases a handle. No call may be using it; verifications that began with it go on.
///
/// Parameters:
///   contexts  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_contexts_free(contexts: *mut ovenbird_contexts) {
    guard_value((), |call| call.free(contexts));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<ovenbird_contexts>();
    }
}
