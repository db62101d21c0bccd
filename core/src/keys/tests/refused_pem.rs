//! PEM and DER that are refused.

#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use crate::error::ErrorCode;
use crate::keys::{Key, KeyOptions, pem};
use crate::limits::Limits;

use super::samples::{self, ED25519, P256, P256_PUBLIC, P256_SEC1, PRIVATE, RSA, SAME, read, refusal};

/// The PEM with its DER changed.
fn changed(text: &str, change: impl FnOnce(&mut Vec<u8>)) -> String {
    let block = pem::blocks(text).unwrap().remove(0);
    let mut der = block.der.to_vec();
    change(&mut der);
    pem::write(block.label, &der).as_str().to_owned()
}

/// The PEM with the first occurrence of some bytes replaced.
fn replaced(text: &str, from: &[u8], to: &[u8]) -> String {
    assert_eq!(from.len(), to.len());
    changed(text, |der| {
        let at = der.windows(from.len()).position(|window| window == from).unwrap();
        der[at..at + to.len()].copy_from_slice(to);
    })
}

#[test]
fn keys_of_other_kinds_are_unsupported() {
    for text in [
        samples::SECP256K1,
        samples::P521,
        samples::P256_EXPLICIT,
        samples::X25519,
        samples::ED448,
        samples::RSA_PSS,
        samples::RSA_3_PRIMES,
        samples::OPENSSH,
        "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI ada@example.org",
    ] {
        assert_eq!(refusal(text), "key.unsupported", "{text}");
    }
}

#[test]
fn an_encrypted_key_is_unsupported_and_the_message_says_how_to_decrypt_it() {
    for text in [samples::ENCRYPTED_PKCS1, samples::ENCRYPTED_PKCS8] {
        let error = Key::read(text, &KeyOptions::default()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::KeyUnsupported);
        assert!(error.message().contains("openssl pkey"), "{error}");
    }
}

#[test]
fn an_rsa_key_that_is_too_small_or_has_a_small_exponent_is_refused() {
    assert_eq!(refusal(samples::RSA_1024), "key.size");
    assert_eq!(refusal(samples::RSA_EXPONENT_3), "key.weak");
}

#[test]
fn a_pem_that_is_damaged_is_refused() {
    let cases = [
        ("", "empty"),
        ("no key", "text"),
        ("-----BEGIN PUBLIC KEY-----", "no end"),
        ("-----BEGIN PUBLIC KEY-----\nMCow", "no end after a line"),
        ("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n", "no body"),
        ("-----BEGIN PUBLIC KEY-----\nMCow\n-----END PRIVATE KEY-----\n", "another end"),
        ("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n", "parameters only"),
    ];
    for (text, what) in cases {
        assert_eq!(refusal(text), "key.malformed", "{what}");
    }
    for (from, to) in
        [("MC4C", "MC4"), ("MC4C", "MC4C="), ("MC4C", "MC4C!"), ("MC4C", "A: b\nMC4C"), ("MC4C", "\\nMC4C")]
    {
        assert_eq!(refusal(&ED25519.replacen(from, to, 1)), "key.malformed", "{to}");
    }
    let long = "A".repeat(70_000);
    let long = format!("-----BEGIN PUBLIC KEY-----\n{long}\n-----END PUBLIC KEY-----\n");
    assert_eq!(refusal(&long), "key.malformed");
    assert_eq!(refusal(&P256_PUBLIC.repeat(65)), "key.unsupported");
}

#[test]
fn base64_has_one_spelling() {
    let canonical = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";
    assert_eq!(read(canonical).to_pem().unwrap().as_str(), canonical);
    for (from, to) in [("URo=", "URp="), ("URo=", "URo"), ("URo=", "URo=="), ("S/7", "S_7")] {
        assert_eq!(refusal(&canonical.replace(from, to)), "key.malformed", "{to}");
    }
}

