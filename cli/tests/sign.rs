//! `ovenbird sign` and `ovenbird check-signature`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use support::{Bench, ask_openssl};

/// A signed assertion without its signature.
const ASSERTION: &str = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion",
 "id":"urn:uuid:6f1c2c8e-4c0d-4a57-9d3b-2f6f0a9b7c11","recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},
 "badge":"https://badges.example.org/robotics","issuedOn":"2026-01-15T09:00:00Z",
 "verification":{"type":"SignedBadge","creator":"https://badges.example.org/keys/1"}}"#;

/// A credential. A VC-JWT says the subject's id once more, so there has to be one.
const CREDENTIAL: &str = r#"{"@context":["https://www.w3.org/ns/credentials/v2",
 "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],"id":"urn:uuid:1a5c2c8e-4c0d-4a57-9d3b-2f6f0a9b7c11",
 "type":["VerifiableCredential","OpenBadgeCredential"],"name":"Robotics","validFrom":"2026-01-15T09:00:00Z",
 "issuer":{"id":"did:web:badges.example.org","type":["Profile"],"name":"Makers"},"credentialSubject":{
 "id":"did:example:ada","type":["AchievementSubject"],"achievement":{"id":"https://badges.example.org/r",
 "type":["Achievement"],"name":"Robotics","description":"D","criteria":{"narrative":"N"}}}}"#;

/// A folder with the samples, a signed assertion to be, and the keys `issuer.pem` and `other.pem`.
fn bench(kind: &str) -> Bench {
    let bench = Bench::with_samples();
    bench.write("assertion.json", ASSERTION);
    bench.write("credential.json", CREDENTIAL);
    for name in ["issuer.pem", "other.pem"] {
        bench.run(&["keygen", "--kind", kind, "-o", name]).ends(0);
    }
    bench
}

#[test]
fn a_signature_is_that_of_its_key_and_of_no_other() {
    for kind in ["ed25519", "p256", "p384", "rsa"] {
        let bench = bench(kind);
        for (document, form) in [("assertion.json", "JWS"), ("credential.json", "VC-JWT")] {
            bench
                .run(&["sign", document, "--key", "issuer.pem", "-o", "token"])
                .ends(0)
                .says("signed token")
                .says(form);
            let run = bench.run(&["check-signature", "token", "--key", "issuer.pem.pub"]).ends(0);
            run.shows("token   signature verified").shows(form).shows("issuer.pem.pub");
            let run = bench.run(&["check-signature", "token", "--key", "other.pem.pub"]).ends(1);
            run.shows("token   signature not verified").shows("error jws.signature");
            let both =
                ["check-signature", "token", "--key", "other.pem.pub", "--key", "issuer.pem.pub", "--json"];
            let report = bench.run(&both).ends(0).json();
            assert_eq!((&report["verified"], &report["key"]["index"]), (&true.into(), &1.into()));
            let [document, signed] = [bench.read(document), report["document"].as_str().unwrap().into()]
                .map(|text| serde_json::from_slice::<serde_json::Value>(&text).unwrap());
            assert_eq!(document["id"], signed["id"]);
        }
    }
}

#[test]
fn a_token_goes_through_pipes_into_an_image_and_out_again() {
    let bench = bench("ed25519");
    let signed = bench.run(&["sign", "assertion.json", "--key", "issuer.pem"]).ends(0);
    assert_eq!(signed.text().split('.').count(), 3);
    assert_eq!(signed.stderr, "");
    bench.run_with(&["bake", "badge.png", "-", "-o", "ada.png"], &signed.stdout).ends(0);
    bench
        .run(&["check-signature", "ada.png", "--key", "issuer.pem.pub"])
        .ends(0)
        .shows("ada.png   signature verified");
    bench
        .run(&["check-signature", signed.text(), "--key", "issuer.pem.pub"])
        .ends(0)
        .shows("the token   signature");
    bench.run_with(&["check-signature", "-", "--key", "issuer.pem.pub"], &signed.stdout).ends(0);
    let piped = bench.run_with(&["sign", "-", "--key", "issuer.pem"], ASSERTION.as_bytes()).ends(0);
    assert_eq!(piped.stdout, signed.stdout, "Ed25519 signs the same the same way");
    let key = bench.read("issuer.pem");
    assert_eq!(bench.run_with(&["sign", "assertion.json", "--key", "-"], &key).ends(0).stdout, signed.stdout);
    assert_eq!(bench.run(&["sign", ASSERTION, "--key", "issuer.pem"]).ends(0).stdout, signed.stdout);
    bench.run(&["sign", "-", "--key", "-"]).ends(64).says("only one of");
}

#[test]
fn a_changed_document_is_noticed() {
    let bench = bench("ed25519");
    let signed = bench.run(&["sign", "assertion.json", "--key", "issuer.pem"]).ends(0);
    let other = ASSERTION.replace("ada@", "eve@");
    let forged = bench.run(&["sign", &other, "--key", "other.pem"]).ends(0);
    let part = |text: &str, index: usize| text.split('.').nth(index).unwrap().to_owned();
    let mixed = [part(signed.text(), 0), part(forged.text(), 1), part(signed.text(), 2)].join(".");
    let report = bench.run(&["check-signature", &mixed, "--key", "issuer.pem.pub", "--json"]).ends(1).json();
    assert_eq!(report["verified"], false);
    assert_eq!(report["problems"][0]["code"], "jws.signature");
}

