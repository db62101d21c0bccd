//! What a baked text is: a URL, a JSON document or a compact JWS.
//!
//! Nothing is fetched and nothing is verified here. A text is first *opened* (which of the three is it, and where
//! is the document in it), then its document is read by the strict JSON reader.

mod jws;
mod url;

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, Result, quote};
use crate::json::{self, Json};
use crate::limits::Limits;

pub(crate) use jws::{Jws, is_none};
pub(crate) use url::{is_absolute_iri, is_http_url};

/// The three things a badge text can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PayloadKind {
    /// An http or https URL at which the assertion is hosted.
    Url,
    /// A JSON object: an assertion, a credential, an endorsement.
    Json,
    /// A JWS in compact form (RFC 7515): a signed assertion or a VC-JWT.
    Jws,
}

/// Options of [`payload`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PayloadOptions {
    /// The bounds of this call.
    pub limits: Limits,
}

/// A badge text and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Payload {
    /// Which of the three it is.
    pub kind: PayloadKind,
    /// The text without white space around it.
    pub text: String,
    /// The JSON document: the text itself, or the payload of the JWS, byte for byte. Absent for a URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// JWS: its JOSE header, byte for byte.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// Whether a signature was verified. Always false here: reading is not verifying.
    pub verified: bool,
}

/// Tells what a badge text is, and reads a JWS open without verifying it.
///
/// ASCII white space around the text is not part of it. Offsets in errors count from the start of `text`; an error
/// inside a JWS has none, since it lies in decoded text.
///
/// # Errors
/// `payload.empty`, `payload.unrecognised`, `payload.not_object`, `payload.url`; of JSON `json.syntax`,
/// `json.duplicate_key`, `json.lone_surrogate`, `json.number`; of a JWS `jws.malformed`, `jws.header`,
/// `jws.payload`; `limit.text`, `limit.jws`, `limit.json_depth`, `limit.json_nodes`.
///
/// ```
/// use ovenbird::{PayloadKind, payload};
///
/// let payload = payload(" https://issuer.example/assertions/1\n", &Default::default())?;
/// assert_eq!(payload.kind, PayloadKind::Url);
/// assert_eq!(payload.text, "https://issuer.example/assertions/1");
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn payload(text: &str, options: &PayloadOptions) -> Result<Payload> {
    let opened = open(text, &options.limits)?;
    opened.read(&options.limits)?;
    Ok(Payload {
        kind: opened.kind,
        text: opened.text.to_owned(),
        document: opened.document().map(str::to_owned),
        header: opened.jws.as_ref().map(|jws| jws.header.clone()),
        verified: false,
    })
}

/// A badge text whose kind is known and whose document is at hand, but not yet read.
#[derive(Debug)]
pub(crate) struct Opened<'t> {
    pub(crate) kind: PayloadKind,
    /// The text without white space around it.
    pub(crate) text: &'t str,
    /// JWS: what is inside.
    pub(crate) jws: Option<Jws>,
    /// How many bytes of white space stand in front of `text`.
    lead: usize,
}

impl Opened<'_> {
    /// The JSON document; `None` for a URL.
    pub(crate) fn document(&self) -> Option<&str> {
        match (self.kind, &self.jws) {
            (PayloadKind::Json, _) => Some(self.text),
            (_, Some(jws)) => Some(&jws.payload),
            _ => None,
        }
    }

    /// Reads the document, which is an object then; `None` for a URL.
    ///
    /// # Errors
    /// Those of the JSON reader, and `jws.payload` if the payload of a JWS is no object.
    pub(crate) fn read(&self, limits: &Limits) -> Result<Option<Json<'_>>> {
        match (self.kind, &self.jws) {
            (PayloadKind::Json, _) => match json::read(self.text, limits) {
                Ok(json) => Ok(Some(json)),
                Err(error) => Err(shifted(error, self.lead)),
            },
            (_, Some(jws)) => jws.read_payload(limits).map(Some),
            _ => Ok(None),
        }
    }

    /// Refuses a JWS without a signature with `jws.unsigned`; anything else passes.
    pub(crate) fn require_signature(&self) -> Result<()> {
        match &self.jws {
            Some(jws) if !jws.is_signed() => {
                Err(Error::new(ErrorCode::JwsUnsigned, "the JWS has no signature, or its `alg` is `none`"))
            }
            _ => Ok(()),
        }
    }
}

/// Finds out which kind a text is and opens a JWS.
///
/// # Errors
/// All of [`payload`] but those of reading the document.
pub(crate) fn open<'t>(text: &'t str, limits: &Limits) -> Result<Opened<'t>> {
    let trimmed = text.trim_ascii();
    let lead = text.len().saturating_sub(text.trim_ascii_start().len());
    let opened = |kind, jws| Ok(Opened { kind, text: trimmed, jws, lead });
    let Some(first) = trimmed.bytes().next() else {
        return Err(Error::new(ErrorCode::PayloadEmpty, "the badge text is empty"));
    };
    if jws::looks_like_one(trimmed) {
        return opened(PayloadKind::Jws, Some(jws::open(trimmed, lead, limits)?));
    }
    limits.check_text(trimmed.len())?;
    if first == b'{' {
        return opened(PayloadKind::Json, None);
    }
    if url::looks_like_one(trimmed) {
        url::check(trimmed).map_err(|error| shifted(error, lead))?;
        return opened(PayloadKind::Url, None);
    }
    Err(shifted(refusal(trimmed, limits), lead))
}

/// The kind of a text by its shape, for texts found in images: JSON has the syntax of an object, a JWS three parts
/// of base64url of which the first holds a JSON object, a URL a host. `None` for anything else.
pub(crate) fn kind_of(text: &str, limits: &Limits) -> Option<PayloadKind> {
    let text = text.trim_ascii();
    if text.starts_with('{') {
        return json::is_object_text(text).then_some(PayloadKind::Json);
    }
    if url::looks_like_one(text) {
        return url::check(text).is_ok().then_some(PayloadKind::Url);
    }
    jws::has_shape(text, limits).then_some(PayloadKind::Jws)
}

/// Why a text is none of the three.
#[cold]
fn refusal(text: &str, limits: &Limits) -> Error {
    if text.starts_with('\u{FEFF}') {
        let message = "a byte order mark stands in front of the badge text";
        return Error::new(ErrorCode::JsonSyntax, message).offset(0);
    }
    match json::read(text, limits) {
        Ok(json) => {
            let message = format!("the badge text is {} in JSON; a badge is an object", json.type_name());
            Error::new(ErrorCode::PayloadNotObject, message)
        }
        Err(error) if text.starts_with(['[', '"']) => error,
        Err(_) => {
            let message = format!("not an http(s) URL, a JSON object or a compact JWS: {}", quote(text));
            Error::new(ErrorCode::PayloadUnrecognised, message)
        }
    }
}

/// Counts an error's offset from the start of the input instead of the trimmed text.
#[cold]
fn shifted(error: Error, lead: usize) -> Error {
    match error.at().offset.and_then(|offset| usize::try_from(offset).ok()) {
        Some(offset) => error.offset(offset.saturating_add(lead)),
        None => error,
    }
}

#[cfg(test)]
mod tests;
