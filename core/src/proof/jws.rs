//! The parts of a compact JWS (RFC 7515, section 7.1) as they are put together, and how long a signature is.
//!
//! Reading one open is in `payload`. Of ECDSA signatures in DER only the one encoding is taken that X.690 calls
//! distinguished: no spare zeros, no long lengths, nothing negative, nothing behind it.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::error::{Error, ErrorCode, Result};
use crate::keys::{JwsAlgorithm, Key};
use crate::limits::{self, Limits};

/// The text that is signed: header and payload, encoded.
///
/// # Errors
/// `limit.jws`: the token would be longer than tokens that are read.
pub(crate) fn signing_input(header: &str, payload: &str, limits: &Limits) -> Result<String> {
    let mut input = String::new();
    URL_SAFE_NO_PAD.encode_string(header, &mut input);
    let header_len = input.len();
    input.push('.');
    URL_SAFE_NO_PAD.encode_string(payload, &mut input);
    let bound = limits.jws_header_bytes;
    limits::check(header_len, bound, ErrorCode::LimitJws, "the JWS header", "jws_header_bytes")?;
    limits::check(input.len(), limits.jws_bytes, ErrorCode::LimitJws, "the JWS", "jws_bytes")?;
    Ok(input)
}

/// The token: what was signed, and the signature.
///
/// # Errors
/// `limit.jws`.
pub(crate) fn token(mut input: String, signature: &[u8], limits: &Limits) -> Result<String> {
    input.push('.');
    URL_SAFE_NO_PAD.encode_string(signature, &mut input);
    limits::check(input.len(), limits.jws_bytes, ErrorCode::LimitJws, "the JWS", "jws_bytes")?;
    Ok(input)
}

/// How many bytes a signature has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    Exactly(usize),
    /// RSA with an unknown key: as long as the modulus, which has 2,048 to 8,192 bits.
    OfSomeModulus,
}

impl Length {
    /// The length for an algorithm and, if it is known, the key.
    ///
    /// # Errors
    /// None that a key that was read could have.
    pub(crate) fn of(algorithm: JwsAlgorithm, key: Option<&Key>) -> Result<Length> {
        Ok(match (coordinate_len(algorithm), algorithm, key) {
            (Some(len), ..) => Length::Exactly(len.saturating_mul(2)),
            (None, JwsAlgorithm::EdDsa, _) => Length::Exactly(64),
            (None, _, Some(key)) => {
                let bits = key.info()?.bits;
                Length::Exactly(usize::try_from(bits.div_ceil(8)).unwrap_or(usize::MAX))
            }
            (None, _, None) => Length::OfSomeModulus,
        })
    }

    pub(crate) fn holds(self, len: usize) -> bool {
        match self {
            Length::Exactly(exact) => len == exact,
            Length::OfSomeModulus => (256..=1024).contains(&len),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Length::Exactly(len) => write!(f, "{len}"),
            Length::OfSomeModulus => f.write_str("256 to 1024"),
        }
    }
}

/// The length of r and of s; `None` where a signature is not a pair of them.
pub(crate) const fn coordinate_len(algorithm: JwsAlgorithm) -> Option<usize> {
    match algorithm {
        JwsAlgorithm::Es256 => Some(32),
        JwsAlgorithm::Es384 => Some(48),
        _ => None,
    }
}

/// Writes an ECDSA signature in DER (RFC 3279, section 2.2.3) as JOSE has it (RFC 7518, section 3.4): r and s, each of
/// the length of a coordinate. `None` if it is not DER, or a number is zero, negative or too long.
pub(crate) fn raw_of_der(der: &[u8], coordinate: usize) -> Option<Vec<u8>> {
    let (pair, behind) = element(der, 0x30)?;
    let (r, rest) = element(pair, 0x02)?;
    let (s, rest) = element(rest, 0x02)?;
    if !behind.is_empty() || !rest.is_empty() {
        return None;
    }
    let mut raw = Vec::with_capacity(coordinate.saturating_mul(2));
    for number in [r, s] {
        let number = positive(number)?;
        let zeros = coordinate.checked_sub(number.len())?;
        raw.resize(raw.len().saturating_add(zeros), 0);
        raw.extend_from_slice(number);
    }
    Some(raw)
}

