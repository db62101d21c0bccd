//! `ovenbird validate`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use serde_json::{Value, json};
use support::Bench;

/// An assertion of 2.0 without most of what it needs.
const BROKEN: &str =
    r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://i.example/1"}"#;

/// A folder with sound and broken badges, things that are no badges, and one below it.
fn archive() -> Bench {
    let bench = Bench::with_samples();
    std::fs::create_dir_all(bench.path("archive/below")).unwrap();
    for name in ["ada.png", "assertion-1.1.json", "badge.png"] {
        bench.write(&format!("archive/{name}"), bench.read(name));
    }
    bench.write("archive/below/broken.json", BROKEN);
    bench.write("archive/below/notes.txt", "nothing of interest");
    bench.write("archive/below/program.exe", BROKEN);
    bench.write("archive/cut.json", "{\"type\":");
    bench
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_sound_badge_is_one_line_and_status_0() {
    let bench = Bench::with_samples();
    let run = bench.run(&["validate", "ada.png", "credential-3.0.json"]).ends(0);
    let run = run
        .shows("ada.png   ok   Open Badges 2.0 Assertion, ")
        .shows("credential-3.0.json   ok   Open Badges 3.0 AchievementCredential (VC data model 2.0), ");
    assert_eq!((run.text().lines().count(), run.stderr.as_str()), (2, ""));
}

#[test]
fn every_fault_has_its_line_with_place_and_clause() {
    let bench = Bench::new();
    bench.write("broken.json", BROKEN);
    let run = bench.run(&["validate", "broken.json"]).ends(1);
    let run = run.shows("error member.missing /recipient: ").shows("(Open Badges 2.0, Assertion)");
    let report = ovenbird::validate(BROKEN.as_bytes(), &ovenbird::ValidateOptions::default()).unwrap();
    assert_eq!(run.text().lines().count(), report.problems.len() + 1);
    let answer = bench.run(&["validate", "broken.json", "--json"]).ends(1).json();
    assert_eq!(answer, json!({ "file": "broken.json", "report": report }));
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let bench = Bench::with_samples();
    bench.write("cut.json", "{");
    let run = bench.run(&["validate", "cut.json", "missing.json", "ada.png"]).ends(1);
    let run = run.says("error json.syntax").says("  in    cut.json\n").says("cannot read missing.json");
    run.shows("ada.png   ok");
    let run = bench.run(&["validate", "cut.json", "ada.png", "--json"]).ends(1);
    let answers = lines(run.text());
    assert_eq!(
        (&answers[0]["file"], &answers[0]["error"]["code"]),
        (&json!("cut.json"), &json!("json.syntax"))
    );
    assert_eq!((&answers[1]["file"], &answers[1]["report"]["ok"]), (&json!("ada.png"), &json!(true)));
}

#[test]
fn the_options_are_those_of_the_library() {
    let bench = Bench::with_samples();
    bench.write("recipient.json", r#"{"type":"email","hashed":false}"#);
    bench
        .run(&["validate", "recipient.json", "--version", "2.0", "--class", "IdentityObject"])
        .ends(1)
        .shows("/identity");
    bench.run(&["validate", "assertion-0.5.json", "--profile", "legacy"]).ends(0).shows("Mozilla 0.5");
    bench.run(&["validate", "-", "--at", "2035-01-01T00:00:00Z"]).ends(1);
    let document = bench.read("assertion-1.1.json");
    let run = bench.run_with(&["validate", "-", "--at", "2035-01-01T00:00:00Z"], &document);
    run.shows("standard input   ").shows("/expires");
    bench.write("schema.json", r#"{"properties":{"points":{"type":"integer"}}}"#);
    bench.write(
        "extension.json",
        r#"{"@context":"https://example.org/c.json","type":["Extension","extensions:Own"],"points":"5"}"#,
    );
    let run = bench.run(&["validate", "--schema", "schema.json", "extension.json"]).ends(1);
    run.shows("error extension.schema /points: ");
}

#[test]
fn a_folder_is_one_json_line_a_file_and_a_summary() {
    let bench = archive();
    let run = bench.run(&["validate", "--recursive", "archive"]).ends(1);
    let answers = lines(run.text());
    let told: Vec<(&str, &str)> =
        answers.iter().filter_map(|line| line["file"].as_str().map(|file| (file, outcome(line)))).collect();
    assert_eq!(
        told,
        [
            ("archive/ada.png", "ok"),
            ("archive/assertion-1.1.json", "ok"),
            ("archive/badge.png", "image.unbaked"),
            ("archive/below/broken.json", "faults"),
            ("archive/below/notes.txt", "payload.unrecognised"),
            ("archive/cut.json", "json.syntax"),
        ]
    );
    let summary = &answers.last().unwrap()["summary"];
    assert_eq!(
        (
            &summary["files"],
            &summary["ok"],
            &summary["with_errors"],
            &summary["not_badges"],
            &summary["unreadable"]
        ),
        (&json!(6), &json!(2), &json!(1), &json!(2), &json!(1))
    );
    assert_eq!(summary["versions"], json!({ "1.1": 1, "2.0": 2 }));
    assert_eq!(summary["problems"][0]["code"], "member.missing", "the most frequent comes first");
    let run = run
        .says("6 files   2 ok, 0 with warnings, 1 with errors, 2 not badges, 1 unreadable\n")
        .says("count  code");
    let quiet = bench.run(&["validate", "--recursive", "archive", "--quiet"]).ends(1);
    assert_eq!((quiet.text(), quiet.stderr.as_str()), (run.text(), ""));
}

fn outcome(line: &Value) -> &str {
    match line["report"]["ok"].as_bool() {
        Some(true) => "ok",
        Some(false) => "faults",
        None => line["error"]["code"].as_str().unwrap(),
    }
}

#[test]
fn a_folder_without_faults_is_no_failure_whatever_else_is_in_it() {
    let bench = archive();
    std::fs::remove_file(bench.path("archive/cut.json")).unwrap();
    std::fs::remove_file(bench.path("archive/below/broken.json")).unwrap();
    bench.run(&["validate", "--recursive", "archive"]).ends(0);
    bench.run(&["validate", "--recursive", "nowhere"]).ends(1).says("1 unreadable");
}

#[test]
#[cfg(unix)]
fn symbolic_links_in_a_folder_are_not_followed() {
    let bench = archive();
    std::os::unix::fs::symlink("..", bench.path("archive/below/round")).unwrap();
    std::os::unix::fs::symlink("../ada.png", bench.path("archive/link.png")).unwrap();
    let run = bench.run(&["validate", "--recursive", "archive"]).ends(1);
    assert_eq!(lines(run.text()).last().unwrap()["summary"]["files"], 6);
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_gets_pages_a_table_and_a_bar_while_it_lasts() {
    let bench = archive();
    let (status, shown) = bench.on_a_terminal("validate --recursive archive");
    assert_eq!(status, 1);
    let plain = anstream::adapter::strip_str(&shown).to_string().replace('\r', "");
    assert!(plain.contains("archive/ada.png   ok   Open Badges 2.0 Assertion, "), "{plain}");
    assert!(plain.contains("error member.missing /recipient: "), "{plain}");
    assert!(plain.contains("archive/cut.json   json.syntax: "), "{plain}");
    assert!(plain.contains("6 files   2 ok, ") && plain.contains("count  code"), "{plain}");
    assert!(plain.contains("/6  "), "a bar that knows how many there are: {plain}");
    let (_, piped) = bench.on_a_terminal("validate --recursive archive --quiet");
    assert!(!piped.contains("/6  "), "{piped}");
}
