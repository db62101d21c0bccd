//! Canonical N-Quads (RDFC-1.0 section 5): how terms and statements are written.

use std::fmt::Write;

use super::dataset::{Dataset, Node, Quad};

/// The text of a literal: with its language, or its datatype; a plain text with neither.
pub(crate) fn literal_text(out: &mut String, value: &str, language: Option<&str>, datatype: Option<&str>) {
    out.push('"');
    escape(out, value);
    out.push('"');
    if let Some(language) = language {
        out.push('@');
        out.push_str(language);
    } else if let Some(datatype) = datatype {
        out.push_str("^^<");
        out.push_str(datatype);
        out.push('>');
    }
}

/// The escapes of a literal: seven by letter; other controls, and what XML 1.1 does not count as a character, by
/// number; nothing else.
fn escape(out: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{C}' => out.push_str("\\f"),
            '\0'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}' => {
                // Writing to a text does not fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            other => out.push(other),
        }
    }
}

/// One statement as a line; `name` writes the name of a blank node after its `_:`.
pub(super) fn line(out: &mut String, dataset: &Dataset, quad: &Quad, name: impl Fn(&mut String, u32)) {
    let node = |out: &mut String, node: Node| match node {
        Node::Text(id) => out.push_str(dataset.text(id)),
        Node::Blank(blank) => {
            out.push_str("_:");
            name(out, blank);
        }
    };
    node(out, quad.subject);
    out.push(' ');
    out.push_str(dataset.text(quad.predicate));
    out.push(' ');
    node(out, quad.object);
    if let Some(graph) = quad.graph {
        out.push(' ');
        node(out, graph);
    }
    out.push_str(" .\n");
}

/// All statements; `name` writes the name of a blank node after its `_:`.
pub(super) fn lines(dataset: &Dataset, name: impl Fn(&mut String, u32)) -> Lines {
    let mut lines = Lines::default();
    for quad in dataset.quads() {
        lines.add(|out| line(out, dataset, quad, &name));
    }
    lines
}

/// About how many bytes the statements have as text: names of blank nodes count for little.
pub(super) fn len(dataset: &Dataset) -> usize {
    const BETWEEN: usize = 16;
    let node = |node: Node| match node {
        Node::Text(id) => dataset.text(id).len(),
        Node::Blank(_) => 0,
    };
    dataset.quads().iter().fold(0, |bytes: usize, quad| {
        let graph = quad.graph.map_or(0, node);
        let predicate = dataset.text(quad.predicate).len();
        [node(quad.subject), predicate, node(quad.object), graph, BETWEEN]
            .into_iter()
            .fold(bytes, usize::saturating_add)
    })
}

/// Lines in one piece of memory, to be sorted. Reused from one blank node to the next.
#[derive(Default)]
pub(super) struct Lines {
    text: String,
    ends: Vec<usize>,
}

impl Lines {
    /// Forgets all lines, keeping the memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds what `write` writes.
    pub(super) fn add(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// The lines in the order of their code points, which for UTF-8 is the order of its bytes.
    pub(super) fn sorted(&self) -> Vec<&str> {
        let mut start = 0;
        let mut lines = Vec::with_capacity(self.ends.len());
        for end in &self.ends {
            lines.push(self.text.get(start..*end).unwrap_or_default());
            start = *end;
        }
        lines.sort_unstable();
        lines
    }

    /// The sorted lines as one text.
    pub(super) fn joined(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        for line in self.sorted() {
            out.push_str(line);
        }
        out
    }
}
