//! What the operations on keys take and answer beside the key itself.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, quote};
use crate::keys::{JwsAlgorithm, KeyKind};
use crate::limits::Limits;

/// The forms in which a key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum KeyFormat {
    /// PEM (RFC 7468). Read: PKCS#1, PKCS#8, SEC1, SPKI and X.509 certificates, of which the public key is taken and
    /// nothing else is looked at. Written: PKCS#8 for a private key, SPKI for a public one.
    Pem,
    /// JWK (RFC 7517), or a set of them of which one is taken. A private key is written with its private members.
    Jwk,
    /// Multikey: `z` and base58btc of the public key. Read also as the JSON object of type `Multikey`, with its
    /// `publicKeyMultibase`, `secretKeyMultibase` or both.
    Multikey,
    /// `did:key:` and the Multikey. Read also as the URL of the verification method, with `#` and the Multikey again.
    DidKey,
    /// `did:jwk:` and the public JWK in base64url, without a `kid`. Read also as the URL of the verification method, with `#0`.
    DidJwk,
}

impl KeyFormat {
    /// The name, such as `"did_key"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            KeyFormat::Pem => "pem",
            KeyFormat::Jwk => "jwk",
            KeyFormat::Multikey => "multikey",
            KeyFormat::DidKey => "did_key",
            KeyFormat::DidJwk => "did_jwk",
        }
    }
}

impl fmt::Display for KeyFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for KeyFormat {
    type Err = Error;

    fn from_str(text: &str) -> Result<KeyFormat, Error> {
        [KeyFormat::Pem, KeyFormat::Jwk, KeyFormat::Multikey, KeyFormat::DidKey, KeyFormat::DidJwk]
            .into_iter()
            .find(|format| format.as_str() == text)
            .ok_or_else(|| {
                Error::argument(format!(
                    "no form of key: {}; known are pem, jwk, multikey, did_key, did_jwk",
                    quote(text)
                ))
            })
    }
}

/// Options of [`Key::generate`](crate::Key::generate).
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GenerateOptions {
    /// The kind of key. Default `ed25519`.
    pub kind: KeyKind,
    /// RSA: the size of the modulus, 2048, 3072 or 4096 bits. Default 2048; of other kinds an error.
    pub bits: Option<u32>,
    /// The id of the key, its JWK's `kid`.
    pub id: Option<String>,
    /// **For tests only:** the key follows from this text, see [`SeededEntropy`](crate::SeededEntropy). Bindings and
    /// command line; in Rust give the entropy instead.
    pub insecure_seed: Option<String>,
}

/// Without the seed, which is as good as the key.
impl fmt::Debug for GenerateOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GenerateOptions")
            .field("kind", &self.kind)
            .field("bits", &self.bits)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Options of [`Key::read`](crate::Key::read).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct KeyOptions {
    /// The form of the text. Default: told from the text.
    pub format: Option<KeyFormat>,
    /// Of a JWK set: the `kid` of the key to take; without it the set must have one key. Of anything else: the id that
    /// the key gets.
    pub id: Option<String>,
    /// The bounds of this call. A text of keys has at most `text_bytes`.
    pub limits: Limits,
}

/// What a key is, without anything secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct KeyInfo {
    /// The kind.
    pub kind: KeyKind,
    /// RSA: bits of the modulus; else bits of the curve.
    pub bits: u32,
    /// Whether it can sign.
    pub private: bool,
    /// Its id (`kid`), if it has one.
    pub id: Option<String>,
    /// The SHA-256 thumbprint of RFC 7638, in base64url.
    pub thumbprint: String,
    /// The algorithms that it goes with, the usual one first. One only, where the key's JWK had an `alg`.
    pub algorithms: Vec<JwsAlgorithm>,
    /// The public key as Multikey; absent for RSA, which has none.
    pub multikey: Option<String>,
    /// `did:key:…`; absent for RSA.
    pub did_key: Option<String>,
}
