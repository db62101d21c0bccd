//! Parts of a document are converted as if they stood alone, and their errors point into the document.

use super::{OB, V2, canonical, refusal};
use crate::json::{Json, Path, read};
use crate::limits::Limits;
use crate::proof::canonical::ld::{ContextSet, Part, to_dataset};
use crate::proof::canonical::rdfc::{Budget, HashAlgorithm, canonicalise};

fn document(proof: &str) -> String {
    format!(
        r#"{{"@context": ["{V2}", "{OB}"], "id": "urn:uuid:c", "type": ["VerifiableCredential"], "name": "x", "proof": {proof}}}"#
    )
}

fn text(part: Part<'_>) -> String {
    let dataset = to_dataset(part, ContextSet::shared(), 0).unwrap().dataset;
    canonicalise(dataset, HashAlgorithm::Sha256, Budget::DEFAULT).unwrap().nquads
}

fn parsed(text: &str) -> Json<'_> {
    read(text, &Limits::default()).unwrap()
}

#[test]
fn proofs_are_left_out_of_what_is_signed_whatever_they_hold() {
    let alone = format!(
        r#"{{"@context": ["{V2}", "{OB}"], "id": "urn:uuid:c", "type": ["VerifiableCredential"], "name": "x"}}"#
    );
    let expected = canonical(ContextSet::shared(), &alone).unwrap();
    for proof in [r#"{"type": "Unknown", "later": 1}"#, "[]", "null"] {
        let text_with = document(proof);
        assert_eq!(text(Part::without_proof(&parsed(&text_with)).unwrap()), expected, "{proof}");
    }
}

#[test]
fn the_options_of_a_proof_have_the_documents_context_and_not_its_value() {
    let options = r#""type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod""#;
    let expected =
        canonical(ContextSet::shared(), &format!(r#"{{"@context": ["{V2}", "{OB}"], {options}}}"#)).unwrap();
    let with_value = document(&format!(r#"{{{options}, "@context": "urn:ignored", "proofValue": "zabc"}}"#));
    let document = parsed(&with_value);
    let part = Part::options(document.get("proof").unwrap(), &document, Path::Root.member("proof")).unwrap();
    assert_eq!(text(part), expected);
}

#[test]
fn errors_in_options_point_into_the_document() {
    let with_slip = document(r#"[{"type": "DataIntegrityProof", "cryptosuit": "x"}]"#);
    let document = parsed(&with_slip);
    let [proof] = document.get("proof").unwrap().items() else { panic!("one proof") };
    let proofs = Path::Root.member("proof");
    let part = Part::options(proof, &document, proofs.index(0)).unwrap();
    let error = to_dataset(part, ContextSet::shared(), 0).unwrap_err();
    assert_eq!(refusal(&error), ("canon.term", "/proof/0/cryptosuit".to_owned()));
}
