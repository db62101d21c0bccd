//! The client against servers that behave, and against servers that do not.
//!
//! They listen on loopback, which `allow_loopback_for_tests` lets through. No test asserts how long something took; where a
//! time limit is what is looked at, the limit is short and the server slow without end.
//!
//! Every rule of the policy has a test that breaks it:
//!
//! | rule | tests |
//! | --- | --- |
//! | https only; http and other ports by option | `policy::schemes_…`, `policy::http_needs_its_option`, `policy::ports_…` |
//! | no user information, backslash, control character, anything outside ASCII | `policy::urls_that_two_readers_…`, `policy::user_information_…` |
//! | special names; addresses in hexadecimal, octal, short, decimal form, with a zone | `policy::names_…`, `policy::addresses_in_other_spellings_…` |
//! | private, loopback, link-local, CGNAT, multicast, documentation, mapped, compatible, NAT64, 6to4, Teredo addresses | `policy::addresses_that_are_not_public_…`; both ends of every block in the crate's `tests::addresses` |
//! | every resolved address is checked, and the checked one is dialled | the crate's `tests::names`: mixed answers, a name that moves, a name that moves between two redirects |
//! | each redirect under the whole policy, 3 by default and 5 at most, no circle, none to http | `redirects::…`, the crate's `tests::tls` |
//! | one time limit for name, connection, headers, body and all redirects | `hostile::…_time_limit`, the crate's `tests::names` and `tests::tls` |
//! | size limits while streaming, packed and unpacked; of headers | `hostile::…_bound`, `hostile::a_gzip_bomb_…`, `hostile::gzip_members_…` |
//! | whole and unambiguous responses | `hostile::a_body_that_ends_too_early_…`, `hostile::what_is_no_correct_http_…` |
//! | certificates | the crate's `tests::tls` |
//! | no cookies, credentials, `Referer`, proxies, kept connections | `alone::…` |
//! | `Accept` as given, and that of each purpose | `alone::a_request_has_these_headers_…`, `verifying::the_accept_…` |
//! | least recently used cache, bounded, and off at will | `caching::…` |
//! | counters | `responses::eight_threads_…`, `hostile::failures_are_counted_…`, `caching::…`, `verifying::answers_come_…` |

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
mod verifying;

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
