//! An upgraded document while it is built: a tree that copies what stays from the old one by reference.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::json::Json;

/// A value of the new document.
pub(in crate::issue) enum Out<'d> {
    Text(Cow<'d, str>),
    Flag(bool),
    List(Vec<Out<'d>>),
    Object(Object<'d>),
    /// A value of the old document, as it is.
    Copy(&'d Json<'d>),
}

/// An object of the new document, its members in the order in which they were put.
#[derive(Default)]
pub(in crate::issue) struct Object<'d>(Vec<(&'d str, Out<'d>)>);

impl<'d> Object<'d> {
    /// An object with one type.
    pub(in crate::issue) fn of_type(name: &'static str) -> Object<'d> {
        Object::default().put("type", name)
    }

    /// An object with a list of types, as 3.0 writes them.
    pub(in crate::issue) fn of_types(names: &[&'static str]) -> Object<'d> {
        Object::default().put("type", texts(names))
    }

    /// Adds a member.
    pub(in crate::issue) fn put(mut self, name: &'d str, value: impl Into<Out<'d>>) -> Object<'d> {
        self.0.push((name, value.into()));
        self
    }

    /// Adds a member if there is a value.
    pub(in crate::issue) fn put_some(self, name: &'d str, value: Option<impl Into<Out<'d>>>) -> Object<'d> {
        match value {
            Some(value) => self.put(name, value),
            None => self,
        }
    }

    /// Adds a list unless it is empty: 3.0 forbids empty ones, and in 2.0 they say nothing.
    pub(in crate::issue) fn put_list(self, name: &'d str, items: Vec<Out<'d>>) -> Object<'d> {
        if items.is_empty() { self } else { self.put(name, Out::List(items)) }
    }

    /// Whether there is a member of that name.
    pub(in crate::issue) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(put, _)| *put == name)
    }
}

/// A list of texts.
pub(in crate::issue) fn texts<'d>(texts: &[&'d str]) -> Out<'d> {
    Out::List(texts.iter().map(|text| Out::from(*text)).collect())
}

impl<'d> From<&'d str> for Out<'d> {
    fn from(text: &'d str) -> Out<'d> {
        Out::Text(Cow::Borrowed(text))
    }
}

impl<'d> From<Cow<'d, str>> for Out<'d> {
    fn from(text: Cow<'d, str>) -> Out<'d> {
        Out::Text(text)
    }
}

impl From<String> for Out<'_> {
    fn from(text: String) -> Self {
        Out::Text(Cow::Owned(text))
    }
}

impl From<bool> for Out<'_> {
    fn from(flag: bool) -> Self {
        Out::Flag(flag)
    }
}

impl<'d> From<Object<'d>> for Out<'d> {
    fn from(object: Object<'d>) -> Out<'d> {
        Out::Object(object)
    }
}

impl<'d> From<&'d Json<'d>> for Out<'d> {
    fn from(source: &'d Json<'d>) -> Out<'d> {
        Out::Copy(source)
    }
}

impl<'d> From<Out<'d>> for Json<'d> {
    fn from(out: Out<'d>) -> Json<'d> {
        match out {
            Out::Text(text) => Json::String(text),
            Out::Flag(flag) => Json::Bool(flag),
            Out::List(items) => Json::Array(items.into_iter().map(Json::from).collect()),
            Out::Object(object) => object.into(),
            Out::Copy(source) => source.view(),
        }
    }
}

impl<'d> From<Object<'d>> for Json<'d> {
    fn from(object: Object<'d>) -> Json<'d> {
        let member = |(name, value): (&'d str, Out<'d>)| (Cow::Borrowed(name), value.into());
        Json::Object(object.0.into_iter().map(member).collect())
    }
}

impl Serialize for Out<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Out::Text(text) => serializer.serialize_str(text),
            Out::Flag(flag) => serializer.serialize_bool(*flag),
            Out::List(items) => serializer.collect_seq(items),
            Out::Object(object) => object.serialize(serializer),
            Out::Copy(source) => source.serialize(serializer),
        }
    }
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
