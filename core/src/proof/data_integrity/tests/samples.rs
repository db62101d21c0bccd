//! The credential of the Open Badges implementation guide, signed with keys of our own by other software: Python's
//! `cryptography` signed the hashes of the guide's canonical texts, and of JSON that Python sorted.

/// A proof of the guide's credential.
pub(crate) struct Sample {
    pub(crate) suite: &'static str,
    pub(crate) key: &'static str,
    pub(crate) value: &'static str,
}

const ED25519: &str = "z6MkuL6tjXv7omvQAbLBcfpLrVNyieKFdKoNv9PxkNM1ebLZ";
const P256: &str = "zDnaecamTidbUsHKKeCzZufM3336Ei9NkA2m91Bu4PXCW3LMj";
const P384: &str = "z82Lm3XeP5wwTdUudXvkfoQvpYaiuWXoPZTmc8MRAeWTwKDTwFg37i3Buzz5DXZgNUungP6";

pub(crate) const SAMPLES: [Sample; 6] = [
    Sample {
        suite: "eddsa-rdfc-2022",
        key: ED25519,
        value: "zPDPc6LJsBtNxgkV3Pq3CraEdrdZFBooMYdcnAzwvfz3aEfNz2jNK1V8uz1iErweQwWgZBGCEWRSXfvvMdjGi2wD",
    },
    Sample {
        suite: "eddsa-jcs-2022",
        key: ED25519,
        value: "z2pLtss1o1kHDN59MmRQtaBUza9JtxNCPtgT6D5vJdvC8FH7wqfJnj4ucQSFtCgmy4Z34epoVCk5JCxggzX1goabF",
    },
    Sample {
        suite: "ecdsa-rdfc-2019",
        key: P256,
        value: "z63mPpKEdmoSERsjx9hwjauwDyLA9EjsY5VjhhDv3rLLKsCaWSohLRJeAdFheTCFdvjQBd7FmAheu73URNbdPgrha",
    },
    Sample {
        suite: "ecdsa-rdfc-2019",
        key: P384,
        value: "zDRMeSQHULPJ7AASdZD4mX5kcfvACpRq5nXSbpdkqCPim5MPSU7PZe7Veix2vL5ZfWdkrEcNiE8CvTweymdd6YMyVC7yrSw7AqUAf9RM168igUXvBsQTHE1YeLhruHxesW3M",
    },
    Sample {
        suite: "ecdsa-jcs-2019",
        key: P256,
        value: "z4t3ADSBDUciJiWDdw1YD9zEgjGMrWE6UckBXRDR4eNvqV4Wv3hFpLR1h9mtpoEtfy4o7dzC366xuwwaQH7J7LaQS",
    },
    Sample {
        suite: "ecdsa-jcs-2019",
        key: P384,
        value: "zVT1i41y8PsMMbKtx2cMaSxf5UBBtzLRZNDm8VWCijtqD3Sv6bhiFdoqiaN3siVXjrtgz49va1ov2Bw1TQruKLH6mEVXfjAq7zf1CkdchFCybeybXZv5Z5dmt5tMXCJgiB54",
    },
];

/// The contexts of the credential.
pub(crate) const CONTEXT: &str = r#"["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]"#;

const CREDENTIAL: &str = r#"
  "id": "http://example.com/credentials/3527",
  "type": ["VerifiableCredential", "OpenBadgeCredential"],
  "issuer": {"id": "https://example.edu/issuers/565049", "type": ["Profile"], "name": "Example Corp", "url": "https://www.imsglobal.org"},
  "validFrom": "2010-01-01T00:00:00Z",
  "name": "Teamwork Badge",
  "credentialSubject": {
    "id": "did:example:ebfeb1f712ebc6f1c276e12ec21",
    "type": ["AchievementSubject"],
    "achievement": {
      "id": "https://example.com/achievements/21st-century-skills/teamwork",
      "type": ["Achievement"],
      "criteria": {"narrative": "Team members are nominated for this badge by their peers and recognized upon review by Example Corp management."},
      "description": "This badge recognizes the development of the capacity to collaborate within a group environment.",
      "name": "Teamwork"
    }
  }"#;

impl Sample {
    /// The proof.
    pub(crate) fn proof(&self) -> String {
        let context =
            if self.suite.contains("jcs") { format!(r#""@context": {CONTEXT}, "#) } else { String::new() };
        format!(
            r#"{{{context}"type": "DataIntegrityProof", "cryptosuite": "{}", "created": "2010-01-01T19:23:24Z",
                "verificationMethod": "https://example.edu/issuers/565049#{}", "proofPurpose": "assertionMethod", "proofValue": "{}"}}"#,
            self.suite, self.key, self.value
        )
    }

    /// The signed credential.
    pub(crate) fn credential(&self) -> String {
        credential(&self.proof())
    }
}

/// The credential with whatever for its proof.
pub(crate) fn credential(proof: &str) -> String {
    format!(r#"{{"@context": {CONTEXT},{CREDENTIAL}, "proof": {proof}}}"#)
}
