//! Whole verifications with every answer at hand: what the library itself costs, without a network.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench")]

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use ovenbird::{
    FetchFailure, FetchRequest, FetchResponse, GenerateOptions, Key, KeyKind, KeyOptions, SeededEntropy,
    SignOptions, Verdict, VerifyOptions, sign, verify,
};

const CONTEXT: &str = r#""@context":"https://w3id.org/openbadges/v2""#;

/// An issuer's documents by their addresses.
struct Site(BTreeMap<String, Vec<u8>>);

impl Site {
    fn new(key: &Key) -> Site {
        let pem = key.public().to_pem().unwrap().replace('\n', "\\n");
        let documents = [
            (
                "b",
                r#""type":"BadgeClass","name":"Bread","description":"Can bake bread","tags":["bread","oven"],
                "image":"https://issuer.example/b.png","criteria":{"narrative":"Bake a loaf."},"issuer":"https://issuer.example/i""#
                    .to_owned(),
            ),
            (
                "i",
                r#""type":"Issuer","name":"Ovens","url":"https://issuer.example","email":"hello@issuer.example",
                "publicKey":"https://issuer.example/k","revocationList":"https://issuer.example/r""#
                    .to_owned(),
            ),
            (
                "h",
                r#""type":"Issuer","name":"Ovens","url":"https://issuer.example","email":"hello@issuer.example""#.to_owned(),
            ),
            (
                "c",
                r#""type":"BadgeClass","name":"Bread","description":"Can bake bread","tags":["bread","oven"],
                "image":"https://issuer.example/b.png","criteria":{"narrative":"Bake a loaf."},"issuer":"https://issuer.example/h""#
                    .to_owned(),
            ),
            (
                "k",
                format!(r#""type":"CryptographicKey","owner":"https://issuer.example/i","publicKeyPem":"{pem}""#),
            ),
            (
                "r",
                r#""type":"RevocationList","issuer":"https://issuer.example/i","revokedAssertions":["urn:uuid:9f0a3f6e-3b0c-4a51-9d63-0d6a2b7c1e11"]"#
                    .to_owned(),
            ),
            ("a", assertion("HostedBadge", "c")),
        ];
        Site(
            documents
                .into_iter()
                .map(|(name, members)| {
                    let url = format!("https://issuer.example/{name}");
                    let text = format!(r#"{{{CONTEXT},"id":"{url}",{members}}}"#);
                    (url, text.into_bytes())
                })
                .collect(),
        )
    }

    fn answer(&self, request: &FetchRequest) -> Result<FetchResponse, FetchFailure> {
        let body = self.0.get(&request.url).cloned().ok_or_else(FetchFailure::default)?;
        Ok(FetchResponse {
            status: 200,
            media_type: "application/ld+json".to_owned(),
            body,
            ..FetchResponse::default()
        })
    }
}

fn assertion(method: &str, class: &str) -> String {
    format!(
        r#""type":"Assertion","badge":"https://issuer.example/{class}","issuedOn":"2024-05-01T12:00:00Z",
        "recipient":{{"type":"email","hashed":true,"salt":"s4lt","identity":"sha256$c9ad63418ed74a3a66d21fff4cd681a7b4405ee9e5d4766f5991f09e2c3a9d7f"}},
        "evidence":[{{"id":"https://issuer.example/e","narrative":"A loaf."}}],"verification":{{"type":"{method}"}}"#
    )
}

fn verifications(bench: &mut Criterion) {
    let rsa = GenerateOptions { kind: KeyKind::Rsa, ..GenerateOptions::default() };
    let key = Key::generate(&rsa, &mut SeededEntropy::new("bench")).unwrap();
    let site = Site::new(&key);
    let fetch = |request: &FetchRequest| site.answer(request);
    let options = VerifyOptions { at: Some("2026-01-01T00:00:00Z".to_owned()), ..VerifyOptions::default() };

    let unsigned = format!(
        r#"{{{CONTEXT},"id":"urn:uuid:5f6a3f6e-3b0c-4a51-9d63-0d6a2b7c1e11",{}}}"#,
        assertion("SignedBadge", "b")
    );
    let signed =
        sign(&unsigned, &key, &SignOptions::default(), &mut SeededEntropy::new("bench")).unwrap().token;
    let url = b"https://issuer.example/a".to_vec();
    let copy = site.0.get("https://issuer.example/a").unwrap().clone();
    for (name, input) in
        [("hosted by url", url), ("hosted by copy", copy), ("signed RS256", signed.into_bytes())]
    {
        let report = verify(&input, &fetch, &options).unwrap();
        assert_eq!(report.verdict, Verdict::Valid, "{name}: {:#?}", report.problems);
        bench.bench_function(&format!("verify/{name}"), |timer| {
            timer.iter(|| verify(black_box(&input), &fetch, &options).unwrap());
        });
    }
    let pem = key.public().to_pem().unwrap().to_string();
    bench.bench_function("verify/key read again", |timer| {
        timer.iter(|| Key::read(black_box(&pem), &KeyOptions::default()).unwrap());
    });
}

criterion_group!(benches, verifications);
criterion_main!(benches);
