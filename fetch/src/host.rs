//! Which hosts a URL may name: [`Host`], public names in ASCII and canonical addresses (RFC 1123, RFC 3986 section 3.2.2).
//!
//! Refused are names that mean this machine or this network (`localhost`, `.local`, a single label …), and every spelling
//! of an address that some resolver understands and another does not: hexadecimal, octal, short and decimal IPv4, IPv6
//! with a zone.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::address::is_admitted;
use crate::error::{FetchCode, FetchError, Result, quote};

/// Last labels that are never a public host: special-use names (RFC 6761, 6762, 7686, 8375, 9476), and those that local
/// networks use without having been given them.
const SPECIAL: [&str; 17] = [
    "alt",
    "arpa",
    "corp",
    "example",
    "home",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "mail",
    "onion",
    "private",
    "test",
    "workgroup",
];

/// A host that the policy admits. A name is in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Name(String),
    Address(IpAddr),
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Host::Name(name) => f.write_str(name),
            Host::Address(IpAddr::V4(address)) => write!(f, "{address}"),
            Host::Address(IpAddr::V6(address)) => write!(f, "[{address}]"),
        }
    }
}

impl Host {
    /// Reads the host of a URL, as it stands between `//`, port and path.
    pub(crate) fn parse(text: &str, allow_loopback: bool) -> Result<Self> {
        if text.is_empty() {
            return Err(FetchError::url("the URL names no host"));
        }
        let lower = text.to_ascii_lowercase();
        if let Some(rest) = lower.strip_prefix('[') {
            return literal(v6(rest)?.into(), allow_loopback);
        }
        if ends_in_number(&lower) {
            return literal(v4(&lower)?.into(), allow_loopback);
        }
        check_name(&lower, allow_loopback)?;
        Ok(Host::Name(lower))
    }
}

fn v6(rest: &str) -> Result<Ipv6Addr> {
    let inner = rest.strip_suffix(']').unwrap_or_default();
    match inner.parse::<Ipv6Addr>() {
        Ok(address) if address.to_string() == inner => Ok(address),
        _ => Err(FetchError::url(
            "the host in brackets is no IPv6 address in its canonical form (RFC 5952), without a zone",
        )),
    }
}

fn v4(text: &str) -> Result<Ipv4Addr> {
    match text.parse::<Ipv4Addr>() {
        Ok(address) if address.to_string() == text => Ok(address),
        _ => Err(FetchError::url(
            "the host is a number, but no IPv4 address in its canonical form: four decimal numbers with dots",
        )),
    }
}

fn literal(address: IpAddr, allow_loopback: bool) -> Result<Host> {
    match is_admitted(address, allow_loopback) {
        Ok(()) => Ok(Host::Address(address)),
        Err(class) => Err(FetchError::new(
            FetchCode::RefusedAddress,
            format!("{address} is a {} address, not a public one", class.name()),
        )),
    }
}

/// Whether some resolver would take the host for an IPv4 address: its last label is a decimal or hexadecimal number
/// (WHATWG URL, "ends in a number").
fn ends_in_number(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit('.').next().unwrap_or_default();
    let hexadecimal =
        last.strip_prefix("0x").is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
    hexadecimal || (!last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()))
}

fn check_name(name: &str, allow_loopback: bool) -> Result<()> {
    let ldh = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.');
    if !name.bytes().all(ldh) {
        return Err(FetchError::url("the host has a character other than letters, digits, dots and hyphens"));
    }
    let correct =
        |label: &str| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    if name.len() > 253 || !name.split('.').all(correct) {
        return Err(FetchError::url(
            "the host is no correct name: an empty or too long label, or a hyphen at an end",
        ));
    }
    let (rest, last) = name.rsplit_once('.').unwrap_or(("", name));
    if allow_loopback && name == "localhost" {
        return Ok(());
    }
    if rest.is_empty() {
        return Err(FetchError::url(format!(
            "the host {} is a single label, not a public name",
            quote(name)
        )));
    }
    if SPECIAL.contains(&last) {
        return Err(FetchError::url(format!(
            "the host {} ends in .{last}, which is never public",
            quote(name)
        )));
    }
    Ok(())
}
