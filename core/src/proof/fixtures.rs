//! Keys and documents for the tests of signing and of checking signatures.
#![allow(clippy::unwrap_used, reason = "tests")]

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::keys::{GenerateOptions, Key, KeyKind, KeyOptions, SeededEntropy};

/// The RSA key of RFC 7515, appendix A.2.
pub(crate) const RSA: &str = r#"{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB","d":"Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_GQ5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46sui395IW_GO-pWJ1O0BkTGoVEn2bKVRUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9JYanrC4D4qAdGcopV_0ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB4cS98l2SR_RQyGWSeWjnczT0QU91p1DhOVRuOopznQ","p":"4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc","q":"uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc","dp":"BwKfV3Akq5_MFZDFZCnW-wzl-CCo83WoZvnLQwCTeDv8uzluRSnm71I3QCLdhrqE2e9YkxvuxdBfpT_PI7Yz-FOKnu1R6HsJeDCjn12Sk3vmAktV2zb34MCdy7cpdTh_YVr7tss2u6vneTwrA86rZtu5Mbr1C1XsmvkxHQAdYo0","dq":"h_96-mK1R_7glhsum81dZxjTnYynPbZpHziZjeeHcXYsXaaMwkOlODsWa7I9xXDoRwbKgB719rrmI2oKr6N3Do9U0ajaHF-NKJnwgjMd2w9cjz3_-kyNlxAr2v4IKhGNpmM5iIgOS1VZnOZ68m6_pbLBSp3nssTdlqvd0tIiTHU","qi":"IYd7DHOhrWvxkwPQsRM2tOgrjbcrfvtQJipd-DlcxyVuuM9sQLdgjVk2oy26F0EmpScGLq2MowX7fhd_QJQ3ydy5cY7YIBi87w93IKLEdfnbJtoOPLUW0ITrJReOgo1cq9SbsxYawBgfp_gh6A5603k2-ZQwVK0JKSHuLFkuQ3U"}"#;

/// The P-256 key of RFC 7515, appendix A.3.
pub(crate) const P256: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#;

/// The Ed25519 key of RFC 8037, appendix A.1.
pub(crate) const ED25519: &str = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

/// A signed assertion of 2.0 without faults.
pub(crate) const ASSERTION: &str = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"urn:uuid:a7e1cbd3-2c1d-4c4b-9a0d-3f0c1d2e4b5a","badge":"https://issuer.example/robotics","recipient":{"type":"email","hashed":false,"identity":"ada@example.org"},"issuedOn":"2026-03-01T10:00:00Z","verification":{"type":"SignedBadge","creator":"https://issuer.example/key"}}"#;

/// A credential of 3.0 without faults.
pub(crate) const CREDENTIAL: &str = r#"{
  "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
  "id": "urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002",
  "type": ["VerifiableCredential", "OpenBadgeCredential"],
  "name": "Robotics",
  "issuer": {"id": "https://issuer.example/profile", "type": ["Profile"], "name": "Makers", "url": "https://issuer.example"},
  "validFrom": "2026-03-01T10:00:00Z",
  "validUntil": "2030-03-01T10:00:00Z",
  "credentialSubject": {
    "id": "did:example:ada", "type": ["AchievementSubject"],
    "achievement": {
      "id": "https://issuer.example/robotics", "type": ["Achievement"], "name": "Robotics",
      "description": "Built a robot.", "criteria": {"narrative": "It walks."}
    }
  }
}"#;

/// The same of data model 1.1.
pub(crate) fn credential_v1() -> String {
    let old = CREDENTIAL.replace("ns/credentials/v2", "2018/credentials/v1");
    old.replace("validFrom", "issuanceDate").replace("validUntil", "expirationDate")
}

/// The private key of a kind: always the same.
pub(crate) fn key(kind: KeyKind) -> Key {
    let text = match kind {
        KeyKind::Rsa => RSA,
        KeyKind::P256 => P256,
        KeyKind::Ed25519 => ED25519,
        KeyKind::P384 => return other_key(kind, "the P-384 key of the tests"),
    };
    read(text)
}

/// Another private key of a kind.
pub(crate) fn other_key(kind: KeyKind, seed: &str) -> Key {
    Key::generate(&GenerateOptions { kind, ..Default::default() }, &mut SeededEntropy::new(seed)).unwrap()
}

pub(crate) fn read(text: &str) -> Key {
    Key::read(text, &KeyOptions::default()).unwrap()
}

/// The same key with an id.
pub(crate) fn with_id(text: &str, id: &str) -> Key {
    Key::read(text, &KeyOptions { id: Some(id.to_owned()), ..Default::default() }).unwrap()
}

pub(crate) fn encode(part: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(part)
}

pub(crate) fn decode(part: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(part).unwrap()
}

/// A token with any header and payload, signed with a key.
pub(crate) fn token(header: &str, payload: &str, key: &Key) -> String {
    let input = format!("{}.{}", encode(header), encode(payload));
    let algorithm = crate::keys::JwsAlgorithm::ALL.into_iter().find(|a| a.key_kind() == key.kind()).unwrap();
    let signature = key.sign(algorithm, input.as_bytes(), &mut SeededEntropy::new("signature")).unwrap();
    format!("{input}.{}", encode(signature))
}
