//! Errors: why a call failed, as an object of its own.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::{CString, c_char};

use ovenbird_core::{Error, wire};

use crate::guard::guard_value;

/// Why a call failed. Opaque, owned by the caller, never changed by later calls, and safe to read from any thread.
///
/// Pass the address of an `ovenbird_error *` as the last argument of an operation, or NULL if the status is enough.
/// The operation sets it to NULL on entry, so release an earlier error before using the variable again.
pub struct ovenbird_error {
    code: CString,
    message: CString,
    detail: CString,
}

impl From<&Error> for ovenbird_error {
    fn from(error: &Error) -> Self {
        let detail = wire::to_json(error).unwrap_or_default();
        ovenbird_error {
            code: c_text(error.code().as_str()),
            message: c_text(error.message()),
            detail: c_text(&detail),
        }
    }
}

/// The stable code of an error, such as "png.truncated": the same in every language, listed by
/// `ovenbird_error_codes`.
///
/// Parameters:
///   error  borrowed; NULL gives "".
///
/// Returns NUL-terminated ASCII that belongs to the error.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_error_code(error: *const ovenbird_error) -> *const c_char {
    guard_value(c"".as_ptr(), |call| call.maybe(error).map_or(c"", |e| &e.code).as_ptr())
}

/// What was found and what was expected, for people. The wording may change; decide by the code.
///
/// Parameters:
///   error  borrowed; NULL gives "".
///
/// Returns NUL-terminated UTF-8 without control characters that belongs to the error.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_error_message(error: *const ovenbird_error) -> *const c_char {
    guard_value(c"".as_ptr(), |call| call.maybe(error).map_or(c"", |e| &e.message).as_ptr())
}

/// Everything about an error as JSON: {"code", "kind", "message", "offset"?, "part"?, "pointer"?, "needed"?}.
///
/// Parameters:
///   error  borrowed; NULL gives "".
///
/// Returns NUL-terminated UTF-8 that belongs to the error.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_error_detail(error: *const ovenbird_error) -> *const c_char {
    guard_value(c"".as_ptr(), |call| call.maybe(error).map_or(c"", |e| &e.detail).as_ptr())
}

/// Releases an error and the texts that belong to it.
///
/// Parameters:
///   error  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_error_free(error: *mut ovenbird_error) {
    guard_value((), |call| call.free(error));
}

/// The core escapes control characters; should a NUL come all the same, it is shown and cuts nothing.
pub(crate) fn c_text(text: &str) -> CString {
    CString::new(text.replace('\0', "\u{FFFD}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_in_a_message_cuts_nothing() {
        assert_eq!(c_text("a\0b").as_c_str().to_str().unwrap(), "a\u{FFFD}b");
    }

    #[test]
    fn the_detail_holds_code_and_kind() {
        let error = ovenbird_error::from(&Error::internal());
        let detail = &error.detail;
        assert!(detail.to_str().unwrap().starts_with(r#"{"code":"internal","kind":"internal""#));
    }
}
