//! The parts that documents of several versions have in common.

use crate::badge::reader::{At, ID, Reader, TYPE, sound};
use crate::badge::view::{Badge, Criteria, Evidence, Issuer, Recipient, VerificationObject};
use crate::error::{ErrorCode, Result};
use crate::json::Json;
use crate::problem::Problem;
use crate::recipient::hash::looks_hashed;

/// Name, description, picture, criteria and issuer of a badge class or achievement.
pub(super) fn badge_class(badge: &mut Badge, reader: &mut Reader, at: &At<'_, '_, '_>) -> Result<()> {
    badge.name = reader.text(at, &["name"]);
    badge.description = reader.text(at, &["description"]);
    if badge.image.is_none() {
        badge.image = reader.iri(at, &["image"])?;
    }
    badge.criteria = criteria(reader, at)?;
    if let Some(issuer) = at.find(&["issuer"]) {
        badge.issuer = self::issuer(reader, &issuer)?;
    }
    Ok(())
}

/// Criteria: the URL of a page, or an object.
fn criteria(reader: &mut Reader, of: &At<'_, '_, '_>) -> Result<Option<Criteria>> {
    let Some(at) = of.find(&["criteria"]) else { return Ok(None) };
    if !at.json.is_object() {
        let id = reader.iri_at(&at)?;
        return Ok(id.map(|id| Criteria { id: Some(id), narrative: None }));
    }
    let id = reader.iri(&at, ID)?;
    Ok(Some(Criteria { id, narrative: reader.text(&at, &["narrative"]) }))
}

/// An issuer: its IRI, or a profile.
pub(super) fn issuer(reader: &mut Reader, at: &At<'_, '_, '_>) -> Result<Option<Issuer>> {
    if !at.json.is_object() {
        let id = reader.iri_at(at)?;
        return Ok(id.map(|id| Issuer { id: Some(id), ..Issuer::default() }));
    }
    profile(reader, at).map(Some)
}

/// A profile that is an object.
pub(super) fn profile(reader: &mut Reader, at: &At<'_, '_, '_>) -> Result<Issuer> {
    Ok(Issuer {
        id: reader.iri(at, ID)?,
        name: reader.text(at, &["name"]),
        url: reader.iri(at, &["url"])?,
        email: reader.text(at, &["email"]),
    })
}

/// A document that is a profile: its name and the rest are the badge's, and it is its own issuer.
pub(super) fn profile_document(badge: &mut Badge, reader: &mut Reader, at: &At<'_, '_, '_>) -> Result<()> {
    let profile = profile(reader, at)?;
    badge.name.clone_from(&profile.name);
    badge.description = reader.text(at, &["description"]);
    badge.image = reader.iri(at, &["image"])?;
    badge.issuer = Some(profile);
    Ok(())
}

/// Evidence: one or many, each a URL or an object.
pub(super) fn evidence(reader: &mut Reader, of: &At<'_, '_, '_>) -> Result<Vec<Evidence>> {
    let Some(list) = of.find_whole(&["evidence"]) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for at in list.items() {
        if at.json.is_object() {
            found.push(Evidence {
                id: reader.iri(&at, ID)?,
                name: reader.text(&at, &["name"]),
                narrative: reader.text(&at, &["narrative"]),
                description: reader.text(&at, &["description"]),
            });
        } else if let Some(id) = reader.iri_at(&at)? {
            found.push(Evidence { id: Some(id), ..Evidence::default() });
        }
    }
    Ok(found)
}

/// `verify` or `verification` of versions up to 2.0.
pub(super) fn verification(reader: &mut Reader, of: &At<'_, '_, '_>) -> Result<Vec<VerificationObject>> {
    let Some(at) = reader.object(of, &["verification", "verify"]) else { return Ok(Vec::new()) };
    let kind = reader.text(&at, TYPE);
    let url = reader.iri(&at, &["url"])?;
    let creator = reader.iri(&at, &["creator"])?;
    Ok(vec![VerificationObject { kind, url, creator }])
}

/// The recipient of versions 1.0 to 2.0: an object.
pub(super) fn recipient(reader: &mut Reader, of: &At<'_, '_, '_>) -> Result<Option<Recipient>> {
    let Some(at) = reader.object(of, &["recipient"]) else { return Ok(None) };
    let kind = reader.text(&at, TYPE);
    identity(reader, &at, "identity", kind)
}

/// An identity object: the identity under one of two names, a flag, a salt.
pub(super) fn identity(
    reader: &mut Reader,
    at: &At<'_, '_, '_>,
    name: &str,
    kind: Option<String>,
) -> Result<Option<Recipient>> {
    let Some(identity) = at.find(&[name]) else {
        let message = format!("the identity has no member `{name}`; it is left out");
        reader.note(Problem::warning(ErrorCode::DocumentMember, message).pointer(at.path.pointer()));
        return Ok(None);
    };
    let Some(text) = identity.json.as_str() else {
        reader.wrong(&identity, "a text");
        return Ok(None);
    };
    let text = sound(text, &identity)?;
    let hashed = hashed_flag(reader, at, &text);
    let (salt, unusable_salt) = salt(reader, at);
    Ok(Some(Recipient { kind, identity: text, hashed, salt, unusable_salt }))
}

/// The flag `hashed`; where it is missing or no boolean, what the identity looks like.
fn hashed_flag(reader: &mut Reader, at: &At<'_, '_, '_>, identity: &str) -> bool {
    let found = at.find(&["hashed"]);
    let (hashed, what) = match found.map(|found| found.json) {
        Some(Json::Bool(false)) if looks_hashed(identity) => {
            (false, "is false, but the identity looks like a hash")
        }
        Some(Json::Bool(flag)) => return *flag,
        Some(Json::String(text)) if text.eq_ignore_ascii_case("true") => (true, "is a text, not a boolean"),
        Some(Json::String(text)) if text.eq_ignore_ascii_case("false") => (false, "is a text, not a boolean"),
        Some(_) => (looks_hashed(identity), "is not a boolean; the form of the identity was taken"),
        None => (looks_hashed(identity), "is missing; the form of the identity was taken"),
    };
    let problem = Problem::warning(ErrorCode::RecipientFlag, format!("`hashed` {what}"));
    let path = at.path.member("hashed");
    reader.note(problem.pointer(if found.is_some() { path.pointer() } else { at.path.pointer() }));
    hashed
}

/// The salt, and whether there is one that cannot be used.
pub(super) fn salt(reader: &mut Reader, of: &At<'_, '_, '_>) -> (Option<String>, bool) {
    // A list of one text is no text here: some software has hashed the list's own spelling.
    match of.json.present("salt") {
        None => (None, false),
        Some(Json::String(salt)) => (Some(salt.clone().into_owned()), false),
        Some(other) => {
            let message = format!("the salt is {}, not a text", other.type_name());
            let pointer = of.path.member("salt").pointer();
            reader.note(Problem::warning(ErrorCode::RecipientSalt, message).pointer(pointer));
            (None, true)
        }
    }
}
