//! Web addresses as a verifier compares them (RFC 3986): by host and port, never by raw text.

/// An http or https URL that two readers cannot take for two: ASCII, without a name or password, without backslashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WebUrl<'u> {
    /// Whether it is https.
    pub(super) secure: bool,
    host: &'u str,
    /// `None` for the scheme's own port.
    port: Option<u16>,
    /// Path, query and fragment.
    rest: &'u str,
}

impl<'u> WebUrl<'u> {
    /// Reads one; `None` for anything else.
    pub(super) fn read(text: &'u str) -> Option<WebUrl<'u>> {
        let (secure, behind) = match text.as_bytes() {
            [h, t1, t2, p, s, b':', b'/', b'/', ..] if is(&[*h, *t1, *t2, *p, *s], b"https") => (true, 8),
            [h, t1, t2, p, b':', b'/', b'/', ..] if is(&[*h, *t1, *t2, *p], b"http") => (false, 7),
            _ => return None,
        };
        // A fold, not `all`: without an early way out the compiler takes many bytes at once.
        let odd = text.bytes().fold(false, |odd, byte| odd | !byte.is_ascii_graphic() | (byte == b'\\'));
        let rest = text.get(behind..).filter(|_| !odd)?;
        let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#')).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at_checked(end)?;
        let (host, port) = split_port(authority)?;
        let own = if secure { 443 } else { 80 };
        Some(WebUrl { secure, host, port: port.filter(|port| *port != own), rest })
    }

    /// Whether both are on one host and port. The scheme does not count: many issuers moved from http to https and kept
    /// their ids.
    pub(super) fn same_host(&self, other: &WebUrl<'_>) -> bool {
        self.host.eq_ignore_ascii_case(other.host) && self.port == other.port
    }

    /// The same, or one is the other with `www.` in front: how sites redirect to themselves.
    pub(super) fn same_site(&self, other: &WebUrl<'_>) -> bool {
        self.port == other.port && without_www(self.host).eq_ignore_ascii_case(without_www(other.host))
    }

    /// Whether an origin in `allowedOrigins`, a host or a host and port, is this URL's.
    pub(super) fn is_at(&self, origin: &str) -> bool {
        let Some((host, port)) = split_port(origin) else { return false };
        let own = if self.secure { 443 } else { 80 };
        self.host.eq_ignore_ascii_case(host) && self.port == port.filter(|port| *port != own)
    }

    /// Whether this begins with another: one scheme, host and port, and whole segments of the path.
    pub(super) fn begins_with(&self, prefix: &WebUrl<'_>) -> bool {
        if self.secure != prefix.secure || !self.same_host(prefix) {
            return false;
        }
        let start = if prefix.rest.is_empty() { "/" } else { prefix.rest };
        let rest = if self.rest.is_empty() { "/" } else { self.rest };
        rest.strip_prefix(start).is_some_and(|left| {
            left.is_empty()
                || start.ends_with(['/', '=', '&', '?', '#'])
                || left.starts_with(['/', '?', '#', '&'])
        })
    }

    /// Whether the path has segments `.` or `..`, also in their encoded spellings: what it leads to depends on who reads it.
    pub(super) fn has_dot_segments(&self) -> bool {
        let path = self.rest.split(['?', '#']).next().unwrap_or_default();
        if !path.contains(['.', '%']) {
            return false;
        }
        let plain = path.to_ascii_lowercase().replace("%2e", ".").replace("%2f", "/").replace("%5c", "/");
        plain.split('/').any(|segment| segment == "." || segment == "..")
    }

    /// The URL without its fragment equals another's.
    pub(super) fn same_document(&self, other: &WebUrl<'_>) -> bool {
        self.secure == other.secure
            && self.same_host(other)
            && without_fragment(self.rest) == without_fragment(other.rest)
    }
}

fn without_fragment(rest: &str) -> &str {
    let bare = rest.split('#').next().unwrap_or_default();
    if bare.is_empty() { "/" } else { bare }
}

fn without_www(host: &str) -> &str {
    match host.split_at_checked(4) {
        Some((www, bare)) if www.eq_ignore_ascii_case("www.") && bare.contains('.') => bare,
        _ => host,
    }
}

/// Host and port of an authority without a name or password; `None` for one that is not well-formed.
fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let named = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    let end = match authority.strip_prefix('[') {
        Some(inner) => inner.bytes().position(|byte| byte == b']')?.checked_add(2)?,
        None => authority.bytes().position(|byte| !named(byte)).unwrap_or(authority.len()),
    };
    let (host, rest) = authority.split_at_checked(end)?;
    if host.is_empty() {
        return None;
    }
    if rest.is_empty() {
        return Some((host, None));
    }
    let port = rest.strip_prefix(':')?;
    if !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if port.is_empty() { Some((host, None)) } else { Some((host, Some(port.parse().ok()?))) }
}

