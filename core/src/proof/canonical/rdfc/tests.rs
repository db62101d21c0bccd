//! Each rule of RDFC-1.0 by a vector small enough to read.

use std::fmt::Write;

use super::reader::read;
use super::{Budget, Dataset, HashAlgorithm, Node, canonicalise};
use crate::error::ErrorCode;

fn canonical(nquads: &str) -> String {
    canonicalise(read(nquads).0, HashAlgorithm::Sha256, Budget::DEFAULT).unwrap().nquads
}

#[test]
fn statements_are_sorted_and_each_is_there_once() {
    let text = "<urn:s> <urn:p> \"b\" .\n<urn:s> <urn:p> \"a\" .\n<urn:s> <urn:p> \"b\" .\n";
    assert_eq!(canonical(text), "<urn:s> <urn:p> \"a\" .\n<urn:s> <urn:p> \"b\" .\n");
}

#[test]
fn literals_have_the_canonical_escapes() {
    let text = r#"<urn:s> <urn:p> "\u0000\u0008\t\n\u000B\f\r\u001F\"\\\u007F\u00E9\uFFFE/" ."#;
    let expected = "<urn:s> <urn:p> \"\\u0000\\b\\t\\n\\u000B\\f\\r\\u001F\\\"\\\\\\u007Fé\\uFFFE/\" .\n";
    assert_eq!(canonical(text), expected);
}

#[test]
fn the_datatype_of_plain_texts_is_left_out() {
    let text = r#"<urn:s> <urn:p> "a"^^<http://www.w3.org/2001/XMLSchema#string> ."#;
    assert_eq!(canonical(text), "<urn:s> <urn:p> \"a\" .\n");
}

#[test]
fn blank_nodes_are_named_in_the_order_of_their_first_hashes_whatever_they_were_called() {
    let one = "_:x <urn:p> \"1\" .\n_:y <urn:p> \"2\" .\n_:z <urn:q> _:x .\n";
    let other = "_:q <urn:p> \"2\" .\n_:r <urn:q> _:c .\n_:c <urn:p> \"1\" .\n";
    assert_eq!(canonical(one), canonical(other));
    assert_eq!(
        canonical(one),
        "_:c14n0 <urn:p> \"1\" .\n_:c14n1 <urn:q> _:c14n0 .\n_:c14n2 <urn:p> \"2\" .\n"
    );
}

#[test]
fn blank_nodes_of_which_the_same_is_said_are_told_apart_by_their_neighbours() {
    // Two chains that differ at their far ends: x and y share a first hash.
    let one = "_:x <urn:p> _:a .\n_:y <urn:p> _:b .\n_:a <urn:v> \"1\" .\n_:b <urn:v> \"2\" .\n";
    let swapped = "_:y <urn:p> _:b .\n_:x <urn:p> _:a .\n_:b <urn:v> \"1\" .\n_:a <urn:v> \"2\" .\n";
    assert_eq!(canonical(one), canonical(swapped));
}

#[test]
fn the_names_follow_the_hash_function() {
    let text = "_:x <urn:p> \"1\" .\n_:y <urn:p> \"2\" .\n_:z <urn:p> \"3\" .\n_:x <urn:q> _:v .\n\
                _:y <urn:q> _:w .\n_:v <urn:r> _:z .\n_:w <urn:r> _:z .\n";
    let expected = |first: &str, second: &str| {
        format!(
            "_:c14n0 <urn:p> \"3\" .\n_:c14n1 <urn:p> \"{first}\" .\n_:c14n1 <urn:q> _:c14n4 .\n\
             _:c14n2 <urn:p> \"{second}\" .\n_:c14n2 <urn:q> _:c14n3 .\n_:c14n3 <urn:r> _:c14n0 .\n\
             _:c14n4 <urn:r> _:c14n0 .\n"
        )
    };
    assert_eq!(canonical(text), expected("1", "2"));
    let by_384 = canonicalise(read(text).0, HashAlgorithm::Sha384, Budget::DEFAULT).unwrap();
    assert_eq!(by_384.nquads, expected("2", "1"));
}

#[test]
fn blank_nodes_can_be_named_otherwise_and_literals_stay_as_they_are() {
    let dataset = read("_:x <urn:p> \"_:c14n0\" .\n_:x <urn:p> _:y .\n").0;
    let chosen = [dataset.quads()[1]];
    let canonical = canonicalise(dataset, HashAlgorithm::Sha256, Budget::DEFAULT).unwrap();
    assert_eq!(
        canonical.renamed(&chosen, |number| format!("{}", u32::saturating_sub(9, number))),
        [("_:8 <urn:p> \"_:c14n0\" .\n".to_owned(), false), ("_:8 <urn:p> _:9 .\n".to_owned(), true)]
    );
}

#[test]
fn the_graph_of_a_statement_can_be_a_blank_node() {
    let one = "_:a <urn:p> _:b _:g .\n_:b <urn:p> _:a _:g .\n<urn:s> <urn:proof> _:g .\n";
    let two = "<urn:s> <urn:proof> _:x .\n_:y <urn:p> _:z _:x .\n_:z <urn:p> _:y _:x .\n";
    assert_eq!(canonical(one), canonical(two));
}

