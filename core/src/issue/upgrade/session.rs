//! What one upgrade keeps at hand: the options, what was lost, and what is missing.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::badge::Version;
use crate::error::{Error, ErrorCode, Result};
use crate::json::{Json, push_segment};
use crate::problem::{Problem, Severity};

/// A value of an old document. It lives as long as the call, so its place can be looked up at the end.
pub(super) type Source<'d> = &'d Json<'d>;

/// Most losses that are listed: a hostile document has one in each of its values.
const MOST_LOST: usize = 1_000;
/// Longest JSON Pointer written: the names in it are the document's.
const POINTER_BYTES: usize = 1_000;

/// A document given in the options.
#[derive(Clone, Copy)]
pub(super) struct Given<'d> {
    pub(super) version: Version,
    pub(super) json: Source<'d>,
}

/// Something the new version requires and nobody gave.
struct Missing<'d> {
    object: Source<'d>,
    member: &'static str,
    what: &'static str,
}

/// The state of one upgrade.
pub(super) struct Session<'d> {
    /// The version to write.
    pub(super) to: Version,
    /// The version of the document that is being read.
    pub(super) from: Version,
    /// 0.5: what relative URLs are relative to.
    pub(super) base: Option<&'d str>,
    /// The option `id`, until the outermost object has taken it.
    pub(super) id: Option<&'d str>,
    /// The option `badge`, until it was needed.
    pub(super) badge: Option<Given<'d>>,
    /// The option `issuer`, until it was needed.
    pub(super) issuer: Option<Given<'d>>,
    /// The document, as a key for what has no name of its own.
    pub(super) text: &'d str,
    /// The documents that are read, with what a message calls them.
    pub(super) roots: Vec<(&'static str, Source<'d>)>,
    lost: Vec<(Source<'d>, Cow<'static, str>)>,
    further: usize,
    missing: Vec<Missing<'d>>,
}

