//! JWKs that are refused.

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::keys::{Key, KeyOptions};

use super::samples::{RFC7515_EC, RFC7515_RSA, RFC8037, RSA_EXPONENT_3, read, refusal};

/// The JWK with a member set to a JSON value, or removed.
fn with(jwk: &str, name: &str, value: Option<serde_json::Value>) -> String {
    let mut members: serde_json::Map<String, serde_json::Value> = serde_json::from_str(jwk).unwrap();
    match value {
        Some(value) => members.insert(name.to_owned(), value),
        None => members.remove(name),
    };
    serde_json::Value::Object(members).to_string()
}

fn bytes(jwk: &str, name: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let members: serde_json::Value = serde_json::from_str(jwk).unwrap();
    let mut bytes = Base64UrlUnpadded::decode_vec(members[name].as_str().unwrap()).unwrap();
    change(&mut bytes);
    with(jwk, name, Some(Base64UrlUnpadded::encode_string(&bytes).into()))
}

fn public(jwk: &str) -> String {
    read(jwk).public_jwk().unwrap()
}

const ALL: [&str; 3] = [RFC7515_RSA, RFC7515_EC, RFC8037];

#[test]
fn what_is_no_jwk_is_refused() {
    for (text, code) in [
        ("{}", "key.malformed"),
        (r#"{"kty":7}"#, "key.malformed"),
        (r#"{"kty":null}"#, "key.malformed"),
        (r#"{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ"}"#, "key.unsupported"),
        (r#"{"kty":"AKP"}"#, "key.unsupported"),
        (r#"{"kty":"rsa"}"#, "key.unsupported"),
        (r#"{"kty":"RSA"}"#, "key.malformed"),
        (r#"{"kty":"OKP","kty":"OKP"}"#, "json.duplicate_key"),
        (r#"{"kty":"#, "json.syntax"),
    ] {
        assert_eq!(refusal(text), code, "{text}");
    }
    let duplicate = RFC8037.replacen('{', r#"{"x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","#, 1);
    assert_eq!(refusal(&duplicate), "json.duplicate_key");
}

#[test]
fn each_member_has_to_be_there_and_be_text() {
    for (jwk, names) in [
        (RFC7515_RSA, &["kty", "n", "e"][..]),
        (RFC7515_EC, &["kty", "crv", "x", "y"]),
        (RFC8037, &["kty", "crv", "x"]),
    ] {
        for name in names {
            assert_eq!(refusal(&with(jwk, name, None)), "key.malformed", "{name}");
        }
    }
    for jwk in ALL {
        let members: serde_json::Map<String, serde_json::Value> = serde_json::from_str(jwk).unwrap();
        for name in members.keys().map(String::as_str).chain(["kid", "alg", "use", "key_ops"]) {
            assert_eq!(refusal(&with(jwk, name, Some(7.into()))), "key.malformed", "{name}");
            assert_eq!(refusal(&with(jwk, name, Some(serde_json::Value::Null))), "key.malformed", "{name}");
        }
    }
}

#[test]
fn base64url_has_one_spelling() {
    for jwk in ALL {
        let members: serde_json::Map<String, serde_json::Value> = serde_json::from_str(jwk).unwrap();
        for (name, value) in members.iter().filter(|(name, _)| !matches!(name.as_str(), "kty" | "crv")) {
            let value = value.as_str().unwrap();
            let standard = value.replace('_', "/").replace('-', "+");
            for bad in [
                format!("{value}="),
                format!("{value} "),
                format!("{value}\n"),
                format!(" {value}"),
                String::new(),
            ] {
                assert_eq!(
                    refusal(&with(jwk, name, Some(bad.clone().into()))),
                    "key.malformed",
                    "{name} {bad}"
                );
            }
            if standard != value {
                assert_eq!(refusal(&with(jwk, name, Some(standard.into()))), "key.malformed", "{name}");
            }
            let long = "A".repeat(4_000_000);
            assert_eq!(refusal(&with(jwk, name, Some(long.into()))), "key.malformed", "{name}");
        }
    }
    // The last character of 32 bytes has two bits too many, which must be zero.
    assert_eq!(refusal(&RFC8037.replace("HURo\"", "HURp\"")), "key.malformed");
    assert_eq!(refusal(&RFC7515_EC.replace("VEU\"", "VEV\"")), "key.malformed");
}

#[test]
fn coordinates_and_scalars_have_their_full_length() {
    for name in ["x", "y", "d"] {
        assert_eq!(refusal(&bytes(RFC7515_EC, name, |bytes| bytes.insert(0, 0))), "key.malformed");
        assert_eq!(
            refusal(&bytes(RFC7515_EC, name, |bytes| bytes.truncate(bytes.len() - 1))),
            "key.malformed"
        );
    }
    for name in ["x", "d"] {
        assert_eq!(refusal(&bytes(RFC8037, name, |bytes| bytes.push(0))), "key.malformed");
        assert_eq!(refusal(&bytes(RFC8037, name, |bytes| bytes.truncate(bytes.len() - 1))), "key.malformed");
    }
    for name in ["n", "e", "d", "p", "q", "dp", "dq", "qi"] {
        assert_eq!(refusal(&bytes(RFC7515_RSA, name, |bytes| bytes.insert(0, 0))), "key.malformed", "{name}");
    }
}

#[test]
fn members_that_disagree_are_refused() {
    let other = bytes(RFC7515_EC, "d", |bytes| bytes[31] ^= 1);
    assert_eq!(refusal(&other), "key.mismatch");
    assert_eq!(refusal(&bytes(RFC8037, "d", |bytes| bytes[31] ^= 1)), "key.mismatch");
    for name in ["d", "p", "q", "dp", "dq", "qi"] {
        assert_eq!(refusal(&bytes(RFC7515_RSA, name, |bytes| bytes[20] ^= 1)), "key.mismatch", "{name}");
    }
    assert_eq!(refusal(&bytes(RFC7515_RSA, "n", |bytes| bytes[20] ^= 1)), "key.mismatch");
    assert_eq!(refusal(&with(RFC7515_RSA, "e", Some("AQAD".into()))), "key.mismatch");
    // Two keys with their primes exchanged: p, q in the other order is another dp, dq, qi.
    let members: serde_json::Value = serde_json::from_str(RFC7515_RSA).unwrap();
    let exchanged =
        with(&with(RFC7515_RSA, "p", Some(members["q"].clone())), "q", Some(members["p"].clone()));
    assert_eq!(refusal(&exchanged), "key.mismatch");
}

#[test]
fn an_rsa_key_has_all_its_primes_or_none() {
    for name in ["p", "q", "dp", "dq", "qi"] {
        assert_eq!(refusal(&with(RFC7515_RSA, name, None)), "key.malformed", "{name}");
    }
    assert_eq!(refusal(&with(RFC7515_RSA, "d", None)), "key.malformed");
    assert_eq!(refusal(&with(RFC7515_RSA, "oth", Some(serde_json::json!([])))), "key.unsupported");
    let bare =
        ["p", "q", "dp", "dq", "qi"].iter().fold(RFC7515_RSA.to_owned(), |jwk, name| with(&jwk, name, None));
    let key = read(&bare);
    assert!(key.is_private());
    assert_eq!(key.thumbprint(), read(RFC7515_RSA).thumbprint());
    // The primes are found again, in one order or the other.
    assert_eq!(read(&key.to_jwk().unwrap()).to_pem().unwrap(), key.to_pem().unwrap());
    assert_eq!(refusal(&bytes(&bare, "d", |bytes| bytes[20] ^= 1)), "key.mismatch");
}

#[test]
fn rsa_numbers_that_make_a_weak_key_are_refused() {
    let rsa = public(RFC7515_RSA);
    for (e, code) in [
        ("AQ", "key.weak"),
        ("Ag", "key.weak"),
        ("Aw", "key.weak"),
        ("Ew", "key.weak"),
        ("_w", "key.weak"),
        ("__8", "key.weak"),
        ("AQAA", "key.weak"),
        ("AQAC", "key.weak"),
        ("AgAAAAE", "key.weak"),
        ("AQAAAAAAAAAB", "key.weak"),
        ("", "key.malformed"),
        ("AA", "key.malformed"),
    ] {
        assert_eq!(refusal(&with(&rsa, "e", Some(e.into()))), code, "{e}");
    }
    // 2^33 - 1 is the largest.
    assert_eq!(read(&with(&rsa, "e", Some("Af____8".into()))).info().unwrap().bits, 2048);
    assert_eq!(refusal(&bytes(&rsa, "n", |bytes| *bytes.last_mut().unwrap() ^= 1)), "key.weak");
    assert_eq!(refusal(RSA_EXPONENT_3), "key.weak");
    assert_eq!(refusal(&bytes(&rsa, "n", |bytes| bytes.truncate(255))), "key.size");
    assert_eq!(refusal(&bytes(&rsa, "n", |bytes| bytes[0] = 0x7F)), "key.size");
    assert_eq!(refusal(&bytes(&rsa, "n", |bytes| bytes.splice(0..0, [1; 769]).for_each(drop))), "key.size");
    let largest = bytes(&rsa, "n", |bytes| bytes.splice(0..0, [0xFF; 768]).for_each(drop));
    assert_eq!(read(&largest).info().unwrap().bits, 8192);
}

#[test]
fn points_that_are_none_are_refused() {
    let ec = public(RFC7515_EC);
    let zero = bytes(&bytes(&ec, "x", |bytes| bytes.fill(0)), "y", |bytes| bytes.fill(0));
    for bad in [
        bytes(&ec, "x", |bytes| bytes[31] ^= 1),
        bytes(&ec, "y", |bytes| bytes[31] ^= 1),
        bytes(&ec, "x", |bytes| bytes.fill(0xFF)),
        zero,
        bytes(RFC7515_EC, "y", |bytes| bytes[31] ^= 1),
    ] {
        assert_eq!(refusal(&bad), "key.point");
    }
    let scalar = |d: [u8; 32]| bytes(RFC7515_EC, "d", |bytes| bytes.copy_from_slice(&d));
    assert_eq!(refusal(&scalar([0; 32])), "key.malformed");
    assert_eq!(refusal(&scalar([0xFF; 32])), "key.malformed");
}

#[test]
fn ed25519_points_of_small_order_or_not_canonical_are_refused() {
    let ed = public(RFC8037);
    let point = |y: &[u8; 32]| bytes(&ed, "x", |bytes| bytes.copy_from_slice(y));
    let mut y = [0; 32];
    assert_eq!(refusal(&point(&y)), "key.weak");
    y[0] = 1;
    assert_eq!(refusal(&point(&y)), "key.weak");
    y[31] = 0x80; // x = 0 with a sign
    assert_eq!(refusal(&point(&y)), "key.point");
    let order_8 = [
        0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0, 0xD5,
        0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
    ];
    assert_eq!(refusal(&point(&order_8)), "key.weak");
    let mut above = [0xFF; 32];
    for low in 0xED..=0xFF {
        // y from the prime to 2^255 - 1: never canonical, and some of them would be points.
        above[0] = low;
        for high in [0x7F, 0xFF] {
            above[31] = high;
            assert_eq!(refusal(&point(&above)), "key.point");
        }
    }
}

#[test]
fn curves_are_those_of_the_kind() {
    for (jwk, crv, code) in [
        (RFC7515_EC, "secp256k1", "key.unsupported"),
        (RFC7515_EC, "P-521", "key.unsupported"),
        (RFC7515_EC, "p-256", "key.unsupported"),
        (RFC7515_EC, "P-384", "key.malformed"),
        (RFC7515_EC, "Ed25519", "key.mismatch"),
        (RFC8037, "X25519", "key.unsupported"),
        (RFC8037, "Ed448", "key.unsupported"),
        (RFC8037, "P-256", "key.mismatch"),
    ] {
        assert_eq!(refusal(&with(jwk, "crv", Some(crv.into()))), code, "{crv}");
    }
}

#[test]
fn an_algorithm_has_to_fit_the_key() {
    for (jwk, alg, code) in [
        (RFC7515_RSA, "ES256", "key.mismatch"),
        (RFC7515_RSA, "EdDSA", "key.mismatch"),
        (RFC7515_RSA, "RSA-OAEP", "key.unsupported"),
        (RFC7515_RSA, "HS256", "key.unsupported"),
        (RFC7515_RSA, "none", "key.unsupported"),
        (RFC7515_RSA, "rs256", "key.unsupported"),
        (RFC7515_EC, "ES384", "key.mismatch"),
        (RFC7515_EC, "ES256K", "key.unsupported"),
        (RFC8037, "RS256", "key.mismatch"),
        (RFC8037, "Ed448", "key.unsupported"),
    ] {
        assert_eq!(refusal(&with(jwk, "alg", Some(alg.into()))), code, "{alg}");
    }
    for (jwk, alg) in
        [(RFC7515_RSA, "PS512"), (RFC7515_EC, "ES256"), (RFC8037, "EdDSA"), (RFC8037, "Ed25519")]
    {
        assert!(Key::read(&with(jwk, "alg", Some(alg.into())), &KeyOptions::default()).is_ok(), "{alg}");
    }
}

#[test]
fn a_key_for_another_purpose_is_refused() {
    let ec = public(RFC7515_EC);
    for (jwk, name, value, code) in [
        (&*ec, "use", serde_json::json!("enc"), "key.unsupported"),
        (&*ec, "use", serde_json::json!(""), "key.unsupported"),
        (&*ec, "key_ops", serde_json::json!([]), "key.unsupported"),
        (&*ec, "key_ops", serde_json::json!(["deriveKey"]), "key.unsupported"),
        (&*ec, "key_ops", serde_json::json!("verify"), "key.malformed"),
        (&*ec, "key_ops", serde_json::json!([7]), "key.malformed"),
        (&*ec, "key_ops", serde_json::json!(["verify", "verify"]), "key.malformed"),
        (&*ec, "key_ops", serde_json::json!(["sign"]), "key.mismatch"),
        (RFC7515_EC, "key_ops", serde_json::json!(["verify"]), "key.mismatch"),
    ] {
        assert_eq!(refusal(&with(jwk, name, Some(value.clone()))), code, "{name} {value}");
    }
    for (jwk, value) in [
        (&*ec, serde_json::json!(["verify"])),
        (RFC7515_EC, serde_json::json!(["sign", "verify"])),
        (RFC7515_EC, serde_json::json!(["sign"])),
    ] {
        let jwk = with(&with(jwk, "key_ops", Some(value)), "use", Some("sig".into()));
        assert!(Key::read(&jwk, &KeyOptions::default()).is_ok());
    }
}

#[test]
fn members_about_other_things_are_passed_over() {
    let jwk = RFC8037.replacen(
        '{',
        r#"{"x5u":"https://example.org/","ext":true,"x5c":[],"k":"AA","y":7,"n":"x","#,
        1,
    );
    assert_eq!(read(&jwk).thumbprint(), read(RFC8037).thumbprint());
}
