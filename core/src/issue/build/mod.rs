//! Building documents from a small request: `docs/issuing.md` tells every member and default.
//!
//! A draft of the document is made from what the request has, each part noted with where it came from. It is then held
//! against the rules of its version; what they miss or refuse is told in terms of the request, all at once. Refused is
//! everything that would be a warning, too, and every member of the request that would be lost.

mod draft;
mod lists;
mod parts;
mod recipient;
mod takes;
#[cfg(test)]
mod tests;
mod tree;
mod v1;
mod v2;
mod v3;

use serde::{Deserialize, Serialize};

use crate::badge::{Class, Version};
use crate::error::Result;
use crate::issue::build::draft::Draft;
use crate::issue::request::{IssueClass, IssueRequest};
use crate::keys::Entropy;
use crate::limits::Limits;
use crate::problem::Problem;

/// Options of [`issue`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct IssueOptions {
    /// The moment of issuing, in seconds since 1970, taken where the request does not name one. Bindings and command
    /// line fill in the clock.
    pub now_unix: Option<i64>,
    /// **For tests only:** salts and ids follow from this text. Bindings and command line; in Rust give the entropy.
    pub insecure_seed: Option<String>,
    /// The bounds of this call.
    pub limits: Limits,
}

/// A document made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Issued {
    /// The document, compact JSON.
    pub document: String,
    /// Its version.
    pub version: Version,
    /// Its class.
    pub class: Class,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// 3.0: what a badge class or profile in the terms of 2.0 has that 3.0 has no place for, each an `upgrade.lost`
    /// with its pointer into the request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<Problem>,
}

/// Makes a document from what an issuer knows: who, what, by whom, when.
///
/// Contexts, types, ids, dates, the hash of the recipient and its salt are filled in. The result is unsigned, and has no
/// error and no warning in the profile `standard` of [`validate`](crate::validate). Nothing is hosted or fetched.
///
/// Randomness is taken in this order, 16 bytes each, and only where it is needed: the UUID (version 4) of `id` and
/// `uid`, the salt, the UUID of the subject of a credential.
///
/// # Errors
/// - `issue.incomplete`: the request lacks something; the message lists all of it, and what is wrong besides;
/// - `issue.invalid`: something in the request is wrong, or has no place in a document of its class and version;
/// - `recipient.identity_invalid`, `recipient.algorithm`: the identity cannot be hashed, or not like that;
/// - `key.*`: of `public_key`; `status.encoding`, `limit.status_list`, `option.invalid`: of `status_list`;
/// - `random.failed`; `limit.text`, `limit.json_depth`, `limit.json_nodes`.
///
/// The pointers of the errors lead into the request.
///
/// ```
/// use ovenbird::{IssueOptions, SystemEntropy, issue, wire};
///
/// let request = wire::request_from_json(Some(r#"{
///     "id": "https://badges.example/assertions/1",
///     "recipient": "ada@example.org",
///     "badge": "https://badges.example/robotics",
///     "issued_on": "2026-01-15T09:00:00Z"
/// }"#))?;
/// let issued = issue(&request, &IssueOptions::default(), &mut SystemEntropy)?;
/// assert!(issued.document.contains(r#""recipient":{"type":"email","hashed":true,"salt":""#));
/// assert!(!issued.document.contains("ada@example.org"));
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn issue(request: &IssueRequest, options: &IssueOptions, entropy: &mut dyn Entropy) -> Result<Issued> {
    let version = request.version.unwrap_or(Version::V2_0);
    let class = request.class.unwrap_or(match version {
        Version::V3_0 => IssueClass::OpenBadgeCredential,
        _ => IssueClass::Assertion,
    });
    let takes = takes::takes(version, class)?;
    let mut draft = Draft::new(request, options, version, class, entropy);
    for (name, there) in given(request) {
        if there && !takes.contains(&name) {
            let class = class.as_str();
            draft.refuse(format!("/{name}"), format!("has no place in the class {class} of {version}"));
        }
    }
    match (version, class) {
        (Version::V2_0, IssueClass::Assertion) => draft.assertion_2(),
        (_, IssueClass::Assertion) => draft.assertion_1(),
        (_, IssueClass::OpenBadgeCredential) => draft.credential(),
        (_, IssueClass::BadgeClass) => draft.badge_document(),
        (_, IssueClass::Achievement) => draft.achievement_document(),
        (Version::V3_0, IssueClass::Profile) => draft.profile_document_3(),
        (_, IssueClass::Profile) => draft.profile_document(),
        (_, IssueClass::Endorsement) => draft.endorsement_2(),
        (_, IssueClass::EndorsementCredential) => draft.endorsement_credential(),
        (Version::V3_0, IssueClass::RevocationList) => draft.revocations_3(),
        (Version::V2_0, IssueClass::RevocationList) => draft.revocations_2(),
        (_, IssueClass::RevocationList) => draft.revocations_1(),
        (_, IssueClass::BitstringStatusListCredential) => draft.status_list_credential(),
        (_, IssueClass::CryptographicKey) => draft.key_document(),
    }
}

/// The members of a request, and whether they are there. Version, class and `members` are taken everywhere.
fn given(request: &IssueRequest) -> [(&'static str, bool); 19] {
    [
        ("id", request.id.is_some()),
        ("uid", request.uid.is_some()),
        ("recipient", request.recipient.is_some()),
        ("badge", request.badge.is_some()),
        ("issuer", request.issuer.is_some()),
        ("issued_on", request.issued_on.is_some()),
        ("expires", request.expires.is_some()),
        ("name", request.name.is_some()),
        ("narrative", request.narrative.is_some()),
        ("evidence", request.evidence.is_some()),
        ("image", request.image.is_some()),
        ("language", request.language.is_some()),
        ("endorsements", request.endorsements.is_some()),
        ("verification", request.verification.is_some()),
        ("status", request.status.is_some()),
        ("claim", request.claim.is_some()),
        ("revoked", request.revoked.is_some()),
        ("status_list", request.status_list.is_some()),
        ("public_key", request.public_key.is_some()),
    ]
}
