//! `ovenbird issue`, one badge at a time.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use serde_json::{Value, json};
use support::{ADA, Bench, sample};

const ID: &str = "https://badges.example.org/a/1";

/// A folder with the samples, the requests, and the key `issuer.pem`.
fn bench() -> Bench {
    let bench = Bench::with_samples();
    for name in ["request-2.0.json", "request-3.0.json"] {
        bench.write(name, std::fs::read(sample(name)).unwrap());
    }
    bench.run(&["keygen", "-o", "issuer.pem"]).ends(0);
    bench
}

fn payload(run: &support::Run) -> Value {
    serde_json::from_str(run.text()).unwrap()
}

#[test]
fn a_document_is_made_from_a_file_a_stream_and_a_text() {
    let bench = bench();
    let request = bench.read("request-3.0.json");
    let text = String::from_utf8(request.clone()).unwrap();
    let seed = ["--insecure-seed", "x", "--issued-on", "2026-01-15T09:00:00Z"];
    let from_file = bench.run(&[&["issue", "request-3.0.json"][..], &seed].concat()).ends(0);
    let from_text = bench.run(&[&["issue", &text][..], &seed].concat()).ends(0);
    let from_stream = bench.run_with(&[&["issue", "-"][..], &seed].concat(), &request).ends(0);
    assert_eq!(from_file.stdout, from_text.stdout);
    assert_eq!(from_file.stdout, from_stream.stdout);
    let document = payload(&from_file);
    assert_eq!(document["credentialSubject"]["achievement"]["name"], "Robotics Basics");
    assert_eq!(document["validFrom"], "2026-01-15T09:00:00Z");
    bench.write("new.json", from_file.text());
    bench.run(&["validate", "new.json"]).ends(0).shows("new.json   ok   ");
    bench.run(&["match", "new.json", "--email", ADA]).ends(0);
    assert!(!from_file.text().contains(ADA));
}

#[test]
fn what_the_command_line_says_counts_more_than_the_request() {
    let bench = bench();
    let args = [
        "issue",
        "request-2.0.json",
        "--verification",
        "hosted",
        "--id",
        ID,
        "--recipient",
        "grace@example.org",
        "--issued-on",
        "2026-02-01T00:00:00Z",
        "--expires",
        "2027-02-01T00:00:00Z",
        "--narrative",
        "Well done.",
        "--evidence",
        "https://makers.example.org/1",
        "--evidence",
        "https://makers.example.org/2",
    ];
    let run = bench.run(&args).ends(0);
    let document = payload(&run);
    assert_eq!(document["id"], ID);
    assert_eq!(document["issuedOn"], "2026-02-01T00:00:00Z");
    assert_eq!(document["expires"], "2027-02-01T00:00:00Z");
    assert_eq!(document["narrative"], "Well done.");
    assert_eq!(document["evidence"].as_array().unwrap().len(), 2);
    assert_eq!(document["verification"]["type"], "HostedBadge");
    bench.write("new.json", run.text());
    bench.run(&["match", "new.json", "--email", "grace@example.org"]).ends(0);
    bench.run(&["match", "new.json", "--email", ADA]).ends(1);
}

#[test]
fn a_request_may_be_on_the_command_line_alone() {
    let bench = bench();
    bench.write(
        "class.json",
        r#"{"id":"https://badges.example.org/c","name":"N","description":"D",
        "image":"https://badges.example.org/c.png","criteria":"https://badges.example.org/c.html"}"#,
    );
    let issuer = r#"{"id":"https://badges.example.org/i","name":"Makers","url":"https://badges.example.org",
        "email":"badges@example.org"}"#;
    let args = ["issue", "--badge", "class.json", "--issuer", issuer, "--recipient", ADA, "--id", ID];
    let document = payload(&bench.run(&args).ends(0));
    assert_eq!(document["badge"]["issuer"]["name"], "Makers");
    let args = ["issue", "--badge", "https://badges.example.org/c", "--recipient", ADA, "--id", ID];
    assert_eq!(payload(&bench.run(&args).ends(0))["badge"], "https://badges.example.org/c");
    let args = ["issue", "--version", "2.0", "--class", "Profile", "--issuer", issuer];
    assert_eq!(payload(&bench.run(&args).ends(0))["type"], "Issuer");
}

#[test]
fn the_clock_gives_the_date_where_nobody_says_one() {
    let document = payload(&bench().run(&["issue", "request-3.0.json"]).ends(0));
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let year = 1970 + now / 31_556_952;
    let date = document["validFrom"].as_str().unwrap();
    assert!(date.starts_with(&year.to_string()) || date.starts_with(&(year - 1).to_string()), "{date}");
}

