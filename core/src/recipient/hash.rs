//! The hashes themselves: computing, writing, reading.

use md5::Md5;
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use subtle::ConstantTimeEq;

use crate::recipient::Algorithm;

/// All algorithms.
pub(super) const ALGORITHMS: [Algorithm; 4] =
    [Algorithm::Md5, Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512];

/// The digits that are written.
const HEX: &[u8; 16] = b"0123456789abcdef";

/// Bytes of the longest digest.
const LONGEST: usize = 64;

/// A digest of any of the algorithms, without allocation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digest {
    bytes: [u8; LONGEST],
    len: usize,
}

impl Digest {
    fn new(bytes: &[u8]) -> Digest {
        let mut digest = Digest { bytes: [0; LONGEST], len: bytes.len().min(LONGEST) };
        if let Some(to) = digest.bytes.get_mut(..bytes.len()) {
            to.copy_from_slice(bytes);
        }
        digest
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or(&self.bytes)
    }

    /// Equality in a time that does not depend on where two digests differ.
    pub(super) fn equals(&self, other: &Digest) -> bool {
        // By words, not bytes: every step of a constant-time comparison is a barrier to the compiler.
        let words = self.bytes.as_chunks().0.iter().zip(other.bytes.as_chunks().0);
        let equal = words.fold(self.len.ct_eq(&other.len), |equal, (ours, theirs)| {
            equal & u64::from_ne_bytes(*ours).ct_eq(&u64::from_ne_bytes(*theirs))
        });
        equal.into()
    }
}

/// The digest of the bytes of the identity and then those of the salt.
pub(super) fn digest(algorithm: Algorithm, identity: &str, salt: &str) -> Digest {
    fn of<D: sha2::Digest>(identity: &str, salt: &str) -> Digest {
        let hasher = D::new().chain_update(identity).chain_update(salt);
        Digest::new(&hasher.finalize())
    }
    match algorithm {
        Algorithm::Md5 => of::<Md5>(identity, salt),
        Algorithm::Sha1 => of::<Sha1>(identity, salt),
        Algorithm::Sha256 => of::<Sha256>(identity, salt),
        Algorithm::Sha512 => of::<Sha512>(identity, salt),
    }
}

/// Bytes of an algorithm's digest.
const fn digest_len(algorithm: Algorithm) -> usize {
    match algorithm {
        Algorithm::Md5 => 16,
        Algorithm::Sha1 => 20,
        Algorithm::Sha256 => 32,
        Algorithm::Sha512 => 64,
    }
}

/// Writes `algorithm$hex`, lower case.
pub(super) fn spell(algorithm: Algorithm, digest: &[u8]) -> String {
    let mut out = String::with_capacity(digest.len().saturating_mul(2).saturating_add(8));
    out.push_str(algorithm.as_str());
    out.push('$');
    let digit = |value: u8| char::from(HEX.get(usize::from(value)).copied().unwrap_or_default());
    for byte in digest {
        out.push(digit(byte >> 4));
        out.push(digit(byte & 0xF));
    }
    out
}

/// What an identity that should be a hash is.
pub(crate) enum Read {
    /// A whole hash; `name_in_capitals` if the algorithm is not in lower case.
    Hash { algorithm: Algorithm, digest: Digest, name_in_capitals: bool },
    /// The form of a hash, but not the digest of that algorithm.
    Malformed,
    /// The form of a hash of an algorithm that is not known.
    UnknownAlgorithm,
}

/// Reads `algorithm$hex`: the algorithm in any case, the digits in any case and exactly as many as it has.
pub(crate) fn read(text: &str) -> Read {
    let Some((name, hex)) = split(text) else { return Read::Malformed };
    let Some(algorithm) =
        ALGORITHMS.into_iter().find(|algorithm| name.eq_ignore_ascii_case(algorithm.as_str()))
    else {
        let a_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        return if a_name { Read::UnknownAlgorithm } else { Read::Malformed };
    };
    match from_hex(hex, digest_len(algorithm)) {
        Some(digest) => Read::Hash { algorithm, digest, name_in_capitals: name != algorithm.as_str() },
        None => Read::Malformed,
    }
}

/// What stands before and after the first `$`.
fn split(text: &str) -> Option<(&str, &str)> {
    let at = memchr::memchr(b'$', text.as_bytes())?;
    Some((text.get(..at)?, text.get(at.checked_add(1)?..)?))
}

/// The bytes of exactly `len` pairs of hexadecimal digits. All digits are checked first and then decoded, both
/// without branches, so that the compiler can take many at once: this is on the path of every match.
fn from_hex(hex: &str, len: usize) -> Option<Digest> {
    let valid = hex.bytes().fold(true, |valid, digit| valid & digit.is_ascii_hexdigit());
    if !valid || hex.len() != len.checked_mul(2)? {
        return None;
    }
    let mut digest = Digest { bytes: [0; LONGEST], len };
    for (byte, [high, low]) in digest.bytes.iter_mut().zip(hex.as_bytes().as_chunks().0) {
        *byte = (nibble(*high) << 4) | nibble(*low);
    }
    Some(digest)
}

/// The value of a hexadecimal digit: letters, and only they, have the bit 0x40.
const fn nibble(digit: u8) -> u8 {
    (digit & 0xF).wrapping_add((digit >> 6).wrapping_mul(9))
}

/// Whether a candidate is a hash itself, and not somebody's address.
pub(super) fn is_hash(text: &str) -> bool {
    matches!(read(text), Read::Hash { .. })
}

/// Whether an identity looks like a hash, well-formed or not, where no flag says so: letters and digits around a
/// `$`. The addresses, URLs and numbers that are identities do not look like that.
pub(crate) fn looks_hashed(identity: &str) -> bool {
    let part = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    split(identity).is_some_and(|(name, hex)| part(name) && part(hex))
}
