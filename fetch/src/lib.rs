//! The guarded HTTP client of Ovenbird: the one place that touches the network, and only when a caller turns it on.
//!
//! A badge names addresses, and whoever made the badge chose them. A verifier that fetches what it is told to fetch is a
//! way into the network that it runs in. [`Client`] therefore fetches only what a badge can need:
//!
//! * **https**, on port 443, without a name or password in the URL;
//! * from **public addresses**. The host name is resolved once, every address of the answer is checked, and the
//!   connection goes to exactly these addresses, so that a second answer of the name server changes nothing;
//! * after each **redirect** the whole policy again, at most five times and never from https to http;
//! * within **bounds**: time over everything, size of the headers, size of the body while it streams and after
//!   decompression;
//! * **alone**: no cookies, no credentials, no `Referer`, no proxy from the environment, no connection that an earlier
//!   request left behind.
//!
//! What is refused, and why, is in `docs/fetching.md`.
//!
//! ```
//! use ovenbird_fetch::{Client, ClientOptions, FetchCode, Request};
//!
//! let client = Client::new(ClientOptions::default())?;
//! let refusal = client.get(&Request::new("https://169.254.169.254/latest/meta-data/")).unwrap_err();
//! assert_eq!(refusal.code(), FetchCode::RefusedAddress);
//! assert_eq!(refusal.code().as_str(), "fetch.refused_address");
//! # Ok::<(), ovenbird_fetch::FetchError>(())
//! ```
//!
//! An HTTP status is not judged here: 404 and 410 are [`Response`]s like 200, since a verifier has to tell them apart.
//! A [`FetchError`] says that there was no response, and its [`FetchCode`] says why. These codes are this crate's own and
//! are not in the error table of the core, which never fetches.

#![forbid(unsafe_code)]

mod address;
mod body;
mod cache;
mod client;
mod counters;
mod dial;
mod error;
mod headers;
mod host;
mod options;
mod resolve;
mod url;
mod verify;

#[cfg(test)]
mod tests;

pub use client::{Client, Request, Response};
pub use counters::Counters;
pub use error::{FetchCode, FetchError};
pub use options::ClientOptions;
