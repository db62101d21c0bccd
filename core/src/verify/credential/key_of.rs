//! A key that may have signed, and whose word it would be.

use crate::error::ErrorCode;
use crate::keys::Key;
use crate::verify::candidates::Held;
use crate::verify::report::Trust;

/// A key that may have signed.
pub(super) struct Signer<'k> {
    pub(super) key: Held<'k>,
    /// The verification method. `None` for a pinned key, and one in the header of a JWT.
    pub(super) id: Option<String>,
    pub(super) word: Word,
}

impl Signer<'_> {
    pub(super) fn key(&self) -> &Key {
        self.key.key()
    }
}

/// Whose word it is that a credential is the issuer's, if a key signed it.
#[derive(Clone, Debug)]
pub(super) enum Word {
    /// The caller's, who trusts the key.
    Pinned,
    /// The issuer's.
    Issuer,
    /// That of the key, which is the issuer, and the caller takes that.
    Itself,
    /// Nobody's that could be asked.
    Unmet(ErrorCode, String),
    /// Somebody else's.
    Failed(ErrorCode, String),
}

impl Word {
    /// The better one of two.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Word::Pinned => 0,
            Word::Issuer => 1,
            Word::Itself => 2,
            Word::Unmet(..) => 3,
            Word::Failed(..) => 4,
        }
    }

    pub(super) fn trust(&self) -> Trust {
        match self {
            Word::Pinned => Trust::Pinned,
            Word::Issuer => Trust::Issuer,
            _ => Trust::SelfAsserted,
        }
    }
}
