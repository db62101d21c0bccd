//! Verification: a verdict on a badge, with its reasons.

mod assemble;
mod candidates;
mod copy;
mod credential;
mod document;
mod endorsements;
mod exchange;
mod facts;
mod hosted;
mod images;
mod machine;
mod notes;
mod options;
mod pinned;
mod report;
mod session;
mod show;
mod signed;
mod statement;
mod status;
mod store;
#[cfg(test)]
mod tests;
mod verdict;
mod web;

pub use exchange::{Fetch, FetchFailure, FetchRequest, FetchResponse, Offline, Purpose};
pub use machine::{Verification, verify};
pub use options::{PinnedKey, VerifyOptions};
pub use report::{
    Check, CheckName, CheckResult, Checks, DocumentReport, EndorsementReport, Finding, Method,
    RecipientReport, SigningKey, Standing, StatusReport, Trust, Verdict, VerificationReport, VerifiedBadge,
};
pub use show::{ProblemDetails, ProblemError, ReportForm};
