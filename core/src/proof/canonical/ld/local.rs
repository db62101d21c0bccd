//! A context as it is written: what it says, before it is applied to anything.

use std::collections::BTreeMap;
use std::sync::Arc;

/// What an `@context` holds: its pieces are applied one after the other.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Context {
    pub(super) pieces: Vec<Piece>,
}

/// One piece of an `@context`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// `null`: forget everything.
    Null,
    /// Another context by its URL.
    Url(String),
    /// Definitions.
    Local(LocalContext),
}

/// The definitions of one context object.
#[derive(Debug, Default, Eq)]
pub(super) struct LocalContext {
    /// `@protected`: holds for each definition that does not say otherwise.
    pub(super) protected: bool,
    /// `@propagate`, if given.
    pub(super) propagate: Option<bool>,
    /// `@vocab`, if given; the inner `None` is `null`.
    pub(super) vocab: Option<Option<String>>,
    /// `@language`, if given; the inner `None` is `null`.
    pub(super) language: Option<Option<String>>,
    /// The terms in the context's order.
    pub(super) terms: Vec<(String, Definition)>,
}

/// Two contexts are the same if they say the same: in JSON the order of members says nothing. Protected terms are
/// compared by this.
impl PartialEq for LocalContext {
    fn eq(&self, other: &Self) -> bool {
        self.protected == other.protected
            && self.propagate == other.propagate
            && self.vocab == other.vocab
            && self.language == other.language
            && self.terms.len() == other.terms.len()
            && self.by_name() == other.by_name()
    }
}

impl LocalContext {
    fn by_name(&self) -> BTreeMap<&str, &Definition> {
        self.terms.iter().map(|(name, definition)| (name.as_str(), definition)).collect()
    }
}

/// The definition of one term.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Definition {
    /// What the term means.
    pub(super) id: Meaning,
    /// Whether it is a bare text from which a prefix can come: without a colon, or ending as prefixes end.
    pub(super) simple: bool,
    /// `@type` as written.
    pub(super) kind: Option<String>,
    /// `@container`.
    pub(super) container: Container,
    /// `@context`: holds for the values of the property, or for nodes of the type.
    pub(super) scoped: Option<Arc<Context>>,
    /// `@protected`, if given.
    pub(super) protected: Option<bool>,
    /// `@language`, if given; the inner `None` is `null`.
    pub(super) language: Option<Option<String>>,
    /// `@nest`, if given: the member inside which the term is written.
    pub(super) nest: Option<String>,
    /// `@prefix`, if given.
    pub(super) prefix: Option<bool>,
    /// Whether it has a part that is not implemented (`@reverse`, `@direction`, an `@index` property, a container of
    /// maps). Using the term is an error.
    pub(super) unsupported: bool,
}

/// The `@id` of a definition.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Meaning {
    /// None is given: the term itself tells.
    #[default]
    Absent,
    /// `null`: the term is undefined on purpose.
    Null,
    /// An IRI, a compact IRI, another term or a keyword.
    Text(String),
}

/// The containers that are implemented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Container {
    pub(super) list: bool,
    pub(super) set: bool,
    pub(super) graph: bool,
    pub(super) language: bool,
}

/// The characters that an IRI may end with to serve as a prefix without being called one (RFC 3986, `gen-delims`).
pub(super) fn ends_like_a_prefix(iri: &str) -> bool {
    iri.ends_with([':', '/', '?', '#', '[', ']', '@'])
}

/// Whether it matters for a definition that it is a bare text.
pub(super) fn simple_matters(id: &str) -> bool {
    !id.starts_with('@') && (!id.contains(':') || ends_like_a_prefix(id))
}
