//! What is said about signing, and what comes of it.

use serde::{Deserialize, Serialize};

use crate::keys::JwsAlgorithm;
use crate::limits::Limits;
use crate::proof::{Contexts, Cryptosuite, ProofFormat};

/// Options of [`sign`](crate::sign) and [`signing_input`](crate::signing_input).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignOptions {
    /// The form. Default `jws` up to 2.0, in 3.0 `vc_jwt`, or `data_integrity` if `cryptosuite` is given.
    pub format: Option<ProofFormat>,
    /// The algorithm. Default: the usual one of the key's kind. `signing_input` needs it, or `key`.
    pub algorithm: Option<JwsAlgorithm>,
    /// The header's `kid`, in a VC-JWT a URI. Default: the key's id; in a VC-JWT only if that is a URI.
    pub key_id: Option<String>,
    /// Whether the public key goes into the header as `jwk`, beside a `kid` if there is one. Default: in a VC-JWT where
    /// there is no `kid`.
    pub embed_key: Option<bool>,
    /// The header's `typ`. Default: `JWT` in a VC-JWT, which may also have `vc+jwt`; none in a JWS.
    pub typ: Option<String>,
    /// Data Integrity: the suite. Default: `eddsa-rdfc-2022` or `ecdsa-rdfc-2019`, as the key is.
    pub cryptosuite: Option<Cryptosuite>,
    /// Data Integrity: the URL of the key, `verificationMethod`. Default: the key's id if that is a URI, else its did:key.
    pub verification_method: Option<String>,
    /// Data Integrity: the moment of signing, RFC 3339. Default: `now_unix`; without either the proof has no `created`.
    pub created: Option<String>,
    /// Data Integrity: the same in seconds since 1970. Bindings fill in the clock.
    pub now_unix: Option<i64>,
    /// Data Integrity: until when the proof holds, RFC 3339. Default: for good.
    pub expires: Option<String>,
    /// Data Integrity: whom the proof is for.
    pub domain: Option<String>,
    /// Data Integrity: the challenge that the proof answers.
    pub challenge: Option<String>,
    /// Data Integrity: the contexts that the document may name. Not in JSON; bindings take them beside the options.
    #[serde(skip)]
    pub contexts: Contexts,
    /// `signing_input`: the public key as text, in any form that
    /// [`Key::read`](crate::Key::read) takes; [`sign`](crate::sign) refuses it.
    pub key: Option<String>,
    /// Whether the document is validated first, and refused if it has errors. Default true. What the signature itself needs
    /// is asked for in any case: the claims of a VC-JWT, and that an assertion says it is signed.
    pub check: bool,
    /// **For tests only:** randomness follows from this text. Bindings and command line; in Rust give the entropy.
    pub insecure_seed: Option<String>,
    /// The bounds of this call.
    pub limits: Limits,
}

impl Default for SignOptions {
    fn default() -> Self {
        SignOptions {
            format: None,
            algorithm: None,
            key_id: None,
            embed_key: None,
            typ: None,
            cryptosuite: None,
            verification_method: None,
            created: None,
            now_unix: None,
            expires: None,
            domain: None,
            challenge: None,
            contexts: Contexts::new(),
            key: None,
            check: true,
            insecure_seed: None,
            limits: Limits::default(),
        }
    }
}

/// A signed document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Signed {
    /// What to hand out and to bake: a compact JWS, or the credential with its proof, in JSON.
    pub token: String,
    /// Its form.
    pub format: ProofFormat,
    /// Its algorithm.
    pub algorithm: JwsAlgorithm,
    /// Its JOSE header, in JSON; with an embedded proof, the options of the proof: all of it but its value.
    pub header: String,
    /// Data Integrity: the suite.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cryptosuite: Option<Cryptosuite>,
}

/// What an outside signer has to sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SigningInput {
    /// The bytes to sign, all of them ASCII: header and payload of the JWS. The signer hashes them as the algorithm says.
    /// With `cryptosuite` they are not: then this is their base64url without padding, and the signer signs what it encodes.
    pub input: String,
    /// Data Integrity: the credential with its proof but without the value, to give to
    /// [`attach_signature`](crate::attach_signature) in place of
    /// `input`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsigned: Option<String>,
    /// Data Integrity: the suite.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cryptosuite: Option<Cryptosuite>,
    /// The form of the token to be.
    pub format: ProofFormat,
    /// The algorithm to sign with.
    pub algorithm: JwsAlgorithm,
    /// The JOSE header, in JSON.
    pub header: String,
}

/// How an outside signer writes an ECDSA signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SignatureEncoding {
    /// As JOSE has it: r and s of fixed length, one after the other.
    #[default]
    Raw,
    /// As most key services and HSM interfaces give it: the ASN.1 sequence of r and s, in DER.
    Der,
}

/// Options of [`attach_signature`](crate::attach_signature).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AttachOptions {
    /// ECDSA: how the signature is written. Default `raw`.
    pub encoding: SignatureEncoding,
    /// The public key as text: with it the signature is verified before the token is given out.
    pub key: Option<String>,
    /// Data Integrity: the contexts that the document may name. Not in JSON, as in [`SignOptions`].
    #[serde(skip)]
    pub contexts: Contexts,
    /// The bounds of this call.
    pub limits: Limits,
}
