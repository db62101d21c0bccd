//! Bitstring status lists.

use std::sync::{Mutex, MutexGuard, PoisonError};

use ovenbird::wire::from_json;
use pyo3::prelude::*;

use crate::guard::work;
use crate::text::Text;

/// A list of statuses. Threads take turns.
#[pyclass(frozen, module = "ovenbird._native")]
pub(crate) struct StatusList(Mutex<ovenbird::StatusList>);

impl StatusList {
    fn wrapped(list: ovenbird::StatusList) -> StatusList {
        StatusList(Mutex::new(list))
    }

    /// A list on which a call panicked is still one: each call changes one status or nothing.
    fn list(&self) -> MutexGuard<'_, ovenbird::StatusList> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl StatusList {
    /// `StatusList.new(options) -> StatusList`
    #[staticmethod]
    #[pyo3(signature = (options, /))]
    fn new(py: Python<'_>, options: Option<Text<'_>>) -> PyResult<StatusList> {
        work(py, || ovenbird::StatusList::new(&from_json(options.as_deref())?).map(StatusList::wrapped))
    }

    /// `StatusList.decode(encoded, options) -> StatusList`
    #[staticmethod]
    #[pyo3(signature = (encoded, options, /))]
    fn decode(py: Python<'_>, encoded: Text<'_>, options: Option<Text<'_>>) -> PyResult<StatusList> {
        work(py, || {
            ovenbird::StatusList::decode(&encoded, &from_json(options.as_deref())?).map(StatusList::wrapped)
        })
    }

    /// `list.encode() -> str`
    fn encode(&self, py: Python<'_>) -> PyResult<String> {
        work(py, || self.list().encode())
    }

    /// `list.length() -> int`
    fn length(&self, py: Python<'_>) -> PyResult<usize> {
        work(py, || Ok(self.list().length()))
    }

    /// `list.size() -> int`, in bits
    fn size(&self, py: Python<'_>) -> PyResult<u8> {
        work(py, || Ok(self.list().size()))
    }

    /// `list.get(index) -> int`
    #[pyo3(signature = (index, /))]
    fn get(&self, py: Python<'_>, index: usize) -> PyResult<u8> {
        work(py, || self.list().get(index))
    }

    /// `list.set(index, status)`
    #[pyo3(signature = (index, status, /))]
    fn set(&self, py: Python<'_>, index: usize, status: u8) -> PyResult<()> {
        work(py, || self.list().set(index, status))
    }
}
