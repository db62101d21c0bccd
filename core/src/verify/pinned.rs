//! Keys that the caller trusts.

use crate::error::Result;
use crate::keys::{Key, KeyOptions};
use crate::verify::VerifyOptions;

/// Keys of one entry.
#[derive(Debug)]
pub(super) struct Pinned {
    pub(super) keys: Vec<Key>,
    /// The issuer that they are for.
    pub(super) issuer: Option<String>,
}

/// Reads the keys of the options.
///
/// # Errors
/// Those of [`Key::read_all`].
pub(super) fn read(options: &VerifyOptions) -> Result<Vec<Pinned>> {
    let read = |key: &str| {
        Key::read_all(key, &KeyOptions { limits: options.limits.clone(), ..KeyOptions::default() })
    };
    let entries = options.keys.iter();
    entries.map(|entry| Ok(Pinned { keys: read(&entry.key)?, issuer: entry.issuer.clone() })).collect()
}
