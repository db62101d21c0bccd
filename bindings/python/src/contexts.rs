//! The contexts that documents may name.

use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::guard::work;
use crate::text::Text;

/// Contexts, compiled once and shared by threads and calls.
#[pyclass(frozen, module = "ovenbird._native")]
pub(crate) struct Contexts(ovenbird::Contexts);

#[pymethods]
impl Contexts {
    /// `Contexts.new(documents) -> Contexts`; the documents are texts by URL.
    #[staticmethod]
    #[pyo3(signature = (documents, /))]
    fn new(py: Python<'_>, documents: &Bound<'_, PyDict>) -> PyResult<Contexts> {
        let items: Vec<_> = documents.iter().collect();
        let pairs = items
            .iter()
            .map(|(url, text)| Ok((url.extract::<Text<'_>>()?.get(), text.extract::<Text<'_>>()?.get())))
            .collect::<PyResult<Vec<_>>>()?;
        work(py, || ovenbird::Contexts::new().with(&pairs).map(Contexts))
    }

    /// `contexts.knows(url) -> bool`
    #[pyo3(signature = (url, /))]
    fn knows(&self, py: Python<'_>, url: Text<'_>) -> PyResult<bool> {
        work(py, || Ok(self.0.knows(&url)))
    }
}

/// The contexts of an argument; those that the library knows where there is none.
pub(crate) fn chosen(contexts: Option<&Bound<'_, Contexts>>) -> ovenbird::Contexts {
    contexts.map(|contexts| contexts.get().0.clone()).unwrap_or_default()
}
