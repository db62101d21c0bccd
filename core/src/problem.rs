//! A fault in a badge that did not stop the call.

use serde::Serialize;

use crate::error::ErrorCode;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing; nothing needs to be done.
    Info,
    /// Against a specification, but read all the same.
    Warning,
    /// Makes the badge, or this copy of it, unfit.
    Error,
}

/// A fault in a badge, as data.
///
/// In JSON: `{"code", "severity", "message", "offset"?, "pointer"?}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// The stable code, from the same table as the errors.
    pub code: ErrorCode,
    /// How much it matters.
    pub severity: Severity,
    /// What was found and what was expected.
    pub message: String,
    /// Byte offset from the start of the input, when the problem has a place there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// JSON Pointer (RFC 6901) into the document, when the problem has a place there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
}

impl Problem {
    pub(crate) fn new(code: ErrorCode, severity: Severity, message: impl Into<String>) -> Self {
        Problem { code, severity, message: message.into(), offset: None, pointer: None }
    }

    pub(crate) fn warning(code: ErrorCode, message: impl Into<String>) -> Self {
        Problem::new(code, Severity::Warning, message)
    }

    pub(crate) fn offset(mut self, offset: usize) -> Self {
        self.offset = u64::try_from(offset).ok();
        self
    }

    pub(crate) fn pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }
}
