//! Texts that nobody would write: they are refused, and nothing panics.

#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use base64ct::{Base64UrlUnpadded, Encoding};
use proptest::prelude::*;

use crate::keys::{Key, KeyOptions, pem};

use super::samples::{PRIVATE, RFC7515_RSA, RSA_8192_PUBLIC, SAME, read};

/// Reads a text; a key that comes out has to survive being written and used.
fn survives(text: &str) {
    let Ok(keys) = Key::read_all(text, &KeyOptions::default()) else { return };
    for key in keys {
        assert_eq!(read(&key.to_pem().unwrap()).thumbprint(), key.thumbprint());
        assert_eq!(read(&key.to_jwk().unwrap()).info().unwrap().private, key.is_private());
        for algorithm in key.algorithms() {
            assert!(!key.verifies(*algorithm, b"message", &[1; 64]));
        }
    }
}

fn rsa(members: &[(&str, Vec<u8>)]) -> String {
    let mut jwk: serde_json::Map<String, serde_json::Value> = serde_json::from_str(RFC7515_RSA).unwrap();
    for (name, bytes) in members {
        jwk.insert((*name).to_owned(), Base64UrlUnpadded::encode_string(bytes).into());
    }
    serde_json::Value::Object(jwk).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn bytes_of_der_changed_anywhere(which in 0..4_usize, form in 0..5_usize, at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let (private, public) = SAME[which];
        let forms: Vec<&str> = private.iter().chain(public).copied().collect();
        let block = pem::blocks(forms[form % forms.len()]).unwrap().remove(0);
        let mut der = block.der.to_vec();
        let at = at.index(der.len());
        der[at] = to;
        survives(&pem::write(block.label, &der));
        der.truncate(cut.index(der.len()));
        survives(&pem::write(block.label, &der));
    }

    #[test]
    fn characters_of_a_text_changed_anywhere(which in 0..4_usize, jwk in any::<bool>(), at in any::<prop::sample::Index>(), to in "[ -~]{0,3}") {
        let key = read(PRIVATE[which]);
        let text = if jwk { key.to_jwk().unwrap() } else { key.to_pem().unwrap() };
        let at = at.index(text.len());
        survives(&format!("{}{to}{}", &text[..at], &text[at + 1..]));
    }

    #[test]
    fn private_numbers_of_rsa_that_are_anything(name in prop::sample::select(vec!["d", "p", "q", "dp", "dq", "qi", "e"]), bytes in prop::collection::vec(any::<u8>(), 0..260)) {
        survives(&rsa(&[(name, bytes)]));
    }

    #[test]
    fn any_text(text in "\\PC{0,200}") {
        survives(&text);
        survives(&format!("z{text}"));
        survives(&format!("did:key:z{text}"));
        survives(&format!("-----BEGIN {text}"));
    }
}

#[test]
fn private_numbers_at_the_edges_are_refused() {
    let n = {
        let jwk: serde_json::Value = serde_json::from_str(RFC7515_RSA).unwrap();
        Base64UrlUnpadded::decode_vec(jwk["n"].as_str().unwrap()).unwrap()
    };
    let below = [&n[..n.len() - 1], &[n[n.len() - 1] - 1]].concat();
    let numbers =
        [vec![1], vec![2], vec![3], vec![1, 0, 1], vec![0xFF; 128], vec![0xFF; 256], n.clone(), below];
    let bare = |d: &[u8]| {
        let (n, d) = (Base64UrlUnpadded::encode_string(&n), Base64UrlUnpadded::encode_string(d));
        format!(r#"{{"kty":"RSA","n":"{n}","e":"AQAB","d":"{d}"}}"#)
    };
    for number in &numbers {
        for name in ["d", "p", "q", "dp", "dq", "qi"] {
            assert!(Key::from_jwk(&rsa(&[(name, number.clone())])).is_err(), "{name}");
        }
        assert!(Key::from_jwk(&bare(number)).is_err());
        // 1 · n = n, and d fits whatever the primes are said to be.
        let trivial = [("p", vec![1]), ("q", n.clone()), ("dp", number.clone()), ("dq", number.clone())];
        assert!(Key::from_jwk(&rsa(&trivial)).is_err());
        assert!(Key::from_jwk(&rsa(&[("p", number.clone()), ("q", number.clone())])).is_err());
    }
}

/// The most that one key can cost: primes to be found for 8,192 bits, and there are none.
#[test]
fn the_primes_of_a_large_number_are_not_searched_for_long() {
    let jwk = read(RSA_8192_PUBLIC).public_jwk().unwrap();
    let d = Base64UrlUnpadded::encode_string(&[0x7F; 1024]);
    let private = jwk.replacen('}', &format!(r#","d":"{d}"}}"#), 1);
    assert_eq!(super::samples::refusal(&private), "key.mismatch");
}
