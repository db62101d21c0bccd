//! Context processing: scopes, protection, propagation, registration.

use super::{OB, OWN, V2, canonical, convert, own, refusal, register, with};
use crate::proof::canonical::ld::ContextSet;

/// The statements, sorted, without angle brackets, for documents whose every IRI is short.
fn lines(context: &str, members: &str) -> Vec<String> {
    with(context, members).lines().map(|line| line.replace(['<', '>'], "").replace(" .", "")).collect()
}

#[test]
fn the_context_of_a_type_holds_for_its_node_and_not_below() {
    let context = r#"{"id": "@id", "type": "@type", "in": "urn:in", "a": "urn:a1",
        "T": {"@id": "urn:T", "@context": {"a": "urn:a2"}}}"#;
    let document = r#""id": "urn:s", "type": "T", "a": "x", "in": {"id": "urn:n", "a": "x"}"#;
    assert!(lines(context, document).contains(&"urn:s urn:a2 \"x\"".to_owned()));
    assert!(lines(context, document).contains(&"urn:n urn:a1 \"x\"".to_owned()));
}

#[test]
fn the_context_of_a_type_goes_on_below_if_it_says_so() {
    let context = r#"{"id": "@id", "type": "@type", "in": "urn:in", "a": "urn:a1",
        "T": {"@id": "urn:T", "@context": {"@propagate": true, "a": "urn:a2"}}}"#;
    let document = r#""id": "urn:s", "type": "T", "in": {"id": "urn:n", "a": "x"}"#;
    assert!(lines(context, document).contains(&"urn:n urn:a2 \"x\"".to_owned()));
}

#[test]
fn the_context_of_a_property_holds_for_its_value_and_below() {
    let context = r#"{"id": "@id", "a": "urn:a1", "in": "urn:in",
        "p": {"@id": "urn:p", "@context": {"a": "urn:a2"}}}"#;
    let document =
        r#""id": "urn:s", "a": "1", "p": {"id": "urn:n", "a": "2", "in": {"id": "urn:m", "a": "3"}}"#;
    let said = lines(context, document);
    for line in ["urn:s urn:a1 \"1\"", "urn:n urn:a2 \"2\"", "urn:m urn:a2 \"3\""] {
        assert!(said.contains(&line.to_owned()), "{line}: {said:?}");
    }
}

#[test]
fn the_context_of_a_property_can_end_at_its_value() {
    let context = r#"{"id": "@id", "a": "urn:a1", "in": "urn:in",
        "p": {"@id": "urn:p", "@context": {"@propagate": false, "a": "urn:a2"}}}"#;
    let document = r#""id": "urn:s", "p": {"id": "urn:n", "a": "2", "in": {"id": "urn:m", "a": "3"}}"#;
    let said = lines(context, document);
    assert!(
        said.contains(&"urn:n urn:a2 \"2\"".to_owned()) && said.contains(&"urn:m urn:a1 \"3\"".to_owned())
    );
}

