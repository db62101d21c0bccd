//! The numbers that a key is made of. Every way to make a [`Material`] checks them, so that the rest of the room can
//! rely on them.

use zeroize::Zeroizing;

use crate::error::Result;
use crate::keys::KeyKind;
use crate::keys::curve::Curve;
use crate::keys::fault::mismatch;
use crate::keys::{edwards, rsa_numbers};

/// Secret bytes: on the heap, so that moving them leaves no copy behind, and zeroed on drop.
pub(super) type Secret = Zeroizing<Vec<u8>>;

/// Copies secret bytes.
pub(super) fn secret(bytes: &[u8]) -> Secret {
    Zeroizing::new(bytes.to_vec())
}

/// The public half.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Public {
    /// Modulus and exponent, big-endian without leading zeros.
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
    /// A point of the curve, uncompressed: 4, x, y.
    Ec { curve: Curve, point: Vec<u8> },
    /// The point as RFC 8032 encodes it.
    Ed25519([u8; 32]),
}

impl Public {
    pub(super) fn kind(&self) -> KeyKind {
        match self {
            Public::Rsa { .. } => KeyKind::Rsa,
            Public::Ec { curve, .. } => curve.kind(),
            Public::Ed25519(_) => KeyKind::Ed25519,
        }
    }

    /// Bits of the modulus or of the curve.
    pub(super) fn bits(&self) -> u32 {
        match self {
            Public::Rsa { modulus, .. } => rsa_numbers::bits(modulus),
            Public::Ec { curve: Curve::P384, .. } => 384,
            Public::Ec { curve: Curve::P256, .. } | Public::Ed25519(_) => 256,
        }
    }
}

/// The private half.
pub(super) enum Private {
    Rsa(RsaPrivate),
    /// The scalar, big-endian, as long as the curve's field.
    Ec(Secret),
    /// The seed of RFC 8032.
    Ed25519(Secret),
}

/// The private numbers of an RSA key (RFC 8017 section 3.2), big-endian without leading zeros.
pub(super) struct RsaPrivate {
    pub(super) d: Secret,
    pub(super) p: Secret,
    pub(super) q: Secret,
    pub(super) dp: Secret,
    pub(super) dq: Secret,
    pub(super) qi: Secret,
}

/// A checked key.
pub(super) struct Material {
    pub(super) public: Public,
    pub(super) private: Option<Private>,
}

impl Material {
    /// An RSA key from modulus, exponent and, if it is private, the rest.
    pub(super) fn rsa(modulus: &[u8], exponent: &[u8], private: Option<RsaGiven<'_>>) -> Result<Material> {
        rsa_numbers::check_public(modulus, exponent)?;
        let private = match private {
            Some(given) => Some(Private::Rsa(rsa_numbers::check_private(modulus, exponent, &given)?)),
            None => None,
        };
        let public = Public::Rsa { modulus: modulus.to_vec(), exponent: exponent.to_vec() };
        Ok(Material { public, private })
    }

    /// A public key on one of the NIST curves.
    pub(super) fn ec_public(curve: Curve, point: &[u8]) -> Result<Material> {
        let point = curve.check_point(point)?;
        Ok(Material { public: Public::Ec { curve, point }, private: None })
    }

    /// A private key on one of the NIST curves, and its point if it came along.
    pub(super) fn ec_private(curve: Curve, scalar: &[u8], point: Option<&[u8]>) -> Result<Material> {
        let derived = curve.point_of(scalar)?;
        if let Some(given) = point
            && curve.check_point(given)? != derived
        {
            return Err(mismatch("the public key is not that of the private key"));
        }
        let public = Public::Ec { curve, point: derived };
        Ok(Material { public, private: Some(Private::Ec(secret(scalar))) })
    }

    /// A public Ed25519 key.
    pub(super) fn ed25519_public(point: &[u8]) -> Result<Material> {
        Ok(Material { public: Public::Ed25519(edwards::check_point(point)?), private: None })
    }

    /// A private Ed25519 key, and its point if it came along.
    pub(super) fn ed25519_private(seed: &[u8], point: Option<&[u8]>) -> Result<Material> {
        let derived = edwards::point_of(seed)?;
        if let Some(given) = point
            && edwards::check_point(given)? != derived
        {
            return Err(mismatch("the public key is not that of the private key"));
        }
        Ok(Material { public: Public::Ed25519(derived), private: Some(Private::Ed25519(secret(seed))) })
    }
}

/// The private numbers of an RSA key as they were found.
pub(super) struct RsaGiven<'a> {
    pub(super) d: &'a [u8],
    /// The two primes and what follows from them; a JWK may leave them out.
    pub(super) primes: Option<RsaPrimes<'a>>,
}

/// The two primes, and the three numbers that speed up signing.
pub(super) struct RsaPrimes<'a> {
    pub(super) p: &'a [u8],
    pub(super) q: &'a [u8],
    pub(super) dp: &'a [u8],
    pub(super) dq: &'a [u8],
    pub(super) qi: &'a [u8],
}
