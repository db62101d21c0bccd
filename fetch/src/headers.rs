//! What a response header says, read strictly where a body could be misread (RFC 9112 section 6, RFC 9110 section 8).
//!
//! Several `Location`s, a length beside a transfer coding, an unknown coding: two readers would see two bodies, so none is
//! handed out.

use std::time::Duration;

use ureq::http::HeaderMap;
use ureq::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, LOCATION, PRAGMA,
    TRANSFER_ENCODING,
};

/// How the body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Identity,
    Gzip,
}

/// The one value of a header; `None` if it is absent, an error if there are several or it is not ASCII.
fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, &'static str> {
    let mut values = headers.get_all(name).iter();
    let Some(first) = values.next() else { return Ok(None) };
    if values.any(|other| other != first) {
        return Err("a header that may be there once is there with several values");
    }
    first.to_str().map(|text| Some(text.trim())).map_err(|_| "a header value is not ASCII")
}

/// Where a redirect leads. A redirect without a `Location` is a response like any other.
pub(crate) fn redirect(status: u16, headers: &HeaderMap) -> Result<Option<&str>, &'static str> {
    if !matches!(status, 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    single(headers, &LOCATION)
}

/// How the body is packed, or why it cannot be read safely.
pub(crate) fn coding(headers: &HeaderMap) -> Result<Coding, &'static str> {
    if let Some(transfer) = single(headers, &TRANSFER_ENCODING)? {
        if !transfer.eq_ignore_ascii_case("chunked") {
            return Err("its transfer coding is not chunked");
        }
        if headers.contains_key(CONTENT_LENGTH) {
            return Err("it has a length beside its transfer coding");
        }
    }
    match single(headers, &CONTENT_ENCODING)?.map(str::to_ascii_lowercase).as_deref() {
        None | Some("" | "identity") => Ok(Coding::Identity),
        Some("gzip" | "x-gzip") => Ok(Coding::Gzip),
        Some(_) => Err("its content coding is neither identity nor gzip"),
    }
}

/// The length that the header promises.
pub(crate) fn length(headers: &HeaderMap) -> Option<u64> {
    single(headers, &CONTENT_LENGTH).ok()??.parse().ok()
}

/// Type and subtype in lower case, without parameters; `None` if there is none or several.
pub(crate) fn media_type(headers: &HeaderMap) -> Option<String> {
    let essence = single(headers, &CONTENT_TYPE).ok()??.split(';').next()?.trim().to_ascii_lowercase();
    let token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    let (kind, subtype) = essence.split_once('/')?;
    let correct = |part: &str| !part.is_empty() && part.bytes().all(token);
    (correct(kind) && correct(subtype)).then_some(essence)
}

/// How long the response may be kept, `longest` at most; `None` if not at all (RFC 9111 section 5.2).
pub(crate) fn lifetime(headers: &HeaderMap, longest: Duration) -> Option<Duration> {
    let mut lifetime = longest;
    let values = headers.get_all(CACHE_CONTROL).iter().chain(headers.get_all(PRAGMA));
    for value in values {
        // What cannot be read could be a no-store.
        for directive in value.to_str().ok()?.split(',') {
            let directive = directive.trim().to_ascii_lowercase();
            let (name, argument) = directive.split_once('=').unwrap_or((&directive, ""));
            match name.trim() {
                "no-store" | "no-cache" => return None,
                "max-age" => {
                    let seconds = argument.trim().trim_matches('"').parse().ok()?;
                    lifetime = lifetime.min(Duration::from_secs(seconds));
                }
                _ => {}
            }
        }
    }
    (!lifetime.is_zero()).then_some(lifetime)
}
