//! The operations on texts, and what the library says about itself.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use napi_derive::napi;
use ovenbird::wire::{from_json, identities_from_json, to_json};
use ovenbird::{Algorithm, MatchOptions, ParseOptions, Version};

use crate::guard::guard;

/// `parse(document, options?) -> JSON of Badge`
#[napi]
pub(crate) fn parse(document: String, options: Option<String>) -> napi::Result<String> {
    guard(|| to_json(&ovenbird::parse(&document, &from_json(options.as_deref())?)?))
}

/// `payload(text, options?) -> JSON of Payload`
#[napi]
pub(crate) fn payload(text: String, options: Option<String>) -> napi::Result<String> {
    guard(|| to_json(&ovenbird::payload(&text, &from_json(options.as_deref())?)?))
}

/// `hashIdentity(identity, salt, algorithm, version) -> string`
#[napi]
pub(crate) fn hash_identity(
    identity: String,
    salt: Option<String>,
    algorithm: String,
    version: String,
) -> napi::Result<String> {
    guard(|| {
        let (algorithm, version) = (algorithm.parse::<Algorithm>()?, version.parse::<Version>()?);
        ovenbird::hash_identity(&identity, salt.as_deref(), algorithm, version)
    })
}

/// `matchRecipient(document, JSON of Identities, options?) -> JSON of Match`; the document is parsed under the limits
/// of the options.
#[napi]
pub(crate) fn match_recipient(
    document: String,
    identities: String,
    options: Option<String>,
) -> napi::Result<String> {
    guard(|| {
        let options: MatchOptions = from_json(options.as_deref())?;
        let identities = identities_from_json(&identities)?;
        let badge = ovenbird::parse(&document, &ParseOptions { limits: options.limits.clone() })?;
        to_json(&ovenbird::match_recipient(&badge, &identities, &options)?)
    })
}

/// `errorCodes() -> JSON of a list of CodeEntry`
#[napi]
pub(crate) fn error_codes() -> napi::Result<String> {
    guard(|| to_json(ovenbird::error_codes()))
}

/// `explain(code) -> JSON of CodeEntry`
#[napi]
pub(crate) fn explain(code: String) -> napi::Result<String> {
    guard(|| to_json(ovenbird::explain(&code)?))
}

/// `version() -> string`
#[napi]
pub(crate) fn version() -> napi::Result<&'static str> {
    guard(|| Ok(ovenbird::version()))
}

/// `abiVersion() -> number`
#[napi]
pub(crate) fn abi_version() -> napi::Result<u32> {
    guard(|| Ok(ovenbird::abi_version()))
}
