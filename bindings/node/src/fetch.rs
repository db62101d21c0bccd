//! The guarded client: the one part of the addon that touches the network, and only when it is asked to.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use std::sync::Arc;

use napi::bindgen_prelude::{AsyncTask, External};
use napi::{Env, JsExternal};
use napi_derive::napi;
use ovenbird::wire::{from_json, to_json};
use ovenbird::{Error, Result};
use ovenbird_fetch::{Client, ClientOptions, FetchError, Request, Response};
use serde::Serialize;

use crate::background::{self, TextAndBytes};
use crate::guard::guard;

/// A client as JavaScript holds it.
type SharedClient = External<Arc<Client>>;

/// What came of a request, but for the body.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome<'a> {
    #[serde(rename_all = "camelCase")]
    Response {
        status: u16,
        final_url: &'a str,
        media_type: &'a str,
    },
    Failure {
        failure: &'a FetchError,
    },
}

/// `clientNew(options?) -> SharedClient`
#[napi]
pub(crate) fn client_new(env: &Env, options: Option<String>) -> napi::Result<JsExternal<'_>> {
    let client = guard(|| {
        let options: ClientOptions = from_json(options.as_deref())?;
        Client::new(options).map_err(|error| Error::option(error.message()))
    })?;
    External::new(Arc::new(client)).into_js_external(env)
}

/// `clientGet(client, url, accept, maxBytes?) -> Promise<[JSON of an outcome, body]>`
#[napi]
pub(crate) fn client_get(
    client: &SharedClient,
    url: String,
    accept: String,
    max_bytes: Option<u32>,
) -> napi::Result<AsyncTask<TextAndBytes>> {
    guard(|| {
        let client = Arc::clone(client);
        let request = Request { url, accept, max_bytes: max_bytes.map(u64::from) };
        Ok(background::text_and_bytes(move || outcome(client.get(&request))))
    })
}

/// `clientCounters(client) -> JSON of Counters`
#[napi]
pub(crate) fn client_counters(client: &SharedClient) -> napi::Result<String> {
    guard(|| to_json(&client.counters()))
}

fn outcome(answer: std::result::Result<Response, FetchError>) -> Result<(String, Vec<u8>)> {
    match answer {
        Ok(Response { status, final_url, media_type, body, .. }) => {
            let media_type = media_type.as_deref().unwrap_or_default();
            Ok((to_json(&Outcome::Response { status, final_url: &final_url, media_type })?, body))
        }
        Err(failure) => Ok((to_json(&Outcome::Failure { failure: &failure })?, Vec::new())),
    }
}
