//! Why there is no response: [`FetchError`] and its [`FetchCode`].
//!
//! Messages are for people. They name the host, which has passed the policy or is escaped and cut, and never the path or
//! the query of a URL: these can hold an identity or a token.

use std::fmt;

use serde::{Serialize, Serializer};

/// What [`Client`](crate::Client) returns.
pub(crate) type Result<T, E = FetchError> = std::result::Result<T, E>;

/// The reason of a [`FetchError`]. The strings are stable; more may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FetchCode {
    /// `fetch.options`: the options of the client, or the `accept` of a request, are not usable. Mend the calling program.
    Options,
    /// `fetch.refused_url`: the policy refuses the URL, or the URL a redirect leads to, by its text. Nothing was sent there.
    RefusedUrl,
    /// `fetch.refused_address`: the host is, or resolves to, an address that is not public. Nothing was sent there.
    RefusedAddress,
    /// `fetch.dns`: the host name has no address, or the name server did not say so in time.
    Dns,
    /// `fetch.connect`: none of the host's addresses accepted a connection.
    Connect,
    /// `fetch.tls`: no trustworthy TLS connection: certificate, name, protocol.
    Tls,
    /// `fetch.timeout`: a time limit passed.
    Timeout,
    /// `fetch.too_large`: headers or body are larger than allowed.
    TooLarge,
    /// `fetch.redirects`: too many redirects, or they go round in circles.
    Redirects,
    /// `fetch.protocol`: what came back is not a whole and correct HTTP response: cut off, malformed, badly compressed.
    Protocol,
}

impl FetchCode {
    /// All codes, in the order of their declaration.
    pub const ALL: [FetchCode; 10] = [
        FetchCode::Options,
        FetchCode::RefusedUrl,
        FetchCode::RefusedAddress,
        FetchCode::Dns,
        FetchCode::Connect,
        FetchCode::Tls,
        FetchCode::Timeout,
        FetchCode::TooLarge,
        FetchCode::Redirects,
        FetchCode::Protocol,
    ];

    /// The code as text, such as `"fetch.refused_url"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            FetchCode::Options => "fetch.options",
            FetchCode::RefusedUrl => "fetch.refused_url",
            FetchCode::RefusedAddress => "fetch.refused_address",
            FetchCode::Dns => "fetch.dns",
            FetchCode::Connect => "fetch.connect",
            FetchCode::Tls => "fetch.tls",
            FetchCode::Timeout => "fetch.timeout",
            FetchCode::TooLarge => "fetch.too_large",
            FetchCode::Redirects => "fetch.redirects",
            FetchCode::Protocol => "fetch.protocol",
        }
    }

    /// True if the policy said no, so that asking again is of no use: a refused URL or address.
    #[must_use]
    pub const fn is_refusal(self) -> bool {
        matches!(self, FetchCode::RefusedUrl | FetchCode::RefusedAddress)
    }
}

impl fmt::Display for FetchCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for FetchCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// There is no response, and why. In JSON: `{"code", "message"}`.
///
/// ```
/// use ovenbird_fetch::{Client, ClientOptions, Request};
///
/// let client = Client::new(ClientOptions::default())?;
/// let error = client.get(&Request::new("http://badges.example.org/1")).unwrap_err();
/// assert_eq!(error.code().as_str(), "fetch.refused_url");
/// assert_eq!(error.to_string(), "only https is fetched, not http");
/// # Ok::<(), ovenbird_fetch::FetchError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FetchError {
    code: FetchCode,
    message: String,
}

impl FetchError {
    #[cold]
    pub(crate) fn new(code: FetchCode, message: impl Into<String>) -> Self {
        FetchError { code, message: message.into() }
    }

    /// A URL that the policy refuses by its text.
    #[cold]
    pub(crate) fn url(message: impl Into<String>) -> Self {
        FetchError::new(FetchCode::RefusedUrl, message)
    }

    /// The stable reason.
    #[must_use]
    pub fn code(&self) -> FetchCode {
        self.code
    }

    /// What was found and what was expected, for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FetchError {}

/// Text from outside, fit for a message: escaped, and cut after 120 characters.
pub(crate) fn quote(text: &str) -> String {
    const SHOWN: usize = 120;
    let mut quoted: String = text.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if text.chars().nth(SHOWN).is_some() {
        quoted.push('…');
    }
    quoted
}
