//! A strict JSON reader (RFC 8259), with the refusals that a signed or hashed document needs.
//!
//! `serde_json` does the syntax; on top of it come a bound on depth and number of values, and the refusal of
//! duplicate members, of which two readers could see different ones. The tree borrows from the text and keeps the
//! members in their order. A document is kept as text, byte for byte, and never written back from its tree; only parts
//! of one are, into a new document.

mod escape;
mod fault;
mod path;
mod read;
mod slice;
#[cfg(test)]
mod tests;
mod write;

use std::borrow::Cow;

use serde_json::Number;

pub(crate) use escape::ascii_braces_escaped;
pub(crate) use path::{Path, push_segment};
pub(crate) use read::{is_object_text, read};
pub(crate) use slice::{last_item_text, member_text};

/// One member of an object.
pub(crate) type Member<'a> = (Cow<'a, str>, Json<'a>);

/// A JSON value. Texts without escapes borrow from the document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Bool(bool),
    Number(Number),
    String(Cow<'a, str>),
    Array(Vec<Json<'a>>),
    /// Members in the document's order, each name once.
    Object(Vec<Member<'a>>),
}

impl<'a> Json<'a> {
    /// The member of that name; `None` if this is no object or has none.
    pub(crate) fn get(&self, name: &str) -> Option<&Json<'a>> {
        self.as_object()?.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Like [`Json::get`], but a `null` counts as absent.
    pub(crate) fn present(&self, name: &str) -> Option<&Json<'a>> {
        self.get(name).filter(|value| !matches!(value, Json::Null))
    }

    /// The text, if this is one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Json::String(text) => Some(text),
            _ => None,
        }
    }

    /// The members, if this is an object.
    pub(crate) fn as_object(&self) -> Option<&[Member<'a>]> {
        match self {
            Json::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Whether this is an object.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Json::Object(_))
    }

    /// The items of an array, or the value itself: in JSON-LD an array of one equals its item.
    pub(crate) fn items(&self) -> &[Json<'a>] {
        match self {
            Json::Array(items) => items,
            other => std::slice::from_ref(other),
        }
    }

    /// The items of a member that is there, as [`items`](Json::items) has them; none if it is not.
    pub(crate) fn list(&self, name: &str) -> &[Json<'a>] {
        self.present(name).map(Json::items).unwrap_or_default()
    }

    /// The value, or the only item of an array of one.
    pub(crate) fn single(&self) -> &Json<'a> {
        match self {
            Json::Array(items) if items.len() == 1 => items.first().unwrap_or(self),
            other => other,
        }
    }

    /// The same tree again, its texts borrowed from this one.
    pub(crate) fn view(&self) -> Json<'_> {
        match self {
            Json::Null => Json::Null,
            Json::Bool(flag) => Json::Bool(*flag),
            Json::Number(number) => Json::Number(number.clone()),
            Json::String(text) => Json::String(Cow::Borrowed(text)),
            Json::Array(items) => Json::Array(items.iter().map(Json::view).collect()),
            Json::Object(members) => {
                let members = members.iter().map(|(name, value)| (Cow::Borrowed(&**name), value.view()));
                Json::Object(members.collect())
            }
        }
    }

    /// What to call it in a message.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a text",
            Json::Array(_) => "an array",
            Json::Object(_) => "an object",
        }
    }
}
