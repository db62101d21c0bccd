//! Decentralized identifiers that lead to keys: `did:key`, `did:jwk`, `did:web` (Decentralized Identifiers 1.0).
//!
//! Nothing is fetched here: of a did:web follows the address of its document. Refused are DIDs of other methods, and
//! whatever could lead to another address than the one that people read: user names, dot segments, encoded slashes.

use crate::error::{Error, ErrorCode, Result, quote};
use crate::keys::{Key, did_jwk, multikey};
use crate::limits::Limits;

/// Longest DID, and longest id of a verification method. A did:jwk of an RSA key of 8,192 bits has 1,900 characters.
pub(super) const DID_BYTES: usize = 8_192;

/// What a DID leads to.
#[derive(Debug)]
pub(crate) enum Did {
    /// did:key or did:jwk: the key is in the DID itself. The id of its one verification method is set on it.
    Itself(Box<Key>),
    /// did:web: the URL of the DID document.
    Web(String),
}

/// Reads a DID or a DID URL; a fragment has to be one that there is, where the DID itself says so.
///
/// # Errors
/// `verify.did`: it is malformed, or of a method that is not supported; `key.*`: its key cannot be used.
pub(crate) fn read(text: &str, limits: &Limits) -> Result<Did> {
    let most = limits.text_bytes.min(DID_BYTES);
    if text.len() > most {
        return Err(refused(format!("the DID has {} bytes, at most {most}", text.len())));
    }
    let (did, rest) = text.split_at_checked(bare(text).map_or(0, str::len)).unwrap_or_default();
    let (method, id) = parts(did)?;
    if rest.starts_with('/') || rest.starts_with('?') && method != "web" {
        return Err(refused("the DID URL has a path or a query, expected a DID or a verification method"));
    }
    match method {
        "key" => itself(multikey::read_did(text)?, &format!("{did}#{id}"), None),
        "jwk" => {
            let jwk = did_jwk::read(text, limits)?;
            itself(jwk.material, &format!("{did}#0"), jwk.algorithm)
        }
        "web" => web(id).map(Did::Web),
        other => {
            let found = quote(other);
            Err(refused(format!(
                "the DID is of the method {found}; did:key, did:jwk and did:web are supported"
            )))
        }
    }
}

fn itself(
    material: super::material::Material,
    id: &str,
    algorithm: Option<super::JwsAlgorithm>,
) -> Result<Did> {
    Ok(Did::Itself(Box::new(Key::new(material, Some(id.to_owned()), algorithm)?)))
}

/// The DID of a DID URL: all before the path, the query or the fragment. `None` for what is no DID.
pub(crate) fn bare(text: &str) -> Option<&str> {
    text.strip_prefix("did:")?;
    text.split(['/', '?', '#']).next()
}

#[cold]
fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::VerifyDid, message)
}

/// The method and what it identifies (Decentralized Identifiers 1.0 section 3.1).
fn parts(did: &str) -> Result<(&str, &str)> {
    let (method, id) = did
        .strip_prefix("did:")
        .and_then(|rest| rest.split_once(':'))
        .ok_or_else(|| refused("the text is no DID: expected `did:`, a method, `:` and an id"))?;
    if method.is_empty() || !method.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Err(refused("the method of the DID is not of lower-case letters and digits"));
    }
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':' | b'%');
    if id.is_empty() || id.ends_with(':') || !id.bytes().all(allowed) {
        return Err(refused("the DID is empty after its method, or has characters that no DID has"));
    }
    Ok((method, id))
}

/// The address of the document (did:web method specification section 3.2).
fn web(id: &str) -> Result<String> {
    let (domain, path) = match id.split_once(':') {
        Some((domain, path)) => (domain, Some(path)),
        None => (id, None),
    };
    let mut url = format!("https://{}", host(domain)?);
    match path {
        None => url.push_str("/.well-known"),
        Some(path) => {
            for segment in path.split(':') {
                check_segment(segment)?;
                url.push('/');
                url.push_str(segment);
            }
        }
    }
    url.push_str("/did.json");
    Ok(url)
}

/// Host and port. The only thing that may be percent-encoded here is the colon before the port: everything else would
/// be a host that reads otherwise than it is.
fn host(domain: &str) -> Result<String> {
    let lower = domain.to_ascii_lowercase();
    let (name, port) = match lower.split_once("%3a") {
        Some((name, port)) => (name, Some(port)),
        None => (lower.as_str(), None),
    };
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    if !is_name || name.split('.').any(str::is_empty) {
        return Err(refused("the host of the did:web is not a name of letters, digits, `-` and `.`"));
    }
    let Some(port) = port else { return Ok(name.to_owned()) };
    let number = port.parse::<u16>().ok().filter(|number| number.to_string() == port && *number != 0);
    match number {
        Some(443) => Ok(name.to_owned()),
        Some(number) => Ok(format!("{name}:{number}")),
        None => Err(refused("the port of the did:web is no number from 1 to 65535")),
    }
}

/// A segment of the path, which stays as it is written. Refused is what servers or proxies read as another path.
fn check_segment(segment: &str) -> Result<()> {
    let decoded = decode(segment)
        .ok_or_else(|| refused("the did:web has a `%` that is not followed by two hexadecimal digits"))?;
    if matches!(decoded.as_slice(), b"" | b"." | b"..") {
        return Err(refused("the path of the did:web has an empty part, `.` or `..`"));
    }
    if decoded.iter().any(|b| b.is_ascii_control() || matches!(b, b'/' | b'\\' | b'%')) {
        return Err(refused(
            "the path of the did:web has an encoded slash, percent sign or control character",
        ));
    }
    Ok(())
}

fn decode(segment: &str) -> Option<Vec<u8>> {
    let mut bytes = segment.bytes();
    let mut out = Vec::with_capacity(segment.len());
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                let (high, low) = (digit()?, digit()?);
                u8::try_from(high.checked_mul(16)?.checked_add(low)?).ok()?
            }
            plain => plain,
        });
    }
    Some(out)
}
