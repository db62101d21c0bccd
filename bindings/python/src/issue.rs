//! Issuing.

use std::sync::Arc;

use ovenbird::wire::{entropy, from_json, insecure_seed, request_from_json, to_json};
use ovenbird::{IssueAndBakeOptions, IssueOptions};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::contexts::{Contexts, chosen};
use crate::guard::work;
use crate::keys::Key;
use crate::text::Text;

/// `issue(request, options) -> JSON of Issued`. The package has filled in the clock.
#[pyfunction]
#[pyo3(signature = (request, options, /))]
pub(crate) fn issue(py: Python<'_>, request: Text<'_>, options: Option<Text<'_>>) -> PyResult<String> {
    work(py, || {
        let options: IssueOptions = from_json(options.as_deref())?;
        let mut random = entropy(options.insecure_seed.as_deref());
        to_json(&ovenbird::issue(&request_from_json(Some(&request))?, &options, random.as_mut())?)
    })
}

/// `issue_and_bake(image, request, key, options, contexts) -> (JSON of IssuedAndBaked, bytes)`
#[pyfunction]
#[pyo3(signature = (image, request, key, options, contexts, /))]
pub(crate) fn issue_and_bake<'py>(
    py: Python<'py>,
    image: &[u8],
    request: Text<'_>,
    key: Option<PyRef<'_, Key>>,
    options: Option<Text<'_>>,
    contexts: Option<&Bound<'_, Contexts>>,
) -> PyResult<(String, Bound<'py, PyBytes>)> {
    let (key, contexts) = (key.map(|key| Arc::clone(&key.0)), chosen(contexts));
    let (answer, bytes) = work(py, || {
        let mut options: IssueAndBakeOptions = from_json(options.as_deref())?;
        options.sign.contexts = contexts;
        let request = request_from_json(Some(&request))?;
        let mut random = entropy(insecure_seed(&options));
        let made = ovenbird::issue_and_bake(image, &request, key.as_deref(), &options, random.as_mut())?;
        Ok((to_json(&made)?, made.bytes))
    })?;
    Ok((answer, PyBytes::new(py, &bytes)))
}
