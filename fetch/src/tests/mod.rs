//! What only the inside can be asked: public addresses, a name server of the tests' own, trusted certificates.

mod addresses;
mod names;
#[path = "../../tests/client/support.rs"]
mod support;
mod tls;
mod urls;

use std::sync::Arc;

use ureq::tls::{Certificate, RootCerts};

use crate::resolve::Resolve;
use crate::{Client, ClientOptions, FetchCode, Request};

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

/// A client with this name server that trusts this certificate.
fn client(
    options: ClientOptions,
    resolver: impl Resolve + 'static,
    trusted: &[&support::Identity],
) -> Client {
    let certificates: Vec<_> =
        trusted.iter().map(|identity| Certificate::from_der(&identity.certificate).to_owned()).collect();
    Client::with_seams(options, Arc::new(resolver), RootCerts::new_with_certs(&certificates)).unwrap()
}

/// The code with which a request of the URL fails.
fn code(client: &Client, url: &str) -> FetchCode {
    match client.get(&Request::new(url)) {
        Ok(response) => panic!("{url} was answered with {}", response.status),
        Err(error) => error.code(),
    }
}
