//! The contexts that documents may name, and what came of applying them so far.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, RwLock, TryLockError};

use super::active::Active;
use super::local::Context;
use super::process::{Mode, Processing};
use super::{read, tables};
use crate::error::{Error, ErrorCode, Result, quote};
use crate::json::{Json, Path};

/// Active contexts that are kept. Real documents need some tens; the bound is for those made to fill the memory.
const KEPT: usize = 1_024;

/// Contexts by URL. Shared between threads: what is worked out for one document serves the next.
///
/// Nobody ever waits for `kept`: who does not get it at once works it out alone. So a process that forks while one of its
/// threads is in here leaves no child behind that waits for a thread which it does not have.
#[derive(Debug)]
pub(crate) struct ContextSet {
    bodies: HashMap<String, Vec<Body>>,
    kept: RwLock<HashMap<Step, Arc<Active>>>,
    next: AtomicU64,
}

/// One of the texts that a URL has had.
#[derive(Clone, Debug)]
pub(super) struct Body {
    /// What to call it in a report.
    pub(super) name: Arc<str>,
    pub(super) context: Arc<Context>,
}

/// Which context was applied to which. Contexts live as long as the set, so their address tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Step {
    from: u64,
    mode: Mode,
    context: usize,
    body: usize,
}

impl ContextSet {
    /// The contexts that the library knows.
    pub(crate) fn known() -> ContextSet {
        let mut bodies: HashMap<String, Vec<Body>> = HashMap::new();
        for table in tables::TABLES {
            let body = Body { name: Arc::from(table.name), context: Arc::new(tables::read(table.text)) };
            for url in table.urls {
                bodies.entry((*url).to_owned()).or_default().push(body.clone());
            }
        }
        ContextSet { bodies, kept: RwLock::default(), next: AtomicU64::new(1) }
    }

    /// One for all callers who register none of their own.
    pub(crate) fn shared() -> &'static ContextSet {
        static SHARED: LazyLock<ContextSet> = LazyLock::new(ContextSet::known);
        &SHARED
    }

    /// The same contexts, to register more.
    pub(crate) fn extended(&self) -> ContextSet {
        ContextSet { bodies: self.bodies.clone(), kept: RwLock::default(), next: AtomicU64::new(1) }
    }

    /// Registers a context document under a URL. It is read now and never fetched.
    ///
    /// # Errors
    /// `canon.definition` if it is no context or has what is not implemented; `option.conflict` if the URL is known
    /// already, since proofs rest on what a URL means.
    pub(crate) fn register(&mut self, url: &str, document: &Json<'_>) -> Result<()> {
        if self.bodies.contains_key(url) {
            return Err(Error::new(
                ErrorCode::OptionConflict,
                format!("the context `{}` is known already", quote(url)),
            ));
        }
        let value = document.get("@context").ok_or_else(|| {
            Error::new(ErrorCode::CanonDefinition, "the document has no member `@context`").pointer("")
        })?;
        let context = read::context(value, &Path::Root.member("@context"), 0)?;
        let body = Body { name: Arc::from(url), context: Arc::new(context) };
        self.bodies.insert(url.to_owned(), vec![body]);
        Ok(())
    }

    /// Whether a URL is known.
    pub(crate) fn knows(&self, url: &str) -> bool {
        self.bodies.contains_key(url)
    }

    /// How many bodies the URL has; 0 if it is not known.
    pub(crate) fn count(&self, url: &str) -> usize {
        self.bodies.get(url).map_or(0, Vec::len)
    }

    /// A body of a URL; the last if it has fewer.
    pub(super) fn body(&self, url: &str, index: usize) -> Option<&Body> {
        let bodies = self.bodies.get(url)?;
        bodies.get(index).or_else(|| bodies.last())
    }

    /// A number for an active context that no other has.
    pub(super) fn fresh_uid(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// What comes of applying a context, if that was done before and kept.
    pub(super) fn kept(
        &self,
        active: &Arc<Active>,
        context: &Arc<Context>,
        mode: Mode,
        body: usize,
    ) -> Option<Arc<Active>> {
        let step = Step { from: active.uid, mode, context: Arc::as_ptr(context).addr(), body };
        taken(self.kept.try_read())?.get(&step).cloned()
    }

    /// Applies a context and keeps what comes of it.
    ///
    /// # Errors
    /// `canon.context`, `canon.definition`
    pub(super) fn apply(
        &self,
        active: &Arc<Active>,
        context: &Arc<Context>,
        mode: Mode,
        body: usize,
    ) -> Result<Arc<Active>> {
        let mut result = Processing { contexts: self, body, mode }.apply(active, context, 0)?;
        result.uid = self.fresh_uid();
        let result = Arc::new(result);
        let step = Step { from: active.uid, mode, context: Arc::as_ptr(context).addr(), body };
        let Some(mut kept) = taken(self.kept.try_write()) else { return Ok(result) };
        // Another thread may have been faster: then all go on with its result.
        if let Some(first) = kept.get(&step) {
            return Ok(first.clone());
        }
        // Starting anew is cheap, and whoever filled it with what nobody else needs does not keep the others out.
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(step, result.clone());
        Ok(result)
    }
}

/// A lock that could be had at once. What a panic left behind is whole: entries are put in by one call.
fn taken<G>(lock: std::result::Result<G, TryLockError<G>>) -> Option<G> {
    match lock {
        Ok(guard) => Some(guard),
        Err(TryLockError::Poisoned(guard)) => Some(guard.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::canonical;
    use super::*;

    const DOCUMENT: &str = r#"{"@context": "https://www.w3.org/ns/credentials/v2", "id": "urn:uuid:c",
        "type": ["VerifiableCredential"], "name": "x"}"#;

    #[test]
    fn nobody_waits_for_a_thread_that_is_in_the_middle_of_it() {
        let set = ContextSet::known();
        let held = set.kept.write().unwrap();
        let meanwhile = canonical(&set, DOCUMENT).unwrap();
        drop(held);
        assert!(set.kept.read().unwrap().is_empty());
        assert_eq!(canonical(&set, DOCUMENT).unwrap(), meanwhile);
        assert!(!set.kept.read().unwrap().is_empty());
    }
}
