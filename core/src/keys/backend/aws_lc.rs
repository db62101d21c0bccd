//! Signatures by aws-lc: several times faster than pure Rust, private operations in constant time.
//!
//! It draws the randomness of ECDSA and PSS, and that of its blinding, from a generator of its own, which the operating
//! system seeds. The entropy of the call is not asked.

use std::sync::OnceLock;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeyPairComponents, PublicKeyComponents};
use aws_lc_rs::signature::{
    self, EcdsaKeyPair, Ed25519KeyPair, ParsedPublicKey, RsaEncoding, VerificationAlgorithm,
};

use crate::error::{Error, Result};
use crate::keys::curve::Curve;
use crate::keys::der_write;
use crate::keys::edwards::is_small_order;
use crate::keys::material::{Private, Public, RsaPrivate};
use crate::keys::{Entropy, JwsAlgorithm};

/// Checks signatures of one public key.
#[derive(Clone)]
pub(in crate::keys) enum Verifier {
    Rsa(Box<RsaVerifier>),
    Es256(ParsedPublicKey),
    Es384(ParsedPublicKey),
    EdDsa(ParsedPublicKey),
}

/// aws-lc binds a key to one algorithm. RS256 is prepared at once, the others when they are first met.
#[derive(Clone)]
pub(in crate::keys) struct RsaVerifier {
    /// PKCS#1.
    der: Vec<u8>,
    rs256: ParsedPublicKey,
    others: [OnceLock<Option<ParsedPublicKey>>; 5],
}

impl Verifier {
    pub(in crate::keys) fn new(public: &Public) -> Result<Verifier> {
        let der = der_write::public_key(public);
        let parse = |algorithm| parse(algorithm, &der).ok_or_else(Error::internal);
        Ok(match public {
            Public::Rsa { .. } => Verifier::Rsa(Box::new(RsaVerifier {
                rs256: parse(&signature::RSA_PKCS1_2048_8192_SHA256)?,
                others: Default::default(),
                der: der.to_vec(),
            })),
            Public::Ec { curve: Curve::P256, .. } => {
                Verifier::Es256(parse(&signature::ECDSA_P256_SHA256_FIXED)?)
            }
            Public::Ec { curve: Curve::P384, .. } => {
                Verifier::Es384(parse(&signature::ECDSA_P384_SHA384_FIXED)?)
            }
            Public::Ed25519(_) => Verifier::EdDsa(parse(&signature::ED25519)?),
        })
    }

    /// Whether the algorithm is one of this key, and the signature one of the message.
    pub(in crate::keys) fn verifies(
        &self,
        algorithm: JwsAlgorithm,
        message: &[u8],
        signature: &[u8],
    ) -> bool {
        let key = match (self, algorithm) {
            (Verifier::Rsa(key), _) => key.of(algorithm),
            (Verifier::Es256(key), JwsAlgorithm::Es256) | (Verifier::Es384(key), JwsAlgorithm::Es384) => {
                Some(key)
            }
            // aws-lc compares R as bytes, so that the short list of `is_small_order` is whole.
            (Verifier::EdDsa(key), JwsAlgorithm::EdDsa) => {
                let sound = signature.first_chunk::<32>().is_some_and(|r| !is_small_order(r));
                sound.then_some(key)
            }
            _ => None,
        };
        key.is_some_and(|key| key.verify_sig(message, signature).is_ok())
    }
}

impl RsaVerifier {
    fn of(&self, algorithm: JwsAlgorithm) -> Option<&ParsedPublicKey> {
        let [rs384, rs512, ps256, ps384, ps512] = &self.others;
        let (place, parameters) = match algorithm {
            JwsAlgorithm::Rs256 => return Some(&self.rs256),
            JwsAlgorithm::Rs384 => (rs384, &signature::RSA_PKCS1_2048_8192_SHA384),
            JwsAlgorithm::Rs512 => (rs512, &signature::RSA_PKCS1_2048_8192_SHA512),
            JwsAlgorithm::Ps256 => (ps256, &signature::RSA_PSS_2048_8192_SHA256),
            JwsAlgorithm::Ps384 => (ps384, &signature::RSA_PSS_2048_8192_SHA384),
            JwsAlgorithm::Ps512 => (ps512, &signature::RSA_PSS_2048_8192_SHA512),
            JwsAlgorithm::Es256 | JwsAlgorithm::Es384 | JwsAlgorithm::EdDsa => return None,
        };
        place.get_or_init(|| parse(parameters, &self.der)).as_ref()
    }
}

