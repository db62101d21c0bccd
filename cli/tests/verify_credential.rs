//! `ovenbird verify` of credentials of 3.0, and the documents about keys that `ovenbird key` writes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use serde_json::{Value, json};
use support::credential::{DID_URL, bench};
use support::{Bench, Run};

const DID: &str = "did:web:badges.example.org";
const AT: [&str; 2] = ["--at", "2026-06-01T00:00:00Z"];

/// The bench with the issuer's DID document in `did.json`, and the credential signed with its key.
fn published(more: &[&str]) -> Bench {
    let bench = bench("ed25519");
    bench.run(&["key", "issuer.pem", "--did-document", DID, "-o", "did.json"]).ends(0).says("wrote did.json");
    sign(&bench, "credential.json", "signed.json", more);
    bench
}

fn document(bench: &Bench) -> Value {
    serde_json::from_slice(&bench.read("did.json")).unwrap()
}

fn sign(bench: &Bench, from: &str, to: &str, more: &[&str]) {
    let method = document(bench)["assertionMethod"][0].as_str().unwrap().to_owned();
    let args =
        ["sign", from, "--key", "issuer.pem", "--proof", "eddsa-rdfc-2022", "--method", &method, "-o", to];
    bench.run(&[&args[..], &["--created", "2026-02-01T00:00:00Z"], more].concat()).ends(0);
}

fn verify(bench: &Bench, badge: &str, more: &[&str]) -> Run {
    let document = format!("{DID_URL}=did.json");
    bench.run(&[&["verify", badge, "--document", &document], &AT[..], more].concat())
}

#[test]
fn a_credential_is_valid_with_the_did_document_at_hand() {
    let bench = published(&[]);
    let run = verify(&bench, "signed.json", &[]).ends(0);
    run.shows("eddsa-rdfc-2022").shows("VALID (issuer)").shows(DID);
    let report = verify(&bench, "signed.json", &["--json"]).ends(0).json();
    assert_eq!((&report["verdict"], &report["trust"]), (&"valid".into(), &"issuer".into()));
    assert_eq!(report["proofs"][0]["verified"], true);
    bench.run(&["bake", "badge.svg", "signed.json", "-o", "ada.svg"]).ends(0);
    verify(&bench, "ada.svg", &[]).ends(0);
    bench.write("answers.json", json!({ DID_URL: "did.json" }).to_string());
    bench.run(&[&["verify", "ada.svg", "--answers", "answers.json"], &AT[..]].concat()).ends(0);
}

#[test]
fn without_the_did_document_it_is_unverified_and_its_address_is_told() {
    let bench = published(&[]);
    let run = bench.run(&[&["verify", "signed.json"], &AT[..]].concat()).ends(2);
    run.shows(&format!("need  {DID_URL}")).shows("UNVERIFIED");
    bench.run(&["verify", "signed.json", "--document", "did.json"]).ends(64);
    bench
        .run(&["verify", "signed.json", "--document", &format!("{DID_URL}=missing")])
        .ends(1)
        .says("missing");
}

#[test]
fn a_changed_credential_is_invalid_and_what_was_hashed_is_shown_on_request() {
    let bench = published(&[]);
    let text = String::from_utf8(bench.read("signed.json")).unwrap();
    bench.write("changed.json", text.replace("\"name\":\"Robotics\"", "\"name\":\"Rockets\""));
    let run = verify(&bench, "changed.json", &[]).ends(1).shows("INVALID");
    assert!(!run.text().contains("\"Rockets\" ."));
    verify(&bench, "changed.json", &["--explain"]).ends(1).shows("\"Rockets\" .");
    let report = verify(&bench, "changed.json", &["--explain", "--json"]).ends(1).json();
    let canonical = &report["proofs"][0]["canonical"];
    assert_eq!(canonical["document_hash"].as_str().unwrap().len(), 64);
    let told = bench.run(&["canonicalize", "changed.json", "--hash-only"]).ends(0);
    assert_eq!(told.text().trim_end(), canonical["document_hash"]);
}

