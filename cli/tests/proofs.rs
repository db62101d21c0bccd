//! Credentials with proofs inside: `ovenbird sign --proof`, `check-signature`, `canonicalize` and `compare`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use serde_json::Value;
use support::{Bench, ask_openssl, credential::bench};

const SUITES: [(&str, &str); 6] = [
    ("eddsa-rdfc-2022", "ed25519"),
    ("eddsa-jcs-2022", "ed25519"),
    ("ecdsa-rdfc-2019", "p256"),
    ("ecdsa-rdfc-2019", "p384"),
    ("ecdsa-jcs-2019", "p256"),
    ("ecdsa-jcs-2019", "p384"),
];
const METHOD: &str = "did:web:badges.example.org#key-1";

fn signed(bench: &Bench, more: &[&str]) -> Value {
    let args = [&["sign", "credential.json", "--key", "issuer.pem", "-o", "signed.json"], more].concat();
    bench.run(&args).ends(0).says("signed signed.json   Data Integrity");
    serde_json::from_slice(&bench.read("signed.json")).unwrap()
}

#[test]
fn a_proof_of_every_suite_is_that_of_its_key_and_of_no_other() {
    for (suite, kind) in SUITES {
        let bench = bench(kind);
        let document = signed(&bench, &["--proof", suite, "--method", METHOD]);
        let proof = &document["proof"];
        assert_eq!((&proof["cryptosuite"], &proof["verificationMethod"]), (&suite.into(), &METHOD.into()));
        assert!(proof["created"].is_string(), "the clock says when");
        let run = bench.run(&["check-signature", "signed.json", "--key", "issuer.pem.pub"]).ends(0);
        run.shows("signed.json   signature verified").shows(suite).shows(METHOD).shows("issuer.pem.pub");
        bench
            .run(&["check-signature", "signed.json", "--key", "other.pem.pub"])
            .ends(1)
            .shows("not verified");
        let changed = String::from_utf8(bench.read("signed.json")).unwrap().replace("Robotics", "Rockets");
        let report = bench.run(&["check-signature", &changed, "--key", "issuer.pem.pub", "--json"]).ends(1);
        assert_eq!(report.json()["proofs"][0]["verified"], false);
    }
}

#[test]
fn what_a_proof_says_beside_the_key_is_said_on_the_command_line() {
    let bench = bench("ed25519");
    let options = [
        "--proof",
        "eddsa-rdfc-2022",
        "--created",
        "2026-02-01T00:00:00Z",
        "--expires",
        "2027-01-01T00:00:00Z",
    ];
    let more = ["--domain", "us.example", "--challenge", "abc"];
    let proof = &signed(&bench, &[&options[..], &more[..]].concat())["proof"];
    for (member, value) in [
        ("created", "2026-02-01T00:00:00Z"),
        ("expires", "2027-01-01T00:00:00Z"),
        ("domain", "us.example"),
        ("challenge", "abc"),
    ] {
        assert_eq!(proof[member], value);
    }
    assert!(
        proof["verificationMethod"].as_str().unwrap().starts_with("did:key:z"),
        "its key, if nothing is said"
    );
    let check = |more: &[&str]| {
        bench.run(&[&["check-signature", "signed.json", "--key", "issuer.pem.pub"], more].concat())
    };
    check(&["--domain", "us.example", "--challenge", "abc"]).ends(0);
    check(&["--domain", "them.example"]).ends(1).shows("proof.");
    check(&["--challenge", "def"]).ends(1).shows("proof.");
}

#[test]
fn options_about_a_proof_go_with_a_proof() {
    let bench = bench("ed25519");
    for more in [
        &["--proof", "ecdsa-rdfc-2019"][..],
        &["--proof", "Ed25519Signature2020"],
        &["--proof", "eddsa-rdfc-2022", "--format", "vc_jwt"],
        &["--proof", "eddsa-rdfc-2022", "--method", "no url"],
        &["--proof", "eddsa-rdfc-2022", "--created", "yesterday"],
    ] {
        bench.run(&[&["sign", "credential.json", "--key", "issuer.pem"], more].concat()).ends(64);
    }
    bench.run(&["issue", "request.json", "--proof", "eddsa-rdfc-2022"]).ends(64).says("need a key");
}

