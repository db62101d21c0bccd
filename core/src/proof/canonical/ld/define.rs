//! Create Term Definition (JSON-LD API section 4.2).

use std::collections::HashMap;
use std::sync::Arc;

use super::active::{Active, Kind, Mapping, Term};
use super::iri::{self, Meant};
use super::keyword::{Keyword, looks_like_keyword};
use super::local::{Definition, Meaning, ends_like_a_prefix};
use crate::error::{Error, ErrorCode, Result, quote};

/// Defines the terms of one context object, each before whoever needs it.
pub(super) struct Definer<'a> {
    active: &'a mut Active,
    protected: bool,
    overrides: bool,
    local: &'a HashMap<&'a str, &'a Definition>,
    /// Whether a term is done; `false` while it is being defined.
    defined: HashMap<&'a str, bool>,
}

impl<'a> Definer<'a> {
    pub(super) fn new(
        active: &'a mut Active,
        protected: bool,
        overrides: bool,
        local: &'a HashMap<&'a str, &'a Definition>,
    ) -> Self {
        Definer { active, protected, overrides, local, defined: HashMap::new() }
    }

    /// Defines a term of the context object; does nothing for others.
    ///
    /// # Errors
    /// `canon.definition`
    pub(super) fn define(&mut self, name: &str) -> Result<()> {
        let Some((name, definition)) = self.local.get_key_value(name) else { return Ok(()) };
        match self.defined.get(name) {
            Some(true) => return Ok(()),
            Some(false) => return Err(fault(name, "is defined by itself")),
            None => {}
        }
        self.defined.insert(name, false);
        let previous = self.active.terms.remove(*name);
        let mut term = self.term(name, definition)?;
        if let Some(previous) = previous.filter(|previous| previous.protected && !self.overrides) {
            let same = Term { protected: true, ..term.clone() } == *previous;
            if !same {
                return Err(fault(name, "is protected and would get another meaning"));
            }
            term.protected = true;
        }
        self.active.terms.insert(Box::from(*name), Arc::new(term));
        self.defined.insert(name, true);
        Ok(())
    }

    fn term(&mut self, name: &str, definition: &Definition) -> Result<Term> {
        let kind = self.kind(name, definition)?;
        let mapping = self.mapping(name, definition)?;
        let colon_or_slash = name.contains([':', '/']);
        let prefix = match (&mapping, definition.prefix) {
            (Mapping::Iri(_), Some(prefix)) => prefix && !colon_or_slash,
            (Mapping::Iri(iri), None) => definition.simple && !colon_or_slash && ends_like_a_prefix(iri),
            _ => false,
        };
        let protected = definition.protected.unwrap_or(self.protected);
        let language = definition.language.as_ref().filter(|_| definition.kind.is_none());
        Ok(Term {
            mapping,
            kind,
            container: definition.container,
            language: language.map(|tag| tag.as_ref().map(|tag| tag.to_ascii_lowercase())),
            scoped: definition.scoped.clone(),
            nest: definition.nest.clone(),
            prefix,
            protected,
            unsupported: definition.unsupported,
        })
    }

    /// Steps 12 and 13: the type of the values.
    fn kind(&mut self, name: &str, definition: &Definition) -> Result<Kind> {
        let Some(kind) = &definition.kind else { return Ok(Kind::Plain) };
        match self.expand(kind)? {
            Expanded::Keyword(Keyword::Id) => Ok(Kind::Id),
            Expanded::Keyword(Keyword::Vocab) => Ok(Kind::Vocab),
            Expanded::Keyword(Keyword::Json) => Ok(Kind::Json),
            Expanded::Keyword(Keyword::None) => Ok(Kind::Plain),
            Expanded::Iri(iri) if iri::is_absolute(&iri) => Ok(Kind::Datatype(iri.into_boxed_str())),
            _ => Err(fault(name, "has a type that is no IRI")),
        }
    }

    /// Steps 14 to 18: what the term means.
    fn mapping(&mut self, name: &str, definition: &Definition) -> Result<Mapping> {
        match &definition.id {
            Meaning::Null => Ok(Mapping::Null),
            // A term that stands for itself is as one without an `@id`.
            Meaning::Text(id) if id != name => self.given(name, id),
            _ => self.by_itself(name),
        }
    }

    fn given(&mut self, name: &str, id: &str) -> Result<Mapping> {
        match self.expand(id)? {
            Expanded::Keyword(Keyword::Context) => Err(fault(name, "cannot stand for `@context`")),
            Expanded::Keyword(keyword) => Ok(Mapping::Keyword(keyword)),
            Expanded::Iri(iri) if iri::is_absolute(&iri) => {
                // Step 14.2.5: what looks like an IRI already may not be made to mean another.
                let inner = name.get(1..name.len().saturating_sub(1)).unwrap_or_default();
                if (inner.contains(':') || name.contains('/')) && !self.expands_to_itself(name, &iri)? {
                    return Err(fault(name, "looks like an IRI and would mean another"));
                }
                Ok(Mapping::Iri(iri.into_boxed_str()))
            }
            _ => Err(fault(name, "does not stand for an absolute IRI")),
        }
    }

    fn expands_to_itself(&mut self, name: &str, iri: &str) -> Result<bool> {
        Ok(matches!(self.expand_others(name)?, Expanded::Iri(found) if found == iri))
    }

    fn by_itself(&mut self, name: &str) -> Result<Mapping> {
        match self.expand_others(name)? {
            Expanded::Iri(iri) if iri::is_absolute(&iri) => Ok(Mapping::Iri(iri.into_boxed_str())),
            _ => Err(fault(name, "has no meaning: neither an `@id` nor a vocabulary")),
        }
    }

    /// Expands a text in a definition; terms of the same context that it needs are defined first.
    fn expand(&mut self, text: &str) -> Result<Expanded> {
        self.define(text)?;
        self.expand_others(text)
    }

    /// The same, but not by a term with that very name.
    fn expand_others(&mut self, text: &str) -> Result<Expanded> {
        if looks_like_keyword(text) && Keyword::of(text).is_none() {
            return Err(fault(text, "looks like a keyword and is none"));
        }
        if let Some((prefix, _)) = iri::halves(text) {
            self.define(prefix)?;
        }
        Ok(match iri::of_vocabulary(self.active, text) {
            Meant::Keyword(keyword) => Expanded::Keyword(keyword),
            Meant::Nothing => Expanded::Nothing,
            Meant::Term(iri) => Expanded::Iri(iri.to_owned()),
            Meant::Iri(iri) => Expanded::Iri(iri.into_owned()),
        })
    }
}

/// What a text in a definition means.
enum Expanded {
    Keyword(Keyword),
    Nothing,
    Iri(String),
}

#[cold]
fn fault(term: &str, what: &str) -> Error {
    Error::new(ErrorCode::CanonDefinition, format!("the term `{}` {what}", quote(term)))
}
