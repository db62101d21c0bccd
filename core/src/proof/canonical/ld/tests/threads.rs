//! What is kept for the next document.

use super::{OB, OWN, V2, canonical, own, refusal};
use crate::proof::canonical::ld::ContextSet;

#[test]
fn a_set_of_contexts_can_be_shared_between_threads() {
    let contexts = ContextSet::known();
    let document =
        format!(r#"{{"@context": ["{V2}", "{OB}"], "type": ["VerifiableCredential"], "name": "x"}}"#);
    let expected = canonical(&contexts, &document).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..20 {
                    assert_eq!(canonical(&contexts, &document).unwrap(), expected);
                }
            });
        }
    });
}

#[test]
fn a_document_that_combines_contexts_without_end_is_refused() {
    // 16 types with a context each: 65,536 ways to combine them.
    let types: Vec<String> = (0..16)
        .map(|n| format!(r#""T{n}": {{"@id": "urn:T{n}", "@context": {{"a{n}": "urn:a{n}"}}}}"#))
        .collect();
    let contexts = own(&format!(r#"{{"id": "@id", "type": "@type", "p": "urn:p", {}}}"#, types.join(",")));
    let nodes: Vec<String> = (0_u32..1_000)
        .map(|n| {
            let types: Vec<String> =
                (0..16).filter(|bit| n >> bit & 1 == 1).map(|bit| format!("\"T{bit}\"")).collect();
            format!(r#"{{"id": "urn:n{n}", "type": [{}]}}"#, types.join(","))
        })
        .collect();
    let document = format!(r#"{{"@context": "{OWN}", "p": [{}]}}"#, nodes.join(","));
    let error = canonical(&contexts, &document).unwrap_err();
    assert_eq!(refusal(&error).0, "limit.canonical_work");
}
