//! The library: its version and its codes.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::{CStr, c_char};

use ovenbird_core::wire::to_json;
use ovenbird_core::{abi_version, error_codes, explain};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Lists every error code.
///
/// Parameters:
///   out  out, required: JSON [{"code", "kind", "meaning", "remedy", "why", "example", "clause"}]. Release with
///        `ovenbird_bytes_free`.
///   err  out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_error_codes(
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        out.give(to_json(error_codes())?);
        Ok(())
    })
}

/// Explains one error code.
///
/// Parameters:
///   code, code_len  in, required: UTF-8, such as "png.truncated"; the length is in bytes. Borrowed.
///   out             out, required: JSON {"code", "kind", "meaning", "remedy", "why", "example", "clause"}. `example`
///                   and `clause` may be empty. Release with `ovenbird_bytes_free`.
///   err             out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid (there is no such code; the message names up to three that
/// are near).
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_explain(
    code: *const c_char,
    code_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let code = call.text(code, code_len, "code")?;
        out.give(to_json(explain(code)?)?);
        Ok(())
    })
}

const VERSION: &CStr = {
    match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(text) => text,
        Err(_) => c"",
    }
};

/// The version of the library that runs, such as "0.1.0"; OVENBIRD_VERSION is that of the header.
///
/// Returns NUL-terminated ASCII, never to be released.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_version() -> *const c_char {
    VERSION.as_ptr()
}

/// The ABI of the library that runs. A program that loads the library by itself compares it with
/// OVENBIRD_ABI_VERSION.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_abi_version() -> u32 {
    abi_version()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_core() {
        assert_eq!(VERSION.to_str().unwrap(), ovenbird_core::version());
    }
}
