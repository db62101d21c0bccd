//! Both backends are held to the same table, and to each other.

#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use crate::error::ErrorCode;
use crate::keys::material::{Material, Public};
use crate::keys::tests::samples::{P256, P384, PRIVATE, RSA, RSA_2049, RSA_8192_PUBLIC};
use crate::keys::{Entropy, JwsAlgorithm, SeededEntropy, der_read, pem};
use crate::{Error, Result};

type Sign = fn(&Material, JwsAlgorithm, &[u8]) -> Vec<u8>;
type Verifies = fn(&Public, JwsAlgorithm, &[u8], &[u8]) -> bool;

macro_rules! backend {
    ($module:ident) => {{
        let sign: Sign = |material, algorithm, message| {
            let private = material.private.as_ref().unwrap();
            let signer = super::$module::Signer::new(&material.public, private).unwrap();
            signer.sign(algorithm, message, &mut SeededEntropy::new("test")).unwrap()
        };
        let verifies: Verifies = |public, algorithm, message, signature| {
            super::$module::Verifier::new(public).unwrap().verifies(algorithm, message, signature)
        };
        (stringify!($module), sign, verifies)
    }};
}

fn backends() -> Vec<(&'static str, Sign, Verifies)> {
    vec![
        backend!(rustcrypto),
        #[cfg(feature = "aws-lc")]
        backend!(aws_lc),
    ]
}

fn material(pem: &str) -> Material {
    let block = pem::blocks(pem).unwrap().remove(0);
    der_read::read(block.label, &block.der).unwrap()
}

fn hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2);
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[test]
fn a_signature_of_one_backend_verifies_with_each() {
    for pem in PRIVATE.into_iter().chain([RSA_2049]) {
        let key = material(pem);
        for algorithm in key.public.kind().algorithms() {
            for (signed_by, sign, _) in backends() {
                let signature = sign(&key, *algorithm, b"message");
                for (checked_by, _, verifies) in backends() {
                    let of = format!("{algorithm} by {signed_by} checked by {checked_by}");
                    assert!(verifies(&key.public, *algorithm, b"message", &signature), "{of}");
                    assert!(!verifies(&key.public, *algorithm, b"massage", &signature), "{of}");
                    assert!(!verifies(&key.public, *algorithm, b"", &signature), "{of}");
                }
            }
        }
    }
}

#[test]
fn a_signature_is_good_for_its_algorithm_and_key_only() {
    for pem in PRIVATE {
        let key = material(pem);
        for algorithm in key.public.kind().algorithms() {
            let (_, sign, _) = backend!(rustcrypto);
            let signature = sign(&key, *algorithm, b"message");
            for (name, _, verifies) in backends() {
                for other in JwsAlgorithm::ALL.into_iter().filter(|other| other != algorithm) {
                    let taken = verifies(&key.public, other, b"message", &signature);
                    assert!(!taken, "{algorithm} as {other}, {name}");
                }
                for other in PRIVATE.into_iter().filter(|other| *other != pem) {
                    assert!(!verifies(&material(other).public, *algorithm, b"message", &signature), "{name}");
                }
            }
        }
    }
}

#[test]
fn each_bit_of_a_signature_counts() {
    for pem in PRIVATE {
        let key = material(pem);
        let algorithm = key.public.kind().algorithms()[0];
        let (_, sign, _) = backend!(rustcrypto);
        let signature = sign(&key, algorithm, b"message");
        for (name, _, verifies) in backends() {
            for at in [0, 1, signature.len() / 2 - 1, signature.len() / 2, signature.len() - 1] {
                let mut changed = signature.clone();
                changed[at] ^= 1;
                assert!(
                    !verifies(&key.public, algorithm, b"message", &changed),
                    "{algorithm} byte {at} {name}"
                );
            }
        }
    }
}

/// Made with OpenSSL and Python, most of them such as forgers would try.
#[test]
fn foreign_signatures_are_taken_or_refused_alike() {
    let table = include_str!("../tests/data/signatures.txt");
    let mut seen = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [algorithm, signature, what] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let algorithm: JwsAlgorithm = algorithm.parse().unwrap();
        let pem = PRIVATE.into_iter().find(|pem| material(pem).public.kind() == algorithm.key_kind());
        let key = material(pem.unwrap());
        for (name, _, verifies) in backends() {
            let taken = verifies(&key.public, algorithm, b"message", &hex(signature));
            assert_eq!(taken, what.ends_with(", accepted"), "{algorithm}: {what}, {name}");
        }
        seen += 1;
    }
    assert_eq!(seen, 46);
}

