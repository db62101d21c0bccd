//! A dataset: quads over interned terms.
//!
//! A term that is no blank node is kept as its canonical N-Quads text (`<…>`, `"…"^^<…>`), once, since that text is all
//! that hashing and writing need. A blank node is its number.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

/// The place of an interned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TextId(u32);

/// A subject, an object or the name of a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    /// A node without an identifier, by its number in this dataset.
    Blank(u32),
    /// An IRI or a literal.
    Text(TextId),
}

/// The graph that a quad is in; `None` is the default graph.
pub(crate) type Graph = Option<Node>;

/// One statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Quad {
    pub(crate) subject: Node,
    pub(crate) predicate: TextId,
    pub(crate) object: Node,
    pub(crate) graph: Graph,
}

impl Quad {
    /// The blank nodes that are mentioned, each mention with its position (`s`, `o`, `g`).
    pub(crate) fn blanks(&self) -> impl Iterator<Item = (u8, u32)> + use<> {
        let places = [(b's', Some(self.subject)), (b'o', Some(self.object)), (b'g', self.graph)];
        places.into_iter().filter_map(|(position, node)| match node {
            Some(Node::Blank(blank)) => Some((position, blank)),
            _ => None,
        })
    }
}

/// Quads, the texts they point into and the number of blank nodes.
#[derive(Debug, Default)]
pub(crate) struct Dataset {
    quads: Vec<Quad>,
    texts: Texts,
    blanks: u32,
}

impl Dataset {
    /// A blank node that was not there before.
    pub(crate) fn fresh_blank(&mut self) -> Node {
        let blank = self.blanks;
        self.blanks = self.blanks.saturating_add(1);
        Node::Blank(blank)
    }

    /// How many blank nodes there are; they are numbered from 0.
    pub(crate) fn blanks(&self) -> usize {
        usize::try_from(self.blanks).unwrap_or(usize::MAX)
    }

    /// The place of a text in canonical N-Quads form; equal texts have one place.
    pub(crate) fn intern(&mut self, text: &str) -> TextId {
        self.texts.intern(text)
    }

    /// The text at a place.
    pub(crate) fn text(&self, id: TextId) -> &str {
        self.texts.get(id)
    }

    /// Adds a statement.
    pub(crate) fn push(&mut self, subject: Node, predicate: TextId, object: Node, graph: Graph) {
        self.quads.push(Quad { subject, predicate, object, graph });
    }

    /// The statements.
    pub(crate) fn quads(&self) -> &[Quad] {
        &self.quads
    }

    /// A dataset is a set: a statement that was added twice is there once.
    pub(super) fn remove_duplicates(&mut self) {
        self.quads.sort_unstable();
        self.quads.dedup();
    }

    /// For each blank node the statements that mention it, each once however often it mentions it (section 4.4.3,
    /// step 2).
    pub(super) fn mentions(&self) -> Mentions<'_> {
        let mut quads: Vec<Vec<&Quad>> = vec![Vec::new(); self.blanks()];
        for quad in &self.quads {
            for (_, blank) in quad.blanks() {
                let place = usize::try_from(blank).ok().and_then(|index| quads.get_mut(index));
                if let Some(list) = place
                    && list.last().is_none_or(|last| !std::ptr::eq(*last, quad))
                {
                    list.push(quad);
                }
            }
        }
        Mentions { quads }
    }
}

/// Which statements mention which blank node.
pub(super) struct Mentions<'d> {
    quads: Vec<Vec<&'d Quad>>,
}

impl<'d> Mentions<'d> {
    /// The statements that mention a blank node.
    pub(super) fn of(&self, blank: u32) -> &[&'d Quad] {
        usize::try_from(blank).ok().and_then(|index| self.quads.get(index)).map_or(&[], Vec::as_slice)
    }
}

/// Interned texts in one piece of memory. The map goes from the hash of a text, seeded, to the last text with that
/// hash, and from there back through others with the same one.
#[derive(Debug, Default)]
struct Texts {
    all: String,
    spans: Vec<Span>,
    newest: HashMap<u64, u32, BuildHasherDefault<AsItIs>>,
    seed: RandomState,
}

#[derive(Debug)]
struct Span {
    start: usize,
    end: usize,
    older: Option<u32>,
}

impl Texts {
    fn intern(&mut self, text: &str) -> TextId {
        let hash = self.seed.hash_one(text);
        let newest = self.newest.get(&hash).copied();
        let mut candidate = newest;
        while let Some(id) = candidate {
            if self.get(TextId(id)) == text {
                return TextId(id);
            }
            candidate = self.span(id).and_then(|span| span.older);
        }
        let id = u32::try_from(self.spans.len()).unwrap_or(u32::MAX);
        let start = self.all.len();
        self.all.push_str(text);
        self.spans.push(Span { start, end: self.all.len(), older: newest });
        self.newest.insert(hash, id);
        TextId(id)
    }

    fn span(&self, id: u32) -> Option<&Span> {
        usize::try_from(id).ok().and_then(|index| self.spans.get(index))
    }

    fn get(&self, id: TextId) -> &str {
        self.span(id.0).and_then(|span| self.all.get(span.start..span.end)).unwrap_or_default()
    }
}

/// Hands a number on that is a hash already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
