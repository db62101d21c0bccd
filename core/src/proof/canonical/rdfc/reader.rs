//! An N-Quads reader for tests (<https://www.w3.org/TR/n-quads/>). It takes what the W3C suite and our own vectors
//! have and panics at anything else.

use std::collections::HashMap;

use super::{Dataset, Node, literal_text};

const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";

/// A dataset and the names of its blank nodes in the text, by number.
pub(super) fn read(nquads: &str) -> (Dataset, Vec<String>) {
    let mut reader = Reader { dataset: Dataset::default(), names: Vec::new(), numbers: HashMap::new() };
    for line in nquads.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        reader.statement(line);
    }
    (reader.dataset, reader.names)
}

struct Reader {
    dataset: Dataset,
    names: Vec<String>,
    numbers: HashMap<String, Node>,
}

impl Reader {
    fn statement(&mut self, line: &str) {
        let mut rest = line;
        let mut nodes = Vec::new();
        while !rest.starts_with('.') {
            let (node, after) = self.term(rest);
            nodes.push(node);
            rest = after.trim_start();
        }
        let [subject, Node::Text(predicate), object, graph @ ..] = nodes.as_slice() else {
            panic!("no statement: {line}");
        };
        self.dataset.push(*subject, *predicate, *object, graph.first().copied());
    }

    fn term<'l>(&mut self, text: &'l str) -> (Node, &'l str) {
        match text.as_bytes()[0] {
            b'<' => {
                let (iri, rest) = text[1..].split_once('>').unwrap();
                (Node::Text(self.dataset.intern(&format!("<{}>", unescaped(iri)))), rest)
            }
            b'_' => {
                let end = text.find(char::is_whitespace).unwrap();
                (self.blank(&text[2..end]), &text[end..])
            }
            b'"' => self.literal(&text[1..]),
            other => panic!("no term begins with {other}: {text}"),
        }
    }

    fn blank(&mut self, name: &str) -> Node {
        if let Some(node) = self.numbers.get(name) {
            return *node;
        }
        let node = self.dataset.fresh_blank();
        self.numbers.insert(name.to_owned(), node);
        self.names.push(name.to_owned());
        node
    }

    fn literal<'l>(&mut self, text: &'l str) -> (Node, &'l str) {
        let end = end_of_text(text);
        let value = unescaped(&text[..end]);
        let mut rest = text[end..].strip_prefix('"').unwrap();
        let (mut language, mut datatype) = (None, None);
        if let Some(tag) = rest.strip_prefix('@') {
            let end = tag.find(char::is_whitespace).unwrap();
            (language, rest) = (Some(&tag[..end]), &tag[end..]);
        } else if let Some(iri) = rest.strip_prefix("^^<") {
            let (iri, after) = iri.split_once('>').unwrap();
            (datatype, rest) = (Some(unescaped(iri)).filter(|iri| iri != XSD_STRING), after);
        }
        let mut out = String::new();
        literal_text(&mut out, &value, language, datatype.as_deref());
        (Node::Text(self.dataset.intern(&out)), rest)
    }
}

/// Where the closing quote is.
fn end_of_text(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    panic!("the text does not end: {text}");
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let letter = chars.next().unwrap();
        let mut number = |digits: usize| {
            let digits: String = chars.by_ref().take(digits).collect();
            char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap()
        };
        out.push(match letter {
            't' => '\t',
            'b' => '\u{8}',
            'n' => '\n',
            'r' => '\r',
            'f' => '\u{C}',
            'u' => number(4),
            'U' => number(8),
            other => other,
        });
    }
    out
}
