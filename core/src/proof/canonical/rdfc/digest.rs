//! Hashes as RDFC-1.0 handles them: lower-case hexadecimal text.

use sha2::{Digest, Sha256, Sha384};

/// The hash function of a canonicalisation. SHA-384 goes with the curve P-384, SHA-256 with all else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HashAlgorithm {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
}

/// A hash in hexadecimal. Ordered as text, which for lower-case hexadecimal is the order of code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HexHash {
    digits: [u8; 96],
    len: u8,
}

impl HashAlgorithm {
    /// The hash of a text.
    pub(super) fn hex(self, text: &[u8]) -> HexHash {
        match self {
            HashAlgorithm::Sha256 => HexHash::of(&Sha256::digest(text)),
            HashAlgorithm::Sha384 => HexHash::of(&Sha384::digest(text)),
        }
    }
}

impl HexHash {
    fn of(bytes: &[u8]) -> HexHash {
        const DIGITS: [u8; 16] = *b"0123456789abcdef";
        let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).copied().unwrap_or_default();
        let mut hash = HexHash { digits: [0; 96], len: 0 };
        for (pair, byte) in hash.digits.chunks_exact_mut(2).zip(bytes) {
            pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 0xF)]);
            hash.len = hash.len.saturating_add(2);
        }
        hash
    }

    /// The digits.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.digits.get(..usize::from(self.len)).unwrap_or_default()
    }
}
