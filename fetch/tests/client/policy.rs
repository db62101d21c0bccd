//! Every row of the policy, by URLs that are refused before anything is sent.

use ovenbird_fetch::{Client, ClientOptions, FetchCode, Request};

use super::{client, code, local};

#[track_caller]
fn all_refused(client: &Client, urls: &[&str], expected: FetchCode) {
    for url in urls {
        match client.get(&Request::new(*url)) {
            Ok(_) => panic!("{url} was fetched"),
            Err(error) => assert_eq!(error.code(), expected, "{url}: {error}"),
        }
    }
    let counters = client.counters();
    assert_eq!((counters.connections, counters.responses), (0, 0));
}

#[test]
fn schemes_other_than_https_are_refused() {
    let urls = [
        "http://badges.example.org/1",
        "HTTP://badges.example.org/1",
        "ftp://badges.example.org/1",
        "file:///etc/passwd",
        "data:application/json,{}",
        "data:application/json,%7B%7D",
        "gopher://badges.example.org/1",
        "javascript:alert(1)",
        "urn:uuid:0f0fb9ae-2a36-4b0c-8ad1-1b0fbb1e7d33",
        "ws://badges.example.org/",
        "httpsx://badges.example.org/",
        "badges.example.org/1",
        "//badges.example.org/1",
        "/1",
        "",
    ];
    all_refused(&client(ClientOptions::default()), &urls, FetchCode::RefusedUrl);
}

#[test]
fn http_needs_its_option() {
    let refused = client(ClientOptions { allow_loopback_for_tests: true, ..ClientOptions::default() });
    assert_eq!(code(&refused, "http://127.0.0.1:1/"), FetchCode::RefusedUrl);
    let allowed = client(local());
    assert_eq!(code(&allowed, "http://127.0.0.1:1/"), FetchCode::Connect);
}

#[test]
fn urls_that_two_readers_could_read_differently_are_refused() {
    let urls = [
        "https:/badges.example.org/",
        "https:badges.example.org/",
        "https:///1",
        "https://",
        "https://?a=b",
        "https://#a",
        "https://@badges.example.org/",
        "https://user@badges.example.org/",
        "https://user:word@badges.example.org/",
        "https://badges.example.org@10.0.0.1/",
        "https://badges.example.org\\@10.0.0.1/",
        "https:\\\\badges.example.org\\1",
        "https://badges.example.org\\1",
        "https://badges.example.org/a b",
        " https://badges.example.org/",
        "https://badges.example.org/ ",
        "https://badges.example.org/\t1",
        "https://badges.example.org/\r\nHost: 10.0.0.1",
        "https://badges.example.org/\0",
        "https://badges.exam\nple.org/",
        "https://badges.example.org/\u{7f}",
        "https://badges.example.org/ä",
        "https://bädges.example.org/",
        "https://ｂadges.example.org/",
        "https://badges。example.org/",
        "https://badges%2eexample.org/",
        "https://badges.example.org%00.evil.org/",
        "https://badges.example.org/%",
        "https://badges.example.org/%2",
        "https://badges.example.org/%zz",
        "https://badges.example.org/<1>",
        "https://badges.example.org/\"1\"",
    ];
    all_refused(&client(ClientOptions::default()), &urls, FetchCode::RefusedUrl);
}

#[test]
fn user_information_is_named_as_the_reason() {
    let error = client(ClientOptions::default())
        .get(&Request::new("https://ada:word@badges.example.org/"))
        .unwrap_err();
    assert_eq!(error.message(), "the URL has user information before its host");
}

#[test]
fn a_url_beyond_8000_bytes_is_refused() {
    let url = format!("https://badges.example.org/{}", "a".repeat(8_000));
    all_refused(&client(ClientOptions::default()), &[&url], FetchCode::RefusedUrl);
}

#[test]
fn ports_other_than_443_need_their_option() {
    let urls = [
        "https://badges.example.org:22/",
        "https://badges.example.org:80/",
        "https://badges.example.org:8443/",
        "https://badges.example.org:0/",
        "https://badges.example.org:65536/",
        "https://badges.example.org:0443/",
        "https://badges.example.org:+443/",
        "https://badges.example.org:/",
        "https://badges.example.org:443:443/",
        "https://badges.example.org:4_3/",
        "https://[2606:4700::1]443/",
    ];
    all_refused(&client(ClientOptions::default()), &urls, FetchCode::RefusedUrl);
    let listed = client(ClientOptions { ports: vec![8443], ..ClientOptions::default() });
    all_refused(&listed, &["https://badges.example.org/"], FetchCode::RefusedUrl);
    // The port is admitted, and what is refused then is the address.
    all_refused(&listed, &["https://10.0.0.1:8443/"], FetchCode::RefusedAddress);
}

#[test]
fn names_that_are_not_public_are_refused() {
    let urls = [
        "https://localhost/",
        "https://LOCALHOST/",
        "https://localhost./",
        "https://badges.localhost/",
        "https://localhost.localdomain/",
        "https://printer/",
        "https://printer.local/",
        "https://metadata.google.internal/",
        "https://router.home.arpa/",
        "https://ipv4only.arpa/",
        "https://badges.test/",
        "https://badges.invalid/",
        "https://badges.example/",
        "https://badges.alt/",
        "https://facebookcorewwwi.onion/",
        "https://server.corp/",
        "https://server.lan/",
        "https://server.home/",
        "https://server.intranet/",
        "https://badges..example.org/",
        "https://.example.org/",
        "https://example.org./",
        "https://-badges.example.org/",
        "https://badges-.example.org/",
        "https://*.example.org/",
    ];
    all_refused(&client(ClientOptions::default()), &urls, FetchCode::RefusedUrl);
    let long = format!("https://{}.example.org/", "a".repeat(64));
    let longer = format!("https://{}org/", "abcdefg.".repeat(32));
    all_refused(&client(ClientOptions::default()), &[&long, &longer], FetchCode::RefusedUrl);
}

