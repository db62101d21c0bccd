//! Verifying: the machine that asks for documents, and is given them.

use std::sync::{Mutex, MutexGuard};

use ovenbird::wire::{from_json, to_json};
use ovenbird::{Error, FetchFailure, FetchResponse, ReportForm, Result, VerifyOptions};
use pyo3::prelude::*;

use crate::contexts::{Contexts, chosen};
use crate::fetch::Client;
use crate::guard::work;
use crate::text::Text;

/// A verification. Threads take turns.
#[pyclass(frozen, module = "ovenbird._native")]
pub(crate) struct Verification(Mutex<ovenbird::Verification>);

impl Verification {
    /// A verification on which a call panicked is over: what it would say now, nobody knows.
    fn machine(&self) -> Result<MutexGuard<'_, ovenbird::Verification>> {
        self.0.lock().map_err(|_| Error::internal())
    }
}

#[pymethods]
impl Verification {
    /// `Verification.new(input, options, contexts) -> Verification`. The package has filled in the clock.
    #[staticmethod]
    #[pyo3(signature = (input, options, contexts, /))]
    fn new(
        py: Python<'_>,
        input: &[u8],
        options: Option<Text<'_>>,
        contexts: Option<&Bound<'_, Contexts>>,
    ) -> PyResult<Verification> {
        let contexts = chosen(contexts);
        work(py, || {
            let options = VerifyOptions { contexts, ..from_json(options.as_deref())? };
            let machine = ovenbird::Verification::new(input, &options)?;
            Ok(Verification(Mutex::new(machine)))
        })
    }

    /// `verification.next_requests() -> JSON of a list of FetchRequest`
    fn next_requests(&self, py: Python<'_>) -> PyResult<String> {
        work(py, || to_json(&self.machine()?.next_requests()))
    }

    /// `verification.supply(id, status, final_url, media_type, body)`
    #[pyo3(signature = (id, status, final_url, media_type, body, /))]
    fn supply(
        &self,
        py: Python<'_>,
        id: u32,
        status: u16,
        final_url: Text<'_>,
        media_type: Text<'_>,
        body: &[u8],
    ) -> PyResult<()> {
        let (final_url, media_type) = ((*final_url).to_owned(), (*media_type).to_owned());
        work(py, || {
            let body = body.to_vec();
            self.machine()?.supply(id, FetchResponse { status, final_url, media_type, body })
        })
    }

    /// `verification.supply_failure(id, code, message)`
    #[pyo3(signature = (id, code, message, /))]
    fn supply_failure(&self, py: Python<'_>, id: u32, code: Text<'_>, message: Text<'_>) -> PyResult<()> {
        let failure = FetchFailure { code: (*code).to_owned(), message: (*message).to_owned() };
        work(py, || self.machine()?.supply_failure(id, failure))
    }

    /// `verification.fetch(client) -> bool`: answers the requests that there are; false if there were none. Between one
    /// call and the next Python sees to its signals.
    #[pyo3(signature = (client, /))]
    fn fetch(&self, py: Python<'_>, client: &Bound<'_, Client>) -> PyResult<bool> {
        let client = client.get();
        work(py, || {
            let requests = self.machine()?.next_requests();
            for (request, answer) in requests.iter().zip(client.fetch_all(&requests)) {
                match answer {
                    Ok(response) => self.machine()?.supply(request.id, response)?,
                    Err(failure) => self.machine()?.supply_failure(request.id, failure)?,
                }
            }
            Ok(!requests.is_empty())
        })
    }

    /// `verification.is_ready() -> bool`
    fn is_ready(&self, py: Python<'_>) -> PyResult<bool> {
        work(py, || Ok(self.machine()?.is_ready()))
    }

    /// `verification.write(form) -> str`; the form `json` is the report itself.
    #[pyo3(signature = (form, /))]
    fn write(&self, py: Python<'_>, form: Text<'_>) -> PyResult<String> {
        work(py, || self.machine()?.write(form.parse::<ReportForm>()?))
    }
}
