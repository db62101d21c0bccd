//! Fetching: the guarded client, the one part that touches the network.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::c_char;

use ovenbird_core::Error;
use ovenbird_core::wire::{from_json, to_json};
use ovenbird_fetch::{Client, ClientOptions};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::{guard, guard_value};
use crate::machine::ovenbird_verification;
use crate::status::ovenbird_status;

/// The guarded HTTP client: https to public addresses only, bounded in time and size, at most five redirects with the
/// whole policy again, no cookies, no credentials, no proxy from the environment. Opaque. docs/fetching.md has the
/// policy.
///
/// 1. `ovenbird_fetch_client_new` makes one, for the whole life of a program; it holds a small cache.
/// 2. `while (!ready) ovenbird_verification_fetch(...)` verifies with it.
/// 3. `ovenbird_fetch_client_counters` tells what it has done, `ovenbird_fetch_client_free` releases it.
///
/// A `const ovenbird_fetch_client *` may be shared between threads. The functions with a client are missing from a
/// library that was built without the feature "fetch".
pub struct ovenbird_fetch_client {
    client: Client,
}

/// Makes a client. Nothing is connected to yet.
///
/// Options (JSON): "allow_http" (default false), "ports" (default [443]), "connect_timeout_ms" (default 5000),
/// "total_timeout_ms" of one document with all its redirects (default 10000), "max_body_bytes", "max_header_bytes",
/// "max_redirects" (default 3, at most 5), "cache_entries" (0 turns the cache off), "cache_bytes", "cache_lifetime_ms",
/// "user_agent"; "allow_loopback_for_tests", **for tests only**: localhost and any port of it are let through.
///
/// Parameters:
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   client                out, required: the client. Release with `ovenbird_fetch_client_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid; option.invalid, also for a value that is out of bounds.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_fetch_client_new(
    options: *const c_char,
    options_len: usize,
    client: *mut *mut ovenbird_fetch_client,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(client);
        out.required("client")?;
        let options: ClientOptions = from_json(call.options(options, options_len)?)?;
        let client = Client::new(options).map_err(|e| Error::option(format!("options: {}", e.message())))?;
        out.give_boxed(|| ovenbird_fetch_client { client });
        Ok(())
    })
}

/// Answers every open request of a verification, also those that `ovenbird_verification_next_requests` has handed out:
/// up to eight documents at the same time. Blocks for "total_timeout_ms" at most, or for so long for every eight
/// documents. That a document could not be fetched is not a failure of this call but a finding of the report.
///
///     bool ready = false;
///     while (ovenbird_verification_is_ready(v, &ready, &err) == OVENBIRD_OK && !ready)
///         if (ovenbird_verification_fetch(v, client, &err) != OVENBIRD_OK)
///             break;
///
/// Parameters:
///   verification  changed; required. Nothing else may use it during the call.
///   client        borrowed; required. Other threads may use it at the same time.
///   err           out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_verification_fetch(
    verification: *mut ovenbird_verification,
    client: *const ovenbird_fetch_client,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let client = &call.handle(client, "client")?.client;
        call.change(verification, "verification", |handle| handle.fetch(client))
    })
}

/// Tells what a client has done since it was made, over all threads.
///
/// Parameters:
///   client  borrowed; required.
///   out     out, required: JSON {"requests", "responses", "cache_hits", "refused", "failed", "connections",
///           "redirects", "body_bytes"}, all of them numbers. Every request is one of "responses", "refused" and
///           "failed". Release with `ovenbird_bytes_free`.
///   err     out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_fetch_client_counters(
    client: *const ovenbird_fetch_client,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        out.give(to_json(&call.handle(client, "client")?.client.counters())?);
        Ok(())
    })
}

/// Releases a client and its cache. No thread may be fetching with it.
///
/// Parameters:
///   client  given up by the caller; NULL is allowed and does nothing. A second time is undefined.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_fetch_client_free(client: *mut ovenbird_fetch_client) {
    guard_value((), |call| call.free(client));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<ovenbird_fetch_client>();
    }
}
