//! A key, private or public.

use std::fmt;
use std::sync::OnceLock;

use zeroize::Zeroizing;

use crate::error::{Error, ErrorCode, Result};
use crate::keys::backend::{Signer, Verifier};
use crate::keys::fault::unsupported;
use crate::keys::material::{Material, Private};
use crate::keys::{
    Entropy, GenerateOptions, JwsAlgorithm, KeyFormat, KeyInfo, KeyKind, KeyOptions, der_write, did_jwk,
    generate, jwk_write, multikey, pem, read,
};

/// A key, private or public.
///
/// A private key is zeroed when it is dropped, and never shown by `Debug`. A key can be used from several threads at
/// once, and is prepared for its algorithm once: read it once and keep it.
///
/// Signatures are those of the RustCrypto crates, or with the feature `aws-lc` of aws-lc, which is faster and needs a C
/// compiler to build. **A server that signs with RSA keys should use `aws-lc`:** without it the arithmetic of RSA takes
/// a time that depends on the key (RUSTSEC-2023-0071). It is blinded with fresh randomness, which makes measuring it
/// harder, not impossible. Verifying, and signing with the other kinds, is not concerned.
///
/// ```
/// use ovenbird::{GenerateOptions, Key, KeyFormat, KeyOptions, SystemEntropy};
///
/// let key = Key::generate(&GenerateOptions::default(), &mut SystemEntropy)?;
/// let stored = key.write(KeyFormat::Pem)?; // a secret
/// let published = key.public().write(KeyFormat::Jwk)?;
///
/// let again = Key::read(&stored, &KeyOptions::default())?;
/// assert!(again.is_private());
/// assert!(!Key::read(&published, &KeyOptions::default())?.is_private());
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub struct Key {
    id: Option<String>,
    algorithm: Option<JwsAlgorithm>,
    material: Material,
    verifier: Verifier,
    signer: OnceLock<Option<Signer>>,
}

impl Key {
    pub(super) fn new(
        material: Material,
        id: Option<String>,
        algorithm: Option<JwsAlgorithm>,
    ) -> Result<Key> {
        let verifier = Verifier::new(&material.public)?;
        Ok(Key { id, algorithm, material, verifier, signer: OnceLock::new() })
    }

    /// Makes a new private key. An Ed25519 key takes a moment, an RSA key of 4,096 bits can take seconds.
    ///
    /// From one entropy always the same key follows: Ed25519 takes the next 32 bytes as its seed; P-256 and P-384 take
    /// the next 32 or 48 bytes as a big-endian number, again while it is 0 or not below the order of the curve; RSA
    /// takes as many as it needs until it has found two primes.
    ///
    /// # Errors
    /// `random.failed`, or what else the entropy fails with; `option.conflict` (`bits` with a kind other than RSA);
    /// `key.size` (other `bits` than 2048, 3072, 4096).
    ///
    /// ```
    /// use ovenbird::{GenerateOptions, Key, KeyKind, SystemEntropy};
    ///
    /// let options = GenerateOptions { kind: KeyKind::P256, id: Some("key-1".into()), ..Default::default() };
    /// let key = Key::generate(&options, &mut SystemEntropy)?;
    /// assert_eq!(key.id(), Some("key-1"));
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn generate(options: &GenerateOptions, entropy: &mut dyn Entropy) -> Result<Key> {
        Key::new(generate::material(options, entropy)?, options.id.clone(), None)
    }

    /// Reads a key in any of its forms, see [`KeyFormat`]. Unless the options say which form it is, the text tells.
    ///
    /// Of several PEM blocks all have to be of one key, such as a private key and its certificate; the private half is
    /// taken. Of a JWK set the key is taken whose `kid` is [`KeyOptions::id`], or else the only one that can be used.
    ///
    /// # Errors
    /// `key.malformed`, `key.unsupported`, `key.size`, `key.weak`, `key.point`, `key.mismatch`: what is wrong with the
    /// key. `key.ambiguous`: several keys, and no way to tell which is meant. `key.not_found`: none has the id.
    /// `limit.text`, and for JSON also `json.syntax`, `json.duplicate_key`, `json.lone_surrogate`, `json.number`,
    /// `limit.json_depth`, `limit.json_nodes`.
    ///
    /// ```
    /// use ovenbird::{Key, KeyKind, KeyOptions};
    ///
    /// let text = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
    /// let key = Key::read(text, &KeyOptions::default())?;
    /// assert_eq!(key.kind(), KeyKind::Ed25519);
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn read(text: &str, options: &KeyOptions) -> Result<Key> {
        read::one(text, options)
    }

