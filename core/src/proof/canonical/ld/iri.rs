//! IRIs: expanding what a document or a context writes (JSON-LD API section 5.2), and what counts as one.

use std::borrow::Cow;

use super::active::{Active, Mapping};
use super::keyword::Keyword;

/// Whether a text is an absolute IRI that can be written in N-Quads as it is: a scheme, a colon, and no character
/// that would end it there or be an escape.
pub(super) fn is_absolute(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else { return false };
    let mut letters = scheme.bytes();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && !text.contains(forbidden)
}

/// What `IRIREF` of N-Quads forbids, and the other spaces and controls of Unicode, which no IRI has either.
fn forbidden(c: char) -> bool {
    matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '^' | '`' | '\\') || c.is_whitespace() || c.is_control()
}

/// The label of a blank node identifier `_:label`.
pub(super) fn blank_label(text: &str) -> Option<&str> {
    text.strip_prefix("_:").filter(|label| !label.is_empty() && !label.contains(char::is_whitespace))
}

/// The two halves of a compact IRI: before and after the first colon. `None` for what cannot be one: a blank node
/// identifier, a text with `//` after the colon, a text without a colon.
pub(super) fn halves(text: &str) -> Option<(&str, &str)> {
    let (prefix, suffix) = text.split_once(':')?;
    (!prefix.is_empty() && prefix != "_" && !suffix.starts_with("//")).then_some((prefix, suffix))
}

/// What a text means as a property, a type or a word of the vocabulary.
#[derive(Debug, PartialEq)]
pub(super) enum Meant<'a> {
    /// A keyword.
    Keyword(Keyword),
    /// A term that is undefined on purpose.
    Nothing,
    /// By a term.
    Term(&'a str),
    /// By a prefix or the vocabulary, or written out. It need not be absolute.
    Iri(Cow<'a, str>),
}

/// Expands relative to the vocabulary.
pub(super) fn of_vocabulary<'a>(active: &'a Active, text: &'a str) -> Meant<'a> {
    if let Some(keyword) = Keyword::of(text) {
        return Meant::Keyword(keyword);
    }
    match active.term(text).map(|term| &term.mapping) {
        Some(Mapping::Keyword(keyword)) => return Meant::Keyword(*keyword),
        Some(Mapping::Null) => return Meant::Nothing,
        Some(Mapping::Iri(iri)) => return Meant::Term(iri),
        None => {}
    }
    if let Some(iri) = by_prefix(active, text) {
        return Meant::Iri(Cow::Owned(iri));
    }
    match &active.vocab {
        Some(vocab) if !text.contains(':') => Meant::Iri(Cow::Owned(format!("{vocab}{text}"))),
        _ => Meant::Iri(Cow::Borrowed(text)),
    }
}

/// Expands a compact IRI whose prefix the context defines.
pub(super) fn by_prefix(active: &Active, text: &str) -> Option<String> {
    let (prefix, suffix) = halves(text)?;
    let term = active.term(prefix).filter(|term| term.prefix)?;
    match &term.mapping {
        Mapping::Iri(iri) => Some(format!("{iri}{suffix}")),
        _ => None,
    }
}
