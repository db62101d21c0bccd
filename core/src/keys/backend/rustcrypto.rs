//! Signatures by the RustCrypto crates: pure Rust, on every platform.
//!
//! **Signing with RSA here leaks time.** The arithmetic of the crate `rsa` does not run in constant time
//! (RUSTSEC-2023-0071, the Marvin attack). Each private operation is blinded with fresh randomness, which makes the
//! attack harder and not impossible. A server that signs with RSA while others measure its answers should be built
//! with the feature `aws-lc`. Verifying, ECDSA and Ed25519 are not affected.

use ed25519_dalek::Signer as _;
use p256::ecdsa::signature::Verifier as _;
use sha2::{Sha256, Sha384, Sha512};

use crate::error::{Error, Result};
use crate::keys::curve::Curve;
use crate::keys::material::{Private, Public};
use crate::keys::rng::EntropyRng;
use crate::keys::rsa_numbers::number;
use crate::keys::{Entropy, JwsAlgorithm};

/// Checks signatures of one public key.
#[derive(Clone)]
pub(in crate::keys) enum Verifier {
    Rsa(Box<rsa::PublicKey>),
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
    Ed25519(ed25519_dalek::VerifyingKey),
}

impl Verifier {
    pub(in crate::keys) fn new(public: &Public) -> Result<Verifier> {
        prepare(public).ok_or_else(Error::internal)
    }

    /// Whether the algorithm is one of this key, and the signature one of the message.
    pub(in crate::keys) fn verifies(
        &self,
        algorithm: JwsAlgorithm,
        message: &[u8],
        signature: &[u8],
    ) -> bool {
        match (self, algorithm) {
            (Verifier::Rsa(key), _) => rsa_verifies(key, algorithm, message, signature),
            (Verifier::P256(key), JwsAlgorithm::Es256) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            (Verifier::P384(key), JwsAlgorithm::Es384) => p384::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
            (Verifier::Ed25519(key), JwsAlgorithm::EdDsa) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            _ => false,
        }
    }
}

fn prepare(public: &Public) -> Option<Verifier> {
    Some(match public {
        Public::Rsa { modulus, exponent } => {
            Verifier::Rsa(Box::new(rsa::PublicKey::new(number(modulus), number(exponent)).ok()?))
        }
        Public::Ec { curve: Curve::P256, point } => {
            Verifier::P256(p256::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?)
        }
        Public::Ec { curve: Curve::P384, point } => {
            Verifier::P384(p384::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?)
        }
        Public::Ed25519(point) => Verifier::Ed25519(ed25519_dalek::VerifyingKey::from_bytes(point).ok()?),
    })
}

/// RFC 8017 sections 8.1.2 and 8.2.2; of PSS only signatures whose salt is as long as the digest (RFC 7518 section 3.5).
fn rsa_verifies(key: &rsa::PublicKey, algorithm: JwsAlgorithm, message: &[u8], signature: &[u8]) -> bool {
    let result = match algorithm {
        JwsAlgorithm::Rs256 => key.pkcs1v15_verify::<Sha256>(message, signature),
        JwsAlgorithm::Rs384 => key.pkcs1v15_verify::<Sha384>(message, signature),
        JwsAlgorithm::Rs512 => key.pkcs1v15_verify::<Sha512>(message, signature),
        JwsAlgorithm::Ps256 => key.pss_verify::<Sha256>(message, signature),
        JwsAlgorithm::Ps384 => key.pss_verify::<Sha384>(message, signature),
        JwsAlgorithm::Ps512 => key.pss_verify::<Sha512>(message, signature),
        JwsAlgorithm::Es256 | JwsAlgorithm::Es384 | JwsAlgorithm::EdDsa => return false,
    };
    result.is_ok()
}

/// Signs with one private key. What it holds is zeroed on drop by the crates.
pub(in crate::keys) enum Signer {
    Rsa(Box<rsa::PrivateKey>),
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
    Ed25519(Box<ed25519_dalek::SigningKey>),
}

impl Signer {
    pub(in crate::keys) fn new(public: &Public, private: &Private) -> Result<Signer> {
        prepare_private(public, private).ok_or_else(Error::internal)
    }

    /// Signs a message with an algorithm of this key.
    pub(in crate::keys) fn sign(
        &self,
        algorithm: JwsAlgorithm,
        message: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>> {
        match self {
            Signer::Rsa(key) => rsa_signature(key, algorithm, message, entropy),
            Signer::P256(key) => {
                let made: Result<p256::ecdsa::Signature, _> = key.try_sign(message);
                made.map(|signature| signature.to_vec()).map_err(|_| Error::internal())
            }
            Signer::P384(key) => {
                let made: Result<p384::ecdsa::Signature, _> = key.try_sign(message);
                made.map(|signature| signature.to_vec()).map_err(|_| Error::internal())
            }
            Signer::Ed25519(key) => Ok(key.sign(message).to_bytes().to_vec()),
        }
    }
}

fn prepare_private(public: &Public, private: &Private) -> Option<Signer> {
    Some(match (public, private) {
        (Public::Rsa { modulus, exponent }, Private::Rsa(numbers)) => {
            let primes = vec![number(&numbers.p), number(&numbers.q)];
            let key = rsa::PrivateKey::from_components(
                number(modulus),
                number(exponent),
                number(&numbers.d),
                primes,
            );
            Signer::Rsa(Box::new(key.ok()?))
        }
        (Public::Ec { curve: Curve::P256, .. }, Private::Ec(scalar)) => {
            Signer::P256(p256::ecdsa::SigningKey::from_slice(scalar).ok()?)
        }
        (Public::Ec { curve: Curve::P384, .. }, Private::Ec(scalar)) => {
            Signer::P384(p384::ecdsa::SigningKey::from_slice(scalar).ok()?)
        }
        (Public::Ed25519(_), Private::Ed25519(seed)) => {
            let seed: &[u8; 32] = seed.as_slice().try_into().ok()?;
            Signer::Ed25519(Box::new(ed25519_dalek::SigningKey::from_bytes(seed)))
        }
        _ => return None,
    })
}

fn rsa_signature(
    key: &rsa::PrivateKey,
    algorithm: JwsAlgorithm,
    message: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>> {
    let mut rng = EntropyRng::new(entropy);
    let result = match algorithm {
        JwsAlgorithm::Rs256 => key.pkcs1v15_sign_with_rng::<Sha256, _>(&mut rng, message),
        JwsAlgorithm::Rs384 => key.pkcs1v15_sign_with_rng::<Sha384, _>(&mut rng, message),
        JwsAlgorithm::Rs512 => key.pkcs1v15_sign_with_rng::<Sha512, _>(&mut rng, message),
        JwsAlgorithm::Ps256 => key.pss_sign_with_rng::<Sha256, _>(&mut rng, message),
        JwsAlgorithm::Ps384 => key.pss_sign_with_rng::<Sha384, _>(&mut rng, message),
        JwsAlgorithm::Ps512 => key.pss_sign_with_rng::<Sha512, _>(&mut rng, message),
        JwsAlgorithm::Es256 | JwsAlgorithm::Es384 | JwsAlgorithm::EdDsa => return Err(Error::internal()),
    };
    result.map_err(|_| rng.into_error())
}
