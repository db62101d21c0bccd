//! The operations: the rooms below put together.

pub(crate) mod bake;
pub(crate) mod canonicalize;
pub(crate) mod compare;
pub(crate) mod explain;
pub(crate) mod extension;
pub(crate) mod inspect;
pub(crate) mod issue_and_bake;
pub(crate) mod unbake;
pub(crate) mod validate;
