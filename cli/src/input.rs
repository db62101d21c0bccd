//! The inputs of commands that take a badge or a document in any of its forms, and keys.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use ovenbird::{ErrorCode, ImageFormat, Key, KeyOptions, Limits, UnbakeOptions};
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::streams::Streams;
use crate::{given, io};

/// The badge text that an argument is or names: the argument itself when it is one, else what the file holds, taken
/// out of its image if it is one.
pub(crate) fn badge_text<'a>(
    argument: &'a OsStr,
    accept_damaged: bool,
    limits: &Limits,
    streams: &mut Streams,
) -> Result<Cow<'a, str>, Failure> {
    if let Some(text) = given::as_badge_text(argument) {
        return Ok(Cow::Borrowed(text));
    }
    let path = Path::new(argument);
    let bytes = io::read(path, limits)?;
    if ovenbird::sniff(&bytes) == ImageFormat::Unknown {
        return text_of(path, bytes).map(Cow::Owned);
    }
    let options = UnbakeOptions { accept_damaged, strict: false, limits: limits.clone() };
    let found = ovenbird::unbake_one(&bytes, &options).map_err(|error| about(argument, error.into()))?;
    streams.warn(&found.problems);
    Ok(Cow::Owned(found.text))
}

/// The document that an argument is or names, with no way out of an image.
pub(crate) fn document<'a>(argument: &'a OsStr, limits: &Limits) -> Result<Cow<'a, str>, Failure> {
    match given::as_badge_text(argument) {
        Some(text) => Ok(Cow::Borrowed(text)),
        None => text_of(Path::new(argument), io::read(Path::new(argument), limits)?).map(Cow::Owned),
    }
}

/// The text of a file that is no image.
pub(crate) fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|_| {
        let message = "neither an image that can carry a badge nor UTF-8 text";
        Failure::new(ErrorCode::PayloadUnrecognised, message).about(&io::name_of(path))
    })
}

/// Says which argument a failure is about, unless that is a text itself.
pub(crate) fn about(input: &OsStr, failure: Failure) -> Failure {
    match given::name_of(input) {
        Some(name) => failure.about(&name),
        None => failure,
    }
}

/// The key in a file. `id` picks one of a set, or names the key.
pub(crate) fn key(path: &Path, id: Option<&str>, limits: &Limits) -> Result<Key, Failure> {
    let text = key_text(path, limits)?;
    let options = KeyOptions { id: id.map(str::to_owned), limits: limits.clone(), ..KeyOptions::default() };
    Key::read(&text, &options).map_err(|error| Failure::from(error).about(&io::name_of(path)))
}

/// The text of a file with a key; gone from memory when it is dropped.
pub(crate) fn key_text(path: &Path, limits: &Limits) -> Result<Zeroizing<String>, Failure> {
    let bytes = io::read(path, limits)?;
    let refused = |error: std::string::FromUtf8Error| {
        drop(Zeroizing::new(error.into_bytes()));
        let message = "no key: not UTF-8 text; a DER file becomes PEM with `openssl pkey -inform DER`";
        Failure::new(ErrorCode::KeyMalformed, message).about(&io::name_of(path))
    };
    String::from_utf8(bytes).map(Zeroizing::new).map_err(refused)
}

/// Refuses a command line on which more than one input is `-`. `names` says which inputs they are.
pub(crate) fn one_stream<'a>(
    names: &str,
    paths: impl IntoIterator<Item = Option<&'a Path>>,
) -> Result<(), Failure> {
    if paths.into_iter().flatten().filter(|path| io::is_stream(path)).count() > 1 {
        return Err(Failure::usage(&format!("only one of {names} can come from standard input")));
    }
    Ok(())
}
