//! The client: [`Client::get`] and its redirects, each hop under the whole policy.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ureq::Body;
use ureq::http;
use ureq::tls::RootCerts;

use crate::body;
use crate::cache::{Cache, Key};
use crate::counters::{Counters, Counting, add, count};
use crate::dial::{self, Dialer, Hop};
use crate::error::{FetchCode, FetchError, Result};
use crate::headers;
use crate::options::{ClientOptions, check_header};
use crate::resolve::{Lookup, Resolve, System};
use crate::url::Url;

/// What to fetch.
///
/// ```
/// use ovenbird_fetch::Request;
///
/// let request = Request { max_bytes: Some(65_536), ..Request::new("https://badges.example.org/1.json") };
/// assert_eq!(request.accept, "*/*");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The URL. A fragment is not sent.
    pub url: String,
    /// The `Accept` header, sent as it is: visible ASCII, at most 1,024 bytes.
    pub accept: String,
    /// A bound for the body in bytes, below the client's own; a larger one has no effect.
    pub max_bytes: Option<u64>,
}

impl Request {
    /// A request of this URL that accepts every media type.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Request { url: url.into(), accept: "*/*".to_owned(), max_bytes: None }
    }
}

/// What came back, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response {
    /// The HTTP status, such as 200, 404 or 410. 301 to 308 only if there was no `Location` to follow.
    pub status: u16,
    /// The URL that answered, without a fragment: as it was asked, or where the redirects led.
    pub final_url: String,
    /// Type and subtype of `Content-Type` in lower case, without parameters, such as `application/json`. Only the server
    /// says so.
    pub media_type: Option<String>,
    /// The body, decompressed and whole. Empty if the status is 400 or more and the body could not be had: too large, too
    /// slow or broken.
    pub body: Vec<u8>,
    /// How many redirects were followed.
    pub redirects: u32,
    /// True if nothing was fetched, since the same request was answered a short time ago.
    pub from_cache: bool,
}

/// The guarded HTTP client. Make one and share it between threads: it holds the cache, the counters and the TLS
/// configuration, no connection and no thread.
///
/// ```no_run
/// use ovenbird_fetch::{Client, ClientOptions, Request};
///
/// let client = Client::new(ClientOptions::default())?;
/// let request = Request {
///     accept: "application/ld+json, application/json".to_owned(),
///     ..Request::new("https://badges.example.org/assertions/1")
/// };
/// let response = client.get(&request)?;
/// println!("{} {:?}, {} bytes", response.status, response.media_type, response.body.len());
/// # Ok::<(), ovenbird_fetch::FetchError>(())
/// ```
pub struct Client {
    options: ClientOptions,
    lookup: Lookup,
    dialer: Dialer,
    cache: Cache,
    counting: Counting,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("options", &self.options).field("counters", &self.counters()).finish()
    }
}

/// A response, and how long it may be kept.
struct Fetched {
    response: Response,
    lifetime: Option<Duration>,
}

impl Client {
    /// A client with these options. Certificates are checked against the roots of Mozilla that were built in, so that the
    /// answer does not depend on the machine.
    ///
    /// ```
    /// use ovenbird_fetch::{Client, ClientOptions};
    ///
    /// assert!(Client::new(ClientOptions::default()).is_ok());
    /// let error = Client::new(ClientOptions { max_redirects: 20, ..Default::default() }).unwrap_err();
    /// assert_eq!(error.code().as_str(), "fetch.options");
    /// ```
    ///
    /// # Errors
    ///
    /// `fetch.options` if a value is out of its bounds.
    pub fn new(options: ClientOptions) -> Result<Self, FetchError> {
        Client::with_seams(options, Arc::new(System), RootCerts::WebPki)
    }

    /// As [`new`](Self::new), with a name server and root certificates of the tests' own.
    pub(crate) fn with_seams(
        options: ClientOptions,
        resolver: Arc<dyn Resolve>,
        roots: RootCerts,
    ) -> Result<Self> {
        options.check()?;
        Ok(Client {
            lookup: Lookup::new(resolver),
            dialer: Dialer::new(roots),
            cache: Cache::new(&options),
            counting: Counting::default(),
            options,
        })
    }

    /// Fetches a URL, following redirects. Blocks for at most
    /// [`total_timeout_ms`](ClientOptions::total_timeout_ms).
    ///
    /// Redirects with status 301, 302, 303, 307 and 308 are followed; every other status is the caller's to judge.
    ///
    /// ```
    /// use ovenbird_fetch::{Client, ClientOptions, Request};
    ///
    /// let client = Client::new(ClientOptions::default())?;
    /// for url in ["file:///etc/passwd", "https://user:word@badges.example.org/", "https://[::1]/", "https://0x7f.1/"] {
    ///     assert!(client.get(&Request::new(url)).unwrap_err().code().is_refusal());
    /// }
    /// # Ok::<(), ovenbird_fetch::FetchError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// * `fetch.refused_url`, `fetch.refused_address`: the policy says no, to this URL or to one that a redirect leads to;
    /// * `fetch.dns`, `fetch.connect`, `fetch.tls`: the host was not reached;
    /// * `fetch.timeout`, `fetch.too_large`, `fetch.redirects`: a bound was passed;
    /// * `fetch.protocol`: no whole and correct HTTP response came back;
    /// * `fetch.options`: the request's `accept` is no header value.
    pub fn get(&self, request: &Request) -> Result<Response, FetchError> {
        count(&self.counting.requests);
        let outcome = self.answer(request);
        count(match &outcome {
            Ok(_) => &self.counting.responses,
            Err(error) if error.code().is_refusal() => &self.counting.refused,
            Err(_) => &self.counting.failed,
        });
        outcome
    }

