//! The walk over a document: its beginning, and what all of its parts share.

use std::collections::HashMap;
use std::sync::Arc;

use super::active::{Active, Term};
use super::part::Part;
use super::select::Selection;
use super::set::ContextSet;
use super::{fault, iri};
use crate::error::{Error, ErrorCode, Result};
use crate::json::Path;
use crate::proof::canonical::rdfc::{Dataset, Graph, Node, Quad, TextId};

/// Deepest nesting of a document: the walk recurses, several calls and some 3 KB of the stack a level.
const DEPTH: usize = 128;

/// Contexts that a document may make us work out anew. Real ones need some tens the first time, none later.
const CONTEXTS: usize = 512;

/// A document as RDF.
#[derive(Debug)]
pub(crate) struct Conversion {
    /// Its statements.
    pub(crate) dataset: Dataset,
    /// The contexts it names: their URLs and the body that was used. Each once.
    pub(crate) contexts: Vec<(String, Arc<str>)>,
    /// The statements that [`to_selection`] was asked for.
    pub(crate) selected: Vec<Quad>,
}

/// Converts a document or a part of one. `body` says which body of those contexts to take that have had several; 0 is today's.
///
/// # Errors
/// `canon.context`, `canon.inline_context`, `canon.definition`, `canon.term`, `canon.keyword`, `canon.iri`,
/// `canon.value`, `canon.form`, `limit.json_depth`, `limit.canonical_work`, each with the pointer.
pub(crate) fn to_dataset(part: Part<'_>, contexts: &ContextSet, body: usize) -> Result<Conversion> {
    to_selection(part, contexts, body, &[])
}

/// [`to_dataset`] that also tells which statements come from some places: JSON Pointers to values. The types of the
/// nodes on the way to them, and what leads there, come along.
///
/// # Errors
/// Those of [`to_dataset`].
pub(crate) fn to_selection(
    part: Part<'_>,
    contexts: &ContextSet,
    body: usize,
    pointers: &[String],
) -> Result<Conversion> {
    let mut walk = Walk::new(contexts, body, pointers);
    walk.root(part)?;
    let Walk { dataset, used: contexts, selected, .. } = walk;
    Ok(Conversion { dataset, contexts, selected })
}

/// A place in the walk: what holds there.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) active: &'p Arc<Active>,
    pub(super) path: &'p Path<'p>,
    pub(super) graph: Graph,
}

impl<'p> Place<'p> {
    /// The same with another path.
    pub(super) fn at(self, path: &'p Path<'p>) -> Place<'p> {
        Place { path, ..self }
    }
}

/// The property that a value belongs to.
#[derive(Clone, Copy)]
pub(super) struct Property<'p> {
    /// The member's name.
    pub(super) name: &'p str,
    /// Its definition; `None` if it is an IRI or by the vocabulary.
    pub(super) term: Option<&'p Arc<Term>>,
    /// What the value is an item of.
    pub(super) inside: Inside,
}

/// What a value can be an item of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// Of nothing but the property.
    Property,
    /// Of a list.
    List,
    /// Of a graph.
    Graph,
}

/// What the walk gathers.
pub(super) struct Walk<'c> {
    pub(super) contexts: &'c ContextSet,
    pub(super) body: usize,
    pub(super) used: Vec<(String, Arc<str>)>,
    pub(super) dataset: Dataset,
    /// Where texts are put together.
    pub(super) scratch: String,
    /// The node of the document itself.
    pub(super) root: Option<Node>,
    pub(super) selection: Selection<'c>,
    pub(super) selected: Vec<Quad>,
    blanks: HashMap<Box<str>, Node>,
    contexts_left: usize,
    depth_left: usize,
}

impl<'c> Walk<'c> {
    fn new(contexts: &'c ContextSet, body: usize, pointers: &'c [String]) -> Self {
        Walk {
            contexts,
            body,
            used: Vec::new(),
            dataset: Dataset::default(),
            scratch: String::new(),
            root: None,
            selection: Selection(pointers),
            selected: Vec::new(),
            blanks: HashMap::new(),
            contexts_left: CONTEXTS,
            depth_left: DEPTH,
        }
    }

    /// The place of `<iri>`.
    pub(super) fn intern_iri(&mut self, iri: &str) -> TextId {
        self.scratch.clear();
        self.scratch.push('<');
        self.scratch.push_str(iri);
        self.scratch.push('>');
        self.dataset.intern(&self.scratch)
    }

    /// The node that an identifier names: an absolute IRI or a blank node identifier, written out.
    ///
    /// # Errors
    /// `canon.iri`, `canon.form`
    pub(super) fn identified(&mut self, text: &str, place: Place<'_>) -> Result<Node> {
        if let Some(label) = iri::blank_label(text) {
            if let Some(node) = self.blanks.get(label) {
                return Ok(*node);
            }
            let node = self.dataset.fresh_blank();
            self.blanks.insert(Box::from(label), node);
            return Ok(node);
        }
        if !iri::is_absolute(text) {
            return Err(fault::iri(place.path, text));
        }
        if iri::by_prefix(place.active, text).is_some() {
            return Err(fault::form(place.path, "the identifier is shortened by a prefix: write it out"));
        }
        Ok(Node::Text(self.intern_iri(text)))
    }

    /// Goes one level down.
    pub(super) fn enter(&mut self, path: &Path<'_>) -> Result<()> {
        self.depth_left = self.depth_left.checked_sub(1).ok_or_else(|| too_deep(path))?;
        Ok(())
    }

    /// Comes back up.
    pub(super) fn leave(&mut self) {
        self.depth_left = self.depth_left.saturating_add(1);
    }

    /// Counts a context that has to be worked out.
    pub(super) fn count_context(&mut self, path: &Path<'_>) -> Result<()> {
        self.contexts_left = self.contexts_left.checked_sub(1).ok_or_else(|| {
            fault::at(
                ErrorCode::LimitCanonicalWork,
                path,
                format!("the document combines its contexts in more than {CONTEXTS} ways"),
            )
        })?;
        Ok(())
    }
}

#[cold]
fn too_deep(path: &Path<'_>) -> Error {
    fault::at(
        ErrorCode::LimitJsonDepth,
        path,
        format!("a document that is signed as RDF may be nested {DEPTH} deep"),
    )
}
