//! The commands, one file each: arguments in, core called, result told, exit status out.

pub(crate) mod bake;
pub(crate) mod canonicalize;
pub(crate) mod check_signature;
pub(crate) mod codes;
pub(crate) mod compare;
pub(crate) mod explain;
pub(crate) mod hash;
pub(crate) mod inspect;
pub(crate) mod issue;
pub(crate) mod key;
pub(crate) mod keygen;
pub(crate) mod matching;
mod proofs;
pub(crate) mod sign;
pub(crate) mod sniff;
pub(crate) mod status;
pub(crate) mod strip;
pub(crate) mod unbake;
pub(crate) mod upgrade;
pub(crate) mod validate;
pub(crate) mod verify;
mod view;
