//! The guard around every exported function: no panic leaves the library, no error is lost.
//!
//! A panic that reached C would abort the host process. Here it is caught, and the caller gets the `internal` error;
//! the process goes on. The process-wide panic hook is the host's and is left alone, so Rust's default hook still
//! writes its line to standard error before the panic is caught. An embedder who minds installs a hook of their own.
//!
//! The library is built with `panic = "unwind"`; without that there would be nothing to catch.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ovenbird_core::{Error, Result};

use crate::error::ovenbird_error;
use crate::raw::{Call, Out};
use crate::status::ovenbird_status;

/// Runs an operation. `err` is the caller's place for an error object: set to NULL first, NULL itself if unwanted.
///
/// `AssertUnwindSafe` is right because a body shares nothing with later calls but the caller's outputs, and those
/// it writes at its very end.
pub(crate) fn guard(
    err: *mut *mut ovenbird_error,
    body: impl FnOnce(&Call) -> Result<()>,
) -> ovenbird_status {
    guard_value(ovenbird_status::OVENBIRD_INTERNAL, |call| {
        let err = call.out(err);
        match catch_unwind(AssertUnwindSafe(|| body(call))) {
            Ok(Ok(())) => ovenbird_status::OVENBIRD_OK,
            Ok(Err(error)) => fail(&err, &error),
            Err(_panic) => fail(&err, &Error::internal()),
        }
    })
}

/// Runs a getter or a release, which have no error to hand over. A panic gives `fallback`.
pub(crate) fn guard_value<T>(fallback: T, body: impl FnOnce(&Call) -> T) -> T {
    catch_unwind(AssertUnwindSafe(|| body(&Call::enter()))).unwrap_or(fallback)
}

/// Hands an error over.
#[cold]
fn fail(err: &Out<'_, *mut ovenbird_error>, error: &Error) -> ovenbird_status {
    err.give_boxed(|| ovenbird_error::from(error));
    error.kind().into()
}
