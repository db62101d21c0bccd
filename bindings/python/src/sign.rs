//! Signing, and checking signatures.

#![allow(clippy::needless_pass_by_value, reason = "pyo3 hands references over, it does not lend them")]

use std::sync::Arc;

use ovenbird::SignOptions;
use ovenbird::wire::{entropy, from_json, to_json};
use pyo3::prelude::*;

use crate::guard::work;
use crate::keys::Key;
use crate::text::Text;

/// `sign(document, key, options) -> JSON of Signed`
#[pyfunction]
#[pyo3(signature = (document, key, options, /))]
pub(crate) fn sign(
    py: Python<'_>,
    document: Text<'_>,
    key: &Bound<'_, Key>,
    options: Option<Text<'_>>,
) -> PyResult<String> {
    let key = Arc::clone(&key.get().0);
    work(py, || {
        let options: SignOptions = from_json(options.as_deref())?;
        let mut random = entropy(options.insecure_seed.as_deref());
        to_json(&ovenbird::sign(&document, &key, &options, random.as_mut())?)
    })
}

/// `signing_input(document, options) -> JSON of SigningInput`
#[pyfunction]
#[pyo3(signature = (document, options, /))]
pub(crate) fn signing_input(
    py: Python<'_>,
    document: Text<'_>,
    options: Option<Text<'_>>,
) -> PyResult<String> {
    work(py, || to_json(&ovenbird::signing_input(&document, &from_json(options.as_deref())?)?))
}

/// `attach_signature(input, signature, options) -> str`
#[pyfunction]
#[pyo3(signature = (input, signature, options, /))]
pub(crate) fn attach_signature(
    py: Python<'_>,
    input: Text<'_>,
    signature: &[u8],
    options: Option<Text<'_>>,
) -> PyResult<String> {
    work(py, || ovenbird::attach_signature(&input, signature, &from_json(options.as_deref())?))
}

/// `verify_signature(token, keys, options) -> JSON of SignatureReport`
#[pyfunction]
#[pyo3(signature = (token, keys, options, /))]
pub(crate) fn verify_signature(
    py: Python<'_>,
    token: Text<'_>,
    keys: Vec<Bound<'_, Key>>,
    options: Option<Text<'_>>,
) -> PyResult<String> {
    let keys: Vec<Arc<ovenbird::Key>> = keys.into_iter().map(|key| Arc::clone(&key.get().0)).collect();
    work(py, || {
        let given: Vec<&ovenbird::Key> = keys.iter().map(Arc::as_ref).collect();
        to_json(&ovenbird::verify_signature(&token, &given, &from_json(options.as_deref())?)?)
    })
}
