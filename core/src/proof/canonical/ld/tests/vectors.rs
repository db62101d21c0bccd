//! The W3C vectors of Data Integrity and the official samples of Open Badges 3.0, if they lie beside the repository.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256, Sha384};

use super::{canonical, canonical_by, refusal, register};
use crate::json::{Json, Member, read};
use crate::limits::Limits;
use crate::proof::canonical::jcs;
use crate::proof::canonical::ld::ContextSet;
use crate::proof::canonical::rdfc::{Budget, HashAlgorithm, canonicalise};

pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    if folder.exists() {
        return Some(folder);
    }
    eprintln!("SKIPPED: the vectors are not there ({})", folder.display());
    None
}

/// The known contexts and those that the vectors use besides.
fn contexts() -> ContextSet {
    let mut contexts = ContextSet::known();
    register(&mut contexts, "https://www.w3.org/ns/credentials/examples/v2", EXAMPLES).unwrap();
    register(&mut contexts, "https://w3id.org/citizenship/v4rc1", CITIZENSHIP).unwrap();
    contexts
}

/// The context of examples: whatever has no meaning gets one.
pub(crate) const EXAMPLES: &str = r#"{"@vocab": "https://www.w3.org/ns/credentials/examples#"}"#;

/// As much of that context as the vectors need, after their canonical texts.
pub(crate) const CITIZENSHIP: &str = r#"{
    "EmployablePerson": "https://w3id.org/citizenship#EmployablePerson",
    "EmploymentAuthorizationDocument": "https://w3id.org/citizenship#EmploymentAuthorizationDocument",
    "PermanentResident": "https://w3id.org/citizenship#PermanentResident",
    "PermanentResidentCard": "https://w3id.org/citizenship#PermanentResidentCard",
    "PermanentResidentCardCredential": "https://w3id.org/citizenship#PermanentResidentCardCredential",
    "commuterClassification": "https://w3id.org/citizenship#commuterClassification",
    "permanentResidentCard": "https://w3id.org/citizenship#permanentResidentCard",
    "EmploymentAuthorizationDocumentCredential": "https://w3id.org/citizenship#EmploymentAuthorizationDocumentCredential",
    "Person": "https://schema.org/Person", "additionalName": "https://schema.org/additionalName",
    "birthCountry": "https://w3id.org/citizenship#birthCountry",
    "birthDate": {"@id": "https://schema.org/birthDate", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
    "employmentAuthorizationDocument": "https://w3id.org/citizenship#employmentAuthorizationDocument",
    "familyName": "https://schema.org/familyName", "gender": "https://schema.org/gender",
    "givenName": "https://schema.org/givenName", "identifier": "https://schema.org/identifier",
    "image": {"@id": "https://schema.org/image", "@type": "@id"},
    "lprCategory": "https://w3id.org/citizenship#lprCategory", "lprNumber": "https://w3id.org/citizenship#lprNumber",
    "residentSince": {"@id": "https://w3id.org/citizenship#residentSince", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}
}"#;

/// The folder of a vector, the ending of its files, and how it is made.
const VECTORS: &[(&str, &str, Suite)] = &[
    ("eddsa/eddsa-rdfc-2022", "DataInt", Suite::Rdfc(HashAlgorithm::Sha256)),
    ("eddsa/eddsa-rdfc-2022/employ", "DataInt", Suite::Rdfc(HashAlgorithm::Sha256)),
    ("eddsa/eddsa-jcs-2022", "JCS", Suite::Jcs(HashAlgorithm::Sha256)),
    ("eddsa/Ed25519Signature2020", "EdSig", Suite::Rdfc(HashAlgorithm::Sha256)),
    ("ecdsa/ecdsa-rdfc-2019-p256", "ECDSAP256", Suite::Rdfc(HashAlgorithm::Sha256)),
    ("ecdsa/ecdsa-rdfc-2019-p256/employ", "ECDSAP256", Suite::Rdfc(HashAlgorithm::Sha256)),
    ("ecdsa/ecdsa-rdfc-2019-p384", "ECDSAP384", Suite::Rdfc(HashAlgorithm::Sha384)),
    ("ecdsa/ecdsa-jcs-2019-p256", "JCSECDSAP256", Suite::Jcs(HashAlgorithm::Sha256)),
    ("ecdsa/ecdsa-jcs-2019-p384", "JCSECDSAP384", Suite::Jcs(HashAlgorithm::Sha384)),
];

#[derive(Clone, Copy)]
enum Suite {
    Rdfc(HashAlgorithm),
    Jcs(HashAlgorithm),
}

impl Suite {
    fn canonical(self, document: &str) -> String {
        match self {
            Suite::Rdfc(hash) => canonical_by(&contexts(), document, hash).unwrap(),
            Suite::Jcs(_) => jcs::canonicalise(&read(document, &Limits::default()).unwrap()),
        }
    }

