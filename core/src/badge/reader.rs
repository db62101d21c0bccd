//! Reading members out of a document into texts, noting what has the wrong type.
//!
//! JSON-LD leaves many ways to write one thing. Read alike are: `id` and `@id`, `type` and `@type`; a value and a list
//! of that one value; `null`, an empty list and no member; a text, `{"@value": text}` and a list of texts in several
//! languages (the first counts); an IRI and an object with that `id`.

use crate::error::{Error, ErrorCode, Result};
use crate::json::{Json, Path};
use crate::problem::Problem;

/// The spellings of `id`.
pub(super) const ID: &[&str] = &["id", "@id"];
/// The spellings of `type`.
pub(super) const TYPE: &[&str] = &["type", "@type"];

/// Most problems noted for one document: a hostile one has a fault in each of 200,000 values.
const MOST_PROBLEMS: usize = 100;

/// A value and its place in the document.
#[derive(Clone, Copy)]
pub(super) struct At<'j, 'a, 'p> {
    pub(super) json: &'j Json<'a>,
    pub(super) path: Path<'p>,
}

impl<'j, 'a, 'p> At<'j, 'a, 'p> {
    /// The whole document.
    pub(super) fn root(json: &'j Json<'a>) -> At<'j, 'a, 'static> {
        At { json, path: Path::Root }
    }

    /// The first of the members that is there, a list of one unwrapped.
    pub(super) fn find<'n>(&'n self, names: &[&'n str]) -> Option<At<'j, 'a, 'n>> {
        let found = self.find_whole(names)?;
        Some(At { json: found.json.single(), path: found.path })
    }

    /// The first of the members that is there, as it is.
    pub(super) fn find_whole<'n>(&'n self, names: &[&'n str]) -> Option<At<'j, 'a, 'n>> {
        names.iter().find_map(|name| {
            let json = self.json.present(name).filter(|json| !json.items().is_empty())?;
            Some(At { json, path: self.path.member(name) })
        })
    }

    /// The items of a list with their places, or the value itself.
    pub(super) fn items<'n>(&'n self) -> impl Iterator<Item = At<'j, 'a, 'n>> {
        let listed = matches!(self.json, Json::Array(_));
        self.json.items().iter().enumerate().map(move |(index, json)| {
            let path = if listed { self.path.index(index) } else { self.path };
            At { json, path }
        })
    }
}

/// Collects problems while members are read.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
}

impl Reader {
    /// Notes a problem, up to a bound.
    pub(super) fn note(&mut self, problem: Problem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// Notes that a value has the wrong type and is left out.
    #[cold]
    pub(super) fn wrong(&mut self, at: &At<'_, '_, '_>, expected: &str) {
        if self.problems.len() < MOST_PROBLEMS {
            let message = format!("found {}, expected {expected}; it is left out", at.json.type_name());
            self.note(Problem::warning(ErrorCode::DocumentMember, message).pointer(at.path.pointer()));
        }
    }

    /// A member that is text.
    pub(super) fn text(&mut self, of: &At<'_, '_, '_>, names: &[&str]) -> Option<String> {
        let at = of.find(names)?;
        let text = text_in(at.json);
        if text.is_none() {
            self.wrong(&at, "a text");
        }
        text.map(str::to_owned)
    }

    /// A member that is an IRI, or an object with an IRI as its `id`.
    pub(super) fn iri(&mut self, of: &At<'_, '_, '_>, names: &[&str]) -> Result<Option<String>> {
        match of.find(names) {
            Some(at) => self.iri_at(&at),
            None => Ok(None),
        }
    }

    /// The same of a value that was found already.
    pub(super) fn iri_at(&mut self, at: &At<'_, '_, '_>) -> Result<Option<String>> {
        let id = at.find(ID).filter(|id| matches!(id.json, Json::String(_)));
        match (text_in(at.json), id) {
            (Some(text), _) => sound(text, at).map(Some),
            (None, Some(id)) => sound(id.json.as_str().unwrap_or_default(), &id).map(Some),
            (None, None) => {
                self.wrong(at, "an IRI, or an object with one as its `id`");
                Ok(None)
            }
        }
    }

    /// A member that is a date: text, or a number of seconds, as written.
    pub(super) fn date(&mut self, of: &At<'_, '_, '_>, names: &[&str]) -> Option<String> {
        match of.find(names) {
            Some(At { json: Json::Number(seconds), .. }) => Some(seconds.to_string()),
            _ => self.text(of, names),
        }
    }

    /// A member that is `true` or `false`.
    pub(super) fn flag(&mut self, of: &At<'_, '_, '_>, names: &[&str]) -> Option<bool> {
        let at = of.find(names)?;
        match at.json {
            Json::Bool(flag) => Some(*flag),
            _ => {
                self.wrong(&at, "true or false");
                None
            }
        }
    }

    /// A member that is an object.
    pub(super) fn object<'j, 'a, 'n>(
        &mut self,
        of: &'n At<'j, 'a, '_>,
        names: &[&'n str],
    ) -> Option<At<'j, 'a, 'n>> {
        let at = of.find(names)?;
        if at.json.is_object() {
            return Some(at);
        }
        self.wrong(&at, "an object");
        None
    }
}

/// The text in a value, if it is text in one of the ways of JSON-LD.
fn text_in<'j>(json: &'j Json<'_>) -> Option<&'j str> {
    match json {
        Json::String(text) => Some(text),
        Json::Object(_) => json.get("@value")?.as_str(),
        Json::Array(items) => items.iter().find_map(|item| item.get("@value")?.as_str()),
        _ => None,
    }
}

/// An id or URL without a NUL.
///
/// # Errors
/// `json.nul_in_identifier`.
pub(super) fn sound(text: &str, at: &At<'_, '_, '_>) -> Result<String> {
    if text.contains('\0') {
        let message = "an id or URL holds a NUL, where a C program would cut it";
        return Err(Error::new(ErrorCode::JsonNul, message).pointer(at.path.pointer()));
    }
    Ok(text.to_owned())
}
