//! The shared vectors (`tests/vectors`), read, run against the Rust core, and compared.
//!
//! The format is described in `tests/vectors/README.md`. [`vectors`] reads the files, [`run`] runs a case against the
//! core, [`compare`] compares an answer with the expectation, and [`plan`] is the form in which the C suite gets the
//! cases and gives its answers back.

#![forbid(unsafe_code)]

pub mod compare;
pub mod plan;
pub mod run;
pub mod vectors;

/// Why a vector could not be read or run: a defect of the vectors or of the suite, not of the library.
pub type Fault = String;
