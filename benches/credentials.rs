//! Credentials of Open Badges 3.0 with every answer at hand: canonicalizing, signing, verifying, without a network.
#![allow(missing_docs, clippy::unwrap_used, reason = "a bench")]

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ovenbird::{
    Canonicalization, CanonicalizeOptions, Cryptosuite, DidDocumentOptions, FetchFailure, FetchRequest,
    FetchResponse, GenerateOptions, Key, KeyKind, SeededEntropy, SignOptions, StatusList, StatusListOptions,
    Verdict, VerifyOptions, canonicalize, did_document, sign, verify,
};
use ovenbird_benches::credentials;

/// The issuers, and where the document is that has their key.
const DID: (&str, &str) = ("did:web:issuer.example", "https://issuer.example/.well-known/did.json");
const HTTPS: (&str, &str) = ("https://issuer.example/issuer", "https://issuer.example/issuer");
const LIST: &str = "https://issuer.example/status/1";

/// The proofs that are embedded, and the name of each.
const SUITES: [(Cryptosuite, &str); 2] =
    [(Cryptosuite::EddsaRdfc2022, "eddsa-rdfc-2022"), (Cryptosuite::EddsaJcs2022, "eddsa-jcs-2022")];

fn canonical_forms(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("canonicalize");
    let options = CanonicalizeOptions::default();
    let sizes = [1, 2, 4, 8].map(|times| (format!("full x{times}"), credentials::full(DID.0, times)));
    let shared = [20, 40, 80].map(|count| {
        (format!("{count} results of one scale"), ovenbird_benches::credential(count).replace('\n', ""))
    });
    let minimal = [("minimal".to_owned(), credentials::minimal(DID.0))];
    for (name, document) in minimal.into_iter().chain(sizes).chain(shared) {
        let quads = canonicalize(&document, &options).unwrap().quads;
        group.throughput(Throughput::Elements(u64::try_from(quads).unwrap()));
        group.bench_function(format!("{name}, {} bytes, {quads} quads", document.len()), |timer| {
            timer.iter(|| canonicalize(black_box(&document), &options).unwrap());
        });
    }
    let jcs = CanonicalizeOptions { algorithm: Canonicalization::Jcs, ..CanonicalizeOptions::default() };
    let document = credentials::full(DID.0, 1);
    group.throughput(Throughput::Bytes(u64::try_from(document.len()).unwrap()));
    group.bench_function("full x1 as JSON", |timer| {
        timer.iter(|| canonicalize(black_box(&document), &jcs).unwrap());
    });
    group.finish();
}

/// An issuer's key, and the answers that a verification asks for.
struct Issuer {
    key: Key,
    answers: BTreeMap<String, (&'static str, Vec<u8>)>,
}

impl Issuer {
    fn new() -> Issuer {
        let generate = GenerateOptions { kind: KeyKind::Ed25519, ..GenerateOptions::default() };
        let key = Key::generate(&generate, &mut SeededEntropy::new("bench")).unwrap();
        let mut answers = BTreeMap::new();
        for (id, url) in [DID, HTTPS] {
            let document = did_document(id, &[&key], &DidDocumentOptions::default()).unwrap();
            answers.insert(url.to_owned(), ("application/did+json", document.into_bytes()));
        }
        let mut issuer = Issuer { key, answers };
        let bits = StatusList::new(&StatusListOptions::default()).unwrap().encode().unwrap();
        let list = credentials::status_list(DID.0, LIST, &bits);
        let list = issuer.embed(&list, DID.0, Cryptosuite::EddsaRdfc2022).into_bytes();
        issuer.answers.insert(LIST.to_owned(), ("application/vc", list));
        issuer
    }

    /// The URL of the key, as the document of this issuer names it.
    fn method(&self, id: &str) -> String {
        let did = self.key.did_key().unwrap();
        format!("{id}#{}", did.trim_start_matches("did:key:"))
    }

    fn sign(&self, document: &str, options: &SignOptions) -> String {
        sign(document, &self.key, options, &mut SeededEntropy::new("bench")).unwrap().token
    }

