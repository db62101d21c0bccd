//! Signing, and checking signatures.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use std::sync::Arc;

use napi::JsExternal;
use napi::bindgen_prelude::AsyncTask;
use napi_derive::napi;
use ovenbird::wire::{from_json, to_json};
use ovenbird::{AttachOptions, Key, SignatureOptions};

use crate::answers;
use crate::background::{self, Text};
use crate::contexts::{SharedContexts, chosen};
use crate::guard::guard;
use crate::keys::{SharedKey, several};

/// `sign(document, key, options?, contexts?) -> Promise<JSON of Signed>`
#[napi]
pub(crate) fn sign(
    document: String,
    key: &SharedKey,
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<AsyncTask<Text>> {
    guard(|| {
        let (key, contexts) = (Arc::clone(key), chosen(contexts));
        Ok(background::text(move || answers::sign(&document, &key, options.as_deref(), contexts)))
    })
}

/// `signSync(document, key, options?, contexts?) -> JSON of Signed`
#[napi]
pub(crate) fn sign_sync(
    document: String,
    key: &SharedKey,
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<String> {
    guard(|| answers::sign(&document, key, options.as_deref(), chosen(contexts)))
}

/// `signingInput(document, options?, contexts?) -> JSON of SigningInput`
#[napi]
pub(crate) fn signing_input(
    document: String,
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<String> {
    guard(|| {
        let options = answers::signing(options.as_deref(), chosen(contexts))?;
        to_json(&ovenbird::signing_input(&document, &options)?)
    })
}

/// `attachSignature(input, signature, options?, contexts?) -> string`
#[napi]
pub(crate) fn attach_signature(
    input: String,
    signature: &[u8],
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<String> {
    guard(|| {
        let options = AttachOptions { contexts: chosen(contexts), ..from_json(options.as_deref())? };
        ovenbird::attach_signature(&input, signature, &options)
    })
}

/// `verifySignature(token, keys, options?, contexts?) -> JSON of SignatureReport`
#[napi]
pub(crate) fn verify_signature(
    token: String,
    keys: Vec<JsExternal<'_>>,
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<String> {
    let keys = several(&keys)?;
    guard(|| {
        let keys: Vec<&Key> = keys.iter().map(Arc::as_ref).collect();
        let options = SignatureOptions { contexts: chosen(contexts), ..from_json(options.as_deref())? };
        to_json(&ovenbird::verify_signature(&token, &keys, &options)?)
    })
}
