#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod badge;
mod codes;
mod dates;
mod error;
mod image;
mod issue;
mod json;
mod limits;
mod ops;
mod payload;
mod problem;
mod recipient;
mod report;
mod rules;
pub mod wire;

pub use badge::{
    Badge, Class, Criteria, Evidence, Issuer, ParseOptions, Recipient, Signature, VcVersion, Verification,
    Version, parse,
};
pub use error::{CodeEntry, Error, ErrorCode, ErrorKind, Location, Result, error_codes};
pub use image::{Carrier, ImageFormat, Keyword, Piece, sniff};
pub use issue::{UpgradeOptions, Upgraded, upgrade};
pub use limits::Limits;
pub use ops::bake::{
    ActiveContent, BakeOptions, BakeReport, Baked, OnExisting, Splice, bake, bake_into, splice,
};
pub use ops::explain::explain;
pub use ops::extension::validate_extension;
pub use ops::inspect::{InspectOptions, Inspection, Picture, Summary, inspect};
pub use ops::unbake::{Found, StripOptions, Stripped, UnbakeOptions, Unbaked, strip, unbake, unbake_one};
pub use ops::validate::{ValidateOptions, validate};
pub use payload::{Payload, PayloadKind, PayloadOptions, payload};
pub use problem::{Problem, Severity};
pub use recipient::{
    Algorithm, Identities, Identity, Match, MatchOptions, Variant, hash_identity, match_recipient,
};

pub use report::{Profile, Report, ReportSummary};
pub use rules::{RuleEntry, rules};

/// The version of this library, such as `"0.1.0"` (semantic versioning).
#[must_use]
pub const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// The version of the C ABI: it grows by one with each incompatible change of `include/ovenbird.h`.
#[must_use]
pub const fn abi_version() -> u32 {
    1
}
