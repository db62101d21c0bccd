//! A document while it is built, and the further members that a request puts into it.

use std::borrow::Cow;

use crate::json::{Json, Member, push_segment};

/// Types that are one word, and not classes of which there may be several.
const ONE_TYPE: [&str; 3] = ["/members/recipient/type", "/members/verification/type", "/members/verify/type"];

/// An object, its members in the order in which they were put.
#[derive(Default)]
pub(super) struct Object<'r>(Vec<Member<'r>>);

impl<'r> Object<'r> {
    /// Adds a member.
    pub(super) fn put(mut self, name: &'r str, value: impl Into<Json<'r>>) -> Object<'r> {
        self.0.push((Cow::Borrowed(name), value.into()));
        self
    }

    /// Adds a member if there is a value.
    pub(super) fn put_some(self, name: &'r str, value: Option<impl Into<Json<'r>>>) -> Object<'r> {
        match value {
            Some(value) => self.put(name, value),
            None => self,
        }
    }

    /// Adds a list unless it is empty.
    pub(super) fn put_list(self, name: &'r str, items: Vec<Json<'r>>) -> Object<'r> {
        if items.is_empty() { self } else { self.put(name, Json::Array(items)) }
    }

    /// Adds the members of another object that say something, but for those of these names.
    pub(super) fn put_rest(mut self, source: &'r Json<'_>, but: &[&str]) -> Object<'r> {
        for (name, value) in source.as_object().unwrap_or_default() {
            if *value != Json::Null && !but.contains(&name.as_ref()) {
                self.0.push((Cow::Borrowed(name), value.view()));
            }
        }
        self
    }

    /// Puts a member in place of the one of that name, or behind the others.
    pub(super) fn set(&mut self, name: &'r str, value: impl Into<Json<'r>>) {
        let value = value.into();
        match self.get_mut(name) {
            Some(place) => *place = value,
            None => self.0.push((Cow::Borrowed(name), value)),
        }
    }

    /// Takes a member out.
    pub(super) fn remove(&mut self, name: &str) -> Option<Json<'r>> {
        let at = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(at).1)
    }

    /// The member of that name.
    pub(super) fn get(&self, name: &str) -> Option<&Json<'r>> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Json<'r>> {
        find_mut(&mut self.0, name)
    }

    /// Adds the members of another object behind those that are there.
    pub(super) fn extend(&mut self, more: Object<'r>) {
        self.0.extend(more.0);
    }

    /// The members of a tree, if it is an object.
    pub(super) fn of(tree: Json<'r>) -> Object<'r> {
        match tree {
            Json::Object(members) => Object(members),
            _ => Object::default(),
        }
    }

    /// Fills an object up with the members of another one, and gives the places of those that are there already.
    pub(super) fn fill_up(&mut self, more: &'r Json<'_>, pointer: &str) -> Vec<String> {
        let mut conflicts = Vec::new();
        fill_up(&mut self.0, more, pointer, &mut conflicts);
        conflicts
    }
}

fn find_mut<'m, 'r>(members: &'m mut [Member<'r>], name: &str) -> Option<&'m mut Json<'r>> {
    members.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// As deep as both trees go, and no deeper than what reading the request allowed.
fn fill_up<'r>(
    members: &mut Vec<Member<'r>>,
    more: &'r Json<'_>,
    pointer: &str,
    conflicts: &mut Vec<String>,
) {
    for (name, value) in more.as_object().unwrap_or_default() {
        let mut pointer = pointer.to_owned();
        push_segment(&mut pointer, name);
        match (find_mut(members, name), value) {
            (_, Json::Null) => {}
            (None, value) => members.push((Cow::Borrowed(name), value.view())),
            (Some(there), _) if name == "@context" || name == "type" && !ONE_TYPE.contains(&&*pointer) => {
                append(there, value);
            }
            (Some(Json::Object(there)), Json::Object(_)) => fill_up(there, value, &pointer, conflicts),
            (Some(_), _) => conflicts.push(pointer),
        }
    }
}

/// Adds contexts or types behind those that are there, each once.
pub(super) fn append<'r>(there: &mut Json<'r>, more: &'r Json<'_>) {
    let mut items = match std::mem::replace(there, Json::Null) {
        Json::Array(items) => items,
        one => vec![one],
    };
    for item in more.items() {
        if !items.contains(item) {
            items.push(item.view());
        }
    }
    *there = match (items.len(), items.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            items.extend(last);
            Json::Array(items)
        }
    };
}

/// A list of texts.
pub(super) fn texts<'r>(texts: &[&'r str]) -> Json<'r> {
    Json::Array(texts.iter().map(|text| Json::from(*text)).collect())
}

impl<'r> From<Object<'r>> for Json<'r> {
    fn from(object: Object<'r>) -> Json<'r> {
        Json::Object(object.0)
    }
}

impl<'r> From<&'r str> for Json<'r> {
    fn from(text: &'r str) -> Json<'r> {
        Json::String(Cow::Borrowed(text))
    }
}

impl<'r> From<&'r String> for Json<'r> {
    fn from(text: &'r String) -> Json<'r> {
        Json::String(Cow::Borrowed(text))
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Json::String(Cow::Owned(text))
    }
}

impl<'r> From<Cow<'r, str>> for Json<'r> {
    fn from(text: Cow<'r, str>) -> Json<'r> {
        Json::String(text)
    }
}

impl From<bool> for Json<'_> {
    fn from(flag: bool) -> Self {
        Json::Bool(flag)
    }
}
