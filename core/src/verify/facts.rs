//! What verification needs of a document, read once, with the same reader of names that the rules use.
//!
//! Members of all classes are read from every object: what is asked of a document depends on why it was fetched, not on
//! what it says it is.

use crate::badge::Version;
use crate::dates::{self, Instant};
use crate::json::{Json, Path};
use crate::rules::object::{Dialect, Object};
use crate::rules::table::{self, Form};
use crate::rules::terms::Scope;

/// Deepest nesting that is read: assertion, badge class, issuer, key, and one to spare.
const DEEPEST: u8 = 6;
/// Most values that are taken of one list, such as keys or endorsements.
const MOST: usize = 64;

/// A reference to another object.
#[derive(Debug, Default)]
pub(super) enum Link {
    /// Nothing, or nothing that can be read.
    #[default]
    None,
    /// By its IRI.
    To(String),
    /// Embedded.
    Inside(Box<Facts>),
}

impl Link {
    /// The IRI of what it leads to.
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Link::None => None,
            Link::To(id) => Some(id),
            Link::Inside(facts) => facts.id.as_deref(),
        }
    }

    /// What is embedded.
    pub(super) fn inside(&self) -> Option<&Facts> {
        match self {
            Link::Inside(facts) => Some(facts),
            _ => None,
        }
    }
}

/// The members of an object that verification looks at; texts as written.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) id: Option<String>,
    pub(super) uid: Option<String>,
    pub(super) types: Vec<String>,
    pub(super) badge: Link,
    pub(super) issuer: Link,
    pub(super) claim: Link,
    pub(super) verification: Link,
    pub(super) image: Link,
    pub(super) criteria: Link,
    pub(super) creator: Link,
    pub(super) owner: Link,
    pub(super) keys: Vec<Link>,
    pub(super) endorsements: Vec<Link>,
    pub(super) revocation_lists: Vec<String>,
    pub(super) starts_with: Option<Vec<String>>,
    pub(super) allowed_origins: Option<Vec<String>>,
    pub(super) pem: Option<String>,
    pub(super) origin: Option<String>,
    pub(super) url: Option<String>,
    pub(super) email: Option<String>,
    pub(super) name: Option<String>,
    pub(super) description: Option<String>,
    pub(super) narrative: Option<String>,
    pub(super) comment: Option<String>,
    pub(super) issued_on: Option<String>,
    pub(super) expires: Option<String>,
    pub(super) reason: Option<String>,
    /// The identity of the recipient, or the text that the recipient is in 0.5.
    pub(super) recipient: Option<String>,
    /// Whether it says that it is revoked; anything but `false` and nothing says so.
    pub(super) revoked: bool,
    /// A term that two members stand for: two readers may take different ones.
    pub(super) twice: Option<&'static str>,
}

/// The terms that are read.
const TERMS: [&str; 29] = [
    "id",
    "uid",
    "type",
    "badge",
    "issuer",
    "claim",
    "verification",
    "image",
    "criteria",
    "creator",
    "owner",
    "publicKey",
    "endorsement",
    "revocationList",
    "startsWith",
    "allowedOrigins",
    "publicKeyPem",
    "origin",
    "url",
    "email",
    "name",
    "description",
    "narrative",
    "endorsementComment",
    "issuedOn",
    "expires",
    "revocationReason",
    "revoked",
    "recipient",
];

impl Facts {
    /// Reads a document.
    pub(super) fn read(document: &Json<'_>, version: Version) -> Facts {
        let dialect = Dialect::of(version.as_str());
        let reader = Reader { version: version.as_str(), dialect };
        reader.object(document, &Scope::ROOT, DEEPEST)
    }

    /// The moment that a date of a version means.
    pub(super) fn moment(text: &str, version: Version) -> Option<Instant> {
        match version {
            Version::V0_5 => dates::oldest(text),
            Version::V1_0 | Version::V1_1 => dates::legacy(text),
            _ => dates::iso8601_with_zone(text),
        }
    }
}

struct Reader {
    version: &'static str,
    dialect: Dialect,
}

