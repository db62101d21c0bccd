//! What the tests of `ovenbird issue --batch` share.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use std::collections::BTreeMap;
use std::io::Read;

use serde_json::Value;

use super::{Bench, Run, sample};

/// A folder with the samples, the request of 3.0, the people and the key `issuer.pem`.
pub fn bench() -> Bench {
    let bench = Bench::with_samples();
    for name in ["request-3.0.json", "people.csv"] {
        bench.write(name, std::fs::read(sample(name)).unwrap());
    }
    bench.run(&["keygen", "-o", "issuer.pem"]).ends(0);
    bench
}

pub const ISSUE: [&str; 8] =
    ["issue", "request-3.0.json", "--key", "issuer.pem", "--template", "badge.png", "--batch", "people.csv"];

pub fn issue(bench: &Bench, more: &[&str]) -> Run {
    bench.run(&[&ISSUE[..], more].concat())
}

/// Issues unsigned documents of rows that were given on standard input.
pub fn documents(bench: &Bench, people: &[u8], more: &[&str]) -> Run {
    let args = [&["issue", "request-3.0.json", "--batch", "-", "-o", "out"][..], more].concat();
    bench.run_with(&args, people)
}

/// The log: one object a row, and the summary behind them.
pub fn log(run: &Run) -> (Vec<Value>, Value) {
    let mut lines: Vec<Value> = run.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let summary = lines.pop().unwrap();
    (lines, summary.get("summary").unwrap().clone())
}

pub fn folder(bench: &Bench, name: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(bench.path(name)).unwrap().map(Result::unwrap);
    entries.map(|e| (e.file_name().into_string().unwrap(), std::fs::read(e.path()).unwrap())).collect()
}

pub fn zip(bench: &Bench, name: &str) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bench.read(name))).unwrap();
    let length = archive.len();
    let read = |index| {
        let mut file = archive.by_index(index).unwrap();
        assert_eq!(file.compression(), zip::CompressionMethod::Stored);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    (0..length).map(read).collect()
}
