//! The verdict of a verification.

#![allow(non_camel_case_types, reason = "named as in the header")]

use ovenbird_core::Verdict;

/// What a verification comes to. A later version may add some: treat an unknown one as "not valid".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub enum ovenbird_verdict {
    /// Nothing failed, but something that should have been checked could not be.
    OVENBIRD_UNVERIFIED = 0,
    /// Everything that this badge needs was checked and passed.
    OVENBIRD_VALID = 1,
    /// Something failed: forged, changed, revoked, expired, of somebody else.
    OVENBIRD_INVALID = 2,
}

impl From<Verdict> for ovenbird_verdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Valid => Self::OVENBIRD_VALID,
            Verdict::Invalid => Self::OVENBIRD_INVALID,
            _ => Self::OVENBIRD_UNVERIFIED,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_has_its_number() {
        for (verdict, number) in [(Verdict::Unverified, 0), (Verdict::Valid, 1), (Verdict::Invalid, 2)] {
            assert_eq!(ovenbird_verdict::from(verdict) as i32, number);
        }
    }
}
