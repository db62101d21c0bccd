//! An object of a document with its place and the contexts in force, asked for members by their terms.

use crate::json::{self, Json, Path};
use crate::rules::table::Member;
use crate::rules::terms::{Meaning, Scope, stands_for};

/// How the JSON of a version is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// 0.5 to 1.1: plain JSON. `null` and an empty list count as absent.
    Plain,
    /// 2.0 and 2.1: JSON-LD, in all the ways of writing one thing.
    Linked,
    /// 3.0: JSON-LD in exactly the form of the JSON Schema.
    Exact,
}

impl Dialect {
    /// The dialect of a version's tables.
    pub(crate) fn of(version: &str) -> Dialect {
        match version {
            "2.0" | "2.1" | "extension" => Dialect::Linked,
            "3.0" => Dialect::Exact,
            _ => Dialect::Plain,
        }
    }
}

/// An object and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Object<'o> {
    pub(crate) members: &'o [json::Member<'o>],
    pub(crate) path: Path<'o>,
    pub(crate) scope: Scope<'o>,
    pub(crate) dialect: Dialect,
    /// Whether one of its keys may stand for something that its letters do not say; see [`Object::is_unusual`].
    unusual: bool,
    /// Whether an inline context may make a name of the table mean something else. Only the terms of 2.0 are known by
    /// their IRIs, so that those of extensions and envelopes go by their names.
    renamed: bool,
}

impl<'o> Object<'o> {
    pub(crate) fn new(
        members: &'o [json::Member<'o>],
        path: Path<'o>,
        scope: Scope<'o>,
        dialect: Dialect,
        version: &str,
    ) -> Object<'o> {
        let odd = |key: &str| key.bytes().any(|byte| matches!(byte, b':' | b'@'));
        let unusual =
            dialect == Dialect::Linked && (scope.has_inline() || members.iter().any(|(key, _)| odd(key)));
        let renamed = scope.has_inline() && version == "2.0";
        Object { members, path, scope, dialect, unusual, renamed }
    }

    /// Whether a key may stand for something that its letters do not say: `@id`, a name with a prefix, a full IRI, or
    /// whatever an inline context gives. Told once an object and once a key, since few are.
    pub(crate) fn is_unusual(&self, key: &str) -> bool {
        self.unusual && (self.scope.has_inline() || key.starts_with('@') || key.contains(':'))
    }

    /// Whether a key of the document is this member of the table.
    pub(crate) fn names(&self, key: &'o str, unusual: bool, member: &Member) -> bool {
        let plainly = key == member.name || member.spellings.contains(&key);
        if unusual { plainly && !self.renamed || self.means(key, member) } else { plainly }
    }

    #[cold]
    fn means(&self, key: &'o str, member: &Member) -> bool {
        match self.scope.meaning(key) {
            Meaning::Keyword(word) => {
                word == member.name
                    || word
                        .strip_prefix('@')
                        .is_some_and(|plain| matches!(plain, "id" | "type") && plain == member.name)
            }
            Meaning::Iri(iri) => {
                stands_for(member.name, &iri) || member.spellings.iter().any(|other| stands_for(other, &iri))
            }
            Meaning::None => false,
        }
    }

    /// The value of a term, a list of one unwrapped where the version says that it is the same.
    pub(crate) fn get(&self, term: &'static str) -> Option<&'o Json<'o>> {
        self.find(term).map(|(_, value)| value)
    }

    /// The same with the key it has in the document.
    pub(crate) fn find(&self, term: &'static str) -> Option<(&'o str, &'o Json<'o>)> {
        let member = super::table::optional(term, super::table::Form::Any);
        let mut members = self.members.iter();
        let (key, value) = members.find(|(key, _)| self.names(key, self.is_unusual(key), &member))?;
        let value = if self.dialect == Dialect::Linked { value.single() } else { value };
        (!is_absent(value)).then_some((key, value))
    }

    /// The text of a term, also as `{"@value": text}`.
    pub(crate) fn text(&self, term: &'static str) -> Option<&'o str> {
        text_of(self.get(term)?, self.dialect)
    }

    /// The types as written.
    pub(crate) fn types(&self) -> impl Iterator<Item = &'o str> {
        self.get("type").map_or(&[][..], Json::items).iter().filter_map(Json::as_str)
    }

    /// Whether one of the types is this term.
    pub(crate) fn has_type(&self, term: &str) -> bool {
        self.types().any(|name| self.is_type(name, term))
    }

    /// Whether a type, as written, is a term.
    pub(crate) fn is_type(&self, name: &'o str, term: &str) -> bool {
        if name == term && !self.scope.has_inline() {
            return true;
        }
        self.dialect == Dialect::Linked
            && matches!(self.scope.meaning(name), Meaning::Iri(iri) if stands_for(term, &iri))
            || self.dialect != Dialect::Linked && name == term
    }
}

/// Whether a value counts as no value: `null`, an empty list, a list of nulls.
pub(crate) fn is_absent(value: &Json<'_>) -> bool {
    match value {
        Json::Null => true,
        Json::Array(items) => items.iter().all(|item| matches!(item, Json::Null)),
        _ => false,
    }
}

/// Whether a value is a list of nothing.
pub(crate) fn is_empty_list(value: &Json<'_>) -> bool {
    matches!(value, Json::Array(items) if items.is_empty())
}

/// The text in a value.
pub(crate) fn text_of<'o>(value: &'o Json<'o>, dialect: Dialect) -> Option<&'o str> {
    match value {
        Json::String(text) => Some(text),
        Json::Object(_) if dialect == Dialect::Linked => value.get("@value")?.as_str(),
        _ => None,
    }
}

/// The IRI in a value: a text, or an object with nothing but an `@id`.
pub(crate) fn iri_of<'o>(value: &'o Json<'o>, dialect: Dialect) -> Option<&'o str> {
    match value {
        Json::String(text) => Some(text),
        Json::Object(members) if dialect == Dialect::Linked => match members.as_slice() {
            [(key, Json::String(iri))] if key == "@id" || key == "id" => Some(iri),
            _ => None,
        },
        _ => None,
    }
}

/// Claims of a JWT (RFC 7519 section 4.1), which the context of no version defines.
const CLAIMS: [&str; 7] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];

/// Whether a member is a claim of a JWT.
pub(crate) fn is_claim(name: &str) -> bool {
    CLAIMS.contains(&name)
}
