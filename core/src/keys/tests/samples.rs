//! Keys made with OpenSSL 3.0 (`genpkey`, `pkey`, `rsa`, `ec`, `req -x509`) and, where the name says so, OpenSSH.

use crate::keys::{Key, KeyOptions};

macro_rules! samples {
    ($($name:ident = $file:literal;)*) => {
        $(pub(in crate::keys) const $name: &str = include_str!(concat!("data/", $file, ".pem"));)*
    };
}

samples! {
    RSA = "rsa";
    RSA_PKCS1 = "rsa-pkcs1";
    RSA_PUBLIC = "rsa-public";
    RSA_PKCS1_PUBLIC = "rsa-pkcs1-public";
    RSA_CERTIFICATE = "rsa-certificate";
    RSA_2049 = "rsa-2049";
    RSA_8192_PUBLIC = "rsa-8192-public";
    RSA_1024 = "rsa-1024";
    RSA_EXPONENT_3 = "rsa-exponent-3";
    RSA_3_PRIMES = "rsa-3-primes";
    RSA_PSS = "rsa-pss";
    P256 = "p256";
    P256_SEC1 = "p256-sec1";
    P256_PUBLIC = "p256-public";
    P256_CERTIFICATE = "p256-certificate";
    P256_EXPLICIT = "p256-explicit";
    P384 = "p384";
    P384_SEC1 = "p384-sec1";
    P384_PUBLIC = "p384-public";
    P384_CERTIFICATE = "p384-certificate";
    P521 = "p521";
    SECP256K1 = "secp256k1";
    ED25519 = "ed25519";
    ED25519_PUBLIC = "ed25519-public";
    ED25519_CERTIFICATE = "ed25519-certificate";
    ED448 = "ed448";
    X25519 = "x25519";
    ENCRYPTED_PKCS1 = "encrypted-pkcs1";
    ENCRYPTED_PKCS8 = "encrypted-pkcs8";
    OPENSSH = "openssh";
}

/// A private key of each kind.
pub(in crate::keys) const PRIVATE: [&str; 4] = [RSA, P256, P384, ED25519];

/// Everything that is the same key as the one in [`PRIVATE`] at this place: other private forms, then public ones.
pub(in crate::keys) const SAME: [(&[&str], &[&str]); 4] = [
    (&[RSA, RSA_PKCS1], &[RSA_PUBLIC, RSA_PKCS1_PUBLIC, RSA_CERTIFICATE]),
    (&[P256, P256_SEC1], &[P256_PUBLIC, P256_CERTIFICATE]),
    (&[P384, P384_SEC1], &[P384_PUBLIC, P384_CERTIFICATE]),
    (&[ED25519], &[ED25519_PUBLIC, ED25519_CERTIFICATE]),
];

/// The private RSA key of RFC 7515 appendix A.2.
pub(in crate::keys) const RFC7515_RSA: &str = r#"{"kty":"RSA","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ","e":"AQAB","d":"Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_GQ5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46sui395IW_GO-pWJ1O0BkTGoVEn2bKVRUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9JYanrC4D4qAdGcopV_0ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB4cS98l2SR_RQyGWSeWjnczT0QU91p1DhOVRuOopznQ","p":"4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc","q":"uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc","dp":"BwKfV3Akq5_MFZDFZCnW-wzl-CCo83WoZvnLQwCTeDv8uzluRSnm71I3QCLdhrqE2e9YkxvuxdBfpT_PI7Yz-FOKnu1R6HsJeDCjn12Sk3vmAktV2zb34MCdy7cpdTh_YVr7tss2u6vneTwrA86rZtu5Mbr1C1XsmvkxHQAdYo0","dq":"h_96-mK1R_7glhsum81dZxjTnYynPbZpHziZjeeHcXYsXaaMwkOlODsWa7I9xXDoRwbKgB719rrmI2oKr6N3Do9U0ajaHF-NKJnwgjMd2w9cjz3_-kyNlxAr2v4IKhGNpmM5iIgOS1VZnOZ68m6_pbLBSp3nssTdlqvd0tIiTHU","qi":"IYd7DHOhrWvxkwPQsRM2tOgrjbcrfvtQJipd-DlcxyVuuM9sQLdgjVk2oy26F0EmpScGLq2MowX7fhd_QJQ3ydy5cY7YIBi87w93IKLEdfnbJtoOPLUW0ITrJReOgo1cq9SbsxYawBgfp_gh6A5603k2-ZQwVK0JKSHuLFkuQ3U"}"#;

/// The private key of RFC 7515 appendix A.3.
pub(in crate::keys) const RFC7515_EC: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#;

/// The private key of RFC 8037 appendix A.1, which is that of RFC 8032 section 7.1 test 1.
pub(in crate::keys) const RFC8037: &str = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

/// Reads a key that has to be sound.
pub(in crate::keys) fn read(text: &str) -> Key {
    Key::read(text, &KeyOptions::default()).unwrap()
}

/// The code with which a text is refused.
pub(in crate::keys) fn refusal(text: &str) -> &'static str {
    match Key::read(text, &KeyOptions::default()) {
        Ok(key) => panic!("taken: {key:?}"),
        Err(error) => error.code().as_str(),
    }
}