/// The contents of an element of a tag, and what follows it. The signatures have less than 128 bytes, whose length is
/// one byte.
fn element(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    match bytes {
        [found, length, rest @ ..] if *found == tag && *length < 0x80 => {
            rest.split_at_checked(usize::from(*length))
        }
        _ => None,
    }
}

/// The bytes of an INTEGER above zero, without the zero that keeps it from being negative.
fn positive(number: &[u8]) -> Option<&[u8]> {
    match number {
        [0, next, ..] if *next >= 0x80 => number.get(1..),
        [1..=0x7F, ..] => Some(number),
        _ => None,
    }
}

/// What to say of a signature of the wrong length.
#[cold]
pub(crate) fn wrong_length(algorithm: JwsAlgorithm, found: usize, expected: Length) -> Error {
    let message = format!("the signature has {found} bytes; one of {algorithm} has {expected}");
    Error::new(ErrorCode::JwsSignatureLength, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn der(r: &[u8], s: &[u8]) -> Vec<u8> {
        let integer = |n: &[u8]| [&[0x02, u8::try_from(n.len()).unwrap()], n].concat();
        let pair = [integer(r), integer(s)].concat();
        [&[0x30, u8::try_from(pair.len()).unwrap()], pair.as_slice()].concat()
    }

    #[test]
    fn der_becomes_two_numbers_of_fixed_length() {
        let high = [&[0][..], &[0xFF; 32]].concat();
        assert_eq!(raw_of_der(&der(&high, &[0x7F; 32]), 32), Some([[0xFF; 32], [0x7F; 32]].concat()));
        let mut small = [0; 64];
        (small[31], small[62], small[63]) = (1, 0x80, 2);
        assert_eq!(raw_of_der(&der(&[1], &[0, 0x80, 2]), 32), Some(small.to_vec()));
        let high = [&[0][..], &[0x80; 48]].concat();
        assert_eq!(raw_of_der(&der(&high, &high), 48), Some([0x80; 96].to_vec()));
    }

    #[test]
    fn only_the_distinguished_encoding_is_taken() {
        let good = der(&[0x11; 32], &[0x22; 32]);
        assert!(raw_of_der(&good, 32).is_some());
        let mut with_tail = good.clone();
        with_tail.push(0);
        let mut long_length = good.clone();
        long_length.splice(1..2, [0x81, good[1]]);
        let mut endless = good.clone();
        endless[1] = 0x80;
        let mut three = der(&[1], &[2]);
        three.extend([0x02, 1, 3]);
        three[1] += 3;
        for (bad, why) in [
            (with_tail, "a byte behind it"),
            (long_length, "the length in two bytes"),
            (endless, "the indefinite length"),
            (three, "three numbers"),
            (der(&[0, 0x11], &[2]), "a spare zero"),
            (der(&[0x80], &[2]), "a negative number"),
            (der(&[0], &[2]), "r = 0"),
            (der(&[1], &[0]), "s = 0"),
            (der(&[], &[2]), "no number"),
            (der(&[0x11; 33], &[2]), "a number that is too long"),
            (good[..good.len() - 1].to_vec(), "a cut"),
            (vec![0x30, 0], "nothing in it"),
            (vec![], "nothing"),
            (vec![0x11; 64], "the raw form"),
        ] {
            assert_eq!(raw_of_der(&bad, 32), None, "{why}");
        }
    }

    #[test]
    fn a_signature_is_as_long_as_its_algorithm_says() {
        let of = |algorithm| Length::of(algorithm, None).unwrap();
        assert_eq!(of(JwsAlgorithm::Es256), Length::Exactly(64));
        assert_eq!(of(JwsAlgorithm::Es384), Length::Exactly(96));
        assert_eq!(of(JwsAlgorithm::EdDsa), Length::Exactly(64));
        let rsa = of(JwsAlgorithm::Ps384);
        assert!(rsa.holds(256) && rsa.holds(1024) && !rsa.holds(255) && !rsa.holds(1025));
    }
}
