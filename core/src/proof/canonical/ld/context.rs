//! Which context holds for an object (JSON-LD API section 5.1.2, steps 7 to 11).

use std::sync::Arc;

use super::active::Active;
use super::fault;
use super::keyword::Keyword;
use super::local::{Context, Piece};
use super::part::Part;
use super::process::{Mode, unknown};
use super::walk::{Place, Property, Walk};
use crate::error::Result;
use crate::json::{Json, Member, Path};

/// The contexts that hold for an object.
pub(super) struct Scope {
    /// For its members.
    pub(super) active: Arc<Active>,
    /// For its types: without what they bring along.
    pub(super) typed: Arc<Active>,
}

impl Walk<'_> {
    /// The contexts for an object that is the value of a property.
    ///
    /// # Errors
    /// `canon.context`, `canon.inline_context`, `canon.definition`, `canon.value`, `limit.canonical_work`
    pub(super) fn scope(
        &mut self,
        members: &[Member<'_>],
        property: Property<'_>,
        place: Place<'_>,
    ) -> Result<Scope> {
        let mut active = place.active.clone();
        if let Some(previous) = &active.previous
            && !only_refers(members, &active)
        {
            active = previous.clone();
        }
        if let Some(context) = property.term.and_then(|term| term.scoped.as_ref()) {
            active = self.apply(&active, context, Mode::Property, place.path)?;
        }
        if let Some((_, value)) = members.iter().find(|(name, _)| name == "@context") {
            active = self.embedded(active, value, &place.path.member("@context"))?;
        }
        let typed = active.clone();
        let active = self.by_types(active, members, place.path)?;
        Ok(Scope { active, typed })
    }

    /// The contexts for what is converted, whose context may be elsewhere.
    ///
    /// # Errors
    /// As [`Walk::scope`].
    pub(super) fn scope_of_root(&mut self, part: &Part<'_>) -> Result<Scope> {
        let mut active = Arc::new(Active::default());
        if let Some(context) = part.context {
            active = self.embedded(active, context, &part.context_path)?;
        }
        let typed = active.clone();
        let active = self.by_types(active, part.members, &part.path)?;
        Ok(Scope { active, typed })
    }

    /// Applies what an `@context` in the document names.
    fn embedded(
        &mut self,
        mut active: Arc<Active>,
        value: &Json<'_>,
        path: &Path<'_>,
    ) -> Result<Arc<Active>> {
        let listed = matches!(value, Json::Array(_));
        for (index, item) in value.items().iter().enumerate() {
            let inner = path.index(index);
            let path = if listed { &inner } else { path };
            let context = match item {
                Json::String(url) => self.named(url, path)?,
                Json::Null => Arc::new(Context { pieces: vec![Piece::Null] }),
                Json::Object(_) => {
                    return Err(fault::at(
                        crate::error::ErrorCode::CanonInline,
                        path,
                        "a context written in the document is refused: it could give signed members another meaning",
                    ));
                }
                other => {
                    let message = format!("{} is no context", other.type_name());
                    return Err(fault::value(path, &message));
                }
            };
            active = match item {
                // Its context has no lasting address, so what comes of it is not kept.
                Json::Null => self.forget(&active, &context, path)?,
                _ => self.apply(&active, &context, Mode::Embedded, path)?,
            };
        }
        Ok(active)
    }

    /// The context of a URL, noted as used.
    fn named(&mut self, url: &str, path: &Path<'_>) -> Result<Arc<Context>> {
        let contexts = self.contexts;
        let Some(body) = contexts.body(url, self.body) else {
            return Err(unknown(url).pointer(path.pointer()));
        };
        if !self.used.iter().any(|(known, _)| known == url) {
            self.used.push((url.to_owned(), body.name.clone()));
        }
        Ok(body.context.clone())
    }

    /// Step 11: the contexts of the object's types, in the order of their names.
    fn by_types(
        &mut self,
        typed: Arc<Active>,
        members: &[Member<'_>],
        path: &Path<'_>,
    ) -> Result<Arc<Active>> {
        let Some((_, value)) = members.iter().find(|(name, _)| typed.means(name, Keyword::Type)) else {
            return Ok(typed);
        };
        let mut names: Vec<&str> = value.items().iter().filter_map(Json::as_str).collect();
        names.sort_unstable();
        let mut active = typed.clone();
        for name in names {
            if let Some(context) = typed.term(name).and_then(|term| term.scoped.as_ref()) {
                active = self.apply(&active, context, Mode::Type, path)?;
            }
        }
        Ok(active)
    }

    /// Applies a context of the set.
    ///
    /// # Errors
    /// `canon.context`, `canon.definition`, `limit.canonical_work`
    pub(super) fn apply(
        &mut self,
        active: &Arc<Active>,
        context: &Arc<Context>,
        mode: Mode,
        path: &Path<'_>,
    ) -> Result<Arc<Active>> {
        let contexts = self.contexts;
        if let Some(kept) = contexts.kept(active, context, mode, self.body) {
            return Ok(kept);
        }
        self.count_context(path)?;
        contexts.apply(active, context, mode, self.body).map_err(|error| error.pointer(path.pointer()))
    }

    fn forget(&mut self, active: &Arc<Active>, null: &Arc<Context>, path: &Path<'_>) -> Result<Arc<Active>> {
        self.count_context(path)?;
        let processing =
            super::process::Processing { contexts: self.contexts, body: self.body, mode: Mode::Embedded };
        let mut result = processing.apply(active, null, 0).map_err(|error| error.pointer(path.pointer()))?;
        result.uid = self.contexts.fresh_uid();
        Ok(Arc::new(result))
    }
}

/// Whether an object is a value or a mere reference: then the context of the node around it goes on (step 7).
fn only_refers(members: &[Member<'_>], active: &Active) -> bool {
    match members {
        [(name, _)] if active.means(name, Keyword::Id) => true,
        _ => members.iter().any(|(name, _)| active.means(name, Keyword::Value)),
    }
}
