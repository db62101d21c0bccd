//! `ovenbird upgrade`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use serde_json::{Value, json};
use support::Bench;

/// An issuer of 1.0 with a member of its own.
const ISSUER: &str = r#"{"name":"Makers","url":"https://badges.example.org","founded":1999}"#;

fn upgraded(text: &str, to: &str) -> ovenbird::Upgraded {
    ovenbird::upgrade(text, to.parse().unwrap(), &ovenbird::UpgradeOptions::default()).unwrap()
}

fn sample(bench: &Bench, name: &str) -> String {
    String::from_utf8(bench.read(name)).unwrap()
}

#[test]
fn the_new_document_goes_to_standard_output_and_what_was_lost_to_standard_error() {
    let bench = Bench::with_samples();
    let run = bench.run(&["upgrade", "assertion-2.0.json", "--to", "3.0"]).ends(0);
    let new = upgraded(&sample(&bench, "assertion-2.0.json"), "3.0");
    assert_eq!(run.text(), new.document);
    assert_eq!(run.stderr.lines().count(), 1);
    let run = run.says("note upgrade.lost /verification: 3.0 knows no such member");
    bench.write("new.json", run.text());
    bench.run(&["validate", "new.json"]).ends(0).shows("new.json   ok");
}

#[test]
fn a_file_a_stream_a_text_and_a_baked_image_are_taken() {
    let bench = Bench::with_samples();
    let document = sample(&bench, "assertion-2.0.json");
    let expected = upgraded(&document, "3.0").document;
    bench.run(&["bake", "badge.svg", "assertion-2.0.json", "-o", "ada.svg"]).ends(0);
    for input in ["assertion-2.0.json", "ada.png", "ada.svg", document.as_str()] {
        assert_eq!(bench.run(&["upgrade", input, "--to", "3.0"]).ends(0).text(), expected, "{input}");
    }
    let image = bench.read("ada.png");
    for bytes in [document.as_bytes(), &image] {
        assert_eq!(bench.run_with(&["upgrade", "-", "--to", "3.0"], bytes).ends(0).text(), expected);
    }
}

#[test]
fn a_file_is_written_at_once_and_standard_output_stays_empty() {
    let bench = Bench::with_samples();
    bench.write("issuer.json", ISSUER);
    let run = bench.run(&["upgrade", "issuer.json", "--to", "2.0", "-o", "new.json"]).ends(0);
    assert_eq!(run.text(), "");
    run.says("upgraded new.json   OB 1.0 to 2.0, issuer profile, 1 value lost\n")
        .says("note upgrade.lost /founded");
    assert_eq!(sample(&bench, "new.json"), upgraded(ISSUER, "2.0").document);
    let run = bench.run(&["upgrade", "issuer.json", "--to", "2.0", "-o", "issuer.json", "--quiet"]).ends(0);
    assert_eq!((run.text(), run.stderr.as_str()), ("", ""));
    assert_eq!(bench.read("issuer.json"), bench.read("new.json"));
    let run = bench.run(&["upgrade", "new.json", "--to", "2.0", "-o", "same.json"]).ends(0);
    run.says("unchanged same.json   OB 2.0 issuer profile already\n");
    assert_eq!(bench.read("same.json"), bench.read("new.json"));
    bench.run(&["upgrade", "assertion-1.1.json", "--to", "3.0", "-o", "new.json"]).ends(1);
    assert_eq!(bench.read("same.json"), bench.read("new.json"), "a failure leaves the file as it was");
}

#[test]
fn json_has_what_every_language_has_and_where_it_went() {
    let bench = Bench::with_samples();
    bench.write("issuer.json", ISSUER);
    let mut expected = serde_json::to_value(upgraded(ISSUER, "2.0")).unwrap();
    expected["output"] = Value::Null;
    let run = bench.run(&["upgrade", "issuer.json", "--to", "2.0", "--json"]).ends(0);
    assert_eq!((run.json(), run.stderr.as_str()), (expected.clone(), ""));
    assert_eq!(expected["lost"][0]["pointer"], "/founded");
    expected["output"] = json!("new.json");
    let run = bench.run(&["upgrade", "issuer.json", "--to", "2.0", "--json", "-o", "new.json"]).ends(0);
    assert_eq!(run.json(), expected);
    assert_eq!(sample(&bench, "new.json"), expected["document"].as_str().unwrap());
}