/// Whether a scheme is this one, in any case.
fn is(found: &[u8], scheme: &[u8]) -> bool {
    found.eq_ignore_ascii_case(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> WebUrl<'_> {
        WebUrl::read(text).unwrap()
    }

    #[test]
    fn hosts_are_compared_whole_and_without_case_and_the_schemes_own_port_counts_as_none() {
        let issuer = url("https://issuer.example/i");
        for same in ["https://ISSUER.example/a", "http://issuer.example", "https://issuer.example:443/a"] {
            assert!(issuer.same_host(&url(same)), "{same}");
        }
        for other in [
            "https://issuer.example.evil.example/a",
            "https://sub.issuer.example/a",
            "https://issuer.example:8443/a",
            "https://issuer.example./a",
            "http://issuer.example:443/a",
        ] {
            assert!(!issuer.same_host(&url(other)), "{other}");
        }
    }

    #[test]
    fn what_two_readers_may_see_differently_is_no_web_url() {
        for text in [
            "https://issuer.example@evil.example/a",
            "https://issuer.example\\@evil.example/a",
            "https://issuer.example:80:80/a",
            "https://issuer.example:99999/a",
            "https://issuer.example:x/a",
            "https:///a",
            "https:issuer.example/a",
            "ftp://issuer.example/a",
            "https://m\u{fc}nchen.example/a",
            "https://issuer.example/a b",
            "https://issuer%2eexample/a",
            "",
        ] {
            assert_eq!(WebUrl::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_prefix_is_of_whole_segments() {
        let begins = |text: &'static str, prefix: &'static str| url(text).begins_with(&url(prefix));
        assert!(begins("https://i.example/a/1", "https://i.example/a"));
        assert!(begins("https://i.example/a/1", "https://i.example/a/"));
        assert!(begins("https://i.example/a?id=1", "https://i.example/a?id="));
        assert!(begins("https://i.example/a", "https://i.example"));
        assert!(!begins("https://i.example/ab", "https://i.example/a"));
        assert!(!begins("https://i.example.evil.example/a", "https://i.example"));
        assert!(!begins("http://i.example/a/1", "https://i.example/a"));
    }

    #[test]
    fn dot_segments_are_seen_in_every_spelling() {
        for path in ["/a/../b", "/a/./b", "/a/%2e%2E/b", "/a/.%2e", "/a%2f..%2fb", "/a/..%5cb", "/.."] {
            assert!(url(&format!("https://i.example{path}")).has_dot_segments(), "{path}");
        }
        for path in ["/a/..b", "/a/b.json", "/a?x=/../", "/a/...", "/a#../"] {
            assert!(!url(&format!("https://i.example{path}")).has_dot_segments(), "{path}");
        }
    }

    #[test]
    fn a_site_may_redirect_to_its_own_www() {
        assert!(url("https://i.example/a").same_site(&url("https://www.i.example/a")));
        assert!(!url("https://i.example/a").same_site(&url("https://ww.i.example/a")));
        assert!(!url("https://i.example/a").same_site(&url("https://www.j.example/a")));
    }
}
