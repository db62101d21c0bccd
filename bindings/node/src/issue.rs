//! Issuing.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use std::sync::Arc;

use napi::Env;
use napi::bindgen_prelude::{AsyncTask, BufferSlice};
use napi_derive::napi;

use crate::answers;
use crate::background::{self, Text, TextAndBytes};
use crate::contexts::{SharedContexts, chosen};
use crate::guard::guard;
use crate::keys::SharedKey;

/// `issue(request, options?) -> Promise<JSON of Issued>`
#[napi]
pub(crate) fn issue(request: String, options: Option<String>) -> napi::Result<AsyncTask<Text>> {
    guard(|| Ok(background::text(move || answers::issue(&request, options.as_deref()))))
}

/// `issueSync(request, options?) -> JSON of Issued`
#[napi]
pub(crate) fn issue_sync(request: String, options: Option<String>) -> napi::Result<String> {
    guard(|| answers::issue(&request, options.as_deref()))
}

/// `issueAndBake(image, request, key, options?, contexts?) -> Promise<[JSON of IssuedAndBaked, Buffer]>`
#[napi]
pub(crate) fn issue_and_bake(
    image: &[u8],
    request: String,
    key: Option<&SharedKey>,
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<AsyncTask<TextAndBytes>> {
    guard(|| {
        let (image, key) = (image.to_vec(), key.map(|key| Arc::clone(key)));
        let contexts = chosen(contexts);
        Ok(background::text_and_bytes(move || {
            answers::issue_and_bake(&image, &request, key.as_deref(), options.as_deref(), contexts)
        }))
    })
}

/// `issueAndBakeSync(image, request, key, options?, contexts?) -> [JSON of IssuedAndBaked, Buffer]`
#[napi]
pub(crate) fn issue_and_bake_sync<'env>(
    env: &'env Env,
    image: &[u8],
    request: String,
    key: Option<&SharedKey>,
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<(String, BufferSlice<'env>)> {
    let key = key.map(|key| key.as_ref().as_ref());
    let (answer, bytes) =
        guard(|| answers::issue_and_bake(image, &request, key, options.as_deref(), chosen(contexts)))?;
    Ok((answer, BufferSlice::copy_from(env, bytes)?))
}
