//! Writing keys in DER: `SubjectPublicKeyInfo` for public keys, PKCS#8 (RFC 5958) for private ones, both as OpenSSL
//! writes them.

use zeroize::Zeroizing;

use crate::keys::curve::Curve;
use crate::keys::material::{Material, Private, Public, RsaPrivate, Secret};

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const SEQUENCE: u8 = 0x30;
/// `[1]`, constructed.
const CONTEXT_1: u8 = 0xA1;

/// `AlgorithmIdentifier` of `rsaEncryption`, its parameters NULL.
const RSA: &[u8] = b"\x30\x0D\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01\x05\x00";
/// `AlgorithmIdentifier` of `id-ecPublicKey` with the curve `secp256r1`.
const P256: &[u8] = b"\x30\x13\x06\x07\x2A\x86\x48\xCE\x3D\x02\x01\x06\x08\x2A\x86\x48\xCE\x3D\x03\x01\x07";
/// `AlgorithmIdentifier` of `id-ecPublicKey` with the curve `secp384r1`.
const P384: &[u8] = b"\x30\x10\x06\x07\x2A\x86\x48\xCE\x3D\x02\x01\x06\x05\x2B\x81\x04\x00\x22";
/// `AlgorithmIdentifier` of `id-Ed25519`, without parameters.
const ED25519: &[u8] = b"\x30\x05\x06\x03\x2B\x65\x70";

/// The label of the PEM block and its DER: PKCS#8 of a private key, else `SubjectPublicKeyInfo`.
pub(super) fn write(material: &Material) -> (&'static str, Secret) {
    match &material.private {
        Some(private) => ("PRIVATE KEY", pkcs8(&material.public, private)),
        None => ("PUBLIC KEY", spki(&material.public)),
    }
}

fn algorithm(public: &Public) -> &'static [u8] {
    match public {
        Public::Rsa { .. } => RSA,
        Public::Ec { curve: Curve::P256, .. } => P256,
        Public::Ec { curve: Curve::P384, .. } => P384,
        Public::Ed25519(_) => ED25519,
    }
}

fn spki(public: &Public) -> Secret {
    tlv(SEQUENCE, &[algorithm(public), &bit_string(&public_key(public))])
}

/// PKCS#1 for RSA, else the bytes of the point.
pub(super) fn public_key(public: &Public) -> Secret {
    match public {
        Public::Rsa { modulus, exponent } => tlv(SEQUENCE, &[&integer(modulus), &integer(exponent)]),
        Public::Ec { point, .. } => Zeroizing::new(point.clone()),
        Public::Ed25519(point) => Zeroizing::new(point.to_vec()),
    }
}

fn pkcs8(public: &Public, private: &Private) -> Secret {
    let key = match private {
        Private::Rsa(numbers) => pkcs1(public, numbers),
        Private::Ec(scalar) => sec1(public, scalar),
        Private::Ed25519(seed) => tlv(OCTET_STRING, &[seed]),
    };
    tlv(SEQUENCE, &[&integer(&[0]), algorithm(public), &tlv(OCTET_STRING, &[&key])])
}

fn pkcs1(public: &Public, numbers: &RsaPrivate) -> Secret {
    let (modulus, exponent): (&[u8], &[u8]) = match public {
        Public::Rsa { modulus, exponent } => (modulus, exponent),
        Public::Ec { .. } | Public::Ed25519(_) => (&[], &[]), // such a pair is never made
    };
    let RsaPrivate { d, p, q, dp, dq, qi } = numbers;
    let fields: Vec<Secret> =
        [&[0], modulus, exponent, d, p, q, dp, dq, qi].into_iter().map(integer).collect();
    let fields: Vec<&[u8]> = fields.iter().map(|field| field.as_slice()).collect();
    tlv(SEQUENCE, &fields)
}

fn sec1(public: &Public, scalar: &[u8]) -> Secret {
    let point = tlv(CONTEXT_1, &[&bit_string(&public_key(public))]);
    tlv(SEQUENCE, &[&integer(&[1]), &tlv(OCTET_STRING, &[scalar]), &point])
}

fn bit_string(bytes: &[u8]) -> Secret {
    tlv(BIT_STRING, &[&[0], bytes])
}

/// A number that is not negative, from big-endian bytes without leading zeros.
fn integer(bytes: &[u8]) -> Secret {
    let sign: &[u8] = if bytes.first().is_some_and(|byte| *byte >= 0x80) { &[0] } else { &[] };
    tlv(INTEGER, &[sign, bytes])
}

/// Tag, length and content. One allocation, so that none with a part of a key is left behind.
fn tlv(tag: u8, parts: &[&[u8]]) -> Secret {
    let len = parts.iter().fold(0_usize, |len, part| len.saturating_add(part.len()));
    let mut out = Zeroizing::new(Vec::with_capacity(len.saturating_add(10)));
    out.push(tag);
    let be = len.to_be_bytes();
    let significant = be.iter().position(|byte| *byte != 0).and_then(|at| be.get(at..)).unwrap_or(&[0]);
    match significant {
        [short @ 0..=0x7F] => out.push(*short),
        long => {
            out.push(u8::try_from(long.len()).unwrap_or(8) | 0x80);
            out.extend_from_slice(long);
        }
    }
    for part in parts {
        out.extend_from_slice(part);
    }
    out
}
