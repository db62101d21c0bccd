//! `ovenbird issue --batch`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use std::collections::BTreeMap;

use serde_json::Value;
use support::batch::{ISSUE, bench, documents, folder, issue, log, zip};

const FILES: [&str; 4] = ["ada.png", "alan.png", "grace.png", "katherine.png"];

#[test]
fn every_row_becomes_a_signed_badge_of_its_own() {
    let bench = bench();
    let run = issue(&bench, &["-o", "out"]).ends(0).says("issued out   4 badges\n");
    assert_eq!(run.text(), "");
    let files = folder(&bench, "out");
    assert_eq!(files.keys().collect::<Vec<_>>(), FILES);
    for name in FILES {
        let (file, person) = (format!("out/{name}"), name.trim_end_matches(".png"));
        bench.run(&["check-signature", &file, "--key", "issuer.pem.pub"]).ends(0);
        bench.run(&["match", &file, "--email", &format!("{person}@example.org")]).ends(0);
        bench.run(&["validate", &file]).ends(0).shows("   ok   ");
    }
    bench.run(&["match", "out/ada.png", "--email", "grace@example.org"]).ends(1);
    let credential = |name: &str| {
        let report = bench.run(&["check-signature", name, "--key", "issuer.pem.pub", "--json"]).json();
        serde_json::from_str::<Value>(report["document"].as_str().unwrap()).unwrap()
    };
    assert_eq!(credential("out/katherine.png")["evidence"].as_array().unwrap().len(), 2);
    assert_eq!(credential("out/alan.png")["validFrom"], "2026-01-16T09:00:00Z");
    assert_eq!(credential("out/alan.png").get("evidence"), None);
}

