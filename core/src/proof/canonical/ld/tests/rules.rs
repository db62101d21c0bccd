//! What becomes of values, types and properties.

use super::{V2, canonical, own, with};
use crate::proof::canonical::ld::ContextSet;

const TERMS: &str = r#"{
    "id": "@id", "type": "@type",
    "ex": "https://x.example/#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "Thing": "ex:Thing", "Other": "ex:Other",
    "text": "ex:text", "ref": {"@id": "ex:ref", "@type": "@id"},
    "word": {"@id": "ex:word", "@type": "@vocab"}, "date": {"@id": "ex:date", "@type": "xsd:dateTime"},
    "double": {"@id": "ex:double", "@type": "xsd:double"}, "data": {"@id": "ex:data", "@type": "@json"},
    "plain": {"@id": "ex:plain", "@type": "xsd:string"}, "none": {"@id": "ex:none", "@type": "@none"},
    "list": {"@id": "ex:list", "@container": "@list"}, "set": {"@id": "ex:set", "@container": "@set"},
    "graph": {"@id": "ex:graph", "@container": "@graph"}, "names": {"@id": "ex:name", "@container": "@language"},
    "german": {"@id": "ex:german", "@language": "DE"}, "nest": "@nest",
    "inner": {"@id": "ex:inner", "@nest": "nest"}
}"#;

