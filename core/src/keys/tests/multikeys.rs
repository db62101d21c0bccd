//! Multikey and did:key. The examples are those of the did:key method and of the W3C's data integrity suites.

use p256::elliptic_curve::sec1::ToSec1Point;

use crate::keys::{Key, KeyFormat, KeyKind, KeyOptions};

use super::samples::{PRIVATE, RSA, read, refusal};

/// Public and secret Multikeys of eddsa-rdfc-2022 and ecdsa-rdfc-2019.
const PAIRS: [(KeyKind, &str, &str); 3] = [
    (
        KeyKind::Ed25519,
        "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq",
    ),
    (
        KeyKind::P256,
        "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP",
        "z42twTcNeSYcnqg1FLuSFs2bsGH3ZqbRHFmvS9XMsYhjxvHN",
    ),
    (
        KeyKind::P384,
        "z82LkuBieyGShVBhvtE2zoiD6Kma4tJGFtkAhxR5pfkp5QPw4LutoYWhvQCnGjdVn14kujQ",
        "z2fanyY7zgwNpZGxX5fXXibvScNaUWNprHU9dKx7qpVj7mws9J8LLt4mDB5TyH2GLHWkUc",
    ),
];

#[test]
fn a_multikey_is_read_in_each_of_its_forms() {
    for (kind, public, secret) in PAIRS {
        let key = read(public);
        assert_eq!((key.kind(), key.is_private()), (kind, false));
        assert_eq!(key.write(KeyFormat::Multikey).unwrap().as_str(), public);
        let private = read(secret);
        assert!(private.is_private());
        assert_eq!(
            private.write(KeyFormat::Multikey).unwrap().as_str(),
            public,
            "the public half is written"
        );

        let object = format!(
            r#"{{"id":"https://example.org/keys#1","type":"Multikey","controller":"https://example.org","publicKeyMultibase":"{public}"}}"#
        );
        assert_eq!(read(&object).id(), Some("https://example.org/keys#1"));
        assert_eq!(read(&object).thumbprint(), key.thumbprint());
        let both = format!(r#"{{"publicKeyMultibase":"{public}","secretKeyMultibase":"{secret}"}}"#);
        assert!(read(&both).is_private());
        assert!(read(&format!(r#"{{"secretKeyMultibase":"{secret}"}}"#)).is_private());
        assert_eq!(Key::from_multikey(&both).unwrap().thumbprint(), key.thumbprint());
    }
}

#[test]
fn a_did_key_is_read_with_and_without_its_fragment() {
    for (_, public, _) in PAIRS {
        let did = format!("did:key:{public}");
        assert_eq!(read(&did).id(), None);
        assert_eq!(read(&did).did_key().unwrap(), did);
        assert_eq!(read(&did).write(KeyFormat::DidKey).unwrap().as_str(), did);
        let url = format!("{did}#{public}");
        assert_eq!(read(&url).id(), Some(url.as_str()));
        assert_eq!(read(&url).thumbprint(), read(public).thumbprint());
    }
}

#[test]
fn the_examples_of_the_did_key_method_are_these_jwks() {
    let examples = [
        (
            "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169",
            r#"{"kty":"EC","crv":"P-256","x":"fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI","y":"hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU"}"#,
        ),
        (
            "did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9",
            r#"{"kty":"EC","crv":"P-384","x":"lInTxl8fjLKp_UCrxI0WDklahi-7-_6JbtiHjiRvMvhedhKVdHBfi2HCY8t_QJyc","y":"y6N1IC-2mXxHreETBW7K3mBcw0qGr3CWHCs-yl09yCQRLcyfGv7XhqAngHOu51Zv"}"#,
        ),
    ];
    for (did, jwk) in examples {
        assert_eq!(read(did).to_jwk().unwrap().as_str(), jwk);
        assert_eq!(read(jwk).did_key().unwrap(), did);
    }
}

#[test]
fn every_key_but_rsa_has_a_multikey() {
    for pem in PRIVATE {
        let key = read(pem);
        let written = key.write(KeyFormat::Multikey);
        if key.kind() == KeyKind::Rsa {
            assert_eq!(written.unwrap_err().code().as_str(), "key.unsupported");
            assert_eq!(key.write(KeyFormat::DidKey).unwrap_err().code().as_str(), "key.unsupported");
            assert_eq!(key.did_key(), None);
        } else {
            assert_eq!(read(&written.unwrap()).thumbprint(), key.thumbprint());
        }
    }
}

fn encoded(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

#[test]
fn a_multikey_that_is_none_is_refused() {
    let (ed, p256) = (PAIRS[0].1, PAIRS[1].1);
    let key = bs58::decode(&ed[1..]).into_vec().unwrap();
    let uncompressed = p256::PublicKey::from_sec1_bytes(&bs58::decode(&p256[1..]).into_vec().unwrap()[2..]);
    let uncompressed = uncompressed.unwrap().to_sec1_point(false);
    let uncompressed = [&[0x80, 0x24], uncompressed.as_bytes()].concat();
    let small_order = [&[0xED, 0x01][..], &[0; 32]].concat();
    let off_curve = [&[0xED, 0x01, 2][..], &[0; 31]].concat();
    let not_canonical = [&[0xED, 0x01, 0xEE][..], &[0xFF; 30], &[0x7F]].concat();
    let no_p256 = [&[0x80, 0x24, 2][..], &[0xFF; 32]].concat();
    let infinity = vec![0x80, 0x24, 0];
    for (text, code) in [
        ("z".to_owned(), "key.malformed"),
        ("z6".to_owned(), "key.malformed"),
        (ed.replace("z6", "z0"), "key.malformed"),
        (format!("{ed}1"), "key.unsupported"),
        (ed[..ed.len() - 1].to_owned(), "key.unsupported"),
        (encoded(&key[..33]), "key.malformed"),
        (encoded(&[&key[..], &[0]].concat()), "key.malformed"),
        (encoded(&uncompressed), "key.malformed"),
        (encoded(&infinity), "key.malformed"),
        (encoded(&small_order), "key.weak"),
        (encoded(&off_curve), "key.point"),
        (encoded(&not_canonical), "key.point"),
        (encoded(&no_p256), "key.point"),
        (encoded(&[&[0xE7, 0x01][..], &[2; 33]].concat()), "key.unsupported"),
        (encoded(&[&[0xEC, 0x01][..], &[9; 32]].concat()), "key.unsupported"),
        (format!("z{}", "1".repeat(200)), "key.malformed"),
        (format!("z{}", "Q".repeat(3_000_000)), "key.malformed"),
        (format!("did:key:{ed}#"), "key.mismatch"),
        (format!("did:key:{ed}#{p256}"), "key.mismatch"),
        (format!("did:key:{ed}?a=b"), "key.malformed"),
        (format!("did:key:{}", PAIRS[0].2), "key.malformed"),
        ("did:web:example.org".to_owned(), "key.malformed"),
        (format!(r#"{{"publicKeyMultibase":"{}"}}"#, PAIRS[0].2), "key.malformed"),
        (format!(r#"{{"secretKeyMultibase":"{ed}"}}"#), "key.malformed"),
        (format!(r#"{{"publicKeyMultibase":"{ed}","secretKeyMultibase":"{}"}}"#, PAIRS[1].2), "key.mismatch"),
        (r#"{"publicKeyMultibase":7}"#.to_owned(), "key.malformed"),
        (format!(r#"{{"publicKeyMultibase":"u{ed}"}}"#), "key.malformed"),
    ] {
        assert_eq!(refusal(&text), code, "{}", &text[..text.len().min(80)]);
    }
}

#[test]
fn a_form_that_the_options_name_is_the_only_one_taken() {
    let ed = PAIRS[0].1;
    let did = format!("did:key:{ed}");
    let jwk = read(ed).to_jwk().unwrap();
    let texts = [RSA, jwk.as_str(), ed, did.as_str()];
    let formats = [KeyFormat::Pem, KeyFormat::Jwk, KeyFormat::Multikey, KeyFormat::DidKey];
    for (own, text) in texts.iter().enumerate() {
        for (place, format) in formats.into_iter().enumerate() {
            let options = KeyOptions { format: Some(format), ..KeyOptions::default() };
            let result = Key::read(text, &options);
            assert_eq!(result.is_ok(), own == place, "{format}: {result:?}");
        }
    }
}
