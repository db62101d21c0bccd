//! Whether the copy of a badge that somebody handed in says what is hosted.
//!
//! The hosted one counts. But whoever shows the copy would be fooled by one that was changed, so each member of it is
//! held against the hosted documents. Two ways of writing one thing are no difference: order, `@id` for `id`, a list of
//! one, a reference instead of the object itself.

use crate::badge::Version;
use crate::json::{self, Json, push_segment};
use crate::limits::Limits;
use crate::verify::document::Document;
use crate::verify::facts::Facts;

/// Most differences that are told.
const MOST: usize = 20;
/// Members of an object that only refers to another one.
const REFERENCE: [&str; 5] = ["id", "@id", "type", "@type", "@context"];
/// Members of an assertion that a copy may not leave out.
const AWARD: [&str; 6] = ["recipient", "badge", "issuedOn", "issued_on", "expires", "salt"];

/// Where a copy says something else than what is hosted: JSON Pointers into the copy.
pub(super) fn differences<'d>(
    copy: &Document,
    hosted: &Document,
    class: Option<&'d Document>,
    issuer: Option<&'d Document>,
    limits: &Limits,
) -> Vec<String> {
    if copy.text == hosted.text && copy.facts.badge.inside().is_none() {
        return Vec::new();
    }
    if copy.version != hosted.version {
        return between_versions(&copy.facts, copy.version, &hosted.facts, hosted.version);
    }
    let (of_copy, of_hosted) = (read(copy, limits), read(hosted, limits));
    let linked_to = |document: Option<&'d Document>| document.map(|document| read(document, limits));
    let linked = Linked { class: linked_to(class), issuer: linked_to(issuer) };
    let mut found = Comparison { linked: &linked, found: Vec::new() };
    found.object(&of_copy, &of_hosted, &mut String::new());
    for name in AWARD {
        let there = |json: &Json<'_>| member(json, name).is_some_and(|value| *value != Json::Null);
        if there(&of_hosted) && !there(&of_copy) {
            found.note(&format!("/{name}"));
        }
    }
    found.found
}

/// The tree of a document, which could be read before.
fn read<'d>(document: &'d Document, limits: &Limits) -> Json<'d> {
    json::read(&document.text, limits).unwrap_or(Json::Null)
}

/// An issuer may serve in a newer version what was baked in an older one: then only the award itself is compared.
fn between_versions(copy: &Facts, copied: Version, hosted: &Facts, served: Version) -> Vec<String> {
    let moment = |text: &Option<String>, version| text.as_deref().map(|text| Facts::moment(text, version));
    let mut found = Vec::new();
    if copy.badge.id() != hosted.badge.id() {
        found.push("/badge".to_owned());
    }
    if moment(&copy.issued_on, copied) != moment(&hosted.issued_on, served) {
        found.push("/issuedOn".to_owned());
    }
    if moment(&copy.expires, copied) != moment(&hosted.expires, served) {
        found.push("/expires".to_owned());
    }
    if copy.recipient != hosted.recipient {
        found.push("/recipient".to_owned());
    }
    found
}

/// What an embedded badge class or issuer may say instead.
struct Linked<'d> {
    class: Option<Json<'d>>,
    issuer: Option<Json<'d>>,
}

struct Comparison<'l> {
    linked: &'l Linked<'l>,
    found: Vec<String>,
}

