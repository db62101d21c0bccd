//! The commands, one file each: arguments in, core called, result told, exit status out.

pub(crate) mod bake;
pub(crate) mod codes;
pub(crate) mod explain;
pub(crate) mod hash;
pub(crate) mod inspect;
pub(crate) mod matching;
pub(crate) mod sniff;
pub(crate) mod strip;
pub(crate) mod unbake;
pub(crate) mod upgrade;
pub(crate) mod validate;
mod view;
