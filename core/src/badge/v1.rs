//! Versions 1.0 and 1.1: assertion, badge class and issuer as three documents, which software has put into one.

use crate::badge::reader::{At, Reader};
use crate::badge::view::Badge;
use crate::badge::{v2, version::Class};
use crate::error::Result;

/// Fills the view. But for the `uid`, which was an assertion's name before it had an `id`, all is as in 2.0.
pub(super) fn fill(badge: &mut Badge, reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<()> {
    v2::fill(badge, reader, root)?;
    if badge.id.is_none() && badge.class == Class::Assertion {
        badge.id = reader.iri(root, &["uid"])?;
    }
    Ok(())
}
