//! Credentials as they are signed: their canonical form, and whether two are the same.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use napi_derive::napi;
use ovenbird::CanonicalizeOptions;
use ovenbird::wire::{from_json, to_json};

use crate::contexts::{SharedContexts, chosen};
use crate::guard::guard;

/// `canonicalize(document, options?, contexts?) -> JSON of Canonicalized`
#[napi]
pub(crate) fn canonicalize(
    document: String,
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<String> {
    guard(|| {
        let options = CanonicalizeOptions { contexts: chosen(contexts), ..from_json(options.as_deref())? };
        to_json(&ovenbird::canonicalize(&document, &options)?)
    })
}

/// `equalCredentials(a, b, options?) -> JSON of Comparison`
#[napi]
pub(crate) fn equal_credentials(a: String, b: String, options: Option<String>) -> napi::Result<String> {
    guard(|| to_json(&ovenbird::equal_credentials(&a, &b, &from_json(options.as_deref())?)?))
}