    fn hex(self, text: &str) -> String {
        let (Suite::Rdfc(hash) | Suite::Jcs(hash)) = self;
        let bytes = match hash {
            HashAlgorithm::Sha256 => Sha256::digest(text).to_vec(),
            HashAlgorithm::Sha384 => Sha384::digest(text).to_vec(),
        };
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A document without one of its members.
fn without(text: &str, member: &str) -> String {
    let Json::Object(members) = read(text, &Limits::default()).unwrap() else { panic!("no object") };
    let left: Vec<Member<'_>> = members.into_iter().filter(|(name, _)| name != member).collect();
    serde_json::to_string(&Json::Object(left)).unwrap()
}

#[test]
fn the_w3c_vectors_of_data_integrity_are_met() {
    let Some(folder) = folder("vc-di") else { return };
    for (name, ending, suite) in VECTORS {
        let folder = folder.join(name);
        if !folder.exists() {
            eprintln!("SKIPPED: {name} is not there");
            continue;
        }
        let text = |file: &str, extension: &str| {
            std::fs::read_to_string(folder.join(format!("{file}{ending}.{extension}"))).unwrap()
        };
        let document = suite.canonical(&without(&text("signed", "json"), "proof"));
        assert_eq!(document, text("canonDoc", "txt"), "{name}");
        let options = suite.canonical(&text("proofConfig", "json"));
        assert_eq!(options, text("proofCanon", "txt"), "{name}");
        let (document, options) = (suite.hex(&document), suite.hex(&options));
        assert_eq!(document, text("docHash", "txt"), "{name}");
        assert_eq!(options, text("proofHash", "txt"), "{name}");
        assert_eq!(options + &document, text("combinedHash", "txt"), "{name}");
    }
}

/// HMAC (RFC 2104) with SHA-256, for a key of at most one block.
fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let padded = |pad: u8| -> Vec<u8> {
        let zeros = std::iter::repeat_n(0, 64_usize.saturating_sub(key.len()));
        key.iter().copied().chain(zeros).map(|byte| byte ^ pad).collect()
    };
    let inner = Sha256::digest([padded(0x36), message.to_vec()].concat());
    Sha256::digest([padded(0x5c), inner.to_vec()].concat()).to_vec()
}

#[test]
fn the_names_of_selective_disclosure_are_met() {
    use base64::Engine;
    let Some(folder) = folder("vc-di/ecdsa") else { return };
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let lines = |name: &str| serde_json::from_str::<Vec<String>>(&text(name)).unwrap();
    // A hexadecimal key: 00 11 22 … FF, twice.
    let key: Vec<u8> = (0..32_u8).map(|at| (at % 16).wrapping_mul(0x11)).collect();
    let document = text("employmentAuth.json");
    let dataset = super::convert(&contexts(), &document, 0).unwrap().dataset;
    let canonical = canonicalise(dataset, HashAlgorithm::Sha256, Budget::DEFAULT).unwrap();
    assert_eq!(canonical.nquads, lines("ecdsa-sd-2023/employ/addBaseDocCanon.json").concat());
    let renamed = canonical.renamed(&[], |number| {
        let digest = hmac(&key, format!("c14n{number}").as_bytes());
        format!("u{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(digest))
    });
    let renamed: Vec<String> = renamed.into_iter().map(|(line, _)| line).collect();
    assert_eq!(renamed, lines("ecdsa-sd-2023/employ/addBaseDocHMACCanon.json"));
}

#[test]
fn the_texts_of_the_guide_are_met() {
    let Some(folder) = folder("ob3/guide-vector") else { return };
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let document = super::guide::credential();
    assert_eq!(canonical(ContextSet::shared(), &document).unwrap(), text("document-canon.txt"));
    assert_eq!(canonical(ContextSet::shared(), &super::guide::options()).unwrap(), text("proof-canon.txt"));
}

#[test]
fn the_official_samples_are_converted_or_refused_for_their_fault() {
    let Some(folder) = folder("ob3") else { return };
    let faulty = [
        ("simple-err-context.json", ("canon.term", "/issuer")),
        ("simple-err-type.json", ("canon.term", "/type/1")),
    ];
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        let document = without(&std::fs::read_to_string(&path).unwrap(), "proof");
        let result = canonical(ContextSet::shared(), &document);
        match faulty.iter().find(|(faulty, _)| *faulty == name) {
            None => assert!(result.is_ok(), "{name}: {result:?}"),
            Some((_, (code, pointer))) => {
                assert_eq!(refusal(&result.unwrap_err()), (*code, (*pointer).to_owned()), "{name}");
            }
        }
        seen += 1;
    }
    assert!(seen > 10, "{seen} samples");
}
