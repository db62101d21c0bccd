//! Whether two credentials are the same one (Open Badges 3.0, Credential Equality and Comparison Algorithm).

use std::cmp::Ordering;
use std::ptr;

use serde::{Deserialize, Serialize};

use crate::badge::{Class, Version, credential, detect};
use crate::dates::{self, Instant};
use crate::error::{Error, ErrorCode, Result};
use crate::json::Json;
use crate::limits::Limits;
use crate::ops::inspect::hosted;
use crate::payload;

/// Options of [`equal_credentials`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CompareOptions {
    /// The bounds of this call.
    pub limits: Limits,
}

/// Which of two is the newer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Newer {
    /// The first replaces the second.
    First,
    /// The second replaces the first.
    Second,
    /// Both are of one moment.
    Neither,
}

/// What came of comparing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// Whether both are the same credential: issuer and id are equal, after percent-decoding and trimming.
    pub equal: bool,
    /// If so, which one replaces the other; absent if one of them has no date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newer: Option<Newer>,
}

/// Says whether two credentials of 3.0, in JSON or as VC-JWT, are the same one, and which is the newer.
///
/// They are the same if both have an id and an issuer with an id, and these are equal after percent-decoding and without
/// white space around them. The one with the later `validFrom`, or `issuanceDate`, replaces the other; without such a date
/// in both, `newer` is absent. Neither is verified: ask [`verify`](crate::verify()) before one replaces the other.
///
/// # Errors
/// `document.unrecognised`: one is no credential of 3.0; `document.hosted`: one is the URL of a hosted assertion;
/// `json.*`, `jws.*`, `payload.*`, `limit.*`: one cannot be read.
///
/// ```
/// use ovenbird::{Newer, equal_credentials};
///
/// let credential = |from: &str| format!(r#"{{
///     "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
///     "type": ["VerifiableCredential", "OpenBadgeCredential"],
///     "id": "urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002", "issuer": "https://issuer.example", "validFrom": "{from}"
/// }}"#);
/// let (old, new) = (credential("2025-01-01T00:00:00Z"), credential("2026-01-01T00:00:00Z"));
/// let comparison = equal_credentials(&old, &new, &Default::default())?;
/// assert_eq!((comparison.equal, comparison.newer), (true, Some(Newer::Second)));
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn equal_credentials(a: &str, b: &str, options: &CompareOptions) -> Result<Comparison> {
    let (a, b) = (Compared::read(a, options)?, Compared::read(b, options)?);
    let equal = same(&a.id, &b.id) && same(&a.issuer, &b.issuer);
    let newer = || {
        Some(match a.from?.cmp(&b.from?) {
            Ordering::Greater => Newer::First,
            Ordering::Less => Newer::Second,
            Ordering::Equal => Newer::Neither,
        })
    };
    Ok(Comparison { equal, newer: if equal { newer() } else { None } })
}

/// What of a credential is compared.
struct Compared {
    id: Option<Vec<u8>>,
    issuer: Option<Vec<u8>>,
    from: Option<Instant>,
}

impl Compared {
    fn read(text: &str, options: &CompareOptions) -> Result<Compared> {
        let opened = payload::open(text, &options.limits)?;
        let Some(claims) = opened.read(&options.limits)? else { return Err(hosted()) };
        require_credential(&claims)?;
        let inner = credential(&claims);
        // Of data model 1.1 the claims stand for members that the credential in `vc` lacks (section 6.3.1).
        let claim = |name: &str| if ptr::eq(inner, &raw const claims) { None } else { claims.present(name) };
        let issuer = inner.present("issuer").or_else(|| claim("iss")).map(Json::single);
        let issuer = issuer.and_then(|issuer| if issuer.is_object() { id_of(issuer) } else { Some(issuer) });
        let from = inner.present("validFrom").or_else(|| inner.present("issuanceDate"));
        Ok(Compared {
            id: id_of(inner).or_else(|| claim("jti")).and_then(plain),
            issuer: issuer.and_then(plain),
            from: from.or_else(|| claim("nbf")).and_then(moment),
        })
    }
}

fn require_credential(claims: &Json<'_>) -> Result<()> {
    let found = detect(claims)?;
    let of_another_class = [Class::Achievement, Class::Profile, Class::RevocationList].contains(&found.class);
    if found.version != Version::V3_0 || of_another_class {
        let version = found.version;
        let message = format!("a document of version {version}, expected a credential of 3.0");
        return Err(Error::new(ErrorCode::DocumentUnrecognised, message));
    }
    Ok(())
}

fn id_of<'j, 'a>(json: &'j Json<'a>) -> Option<&'j Json<'a>> {
    json.present("id").or_else(|| json.present("@id"))
}

/// Two that are missing are not the same.
fn same(a: &Option<Vec<u8>>, b: &Option<Vec<u8>>) -> bool {
    a.is_some() && a == b
}

/// An id percent-decoded and trimmed; `None` for what is no text, and for an empty one.
fn plain(json: &Json<'_>) -> Option<Vec<u8>> {
    let decoded = percent_decoded(json.as_str()?);
    let trimmed = decoded.trim_ascii();
    (!trimmed.is_empty()).then(|| trimmed.to_vec())
}

/// Decodes once. What is no escape stays as it is.
fn percent_decoded(text: &str) -> Vec<u8> {
    let mut rest = text.as_bytes();
    let mut out = Vec::with_capacity(rest.len());
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.split_first_chunk::<2>().filter(|_| *first == b'%');
        match escaped.and_then(|(digits, after)| Some((byte(*digits)?, after))) {
            Some((byte, after)) => {
                out.push(byte);
                rest = after;
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    out
}

fn byte(digits: [u8; 2]) -> Option<u8> {
    let [high, low] = digits.map(|digit| char::from(digit).to_digit(16));
    u8::try_from(high?.checked_mul(16)?.checked_add(low?)?).ok()
}

/// A date of RFC 3339, or a claim's seconds.
fn moment(json: &Json<'_>) -> Option<Instant> {
    match json {
        Json::String(text) => dates::rfc3339(text),
        Json::Number(seconds) => Some(Instant { seconds: seconds.as_i64()?, nanos: 0 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
