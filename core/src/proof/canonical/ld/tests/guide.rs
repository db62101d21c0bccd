//! The credential of the Open Badges implementation guide.

use super::{OB, V2, canonical};
use crate::proof::canonical::ld::ContextSet;

const DOCUMENT: &str = "87f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773";
const OPTIONS: &str = "d34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d19";

const PROOF: &str = r#""type": "DataIntegrityProof", "created": "2010-01-01T19:23:24Z",
    "verificationMethod": "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi",
    "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod""#;

/// The credential without its proof.
pub(super) fn credential() -> String {
    format!(
        r#"{{"@context": ["{V2}", "{OB}"], "id": "http://example.com/credentials/3527",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": {{"id": "https://example.edu/issuers/565049", "type": ["Profile"], "name": "Example Corp",
                "url": "https://www.imsglobal.org"}},
            "validFrom": "2010-01-01T00:00:00Z", "name": "Teamwork Badge",
            "credentialSubject": {{"id": "did:example:ebfeb1f712ebc6f1c276e12ec21", "type": ["AchievementSubject"],
                "achievement": {{"id": "https://example.com/achievements/21st-century-skills/teamwork",
                    "type": ["Achievement"], "criteria": {{"narrative": "Team members are nominated for this badge by their peers and recognized upon review by Example Corp management."}},
                    "description": "This badge recognizes the development of the capacity to collaborate within a group environment.",
                    "name": "Teamwork"}}}}}}"#
    )
}

/// The options of its proof.
pub(super) fn options() -> String {
    format!(r#"{{"@context": ["{V2}", "{OB}"], {PROOF}}}"#)
}

/// What the guide's texts hash to, so that the test needs no other file.
fn sha256(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_canonical_texts_of_the_guide_are_met() {
    let document = canonical(ContextSet::shared(), &credential()).unwrap();
    let options = canonical(ContextSet::shared(), &options()).unwrap();
    assert_eq!(sha256(&document), DOCUMENT);
    assert_eq!(sha256(&options), OPTIONS);
}
