//! Version 2.0: the same three classes in JSON-LD, nested or linked, and the classes around them.

use crate::badge::parts;
use crate::badge::reader::{At, ID, Reader};
use crate::badge::version::Class;
use crate::badge::view::Badge;
use crate::error::Result;

/// Fills the view.
pub(super) fn fill(badge: &mut Badge, reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<()> {
    badge.id = reader.iri(root, ID)?;
    match badge.class {
        Class::Assertion | Class::Unknown => assertion(badge, reader, root),
        Class::BadgeClass => {
            badge.badge_class.clone_from(&badge.id);
            parts::badge_class(badge, reader, root)
        }
        Class::Profile => parts::profile_document(badge, reader, root),
        Class::Endorsement => endorsement(badge, reader, root),
        Class::RevocationList => issuer(badge, reader, root, "issuer"),
        Class::CryptographicKey => issuer(badge, reader, root, "owner"),
        _ => {
            badge.name = reader.text(root, &["name"]);
            badge.description = reader.text(root, &["description"]);
            Ok(())
        }
    }
}

fn assertion(badge: &mut Badge, reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<()> {
    badge.recipient = parts::recipient(reader, root)?;
    badge.issued_on = reader.date(root, &["issuedOn"]);
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
    badge.badge_class = reader.iri(&class, ID)?;
    parts::badge_class(badge, reader, &class)
}

fn endorsement(badge: &mut Badge, reader: &mut Reader, root: &At<'_, '_, '_>) -> Result<()> {
    issuer(badge, reader, root, "issuer")?;
    badge.issued_on = reader.date(root, &["issuedOn"]);
    badge.revoked = reader.flag(root, &["revoked"]);
    badge.verification = parts::verification(reader, root)?;
    Ok(())
}

fn issuer(badge: &mut Badge, reader: &mut Reader, root: &At<'_, '_, '_>, name: &str) -> Result<()> {
    if let Some(at) = root.find(&[name]) {
        badge.issuer = parts::issuer(reader, &at)?;
    }
    Ok(())
}
