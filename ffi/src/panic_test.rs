//! The hidden export of the feature `panic-test`: a panic where every operation would have its own.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]

use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Panics inside the guard. Not in the header and not in a shipped library.
#[allow(clippy::panic, reason = "the panic is the point")]
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_panic_for_test(err: *mut *mut ovenbird_error) -> ovenbird_status {
    guard(err, |_call| panic!("ovenbird_panic_for_test was called"))
}
