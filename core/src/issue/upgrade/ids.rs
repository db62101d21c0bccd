//! Identifiers: which text is one, and stable new ones where a document has none.
//!
//! A made-up identifier is a UUID of version 5 (RFC 9562, section 5.5), so that one document always gets the same. The
//! namespace is itself the version 5 UUID of `https://w3id.org/openbadges` in the namespace of URLs, which is
//! `cb6228ad-cf5a-5e8a-905d-c3327dd64133`; the name is `<version> <class> <key>`, with the new version and class.

use std::borrow::Cow;

use sha1::Sha1;
use sha2::Digest;

use crate::badge::Version;

/// The namespace of URLs (RFC 9562, section 6.6).
const URLS: u128 = 0x6ba7_b811_9dad_11d1_80b4_00c0_4fd4_30c8;

/// A stable identifier for an object of a version and class that a key tells from all others.
pub(super) fn made_up(version: Version, class: &str, key: &str) -> String {
    let namespace = version5(URLS, "https://w3id.org/openbadges");
    let id = version5(namespace, &format!("{version} {class} {key}"));
    format!(
        "urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        id >> 96,
        (id >> 80) & 0xFFFF,
        (id >> 64) & 0xFFFF,
        (id >> 48) & 0xFFFF,
        id & 0xFFFF_FFFF_FFFF
    )
}

/// The version 5 UUID of a name in a namespace.
fn version5(namespace: u128, name: &str) -> u128 {
    let digest = Sha1::new().chain_update(namespace.to_be_bytes()).chain_update(name).finalize();
    let bytes = digest.first_chunk::<16>().copied().unwrap_or_default();
    let bits = u128::from_be_bytes(bytes);
    let bare = bits & !(0xF_u128 << 76) & !(0b11_u128 << 62);
    bare | (5_u128 << 76) | (0b10_u128 << 62)
}

/// Whether a text is an absolute IRI: a scheme and something behind it, without the characters no IRI has.
pub(super) fn is_absolute(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let first = scheme.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
    let more = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let forbidden = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
    };
    first && more && !rest.is_empty() && !rest.contains(forbidden)
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