#[test]
fn a_related_node_counts_once_for_each_mention() {
    // a1 points at one node by two statements, a2 at two nodes; all else about them is alike. Whoever counts the node
    // of a1 once gets the names of a1 and a2 the other way round for these two predicates.
    let text = |p: &str| {
        format!(
            "_:a1 <{p}> _:b1 <urn:g1> .\n_:a1 <{p}> _:b1 <urn:g2> .\n\
             _:a2 <{p}> _:b2 <urn:g1> .\n_:a2 <{p}> _:b3 <urn:g2> .\n"
        )
    };
    assert_eq!(
        canonical(&text("urn:p2")),
        "_:c14n3 <urn:p2> _:c14n1 <urn:g1> .\n_:c14n3 <urn:p2> _:c14n1 <urn:g2> .\n\
         _:c14n4 <urn:p2> _:c14n0 <urn:g1> .\n_:c14n4 <urn:p2> _:c14n2 <urn:g2> .\n"
    );
    assert_eq!(
        canonical(&text("urn:p5")),
        "_:c14n3 <urn:p5> _:c14n1 <urn:g1> .\n_:c14n3 <urn:p5> _:c14n2 <urn:g2> .\n\
         _:c14n4 <urn:p5> _:c14n0 <urn:g1> .\n_:c14n4 <urn:p5> _:c14n0 <urn:g2> .\n"
    );
}

/// Rings of blank nodes; each ring is given by the length of its way round.
fn rings(lengths: &[usize]) -> String {
    let mut text = String::new();
    for (ring, length) in lengths.iter().enumerate() {
        for (node, next) in (0..*length).zip((1..*length).chain([0])) {
            writeln!(text, "_:r{ring}n{node} <urn:next> _:r{ring}n{next} .").unwrap();
        }
    }
    text
}

#[test]
fn rings_of_equal_nodes_are_told_apart_by_their_length() {
    assert_eq!(canonical(&rings(&[3, 4])), canonical(&rings(&[4, 3])));
    assert_ne!(canonical(&rings(&[3, 3])), canonical(&rings(&[6])));
}

#[test]
fn a_dataset_without_blank_nodes_takes_no_work() {
    let dataset = read("<urn:s> <urn:p> <urn:o> <urn:g> .\n").0;
    let result = canonicalise(dataset, HashAlgorithm::Sha384, Budget::of(0)).unwrap();
    assert_eq!(result.nquads, "<urn:s> <urn:p> <urn:o> <urn:g> .\n");
}

/// Every node points at every other.
fn clique(nodes: usize) -> String {
    let mut text = String::new();
    for from in 0..nodes {
        for to in (0..nodes).filter(|to| *to != from) {
            writeln!(text, "_:n{from} <urn:p> _:n{to} .").unwrap();
        }
    }
    text
}

#[test]
fn poisoned_graphs_end_in_a_typed_error() {
    for nodes in (8..=12).chain([20, 30]) {
        let dataset = read(&clique(nodes)).0;
        let error = canonicalise(dataset, HashAlgorithm::Sha256, Budget::DEFAULT).unwrap_err();
        assert_eq!(error.code(), ErrorCode::LimitCanonicalWork);
    }
}

#[test]
fn a_long_ring_does_not_exhaust_the_stack() {
    // What a thread has by default. An optimised build needs a sixth of it.
    let small = std::thread::Builder::new().stack_size(2 << 20);
    let search = || {
        let dataset = read(&rings(&[20_000])).0;
        canonicalise(dataset, HashAlgorithm::Sha256, Budget::DEFAULT).unwrap_err().code()
    };
    assert_eq!(small.spawn(search).unwrap().join().unwrap(), ErrorCode::LimitCanonicalWork);
}

#[test]
fn work_is_linear_where_no_node_is_like_another() {
    // A star and chains of distinct nodes: nothing to search, so what is paid is the text.
    let mut text = String::new();
    for node in 0_u32..5_000 {
        writeln!(text, "_:n{node} <urn:p> _:n{} .\n_:n{node} <urn:v> \"{node}\" .", node.saturating_add(1))
            .unwrap();
    }
    let units = text.len() / 200;
    let result = canonicalise(read(&text).0, HashAlgorithm::Sha256, Budget::of(units)).unwrap();
    assert_eq!(result.nquads.lines().count(), 10_000);
}

#[test]
fn a_long_identifier_that_is_repeated_does_not_fill_the_memory() {
    // 200 KB of identifier in each of 2,000 statements are 400 MB of text.
    let subject = "a".repeat(200_000);
    let mut dataset = Dataset::default();
    let subject = Node::Text(dataset.intern(&format!("<urn:{subject}>")));
    let predicate = dataset.intern("<urn:p>");
    for number in 0..2_000 {
        let object = Node::Text(dataset.intern(&format!("\"{number}\"")));
        dataset.push(subject, predicate, object, None);
    }
    let error = canonicalise(dataset, HashAlgorithm::Sha256, Budget::DEFAULT).unwrap_err();
    assert_eq!(error.code(), ErrorCode::LimitCanonicalWork);
}
