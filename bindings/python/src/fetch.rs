//! The guarded client: the one part of the module that touches the network, and only when it is asked to.

use ovenbird::wire::{from_json, to_json};
use ovenbird::{Error, Fetch, FetchFailure, FetchRequest, FetchResponse};
use ovenbird_fetch::{ClientOptions, Request};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::guard::work;
use crate::text::Text;

/// A client, shared by threads.
#[pyclass(frozen, module = "ovenbird._native")]
pub(crate) struct Client(ovenbird_fetch::Client);

/// A response as `(status, final URL, media type, body)`, or a failure as `(code, message)`.
type Answer<'py> = (Option<(u16, String, String, Bound<'py, PyBytes>)>, Option<(String, String)>);

impl Client {
    /// Fetches documents that do not depend on each other.
    pub(crate) fn fetch_all(&self, requests: &[FetchRequest]) -> Vec<Result<FetchResponse, FetchFailure>> {
        self.0.fetch_all(requests)
    }
}

#[pymethods]
impl Client {
    /// `Client.new(options) -> Client`
    #[staticmethod]
    #[pyo3(signature = (options, /))]
    fn new(py: Python<'_>, options: Option<Text<'_>>) -> PyResult<Client> {
        work(py, || {
            let options: ClientOptions = from_json(options.as_deref())?;
            let client = ovenbird_fetch::Client::new(options);
            client.map(Client).map_err(|error| Error::option(error.message()))
        })
    }

    /// `client.get(url, accept, max_bytes) -> ((status, final URL, media type, body), None) or (None, (code, message))`
    #[pyo3(signature = (url, accept, max_bytes, /))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        url: Text<'_>,
        accept: Text<'_>,
        max_bytes: Option<u64>,
    ) -> PyResult<Answer<'py>> {
        let request = Request { url: (*url).to_owned(), accept: (*accept).to_owned(), max_bytes };
        Ok(match work(py, || Ok(self.0.get(&request)))? {
            Ok(response) => {
                let body = PyBytes::new(py, &response.body);
                let media_type = response.media_type.unwrap_or_default();
                (Some((response.status, response.final_url, media_type, body)), None)
            }
            Err(error) => (None, Some((error.code().as_str().to_owned(), error.message().to_owned()))),
        })
    }

    /// `client.counters() -> JSON of Counters`
    fn counters(&self, py: Python<'_>) -> PyResult<String> {
        work(py, || to_json(&self.0.counters()))
    }
}
