//! The one way into the core: a panic caught, an error put into the form that crosses.

use std::panic::{AssertUnwindSafe, catch_unwind};

use napi::Status;
use ovenbird::wire::to_json;

/// Runs `body`. A panic comes out as the error `internal`, like any error of the core.
pub(crate) fn guard<T>(body: impl FnOnce() -> ovenbird::Result<T>) -> napi::Result<T> {
    catch_unwind(AssertUnwindSafe(body))
        .unwrap_or_else(|_| Err(ovenbird::Error::internal()))
        .map_err(|error| crossing(&error))
}

/// The error with its JSON form as the message; the JavaScript half makes an `OvenbirdError` of it.
#[cold]
fn crossing(error: &ovenbird::Error) -> napi::Error {
    // Writing an error as JSON does not fail; if it did, its code alone still tells JavaScript that it failed.
    let detail = to_json(error).unwrap_or_else(|_| error.code().to_string());
    napi::Error::new(Status::GenericFailure, detail)
}

/// Panics inside the guard.
#[cfg(feature = "panic-test")]
#[napi_derive::napi(js_name = "_panicForTest")]
#[allow(clippy::panic, reason = "this is the panic that the tests ask for")]
pub(crate) fn panic_for_test() -> napi::Result<()> {
    guard(|| panic!("a panic for the test"))
}
