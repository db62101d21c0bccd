//! Keeps a few responses for a short time, the least recently used going first.
//!
//! A verifier that is shown many badges of one issuer fetches the profile and the badge class once. Only responses with
//! status 200 come in here, and only for [`cache_lifetime_ms`](crate::ClientOptions::cache_lifetime_ms).

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::client::Response;
use crate::options::ClientOptions;

/// What a response answers: the URL in normal form, and the `Accept` it was asked with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) url: String,
    pub(crate) accept: String,
}

struct Entry {
    response: Response,
    until: Instant,
    used: u64,
}

impl Entry {
    fn size(&self, key: &Key) -> usize {
        // The key is held twice; 256 stands for the bookkeeping.
        let texts = key.url.len().saturating_add(key.accept.len()).saturating_mul(2);
        self.response
            .body
            .capacity()
            .saturating_add(self.response.final_url.len())
            .saturating_add(texts)
            .saturating_add(256)
    }
}

#[derive(Default)]
struct Kept {
    entries: HashMap<Key, Entry>,
    /// By last use. The numbers are never equal.
    order: BTreeMap<u64, Key>,
    bytes: usize,
    uses: u64,
}

pub(crate) struct Cache {
    most_entries: usize,
    most_bytes: usize,
    kept: Mutex<Kept>,
}

impl Cache {
    pub(crate) fn new(options: &ClientOptions) -> Self {
        Cache { most_entries: options.cache_entries, most_bytes: options.cache_bytes, kept: Mutex::default() }
    }

    /// Nothing that can fail happens while the lock is held, so a poisoned one still has whole data.
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn get(&self, key: &Key, now: Instant) -> Option<Response> {
        if self.most_entries == 0 {
            return None;
        }
        let mut kept = self.lock();
        if kept.entries.get(key)?.until <= now {
            kept.remove(key);
            return None;
        }
        kept.touch(key);
        kept.entries.get(key).map(|entry| entry.response.clone())
    }

    pub(crate) fn put(&self, key: Key, response: &Response, lifetime: Duration, now: Instant) {
        let Some(until) = now.checked_add(lifetime) else { return };
        let mut response = response.clone();
        response.body.shrink_to_fit();
        let mut entry = Entry { response, until, used: 0 };
        let size = entry.size(&key);
        if self.most_entries == 0 || size > self.most_bytes {
            return;
        }
        let mut kept = self.lock();
        kept.remove(&key);
        while kept.entries.len() >= self.most_entries || kept.bytes.saturating_add(size) > self.most_bytes {
            if !kept.remove_oldest() {
                break;
            }
        }
        entry.used = kept.next_use();
        kept.order.insert(entry.used, key.clone());
        kept.bytes = kept.bytes.saturating_add(size);
        kept.entries.insert(key, entry);
    }
}

impl Kept {
    fn next_use(&mut self) -> u64 {
        self.uses = self.uses.saturating_add(1);
        self.uses
    }

    fn touch(&mut self, key: &Key) {
        let used = self.next_use();
        if let Some(entry) = self.entries.get_mut(key) {
            self.order.remove(&entry.used);
            entry.used = used;
            self.order.insert(used, key.clone());
        }
    }

    fn remove(&mut self, key: &Key) {
        if let Some(entry) = self.entries.remove(key) {
            self.order.remove(&entry.used);
            self.bytes = self.bytes.saturating_sub(entry.size(key));
        }
    }

    /// False if there is nothing left to remove.
    fn remove_oldest(&mut self) -> bool {
        let Some((_, key)) = self.order.pop_first() else { return false };
        self.remove(&key);
        true
    }
}
