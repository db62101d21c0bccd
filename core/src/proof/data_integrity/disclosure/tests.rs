//! Proofs that disclose a part, made here for the tests, and what must not pass.

use std::collections::HashMap;

use super::*;
use crate::json::read;
use crate::keys::{JwsAlgorithm, SeededEntropy};
use crate::limits::Limits;
use crate::proof::Contexts;
use crate::proof::canonical::rdfc::{Budget, HashAlgorithm};
use crate::proof::data_integrity::forms::digest;
use crate::proof::data_integrity::stated::Stated;
use crate::proof::data_integrity::{Checked, ProofDemands, Secured};
use crate::proof::fixtures::{CREDENTIAL, other_key};

/// The proof of all of these, but for its value.
const PROOF: &str = r#"{"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023", "created": "2026-03-01T10:00:00Z",
    "verificationMethod": "https://issuer.example/key", "proofPurpose": "assertionMethod", "proofValue": "VALUE"}"#;

const POINTERS: [&str; 2] = ["/issuer", "/credentialSubject/achievement/name"];

/// A credential with a proof of some value.
fn with_value(credential: &str, value: &str) -> String {
    let inside = credential.trim_end().strip_suffix('}').unwrap();
    format!(r#"{inside}, "proof": {}}}"#, PROOF.replace("VALUE", value))
}

fn issuer() -> Key {
    other_key(KeyKind::P256, "the issuer")
}

/// The parts of a value, as they are written.
#[derive(Clone, Default)]
struct Value {
    derived: bool,
    base_signature: Vec<u8>,
    key: Vec<u8>,
    hmac_key: Vec<u8>,
    signatures: Vec<Vec<u8>>,
    pointers: Vec<String>,
    labels: Vec<(u8, Vec<u8>)>,
    mandatory: Vec<u8>,
}

fn head(major: u8, argument: usize) -> Vec<u8> {
    match u8::try_from(argument) {
        Ok(small @ 0..=23) => vec![major << 5 | small],
        Ok(byte) => vec![major << 5 | 24, byte],
        Err(_) => [&[major << 5 | 25], &u16::try_from(argument).unwrap().to_be_bytes()[..]].concat(),
    }
}

fn bytes(bytes: &[u8]) -> Vec<u8> {
    [head(2, bytes.len()), bytes.to_vec()].concat()
}

impl Value {
    fn cbor(&self) -> Vec<u8> {
        let signatures = [
            head(4, self.signatures.len()),
            self.signatures.iter().flat_map(|signature| bytes(signature)).collect(),
        ];
        let first =
            [vec![0xD9, 0x5D, u8::from(self.derived), 0x85], bytes(&self.base_signature), bytes(&self.key)];
        let rest = if self.derived {
            let labels = self
                .labels
                .iter()
                .flat_map(|(number, name)| [head(0, (*number).into()), bytes(name)].concat());
            let mandatory = self.mandatory.iter().flat_map(|index| head(0, (*index).into()));
            [
                signatures.concat(),
                [head(5, self.labels.len()), labels.collect()].concat(),
                [head(4, self.mandatory.len()), mandatory.collect()].concat(),
            ]
        } else {
            let pointers = self
                .pointers
                .iter()
                .flat_map(|text| [head(3, text.len()), text.as_bytes().to_vec()].concat());
            [
                bytes(&self.hmac_key),
                signatures.concat(),
                [head(4, self.pointers.len()), pointers.collect()].concat(),
            ]
        };
        [first.concat(), rest.concat()].concat()
    }

    fn text(&self) -> String {
        format!("u{}", URL_SAFE_NO_PAD.encode(self.cbor()))
    }
}

fn signed(key: &Key, message: &[u8]) -> Vec<u8> {
    key.sign(JwsAlgorithm::Es256, message, &mut SeededEntropy::new("signing")).unwrap()
}

/// A base proof and its statements.
fn base_of(credential: &str, pointers: &[&str]) -> (Value, Statements) {
    let own = other_key(KeyKind::P256, "the proof");
    let multikey = own.did_key().unwrap();
    let key_bytes = bs58::decode(multikey.strip_prefix("did:key:z").unwrap()).into_vec().unwrap();
    let pointers: Vec<String> = pointers.iter().map(|text| (*text).to_owned()).collect();
    let document = with_value(credential, "u");
    let json = read(&document, &Limits::default()).unwrap();
    let contexts = Contexts::new();
    let mut forms = Forms::new(&json, contexts.set(), Budget::DEFAULT);
    let disclosure = Disclosure {
        base_signature: Vec::new(),
        key_bytes: key_bytes.clone(),
        key: own.public(),
        signatures: Vec::new(),
        kind: Kind::Base { hmac_key: vec![7; 32], pointers: pointers.clone() },
    };
    let statements = disclosure.statements(&mut forms, 0).unwrap();
    let stated = Stated::read(0, false, json.get("proof").unwrap());
    let options = forms.rdf_options(&stated, HashAlgorithm::Sha256, 0).unwrap().hash;
    let mandatory = digest(HashAlgorithm::Sha256, statements.mandatory.concat().as_bytes());
    let value = Value {
        base_signature: signed(&issuer(), &[options, key_bytes.clone(), mandatory].concat()),
        key: key_bytes,
        hmac_key: vec![7; 32],
        signatures: statements.others.iter().map(|line| signed(&own, line.as_bytes())).collect(),
        pointers,
        ..Value::default()
    };
    (value, statements)
}

/// A derived proof for a smaller credential. Names of blank nodes are tried until all statements are known.
fn derived_of(base: &Value, all: &Statements, smaller: &str) -> Value {
    let document = with_value(smaller, "u");
    let json = read(&document, &Limits::default()).unwrap();
    let contexts = Contexts::new();
    let mut forms = Forms::new(&json, contexts.set(), Budget::DEFAULT);
    let canonical = forms.rdf_selection(0, &[]).unwrap().canonical;
    let count = canonical.labels.len();
    let names: Vec<Vec<u8>> =
        (0..8).map(|number| hmac(&keyed(&[7; 32]).unwrap(), format!("c14n{number}").as_bytes())).collect();
    let alone: HashMap<&str, &Vec<u8>> =
        all.others.iter().map(String::as_str).zip(&base.signatures).collect();
    // Each choice of names is a number in octal.
    let mut choices =
        (0..8_usize.pow(u32::try_from(count).unwrap())).map(|choice| format!("{choice:0count$o}"));
    let (labels, lines) = choices
        .find_map(|choice| {
            let digits = choice.chars().map(|digit| usize::try_from(digit.to_digit(8).unwrap()).unwrap());
            let chosen: Vec<&Vec<u8>> = digits.map(|digit| &names[digit]).collect();
            let lines = canonical.renamed(&[], |number| label(chosen[usize::try_from(number).unwrap()]));
            let known = |line: &String| all.mandatory.contains(line) || alone.contains_key(line.as_str());
            lines.iter().all(|(line, _)| known(line)).then_some((chosen, lines))
        })
        .unwrap();
    let is_mandatory = |line: &String| all.mandatory.contains(line);
    Value {
        derived: true,
        signatures: lines
            .iter()
            .filter(|(line, _)| !is_mandatory(line))
            .map(|(line, _)| alone[line.as_str()].clone())
            .collect(),
        labels: (0..).zip(labels).map(|(number, name)| (number, name.clone())).collect(),
        mandatory: (0..)
            .zip(&lines)
            .filter(|(_, (line, _))| is_mandatory(line))
            .map(|(index, _)| index)
            .collect(),
        ..base.clone()
    }
}

fn verify(credential: &str, value: &str, key: &Key) -> Checked {
    let document = with_value(credential, value);
    let json = read(&document, &Limits::default()).unwrap();
    let (contexts, limits) = (Contexts::new(), Limits::default());
    let demands = ProofDemands { explain: true, ..ProofDemands::default() };
    Secured::read(&json, &contexts, &limits).verify(0, &[key], &demands).unwrap()
}

fn code(credential: &str, value: &Value) -> &'static str {
    let checked = verify(credential, &value.text(), &issuer());
    assert_eq!(checked.key.is_none(), !checked.problems.is_empty());
    checked.problems.first().map_or("", |problem| problem.code.as_str())
}

