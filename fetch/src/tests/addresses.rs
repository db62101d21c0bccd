//! The classifier of addresses, at both ends of every block.

use crate::address::{Class, class_of, is_admitted};

/// The first and the last address of each block that is refused.
const REFUSED: [(&str, &str, Class); 36] = [
    ("0.0.0.0", "0.255.255.255", Class::Unspecified),
    ("10.0.0.0", "10.255.255.255", Class::Private),
    ("100.64.0.0", "100.127.255.255", Class::SharedAddressSpace),
    ("127.0.0.0", "127.255.255.255", Class::Loopback),
    ("168.63.129.16", "168.63.129.16", Class::CloudHost),
    ("169.254.0.0", "169.254.255.255", Class::LinkLocal),
    ("172.16.0.0", "172.31.255.255", Class::Private),
    ("192.0.0.0", "192.0.0.255", Class::Reserved),
    ("192.0.2.0", "192.0.2.255", Class::Documentation),
    ("192.88.99.0", "192.88.99.255", Class::SixToFour),
    ("192.168.0.0", "192.168.255.255", Class::Private),
    ("198.18.0.0", "198.19.255.255", Class::Benchmarking),
    ("198.51.100.0", "198.51.100.255", Class::Documentation),
    ("203.0.113.0", "203.0.113.255", Class::Documentation),
    ("224.0.0.0", "239.255.255.255", Class::Multicast),
    ("240.0.0.0", "255.255.255.254", Class::Reserved),
    ("255.255.255.255", "255.255.255.255", Class::Broadcast),
    ("::", "::", Class::Unspecified),
    ("::1", "::1", Class::Loopback),
    ("::2", "::ffff:ffff", Class::V4Compatible),
    ("::ffff:0.0.0.0", "::ffff:255.255.255.255", Class::V4Mapped),
    ("::ffff:0:0:0", "::ffff:0:ffff:ffff", Class::V4Translated),
    ("64:ff9b::", "64:ff9b::ffff:ffff", Class::Nat64),
    ("64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", Class::Nat64),
    ("100::", "100::ffff:ffff:ffff:ffff", Class::DiscardOnly),
    ("2001::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff", Class::Teredo),
    ("2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff", Class::Benchmarking),
    ("2001:10::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", Class::Reserved),
    ("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", Class::Documentation),
    ("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Class::SixToFour),
    ("3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", Class::Documentation),
    ("4000::", "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Class::Reserved),
    ("fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Class::UniqueLocal),
    ("fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Class::LinkLocal),
    ("fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Class::SiteLocal),
    ("ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", Class::Multicast),
];

/// The neighbours of those blocks that are public, and some well-known hosts.
const PUBLIC: [&str; 37] = [
    "1.0.0.0",
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "168.63.129.15",
    "168.63.129.17",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "191.255.255.255",
    "192.0.1.0",
    "192.0.3.0",
    "192.88.98.255",
    "192.88.100.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "198.51.99.255",
    "198.51.101.0",
    "203.0.112.255",
    "203.0.114.0",
    "223.255.255.255",
    "2000::",
    "2001:200::",
    "2001:4860:4860::8888",
    "2001:db7:ffff::",
    "2001:db9::",
    "2003::",
    "2606:4700::1111",
    "3fff:1000::",
];

#[test]
fn both_ends_of_every_special_block_are_recognised() {
    for (first, last, class) in REFUSED {
        for address in [first, last] {
            assert_eq!(class_of(address.parse().unwrap()), Some(class), "{address}");
        }
    }
}

#[test]
fn addresses_next_to_the_blocks_are_public() {
    for address in PUBLIC {
        assert_eq!(class_of(address.parse().unwrap()), None, "{address}");
        assert_eq!(is_admitted(address.parse().unwrap(), false), Ok(()));
    }
}

#[test]
fn the_test_option_admits_loopback_and_nothing_else() {
    for (first, last, class) in REFUSED {
        for address in [first, last] {
            let admitted = is_admitted(address.parse().unwrap(), true);
            assert_eq!(admitted.is_ok(), class == Class::Loopback, "{address}");
            assert_eq!(is_admitted(address.parse().unwrap(), false), Err(class));
        }
    }
}

#[test]
fn no_address_outside_2000_3_is_public() {
    for group in 0..=u16::MAX {
        let address = std::net::Ipv6Addr::new(group, 0x1234, 0x5678, 0x9ABC, 1, 2, 3, 4);
        if !(0x2000..=0x3FFF).contains(&group) {
            assert!(class_of(address.into()).is_some(), "{address}");
        }
    }
}
