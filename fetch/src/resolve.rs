//! From a host to the addresses that are dialled: resolved once, all checked, then pinned.
//!
//! One address that is not public makes the whole answer untrustworthy: a name server that mixes a private address in
//! wants one of the two to be used, and which one is chance. The checked list is what
//! [`dial`](crate::dial) connects to; the name is not looked up again.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::address::is_admitted;
use crate::error::{FetchCode, FetchError, Result};
use crate::host::Host;
use crate::options::ClientOptions;
use crate::url::Url;

/// The most addresses of a host that are tried.
pub(crate) const MOST_ADDRESSES: usize = 8;

/// The most lookups that may be under way at a time. The system's resolver cannot be interrupted, so a lookup that ran out
/// of time lives on until the system gives up; this bounds how many threads a silent name server can hold.
const MOST_LOOKUPS: usize = 64;

/// How long is waited before it is tried again to begin a lookup.
const A_MOMENT: Duration = Duration::from_millis(2);

/// Finds the addresses of a name. The system does it, except in tests.
pub(crate) trait Resolve: Send + Sync {
    fn resolve(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// The resolver of the operating system.
pub(crate) struct System;

impl Resolve for System {
    fn resolve(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok((name, 0).to_socket_addrs()?.map(|address| address.ip()).collect())
    }
}

/// Resolves and checks.
#[derive(Clone)]
pub(crate) struct Lookup {
    resolver: Arc<dyn Resolve>,
    under_way: Arc<AtomicUsize>,
}

impl Lookup {
    pub(crate) fn new(resolver: Arc<dyn Resolve>) -> Self {
        Lookup { resolver, under_way: Arc::default() }
    }

    /// The addresses to connect to for this URL, in the resolver's order, every one of them admitted.
    pub(crate) fn addresses(
        &self,
        url: &Url,
        options: &ClientOptions,
        deadline: Instant,
    ) -> Result<Vec<SocketAddr>> {
        let found = match url.host() {
            Host::Address(address) => vec![*address],
            Host::Name(name) => self.find(name, options, deadline)?,
        };
        for address in &found {
            if let Err(class) = is_admitted(*address, options.allow_loopback_for_tests) {
                let message = format!(
                    "{} resolves to {address}, a {} address and not a public one",
                    url.host(),
                    class.name()
                );
                return Err(FetchError::new(FetchCode::RefusedAddress, message));
            }
        }
        Ok(found
            .into_iter()
            .take(MOST_ADDRESSES)
            .map(|address| SocketAddr::new(address, url.port()))
            .collect())
    }

    fn find(&self, name: &str, options: &ClientOptions, deadline: Instant) -> Result<Vec<IpAddr>> {
        let left = deadline.saturating_duration_since(Instant::now());
        let found = match self.in_time(name, left.min(options.connect_timeout()))? {
            Ok(found) => found,
            Err(error) => {
                return Err(FetchError::new(
                    FetchCode::Dns,
                    format!("{name} has no address: {}", error.kind()),
                ));
            }
        };
        if found.is_empty() {
            return Err(FetchError::new(FetchCode::Dns, format!("{name} has no address")));
        }
        Ok(found)
    }

    /// Lets a thread of its own wait for the system.
    fn in_time(&self, name: &str, limit: Duration) -> Result<io::Result<Vec<IpAddr>>> {
        let end = Instant::now().checked_add(limit);
        let slot = self.slot(end).ok_or_else(|| {
            FetchError::new(FetchCode::Dns, format!("{MOST_LOOKUPS} names are being looked up already"))
        })?;
        let (sender, receiver) = mpsc::channel();
        let (resolver, owned) = (Arc::clone(&self.resolver), name.to_owned());
        let body = move || {
            let found = resolver.resolve(&owned);
            drop(slot);
            // The receiver is gone when the time was up; then nobody wants the answer.
            let _ = sender.send(found);
        };
        thread::Builder::new().name("ovenbird-dns".to_owned()).spawn(body).map_err(|error| {
            FetchError::new(FetchCode::Dns, format!("no thread for a lookup: {}", error.kind()))
        })?;
        let left = end.map_or(limit, |end| end.saturating_duration_since(Instant::now()));
        match receiver.recv_timeout(left) {
            Ok(answer) => Ok(answer),
            Err(RecvTimeoutError::Timeout) => {
                Err(FetchError::new(FetchCode::Timeout, format!("the name {name} was not resolved in time")))
            }
            Err(RecvTimeoutError::Disconnected) => {
                Err(FetchError::new(FetchCode::Dns, format!("the lookup of {name} broke off")))
            }
        }
    }
}

impl Lookup {
    /// A place among the lookups, waited for if all are taken: many verifications may begin at the same moment.
    fn slot(&self, end: Option<Instant>) -> Option<Slot> {
        loop {
            let slot = Slot::take(&self.under_way);
            if slot.is_some() || end.is_none_or(|end| Instant::now() >= end) {
                return slot;
            }
            thread::sleep(A_MOMENT);
        }
    }
}

/// The right to one lookup, given back when dropped.
struct Slot(Arc<AtomicUsize>);

impl Slot {
    fn take(under_way: &Arc<AtomicUsize>) -> Option<Self> {
        let one_more = |count: usize| (count < MOST_LOOKUPS).then(|| count.saturating_add(1));
        under_way.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more).ok()?;
        Some(Slot(Arc::clone(under_way)))
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
