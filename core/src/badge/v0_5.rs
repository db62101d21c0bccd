//! Version 0.5 and the Backpack's mixture of it with 1.0: one object, badge and issuer inside, recipient as text.

use crate::badge::parts;
use crate::badge::reader::{At, ID, Reader, sound};
use crate::badge::view::{Badge, Issuer, Recipient};
use crate::error::Result;
use crate::recipient::hash::looks_hashed;

/// Fills the view. Relative URLs stay as written: `issuer.id` is the origin they are relative to.
pub(super) fn fill(badge: &mut Badge, reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<()> {
    badge.id = reader.iri(root, &["id", "@id", "uid"])?;
    badge.recipient = recipient(reader, root)?;
    badge.issued_on = reader.date(root, &["issued_on", "issuedOn"]);
    badge.expires = reader.date(root, &["expires"]);
    badge.revoked = reader.flag(root, &["revoked"]);
    badge.evidence = parts::evidence(reader, root)?;
    badge.verification = parts::verification(reader, root)?;
    badge.image = reader.iri(root, &["image"])?;
    let Some(class) = root.find(&["badge"]) else { return Ok(()) };
    if !class.json.is_object() {
        badge.badge_class = reader.iri_at(&class)?;
        return Ok(());
    }
    badge.badge_class = reader.iri(&class, &["_location", "id", "@id"])?;
    parts::badge_class(badge, reader, &class)?;
    badge.issuer = match reader.object(&class, &["issuer"]) {
        Some(at) => Some(issuer(reader, &at)?),
        None => None,
    };
    Ok(())
}

fn issuer(reader: &mut Reader, at: &At<'_, '_, '_>) -> Result<Issuer> {
    let location = reader.iri(at, &["_location"])?;
    let id = match location {
        Some(location) => Some(location),
        None => reader.iri(at, &[ID, &["origin"]].concat())?,
    };
    Ok(Issuer {
        id,
        name: reader.text(at, &["name"]),
        url: reader.iri(at, &["url"])?,
        email: reader.text(at, &["contact", "email"]),
    })
}

fn recipient(reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<Option<Recipient>> {
    let Some(at) = root.find(&["recipient"]) else { return Ok(None) };
    let Some(text) = at.json.as_str() else {
        reader.wrong(&at, "a text");
        return Ok(None);
    };
    let identity = sound(text, &at)?;
    let (salt, unusable_salt) = parts::salt(reader, root);
    let hashed = looks_hashed(&identity);
    Ok(Some(Recipient { kind: None, identity, hashed, salt, unusable_salt }))
}
