//! PNG (third edition, <https://www.w3.org/TR/png-3/>): badges in text chunks.
//!
//! Nothing here looks at pixels. Reading walks the chunk headers and opens only the badge chunks; writing describes
//! the output as ranges of the input (see [`crate::image::splice`]).

pub(crate) mod chunk;
pub(crate) mod damaged;
pub(crate) mod read;
pub(crate) mod text;
pub(crate) mod write;
