//! The one view of a badge document, whatever its version.

use serde::{Deserialize, Serialize};

use crate::badge::detect::{Detected, detect};
use crate::badge::reader::{At, Reader};
use crate::badge::version::{Class, VcVersion, Version};
use crate::badge::{envelope, v0_5, v1, v2, v3};
use crate::error::{Error, ErrorCode, Result};
use crate::json::Json;
use crate::limits::Limits;
use crate::payload::{self, Opened};
use crate::problem::Problem;

/// Options of [`parse`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ParseOptions {
    /// The bounds of this call.
    pub limits: Limits,
}

/// What it takes to earn a badge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Criteria {
    /// URL of a page, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Text or Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
}

/// Who awards a badge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Issuer {
    /// The issuer's IRI; in 0.5 the `origin`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Home page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// E-mail address; in 0.5 the `contact`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Whom a badge is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Recipient {
    /// `email`, `url`, `telephone`, `id`, an OB 3.0 identifier type or a property IRI, as written.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The identity or its hash, as written.
    pub identity: String,
    /// Whether it is a hash: the document's flag, or what the identity looks like if there is none.
    pub hashed: bool,
    /// The salt, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// Whether the document has a salt that is no text; nobody can be matched then.
    #[serde(skip)]
    pub(crate) unusable_salt: bool,
}

/// Evidence for an award.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Evidence {
    /// URL, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Text or Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// What a Comprehensive Learner Record lists. Read, not verified: each credential in it has a proof of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Achievement {
    /// The id of the credential that awards it; absent where the record only describes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
    /// The achievement's IRI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name, else that of the credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its description, else that of the credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
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

/// How a document says that it can be verified. A claim, not a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct VerificationObject {
    /// `hosted`, `signed`, `HostedBadge`, `SignedBadge`, or a proof's type or cryptosuite, as written.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Versions 1.0 and 1.1: `verify.url`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Version 2.0: `creator`; 3.0: the proof's `verificationMethod`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<String>,
}

/// The signature around a document that came as a JWS. Read, not verified.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Signature {
    /// The header's `alg`, as written. A claim of whoever made the token.
    pub algorithm: String,
    /// The header's `kid`, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    /// Always false: parsing does not verify.
    pub verified: bool,
}

/// One view of a badge document of any version.
///
/// Members that the document does not have, or has with a value of the wrong type, are absent; the latter also
/// leave a `document.member` problem. Texts are as written: dates are not normalised, URLs not resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Badge {
    /// The version of the document. An OB 2.1 envelope is `2.1`; the members below are those of the badge inside.
    pub version: Version,
    /// What the document describes. Of an envelope: `Envelope`.
    pub class: Class,
    /// Version 3.0: which data model of verifiable credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vc_version: Option<VcVersion>,
    /// Whether this is the mixture of 0.5 and 1.0 that Mozilla's Backpack baked in 2013 and 2014.
    pub backpack_hybrid: bool,
    /// The document's id; in 1.0 the `uid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name of the badge class or achievement, or of the issuer if the document is a profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description of the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// URL or data URI of the picture: the assertion's, else the badge class's or achievement's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// The IRI of the badge class or achievement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge_class: Option<String>,
    /// What it takes to earn it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Criteria>,
    /// Who awards it. Absent when the badge class is only referred to by its URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// Whom it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<Recipient>,
    /// Version 3.0: further identifiers of the same recipient.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_identifiers: Vec<Recipient>,
    /// When it was awarded, as written (`issued_on`, `issuedOn`, `validFrom`, `issuanceDate`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<String>,
    /// When it ends, as written (`expires`, `validUntil`, `expirationDate`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// Whether the document says that it is revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked: Option<bool>,
    /// Evidence, in the document's order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Of a Comprehensive Learner Record: what it lists, in the document's order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub achievements: Vec<Achievement>,
    /// How it says it can be verified; in 3.0 one for each proof.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub verification: Vec<VerificationObject>,
    /// The signature, if the text was a JWS (or an envelope with one).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
    /// What was odd.
    pub problems: Vec<Problem>,
    /// The JSON document, byte for byte: the text itself, or the payload of the JWS.
    pub document: String,
    /// The text that was parsed, byte for byte, without white space around it.
    pub raw: String,
}