impl Comparison<'_> {
    fn note(&mut self, pointer: &str) {
        if self.found.len() < MOST {
            self.found.push(pointer.to_owned());
        }
    }

    /// Every member of the copy is in the hosted object, and says the same there.
    fn object(&mut self, copy: &Json<'_>, hosted: &Json<'_>, path: &mut String) {
        for (key, value) in copy.as_object().unwrap_or_default() {
            if key == "@context" || matches!(value, Json::Null) {
                continue;
            }
            let length = path.len();
            push_segment(path, key);
            match member(hosted, key) {
                Some(other) => self.value(key, value, other, path),
                None => self.note(path),
            }
            path.truncate(length);
        }
    }

    fn value(&mut self, key: &str, copy: &Json<'_>, hosted: &Json<'_>, path: &mut String) {
        let (copy, hosted) = (copy.single(), hosted.single());
        if same(copy, hosted) {
            return;
        }
        match (copy, hosted) {
            (Json::Object(_), Json::String(id)) if member(copy, "id").and_then(Json::as_str) == Some(id) => {
                self.embedded(key, copy, None, path);
            }
            (Json::String(id), Json::Object(_))
                if member(hosted, "id").and_then(Json::as_str) == Some(id) => {}
            (Json::Object(_), Json::Object(_)) => self.embedded(key, copy, Some(hosted), path),
            (Json::Array(items), Json::Array(others)) if items.len() == others.len() => {
                for (index, (item, other)) in items.iter().zip(others).enumerate() {
                    let length = path.len();
                    push_segment(path, &index.to_string());
                    self.value("", item, other, path);
                    path.truncate(length);
                }
            }
            _ => self.note(path),
        }
    }

    /// An object in the copy: what the hosted one has there, or what its own document says.
    fn embedded(&mut self, key: &str, copy: &Json<'_>, hosted: Option<&Json<'_>>, path: &mut String) {
        let own = match key {
            "badge" => self.linked.class.as_ref(),
            "issuer" => self.linked.issuer.as_ref(),
            _ => None,
        };
        let before = self.found.len();
        for other in [hosted, own].into_iter().flatten() {
            self.found.truncate(before);
            self.object(copy, other, path);
            if self.found.len() == before {
                return;
            }
        }
        // Of a badge class or issuer that could not be had nothing is known. Of everything else that the hosted document
        // only refers to, the copy may say no more than that.
        if hosted.is_none() && own.is_none() && !matches!(key, "badge" | "issuer") {
            let names = copy.as_object().unwrap_or_default().iter().map(|(name, _)| &**name);
            for name in names.filter(|name| !REFERENCE.contains(name)) {
                let length = path.len();
                push_segment(path, name);
                self.note(path);
                path.truncate(length);
            }
        }
    }
}

/// A member by its name or the other name of the same.
fn member<'j, 'a>(object: &'j Json<'a>, name: &str) -> Option<&'j Json<'a>> {
    let other = match name {
        "id" => "@id",
        "@id" => "id",
        "type" => "@type",
        "@type" => "type",
        "verify" => "verification",
        "verification" => "verify",
        _ => return object.get(name),
    };
    object.get(name).or_else(|| object.get(other))
}

/// Whether two values are the same, whatever the order of members.
fn same(one: &Json<'_>, other: &Json<'_>) -> bool {
    match (one.single(), other.single()) {
        (Json::Object(members), Json::Object(others)) => {
            members.len() == others.len()
                && members
                    .iter()
                    .all(|(key, value)| other.single().get(key).is_some_and(|found| same(value, found)))
        }
        (Json::Array(items), Json::Array(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| same(item, other))
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::Purpose;

    fn document(text: &str) -> Document {
        Document::of(text, Purpose::Assertion, &Limits::default()).unwrap()
    }

    const HOSTED: &str = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://i.example/1",
        "recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},"badge":"https://i.example/b",
        "verification":{"type":"HostedBadge"},"issuedOn":"2020-01-01T00:00:00Z","narrative":"n"}"#;
    const CLASS: &str = r#"{"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass","id":"https://i.example/b",
        "name":"Bread","issuer":"https://i.example/i"}"#;

    fn found(copy: &str) -> Vec<String> {
        let class = document(CLASS);
        differences(&document(copy), &document(HOSTED), Some(&class), None, &Limits::default())
    }

    #[test]
    fn another_way_of_writing_the_same_is_no_difference() {
        assert!(found(HOSTED).is_empty());
        let other = r#"{"@context":["https://w3id.org/openbadges/v2"],"@type":["Assertion"],"@id":"https://i.example/1",
            "issuedOn":"2020-01-01T00:00:00Z","badge":[{"@id":"https://i.example/b","type":"BadgeClass","name":"Bread"}],
            "recipient":{"identity":"ada@example.org","hashed":false,"type":"email"},"verify":{"type":"HostedBadge"}}"#;
        assert_eq!(found(other), Vec::<String>::new());
    }

    #[test]
    fn each_change_is_found_where_it_is() {
        for (from, to, pointer) in [
            ("ada@example.org", "eve@example.org", "/recipient/identity"),
            ("https://i.example/b", "https://i.example/c", "/badge"),
            ("2020-01-01T00", "2021-01-01T00", "/issuedOn"),
            (r#""narrative":"n""#, r#""narrative":"m""#, "/narrative"),
            (r#""narrative":"n""#, r#""evidence":"https://i.example/e""#, "/evidence"),
            (r#""issuedOn":"2020-01-01T00:00:00Z","#, "", "/issuedOn"),
        ] {
            let copy = HOSTED.replace(from, to);
            assert_ne!(copy, HOSTED);
            assert_eq!(found(&copy), [pointer]);
        }
        let embedded = r#"{"id":"https://i.example/b","type":"BadgeClass","name":"Degree"}"#;
        let copy = HOSTED.replace(r#""https://i.example/b""#, embedded);
        assert_eq!(found(&copy), ["/badge/name"]);
    }
}
