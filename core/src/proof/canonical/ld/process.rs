//! Context processing (JSON-LD API section 4.1): applying a context to an active context.

use std::collections::HashMap;
use std::sync::Arc;

use super::active::Active;
use super::define::Definer;
use super::iri;
use super::local::{Context, LocalContext, Piece};
use super::set::ContextSet;
use crate::error::{Error, ErrorCode, Result, quote};

/// Contexts that refer to contexts, so many levels at most.
const DEPTH: usize = 8;

/// On whose behalf a context is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Mode {
    /// `@context` in the document.
    Embedded,
    /// The context of a type: holds for that node only, unless it says otherwise.
    Type,
    /// The context of a property: may define protected terms anew.
    Property,
}

/// What stays the same while a context is applied.
pub(super) struct Processing<'s> {
    pub(super) contexts: &'s ContextSet,
    /// Which body of a URL with several is meant.
    pub(super) body: usize,
    pub(super) mode: Mode,
}

impl Processing<'_> {
    /// The active context that comes out. It still has the number of the one it came from.
    ///
    /// # Errors
    /// `canon.context`, `canon.definition`
    pub(super) fn apply(&self, active: &Arc<Active>, context: &Context, depth: usize) -> Result<Active> {
        if depth > DEPTH {
            return Err(Error::new(ErrorCode::CanonDefinition, "contexts refer to contexts without end"));
        }
        let mut result = Active::clone(active);
        let said = match context.pieces.as_slice() {
            [Piece::Local(local)] => local.propagate,
            _ => None,
        };
        let propagates = said.unwrap_or(self.mode != Mode::Type || depth > 0);
        if !propagates && result.previous.is_none() {
            result.previous = Some(active.clone());
        }
        for piece in &context.pieces {
            match piece {
                Piece::Null => result = self.forget(&result, propagates)?,
                Piece::Url(url) => {
                    let body = self.contexts.body(url, self.body).ok_or_else(|| unknown(url))?;
                    // A state of its own: what is kept about the one it came from does not hold for it.
                    result.uid = self.contexts.fresh_uid();
                    result.note_aliases();
                    result = self.apply(&Arc::new(result), &body.context, depth.saturating_add(1))?;
                }
                Piece::Local(local) => self.add(&mut result, local)?,
            }
        }
        result.note_aliases();
        Ok(result)
    }

    /// `null`: back to nothing, unless terms are protected (step 5.1).
    fn forget(&self, active: &Active, propagates: bool) -> Result<Active> {
        if self.mode != Mode::Property && active.terms.values().any(|term| term.protected) {
            return Err(Error::new(
                ErrorCode::CanonDefinition,
                "a null context would forget terms that are protected",
            ));
        }
        let previous = active.previous.clone().filter(|_| !propagates);
        Ok(Active { uid: active.uid, previous, ..Active::default() })
    }

    fn add(&self, result: &mut Active, local: &LocalContext) -> Result<()> {
        if let Some(vocab) = &local.vocab {
            result.vocab = vocab.as_deref().map(|vocab| vocabulary(result, vocab)).transpose()?;
        }
        if let Some(language) = &local.language {
            result.language = language.as_ref().map(|tag| tag.to_ascii_lowercase());
        }
        let by_name: HashMap<&str, _> =
            local.terms.iter().map(|(name, rest)| (name.as_str(), rest)).collect();
        let mut definer = Definer::new(result, local.protected, self.mode == Mode::Property, &by_name);
        for (name, _) in &local.terms {
            definer.define(name)?;
        }
        Ok(())
    }
}

/// `@vocab` (step 5.8): an absolute IRI, or one that follows from what is defined already.
fn vocabulary(active: &Active, vocab: &str) -> Result<String> {
    let expanded = match iri::of_vocabulary(active, vocab) {
        iri::Meant::Term(iri) => iri.to_owned(),
        iri::Meant::Iri(iri) => iri.into_owned(),
        _ => String::new(),
    };
    if iri::is_absolute(&expanded) {
        return Ok(expanded);
    }
    Err(Error::new(
        ErrorCode::CanonDefinition,
        format!("`@vocab` is `{}`, which is no absolute IRI", quote(vocab)),
    ))
}

/// A URL that no context is known for.
#[cold]
pub(super) fn unknown(url: &str) -> Error {
    Error::new(
        ErrorCode::CanonContext,
        format!(
            "the context `{}` is not known; contexts are never fetched, but can be registered",
            quote(url)
        ),
    )
}
