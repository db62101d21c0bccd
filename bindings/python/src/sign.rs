//! Signing, and checking signatures.

#![allow(clippy::needless_pass_by_value, reason = "pyo3 hands references over, it does not lend them")]

use std::sync::Arc;

use ovenbird::wire::{entropy, from_json, to_json};
use ovenbird::{AttachOptions, SignOptions, SignatureOptions};
use pyo3::prelude::*;

use crate::contexts::{Contexts, chosen};
use crate::guard::work;
use crate::keys::{Key, several};
use crate::text::Text;

/// `sign(document, key, options, contexts) -> JSON of Signed`. The package has filled in the clock.
#[pyfunction]
#[pyo3(signature = (document, key, options, contexts, /))]
pub(crate) fn sign(
    py: Python<'_>,
    document: Text<'_>,
    key: &Bound<'_, Key>,
    options: Option<Text<'_>>,
    contexts: Option<&Bound<'_, Contexts>>,
) -> PyResult<String> {
    let (key, contexts) = (Arc::clone(&key.get().0), chosen(contexts));
    work(py, || {
        let options = SignOptions { contexts, ..from_json(options.as_deref())? };
        let mut random = entropy(options.insecure_seed.as_deref());
        to_json(&ovenbird::sign(&document, &key, &options, random.as_mut())?)
    })
}

/// `signing_input(document, options, contexts) -> JSON of SigningInput`. The package has filled in the clock.
#[pyfunction]
#[pyo3(signature = (document, options, contexts, /))]
pub(crate) fn signing_input(
    py: Python<'_>,
    document: Text<'_>,
    options: Option<Text<'_>>,
    contexts: Option<&Bound<'_, Contexts>>,
) -> PyResult<String> {
    let contexts = chosen(contexts);
    work(py, || {
        let options = SignOptions { contexts, ..from_json(options.as_deref())? };
        to_json(&ovenbird::signing_input(&document, &options)?)
    })
}

/// `attach_signature(input, signature, options, contexts) -> str`
#[pyfunction]
#[pyo3(signature = (input, signature, options, contexts, /))]
pub(crate) fn attach_signature(
    py: Python<'_>,
    input: Text<'_>,
    signature: &[u8],
    options: Option<Text<'_>>,
    contexts: Option<&Bound<'_, Contexts>>,
) -> PyResult<String> {
    let contexts = chosen(contexts);
    work(py, || {
        let options = AttachOptions { contexts, ..from_json(options.as_deref())? };
        ovenbird::attach_signature(&input, signature, &options)
    })
}

/// `verify_signature(token, keys, options, contexts) -> JSON of SignatureReport`
#[pyfunction]
#[pyo3(signature = (token, keys, options, contexts, /))]
pub(crate) fn verify_signature(
    py: Python<'_>,
    token: Text<'_>,
    keys: Vec<Bound<'_, Key>>,
    options: Option<Text<'_>>,
    contexts: Option<&Bound<'_, Contexts>>,
) -> PyResult<String> {
    let (keys, contexts) = (several(keys), chosen(contexts));
    work(py, || {
        let given: Vec<&ovenbird::Key> = keys.iter().map(Arc::as_ref).collect();
        let options = SignatureOptions { contexts, ..from_json(options.as_deref())? };
        to_json(&ovenbird::verify_signature(&token, &given, &options)?)
    })
}
