//! The official samples again, with their signatures: the last word on whether a canonical text is right.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use super::vectors::folder;
use crate::json::{Json, Path, read};
use crate::limits::Limits;
use crate::proof::canonical::ld::{ContextSet, Part, to_dataset};
use crate::proof::canonical::rdfc::{Budget, HashAlgorithm, canonicalise};

/// Samples and whether the proof that is made with the key in its own `verificationMethod` verifies.
const SAMPLES: &[(&str, bool)] = &[
    ("simple.json", true),
    ("simple_v1.json", true),
    ("simple-multiple-proofs.json", true),
    ("simple-did-key-method.json", true),
    ("simple-err-expired.json", true),
    ("simple-err-proof-value.json", false),
    ("simple-err-issuer.json", true),
    ("endorsement-valid.json", true),
    ("credential-status-revoked.json", true),
];

/// Hash of the options, then hash of the document.
fn signed(document: &Json<'_>, proof: &Json<'_>) -> Vec<u8> {
    let hash = |part: Part<'_>| {
        let dataset = to_dataset(part, ContextSet::shared(), 0).unwrap().dataset;
        Sha256::digest(canonicalise(dataset, HashAlgorithm::Sha256, Budget::DEFAULT).unwrap().nquads)
    };
    let options = Part::options(proof, document, Path::Root).unwrap();
    [hash(options), hash(Part::without_proof(document).unwrap())].concat()
}

/// The 32 bytes of the Ed25519 key that a Multikey names.
fn key(method: &str) -> VerifyingKey {
    let multikey = method.rsplit(['#', ':']).next().unwrap();
    let bytes = bs58::decode(&multikey[1..]).into_vec().unwrap();
    VerifyingKey::from_bytes(bytes[2..].try_into().unwrap()).unwrap()
}

fn verifies(document: &Json<'_>, proof: &Json<'_>) -> bool {
    let value = proof.get("proofValue").and_then(Json::as_str).unwrap();
    let signature = bs58::decode(&value[1..]).into_vec().unwrap();
    let Ok(signature) = Signature::from_slice(&signature) else { return false };
    let signed = signed(document, proof);
    let method = proof.get("verificationMethod").and_then(Json::as_str).unwrap();
    key(method).verify_strict(&signed, &signature).is_ok()
}

#[test]
fn the_signatures_of_the_official_samples_verify() {
    let Some(folder) = folder("ob3") else { return };
    for (name, expected) in SAMPLES {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let document = read(&text, &Limits::default()).unwrap();
        let proofs = document.get("proof").unwrap().items();
        let proof = proofs.iter().find(|proof| proof.get("proofValue").is_some()).unwrap();
        assert_eq!(verifies(&document, proof), *expected, "{name}");
    }
}
