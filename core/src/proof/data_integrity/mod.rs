//! Proofs that are embedded in a credential (VC Data Integrity 1.0; the `EdDSA` and ECDSA cryptosuites 1.0).
//!
//! A proof is a signature over two hashes: of the options of the proof, all of it but its value, and of the document
//! without any proof. What is hashed is a canonical text, see [`canonical`](crate::proof::canonical).

mod attempt;
mod disclosed;
mod disclosure;
mod forms;
mod report;
mod secured;
mod stated;
mod suite;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use forms::{digest, hexadecimal};
pub use report::{CanonicalForm, ProofReport};
pub(crate) use secured::{Checked, ProofDemands, Secured};
pub(crate) use stated::Stated;
pub use suite::Cryptosuite;
#[cfg(test)]
pub(crate) use tests::samples;
