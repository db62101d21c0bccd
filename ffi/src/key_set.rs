//! Key sets: all keys of a text at once.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;
use std::ptr;

use ovenbird_core::Key;
use ovenbird_core::wire::from_json;

use crate::error::ovenbird_error;
use crate::guard::{guard, guard_value};
use crate::key::ovenbird_key;
use crate::status::ovenbird_status;

/// Several keys that were read from one text. Opaque.
///
/// 1. `ovenbird_key_read_all` reads it.
/// 2. `ovenbird_key_set_keys` lends its keys, as the array that `ovenbird_verify_signature` and `ovenbird_did_document`
///    take.
/// 3. `ovenbird_key_set_free` releases it with all its keys, and zeroes what was secret.
///
/// It never changes, so a `const ovenbird_key_set *` may be shared between threads.
pub struct ovenbird_key_set {
    /// Where `lent` points to: never moved, and never changed.
    _keys: Vec<ovenbird_key>,
    lent: Vec<*const ovenbird_key>,
}

impl ovenbird_key_set {
    fn of(keys: Vec<Key>) -> Self {
        let keys: Vec<ovenbird_key> = keys.into_iter().map(ovenbird_key::from).collect();
        let lent = keys.iter().map(ptr::from_ref).collect();
        ovenbird_key_set { _keys: keys, lent }
    }
}

/// Reads all keys of a JWK set or of several PEM blocks, in their order; of any other form of key the one.
///
/// Keys of a set that are of no supported kind are left out, so that one new kind does not make the others useless.
///
/// Options (JSON): as for `ovenbird_key_read`; with "id" only the keys of a set with this "kid" are taken.
///
/// Parameters:
///   text, text_len        the keys as UTF-8; borrowed for the call. Private keys are the caller's to wipe.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   set                   out, required: the keys, at least one. Release with `ovenbird_key_set_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns what `ovenbird_key_read` returns, but never key.ambiguous. If every key was left out, why one of them was.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_key_read_all(
    text: *const c_char,
    text_len: usize,
    options: *const c_char,
    options_len: usize,
    set: *mut *mut ovenbird_key_set,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let set = call.out(set);
        set.required("set")?;
        let text = call.text(text, text_len, "text")?;
        let keys = Key::read_all(text, &from_json(call.options(options, options_len)?)?)?;
        set.give_boxed(|| ovenbird_key_set::of(keys));
        Ok(())
    })
}

/// The keys of a set.
///
/// Parameters:
///   set    borrowed; required.
///   keys   out, required: the first of `*count` keys. Array and keys belong to the set, and stay until
///          `ovenbird_key_set_free`; **none of them is released with `ovenbird_key_free`**.
///   count  out, required: how many.
///   err    out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_key_set_keys(
    set: *const ovenbird_key_set,
    keys: *mut *const *const ovenbird_key,
    count: *mut usize,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let (keys, count) = (call.out(keys), call.out(count));
        keys.required("keys")?;
        count.required("count")?;
        let lent = &call.handle(set, "set")?.lent;
        keys.set(lent.as_ptr());
        count.set(lent.len());
        Ok(())
    })
}

/// Releases a set with all its keys. What was secret is zeroed first.
///
/// Parameters:
///   set  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_key_set_free(set: *mut ovenbird_key_set) {
    guard_value((), |call| call.free(set));
}
