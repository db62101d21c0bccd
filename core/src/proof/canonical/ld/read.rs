//! Reading a context from JSON (JSON-LD 1.1, section 9.15): for contexts that callers register.

use std::sync::Arc;

use super::keyword::{Keyword, looks_like_keyword};
use super::local::{Container, Context, Definition, LocalContext, Meaning, Piece, simple_matters};
use crate::error::{Error, ErrorCode, Result, quote};
use crate::json::{Json, Path};

/// Scoped contexts inside scoped contexts.
const DEPTH: usize = 16;

/// Reads the value of an `@context`.
///
/// # Errors
/// `canon.definition`, with the pointer.
pub(super) fn context(value: &Json<'_>, path: &Path<'_>, depth: usize) -> Result<Context> {
    if depth > DEPTH {
        return Err(fault(path, "contexts are nested too deep"));
    }
    let items: Vec<(&Json<'_>, Path<'_>)> = match value {
        Json::Array(items) => items.iter().enumerate().map(|(at, item)| (item, path.index(at))).collect(),
        single => vec![(single, *path)],
    };
    let pieces = items.into_iter().map(|(item, path)| match item {
        Json::Null => Ok(Piece::Null),
        Json::String(url) => Ok(Piece::Url(url.clone().into_owned())),
        Json::Object(_) => Ok(Piece::Local(local(item, &path, depth)?)),
        other => {
            Err(fault(&path, &format!("{} is no context: it is a URL, an object or null", other.type_name())))
        }
    });
    Ok(Context { pieces: pieces.collect::<Result<_>>()? })
}

fn local(object: &Json<'_>, path: &Path<'_>, depth: usize) -> Result<LocalContext> {
    let mut context = LocalContext::default();
    for (name, value) in object.as_object().unwrap_or_default() {
        let path = path.member(name);
        match Keyword::of(name) {
            None if looks_like_keyword(name) => return Err(fault(&path, "this keyword is unknown")),
            None => context.terms.push((name.clone().into_owned(), definition(name, value, &path, depth)?)),
            Some(Keyword::Protected) => context.protected = flag(value, &path)?,
            Some(Keyword::Propagate) => context.propagate = Some(flag(value, &path)?),
            Some(Keyword::Vocab) => context.vocab = Some(text_or_null(value, &path)?),
            Some(Keyword::Language) => context.language = Some(text_or_null(value, &path)?),
            // A context that was fetched sets no base (context processing, step 5.7); the version says nothing new.
            Some(Keyword::Base | Keyword::Version) => {}
            // `@type` may only be said to be a set or protected, which changes nothing here.
            Some(Keyword::Type) if value.is_object() => {}
            Some(_) => return Err(super::fault::keyword(&path, name)),
        }
    }
    Ok(context)
}

fn definition(term: &str, value: &Json<'_>, path: &Path<'_>, depth: usize) -> Result<Definition> {
    if term.is_empty() {
        return Err(fault(path, "a term has at least one character"));
    }
    match value {
        Json::Null => Ok(Definition { id: Meaning::Null, ..Definition::default() }),
        Json::String(id) => Ok(Definition {
            simple: simple_matters(id),
            id: Meaning::Text(id.clone().into_owned()),
            ..Definition::default()
        }),
        Json::Object(members) => {
            let mut definition = Definition::default();
            for (name, value) in members {
                part(&mut definition, name, value, &path.member(name), depth)?;
            }
            Ok(definition)
        }
        other => Err(fault(path, &format!("{} is no definition", other.type_name()))),
    }
}

/// One member of an expanded term definition.
fn part(
    definition: &mut Definition,
    name: &str,
    value: &Json<'_>,
    path: &Path<'_>,
    depth: usize,
) -> Result<()> {
    match Keyword::of(name) {
        Some(Keyword::Id) => {
            definition.id = text_or_null(value, path)?.map_or(Meaning::Null, Meaning::Text);
        }
        Some(Keyword::Type) => definition.kind = Some(text(value, path)?),
        Some(Keyword::Container) => container(definition, value, path)?,
        Some(Keyword::Context) => {
            definition.scoped = Some(Arc::new(context(value, path, depth.saturating_add(1))?));
        }
        Some(Keyword::Protected) => definition.protected = Some(flag(value, path)?),
        Some(Keyword::Language) => definition.language = Some(text_or_null(value, path)?),
        Some(Keyword::Prefix) => definition.prefix = Some(flag(value, path)?),
        Some(Keyword::Nest) => definition.nest = Some(text(value, path)?),
        Some(Keyword::Reverse) => {
            definition.id = Meaning::Text(text(value, path)?);
            definition.unsupported = true;
        }
        Some(Keyword::Direction | Keyword::Index) => definition.unsupported = true,
        _ => return Err(fault(path, "a definition has no such member")),
    }
    Ok(())
}

fn container(definition: &mut Definition, value: &Json<'_>, path: &Path<'_>) -> Result<()> {
    for item in value.items() {
        match item.as_str().and_then(Keyword::of) {
            Some(Keyword::List) => definition.container.list = true,
            Some(Keyword::Set) => definition.container.set = true,
            Some(Keyword::Graph) => definition.container.graph = true,
            Some(Keyword::Language) => definition.container.language = true,
            Some(Keyword::Id | Keyword::Type | Keyword::Index) => definition.unsupported = true,
            _ => return Err(fault(path, "this is no container")),
        }
    }
    let Container { list, set, graph, language } = definition.container;
    if (list && (set || graph || language)) || (graph && language) {
        return Err(fault(path, "these containers do not go together"));
    }
    Ok(())
}

fn text(value: &Json<'_>, path: &Path<'_>) -> Result<String> {
    value
        .as_str()
        .map(str::to_owned)
        .ok_or_else(|| fault(path, &format!("found {}, expected a text", value.type_name())))
}

fn text_or_null(value: &Json<'_>, path: &Path<'_>) -> Result<Option<String>> {
    match value {
        Json::Null => Ok(None),
        other => text(other, path).map(Some),
    }
}

fn flag(value: &Json<'_>, path: &Path<'_>) -> Result<bool> {
    match value {
        Json::Bool(flag) => Ok(*flag),
        other => Err(fault(path, &format!("found {}, expected a boolean", other.type_name()))),
    }
}

#[cold]
fn fault(path: &Path<'_>, message: &str) -> Error {
    let name = path.last().map(quote).unwrap_or_default();
    Error::new(ErrorCode::CanonDefinition, format!("`{name}` in a context: {message}"))
        .pointer(path.pointer())
}