impl Reader {
    fn object(&self, json: &Json<'_>, outer: &Scope<'_>, depth: u8) -> Facts {
        let mut facts = Facts::default();
        let (Some(members), Some(depth)) = (json.as_object(), depth.checked_sub(1)) else { return facts };
        let context = (self.dialect == Dialect::Linked).then(|| json.present("@context")).flatten();
        let scope = match context {
            Some(context) => Scope::inner(outer, context, false),
            None => *outer,
        };
        let object = Object::new(members, Path::Root, scope, self.dialect, self.version);
        let mut seen: Vec<(&str, &Json<'_>)> = Vec::with_capacity(members.len().min(TERMS.len()));
        for (key, value) in object.members {
            let found = term_of(&object, key);
            if object.is_unusual(key)
                && let Some(plain) = plain_term(key)
                && found != Some(plain)
            {
                // A context gives the name another meaning: readers of JSON find what others do not.
                facts.twice = Some(plain);
            }
            let Some(term) = found else { continue };
            if matches!(value, Json::Null) {
                continue;
            }
            match seen.iter().find(|(known, _)| *known == term) {
                Some((_, first)) if *first == value => continue,
                Some(_) => facts.twice = Some(term),
                None => seen.push((term, value)),
            }
            self.take(&mut facts, term, value, &scope, depth);
        }
        facts
    }

    fn take(&self, facts: &mut Facts, term: &str, value: &Json<'_>, scope: &Scope<'_>, depth: u8) {
        let link = || self.link(value.single(), scope, depth);
        let links = || value.items().iter().take(MOST).map(|item| self.link(item, scope, depth)).collect();
        let slot = match term {
            "badge" => &mut facts.badge,
            "issuer" => &mut facts.issuer,
            "claim" => &mut facts.claim,
            "verification" => &mut facts.verification,
            "image" => &mut facts.image,
            "criteria" => &mut facts.criteria,
            "creator" => &mut facts.creator,
            "owner" => &mut facts.owner,
            "publicKey" => return facts.keys = links(),
            "endorsement" => return facts.endorsements = links(),
            _ => return texts(facts, term, value),
        };
        *slot = link();
    }

    fn link(&self, value: &Json<'_>, scope: &Scope<'_>, depth: u8) -> Link {
        match value {
            Json::String(iri) => Link::To(iri.clone().into_owned()),
            Json::Object(members) => match (members.as_slice(), value.get("@value").and_then(Json::as_str)) {
                (_, Some(text)) => Link::To(text.to_owned()),
                ([(key, Json::String(iri))], _) if key == "id" || key == "@id" => {
                    Link::To(iri.clone().into_owned())
                }
                _ if depth > 0 => Link::Inside(Box::new(self.object(value, scope, depth))),
                _ => Link::None,
            },
            _ => Link::None,
        }
    }
}

/// The members that are texts, lists of texts or flags.
fn texts(facts: &mut Facts, term: &str, value: &Json<'_>) {
    let list = || value.items().iter().take(MOST).filter_map(text).collect::<Vec<String>>();
    let slot = match term {
        "id" => &mut facts.id,
        "uid" => &mut facts.uid,
        "publicKeyPem" => &mut facts.pem,
        "origin" => &mut facts.origin,
        "url" => &mut facts.url,
        "email" => &mut facts.email,
        "name" => &mut facts.name,
        "description" => &mut facts.description,
        "narrative" => &mut facts.narrative,
        "endorsementComment" => &mut facts.comment,
        "issuedOn" => &mut facts.issued_on,
        "expires" => &mut facts.expires,
        "revocationReason" => &mut facts.reason,
        "recipient" => return facts.recipient = identity(value.single()),
        "type" => return facts.types = list(),
        "revocationList" => return facts.revocation_lists = list(),
        "startsWith" => return facts.starts_with = Some(list()),
        "allowedOrigins" => return facts.allowed_origins = Some(list()),
        "revoked" => return facts.revoked = !matches!(value.single(), Json::Bool(false)),
        _ => return,
    };
    *slot = text(value.single());
}

/// The identity in a recipient.
fn identity(value: &Json<'_>) -> Option<String> {
    value.get("identity").map_or_else(|| text(value), text)
}

/// A text, also `{"@value": text}`, the `id` of an object, or a number.
fn text(value: &Json<'_>) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone().into_owned()),
        Json::Number(number) => Some(number.to_string()),
        Json::Object(_) => {
            let inner = value.get("@value").or_else(|| value.get("@id")).or_else(|| value.get("id"));
            inner.and_then(Json::as_str).map(str::to_owned)
        }
        Json::Array(items) => items.iter().find_map(|item| item.get("@value")?.as_str().map(str::to_owned)),
        _ => None,
    }
}

/// The term that a key stands for, aliases being one.
fn term_of<'o>(object: &Object<'o>, key: &'o str) -> Option<&'static str> {
    if !object.is_unusual(key) {
        return plain_term(key);
    }
    TERMS.into_iter().find(|term| object.names(key, true, &table::optional(term, Form::Any)))
}

/// The same for a key that stands for what its letters say.
fn plain_term(key: &str) -> Option<&'static str> {
    Some(match key {
        "id" | "@id" => "id",
        "uid" => "uid",
        "type" | "@type" => "type",
        "badge" => "badge",
        "issuer" => "issuer",
        "claim" => "claim",
        "verification" | "verify" => "verification",
        "image" => "image",
        "criteria" => "criteria",
        "creator" => "creator",
        "owner" => "owner",
        "publicKey" => "publicKey",
        "endorsement" => "endorsement",
        "revocationList" => "revocationList",
        "startsWith" => "startsWith",
        "allowedOrigins" => "allowedOrigins",
        "publicKeyPem" => "publicKeyPem",
        "origin" => "origin",
        "url" => "url",
        "email" | "contact" => "email",
        "name" => "name",
        "description" => "description",
        "narrative" => "narrative",
        "endorsementComment" => "endorsementComment",
        "issuedOn" | "issued_on" => "issuedOn",
        "expires" => "expires",
        "revocationReason" => "revocationReason",
        "revoked" => "revoked",
        "recipient" => "recipient",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_stands_for_itself() {
        for term in TERMS {
            assert_eq!(plain_term(term), Some(term));
        }
        assert_eq!(plain_term("@id"), plain_term("id"));
        assert_eq!(plain_term("salt"), None);
    }
}