#[test]
fn an_id_a_badge_class_and_an_issuer_can_be_given() {
    let bench = Bench::with_samples();
    let id = "https://badges.example.org/a/1";
    let run = bench.run(&["upgrade", "assertion-0.5.json", "--to", "2.0", "--id", id]).ends(0);
    assert_eq!(run.json()["id"], id);
    let class = r#"{"name":"Robotics","description":"Built a robot.","image":"https://badges.example.org/r.png",
        "criteria":"https://badges.example.org/c","issuer":"https://badges.example.org/1.1/issuer.json"}"#;
    bench.write("class.json", class);
    bench.write("issuer.json", ISSUER);
    let args = ["upgrade", "assertion-1.1.json", "--to", "3.0"];
    let run = bench.run(&args).ends(1);
    run.says("error upgrade.incomplete /badge: ").says("option `badge`").says("  in    assertion-1.1.json\n");
    bench.run(&[&args[..], &["--badge", "class.json"]].concat()).ends(1).says("option `issuer`");
    let whole = [&args[..], &["--badge", "class.json", "--issuer", "issuer.json"]].concat();
    let credential = bench.run(&whole).ends(0).json();
    assert_eq!(credential["credentialSubject"]["achievement"]["name"], "Robotics");
    assert_eq!(credential["issuer"]["name"], "Makers");
    let piped = [&args[..], &["--badge", "-", "--issuer", "issuer.json"]].concat();
    assert_eq!(bench.run_with(&piped, class.as_bytes()).ends(0).json(), credential);
    let wrong = [&args[..], &["--badge", "issuer.json"]].concat();
    bench.run(&wrong).ends(64).says("option.invalid").says("option `badge`");
}

#[test]
fn what_cannot_be_upgraded_is_a_failure() {
    let bench = Bench::with_samples();
    bench.write("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00");
    bench.write("noise", b"\xff\xfe\xfd");
    let hosted = "https://badges.example.org/assertions/ada-robotics.json";
    bench.run(&["bake", "badge.png", hosted, "-o", "url.png"]).ends(0);
    for (input, code) in [
        ("badge.png", "image.unbaked"),
        ("photo.jpg", "image.unsupported"),
        ("noise", "payload.unrecognised"),
        ("url.png", "document.hosted"),
        (hosted, "document.hosted"),
        ("{\"a\":1}", "document.unrecognised"),
        ("missing.json", "io.failed"),
    ] {
        let answer = bench.run(&["upgrade", input, "--to", "3.0", "--json"]).ends(1).json();
        assert_eq!(answer["error"]["code"], code, "{input}");
    }
    let back = bench.run(&["upgrade", "credential-3.0.json", "--to", "2.0"]).ends(1);
    back.says("error upgrade.unsupported: no upgrade from 3.0 to 2.0").says("  in    credential-3.0.json\n");
}

#[test]
fn what_was_lost_is_told_without_commands_for_the_terminal() {
    let bench = Bench::new();
    let evil = "{\"name\":\"M\u{9b}2J\",\"url\":\"https://i.example\",\"\u{9b}31m\u{202e}\":1}";
    bench.write("evil.json", evil);
    let run = bench.run(&["upgrade", "evil.json", "--to", "2.0", "-o", "new.json"]).ends(0);
    assert!(!run.stderr.contains(['\u{9b}', '\u{202e}']), "{}", run.stderr);
    run.says(r"/\u{9b}31m\u{202e}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_gets_the_new_document_escaped() {
    let bench = Bench::new();
    bench.write("evil.json", "{\"name\":\"M\u{9b}2J\",\"url\":\"https://i.example\"}");
    let (status, shown) = bench.on_a_terminal("upgrade evil.json --to 2.0");
    assert_eq!(status, 0);
    assert!(shown.contains(r"M\u{9b}2J") && !shown.contains('\u{9b}'), "{shown:?}");
}
