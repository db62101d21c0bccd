//! The compact serialisation of JWS (RFC 7515, section 7.1), read open. Nothing is verified here: `proof` does that.
//!
//! Strict on purpose: padding, white space, the `+/` alphabet and a non-canonical last character are refused, since
//! a second spelling of one token defeats revocation by hash.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::error::{Error, ErrorCode, Result};
use crate::json::{self, Json};
use crate::limits::{self, Limits};

/// What is inside a compact JWS.
#[derive(Debug)]
pub(crate) struct Jws {
    /// The JOSE header, byte for byte.
    pub(crate) header: String,
    /// The payload, byte for byte.
    pub(crate) payload: String,
    /// The header's `alg`.
    pub(crate) algorithm: String,
    /// The header's `kid`.
    pub(crate) key_id: Option<String>,
    /// The signature, good or bad; empty if there is none.
    pub(crate) signature: Vec<u8>,
    /// How many bytes from the beginning of the token are signed: header, dot and payload as they were encoded.
    pub(crate) signed_len: usize,
}

impl Jws {
    /// Whether there is a signature, good or bad.
    pub(crate) fn is_signed(&self) -> bool {
        !self.signature.is_empty() && !is_none(&self.algorithm)
    }

    /// Reads the header, which is an object.
    ///
    /// # Errors
    /// None that [`open`] did not have already.
    pub(crate) fn read_header(&self, limits: &Limits) -> Result<Json<'_>> {
        read_part(&self.header, ErrorCode::JwsHeader, "header", limits)
    }

    /// Reads the payload as an object.
    ///
    /// # Errors
    /// `jws.payload`; `json.duplicate_key`, `json.lone_surrogate`, `json.number`, `limit.json_depth`,
    /// `limit.json_nodes`.
    pub(crate) fn read_payload(&self, limits: &Limits) -> Result<Json<'_>> {
        read_part(&self.payload, ErrorCode::JwsPayload, "payload", limits)
    }
}

/// Whether a text was meant as a compact JWS: three parts in the alphabet of base64url, or the beginning of a
/// header and a dot somewhere (then it was padded, wrapped or cut).
pub(super) fn looks_like_one(text: &str) -> bool {
    three_parts(text).is_some() || (text.starts_with("ey") && text.contains('.'))
}

/// Whether it has the shape of a JWS, the payload being anything.
pub(super) fn has_shape(text: &str, limits: &Limits) -> bool {
    let Some([header, payload, _]) = three_parts(text) else { return false };
    let small = text.len() <= limits.jws_bytes && header.len() <= limits.jws_header_bytes;
    small
        && !payload.is_empty()
        && decode(header).is_some_and(|header| json::is_object_text(header.trim_ascii()))
}

/// Opens a text for which [`looks_like_one`] holds.
///
/// # Errors
/// `jws.malformed`, `jws.header`, `jws.payload`, `limit.jws`, and those of reading the header.
pub(super) fn open(text: &str, lead: usize, limits: &Limits) -> Result<Jws> {
    limits::check(text.len(), limits.jws_bytes, ErrorCode::LimitJws, "the JWS", "jws_bytes")?;
    let [header, payload, signature] = three_parts(text).ok_or_else(|| misshapen(text, lead))?;
    let header_limit = limits.jws_header_bytes;
    limits::check(header.len(), header_limit, ErrorCode::LimitJws, "the JWS header", "jws_header_bytes")?;
    if header.is_empty() || payload.is_empty() {
        let message = "the JWS has an empty header or payload; detached payloads are not badges";
        return Err(Error::new(ErrorCode::JwsMalformed, message));
    }
    let signed_len = text.len().saturating_sub(signature.len()).saturating_sub(".".len());
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| not_canonical("signature"))?;
    let header = part_text(header, ErrorCode::JwsHeader, "header")?;
    let payload = part_text(payload, ErrorCode::JwsPayload, "payload")?;
    let (algorithm, key_id) = read_header(&header, limits)?;
    Ok(Jws { header, payload, algorithm, key_id, signature, signed_len })
}

/// Whether an `alg` says that there is no signature, in any spelling.
pub(crate) fn is_none(algorithm: &str) -> bool {
    algorithm.trim().eq_ignore_ascii_case("none")
}

fn read_header(header: &str, limits: &Limits) -> Result<(String, Option<String>)> {
    let json = read_part(header, ErrorCode::JwsHeader, "header", limits)?;
    let Some(algorithm) = json.get("alg").and_then(Json::as_str) else {
        return Err(Error::new(ErrorCode::JwsHeader, "the JWS header has no text member `alg`"));
    };
    let key_id = json.get("kid").and_then(Json::as_str).map(str::to_owned);
    Ok((algorithm.to_owned(), key_id))
}

/// Reads a decoded part as an object. Its errors have no offset: they lie in decoded text, not in the input.
fn read_part<'p>(part: &'p str, code: ErrorCode, name: &str, limits: &Limits) -> Result<Json<'p>> {
    match json::read(part, limits) {
        Ok(json) if json.is_object() => Ok(json),
        Ok(json) => {
            let found = json.type_name();
            Err(Error::new(code, format!("the JWS {name} is {found} in JSON, not an object")).part(name))
        }
        Err(error) => {
            let code = if error.code() == ErrorCode::JsonSyntax { code } else { error.code() };
            let inner = Error::new(code, format!("in the JWS {name}: {}", error.message())).part(name);
            Err(match &error.at().pointer {
                Some(pointer) => inner.pointer(pointer.clone()),
                None => inner,
            })
        }
    }
}

/// The text of a part: `jws.malformed` if it is not canonical base64url, `code` if it is not UTF-8.
fn part_text(part: &str, code: ErrorCode, name: &str) -> Result<String> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| not_canonical(name))?;
    String::from_utf8(bytes).map_err(|_| Error::new(code, format!("the JWS {name} is not UTF-8")).part(name))
}

fn decode(part: &str) -> Option<String> {
    String::from_utf8(URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

/// Header, payload and signature, if the text is three parts in the alphabet of base64url.
fn three_parts(text: &str) -> Option<[&str; 3]> {
    let (header, rest) = text.split_once('.')?;
    let (payload, signature) = rest.split_once('.')?;
    let found = [header, payload, signature];
    // A fold, not `all`: without an early way out the compiler takes many bytes at once.
    let in_alphabet = |part: &&str| part.bytes().fold(true, |sound, byte| sound & is_base64url(byte));
    found.iter().all(in_alphabet).then_some(found)
}

fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | (byte == b'-') | (byte == b'_')
}

#[cold]
fn not_canonical(name: &str) -> Error {
    let message = format!("the {name} of the JWS is not canonical base64url without padding");
    Error::new(ErrorCode::JwsMalformed, message).part(name)
}

/// Says what keeps a text that begins like a JWS from being one.
#[cold]
fn misshapen(text: &str, lead: usize) -> Error {
    if let Some(at) = text.bytes().position(|b| !is_base64url(b) && b != b'.') {
        let message =
            "a character outside base64url in a text that begins like a JWS (padding, or a line break?)";
        return Error::new(ErrorCode::JwsMalformed, message).offset(at.saturating_add(lead));
    }
    let parts = text.split('.').count();
    Error::new(ErrorCode::JwsMalformed, format!("a compact JWS has 3 parts; this has {parts}"))
}
