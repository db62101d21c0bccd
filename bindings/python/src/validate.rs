//! The operations that find faults.

use ovenbird::wire::{from_json, to_json};
use pyo3::prelude::*;

use crate::guard::work;
use crate::text::Text;

/// `validate(input, options) -> JSON of Report`
#[pyfunction]
#[pyo3(signature = (input, options, /))]
pub(crate) fn validate(py: Python<'_>, input: &[u8], options: Option<Text<'_>>) -> PyResult<String> {
    work(py, || to_json(&ovenbird::validate(input, &from_json(options.as_deref())?)?))
}

/// `rules() -> JSON of a list of RuleEntry`
#[pyfunction]
pub(crate) fn rules(py: Python<'_>) -> PyResult<String> {
    work(py, || to_json(&ovenbird::rules()))
}

/// `validate_extension(extension, schema, options) -> JSON of Report`
#[pyfunction]
#[pyo3(signature = (extension, schema, options, /))]
pub(crate) fn validate_extension(
    py: Python<'_>,
    extension: Text<'_>,
    schema: Text<'_>,
    options: Option<Text<'_>>,
) -> PyResult<String> {
    work(py, || {
        let options = from_json(options.as_deref())?;
        to_json(&ovenbird::validate_extension(&extension, &schema, &options)?)
    })
}
