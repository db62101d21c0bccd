//! The operations on images.
//!
//! A slice is borrowed for the call, on JavaScript's own thread. The JavaScript half sees to it that no slice lies in
//! shared memory and that no two of them overlap.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use napi::Env;
use napi::bindgen_prelude::{AsyncTask, BufferSlice};
use napi_derive::napi;
use ovenbird::wire::{from_json, to_json};

use crate::background::{self, Bytes, Text};
use crate::guard::guard;
use crate::{answers, pieces};

/// `sniff(bytes) -> string`
#[napi]
pub(crate) fn sniff(bytes: &[u8]) -> napi::Result<&'static str> {
    guard(|| Ok(ovenbird::sniff(bytes).as_str()))
}

/// `bake(image, payload, options?) -> Promise<Buffer>`
#[napi]
pub(crate) fn bake(image: &[u8], payload: String, options: Option<String>) -> napi::Result<AsyncTask<Bytes>> {
    guard(|| {
        let image = image.to_vec();
        Ok(background::bytes(move || answers::bake(&image, &payload, options.as_deref())))
    })
}

/// `splice(image, payload, options?) -> [JSON of BakeReport, plan, inserted bytes]`, see [`pieces::plan`].
#[napi]
pub(crate) fn splice<'env>(
    env: &'env Env,
    image: &[u8],
    payload: String,
    options: Option<String>,
) -> napi::Result<(String, Vec<f64>, BufferSlice<'env>)> {
    let (report, plan, inserted) = guard(|| {
        let splice = ovenbird::splice(image, &payload, &from_json(options.as_deref())?)?;
        let (plan, inserted) = pieces::plan(&splice);
        Ok((to_json(splice.report())?, plan, inserted))
    })?;
    Ok((report, plan, BufferSlice::copy_from(env, inserted)?))
}

/// `bakeInto(image, payload, target, options?) -> number`, the length of the baked image in bytes.
#[napi]
pub(crate) fn bake_into(
    image: &[u8],
    payload: String,
    mut target: BufferSlice<'_>,
    options: Option<String>,
) -> napi::Result<f64> {
    guard(|| {
        let options = from_json(options.as_deref())?;
        let report = ovenbird::bake_into(image, &payload, &options, &mut target)?;
        Ok(pieces::number(report.length))
    })
}

/// `strip(image, options?) -> Buffer`
#[napi]
pub(crate) fn strip<'env>(
    env: &'env Env,
    image: &[u8],
    options: Option<String>,
) -> napi::Result<BufferSlice<'env>> {
    let stripped = guard(|| ovenbird::strip(image, &from_json(options.as_deref())?))?;
    BufferSlice::copy_from(env, stripped.bytes)
}

/// `unbakeSync(image, options?) -> JSON of Unbaked`
#[napi]
pub(crate) fn unbake_sync(image: &[u8], options: Option<String>) -> napi::Result<String> {
    guard(|| answers::unbake(image, options.as_deref()))
}

/// `unbake(image, options?) -> Promise<JSON of Unbaked>`
#[napi]
pub(crate) fn unbake(image: &[u8], options: Option<String>) -> napi::Result<AsyncTask<Text>> {
    guard(|| {
        let image = image.to_vec();
        Ok(background::text(move || answers::unbake(&image, options.as_deref())))
    })
}

/// `unbakeOneSync(image, options?) -> JSON of Found`
#[napi]
pub(crate) fn unbake_one_sync(image: &[u8], options: Option<String>) -> napi::Result<String> {
    guard(|| answers::unbake_one(image, options.as_deref()))
}

/// `unbakeOne(image, options?) -> Promise<JSON of Found>`
#[napi]
pub(crate) fn unbake_one(image: &[u8], options: Option<String>) -> napi::Result<AsyncTask<Text>> {
    guard(|| {
        let image = image.to_vec();
        Ok(background::text(move || answers::unbake_one(&image, options.as_deref())))
    })
}

/// `inspect(input, options?) -> JSON of Inspection`
#[napi]
pub(crate) fn inspect(input: &[u8], options: Option<String>) -> napi::Result<String> {
    guard(|| to_json(&ovenbird::inspect(input, &from_json(options.as_deref())?)?))
}
