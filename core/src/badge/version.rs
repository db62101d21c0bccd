//! Which version and class a document is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, quote};

/// A version of Open Badges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Version {
    /// Mozilla's first: one object with badge and issuer inside, recipient as text.
    #[serde(rename = "0.5")]
    V0_5,
    /// Separate assertion, badge class and issuer; no `@context`.
    #[serde(rename = "1.0")]
    V1_0,
    /// 1.0 with `@context`, `type`, `id` and extensions.
    #[serde(rename = "1.1")]
    V1_1,
    /// JSON-LD throughout.
    #[serde(rename = "2.0")]
    V2_0,
    /// Badge Connect: envelopes and manifests around 2.0 documents.
    #[serde(rename = "2.1")]
    V2_1,
    /// Verifiable Credentials.
    #[serde(rename = "3.0")]
    V3_0,
}

impl Version {
    /// All versions, oldest first.
    pub const ALL: [Version; 6] =
        [Version::V0_5, Version::V1_0, Version::V1_1, Version::V2_0, Version::V2_1, Version::V3_0];

    /// The version as text, such as `"2.0"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Version::V0_5 => "0.5",
            Version::V1_0 => "1.0",
            Version::V1_1 => "1.1",
            Version::V2_0 => "2.0",
            Version::V2_1 => "2.1",
            Version::V3_0 => "3.0",
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Reads `"0.5"`, `"1.0"`, `"1.1"`, `"2.0"`, `"2.1"` or `"3.0"`.
///
/// ```
/// use ovenbird::Version;
///
/// assert_eq!("2.0".parse(), Ok(Version::V2_0));
/// assert_eq!("4.0".parse::<Version>().unwrap_err().code().as_str(), "argument.invalid");
/// ```
impl FromStr for Version {
    type Err = Error;

    fn from_str(text: &str) -> Result<Version, Error> {
        Version::ALL.into_iter().find(|version| version.as_str() == text).ok_or_else(|| {
            Error::argument(format!("no version of Open Badges: {}; known are 0.5 to 3.0", quote(text)))
        })
    }
}

/// The Verifiable Credentials Data Model of an Open Badges 3.0 document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum VcVersion {
    /// `https://www.w3.org/2018/credentials/v1`.
    #[serde(rename = "1.1")]
    V1_1,
    /// `https://www.w3.org/ns/credentials/v2`.
    #[serde(rename = "2.0")]
    V2_0,
}

/// What a document describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Class {
    /// An award, versions 0.5 to 2.0.
    Assertion,
    /// What is awarded, versions 1.0 to 2.0.
    BadgeClass,
    /// Who awards, versions 1.0 to 2.0 (`Issuer`, `IssuerOrg`, `Profile`).
    Profile,
    /// A list of revoked assertions.
    RevocationList,
    /// A public key, version 2.0.
    CryptographicKey,
    /// An endorsement, version 2.0.
    Endorsement,
    /// An extension object.
    Extension,
    /// An OB 3.0 credential (`OpenBadgeCredential`, `AchievementCredential`).
    OpenBadgeCredential,
    /// An OB 3.0 endorsement.
    EndorsementCredential,
    /// A Comprehensive Learner Record.
    ClrCredential,
    /// Another verifiable credential, such as a status list.
    VerifiableCredential,
    /// An OB 3.0 achievement on its own.
    Achievement,
    /// An OB 2.1 assertion payload or response.
    Envelope,
    /// An OB 2.1 Badge Connect manifest.
    Manifest,
    /// The version is known but the class is not.
    Unknown,
}
