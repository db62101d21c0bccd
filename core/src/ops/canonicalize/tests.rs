//! The canonical forms, and what has none.

use super::*;
use crate::proof::fixtures::CREDENTIAL;

const GUIDE: &str = r#"{"@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    "id": "http://example.com/credentials/3527", "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"id": "https://example.edu/issuers/565049", "type": ["Profile"], "name": "Example Corp", "url": "https://www.imsglobal.org"},
    "validFrom": "2010-01-01T00:00:00Z", "name": "Teamwork Badge",
    "credentialSubject": {"id": "did:example:ebfeb1f712ebc6f1c276e12ec21", "type": ["AchievementSubject"],
      "achievement": {"id": "https://example.com/achievements/21st-century-skills/teamwork", "type": ["Achievement"],
        "criteria": {"narrative": "Team members are nominated for this badge by their peers and recognized upon review by Example Corp management."},
        "description": "This badge recognizes the development of the capacity to collaborate within a group environment.",
        "name": "Teamwork"}},
    "proof": [{"type": "SomeProofType"}, {"type": "DataIntegrityProof", "created": "2010-01-01T19:23:24Z", "cryptosuite": "eddsa-rdfc-2022",
      "verificationMethod": "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
      "proofPurpose": "assertionMethod", "proofValue": "z1"}]}"#;

fn of(
    document: &str,
    algorithm: Canonicalization,
    part: CanonicalPart,
    proof: usize,
) -> Result<Canonicalized> {
    canonicalize(document, &CanonicalizeOptions { algorithm, part, proof, ..Default::default() })
}

fn code(document: &str, algorithm: Canonicalization, part: CanonicalPart) -> &'static str {
    of(document, algorithm, part, 0).unwrap_err().code().as_str()
}

#[test]
fn the_hashes_of_the_implementation_guide_are_met() {
    let document = of(GUIDE, Canonicalization::Rdfc, CanonicalPart::Document, 0).unwrap();
    assert_eq!(document.hash, "87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773");
    assert_eq!((document.quads, document.contexts.len()), (16, 2));
    let options = of(GUIDE, Canonicalization::Rdfc, CanonicalPart::Proof, 1).unwrap();
    assert_eq!(options.hash, "d34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19");
    assert_eq!(options.quads, 5);
}

#[test]
fn sha_384_is_there_for_p384_keys() {
    let options = CanonicalizeOptions { hash: CanonicalHash::Sha384, ..Default::default() };
    let canonical = canonicalize(GUIDE, &options).unwrap();
    assert_eq!(canonical.hash.len(), 96);
    assert_eq!(canonical.text, canonicalize(GUIDE, &CanonicalizeOptions::default()).unwrap().text);
}

#[test]
fn canonical_json_has_the_part_that_is_asked_for() {
    let text = r#" {"proof": [{"proofValue": "z1", "type": "T"}], "b": [1.0, 1e2], "a": null} "#;
    let jcs = |part| of(text, Canonicalization::Jcs, part, 0).unwrap();
    assert_eq!(jcs(CanonicalPart::Document).text, r#"{"a":null,"b":[1,100]}"#);
    assert_eq!(
        jcs(CanonicalPart::Whole).text,
        r#"{"a":null,"b":[1,100],"proof":[{"proofValue":"z1","type":"T"}]}"#
    );
    let proof = jcs(CanonicalPart::Proof);
    assert_eq!(proof.text, r#"{"type":"T"}"#);
    assert_eq!((proof.quads, proof.contexts.len()), (0, 0));
}

#[test]
fn a_proof_that_is_not_there_or_no_object_has_no_form() {
    for algorithm in [Canonicalization::Rdfc, Canonicalization::Jcs] {
        assert_eq!(code(CREDENTIAL, algorithm, CanonicalPart::Proof), "proof.missing");
        assert_eq!(
            of(GUIDE, algorithm, CanonicalPart::Proof, 2).unwrap_err().code().as_str(),
            "proof.missing"
        );
        let error = of(r#"{"proof": [1]}"#, algorithm, CanonicalPart::Proof, 0).unwrap_err();
        assert_eq!((error.code().as_str(), error.at().pointer.as_deref()), ("proof.form", Some("/proof/0")));
    }
}

#[test]
fn what_is_no_json_document_has_no_form() {
    let of = |text: &str| code(text, Canonicalization::Rdfc, CanonicalPart::Document);
    assert_eq!(of("https://issuer.example/1"), "document.hosted");
    assert_eq!(of("eyJhbGciOiJFZERTQSJ9.eyJpZCI6InVybjp1dWlkOjEifQ.c2lnbmVk"), "payload.unrecognised");
    assert_eq!(of(r#"{"a": 1, "a": 2}"#), "json.duplicate_key");
    assert_eq!(of(""), "payload.empty");
    assert_eq!(of(r#"{"kty": "RSA", "n": "…"}"#), "canon.term");
}

#[test]
fn the_work_is_bounded() {
    let mut options = CanonicalizeOptions::default();
    options.limits.canonical_work = 3;
    assert_eq!(canonicalize(GUIDE, &options).unwrap_err().code().as_str(), "limit.canonical_work");
    options.limits.canonical_work = 100;
    assert!(canonicalize(GUIDE, &options).is_ok());
}

#[test]
fn registered_contexts_are_taken() {
    let document = r#"{"@context": "https://issuer.example/context", "id": "urn:uuid:1", "oven": "hot"}"#;
    assert_eq!(code(document, Canonicalization::Rdfc, CanonicalPart::Document), "canon.context");
    let contexts = Contexts::new()
        .with(&[(
            "https://issuer.example/context",
            r#"{"@context": {"id": "@id", "oven": "https://issuer.example/oven"}}"#,
        )])
        .unwrap();
    let canonical = canonicalize(document, &CanonicalizeOptions { contexts, ..Default::default() }).unwrap();
    assert_eq!(canonical.text, "<urn:uuid:1> <https://issuer.example/oven> \"hot\" .\n");
    assert_eq!(canonical.contexts, ["https://issuer.example/context"]);
}
