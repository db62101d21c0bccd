//! The operations on credentials as they are signed: their canonical form, and whether two are the same.

use ovenbird::CanonicalizeOptions;
use ovenbird::wire::{from_json, to_json};
use pyo3::prelude::*;

use crate::contexts::{Contexts, chosen};
use crate::guard::work;
use crate::text::Text;

/// `canonicalize(document, options, contexts) -> JSON of Canonicalized`
#[pyfunction]
#[pyo3(signature = (document, options, contexts, /))]
pub(crate) fn canonicalize(
    py: Python<'_>,
    document: Text<'_>,
    options: Option<Text<'_>>,
    contexts: Option<&Bound<'_, Contexts>>,
) -> PyResult<String> {
    let contexts = chosen(contexts);
    work(py, || {
        let options = CanonicalizeOptions { contexts, ..from_json(options.as_deref())? };
        to_json(&ovenbird::canonicalize(&document, &options)?)
    })
}

/// `equal_credentials(a, b, options) -> JSON of Comparison`
#[pyfunction]
#[pyo3(signature = (a, b, options, /))]
pub(crate) fn equal_credentials(
    py: Python<'_>,
    a: Text<'_>,
    b: Text<'_>,
    options: Option<Text<'_>>,
) -> PyResult<String> {
    work(py, || to_json(&ovenbird::equal_credentials(&a, &b, &from_json(options.as_deref())?)?))
}