/// The credential without some of what may be left out.
fn smaller() -> String {
    CREDENTIAL
        .replace(r#""description": "Built a robot.", "#, "")
        .replace("  \"validUntil\": \"2030-03-01T10:00:00Z\",\n", "")
        .replacen("  \"name\": \"Robotics\",\n", "", 1)
}

#[test]
fn base_and_derived_proofs_verify_with_the_issuers_key_and_no_other() {
    let (base, all) = base_of(CREDENTIAL, &POINTERS);
    // The types of the nodes on the way, the links, and the values.
    assert_eq!(all.mandatory.len(), 11, "{:#?}", all.mandatory);
    let derived = derived_of(&base, &all, &smaller());
    for (credential, value) in [(CREDENTIAL, &base), (&smaller(), &derived)] {
        let checked = verify(credential, &value.text(), &issuer());
        assert_eq!((checked.key, &checked.problems), (Some(0), &vec![]));
        assert!(checked.canonical.unwrap().document.contains("Makers"));
        let checked = verify(credential, &value.text(), &other_key(KeyKind::P256, "somebody"));
        assert_eq!(checked.problems.first().unwrap().code, ErrorCode::ProofSignature);
        let checked = verify(credential, &value.text(), &other_key(KeyKind::P384, "somebody"));
        assert_eq!(checked.problems.first().unwrap().code, ErrorCode::ProofKey);
    }
}

#[test]
fn a_pointer_selects_its_value_and_the_way_to_it() {
    let mandatory = |pointers: &[&str]| base_of(CREDENTIAL, pointers).1.mandatory;
    let all = |pointers| {
        let (_, statements) = base_of(CREDENTIAL, pointers);
        (statements.mandatory.len(), statements.others.len())
    };
    let (none, whole) = (all(&[]), all(&[""]));
    assert_eq!((none.0, whole.1), (0, 0));
    assert_eq!(none.1, whole.0);
    let until = mandatory(&["/validUntil"]);
    assert_eq!(until.len(), 3, "{until:#?}");
    let one_type = mandatory(&["/type/1"]);
    assert_eq!(one_type.len(), 2, "{one_type:#?}");
    let narrative = mandatory(&["/credentialSubject/achievement/criteria/narrative"]).concat();
    assert!(narrative.contains("It walks.") && !narrative.contains("Built a robot."));
    assert!(narrative.contains("#Achievement>") && !narrative.contains("#Profile>"));
}

#[test]
fn items_of_arrays_are_selected_one_by_one() {
    let tagged =
        CREDENTIAL.replace(r#""description": "Built"#, r#""tag": ["a1", "b2", "c3"], "description": "Built"#);
    let (base, all) = base_of(&tagged, &["/credentialSubject/achievement/tag/1"]);
    let text = all.mandatory.concat();
    assert!(text.contains("b2") && !text.contains("a1") && !text.contains("c3"), "{text}");
    assert_eq!(code(&tagged, &base), "");
    let less = tagged.replace(r#""a1", "#, "");
    assert_eq!(code(&less, &derived_of(&base, &all, &less)), "");
}

#[test]
fn what_was_changed_added_or_left_out_against_the_issuers_will_does_not_pass() {
    let (base, all) = base_of(CREDENTIAL, &POINTERS);
    let (smaller, derived) = (smaller(), derived_of(&base, &all, &smaller()));
    for (from, to, expected) in [
        ("Makers", "Forgers", "proof.signature"),
        ("2026-03-01T10:00:00Z", "2025-03-01T10:00:00Z", "proof.signature"),
        ("It walks.", "It flies.", "proof.signature"),
        ("did:example:ada", "did:example:bob", "proof.signature"),
        ("\"name\": \"Makers\", ", "", "proof.signature"),
        ("  \"validFrom\": \"2026-03-01T10:00:00Z\",\n", "", "proof.disclosure"),
        ("\"validFrom\"", "\"validUntil\": \"2099-01-01T00:00:00Z\", \"validFrom\"", "proof.disclosure"),
        (
            r#""criteria": {"narrative": "It walks."}"#,
            r#""criteria": {"id": "https://issuer.example/c"}"#,
            "proof.disclosure",
        ),
    ] {
        let changed = smaller.replace(from, to);
        assert_ne!(changed, smaller, "{from}");
        let found = code(&changed, &derived);
        assert!(found == expected || found == "proof.signature", "{from} {to}: {found}");
    }
}

#[test]
fn parts_that_do_not_fit_are_refused() {
    let (base, all) = base_of(CREDENTIAL, &POINTERS);
    let (smaller, derived) = (smaller(), derived_of(&base, &all, &smaller()));
    let derived_code = |change: &dyn Fn(&mut Value)| {
        let mut value = derived.clone();
        change(&mut value);
        code(&smaller, &value)
    };
    assert_eq!(derived_code(&|_| {}), "");
    assert_eq!(derived_code(&|it| it.signatures.swap(0, 1)), "proof.signature");
    assert_eq!(derived_code(&|it| it.signatures.truncate(1)), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.signatures.push(vec![1; 64])), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.signatures[0] = vec![1; 63]), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.mandatory.truncate(1)), "proof.signature");
    assert_eq!(derived_code(&|it| it.mandatory.push(200)), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.mandatory.swap(0, 1)), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.mandatory.insert(1, it.mandatory[0])), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.labels.truncate(0)), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.labels.push((9, vec![3; 32]))), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.labels[0].0 = 1), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.labels[0].1 = vec![3; 31]), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.labels[0].1 = vec![3; 32]), "proof.signature");
    assert_eq!(derived_code(&|it| it.base_signature = vec![1; 65]), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.key[0] = 0x81), "proof.disclosure");
    assert_eq!(derived_code(&|it| it.key.truncate(34)), "proof.disclosure");
    let base_code = |change: &dyn Fn(&mut Value)| {
        let mut value = base.clone();
        change(&mut value);
        code(CREDENTIAL, &value)
    };
    assert_eq!(base_code(&|it| it.hmac_key = vec![8; 32]), "proof.signature");
    assert_eq!(base_code(&|it| it.hmac_key = vec![7; 33]), "proof.disclosure");
    assert_eq!(base_code(&|it| it.pointers.truncate(1)), "proof.signature");
    assert_eq!(base_code(&|it| it.pointers.push("/nothing/0".to_owned())), "proof.disclosure");
    assert_eq!(base_code(&|it| it.pointers.push("issuer".to_owned())), "proof.disclosure");
    assert_eq!(base_code(&|it| it.pointers = vec!["/issuer".to_owned(); 129]), "proof.disclosure");
    assert_eq!(base_code(&|it| it.signatures = vec![vec![1; 64]; SIGNATURES + 1]), "proof.disclosure");
    for (credential, value) in [(CREDENTIAL, &base), (&smaller, &derived)] {
        let mut bytes = value.cbor();
        bytes[2] ^= 1;
        let checked = verify(credential, &format!("u{}", URL_SAFE_NO_PAD.encode(bytes)), &issuer());
        assert_eq!(checked.problems.first().unwrap().code, ErrorCode::ProofDisclosure);
    }
}