impl Badge {
    /// A view with nothing in it yet.
    fn empty(detected: &Detected, document: &str, raw: &str) -> Badge {
        Badge {
            version: detected.version,
            class: detected.class,
            vc_version: detected.vc_version,
            backpack_hybrid: detected.backpack_hybrid,
            id: None,
            name: None,
            description: None,
            image: None,
            badge_class: None,
            criteria: None,
            issuer: None,
            recipient: None,
            other_identifiers: Vec::new(),
            issued_on: None,
            expires: None,
            revoked: None,
            evidence: Vec::new(),
            achievements: Vec::new(),
            verification: Vec::new(),
            signature: None,
            problems: Vec::new(),
            document: document.to_owned(),
            raw: raw.to_owned(),
        }
    }
}

/// Reads a badge document of any version: JSON text or a compact JWS.
///
/// The version is told by `@context` first and by members where that does not say enough. Nothing is fetched and no
/// signature is verified. Of an OB 2.1 envelope the first badge inside is shown, a signed one before a plain one.
///
/// # Errors
/// Those of [`payload`](crate::payload()); `document.hosted` for a URL, `document.unrecognised`,
/// `document.envelope`, `json.nul_in_identifier`.
///
/// ```
/// use ovenbird::{Class, Version, parse};
///
/// let text = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"urn:uuid:1","revoked":true}"#;
/// let badge = parse(text, &Default::default())?;
/// assert_eq!((badge.version, badge.class), (Version::V2_0, Class::Assertion));
/// assert_eq!(badge.revoked, Some(true));
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn parse(text: &str, options: &ParseOptions) -> Result<Badge> {
    let limits = &options.limits;
    let opened = payload::open(text, limits)?;
    let (Some(json), Some(document)) = (opened.read(limits)?, opened.document()) else {
        let message = "the text is the URL of a hosted assertion, and nothing is fetched here";
        return Err(Error::new(ErrorCode::DocumentHosted, message));
    };
    let mut detected = detect(&json)?;
    let mut reader = Reader { problems: std::mem::take(&mut detected.problems) };
    let mut badge = Badge::empty(&detected, document, opened.text);
    fill(&mut badge, &mut reader, &At::root(&json), detected.version, limits)?;
    badge.problems = reader.problems;
    if badge.signature.is_none() {
        badge.signature = signature(&opened);
    }
    Ok(badge)
}

/// The view of a document that was read already, without its text.
///
/// # Errors
/// Those of [`parse`].
pub(crate) fn view_of(document: &Json<'_>, detected: &Detected, limits: &Limits) -> Result<Badge> {
    let mut reader = Reader { problems: Vec::new() };
    let mut badge = Badge::empty(detected, "", "");
    fill(&mut badge, &mut reader, &At::root(document), detected.version, limits)?;
    Ok(badge)
}

/// Fills a view from a document of a version.
pub(super) fn fill(
    badge: &mut Badge,
    reader: &mut Reader,
    root: &At<'_, '_, '_>,
    version: Version,
    limits: &Limits,
) -> Result<()> {
    match version {
        Version::V0_5 => v0_5::fill(badge, reader, root),
        Version::V1_0 | Version::V1_1 => v1::fill(badge, reader, root),
        Version::V2_0 => v2::fill(badge, reader, root),
        Version::V2_1 => envelope::fill(badge, reader, root, limits),
        Version::V3_0 => v3::fill(badge, reader, root),
    }
}

/// The signature of a text that is a JWS.
pub(super) fn signature(opened: &Opened<'_>) -> Option<Signature> {
    let jws = opened.jws.as_ref()?;
    Some(Signature { algorithm: jws.algorithm.clone(), key_id: jws.key_id.clone(), verified: false })
}

#[cfg(test)]
mod tests;
