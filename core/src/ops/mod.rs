//! The operations: the rooms below put together.

pub(crate) mod bake;
pub(crate) mod explain;
pub(crate) mod inspect;
pub(crate) mod unbake;
