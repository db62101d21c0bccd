//! What is hashed, and when it is told.

use super::samples::CONTEXT;
use super::{SAMPLES, Sample, codes, credential, verify, verify_with};
use crate::json::read;
use crate::keys::{JwsAlgorithm, Key, KeyKind, SeededEntropy};
use crate::limits::Limits;
use crate::proof::canonical::rdfc::{Budget, HashAlgorithm};
use crate::proof::data_integrity::forms::Forms;
use crate::proof::data_integrity::{ProofDemands, Secured, Stated};
use crate::proof::{CanonicalForm, Contexts, fixtures};

/// Hashes of the guide's texts, as the guide gives them.
const DOCUMENT: &str = "87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773";
const OPTIONS: &str = "d34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19";

fn explained(document: &str, keys: &[&Key]) -> Option<CanonicalForm> {
    let demands = ProofDemands { explain: true, ..ProofDemands::default() };
    verify_with(document, keys, &demands, &Limits::default()).canonical
}

#[test]
fn the_hashes_of_the_guide_are_met_and_told_when_asked_for() {
    let method = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi";
    let guide = Sample { suite: "eddsa-rdfc-2022", key: method, value: SAMPLES[0].value };
    let key = Key::from_multikey(method).unwrap();
    // The value is not the guide's: what was hashed is told all the same, and also without a key.
    for keys in [&[&key][..], &[]] {
        let form = explained(&guide.credential(), keys).unwrap();
        assert_eq!((form.document_hash.as_str(), form.options_hash.as_str()), (DOCUMENT, OPTIONS));
        assert_eq!(form.contexts.len(), 2, "{:?}", form.contexts);
        assert!(form.options.starts_with("_:c14n0 <http://purl.org/dc/terms/created>"));
    }
    assert_eq!(verify(&guide.credential(), method).canonical, None);
    assert_eq!(
        explained(&guide.credential().replace("Teamwork Badge\"", "Teamwork Badge\", \"nmae\": 1"), &[&key]),
        None
    );
}

#[test]
fn a_p384_key_has_hashes_of_sha_384() {
    for sample in [&SAMPLES[3], &SAMPLES[5]] {
        let key = Key::from_multikey(sample.key).unwrap();
        let form = explained(&sample.credential(), &[&key]).unwrap();
        assert_eq!((form.document_hash.len(), form.options_hash.len()), (96, 96));
    }
}