#[test]
fn with_a_key_it_is_signed_and_with_a_template_baked() {
    let bench = bench();
    for (request, form) in [("request-2.0.json", "JWS"), ("request-3.0.json", "VC-JWT")] {
        bench
            .run(&["issue", request, "--key", "issuer.pem", "-o", "token"])
            .ends(0)
            .says("issued token")
            .says("EdDSA");
        bench.run(&["check-signature", "token", "--key", "issuer.pem.pub"]).ends(0).shows(form);
        for (template, out) in [("badge.png", "new.png"), ("badge.svg", "new.svg")] {
            let args = ["issue", request, "--key", "issuer.pem", "--template", template, "-o", out];
            bench.run(&args).ends(0).says(&format!("issued {out}"));
            bench.run(&["check-signature", out, "--key", "issuer.pem.pub"]).ends(0);
            bench.run(&["match", out, "--email", ADA]).ends(0);
            bench.run(&["strip", out, "-o", "plain"]).ends(0);
            assert_eq!(bench.read("plain"), bench.read(template));
        }
    }
}

#[test]
fn with_a_key_an_assertion_says_that_it_is_signed() {
    let bench = bench();
    let badge = ["issue", "--badge", "https://badges.example.org/c", "--recipient", ADA];
    let signed = bench.run(&[&badge[..], &["--key", "issuer.pem", "--json"]].concat()).ends(0).json();
    let document: Value = serde_json::from_str(signed["issued"]["document"].as_str().unwrap()).unwrap();
    assert_eq!(document["verification"]["type"], "SignedBadge");
    assert!(document["id"].as_str().unwrap().starts_with("urn:uuid:"));
    assert_eq!(signed["signed"]["algorithm"], "EdDSA");
    let hosted =
        [&badge[..], &["--id", ID, "--key", "issuer.pem", "--template", "badge.png", "-o", "x.png"]].concat();
    let hosted = [&hosted[..], &["--verification", "hosted"]].concat();
    bench.run(&hosted).ends(64).says("option.conflict");
}

#[test]
fn json_tells_everything_and_where_it_went() {
    let bench = bench();
    let args = [
        "issue",
        "request-3.0.json",
        "--key",
        "issuer.pem",
        "--template",
        "badge.png",
        "-o",
        "a.png",
        "--json",
    ];
    let run = bench.run(&args).ends(0);
    let answer = run.json();
    assert_eq!(run.stderr, "");
    assert_eq!(answer["output"], "a.png");
    assert_eq!(answer["issued"]["version"], "3.0");
    assert_eq!(answer["baked"]["keyword"], "openbadgecredential");
    assert_eq!(bench.run(&["unbake", "a.png"]).ends(0).text(), answer["payload"].as_str().unwrap());
    bench
        .run(&["issue", "request-3.0.json", "--key", "issuer.pem", "--template", "badge.png", "--json"])
        .ends(64);
}

#[test]
fn all_that_a_request_lacks_is_told_at_once() {
    let bench = bench();
    let error = bench.run(&["issue", "{}", "--json"]).ends(1).json()["error"].clone();
    assert_eq!(error["code"], "issue.incomplete");
    let message = error["message"].as_str().unwrap();
    for lacking in ["/recipient", "/badge", "/id"] {
        assert!(message.contains(lacking), "{message}");
    }
    bench.write("typo.json", r#"{"recipients":"ada@example.org"}"#);
    bench
        .run(&["issue", "typo.json"])
        .ends(1)
        .says("error issue.invalid")
        .says("recipients")
        .says("  in    typo.json");
    bench.run(&["issue", "badge.png"]).ends(1).says("  in    badge.png");
    bench.run(&["issue", "[]"]).ends(1);
    bench.run(&["issue", "request-3.0.json", "--algorithm", "EdDSA"]).ends(64).says("--key");
    bench.run(&["issue", "-", "--badge", "-"]).ends(64).says("only one of");
    bench.run(&["issue", "request-3.0.json", "--key", "issuer.pem.pub"]).ends(1).says("key.not_private");
    bench
        .run(&["issue", "request-3.0.json", "--key", "issuer.pem", "--template", "request-2.0.json"])
        .says("image.");
}

#[test]
fn lists_of_what_is_revoked_are_issued_too() {
    let bench = bench();
    bench.run(&["status", "new", "list.txt"]).ends(0);
    bench.run(&["status", "set", "list.txt", "42"]).ends(0);
    let encoded = String::from_utf8(bench.read("list.txt")).unwrap();
    let request = json!({ "version": "3.0", "class": "BitstringStatusListCredential", "id": "https://badges.example.org/s",
        "issuer": "did:web:badges.example.org", "status_list": { "encoded": encoded.trim() } });
    bench.run(&["issue", &request.to_string(), "--key", "issuer.pem", "-o", "status.jwt"]).ends(0);
    let report = bench.run(&["check-signature", "status.jwt", "--key", "issuer.pem.pub", "--json"]).json();
    let document: Value = serde_json::from_str(report["document"].as_str().unwrap()).unwrap();
    assert_eq!(document["credentialSubject"]["encodedList"], encoded.trim());
}
