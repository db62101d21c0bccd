//! Telling version and class: by `@context` first, by members where that does not say enough.

use crate::badge::context::Contexts;
use crate::badge::shape;
use crate::badge::version::{Class, VcVersion, Version};
use crate::error::{Error, ErrorCode, Result};
use crate::json::Json;
use crate::problem::Problem;

/// What a document was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Detected {
    pub(crate) version: Version,
    pub(crate) class: Class,
    /// Version 3.0 only.
    pub(crate) vc_version: Option<VcVersion>,
    pub(crate) backpack_hybrid: bool,
    /// `document.context`, if members had to tell what `@context` should have told.
    pub(crate) problems: Vec<Problem>,
}

/// The credential in a JSON document: in a VC-JWT of data model 1.1 it is the member `vc` of the claims.
pub(crate) fn credential<'j, 'a>(document: &'j Json<'a>) -> &'j Json<'a> {
    let bare =
        ["@context", "type", "@type", "credentialSubject"].iter().all(|name| document.get(name).is_none());
    match document.get("vc") {
        Some(inner) if bare && inner.is_object() => inner,
        _ => document,
    }
}

/// Finds out which version and class a document is.
///
/// # Errors
/// `document.unrecognised`.
pub(crate) fn detect(document: &Json<'_>) -> Result<Detected> {
    let document = credential(document);
    let contexts = Contexts::of(document);
    if let Some(class) = shape::connect_members(document) {
        // An envelope has no `@context` by its specification; a manifest has.
        let told = class == Class::Envelope || contexts.known();
        return Ok(found(Version::V2_1, class).with_context_problem(!told, contexts));
    }
    if !contexts.badges2 && !contexts.credential() && shape::is_oldest(document) {
        let mut oldest = found(Version::V0_5, Class::Assertion);
        oldest.backpack_hybrid = shape::is_backpack_hybrid(document);
        return Ok(oldest.with_context_problem(contexts.present && !contexts.badges1, contexts));
    }
    match by_context(document, contexts) {
        Some(detected) => Ok(detected),
        None => by_members(document, contexts).ok_or_else(unrecognised),
    }
}

fn found(version: Version, class: Class) -> Detected {
    Detected { version, class, vc_version: None, backpack_hybrid: false, problems: Vec::new() }
}

impl Detected {
    fn with_context_problem(mut self, odd: bool, contexts: Contexts) -> Detected {
        if odd {
            let what = if contexts.present { "an unknown" } else { "no" };
            let version = self.version;
            let message =
                format!("the document has {what} `@context`; its members are those of version {version}");
            let problem = Problem::warning(ErrorCode::DocumentContext, message);
            self.problems.push(if contexts.present { problem.pointer("/@context") } else { problem });
        }
        self
    }

    fn with_vc_version(mut self, document: &Json<'_>, contexts: Contexts) -> Detected {
        self.vc_version = match () {
            () if contexts.credentials2 => Some(VcVersion::V2_0),
            () if contexts.credentials1 => Some(VcVersion::V1_1),
            () if document.get("validFrom").is_some() => Some(VcVersion::V2_0),
            () if document.get("issuanceDate").is_some() => Some(VcVersion::V1_1),
            () => None,
        };
        self
    }
}

/// The answer of a known `@context`.
fn by_context(document: &Json<'_>, contexts: Contexts) -> Option<Detected> {
    let credential = contexts.credential() && {
        // Both families at once: some 2.0 documents borrow terms of the other. The type decides.
        let both = contexts.badges1 || contexts.badges2;
        !both || shape::credential_type(document).is_some() || shape::badge_type(document).is_none()
    };
    if credential {
        let class = shape::credential_type(document)
            .or_else(|| shape::badge_type(document).filter(|class| *class == Class::Profile))
            .or_else(|| shape::credential_members(document));
        let detected = found(Version::V3_0, class.unwrap_or(Class::Unknown));
        return Some(detected.with_vc_version(document, contexts));
    }
    let version = match () {
        () if contexts.badges2 => Version::V2_0,
        () if contexts.badges1 => Version::V1_1,
        () if contexts.connect => Version::V2_1,
        () => return None,
    };
    let class = shape::badge_type(document).or_else(|| shape::badge_members(document));
    Some(found(version, class.unwrap_or(Class::Unknown)))
}

/// The answer of types and members, where `@context` is missing or unknown.
fn by_members(document: &Json<'_>, contexts: Contexts) -> Option<Detected> {
    if let Some(class) = shape::credential_type(document).or_else(|| shape::credential_members(document)) {
        // A revocation list of 1EdTech is no credential and has no `@context`.
        let odd = class != Class::RevocationList || contexts.present;
        let detected = found(Version::V3_0, class).with_vc_version(document, contexts);
        return Some(detected.with_context_problem(odd, contexts));
    }
    let has = |name: &str| document.present(name).is_some();
    let typed = shape::badge_type(document);
    let class = typed.or_else(|| shape::badge_members(document))?;
    let plain = typed.is_none() && !contexts.present && !has("verification");
    let version = match class {
        Class::Endorsement | Class::RevocationList | Class::CryptographicKey | Class::Extension => {
            Version::V2_0
        }
        _ if plain && (has("uid") || !has("id")) => Version::V1_0,
        _ if has("verify") && !has("verification") => Version::V1_1,
        _ => Version::V2_0,
    };
    Some(found(version, class).with_context_problem(version != Version::V1_0, contexts))
}

#[cold]
fn unrecognised() -> Error {
    let message = "no badge document: no known `@context` or `type`, and none of the members that tell a version \
                   (`recipient`, `badge`, `credentialSubject`, `criteria`, `assertion` …)";
    Error::new(ErrorCode::DocumentUnrecognised, message)
}

#[cfg(test)]
mod tests;