#[test]
fn a_key_in_the_header_is_tried_only_when_that_is_asked_for() {
    let bench = bench("ed25519");
    bench.run(&["sign", "credential.json", "--key", "issuer.pem", "--embed-key", "-o", "token"]).ends(0);
    bench.run(&["check-signature", "token"]).ends(64);
    bench.run(&["check-signature", "token", "--key", "other.pem.pub"]).ends(1);
    let run = bench.run(&["check-signature", "token", "--accept-header-key"]).ends(0);
    run.shows("in the token's own header").shows("anybody can make such a token");
    let without = ["sign", "credential.json", "--key", "issuer.pem", "--embed-key=false", "--json"];
    bench.run(&without).ends(64);
    let run = bench.run(&[&without[..], &["--key-id", "https://badges.example.org/keys/1"]].concat()).ends(0);
    assert!(!run.json()["header"].as_str().unwrap().contains("jwk"));
}

#[test]
fn options_reach_the_header() {
    let bench = bench("rsa");
    let args = [
        "sign",
        "assertion.json",
        "--key",
        "issuer.pem",
        "--algorithm",
        "PS384",
        "--key-id",
        "k-1",
        "--json",
    ];
    let signed = bench.run(&args).ends(0).json();
    assert_eq!(signed["algorithm"], "PS384");
    assert_eq!(signed["output"], serde_json::Value::Null);
    let header: serde_json::Value = serde_json::from_str(signed["header"].as_str().unwrap()).unwrap();
    assert_eq!((&header["alg"], &header["kid"]), (&"PS384".into(), &"k-1".into()));
    bench
        .run(&["sign", "assertion.json", "--key", "issuer.pem", "--algorithm", "ES256"])
        .ends(64)
        .says("option.conflict");
    bench.run(&["sign", "assertion.json", "--key", "issuer.pem", "--algorithm", "HS256"]).ends(64);
    bench.run(&["sign", "assertion.json", "--key", "issuer.pem", "--algorithm", "none"]).ends(64);
}

#[test]
fn what_cannot_be_signed_is_a_failure_that_names_the_file() {
    let bench = bench("ed25519");
    bench
        .run(&["sign", "assertion.json", "--key", "issuer.pem.pub"])
        .ends(1)
        .says("key.not_private")
        .says("in    issuer.pem.pub");
    bench
        .run(&["sign", "assertion.json", "--key", "badge.png"])
        .ends(1)
        .says("error key.")
        .says("in    badge.png");
    bench.run(&["sign", "assertion.json", "--key", "missing"]).ends(1).says("io.failed");
    bench.run(&["sign", "assertion.json"]).ends(64).says("--key");
    bench.run(&["sign", "badge.png", "--key", "issuer.pem"]).ends(1).says("in    badge.png");
    let faulty = ASSERTION.replace("issuedOn", "issued");
    bench.write("faulty.json", faulty);
    bench
        .run(&["sign", "faulty.json", "--key", "issuer.pem", "-o", "token"])
        .ends(1)
        .says("in    faulty.json");
    assert!(!bench.names().contains(&"token".to_owned()));
    bench.run(&["sign", "faulty.json", "--key", "issuer.pem", "-o", "token", "--no-check"]).ends(0);
    bench
        .run(&["check-signature", "assertion.json", "--key", "issuer.pem.pub"])
        .ends(1)
        .says("in    assertion.json");
    bench.run(&["check-signature", "badge.png", "--key", "issuer.pem.pub"]).ends(1).says("image.unbaked");
}

#[test]
fn a_signer_outside_needs_the_bytes_and_gives_a_signature() {
    for (kind, encoding) in [("p256", "der"), ("rsa", "raw")] {
        let bench = bench(kind);
        let args = ["sign", "assertion.json", "--input-only", "--key", "issuer.pem.pub", "-o", "input"];
        bench.run(&args).ends(0).says("to be signed with");
        let sign = ["dgst", "-sha256", "-sign", "issuer.pem", "-out", "signature", "input"];
        if ask_openssl(&bench, &sign).is_none() {
            return;
        }
        let attach = ["sign", "--attach", "signature", "--input", "input", "--encoding", encoding];
        let args = [&attach[..], &["--key", "issuer.pem.pub", "-o", "token"]].concat();
        bench.run(&args).ends(0).says("the signature is that of the key");
        bench.run(&["check-signature", "token", "--key", "issuer.pem.pub"]).ends(0);
        let unchecked = bench.run(&attach).ends(0);
        assert_eq!(unchecked.stdout, bench.read("token"));
        let args = [&attach[..], &["--key", "other.pem.pub", "-o", "wrong"]].concat();
        bench.run(&args).ends(1).says("error jws.signature");
        assert!(!bench.names().contains(&"wrong".to_owned()));
    }
}

#[test]
fn the_steps_of_a_signer_outside_are_not_mixed() {
    let bench = bench("ed25519");
    for args in [
        &["sign", "assertion.json", "--input-only", "--attach", "s"][..],
        &["sign", "--attach", "s"],
        &["sign", "assertion.json", "--attach", "s", "--input", "i"],
        &["sign", "--input-only", "--algorithm", "EdDSA"],
        &["sign", "--attach", "s", "--input", "i", "--algorithm", "EdDSA"],
        &["sign", "assertion.json", "--key", "issuer.pem", "--input", "i"],
        &["sign", "assertion.json", "--input-only"],
    ] {
        bench.run(args).ends(64);
    }
    let run = bench.run(&["sign", "assertion.json", "--input-only", "--algorithm", "EdDSA"]).ends(0);
    assert_eq!(run.text().split('.').count(), 2);
}
