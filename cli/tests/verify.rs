//! `ovenbird verify`: one badge, offline or with documents at hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use serde_json::{Value, json};
use support::verify::{ISSUER, bench, edit, signed};
use support::{ADA, Bench};

#[test]
fn a_hosted_badge_with_its_documents_at_hand_is_valid() {
    let bench = bench();
    let run = bench.run(&["verify", "ada.png", "--answers", "hosted", "--email", ADA]).ends(0);
    assert!(run.text().starts_with("ada.png\n  badge       Robotics Basics\n"), "{}", run.text());
    let run = run.shows("  integrity   ok").shows("  recipient   ok").shows("  RESULT      VALID (issuer)\n");
    assert_eq!(run.stderr, "");
    let index = ["verify", "assertion-1.1.json", "--answers", "hosted/answers.json"];
    bench.run(&index).ends(0).shows("  RESULT      VALID (issuer)");
    let text = bench.read("assertion-2.0.json");
    bench.run_with(&["verify", "-", "--answers", "hosted"], &text).ends(0).shows("standard input\n");
    let address = "https://badges.example.org/assertions/ada-robotics.json";
    bench.run(&["verify", address, "--answers", "hosted"]).ends(0).shows("the badge\n");
}

#[test]
fn without_documents_nothing_is_looked_up_and_what_is_needed_is_listed() {
    let bench = bench();
    let run = bench.run(&["verify", "ada.png"]).ends(2).shows("  RESULT      UNVERIFIED");
    let run = run.shows("  need  https://badges.example.org/assertions/ada-robotics.json\n").shows("--fetch");
    assert_eq!(run.stderr, "");
    bench.run(&["verify", "https://i.example/1"]).ends(2).shows("  need  https://i.example/1\n");
    edit(&bench, "hosted/answers.json", |answers| {
        answers.as_object_mut().unwrap().remove(ISSUER);
    });
    let run = bench.run(&["verify", "ada.png", "--answers", "hosted"]).ends(2);
    run.shows(&format!("  need  {ISSUER}\n"));
}

#[test]
fn somebody_elses_badge_is_invalid_and_nobody_is_named() {
    let bench = bench();
    let asked = ["verify", "ada.png", "--answers", "hosted", "--email", "eve@example.org"];
    let run = bench.run(&asked).ends(1).shows("  recipient   FAILED").shows("recipient.mismatch");
    assert!(!run.text().contains("eve@"), "{}", run.text());
    bench.run(&[&asked[..], &["--email", ADA]].concat()).ends(0);
    bench.run(&["verify", "ada.png", "--answers", "hosted", "--recipient", "email=ADA@EXAMPLE.ORG"]).ends(1);
    let spelt = ["--recipient", "email=ADA@EXAMPLE.ORG", "--variants", "lower_case"];
    bench.run(&[&["verify", "ada.png", "--answers", "hosted"][..], &spelt].concat()).ends(0);
}

#[test]
fn the_status_of_an_answer_is_obeyed() {
    let bench = bench();
    let address = "https://badges.example.org/assertions/ada-robotics.json";
    edit(&bench, "hosted/answers.json", |answers| {
        answers[address] = json!({"status": 410, "json": {"revoked": true, "revocationReason": "a mistake"}});
    });
    let run = bench.run(&["verify", "ada.png", "--answers", "hosted"]).ends(1);
    run.shows("verify.revoked").shows("REVOKED; the issuer's reason: \"a mistake\"");
    edit(&bench, "hosted/answers.json", |answers| answers[address] = json!({"status": 500, "text": ""}));
    bench.run(&["verify", "ada.png", "--answers", "hosted"]).ends(2).shows("verify.http_status");
    edit(&bench, "hosted/answers.json", |answers| {
        answers[address] = json!({"failure": {"code": "fetch.timeout", "message": "too slow"}});
    });
    let run = bench.run(&["verify", "ada.png", "--answers", "hosted"]).ends(2).shows("fetch.timeout");
    assert!(!run.text().contains("--fetch"), "an answer was at hand: {}", run.text());
}

#[test]
fn dates_are_judged_at_the_moment_that_is_given() {
    let bench = bench();
    let asked = ["verify", "assertion-1.1.json", "--answers", "hosted", "--at"];
    bench.run(&[&asked[..], &["2031-01-01T00:00:00Z"]].concat()).ends(1).shows("dates.expired");
    bench.run(&[&asked[..], &["2015-01-01T00:00:00Z"]].concat()).ends(1).shows("dates.not_yet");
    bench.run(&[&asked[..], &["2020-01-01T00:00:00Z"]].concat()).ends(0).shows("2020-01-01T00:00:00Z");
    bench.run(&[&asked[..], &["yesterday"]].concat()).ends(64).says("option.invalid");
}

