//! Validating: reading the JSON and holding it against the rules, offline.
//!
//! `cargo xtask bench` runs it. The groups with several sizes show whether the time grows with the document.
#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![allow(clippy::expect_used, reason = "a bench that goes wrong shall stop")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ovenbird::{ValidateOptions, parse, validate};
use ovenbird_benches::{badge_with_inline_classes, credential};

fn assertions(c: &mut Criterion) {
    let mut group = c.benchmark_group("validate OB 2.0");
    for alignments in [0, 15, 330] {
        let text = badge_with_inline_classes(alignments);
        let report = validate(text.as_bytes(), &ValidateOptions::default()).expect("a document");
        assert!(report.ok, "{:?}", report.problems);
        let id = format!("{} bytes", text.len());
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("validate", &id), |b| {
            b.iter(|| validate(black_box(text.as_bytes()), &ValidateOptions::default()));
        });
        group.bench_function(BenchmarkId::new("parse", &id), |b| {
            b.iter(|| parse(black_box(&text), &ovenbird::ParseOptions::default()));
        });
    }
    group.finish();
}

fn credentials(c: &mut Criterion) {
    let mut group = c.benchmark_group("validate OB 3.0");
    for results in [0, 40, 80, 160, 640] {
        let text = credential(results);
        let report = validate(text.as_bytes(), &ValidateOptions::default()).expect("a document");
        assert!(report.ok, "{:?}", report.problems);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("validate", format!("{} bytes", text.len())), |b| {
            b.iter(|| validate(black_box(text.as_bytes()), &ValidateOptions::default()));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = assertions, credentials
}
criterion_main!(benches);
