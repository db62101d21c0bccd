//! Keys.
//!
//! A key crosses as an external value, which JavaScript can hold and hand back and nothing else. Calls in the background
//! share it; what is secret is wiped when the last of them and the JavaScript object have let go.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use std::sync::Arc;

use napi::Env;
use napi::JsExternal;
use napi::bindgen_prelude::{AsyncTask, External};
use napi_derive::napi;
use ovenbird::wire::{from_json, to_json};
use ovenbird::{Key, KeyFormat};

use crate::answers;
use crate::background::{self, Keys};
use crate::guard::guard;

/// A key as JavaScript holds it.
pub(crate) type SharedKey = External<Arc<Key>>;

/// `keyGenerate(options?) -> Promise<SharedKey>`
#[napi]
pub(crate) fn key_generate(options: Option<String>) -> napi::Result<AsyncTask<Keys>> {
    guard(|| Ok(background::key(move || answers::generate(options.as_deref()))))
}

/// `keyGenerateSync(options?) -> SharedKey`
#[napi]
pub(crate) fn key_generate_sync(env: &Env, options: Option<String>) -> napi::Result<JsExternal<'_>> {
    shared(env, guard(|| answers::generate(options.as_deref()))?)
}

/// `keyRead(text, options?) -> SharedKey`
#[napi]
pub(crate) fn key_read(env: &Env, text: String, options: Option<String>) -> napi::Result<JsExternal<'_>> {
    shared(env, guard(|| answers::read_key(&text, options.as_deref()))?)
}

/// `keyReadAll(text, options?) -> list of SharedKey`
#[napi]
pub(crate) fn key_read_all(
    env: &Env,
    text: String,
    options: Option<String>,
) -> napi::Result<Vec<JsExternal<'_>>> {
    let keys = guard(|| Key::read_all(&text, &from_json(options.as_deref())?))?;
    keys.into_iter().map(|key| shared(env, key)).collect()
}

/// `keyWrite(key, format) -> string`
#[napi]
pub(crate) fn key_write(key: &SharedKey, format: String) -> napi::Result<String> {
    guard(|| Ok(key.write(format.parse::<KeyFormat>()?)?.as_str().to_owned()))
}

/// `keyPublic(key) -> SharedKey`
#[napi]
pub(crate) fn key_public<'env>(env: &'env Env, key: &SharedKey) -> napi::Result<JsExternal<'env>> {
    shared(env, guard(|| Ok(key.public()))?)
}

/// `keyInfo(key) -> JSON of KeyInfo`
#[napi]
pub(crate) fn key_info(key: &SharedKey) -> napi::Result<String> {
    guard(|| to_json(&key.info()?))
}

/// `didDocument(id, keys, options?) -> string`
#[napi]
pub(crate) fn did_document(
    id: String,
    keys: Vec<JsExternal<'_>>,
    options: Option<String>,
) -> napi::Result<String> {
    let keys = several(&keys)?;
    guard(|| {
        let keys: Vec<&Key> = keys.iter().map(Arc::as_ref).collect();
        ovenbird::did_document(&id, &keys, &from_json(options.as_deref())?)
    })
}

/// The keys that JavaScript gives back.
pub(crate) fn several(keys: &[JsExternal<'_>]) -> napi::Result<Vec<Arc<Key>>> {
    keys.iter().map(|key| key.get_value::<Arc<Key>>().map(|key| Arc::clone(key))).collect()
}

/// Gives a key to JavaScript.
pub(crate) fn shared(env: &Env, key: Key) -> napi::Result<JsExternal<'_>> {
    External::new(Arc::new(key)).into_js_external(env)
}
