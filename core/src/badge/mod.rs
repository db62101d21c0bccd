//! Badge documents: which version one is, and one view of all of them.

mod clr;
pub(crate) mod context;
mod detect;
mod envelope;
mod hosted;
mod parts;
mod reader;
mod shape;
mod v0_5;
mod v1;
mod v2;
mod v3;
pub(crate) mod version;
pub(crate) mod view;

pub(crate) use detect::{Detected, credential, detect};
pub(crate) use envelope::carried;
pub(crate) use hosted::{hosted_url, hosted_url_of_unknown, keyword_for};
pub use version::{Class, VcVersion, Version};
pub(crate) use view::view_of;
pub use view::{
    Achievement, Badge, Criteria, Evidence, Issuer, ParseOptions, Recipient, Signature, VerificationObject,
    parse,
};