#[test]
fn line_breaks_and_text_around_do_not_matter() {
    let unwrapped = |text: &str| {
        let (head, rest) = text.split_once("KEY-----\n").unwrap();
        let (body, tail) = rest.split_once("-----END").unwrap();
        format!("{head}KEY-----\n{}\n-----END{tail}", body.replace('\n', ""))
    };
    for pem in PRIVATE {
        for text in [
            pem.replace('\n', "\r\n"),
            pem.trim_end().to_owned(),
            unwrapped(pem),
            format!("\u{FEFF}Bag Attributes\n    friendlyName: key\n{pem}\ntext behind\n"),
        ] {
            assert_eq!(read(&text).to_pem().unwrap().as_str(), pem);
        }
    }
}

#[test]
fn a_text_over_the_limit_is_refused() {
    let limits = Limits { text_bytes: 100, ..Limits::default() };
    let error = Key::read(P256, &KeyOptions { limits, ..KeyOptions::default() }).unwrap_err();
    assert_eq!(error.code(), ErrorCode::LimitText);
}

#[test]
fn trailing_and_missing_bytes_are_refused() {
    for text in SAME.iter().flat_map(|(private, public)| private.iter().chain(*public)) {
        if text.contains("EC PARAMETERS") {
            continue;
        }
        assert_eq!(refusal(&changed(text, |der| der.push(0))), "key.malformed");
        assert_eq!(refusal(&changed(text, |der| der.truncate(der.len() - 1))), "key.malformed");
        assert_eq!(refusal(&changed(text, |der| der[0] = 0x31)), "key.malformed");
    }
}

/// No change of a single byte makes another key of a private one: its halves are checked against each other, or the
/// byte is none of the key's.
#[test]
fn no_byte_of_a_private_key_can_be_changed_unnoticed() {
    for (pem, step) in [(RSA, 37), (P256, 1), (samples::P384, 1)] {
        let key = read(pem).to_pem().unwrap();
        let len = pem::blocks(pem).unwrap()[0].der.len();
        for at in (0..len).step_by(step) {
            let text = changed(pem, |der| der[at] ^= 0x01);
            if let Ok(other) = Key::read(&text, &KeyOptions::default()) {
                assert_eq!(other.to_pem().unwrap(), key, "byte {at}");
            }
        }
    }
}

#[test]
fn a_pkcs8_key_may_have_its_public_half_and_attributes_beside_it() {
    let point = pem::blocks(samples::ED25519_PUBLIC).unwrap()[0].der[12..].to_vec();
    let beside = |version: u8, attributes: &[u8], point: &[u8]| {
        changed(ED25519, |der| {
            der[4] = version;
            der.extend(attributes);
            if !point.is_empty() {
                der.extend([0x81, 0x21, 0]);
                der.extend(point);
            }
            der[1] = u8::try_from(der.len() - 2).unwrap();
        })
    };
    let attributes = [0xA0, 2, 0x30, 0];
    assert_eq!(read(&beside(1, &[], &point)).to_pem().unwrap().as_str(), ED25519);
    assert_eq!(read(&beside(1, &attributes, &point)).to_pem().unwrap().as_str(), ED25519);
    assert_eq!(read(&beside(0, &attributes, &[])).to_pem().unwrap().as_str(), ED25519);
    let other = read(samples::RFC8037).public().to_pem().unwrap();
    let other = pem::blocks(&other).unwrap()[0].der[12..].to_vec();
    assert_eq!(refusal(&beside(1, &[], &other)), "key.mismatch");
    assert_eq!(refusal(&beside(0, &[], &point)), "key.malformed");
    assert_eq!(refusal(&beside(1, &[], &[])), "key.malformed");
}

#[test]
fn halves_that_do_not_belong_together_are_refused() {
    assert_eq!(refusal(&changed(P256, |der| *der.last_mut().unwrap() ^= 1)), "key.point");
    let other = read(samples::RFC7515_EC).to_pem().unwrap();
    let other = pem::blocks(&other).unwrap()[0].der.to_vec();
    let point = other.len() - 64;
    let mixed = changed(P256, |der| der[point..].copy_from_slice(&other[point..]));
    assert_eq!(refusal(&mixed), "key.mismatch");
}

