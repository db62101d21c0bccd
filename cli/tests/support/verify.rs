//! What the tests of `verify` have in common.

use std::fs;

use serde_json::Value;

use super::{Bench, sample};

/// The issuer of the samples of 2.0.
pub const ISSUER: &str = "https://badges.example.org/issuer.json";

/// The samples, with the documents they lead to in `hosted`.
pub fn bench() -> Bench {
    let bench = Bench::with_samples();
    fs::create_dir(bench.path("hosted")).expect("a folder");
    for entry in fs::read_dir(sample("hosted")).expect("lists") {
        let entry = entry.expect("entry");
        fs::copy(entry.path(), bench.path("hosted").join(entry.file_name())).expect("copies");
    }
    fs::copy(bench.path("badge.png"), bench.path("badge-template.png")).expect("copies");
    bench
}

/// The same with two keys and a signed badge. The hosted profile lists no key.
pub fn signed() -> Bench {
    let bench = bench();
    for (name, seed) in [("issuer", "one"), ("other", "two")] {
        let pem = format!("{name}.pem");
        bench.run(&["keygen", "-o", &pem, "--insecure-seed", seed, "-q"]).ends(0);
        bench.run(&["key", &pem, "--format", "jwk", "-o", &format!("{name}.jwk")]).ends(0);
    }
    fs::copy(sample("request-2.0.json"), bench.path("request.json")).expect("copies");
    let issue =
        ["issue", "request.json", "--key", "issuer.pem", "--template", "badge.png", "-o", "signed.png"];
    bench.run(&issue).ends(0);
    bench
}

/// Changes a JSON file.
pub fn edit(bench: &Bench, name: &str, change: impl FnOnce(&mut Value)) {
    let mut value = serde_json::from_slice(&bench.read(name)).expect("JSON");
    change(&mut value);
    bench.write(name, value.to_string());
}