impl<'d> Session<'d> {
    pub(super) fn new(from: Version, to: Version, text: &'d str, root: Source<'d>) -> Session<'d> {
        Session {
            to,
            from,
            base: None,
            id: None,
            badge: None,
            issuer: None,
            text,
            roots: vec![("", root)],
            lost: Vec::new(),
            further: 0,
            missing: Vec::new(),
        }
    }

    /// Whether the new document is one of 3.0.
    pub(super) fn is_to_3(&self) -> bool {
        self.to == Version::V3_0
    }

    /// Notes that a value has no place in the new document.
    pub(super) fn lose(&mut self, source: Source<'d>, why: impl Into<Cow<'static, str>>) {
        if self.lost.len() < MOST_LOST {
            self.lost.push((source, why.into()));
        } else {
            self.further = self.further.saturating_add(1);
        }
    }

    /// Notes that a value is not what its member takes.
    pub(super) fn lose_wrong(&mut self, source: Source<'d>, expected: &str) {
        self.lose(source, format!("found {}, expected {expected}", source.type_name()));
    }

    /// Passes a required value on, or notes that it is missing: `member` of `object`, which is `what`.
    pub(super) fn need<T>(
        &mut self,
        object: Source<'d>,
        member: &'static str,
        what: &'static str,
        value: Option<T>,
    ) -> Option<T> {
        if value.is_none() {
            self.missing.push(Missing { object, member, what });
        }
        value
    }

    /// Takes back what is missing: a revoked assertion need not have it.
    pub(super) fn excuse(&mut self) {
        self.missing.clear();
    }

    /// What was lost, in the order of the documents.
    ///
    /// # Errors
    /// `upgrade.incomplete`, with everything that is missing.
    pub(super) fn finish(self) -> Result<Vec<Problem>> {
        let lost = self.lost.iter().map(|(source, _)| *source);
        let places = places(&self.roots, lost.chain(self.missing.iter().map(|missing| missing.object)));
        if !self.missing.is_empty() {
            return Err(self.incomplete(&places));
        }
        let mut found: Vec<(usize, Problem)> = Vec::new();
        for (source, why) in &self.lost {
            let place = places.get(&address(source)).cloned().unwrap_or_default();
            let message = match place.label {
                "" => why.to_string(),
                label => format!("in the {label}, `{}`: {why}", place.pointer.as_deref().unwrap_or("…")),
            };
            let problem = Problem::new(ErrorCode::UpgradeLost, Severity::Info, message);
            // Pointers lead into the document, not into the options.
            let pointer = place.pointer.filter(|_| place.label.is_empty());
            found.push((place.order, Problem { pointer, ..problem }));
        }
        found.sort_by_key(|(order, _)| *order);
        let mut lost: Vec<Problem> = found.into_iter().map(|(_, problem)| problem).collect();
        if self.further > 0 {
            let message = format!("{} further values have no place either", self.further);
            lost.push(Problem::new(ErrorCode::UpgradeLost, Severity::Info, message));
        }
        Ok(lost)
    }

    #[cold]
    fn incomplete(&self, places: &HashMap<usize, Place>) -> Error {
        let mut first = None;
        let mut items = Vec::new();
        for Missing { object, member, what } in &self.missing {
            let place = places.get(&address(object)).cloned().unwrap_or_default();
            let mut pointer = place.pointer.clone().unwrap_or_else(|| "…".to_owned());
            let mut found = None;
            if !member.is_empty() {
                push_segment(&mut pointer, member);
                found = object.present(member).map(|json| format!("; found {}", json.type_name()));
            }
            let label = if place.label.is_empty() { "" } else { ", in the " };
            let found = found.unwrap_or_default();
            items.push(format!("`{pointer}` ({what}{found}{label}{})", place.label));
            if place.label.is_empty() && place.pointer.is_some() {
                first.get_or_insert(pointer);
            }
        }
        let message = format!(
            "version {} requires what neither the document nor the options give: {}",
            self.to,
            items.join(", ")
        );
        let error = Error::new(ErrorCode::UpgradeIncomplete, message);
        match first {
            Some(pointer) => error.pointer(pointer),
            None => error,
        }
    }
}

/// Where a value stands.
#[derive(Clone, Default)]
struct Place {
    label: &'static str,
    /// How many values stand before it.
    order: usize,
    pointer: Option<String>,
}

/// A value is known by its address: nothing moves while the call lasts.
fn address(source: Source<'_>) -> usize {
    std::ptr::from_ref(source).addr()
}

/// Looks values up in their documents. One walk for all of them, and none if there are none.
fn places<'d>(
    roots: &[(&'static str, Source<'d>)],
    wanted: impl Iterator<Item = Source<'d>>,
) -> HashMap<usize, Place> {
    let found: HashMap<usize, Place> = wanted.map(|source| (address(source), Place::default())).collect();
    let mut walk = Walk { found, label: "", order: 0, pointer: String::new() };
    if !walk.found.is_empty() {
        for (label, root) in roots {
            walk.label = label;
            walk.enter(root);
        }
    }
    walk.found
}

struct Walk {
    found: HashMap<usize, Place>,
    label: &'static str,
    order: usize,
    pointer: String,
}

impl Walk {
    /// As deep as the reader went, which has its bound.
    fn enter(&mut self, json: Source<'_>) {
        self.order = self.order.saturating_add(1);
        if let Some(place) = self.found.get_mut(&address(json)) {
            let pointer = (self.pointer.len() <= POINTER_BYTES).then(|| self.pointer.clone());
            *place = Place { label: self.label, order: self.order, pointer };
        }
        let length = self.pointer.len();
        match json {
            Json::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    push_segment(&mut self.pointer, &index.to_string());
                    self.enter(item);
                    self.pointer.truncate(length);
                }
            }
            Json::Object(members) => {
                for (name, value) in members {
                    push_segment(&mut self.pointer, name);
                    self.enter(value);
                    self.pointer.truncate(length);
                }
            }
            _ => {}
        }
    }
}
