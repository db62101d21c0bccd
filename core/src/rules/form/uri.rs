//! URLs, IRIs, origins and host names.

use crate::error::ErrorCode;
use crate::payload::is_http_url;
use crate::rules::form::{Fault, expectation};
use crate::rules::table::Form;

/// What is wrong with a URL or IRI.
pub(super) fn fault(form: &Form, text: &str, strict: bool) -> Option<Fault> {
    if is_url(text) {
        let plain = strict && matches!(form, Form::Https) && !has_scheme(text, "https");
        return plain.then(|| Fault::warning(ErrorCode::ValueHttps, "an https URL"));
    }
    let wrong = |code| Some(Fault::error(code, expectation(form)));
    match form {
        Form::Url | Form::Https | Form::UrlOrNode(_) => wrong(ErrorCode::ValueUrl),
        Form::Uri | Form::UriOr(_) if has_scheme(text, "did") && !is_did(text) => {
            Some(Fault::error(ErrorCode::ValueDid, "a DID: `did:`, a method and an identifier"))
        }
        Form::Uri | Form::UriOr(_) => {
            if is_absolute(text) {
                None
            } else {
                wrong(ErrorCode::ValueIri)
            }
        }
        _ => iri_fault(form, text),
    }
}

/// In 2.0 only http and https IRIs are known to be supported; identifiers without an address are `urn:uuid:`.
fn iri_fault(form: &Form, text: &str) -> Option<Fault> {
    let wrong = || Some(Fault::error(ErrorCode::ValueIri, expectation(form)));
    if text.strip_prefix("_:").is_some_and(|label| !label.is_empty() && !label.contains(char::is_whitespace))
    {
        return None;
    }
    if has_scheme(text, "urn") {
        let uuid =
            text.get(4..).filter(|rest| rest.get(..5).is_some_and(|n| n.eq_ignore_ascii_case("uuid:")));
        if uuid.is_some() || text.len() == "urn:uuid".len() {
            return if uuid.and_then(|rest| rest.get(5..)).is_some_and(is_uuid) { None } else { wrong() };
        }
    }
    let http = has_scheme(text, "http") || has_scheme(text, "https") || has_scheme(text, "data");
    if http || !is_absolute(text) {
        return wrong();
    }
    Some(Fault::warning(
        ErrorCode::ValueIriScheme,
        "an IRI that readers of 2.0 support: http, https or urn:uuid",
    ))
}

/// Whether a text is an absolute http or https URL.
pub(super) fn is_url(text: &str) -> bool {
    is_http_url(text)
}

/// 0.5: a path on the issuer's origin.
pub(super) fn is_path(text: &str) -> bool {
    text.strip_prefix('/').is_some_and(|rest| !rest.is_empty()) && !text.contains(char::is_whitespace)
}

/// 0.5: a URL with nothing behind host and port but perhaps one slash.
pub(super) fn is_origin(text: &str) -> bool {
    let rest = text.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.strip_suffix('/').unwrap_or(rest);
    is_url(text) && !host.contains(['/', '?', '#', '@', '\\'])
}

/// A registered name (RFC 3986 section 3.2.2) with a top-level domain: no address, no port.
pub(super) fn is_host_name(text: &str) -> bool {
    let label = |label: &str| {
        let sound = |c: char| c.is_alphanumeric() || c == '-';
        !label.is_empty() && label.len() <= 63 && label.chars().all(sound)
    };
    let top = text.rsplit('.').next().unwrap_or_default();
    text.contains('.')
        && text.len() <= 253
        && text.split('.').all(label)
        && !top.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text begins with a scheme, in any case.
fn has_scheme(text: &str, scheme: &str) -> bool {
    text.split_once(':').is_some_and(|(found, _)| found.eq_ignore_ascii_case(scheme))
}

/// RFC 3986 section 4.3, with the characters of RFC 3987: a scheme and something behind it.
fn is_absolute(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let http = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let mut letters = scheme.bytes();
    let sound = letters.next().is_some_and(|b| b.is_ascii_alphabetic())
        && letters.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    sound && !http && !rest.is_empty() && !has_forbidden(rest)
}

/// Whether a text holds what RFC 3987 has in no part of an IRI: white space, controls and a few signs.
fn has_forbidden(text: &str) -> bool {
    let sign = |b: u8| matches!(b, b'<' | b'>' | b'"' | b'{' | b'}' | b'|' | b'\\' | b'^' | b'`');
    // Folds, not `any`: without an early way out the compiler takes many bytes at once.
    let odd = text.bytes().fold(false, |odd, b| odd | (b <= b' ') | (b == 0x7f) | sign(b));
    let plain = text.bytes().fold(true, |plain, b| plain & b.is_ascii());
    odd || !plain && text.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// DID Core, section 3.1: `did:`, a method of small letters and digits, an identifier; perhaps a path or fragment.
fn is_did(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("did:") else { return false };
    let Some((method, specific)) = rest.split_once(':') else { return false };
    let name = specific.split(['/', '?', '#']).next().unwrap_or_default();
    let letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b':' | b'%');
    !method.is_empty()
        && method.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && !name.is_empty()
        && !name.ends_with(':')
        && name.bytes().all(letter)
        && is_absolute(text)
}

/// RFC 9562: 8-4-4-4-12 hexadecimal digits, a version from 1 to 8, the variant of that RFC.
pub(super) fn is_uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            14 => matches!(byte, b'1'..=b'8'),
            19 => matches!(byte, b'8' | b'9' | b'a' | b'b' | b'A' | b'B'),
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dids_have_a_method_and_an_identifier() {
        for sound in ["did:web:example.org", "did:key:z6Mk", "did:example:a:b#key-1", "did:web:h%3A3000:x"] {
            assert!(is_did(sound), "{sound}");
        }
        for wrong in ["did:", "did:web", "did:web:", "did:Web:x", "did:web:a b", "did::x", "DID:web:x"] {
            assert!(!is_did(wrong), "{wrong}");
        }
    }

    #[test]
    fn host_names_are_no_addresses_and_have_no_port() {
        for sound in ["example.org", "a.b-c.de", "bücher.example", "xn--bcher-kva.example"] {
            assert!(is_host_name(sound), "{sound}");
        }
        for wrong in
            ["", "localhost", "192.0.2.1", "1::2", "example.org:80", "https://example.org", "a..b", ".a.b"]
        {
            assert!(!is_host_name(wrong), "{wrong}");
        }
    }

    #[test]
    fn origins_have_no_path() {
        for sound in ["http://example.org", "https://example.org:8080/", "http://[2001:db8::1]"] {
            assert!(is_origin(sound), "{sound}");
        }
        for wrong in [
            "example.org",
            "http://example.org/a",
            "http://example.org//",
            "http://u@example.org",
            "ftp://example.org",
        ] {
            assert!(!is_origin(wrong), "{wrong}");
        }
    }
}
