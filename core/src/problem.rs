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
/// In JSON: `{"code", "severity", "message", "offset"?, "pointer"?}`, and from validation also
/// `{"found"?, "expected"?, "clause"?, "hint"?, "rule"?}`.
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
    /// What was found, as a person would say it. Never quotes what may tell who a recipient is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// What was expected instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// The clause of the specification that asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    /// How to mend it, where that is not plain from the rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The id of the rule, as [`rules`](crate::rules) lists it, such as `2.0/Assertion/recipient/required`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

impl Problem {
    pub(crate) fn new(code: ErrorCode, severity: Severity, message: impl Into<String>) -> Self {
        Problem {
            code,
            severity,
            message: message.into(),
            offset: None,
            pointer: None,
            found: None,
            expected: None,
            clause: None,
            hint: None,
            rule: None,
        }
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
