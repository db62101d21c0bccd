//! The contexts that documents may name. They cross as an external value, as keys do, and calls share them.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use napi::bindgen_prelude::External;
use napi::{Env, JsExternal};
use napi_derive::napi;
use ovenbird::Contexts;

use crate::guard::guard;

/// Contexts as JavaScript holds them.
pub(crate) type SharedContexts = External<Contexts>;

/// `contextsNew(urls, documents) -> SharedContexts`; two lists of the same length.
#[napi]
pub(crate) fn contexts_new(
    env: &Env,
    urls: Vec<String>,
    documents: Vec<String>,
) -> napi::Result<JsExternal<'_>> {
    let contexts = guard(|| {
        let pairs: Vec<_> =
            urls.iter().map(String::as_str).zip(documents.iter().map(String::as_str)).collect();
        Contexts::new().with(&pairs)
    })?;
    External::new(contexts).into_js_external(env)
}

/// `contextsKnows(contexts, url) -> boolean`
#[napi]
pub(crate) fn contexts_knows(contexts: &SharedContexts, url: String) -> napi::Result<bool> {
    guard(|| Ok(contexts.knows(&url)))
}

/// The contexts of an argument; those that the library knows where there is none.
pub(crate) fn chosen(contexts: Option<&SharedContexts>) -> Contexts {
    contexts.map(|contexts| Contexts::clone(contexts)).unwrap_or_default()
}
