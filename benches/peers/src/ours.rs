//! Ovenbird itself.

use ovenbird::{CanonicalPart, CanonicalizeOptions, canonicalize};

use crate::Peer;

/// The library, by the function that its users call.
pub(crate) struct Ours(CanonicalizeOptions);

impl Default for Ours {
    fn default() -> Self {
        Ours(CanonicalizeOptions { part: CanonicalPart::Whole, ..CanonicalizeOptions::default() })
    }
}

impl Peer for Ours {
    fn name(&self) -> String {
        "Ovenbird".to_owned()
    }

    fn canonical(&mut self, document: &str) -> Result<String, String> {
        canonicalize(document, &self.0).map(|canonical| canonical.text).map_err(|e| e.to_string())
    }
}
