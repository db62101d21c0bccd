//! Whatever is asked for: a document without faults, or an error that says why not.

use proptest::prelude::*;
use serde_json::json;

use super::*;

fn text() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!("https://badges.example/x")),
        Just(json!("urn:uuid:6f1c1e7e-2c2f-4a0e-9a9b-3f6b6d0d7c11")),
        Just(json!("2026-02-01T00:00:00Z")),
        Just(json!("ada@example.org")),
        Just(json!("en")),
        Just(json!("")),
        "\\PC{0,20}".prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[ -~]{0,3}(ß|名|🤖|\u{0}|\u{202e}|\u{7}){0,3}".prop_map(Value::from),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![3 => text(), 1 => any::<i64>().prop_map(Value::from), 1 => Just(Value::Null), 1 => any::<bool>().prop_map(Value::from)];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let name = prop_oneof![
            Just("id".to_owned()),
            Just("type".to_owned()),
            Just("name".to_owned()),
            Just("@context".to_owned()),
            Just("criteria".to_owned()),
            Just("image".to_owned()),
            Just("issuer".to_owned()),
            "\\PC{0,8}",
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name, inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// A request that can be right, with some of its members replaced.
fn requests() -> impl Strategy<Value = Value> {
    let base = prop::sample::select(vec![
        small(),
        with(small(), json!({"version": "1.0"})),
        with(small(), json!({"version": "1.1"})),
        with(small(), json!({"badge": badge_2(), "issuer": issuer_2()})),
        with(small(), json!({"id": null, "verification": "signed"})),
        credential(),
        with(credential(), json!({"badge": with(badge_2(), json!({"issuer": issuer_2()})), "issuer": null})),
        json!({"class": "BadgeClass", "badge": badge_2(), "issuer": issuer_2()}),
        json!({"version": "3.0", "class": "Achievement", "badge": achievement()}),
        json!({"class": "Profile", "issuer": issuer_2()}),
        json!({"version": "3.0", "class": "Profile", "issuer": issuer_2()}),
        json!({"class": "Endorsement", "id": HOSTED, "claim": HOSTED, "issuer": "https://badges.example"}),
        json!({"version": "3.0", "class": "EndorsementCredential", "claim": HOSTED, "issuer": "https://badges.example"}),
        json!({"class": "RevocationList", "id": HOSTED, "issuer": "https://badges.example", "revoked": [HOSTED]}),
        json!({"version": "3.0", "class": "RevocationList", "id": HOSTED, "revoked": [HOSTED]}),
    ]);
    let texts = prop::sample::select(vec![
        "id",
        "uid",
        "issued_on",
        "expires",
        "narrative",
        "language",
        "name",
        "recipient",
    ]);
    let others =
        prop::sample::select(vec!["badge", "issuer", "evidence", "image", "status", "claim", "members"]);
    (base, prop::collection::vec((texts, text()), 0..2), prop::collection::vec((others, any_json()), 0..2))
        .prop_map(|(base, texts, others)| {
            let more = texts.into_iter().chain(others).map(|(name, value)| (name.to_owned(), value));
            with(base, Value::Object(more.collect()))
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn a_document_has_no_faults_or_an_error_says_why_there_is_none(request in requests()) {
        match tried(&request) {
            Ok(issued) => {
                let of_its_class = ValidateOptions { version: Some(issued.version), ..Default::default() };
                // The lists of 1.x and 3.0 have nothing by which their class is told.
                if let Ok(report) = validate(issued.document.as_bytes(), &of_its_class) {
                    let faults: Vec<_> = report.problems.iter().filter(|found| found.severity > Severity::Info).collect();
                    prop_assert!(faults.is_empty(), "{faults:#?} in {}", issued.document);
                } else {
                    prop_assert!(request.get("class").is_some(), "{}", issued.document);
                }
                prop_assert_eq!(tried(&request).unwrap().document, issued.document);
            }
            Err(error) => {
                let code = error.code();
                let told = matches!(code, ErrorCode::IssueIncomplete | ErrorCode::IssueInvalid | ErrorCode::RecipientIdentity);
                prop_assert!(told, "{code}: {error}");
                prop_assert!(!error.message().is_empty());
                let printable = error.message().chars().all(|c| !c.is_control() && c != '\u{202e}');
                prop_assert!(printable, "{:?}", error.message());
            }
        }
    }

    #[test]
    fn texts_of_any_language_come_through_unchanged(name in "\\PC{1,40}", narrative in any::<String>()) {
        prop_assume!(!name.trim().is_empty() && !narrative.is_empty());
        let badge = with(achievement(), json!({"name": name}));
        if let Ok(issued) = tried(&with(credential(), json!({"badge": badge, "narrative": narrative}))) {
            let document: Value = serde_json::from_str(&issued.document).unwrap();
            prop_assert_eq!(&document["name"], &name);
            prop_assert_eq!(&document["credentialSubject"]["narrative"], &narrative);
        } else {
            let unusual = narrative.contains('\u{0}') || narrative.trim().is_empty();
            prop_assert!(unusual);
        }
    }
}

#[test]
fn three_thousand_items_of_evidence_are_no_trouble() {
    let evidence: Vec<Value> = (0..3_000)
        .map(|n| json!({"id": format!("https://badges.example/e/{n}"), "narrative": "Schöne Arbeit. 良い。"}))
        .collect();
    for request in [small(), credential()] {
        let document = made(&with(request, json!({"evidence": evidence})));
        assert_eq!(document["evidence"].as_array().unwrap().len(), 3_000);
    }
}