#[test]
fn a_changed_copy_is_invalid_unless_it_is_let_pass() {
    let bench = bench();
    edit(&bench, "assertion-2.0.json", |badge| badge["badge"]["name"] = "Robotics Mastery".into());
    let asked = ["verify", "assertion-2.0.json", "--answers", "answers"];
    std::fs::create_dir(bench.path("answers")).unwrap();
    let mut answers: Value = serde_json::from_slice(&bench.read("hosted/answers.json")).unwrap();
    for file in answers.as_object_mut().unwrap().values_mut() {
        *file = format!("../hosted/{}", file.as_str().unwrap()).into();
    }
    let original: Value =
        serde_json::from_slice(&std::fs::read(support::sample("assertion-2.0.json")).unwrap()).unwrap();
    answers["https://badges.example.org/assertions/ada-robotics.json"] = json!({ "json": original });
    bench.write("answers/answers.json", answers.to_string());
    bench.run(&asked).ends(1).shows("error    integrity verify.copy_differs");
    let run = bench.run(&[&asked[..], &["--accept-changed-copy"]].concat()).ends(0);
    run.shows("warning  integrity verify.copy_differs").shows("  badge       Robotics Basics");
}

#[test]
fn a_key_that_is_trusted_verifies_the_badges_of_its_issuer() {
    let bench = signed();
    fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
        [&["verify", "signed.png", "--answers", "hosted"][..], more].concat()
    }
    bench.run(&with(&[])).ends(1).shows("verify.no_key");
    bench.run(&with(&["--key", "issuer.pem.pub"])).ends(0).shows("VALID (pinned key)");
    bench.run(&with(&["--key", "other.pem", "--key", "issuer.pem.pub"])).ends(0);
    bench.run(&with(&["--key", "other.pem"])).ends(1).shows("jws.signature");
    let bound = |issuer: &str| format!("{issuer}=issuer.pem.pub");
    bench.run(&with(&["--key-for", &bound(ISSUER)])).ends(0).shows("VALID (pinned key)");
    bench.run(&with(&["--key-for", &bound("https://moodle.example/issuer.php?id=3")])).ends(1);
    bench.run(&with(&["--key", "ada.png"])).ends(1).says("key.malformed").says("  in    ada.png");
}

#[test]
fn the_private_key_serves_as_its_public_half_and_is_shown_nowhere() {
    let bench = signed();
    for form in [&["--json"][..], &[], &["--problem-details"], &["--report", "page.html"]] {
        let asked = ["verify", "signed.png", "--answers", "hosted", "--key", "issuer.jwk"];
        let run = bench.run(&[&asked[..], form].concat()).ends(0);
        let jwk: Value = serde_json::from_slice(&bench.read("issuer.jwk")).unwrap();
        let secret = jwk["d"].as_str().unwrap();
        assert!(!run.text().contains(secret) && !run.stderr.contains(secret));
    }
    assert!(!String::from_utf8(bench.read("page.html")).unwrap().contains("\"d\""));
}

#[test]
fn the_answer_in_json_is_the_librarys() {
    let bench = bench();
    let asked = ["verify", "ada.png", "--answers", "hosted", "--at", "2026-01-01T00:00:00Z"];
    let answer = bench.run(&[&asked[..], &["--json"]].concat()).ends(0).json();
    assert_eq!((&answer["verdict"], &answer["trust"]), (&json!("valid"), &json!("issuer")));
    assert_eq!(answer["documents"].as_array().unwrap().len(), 4);
    let answer = bench.run(&[&asked[..], &["--problem-details"]].concat()).ends(0).json();
    assert_eq!((&answer["verdict"], &answer["status"]), (&json!("valid"), &json!(200)));
    let offline = bench.run(&["verify", "ada.png", "--json"]).ends(2).json();
    assert_eq!(offline["documents"][1]["read"], json!(false));
}

#[test]
fn the_page_has_the_picture_and_takes_no_other_files_place() {
    let bench = bench();
    let at = ["--at", "2026-01-01T00:00:00Z"];
    let asked = [&["verify", "ada.png", "--answers", "hosted", "--report", "ada.html"], &at[..]].concat();
    bench.run(&asked).ends(0).says("wrote ada.html");
    let page = String::from_utf8(bench.read("ada.html")).unwrap();
    assert!(page.to_lowercase().starts_with("<!doctype html>") && page.contains("data:image/png;base64,"));
    bench.write("ada.html", "kept");
    let run = bench.run(&asked).ends(1).says("ada.html is there already; --force replaces it");
    assert_eq!((run.text(), bench.read("ada.html").as_slice()), ("", &b"kept"[..]));
    bench.run(&[&asked[..], &["--force", "--quiet"]].concat()).ends(0);
    assert_eq!(String::from_utf8(bench.read("ada.html")).unwrap(), page);
    // An unverified badge has its page too; what cannot be read has none.
    bench.run(&["verify", "assertion-2.0.json", "--report", "offline.html"]).ends(2);
    bench.run(&["verify", "badge.png", "--report", "none.html"]).ends(1).says("image.unbaked");
    let names = bench.names();
    assert!(names.contains(&"offline.html".to_owned()) && !names.contains(&"none.html".to_owned()));
}

