//! What a verification answers.

use serde::Serialize;

use crate::badge::{Class, Criteria, Issuer, Version};
use crate::keys::JwsAlgorithm;
use crate::problem::{Problem, Severity};
use crate::proof::ProofReport;
use crate::recipient::Algorithm;
use crate::verify::Purpose;

pub use crate::verify::verdict::{Check, CheckName, CheckResult, Checks, Method, Trust, Verdict};

/// Something that was found, and what it means for which check.
///
/// In JSON the members of [`Problem`] stand beside these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The check that it belongs to.
    pub check: CheckName,
    /// The URL of the document that it is about; absent: what was handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// What was found. An error makes the check fail; a warning of a check that is `not_checked` may be its reason.
    #[serde(flatten)]
    pub problem: Problem,
}

/// A document that was looked at or asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DocumentReport {
    /// Its URL; absent: what was handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What it was needed for.
    pub purpose: Purpose,
    /// Whether it was read. If not, a finding says why.
    pub read: bool,
    /// The HTTP status, if there was a response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The URL that it came from, if a redirect led elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_url: Option<String>,
    /// Its length, in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// The version of its rules, such as `2.0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Its class in those rules, such as `BadgeClass`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// How many errors its rules found.
    pub errors: u64,
    /// How many warnings.
    pub warnings: u64,
}

/// What a badge says, from the documents that count: what a displayer shows, whatever the verdict is.
///
/// Whom it is for is not in here: see [`RecipientReport`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct VerifiedBadge {
    /// The id of the assertion, endorsement or other document; in 1.0 the `uid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The address of the badge class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge_class: Option<String>,
    /// Name of the badge class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// URL or data URI of the picture, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// What it takes to earn it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Criteria>,
    /// Who awards it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// When it was awarded, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<String>,
    /// When it ends, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
}

/// Whether, and why, a badge is not in force. All false: it is, as far as was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Standing {
    /// Whether it is revoked.
    pub revoked: bool,
    /// Why, in the issuer's words: untrusted text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revocation_reason: Option<String>,
    /// Whether it is suspended.
    pub suspended: bool,
    /// Whether it has expired.
    pub expired: bool,
    /// Whether it is issued in the future.
    pub not_yet: bool,
}

/// The key that verified the signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SigningKey {
    /// Where it is published: the id of the key document, or of the profile that embeds it. Absent for a pinned key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The algorithm.
    pub algorithm: JwsAlgorithm,
    /// The SHA-256 thumbprint (RFC 7638).
    pub thumbprint: String,
}

/// What one entry of `credentialStatus` came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StatusReport {
    /// Its type, such as `BitstringStatusListEntry`; escaped and cut.
    #[serde(rename = "type")]
    pub kind: String,
    /// What the status is about: `revocation`, `suspension`, `message`, `refresh`. Absent in a list of what is revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// The address of the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// The place in the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// The status that stands there: 0 says nothing against the credential. Absent: it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u64>,
    /// What that status means, in the issuer's words: untrusted text, escaped and cut.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// What was found out about the recipient. The identity itself is not repeated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RecipientReport {
    /// Whether one of the expected identities is the recipient.
    pub matched: bool,
    /// Which of them, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidate: Option<usize>,
    /// `exact`, or the name of the spelling that matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// The type of the recipient's identity, as written.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Whether the badge has a hash of it.
    pub hashed: bool,
    /// The algorithm of that hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<Algorithm>,
}

/// An endorsement, verified on its own. A bad endorsement is not a bad badge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EndorsementReport {
    /// Its id, or the URL that was followed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The id of what carries it: the assertion, the badge class, the profile, another endorsement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// How far it is from the badge, from 1.
    pub depth: u32,
    /// The whole of it.
    pub verdict: Verdict,
    /// Whose word it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trust: Option<Trust>,
    /// Its own five checks. There is no recipient.
    pub checks: Checks,
    /// Who endorses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// What is said, text or Markdown: untrusted text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// When it was issued, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<String>,
    /// Whether it is in force.
    pub standing: Standing,
    /// What was found.
    pub problems: Vec<Finding>,
}

/// The answer of [`verify`](crate::verify): a verdict, and its reasons.
///
/// The same input, options and answers give the same report, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct VerificationReport {
    /// The whole: `valid` only if none of the five checks failed and each that the badge needs passed; `invalid` if one
    /// failed; else `unverified`.
    pub verdict: Verdict,
    /// Whose word it is that the badge is the issuer's. Absent while `integrity` or `issuer` has not passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trust: Option<Trust>,
    /// How it is verified. Absent if the badge could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// The version of the badge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,
    /// What it is: usually an `Assertion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// The moment at which dates were judged, RFC 3339 in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The five checks.
    pub checks: Checks,
    /// What the badge says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<VerifiedBadge>,
    /// Whether it is in force.
    pub standing: Standing,
    /// The key that verified the signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<SigningKey>,
    /// 3.0: the embedded proofs, each with its own answer: one that is verified is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<ProofReport>,
    /// 3.0: what the status lists say, entry by entry.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<StatusReport>,
    /// 3.0: whether the credential of the report is the one that its refresh service gave.
    pub refreshed: bool,
    /// About the recipient, if identities were expected and the badge names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<RecipientReport>,
    /// What was found, check by check.
    pub problems: Vec<Finding>,
    /// Whether there were more than the limit `problems` let keep.
    pub truncated: bool,
    /// The documents, in the order in which the badge leads to them.
    pub documents: Vec<DocumentReport>,
    /// The endorsements of the badge, of its class and of its issuer.
    pub endorsements: Vec<EndorsementReport>,
    /// How many documents were asked for.
    pub requests: u32,
    /// How many bytes came back.
    pub bytes: u64,
}

impl VerificationReport {
    /// The errors: what made checks fail.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.problems.iter().filter(|finding| finding.problem.severity == Severity::Error)
    }
}
