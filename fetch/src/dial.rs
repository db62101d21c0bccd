//! One request on one new connection, to addresses that were checked before: the only user of `ureq`.
//!
//! Every request gets an agent of its own. Its resolver knows nothing but the checked addresses, its pool dies with it, so
//! no connection outlives its request; what is shared is the TLS configuration. ureq's own conveniences (redirects,
//! proxies from the environment, decompression, statuses as errors) are off.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::http::{self, Uri};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{
    ConnectionDetails, Connector, NextTimeout, RustlsConnector, TcpConnector, Transport,
};
use ureq::{Agent, Body};

use crate::error::{FetchCode, FetchError, Result, quote};
use crate::options::ClientOptions;
use crate::url::Url;

/// Opens connections.
pub(crate) struct Dialer {
    tls: Arc<RustlsConnector>,
    tls_config: TlsConfig,
}

/// What the dialler needs for one request.
pub(crate) struct Hop<'a> {
    pub(crate) url: &'a Url,
    pub(crate) addresses: Vec<SocketAddr>,
    pub(crate) accept: &'a str,
    pub(crate) deadline: Instant,
}

impl Dialer {
    pub(crate) fn new(roots: RootCerts) -> Self {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let tls_config = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(roots)
            .unversioned_rustls_crypto_provider(provider)
            .build();
        Dialer { tls: Arc::default(), tls_config }
    }

    /// Sends the request and reads the response's header. The body is still to be read, under the same deadline.
    pub(crate) fn get(&self, hop: &Hop<'_>, options: &ClientOptions) -> Result<http::Response<Body>> {
        let left = hop.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(out_of_time(hop.url));
        }
        let reached = Arc::new(AtomicU8::new(CONNECTING));
        let connector =
            ().chain(TcpConnector::default())
                .chain(SharedTls { inner: Arc::clone(&self.tls), reached: Arc::clone(&reached) });
        let resolver = Checked(hop.addresses.clone());
        let agent = Agent::with_parts(self.config(options, left), connector, resolver);
        let request = http::Request::get(uri(hop.url)?)
            .header(http::header::ACCEPT, hop.accept)
            .header(http::header::ACCEPT_ENCODING, "gzip")
            .header(http::header::CONNECTION, "close")
            .body(())
            .map_err(|_| {
                FetchError::new(FetchCode::Options, "the accept of the request is no header value")
            })?;
        agent.run(request).map_err(|error| explain(&error, hop.url, reached.load(Ordering::Relaxed)))
    }

    fn config(&self, options: &ClientOptions, left: Duration) -> Config {
        let header = usize::try_from(options.max_header_bytes).unwrap_or(usize::MAX);
        Agent::config_builder()
            .https_only(!options.allow_http)
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_idle_connections(0)
            .max_idle_connections_per_host(0)
            .tls_config(self.tls_config.clone())
            .user_agent(options.user_agent.as_str())
            .max_response_header_size(header)
            // Headers are parsed in one piece, so the buffer has to hold them and show that there are more.
            .input_buffer_size(header.saturating_add(1).max(16 << 10))
            .output_buffer_size(16 << 10)
            .timeout_global(Some(left))
            .timeout_connect(Some(options.connect_timeout().min(left)))
            .build()
    }
}

fn uri(url: &Url) -> Result<Uri> {
    Uri::builder()
        .scheme(url.scheme())
        .authority(url.authority())
        .path_and_query(url.path_and_query())
        .build()
        .map_err(|_| FetchError::url("the URL is not one that HTTP can ask for"))
}

/// The resolver that does not resolve: the pin.
struct Checked(Vec<SocketAddr>);

impl fmt::Debug for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

impl Resolver for Checked {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut addresses = self.empty();
        for address in &self.0 {
            // There are at most 8 and room for 16.
            let _ = addresses.try_push(*address);
        }
        if addresses.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(addresses) }
    }
}

