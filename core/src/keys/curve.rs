//! The curves P-256 and P-384: names, points and scalars.

use p256::elliptic_curve::sec1::ToSec1Point;

use crate::error::Result;
use crate::keys::KeyKind;
use crate::keys::fault::{malformed, point};

/// A curve of FIPS 186.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Curve {
    P256,
    P384,
}

impl Curve {
    pub(super) const fn kind(self) -> KeyKind {
        match self {
            Curve::P256 => KeyKind::P256,
            Curve::P384 => KeyKind::P384,
        }
    }

    /// The name in a JWK (`crv`).
    pub(super) const fn name(self) -> &'static str {
        match self {
            Curve::P256 => "P-256",
            Curve::P384 => "P-384",
        }
    }

    /// Bytes of a coordinate, and of a scalar.
    pub(super) const fn bytes(self) -> usize {
        match self {
            Curve::P256 => 32,
            Curve::P384 => 48,
        }
    }

    /// A point of the curve, whichever way SEC1 section 2.3.3 encodes it, as uncompressed bytes.
    ///
    /// Refused: the point at infinity, a point beside the curve, coordinates not below the prime, and the encodings
    /// that only X9.62 knows (hybrid).
    pub(super) fn check_point(self, bytes: &[u8]) -> Result<Vec<u8>> {
        let width = self.bytes();
        let expected = match bytes.first() {
            Some(0) if bytes.len() == 1 => {
                return Err(point("the public key is the point at infinity"));
            }
            Some(2 | 3) => width.saturating_add(1),
            Some(4) => width.saturating_mul(2).saturating_add(1),
            _ => return Err(malformed("the public key is not a point in the encoding of SEC1")),
        };
        if bytes.len() != expected {
            let found = bytes.len();
            return Err(malformed(format!("a point has {found} bytes, expected {expected}")));
        }
        let decoded = match self {
            Curve::P256 => p256::PublicKey::from_sec1_bytes(bytes).ok().map(|key| uncompressed(&key)),
            Curve::P384 => p384::PublicKey::from_sec1_bytes(bytes).ok().map(|key| uncompressed(&key)),
        };
        decoded.ok_or_else(|| point(format!("the public key is not a point of {}", self.name())))
    }

    /// The point that belongs to a scalar. Refused: a scalar of another length, 0, and what is not below the order.
    pub(super) fn point_of(self, scalar: &[u8]) -> Result<Vec<u8>> {
        if scalar.len() != self.bytes() {
            let (found, expected) = (scalar.len(), self.bytes());
            return Err(malformed(format!("the private key has {found} bytes, expected {expected}")));
        }
        let derived = match self {
            Curve::P256 => {
                p256::SecretKey::from_slice(scalar).ok().map(|key| uncompressed(&key.public_key()))
            }
            Curve::P384 => {
                p384::SecretKey::from_slice(scalar).ok().map(|key| uncompressed(&key.public_key()))
            }
        };
        derived.ok_or_else(|| malformed("the private key is 0 or not below the order of the curve"))
    }
}

fn uncompressed<C>(key: &p256::elliptic_curve::PublicKey<C>) -> Vec<u8>
where
    C: p256::elliptic_curve::CurveArithmetic,
    p256::elliptic_curve::PublicKey<C>: ToSec1Point<C>,
    p256::elliptic_curve::FieldBytesSize<C>: p256::elliptic_curve::sec1::ModulusSize,
{
    key.to_sec1_point(false).as_bytes().to_vec()
}