#[test]
fn contexts_of_types_are_applied_in_the_order_of_their_names() {
    let context = r#"{"id": "@id", "type": "@type",
        "A": {"@id": "urn:A", "@context": {"a": "urn:by-A"}}, "B": {"@id": "urn:B", "@context": {"a": "urn:by-B"}}}"#;
    for types in [r#"["A", "B"]"#, r#"["B", "A"]"#] {
        let said = lines(context, &format!(r#""id": "urn:s", "type": {types}, "a": "x""#));
        assert!(said.contains(&"urn:s urn:by-B \"x\"".to_owned()), "{said:?}");
    }
}

#[test]
fn a_reference_keeps_the_context_of_the_node_around_it() {
    // `name` means the identifier only inside T; a node that is nothing but a reference is read with T's context.
    let context = r#"{"type": "@type", "in": "urn:in",
        "T": {"@id": "urn:T", "@context": {"name": "@id"}}}"#;
    let said = lines(context, r#""type": "T", "name": "urn:s", "in": {"name": "urn:n"}"#);
    assert!(said.contains(&"urn:s urn:in urn:n".to_owned()), "{said:?}");
}

#[test]
fn protected_terms_cannot_get_another_meaning_but_the_same_one() {
    let mut contexts = ContextSet::known();
    register(&mut contexts, "https://contexts.example/same", r#"{"name": "https://schema.org/name"}"#)
        .unwrap();
    register(&mut contexts, "https://contexts.example/other", r#"{"name": "https://evil.example/name"}"#)
        .unwrap();
    let document = |url: &str| format!(r#"{{"@context": ["{V2}", "{url}"], "name": "x"}}"#);
    assert!(canonical(&contexts, &document("https://contexts.example/same")).is_ok());
    let error = canonical(&contexts, &document("https://contexts.example/other")).unwrap_err();
    assert_eq!(refusal(&error), ("canon.definition", "/@context/1".to_owned()));
}

#[test]
fn the_context_of_a_property_may_define_protected_terms_anew() {
    let context = r#"{"@protected": true, "id": "@id", "a": "urn:a1",
        "p": {"@id": "urn:p", "@context": {"a": "urn:a2"}}, "q": {"@id": "urn:q", "@context": null}}"#;
    assert!(
        lines(context, r#""id": "urn:s", "p": {"id": "urn:n", "a": "x"}"#)
            .contains(&"urn:n urn:a2 \"x\"".to_owned())
    );
    // A null context of a property forgets all: here only IRIs are left.
    let said = lines(context, r#""id": "urn:s", "q": {"@id": "urn:n", "urn:b": "x"}"#);
    assert!(said.contains(&"urn:n urn:b \"x\"".to_owned()), "{said:?}");
}

#[test]
fn a_nested_context_by_url_holds_from_there_on() {
    let document = format!(
        r#"{{"@context": "{V2}", "id": "urn:uuid:c", "type": "VerifiableCredential", "credentialSubject": {{
            "@context": ["{V2}", "{OB}"], "id": "did:example:s", "type": "AchievementSubject", "role": "R"}}}}"#
    );
    let conversion = convert(ContextSet::shared(), &document, 0).unwrap();
    let used: Vec<(&str, &str)> =
        conversion.contexts.iter().map(|(url, name)| (url.as_str(), &**name)).collect();
    assert_eq!(used, [(V2, "credentials-v2"), (OB, "ob-3.0.3")]);
}

#[test]
fn a_url_with_several_bodies_is_tried_body_by_body() {
    let document = format!(
        r#"{{"@context": ["{V2}", "{OB}"], "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "endorsementJwt": ["a.b.c"]}}"#
    );
    let conversion = convert(ContextSet::shared(), &document, 0).unwrap();
    assert_eq!((ContextSet::shared().count(OB), &*conversion.contexts[1].1), (2, "ob-3.0.3"));
    let error = convert(ContextSet::shared(), &document, 1).unwrap_err();
    assert_eq!(refusal(&error), ("canon.term", "/endorsementJwt".to_owned()));
}

#[test]
fn contexts_may_name_contexts() {
    let mut contexts = own(r#"{"id": "@id", "a": "urn:a"}"#);
    register(&mut contexts, "https://contexts.example/2", &format!(r#"["{OWN}", {{"b": "urn:b"}}]"#))
        .unwrap();
    let document = r#"{"@context": "https://contexts.example/2", "id": "urn:s", "a": "1", "b": "2"}"#;
    assert_eq!(canonical(&contexts, document).unwrap().lines().count(), 2);
    register(&mut contexts, "https://contexts.example/3", r#""https://contexts.example/3""#).unwrap();
    let error = canonical(&contexts, r#"{"@context": "https://contexts.example/3", "a": 1}"#).unwrap_err();
    assert_eq!(refusal(&error), ("canon.definition", "/@context".to_owned()));
}

#[test]
fn a_known_url_cannot_be_registered_again() {
    let error = register(&mut ContextSet::known(), V2, "{}").unwrap_err();
    assert_eq!(error.code().as_str(), "option.conflict");
}

#[test]
fn faulty_contexts_are_refused_when_they_are_registered_or_first_used() {
    let import = r#"{"@import": "https://contexts.example/x"}"#;
    let error = register(&mut ContextSet::known(), OWN, import).unwrap_err();
    assert_eq!(error.code().as_str(), "canon.keyword");
    for context in [
        r#"{"@later": 1}"#,
        r#"{"a": 1}"#,
        r#"{"": "urn:a"}"#,
        r#"{"a": {"@id": "urn:a", "@container": "@none"}}"#,
        r#"{"a": {"@id": "urn:a", "@container": ["@list", "@set"]}}"#,
        r#"{"a": {"@id": "urn:a", "other": 1}}"#,
        r#"{"a": {"@id": 1}}"#,
        r#"{"@protected": "yes"}"#,
        "1",
    ] {
        let error = register(&mut ContextSet::known(), OWN, context).unwrap_err();
        assert_eq!(error.code().as_str(), "canon.definition", "{context}");
    }
    for context in [
        r#"{"a": "b", "b": "a"}"#,
        r#"{"a": "a"}"#,
        r#"{"a": "relative"}"#,
        r#"{"a": "@later"}"#,
        r#"{"a": "@context"}"#,
        r#"{"a": {"@id": "urn:a", "@type": "relative"}}"#,
        r#"{"@vocab": "relative"}"#,
        r#"{"urn:a": "urn:b"}"#,
    ] {
        let contexts = own(context);
        let error = canonical(&contexts, &format!(r#"{{"@context": "{OWN}", "type": "a"}}"#)).unwrap_err();
        assert_eq!(refusal(&error), ("canon.definition", "/@context".to_owned()), "{context}");
    }
}

#[test]
fn every_known_context_can_be_used_with_those_it_goes_with() {
    let v1 = "https://www.w3.org/2018/credentials/v1";
    let ob = "https://purl.imsglobal.org/spec/ob/v3p0/";
    let security = "https://w3id.org/security/";
    for urls in [
        vec![V2.to_owned(), format!("{ob}context-3.0.3.json"), format!("{ob}extensions.json")],
        vec![V2.to_owned(), format!("{ob}context-3.0.2.json"), format!("{security}data-integrity/v2")],
        vec![V2.to_owned(), format!("{ob}context-3.0.3.json"), format!("{security}multikey/v1")],
        vec![v1.to_owned(), format!("{ob}context.json"), format!("{security}suites/ed25519-2020/v1")],
        vec![v1.to_owned(), format!("{ob}context-3.0.1.json"), format!("{security}data-integrity/v1")],
        vec![v1.to_owned(), "https://w3id.org/vc/status-list/2021/v1".to_owned()],
        vec!["https://www.w3.org/ns/did/v1".to_owned(), format!("{security}multikey/v1")],
    ] {
        let list = serde_json::to_string(&urls).unwrap();
        let document = format!(r#"{{"@context": {list}, "id": "urn:s", "urn:p": {{"id": "urn:o"}}}}"#);
        assert_eq!(
            canonical(ContextSet::shared(), &document).unwrap(),
            "<urn:s> <urn:p> <urn:o> .\n",
            "{list}"
        );
    }
}
