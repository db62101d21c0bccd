//! What holds for keys of every kind and form.

mod controllers;
mod did_documents;
mod dids;
mod hostile;
mod made;
mod multikeys;
mod refused_jwk;
mod refused_pem;
pub(in crate::keys) mod samples;
mod sets;
mod vectors;

use crate::error::ErrorCode;
use crate::keys::{JwsAlgorithm, Key, KeyFormat, KeyKind, KeyOptions, SeededEntropy};
use samples::{P256, PRIVATE, RFC7515_RSA, RFC8037, RSA, SAME, read};

#[test]
fn every_kind_is_read_written_signs_and_verifies() {
    for pem in PRIVATE {
        let key = read(pem);
        assert_eq!(key.to_pem().unwrap().as_str(), pem, "as OpenSSL wrote it");
        let again = read(&key.to_jwk().unwrap());
        assert!(key.is_private() && again.is_private());
        assert_eq!(key.info().unwrap(), again.info().unwrap());
        let published = read(&again.public().to_pem().unwrap());
        assert!(!published.is_private());
        for algorithm in key.algorithms() {
            let signature = again.sign(*algorithm, b"message", &mut SeededEntropy::new("test")).unwrap();
            assert!(published.verifies(*algorithm, b"message", &signature), "{algorithm}");
            assert!(!published.verifies(*algorithm, b"massage", &signature), "{algorithm}");
        }
    }
}

#[test]
fn every_form_of_openssl_is_the_same_key() {
    for (private, public) in SAME {
        let [pkcs8, spki] = [private[0], public[0]];
        let key = read(pkcs8);
        for form in private {
            assert_eq!(read(form).to_pem().unwrap().as_str(), pkcs8);
        }
        for form in public {
            assert!(!read(form).is_private());
            assert_eq!(read(form).to_pem().unwrap().as_str(), spki);
            assert_eq!(read(form).thumbprint(), key.thumbprint());
        }
        assert_eq!(key.public().to_pem().unwrap().as_str(), spki);
    }
}

#[test]
fn info_says_what_a_key_is() {
    let facts = |pem: &str| {
        let info = read(pem).info().unwrap();
        (info.kind, info.bits, info.algorithms.len(), info.multikey.is_some(), info.did_key.is_some())
    };
    assert_eq!(facts(PRIVATE[0]), (KeyKind::Rsa, 2048, 6, false, false));
    assert_eq!(facts(samples::RSA_2049), (KeyKind::Rsa, 2049, 6, false, false));
    assert_eq!(facts(samples::RSA_8192_PUBLIC), (KeyKind::Rsa, 8192, 6, false, false));
    assert_eq!(facts(PRIVATE[1]), (KeyKind::P256, 256, 1, true, true));
    assert_eq!(facts(PRIVATE[2]), (KeyKind::P384, 384, 1, true, true));
    assert_eq!(facts(PRIVATE[3]), (KeyKind::Ed25519, 256, 1, true, true));
    assert_eq!(read(RSA).info().unwrap().algorithms[0], JwsAlgorithm::Rs256);
}