#[test]
fn algorithms_parameters_and_versions_are_exact() {
    // rsaEncryption without NULL, Ed25519 with NULL are what some tools once wrote.
    let null = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01\x05\x00";
    let octets = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01\x04\x00";
    assert_eq!(refusal(&replaced(RSA, null, octets)), "key.malformed");
    let null = changed(ED25519, |der| {
        der.splice(12..12, [5, 0]).for_each(drop);
        der[1] += 2;
        der[6] += 2;
    });
    assert_eq!(refusal(&null), "key.malformed");
    let without = changed(samples::RSA_PUBLIC, |der| {
        der.drain(17..19);
        der[3] -= 2;
        der[5] -= 2;
    });
    assert_eq!(refusal(&without), "key.malformed");
    for (pem, from, to) in [
        (ED25519, &b"\x02\x01\x00\x30"[..], &b"\x02\x01\x01\x30"[..]),
        (ED25519, b"\x02\x01\x00\x30", b"\x02\x01\x02\x30"),
        (P256, b"\x02\x01\x01\x04\x20", b"\x02\x01\x02\x04\x20"),
        (RSA, b"\x02\x01\x00\x02\x82\x01\x01", b"\x02\x01\x02\x02\x82\x01\x01"),
        // Curve and point do not fit.
        (P256, b"\x06\x08\x2A\x86\x48\xCE\x3D\x03\x01\x07", b"\x06\x08\x2A\x86\x48\xCE\x3D\x03\x01\x06"),
    ] {
        let code = refusal(&replaced(pem, from, to));
        assert!(matches!(code, "key.malformed" | "key.unsupported"), "{code}");
    }
    assert_eq!(refusal(&replaced(samples::RSA_PKCS1, b"\x02\x01\x00", b"\x02\x01\x01")), "key.unsupported");
    // SEC1 has to say the curve; inside PKCS#8 it may, if it is the same.
    let both = |curve: &'static [u8]| {
        changed(P256, move |der| {
            let at = der.windows(2).position(|pair| pair == [0xA1, 0x44]).unwrap();
            der.splice(at..at, curve.iter().copied()).for_each(drop);
            for length in [2, 28, 30] {
                der[length] += u8::try_from(curve.len()).unwrap();
            }
        })
    };
    let same = b"\xA0\x0A\x06\x08\x2A\x86\x48\xCE\x3D\x03\x01\x07";
    assert_eq!(read(&both(same)).to_pem().unwrap().as_str(), P256);
    assert_eq!(refusal(&both(b"\xA0\x07\x06\x05\x2B\x81\x04\x00\x22")), "key.mismatch");
    assert_eq!(
        refusal(&changed(&P256_SEC1[P256_SEC1.find("-----BEGIN EC PRIVATE").unwrap()..], |der| {
            let at = der.windows(2).position(|pair| pair == [0xA0, 0x0A]).unwrap();
            der.drain(at..at + 12);
            der[1] -= 12;
        })),
        "key.malformed"
    );
}

#[test]
fn a_point_beside_the_curve_is_refused() {
    assert_eq!(refusal(&changed(P256_PUBLIC, |der| *der.last_mut().unwrap() ^= 1)), "key.point");
    let hybrid = changed(P256_PUBLIC, |der| der[26] = 6);
    assert_eq!(refusal(&hybrid), "key.malformed");
    let infinity = pem::write("PUBLIC KEY", b"\x30\x19\x30\x13\x06\x07\x2A\x86\x48\xCE\x3D\x02\x01\x06\x08\x2A\x86\x48\xCE\x3D\x03\x01\x07\x03\x02\x00\x00");
    assert_eq!(refusal(&infinity), "key.point");
    let zero = changed(P256_PUBLIC, |der| der[27..].fill(0));
    assert_eq!(refusal(&zero), "key.point");
    let weak = changed(samples::ED25519_PUBLIC, |der| der[12..].fill(0));
    assert_eq!(refusal(&weak), "key.weak");
}

#[test]
fn an_ed25519_seed_has_32_bytes() {
    let shorter = changed(ED25519, |der| {
        der.pop();
        for at in [1, 13, 15] {
            der[at] -= 1;
        }
    });
    assert_eq!(refusal(&shorter), "key.malformed");
}
