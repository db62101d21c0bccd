//! Ed25519 keys (RFC 8032).

use ed25519_dalek::{SigningKey, VerifyingKey};
use zeroize::Zeroizing;

use crate::error::Result;
use crate::keys::fault::{malformed, point, weak};

/// A public key.
///
/// Refused: another length, no point of the curve, an encoding other than the shortest form of RFC 8032 section 5.1.2
/// (y not below the prime, or the sign bit of x = 0), and the eight points of small order, under which one signature
/// fits many messages.
pub(super) fn check_point(bytes: &[u8]) -> Result<[u8; 32]> {
    let bytes: &[u8; 32] = bytes.try_into().map_err(|_| {
        malformed(format!("an Ed25519 public key has 32 bytes, this one has {}", bytes.len()))
    })?;
    let not_on_curve = || point("the public key is not a point of Ed25519 in its canonical encoding");
    if !is_canonical(bytes) {
        return Err(not_on_curve());
    }
    let key = VerifyingKey::from_bytes(bytes).map_err(|_| not_on_curve())?;
    if key.is_weak() {
        return Err(weak("the Ed25519 public key is a point of small order"));
    }
    Ok(*bytes)
}

/// Whether an encoding is the one that RFC 8032 section 5.1.2 gives: y is below the prime 2^255 - 19, and where x is 0, which
/// is with y = 1 and y = -1, its sign bit is not set. To decode the point and to encode it again says the same, and takes an
/// inversion.
fn is_canonical(bytes: &[u8; 32]) -> bool {
    let [first, middle @ .., last] = bytes;
    let (y_last, negative) = (last & 0x7F, last & 0x80 != 0);
    let is_one = *first == 1 && middle.iter().all(|byte| *byte == 0) && y_last == 0;
    if y_last == 0x7F && middle.iter().all(|byte| *byte == 0xFF) {
        // 2^255 - 19 ends in ED; one less is -1.
        return *first < 0xEC || *first == 0xEC && !negative;
    }
    !(is_one && negative)
}

/// The public key of a seed.
pub(super) fn point_of(seed: &[u8]) -> Result<[u8; 32]> {
    let bytes: &[u8; 32] = seed.try_into().map_err(|_| {
        malformed(format!("an Ed25519 private key has 32 bytes, this one has {}", seed.len()))
    })?;
    let seed = Zeroizing::new(*bytes);
    Ok(SigningKey::from_bytes(&seed).verifying_key().to_bytes())
}

/// The y of the points of small order, without the sign of x: 0, 1, -1 and the two of order 8.
#[cfg(feature = "aws-lc")]
const SMALL_ORDER: [[u8; 32]; 5] = [
    [0; 32],
    *b"\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    *b"\xEC\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\
       \xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F",
    *b"\x26\xE8\x95\x8F\xC2\xB2\x27\xB0\x45\xC3\xF4\x89\xF2\xEF\x98\xF0\
       \xD5\xDF\xAC\x05\xD3\xC6\x33\x39\xB1\x38\x02\x88\x6D\x53\xFC\x05",
    *b"\xC7\x17\x6A\x70\x3D\x4D\xD8\x4F\xBA\x3C\x0B\x76\x0D\x10\x67\x0F\
       \x2A\x20\x53\xFA\x2C\x39\xCC\xC6\x4E\xC7\xFD\x77\x92\xAC\x03\x7A",
];

/// Whether a point in its canonical encoding is one of the eight of small order.
#[cfg(feature = "aws-lc")]
pub(super) fn is_small_order(point: &[u8; 32]) -> bool {
    let mut y = *point;
    if let Some(last) = y.last_mut() {
        *last &= 0x7F;
    }
    SMALL_ORDER.contains(&y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_canonical_if_the_point_is_encoded_so() {
        let mut cases: Vec<[u8; 32]> = (0..=u8::MAX).map(|first| small(first, 0)).collect();
        cases.extend((0..=u8::MAX).map(large));
        cases.extend((0..=u8::MAX).map(|last| small(1, last)));
        for bytes in cases.iter().flat_map(|bytes| [*bytes, signed(*bytes)]) {
            let Ok(key) = VerifyingKey::from_bytes(&bytes) else { continue };
            assert_eq!(
                is_canonical(&bytes),
                key.to_edwards().compress().as_bytes() == &bytes,
                "{bytes:02x?}"
            );
        }
    }

    fn small(first: u8, last: u8) -> [u8; 32] {
        let mut bytes = [0; 32];
        (bytes[0], bytes[31]) = (first, last);
        bytes
    }

    /// Around the prime.
    fn large(first: u8) -> [u8; 32] {
        let mut bytes = [0xFF; 32];
        (bytes[0], bytes[31]) = (first, 0x7F);
        bytes
    }

    fn signed(mut bytes: [u8; 32]) -> [u8; 32] {
        bytes[31] |= 0x80;
        bytes
    }
}