#[test]
fn a_value_that_is_none_of_the_suite_is_refused() {
    let text = base_of(CREDENTIAL, &POINTERS).0.text();
    let cut = text[..text.len() / 4 * 4 - 3].to_owned();
    for (value, expected) in [
        (String::new(), "proof.value"),
        (text.replacen('u', "z", 1), "proof.value"),
        (format!("{text}="), "proof.value"),
        ("u!".to_owned(), "proof.value"),
        ("u2V0A".to_owned(), "proof.disclosure"),
        ("u2V0C".to_owned(), "proof.value"),
        ("u".repeat(VALUE_BYTES + 1), "proof.value"),
        (cut, "proof.disclosure"),
        (format!("{text}AAAA"), "proof.disclosure"),
    ] {
        let checked = verify(CREDENTIAL, &value, &issuer());
        let found = checked.problems.first().unwrap();
        assert_eq!((checked.key, found.code.as_str()), (None, expected), "{}", value.len());
        assert_eq!(found.pointer.as_deref(), Some("/proof/proofValue"));
    }
}

#[test]
fn what_names_a_node_is_an_hmac_of_its_canonical_name() {
    // RFC 4231, test case 2, whose key is shorter than ours.
    let digest = hmac(&keyed(b"Jefe").unwrap(), b"what do ya want for nothing?");
    assert_eq!(digest[..4], [0x5B, 0xDC, 0xC1, 0x46]);
    assert_eq!(label(&[0; 32]).len(), 44);
}
