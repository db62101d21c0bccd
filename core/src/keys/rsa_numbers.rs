//! The rules for the numbers of an RSA key (RFC 8017 section 3).

use rsa::BoxedUint;
use rsa::traits::{PrivateKeyParts, PublicKeyParts};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::error::{Error, ErrorCode, Result};
use crate::keys::fault::{malformed, mismatch, weak};
use crate::keys::material::{RsaGiven, RsaPrivate, Secret};

/// Smallest modulus: below, factoring is within reach.
const MIN_BITS: u32 = 2_048;
/// Largest modulus: above, one check costs a server milliseconds for nothing.
const MAX_BITS: u32 = 8_192;
/// Smallest exponent: with 3 a sloppy check elsewhere has made signatures forgeable more than once.
const MIN_EXPONENT: u64 = 65_537;
/// Exponents are below this: the time of a check grows with them.
const EXPONENT_END: u64 = 1 << 33;

/// Bits of a number that is big-endian without leading zeros.
pub(super) fn bits(number: &[u8]) -> u32 {
    let leading = number.first().map_or(0, |byte| byte.leading_zeros());
    let len = u32::try_from(number.len()).unwrap_or(u32::MAX);
    len.saturating_mul(8).saturating_sub(leading)
}

/// Checks a modulus and an exponent, both big-endian.
pub(super) fn check_public(modulus: &[u8], exponent: &[u8]) -> Result<()> {
    for (name, number) in [("modulus", modulus), ("exponent", exponent)] {
        match number.first() {
            None | Some(0) => {
                return Err(malformed(format!("the RSA {name} is empty, or begins with a zero byte")));
            }
            Some(_) => {}
        }
    }
    let size = bits(modulus);
    if !(MIN_BITS..=MAX_BITS).contains(&size) {
        let message = format!("the RSA modulus has {size} bits, expected {MIN_BITS} to {MAX_BITS}");
        return Err(Error::new(ErrorCode::KeySize, message));
    }
    if modulus.last().is_none_or(|byte| byte % 2 == 0) {
        return Err(weak("the RSA modulus is even"));
    }
    if !exponent_is_sound(exponent) {
        return Err(weak("the RSA exponent is not an odd number from 65537 to 2^33"));
    }
    Ok(())
}

fn exponent_is_sound(exponent: &[u8]) -> bool {
    if exponent.len() > 8 {
        return false;
    }
    let value = exponent.iter().fold(0_u64, |value, byte| (value << 8) | u64::from(*byte));
    value % 2 == 1 && (MIN_EXPONENT..EXPONENT_END).contains(&value)
}

/// Checks that the private numbers belong to the public ones and to each other; fills in what was left out.
pub(super) fn check_private(modulus: &[u8], exponent: &[u8], given: &RsaGiven<'_>) -> Result<RsaPrivate> {
    let key = private_key(modulus, exponent, given)?;
    let numbers = numbers_of(&key).ok_or_else(wrong_numbers)?;
    if let Some(primes) = &given.primes {
        let equal = numbers.dp.ct_eq(primes.dp) & numbers.dq.ct_eq(primes.dq) & numbers.qi.ct_eq(primes.qi);
        if !bool::from(equal) {
            return Err(wrong_numbers());
        }
    }
    Ok(numbers)
}

fn wrong_numbers() -> Error {
    mismatch("the private numbers of the RSA key do not belong together")
}

fn private_key(modulus: &[u8], exponent: &[u8], given: &RsaGiven<'_>) -> Result<rsa::PrivateKey> {
    let longest =
        |number: &[u8]| number.len() > modulus.len() || number.first().is_none_or(|byte| *byte == 0);
    let primes: &[&[u8]] = match &given.primes {
        Some(primes) => &[primes.p, primes.q, primes.dp, primes.dq, primes.qi],
        None => &[],
    };
    if longest(given.d) || primes.iter().any(|number| longest(number)) {
        return Err(malformed(
            "a private number of the RSA key is empty, begins with a zero byte, or is too long",
        ));
    }
    let primes = primes.iter().take(2).map(|prime| number(prime)).collect();
    rsa::PrivateKey::from_components(number(modulus), number(exponent), number(given.d), primes)
        .map_err(|_| wrong_numbers())
}

/// The private numbers of a key of the crate `rsa`.
pub(super) fn numbers_of(key: &rsa::PrivateKey) -> Option<RsaPrivate> {
    let [p, q] = key.primes() else { return None };
    Some(RsaPrivate {
        d: bytes(key.d()),
        p: bytes(p),
        q: bytes(q),
        dp: bytes(key.dp()?),
        dq: bytes(key.dq()?),
        qi: bytes(&Zeroizing::new(key.crt_coefficient()?)),
    })
}

/// From big-endian bytes.
pub(super) fn number(bytes: &[u8]) -> BoxedUint {
    BoxedUint::from_be_slice_vartime(bytes)
}

/// To big-endian bytes without leading zeros.
fn bytes(number: &BoxedUint) -> Secret {
    Zeroizing::new(number.to_be_bytes_trimmed_vartime().into_vec())
}

/// Modulus and exponent of a key of the crate `rsa`, as bytes.
pub(super) fn public_of(key: &rsa::PrivateKey) -> (Vec<u8>, Vec<u8>) {
    let bytes = |number: &BoxedUint| number.to_be_bytes_trimmed_vartime().into_vec();
    (bytes(key.n().as_ref()), bytes(key.e()))
}
