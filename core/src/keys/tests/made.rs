//! Making keys.

use crate::error::{Error, ErrorCode, Result};
use crate::keys::{Entropy, GenerateOptions, Key, KeyKind, SeededEntropy, SystemEntropy};

use super::samples::read;

fn options(kind: KeyKind) -> GenerateOptions {
    GenerateOptions { kind, ..GenerateOptions::default() }
}

#[test]
fn a_key_follows_from_its_entropy() {
    // hashlib.sha256(b"a seed" + (0).to_bytes(8, "big")), and the next for P-384.
    let expected = [
        (KeyKind::Ed25519, "hmEtCS6NytkDmyjLwCIoLExyHsUMEOlklgVeenuOi-8"),
        (KeyKind::P256, "hmEtCS6NytkDmyjLwCIoLExyHsUMEOlklgVeenuOi-8"),
        (KeyKind::P384, "hmEtCS6NytkDmyjLwCIoLExyHsUMEOlklgVeenuOi-9IT_NClfajI6vKSqELnlUf"),
    ];
    for (kind, d) in expected {
        let key = Key::generate(&options(kind), &mut SeededEntropy::new("a seed")).unwrap();
        let jwk = key.to_jwk().unwrap();
        assert!(jwk.ends_with(&format!(r#""d":"{d}"}}"#)), "{kind}");
        assert_eq!(key.kind(), kind);
    }
}

#[test]
fn made_keys_differ_and_are_read_back() {
    for kind in [KeyKind::Ed25519, KeyKind::P256, KeyKind::P384] {
        let keys = [(); 2].map(|()| Key::generate(&options(kind), &mut SystemEntropy).unwrap());
        assert_ne!(keys[0].thumbprint(), keys[1].thumbprint());
        assert_eq!(read(&keys[0].to_pem().unwrap()).info().unwrap(), keys[0].info().unwrap());
    }
}

#[test]
fn rsa_keys_have_the_bits_that_were_asked_for() {
    for bits in [None, Some(3072)] {
        let options = GenerateOptions { bits, id: Some("key".into()), ..options(KeyKind::Rsa) };
        let made = || Key::generate(&options, &mut SeededEntropy::new("rsa")).unwrap();
        let key = made();
        assert_eq!(key.info().unwrap().bits, bits.unwrap_or(2048));
        assert_eq!(key.id(), Some("key"));
        let again = read(&key.to_jwk().unwrap());
        assert_eq!(again.info().unwrap(), key.info().unwrap());
        assert_eq!(read(&key.to_pem().unwrap()).thumbprint(), key.thumbprint());
        if bits.is_none() {
            assert_eq!(made().to_pem().unwrap(), key.to_pem().unwrap());
        }
    }
}

#[test]
fn sizes_that_are_not_made_are_refused() {
    let code = |kind, bits| {
        let options = GenerateOptions { bits: Some(bits), ..options(kind) };
        Key::generate(&options, &mut SystemEntropy).unwrap_err().code()
    };
    for bits in [0, 512, 1024, 2047, 2500, 8192, u32::MAX] {
        assert_eq!(code(KeyKind::Rsa, bits), ErrorCode::KeySize);
    }
    assert_eq!(code(KeyKind::Ed25519, 2048), ErrorCode::OptionConflict);
    assert_eq!(code(KeyKind::P256, 256), ErrorCode::OptionConflict);
}

/// Gives so many bytes, then fails with an error of its own.
struct Bytes<'a>(&'a [u8]);

impl Entropy for Bytes<'_> {
    fn fill(&mut self, out: &mut [u8]) -> Result<()> {
        match self.0.split_at_checked(out.len()) {
            Some((bytes, rest)) => {
                out.copy_from_slice(bytes);
                self.0 = rest;
                Ok(())
            }
            None => Err(Error::new(ErrorCode::RandomFailed, "the well is dry")),
        }
    }
}

#[test]
fn no_key_is_made_when_the_randomness_ends() {
    for kind in [KeyKind::Ed25519, KeyKind::P256, KeyKind::P384, KeyKind::Rsa] {
        for bytes in [&[][..], &[7; 31], &[0; 32]] {
            if kind == KeyKind::Ed25519 && bytes.len() == 32 {
                continue;
            }
            let error = Key::generate(&options(kind), &mut Bytes(bytes)).unwrap_err();
            assert_eq!(error.code(), ErrorCode::RandomFailed, "{kind}");
            assert_eq!(error.message(), "the well is dry", "{kind}");
        }
    }
}

#[test]
fn a_scalar_out_of_range_is_drawn_again() {
    let n = [
        0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBC, 0xE6, 0xFA,
        0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
    ];
    let draws = [[0; 32], n, [0xFF; 32], [7; 32]].concat();
    let key = Key::generate(&options(KeyKind::P256), &mut Bytes(&draws)).unwrap();
    let direct = Key::generate(&options(KeyKind::P256), &mut Bytes(&[7; 32])).unwrap();
    assert_eq!(key.thumbprint(), direct.thumbprint());
}

#[test]
fn an_entropy_of_zeros_only_is_found_out() {
    struct Zeros;
    impl Entropy for Zeros {
        fn fill(&mut self, out: &mut [u8]) -> Result<()> {
            out.fill(0);
            Ok(())
        }
    }
    let error = Key::generate(&options(KeyKind::P384), &mut Zeros).unwrap_err();
    assert_eq!(error.code(), ErrorCode::RandomFailed);
}
