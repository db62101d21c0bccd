//! Keys: reading, making and writing them, and the two backends that sign and verify with them.
//!
//! Everything that is read is checked before it becomes a [`Key`]: sizes, points, exponents, and that the parts of a
//! key belong together. Secrets live in memory that is zeroed on drop; no error text and no `Debug` has any of them.

mod algorithm;
mod backend;
pub(crate) mod controller;
mod curve;
mod der_read;
mod der_write;
pub(crate) mod did;
mod did_document;
mod did_jwk;
mod edwards;
mod entropy;
mod fault;
mod generate;
mod jwk;
mod jwk_write;
mod key;
mod kind;
mod material;
mod method;
mod multikey;
mod options;
mod pem;
mod read;
mod rng;
mod rsa_numbers;
#[cfg(test)]
mod tests;

pub(crate) use jwk::has_secret;

pub use algorithm::JwsAlgorithm;
pub use did_document::{DidDocumentOptions, did_document};
pub use entropy::{Entropy, SeededEntropy, SystemEntropy};
pub use key::Key;
pub use kind::KeyKind;
pub use options::{GenerateOptions, KeyFormat, KeyInfo, KeyOptions};
