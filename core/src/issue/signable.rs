//! What is signed: which documents can be, and the payload that they become.
//!
//! An assertion of 1.0 to 2.0, or an endorsement of 2.0, is the payload of a JWS byte for byte. A credential of 3.0 is
//! that of a VC-JWT with the claims of `proof` behind its own members, or stands in the claim `vc` if its data model is
//! 1.1. Refused are documents that say they are hosted, and those that the specifications know no signature for.

use crate::badge::{Class, VcVersion, Version, credential, detect};
use crate::error::{Error, ErrorCode, Result};
use crate::issue::faults::Faults;
use crate::json::Json;
use crate::limits::Limits;
use crate::payload::{self, Opened, PayloadKind};
use crate::proof::{Claims, ProofFormat};
use crate::rules;

/// A document that can be signed.
pub(super) struct Signable {
    pub(super) format: ProofFormat,
    /// The payload of the token to be.
    pub(super) payload: String,
}

impl Signable {
    /// Reads a document, and checks it against its rules if `check` says so.
    ///
    /// # Errors
    /// `issue.invalid`, `document.hosted`, `document.envelope`, `document.unrecognised`, `option.conflict`, and those of
    /// reading it.
    pub(super) fn of(
        document: &str,
        format: Option<ProofFormat>,
        check: bool,
        limits: &Limits,
    ) -> Result<Signable> {
        let opened = payload::open(document, limits)?;
        let json = unsigned(&opened, limits)?;
        let found = detect(&json)?;
        let its_format = format_of(found.version, found.class)?;
        if format.is_some_and(|format| format != its_format) {
            let needed = if its_format == ProofFormat::Jws { "jws" } else { "vc_jwt" };
            let message =
                format!("options: a document of {} is signed in the format `{needed}`", found.version);
            return Err(Error::new(ErrorCode::OptionConflict, message));
        }
        if check {
            faultless(&json, found.version, found.class, found.vc_version)?;
        }
        let payload = match its_format {
            ProofFormat::Jws => {
                says_signed(&json)?;
                opened.text.to_owned()
            }
            _ => claimed(opened.text, &json, found.vc_version)?,
        };
        Ok(Signable { format: its_format, payload })
    }
}

/// A document that is neither signed already nor somewhere else.
///
/// # Errors
/// `issue.invalid`, `document.hosted`, and those of reading it.
pub(super) fn unsigned<'o>(opened: &'o Opened<'_>, limits: &Limits) -> Result<Json<'o>> {
    let json = match opened.kind {
        PayloadKind::Json => opened.read(limits)?.ok_or_else(Error::internal)?,
        PayloadKind::Jws => return Err(invalid("the text is a JWS: it is signed already")),
        PayloadKind::Url => {
            let message = "the text is the URL of a hosted assertion, and nothing is fetched here";
            return Err(Error::new(ErrorCode::DocumentHosted, message));
        }
    };
    if !std::ptr::eq(credential(&json), &raw const json) {
        return Err(invalid("the text has a credential in the claim `vc`; give the credential alone"));
    }
    Ok(json)
}

/// The form in which a class of a version is signed.
pub(super) fn format_of(version: Version, class: Class) -> Result<ProofFormat> {
    match (version, class) {
        (Version::V1_0 | Version::V1_1 | Version::V2_0, Class::Assertion) => Ok(ProofFormat::Jws),
        (Version::V2_0, Class::Endorsement) => Ok(ProofFormat::Jws),
        (
            Version::V3_0,
            Class::OpenBadgeCredential
            | Class::EndorsementCredential
            | Class::ClrCredential
            | Class::VerifiableCredential,
        ) => Ok(ProofFormat::VcJwt),
        (Version::V0_5, _) => Err(invalid("version 0.5 knows no signed badges; upgrade the document first")),
        (Version::V2_1, Class::Envelope) => {
            let message = "an envelope is not signed; sign the assertion in it";
            Err(Error::new(ErrorCode::DocumentEnvelope, message))
        }
        _ => {
            let message = format!(
                "a document of {version} and the class {class:?} is not signed; assertions and credentials are"
            );
            Err(invalid(message))
        }
    }
}

/// Refuses a document with errors, naming them.
pub(super) fn faultless(
    json: &Json<'_>,
    version: Version,
    class: Class,
    model: Option<VcVersion>,
) -> Result<()> {
    let class = rules::told_by_subject(json, class);
    let rules = rules::told(version, class, model).ok_or_else(Error::internal)?;
    match Faults::of(json, rules) {
        None => Ok(()),
        Some(Faults { errors, named }) => {
            Err(invalid(format!("the document has {errors} errors and was not signed: {named}")))
        }
    }
}

/// Refuses what does not say that it is signed: readers would look for it on a host and never at the signature.
fn says_signed(json: &Json<'_>) -> Result<()> {
    let found =
        ["verification", "verify"].iter().find_map(|name| Some((*name, json.present(name)?.single())));
    let Some((name, verification)) = found else {
        return Err(invalid("the document has no `verification` that says it is signed"));
    };
    let types = verification.present("type").or_else(|| verification.present("@type"));
    let types: Vec<&str> = types.map_or(&[][..], Json::items).iter().filter_map(Json::as_str).collect();
    let of = |names: [&str; 2]| types.iter().any(|found| names.contains(&local_name(found)));
    if of(["SignedBadge", "signed"]) && !of(["HostedBadge", "hosted"]) {
        return Ok(());
    }
    let needed = if name == "verify" { "signed" } else { "SignedBadge" };
    let message = format!("the type of `{name}` does not say that the badge is signed, expected `{needed}`");
    Err(invalid(message).pointer(format!("/{name}/type")))
}

/// The name without the vocabulary it is of.
fn local_name(name: &str) -> &str {
    ["obi:", "https://w3id.org/openbadges#"]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name)
}

/// The payload of a VC-JWT.
fn claimed(text: &str, json: &Json<'_>, model: Option<VcVersion>) -> Result<String> {
    let claims = Claims::of(json, model);
    if model == Some(VcVersion::V1_1) {
        return Ok(format!(r#"{{"vc":{text},{}}}"#, claims.write(None)?));
    }
    let claims = claims.write(Some(json))?;
    if claims.is_empty() {
        return Ok(text.to_owned());
    }
    let inside = text.strip_suffix('}').ok_or_else(Error::internal)?.trim_ascii_end();
    Ok(format!("{inside},{claims}}}"))
}

#[cold]
fn invalid(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::IssueInvalid, message)
}
