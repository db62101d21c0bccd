//! Keys in DER: PKCS#1 (RFC 8017 appendix A.1), PKCS#8 (RFC 5958), SEC1 (RFC 5915), `SubjectPublicKeyInfo` (RFC 5280,
//! RFC 5480, RFC 8410) and the last of them inside an X.509 certificate.
//!
//! The crate `der` reads, strictly: no indefinite lengths, no padding, nothing behind the end. Of a certificate only
//! the key is taken; whether it is valid, and who vouches for it, is no question of this room.

use der::asn1::{AnyRef, BitStringRef, ContextSpecific, ObjectIdentifier, OctetStringRef, UintRef};
use der::{Decode, Reader, SliceReader, Tag, TagMode, TagNumber, Tagged};

use crate::error::{Error, Result, quote};
use crate::keys::curve::Curve;
use crate::keys::fault::{malformed, mismatch, unsupported};
use crate::keys::material::{Material, RsaGiven, RsaPrimes};

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// Reads the key of a PEM block.
pub(super) fn read(label: &str, der: &[u8]) -> Result<Material> {
    let read = match label {
        "PRIVATE KEY" => whole(der, pkcs8),
        "PUBLIC KEY" => whole(der, spki),
        "RSA PRIVATE KEY" => whole(der, pkcs1_private),
        "RSA PUBLIC KEY" => whole(der, pkcs1_public),
        "EC PRIVATE KEY" => whole(der, |reader| sec1(reader, None)),
        "CERTIFICATE" | "X509 CERTIFICATE" => whole(der, certificate),
        "OPENSSH PRIVATE KEY" => {
            return Err(unsupported(
                "the key is in the format of OpenSSH; `ssh-keygen -p -m PKCS8 -f key` rewrites it",
            ));
        }
        other => return Err(unsupported(format!("a PEM block `{}` is no key", quote(other)))),
    };
    read.map_err(|Fault(error)| *error)
}

/// What a reader closure fails with: the crate's error becomes ours at once.
struct Fault(Box<Error>);

impl From<der::Error> for Fault {
    fn from(_: der::Error) -> Self {
        Fault(Box::new(malformed("the DER of the key is damaged, or not what its PEM label says")))
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Fault(Box::new(error))
    }
}

type Read<T> = std::result::Result<T, Fault>;

fn whole<'a, T>(der: &'a [u8], read: impl FnOnce(&mut SliceReader<'a>) -> Read<T>) -> Read<T> {
    let mut reader = SliceReader::new(der)?;
    let value = read(&mut reader)?;
    reader.finish()?;
    Ok(value)
}

/// An algorithm identifier that names a kind of key.
enum Algorithm {
    Rsa,
    Ec(Curve),
    Ed25519,
}

fn algorithm<'a>(reader: &mut SliceReader<'a>) -> Read<Algorithm> {
    reader.sequence(|reader| {
        let oid = ObjectIdentifier::decode(reader)?;
        let parameters: Option<AnyRef<'a>> = Option::decode(reader)?;
        match (oid, parameters) {
            (RSA, Some(parameters)) if parameters.is_null() => Ok(Algorithm::Rsa),
            (EC, Some(parameters)) => Ok(Algorithm::Ec(curve(parameters)?)),
            (ED25519, None) => Ok(Algorithm::Ed25519),
            (RSA | EC | ED25519, _) => {
                Err(malformed("the parameters of the key's algorithm are not what they have to be").into())
            }
            (RSA_PSS, _) => Err(unsupported(
                "the RSA key is bound to PSS by its algorithm identifier; expected `rsaEncryption`",
            )
            .into()),
            (other, _) => Err(unsupported(format!(
                "keys with the algorithm {other} are not supported; RSA, P-256, P-384 and Ed25519 are"
            ))
            .into()),
        }
    })
}

fn curve(parameters: AnyRef<'_>) -> Read<Curve> {
    if parameters.tag() == Tag::Sequence {
        return Err(unsupported("the EC key spells its curve out; expected a named curve").into());
    }
    named_curve(parameters.decode_as()?)
}

fn named_curve(oid: ObjectIdentifier) -> Read<Curve> {
    match oid {
        P256 => Ok(Curve::P256),
        P384 => Ok(Curve::P384),
        other => Err(unsupported(format!("the curve {other} is not supported; P-256 and P-384 are")).into()),
    }
}

fn bits<'a>(bits: &BitStringRef<'a>) -> Read<&'a [u8]> {
    Ok(bits.as_bytes().ok_or_else(|| malformed("the public key is not a whole number of bytes"))?)
}

/// `SubjectPublicKeyInfo`.
fn spki<'a>(reader: &mut SliceReader<'a>) -> Read<Material> {
    reader.sequence(|reader| {
        let algorithm = algorithm(reader)?;
        let key: BitStringRef<'a> = reader.decode()?;
        public_key(&algorithm, bits(&key)?)
    })
}

fn public_key(algorithm: &Algorithm, key: &[u8]) -> Read<Material> {
    match algorithm {
        Algorithm::Rsa => whole(key, pkcs1_public),
        Algorithm::Ec(curve) => Ok(Material::ec_public(*curve, key)?),
        Algorithm::Ed25519 => Ok(Material::ed25519_public(key)?),
    }
}