/// The statements about `urn:s`, without it.
fn said(members: &str) -> Vec<String> {
    let text = with(TERMS, &format!(r#""id": "urn:s", {members}"#));
    text.lines().map(|line| line.trim_start_matches("<urn:s> ").trim_end_matches(" .").to_owned()).collect()
}

#[test]
fn texts_are_plain_unless_the_term_says_otherwise() {
    assert_eq!(said(r#""text": "a\"b""#), [r#"<https://x.example/#text> "a\"b""#]);
    assert_eq!(said(r#""plain": "a""#), [r#"<https://x.example/#plain> "a""#]);
    assert_eq!(said(r#""none": "a""#), [r#"<https://x.example/#none> "a""#]);
    assert_eq!(said(r#""ref": "urn:o""#), ["<https://x.example/#ref> <urn:o>"]);
    assert_eq!(said(r#""word": "Thing""#), ["<https://x.example/#word> <https://x.example/#Thing>"]);
    assert_eq!(said(r#""german": "ja""#), [r#"<https://x.example/#german> "ja"@de"#]);
    assert_eq!(
        said(r#""date": "2026-01-01T00:00:00Z""#),
        [r#"<https://x.example/#date> "2026-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>"#]
    );
}

#[test]
fn numbers_and_booleans_have_their_datatypes() {
    let literal = |value: &str, kind: &str| {
        vec![format!("<https://x.example/#text> \"{value}\"^^<http://www.w3.org/2001/XMLSchema#{kind}>")]
    };
    assert_eq!(said(r#""text": true"#), literal("true", "boolean"));
    assert_eq!(said(r#""text": 42"#), literal("42", "integer"));
    assert_eq!(said(r#""text": -0"#), literal("0", "integer"));
    assert_eq!(said(r#""text": 5.0"#), literal("5", "integer"));
    assert_eq!(said(r#""text": 2.5"#), literal("2.5E0", "double"));
    assert_eq!(said(r#""text": 1e30"#), literal("1.0E30", "double"));
}

#[test]
fn the_terms_datatype_goes_before_the_numbers_own() {
    assert_eq!(
        said(r#""double": 3"#),
        [r#"<https://x.example/#double> "3.0E0"^^<http://www.w3.org/2001/XMLSchema#double>"#]
    );
    assert_eq!(
        said(r#""date": 3"#),
        [r#"<https://x.example/#date> "3"^^<http://www.w3.org/2001/XMLSchema#dateTime>"#]
    );
    assert_eq!(
        said(r#""date": 3.5"#),
        [r#"<https://x.example/#date> "3.5E0"^^<http://www.w3.org/2001/XMLSchema#dateTime>"#]
    );
}

#[test]
fn null_and_empty_arrays_say_nothing() {
    assert_eq!(said(r#""text": null, "set": [], "type": "Thing""#).len(), 1);
    assert_eq!(said(r#""set": [null, "a", null]"#), [r#"<https://x.example/#set> "a""#]);
}

#[test]
fn the_same_value_twice_is_said_once() {
    assert_eq!(said(r#""set": ["a", "b", "a"]"#).len(), 2);
}

#[test]
fn json_is_kept_in_canonical_form() {
    let json = "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>";
    assert_eq!(
        said(r#""data": {"b": [1.0, null], "a": "x"}"#),
        [format!(r#"<https://x.example/#data> "{{\"a\":\"x\",\"b\":[1,null]}}"{json}"#)]
    );
    assert_eq!(said(r#""data": null"#), [format!(r#"<https://x.example/#data> "null"{json}"#)]);
}

#[test]
fn lists_keep_their_order_and_their_doubles() {
    let one = with(TERMS, r#""id": "urn:s", "list": ["a", "b", "a"]"#);
    let other = with(TERMS, r#""id": "urn:s", "list": ["a", "a", "b"]"#);
    assert_ne!(one, other);
    assert_eq!(one.matches("rdf-syntax-ns#first").count(), 3);
    assert_eq!(
        said(r#""list": []"#),
        ["<https://x.example/#list> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>"]
    );
    let explicit = with(TERMS, r#""id": "urn:s", "text": {"@list": ["a", "b", "a"]}"#);
    assert_eq!(explicit.replace("#text", "#list"), one);
}

#[test]
fn each_value_of_a_graph_container_is_in_a_graph_of_its_own() {
    let text = with(
        TERMS,
        r#""id": "urn:s", "graph": [{"id": "urn:a", "text": "1"}, {"id": "urn:b", "text": "2"}]"#,
    );
    assert_eq!(
        text,
        "<urn:a> <https://x.example/#text> \"1\" _:c14n0 .\n\
         <urn:b> <https://x.example/#text> \"2\" _:c14n1 .\n\
         <urn:s> <https://x.example/#graph> _:c14n0 .\n\
         <urn:s> <https://x.example/#graph> _:c14n1 .\n"
    );
}

#[test]
fn languages_are_lower_case_and_maps_of_them_are_unfolded() {
    let name = |rest: &str| format!("<https://x.example/#name> {rest}");
    assert_eq!(
        said(r#""names": {"en-US": "Name", "de": ["Nahme", "Name"], "@none": "N"}"#),
        [name("\"N\""), name("\"Nahme\"@de"), name("\"Name\"@de"), name("\"Name\"@en-us")]
    );
    assert_eq!(
        said(r#""text": {"@value": "Ovo", "@language": "PT-br"}"#),
        [r#"<https://x.example/#text> "Ovo"@pt-br"#]
    );
}

#[test]
fn value_objects_may_say_what_a_plain_value_cannot() {
    assert_eq!(
        said(r#""text": {"@value": "2026-01-01", "type": "xsd:date"}"#),
        [r#"<https://x.example/#text> "2026-01-01"^^<http://www.w3.org/2001/XMLSchema#date>"#]
    );
    assert_eq!(
        said(r#""text": {"@value": {"a": 1}, "type": "@json"}"#),
        [r#"<https://x.example/#text> "{\"a\":1}"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON>"#]
    );
    assert_eq!(
        said(r#""german": {"@value": "yes", "@language": "en"}"#),
        [r#"<https://x.example/#german> "yes"@en"#]
    );
    assert_eq!(said(r#""german": {"@value": "OK"}"#), [r#"<https://x.example/#german> "OK""#]);
}

#[test]
fn nested_members_belong_to_the_node_around_them() {
    assert_eq!(
        said(r#""text": "a", "nest": [{"inner": "b"}, {"inner": "c"}]"#),
        [
            r#"<https://x.example/#inner> "b""#,
            r#"<https://x.example/#inner> "c""#,
            r#"<https://x.example/#text> "a""#
        ]
    );
}

#[test]
fn types_are_terms_or_iris() {
    let kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
    assert_eq!(
        said(r#""type": ["Thing", "https://y.example/Z"]"#),
        [format!("{kind} <https://x.example/#Thing>"), format!("{kind} <https://y.example/Z>")]
    );
    assert_eq!(said(r#""type": "ex:Unnamed""#), [format!("{kind} <https://x.example/#Unnamed>")]);
}

#[test]
fn properties_may_be_iris_that_no_term_stands_for() {
    assert_eq!(said(r#""https://y.example/p": "a""#), [r#"<https://y.example/p> "a""#]);
    assert_eq!(said(r#""ex:unnamed": "a""#), [r#"<https://x.example/#unnamed> "a""#]);
}

#[test]
fn nodes_without_an_id_are_blank_and_blank_labels_are_local_names() {
    let one = with(TERMS, r#""text": {"text": "a"}, "ref": "_:x", "set": {"id": "_:x", "text": "b"}"#);
    let two =
        with(TERMS, r#""text": {"id": "_:p", "text": "a"}, "ref": {"id": "_:q", "text": "b"}, "set": "1""#);
    assert_eq!(one.matches("_:c14n").count(), 8);
    assert_eq!(one.lines().count(), 5);
    assert_eq!(two.lines().count(), 5);
}

#[test]
fn an_empty_object_is_a_node_of_which_nothing_is_known() {
    assert_eq!(with(TERMS, r#""id": "urn:s", "text": {}"#), "<urn:s> <https://x.example/#text> _:c14n0 .\n");
}

#[test]
fn the_vocabulary_defines_what_no_term_does() {
    let contexts = own(r#"{"@vocab": "https://v.example/#"}"#);
    let document = format!(
        r#"{{"@context": ["{V2}", "{}"], "id": "urn:s", "type": ["VerifiableCredential", "My"], "my": "a"}}"#,
        super::OWN
    );
    let text = canonical(&contexts, &document).unwrap();
    assert!(text.contains("<urn:s> <https://v.example/#my> \"a\" .\n"), "{text}");
    assert!(text.contains("type> <https://v.example/#My> .\n"), "{text}");
}

#[test]
fn a_whole_credential_is_converted() {
    let document = format!(
        r#"{{"@context": ["{V2}"], "type": "VerifiableCredential", "issuer": "did:example:i",
            "credentialSubject": {{"id": "did:example:s"}}}}"#
    );
    assert_eq!(
        canonical(ContextSet::shared(), &document).unwrap(),
        "_:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.w3.org/2018/credentials#VerifiableCredential> .\n\
         _:c14n0 <https://www.w3.org/2018/credentials#credentialSubject> <did:example:s> .\n\
         _:c14n0 <https://www.w3.org/2018/credentials#issuer> <did:example:i> .\n"
    );
}