#[test]
fn a_revoked_bit_and_a_key_of_somebody_else_make_it_invalid() {
    let bench = published(&[]);
    let list = "https://badges.example.org/status/1";
    let mut credential: Value = serde_json::from_slice(&bench.read("credential.json")).unwrap();
    credential["credentialStatus"] = json!({
        "id": format!("{list}#42"), "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": "42", "statusListCredential": list,
    });
    bench.write("listed.json", credential.to_string());
    sign(&bench, "listed.json", "signed.json", &[]);
    bench.run(&["status", "new", "bits"]).ends(0);
    let publish = || {
        let bits = String::from_utf8(bench.read("bits")).unwrap();
        let request = json!({
            "version": "3.0", "class": "BitstringStatusListCredential", "id": list, "issuer": DID,
            "issued_on": "2026-01-15T09:00:00Z", "status_list": { "encoded": bits.trim() },
        });
        bench.run(&["issue", &request.to_string(), "-o", "unsigned-list.json"]).ends(0);
        sign(&bench, "unsigned-list.json", "list.json", &[]);
    };
    publish();
    let at_hand = format!("{list}=list.json");
    verify(&bench, "signed.json", &[]).ends(2).shows(&format!("need  {list}"));
    let run = verify(&bench, "signed.json", &["--document", &at_hand]).ends(0);
    run.shows("revocation: status 0").shows("VALID (issuer)");
    bench.run(&["status", "set", "bits", "42"]).ends(0);
    publish();
    let run = verify(&bench, "signed.json", &["--document", &at_hand]).ends(1);
    run.shows("REVOKED").shows("verify.revoked");
    bench.run(&["key", "other.pem", "--did-document", DID, "-o", "did.json", "--force"]).ends(0);
    verify(&bench, "signed.json", &["--document", &at_hand]).ends(1).shows("verify.key_unlisted");
}

#[test]
fn an_issuer_that_is_its_own_key_is_taken_only_when_that_is_asked_for() {
    let bench = bench("ed25519");
    for format in ["did_key", "did_jwk"] {
        let did = bench
            .run(&["key", "issuer.pem", "--public", "--format", format])
            .ends(0)
            .text()
            .trim()
            .to_owned();
        let text = String::from_utf8(bench.read("credential.json")).unwrap().replace(DID, &did);
        bench.write("itself.json", text);
        bench.write("did.txt", &did);
        bench.run(&["key", "did.txt"]).ends(0).shows("ed25519");
        let fragment = if format == "did_jwk" { "0" } else { did.trim_start_matches("did:key:") };
        let method = format!("{did}#{fragment}");
        let args = ["--proof", "eddsa-rdfc-2022", "--method", &method, "--created", "2026-02-01T00:00:00Z"];
        bench
            .run(&[&["sign", "itself.json", "--key", "issuer.pem", "-o", "signed.json"], &args[..]].concat())
            .ends(0);
        let verify = [&["verify", "signed.json"], &AT[..]].concat();
        bench.run(&verify).ends(2).shows("verify.self_asserted").shows("self-asserted");
        bench
            .run(&[&verify[..], &["--accept-self-asserted"]].concat())
            .ends(0)
            .shows("VALID (self-asserted)");
        bench.run(&[&verify[..], &["--key", "did.txt"]].concat()).ends(0).shows("VALID (pinned key)");
    }
}

#[test]
fn domain_and_challenge_are_those_that_are_expected() {
    let bench = published(&["--domain", "us.example", "--challenge", "abc"]);
    verify(&bench, "signed.json", &["--domain", "us.example", "--challenge", "abc"]).ends(0);
    verify(&bench, "signed.json", &["--domain", "them.example"]).ends(1);
    verify(&bench, "signed.json", &["--challenge", "def"]).ends(1);
}

