//! The operations on images.

use std::mem;
use std::ops::Range;

use ovenbird::wire::{from_json, to_json};
use ovenbird::{Found, Piece, Splice};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyMemoryView, PySlice};

use crate::errors;
use crate::guard::work;
use crate::text::Text;

/// `sniff(image) -> str`
#[pyfunction]
#[pyo3(signature = (image, /))]
pub(crate) fn sniff(py: Python<'_>, image: &[u8]) -> PyResult<&'static str> {
    work(py, || Ok(ovenbird::sniff(image).as_str()))
}

/// `bake(image, payload, options) -> bytes`
#[pyfunction]
#[pyo3(signature = (image, payload, options, /))]
pub(crate) fn bake<'py>(
    py: Python<'py>,
    image: &Bound<'py, PyBytes>,
    payload: Text<'_>,
    options: Option<Text<'_>>,
) -> PyResult<Bound<'py, PyBytes>> {
    let bytes = image.as_bytes();
    let splice = work(py, || ovenbird::splice(bytes, &payload, &from_json(options.as_deref())?))?;
    join(py, image, &splice)
}

/// `splice(image, payload, options) -> (report, length, pieces)`
///
/// A piece is a `(start, end)` range of the image or new `bytes`.
#[pyfunction]
#[pyo3(signature = (image, payload, options, /))]
pub(crate) fn splice<'py>(
    py: Python<'py>,
    image: &Bound<'py, PyBytes>,
    payload: Text<'_>,
    options: Option<Text<'_>>,
) -> PyResult<(String, usize, Bound<'py, PyList>)> {
    let bytes = image.as_bytes();
    let (report, splice) = work(py, || {
        let splice = ovenbird::splice(bytes, &payload, &from_json(options.as_deref())?)?;
        Ok((to_json(splice.report())?, splice))
    })?;
    let pieces = PyList::empty(py);
    for piece in splice.pieces() {
        match piece {
            Piece::Keep(range) => pieces.append((range.start, range.end))?,
            Piece::Insert(new) => pieces.append(PyBytes::new(py, new))?,
        }
    }
    Ok((report, splice.len(), pieces))
}

/// A badge in an image: the JSON of a `Found` without its `text` and `verify`, and these two.
///
/// They go beside the JSON because escaping and reading them again would take longer than all the rest.
type FoundParts = (String, String, Option<String>);

fn found_parts(mut found: Found) -> ovenbird::Result<FoundParts> {
    let (text, verify) = (mem::take(&mut found.text), found.verify.take());
    Ok((to_json(&found)?, text, verify))
}

/// `unbake(image, options) -> (format, badge, list of found parts)`
#[pyfunction]
#[pyo3(signature = (image, options, /))]
pub(crate) fn unbake(
    py: Python<'_>,
    image: &[u8],
    options: Option<Text<'_>>,
) -> PyResult<(&'static str, usize, Vec<FoundParts>)> {
    work(py, || {
        let unbaked = ovenbird::unbake(image, &from_json(options.as_deref())?)?;
        let found = unbaked.found.into_iter().map(found_parts).collect::<ovenbird::Result<_>>()?;
        Ok((unbaked.format.as_str(), unbaked.badge, found))
    })
}

/// `unbake_one(image, options) -> found parts`
#[pyfunction]
#[pyo3(signature = (image, options, /))]
pub(crate) fn unbake_one(py: Python<'_>, image: &[u8], options: Option<Text<'_>>) -> PyResult<FoundParts> {
    work(py, || found_parts(ovenbird::unbake_one(image, &from_json(options.as_deref())?)?))
}

/// `strip(image, options) -> bytes`
#[pyfunction]
#[pyo3(signature = (image, options, /))]
pub(crate) fn strip<'py>(
    py: Python<'py>,
    image: &[u8],
    options: Option<Text<'_>>,
) -> PyResult<Bound<'py, PyBytes>> {
    let stripped = work(py, || ovenbird::strip(image, &from_json(options.as_deref())?))?;
    Ok(PyBytes::new(py, &stripped.bytes))
}

/// `inspect(input, options) -> JSON of Inspection`
#[pyfunction]
#[pyo3(signature = (input, options, /))]
pub(crate) fn inspect(py: Python<'_>, input: &[u8], options: Option<Text<'_>>) -> PyResult<String> {
    work(py, || to_json(&ovenbird::inspect(input, &from_json(options.as_deref())?)?))
}

/// The baked image as one `bytes` object, copied once.
///
/// `b"".join` allocates without clearing, which no safe function of pyo3 does under the stable ABI; for images
/// of some MB the clearing would cost as much as the copy.
fn join<'py>(
    py: Python<'py>,
    image: &Bound<'py, PyBytes>,
    splice: &Splice<'_>,
) -> PyResult<Bound<'py, PyBytes>> {
    let view = PyMemoryView::from(image.as_any())?;
    let parts = PyList::empty(py);
    for piece in splice.pieces() {
        match piece {
            Piece::Keep(range) => parts.append(view.get_item(range_slice(py, range)?)?)?,
            Piece::Insert(new) => parts.append(PyBytes::new(py, new))?,
        }
    }
    let joined = PyBytes::new(py, b"").call_method1(intern!(py, "join"), (parts,))?;
    Ok(joined.cast_into::<PyBytes>()?)
}

fn range_slice<'py>(py: Python<'py>, range: &Range<usize>) -> PyResult<Bound<'py, PySlice>> {
    let place =
        |at: usize| isize::try_from(at).map_err(|_| errors::exception(py, &ovenbird::Error::internal()));
    Ok(PySlice::new(py, place(range.start)?, place(range.end)?, 1))
}
