//! From the core's error to a Python exception.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// The function `ovenbird._errors.from_json`, looked up once.
static FROM_JSON: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// The exception of the package's Python half for an error. The classes live there so that they can be pickled.
#[cold]
pub(crate) fn exception(py: Python<'_>, error: &ovenbird::Error) -> PyErr {
    build(py, error).map_or_else(|failed| failed, PyErr::from_value)
}

fn build<'py>(py: Python<'py>, error: &ovenbird::Error) -> PyResult<Bound<'py, PyAny>> {
    let from_json = FROM_JSON.import(py, "ovenbird._errors", "from_json")?;
    let detail = ovenbird::wire::to_json(error).unwrap_or_else(|_| String::from("{}"));
    from_json.call1((detail,))
}
