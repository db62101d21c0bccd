//! The one table of codes, and the two things that carry them: [`Error`] and [`Problem`](crate::Problem).
//!
//! A fault in a *call* (no PNG, a limit passed, an unknown option) is an [`Error`]. A fault in a *badge* that does
//! not stop the call (a second badge in the image, a wrong CRC that was tolerated) is a `Problem`. Both carry an
//! [`ErrorCode`] from the table below, and everything else derives from it: the C status, the Python class, the
//! Node `code`, and `docs/error-codes.md`.

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::codes;

pub use codes::ErrorCode;

/// What the operations of this crate return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Whose fault an error is, and so what a caller can do about it.
///
/// The numbers are those of the C status (`OVENBIRD_CALLER` = 1 …) and are never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[repr(u8)]
pub enum ErrorKind {
    /// The call itself is wrong: an unknown option, an empty identity. Mend the calling program.
    Caller = 1,
    /// The bytes are damaged or break their format's rules. Ask for another copy.
    Malformed = 2,
    /// Well-formed, but of a type or in a form that is not supported.
    Unsupported = 3,
    /// What was asked for is not there, such as a badge in an unbaked image.
    NotFound = 4,
    /// A bound in [`Limits`](crate::Limits) was passed. Raise it if the input is trusted.
    Limit = 5,
    /// Refused by an option of the caller's, such as `on_existing: "refuse"`.
    Refused = 6,
    /// A defect in this library: please report it.
    Internal = 7,
}

impl ErrorKind {
    /// The name used in JSON and in the documentation, such as `"malformed"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ErrorKind::Caller => "caller",
            ErrorKind::Malformed => "malformed",
            ErrorKind::Unsupported => "unsupported",
            ErrorKind::NotFound => "not_found",
            ErrorKind::Limit => "limit",
            ErrorKind::Refused => "refused",
            ErrorKind::Internal => "internal",
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for ErrorCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One row of [`error_codes`], and the answer of [`explain`](crate::explain). Texts are of one line; names of options,
/// members and values are in backticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CodeEntry {
    /// The code itself; in JSON its string, such as `"png.truncated"`.
    pub code: ErrorCode,
    /// The class of blame.
    pub kind: ErrorKind,
    /// What the code means, in one sentence.
    pub meaning: &'static str,
    /// What to do about it, in one sentence.
    pub remedy: &'static str,
    /// Why it matters, in one or two sentences.
    pub why: &'static str,
    /// A short example of the fault, with what would be right. Empty for `internal` only.
    pub example: &'static str,
    /// The clause that asks for it, such as `"RFC 7515 section 7.1"`. Empty where it is a rule of this library, such
    /// as a limit.
    pub clause: &'static str,
}

/// All codes this version knows, in the order of the table: carriers, payloads, documents, their members, what they
/// state, calls. [`explain`](crate::explain) finds one of them.
///
/// ```
/// let truncated = ovenbird::error_codes().iter().find(|row| row.code.as_str() == "png.truncated").unwrap();
/// assert_eq!(truncated.kind, ovenbird::ErrorKind::Malformed);
/// ```
#[must_use]
pub fn error_codes() -> &'static [CodeEntry] {
    &codes::TABLE
}

/// Where in the input an error was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// Byte offset from the start of the input.
    pub offset: Option<u64>,
    /// The PNG chunk type or the XML element concerned, with anything unprintable escaped.
    pub part: Option<String>,
    /// JSON Pointer (RFC 6901) into the document.
    pub pointer: Option<String>,
}

/// A call that could not be done. Nothing was written; the inputs are untouched.
///
/// In JSON: `{"code", "kind", "message", "offset"?, "part"?, "pointer"?, "needed"?}`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    code: ErrorCode,
    message: String,
    at: Location,
    needed: Option<u64>,
}

impl Error {
    /// An error with a message for people: what was found and what was expected.
    #[cold]
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Error { code, message: message.into(), at: Location::default(), needed: None }
    }

    /// The error every boundary reports when it caught a panic. Not for other use.
    #[must_use]
    #[cold]
    pub fn internal() -> Self {
        Error::new(ErrorCode::Internal, "a defect in ovenbird was caught; please report it with the input")
    }

    /// An error of a binding's own: a NULL pointer, text that is not UTF-8, an argument of the wrong type.
    /// The code is `argument.invalid`.
    #[must_use]
    #[cold]
    pub fn argument(message: impl Into<String>) -> Self {
        Error::new(ErrorCode::ArgumentInvalid, message)
    }

    /// An option that cannot be, found by a program on top of the library. The code is `option.invalid`.
    #[must_use]
    #[cold]
    pub fn option(message: impl Into<String>) -> Self {
        Error::new(ErrorCode::OptionInvalid, message)
    }

    /// A file that could not be read or written, for programs on top of the library. The code is `io.failed`.
    #[must_use]
    #[cold]
    pub fn io(message: impl Into<String>) -> Self {
        Error::new(ErrorCode::IoFailed, message)
    }

    pub(crate) fn offset(mut self, offset: usize) -> Self {
        self.at.offset = u64::try_from(offset).ok();
        self
    }

    pub(crate) fn part(mut self, part: impl Into<String>) -> Self {
        self.at.part = Some(part.into());
        self
    }

    pub(crate) fn pointer(mut self, pointer: impl Into<String>) -> Self {
        self.at.pointer = Some(pointer.into());
        self
    }

    pub(crate) fn needed(mut self, bytes: usize) -> Self {
        self.needed = u64::try_from(bytes).ok();
        self
    }

    /// The stable code, the same in every language.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// Whose fault it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.code.kind()
    }

    /// What was found and what was expected. Never quotes the input unescaped or at length.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where it was found.
    #[must_use]
    pub fn at(&self) -> &Location {
        &self.at
    }

    /// For `buffer.too_small`: how many bytes the output needs.
    #[must_use]
    pub fn needed_bytes(&self) -> Option<u64> {
        self.needed
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let optional = [self.at.offset.is_some(), self.at.part.is_some(), self.at.pointer.is_some()];
        let extra = optional.iter().filter(|present| **present).count();
        let len = 3_usize.saturating_add(extra).saturating_add(usize::from(self.needed.is_some()));
        let mut out = serializer.serialize_struct("Error", len)?;
        out.serialize_field("code", &self.code)?;
        out.serialize_field("kind", &self.kind())?;
        out.serialize_field("message", &self.message)?;
        if let Some(offset) = self.at.offset {
            out.serialize_field("offset", &offset)?;
        }
        if let Some(part) = &self.at.part {
            out.serialize_field("part", part)?;
        }
        if let Some(pointer) = &self.at.pointer {
            out.serialize_field("pointer", pointer)?;
        }
        if let Some(needed) = self.needed {
            out.serialize_field("needed", &needed)?;
        }
        out.end()
    }
}

/// A piece of hostile text made fit for a message: controls escaped, and cut after 40 characters.
pub(crate) fn quote(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut quoted = escape(text.chars().take(SHOWN));
    if text.chars().nth(SHOWN).is_some() {
        quoted.push('…');
    }
    quoted
}

/// Escapes what could move a terminal's cursor or turn its text around; leaves the rest readable.
pub(crate) fn escape(text: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in text {
        let turns = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
        if c.is_control() || turns {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}
