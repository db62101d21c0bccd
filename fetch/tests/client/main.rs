//! The client against servers that behave, and against servers that do not.
//!
//! They listen on loopback, which `allow_loopback_for_tests` lets through. No test asserts how long something took; where a
//! time limit is what is looked at, the limit is short and the server slow without end.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "helpers of tests"
)]

mod alone;
mod caching;
mod hostile;
mod policy;
mod redirects;
mod responses;
mod support;

use ovenbird_fetch::{Client, ClientOptions, FetchCode, Request};

/// Options that reach the local server, and wait long enough for a busy machine.
fn local() -> ClientOptions {
    ClientOptions {
        allow_http: true,
        allow_loopback_for_tests: true,
        connect_timeout_ms: 60_000,
        total_timeout_ms: 60_000,
        ..ClientOptions::default()
    }
}

/// The same with a time limit that a server without end passes.
fn hurried() -> ClientOptions {
    ClientOptions { total_timeout_ms: 300, ..local() }
}

fn client(options: ClientOptions) -> Client {
    Client::new(options).unwrap()
}

/// The code with which a request of the URL fails.
fn code(client: &Client, url: &str) -> FetchCode {
    match client.get(&Request::new(url)) {
        Ok(response) => panic!("{url} was answered with {}", response.status),
        Err(error) => error.code(),
    }
}