/// `RSAPublicKey`.
fn pkcs1_public<'a>(reader: &mut SliceReader<'a>) -> Read<Material> {
    reader.sequence(|reader| {
        let modulus: UintRef<'a> = reader.decode()?;
        let exponent: UintRef<'a> = reader.decode()?;
        Ok(Material::rsa(modulus.as_bytes(), exponent.as_bytes(), None)?)
    })
}

/// `RSAPrivateKey`.
fn pkcs1_private<'a>(reader: &mut SliceReader<'a>) -> Read<Material> {
    reader.sequence(|reader| {
        match u8::decode(reader)? {
            0 => {}
            1 => return Err(unsupported("the RSA key has more than two primes").into()),
            _ => return Err(malformed("the RSA key has an unknown version").into()),
        }
        let mut next = || UintRef::<'a>::decode(reader).map(|number| number.as_bytes());
        let (modulus, exponent, d) = (next()?, next()?, next()?);
        let primes = RsaPrimes { p: next()?, q: next()?, dp: next()?, dq: next()?, qi: next()? };
        Ok(Material::rsa(modulus, exponent, Some(RsaGiven { d, primes: Some(primes) }))?)
    })
}

/// `ECPrivateKey`. Inside PKCS#8 the curve is known already.
fn sec1<'a>(reader: &mut SliceReader<'a>, known: Option<Curve>) -> Read<Material> {
    reader.sequence(|reader| {
        if u8::decode(reader)? != 1 {
            return Err(malformed("the EC key has an unknown version").into());
        }
        let scalar: &'a OctetStringRef = reader.decode()?;
        let parameters: Option<ContextSpecific<AnyRef<'a>>> =
            ContextSpecific::decode_explicit(reader, TagNumber(0))?;
        let point: Option<BitStringRef<'a>> = reader.context_specific(TagNumber(1), TagMode::Explicit)?;
        let named = parameters.map(|field| curve(field.value)).transpose()?;
        let curve = match (known, named) {
            (Some(known), Some(named)) if known != named => {
                return Err(mismatch("the EC key names two different curves").into());
            }
            (Some(curve), _) | (None, Some(curve)) => curve,
            (None, None) => return Err(malformed("the EC key does not say on which curve it is").into()),
        };
        let point = point.as_ref().map(bits).transpose()?;
        Ok(Material::ec_private(curve, scalar.as_bytes(), point)?)
    })
}

/// `PrivateKeyInfo`, and `OneAsymmetricKey` with the public key beside the private one.
fn pkcs8<'a>(reader: &mut SliceReader<'a>) -> Read<Material> {
    reader.sequence(|reader| {
        let version = u8::decode(reader)?;
        let algorithm = algorithm(reader)?;
        let key: &'a OctetStringRef = reader.decode()?;
        skip_context_0(reader)?; // attributes, a set of anything: nothing in it concerns the key
        let public: Option<BitStringRef<'a>> = reader.context_specific(TagNumber(1), TagMode::Implicit)?;
        if version > 1 || (version == 1) != public.is_some() {
            return Err(malformed("the version of the PKCS#8 key does not fit its fields").into());
        }
        let material = private_key(&algorithm, key.as_bytes())?;
        if let Some(public) = public
            && public_key(&algorithm, bits(&public)?)?.public != material.public
        {
            return Err(mismatch("the public key is not that of the private key").into());
        }
        Ok(material)
    })
}

fn skip_context_0(reader: &mut SliceReader<'_>) -> Read<()> {
    if reader.peek_byte() == Some(0xA0) {
        reader.tlv_bytes()?;
    }
    Ok(())
}

fn private_key(algorithm: &Algorithm, key: &[u8]) -> Read<Material> {
    match algorithm {
        Algorithm::Rsa => whole(key, pkcs1_private),
        Algorithm::Ec(curve) => whole(key, |reader| sec1(reader, Some(*curve))),
        Algorithm::Ed25519 => {
            let seed = whole(key, |reader| Ok(<&OctetStringRef>::decode(reader)?.as_bytes()))?;
            Ok(Material::ed25519_private(seed, None)?)
        }
    }
}

/// Certificate: the fields in front of the key are passed over, and those behind it.
fn certificate<'a>(reader: &mut SliceReader<'a>) -> Read<Material> {
    reader.sequence(|reader| {
        let material = reader.sequence(|reader| {
            skip_context_0(reader)?; // version
            AnyRef::decode(reader)?; // serial number
            for _ in ["signature", "issuer", "validity", "subject"] {
                AnyRef::decode(reader)?.sequence(|reader| -> Read<()> { pass(reader) })?;
            }
            let material = spki(reader)?;
            pass(reader)?;
            Ok::<Material, Fault>(material)
        })?;
        AnyRef::decode(reader)?.sequence(|reader| -> Read<()> { pass(reader) })?;
        BitStringRef::decode(reader)?;
        Ok(material)
    })
}

/// Passes over the fields up to the end.
fn pass(reader: &mut SliceReader<'_>) -> Read<()> {
    while !reader.is_finished() {
        reader.tlv_bytes()?;
    }
    Ok(())
}
