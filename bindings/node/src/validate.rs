//! The operations that find faults.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use napi_derive::napi;
use ovenbird::wire::{from_json, to_json};

use crate::guard::guard;

/// `validate(input, options?) -> JSON of Report`
#[napi]
pub(crate) fn validate(input: &[u8], options: Option<String>) -> napi::Result<String> {
    guard(|| to_json(&ovenbird::validate(input, &from_json(options.as_deref())?)?))
}

/// `rules() -> JSON of a list of RuleEntry`
#[napi]
pub(crate) fn rules() -> napi::Result<String> {
    guard(|| to_json(&ovenbird::rules()))
}

/// `validateExtension(extension, schema, options?) -> JSON of Report`
#[napi]
pub(crate) fn validate_extension(
    extension: String,
    schema: String,
    options: Option<String>,
) -> napi::Result<String> {
    guard(|| {
        let options = from_json(options.as_deref())?;
        to_json(&ovenbird::validate_extension(&extension, &schema, &options)?)
    })
}
