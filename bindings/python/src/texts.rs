//! The operations on texts, and what the module says about itself.

use std::ffi::OsString;
use std::io::Write;
use std::mem;

use ovenbird::wire::{from_json, identities_from_json, to_json};
use ovenbird::{Algorithm, Limits, MatchOptions, ParseOptions, Version};
use pyo3::prelude::*;

use crate::guard::work;
use crate::text::Text;

/// `parse(document, options) -> (JSON of a Badge without `document` and `raw`, document, raw)`
///
/// These two are as long as the input each, and go beside the JSON to be spared the escaping.
#[pyfunction]
#[pyo3(signature = (document, options, /))]
pub(crate) fn parse(
    py: Python<'_>,
    document: Text<'_>,
    options: Option<Text<'_>>,
) -> PyResult<(String, String, String)> {
    work(py, || {
        let mut badge = ovenbird::parse(&document, &from_json(options.as_deref())?)?;
        let (document, raw) = (mem::take(&mut badge.document), mem::take(&mut badge.raw));
        Ok((to_json(&badge)?, document, raw))
    })
}

/// `payload(text, options) -> JSON of Payload`
#[pyfunction]
#[pyo3(signature = (text, options, /))]
pub(crate) fn payload(py: Python<'_>, text: Text<'_>, options: Option<Text<'_>>) -> PyResult<String> {
    work(py, || to_json(&ovenbird::payload(&text, &from_json(options.as_deref())?)?))
}

/// `hash_identity(identity, salt, algorithm, version) -> str`
#[pyfunction]
#[pyo3(signature = (identity, salt, algorithm, version, /))]
pub(crate) fn hash_identity(
    py: Python<'_>,
    identity: Text<'_>,
    salt: Option<Text<'_>>,
    algorithm: Text<'_>,
    version: Text<'_>,
) -> PyResult<String> {
    work(py, || {
        let (algorithm, version) = (algorithm.parse::<Algorithm>()?, version.parse::<Version>()?);
        ovenbird::hash_identity(&identity, salt.as_deref(), algorithm, version)
    })
}

/// `match_recipient(document, identities, options) -> JSON of Match`
#[pyfunction]
#[pyo3(signature = (document, identities, options, /))]
pub(crate) fn match_recipient(
    py: Python<'_>,
    document: Text<'_>,
    identities: Text<'_>,
    options: Option<Text<'_>>,
) -> PyResult<String> {
    work(py, || {
        let options: MatchOptions = from_json(options.as_deref())?;
        let identities = identities_from_json(&identities)?;
        let badge = ovenbird::parse(&document, &ParseOptions { limits: options.limits.clone() })?;
        to_json(&ovenbird::match_recipient(&badge, &identities, &options)?)
    })
}

/// `error_codes() -> JSON of a list of CodeEntry`
#[pyfunction]
pub(crate) fn error_codes(py: Python<'_>) -> PyResult<String> {
    work(py, || to_json(ovenbird::error_codes()))
}

/// `explain(code) -> JSON of a CodeEntry`
#[pyfunction]
#[pyo3(signature = (code, /))]
pub(crate) fn explain(py: Python<'_>, code: Text<'_>) -> PyResult<String> {
    work(py, || to_json(ovenbird::explain(&code)?))
}

/// `version() -> str`
#[pyfunction]
pub(crate) fn version() -> &'static str {
    ovenbird::version()
}

/// `abi_version() -> int`
#[pyfunction]
pub(crate) fn abi_version() -> u32 {
    ovenbird::abi_version()
}

/// `input_bytes_limit() -> int`: the default of the limit `input_bytes`.
#[pyfunction]
pub(crate) fn input_bytes_limit() -> usize {
    Limits::default().input_bytes
}

/// `main(args) -> int`: the command line, its program's name in front; answers with the exit status.
#[pyfunction]
#[pyo3(signature = (args, /))]
pub(crate) fn main(py: Python<'_>, args: Vec<OsString>) -> PyResult<i32> {
    work(py, || {
        let status = ovenbird_cli::main_with(args);
        // Standard output may have been closed by its reader; the command has told that already.
        let _ = std::io::stdout().flush();
        Ok(status)
    })
}
