//! Signing and verifying, for each algorithm: what one signature of 1 KB costs with a key that was read before, and
//! what reading costs.
//!
//! `cargo bench -p ovenbird-benches --bench keys` measures RustCrypto, with `--features aws-lc` aws-lc. Beside them:
//! `openssl speed -seconds 1 rsa2048 rsa4096 ecdsap256 ecdsap384 ed25519`.
#![allow(missing_docs, reason = "criterion's macros make undocumented items")]
#![allow(clippy::expect_used, reason = "a bench that goes wrong shall stop")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use ovenbird::{GenerateOptions, Key, KeyKind, KeyOptions, SeededEntropy, SystemEntropy};

const BACKEND: &str = if cfg!(feature = "aws-lc") { "aws-lc" } else { "RustCrypto" };

/// A key of each kind, RSA in two sizes; always the same ones.
fn keys() -> Vec<Key> {
    let sizes = [
        (KeyKind::Rsa, Some(2048)),
        (KeyKind::Rsa, Some(4096)),
        (KeyKind::P256, None),
        (KeyKind::P384, None),
        (KeyKind::Ed25519, None),
    ];
    let make = |(kind, bits)| {
        let options = GenerateOptions { kind, bits, ..Default::default() };
        Key::generate(&options, &mut SeededEntropy::new("bench")).expect("a key")
    };
    sizes.into_iter().map(make).collect()
}

fn signatures(c: &mut Criterion) {
    let message = [b'x'; 1024];
    for key in keys() {
        let info = key.info().expect("a key");
        let mut group = c.benchmark_group(format!("{BACKEND} {} {}", info.kind, info.bits));
        let public = key.public();
        for algorithm in info.algorithms {
            let signature = key.sign(algorithm, &message, &mut SystemEntropy).expect("a signature");
            assert!(public.verifies(algorithm, &message, &signature));
            group.bench_function(BenchmarkId::new("sign", algorithm), |b| {
                b.iter(|| key.sign(algorithm, black_box(&message), &mut SystemEntropy));
            });
            group.bench_function(BenchmarkId::new("verify", algorithm), |b| {
                b.iter(|| public.verifies(algorithm, black_box(&message), &signature));
            });
        }
        group.finish();
    }
}

fn reading(c: &mut Criterion) {
    let mut group = c.benchmark_group(format!("{BACKEND} read"));
    for key in keys() {
        let info = key.info().expect("a key");
        let id = format!("{} {}", info.kind, info.bits);
        let forms = [
            ("private PEM", key.to_pem().expect("PEM")),
            ("public PEM", key.public().to_pem().expect("PEM")),
            ("public JWK", key.public().to_jwk().expect("JWK")),
        ];
        for (form, text) in forms {
            group.bench_function(BenchmarkId::new(form, &id), |b| {
                b.iter(|| Key::read(black_box(&text), &KeyOptions::default()));
            });
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = signatures, reading
}
criterion_main!(benches);
