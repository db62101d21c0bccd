//! Laws of proofs: no changed byte leaves a signed credential valid, unless it says the same; and what is hashed of a
//! document follows from what it says, not from how it is written.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "helpers of tests"
)]

mod badges;

use badges::{Badge, answered, of};
use ovenbird::{Canonicalization, CanonicalizeOptions, Verdict, canonicalize, verify};
use proptest::prelude::*;
use serde_json::Value;

/// Credentials that are valid with the answers of their case: over JSON and RDF, and as a token.
const SIGNED: [&str; 4] = ["https", "suite-eddsa-rdfc-2022", "jwt", "jwt-vc1"];

fn signed(name: &str) -> &'static Badge {
    let id = format!("verify-badge/credential/{name}");
    of("valid").iter().find(|badge| badge.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn is_valid(badge: &Badge, input: &[u8]) -> bool {
    let report = verify(input, &answered(&badge.answers), &badge.options);
    report.is_ok_and(|report| report.verdict == Verdict::Valid)
}

/// Whether two inputs are the same JSON.
fn same(one: &[u8], other: &[u8]) -> bool {
    let read = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
    read(one).is_some_and(|one| Some(one) == read(other))
}

/// The pieces of a JSON value, with their members in the order that some numbers say.
fn written(value: &Value, order: &[usize], space: &str, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            let by = |index: usize| order.get(index % order.len().max(1)).copied().unwrap_or(index);
            let mut keyed: Vec<_> = members.drain(..).enumerate().collect();
            keyed.sort_by_key(|(index, _)| by(*index));
            out.push('{');
            for (place, (_, (name, value))) in keyed.into_iter().enumerate() {
                out.push_str(if place == 0 { space } else { "," });
                out.push_str(&format!("{}{space}:{space}", Value::String(name.clone())));
                written(value, order, space, out);
            }
            out.push_str(space);
            out.push('}');
        }
        Value::Array(values) => {
            out.push('[');
            for (place, value) in values.iter().enumerate() {
                out.push_str(if place == 0 { space } else { "," });
                written(value, order, space, out);
            }
            out.push(']');
        }
        other => out.push_str(&other.to_string()),
    }
}

fn canonical(text: &str, algorithm: Canonicalization) -> Option<String> {
    let options = CanonicalizeOptions { algorithm, ..CanonicalizeOptions::default() };
    canonicalize(text, &options).ok().map(|found| found.text)
}

#[test]
fn no_changed_byte_leaves_a_credential_valid() {
    for name in SIGNED {
        let badge = signed(name);
        assert!(is_valid(badge, &badge.input), "{name}");
        for at in 0..badge.input.len() {
            let mut input = badge.input.clone();
            input[at] ^= 1;
            assert!(!is_valid(badge, &input) || same(&input, &badge.input), "{name}: byte {at}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changes_leave_a_credential_valid(
        name in prop::sample::select(SIGNED.to_vec()),
        changes in prop::collection::vec(any::<(prop::sample::Index, u8, u8)>(), 1..4)
    ) {
        let badge = signed(name);
        let mut input = badge.input.clone();
        for (at, byte, kind) in &changes {
            let at = at.index(input.len());
            match kind % 3 {
                0 => input[at] = *byte,
                1 => input.insert(at, *byte),
                _ => drop(input.remove(at)),
            }
        }
        let told = String::from_utf8_lossy(&input).trim().as_bytes() == badge.input;
        prop_assert!(told || !is_valid(badge, &input) || same(&input, &badge.input), "{name} {changes:?}");
    }

    #[test]
    fn how_a_document_is_written_does_not_change_what_is_hashed(
        name in prop::sample::select(vec!["https", "full", "full-rdfc", "multilingual"]),
        order in prop::collection::vec(0..100_usize, 1..12), space in "[ \n\t]{0,3}"
    ) {
        let text = String::from_utf8(signed(name).input.clone()).unwrap();
        let mut other = String::new();
        written(&serde_json::from_str(&text).unwrap(), &order, &space, &mut other);
        for algorithm in [Canonicalization::Rdfc, Canonicalization::Jcs] {
            let found = canonical(&text, algorithm);
            prop_assert!(found.is_some());
            prop_assert_eq!(found, canonical(&other, algorithm));
        }
    }

    #[test]
    fn any_document_is_canonicalized_or_refused(
        name in prop::sample::select(vec!["https", "full"]),
        changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..6)
    ) {
        let mut bytes = signed(name).input.clone();
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        let text = String::from_utf8_lossy(&bytes);
        for algorithm in [Canonicalization::Rdfc, Canonicalization::Jcs] {
            canonical(&text, algorithm);
        }
    }
}