    /// Reads all keys of a JWK set or of several PEM blocks, in their order; of anything else the one key.
    ///
    /// Keys of a set that are not supported (`key.unsupported`, `key.size`, `key.weak`) are left out, as RFC 7517
    /// section 5 wants it, so that one new kind of key does not make the others useless. With [`KeyOptions::id`] only
    /// keys with this `kid` are taken.
    ///
    /// # Errors
    /// As [`Key::read`], but never `key.ambiguous`. The error of a key that was left out comes back if no key is left.
    ///
    /// ```
    /// use ovenbird::{Key, KeyOptions};
    ///
    /// let set = r#"{"keys": [
    ///     {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "kid": "2024"},
    ///     {"kty": "oct", "k": "AAAA"}
    /// ]}"#;
    /// let keys = Key::read_all(set, &KeyOptions::default())?;
    /// assert_eq!(keys.len(), 1);
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn read_all(text: &str, options: &KeyOptions) -> Result<Vec<Key>> {
        read::all(text, options)
    }

    /// [`Key::read`] of PEM.
    ///
    /// # Errors
    /// As [`Key::read`].
    ///
    /// ```
    /// let pem = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";
    /// assert!(!ovenbird::Key::from_pem(pem)?.is_private());
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn from_pem(pem: &str) -> Result<Key> {
        Key::read_as(pem, KeyFormat::Pem)
    }

    /// [`Key::read`] of a JWK.
    ///
    /// # Errors
    /// As [`Key::read`].
    ///
    /// ```
    /// let jwk = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    /// assert!(!ovenbird::Key::from_jwk(jwk)?.is_private());
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn from_jwk(jwk: &str) -> Result<Key> {
        Key::read_as(jwk, KeyFormat::Jwk)
    }

    /// [`Key::read`] of a Multikey.
    ///
    /// # Errors
    /// As [`Key::read`].
    ///
    /// ```
    /// let key = ovenbird::Key::from_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")?;
    /// assert!(!key.is_private());
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn from_multikey(multikey: &str) -> Result<Key> {
        Key::read_as(multikey, KeyFormat::Multikey)
    }

    fn read_as(text: &str, format: KeyFormat) -> Result<Key> {
        Key::read(text, &KeyOptions { format: Some(format), ..KeyOptions::default() })
    }

    /// Writes it. A private key is written whole as `pem` and `jwk`; `multikey`, `did_key` and `did_jwk` are of its
    /// public half.
    /// The text is zeroed on drop.
    ///
    /// A JWK is compact JSON with its members in this order: `kty`; `crv`, `x`, `y` or `n`, `e`; of a private key `d`,
    /// `p`, `q`, `dp`, `dq`, `qi`; then `kid` and `alg`, if the key has them. PEM has lines of 64 characters, as OpenSSL
    /// writes it.
    ///
    /// # Errors
    /// `key.unsupported`: RSA has no Multikey and no did:key.
    ///
    /// ```
    /// use ovenbird::{Key, KeyFormat};
    ///
    /// let key = Key::from_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")?;
    /// assert!(key.write(KeyFormat::DidKey)?.starts_with("did:key:z6Mk"));
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn write(&self, format: KeyFormat) -> Result<Zeroizing<String>> {
        let public = &self.material.public;
        let multikey = match format {
            KeyFormat::Pem => {
                let (label, der) = der_write::write(&self.material);
                return Ok(pem::write(label, &der));
            }
            KeyFormat::Jwk => return jwk_write::write(&self.material, self.id(), self.algorithm),
            KeyFormat::Multikey => multikey::write(public),
            KeyFormat::DidKey => multikey::write_did(public),
            KeyFormat::DidJwk => Some(did_jwk::write(&self.published_jwk()?)),
        };
        multikey.map(Zeroizing::new).ok_or_else(|| unsupported("an RSA key has no Multikey and no did:key"))
    }

    /// [`Key::write`] as PEM.
    ///
    /// # Errors
    /// None so far.
    ///
    /// ```
    /// let key = ovenbird::Key::from_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")?;
    /// assert!(key.to_pem()?.starts_with("-----BEGIN PUBLIC KEY-----"));
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn to_pem(&self) -> Result<Zeroizing<String>> {
        self.write(KeyFormat::Pem)
    }

    /// [`Key::write`] as JWK.
    ///
    /// # Errors
    /// None so far.
    ///
    /// ```
    /// let key = ovenbird::Key::from_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")?;
    /// assert!(key.to_jwk()?.starts_with(r#"{"kty":"OKP","crv":"Ed25519","x":""#));
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn to_jwk(&self) -> Result<Zeroizing<String>> {
        self.write(KeyFormat::Jwk)
    }

    /// `did:key:…` of the public half; `None` for RSA, which has none.
    ///
    /// ```
    /// let key = ovenbird::Key::from_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")?;
    /// assert_eq!(key.did_key().unwrap(), "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2");
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    #[must_use]
    pub fn did_key(&self) -> Option<String> {
        multikey::write_did(&self.material.public)
    }

