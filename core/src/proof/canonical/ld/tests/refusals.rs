//! What would be dropped, or read in two ways, is refused with the pointer to its place.

use super::{OWN, V2, canonical, own, refusal, refused};
use crate::proof::canonical::ld::{ContextSet, Part, to_dataset};

const TERMS: &str = r#"{
    "id": "@id", "type": "@type", "ex": "https://x.example/#", "Thing": "ex:Thing", "text": "ex:text",
    "hidden": null, "ref": {"@id": "ex:ref", "@type": "@id"}, "word": {"@id": "ex:word", "@type": "@vocab"},
    "list": {"@id": "ex:list", "@container": "@list"}, "graph": {"@id": "ex:graph", "@container": "@graph"},
    "names": {"@id": "ex:name", "@container": "@language"}, "back": {"@reverse": "ex:back"},
    "map": {"@id": "ex:map", "@container": "@index"}, "nest": "@nest", "other": "ex:other",
    "inner": {"@id": "ex:inner", "@nest": "nest"}
}"#;

/// Members, the code and the pointer.
const CASES: &[(&str, &str, &str)] = &[
    // What no context defines.
    (r#""unknown": "a""#, "canon.term", "/unknown"),
    (r#""unknown": null"#, "canon.term", "/unknown"),
    (r#""hidden": "a""#, "canon.term", "/hidden"),
    (r#""text": [{"text": "a"}, {"un/known~": "b"}]"#, "canon.term", "/text/1/un~1known~0"),
    (r#""type": "Unknown""#, "canon.term", "/type"),
    (r#""type": ["Thing", "Unknown"]"#, "canon.term", "/type/1"),
    (r#""type": ["hidden"]"#, "canon.term", "/type/0"),
    (r#""word": "Unknown""#, "canon.term", "/word"),
    // What is no absolute IRI.
    (r#""id": "relative""#, "canon.iri", "/id"),
    (r#""id": """#, "canon.iri", "/id"),
    (r#""id": "type""#, "canon.iri", "/id"),
    (r#""id": "@later""#, "canon.iri", "/id"),
    (r#""text": {"id": "relative"}"#, "canon.iri", "/text/id"),
    (r#""ref": "../up""#, "canon.iri", "/ref"),
    (r#""ref": ["urn:a", "1:b"]"#, "canon.iri", "/ref/1"),
    (r#""ref": "urn:a> <urn:b""#, "canon.iri", "/ref"),
    (r#""ref": "urn:a>\u003curn:b""#, "canon.iri", "/ref"),
    (r#""ref": "urn:a\\u0062""#, "canon.iri", "/ref"),
    (r#""ref": "urn:a\u00a0b""#, "canon.iri", "/ref"),
    (r#""type": "ur n:x""#, "canon.iri", "/type"),
    (r#""text": {"@value": "a", "type": "relative"}"#, "canon.term", "/text/@value"),
    // Keywords that are not supported, or not there.
    (r#""@graph": [{"text": "a"}]"#, "canon.keyword", "/@graph"),
    (r#""@included": [{"text": "a"}]"#, "canon.keyword", "/@included"),
    (r#""@reverse": {"text": {"id": "urn:a"}}"#, "canon.keyword", "/@reverse"),
    (r#""@index": "a""#, "canon.keyword", "/@index"),
    (r#""@later": "a""#, "canon.keyword", "/@later"),
    (
        r#""text": {"@value": "a", "@language": "en", "@direction": "ltr"}"#,
        "canon.keyword",
        "/text/@direction",
    ),
    (r#""back": {"id": "urn:a"}"#, "canon.keyword", "/back"),
    (r#""map": {"a": "b"}"#, "canon.keyword", "/map"),
    // Values of a wrong form.
    (r#""id": ["urn:a"]"#, "canon.value", "/id"),
    (r#""id": null"#, "canon.value", "/id"),
    (r#""type": [null]"#, "canon.value", "/type/0"),
    (r#""type": {"id": "urn:a"}"#, "canon.value", "/type"),
    (r#""text": [["a"]]"#, "canon.value", "/text/0"),
    (r#""list": [["a"]]"#, "canon.value", "/list/0"),
    (r#""list": [{"@list": ["a"]}]"#, "canon.value", "/list/0/@list"),
    (r#""text": {"@list": [{"@list": []}]}"#, "canon.value", "/text/@list/0/@list"),
    (r#""text": {"@value": null, "@language": "en"}"#, "canon.value", "/text/@value"),
    (r#""text": {"@value": ["a"], "type": "ex:T"}"#, "canon.value", "/text/@value"),
    (r#""text": {"@value": 1, "@language": "en"}"#, "canon.value", "/text/@value"),
    (r#""text": {"@value": "a", "@language": "en", "type": "ex:T"}"#, "canon.value", "/text"),
    (r#""text": {"@value": "a", "@language": "e n"}"#, "canon.value", "/text/@language"),
    (r#""text": {"@value": "a", "@language": "en", "text": "b"}"#, "canon.value", "/text/text"),
    (r#""text": {"@value": "a", "@language": "en", "id": "urn:b"}"#, "canon.value", "/text/id"),
    (r#""text": {"@language": "en"}"#, "canon.value", "/text"),
    (r#""text": {"@list": ["a"], "text": "b"}"#, "canon.value", "/text/text"),
    (r#""text": {"@set": ["a"]}"#, "canon.form", "/text"),
    (r#""names": {"en us": "a"}"#, "canon.value", "/names/en us"),
    (r#""names": {"en": 1}"#, "canon.value", "/names/en"),
    (r#""graph": "urn:a""#, "canon.value", "/graph"),
    (r#""graph": [{"text": "a"}, "urn:a"]"#, "canon.value", "/graph/1"),
    (r#""graph": {"id": "urn:a"}"#, "canon.value", "/graph"),
    (r#""graph": {}"#, "canon.value", "/graph"),
    (r#""graph": {"@value": "a", "@language": "en"}"#, "canon.value", "/graph"),
    (r#""graph": {"@list": ["a"]}"#, "canon.value", "/graph/@list"),
    (r#""text": 9007199254740993"#, "canon.value", "/text"),
    (r#""nest": "a""#, "canon.value", "/nest"),
    (r#""nest": {"id": "urn:a"}"#, "canon.value", "/nest"),
    (r#""nest": {"text": "a"}"#, "canon.form", "/nest/text"),
    (r#""inner": "a""#, "canon.form", "/inner"),
    (r#""@value": "a""#, "canon.value", ""),
    (r#""@list": ["a"]"#, "canon.value", ""),
    // Contexts.
    (r#""text": {"@context": {"text": "ex:other"}, "text": "a"}"#, "canon.inline_context", "/text/@context"),
    (
        r#""text": {"@context": ["https://contexts.example/own", {}], "text": "a"}"#,
        "canon.inline_context",
        "/text/@context/1",
    ),
    (r#""text": {"@context": "https://contexts.example/other"}"#, "canon.context", "/text/@context"),
    (r#""text": {"@context": 1}"#, "canon.value", "/text/@context"),
];

#[test]
fn each_of_these_is_refused_at_its_place() {
    for (members, code, pointer) in CASES {
        let members = format!(r#"{members}, "other": "x""#);
        assert_eq!(refused(TERMS, &members), (*code, (*pointer).to_owned()), "{members}");
    }
}

#[test]
fn a_document_that_says_nothing_is_refused() {
    assert_eq!(refused(TERMS, r#""id": "urn:s""#), ("canon.value", String::new()));
}

#[test]
fn the_contexts_of_the_document_are_refused_at_their_place() {
    for (context, code, pointer) in [
        (r#"{"a": "urn:a"}"#, "canon.inline_context", "/@context"),
        (
            r#"["https://www.w3.org/ns/credentials/v2", {"a": "urn:a"}]"#,
            "canon.inline_context",
            "/@context/1",
        ),
        (
            r#"["https://www.w3.org/ns/credentials/v2", "https://evil.example/c"]"#,
            "canon.context",
            "/@context/1",
        ),
        (r#"["https://www.w3.org/ns/credentials/v2", null]"#, "canon.definition", "/@context/1"),
        (r#""HTTPS://www.w3.org/ns/credentials/v2""#, "canon.context", "/@context"),
    ] {
        let document = format!(r#"{{"@context": {context}, "type": "VerifiableCredential"}}"#);
        let error = canonical(ContextSet::shared(), &document).unwrap_err();
        assert_eq!(refusal(&error), (code, pointer.to_owned()), "{context}");
    }
}

#[test]
fn a_document_is_one_object_with_a_context() {
    for (document, code) in
        [("[]", "canon.value"), ("\"a\"", "canon.value"), (r#"{"name": "a"}"#, "canon.term")]
    {
        assert_eq!(
            canonical(ContextSet::shared(), document).unwrap_err().code().as_str(),
            code,
            "{document}"
        );
    }
}

#[test]
fn messages_do_not_quote_hostile_text_raw() {
    let long = "x".repeat(500);
    let error = canonical(ContextSet::shared(), &format!(r#"{{"@context": "{V2}", "{long}\u001b": 1}}"#))
        .unwrap_err();
    assert!(error.message().len() < 200, "{}", error.message());
    let error = canonical(&own("{}"), &format!(r#"{{"@context": "{OWN}", "a\u001bb": 1}}"#)).unwrap_err();
    assert!(!error.message().contains('\u{1b}'));
}

#[test]
fn documents_nested_too_deep_are_refused() {
    let deep = format!(r#""text": {}"a"{}"#, r#"{"text": "#.repeat(126), "}".repeat(126));
    assert!(canonical(&own(TERMS), &format!(r#"{{"@context": "{OWN}", {deep}}}"#)).is_ok());
    let limits = crate::Limits { json_depth: 1_000, ..Default::default() };
    let deep =
        format!(r#"{{"@context": "{OWN}", "text": {}"a"{}}}"#, r#"{"text": "#.repeat(900), "}".repeat(900));
    let document = crate::json::read(&deep, &limits).unwrap();
    let contexts = own(TERMS);
    let code = std::thread::scope(|scope| {
        // What a thread has by default. An optimised build needs a fifth of it.
        let small = std::thread::Builder::new().stack_size(2 << 20);
        let walk = || to_dataset(Part::whole(&document).unwrap(), &contexts, 0).unwrap_err().code();
        small.spawn_scoped(scope, walk).unwrap().join().unwrap()
    });
    assert_eq!(code.as_str(), "limit.json_depth");
}