const CONNECTING: u8 = 0;
const AGREEING: u8 = 1;
const CONNECTED: u8 = 2;

/// TLS with one configuration for all agents, and a note of how far the connection came.
#[derive(Debug)]
struct SharedTls {
    inner: Arc<RustlsConnector>,
    reached: Arc<AtomicU8>,
}

impl<In: Transport> Connector<In> for SharedTls {
    type Out = <RustlsConnector as Connector<In>>::Out;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<In>,
    ) -> Result<Option<Self::Out>, ureq::Error> {
        self.reached.store(AGREEING, Ordering::Relaxed);
        let transport = self.inner.connect(details, chained)?;
        self.reached.store(CONNECTED, Ordering::Relaxed);
        Ok(transport)
    }
}

#[cold]
fn out_of_time(url: &Url) -> FetchError {
    FetchError::new(FetchCode::Timeout, format!("the time was up before {} could be asked", url.host()))
}

/// ureq's error in the words of this crate.
#[cold]
pub(crate) fn explain(error: &ureq::Error, url: &Url, reached: u8) -> FetchError {
    let host = url.host();
    match error {
        ureq::Error::Timeout(ureq::Timeout::Connect) => {
            FetchError::new(FetchCode::Timeout, format!("no connection to {host} in time"))
        }
        ureq::Error::Timeout(_) => timeout(url),
        ureq::Error::Io(cause) if cause.kind() == std::io::ErrorKind::TimedOut => timeout(url),
        ureq::Error::Tls(reason) => FetchError::new(FetchCode::Tls, format!("no TLS with {host}: {reason}")),
        ureq::Error::Rustls(cause) => no_tls(url, &cause.to_string()),
        ureq::Error::Io(cause) if is_of_tls(cause) => no_tls(url, &cause.to_string()),
        ureq::Error::Io(cause) if reached == AGREEING => no_tls(url, &cause.kind().to_string()),
        ureq::Error::Io(cause) if reached == CONNECTING => {
            FetchError::new(FetchCode::Connect, format!("no connection to {host}: {}", cause.kind()))
        }
        ureq::Error::ConnectionFailed => {
            FetchError::new(FetchCode::Connect, format!("no connection to {host}"))
        }
        ureq::Error::LargeResponseHeader(..) => large_header(url),
        ureq::Error::Protocol(cause) if cause.to_string().contains("too many headers") => large_header(url),
        ureq::Error::Io(cause) => broken(url, &format!("the connection broke: {}", cause.kind())),
        other => broken(url, &quote(&other.to_string())),
    }
}

/// An error that came up while the body was read.
#[cold]
pub(crate) fn explain_body(error: std::io::Error, url: &Url) -> FetchError {
    explain(&ureq::Error::from(error), url, CONNECTED)
}

/// rustls hands its errors through the connection's reads and writes.
fn is_of_tls(error: &std::io::Error) -> bool {
    let Some(cause) = error.get_ref() else { return false };
    cause.is::<rustls::Error>()
}

fn timeout(url: &Url) -> FetchError {
    FetchError::new(FetchCode::Timeout, format!("{} did not answer in time", url.host()))
}

fn no_tls(url: &Url, reason: &str) -> FetchError {
    FetchError::new(
        FetchCode::Tls,
        format!("no trustworthy TLS connection to {}: {}", url.host(), quote(reason)),
    )
}

fn large_header(url: &Url) -> FetchError {
    FetchError::new(
        FetchCode::TooLarge,
        format!("the response header of {} is larger than allowed", url.host()),
    )
}

fn broken(url: &Url, reason: &str) -> FetchError {
    FetchError::new(FetchCode::Protocol, format!("no correct response from {}: {reason}", url.host()))
}

/// A response that breaks a rule of this crate's own.
#[cold]
pub(crate) fn incorrect(url: &Url, reason: &str) -> FetchError {
    broken(url, reason)
}
