//! Recipient identities, plain and hashed.
//!
//! A hashed identity is `algorithm$hex`, the hash of the UTF-8 bytes of the identity followed by those of the salt.
//! Bytes are taken as given: nothing is trimmed, folded or normalised unless the caller asks for it by name.

pub(crate) mod hash;
mod identities;
mod matching;
mod spelling;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::badge::Version;
use crate::error::{Error, ErrorCode, Result, quote};
use crate::limits::Limits;
use crate::problem::Problem;

pub use matching::match_recipient;

/// A hash algorithm of recipient identities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Algorithm {
    /// MD5: in all versions' lists, and weak.
    Md5,
    /// SHA-1: versions 0.5 to 1.1 only, and weak.
    Sha1,
    /// SHA-256: what every version recommends.
    #[default]
    Sha256,
    /// SHA-512: versions 0.5 to 1.1 only.
    Sha512,
}

impl Algorithm {
    /// The name, such as `"sha256"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Algorithm::Md5 => "md5",
            Algorithm::Sha1 => "sha1",
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha512 => "sha512",
        }
    }

    /// Whether a version of Open Badges allows it.
    #[must_use]
    pub fn is_allowed_in(self, version: Version) -> bool {
        matches!(self, Algorithm::Md5 | Algorithm::Sha256) || version <= Version::V1_1
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Reads `"md5"`, `"sha1"`, `"sha256"` or `"sha512"`.
///
/// ```
/// use ovenbird::Algorithm;
///
/// assert_eq!("sha256".parse(), Ok(Algorithm::Sha256));
/// assert_eq!("SHA256".parse::<Algorithm>().unwrap_err().code().as_str(), "argument.invalid");
/// ```
impl FromStr for Algorithm {
    type Err = Error;

    fn from_str(text: &str) -> Result<Algorithm, Error> {
        hash::ALGORITHMS.into_iter().find(|algorithm| algorithm.as_str() == text).ok_or_else(|| {
            Error::argument(format!("no algorithm: {}; known are md5, sha1, sha256, sha512", quote(text)))
        })
    }
}

/// One candidate: an identity, and of which type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// `email`, `url`, `telephone`, `id`, an OB 3.0 identifier type such as `emailAddress`, or a property IRI.
    /// Absent: any type.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The identity itself, exactly as the person gives it.
    pub identity: String,
}

/// The candidates.
///
/// In JSON: a list of texts and of `{"type", "identity"}` objects, or an object that maps a type
/// to one identity or a list of them (`{"email": ["a@example.org"], "url": "https://a.example"}`).
///
/// ```
/// let given = ovenbird::wire::identities_from_json(r#"{"email": ["a@example.org", "b@example.org"]}"#)?;
/// assert_eq!(given.0[1].identity, "b@example.org");
/// # Ok::<(), ovenbird::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Identities(pub Vec<Identity>);

/// A way of varying a candidate that may be tried after the exact one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Variant {
    /// As given. Always tried first.
    Exact,
    /// White space around it removed.
    Trimmed,
    /// All lower case.
    LowerCase,
    /// Unicode normalisation form C.
    Nfc,
    /// The six spellings of Mozilla's Backpack.
    Backpack,
}

/// Options of [`match_recipient`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MatchOptions {
    /// Which variants to try, in this order, after the exact identities. Default: none.
    pub variants: Vec<Variant>,
    /// The bounds of this call.
    pub limits: Limits,
}

/// Whether somebody is the recipient, and how that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Match {
    /// Whether one of the candidates is the recipient.
    pub matched: bool,
    /// Which candidate, counted from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub candidate: Option<usize>,
    /// The candidate, exactly as given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
    /// Which spelling of it matched: `exact`, `trimmed`, `lower_case`, `nfc`, or a spelling of the Backpack
    /// (`backpack_lower`, `backpack_upper`, `backpack_capitalised`, `backpack_words`, `backpack_local_upper`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// The recipient's identity type, if the document names one.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Whether the document holds the identity hashed.
    pub hashed: bool,
    /// The algorithm of the hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<Algorithm>,
    /// Why nothing matched (`recipient.mismatch`, `recipient.type_mismatch` …), and what is weak about a match.
    pub problems: Vec<Problem>,
}

/// Makes a hashed identity, `algorithm$hex` with lower-case digits.
///
/// Identity and salt are hashed as given, the salt after the identity; no salt and an empty one are the same.
///
/// # Errors
/// `recipient.algorithm` if the version does not allow the algorithm (sha1 and sha512 belong to 0.5, 1.0 and 1.1);
/// `recipient.identity_invalid` if the identity is empty or holds a NUL.
///
/// ```
/// use ovenbird::{Algorithm, Version, hash_identity};
///
/// let hash = hash_identity("foo@example.org", Some("lol"), Algorithm::Sha256, Version::V2_0)?;
/// assert_eq!(hash, "sha256$764c2d5c44777ed2de8baf90bf422f859aed6e917071f8579fc9ae287aebf489");
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn hash_identity(
    identity: &str,
    salt: Option<&str>,
    algorithm: Algorithm,
    version: Version,
) -> Result<String> {
    check_identity(identity)?;
    if !algorithm.is_allowed_in(version) {
        let message = format!("{algorithm} belongs to versions 0.5 to 1.1, not to {version}");
        return Err(Error::new(ErrorCode::RecipientAlgorithm, message));
    }
    let digest = hash::digest(algorithm, identity, salt.unwrap_or_default());
    Ok(hash::spell(algorithm, digest.as_slice()))
}

/// Refuses an identity that nobody has. The message does not quote it: it may be somebody's address.
pub(crate) fn check_identity(identity: &str) -> Result<()> {
    let what = match identity {
        "" => "is empty",
        other if other.contains('\0') => "holds a NUL",
        _ => return Ok(()),
    };
    Err(Error::new(ErrorCode::RecipientIdentity, format!("an identity {what}")))
}
