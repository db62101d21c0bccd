//! Making keys.

use zeroize::Zeroizing;

use crate::error::{Error, ErrorCode, Result};
use crate::keys::curve::Curve;
use crate::keys::material::{Material, Private, Public, Secret};
use crate::keys::rng::EntropyRng;
use crate::keys::{Entropy, GenerateOptions, KeyKind, rsa_numbers};

/// Sizes of RSA keys that are made, in bits.
const RSA_BITS: [u32; 3] = [2_048, 3_072, 4_096];

/// How often a scalar is drawn. One in 2^32 draws is out of range for P-256, so that only an entropy that is broken
/// comes to the end of this.
const DRAWS: usize = 64;

/// A new private key.
pub(super) fn material(options: &GenerateOptions, entropy: &mut dyn Entropy) -> Result<Material> {
    if options.bits.is_some() && options.kind != KeyKind::Rsa {
        let message = format!("the option `bits` is for RSA keys; the kind is {}", options.kind);
        return Err(Error::new(ErrorCode::OptionConflict, message));
    }
    match options.kind {
        KeyKind::Rsa => rsa(options.bits.unwrap_or(2_048), entropy),
        KeyKind::P256 => ec(Curve::P256, entropy),
        KeyKind::P384 => ec(Curve::P384, entropy),
        KeyKind::Ed25519 => Material::ed25519_private(&draw(32, entropy)?, None),
    }
}

fn draw(len: usize, entropy: &mut dyn Entropy) -> Result<Secret> {
    let mut bytes = Zeroizing::new(vec![0; len]);
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

fn ec(curve: Curve, entropy: &mut dyn Entropy) -> Result<Material> {
    for _ in 0..DRAWS {
        let scalar = draw(curve.bytes(), entropy)?;
        if let Ok(material) = Material::ec_private(curve, &scalar, None) {
            return Ok(material);
        }
    }
    Err(Error::new(ErrorCode::RandomFailed, "the random bytes are not random: no key could be made of them"))
}

fn rsa(bits: u32, entropy: &mut dyn Entropy) -> Result<Material> {
    if !RSA_BITS.contains(&bits) {
        let message = format!("RSA keys are made with 2048, 3072 or 4096 bits, not {bits}");
        return Err(Error::new(ErrorCode::KeySize, message));
    }
    let mut rng = EntropyRng::new(entropy);
    let key = usize::try_from(bits).ok().and_then(|bits| rsa::PrivateKey::new(&mut rng, bits).ok());
    let key = key.ok_or_else(|| rng.into_error())?;
    let (modulus, exponent) = rsa_numbers::public_of(&key);
    let numbers = rsa_numbers::numbers_of(&key).ok_or_else(Error::internal)?;
    Ok(Material { public: Public::Rsa { modulus, exponent }, private: Some(Private::Rsa(numbers)) })
}
