//! Baking, unbaking and matching, beside a plain copy of the same bytes.
//!
//! `cargo xtask bench` runs it; DESIGN's limits are ratios to the copy, so read each group against its `copy` row.
#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a bench that goes wrong shall stop"
)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ovenbird::{
    BakeOptions, Identities, Identity, Keyword, MatchOptions, ParseOptions, UnbakeOptions, bake, bake_into,
    match_recipient, parse, splice, unbake, unbake_one,
};
use ovenbird_benches::{ASSERTION, URL, png, svg};

const SIZES: [(&str, usize); 4] = [("2KB", 2_000), ("20KB", 20_000), ("200KB", 200_000), ("2MB", 2_000_000)];

fn png_baking(c: &mut Criterion) {
    let unchecked = BakeOptions { check_crc: false, ..BakeOptions::default() };
    for (name, size) in SIZES {
        let image = png(size);
        let mut buffer = vec![0; image.len() + ASSERTION.len() + 64];
        let mut group = c.benchmark_group(format!("bake png {name}"));
        group.throughput(Throughput::Bytes(image.len() as u64));
        group.bench_function("copy", |b| b.iter(|| black_box(&image).to_vec()));
        group.bench_function("copy into warm memory", |b| {
            b.iter(|| buffer[..image.len()].copy_from_slice(black_box(&image)));
        });
        group.bench_function("url", |b| b.iter(|| bake(black_box(&image), URL, &BakeOptions::default())));
        group.bench_function("url unchecked", |b| b.iter(|| bake(black_box(&image), URL, &unchecked)));
        group.bench_function("assertion", |b| {
            b.iter(|| bake(black_box(&image), ASSERTION, &BakeOptions::default()));
        });
        group.bench_function("assertion unchecked", |b| {
            b.iter(|| bake(black_box(&image), ASSERTION, &unchecked));
        });
        group.bench_function("url into buffer", |b| {
            b.iter(|| bake_into(black_box(&image), URL, &BakeOptions::default(), &mut buffer));
        });
        group.bench_function("url splice unchecked", |b| {
            b.iter(|| splice(black_box(&image), URL, &unchecked).map(|splice| splice.len()));
        });
        group.finish();
    }
}

fn png_unbaking(c: &mut Criterion) {
    for (name, size) in SIZES {
        let front = bake(&png(size), ASSERTION, &BakeOptions::default()).expect("a sound image").bytes;
        // The same file with the badge chunk moved behind the image data.
        let (start, length) = (33, front.len() - png(size).len());
        let mut end = front[..start].to_vec();
        end.extend_from_slice(&front[start + length..front.len() - 12]);
        end.extend_from_slice(&front[start..start + length]);
        end.extend_from_slice(&front[front.len() - 12..]);
        let mut group = c.benchmark_group(format!("unbake png {name}"));
        for (place, image) in [("badge in front", &front), ("badge at the end", &end)] {
            group.bench_function(place, |b| {
                b.iter(|| unbake_one(black_box(image), &UnbakeOptions::default()));
            });
        }
        group.finish();
    }
}

fn svg_both_ways(c: &mut Criterion) {
    let image = svg(500_000);
    let baked = bake(&image, ASSERTION, &BakeOptions::default()).expect("a sound image").bytes;
    let mut group = c.benchmark_group("svg 500KB");
    group.throughput(Throughput::Bytes(image.len() as u64));
    group.bench_function("copy", |b| b.iter(|| black_box(&image).to_vec()));
    group.bench_function("bake", |b| b.iter(|| bake(black_box(&image), ASSERTION, &BakeOptions::default())));
    group.bench_function("unbake", |b| b.iter(|| unbake(black_box(&baked), &UnbakeOptions::default())));
    group.finish();
}

fn recipients(c: &mut Criterion) {
    let badge = parse(ASSERTION, &ParseOptions::default()).expect("a sound assertion");
    let identity = Identity { kind: Some("email".to_owned()), identity: "nobody@example.org".to_owned() };
    let one = Identities(vec![identity]);
    let mut group = c.benchmark_group("recipient");
    group.bench_function("match", |b| {
        b.iter(|| match_recipient(black_box(&badge), &one, &MatchOptions::default()));
    });
    group.bench_function("parse", |b| b.iter(|| parse(black_box(ASSERTION), &ParseOptions::default())));
    group.finish();
    let keyed = BakeOptions { keyword: Some(Keyword::OpenBadges), ..BakeOptions::default() };
    let small = png(2_000);
    c.bench_function("bake png 2KB keyword given", |b| b.iter(|| bake(black_box(&small), ASSERTION, &keyed)));
}

criterion_group! {
    name = carriers;
    config = Criterion::default()
        .sample_size(50)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = png_baking, png_unbaking, svg_both_ways, recipients
}
criterion_main!(carriers);
