//! The native half of the Python package `ovenbird`: the module `ovenbird._native`.
//!
//! It converts arguments, calls one function of the core and converts the answer, and it holds no badge knowledge.
//! Image arguments are `bytes` and nothing else: they cannot change while the interpreter is let go, which a
//! `bytearray` or a `memoryview` could. The package's Python half (`python/ovenbird/`) turns every other kind of
//! input into `bytes`, gives each function its keywords, and turns the JSON of the answers into dataclasses.

mod canonical;
mod contexts;
mod errors;
mod fetch;
mod guard;
mod images;
mod issue;
mod keys;
mod sign;
mod status_list;
mod text;
mod texts;
mod upgrade;
mod validate;
mod verify;

use pyo3::prelude::*;

/// The native half of `ovenbird`. Use the package, not this module: it may change with any version.
#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::canonical::{canonicalize, equal_credentials};
    #[pymodule_export]
    use crate::contexts::Contexts;
    #[pymodule_export]
    use crate::fetch::Client;
    #[pymodule_export]
    use crate::images::{bake, inspect, sniff, splice, strip, unbake, unbake_one};
    #[pymodule_export]
    use crate::issue::{issue, issue_and_bake};
    #[pymodule_export]
    use crate::keys::{Key, did_document};
    #[pymodule_export]
    use crate::sign::{attach_signature, sign, signing_input, verify_signature};
    #[pymodule_export]
    use crate::status_list::StatusList;
    #[pymodule_export]
    use crate::texts::{
        abi_version, error_codes, explain, hash_identity, input_bytes_limit, main, match_recipient, parse,
        payload, version,
    };
    #[pymodule_export]
    use crate::upgrade::upgrade;
    #[pymodule_export]
    use crate::validate::{rules, validate, validate_extension};
    #[pymodule_export]
    use crate::verify::Verification;

    #[cfg(feature = "panic-test")]
    #[pymodule_export]
    use crate::guard::panic_for_test;
}