#[test]
fn a_row_that_fails_is_told_with_its_line_and_does_not_stop_the_rest() {
    let bench = bench();
    let people = "file,recipient,expires\n\
        ada,ada@example.org,\n\
        \n\
        grace,grace@example.org,tomorrow\n\
        \"al\nan\",alan@example.org,2030-01-01T00:00:00Z\n\
        short\n\
        joan,,\n\
        mary,mary@example.org,\n";
    bench.write("people.csv", people);
    let run = issue(&bench, &["-o", "out"]).ends(1).says("3 badges, 3 rows failed");
    for line in [4, 7, 8] {
        assert!(run.stderr.contains(&format!("  in    people.csv, line {line}\n")), "{}", run.stderr);
    }
    let run = issue(&bench, &["-o", "out2", "--json"]).ends(1);
    let (rows, summary) = log(&run);
    assert_eq!(run.stderr, "");
    let lines: Vec<u64> = rows.iter().map(|row| row["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [2, 4, 5, 7, 8, 9]);
    let statuses: Vec<&str> = rows.iter().map(|row| row["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["issued", "failed", "issued", "failed", "failed", "issued"]);
    assert!(rows[1]["error"]["code"].as_str().unwrap().starts_with("issue."));
    assert!(rows[0]["id"].as_str().unwrap().starts_with("urn:uuid:"));
    assert_eq!(rows[2]["file"], "al-an.png");
    assert_eq!(summary, serde_json::json!({ "rows": 6, "issued": 3, "present": 0, "failed": 3 }));
    assert!(!run.text().contains("@example.org"), "no address in the log");
    assert_eq!(folder(&bench, "out").keys().collect::<Vec<_>>(), ["ada.png", "al-an.png", "mary.png"]);
}

#[test]
fn resuming_does_only_what_is_missing() {
    let bench = bench();
    issue(&bench, &["-o", "out"]).ends(0);
    let before = folder(&bench, "out");
    issue(&bench, &["-o", "out", "--resume"]).ends(0).says("issued out   0 badges, 4 were there already");
    assert_eq!(folder(&bench, "out"), before);
    std::fs::remove_file(bench.path("out/grace.png")).unwrap();
    // A file that a crash of the machine left, and one that was cut off.
    std::fs::write(bench.path("out/alan.png"), b"").unwrap();
    std::fs::write(bench.path("out/ada.png"), &before["ada.png"][..60]).unwrap();
    let (rows, summary) = log(&issue(&bench, &["-o", "out", "--resume", "--json"]).ends(0));
    let statuses: Vec<&str> = rows.iter().map(|row| row["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["issued", "issued", "issued", "present"]);
    assert_eq!((&summary["issued"], &summary["present"]), (&3.into(), &1.into()));
    let after = folder(&bench, "out");
    assert_eq!(after["katherine.png"], before["katherine.png"]);
    for name in FILES {
        bench.run(&["check-signature", &format!("out/{name}"), "--key", "issuer.pem.pub"]).ends(0);
    }
    assert_eq!(after.len(), 4);
}

#[test]
fn resuming_never_takes_one_persons_badge_for_anothers() {
    let bench = bench();
    bench.write("people.csv", "recipient\nada@example.org\ngrace@example.org\n");
    issue(&bench, &["-o", "out"]).ends(0);
    assert_eq!(folder(&bench, "out").keys().collect::<Vec<_>>(), ["000001.png", "000002.png"]);
    let before = folder(&bench, "out");
    bench.write("people.csv", "recipient\nmary@example.org\nada@example.org\ngrace@example.org\n");
    let run = issue(&bench, &["-o", "out", "--resume"]).ends(1).says("1 badge, 2 rows failed");
    run.says("000001.png is there already with a badge of another id or recipient");
    let after = folder(&bench, "out");
    assert_eq!((&after["000001.png"], &after["000002.png"]), (&before["000001.png"], &before["000002.png"]));
    bench.run(&["match", "out/000003.png", "--email", "grace@example.org"]).ends(0);
}

#[test]
fn a_zip_has_the_badges_in_the_order_of_the_rows() {
    let bench = bench();
    let args = ["-o", "out.zip", "--insecure-seed", "x"];
    issue(&bench, &args).ends(0).says("issued out.zip   4 badges");
    let first = bench.read("out.zip");
    let names: Vec<String> = zip(&bench, "out.zip").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["ada.png", "grace.png", "alan.png", "katherine.png"]);
    issue(&bench, &[&args[..], &["--jobs", "1"]].concat()).ends(0);
    assert_eq!(
        bench.read("out.zip"),
        first,
        "the same rows give the same bytes, however many threads there are"
    );
    issue(&bench, &["-o", "out", "--insecure-seed", "x"]).ends(0);
    assert_eq!(folder(&bench, "out"), zip(&bench, "out.zip").into_iter().collect());
    assert!(!bench.names().iter().any(|name| name.ends_with(".tmp") || name.ends_with(".parts")));
}

#[test]
fn resuming_a_zip_keeps_what_is_in_it() {
    let bench = bench();
    let all = String::from_utf8(bench.read("people.csv")).unwrap();
    let first_two: String = all.split_inclusive('\n').take(3).collect();
    bench.write("people.csv", first_two);
    issue(&bench, &["-o", "out.zip"]).ends(0);
    let before = zip(&bench, "out.zip");
    assert_eq!(before.len(), 2);
    let rows: Vec<&str> = all.split_inclusive('\n').collect();
    // Ada's row is gone, two came.
    bench.write("people.csv", [&rows[..1], &rows[2..]].concat().concat());
    issue(&bench, &["-o", "out.zip", "--resume"]).ends(0).says("2 badges, 1 was there already");
    let after = zip(&bench, "out.zip");
    let names: Vec<&str> = after.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["grace.png", "alan.png", "katherine.png", "ada.png"]);
    assert_eq!((&after[3], &after[0]), (&before[0], &before[1]));
    bench.write("people.csv", "file,recipient\nx,\n");
    issue(&bench, &["-o", "out.zip"]).ends(1);
    assert_eq!(zip(&bench, "out.zip"), after, "a run without any badge leaves the zip alone");
    bench.write("out.zip", b"no zip");
    issue(&bench, &["-o", "out.zip", "--resume"]).ends(1).says("no zip that can be continued");
    assert_eq!(bench.read("out.zip"), b"no zip");
}

#[test]
fn a_zip_whose_run_was_broken_off_is_resumed() {
    let bench = bench();
    // What a run leaves that is killed before it packs: whole files, and one that was being written.
    issue(&bench, &["-o", "out.zip.parts"]).ends(0);
    let before = folder(&bench, "out.zip.parts");
    std::fs::remove_file(bench.path("out.zip.parts/grace.png")).unwrap();
    bench.write("out.zip.parts/.ovenbird-x1.tmp", b"half");
    issue(&bench, &["-o", "out.zip", "--resume"]).ends(0).says("1 badge, 3 were there already");
    let after: BTreeMap<String, Vec<u8>> = zip(&bench, "out.zip").into_iter().collect();
    assert_eq!(after.keys().collect::<Vec<_>>(), FILES);
    assert_eq!(after["ada.png"], before["ada.png"]);
    assert!(!bench.path("out.zip.parts").exists());
}

#[test]
fn files_of_others_beside_a_zip_stay() {
    let bench = bench();
    std::fs::create_dir(bench.path("out.zip.parts")).unwrap();
    bench.write("out.zip.parts/notes.txt", b"mine");
    issue(&bench, &["-o", "out.zip"]).ends(0);
    assert_eq!(folder(&bench, "out.zip.parts").keys().collect::<Vec<_>>(), ["notes.txt"]);
    assert_eq!(zip(&bench, "out.zip").len(), 4);
}

#[test]
fn what_fails_for_everybody_fails_at_once() {
    let bench = bench();
    bench.write("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00");
    let with = |template: &str, key: &str| {
        let args = ["issue", "request-3.0.json", "--batch", "people.csv", "-o", "out"];
        bench.run(&[&args[..], &["--template", template, "--key", key]].concat())
    };
    with("photo.jpg", "issuer.pem").ends(1).says("image.unsupported").says("in    photo.jpg");
    with("badge.png", "issuer.pem.pub").ends(1).says("key.not_private");
    with("badge.png", "missing").ends(1).says("io.failed");
    bench.run(&["issue", "missing", "--batch", "people.csv", "-o", "out"]).ends(1);
    bench
        .run(&["issue", "request-3.0.json", "--batch", "missing", "-o", "out"])
        .ends(1)
        .says("cannot read missing");
    bench.run(&["issue", "request-3.0.json", "--batch", "people.csv"]).ends(64);
    bench.run(&["issue", "request-3.0.json", "--batch", "people.csv", "-o", "-"]).ends(64);
    bench.run(&["issue", "request-3.0.json", "--resume", "-o", "x"]).ends(64);
    bench.run(&["issue", "-", "--batch", "-", "-o", "out"]).ends(64);
    issue(&bench, &["-o", "out", "--jobs", "0"]).ends(64);
    assert!(!bench.path("out").exists());
}

#[test]
fn a_folder_that_cannot_be_written_fails_the_rows() {
    let bench = bench();
    bench.write("out", b"a file");
    issue(&bench, &["-o", "out"]).ends(1).says("io.failed");
    assert_eq!(bench.read("out"), b"a file");
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_is_shown_how_far_it_is() {
    let bench = bench();
    let (status, shown) = bench.on_a_terminal(&format!("{} -o out", ISSUE.join(" ")));
    assert_eq!(status, 0);
    assert!(shown.contains("issued") && shown.contains("4 badges"), "{shown:?}");
}

#[test]
fn many_rows_are_issued_in_their_order() {
    let bench = bench();
    let mut people = String::from("file,recipient\n");
    for n in 0..1_500 {
        people.push_str(&format!("p{n},p{n}@example.org\n"));
    }
    let run = documents(&bench, people.as_bytes(), &["--json", "--jobs", "4"]).ends(0);
    let (rows, summary) = log(&run);
    assert_eq!(summary["issued"], 1_500);
    assert!(rows.iter().zip(0..).all(|(row, n)| row["line"] == n + 2 && row["file"] == format!("p{n}.json")));
    assert_eq!(folder(&bench, "out").len(), 1_500);
}
