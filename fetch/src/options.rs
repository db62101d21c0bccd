//! What a [`Client`](crate::Client) may do: [`ClientOptions`].

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::{FetchCode, FetchError, Result};

/// The most redirects that [`ClientOptions::max_redirects`] can ask for.
const MOST_REDIRECTS: u32 = 5;

/// The longest that a time limit can be: ten minutes.
const LONGEST_MS: u64 = 600_000;

/// The bounds and permissions of a [`Client`](crate::Client). The defaults are those of a verifier in a server that
/// strangers send badges to; in JSON every member may be absent, and an unknown one is an error.
///
/// ```
/// use ovenbird_fetch::ClientOptions;
///
/// let options: ClientOptions = serde_json::from_str(r#"{"max_body_bytes": 1048576, "cache_entries": 0}"#)?;
/// assert_eq!(options.total_timeout_ms, 10_000);
/// assert!(serde_json::from_str::<ClientOptions>(r#"{"proxy": "http://127.0.0.1"}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClientOptions {
    /// Fetch `http:` URLs too, from port 80 and the ports of [`ports`](Self::ports). Anybody on the way can then change
    /// the document. A redirect from https to http is refused all the same. Default false.
    pub allow_http: bool,
    /// The ports that are connected to. Default 443 only.
    pub ports: Vec<u16>,
    /// The time for finding the host's addresses, and again for connecting to one and agreeing on TLS, in milliseconds,
    /// 1 to 600,000. Default 5,000.
    pub connect_timeout_ms: u64,
    /// The time for the whole request with all its redirects, headers and body, in milliseconds, 1 to 600,000. Default
    /// 10,000.
    pub total_timeout_ms: u64,
    /// The largest body in bytes, after decompression; a request can lower it. Default 4 MiB: the largest picture that a
    /// verification takes. For other documents it asks for 1 MiB.
    pub max_body_bytes: u64,
    /// The largest response header in bytes, 1 to 262,144. Default 32 KiB.
    pub max_header_bytes: u32,
    /// The most redirects that are followed, 0 to 5. Default 3.
    pub max_redirects: u32,
    /// The most responses that are kept for the next request of the same URL; 0 turns the cache off. Default 64.
    pub cache_entries: usize,
    /// The most bytes that the kept responses take together. Default 8 MiB.
    pub cache_bytes: usize,
    /// How long a response is kept at most, in milliseconds of a clock that nobody sets. The response can shorten it
    /// (`Cache-Control: max-age`, `no-store`, `no-cache`), not lengthen it. At most a day, 86,400,000. Default 60,000.
    pub cache_lifetime_ms: u64,
    /// The `User-Agent` header, visible ASCII and spaces. Default `ovenbird/` and the version.
    pub user_agent: String,
    /// **For tests only.** Connect to 127.0.0.0/8 and `::1` and to `localhost`, and to any port. All other addresses that are
    /// not public stay refused. Default false.
    pub allow_loopback_for_tests: bool,
}

impl Default for ClientOptions {
    fn default() -> Self {
        ClientOptions {
            allow_http: false,
            ports: vec![443],
            connect_timeout_ms: 5_000,
            total_timeout_ms: 10_000,
            max_body_bytes: 4 << 20,
            max_header_bytes: 32 << 10,
            max_redirects: 3,
            cache_entries: 64,
            cache_bytes: 8 << 20,
            cache_lifetime_ms: 60_000,
            user_agent: concat!("ovenbird/", env!("CARGO_PKG_VERSION")).to_owned(),
            allow_loopback_for_tests: false,
        }
    }
}

impl ClientOptions {
    /// Refuses values out of their bounds, so that nothing is silently clamped.
    pub(crate) fn check(&self) -> Result<()> {
        let within = |name: &str, value: u64, low: u64, high: u64| {
            if (low..=high).contains(&value) {
                return Ok(());
            }
            Err(FetchError::new(FetchCode::Options, format!("{name} is {value}, expected {low} to {high}")))
        };
        within("connect_timeout_ms", self.connect_timeout_ms, 1, LONGEST_MS)?;
        within("total_timeout_ms", self.total_timeout_ms, 1, LONGEST_MS)?;
        within("max_header_bytes", u64::from(self.max_header_bytes), 1, 256 << 10)?;
        within("max_redirects", u64::from(self.max_redirects), 0, u64::from(MOST_REDIRECTS))?;
        within("cache_lifetime_ms", self.cache_lifetime_ms, 0, 86_400_000)?;
        within("the length of user_agent", self.user_agent.len() as u64, 1, 256)?;
        check_header("user_agent", &self.user_agent)
    }

    pub(crate) fn connect_timeout(&self) -> Duration {
        Duration::from_millis(self.connect_timeout_ms)
    }

    pub(crate) fn total_timeout(&self) -> Duration {
        Duration::from_millis(self.total_timeout_ms)
    }

    pub(crate) fn cache_lifetime(&self) -> Duration {
        Duration::from_millis(self.cache_lifetime_ms)
    }

    /// Whether the port may be connected to.
    pub(crate) fn admits_port(&self, port: u16, https: bool) -> bool {
        let plain = !https && port == 80;
        self.ports.contains(&port) || plain || (self.allow_loopback_for_tests && port != 0)
    }
}

/// Refuses text that could end a header line and begin another.
pub(crate) fn check_header(name: &str, value: &str) -> Result<()> {
    if value.bytes().all(|byte| matches!(byte, 0x20..=0x7E)) {
        return Ok(());
    }
    Err(FetchError::new(FetchCode::Options, format!("{name} has a character outside visible ASCII")))
}