    fn embed(&self, document: &str, id: &str, suite: Cryptosuite) -> String {
        self.sign(document, &self.embedded(id, suite))
    }

    fn embedded(&self, id: &str, suite: Cryptosuite) -> SignOptions {
        SignOptions {
            cryptosuite: Some(suite),
            verification_method: Some(self.method(id)),
            created: Some("2024-05-01T10:00:00Z".to_owned()),
            ..SignOptions::default()
        }
    }

    fn token(&self, id: &str) -> SignOptions {
        SignOptions { key_id: Some(self.method(id)), ..SignOptions::default() }
    }

    fn answer(&self, request: &FetchRequest) -> Result<FetchResponse, FetchFailure> {
        let (media_type, body) = self.answers.get(&request.url).cloned().ok_or_else(FetchFailure::default)?;
        Ok(FetchResponse { status: 200, media_type: media_type.to_owned(), body, ..FetchResponse::default() })
    }
}

fn signatures(bench: &mut Criterion) {
    let issuer = Issuer::new();
    let documents = [("minimal", credentials::minimal(DID.0)), ("full", credentials::full(DID.0, 1))];
    for (size, document) in documents {
        let mut forms = SUITES.map(|(suite, name)| (name, issuer.embedded(DID.0, suite))).to_vec();
        forms.push(("VC-JWT EdDSA", issuer.token(DID.0)));
        for (name, options) in forms {
            bench.bench_function(&format!("sign/{name}, {size}"), |timer| {
                timer.iter(|| issuer.sign(black_box(&document), &options));
            });
        }
    }
}

fn verifications(bench: &mut Criterion) {
    let issuer = Issuer::new();
    let own = issuer.key.did_key().unwrap();
    let mut cases = Vec::new();
    for (suite, name) in SUITES {
        for (kind, id) in [("did:web", DID.0), ("https", HTTPS.0), ("did:key", own.as_str())] {
            let signed = issuer.embed(&credentials::minimal(id), id, suite);
            cases.push((format!("{name}, {kind}, minimal"), signed));
        }
        let signed = issuer.embed(&credentials::full(DID.0, 1), DID.0, suite);
        cases.push((format!("{name}, did:web, full"), signed));
    }
    let token = issuer.sign(&credentials::minimal(DID.0), &issuer.token(DID.0));
    cases.push(("VC-JWT EdDSA, did:web, minimal".to_owned(), token));
    let listed = credentials::with_status(DID.0, LIST);
    let signed = issuer.embed(&listed, DID.0, Cryptosuite::EddsaRdfc2022);
    cases.push(("eddsa-rdfc-2022, did:web, status list".to_owned(), signed));

    let fetch = |request: &FetchRequest| issuer.answer(request);
    let options = VerifyOptions {
        at: Some("2026-01-01T00:00:00Z".to_owned()),
        accept_self_asserted: true,
        // The endorsement inside is not signed: it is there for its statements.
        endorsements: false,
        ..VerifyOptions::default()
    };
    for (name, signed) in cases {
        let report = verify(signed.as_bytes(), &fetch, &options).unwrap();
        assert_eq!(report.verdict, Verdict::Valid, "{name}: {:#?}", report.problems);
        bench.bench_function(&format!("verify/{name}"), |timer| {
            timer.iter(|| verify(black_box(signed.as_bytes()), &fetch, &options).unwrap());
        });
    }
}

/// The bits alone: what a verifier that keeps the list does once, and for each badge.
fn status_lists(bench: &mut Criterion) {
    let options = StatusListOptions::default();
    let mut list = StatusList::new(&options).unwrap();
    for entry in (0..list.length()).step_by(97) {
        list.set(entry, 1).unwrap();
    }
    let encoded = list.encode().unwrap();
    bench.bench_function("status list/decode 131,072 entries", |timer| {
        timer.iter(|| StatusList::decode(black_box(&encoded), &options).unwrap());
    });
    bench.bench_function("status list/look up", |timer| {
        timer.iter(|| list.get(black_box(94_567)).unwrap());
    });
}

criterion_group!(benches, canonical_forms, signatures, verifications, status_lists);
criterion_main!(benches);
