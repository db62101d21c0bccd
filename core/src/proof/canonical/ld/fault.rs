//! The errors of a conversion, each with the pointer to its place.

use crate::error::{Error, ErrorCode, quote};
use crate::json::Path;

/// An error at a place.
#[cold]
pub(super) fn at(code: ErrorCode, path: &Path<'_>, message: impl Into<String>) -> Error {
    Error::new(code, message).pointer(path.pointer())
}

/// A member or a type that no context defines.
#[cold]
pub(super) fn term(path: &Path<'_>, name: &str) -> Error {
    at(
        ErrorCode::CanonTerm,
        path,
        format!(
            "`{}` is defined by none of the contexts; it would be left out of what is signed",
            quote(name)
        ),
    )
}

/// A keyword that is refused or has no meaning here.
#[cold]
pub(super) fn keyword(path: &Path<'_>, name: &str) -> Error {
    at(ErrorCode::CanonKeyword, path, format!("`{name}` is not supported here"))
}

/// What should be an absolute IRI.
#[cold]
pub(super) fn iri(path: &Path<'_>, text: &str) -> Error {
    at(ErrorCode::CanonIri, path, format!("`{}` is no absolute IRI", quote(text)))
}

/// A value of the wrong form.
#[cold]
pub(super) fn value(path: &Path<'_>, message: &str) -> Error {
    at(ErrorCode::CanonValue, path, message)
}

/// A form that hides something from readers of plain JSON.
#[cold]
pub(super) fn form(path: &Path<'_>, message: &str) -> Error {
    at(ErrorCode::CanonForm, path, message)
}
