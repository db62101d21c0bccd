//! OB 2.1: envelopes around 2.0 documents, and the manifest of a Badge Connect host.

use crate::badge::detect::detect;
use crate::badge::reader::{At, ID, Reader};
use crate::badge::version::{Class, Version};
use crate::badge::view::{self, Badge};
use crate::error::{Error, ErrorCode, Result};
use crate::json::Json;
use crate::limits::Limits;
use crate::payload::{self, PayloadKind};

/// Fills the view with the badge inside: the signed one before the plain one, which must then be ignored; of several
/// the first.
///
/// # Errors
/// `document.envelope` if there is none, and those of reading it.
pub(super) fn fill(
    badge: &mut Badge,
    reader: &mut Reader,
    root: &At<'_, '_, '_>,
    limits: &Limits,
) -> Result<()> {
    if badge.class == Class::Manifest {
        badge.id = reader.iri(root, ID)?;
        return Ok(());
    }
    let (name, json) = carried(root.json)?;
    let at = At { json, path: root.path.member(name) };
    if SIGNED.contains(&name) {
        signed(badge, reader, &at, limits)
    } else {
        plain(badge, reader, &at, limits)
    }
}

/// The members with a JWS.
const SIGNED: [&str; 2] = ["signedAssertion", "signedAssertions"];
/// The members with a document.
const PLAIN: [&str; 3] = ["assertion", "assertions", "profile"];

/// What an envelope carries, and the name of the member: the signed badge before the plain one, which must then be
/// ignored; of a list the first.
///
/// # Errors
/// `document.envelope` if there is nothing.
pub(crate) fn carried<'j, 'a>(envelope: &'j Json<'a>) -> Result<(&'static str, &'j Json<'a>)> {
    let first = |name: &'static str| {
        let item = envelope.present(name)?.items().iter().find(|item| **item != Json::Null)?;
        Some((name, item))
    };
    SIGNED.into_iter().chain(PLAIN).find_map(first).ok_or_else(|| {
        Error::new(ErrorCode::DocumentEnvelope, "the envelope carries neither a badge nor a profile")
    })
}

fn plain(badge: &mut Badge, reader: &mut Reader, at: &At<'_, '_, '_>, limits: &Limits) -> Result<()> {
    let mut detected = detect(at.json)?;
    reader.problems.append(&mut detected.problems);
    if detected.version == Version::V2_1 {
        let message = "an envelope inside an envelope is no badge";
        return Err(Error::new(ErrorCode::DocumentEnvelope, message).pointer(at.path.pointer()));
    }
    badge.class = detected.class;
    badge.vc_version = detected.vc_version;
    badge.backpack_hybrid = detected.backpack_hybrid;
    view::fill(badge, reader, at, detected.version, limits)?;
    badge.class = Class::Envelope;
    Ok(())
}

/// A JWS inside. Pointers of its problems lead into its own payload.
fn signed(badge: &mut Badge, reader: &mut Reader, at: &At<'_, '_, '_>, limits: &Limits) -> Result<()> {
    let refused = |code, message: &str| {
        Err(Error::new(code, format!("the signed assertion: {message}")).pointer(at.path.pointer()))
    };
    let Some(text) = at.json.as_str() else {
        return refused(ErrorCode::JwsMalformed, "expected the text of a JWS");
    };
    let opened = match payload::open(text, limits) {
        Ok(opened) if opened.kind == PayloadKind::Jws => opened,
        Ok(_) => return refused(ErrorCode::JwsMalformed, "it is no compact JWS"),
        Err(error) => return refused(error.code(), error.message()),
    };
    if let Some(document) = opened.read(limits)? {
        plain(badge, reader, &At::root(&document), limits)?;
    }
    badge.signature = view::signature(&opened);
    Ok(())
}