    /// Its public half, with the same id.
    #[must_use]
    pub fn public(&self) -> Key {
        Key {
            id: self.id.clone(),
            algorithm: self.algorithm,
            material: Material { public: self.material.public.clone(), private: None },
            verifier: self.verifier.clone(),
            signer: OnceLock::new(),
        }
    }

    /// What it is, without anything secret.
    ///
    /// # Errors
    /// None so far.
    ///
    /// ```
    /// // The key of RFC 8037 appendix A.
    /// let jwk = r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    /// let info = ovenbird::Key::from_jwk(jwk)?.info()?;
    /// assert_eq!(info.thumbprint, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn info(&self) -> Result<KeyInfo> {
        let public = &self.material.public;
        Ok(KeyInfo {
            kind: self.kind(),
            bits: public.bits(),
            private: self.is_private(),
            id: self.id.clone(),
            thumbprint: self.thumbprint(),
            algorithms: self.algorithms().to_vec(),
            multikey: multikey::write(public),
            did_key: multikey::write_did(public),
        })
    }

    /// The kind.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        self.material.public.kind()
    }

    /// Whether it can sign.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.material.private.is_some()
    }

    /// Its id (`kid`), if it has one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    pub(super) fn set_id(&mut self, id: Option<String>) {
        self.id = id;
    }

    /// The SHA-256 thumbprint of RFC 7638, in base64url.
    pub(crate) fn thumbprint(&self) -> String {
        jwk_write::thumbprint(&self.material.public)
    }

    /// The algorithms that it goes with, the usual one first: those of its kind, or the one that its JWK says.
    pub(crate) fn algorithms(&self) -> &[JwsAlgorithm] {
        match &self.algorithm {
            Some(algorithm) => std::slice::from_ref(algorithm),
            None => self.kind().algorithms(),
        }
    }

    /// Whether an algorithm is one of those.
    pub(crate) fn goes_with(&self, algorithm: JwsAlgorithm) -> bool {
        self.algorithms().contains(&algorithm)
    }

    /// The public half as JWK, in JSON, without private members, its `kid` left out.
    pub(crate) fn public_jwk(&self) -> Result<String> {
        let material = Material { public: self.material.public.clone(), private: None };
        jwk_write::write(&material, None, None).map(|jwk| jwk.as_str().to_owned())
    }

    /// The same with the `alg` that the key is for, where it is for one only.
    pub(super) fn published_jwk(&self) -> Result<String> {
        let material = Material { public: self.material.public.clone(), private: None };
        jwk_write::write(&material, None, self.algorithm).map(|jwk| jwk.as_str().to_owned())
    }

    /// Signs a message. ECDSA gives r ‖ s of fixed length. Below [`sign`](crate::sign), and public for the benches only.
    ///
    /// # Errors
    /// `key.not_private`; `jws.algorithm_key` (none of [`Key::algorithms`]); what the entropy fails with;
    /// `key.unsupported` (a key that is sound, and too unusual for the backend).
    #[doc(hidden)]
    pub fn sign(
        &self,
        algorithm: JwsAlgorithm,
        message: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>> {
        let Some(private) = &self.material.private else {
            return Err(Error::new(
                ErrorCode::KeyNotPrivate,
                "the key is public, signing needs the private one",
            ));
        };
        if !self.algorithms().contains(&algorithm) {
            let message =
                format!("the algorithm {algorithm} does not go with the key, which is {}", self.kind());
            return Err(Error::new(ErrorCode::JwsAlgorithmKey, message));
        }
        self.signer(private)?.sign(algorithm, message, entropy)
    }

    fn signer(&self, private: &Private) -> Result<&Signer> {
        let signer = self.signer.get_or_init(|| Signer::new(&self.material.public, private).ok());
        signer
            .as_ref()
            .ok_or_else(|| unsupported("the library for signatures does not take this private key"))
    }

    /// Whether a signature of a message is this key's. `false` for anything that is not, also one of the wrong length,
    /// or with an algorithm that is none of [`Key::algorithms`].
    /// Below [`verify_signature`](crate::verify_signature), and public for the benches only.
    #[doc(hidden)]
    pub fn verifies(&self, algorithm: JwsAlgorithm, message: &[u8], signature: &[u8]) -> bool {
        self.algorithms().contains(&algorithm) && self.verifier.verifies(algorithm, message, signature)
    }
}

/// Kind, bits and thumbprint; nothing secret.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("kind", &self.kind())
            .field("bits", &self.material.public.bits())
            .field("private", &self.is_private())
            .field("id", &self.id)
            .field("thumbprint", &self.thumbprint())
            .finish_non_exhaustive()
    }
}
