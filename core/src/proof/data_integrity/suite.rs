//! The kinds of proofs.

use serde::{Deserialize, Serialize};

use crate::keys::{JwsAlgorithm, KeyKind};

/// The kinds of proofs that can be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Cryptosuite {
    /// Ed25519 over RDF: the one that Open Badges 3.0 certifies.
    #[serde(rename = "eddsa-rdfc-2022")]
    EddsaRdfc2022,
    /// Ed25519 over canonical JSON.
    #[serde(rename = "eddsa-jcs-2022")]
    EddsaJcs2022,
    /// P-256 or P-384 over RDF.
    #[serde(rename = "ecdsa-rdfc-2019")]
    EcdsaRdfc2019,
    /// P-256 or P-384 over canonical JSON.
    #[serde(rename = "ecdsa-jcs-2019")]
    EcdsaJcs2019,
    /// Selective disclosure with P-256. Verified only.
    #[serde(rename = "ecdsa-sd-2023")]
    EcdsaSd2023,
    /// An earlier name of `eddsa-rdfc-2022`. Verified only.
    #[serde(rename = "eddsa-2022")]
    Eddsa2022,
    /// The suite before Data Integrity, a type of proof of its own. Verified only.
    #[serde(rename = "Ed25519Signature2020")]
    Ed25519Signature2020,
}

impl Cryptosuite {
    /// The suite of a name, as `cryptosuite` has it.
    pub(super) fn named(name: &str) -> Option<Cryptosuite> {
        [
            Cryptosuite::EddsaRdfc2022,
            Cryptosuite::EddsaJcs2022,
            Cryptosuite::EcdsaRdfc2019,
            Cryptosuite::EcdsaJcs2019,
            Cryptosuite::EcdsaSd2023,
            Cryptosuite::Eddsa2022,
        ]
        .into_iter()
        .find(|suite| suite.as_str() == name)
    }

    /// Whether proofs of it are made here, and not only verified.
    pub(crate) const fn is_made(self) -> bool {
        !matches!(self, Cryptosuite::EcdsaSd2023 | Cryptosuite::Eddsa2022 | Cryptosuite::Ed25519Signature2020)
    }

    /// Whether it signs on P-256 or P-384, and not with Ed25519.
    pub(crate) const fn is_ecdsa(self) -> bool {
        matches!(self, Cryptosuite::EcdsaRdfc2019 | Cryptosuite::EcdsaJcs2019 | Cryptosuite::EcdsaSd2023)
    }

    /// Whether it hashes canonical JSON, and not RDF.
    pub(crate) const fn is_jcs(self) -> bool {
        matches!(self, Cryptosuite::EddsaJcs2022 | Cryptosuite::EcdsaJcs2019)
    }

    /// The algorithm that a kind of key signs with; `None` if the suite is not for it.
    pub(crate) const fn algorithm(self, kind: KeyKind) -> Option<JwsAlgorithm> {
        match (self, kind) {
            (Cryptosuite::EcdsaRdfc2019 | Cryptosuite::EcdsaJcs2019, KeyKind::P384) => {
                Some(JwsAlgorithm::Es384)
            }
            (suite, KeyKind::P256) if suite.is_ecdsa() => Some(JwsAlgorithm::Es256),
            (suite, KeyKind::Ed25519) if !suite.is_ecdsa() => Some(JwsAlgorithm::EdDsa),
            _ => None,
        }
    }

    /// The name used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Cryptosuite::EddsaRdfc2022 => "eddsa-rdfc-2022",
            Cryptosuite::EddsaJcs2022 => "eddsa-jcs-2022",
            Cryptosuite::EcdsaRdfc2019 => "ecdsa-rdfc-2019",
            Cryptosuite::EcdsaJcs2019 => "ecdsa-jcs-2019",
            Cryptosuite::EcdsaSd2023 => "ecdsa-sd-2023",
            Cryptosuite::Eddsa2022 => "eddsa-2022",
            Cryptosuite::Ed25519Signature2020 => "Ed25519Signature2020",
        }
    }
}
