//! Multikey (Controlled Identifiers 1.0 section 2.2.2) and `did:key`: a multicodec prefix and the key, in base58btc.

use zeroize::Zeroizing;

use crate::error::Result;
use crate::keys::curve::Curve;
use crate::keys::fault::{malformed, mismatch, unsupported};
use crate::keys::material::{Material, Public};

/// Longest text that is decoded. Base58 takes time that grows with the square of its length; a P-384 key has 70.
const TEXT_BYTES: usize = 128;

const ED25519: [u8; 2] = [0xED, 0x01];
const P256: [u8; 2] = [0x80, 0x24];
const P384: [u8; 2] = [0x81, 0x24];
const ED25519_SECRET: [u8; 2] = [0x80, 0x26];
const P256_SECRET: [u8; 2] = [0x86, 0x26];
const P384_SECRET: [u8; 2] = [0x87, 0x26];

const DID: &str = "did:key:";

/// Reads a Multikey, public or secret.
pub(super) fn read(text: &str) -> Result<Material> {
    let (prefix, key) = decode(text)?;
    match prefix {
        ED25519 => Material::ed25519_public(&key),
        P256 => ec_public(Curve::P256, &key),
        P384 => ec_public(Curve::P384, &key),
        ED25519_SECRET => Material::ed25519_private(&key, None),
        P256_SECRET => Material::ec_private(Curve::P256, &key, None),
        P384_SECRET => Material::ec_private(Curve::P384, &key, None),
        [0xE7, 0x01] => {
            Err(unsupported("the Multikey is on secp256k1; P-256, P-384 and Ed25519 are supported"))
        }
        [first, second] => Err(unsupported(format!(
            "the Multikey has the prefix {first:02x}{second:02x}; expected that of Ed25519 (ed01), P-256 (8024) or P-384 (8124)"
        ))),
    }
}

/// A Multikey has compressed points only.
fn ec_public(curve: Curve, point: &[u8]) -> Result<Material> {
    if point.len() != curve.bytes().saturating_add(1) {
        return Err(malformed("the Multikey is not a compressed point of its curve"));
    }
    Material::ec_public(curve, point)
}

fn decode(text: &str) -> Result<([u8; 2], Zeroizing<Vec<u8>>)> {
    if text.len() > TEXT_BYTES {
        return Err(malformed(format!("the Multikey has {} bytes, at most {TEXT_BYTES}", text.len())));
    }
    let base58 = text
        .strip_prefix('z')
        .ok_or_else(|| malformed("the Multikey does not begin with `z`, the sign of base58btc"))?;
    let bytes = bs58::decode(base58).into_vec().map(Zeroizing::new);
    let bytes = bytes.map_err(|_| malformed("the Multikey is not valid base58btc"))?;
    let (prefix, key) =
        bytes.split_first_chunk::<2>().ok_or_else(|| malformed("the Multikey is too short"))?;
    Ok((*prefix, Zeroizing::new(key.to_vec())))
}

/// Reads `did:key:…`, with or without the fragment that names its one verification method.
pub(super) fn read_did(text: &str) -> Result<Material> {
    let rest = text.strip_prefix(DID).ok_or_else(|| malformed("the text does not begin with `did:key:`"))?;
    let (multikey, fragment) = match rest.split_once('#') {
        Some((multikey, fragment)) => (multikey, Some(fragment)),
        None => (rest, None),
    };
    let material = read(multikey)?;
    if material.private.is_some() {
        return Err(malformed("the did:key has a secret key in it"));
    }
    if fragment.is_some_and(|fragment| fragment != multikey) {
        return Err(mismatch("the fragment of the did:key is not its Multikey"));
    }
    Ok(material)
}

/// The Multikey of a public key; RSA has none.
pub(super) fn write(public: &Public) -> Option<String> {
    let (prefix, key) = match public {
        Public::Rsa { .. } => return None,
        Public::Ec { curve: Curve::P256, point } => (P256, compressed(point)?),
        Public::Ec { curve: Curve::P384, point } => (P384, compressed(point)?),
        Public::Ed25519(point) => (ED25519, point.to_vec()),
    };
    let bytes = [prefix.as_slice(), &key].concat();
    Some(format!("z{}", bs58::encode(bytes).into_string()))
}

/// `did:key:…` of a public key; RSA has none.
pub(super) fn write_did(public: &Public) -> Option<String> {
    Some(format!("{DID}{}", write(public)?))
}

/// A point as its x and the parity of its y (SEC1 section 2.3.3).
fn compressed(point: &[u8]) -> Option<Vec<u8>> {
    let (_, coordinates) = point.split_first()?;
    let (x, y) = coordinates.split_at_checked(coordinates.len() / 2)?;
    let parity = y.last()? % 2;
    Some([&[parity.saturating_add(2)], x].concat())
}