    /// What the client has done so far.
    #[must_use]
    pub fn counters(&self) -> Counters {
        self.counting.read()
    }

    fn answer(&self, request: &Request) -> Result<Response> {
        check_header("accept", &request.accept)?;
        if request.accept.len() > 1024 {
            return Err(FetchError::new(FetchCode::Options, "accept is longer than 1024 bytes"));
        }
        let url = Url::parse(&request.url, &self.options)?;
        let key = Key { url: url.to_string(), accept: request.accept.clone() };
        let max = request.max_bytes.unwrap_or(u64::MAX).min(self.options.max_body_bytes);
        if let Some(mut kept) = self.cache.get(&key, Instant::now()) {
            if kept.body.len() as u64 > max {
                return Err(too_large(&url, max));
            }
            if kept.redirects == 0 {
                url.text().clone_into(&mut kept.final_url);
            }
            count(&self.counting.cache_hits);
            return Ok(Response { from_cache: true, ..kept });
        }
        let fetched = self.follow(url, &request.accept, max)?;
        if let (200, Some(lifetime)) = (fetched.response.status, fetched.lifetime) {
            self.cache.put(key, &fetched.response, lifetime, Instant::now());
        }
        Ok(fetched.response)
    }

    /// The chain of redirects. One deadline for all of it.
    fn follow(&self, first: Url, accept: &str, max: u64) -> Result<Fetched> {
        let start = Instant::now();
        let deadline = start.checked_add(self.options.total_timeout()).unwrap_or(start);
        let mut url = first;
        let mut visited = vec![url.to_string()];
        let mut lifetime = Some(self.options.cache_lifetime());
        loop {
            let answer = self.hop(&url, accept, deadline)?;
            let longest = lifetime.unwrap_or_default();
            lifetime = headers::lifetime(answer.headers(), longest);
            let target = headers::redirect(answer.status().as_u16(), answer.headers())
                .map_err(|reason| dial::incorrect(&url, reason))?;
            let Some(target) = target else {
                let redirects = u32::try_from(visited.len()).unwrap_or(u32::MAX).saturating_sub(1);
                let response = self.finish(answer, &url, max, redirects)?;
                return Ok(Fetched { response, lifetime });
            };
            url = self.next(&url, target, &visited)?;
            visited.push(url.to_string());
            count(&self.counting.redirects);
        }
    }

    /// Where a redirect leads, if it may be followed.
    fn next(&self, from: &Url, target: &str, visited: &[String]) -> Result<Url> {
        let next = from.join(target, &self.options)?;
        if from.is_https() && !next.is_https() {
            return Err(FetchError::url(format!("{} redirects from https to http", from.host())));
        }
        if visited.contains(&next.to_string()) {
            let message = format!("the redirects of {} go round in circles", from.host());
            return Err(FetchError::new(FetchCode::Redirects, message));
        }
        let most = self.options.max_redirects;
        if visited.len() as u64 > u64::from(most) {
            return Err(FetchError::new(
                FetchCode::Redirects,
                format!("there are more than {most} redirects"),
            ));
        }
        Ok(next)
    }

    fn hop(&self, url: &Url, accept: &str, deadline: Instant) -> Result<http::Response<Body>> {
        let addresses = self.lookup.addresses(url, &self.options, deadline)?;
        count(&self.counting.connections);
        self.dialer.get(&Hop { url, addresses, accept, deadline }, &self.options)
    }

    /// Reads the body of the last response.
    fn finish(&self, answer: http::Response<Body>, url: &Url, max: u64, redirects: u32) -> Result<Response> {
        let status = answer.status().as_u16();
        let media_type = headers::media_type(answer.headers());
        let body = match read_body(answer, url, max) {
            Ok(body) => body,
            // The status is the message; an endless or broken error page must not hide it.
            Err(_) if status >= 400 => Vec::new(),
            Err(error) => return Err(error),
        };
        add(&self.counting.body_bytes, body.len() as u64);
        let final_url = url.text().to_owned();
        Ok(Response { status, final_url, media_type, body, redirects, from_cache: false })
    }
}

fn read_body(answer: http::Response<Body>, url: &Url, max: u64) -> Result<Vec<u8>> {
    let coding = headers::coding(answer.headers()).map_err(|reason| dial::incorrect(url, reason))?;
    let length = headers::length(answer.headers());
    // Some servers name a coding even where there is nothing to pack.
    if matches!(answer.status().as_u16(), 101 | 204 | 205 | 304) || length == Some(0) {
        return Ok(Vec::new());
    }
    if length.is_some_and(|length| length > body::most_on_the_wire(coding, max)) {
        return Err(too_large(url, max));
    }
    body::read(answer.into_body().into_reader(), coding, max).map_err(|fault| match fault {
        body::Fault::TooLarge => too_large(url, max),
        body::Fault::Packing => dial::incorrect(url, "its gzip data is damaged or cut off"),
        body::Fault::Io(error) => dial::explain_body(error, url),
    })
}

#[cold]
fn too_large(url: &Url, max: u64) -> FetchError {
    FetchError::new(FetchCode::TooLarge, format!("the body from {} is larger than {max} bytes", url.host()))
}
