//! Making a table from a context: for the test that compares, and for the one who updates the tables.

use std::fmt::Write;

use super::NAMESPACES;
use crate::proof::canonical::ld::local::{Context, Definition, LocalContext, Meaning, Piece};

/// The table of a context that is one object.
pub(super) fn table(context: &Context) -> String {
    let mut out = String::new();
    match context.pieces.as_slice() {
        [Piece::Local(local)] => block(&mut out, local, 0),
        other => panic!("a table is made of one context object, not of {other:?}"),
    }
    out
}

fn block(out: &mut String, context: &LocalContext, depth: usize) {
    let indent = "  ".repeat(depth);
    let deeper = depth.saturating_add(1);
    if context.protected {
        writeln!(out, "{indent}@protected").unwrap();
    }
    if let Some(propagate) = context.propagate {
        writeln!(out, "{indent}@propagate {propagate}").unwrap();
    }
    if let Some(vocab) = &context.vocab {
        writeln!(out, "{indent}@vocab {}", vocab.as_deref().map_or("null".to_owned(), short)).unwrap();
    }
    if let Some(language) = &context.language {
        writeln!(out, "{indent}@language {}", language.as_deref().unwrap_or("null")).unwrap();
    }
    for (term, definition) in &context.terms {
        write!(out, "{indent}{term} {}", meaning(&definition.id)).unwrap();
        parts(out, definition);
        match definition.scoped.as_ref().map(|context| context.pieces.as_slice()) {
            None => out.push('\n'),
            Some([Piece::Null]) => out.push_str(" {null}\n"),
            Some([Piece::Local(local)]) => {
                out.push_str(" {\n");
                block(out, local, deeper);
                writeln!(out, "{indent}}}").unwrap();
            }
            Some(other) => panic!("a table has no {other:?}"),
        }
    }
}

fn meaning(id: &Meaning) -> String {
    match id {
        Meaning::Absent => "-".to_owned(),
        Meaning::Null => "null".to_owned(),
        Meaning::Text(id) => short(id),
    }
}

fn parts(out: &mut String, definition: &Definition) {
    let mut word = |wanted: bool, word: &str| {
        if wanted {
            out.push(' ');
            out.push_str(word);
        }
    };
    if let Some(kind) = &definition.kind {
        word(true, &format!(":{}", short(kind)));
    }
    word(definition.container.list, "+list");
    word(definition.container.set, "+set");
    word(definition.container.graph, "+graph");
    word(definition.container.language, "+language");
    if let Some(tag) = &definition.language {
        word(true, &format!("language={}", tag.as_deref().unwrap_or("null")));
    }
    if let Some(nest) = &definition.nest {
        word(true, &format!("nest={nest}"));
    }
    word(definition.simple, "simple");
    word(definition.prefix == Some(true), "prefix");
    word(definition.prefix == Some(false), "noprefix");
    word(definition.protected == Some(true), "protected");
    word(definition.protected == Some(false), "open");
    word(definition.unsupported, "unsupported");
}

fn short(iri: &str) -> String {
    NAMESPACES
        .iter()
        .find_map(|(short, namespace)| Some(format!("[{short}]{}", iri.strip_prefix(namespace)?)))
        .unwrap_or_else(|| iri.to_owned())
}
