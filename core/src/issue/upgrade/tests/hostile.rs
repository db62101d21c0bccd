use serde_json::json;

use super::*;

/// Values put in place of any other.
fn odd() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-1.5e300),
        json!(0),
        json!(""),
        json!("\u{0}\u{202e}"),
        json!("_:b0"),
        json!("://"),
        json!([]),
        json!([[[]], null, {"id": 5}]),
        json!({}),
        json!({"id": null, "@value": {"@value": 1}, "type": [[]], "@context": [5]}),
        json!({"": {"~/": "x"}}),
    ]
}

/// Every place of a document, as a JSON Pointer.
fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), out);
            }
        }
        Value::Object(members) => {
            for (name, item) in members {
                pointers(item, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), out);
            }
        }
        _ => {}
    }
}

fn check(text: &str, options: &UpgradeOptions) {
    for to in [Version::V2_0, Version::V3_0] {
        if let Ok(new) = upgrade(text, to, options) {
            let again = upgrade(&new.document, to, options).unwrap();
            assert_eq!(again.document, new.document, "{text}");
            assert!(!new.changed || !has_null(&new.document, to), "{text}\n{}", new.document);
        }
    }
}

/// 3.0 has no nulls and no empty lists.
fn has_null(document: &str, to: Version) -> bool {
    fn inside(value: &Value) -> bool {
        match value {
            Value::Null => true,
            Value::Array(items) => items.is_empty() || items.iter().any(inside),
            Value::Object(members) => members.values().any(inside),
            _ => false,
        }
    }
    to == Version::V3_0 && inside(&serde_json::from_str(document).unwrap())
}

#[test]
fn no_value_in_any_place_makes_it_panic_or_unsteady() {
    let given = options(Some("https://i.example/x"), Some(ONE_BADGE), Some(ONE_ISSUER));
    for text in [OLDEST, ONE, ONE_BADGE, ONE_ISSUER, TWO] {
        let whole: Value = serde_json::from_str(text).unwrap();
        let mut places = Vec::new();
        pointers(&whole, "", &mut places);
        for place in &places {
            for value in odd() {
                let mut changed = whole.clone();
                *changed.pointer_mut(place).unwrap() = value;
                let changed = changed.to_string();
                check(&changed, &given);
                check(&changed, &UpgradeOptions::default());
            }
        }
    }
}

#[test]
fn no_value_in_the_options_makes_it_panic() {
    for text in [ONE_BADGE, ONE_ISSUER] {
        let whole: Value = serde_json::from_str(text).unwrap();
        let mut places = Vec::new();
        pointers(&whole, "", &mut places);
        for place in &places {
            for value in odd() {
                let mut changed = whole.clone();
                *changed.pointer_mut(place).unwrap() = value;
                let changed = changed.to_string();
                check(ONE, &options(None, Some(&changed), Some(ONE_ISSUER)));
                check(ONE, &options(None, Some(ONE_BADGE), Some(&changed)));
            }
        }
    }
}

#[test]
fn names_and_values_without_end_cost_little() {
    let deep = format!("{}1{}", "[".repeat(1_000), "]".repeat(1_000));
    let text = ONE.replace(r#""uid":"a1""#, &format!(r#""x:y":{deep}"#));
    let mut given = UpgradeOptions::default();
    assert_eq!(refusal(&text, Version::V2_0, &given).0, ErrorCode::LimitJsonDepth);
    given.limits.json_depth = 1_024;
    assert!(upgrade(&text, Version::V2_0, &given).unwrap().document.contains(&deep));
    let name = "n".repeat(100_000);
    let members: Vec<String> = (0..20_000).map(|n| format!(r#""{n}":{n}"#)).collect();
    let text = ONE.replace(
        r#""uid":"a1""#,
        &format!(r#""{name}":1,"m":{{{}}},{}"#, members.join(","), members.join(",")),
    );
    let new = upgrade(&text, Version::V2_0, &UpgradeOptions::default()).unwrap();
    assert_eq!(new.lost.len(), 1_001);
    assert_eq!(new.lost[0].pointer, None, "a pointer is not written at any length");
    assert!(new.lost[1_000].message.starts_with("19002 further"), "{}", new.lost[1_000].message);
}
