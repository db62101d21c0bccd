//! Version 3.0: verifiable credentials, as JSON or as the claims of a JWT.

use crate::badge::reader::{At, ID, Reader, TYPE};
use crate::badge::version::Class;
use crate::badge::view::{Badge, Issuer, Recipient, VerificationObject};
use crate::badge::{clr, parts};
use crate::error::Result;

/// Fills the view. In a JWT of data model 1.1 the credential is the member `vc`, and the claims beside it may stand
/// for members that it then lacks (VC Data Model 1.1, section 6.3.1).
pub(super) fn fill(badge: &mut Badge, reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<()> {
    let Some(inner) = root.find(&["vc"]).filter(|_| is_wrapped(root)) else {
        return document(badge, reader, root);
    };
    document(badge, reader, &inner)?;
    if badge.id.is_none() {
        badge.id = reader.iri(root, &["jti"])?;
    }
    if badge.issuer.is_none() {
        let id = reader.iri(root, &["iss"])?;
        badge.issuer = id.map(|id| Issuer { id: Some(id), ..Issuer::default() });
    }
    if badge.recipient.is_none() && is_for_somebody(badge.class) {
        badge.recipient = reader.iri(root, &["sub"])?.map(by_id);
    }
    if badge.issued_on.is_none() {
        badge.issued_on = reader.date(root, &["nbf"]);
    }
    if badge.expires.is_none() {
        badge.expires = reader.date(root, &["exp"]);
    }
    Ok(())
}

fn is_wrapped(root: &At<'_, '_, '_>) -> bool {
    !std::ptr::eq(crate::badge::detect::credential(root.json), root.json)
}

fn document(badge: &mut Badge, reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<()> {
    badge.id = reader.iri(root, ID)?;
    match badge.class {
        Class::Profile => return parts::profile_document(badge, reader, root),
        Class::Achievement => return achievement_document(badge, reader, root),
        _ => {}
    }
    badge.name = reader.text(root, &["name"]);
    badge.description = reader.text(root, &["description"]);
    badge.image = reader.iri(root, &["image"])?;
    badge.issued_on = reader.date(root, &["validFrom", "issuanceDate"]);
    badge.expires = reader.date(root, &["validUntil", "expirationDate"]);
    badge.evidence = parts::evidence(reader, root)?;
    badge.verification = proofs(reader, root)?;
    if let Some(issuer) = root.find(&["issuer"]) {
        badge.issuer = parts::issuer(reader, &issuer)?;
    }
    if is_for_somebody(badge.class)
        && let Some(subject) = reader.object(root, &["credentialSubject"])
    {
        self::subject(badge, reader, &subject)?;
    }
    Ok(())
}

/// Whether the subject of such a credential is who it was awarded to.
fn is_for_somebody(class: Class) -> bool {
    matches!(class, Class::OpenBadgeCredential | Class::ClrCredential | Class::Unknown)
}

fn achievement_document(badge: &mut Badge, reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<()> {
    badge.badge_class.clone_from(&badge.id);
    parts::badge_class(badge, reader, root)?;
    if let Some(creator) = root.find(&["creator"]) {
        badge.issuer = parts::issuer(reader, &creator)?;
    }
    Ok(())
}

fn subject(badge: &mut Badge, reader: &mut Reader, subject: &At<'_, '_, '_>) -> Result<()> {
    recipients(badge, reader, subject)?;
    if badge.image.is_none() {
        badge.image = reader.iri(subject, &["image"])?;
    }
    if badge.class == Class::ClrCredential {
        badge.achievements = clr::achievements(reader, subject)?;
        return Ok(());
    }
    let Some(achievement) = subject.find(&["achievement"]) else { return Ok(()) };
    if !achievement.json.is_object() {
        badge.badge_class = reader.iri_at(&achievement)?;
        return Ok(());
    }
    badge.badge_class = reader.iri(&achievement, ID)?;
    // The achievement's name is the badge's, and the credential's own a fallback. Who made the achievement need not
    // be who awards it.
    let (name, description, issuer) = (badge.name.take(), badge.description.take(), badge.issuer.take());
    parts::badge_class(badge, reader, &achievement)?;
    badge.name = badge.name.take().or(name);
    badge.description = badge.description.take().or(description);
    badge.issuer = issuer;
    Ok(())
}

/// The first identifier is the recipient, the `id` one more; the `id` alone is the recipient if there are none.
fn recipients(badge: &mut Badge, reader: &mut Reader, subject: &At<'_, '_, '_>) -> Result<()> {
    let mut found = Vec::new();
    if let Some(list) = subject.find_whole(&["identifier"]) {
        for at in list.items() {
            if at.json.is_object() {
                let kind = reader.text(&at, &["identityType"]);
                found.extend(parts::identity(reader, &at, "identityHash", kind)?);
            } else {
                reader.wrong(&at, "an IdentityObject");
            }
        }
    }
    found.extend(reader.iri(subject, ID)?.map(by_id));
    let mut found = found.into_iter();
    badge.recipient = found.next();
    badge.other_identifiers = found.collect();
    Ok(())
}

fn by_id(id: String) -> Recipient {
    Recipient { kind: Some("id".to_owned()), identity: id, ..Recipient::default() }
}

fn proofs(reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<Vec<VerificationObject>> {
    let Some(list) = root.find_whole(&["proof"]) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for at in list.items() {
        if at.json.is_object() {
            let names = if at.find(&["cryptosuite"]).is_some() { &["cryptosuite"] } else { TYPE };
            let kind = reader.text(&at, names);
            let creator = reader.iri(&at, &["verificationMethod"])?;
            found.push(VerificationObject { kind, url: None, creator });
        } else {
            reader.wrong(&at, "a proof");
        }
    }
    Ok(found)
}
