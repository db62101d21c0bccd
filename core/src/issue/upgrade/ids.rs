//! Identifiers: which text is one, and stable new ones where a document has none.
//!
//! A made-up identifier is a UUID of version 5 (RFC 9562, section 5.5), so that one document always gets the same. The
//! namespace is itself the version 5 UUID of `https://w3id.org/openbadges` in the namespace of URLs, which is
//! `cb6228ad-cf5a-5e8a-905d-c3327dd64133`; the name is `<version> <class> <key>`, with the new version and class.

use std::borrow::Cow;

use sha1::Sha1;
use sha2::Digest;

use crate::badge::Version;
pub(in crate::issue) use crate::payload::is_absolute_iri as is_absolute;

/// The namespace of URLs (RFC 9562, section 6.6).
const URLS: u128 = 0x6ba7_b811_9dad_11d1_80b4_00c0_4fd4_30c8;

/// A stable identifier for an object of a version and class that a key tells from all others.
pub(in crate::issue) fn made_up(version: Version, class: &str, key: &str) -> String {
    let namespace = version5(URLS, "https://w3id.org/openbadges");
    format!("urn:uuid:{}", spell(version5(namespace, &format!("{version} {class} {key}"))))
}

/// A UUID of version 4 from random bits (RFC 9562, section 5.4).
pub(in crate::issue) fn version4(random: u128) -> String {
    spell(marked(random, 4))
}

/// The version 5 UUID of a name in a namespace.
fn version5(namespace: u128, name: &str) -> u128 {
    let digest = Sha1::new().chain_update(namespace.to_be_bytes()).chain_update(name).finalize();
    let bytes = digest.first_chunk::<16>().copied().unwrap_or_default();
    marked(u128::from_be_bytes(bytes), 5)
}

/// Bits with the version and the variant of the RFC.
const fn marked(bits: u128, version: u128) -> u128 {
    let bare = bits & !(0xF_u128 << 76) & !(0b11_u128 << 62);
    bare | (version << 76) | (0b10_u128 << 62)
}

fn spell(id: u128) -> String {
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        id >> 96,
        (id >> 80) & 0xFFFF,
        (id >> 64) & 0xFFFF,
        (id >> 48) & 0xFFFF,
        id & 0xFFFF_FFFF_FFFF
    )
}

/// The absolute IRI that a text is, or means where relative ones mean something.
pub(super) fn absolute<'d>(text: &'d str, base: Option<&str>) -> Option<Cow<'d, str>> {
    if is_absolute(text) {
        return Some(Cow::Borrowed(text));
    }
    if text.starts_with("data:") {
        // Old software wrapped the base64 of pictures into lines.
        let whole: String = text.split_ascii_whitespace().collect();
        return is_absolute(&whole).then_some(Cow::Owned(whole));
    }
    let base = base?;
    let whole = match text.strip_prefix("//") {
        Some(_) => format!("{}:{text}", base.split_once(':')?.0),
        None if text.is_empty() => return None,
        None => format!("{}/{}", base.trim_end_matches('/'), text.trim_start_matches('/')),
    };
    is_absolute(&whole).then_some(Cow::Owned(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_ids_are_those_any_uuid_library_makes() {
        // Python: uuid5(uuid5(NAMESPACE_URL, "https://w3id.org/openbadges"), "2.0 Assertion x")
        assert_eq!(version5(URLS, "https://w3id.org/openbadges"), 0xcb62_28ad_cf5a_5e8a_905d_c332_7dd6_4133);
        assert_eq!(made_up(Version::V2_0, "Assertion", "x"), "urn:uuid:9477582c-4a68-5a0c-a89a-87d3f3d97554");
    }

    #[test]
    fn random_ids_have_version_and_variant() {
        assert_eq!(version4(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(version4(0), "00000000-0000-4000-8000-000000000000");
    }

    #[test]
    fn relative_urls_of_0_5_stand_on_the_origin_with_one_slash() {
        for (text, base, expected) in [
            ("/a.png", Some("https://i.example"), Some("https://i.example/a.png")),
            ("/a.png", Some("https://i.example/"), Some("https://i.example/a.png")),
            ("a.png", Some("https://i.example"), Some("https://i.example/a.png")),
            ("//cdn.example/a.png", Some("https://i.example"), Some("https://cdn.example/a.png")),
            ("https://other.example/a", Some("https://i.example"), Some("https://other.example/a")),
            ("data:image/png;base64,AA\r\n BB", None, Some("data:image/png;base64,AABB")),
            ("/a.png", None, None),
            ("", Some("https://i.example"), None),
            ("a b", Some("https://i.example"), None),
            ("_:b0", None, None),
        ] {
            assert_eq!(absolute(text, base).as_deref(), expected, "{text}");
        }
    }
}
