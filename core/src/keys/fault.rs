//! The errors of this room. No text of them is made from key material: not even a wrong one is quoted.

use crate::error::{Error, ErrorCode};

#[cold]
pub(super) fn malformed(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::KeyMalformed, message)
}

#[cold]
pub(super) fn unsupported(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::KeyUnsupported, message)
}

#[cold]
pub(super) fn weak(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::KeyWeak, message)
}

#[cold]
pub(super) fn point(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::KeyPoint, message)
}

#[cold]
pub(super) fn mismatch(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::KeyMismatch, message)
}
