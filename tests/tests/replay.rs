//! Cases recorded from older software, and samples of 1EdTech's validator, replayed when they are at hand.
//!
//! They are not part of the repository. The folder `shared` beside it, or the one that the environment variable
//! `OVENBIRD_SHARED` names, is used; without it the tests say so and pass. Where Ovenbird differs from a record,
//! `docs/differences.md` says so, and these tests compare that page with what happens.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "helpers of tests"
)]

mod record;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{env, fs};

use ovenbird::{BakeOptions, InspectOptions, StripOptions, UnbakeOptions, Version};
use ovenbird_tests::vectors;
use serde_json::Value;

/// The folder of the recorded cases, if it is there.
fn shared() -> Option<PathBuf> {
    let named = env::var_os("OVENBIRD_SHARED").map(PathBuf::from);
    let folder = named.or_else(|| vectors::repository().parent().map(|parent| parent.join("shared")))?;
    let there = folder.join("data").is_dir();
    if !there {
        println!("skipped: there is no folder {} with recorded cases", folder.display());
    }
    there.then_some(folder)
}

/// The rows of `docs/differences.md`: the case's id and what Ovenbird answers.
fn documented() -> BTreeMap<String, String> {
    let page = fs::read_to_string(vectors::repository().join("docs/differences.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split(" | ").map(|cell| cell.trim_matches(['`', ' '])).collect();
        let [id, _record, answer, why] = cells.as_slice() else { panic!("not four cells: {row}") };
        assert!(why.len() > 10, "no reason: {row}");
        ((*id).to_owned(), (*answer).to_owned())
    })
    .collect()
}

#[test]
fn each_row_of_the_differences_is_read() {
    assert!(!documented().is_empty());
}

#[test]
fn recorded_cases_are_answered_as_recorded_or_as_documented() {
    let Some(shared) = shared() else { return };
    let text = fs::read_to_string(shared.join("data/cases/ob2.json")).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    let mut differences = BTreeMap::new();
    let mut replayed = 0;
    for case in file.get("cases").and_then(Value::as_array).unwrap() {
        let Some(outcome) = record::replay(case) else { continue };
        replayed += 1;
        if outcome.expected != outcome.answer {
            let id = case.get("id").and_then(Value::as_str).unwrap();
            println!("{id}: recorded `{}`, answered `{}`", outcome.expected, outcome.answer);
            differences.insert(id.to_owned(), outcome.answer);
        }
    }
    assert!(replayed >= 500, "only {replayed} cases of the kinds that can be replayed");
    assert_eq!(differences, documented(), "docs/differences.md and what happens are not the same");
}

#[test]
fn samples_of_the_1edtech_validator_are_read_stripped_and_baked() {
    let Some(shared) = shared() else { return };
    for (name, carrier) in [
        ("simple-json.png", "iTXt"),
        ("simple-jwt.png", "iTXt"),
        ("simple-json.svg", "svg body"),
        ("simple-jwt.svg", "svg verify"),
    ] {
        let image = fs::read(shared.join("data/ob3").join(name)).unwrap();
        let found = ovenbird::unbake_one(&image, &UnbakeOptions::default()).unwrap();
        assert_eq!(found.carrier.as_str(), carrier, "{name}");
        let inspection = ovenbird::inspect(&image, &InspectOptions::default()).unwrap();
        assert_eq!(inspection.badges.first().unwrap().version, Some(Version::V3_0), "{name}");

        let plain = ovenbird::strip(&image, &StripOptions::default()).unwrap();
        assert_eq!(plain.removed, 1, "{name}");
        let unbaked = ovenbird::unbake(&plain.bytes, &UnbakeOptions::default()).unwrap_err();
        assert_eq!(unbaked.code().as_str(), "image.unbaked", "{name}");
        let again = ovenbird::bake(&plain.bytes, &found.text, &BakeOptions::default()).unwrap();
        let strict = UnbakeOptions { strict: true, ..Default::default() };
        assert_eq!(ovenbird::unbake_one(&again.bytes, &strict).unwrap().text, found.text, "{name}");
        assert_eq!(
            ovenbird::strip(&again.bytes, &StripOptions::default()).unwrap().bytes,
            plain.bytes,
            "{name}"
        );
    }
}
