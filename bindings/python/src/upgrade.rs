//! Upgrading: the same badge in a newer version.

use ovenbird::Version;
use ovenbird::wire::{from_json, to_json};
use pyo3::prelude::*;

use crate::guard::work;
use crate::text::Text;

/// `upgrade(document, to, options) -> JSON of Upgraded`
#[pyfunction]
#[pyo3(signature = (document, to, options, /))]
pub(crate) fn upgrade(
    py: Python<'_>,
    document: Text<'_>,
    to: Text<'_>,
    options: Option<Text<'_>>,
) -> PyResult<String> {
    work(py, || {
        let (to, options) = (to.parse::<Version>()?, from_json(options.as_deref())?);
        to_json(&ovenbird::upgrade(&document, to, &options)?)
    })
}
