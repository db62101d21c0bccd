//! Which URLs are fetched: [`Url`], read strictly (RFC 3986), and [`Url::join`] for redirects.
//!
//! The reader is small on purpose. It knows http and https only and refuses what two readers could read differently:
//! user information, backslashes, white space, control characters, characters outside ASCII, broken percent escapes.
//! Nothing is repaired.

use std::fmt;

use crate::error::{FetchError, Result, quote};
use crate::host::Host;
use crate::options::ClientOptions;

/// The longest URL in bytes, as RFC 9110 section 4.1 asks recipients to support.
const LONGEST: usize = 8_000;

/// A URL that the policy admits. Displayed in normal form, without a fragment: what a cache and a loop compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Url {
    https: bool,
    host: Host,
    port: u16,
    path_and_query: String,
    text: String,
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme(), self.authority(), self.path_and_query)
    }
}

impl Url {
    /// Reads a URL and asks the policy about everything but the addresses behind a name.
    pub(crate) fn parse(text: &str, options: &ClientOptions) -> Result<Self> {
        check_characters(text)?;
        let text = without_fragment(text);
        let (scheme, rest) = text.split_once(':').ok_or_else(|| FetchError::url("the URL has no scheme"))?;
        let https = check_scheme(scheme, options)?;
        let rest =
            rest.strip_prefix("//").ok_or_else(|| FetchError::url("the URL has no // after its scheme"))?;
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        if authority.contains('@') {
            return Err(FetchError::url("the URL has user information before its host"));
        }
        let (host, port) = split_port(authority)?;
        let host = Host::parse(host, options.allow_loopback_for_tests)?;
        let port = match port {
            Some(digits) => read_port(digits)?,
            None => default_port(https),
        };
        if !options.admits_port(port, https) {
            return Err(FetchError::url(format!("port {port} is not among the ports that are allowed")));
        }
        let slash = if path.starts_with('/') { "" } else { "/" };
        Ok(Url { https, host, port, path_and_query: format!("{slash}{path}"), text: text.to_owned() })
    }

    /// The URL that a `Location` of this one's answer leads to (RFC 3986 section 5.2), under the whole policy again.
    pub(crate) fn join(&self, reference: &str, options: &ClientOptions) -> Result<Self> {
        // First, since what follows cuts the reference into pieces.
        check_characters(reference)?;
        Url::parse(&self.resolve(without_fragment(reference)), options)
    }

    fn resolve(&self, reference: &str) -> String {
        if has_scheme(reference) {
            return reference.to_owned();
        }
        if reference.starts_with("//") {
            return format!("{}:{reference}", self.scheme());
        }
        let origin = format!("{}://{}", self.scheme(), self.authority());
        let (base, _) = split_query(&self.path_and_query);
        if reference.is_empty() {
            return format!("{origin}{}", self.path_and_query);
        }
        if reference.starts_with('?') {
            return format!("{origin}{base}{reference}");
        }
        let (path, query) = split_query(reference);
        let merged = if path.starts_with('/') {
            path.to_owned()
        } else {
            let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{folder}/{path}")
        };
        format!("{origin}{}{query}", without_dots(&merged))
    }

    pub(crate) fn is_https(&self) -> bool {
        self.https
    }

    pub(crate) fn host(&self) -> &Host {
        &self.host
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// As it was written, without the fragment.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn scheme(&self) -> &'static str {
        if self.https { "https" } else { "http" }
    }

    /// The host, and the port unless it is the scheme's own.
    pub(crate) fn authority(&self) -> String {
        if self.port == default_port(self.https) {
            self.host.to_string()
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    pub(crate) fn path_and_query(&self) -> &str {
        &self.path_and_query
    }
}

fn default_port(https: bool) -> u16 {
    if https { 443 } else { 80 }
}

fn check_characters(text: &str) -> Result<()> {
    if text.len() > LONGEST {
        return Err(FetchError::url(format!("the URL is longer than {LONGEST} bytes")));
    }
    let known = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b);
    if let Some(other) = text.chars().find(|c| !u8::try_from(*c).is_ok_and(known)) {
        return Err(FetchError::url(format!(
            "the URL has the character {}, which has to be percent-encoded (RFC 3986 section 2)",
            other.escape_unicode()
        )));
    }
    let escape = |piece: &str| matches!(piece.as_bytes(), [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit());
    if !text.split('%').skip(1).all(escape) {
        return Err(FetchError::url("the URL has a % without two hexadecimal digits"));
    }
    Ok(())
}

fn without_fragment(text: &str) -> &str {
    text.split('#').next().unwrap_or_default()
}

/// True for https.
fn check_scheme(scheme: &str, options: &ClientOptions) -> Result<bool> {
    if scheme.eq_ignore_ascii_case("https") {
        return Ok(true);
    }
    if options.allow_http && scheme.eq_ignore_ascii_case("http") {
        return Ok(false);
    }
    let expected = if options.allow_http { "http and https are" } else { "https is" };
    Err(FetchError::url(format!("only {expected} fetched, not {}", quote(scheme))))
}

fn has_scheme(reference: &str) -> bool {
    let Some((scheme, _)) = reference.split_once(':') else { return false };
    let later = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    scheme.bytes().next().is_some_and(|b| b.is_ascii_alphabetic()) && scheme.bytes().all(later)
}

/// The host with its brackets, and the text of the port.
fn split_port(authority: &str) -> Result<(&str, Option<&str>)> {
    let after_brackets = authority.rfind(']').map_or(0, |at| at.saturating_add(1));
    let (bracketed, rest) = authority.split_at(after_brackets);
    match rest.split_once(':') {
        Some((name, port)) if bracketed.is_empty() => Ok((name, Some(port))),
        Some(("", port)) => Ok((bracketed, Some(port))),
        None if bracketed.is_empty() || rest.is_empty() => Ok((authority, None)),
        _ => Err(FetchError::url("the host has text after its closing bracket")),
    }
}

fn read_port(digits: &str) -> Result<u16> {
    let canonical = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    match digits.parse() {
        Ok(port) if canonical => Ok(port),
        _ => Err(FetchError::url("the port is no number from 1 to 65535")),
    }
}

/// The path, and the query with its question mark.
fn split_query(text: &str) -> (&str, &str) {
    text.split_at(text.find('?').unwrap_or(text.len()))
}

/// Takes `.` and `..` out of an absolute path (RFC 3986 section 5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            ".." => {
                kept.pop();
            }
            "." => {}
            other => kept.push(other),
        }
        if is_last && matches!(segment, "." | "..") {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/"))
}
