//! The seam to the implementations of the signature algorithms.
//!
//! Each of the two gives a `Verifier`, made from a public key, and a `Signer`, made from a private one. Both are made
//! once for a key and then used from any number of threads. What they do is the same, which the tests of this module
//! hold them to, but for the time they take and for two things: RustCrypto's ECDSA is deterministic (RFC 6979) and its
//! RSA takes its randomness from the caller; aws-lc has a generator of its own.

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(any(test, not(feature = "aws-lc")))]
mod rustcrypto;
#[cfg(test)]
mod tests;

#[cfg(feature = "aws-lc")]
pub(super) use aws_lc::{Signer, Verifier};
#[cfg(not(feature = "aws-lc"))]
pub(super) use rustcrypto::{Signer, Verifier};
