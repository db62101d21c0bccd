//! `ovenbird keygen` and `ovenbird key`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use serde_json::Value;
use support::{Bench, ask_openssl};

const KINDS: [(&str, &[&str]); 4] = [
    ("ed25519", &["EdDSA"]),
    ("p256", &["ES256"]),
    ("p384", &["ES384"]),
    ("rsa", &["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]),
];

#[test]
fn a_key_of_every_kind_has_two_files_and_is_told() {
    let bench = Bench::new();
    for (kind, algorithms) in KINDS {
        let answer = bench.run(&["keygen", "--kind", kind, "-o", kind, "--json"]).ends(0).json();
        assert_eq!(answer["kind"], kind);
        assert_eq!(answer["private"], true);
        assert_eq!(answer["output"], kind);
        assert_eq!(answer["public"], format!("{kind}.pub"));
        assert_eq!(answer["algorithms"], serde_json::json!(algorithms));
        assert_eq!(answer["did_key"].is_string(), kind != "rsa");
        let text = |name: &str| String::from_utf8(bench.read(name)).unwrap();
        assert!(text(kind).starts_with("-----BEGIN PRIVATE KEY-----\n"));
        let public = text(&format!("{kind}.pub"));
        assert!(
            public.starts_with("-----BEGIN PUBLIC KEY-----\n")
                && public.ends_with("-----END PUBLIC KEY-----\n")
        );
        let of_public = bench.run(&["key", &format!("{kind}.pub"), "--json"]).ends(0).json();
        assert_eq!(of_public["thumbprint"], answer["thumbprint"]);
        assert_eq!(of_public["private"], false);
        bench.run(&["key", kind]).ends(0).shows("private key").shows(answer["thumbprint"].as_str().unwrap());
    }
}

#[test]
fn openssl_reads_every_key_and_finds_the_same_public_half() {
    let bench = Bench::new();
    for (kind, _) in KINDS {
        bench.run(&["keygen", "--kind", kind, "-o", kind]).ends(0);
        let args = ["pkey", "-in", kind, "-pubout"];
        let Some(public) = ask_openssl(&bench, &args) else { return };
        assert_eq!(public, bench.read(&format!("{kind}.pub")), "{kind}");
    }
}

#[test]
fn two_keys_are_never_the_same_unless_a_test_wants_it() {
    let bench = Bench::new();
    let make = |name: &str, more: &[&str]| {
        let args = [&["keygen", "--json", "-o", name][..], more].concat();
        bench.run(&args).ends(0).json()["thumbprint"].clone()
    };
    assert_ne!(make("a", &[]), make("b", &[]));
    assert_eq!(make("c", &["--insecure-seed", "x"]), make("d", &["--insecure-seed", "x"]));
}

#[test]
#[cfg(unix)]
fn only_its_owner_reads_a_private_key() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    let mode = |name: &str| bench.facts(name).permissions().mode() & 0o777;
    bench.run(&["keygen", "-o", "issuer.pem"]).ends(0);
    assert_eq!(mode("issuer.pem"), 0o600);
    assert_eq!(mode("issuer.pem.pub") & 0o600, 0o600);
    bench.run(&["key", "issuer.pem", "--format", "jwk", "-o", "issuer.jwk"]).ends(0);
    assert_eq!(mode("issuer.jwk"), 0o600);
    bench.write("open", "x");
    assert_ne!(mode("open"), 0o600);
    bench.run(&["keygen", "-o", "open", "--force"]).ends(0);
    assert_eq!(mode("open"), 0o600, "the permissions of the file before do not count");
}

#[test]
fn a_key_that_is_there_is_kept_unless_forced() {
    let bench = Bench::new();
    bench.run(&["keygen", "-o", "issuer.pem"]).ends(0);
    let (private, public) = (bench.read("issuer.pem"), bench.read("issuer.pem.pub"));
    bench.run(&["keygen", "-o", "issuer.pem"]).ends(1).says("io.failed").says("--force");
    bench
        .run(&["keygen", "-o", "other.pem", "--public", "issuer.pem.pub"])
        .ends(1)
        .says("issuer.pem.pub is there");
    bench.run(&["key", "issuer.pem", "--format", "jwk", "-o", "issuer.pem"]).ends(1).says("--force");
    assert_eq!((bench.read("issuer.pem"), bench.read("issuer.pem.pub")), (private.clone(), public));
    assert_eq!(bench.names(), ["issuer.pem", "issuer.pem.pub"]);
    bench.run(&["keygen", "-o", "issuer.pem", "--force"]).ends(0);
    assert_ne!(bench.read("issuer.pem"), private);
}

#[test]
fn nothing_secret_is_shown_without_being_asked_for() {
    let bench = Bench::new();
    let run = bench.run(&["keygen", "-o", "issuer.jwk", "--format", "jwk", "--id", "key-1"]).ends(0);
    let key: Value = serde_json::from_slice(&bench.read("issuer.jwk")).unwrap();
    let secret = key["d"].as_str().unwrap();
    assert_eq!(key["kid"], "key-1");
    let shown = bench.run(&["key", "issuer.jwk"]).ends(0);
    let told = bench.run(&["key", "issuer.jwk", "--json"]).ends(0);
    let refused = bench.run(&["key", "issuer.jwk", "--format", "jwk"]).ends(64);
    let public = bench.run(&["key", "issuer.jwk", "--format", "jwk", "--public"]).ends(0);
    let signed = bench.run(&["sign", "{}", "--key", "issuer.jwk"]).ends(1);
    for run in [run, shown, told, refused, public, signed] {
        assert!(!run.stderr.contains(secret) && !String::from_utf8_lossy(&run.stdout).contains(secret));
    }
    let public: Value = serde_json::from_slice(&bench.read("issuer.jwk.pub")).unwrap();
    assert_eq!((&public["x"], public.get("d")), (&key["x"], None));
}

#[test]
fn a_private_key_goes_to_standard_output_when_it_is_asked_for() {
    let bench = Bench::new();
    let run = bench.run(&["keygen", "-o", "-", "--public", "public.pem"]).ends(0);
    assert!(run.text().starts_with("-----BEGIN PRIVATE KEY-----\n"), "{}", run.text());
    let read = bench.run_with(&["key", "-", "--public"], &run.stdout).ends(0);
    assert_eq!(read.stdout, bench.read("public.pem"));
    bench.run(&["keygen", "-o", "-", "--json"]).ends(64).shows("argument.invalid");
    bench.run(&["keygen"]).ends(64);
    assert_eq!(bench.names(), ["public.pem"]);
}

#[test]
fn a_key_is_written_in_every_form_and_read_again() {
    let bench = Bench::new();
    bench.run(&["keygen", "--kind", "p256", "-o", "k.pem", "--public-format", "did_key"]).ends(0);
    let thumbprint = |file: &str| bench.run(&["key", file, "--json"]).ends(0).json()["thumbprint"].clone();
    let expected = thumbprint("k.pem");
    assert_eq!(thumbprint("k.pem.pub"), expected);
    for format in ["pem", "jwk", "multikey", "did_key"] {
        let run = bench.run(&["key", "k.pem", "--public", "--format", format]).ends(0);
        bench.write(format, &run.stdout);
        assert_eq!(thumbprint(format), expected, "{format}");
    }
    assert!(String::from_utf8(bench.read("did_key")).unwrap().starts_with("did:key:z"));
    bench
        .run(&["key", "k.pem", "--format", "jwk", "-o", "k.jwk", "--id", "key-1"])
        .ends(0)
        .says("wrote k.jwk");
    let jwk: Value = serde_json::from_slice(&bench.read("k.jwk")).unwrap();
    assert_eq!(jwk["kid"], "key-1");
    assert!(jwk["d"].is_string());
    assert_eq!(thumbprint("k.jwk"), expected);
}

#[test]
fn one_key_of_a_set_is_taken_by_its_id() {
    let bench = Bench::new();
    let keys: Vec<String> = ["one", "two"]
        .iter()
        .map(|id| {
            bench.run(&["keygen", "--id", id, "-o", id]).ends(0);
            String::from_utf8(bench.read(&format!("{id}.pub"))).unwrap()
        })
        .collect();
    bench.write("jwks.json", format!("{{\"keys\":[{}]}}", keys.join(",")));
    bench.run(&["key", "jwks.json"]).ends(1).says("key.ambiguous");
    let taken = bench.run(&["key", "jwks.json", "--id", "two", "--json"]).ends(0).json();
    assert_eq!(taken["id"], "two");
    bench.run(&["key", "jwks.json", "--id", "three"]).ends(1).says("key.not_found");
}

#[test]
fn what_is_no_key_is_a_failure_that_names_the_file() {
    let bench = Bench::with_samples();
    for file in ["assertion-2.0.json", "badge.png"] {
        bench.run(&["key", file]).ends(1).says("error key.").says(&format!("  in    {file}\n"));
    }
    bench.run(&["keygen", "--bits", "3072", "-o", "x"]).ends(64).says("option.");
    bench.run(&["keygen", "--kind", "rsa", "--bits", "1024", "-o", "x"]).ends(64).says("--bits");
    bench
        .run(&["keygen", "--kind", "rsa", "--public-format", "multikey", "-o", "x"])
        .says("error key.unsupported");
    bench.run(&["keygen", "--format", "pem", "--id", "a", "-o", "x"]).ends(64).says("--key-id");
    assert!(!bench.names().iter().any(|name| name.starts_with('x')));
}
