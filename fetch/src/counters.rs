//! What a client has done so far: [`Counters`].

use std::sync::atomic::{AtomicU64, Ordering};

use serde::Serialize;

/// What a [`Client`](crate::Client) has done since it was made, over all threads. Every request ends in exactly one of
/// `responses`, `refused` and `failed`.
///
/// ```
/// use ovenbird_fetch::{Client, ClientOptions, Request};
///
/// let client = Client::new(ClientOptions::default())?;
/// let _ = client.get(&Request::new("https://localhost/"));
/// let counters = client.counters();
/// assert_eq!((counters.requests, counters.refused, counters.connections), (1, 1, 0));
/// # Ok::<(), ovenbird_fetch::FetchError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Counters {
    /// Requests that a caller made.
    pub requests: u64,
    /// Requests that ended with a response, whatever its status, from the network or from the cache.
    pub responses: u64,
    /// Of these, those that were answered from the cache.
    pub cache_hits: u64,
    /// Requests that the policy refused, at once or after a redirect.
    pub refused: u64,
    /// Requests that failed for another reason.
    pub failed: u64,
    /// Connections that were tried, one for each URL of a chain of redirects.
    pub connections: u64,
    /// Redirects that were followed.
    pub redirects: u64,
    /// Bytes of the bodies that came from the network, after decompression.
    pub body_bytes: u64,
}

/// The same as [`Counters`], counting.
#[derive(Debug, Default)]
pub(crate) struct Counting {
    pub(crate) requests: AtomicU64,
    pub(crate) responses: AtomicU64,
    pub(crate) cache_hits: AtomicU64,
    pub(crate) refused: AtomicU64,
    pub(crate) failed: AtomicU64,
    pub(crate) connections: AtomicU64,
    pub(crate) redirects: AtomicU64,
    pub(crate) body_bytes: AtomicU64,
}

/// Counts one more. Nothing is ordered by a counter, so `Relaxed` is enough.
pub(crate) fn count(counter: &AtomicU64) {
    add(counter, 1);
}

pub(crate) fn add(counter: &AtomicU64, amount: u64) {
    counter.fetch_add(amount, Ordering::Relaxed);
}

impl Counting {
    pub(crate) fn read(&self) -> Counters {
        let get = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Counters {
            requests: get(&self.requests),
            responses: get(&self.responses),
            cache_hits: get(&self.cache_hits),
            refused: get(&self.refused),
            failed: get(&self.failed),
            connections: get(&self.connections),
            redirects: get(&self.redirects),
            body_bytes: get(&self.body_bytes),
        }
    }
}
