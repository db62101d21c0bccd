//! The contexts that a caller may use, as one handle.

use std::fmt;
use std::sync::Arc;

use crate::error::Result;
use crate::json;
use crate::limits::Limits;
use crate::proof::canonical::ld::ContextSet;

/// The JSON-LD contexts that documents may name: those that the library knows, and those that a caller registers.
///
/// Known are the contexts of verifiable credentials 1.1 and 2.0, of Open Badges 3.0 in all its versions, of Data Integrity,
/// Multikey, `Ed25519Signature2020`, Status List 2021 and DIDs. **Nothing is ever fetched for a context**: whoever could
/// change it could change what was signed.
///
/// A context is compiled once, when it is registered. The handle is cheap to clone and shared between threads: make one,
/// and give it to each call.
///
/// ```
/// use ovenbird::Contexts;
///
/// let contexts = Contexts::new().with(&[(
///     "https://issuer.example/context.json",
///     r#"{"@context": {"oven": "https://issuer.example/terms#oven"}}"#,
/// )])?;
/// assert!(contexts.knows("https://issuer.example/context.json"));
/// assert!(contexts.knows("https://www.w3.org/ns/credentials/v2"));
/// # Ok::<(), ovenbird::Error>(())
/// ```
#[derive(Clone)]
pub struct Contexts(Option<Arc<ContextSet>>);

impl Contexts {
    /// The contexts that the library knows.
    #[must_use]
    pub fn new() -> Contexts {
        Contexts(None)
    }

    /// These contexts and more: pairs of a URL and a context document in JSON, as it would be fetched from there.
    ///
    /// # Errors
    /// `canon.definition`, `canon.keyword`: a document is no context, or has what is not supported; `option.conflict`: the
    /// URL is known already; `json.*`, `limit.*`: it cannot be read.
    pub fn with(&self, more: &[(&str, &str)]) -> Result<Contexts> {
        let mut set = match &self.0 {
            Some(set) => set.extended(),
            None => ContextSet::known(),
        };
        for (url, text) in more {
            set.register(url, &json::read(text, &Limits::default())?)?;
        }
        Ok(Contexts(Some(Arc::new(set))))
    }

    /// Whether a URL is one of a known or registered context.
    #[must_use]
    pub fn knows(&self, url: &str) -> bool {
        self.set().knows(url)
    }

    pub(crate) fn set(&self) -> &ContextSet {
        self.0.as_deref().unwrap_or_else(|| ContextSet::shared())
    }
}

impl Default for Contexts {
    fn default() -> Self {
        Contexts::new()
    }
}

/// Two are equal if they are the same handle.
impl PartialEq for Contexts {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.set(), other.set())
    }
}

impl Eq for Contexts {}

impl fmt::Debug for Contexts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contexts").field("registered", &self.0.is_some()).finish_non_exhaustive()
    }
}
