//! Reading a text with one key or several, whatever its form.

use crate::error::{Error, ErrorCode, ErrorKind, Result, quote};
use crate::json::{self, Json};
use crate::keys::fault::{malformed, mismatch, unsupported};
use crate::keys::material::Material;
use crate::keys::{Key, KeyFormat, KeyOptions, der_read, did_jwk, jwk, multikey, pem};
use crate::limits;

/// Most keys in one set: each costs its checks.
const KEYS: usize = 256;

/// The key of a text.
pub(super) fn one(text: &str, options: &KeyOptions) -> Result<Key> {
    match form(text, options)? {
        Form::Pem => only_key_of_pem(text, options),
        Form::Json => {
            let json = json::read(text, &options.limits)?;
            match set(&json, options)? {
                Some(keys) => only_key_of_set(keys, options),
                None => object(&json, options),
            }
        }
        Form::Multikey => named(multikey::read(text.trim())?, None, options),
        Form::DidKey => did(text.trim(), options),
        Form::DidJwk => did_jwk(text.trim(), options),
    }
}

/// All keys of a text.
pub(super) fn all(text: &str, options: &KeyOptions) -> Result<Vec<Key>> {
    match form(text, options)? {
        Form::Pem => keys_of_pem(text, options),
        Form::Json => {
            let json = json::read(text, &options.limits)?;
            match set(&json, options)? {
                Some(keys) => keys_of_set(keys, options.id.as_deref()),
                None => Ok(vec![object(&json, options)?]),
            }
        }
        Form::Multikey | Form::DidKey | Form::DidJwk => Ok(vec![one(text, options)?]),
    }
}

enum Form {
    Pem,
    Json,
    Multikey,
    DidKey,
    DidJwk,
}

/// The form that the options say, or else the text.
fn form(text: &str, options: &KeyOptions) -> Result<Form> {
    let limit = options.limits.text_bytes;
    limits::check(text.len(), limit, ErrorCode::LimitText, "the text with the key", "text_bytes")?;
    let trimmed = text.trim();
    match options.format {
        Some(KeyFormat::Pem) => Ok(Form::Pem),
        Some(KeyFormat::Jwk) => Ok(Form::Json),
        Some(KeyFormat::Multikey) if trimmed.starts_with('{') => Ok(Form::Json),
        Some(KeyFormat::Multikey) => Ok(Form::Multikey),
        Some(KeyFormat::DidKey) => Ok(Form::DidKey),
        Some(KeyFormat::DidJwk) => Ok(Form::DidJwk),
        None if trimmed.starts_with('{') => Ok(Form::Json),
        None if pem::is_pem(text) => Ok(Form::Pem),
        None if trimmed.starts_with("did:key:") => Ok(Form::DidKey),
        None if trimmed.starts_with("did:jwk:") => Ok(Form::DidJwk),
        None if trimmed.starts_with('z') => Ok(Form::Multikey),
        None if trimmed.starts_with("ssh-") || trimmed.starts_with("ecdsa-sha2-") => Err(unsupported(
            "the key is in the format of OpenSSH; `ssh-keygen -e -m PKCS8 -f key.pub` rewrites it",
        )),
        None if trimmed.is_empty() => Err(malformed("the text is empty, expected a key")),
        None => Err(malformed("the text is no key: expected PEM, a JWK, a Multikey, did:key or did:jwk")),
    }
}

/// A key with the id that the options give, or its own.
fn named(material: Material, own: Option<String>, options: &KeyOptions) -> Result<Key> {
    Key::new(material, options.id.clone().or(own), None)
}

/// The URL of a verification method is what its users call the key.
fn did(text: &str, options: &KeyOptions) -> Result<Key> {
    let own = text.contains('#').then(|| text.to_owned());
    named(multikey::read_did(text)?, own, options)
}

/// As with did:key; of a bare DID the key has the `kid` of its JWK, if there is one.
fn did_jwk(text: &str, options: &KeyOptions) -> Result<Key> {
    let jwk = did_jwk::read(text, &options.limits)?;
    let own = if text.contains('#') { Some(text.to_owned()) } else { jwk.id };
    Key::new(jwk.material, options.id.clone().or(own), jwk.algorithm)
}

/// The items of a JWK set; `None` if it is something else.
fn set<'j, 'a>(json: &'j Json<'a>, options: &KeyOptions) -> Result<Option<&'j [Json<'a>]>> {
    match json.get("keys") {
        _ if json.get("kty").is_some() || options.format == Some(KeyFormat::Multikey) => Ok(None),
        None => Ok(None),
        Some(Json::Array(keys)) if keys.len() > KEYS => {
            Err(unsupported(format!("the JWK set has {} keys, at most {KEYS}", keys.len())))
        }
        Some(Json::Array(keys)) => Ok(Some(keys)),
        Some(other) => {
            Err(malformed(format!("the JWK set's `keys` is {}, expected an array", other.type_name())))
        }
    }
}

