//! Signing, and checking signatures.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use std::sync::Arc;

use napi::JsExternal;
use napi::bindgen_prelude::AsyncTask;
use napi_derive::napi;
use ovenbird::Key;
use ovenbird::wire::{from_json, to_json};

use crate::answers;
use crate::background::{self, Text};
use crate::guard::guard;
use crate::keys::SharedKey;

/// `sign(document, key, options?) -> Promise<JSON of Signed>`
#[napi]
pub(crate) fn sign(
    document: String,
    key: &SharedKey,
    options: Option<String>,
) -> napi::Result<AsyncTask<Text>> {
    guard(|| {
        let key = Arc::clone(key);
        Ok(background::text(move || answers::sign(&document, &key, options.as_deref())))
    })
}

/// `signSync(document, key, options?) -> JSON of Signed`
#[napi]
pub(crate) fn sign_sync(document: String, key: &SharedKey, options: Option<String>) -> napi::Result<String> {
    guard(|| answers::sign(&document, key, options.as_deref()))
}

/// `signingInput(document, options?) -> JSON of SigningInput`
#[napi]
pub(crate) fn signing_input(document: String, options: Option<String>) -> napi::Result<String> {
    guard(|| to_json(&ovenbird::signing_input(&document, &from_json(options.as_deref())?)?))
}

/// `attachSignature(input, signature, options?) -> string`
#[napi]
pub(crate) fn attach_signature(
    input: String,
    signature: &[u8],
    options: Option<String>,
) -> napi::Result<String> {
    guard(|| ovenbird::attach_signature(&input, signature, &from_json(options.as_deref())?))
}

/// `verifySignature(token, keys, options?) -> JSON of SignatureReport`
#[napi]
pub(crate) fn verify_signature(
    token: String,
    keys: Vec<JsExternal<'_>>,
    options: Option<String>,
) -> napi::Result<String> {
    let keys = keys.iter().map(given).collect::<napi::Result<Vec<Arc<Key>>>>()?;
    guard(|| {
        let keys: Vec<&Key> = keys.iter().map(Arc::as_ref).collect();
        to_json(&ovenbird::verify_signature(&token, &keys, &from_json(options.as_deref())?)?)
    })
}

/// The key that JavaScript gives back.
fn given(key: &JsExternal<'_>) -> napi::Result<Arc<Key>> {
    key.get_value::<Arc<Key>>().map(|key| Arc::clone(key))
}