#[test]
fn addresses_in_other_spellings_are_refused() {
    let urls = [
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://127.0.0.01/",
        "https://127.0.0.1./",
        "https://127.0.0.0x1/",
        "https://127.0.0.256/",
        "https://1.2.3.4.5/",
        "https://example.org.127/",
        "https://example.0x/",
        "https://[fe80::1%25eth0]/",
        "https://[fe80::1%eth0]/",
        "https://[2606:4700:0:0:0:0:0:1]/",
        "https://[2606:4700::0001]/",
        "https://[2606:4700::1/",
        "https://2606:4700::1/",
        "https://[]/",
        "https://[1.1.1.1]/",
        "https://[v1.a]/",
        "https://[::127.0.0.1]x/",
    ];
    all_refused(&client(ClientOptions::default()), &urls, FetchCode::RefusedUrl);
    all_refused(
        &client(local()),
        &["http://127.1/", "http://0x7f.0.0.1/", "http://2130706433/"],
        FetchCode::RefusedUrl,
    );
}

#[test]
fn addresses_that_are_not_public_are_refused() {
    let urls = [
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://100.64.0.1/",
        "https://127.0.0.1/",
        "https://168.63.129.16/",
        "https://169.254.169.254/latest/meta-data/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://198.18.0.1/",
        "https://203.0.113.7/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::]/",
        "https://[::1]/",
        "https://[::7f00:1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:1.1.1.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[64:ff9b:1::1]/",
        "https://[100::1]/",
        "https://[2001::1]/",
        "https://[2001:db8::1]/",
        "https://[2002:a00:1::1]/",
        "https://[fc00::1]/",
        "https://[fd00:ec2::254]/",
        "https://[fe80::1]/",
        "https://[fec0::1]/",
        "https://[ff02::1]/",
    ];
    all_refused(&client(ClientOptions::default()), &urls, FetchCode::RefusedAddress);
}

#[test]
fn the_test_option_opens_plain_loopback_only() {
    let urls = [
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://192.168.0.1/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00::1]/",
    ];
    all_refused(&client(local()), &urls, FetchCode::RefusedAddress);
}

#[test]
fn messages_name_neither_path_nor_query() {
    let client = client(ClientOptions::default());
    for url in ["https://10.0.0.1/ada?mail=ada@example.org", "http://a.example.org/ada?mail=ada@example.org"]
    {
        let error = client.get(&Request::new(url)).unwrap_err();
        assert!(!error.message().contains("ada"), "{error}");
    }
}

#[test]
fn options_out_of_bounds_are_refused() {
    let wrong = [
        ClientOptions { max_redirects: 6, ..ClientOptions::default() },
        ClientOptions { connect_timeout_ms: 0, ..ClientOptions::default() },
        ClientOptions { total_timeout_ms: 600_001, ..ClientOptions::default() },
        ClientOptions { max_header_bytes: 0, ..ClientOptions::default() },
        ClientOptions { max_header_bytes: 1 << 20, ..ClientOptions::default() },
        ClientOptions { cache_lifetime_ms: u64::MAX, ..ClientOptions::default() },
        ClientOptions { user_agent: String::new(), ..ClientOptions::default() },
        ClientOptions { user_agent: "a\r\nCookie: b".to_owned(), ..ClientOptions::default() },
    ];
    for options in wrong {
        let error = Client::new(options.clone()).unwrap_err();
        assert_eq!(error.code(), FetchCode::Options, "{options:?}");
    }
    assert!(Client::new(ClientOptions { max_redirects: 5, ..ClientOptions::default() }).is_ok());
}

#[test]
fn an_accept_that_is_no_header_value_is_refused() {
    let client = client(local());
    for accept in ["a\r\nCookie: b".to_owned(), "ä".to_owned(), "a".repeat(1_025)] {
        let request = Request { accept, ..Request::new("http://127.0.0.1:1/") };
        assert_eq!(client.get(&request).unwrap_err().code(), FetchCode::Options);
    }
    assert_eq!(client.counters().connections, 0);
}

#[test]
fn options_cross_as_json_and_unknown_ones_are_refused() {
    let text = serde_json::to_string(&ClientOptions::default()).unwrap();
    assert_eq!(serde_json::from_str::<ClientOptions>(&text).unwrap(), ClientOptions::default());
    assert_eq!(serde_json::from_str::<ClientOptions>("{}").unwrap(), ClientOptions::default());
    assert!(serde_json::from_str::<ClientOptions>(r#"{"max_redirect": 1}"#).is_err());
}

#[test]
fn codes_are_distinct_and_errors_cross_as_json() {
    let mut codes: Vec<&str> = FetchCode::ALL.iter().map(|code| code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), FetchCode::ALL.len());
    assert!(codes.iter().all(|code| code.starts_with("fetch.")));
    let error = client(ClientOptions::default()).get(&Request::new("https://10.0.0.1/")).unwrap_err();
    let expected = serde_json::json!({
        "code": "fetch.refused_address",
        "message": "10.0.0.1 is a private address, not a public one",
    });
    assert_eq!(serde_json::to_value(&error).unwrap(), expected);
}
