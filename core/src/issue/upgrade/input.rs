//! Getting at the document: out of a JWS, out of an envelope of 2.1, out of the options.

use crate::badge::{Class, Version, detect};
use crate::error::{Error, ErrorCode, ErrorKind, Result};
use crate::issue::upgrade::others::is_revocation_map;
use crate::issue::upgrade::session::{Given, Source};
use crate::json::{self, Json};
use crate::limits::Limits;
use crate::payload::{self, Opened, PayloadKind};

/// Tells version and class of a document.
///
/// # Errors
/// `document.unrecognised`.
pub(super) fn told(document: Source<'_>) -> Result<(Version, Class)> {
    match detect(document) {
        Ok(found) => Ok((found.version, found.class)),
        // The revocation list of 1.x has no member that could tell it.
        Err(_) if is_revocation_map(document) => Ok((Version::V1_0, Class::RevocationList)),
        Err(error) => Err(error),
    }
}

/// What an envelope of 2.1 carries.
pub(super) enum Inside<'d> {
    Plain(Source<'d>),
    Signed { member: Source<'d>, opened: Opened<'d> },
}

/// The one badge in an envelope: a signed one before a plain one, which must then be ignored.
///
/// # Errors
/// `document.envelope` if there is none, `upgrade.unsupported` if there are several, `jws.malformed` and those of
/// opening a JWS.
pub(super) fn inside<'d>(envelope: Source<'d>, limits: &Limits) -> Result<Inside<'d>> {
    for name in ["signedAssertion", "signedAssertions"] {
        if let Some(member) = only(envelope, name)? {
            let refused = |message: &str| {
                Error::new(ErrorCode::JwsMalformed, format!("the signed assertion: {message}"))
                    .pointer(format!("/{name}"))
            };
            let text = member.as_str().ok_or_else(|| refused("expected the text of a JWS"))?;
            let opened = payload::open(text, limits).map_err(|error| refused(error.message()))?;
            if opened.kind != PayloadKind::Jws {
                return Err(refused("it is no compact JWS"));
            }
            return Ok(Inside::Signed { member, opened });
        }
    }
    for name in ["assertion", "assertions", "profile"] {
        if let Some(member) = only(envelope, name)? {
            return Ok(Inside::Plain(member));
        }
    }
    Err(Error::new(ErrorCode::DocumentEnvelope, "the envelope carries neither a badge nor a profile"))
}

/// The only item of a member.
fn only<'d>(envelope: Source<'d>, name: &str) -> Result<Option<Source<'d>>> {
    let Some(member) = envelope.present(name) else { return Ok(None) };
    let mut items = member.items().iter().filter(|item| **item != Json::Null);
    let first = items.next();
    if items.next().is_some() {
        let message = format!("the envelope carries several badges in `{name}`; upgrade each of them apart");
        return Err(Error::new(ErrorCode::UpgradeUnsupported, message).pointer(format!("/{name}")));
    }
    Ok(first)
}

/// The tree of a document in the options.
///
/// # Errors
/// `option.invalid` if it is no JSON object; `limit.*`.
pub(super) fn read_option<'t>(
    name: &str,
    text: Option<&'t str>,
    limits: &Limits,
) -> Result<Option<Json<'t>>> {
    let Some(text) = text else { return Ok(None) };
    let read = limits.check_text(text.len()).and_then(|()| json::read(text.trim_ascii(), limits));
    match read {
        Ok(json) if json.is_object() => Ok(Some(json)),
        Ok(json) => Err(invalid(name, &format!("found {}, expected an object", json.type_name()))),
        Err(error) if error.kind() == ErrorKind::Limit => Err(error),
        Err(error) => Err(invalid(name, error.message())),
    }
}

/// Holds a document in the options against the class it is for.
///
/// # Errors
/// `option.invalid` if it is of another one, or of 3.0.
pub(super) fn given<'d>(name: &str, json: Option<Source<'d>>, class: Class) -> Result<Option<Given<'d>>> {
    let Some(json) = json else { return Ok(None) };
    let found = detect(json).map_err(|error| invalid(name, error.message()))?;
    if found.class != class || found.version > Version::V2_0 {
        let message =
            format!("found {:?} of {}, expected {class:?} of 1.0 to 2.0", found.class, found.version);
        return Err(invalid(name, &message));
    }
    Ok(Some(Given { version: found.version, json }))
}

pub(super) fn invalid(name: &str, message: &str) -> Error {
    Error::new(ErrorCode::OptionInvalid, format!("the option `{name}`: {message}"))
}
