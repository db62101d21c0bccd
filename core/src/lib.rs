#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod badge;
mod codes;
mod dates;
mod error;
mod image;
mod issue;
mod json;
mod keys;
mod limits;
mod ops;
mod payload;
mod problem;
mod proof;
mod recipient;
mod report;
mod rules;
mod verify;
pub mod wire;

pub use badge::{
    Achievement, Badge, Class, Criteria, Evidence, Issuer, ParseOptions, Recipient, Signature, VcVersion,
    VerificationObject, Version, parse,
};
pub use error::{CodeEntry, Error, ErrorCode, ErrorKind, Location, Result, error_codes};
pub use image::{Carrier, ImageFormat, Keyword, Piece, sniff};
pub use issue::{
    AttachOptions, IssueClass, IssueMethod, IssueOptions, IssueRecipient, IssueRequest, IssueRevoked,
    IssueStatusList, IssueVerification, Issued, JsonValue, SignOptions, SignatureEncoding, Signed,
    SigningInput, StatusList, StatusListOptions, UpgradeOptions, Upgraded, attach_signature, issue, sign,
    signing_input, upgrade,
};
pub use keys::{
    DidDocumentOptions, Entropy, GenerateOptions, JwsAlgorithm, Key, KeyFormat, KeyInfo, KeyKind, KeyOptions,
    SeededEntropy, SystemEntropy, did_document,
};
pub use limits::Limits;
pub use ops::bake::{
    ActiveContent, BakeOptions, BakeReport, Baked, OnExisting, Splice, bake, bake_into, splice,
};
pub use ops::canonicalize::{
    CanonicalHash, CanonicalPart, Canonicalization, CanonicalizeOptions, Canonicalized, canonicalize,
};
pub use ops::compare::{CompareOptions, Comparison, Newer, equal_credentials};
pub use ops::explain::explain;
pub use ops::extension::validate_extension;
pub use ops::inspect::{InspectOptions, Inspection, Picture, Summary, inspect};
pub use ops::issue_and_bake::{IssueAndBakeOptions, IssuedAndBaked, issue_and_bake};
pub use ops::unbake::{Found, StripOptions, Stripped, UnbakeOptions, Unbaked, strip, unbake, unbake_one};
pub use ops::validate::{ValidateOptions, validate};
pub use payload::{Payload, PayloadKind, PayloadOptions, payload};
pub use problem::{Problem, Severity};
pub use proof::{
    CanonicalForm, Contexts, Cryptosuite, KeyMatch, KeySource, ProofFormat, ProofReport, SignatureMode,
    SignatureOptions, SignatureReport, verify_signature,
};
pub use recipient::{
    Algorithm, Identities, Identity, Match, MatchOptions, Variant, hash_identity, match_recipient,
};

pub use report::{Profile, Report, ReportSummary};
pub use rules::{RuleEntry, rules};
pub use verify::{
    Check, CheckName, CheckResult, Checks, DocumentReport, EndorsementReport, Fetch, FetchFailure,
    FetchRequest, FetchResponse, Finding, Method, Offline, PinnedKey, ProblemDetails, ProblemError, Purpose,
    RecipientReport, ReportForm, SigningKey, Standing, StatusReport, Trust, Verdict, Verification,
    VerificationReport, VerifiedBadge, VerifyOptions, verify,
};

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
