//! The keywords of JSON-LD 1.1 (<https://www.w3.org/TR/json-ld11/#keywords>).

/// A keyword that a member or a definition can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keyword {
    Base,
    Container,
    Context,
    Direction,
    Graph,
    Id,
    Import,
    Included,
    Index,
    Json,
    Language,
    List,
    Nest,
    None,
    Prefix,
    Propagate,
    Protected,
    Reverse,
    Set,
    Type,
    Value,
    Version,
    Vocab,
}

const ALL: [(&str, Keyword); 23] = [
    ("@base", Keyword::Base),
    ("@container", Keyword::Container),
    ("@context", Keyword::Context),
    ("@direction", Keyword::Direction),
    ("@graph", Keyword::Graph),
    ("@id", Keyword::Id),
    ("@import", Keyword::Import),
    ("@included", Keyword::Included),
    ("@index", Keyword::Index),
    ("@json", Keyword::Json),
    ("@language", Keyword::Language),
    ("@list", Keyword::List),
    ("@nest", Keyword::Nest),
    ("@none", Keyword::None),
    ("@prefix", Keyword::Prefix),
    ("@propagate", Keyword::Propagate),
    ("@protected", Keyword::Protected),
    ("@reverse", Keyword::Reverse),
    ("@set", Keyword::Set),
    ("@type", Keyword::Type),
    ("@value", Keyword::Value),
    ("@version", Keyword::Version),
    ("@vocab", Keyword::Vocab),
];

impl Keyword {
    /// The keyword with that name.
    pub(super) fn of(name: &str) -> Option<Keyword> {
        if !name.starts_with('@') {
            return None;
        }
        ALL.iter().find(|(known, _)| *known == name).map(|(_, keyword)| *keyword)
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        ALL.iter().find(|(_, keyword)| *keyword == self).map_or("", |(name, _)| name)
    }
}

/// Whether a text has the form of a keyword, `@` and letters: such names are kept for later versions of JSON-LD.
pub(super) fn looks_like_keyword(text: &str) -> bool {
    text.strip_prefix('@')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphabetic()))
}
