//! The contexts that the library knows, as tables of its own.
//!
//! A table has one line a term: the term, what it stands for, and then in any order `:type`, `+container`,
//! `language=tag`, `nest=member`, the flags `simple`, `prefix`, `noprefix`, `protected`, `open` and `unsupported`, and `{` if a scoped
//! context follows, indented, up to `}` (`{null}` is the null context). Meanings are `[short]rest` for IRIs that begin
//! with a namespace of [`NAMESPACES`], `-` for a term that stands for itself, `null` for one that is undefined. Lines
//! that begin with `@` set what holds for the whole context.
//!
//! `write` makes a table from a context document: a test does so for every document that lies beside the repository
//! and compares, and with `OVENBIRD_WRITE_TABLES=1` writes the tables anew.

use std::sync::Arc;

use super::local::{Context, Definition, LocalContext, Meaning, Piece};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod write;

/// A table and the URLs that it is the context of.
pub(super) struct Table {
    /// What to call it in a report.
    pub(super) name: &'static str,
    pub(super) urls: &'static [&'static str],
    pub(super) text: &'static str,
}

/// Short names for the beginnings of IRIs.
const NAMESPACES: &[(&str, &str)] = &[
    ("cred", "https://www.w3.org/2018/credentials#"),
    ("status", "https://www.w3.org/ns/credentials/status#"),
    ("sec", "https://w3id.org/security#"),
    ("ob", "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"),
    ("schema", "https://schema.org/"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("xsds", "https://www.w3.org/2001/XMLSchema#"),
    ("odrl", "http://www.w3.org/ns/odrl/2/"),
    ("list2021", "https://w3id.org/vc/status-list#"),
    ("purl", "https://purl.imsglobal.org/spec/"),
];

macro_rules! table {
    ($name:literal: $($url:literal),+) => {
        Table {
            name: $name,
            urls: &[$($url),+],
            text: include_str!(concat!("tables/", $name, ".terms")),
        }
    };
}

/// All tables. Where a URL has had several bodies, the one that it has today is first.
pub(super) const TABLES: &[Table] = &[
    table!("credentials-v2": "https://www.w3.org/ns/credentials/v2"),
    table!("credentials-v1": "https://www.w3.org/2018/credentials/v1"),
    table!("ob-3.0.0":
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld"),
    table!("ob-3.0.1": "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json"),
    table!("ob-3.0.2": "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"),
    table!("ob-3.0.3": "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
    table!("ob-3.0.3-before-june-2026": "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
    table!("ob-extensions": "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"),
    table!("data-integrity-v1": "https://w3id.org/security/data-integrity/v1"),
    table!("data-integrity-v2": "https://w3id.org/security/data-integrity/v2"),
    table!("ed25519-2020": "https://w3id.org/security/suites/ed25519-2020/v1"),
    table!("multikey-v1": "https://w3id.org/security/multikey/v1"),
    table!("status-list-2021": "https://w3id.org/vc/status-list/2021/v1"),
    table!("did-v1": "https://www.w3.org/ns/did/v1"),
];

/// Reads a table. What is no table is read as far as it goes: the tables are part of the library, and a test compares
/// each with what it was made from.
pub(super) fn read(text: &str) -> Context {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    Context { pieces: vec![Piece::Local(block(&mut lines))] }
}

/// The lines of one context object, up to `}`.
fn block<'t>(lines: &mut impl Iterator<Item = &'t str>) -> LocalContext {
    let mut context = LocalContext::default();
    while let Some(line) = lines.next() {
        let mut words = line.split(' ');
        let first = words.next().unwrap_or_default();
        match (first, words.next()) {
            ("}", _) => break,
            ("@protected", _) => context.protected = true,
            ("@propagate", said) => context.propagate = said.map(|said| said == "true"),
            ("@vocab", said) => context.vocab = Some(said.filter(|said| *said != "null").map(long)),
            ("@language", said) => context.language = Some(said.filter(|said| *said != "null").map(long)),
            (term, Some(meaning)) => {
                let mut definition = Definition { id: meaning_of(meaning), ..Definition::default() };
                for word in words {
                    part(&mut definition, word, lines);
                }
                context.terms.push((term.to_owned(), definition));
            }
            _ => {}
        }
    }
    context
}

fn meaning_of(word: &str) -> Meaning {
    match word {
        "-" => Meaning::Absent,
        "null" => Meaning::Null,
        id => Meaning::Text(long(id)),
    }
}

fn part<'t>(definition: &mut Definition, word: &str, lines: &mut impl Iterator<Item = &'t str>) {
    match word {
        "simple" => definition.simple = true,
        "prefix" => definition.prefix = Some(true),
        "noprefix" => definition.prefix = Some(false),
        "protected" => definition.protected = Some(true),
        "open" => definition.protected = Some(false),
        "unsupported" => definition.unsupported = true,
        "+list" => definition.container.list = true,
        "+set" => definition.container.set = true,
        "+graph" => definition.container.graph = true,
        "+language" => definition.container.language = true,
        "{null}" => definition.scoped = Some(Arc::new(Context { pieces: vec![Piece::Null] })),
        "{" => definition.scoped = Some(Arc::new(Context { pieces: vec![Piece::Local(block(lines))] })),
        other => {
            if let Some(kind) = other.strip_prefix(':') {
                definition.kind = Some(long(kind));
            } else if let Some(nest) = other.strip_prefix("nest=") {
                definition.nest = Some(nest.to_owned());
            } else if let Some(tag) = other.strip_prefix("language=") {
                definition.language = Some(Some(tag.to_owned()).filter(|tag| tag != "null"));
            }
        }
    }
}

/// `[short]rest` as the IRI that it stands for.
fn long(word: &str) -> String {
    let short = word.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let found = short.and_then(|(short, rest)| {
        NAMESPACES
            .iter()
            .find(|(known, _)| *known == short)
            .map(|(_, namespace)| format!("{namespace}{rest}"))
    });
    found.unwrap_or_else(|| word.to_owned())
}
