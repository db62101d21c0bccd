//! The one way into the core: the interpreter let go, and a panic caught.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::prelude::*;

use crate::errors;

/// Runs `body` without holding the interpreter, so that other Python threads go on, and answers with its result.
///
/// A panic is caught here, inside, because one that reached pyo3 would become `PanicException`, a
/// `BaseException` that `except Exception` misses. It comes out as `InternalError`, as any error of the core comes
/// out as its exception.
pub(crate) fn work<T, F>(py: Python<'_>, body: F) -> PyResult<T>
where
    F: FnOnce() -> ovenbird::Result<T> + Send,
    T: Send,
{
    py.detach(|| catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|_| Err(ovenbird::Error::internal())))
        .map_err(|error| errors::exception(py, &error))
}

/// Panics inside the guard.
#[cfg(feature = "panic-test")]
#[pyfunction]
#[pyo3(name = "_panic_for_test")]
#[allow(clippy::panic, reason = "this is the panic that the tests ask for")]
pub(crate) fn panic_for_test(py: Python<'_>) -> PyResult<()> {
    work(py, || panic!("a panic for the test"))
}
