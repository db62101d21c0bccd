//! What the plain and the background form of an operation share: inputs in, JSON text or bytes out.

use ovenbird::Result;
use ovenbird::wire::{from_json, to_json};

/// [`ovenbird::bake`]: the image's bytes.
pub(crate) fn bake(image: &[u8], payload: &str, options: Option<&str>) -> Result<Vec<u8>> {
    Ok(ovenbird::bake(image, payload, &from_json(options)?)?.bytes)
}

/// [`ovenbird::unbake`]: JSON of `Unbaked`.
pub(crate) fn unbake(image: &[u8], options: Option<&str>) -> Result<String> {
    to_json(&ovenbird::unbake(image, &from_json(options)?)?)
}

/// [`ovenbird::unbake_one`]: JSON of `Found`.
pub(crate) fn unbake_one(image: &[u8], options: Option<&str>) -> Result<String> {
    to_json(&ovenbird::unbake_one(image, &from_json(options)?)?)
}
