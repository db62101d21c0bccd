//! Status lists: the bits that say what is revoked.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::StatusList;
use ovenbird_core::wire::from_json;

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::{guard, guard_value};
use crate::status::ovenbird_status;

/// A Bitstring Status List (W3C): a status for each credential, every one 0 at first. Opaque.
///
/// 1. `ovenbird_status_list_new` makes one, `ovenbird_status_list_decode` reads what was published before.
/// 2. `ovenbird_status_list_set` changes a status, `ovenbird_status_list_get` looks at it.
/// 3. `ovenbird_status_list_encode` gives the text to publish ("encodedList"); `ovenbird_issue` makes the credential.
/// 4. `ovenbird_status_list_free` releases it.
///
/// A `const ovenbird_status_list *` may be shared between threads as long as no thread changes the list:
/// `ovenbird_status_list_set` must not run while anything else uses it.
pub struct ovenbird_status_list {
    list: StatusList,
}

impl From<StatusList> for ovenbird_status_list {
    fn from(list: StatusList) -> Self {
        ovenbird_status_list { list }
    }
}

/// Makes a list with every status 0.
///
/// Options (JSON): "length", the number of entries (default 131072, the fewest that the specification allows; rounded
/// up until the bits fill whole bytes); "size", the bits of an entry, 1 to 8 (default 1); "limits" {...}.
///
/// Parameters:
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   list                  out, required: the list. Release with `ovenbird_status_list_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK      done.
///   OVENBIRD_CALLER  argument.invalid; option.invalid, also for a "length" that is too small and for another "size".
///   OVENBIRD_LIMIT   limit.status_list: larger than "status_list_bytes" allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_status_list_new(
    options: *const c_char,
    options_len: usize,
    list: *mut *mut ovenbird_status_list,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let list = call.out(list);
        list.required("list")?;
        let made = StatusList::new(&from_json(call.options(options, options_len)?)?)?;
        list.give_boxed(|| made.into());
        Ok(())
    })
}

/// Reads the text of a list ("encodedList"): "u" and base64url of gzip, or without the "u", as StatusList2021 has it.
///
/// Options (JSON): "size", the bits of an entry, 1 to 8 (default 1), which the text does not say; "limits" {...}.
///
/// Parameters:
///   encoded, encoded_len  the text; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   list                  out, required: the list. Release with `ovenbird_status_list_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK         done.
///   OVENBIRD_CALLER     argument.invalid, option.invalid.
///   OVENBIRD_MALFORMED  status.encoding: it is damaged, goes on after its end, or is shorter than allowed.
///   OVENBIRD_LIMIT      limit.status_list: it grows beyond "status_list_bytes"; limit.input.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_status_list_decode(
    encoded: *const c_char,
    encoded_len: usize,
    options: *const c_char,
    options_len: usize,
    list: *mut *mut ovenbird_status_list,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let list = call.out(list);
        list.required("list")?;
        let encoded = call.text(encoded, encoded_len, "encoded")?;
        let read = StatusList::decode(encoded, &from_json(call.options(options, options_len)?)?)?;
        list.give_boxed(|| read.into());
        Ok(())
    })
}

/// The text to publish ("encodedList"): the same for the same list.
///
/// Parameters:
///   list  borrowed; required.
///   out   out, required: the text. Release with `ovenbird_bytes_free`.
///   err   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_status_list_encode(
    list: *const ovenbird_status_list,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        out.give(call.handle(list, "list")?.list.encode()?);
        Ok(())
    })
}

/// The number of entries.
///
/// Parameters:
///   list  borrowed; NULL gives 0.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_status_list_length(list: *const ovenbird_status_list) -> usize {
    guard_value(0, |call| call.maybe(list).map_or(0, |handle| handle.list.length()))
}

/// The bits of an entry.
///
/// Parameters:
///   list  borrowed; NULL gives 0.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_status_list_size(list: *const ovenbird_status_list) -> u8 {
    guard_value(0, |call| call.maybe(list).map_or(0, |handle| handle.list.size()))
}

/// The status of an entry.
///
/// Parameters:
///   list    borrowed; required.
///   index   which entry, from 0.
///   status  out, required: its status.
///   err     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; status.index: there is no such entry.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_status_list_get(
    list: *const ovenbird_status_list,
    index: usize,
    status: *mut u8,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let status = call.out(status);
        status.required("status")?;
        status.set(call.handle(list, "list")?.list.get(index)?);
        Ok(())
    })
}

/// Changes the status of an entry. Not while another thread uses the list.
///
/// Parameters:
///   list    changed; required. Nothing else may use it during the call.
///   index   which entry, from 0.
///   status  the new status; it has to fit into the bits of an entry.
///   err     out, may be NULL: why it failed; nothing was changed then. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; status.index: there is no such entry; status.value: it
/// has more bits than an entry.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_status_list_set(
    list: *mut ovenbird_status_list,
    index: usize,
    status: u8,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| call.change(list, "list", |handle| handle.list.set(index, status)))
}

/// Releases a list.
///
/// Parameters:
///   list  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_status_list_free(list: *mut ovenbird_status_list) {
    guard_value((), |call| call.free(list));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<ovenbird_status_list>();
    }
}