#[test]
fn a_credential_is_refreshed_unless_it_should_not_be() {
    let bench = published(&[]);
    let service = "https://badges.example.org/refresh/1";
    let mut credential: Value = serde_json::from_slice(&bench.read("credential.json")).unwrap();
    let contexts = credential["@context"].as_array_mut().unwrap();
    contexts.push("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json".into());
    credential["refreshService"] = json!({ "id": service, "type": "1EdTechCredentialRefresh" });
    bench.write("old.json", credential.to_string());
    credential["validFrom"] = "2026-03-15T09:00:00Z".into();
    bench.write("new.json", credential.to_string());
    sign(&bench, "old.json", "signed.json", &[]);
    sign(&bench, "new.json", "today.json", &[]);
    let at_hand = ["--document", &format!("{service}=today.json"), "--json"];
    let report = verify(&bench, "signed.json", &at_hand).ends(0).json();
    assert_eq!(
        (&report["refreshed"], &report["badge"]["issued_on"]),
        (&true.into(), &"2026-03-15T09:00:00Z".into())
    );
    let report = verify(&bench, "signed.json", &[&at_hand[..], &["--no-refresh"]].concat()).ends(0).json();
    assert_eq!(
        (&report["refreshed"], &report["badge"]["issued_on"]),
        (&false.into(), &"2026-01-15T09:00:00Z".into())
    );
}

#[test]
fn the_mode_says_how_the_claims_of_a_token_are_held_against_it() {
    let bench = published(&[]);
    let method = document(&bench)["assertionMethod"][0].as_str().unwrap().to_owned();
    bench
        .run(&["sign", "credential.json", "--key", "issuer.pem", "--key-id", &method, "-o", "signed.jwt"])
        .ends(0);
    verify(&bench, "signed.jwt", &["--mode", "strict"]).ends(0).shows(&method);
    verify(&bench, "signed.jwt", &["--mode", "compatible"]).ends(0);
    verify(&bench, "signed.jwt", &["--mode", "lax"]).ends(64);
}

#[test]
fn a_did_document_has_the_public_keys_of_a_set_and_nothing_private() {
    let bench = bench("p256");
    bench.run(&["key", "issuer.pem", "--format", "jwk", "--id", "one", "-o", "one.jwk"]).ends(0);
    bench.run(&["key", "other.pem", "--format", "jwk", "--id", "two", "-o", "two.jwk"]).ends(0);
    let [one, two] =
        ["one.jwk", "two.jwk"].map(|name| serde_json::from_slice::<Value>(&bench.read(name)).unwrap());
    bench.write("set.json", json!({ "keys": [one, two] }).to_string());
    let run = bench.run(&["key", "set.json", "--did-document", DID]).ends(0);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!((&document["id"], document["assertionMethod"].as_array().unwrap().len()), (&DID.into(), 2));
    assert!(!run.text().contains("\"d\""));
    let run = bench.run(&["key", "set.json", "--did-document", DID, "--id", "two"]).ends(0);
    let document: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(document["assertionMethod"].as_array().unwrap().len(), 1);
    bench.run(&["key", "set.json", "--did-document", "badges.example.org"]).ends(64);
    bench.run(&["key", "set.json", "--did-document", DID, "--public"]).ends(64);
    let answer =
        bench.run(&["key", "set.json", "--did-document", DID, "-o", "did.json", "--json"]).ends(0).json();
    assert_eq!(answer, json!({ "output": "did.json", "keys": 2 }));
    bench.run(&["key", "set.json", "--did-document", DID, "-o", "did.json"]).ends(1).says("--force");
}

#[test]
fn what_wallets_refuse_is_told_by_their_profile() {
    let bench = bench("ed25519");
    let ok = bench.run(&["validate", "credential.json"]).ends(0).text().to_owned();
    let wallet = bench.run(&["validate", "--profile", "wallet", "credential.json", "--json"]);
    assert!(ok.contains("ok"));
    assert_eq!(wallet.json()["report"]["profile"], "wallet");
}
