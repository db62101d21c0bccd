//! Comprehensive Learner Records 2.0: what they award (`ClrSubject`). The record is a credential like any other; here is
//! what is inside of it, as far as a list of it goes. Each credential inside has a proof of its own, which is not looked at.

use crate::badge::parts;
use crate::badge::reader::{At, ID, Reader};
use crate::badge::view::{Achievement, Issuer};
use crate::error::Result;

/// The achievements of a record: those of the credentials in it first, then those that it only describes.
pub(super) fn achievements(reader: &mut Reader, subject: &At<'_, '_, '_>) -> Result<Vec<Achievement>> {
    let mut found: Vec<Achievement> = Vec::new();
    if let Some(list) = subject.find_whole(&["verifiableCredential"]) {
        for at in list.items() {
            if at.json.is_object() {
                found.push(awarded(reader, &at)?);
            } else {
                reader.wrong(&at, "a credential");
            }
        }
    }
    let awarded = found.len();
    if let Some(list) = subject.find_whole(&["achievement"]) {
        for at in list.items() {
            let described = described(reader, &at)?;
            let known = found.iter().take(awarded).any(|one| one.id.is_some() && one.id == described.id);
            if !known {
                found.push(described);
            }
        }
    }
    Ok(found)
}

fn awarded(reader: &mut Reader, credential: &At<'_, '_, '_>) -> Result<Achievement> {
    let mut out = Achievement::default();
    if let Some(subject) = reader.object(credential, &["credentialSubject"])
        && let Some(achievement) = subject.find(&["achievement"])
    {
        out = described(reader, &achievement)?;
    }
    out.credential = reader.iri(credential, ID)?;
    out.name = out.name.or_else(|| reader.text(credential, &["name"]));
    out.description = out.description.or_else(|| reader.text(credential, &["description"]));
    out.issued_on = reader.date(credential, &["validFrom", "issuanceDate"]);
    out.expires = reader.date(credential, &["validUntil", "expirationDate"]);
    out.issuer = issuer(reader, credential)?;
    Ok(out)
}

fn issuer(reader: &mut Reader, credential: &At<'_, '_, '_>) -> Result<Option<Issuer>> {
    match credential.find(&["issuer"]) {
        Some(issuer) => parts::issuer(reader, &issuer),
        None => Ok(None),
    }
}

/// An achievement, or its IRI alone.
fn described(reader: &mut Reader, at: &At<'_, '_, '_>) -> Result<Achievement> {
    if !at.json.is_object() {
        return Ok(Achievement { id: reader.iri_at(at)?, ..Achievement::default() });
    }
    Ok(Achievement {
        id: reader.iri(at, ID)?,
        name: reader.text(at, &["name"]),
        description: reader.text(at, &["description"]),
        ..Achievement::default()
    })
}
