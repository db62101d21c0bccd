//! A `str` argument, borrowed as UTF-8.

use std::ops::Deref;

use pyo3::exceptions::PyUnicodeEncodeError;
use pyo3::prelude::*;

use crate::errors;

/// The text of a Python `str`, not copied: the interpreter keeps its UTF-8 form as long as the argument lives.
///
/// A `str` may hold half of a surrogate pair, which no UTF-8 can: that is `argument.invalid`, as text that is not
/// UTF-8 is in C.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    /// The text, for as long as the argument lives.
    pub(crate) fn get(self) -> &'a str {
        self.0
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Text<'a> {
    type Error = PyErr;

    fn extract(obj: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        obj.extract::<&'a str>().map(Text).map_err(|error| {
            if error.is_instance_of::<PyUnicodeEncodeError>(obj.py()) {
                return errors::exception(obj.py(), &not_unicode());
            }
            error
        })
    }
}

#[cold]
fn not_unicode() -> ovenbird::Error {
    ovenbird::Error::argument("a text holds half of a surrogate pair, so it is not Unicode")
}