#[test]
fn an_id_is_the_own_one_or_the_callers() {
    let with = |id: &str| KeyOptions { id: Some(id.to_owned()), ..KeyOptions::default() };
    let jwk = RFC8037.replacen('{', r#"{"kid":"own","#, 1);
    assert_eq!(read(&jwk).id(), Some("own"));
    assert_eq!(read(&jwk).public().id(), Some("own"));
    assert_eq!(Key::read(&jwk, &with("mine")).unwrap().id(), Some("mine"));
    assert_eq!(read(P256).id(), None);
    assert_eq!(Key::read(P256, &with("mine")).unwrap().id(), Some("mine"));
    let written = Key::read(P256, &with("a \"quoted\" id")).unwrap().to_jwk().unwrap();
    assert_eq!(read(&written).id(), Some("a \"quoted\" id"));
}

#[test]
fn nothing_secret_is_shown() {
    for pem in PRIVATE {
        let key = read(pem);
        let secret = key.to_jwk().unwrap().split_once("\"d\":\"").unwrap().1[..20].to_owned();
        let shown = [format!("{key:?}"), format!("{key:#?}"), format!("{:?}", key.info())];
        for text in shown.iter().chain([&key.public_jwk().unwrap(), &key.public().to_jwk().unwrap()]) {
            assert!(!text.contains(&secret));
        }
        assert!(shown[0].contains(&key.thumbprint()) && shown[0].contains("private: true"));
        assert!(!key.public_jwk().unwrap().contains("\"d\""));
    }
    let options = crate::GenerateOptions { insecure_seed: Some("hush".into()), ..Default::default() };
    assert!(!format!("{options:?}").contains("hush"));
}

/// A key with a fault in its secret part: the error must not repeat any of it.
#[test]
fn no_error_quotes_key_material() {
    let bad = [
        RFC8037.replace("nWGxne_9", "nWGxne+9"),
        RFC8037.replace("nWGxne_9", "mWGxne_9"),
        RFC8037.replace("nWGxne_9", ""),
        RFC7515_RSA.replace("IYd7DHOh", "IYd7DHOi"),
        RFC7515_RSA.replace("Eq5xpGnN", "Eq5xpGn!"),
        samples::ED25519.replace("BAIAO", "BAI!O").replace("MC4C", "MC5C"),
        RSA.replacen("MIIE", "MIIF", 1),
        RFC8037.replace(r#""d":""#, r#""d": nWGxne_9, "e":""#),
        RFC8037.replace(r#","x""#, r#","d":"nWGxne_9","x""#),
    ];
    for text in bad {
        let error = Key::read(&text, &KeyOptions::default()).unwrap_err();
        for secret in ["nWGxne", "mWGxne", "WmC6hEr0", "IYd7", "rWvxk", "Eq5xp", "MIIF", "MIIE"] {
            assert!(!error.message().contains(secret), "{error}");
            assert!(!serde_json::to_string(&error).unwrap().contains(secret), "{error}");
        }
    }
}

#[test]
fn a_public_key_does_not_sign() {
    for pem in PRIVATE {
        let key = read(pem).public();
        let error = key.sign(key.algorithms()[0], b"", &mut SeededEntropy::new("")).unwrap_err();
        assert_eq!(error.code(), ErrorCode::KeyNotPrivate);
    }
}

#[test]
fn a_key_signs_and_verifies_with_its_own_algorithms_only() {
    for pem in PRIVATE {
        let key = read(pem);
        for algorithm in JwsAlgorithm::ALL.into_iter().filter(|other| !key.algorithms().contains(other)) {
            let error = key.sign(algorithm, b"", &mut SeededEntropy::new("")).unwrap_err();
            assert_eq!(error.code(), ErrorCode::JwsAlgorithmKey);
            assert!(!key.verifies(algorithm, b"", &[0; 64]));
        }
    }
}

#[test]
fn a_jwk_with_an_algorithm_is_for_nothing_else() {
    let key = read(&RFC7515_RSA.replacen('{', r#"{"alg":"PS384","#, 1));
    assert_eq!(key.info().unwrap().algorithms, [JwsAlgorithm::Ps384]);
    let mut entropy = SeededEntropy::new("");
    let signature = key.sign(JwsAlgorithm::Ps384, b"message", &mut entropy).unwrap();
    assert!(key.public().verifies(JwsAlgorithm::Ps384, b"message", &signature));
    assert_eq!(
        key.sign(JwsAlgorithm::Rs256, b"message", &mut entropy).unwrap_err().code(),
        ErrorCode::JwsAlgorithmKey
    );
    let rs256 = read(RFC7515_RSA).sign(JwsAlgorithm::Rs256, b"message", &mut entropy).unwrap();
    assert!(read(RFC7515_RSA).verifies(JwsAlgorithm::Rs256, b"message", &rs256));
    assert!(!key.verifies(JwsAlgorithm::Rs256, b"message", &rs256));
    assert!(key.to_jwk().unwrap().ends_with(r#","alg":"PS384"}"#));
}

#[test]
fn a_key_is_used_from_several_threads() {
    fn shared<T: Send + Sync + 'static>(value: T) -> std::sync::Arc<T> {
        std::sync::Arc::new(value)
    }
    let key = shared(read(RSA));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let key = key.clone();
            std::thread::spawn(move || {
                let signature = key.sign(JwsAlgorithm::Ps512, b"m", &mut SeededEntropy::new("")).unwrap();
                key.verifies(JwsAlgorithm::Ps512, b"m", &signature)
            })
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
}

#[test]
fn names_of_forms_and_kinds_are_read_back() {
    for format in [KeyFormat::Pem, KeyFormat::Jwk, KeyFormat::Multikey, KeyFormat::DidKey] {
        assert_eq!(format.to_string().parse::<KeyFormat>().unwrap(), format);
        assert_eq!(serde_json::to_string(&format).unwrap(), format!("\"{format}\""));
    }
    assert!("der".parse::<KeyFormat>().is_err());
    for pem in PRIVATE {
        let kind = read(pem).kind();
        assert_eq!(kind.to_string().parse::<KeyKind>().unwrap(), kind);
    }
}
