//! What is asked about a signed document, and what is answered.

use serde::{Deserialize, Serialize};

use crate::badge::Version;
use crate::keys::JwsAlgorithm;
use crate::limits::Limits;
use crate::problem::Problem;
use crate::proof::{Contexts, ProofReport};

/// The forms of a signed document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProofFormat {
    /// A compact JWS whose payload is the document: signed badges of 1.0 to 2.0.
    Jws,
    /// A VC-JWT (Open Badges 3.0): the credential as payload (VC 2.0) or as its claim `vc` (VC 1.1), with `iss`, `jti`,
    /// `nbf`, `sub` and `exp`.
    VcJwt,
    /// A credential with a proof embedded in it: Data Integrity.
    DataIntegrity,
}

/// How strictly the claims and the header of a VC-JWT are held against its credential.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SignatureMode {
    /// As Open Badges 3.0 says: every claim there and equal.
    #[default]
    Strict,
    /// What the official validator accepts: missing or different claims are warnings.
    Compatible,
}

/// Options of [`verify_signature`](crate::verify_signature).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignatureOptions {
    /// Embedded proofs: the domain that a proof has to name. Default: none, and then a proof may name any.
    pub domain: Option<String>,
    /// Embedded proofs: the challenge that a proof has to answer. Default: none, and then a proof may answer any.
    pub challenge: Option<String>,
    /// Embedded proofs: whether the report has what was hashed, see [`CanonicalForm`](crate::CanonicalForm). Default
    /// false.
    pub explain: bool,
    /// Embedded proofs: the contexts that a document may name. Not in JSON; bindings take them beside the options.
    #[serde(skip)]
    pub contexts: Contexts,
    /// How strict. Default `strict`.
    pub mode: SignatureMode,
    /// Whether a key in the token's own header (`jwk`), or in the `verificationMethod` of an embedded proof (did:key,
    /// did:jwk, a Multikey behind its `#`), is tried when no key was given. It says only that the token was
    /// not changed since somebody signed it, not who that was: a forger signs with his own key and brings it along.
    /// Default false.
    pub accept_header_key: bool,
    /// The moment at which `nbf` and `exp` of a VC-JWT are judged, and `created` and `expires` of an embedded proof, RFC
    /// 3339. Default: none, and then nothing is expired or to come.
    pub at: Option<String>,
    /// The bounds of this call.
    pub limits: Limits,
}

/// Where the key came from that verified a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum KeySource {
    /// The caller gave it.
    Given,
    /// The token or proof brought it along: it proves nothing about who signed.
    Header,
    /// A document of the issuer's has it; only in the reports of a verification.
    Resolved,
}

/// The key that verified a signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct KeyMatch {
    /// Where it came from.
    pub source: KeySource,
    /// Its place among the given keys, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
    /// Its id (`kid`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its SHA-256 thumbprint (RFC 7638).
    pub thumbprint: String,
}

/// What there is to say about a signed document's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SignatureReport {
    /// Whether the signature is that of `key`, and no problem is an error. Says nothing about whose key it is.
    pub verified: bool,
    /// The form.
    pub format: ProofFormat,
    /// The algorithm; absent where the header names none that is supported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<JwsAlgorithm>,
    /// The key that verified it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<KeyMatch>,
    /// The JOSE header, byte for byte. Empty where proofs are embedded.
    pub header: String,
    /// The signed document, in JSON; of a VC-JWT with the claim `vc`, what that holds.
    pub document: String,
    /// The version of Open Badges, where it can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,
    /// Embedded proofs, each with its own answer: one that is verified is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proofs: Vec<ProofReport>,
    /// What is wrong, errors and warnings: of the header, of the signature, of the claims. Pointers lead into the payload.
    /// At most `problems` of [`Limits`] are kept.
    pub problems: Vec<Problem>,
}
