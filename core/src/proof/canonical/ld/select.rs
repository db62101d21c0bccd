//! Which statements come from some places of a document (VC Data Integrity ECDSA Cryptosuites 1.0, section 3.4.13).
//!
//! A pointer selects its value with all in it, what leads from the document to it, and the types of the nodes on the way.

use super::walk::Walk;
use crate::json::{Json, Path};

/// JSON Pointers.
#[derive(Clone, Copy)]
pub(super) struct Selection<'s>(pub(super) &'s [String]);

impl Selection<'_> {
    /// Whether nothing is selected.
    fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Whether a place is in a selected value.
    fn covers(self, place: &str) -> bool {
        self.0.iter().any(|pointer| leads_to(pointer, place))
    }

    /// Whether a place is in a selected value, or on the way to one.
    fn touches(self, place: &str) -> bool {
        self.0.iter().any(|pointer| leads_to(pointer, place) || leads_to(place, pointer))
    }
}

/// Whether a place is one that a pointer names, or in it.
fn leads_to(pointer: &str, place: &str) -> bool {
    place.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Walk<'_> {
    /// Selects the statements of the types of a node that were made since there were `before`.
    pub(super) fn select_types(&mut self, node: &Path<'_>, before: usize) {
        if !self.selection.is_empty() && self.selection.touches(&node.pointer()) {
            self.selected.extend(self.dataset.quads().iter().skip(before));
        }
    }

    /// Selects from the statements of a property that were made since there were `before`. The last ones are those of its
    /// values, in their order; `whole` says that it is one value, whatever is in it.
    pub(super) fn select_values(&mut self, value: &Json<'_>, whole: bool, path: &Path<'_>, before: usize) {
        if self.selection.is_empty() {
            return;
        }
        if self.selection.covers(&path.pointer()) {
            self.selected.extend(self.dataset.quads().iter().skip(before));
            return;
        }
        if whole {
            return;
        }
        // An array in an array is refused, and a null says nothing.
        let listed = matches!(value, Json::Array(_));
        let said = value.items().iter().enumerate().filter(|(_, item)| !matches!(item, Json::Null));
        let touched: Vec<bool> = said
            .map(|(index, _)| {
                let item = path.index(index);
                self.selection.touches(&if listed { item.pointer() } else { path.pointer() })
            })
            .collect();
        let first = self.dataset.quads().len().saturating_sub(touched.len());
        let made = self.dataset.quads().iter().skip(first).zip(touched);
        self.selected.extend(made.filter(|(_, touched)| *touched).map(|(quad, _)| *quad));
    }
}
