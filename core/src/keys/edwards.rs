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
    let key = VerifyingKey::from_bytes(bytes).map_err(|_| not_on_curve())?;
    if key.to_edwards().compress().as_bytes() != bytes {
        return Err(not_on_curve());
    }
    if key.is_weak() {
        return Err(weak("the Ed25519 public key is a point of small order"));
    }
    Ok(*bytes)
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