#[test]
fn a_signer_outside_signs_the_hashes_of_a_proof() {
    let bench = bench("p256");
    let input =
        ["sign", "credential.json", "--input-only", "--proof", "ecdsa-rdfc-2019", "--key", "issuer.pem.pub"];
    bench.run(&[&input[..], &["-o", "input"]].concat()).ends(64).says("--unsigned");
    bench.run(&[&input[..], &["-o", "input", "--unsigned", "unsigned.json"]].concat()).ends(0).says("ES256");
    assert_eq!(bench.read("input").len(), 64, "two hashes, as bytes");
    let all =
        bench.run(&[&input[..], &["--json", "--created", "2026-02-01T00:00:00Z"]].concat()).ends(0).json();
    assert!(all["unsigned"].is_string() && all["input"].is_string());
    let sign = ["dgst", "-sha256", "-sign", "issuer.pem", "-out", "signature", "input"];
    if ask_openssl(&bench, &sign).is_none() {
        return;
    }
    let attach = ["sign", "--attach", "signature", "--input", "unsigned.json", "--encoding", "der"];
    let key = ["--key", "issuer.pem.pub", "-o", "signed.json"];
    bench.run(&[&attach[..], &key[..]].concat()).ends(0).says("that of the key");
    bench.run(&["check-signature", "signed.json", "--key", "issuer.pem.pub"]).ends(0);
    let other = ["--key", "other.pem.pub", "-o", "forged.json"];
    bench.run(&[&attach[..], &other[..]].concat()).ends(1);
}

#[test]
fn what_was_hashed_is_explained_and_is_what_canonicalize_writes() {
    let bench = bench("ed25519");
    signed(&bench, &["--proof", "eddsa-rdfc-2022", "--method", METHOD]);
    let explain = ["check-signature", "signed.json", "--key", "other.pem.pub", "--explain"];
    let form =
        bench.run(&[&explain[..], &["--json"]].concat()).ends(1).json()["proofs"][0]["canonical"].clone();
    let page = bench.run(&explain).ends(1);
    let page =
        page.shows(form["document_hash"].as_str().unwrap()).shows(form["options_hash"].as_str().unwrap());
    page.shows("    <urn:uuid:").shows("context    credentials-v2");
    let parts = [("document", "document", "document_hash"), ("proof", "options", "options_hash")];
    for (part, text, hash) in parts {
        let run = bench.run(&["canonicalize", "signed.json", "--part", part]).ends(0);
        assert_eq!(run.text(), form[text].as_str().unwrap(), "not a byte more or less");
        run.says(form[hash].as_str().unwrap()).says("ob-3.0.3");
        let hashed = bench.run(&["canonicalize", "signed.json", "--part", part, "--hash-only"]).ends(0);
        assert_eq!(hashed.text().trim_end(), form[hash].as_str().unwrap());
    }
}

#[test]
fn a_canonical_form_is_of_what_was_asked_for() {
    let bench = bench("ed25519");
    signed(&bench, &["--proof", "eddsa-rdfc-2022"]);
    let forms =
        ["", "--part whole", "--algorithm jcs", "--hash sha384", "--part proof --proof 0"].map(|more| {
            let args = ["canonicalize", "signed.json", "--json"].into_iter().chain(more.split_whitespace());
            bench.run(&args.collect::<Vec<_>>()).ends(0).json()
        });
    let texts = forms.each_ref().map(|form| form["text"].as_str().unwrap());
    assert_eq!(texts[0], texts[3], "the hash does not change these quads");
    assert!(texts[1].contains("proof") && !texts[0].contains("proofValue"));
    assert!(texts[2].starts_with("{\"@context\":"));
    assert!(texts[4].contains("https://w3id.org/security#"));
    assert_eq!(forms[3]["hash"].as_str().unwrap().len(), 96);
    bench
        .run(&["canonicalize", "signed.json", "--part", "proof", "--proof", "1"])
        .ends(1)
        .says("proof.missing");
    bench.run(&["canonicalize", "signed.json", "--proof", "0"]).ends(64);
    bench.run(&["canonicalize", "assertion-2.0.json"]).ends(1).says("canon.");
}

