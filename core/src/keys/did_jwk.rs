//! `did:jwk`: a public JWK, in base64url, as a DID (did:jwk method specification).

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::error::Result;
use crate::json::{self, Json};
use crate::keys::did::DID_BYTES;
use crate::keys::fault::{malformed, mismatch};
use crate::keys::jwk::{self, Jwk};
use crate::limits::Limits;

const DID: &str = "did:jwk:";

/// The fragment of the one verification method that there is.
const FRAGMENT: &str = "0";

/// Reads `did:jwk:…`, with or without the fragment that names its one verification method.
pub(super) fn read(text: &str, limits: &Limits) -> Result<Jwk> {
    let rest = text.strip_prefix(DID).ok_or_else(|| malformed("the text does not begin with `did:jwk:`"))?;
    if text.len() > DID_BYTES {
        return Err(malformed(format!("the did:jwk has {} bytes, at most {DID_BYTES}", text.len())));
    }
    let (encoded, fragment) = match rest.split_once('#') {
        Some((encoded, fragment)) => (encoded, Some(fragment)),
        None => (rest, None),
    };
    let bytes = Base64UrlUnpadded::decode_vec(encoded).map_err(|_| {
        malformed("what follows `did:jwk:` is not base64url without padding, in its canonical form")
    })?;
    let text = str::from_utf8(&bytes).map_err(|_| malformed("the JWK of the did:jwk is not UTF-8"))?;
    let json = json::read(text, limits)
        .map_err(|error| malformed(format!("the JWK of the did:jwk cannot be read: {}", error.message())))?;
    let jwk = public(&json)?;
    if fragment.is_some_and(|fragment| fragment != FRAGMENT) {
        return Err(mismatch("the fragment of the did:jwk is not `#0`, the only one that there is"));
    }
    Ok(jwk)
}

/// Reads a JWK that was published. With a private member in it the key is in everybody's hands.
pub(super) fn public(json: &Json<'_>) -> Result<Jwk> {
    if jwk::has_secret(json) {
        return Err(malformed("the JWK was published with private members: anyone can sign with it"));
    }
    jwk::read(json)
}

/// The DID of a public JWK.
pub(super) fn write(jwk: &str) -> String {
    format!("{DID}{}", Base64UrlUnpadded::encode_string(jwk.as_bytes()))
}