/// A JWK, or a Multikey in JSON.
fn object(json: &Json<'_>, options: &KeyOptions) -> Result<Key> {
    let is_multikey = json.get("publicKeyMultibase").is_some() || json.get("secretKeyMultibase").is_some();
    let multikey = match options.format {
        Some(KeyFormat::Multikey) => true,
        Some(_) => false,
        None => is_multikey,
    };
    if multikey {
        return multikey_object(json, options);
    }
    let mut key = jwk_key(json)?;
    if options.id.is_some() {
        key.set_id(options.id.clone());
    }
    Ok(key)
}

fn jwk_key(json: &Json<'_>) -> Result<Key> {
    let jwk = jwk::read(json)?;
    Key::new(jwk.material, jwk.id, jwk.algorithm)
}

/// Controlled Identifiers 1.0 section 2.2.2: `publicKeyMultibase`, `secretKeyMultibase` or both.
fn multikey_object(json: &Json<'_>, options: &KeyOptions) -> Result<Key> {
    let half = |name: &str| jwk::text(json, name)?.map(multikey::read).transpose();
    let public = half("publicKeyMultibase")?;
    if public.as_ref().is_some_and(|public| public.private.is_some()) {
        return Err(malformed("`publicKeyMultibase` has a secret key"));
    }
    let material = match (public, half("secretKeyMultibase")?) {
        (_, Some(secret)) if secret.private.is_none() => {
            return Err(malformed("`secretKeyMultibase` has a public key"));
        }
        (Some(public), Some(secret)) if public.public != secret.public => {
            return Err(mismatch("`publicKeyMultibase` is not that of `secretKeyMultibase`"));
        }
        (_, Some(secret)) => secret,
        (Some(public), None) => public,
        (None, None) => return Err(malformed("the Multikey has no `publicKeyMultibase`")),
    };
    named(material, jwk::text(json, "id")?.map(str::to_owned), options)
}

/// The keys of a set that can be used, those with an id if one is asked for.
fn keys_of_set(items: &[Json<'_>], id: Option<&str>) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    let mut left_out = None;
    for item in items {
        if id.is_some() && jwk::text(item, "kid")? != id {
            continue;
        }
        match jwk_key(item) {
            Ok(key) => keys.push(key),
            Err(error) if error.kind() == ErrorKind::Unsupported => left_out = left_out.or(Some(error)),
            Err(error) => return Err(error),
        }
    }
    match (keys.is_empty(), left_out, id) {
        (false, _, _) => Ok(keys),
        (true, Some(error), _) => Err(error),
        (true, None, Some(id)) => Err(not_found(format!("the JWK set has no key with `kid` {}", quote(id)))),
        (true, None, None) => Err(not_found("the JWK set has no key")),
    }
}

fn not_found(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::KeyNotFound, message)
}

fn only_key_of_set(items: &[Json<'_>], options: &KeyOptions) -> Result<Key> {
    let id = options.id.as_deref();
    let mut keys = keys_of_set(items, id)?;
    match (keys.pop(), keys.len(), id) {
        (Some(key), 0, _) => Ok(key),
        (_, _, Some(id)) => Err(ambiguous(format!("the JWK set has several keys with `kid` {}", quote(id)))),
        (_, more, None) => {
            let number = more.saturating_add(1);
            Err(ambiguous(format!("the JWK set has {number} keys; name one of them with the option `id`")))
        }
    }
}

fn ambiguous(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::KeyAmbiguous, message)
}

fn keys_of_pem(text: &str, options: &KeyOptions) -> Result<Vec<Key>> {
    pem::blocks(text)?
        .iter()
        .map(|block| named(der_read::read(block.label, &block.der)?, None, options))
        .collect()
}

/// One block, or several of one key: the private half, if it is among them.
fn only_key_of_pem(text: &str, options: &KeyOptions) -> Result<Key> {
    let mut keys = keys_of_pem(text, options)?;
    let first = keys.first().map(Key::thumbprint);
    if keys.iter().any(|key| Some(key.thumbprint()) != first) {
        return Err(ambiguous("the PEM has several keys that do not belong together; leave one"));
    }
    let private = keys.iter().position(Key::is_private);
    match private.unwrap_or(0) {
        at if at < keys.len() => Ok(keys.swap_remove(at)),
        _ => Err(Error::internal()),
    }
}
