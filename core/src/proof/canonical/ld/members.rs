//! What the name of a member means (JSON-LD API section 5.1.2, step 13).

use std::borrow::Cow;
use std::sync::Arc;

use super::active::{Active, Mapping, Term};
use super::keyword::{Keyword, looks_like_keyword};
use super::{fault, iri};
use crate::error::Result;
use crate::json::{Json, Member, Path};

/// What a member is.
pub(super) enum Name<'a> {
    Keyword(Keyword),
    /// A property by a term.
    Term(&'a Arc<Term>, &'a str),
    /// A property by its IRI or by the vocabulary.
    Iri(Cow<'a, str>),
}

/// Finds out what a name means.
///
/// # Errors
/// `canon.term`, `canon.keyword`, `canon.form`
pub(super) fn name<'a>(active: &'a Active, name: &'a str, path: &Path<'_>) -> Result<Name<'a>> {
    if let Some(term) = active.term(name) {
        return match &term.mapping {
            Mapping::Keyword(keyword) => Ok(Name::Keyword(*keyword)),
            Mapping::Iri(_) if term.unsupported => Err(fault::keyword(path, name_of_unsupported())),
            Mapping::Iri(iri) => Ok(Name::Term(term, iri)),
            Mapping::Null => Err(fault::term(path, name)),
        };
    }
    if let Some(keyword) = Keyword::of(name) {
        if active.has_alias(keyword) {
            return Err(fault::form(path, "the context has a term for this keyword, which readers look for"));
        }
        return Ok(Name::Keyword(keyword));
    }
    if looks_like_keyword(name) {
        return Err(fault::keyword(path, "a keyword that does not exist"));
    }
    let iri::Meant::Iri(iri) = iri::of_vocabulary(active, name) else {
        return Err(fault::term(path, name));
    };
    if !iri::is_absolute(&iri) {
        return Err(fault::term(path, name));
    }
    if active.has_term_for(&iri) {
        return Err(fault::form(path, "the context has a term for this property, which readers look for"));
    }
    Ok(Name::Iri(iri))
}

fn name_of_unsupported() -> &'static str {
    "a term with @reverse, @direction or a container of maps"
}

/// The members of an object that are keywords.
#[derive(Default)]
pub(super) struct Keywords<'j> {
    pub(super) id: Option<&'j Member<'j>>,
    pub(super) kind: Option<&'j Member<'j>>,
    pub(super) value: Option<&'j Member<'j>>,
    pub(super) language: Option<&'j Member<'j>>,
    pub(super) list: Option<&'j Member<'j>>,
    pub(super) set: Option<&'j Member<'j>>,
}

impl<'j> Keywords<'j> {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        let all = [self.id, self.kind, self.value, self.language, self.list, self.set];
        all.iter().all(Option::is_none)
    }

    /// Notes a member.
    ///
    /// # Errors
    /// `canon.keyword` for one that is not supported in an object, `canon.value` for one that is there twice under
    /// two names.
    pub(super) fn note(&mut self, keyword: Keyword, member: &'j Member<'j>, path: &Path<'_>) -> Result<()> {
        let place = match keyword {
            Keyword::Id => &mut self.id,
            Keyword::Type => &mut self.kind,
            Keyword::Value => &mut self.value,
            Keyword::Language => &mut self.language,
            Keyword::List => &mut self.list,
            Keyword::Set => &mut self.set,
            other => return Err(fault::keyword(path, other.name())),
        };
        if place.replace(member).is_some() {
            return Err(fault::value(path, "two members stand for the same keyword"));
        }
        Ok(())
    }
}

/// The text of a keyword's member.
pub(super) fn text<'j>(member: &'j Member<'_>, path: &Path<'_>) -> Result<&'j str> {
    let (name, value) = member;
    match value {
        Json::String(text) => Ok(text),
        other => {
            let message = format!("found {}, expected a text", other.type_name());
            Err(fault::value(&path.member(name), &message))
        }
    }
}
