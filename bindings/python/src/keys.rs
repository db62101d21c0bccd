//! Keys.

use std::sync::Arc;

use ovenbird::wire::{entropy, from_json, to_json};
use ovenbird::{GenerateOptions, KeyFormat};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::guard::work;
use crate::text::Text;

/// A key, shared by the Python objects and the calls that work with it. What is secret is wiped when the last lets go.
#[pyclass(frozen, module = "ovenbird._native")]
pub(crate) struct Key(pub(crate) Arc<ovenbird::Key>);

impl Key {
    fn new(key: ovenbird::Key) -> Key {
        Key(Arc::new(key))
    }
}

#[pymethods]
impl Key {
    /// `Key.generate(options) -> Key`
    #[staticmethod]
    #[pyo3(signature = (options, /))]
    fn generate(py: Python<'_>, options: Option<Text<'_>>) -> PyResult<Key> {
        work(py, || {
            let options: GenerateOptions = from_json(options.as_deref())?;
            let mut random = entropy(options.insecure_seed.as_deref());
            ovenbird::Key::generate(&options, random.as_mut()).map(Key::new)
        })
    }

    /// `Key.read(text, options) -> Key`
    #[staticmethod]
    #[pyo3(signature = (text, options, /))]
    fn read(py: Python<'_>, text: Text<'_>, options: Option<Text<'_>>) -> PyResult<Key> {
        work(py, || ovenbird::Key::read(&text, &from_json(options.as_deref())?).map(Key::new))
    }

    /// `Key.read_all(text, options) -> list of Key`
    #[staticmethod]
    #[pyo3(signature = (text, options, /))]
    fn read_all(py: Python<'_>, text: Text<'_>, options: Option<Text<'_>>) -> PyResult<Vec<Key>> {
        work(py, || {
            let keys = ovenbird::Key::read_all(&text, &from_json(options.as_deref())?)?;
            Ok(keys.into_iter().map(Key::new).collect())
        })
    }

    /// `key.write(format) -> str`
    #[pyo3(signature = (format, /))]
    fn write<'py>(&self, py: Python<'py>, format: Text<'_>) -> PyResult<Bound<'py, PyString>> {
        let text = work(py, || self.0.write(format.parse::<KeyFormat>()?))?;
        Ok(PyString::new(py, &text))
    }

    /// `key.public() -> Key`
    fn public(&self, py: Python<'_>) -> PyResult<Key> {
        work(py, || Ok(Key::new(self.0.public())))
    }

    /// `key.info() -> JSON of KeyInfo`
    fn info(&self, py: Python<'_>) -> PyResult<String> {
        work(py, || to_json(&self.0.info()?))
    }
}

/// `did_document(id, keys, options) -> str`
#[pyfunction]
#[pyo3(signature = (id, keys, options, /))]
pub(crate) fn did_document(
    py: Python<'_>,
    id: Text<'_>,
    keys: Vec<Bound<'_, Key>>,
    options: Option<Text<'_>>,
) -> PyResult<String> {
    let keys = several(keys);
    work(py, || {
        let given: Vec<&ovenbird::Key> = keys.iter().map(Arc::as_ref).collect();
        ovenbird::did_document(&id, &given, &from_json(options.as_deref())?)
    })
}

/// The keys of an argument, held for as long as a call works with them.
pub(crate) fn several(keys: Vec<Bound<'_, Key>>) -> Vec<Arc<ovenbird::Key>> {
    keys.into_iter().map(|key| Arc::clone(&key.get().0)).collect()
}
