//! Any text as a document that a proof signs: its canonical forms, its proofs, a proof put into it; and as the value of a
//! proof that discloses a part.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ovenbird::{
    CanonicalPart, Canonicalization, CanonicalizeOptions, Cryptosuite, Key, KeyOptions, SeededEntropy,
    Severity, SignOptions, SignatureOptions, canonicalize, sign, verify_signature,
};

/// The key of RFC 8037, appendix A.1.
const KEY: &str = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

/// A credential with a proof for its holder.
const DISCLOSING: &str = r#"{"@context": "https://www.w3.org/ns/credentials/v2", "type": "VerifiableCredential",
    "issuer": "did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP", "validFrom": "2026-03-01T10:00:00Z",
    "credentialSubject": {"name": "Ada"}, "proof": {"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023",
    "verificationMethod": "did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP",
    "proofPurpose": "assertionMethod", "proofValue": "VALUE"}}"#;

static READ: LazyLock<Key> = LazyLock::new(|| Key::read(KEY, &KeyOptions::default()).expect("a key of an RFC"));

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    forms(text);
    verified(text);
    signed(text);
    if text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
        verified(&DISCLOSING.replace("VALUE", text));
    }
});

/// What is canonical stays as it is.
fn forms(text: &str) {
    for part in [CanonicalPart::Whole, CanonicalPart::Document, CanonicalPart::Proof] {
        let options = CanonicalizeOptions { part, ..Default::default() };
        let _ = canonicalize(text, &options);
        let jcs = CanonicalizeOptions { algorithm: Canonicalization::Jcs, ..options };
        let Ok(once) = canonicalize(text, &jcs) else { continue };
        let whole = CanonicalizeOptions { part: CanonicalPart::Whole, ..jcs };
        let twice = canonicalize(&once.text, &whole).expect("canonical JSON is JSON");
        assert_eq!(once.text, twice.text);
    }
}

fn verified(text: &str) {
    let at = Some("2026-03-01T10:00:00Z".to_owned());
    let options = SignatureOptions { accept_header_key: true, explain: true, at, ..Default::default() };
    for keys in [&[&*READ][..], &[]] {
        let Ok(report) = verify_signature(text, keys, &options) else { continue };
        let faulty = report.problems.iter().any(|problem| problem.severity == Severity::Error);
        assert_eq!(report.verified, !faulty, "each refusal has a reason");
        assert_eq!(report.verified, report.key.is_some());
    }
}

/// A proof that was put in verifies, and takes nothing from the text.
fn signed(text: &str) {
    for suite in [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022] {
        let options = SignOptions { cryptosuite: Some(suite), check: false, ..Default::default() };
        let Ok(signed) = sign(text, &READ, &options, &mut SeededEntropy::new("fuzz")) else { continue };
        let report = verify_signature(&signed.token, &[&*READ], &Default::default());
        let proofs = report.expect("it was written here").proofs;
        assert!(proofs.last().is_some_and(|proof| proof.verified));
        let mut left = signed.token.chars();
        assert!(text.trim_ascii().chars().all(|c| left.any(|other| other == c)), "all of the text is in it");
    }
}
