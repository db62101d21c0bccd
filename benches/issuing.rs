//! Issuing: a document from a request, its signature by each kind of key, and a whole badge in a picture.
//!
//! `cargo xtask bench` runs it. With `--features aws-lc` the signatures are those of the other backend.
#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![allow(clippy::expect_used, reason = "a bench that goes wrong shall stop")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ovenbird::{
    GenerateOptions, IssueAndBakeOptions, IssueOptions, IssueRequest, JwsAlgorithm, Key, KeyKind,
    SignOptions, SignatureOptions, StatusList, SystemEntropy, issue, issue_and_bake, sign, verify_signature,
    wire,
};
use ovenbird_benches::png;

const BADGE: &str = r#"{"id": "https://badges.example/robotics", "type": "BadgeClass", "name": "Robotics",
    "description": "Built a robot that finds its way.", "image": "https://badges.example/robotics.png",
    "criteria": "https://badges.example/robotics.html", "issuer": {"id": "https://badges.example/issuer",
    "type": "Issuer", "name": "Makers", "url": "https://badges.example", "email": "badges@badges.example"}}"#;

fn request(members: &str, evidence: usize) -> IssueRequest {
    let items: Vec<String> = (0..evidence)
        .map(|n| format!(r#"{{"id": "https://badges.example/e/{n}", "narrative": "A robot."}}"#))
        .collect();
    let text = format!(
        r#"{{"recipient": "ada@example.org", "badge": {BADGE}, "issued_on": "2026-01-15T09:00:00Z",
            "evidence": [{}], {members}}}"#,
        items.join(",")
    );
    wire::request_from_json(Some(&text)).expect("a request")
}

fn key(kind: KeyKind) -> Key {
    let options = GenerateOptions { kind, ..GenerateOptions::default() };
    Key::generate(&options, &mut SystemEntropy).expect("a key")
}

fn documents(c: &mut Criterion) {
    let mut group = c.benchmark_group("issue");
    for (name, members, evidence) in [
        ("2.0 hosted", r#""id": "https://badges.example/1""#, 0),
        ("2.0 signed", r#""verification": "signed""#, 0),
        ("3.0 from a badge class of 2.0", r#""version": "3.0""#, 0),
        ("3.0 with evidence", r#""version": "3.0""#, 100),
        ("3.0 with evidence", r#""version": "3.0""#, 1_000),
    ] {
        let request = request(members, evidence);
        let options = IssueOptions::default();
        let made = issue(&request, &options, &mut SystemEntropy).expect("a document");
        group.bench_function(BenchmarkId::new(name, format!("{} bytes", made.document.len())), |b| {
            b.iter(|| issue(black_box(&request), &options, &mut SystemEntropy));
        });
    }
    group.finish();
}

fn signatures(c: &mut Criterion) {
    let request = request(r#""version": "3.0""#, 0);
    let document =
        issue(&request, &IssueOptions::default(), &mut SystemEntropy).expect("a document").document;
    let mut group = c.benchmark_group(format!("sign {} bytes", document.len()));
    for (kind, algorithm) in [
        (KeyKind::Rsa, JwsAlgorithm::Rs256),
        (KeyKind::Rsa, JwsAlgorithm::Ps256),
        (KeyKind::P256, JwsAlgorithm::Es256),
        (KeyKind::P384, JwsAlgorithm::Es384),
        (KeyKind::Ed25519, JwsAlgorithm::EdDsa),
    ] {
        let key = key(kind);
        let options = SignOptions { algorithm: Some(algorithm), ..SignOptions::default() };
        let token = sign(&document, &key, &options, &mut SystemEntropy).expect("a signature").token;
        group.bench_function(BenchmarkId::new("sign", algorithm), |b| {
            b.iter(|| sign(black_box(&document), &key, &options, &mut SystemEntropy));
        });
        let public = key.public();
        let options = SignatureOptions::default();
        let report = verify_signature(&token, &[&public], &options).expect("a report");
        assert!(report.verified, "{:?}", report.problems);
        group.bench_function(BenchmarkId::new("verify", algorithm), |b| {
            b.iter(|| verify_signature(black_box(&token), &[&public], &options));
        });
    }
    group.finish();
}

fn badges(c: &mut Criterion) {
    let mut group = c.benchmark_group("issue, sign and bake into 20 KB");
    let image = png(20 * 1024);
    for (version, kind) in [("2.0", KeyKind::Rsa), ("2.0", KeyKind::Ed25519), ("3.0", KeyKind::Ed25519)] {
        let request = request(&format!(r#""version": "{version}""#), 0);
        let key = key(kind);
        let options = IssueAndBakeOptions::default();
        issue_and_bake(&image, &request, Some(&key), &options, &mut SystemEntropy).expect("a badge");
        group.bench_function(BenchmarkId::new(version, kind), |b| {
            b.iter(|| issue_and_bake(black_box(&image), &request, Some(&key), &options, &mut SystemEntropy));
        });
    }
    group.finish();
}

fn status_lists(c: &mut Criterion) {
    let mut group = c.benchmark_group("status list of 131,072");
    let options = ovenbird::StatusListOptions::default();
    let mut list = StatusList::new(&options).expect("a list");
    for index in (0..131_072).step_by(997) {
        list.set(index, 1).expect("an entry");
    }
    let encoded = list.encode().expect("a text");
    group.bench_function("encode", |b| b.iter(|| black_box(&list).encode()));
    group.bench_function("decode", |b| b.iter(|| StatusList::decode(black_box(&encoded), &options)));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = documents, signatures, badges, status_lists
}
criterion_main!(benches);
