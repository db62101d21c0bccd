//! Explanations of the codes about proofs that are embedded in a credential (VC Data Integrity 1.0).

use crate::codes::explanations;

explanations! {
    ProofSuite {
        meaning: "The proof is of a type or cryptosuite that Open Badges does not name.",
        remedy: "Use a DataIntegrityProof with eddsa-rdfc-2022, or a VC-JWT.",
        why: "Certified verifiers need to know one suite only, eddsa-rdfc-2022. With others the credential \
            may be refused although its signature is right.",
        example: r#"`"cryptosuite": "eddsa-rdf-2022"`. Right: `"cryptosuite": "eddsa-rdfc-2022"`."#,
        clause: "Open Badges 3.0, Proof; Open Badges 3.0 Certification Guide",
    }

    ProofMissing {
        meaning: "A credential has no proof: it is not signed.",
        remedy: "Ask the issuer for the signed credential. What is not signed, anybody may have written.",
        why: "A credential of 3.0 counts by its signature, wherever it is found: there is no hosted one.",
        example: "`proof` is missing, and the document is no JWT either.",
        clause: "Open Badges 3.0, Credential Integrity",
    }

    ProofForm {
        meaning: "A proof lacks a member, or has one of the wrong type.",
        remedy: "Sign the credential again with software that follows VC Data Integrity 1.0.",
        why: "What a proof says of itself is signed along. One that can be read in two ways proves nothing.",
        example: r#"`"proof": {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}`: there is no `proofValue`."#,
        clause: "VC Data Integrity 1.0 section 2.1",
    }

    ProofPurpose {
        meaning: "A proof was made for another purpose than to assert the credential.",
        remedy: "Sign the credential with `proofPurpose` `assertionMethod`.",
        why: "A key that logs its owner in must not be made to issue badges by asking for a login.",
        example: r#"`"proofPurpose": "authentication"`."#,
        clause: "Open Badges 3.0, Proof",
    }

    ProofValue {
        meaning: "The value of a proof is not one of its kind: not in multibase, or of the wrong length.",
        remedy: "Copy the credential again, all of it. If it stays so, ask the issuer for another one.",
        why: "The value is the signature. Cut or in another encoding it is none.",
        example: r#"`"proofValue": "z3FXQ"`, of 4 bytes; Ed25519 has 64."#,
        clause: "VC Data Integrity EdDSA Cryptosuites 1.0 section 3",
    }

    ProofSignature {
        meaning: "The proof is not a signature of this document with this key.",
        remedy: "Do not trust the credential. Issuers find the difference with `explain`, which gives what was hashed.",
        why: "Something was changed after signing, or another key signed.",
        example: "A name was corrected in the credential after it had been signed.",
        clause: "VC Data Integrity 1.0 section 4.3",
    }

    ProofKey {
        meaning: "The key is not of the kind that the proof's suite signs with.",
        remedy: "Use the key that the suite is for: Ed25519 for EdDSA, P-256 or P-384 for ECDSA.",
        why: "A suite fixes curve and hash. With another key nothing it says of itself holds.",
        example: "A proof of `eddsa-rdfc-2022` whose verification method has a key on P-256.",
        clause: "VC Data Integrity 1.0 section 4.3",
    }

    ProofExpired {
        meaning: "The proof has an `expires` that is past.",
        remedy: "Ask the issuer to sign the credential again.",
        why: "The issuer wanted its signature to hold until then and no longer.",
        example: r#"`"expires": "2020-01-01T00:00:00Z"`."#,
        clause: "VC Data Integrity 1.0 section 2.1",
    }

    ProofNotYet {
        meaning: "The proof was created in the future.",
        remedy: "Look at the clocks of both sides; verify again after the date.",
        why: "Nobody can have signed yet. It may be a signature that was made in store.",
        example: r#"`"created": "2999-01-01T00:00:00Z"`."#,
        clause: "VC Data Integrity 1.0 section 2.1",
    }

    ProofDomain {
        meaning: "The proof was not made for the domain that was expected.",
        remedy: "Ask for a credential that is presented to this domain.",
        why: "A proof that names a domain is for that one. Elsewhere it was passed on by somebody.",
        example: r#"`domain` is `"https://wallet.example"`, expected `https://shop.example`."#,
        clause: "VC Data Integrity 1.0 section 4.3",
    }

    ProofChallenge {
        meaning: "The proof does not answer the challenge that was expected.",
        remedy: "Ask for a proof made with the challenge of this exchange.",
        why: "Without the challenge a proof may be an old one that was recorded.",
        example: "The challenge is missing, or that of another exchange.",
        clause: "VC Data Integrity 1.0 section 4.3",
    }

    ProofChain {
        meaning: "A proof names proofs that came before it, in `previousProof`, and is not verified.",
        remedy: "Use a set of proofs, each of which stands alone.",
        why: "Such a proof signs the others along; that is not supported, and what is left out is never taken for good.",
        example: r#"`"previousProof": "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544"`."#,
        clause: "VC Data Integrity 1.0 section 4.5",
    }

    ProofDisclosure {
        meaning: "A proof of `ecdsa-sd-2023` cannot be read: a part is missing, too large, or does not fit the document.",
        remedy: "Ask for the credential again. A base proof is for its holder only, who derives another one from it.",
        why: "Selective disclosure signs each statement alone. All parts have to fit, or statements could be mixed.",
        example: "A derived proof with fewer signatures than there are statements to verify.",
        clause: "VC Data Integrity ECDSA Cryptosuites 1.0 section 3.6",
    }
}
