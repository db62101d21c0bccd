//! `ovenbird issue --batch`: the tables that it reads, and whom it takes for whom.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use serde_json::Value;
use support::batch::{bench, documents, folder, log};

#[test]
fn what_is_there_twice_is_found() {
    let bench = bench();
    let people = "file,recipient,id\n\
        ada,ada@example.org,urn:uuid:6f1c2c8e-4c0d-4a57-9d3b-2f6f0a9b7c11\n\
        ada,grace@example.org,\n\
        ADA,alan@example.org,\n\
        x,mary@example.org,urn:uuid:6f1c2c8e-4c0d-4a57-9d3b-2f6f0a9b7c11\n\
        ada,grace@example.org,\n";
    let run = documents(&bench, people.as_bytes(), &[]).ends(1).says("3 badges, 2 rows failed");
    let run = run.says("the id is that of line 2").says("the row says the same as line 3");
    run.says("  in    standard input, line 5\n").says("  in    standard input, line 6\n");
    assert_eq!(folder(&bench, "out").keys().collect::<Vec<_>>(), ["ADA-3.json", "ada-2.json", "ada.json"]);
}

#[test]
fn no_row_writes_outside_of_the_folder() {
    let bench = bench();
    let people = "file,recipient\n../../up,a@example.org\n/tmp/abs,b@example.org\n..,c@example.org\nout/../x,d@example.org\n";
    let before = bench.names();
    documents(&bench, people.as_bytes(), &[]).ends(0);
    let names: Vec<String> = folder(&bench, "out").into_keys().collect();
    assert_eq!(names, ["000003.json", "out-..-x.json", "tmp-abs.json", "up.json"]);
    let mut expected = before;
    expected.push("out".to_owned());
    expected.sort();
    assert_eq!(bench.names(), expected);
}

#[test]
fn tables_of_spreadsheets_and_json_lines_say_the_same() {
    let bench = bench();
    let rows = [
        "file,recipient,recipient.hashed,issued_on\nada,ada@example.org,false,2026-01-15T09:00:00Z\n",
        "\u{feff}file;recipient;recipient.hashed;issued_on\r\n\r\nada;ada@example.org;FALSE;2026-01-15T09:00:00Z\r\n",
        "Name\tEMAIL\trecipient.hashed\tissued_on\n\"ada\"\t\" ada@example.org \"\tfalse\t2026-01-15T09:00:00Z",
        "\n{\"file\":\"ada\",\"recipient\":{\"identity\":\"ada@example.org\",\"hashed\":false},\"issued_on\":\"2026-01-15T09:00:00Z\"}\n\n",
    ];
    let id = ["--id", "urn:uuid:6f1c2c8e-4c0d-4a57-9d3b-2f6f0a9b7c11"];
    let mut made = rows.iter().map(|rows| {
        documents(&bench, rows.as_bytes(), &id).ends(0);
        let mut document: Value = serde_json::from_slice(&folder(&bench, "out")["ada.json"]).unwrap();
        // The subject's id is another one every time.
        document["credentialSubject"].as_object_mut().unwrap().remove("id").unwrap();
        document.to_string()
    });
    let first = made.next().unwrap();
    assert!(first.contains("ada@example.org"));
    assert!(made.all(|other| other == first));
}

#[test]
fn a_json_line_has_whatever_a_request_has() {
    let bench = bench();
    let people = concat!(
        r#"{"file":"ada.json","recipient":"ada@example.org","status":{"id":"https://b.example.org/s#7","#,
        r#""statusListCredential":"https://b.example.org/s","statusListIndex":7}}"#,
        "\n",
        r#"{"recipient":"grace@example.org","colour":"red"}"#,
        "\n[1]\nnothing\n",
        r#"{"file":7,"recipient":"x@example.org"}"#,
    );
    let run = documents(&bench, people.as_bytes(), &["--json"]).ends(1);
    let (rows, _) = log(&run);
    let failed: Vec<u64> = rows
        .iter()
        .filter(|row| row["status"] == "failed")
        .map(|row| row["line"].as_u64().unwrap())
        .collect();
    assert_eq!(failed, [2, 3, 4, 5]);
    assert!(rows[1]["error"]["message"].as_str().unwrap().contains("colour"));
    let ada: Value = serde_json::from_slice(&folder(&bench, "out")["ada.json"]).unwrap();
    assert_eq!(ada["credentialStatus"]["statusListIndex"], "7");
}

#[test]
fn a_heading_that_makes_no_sense_stops_before_anything_is_written() {
    let bench = bench();
    for (people, piece) in [
        ("", "no heading"),
        ("recipient,department\nada@example.org,Maths\n", "\"department\""),
        ("recipient,Recipient\na@example.org,b@example.org\n", "twice"),
        ("recipient,\"id\nada@example.org,x\n", "never closed"),
    ] {
        documents(&bench, people.as_bytes(), &[])
            .ends(1)
            .says("issue.invalid")
            .says(piece)
            .says("standard input");
        assert!(!bench.path("out").exists(), "{people}");
    }
    let people = b"recipient,department\nada@example.org,Maths\n";
    documents(&bench, people, &["--ignore", "department"]).ends(0);
}

#[test]
fn an_open_quote_is_told_and_what_was_before_it_is_made() {
    let bench = bench();
    let people = b"file,recipient\nada,ada@example.org\n\"grace,grace@example.org\nalan,alan@example.org\n";
    let run = documents(&bench, people, &[]).ends(1).says("1 badge, 1 row failed");
    run.says("never closed").says("line 3\n");
    assert_eq!(folder(&bench, "out").len(), 1);
}

#[test]
fn a_cell_is_a_text_and_never_more() {
    let bench = bench();
    let people = "file,recipient,recipient.hashed,narrative\n\
        ada,ada@example.org,\"false,\"\"salt\"\":\"\"x\"\"\",\n\
        grace,grace@example.org,,\"\"\",\"\"badge\"\":\"\"x\"\n";
    documents(&bench, people.as_bytes(), &[]).ends(1).says("issue.invalid").says("line 2\n").says("1 badge");
    let grace: Value = serde_json::from_slice(&folder(&bench, "out")["grace.json"]).unwrap();
    assert_eq!(grace["credentialSubject"]["narrative"], "\",\"badge\":\"x");
}

#[test]
fn a_row_without_a_recipient_gets_nobodys_badge() {
    let bench = bench();
    assert!(String::from_utf8(bench.read("request-3.0.json")).unwrap().contains("ada@example.org"));
    let run = documents(&bench, b"file,recipient\nx,\ny,y@example.org\n", &[]).ends(1);
    run.says("error issue.incomplete /recipient").says("line 2\n");
    assert_eq!(folder(&bench, "out").keys().collect::<Vec<_>>(), ["y.json"]);
    documents(&bench, b"file\nx\n", &[]).ends(1).says("issue.incomplete");
    documents(&bench, b"file\nx\n", &["--recipient", "ada@example.org"]).ends(64).says("each row");
}