#[test]
fn what_cannot_be_read_at_all_is_an_error_as_everywhere() {
    let bench = bench();
    bench.write("cut.json", "{");
    bench.run(&["verify", "cut.json"]).ends(1).says("error json.syntax").says("  in    cut.json\n");
    bench.run(&["verify", "badge.svg"]).ends(1).says("image.unbaked");
    bench.run(&["verify", "missing.png"]).ends(1).says("cannot read missing.png");
    let answer = bench.run(&["verify", "cut.json", "--json"]).ends(1).json();
    assert_eq!(answer["error"]["code"], json!("json.syntax"));
    bench.run(&["verify", "ada.png", "--limit", "input_bytes=100"]).ends(1).says("limit.input");
    bench.run(&["verify", "ada.png", "--answers", "hosted", "--limit", "response_bytes=10"]).ends(2);
}

#[test]
fn a_wrong_command_line_is_status_64() {
    let bench = bench();
    let wrong: [&[&str]; 12] = [
        &["verify"],
        &["verify", "ada.png", "--recursive", "."],
        &["verify", "--recursive", ".", "--report", "x.html"],
        &["verify", "--recursive", ".", "--problem-details"],
        &["verify", "ada.png", "--report", "-"],
        &["verify", "ada.png", "--force"],
        &["verify", "ada.png", "--jobs", "2"],
        &["verify", "ada.png", "--allow-http"],
        &["verify", "ada.png", "--allow-loopback-for-tests"],
        &["verify", "ada.png", "--key-for", "issuer.pem"],
        &["verify", "ada.png", "--recipient", "ada"],
        &["verify", "-", "--key", "-"],
    ];
    for args in wrong {
        let run = bench.run(args).ends(64);
        assert_eq!(run.text(), "", "{args:?}");
    }
}

#[test]
fn answers_that_cannot_be_used_are_refused_with_their_place() {
    let bench = bench();
    let verify = || bench.run(&["verify", "ada.png", "--answers", "answers.json"]);
    for wrong in
        ["[]", "{", "{\"a\": 1}", r#"{"a": {"fil": "x"}}"#, r#"{"a": {"file": "ada.png", "text": ""}}"#]
    {
        bench.write("answers.json", wrong);
        verify().ends(64).says("option.invalid").says("  in    answers.json");
    }
    bench.write("answers.json", r#"{"https://badges.example.org/issuer.json": "gone.json"}"#);
    verify().ends(1).says("cannot read ./gone.json");
    bench.run(&["verify", "ada.png", "--answers", "missing"]).ends(1).says("cannot read missing");
}

#[test]
fn private_addresses_are_not_asked() {
    let bench = Bench::new();
    for (address, code) in [
        ("https://127.0.0.1/a", "fetch.refused_address"),
        ("https://169.254.169.254/latest/meta-data/", "fetch.refused_address"),
        ("https://localhost/a", "fetch.refused_url"),
        ("http://badges.example.org/a", "fetch.refused_url"),
        ("https://badges.example.org:8443/a", "fetch.refused_url"),
    ] {
        bench.run(&["verify", address, "--fetch"]).ends(2).shows(code);
    }
    let tested = ["verify", "http://10.0.0.1/a", "--fetch", "--allow-http", "--allow-loopback-for-tests"];
    bench.run(&tested).ends(2).shows("fetch.refused_address");
}

#[test]
fn a_badge_cannot_write_to_the_terminal() {
    let bench = bench();
    edit(&bench, "assertion-2.0.json", |badge| {
        badge["badge"]["name"] = "\u{1b}[2J\u{202e}evil\n  RESULT".into();
    });
    let run = bench.run(&["verify", "assertion-2.0.json"]).ends(2);
    assert!(!run.text().contains(['\u{1b}', '\u{202e}']) && !run.text().contains("\n  RESULT\n"));
    let run = bench.run(&["verify", "assertion-2.0.json", "--json"]).ends(2);
    assert!(!run.text().contains(['\u{1b}', '\u{202e}']));
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_terminal_the_verdict_has_a_colour() {
    let (status, shown) = bench().on_a_terminal("verify ada.png --answers hosted");
    assert_eq!(status, 0, "{shown}");
    assert!(shown.contains("\u{1b}[1m\u{1b}[32mVALID\u{1b}[0m"), "{shown:?}");
}
