//! The value of a proof: a signature in multibase (Controlled Identifiers 1.0, section 2.4).

use std::fmt;

use crate::error::{Error, ErrorCode, Result};

/// Longest text in base58 that is decoded. The time for it grows with the square of its length; the 96 bytes of P-384
/// have 131 digits at most.
const BASE58_BYTES: usize = 144;

/// A signature in multibase `z`, base58btc, which is the only one that the `EdDSA` and ECDSA suites have.
///
/// # Errors
/// `proof.value`.
pub(super) fn base58(text: &str) -> Result<Vec<u8>> {
    let Some(digits) = text.strip_prefix('z') else {
        return Err(wrong("the value of the proof does not begin with `z`, the sign of base58btc"));
    };
    if digits.len() > BASE58_BYTES {
        return Err(wrong(format_args!(
            "the value of the proof has {} digits; a signature has {BASE58_BYTES} at most",
            digits.len()
        )));
    }
    bs58::decode(digits).into_vec().map_err(|_| wrong("the value of the proof is not valid base58btc"))
}

#[cold]
pub(super) fn wrong(message: impl fmt::Display) -> Error {
    Error::new(ErrorCode::ProofValue, message.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_base58btc_of_bounded_length() {
        assert_eq!(base58("z2j").unwrap(), [100]);
        for (text, said) in [
            ("", "does not begin"),
            ("u2j", "does not begin"),
            ("Z2j", "does not begin"),
            ("z0", "not valid"),
            ("z2j ", "not valid"),
            ("zé", "not valid"),
        ] {
            let error = base58(text).unwrap_err();
            assert_eq!(error.code(), ErrorCode::ProofValue);
            assert!(error.message().contains(said), "{text}: {error}");
        }
        let long = format!("z{}", "2".repeat(BASE58_BYTES + 1));
        assert!(base58(&long).unwrap_err().message().contains("145 digits"));
    }
}
