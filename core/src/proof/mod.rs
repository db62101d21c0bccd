//! Proofs: compact JWS, VC-JWT and Data Integrity.
//!
//! A signature that verifies says that a key signed, not whose key it is. What the token says of itself (its `alg`, its
//! `kid`, a key in its header) is never the reason to believe it.

pub(crate) mod canonical;
mod check;
pub(crate) mod data_integrity;
mod embedded;
mod findings;
#[cfg(test)]
pub(crate) mod fixtures;
mod header;
mod jws;
mod jwt;
mod report;

pub(crate) use header::{JoseHeader, VC_TYPES, algorithm_of, demands};
pub(crate) use jws::{Length, coordinate_len, raw_of_der, signing_input, token, wrong_length};
pub(crate) use jwt::Claims;

pub use canonical::Contexts;
pub use check::verify_signature;
pub use data_integrity::{CanonicalForm, Cryptosuite, ProofReport};
pub(crate) use data_integrity::{Checked, ProofDemands, Secured, Stated as StatedProof};
pub use report::{KeyMatch, KeySource, ProofFormat, SignatureMode, SignatureOptions, SignatureReport};
