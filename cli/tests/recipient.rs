//! `ovenbird hash` and `match`.

mod support;

use support::{ADA, Bench};

/// SHA-256 of `ada@example.org` and the salt `deadsea`, as `printf ada@example.orgdeadsea | sha256sum` gives it.
const HASH: &str = "sha256$4018b7cec54d6d5cc3ec76749ea071574112349b9cb7600bfdd2bf667dfb0e5d";

#[test]
fn hash_prints_the_hashed_identity() {
    let bench = Bench::new();
    assert_eq!(bench.run(&["hash", ADA, "--salt", "deadsea"]).ends(0).text(), format!("{HASH}\n"));
    let answer = bench.run(&["hash", ADA, "--salt", "deadsea", "--json"]).ends(0).json();
    assert_eq!(answer["hash"], HASH);
    bench.run(&["hash", ADA]).ends(0).shows("sha256$");
}

#[test]
fn hash_reads_one_line_from_standard_input() {
    let bench = Bench::new();
    for input in ["ada@example.org", "ada@example.org\n", "ada@example.org\r\n"] {
        let run = bench.run_with(&["hash", "-", "--salt", "deadsea"], input.as_bytes()).ends(0);
        assert_eq!(run.text(), format!("{HASH}\n"));
    }
}

#[test]
fn hash_knows_which_version_allows_which_algorithm() {
    let bench = Bench::new();
    // printf mayze | sha1sum
    let sha1 = "sha1$28d50415252ab6c689a54413da15b083034b66e5\n";
    assert_eq!(bench.run(&["hash", "mayze", "--algorithm", "sha1", "--version", "1.0"]).ends(0).text(), sha1);
    bench.run(&["hash", "mayze", "--algorithm", "sha1"]).ends(1).says("error recipient.algorithm");
    bench.run(&["hash", "mayze", "--algorithm", "sha3"]).ends(64).says("sha256");
    bench.run(&["hash", "mayze", "--version", "4.0"]).ends(64);
    bench.run(&["hash", ""]).ends(1).says("error recipient.identity_invalid");
}

#[test]
fn match_finds_the_recipient_in_images_and_documents() {
    let bench = Bench::with_samples();
    for input in
        ["ada.png", "assertion-0.5.json", "assertion-1.1.json", "assertion-2.0.json", "credential-3.0.json"]
    {
        let run = bench.run(&["match", input, "--email", "eve@example.org", "--email", ADA]).ends(0);
        assert!(run.text().starts_with("match   ada@example.org   "), "{input}: {}", run.text());
        let run = run.shows("sha256").shows("exact");
        assert_eq!(run.stderr, "");
    }
    let piped = bench.run_with(&["match", "-", "--email", ADA], &bench.read("ada.png"));
    piped.ends(0).shows("match   ada@example.org");
}

#[test]
fn match_of_somebody_else_ends_with_1() {
    let bench = Bench::with_samples();
    let run =
        bench.run(&["match", "ada.png", "--email", "eve@example.org"]).ends(1).says("recipient.mismatch");
    assert_eq!(run.text(), "no match\n");
    let answer = bench.run(&["match", "ada.png", "--url", "https://eve.example", "--json"]).ends(1).json();
    assert_eq!(answer["matched"], false);
    assert_eq!(answer["problems"][0]["code"], "recipient.type_mismatch");
}

#[test]
fn match_tries_variants_when_asked() {
    let bench = Bench::with_samples();
    bench.run(&["match", "ada.png", "--email", "Ada@Example.org"]).ends(1);
    let args = ["match", "ada.png", "--email", "Ada@Example.org", "--variants", "trimmed,lower_case"];
    bench.run(&args).ends(0).shows("lower_case");
    bench.run(&["match", "ada.png", "--email", ADA, "--variants", "upside_down"]).ends(64);
}

#[test]
fn match_takes_identities_of_any_type() {
    let bench = Bench::new();
    let document = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://x.example/a",
        "recipient":{"type":"TYPE","hashed":false,"identity":"a=b"},"badge":"https://x.example/b",
        "verification":{"type":"HostedBadge"},"issuedOn":"2024-10-28T15:00:00Z"}"#;
    for (kind, option, value) in [
        ("url", "--url", "a=b"),
        ("telephone", "--telephone", "a=b"),
        ("id", "--id", "a=b"),
        ("studentId", "--identity", "studentId=a=b"),
    ] {
        bench.write("a.json", document.replace("TYPE", kind));
        bench.run(&["match", "a.json", option, value]).ends(0).shows("match   a=b");
        bench.run(&["match", "a.json", "--email", "a=b"]).ends(1);
    }
    bench.run(&["match", "a.json"]).ends(64).says("--email");
    bench.run(&["match", "a.json", "--identity", "nothing"]).ends(64).says("TYPE=VALUE");
}

#[test]
fn match_of_what_holds_no_document_says_why() {
    let bench = Bench::with_samples();
    bench.run(&["match", "badge.png", "--email", ADA]).ends(1).says("error image.unbaked");
    let url = "https://badges.example.org/assertions/ada-robotics.json";
    bench.run(&["bake", "badge.png", url, "-o", "url.png"]).ends(0);
    bench.run(&["match", "url.png", "--email", ADA]).ends(1).says("error ").says("  in    url.png\n");
}