#[test]
fn canonical_json_is_told_too() {
    let key = Key::from_multikey(SAMPLES[1].key).unwrap();
    let form = explained(&SAMPLES[1].credential(), &[&key]).unwrap();
    assert!(form.document.starts_with(r#"{"@context":["https://www.w3.org/ns/credentials/v2","#));
    assert!(!form.document.contains("proof") && !form.options.contains("proofValue"));
    assert!(form.contexts.is_empty());
}

#[test]
fn the_contexts_of_a_jcs_proof_are_the_first_ones_of_the_document() {
    let sample = &SAMPLES[1];
    let document = sample.credential();
    let more = CONTEXT.replace(']', r#", "https://issuer.example/more"]"#);
    // Later contexts may follow: somebody else may have signed the document with those.
    let (first, rest) = document.split_at(document.find("\"id\"").unwrap());
    let extended = format!("{}{rest}", first.replace(CONTEXT, &more));
    assert_eq!(verify(&extended, sample.key).key, Some(0));
    for (context, why) in [
        (r#"["https://www.w3.org/ns/credentials/v2"]"#, "fewer"),
        (r#""https://www.w3.org/ns/credentials/v2""#, "one"),
        (
            r#"["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "https://www.w3.org/ns/credentials/v2"]"#,
            "another order",
        ),
        ("[]", "none"),
    ] {
        let changed = format!("{}{rest}", first.replace(CONTEXT, context));
        let checked = verify(&changed, sample.key);
        assert_eq!((checked.key, codes(&checked)), (None, vec![("proof.form", "/proof/@context")]), "{why}");
    }
    let without = document.replacen(&format!("\"@context\": {CONTEXT},"), "", 1);
    assert_eq!(codes(&verify(&without, sample.key)), [("proof.form", "/proof/@context")]);
}

#[test]
fn a_jcs_proof_without_contexts_signs_those_of_the_document() {
    let sample = &SAMPLES[1];
    let proof = sample.proof().replace(&format!("\"@context\": {CONTEXT}, "), "");
    assert_eq!(codes(&verify(&credential(&proof), sample.key)), [("proof.signature", "/proof")]);
    let key = Key::from_multikey(sample.key).unwrap();
    let form = explained(&credential(&proof), &[&key]).unwrap();
    let with = explained(&sample.credential(), &[&key]).unwrap();
    assert_eq!(form.document, with.document);
    assert_ne!(form.options, with.options);
}

#[test]
fn an_rdf_proof_has_the_contexts_of_the_document_whatever_its_own() {
    let sample = &SAMPLES[0];
    let proof = sample.proof().replace("{\"type\"", "{\"@context\": [\"https://evil.example/x\"], \"type\"");
    assert_eq!(verify(&credential(&proof), sample.key).key, Some(0));
}

#[test]
fn an_earlier_body_of_a_context_is_tried_and_named() {
    let own = "https://issuer.example/context";
    let context = r#"{"@context": {"endorsementJwt": "https://issuer.example/endorsementJwt"}}"#;
    let contexts = Contexts::new().with(&[(own, context)]).unwrap();
    let sample = &SAMPLES[0];
    // Today the term is that of Open Badges, and protected; before June 2026 another context could define it.
    let document = sample.credential().replace("3.0.3.json\"]", &format!("3.0.3.json\", \"{own}\"]"));
    let document = document.replacen("\"id\"", "\"endorsementJwt\": [\"a.b.c\"], \"id\"", 1);
    let (key, limits) = (fixtures::key(KeyKind::Ed25519), Limits::default());
    let json = read(&document, &limits).unwrap();
    let mut forms = Forms::new(&json, contexts.set(), Budget::DEFAULT);
    let (hash, stated) = (HashAlgorithm::Sha256, Stated::read(0, false, json.get("proof").unwrap()));
    assert_eq!(forms.bodies(), 2);
    assert_eq!(forms.rdf_document(hash, 0).unwrap_err().code().as_str(), "canon.definition");
    let options = forms.rdf_options(&stated, hash, 1).unwrap().hash;
    let signed = [options, forms.rdf_document(hash, 1).unwrap().hash.clone()].concat();
    let signature = key.sign(JwsAlgorithm::EdDsa, &signed, &mut SeededEntropy::new("signing")).unwrap();
    let text = document.replace(sample.value, &format!("z{}", bs58::encode(signature).into_string()));
    let json = read(&text, &limits).unwrap();
    let demands = ProofDemands { explain: true, ..ProofDemands::default() };
    let checked = Secured::read(&json, &contexts, &limits).verify(0, &[&key], &demands).unwrap();
    assert_eq!((checked.key, codes(&checked)), (Some(0), vec![]));
    assert_eq!(checked.canonical.unwrap().contexts, ["credentials-v2", "ob-3.0.3-before-june-2026", own]);
}

#[test]
fn all_proofs_of_a_document_share_one_budget() {
    let sample = &SAMPLES[0];
    let document = credential(&format!("[{0}, {0}]", sample.proof()));
    let json = read(&document, &Limits::default()).unwrap();
    // In units of 256 bytes the document has about 9, and the options 2 each time.
    let limits = Limits { canonical_work: 12, ..Limits::default() };
    let contexts = Contexts::new();
    let key = Key::from_multikey(sample.key).unwrap();
    let mut secured = Secured::read(&json, &contexts, &limits);
    let mut verify = |index| secured.verify(index, &[&key], &ProofDemands::default()).unwrap();
    assert_eq!(verify(0).key, Some(0));
    let second = verify(1);
    assert_eq!((second.key, codes(&second)), (None, vec![("limit.canonical_work", "/proof/1")]));
}
