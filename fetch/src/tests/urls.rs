//! URLs that the policy admits, in normal form. What it refuses is in `tests/client/policy.rs`.

use ureq::http::Uri;

use crate::ClientOptions;
use crate::url::Url;

const ADMITTED: [(&str, &str); 16] = [
    ("https://badges.example.org", "https://badges.example.org/"),
    ("HTTPS://Badges.Example.ORG/A", "https://badges.example.org/A"),
    ("https://badges.example.org:443/a", "https://badges.example.org/a"),
    ("https://badges.example.org/a#key-1", "https://badges.example.org/a"),
    ("https://badges.example.org?a=/b@c:d", "https://badges.example.org/?a=/b@c:d"),
    ("https://badges.example.org#a@b", "https://badges.example.org/"),
    ("https://badges.example.org/a/../b/./c", "https://badges.example.org/a/../b/./c"),
    ("https://badges.example.org/%C3%A4%2f", "https://badges.example.org/%C3%A4%2f"),
    ("https://badges.example.org//a//b", "https://badges.example.org//a//b"),
    ("https://badges.example.org/@ada:1", "https://badges.example.org/@ada:1"),
    ("https://xn--bdges-gra.example.org/", "https://xn--bdges-gra.example.org/"),
    ("https://a_b.example.org/", "https://a_b.example.org/"),
    ("https://123.example.org/", "https://123.example.org/"),
    ("https://local.example.org/", "https://local.example.org/"),
    ("https://1.1.1.1/", "https://1.1.1.1/"),
    ("https://[2606:4700::1111]:443/a", "https://[2606:4700::1111]/a"),
];

#[test]
fn urls_are_read_in_normal_form_and_kept_as_written() {
    for (text, normal) in ADMITTED {
        let url = Url::parse(text, &ClientOptions::default()).unwrap();
        assert_eq!(url.to_string(), normal);
        assert_eq!(url.text(), text.split('#').next().unwrap());
        assert!(url.is_https() && url.port() == 443);
    }
}

#[test]
fn http_and_other_ports_come_with_their_options() {
    let options = ClientOptions { allow_http: true, ports: vec![443, 8443], ..ClientOptions::default() };
    let read = |text: &str| Url::parse(text, &options).map(|url| url.to_string());
    assert_eq!(read("http://badges.example.org:80/").unwrap(), "http://badges.example.org/");
    assert_eq!(read("http://badges.example.org:8443/").unwrap(), "http://badges.example.org:8443/");
    assert_eq!(read("https://badges.example.org:8443/").unwrap(), "https://badges.example.org:8443/");
    assert!(read("https://badges.example.org:80/").is_err());
    assert!(read("http://badges.example.org:8080/").is_err());
}

/// The examples of RFC 3986 section 5.4, as far as they are URLs that this client reads.
#[test]
fn the_examples_of_rfc_3986_resolve() {
    let base = Url::parse("https://a.example.org/b/c/d;p?q", &ClientOptions::default()).unwrap();
    let cases = [
        ("g", "/b/c/g"),
        ("./g", "/b/c/g"),
        ("g/", "/b/c/g/"),
        ("/g", "/g"),
        ("?y", "/b/c/d;p?y"),
        ("g?y", "/b/c/g?y"),
        ("#s", "/b/c/d;p?q"),
        ("g#s", "/b/c/g"),
        (";x", "/b/c/;x"),
        ("", "/b/c/d;p?q"),
        (".", "/b/c/"),
        ("./", "/b/c/"),
        ("..", "/b/"),
        ("../", "/b/"),
        ("../g", "/b/g"),
        ("../..", "/"),
        ("../../g", "/g"),
        ("../../../g", "/g"),
        ("/./g", "/g"),
        ("/../g", "/g"),
        ("g.", "/b/c/g."),
        ("..g", "/b/c/..g"),
        ("./../g", "/b/g"),
        ("g/./h", "/b/c/g/h"),
        ("g/../h", "/b/c/h"),
        ("g?y/../x", "/b/c/g?y/../x"),
        ("g;x=1/../y", "/b/c/y"),
    ];
    for (reference, expected) in cases {
        let joined = base.join(reference, &ClientOptions::default()).unwrap();
        assert_eq!(joined.to_string(), format!("https://a.example.org{expected}"), "{reference}");
    }
    let other = base.join("//b.example.org/x", &ClientOptions::default()).unwrap();
    assert_eq!(other.to_string(), "https://b.example.org/x");
}

/// What is admitted has one reading: in normal form it is read again to the same, and the reader of the HTTP library sees the
/// same scheme, host, port and path.
#[test]
fn whatever_is_admitted_has_one_reading() {
    const PIECES: [&str; 34] = [
        "https",
        "http",
        ":",
        "//",
        "/",
        "\\",
        "@",
        "?",
        "#",
        "[",
        "]",
        "%",
        "%2e",
        "..",
        ".",
        "-",
        "_",
        "a",
        "Z",
        "org",
        "example",
        "127",
        "1",
        "0x7f",
        "::1",
        "2606:4700::1111",
        "443",
        "8443",
        ":443",
        " ",
        "\t",
        "ä",
        "xn--a",
        "\u{0}",
    ];
    const STARTS: [&str; 4] = ["", "https://", "https://a.example.org", "http://[2606:4700::1111]"];
    let options = ClientOptions { allow_http: true, ports: vec![443, 8443], ..ClientOptions::default() };
    let mut state = 7_u64;
    let mut below = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % bound
    };
    let mut admitted = 0;
    for _ in 0..50_000 {
        let start = STARTS[below(4)].to_owned();
        let count = below(8);
        let text = (0..count).fold(start, |text, _| text + PIECES[below(34)]);
        let Ok(url) = Url::parse(&text, &options) else { continue };
        let normal = url.to_string();
        assert_eq!(Url::parse(&normal, &options).unwrap().to_string(), normal, "{text}");
        let uri: Uri = normal.parse().unwrap();
        assert_eq!(uri.scheme_str(), Some(url.scheme()), "{text}");
        assert_eq!(uri.host().unwrap(), url.host().to_string(), "{text}");
        assert_eq!(uri.port_u16().unwrap_or(if url.is_https() { 443 } else { 80 }), url.port(), "{text}");
        assert_eq!(uri.path_and_query().unwrap().as_str(), url.path_and_query(), "{text}");
        admitted += 1;
    }
    assert!(admitted > 1_000, "{admitted}");
}