#[test]
fn an_rsa_signature_has_the_length_of_the_modulus_and_is_below_it() {
    for pem in [RSA, RSA_2049] {
        let key = material(pem);
        let Public::Rsa { modulus, .. } = &key.public else { panic!() };
        for algorithm in key.public.kind().algorithms() {
            let (_, sign, _) = backend!(rustcrypto);
            let signature = sign(&key, *algorithm, b"message");
            let shorter = signature[1..].to_vec();
            let longer = [&[0], signature.as_slice()].concat();
            let behind = [signature.as_slice(), &[0]].concat();
            let all = vec![0xFF; modulus.len()];
            for (name, _, verifies) in backends() {
                for bad in [&shorter, &longer, &behind, modulus, &all, &vec![0; modulus.len()], &Vec::new()] {
                    assert!(!verifies(&key.public, *algorithm, b"message", bad), "{algorithm} {name}");
                }
            }
        }
    }
}

#[test]
fn the_largest_rsa_key_is_taken_by_both() {
    for (_, _, verifies) in backends() {
        assert!(!verifies(&material(RSA_8192_PUBLIC).public, JwsAlgorithm::Rs256, b"message", &[1; 1024]));
    }
}

#[test]
fn ecdsa_of_rustcrypto_follows_rfc_6979() {
    // RFC 6979 appendices A.2.5 and A.2.6, SHA-256 and SHA-384, message "sample".
    let cases = [
        (
            crate::keys::curve::Curve::P256,
            JwsAlgorithm::Es256,
            "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
            "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716\
             F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
        ),
        (
            crate::keys::curve::Curve::P384,
            JwsAlgorithm::Es384,
            "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D8\
             96D5724E4C70A825F872C9EA60D2EDF5",
            "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C\
             81A648152E44ACF96E36DD1E80FABE46\
             99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94F\
             A329C145786E679E7B82C71A38628AC8",
        ),
    ];
    for (curve, algorithm, scalar, signature) in cases {
        let key = Material::ec_private(curve, &hex(scalar), None).unwrap();
        let (_, sign, _) = backend!(rustcrypto);
        assert_eq!(sign(&key, algorithm, b"sample"), hex(signature), "{algorithm}");
        for (name, _, verifies) in backends() {
            assert!(verifies(&key.public, algorithm, b"sample", &hex(signature)), "{name}");
        }
    }
}

/// Gives bytes a number of times, then fails.
struct Runs(usize);

impl Entropy for Runs {
    fn fill(&mut self, out: &mut [u8]) -> Result<()> {
        if self.0 == 0 {
            return Err(Error::new(ErrorCode::RandomFailed, "the well is dry"));
        }
        self.0 -= 1;
        SeededEntropy::new(&format!("{}", self.0)).fill(out)
    }
}

#[test]
fn rsa_of_rustcrypto_is_blinded_and_says_why_it_cannot_be() {
    let key = material(RSA);
    let signer = super::rustcrypto::Signer::new(&key.public, key.private.as_ref().unwrap()).unwrap();
    for algorithm in key.public.kind().algorithms() {
        for draws in 0..2 {
            let error = signer.sign(*algorithm, b"message", &mut Runs(draws)).unwrap_err();
            assert_eq!(error.code(), ErrorCode::RandomFailed, "{algorithm}");
            assert_eq!(error.message(), "the well is dry");
        }
        assert!(signer.sign(*algorithm, b"message", &mut Runs(100)).is_ok(), "{algorithm}");
    }
    // What comes out does not depend on the blinding.
    let sign = |seed| signer.sign(JwsAlgorithm::Rs256, b"message", &mut SeededEntropy::new(seed)).unwrap();
    assert_eq!(sign("one"), sign("two"));
}

#[test]
fn ecdsa_and_ed25519_of_rustcrypto_need_no_randomness() {
    for pem in [P256, P384, crate::keys::tests::samples::ED25519] {
        let key = material(pem);
        let signer = super::rustcrypto::Signer::new(&key.public, key.private.as_ref().unwrap()).unwrap();
        assert!(signer.sign(key.public.kind().algorithms()[0], b"message", &mut Runs(0)).is_ok());
    }
}
