//! SVG (<https://www.w3.org/TR/SVG11/>): badges in an element of their own.
//!
//! One pass over the XML events finds the root, the badge elements and active content; nothing is re-serialised.
//! No DTD is read, no entity expanded, nothing fetched. Badge elements are told by namespace and local name, never
//! by the literal tag.

pub(crate) mod active;
pub(crate) mod attributes;
pub(crate) mod badge;
pub(crate) mod encoding;
pub(crate) mod namespaces;
pub(crate) mod read;
pub(crate) mod scan;
pub(crate) mod write;
