//! Which IP addresses are public: [`class_of`], after the special-purpose registries of IANA (RFC 6890).
//!
//! Everything that leads, or can be made to lead, somewhere other than the public internet is refused. For IPv6 the rule is
//! turned round: only `2000::/3`, the one block that global addresses are given out of, is looked at further, and the forms
//! that carry an IPv4 address inside (mapped, compatible, translated, NAT64, 6to4, Teredo) are refused whatever the address
//! inside is. No badge needs them, and each has been a way round such a check.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Why an address is not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Unspecified,
    Private,
    Loopback,
    LinkLocal,
    SharedAddressSpace,
    Multicast,
    Documentation,
    Benchmarking,
    Reserved,
    Broadcast,
    SixToFour,
    CloudHost,
    V4Mapped,
    V4Compatible,
    V4Translated,
    Nat64,
    Teredo,
    UniqueLocal,
    SiteLocal,
    DiscardOnly,
}

impl Class {
    /// For messages: "a … address".
    pub(crate) fn name(self) -> &'static str {
        match self {
            Class::Unspecified => "unspecified",
            Class::Private => "private",
            Class::Loopback => "loopback",
            Class::LinkLocal => "link-local",
            Class::SharedAddressSpace => "carrier-grade NAT",
            Class::Multicast => "multicast",
            Class::Documentation => "documentation",
            Class::Benchmarking => "benchmarking",
            Class::Reserved => "reserved",
            Class::Broadcast => "broadcast",
            Class::SixToFour => "6to4",
            Class::CloudHost => "cloud host",
            Class::V4Mapped => "IPv4-mapped",
            Class::V4Compatible => "IPv4-compatible",
            Class::V4Translated => "IPv4-translated",
            Class::Nat64 => "NAT64",
            Class::Teredo => "Teredo",
            Class::UniqueLocal => "unique local",
            Class::SiteLocal => "site-local",
            Class::DiscardOnly => "discard-only",
        }
    }
}

/// A block of IPv4 addresses: the first one, and how many leading bits count.
type V4Block = ([u8; 4], u32, Class);

/// The blocks of the IPv4 registry, a narrower one before the wider one around it.
const V4: [V4Block; 17] = [
    ([0, 0, 0, 0], 8, Class::Unspecified),
    ([10, 0, 0, 0], 8, Class::Private),
    ([100, 64, 0, 0], 10, Class::SharedAddressSpace),
    ([127, 0, 0, 0], 8, Class::Loopback),
    // The host's own service for virtual machines on Azure: reachable from there only, though the number looks public.
    ([168, 63, 129, 16], 32, Class::CloudHost),
    ([169, 254, 0, 0], 16, Class::LinkLocal),
    ([172, 16, 0, 0], 12, Class::Private),
    ([192, 0, 0, 0], 24, Class::Reserved),
    ([192, 0, 2, 0], 24, Class::Documentation),
    ([192, 88, 99, 0], 24, Class::SixToFour),
    ([192, 168, 0, 0], 16, Class::Private),
    ([198, 18, 0, 0], 15, Class::Benchmarking),
    ([198, 51, 100, 0], 24, Class::Documentation),
    ([203, 0, 113, 0], 24, Class::Documentation),
    ([224, 0, 0, 0], 4, Class::Multicast),
    ([255, 255, 255, 255], 32, Class::Broadcast),
    ([240, 0, 0, 0], 4, Class::Reserved),
];

/// A block of IPv6 addresses: the first one by its groups, and how many leading bits count.
type V6Block = ([u16; 8], u32, Class);

/// The blocks of the IPv6 registry, a narrower one before the wider one around it.
const V6: [V6Block; 21] = [
    ([0, 0, 0, 0, 0, 0, 0, 0], 128, Class::Unspecified),
    ([0, 0, 0, 0, 0, 0, 0, 1], 128, Class::Loopback),
    ([0, 0, 0, 0, 0, 0xFFFF, 0, 0], 96, Class::V4Mapped),
    ([0, 0, 0, 0, 0xFFFF, 0, 0, 0], 96, Class::V4Translated),
    ([0, 0, 0, 0, 0, 0, 0, 0], 96, Class::V4Compatible),
    ([0x64, 0xFF9B, 0, 0, 0, 0, 0, 0], 96, Class::Nat64),
    ([0x64, 0xFF9B, 1, 0, 0, 0, 0, 0], 48, Class::Nat64),
    ([0x100, 0, 0, 0, 0, 0, 0, 0], 64, Class::DiscardOnly),
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 32, Class::Teredo),
    ([0x2001, 2, 0, 0, 0, 0, 0, 0], 48, Class::Benchmarking),
    // Protocol assignments (ORCHID, AMT, …): nothing in here is a web server.
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23, Class::Reserved),
    ([0x2001, 0xDB8, 0, 0, 0, 0, 0, 0], 32, Class::Documentation),
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16, Class::SixToFour),
    ([0x3FFF, 0, 0, 0, 0, 0, 0, 0], 20, Class::Documentation),
    ([0xFC00, 0, 0, 0, 0, 0, 0, 0], 7, Class::UniqueLocal),
    ([0xFE80, 0, 0, 0, 0, 0, 0, 0], 10, Class::LinkLocal),
    ([0xFEC0, 0, 0, 0, 0, 0, 0, 0], 10, Class::SiteLocal),
    ([0xFF00, 0, 0, 0, 0, 0, 0, 0], 8, Class::Multicast),
    // What is left outside 2000::/3.
    ([0, 0, 0, 0, 0, 0, 0, 0], 3, Class::Reserved),
    ([0x4000, 0, 0, 0, 0, 0, 0, 0], 2, Class::Reserved),
    ([0x8000, 0, 0, 0, 0, 0, 0, 0], 1, Class::Reserved),
];

/// Why the address is not public; `None` if it is.
pub(crate) fn class_of(address: IpAddr) -> Option<Class> {
    match address {
        IpAddr::V4(address) => {
            let bits = address.to_bits();
            V4.iter()
                .find(|(first, length, _)| shares(bits, Ipv4Addr::from(*first).to_bits(), *length, 32))
                .map(|(_, _, class)| *class)
        }
        IpAddr::V6(address) => {
            let bits = address.to_bits();
            V6.iter()
                .find(|(first, length, _)| shares(bits, Ipv6Addr::from(*first).to_bits(), *length, 128))
                .map(|(_, _, class)| *class)
        }
    }
}

/// Whether two addresses of `width` bits agree in the first `length`.
fn shares<T: Into<u128>>(one: T, other: T, length: u32, width: u32) -> bool {
    let (one, other): (u128, u128) = (one.into(), other.into());
    (one ^ other).checked_shr(width.saturating_sub(length)).is_none_or(|differing| differing == 0)
}

/// Whether the address may be connected to. Loopback is let through for tests only, and only in its plain forms.
pub(crate) fn is_admitted(address: IpAddr, allow_loopback: bool) -> Result<(), Class> {
    match class_of(address) {
        None => Ok(()),
        Some(Class::Loopback) if allow_loopback => Ok(()),
        Some(class) => Err(class),
    }
}
