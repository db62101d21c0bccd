//! An active context: what every term means at one place of a document.

use std::collections::HashMap;
use std::sync::Arc;

use super::keyword::Keyword;
use super::local::{Container, Context};

/// Terms and what else a context can set. Never changed once it is made; documents share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Active {
    /// Tells it from every other of the same set of contexts.
    pub(super) uid: u64,
    pub(super) terms: HashMap<Box<str>, Arc<Term>>,
    /// The terms that stand for keywords: there are few, and every member is compared with them.
    pub(super) aliases: Vec<(Box<str>, Keyword)>,
    pub(super) vocab: Option<String>,
    pub(super) language: Option<String>,
    /// What holds again in the nodes below, if this one does not propagate.
    pub(super) previous: Option<Arc<Active>>,
}

impl Active {
    /// The definition of a term.
    pub(super) fn term(&self, name: &str) -> Option<&Arc<Term>> {
        self.terms.get(name)
    }

    /// Notes which terms stand for keywords, once all terms are defined.
    pub(super) fn note_aliases(&mut self) {
        let aliases = self.terms.iter().filter_map(|(name, term)| match term.mapping {
            Mapping::Keyword(keyword) => Some((name.clone(), keyword)),
            _ => None,
        });
        self.aliases = aliases.collect();
    }

    /// Whether a member of that name means a keyword.
    pub(super) fn means(&self, name: &str, keyword: Keyword) -> bool {
        Keyword::of(name) == Some(keyword)
            || self.aliases.iter().any(|(alias, of)| *of == keyword && **alias == *name)
    }

    /// Whether some term stands for the keyword.
    pub(super) fn has_alias(&self, keyword: Keyword) -> bool {
        self.aliases.iter().any(|(_, of)| *of == keyword)
    }

    /// Whether some term stands for the IRI.
    pub(super) fn has_term_for(&self, iri: &str) -> bool {
        self.terms.values().any(|term| matches!(&term.mapping, Mapping::Iri(known) if **known == *iri))
    }
}

/// A term definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) mapping: Mapping,
    pub(super) kind: Kind,
    pub(super) container: Container,
    /// The language of texts; the inner `None` says that they have none.
    pub(super) language: Option<Option<String>>,
    pub(super) scoped: Option<Arc<Context>>,
    /// The member inside which the term is written.
    pub(super) nest: Option<String>,
    pub(super) prefix: bool,
    pub(super) protected: bool,
    pub(super) unsupported: bool,
}

/// What a term means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mapping {
    /// Undefined on purpose.
    Null,
    Keyword(Keyword),
    Iri(Box<str>),
}

/// The type that a term gives to its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// None.
    Plain,
    /// `@id`: texts are IRIs.
    Id,
    /// `@vocab`: texts are terms or IRIs.
    Vocab,
    /// `@json`: the value is kept as JSON.
    Json,
    /// The IRI of a datatype.
    Datatype(Box<str>),
}