#[test]
fn a_context_at_hand_says_what_a_member_means() {
    let bench = bench("ed25519");
    let text = String::from_utf8(bench.read("credential.json")).unwrap();
    let url = "https://badges.example.org/terms";
    let more = text.replace("context-3.0.3.json\"", &format!("context-3.0.3.json\",\"{url}\""));
    let more = more.replace(
        "\"name\":\"Robotics\",\"validFrom\"",
        "\"oven\":\"clay\",\"name\":\"Robotics\",\"validFrom\"",
    );
    bench.write("more.json", &more);
    bench.write("terms.jsonld", r#"{"@context": {"oven": "https://badges.example.org/terms#oven"}}"#);
    let context = ["--context", "https://badges.example.org/terms=terms.jsonld"];
    bench.run(&["canonicalize", "more.json"]).ends(1).says("canon.context");
    let run = bench.run(&[&["canonicalize", "more.json"], &context[..]].concat()).ends(0);
    run.shows("<https://badges.example.org/terms#oven> \"clay\"")
        .says("context    https://badges.example.org/terms");
    let sign = ["sign", "more.json", "--key", "issuer.pem", "--proof", "eddsa-rdfc-2022"];
    bench.run(&sign).ends(1).says("canon.context");
    bench.run(&[&sign[..], &context[..], &["-o", "signed.json"]].concat()).ends(0);
    let check = ["check-signature", "signed.json", "--key", "issuer.pem.pub"];
    bench.run(&check).ends(1).shows("canon.context");
    bench.run(&[&check[..], &context[..]].concat()).ends(0);
    bench.write("terms.jsonld", "[]");
    bench.run(&[&["canonicalize", "more.json"], &context[..]].concat()).ends(1).says("in    terms.jsonld");
    bench.run(&["canonicalize", "more.json", "--context", "terms.jsonld"]).ends(64);
}

#[test]
fn the_same_credential_is_told_from_another_and_the_newer_from_the_older() {
    let bench = bench("ed25519");
    let text = String::from_utf8(bench.read("credential.json")).unwrap();
    bench.write("newer.json", text.replace("\"2026-01-15", "\"2026-03-15"));
    bench.write("another.json", text.replace("urn:uuid:1a5c2c8e", "urn:uuid:2b5c2c8e"));
    bench.run(&["sign", "newer.json", "--key", "issuer.pem", "-o", "newer.jwt"]).ends(0);
    let run = bench.run(&["compare", "credential.json", "newer.json"]).ends(0);
    run.shows("the same credential   newer.json replaces credential.json");
    bench
        .run(&["compare", "newer.jwt", "credential.json"])
        .ends(0)
        .shows("newer.jwt replaces credential.json");
    bench.run(&["compare", "newer.jwt", "newer.json"]).ends(0).shows("neither is newer");
    bench.run(&["compare", "credential.json", "another.json"]).ends(1).shows("different");
    let answer = bench.run(&["compare", "credential.json", "newer.json", "--json"]).ends(0).json();
    assert_eq!(answer, serde_json::json!({ "equal": true, "newer": "second" }));
    bench.run_with(&["compare", "-", "credential.json"], text.as_bytes()).ends(0);
    bench.run(&["compare", "-", "-"]).ends(64);
    bench.run(&["compare", "credential.json", "assertion-2.0.json"]).ends(1).says("error");
}

#[test]
fn a_badge_is_issued_with_its_proof_inside_one_or_many() {
    let bench = bench("ed25519");
    let issue = ["issue", "request-3.0.json", "--key", "issuer.pem", "--proof", "eddsa-rdfc-2022"];
    bench
        .run(&[&issue[..], &["--template", "badge.png", "-o", "ada.png"]].concat())
        .ends(0)
        .says("eddsa-rdfc-2022");
    bench.run(&["check-signature", "ada.png", "--key", "issuer.pem.pub"]).ends(0).shows("Data Integrity");
    bench.run(&[&issue[..], &["--batch", "people.csv", "-o", "out"]].concat()).ends(0);
    let names: Vec<_> =
        std::fs::read_dir(bench.path("out")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!names.is_empty() && names.iter().all(|name| name.extension().is_some_and(|end| end == "json")));
}
