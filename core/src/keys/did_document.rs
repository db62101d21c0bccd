//! Writing the document that says which keys an issuer has (Decentralized Identifiers 1.0; Controlled Identifiers 1.0).

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, Result};
use crate::json::{self, Json};
use crate::keys::did::{self, Did};
use crate::keys::{Key, KeyFormat};
use crate::limits::{self, Limits};
use crate::payload::is_http_url;

const DIDS: &str = "https://www.w3.org/ns/did/v1";
const CONTROLLERS: &str = "https://www.w3.org/ns/cid/v1";
const MULTIKEYS: &str = "https://w3id.org/security/multikey/v1";
const JWKS: &str = "https://w3id.org/security/jwk/v1";

/// Options of [`did_document`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DidDocumentOptions {
    /// The bounds of this call.
    pub limits: Limits,
}

#[derive(Serialize)]
struct Document<'d> {
    #[serde(rename = "@context")]
    contexts: Vec<&'static str>,
    id: &'d str,
    #[serde(rename = "verificationMethod")]
    methods: Vec<Written<'d>>,
    #[serde(rename = "assertionMethod")]
    asserts: Vec<String>,
}

#[derive(Serialize)]
struct Written<'d> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    controller: &'d str,
    #[serde(rename = "publicKeyMultibase", skip_serializing_if = "Option::is_none")]
    multikey: Option<String>,
    #[serde(rename = "publicKeyJwk", skip_serializing_if = "Option::is_none")]
    jwk: Option<Json<'d>>,
}

/// Writes the DID document or controller document of an issuer, with its public keys in `assertionMethod`.
///
/// `id` is a DID (did:web, did:key, did:jwk) or an https URL. Serve the text at the address that the id leads to: of
/// `did:web:issuer.example` it is `https://issuer.example/.well-known/did.json`. Of private keys the public half is
/// written.
///
/// The id of a method is that of its key, if it begins with `id` and `#`; else `id`, `#` and the Multikey. RSA keys have
/// none: theirs end with the key's id, or with its thumbprint. Of did:key and did:jwk there is one key, in the DID.
///
/// # Errors
/// `argument.invalid`: `id` is none of these; there is no key, one twice, or of did:key and did:jwk another one;
/// `verify.did`: a DID of another method or malformed; `key.*`: the key in the DID cannot be used; `limit.text`.
///
/// ```
/// use ovenbird::{DidDocumentOptions, Key, did_document};
///
/// let key = Key::from_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2")?;
/// let text = did_document("did:web:issuer.example", &[&key], &DidDocumentOptions::default())?;
/// assert!(text.contains("did:web:issuer.example#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"));
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn did_document(id: &str, keys: &[&Key], options: &DidDocumentOptions) -> Result<String> {
    let limits = &options.limits;
    limits::check(id.len(), limits.text_bytes, ErrorCode::LimitText, "the id", "text_bytes")?;
    let one = whom(id, limits)?;
    check_keys(keys, one.as_ref())?;
    // The trees of the JWKs borrow from these texts.
    let jwks = keys.iter().map(|key| key.published_jwk()).collect::<Result<Vec<String>>>()?;
    let mut document =
        Document { contexts: contexts(id, keys), id, methods: Vec::new(), asserts: Vec::new() };
    for (key, jwk) in keys.iter().zip(&jwks) {
        let multikey = key.write(KeyFormat::Multikey).ok().map(|multikey| multikey.as_str().to_owned());
        let method = match one.as_ref().and_then(Key::id) {
            Some(method) => method.to_owned(),
            None => method_id(id, key, multikey.as_deref()),
        };
        if document.asserts.contains(&method) {
            return Err(Error::argument("two of the keys have the same id"));
        }
        document.asserts.push(method.clone());
        document.methods.push(Written {
            id: method,
            kind: if multikey.is_some() { "Multikey" } else { "JsonWebKey" },
            controller: id,
            jwk: if multikey.is_some() { None } else { Some(json::read(jwk, limits)?) },
            multikey,
        });
    }
    serde_json::to_string_pretty(&document).map_err(|_| Error::internal())
}

/// Refuses ids that no keys can be looked up for; of did:key and did:jwk gives the key that they are.
fn whom(id: &str, limits: &Limits) -> Result<Option<Key>> {
    if id.starts_with("did:") {
        let found = did::read(id, limits)?;
        if did::bare(id) != Some(id) {
            return Err(Error::argument("the id is a DID URL, expected the DID of the issuer"));
        }
        return Ok(match found {
            Did::Itself(key) => Some(*key),
            Did::Web(_) => None,
        });
    }
    let authority = id.strip_prefix("https://").and_then(|rest| rest.split(['/', '?']).next());
    let sound = is_http_url(id) && !id.contains(['#', '\\', '"', '<', '>']);
    if !sound || authority.is_none_or(|authority| authority.contains('@')) {
        return Err(Error::argument(
            "the id is neither a DID nor an https URL without fragment and user name",
        ));
    }
    Ok(None)
}

fn check_keys(keys: &[&Key], one: Option<&Key>) -> Result<()> {
    let prints: Vec<String> = keys.iter().map(|key| key.thumbprint()).collect();
    let twice = prints.iter().enumerate().any(|(at, print)| prints.iter().take(at).any(|one| one == print));
    match (prints.as_slice(), one) {
        ([], _) => Err(Error::argument("there is no key, expected at least one")),
        _ if twice => Err(Error::argument("one key is there twice")),
        ([print], Some(one)) if *print != one.thumbprint() => {
            Err(Error::argument("the key is not the one that the DID is"))
        }
        ([_, _, ..], Some(_)) => Err(Error::argument("a did:key or did:jwk has one key, the one that it is")),
        _ => Ok(()),
    }
}

/// The context of a controller document has the terms of all keys in it.
fn contexts(id: &str, keys: &[&Key]) -> Vec<&'static str> {
    if !id.starts_with("did:") {
        return vec![CONTROLLERS];
    }
    let has = |multikey| keys.iter().any(|key| key.did_key().is_some() == multikey);
    let mut contexts = vec![DIDS];
    contexts.extend(has(true).then_some(MULTIKEYS));
    contexts.extend(has(false).then_some(JWKS));
    contexts
}

fn method_id(id: &str, key: &Key, multikey: Option<&str>) -> String {
    let is_fragment = |text: &&str| !text.is_empty() && text.bytes().all(is_fragment);
    let own = key.id();
    let of_this = own.and_then(|own| own.strip_prefix(id)?.strip_prefix('#')).filter(is_fragment);
    let fragment = of_this.or(multikey).or(own.filter(is_fragment)).map(str::to_owned);
    format!("{id}#{}", fragment.unwrap_or_else(|| key.thumbprint()))
}

/// RFC 3986 section 3.5, without percent-encoding.
fn is_fragment(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte)
}