fn parse(algorithm: &'static dyn VerificationAlgorithm, key: &[u8]) -> Option<ParsedPublicKey> {
    ParsedPublicKey::new(algorithm, key).ok()
}

/// Signs with one private key. aws-lc zeroes what it holds when it is freed.
pub(in crate::keys) enum Signer {
    Rsa(Box<RsaKeyPair>),
    Ec(Box<EcdsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

impl Signer {
    pub(in crate::keys) fn new(public: &Public, private: &Private) -> Result<Signer> {
        let signer = match (public, private) {
            (Public::Rsa { modulus, exponent }, Private::Rsa(numbers)) => {
                rsa_pair(modulus, exponent, numbers).map(|pair| Signer::Rsa(Box::new(pair)))
            }
            (Public::Ec { curve, point }, Private::Ec(scalar)) => {
                let algorithm = match curve {
                    Curve::P256 => &signature::ECDSA_P256_SHA256_FIXED_SIGNING,
                    Curve::P384 => &signature::ECDSA_P384_SHA384_FIXED_SIGNING,
                };
                let pair = EcdsaKeyPair::from_private_key_and_public_key(algorithm, scalar, point);
                pair.ok().map(|pair| Signer::Ec(Box::new(pair)))
            }
            (Public::Ed25519(point), Private::Ed25519(seed)) => {
                let pair = Ed25519KeyPair::from_seed_and_public_key(seed, point);
                pair.ok().map(|pair| Signer::Ed25519(Box::new(pair)))
            }
            _ => None,
        };
        signer.ok_or_else(Error::internal)
    }

    /// Signs a message with an algorithm of this key.
    pub(in crate::keys) fn sign(
        &self,
        algorithm: JwsAlgorithm,
        message: &[u8],
        _entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>> {
        let signature = match self {
            Signer::Rsa(pair) => rsa_signature(pair, algorithm, message),
            Signer::Ec(pair) => {
                pair.sign(&SystemRandom::new(), message).ok().map(|made| made.as_ref().to_vec())
            }
            Signer::Ed25519(pair) => pair.try_sign(message).ok().map(|made| made.as_ref().to_vec()),
        };
        signature.ok_or_else(Error::internal)
    }
}

fn rsa_pair(modulus: &[u8], exponent: &[u8], numbers: &RsaPrivate) -> Option<RsaKeyPair> {
    let RsaPrivate { d, p, q, dp, dq, qi } = numbers;
    let components = KeyPairComponents {
        public_key: PublicKeyComponents { n: modulus, e: exponent },
        d: d.as_slice(),
        p: p.as_slice(),
        q: q.as_slice(),
        dP: dp.as_slice(),
        dQ: dq.as_slice(),
        qInv: qi.as_slice(),
    };
    RsaKeyPair::from_components(&components).ok()
}

fn rsa_signature(pair: &RsaKeyPair, algorithm: JwsAlgorithm, message: &[u8]) -> Option<Vec<u8>> {
    let encoding: &'static dyn RsaEncoding = match algorithm {
        JwsAlgorithm::Rs256 => &signature::RSA_PKCS1_SHA256,
        JwsAlgorithm::Rs384 => &signature::RSA_PKCS1_SHA384,
        JwsAlgorithm::Rs512 => &signature::RSA_PKCS1_SHA512,
        JwsAlgorithm::Ps256 => &signature::RSA_PSS_SHA256,
        JwsAlgorithm::Ps384 => &signature::RSA_PSS_SHA384,
        JwsAlgorithm::Ps512 => &signature::RSA_PSS_SHA512,
        JwsAlgorithm::Es256 | JwsAlgorithm::Es384 | JwsAlgorithm::EdDsa => return None,
    };
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(encoding, &SystemRandom::new(), message, &mut signature).ok()?;
    Some(signature)
}
