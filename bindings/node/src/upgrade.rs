//! Upgrading: the same badge in a newer version.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use napi_derive::napi;
use ovenbird::Version;
use ovenbird::wire::{from_json, to_json};

use crate::guard::guard;

/// `upgrade(document, to, options?) -> JSON of Upgraded`
#[napi]
pub(crate) fn upgrade(document: String, to: String, options: Option<String>) -> napi::Result<String> {
    guard(|| {
        let (to, options) = (to.parse::<Version>()?, from_json(options.as_deref())?);
        to_json(&ovenbird::upgrade(&document, to, &options)?)
    })
}
