//! The W3C vectors and the official samples, if they lie beside the repository.

use super::codes;
use crate::json::{Json, read};
use crate::keys::Key;
use crate::limits::Limits;
use crate::proof::Contexts;
use crate::proof::canonical::ld::vectors::{CITIZENSHIP, EXAMPLES, folder};
use crate::proof::data_integrity::{Checked, ProofDemands, Secured};

/// The contexts that the W3C vectors use besides.
fn contexts() -> Contexts {
    let context = |members: &str| format!(r#"{{"@context": {members}}}"#);
    Contexts::new()
        .with(&[
            ("https://www.w3.org/ns/credentials/examples/v2", &context(EXAMPLES)),
            ("https://w3id.org/citizenship/v4rc1", &context(CITIZENSHIP)),
        ])
        .unwrap()
}

/// Verifies each proof of a supported suite with the key in its own `verificationMethod`.
fn verify_all(text: &str) -> Vec<Checked> {
    let json = read(text, &Limits::default()).unwrap();
    let (contexts, limits) = (contexts(), Limits::default());
    let mut secured = Secured::read(&json, &contexts, &limits);
    let known = secured.proofs().iter().filter(|stated| stated.suite.is_some());
    let methods: Vec<(usize, &str)> = known.map(|stated| (stated.index, stated.method.unwrap())).collect();
    let verify = |(index, method): (usize, &str)| {
        let key = Key::from_multikey(method.rsplit(['#', ':']).next().unwrap()).unwrap();
        secured.verify(index, &[&key], &ProofDemands::default()).unwrap()
    };
    methods.into_iter().map(verify).collect()
}

#[test]
fn the_w3c_vectors_verify_and_not_with_a_change() {
    let Some(folder) = folder("vc-di") else { return };
    let mut seen = 0;
    for (name, ending) in [
        ("eddsa/eddsa-rdfc-2022", "DataInt"),
        ("eddsa/eddsa-rdfc-2022/employ", "DataInt"),
        ("eddsa/eddsa-jcs-2022", "JCS"),
        ("eddsa/Ed25519Signature2020", "EdSig"),
        ("ecdsa/ecdsa-rdfc-2019-p256", "ECDSAP256"),
        ("ecdsa/ecdsa-rdfc-2019-p256/employ", "ECDSAP256"),
        ("ecdsa/ecdsa-rdfc-2019-p384", "ECDSAP384"),
        ("ecdsa/ecdsa-rdfc-2019-p384/employ", "ECDSAP384"),
        ("ecdsa/ecdsa-jcs-2019-p256", "JCSECDSAP256"),
        ("ecdsa/ecdsa-jcs-2019-p384", "JCSECDSAP384"),
    ] {
        let Ok(text) = std::fs::read_to_string(folder.join(name).join(format!("signed{ending}.json"))) else {
            eprintln!("SKIPPED: {name} is not there");
            continue;
        };
        let checked = verify_all(&text);
        assert_eq!((checked.len(), checked[0].key, codes(&checked[0])), (1, Some(0), vec![]), "{name}");
        let changed = text.replacen("T00:00:00Z", "T00:00:01Z", 1);
        assert_eq!(codes(&verify_all(&changed)[0]), [("proof.signature", "/proof")], "{name}");
        seen += 1;
    }
    assert!(seen >= 7, "{seen} vectors");
}

#[test]
fn the_official_samples_verify_with_the_keys_that_they_name() {
    let Some(folder) = folder("ob3") else { return };
    for (name, expected) in [
        ("simple.json", None),
        ("simple_v1.json", None),
        ("simple-multiple-proofs.json", None),
        ("simple-did-key-method.json", None),
        ("simple-err-expired.json", None),
        ("simple-err-proof-value.json", Some(("proof.signature", "/proof/0"))),
        ("simple-err-issuer.json", None),
        ("simple-err-context.json", Some(("canon.term", "/issuer"))),
        ("simple-err-type.json", Some(("canon.term", "/type/1"))),
        ("endorsement-valid.json", None),
        ("credential-status-revoked.json", None),
    ] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let checked = verify_all(&text);
        assert_eq!(checked.len(), 1, "{name}");
        assert_eq!(codes(&checked[0]).first().copied(), expected, "{name}");
        assert_eq!(checked[0].key.is_some(), expected.is_none(), "{name}");
    }
    let text = std::fs::read_to_string(folder.join("simple-noproof.json")).unwrap();
    assert!(matches!(read(&text, &Limits::default()).unwrap(), Json::Object(_)));
    assert!(verify_all(&text).is_empty());
}

#[test]
fn the_w3c_vectors_of_selective_disclosure_verify_and_not_with_a_change() {
    let Some(folder) = folder("vc-di/ecdsa/ecdsa-sd-2023") else { return };
    for (name, last) in [("prc", "Arcadia"), ("employ", "Bahamas")] {
        for file in ["addSignedSDBase.json", "derivedRevealDocument.json"] {
            let text = std::fs::read_to_string(folder.join(name).join(file)).unwrap();
            let checked = verify_all(&text);
            assert_eq!(
                (checked.len(), checked[0].key, codes(&checked[0])),
                (1, Some(0), vec![]),
                "{name} {file}"
            );
            // A statement that is always disclosed, one that is signed alone, and one more.
            for changed in [
                text.replacen("data:image/png;base64,", "data:image/png;base64,A", 1),
                text.replace(last, "Elsewhere"),
                text.replace("T00:00:00Z", "T00:00:01Z"),
                text.replace("2023-08-15T23:36:38Z", "2023-08-15T23:36:39Z"),
            ] {
                let checked = verify_all(&changed);
                assert_eq!((checked[0].key, codes(&checked[0])), (None, vec![("proof.signature", "/proof")]));
            }
            let more = text
                .replacen("\"validFrom\"", "\"name\": \"Another\", \"validFrom\"", 1)
                .replacen("\"name\": \"Permanent Resident Card\",", "", 1)
                .replacen("\"name\": \"Employment Authorization Document\",", "", 1);
            assert!(verify_all(&more)[0].key.is_none(), "{name} {file}");
        }
    }
}
