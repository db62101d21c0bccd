//! Any text as a token: its signature checked, and as what an outside signer signed.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ovenbird::{
    AttachOptions, Key, KeyOptions, KeySource, Severity, SignOptions, SignatureMode, SignatureOptions,
    attach_signature, signing_input, verify_signature,
};

/// The public keys of RFC 7515, appendix A.2 and A.3, and of RFC 8037, appendix A.1.
const KEYS: [&str; 3] = [
    r#"{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB"}"#,
    r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#,
    r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
];

static READ: LazyLock<Vec<Key>> = LazyLock::new(|| {
    KEYS.iter().map(|text| Key::read(text, &KeyOptions::default()).expect("a key of an RFC")).collect()
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let keys: Vec<&Key> = READ.iter().collect();
    for mode in [SignatureMode::Strict, SignatureMode::Compatible] {
        for (keys, accept_header_key) in [(&keys[..], false), (&[], true)] {
            let at = Some("2026-03-01T10:00:00Z".to_owned());
            let options = SignatureOptions { mode, accept_header_key, at, ..Default::default() };
            let Ok(report) = verify_signature(text, keys, &options) else { continue };
            let faulty = report.problems.iter().any(|problem| problem.severity == Severity::Error);
            assert_eq!(report.verified, !faulty, "each refusal has a reason");
            if report.verified {
                let key = report.key.expect("a key verified it");
                assert_eq!(key.source == KeySource::Header, keys.is_empty());
            }
        }
    }
    let _ = attach_signature(text, &[1; 64], &AttachOptions::default());
    let key = Some(KEYS[1].to_owned());
    let unchecked = SignOptions { key, check: false, ..Default::default() };
    if let Ok(to_sign) = signing_input(text, &unchecked) {
        let token = attach_signature(&to_sign.input, &[1; 64], &AttachOptions::default());
        assert!(token.is_ok(), "what is to be signed can be finished");
    }
});
