//! URLs as badge texts: only whether a text is one. Whether it may be fetched is for whoever fetches.

use crate::error::{Error, ErrorCode, Result};

/// Longest URL taken as a badge, in bytes. Web servers take 8 KiB.
const MAX_BYTES: usize = 16 * 1024;

/// Whether the text begins like an http or https URL.
pub(super) fn looks_like_one(text: &str) -> bool {
    after_scheme(text).is_some()
}

/// Whether the text is an http or https URL with a host.
pub(crate) fn is_http_url(text: &str) -> bool {
    // Without the scheme there is no need for the words of an error.
    after_scheme(text).is_some() && check(text).is_ok()
}

/// Refuses what is no http or https URL with `payload.url`.
pub(super) fn check(text: &str) -> Result<()> {
    let refused = |what: &str| Error::new(ErrorCode::PayloadUrl, format!("the URL {what}"));
    if text.len() > MAX_BYTES {
        return Err(refused(&format!("has {} bytes; at most {MAX_BYTES} are taken", text.len())));
    }
    // One look at the bytes settles it for ASCII; only then may a character be white space of another script.
    // A fold, not `any`: without an early way out the compiler takes many bytes at once.
    let odd = text.bytes().fold(false, |odd, byte| odd | (byte <= b' ') | (byte >= 0x7f));
    let forbidden = |c: char| c.is_control() || c.is_whitespace();
    if let Some(at) = odd.then(|| text.find(forbidden)).flatten() {
        return Err(refused("holds white space or a control character").offset(at));
    }
    let authority = after_scheme(text)
        .and_then(|rest| rest.strip_prefix("//"))
        .map(authority_of)
        .ok_or_else(|| refused("does not begin with http:// or https://"))?;
    let host_and_port = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match split_port(host_and_port) {
        Some((host, port)) if !host.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => Ok(()),
        _ => Err(refused("has no host, or a port that is no number")),
    }
}

/// What stands before the path, the query or the fragment.
fn authority_of(rest: &str) -> &str {
    let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#' | b'\\'));
    rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest)
}

/// Host and port; the port is empty if there is none. `None` for an IPv6 address without its closing bracket.
fn split_port(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_prefix('[') {
        let (address, rest) = inner.split_once(']')?;
        let port = if rest.is_empty() { rest } else { rest.strip_prefix(':')? };
        return Some((address, port));
    }
    Some(text.split_once(':').unwrap_or((text, "")))
}

/// What follows `http:` or `https:`, in any case.
fn after_scheme(text: &str) -> Option<&str> {
    let behind = |scheme: &str| {
        let (head, rest) = text.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    text.strip_prefix("https:").or_else(|| behind("http:")).or_else(|| behind("https:"))
}

/// Whether a text is an absolute IRI: a scheme and something behind it, without the characters no IRI has.
pub(crate) fn is_absolute_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let first = scheme.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    let more = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let forbidden = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
    };
    first && more && !rest.is_empty() && !rest.contains(forbidden)
}
