//! The text that a Data Integrity proof signs, from a document: by JSON-LD and RDF, or by JSON alone.
//!
//! | suite | way |
//! | --- | --- |
//! | `eddsa-rdfc-2022`, `ecdsa-rdfc-2019`, `ecdsa-sd-2023`, `Ed25519Signature2020` | [`ld`]: JSON-LD to a dataset; [`rdfc`]: the dataset to its canonical N-Quads |
//! | `eddsa-jcs-2022`, `ecdsa-jcs-2019` | [`jcs`]: the document itself in canonical JSON |
//!
//! All three are strict: what another implementation might read differently, or drop without a word, is an error that
//! names the place. Nothing is fetched, and the time is bounded.

mod contexts;
pub(crate) mod jcs;
pub(crate) mod ld;
mod number;
pub(crate) mod rdfc;

pub use contexts::Contexts;
