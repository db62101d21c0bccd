//! What a verification asks for and what it is given: requests, responses, failures. Nothing is fetched here.

use serde::{Deserialize, Serialize};

/// What a document is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Purpose {
    /// The hosted assertion, or whatever document the badge's URL leads to: JSON, a compact JWS, or a baked image.
    Assertion,
    /// The badge class.
    BadgeClass,
    /// The profile of an issuer or endorser.
    Issuer,
    /// A public key: a `CryptographicKey` in JSON (2.0), or PEM (1.0 and 1.1).
    Key,
    /// A list of revoked assertions.
    RevocationList,
    /// An endorsement.
    Endorsement,
    /// 3.0: the keys of an issuer: its DID document, its controller document, or a key at its own address.
    Controller,
    /// 3.0: a list of statuses, itself a credential.
    StatusList,
    /// 3.0: the credential of today, from its refresh service.
    Refresh,
    /// The picture of a badge class or assertion: PNG or SVG.
    Image,
}

impl Purpose {
    /// The name used in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Purpose::Assertion => "assertion",
            Purpose::BadgeClass => "badge_class",
            Purpose::Issuer => "issuer",
            Purpose::Key => "key",
            Purpose::RevocationList => "revocation_list",
            Purpose::Endorsement => "endorsement",
            Purpose::Controller => "controller",
            Purpose::StatusList => "status_list",
            Purpose::Refresh => "refresh",
            Purpose::Image => "image",
        }
    }

    /// The media types that are looked for, the best first.
    #[must_use]
    pub const fn media_types(self) -> &'static [&'static str] {
        match self {
            Purpose::Assertion => &[
                "application/ld+json",
                "application/json",
                "application/jose",
                "text/plain",
                "image/png",
                "image/svg+xml",
            ],
            Purpose::Key => {
                &["application/ld+json", "application/json", "application/x-pem-file", "text/plain"]
            }
            Purpose::Controller => &[
                "application/did+json",
                "application/did+ld+json",
                "application/jwk+json",
                "application/jwk-set+json",
                "application/ld+json",
                "application/json",
            ],
            Purpose::StatusList | Purpose::Refresh => &[
                "application/vc",
                "application/vc+ld+json",
                "application/vc+jwt",
                "application/ld+json",
                "application/json",
                "application/jwt",
                "text/plain",
            ],
            Purpose::Image => &["image/png", "image/svg+xml"],
            _ => &["application/ld+json", "application/json"],
        }
    }
}

/// A document that a verification needs.
///
/// In JSON: `{"id", "url", "purpose", "accept", "media_types", "max_bytes"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FetchRequest {
    /// Its number in this verification, from 1; the answer names it.
    pub id: u32,
    /// The URL, http or https, as the badge or one of its documents has it. **Strangers chose it**: fetch it with a
    /// client that refuses private addresses.
    pub url: String,
    /// What it is needed for.
    pub purpose: Purpose,
    /// The value for the header `Accept`.
    pub accept: String,
    /// The media types that are expected, the best first.
    pub media_types: &'static [&'static str],
    /// Longest body that is taken, in bytes after decompression; a longer one counts as a failure.
    pub max_bytes: usize,
}

impl FetchRequest {
    /// A request as a verification makes it: what is accepted follows from the purpose.
    ///
    /// ```
    /// use ovenbird::{FetchRequest, Purpose};
    ///
    /// let request = FetchRequest::new(1, "https://issuer.example/profile", Purpose::Issuer, 1 << 20);
    /// assert_eq!(request.accept, "application/ld+json, application/json");
    /// ```
    #[must_use]
    pub fn new(id: u32, url: impl Into<String>, purpose: Purpose, max_bytes: usize) -> Self {
        let media_types = purpose.media_types();
        FetchRequest { id, url: url.into(), purpose, accept: media_types.join(", "), media_types, max_bytes }
    }
}

/// What a server answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FetchResponse {
    /// The HTTP status of the last response, after all redirects.
    pub status: u16,
    /// The URL that the last response came from. Empty: that of the request.
    pub final_url: String,
    /// The value of `Content-Type`, with or without parameters. Empty: none was sent.
    pub media_type: String,
    /// The body, after decompression.
    pub body: Vec<u8>,
}

/// Why there was no response: refused by a policy, unreachable, too slow, too large.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FetchFailure {
    /// A short name for programs, such as `fetch.timeout`. Empty: none.
    pub code: String,
    /// What happened, for people. It is shown escaped and cut after 200 characters.
    pub message: String,
}

/// Whoever fetches for [`verify`](crate::verify).
///
/// A closure does: `&|request: &FetchRequest| …`. The guarded client is `ovenbird_fetch::Client`.
pub trait Fetch {
    /// Fetches one document, following redirects. An HTTP status is not judged here: 404 and 410 are responses.
    ///
    /// # Errors
    /// A [`FetchFailure`] if there is no response.
    fn fetch(&self, request: &FetchRequest) -> Result<FetchResponse, FetchFailure>;

    /// Fetches several documents that do not depend on each other, answers in the order of the requests. By default
    /// one after the other; a client that can does it at once.
    fn fetch_all(&self, requests: &[FetchRequest]) -> Vec<Result<FetchResponse, FetchFailure>> {
        requests.iter().map(|request| self.fetch(request)).collect()
    }
}

impl<F> Fetch for F
where
    F: Fn(&FetchRequest) -> Result<FetchResponse, FetchFailure>,
{
    fn fetch(&self, request: &FetchRequest) -> Result<FetchResponse, FetchFailure> {
        self(request)
    }
}

/// Fetches nothing: verification is offline, and what it could not look at is `not_checked`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offline;

impl Fetch for Offline {
    fn fetch(&self, _: &FetchRequest) -> Result<FetchResponse, FetchFailure> {
        Err(FetchFailure { code: "offline".to_owned(), message: "nothing is fetched".to_owned() })
    }
}
