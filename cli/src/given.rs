//! Arguments that are a badge text themselves, rather than the name of a file with one.

use std::ffi::OsStr;
use std::path::Path;

use crate::io;

/// The badge text that an argument is. A file of such a name is written `./name`.
pub(crate) fn as_badge_text(argument: &OsStr) -> Option<&str> {
    argument.to_str().filter(|text| is_badge_text(text))
}

/// How an argument is called in messages: by the file it names, and not at all if it is a badge text.
pub(crate) fn name_of(argument: &OsStr) -> Option<String> {
    as_badge_text(argument).is_none().then(|| io::name_of(Path::new(argument)))
}

fn is_badge_text(text: &str) -> bool {
    let text = text.trim_start();
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https")) || text.starts_with('{') || is_jws(text)
}

/// Three parts of base64url, the first of which begins a JSON object.
fn is_jws(text: &str) -> bool {
    let part = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    text.starts_with("eyJ") && text.trim_end().split('.').count() == 3 && text.trim_end().split('.').all(part)
}
