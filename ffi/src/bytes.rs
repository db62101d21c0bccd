//! Bytes and text that the library hands over.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use crate::guard::guard_value;

/// Bytes or text that an operation has handed over. Release them with `ovenbird_bytes_free`; do not change the
/// members before that. Text is UTF-8, and a NUL stands beyond its length, so `(const char *)data` is a C string.
#[derive(Debug)]
#[repr(C)]
pub struct ovenbird_bytes {
    /// The first byte; NULL while there is nothing.
    pub data: *mut u8,
    /// How many bytes, without the NUL beyond them.
    pub len: usize,
}

/// A borrowed run of bytes, laid out like POSIX's `struct iovec`.
#[derive(Debug)]
#[repr(C)]
pub struct ovenbird_slice {
    /// The first byte.
    pub data: *const u8,
    /// How many bytes.
    pub len: usize,
}

/// Releases what an operation has handed over. The bytes are zeroed first, since they may be a private key, and
/// `data` is set to NULL and `len` to 0, so that a second time is harmless.
///
/// Parameters:
///   bytes  the struct is the caller's, its contents are given up; NULL is allowed and does nothing.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_bytes_free(bytes: *mut ovenbird_bytes) {
    guard_value((), |call| call.free_bytes(bytes));
}
