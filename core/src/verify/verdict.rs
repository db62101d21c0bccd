//! The five checks and the verdict that follows from them.

use serde::Serialize;

use crate::error::ErrorCode;

/// The answer as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// Everything that this badge needs was checked and passed.
    Valid,
    /// Something failed.
    Invalid,
    /// Nothing failed, but something that should have been checked could not be.
    Unverified,
}

impl Verdict {
    /// The name used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Valid => "valid",
            Verdict::Invalid => "invalid",
            Verdict::Unverified => "unverified",
        }
    }
}

/// The answer of one of the five checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CheckResult {
    /// It was checked and is as it should be.
    Passed,
    /// It was checked and is not.
    Failed,
    /// It was not checked, see [`Check::reason`].
    NotChecked,
}

impl CheckResult {
    /// The name used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            CheckResult::Passed => "passed",
            CheckResult::Failed => "failed",
            CheckResult::NotChecked => "not_checked",
        }
    }
}

/// The name of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CheckName {
    /// Every document is as its version's specification wants it.
    Structure,
    /// The badge is what its issuer said: it is hosted as it is, or signed and unchanged.
    Integrity,
    /// Who said it is the issuer that the badge names.
    Issuer,
    /// The recipient is one of the expected identities.
    Recipient,
    /// The badge is neither revoked nor expired nor still to come.
    Status,
}

impl CheckName {
    /// The five, in the order of a report.
    pub const ALL: [CheckName; 5] = [
        CheckName::Structure,
        CheckName::Integrity,
        CheckName::Issuer,
        CheckName::Recipient,
        CheckName::Status,
    ];

    /// The name used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            CheckName::Structure => "structure",
            CheckName::Integrity => "integrity",
            CheckName::Issuer => "issuer",
            CheckName::Recipient => "recipient",
            CheckName::Status => "status",
        }
    }
}

/// One of the five checks, answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Check {
    /// The answer.
    pub result: CheckResult,
    /// The code of the problem that decided it: the first error of a check that failed, the first reason of one that was
    /// not done. Absent when it passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ErrorCode>,
    /// The answer in a sentence for people.
    pub message: String,
}

/// The five checks, each with its own answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Checks {
    /// See [`CheckName::Structure`].
    pub structure: Check,
    /// See [`CheckName::Integrity`].
    pub integrity: Check,
    /// See [`CheckName::Issuer`].
    pub issuer: Check,
    /// See [`CheckName::Recipient`]. Not needed, and `not_checked`, when no identity was expected.
    pub recipient: Check,
    /// See [`CheckName::Status`].
    pub status: Check,
}

impl Checks {
    /// The check of that name.
    #[must_use]
    pub const fn get(&self, name: CheckName) -> &Check {
        match name {
            CheckName::Structure => &self.structure,
            CheckName::Integrity => &self.integrity,
            CheckName::Issuer => &self.issuer,
            CheckName::Recipient => &self.recipient,
            CheckName::Status => &self.status,
        }
    }
}

/// Whose word it is that a badge is the issuer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Trust {
    /// The caller gave the key.
    Pinned,
    /// The issuer's own host: the document, or the profile that lists the key, was fetched from there.
    Issuer,
    /// The badge brought its key along. It proves nothing about who signed, and is never `valid`.
    SelfAsserted,
}

impl Trust {
    /// The name used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Trust::Pinned => "pinned",
            Trust::Issuer => "issuer",
            Trust::SelfAsserted => "self_asserted",
        }
    }
}

/// How a badge is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Method {
    /// By the document at its address.
    Hosted,
    /// By its signature.
    Signed,
}

impl Method {
    /// The name used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Hosted => "hosted",
            Method::Signed => "signed",
        }
    }
}
