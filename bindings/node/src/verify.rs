//! Verifying: the machine that asks for documents, and is given them. It crosses as an external value, as keys do.
//!
//! What a stranger may make slow, the reading of the badge and of the answers, also has a form on another thread.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use std::sync::{Arc, Mutex, MutexGuard};

use napi::bindgen_prelude::{AsyncTask, External};
use napi::{Env, JsExternal};
use napi_derive::napi;
use ovenbird::wire::to_json;
use ovenbird::{Error, FetchFailure, FetchResponse, ReportForm, Result, Verification};

use crate::answers;
use crate::background::{self, Machines, Nothing, Text};
use crate::contexts::{SharedContexts, chosen};
use crate::guard::guard;

/// A verification that the background may work on. What asks it meanwhile waits for the lock, which is soon free.
pub(crate) type Shared = Arc<Mutex<Verification>>;

/// A verification as JavaScript holds it.
pub(crate) type SharedVerification = External<Shared>;

/// A verification on which a call panicked is over: what it would say now, nobody knows.
fn machine(shared: &Shared) -> Result<MutexGuard<'_, Verification>> {
    shared.lock().map_err(|_| Error::internal())
}

/// `verificationNew(input, options?, contexts?) -> SharedVerification`
#[napi]
pub(crate) fn verification_new<'env>(
    env: &'env Env,
    input: &[u8],
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<JsExternal<'env>> {
    shared(env, guard(|| answers::verification(input, options.as_deref(), chosen(contexts)))?)
}

/// `verificationBegin(input, options?, contexts?) -> Promise<SharedVerification>`
#[napi]
pub(crate) fn verification_begin(
    input: &[u8],
    options: Option<String>,
    contexts: Option<&SharedContexts>,
) -> napi::Result<AsyncTask<Machines>> {
    guard(|| {
        let (input, contexts) = (input.to_vec(), chosen(contexts));
        Ok(background::machine(move || answers::verification(&input, options.as_deref(), contexts)))
    })
}

/// `verificationNextRequests(verification) -> JSON of a list of FetchRequest`
#[napi]
pub(crate) fn verification_next_requests(verification: &SharedVerification) -> napi::Result<String> {
    guard(|| to_json(&machine(verification)?.next_requests()))
}

/// `verificationSupply(verification, id, status, finalUrl, mediaType, body)`
#[napi]
pub(crate) fn verification_supply(
    verification: &SharedVerification,
    id: u32,
    status: u16,
    final_url: String,
    media_type: String,
    body: &[u8],
) -> napi::Result<()> {
    guard(|| {
        let body = body.to_vec();
        machine(verification)?.supply(id, FetchResponse { status, final_url, media_type, body })
    })
}

/// `verificationTake(verification, id, status, finalUrl, mediaType, body) -> Promise<undefined>`
#[napi]
pub(crate) fn verification_take(
    verification: &SharedVerification,
    id: u32,
    status: u16,
    final_url: String,
    media_type: String,
    body: &[u8],
) -> napi::Result<AsyncTask<Nothing>> {
    guard(|| {
        let (shared, body) = (Arc::clone(verification), body.to_vec());
        let response = FetchResponse { status, final_url, media_type, body };
        Ok(background::nothing(move || machine(&shared)?.supply(id, response)))
    })
}

/// `verificationSupplyFailure(verification, id, code, message)`
#[napi]
pub(crate) fn verification_supply_failure(
    verification: &SharedVerification,
    id: u32,
    code: String,
    message: String,
) -> napi::Result<()> {
    guard(|| machine(verification)?.supply_failure(id, FetchFailure { code, message }))
}

/// `verificationIsReady(verification) -> boolean`
#[napi]
pub(crate) fn verification_is_ready(verification: &SharedVerification) -> napi::Result<bool> {
    guard(|| Ok(machine(verification)?.is_ready()))
}

/// `verificationWrite(verification, form) -> string`; the form `json` is the report itself.
#[napi]
pub(crate) fn verification_write(verification: &SharedVerification, form: String) -> napi::Result<String> {
    guard(|| machine(verification)?.write(form.parse::<ReportForm>()?))
}

/// `verificationEnd(verification) -> Promise<JSON of VerificationReport>`
#[napi]
pub(crate) fn verification_end(verification: &SharedVerification) -> napi::Result<AsyncTask<Text>> {
    guard(|| {
        let shared = Arc::clone(verification);
        Ok(background::text(move || machine(&shared)?.write(ReportForm::Json)))
    })
}

/// Gives a verification to JavaScript.
pub(crate) fn shared(env: &Env, verification: Verification) -> napi::Result<JsExternal<'_>> {
    External::new(Arc::new(Mutex::new(verification))).into_js_external(env)
}
