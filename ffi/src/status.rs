//! The status every operation returns.

#![allow(non_camel_case_types, reason = "named as in the header")]

use ovenbird_core::ErrorKind;

/// Whether a call succeeded, and if not, whose fault it was. The numbers are never reused. Later versions may add
/// some: treat an unknown one as a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub enum ovenbird_status {
    /// Done; the outputs are written.
    OVENBIRD_OK = 0,
    /// The call is wrong: a NULL pointer, text that is not UTF-8, an unknown option, a buffer too small.
    OVENBIRD_CALLER = 1,
    /// The input is damaged or breaks its format's rules.
    OVENBIRD_MALFORMED = 2,
    /// The input is of a type or in a form that is not supported.
    OVENBIRD_UNSUPPORTED = 3,
    /// What was asked for is not there, such as a badge in an unbaked image.
    OVENBIRD_NOT_FOUND = 4,
    /// The input passes a bound of the `limits` option.
    OVENBIRD_LIMIT = 5,
    /// Refused because an option of the caller's says so.
    OVENBIRD_REFUSED = 6,
    /// A defect in this library; the process is unharmed. Please report it.
    OVENBIRD_INTERNAL = 7,
}

impl From<ErrorKind> for ovenbird_status {
    fn from(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::Caller => Self::OVENBIRD_CALLER,
            ErrorKind::Malformed => Self::OVENBIRD_MALFORMED,
            ErrorKind::Unsupported => Self::OVENBIRD_UNSUPPORTED,
            ErrorKind::NotFound => Self::OVENBIRD_NOT_FOUND,
            ErrorKind::Limit => Self::OVENBIRD_LIMIT,
            ErrorKind::Refused => Self::OVENBIRD_REFUSED,
            // The enum may grow in the core; the test below makes sure that it has grown here too.
            _ => Self::OVENBIRD_INTERNAL,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_the_status_of_its_number() {
        for row in ovenbird_core::error_codes() {
            assert_eq!(ovenbird_status::from(row.kind) as i32, row.kind as i32, "{}", row.code);
        }
    }
}
