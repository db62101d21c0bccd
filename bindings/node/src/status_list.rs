//! Bitstring status lists. A list crosses as an external value, as keys do.

#![allow(clippy::needless_pass_by_value, reason = "napi hands strings over, it does not lend them")]

use napi::Env;
use napi::JsExternal;
use napi::bindgen_prelude::External;
use napi_derive::napi;
use ovenbird::StatusList;
use ovenbird::wire::from_json;

use crate::guard::guard;

/// `statusListNew(options?) -> External<StatusList>`
#[napi]
pub(crate) fn status_list_new(env: &Env, options: Option<String>) -> napi::Result<JsExternal<'_>> {
    let list = guard(|| StatusList::new(&from_json(options.as_deref())?))?;
    External::new(list).into_js_external(env)
}

/// `statusListDecode(encoded, options?) -> External<StatusList>`
#[napi]
pub(crate) fn status_list_decode(
    env: &Env,
    encoded: String,
    options: Option<String>,
) -> napi::Result<JsExternal<'_>> {
    let list = guard(|| StatusList::decode(&encoded, &from_json(options.as_deref())?))?;
    External::new(list).into_js_external(env)
}

/// `statusListEncode(list) -> string`
#[napi]
pub(crate) fn status_list_encode(list: &External<StatusList>) -> napi::Result<String> {
    guard(|| list.encode())
}

/// `statusListLength(list) -> number`
#[napi]
pub(crate) fn status_list_length(list: &External<StatusList>) -> napi::Result<f64> {
    guard(|| Ok(crate::pieces::number(list.length() as u64)))
}

/// `statusListSize(list) -> number`, in bits
#[napi]
pub(crate) fn status_list_size(list: &External<StatusList>) -> napi::Result<u32> {
    guard(|| Ok(u32::from(list.size())))
}

/// `statusListGet(list, index) -> number`
#[napi]
pub(crate) fn status_list_get(list: &External<StatusList>, index: u32) -> napi::Result<u32> {
    guard(|| list.get(index as usize).map(u32::from))
}

/// `statusListSet(list, index, status)`
#[napi]
pub(crate) fn status_list_set(list: &mut External<StatusList>, index: u32, status: u8) -> napi::Result<()> {
    guard(|| list.set(index as usize, status))
}
