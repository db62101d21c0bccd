//! The kinds of keys.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, quote};
use crate::keys::JwsAlgorithm;

/// The kinds of keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum KeyKind {
    /// RSA of 2,048 to 8,192 bits.
    Rsa,
    /// The curve P-256 (secp256r1).
    P256,
    /// The curve P-384 (secp384r1).
    P384,
    /// Ed25519 (RFC 8032).
    #[default]
    Ed25519,
}

impl KeyKind {
    /// The name, such as `"ed25519"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            KeyKind::Rsa => "rsa",
            KeyKind::P256 => "p256",
            KeyKind::P384 => "p384",
            KeyKind::Ed25519 => "ed25519",
        }
    }

    /// The algorithms that it goes with, the usual one first.
    pub(crate) const fn algorithms(self) -> &'static [JwsAlgorithm] {
        match self {
            KeyKind::Rsa => &[
                JwsAlgorithm::Rs256,
                JwsAlgorithm::Rs384,
                JwsAlgorithm::Rs512,
                JwsAlgorithm::Ps256,
                JwsAlgorithm::Ps384,
                JwsAlgorithm::Ps512,
            ],
            KeyKind::P256 => &[JwsAlgorithm::Es256],
            KeyKind::P384 => &[JwsAlgorithm::Es384],
            KeyKind::Ed25519 => &[JwsAlgorithm::EdDsa],
        }
    }
}

impl fmt::Display for KeyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for KeyKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<KeyKind, Error> {
        [KeyKind::Rsa, KeyKind::P256, KeyKind::P384, KeyKind::Ed25519]
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| {
                Error::argument(format!(
                    "no kind of key: {}; known are rsa, p256, p384, ed25519",
                    quote(text)
                ))
            })
    }
}
