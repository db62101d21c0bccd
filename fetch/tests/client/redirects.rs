//! Redirects: followed as RFC 9110 says, and each under the whole policy.

use ovenbird_fetch::{ClientOptions, FetchCode, Request};

use super::support::{Server, answer, fine, redirect, say};
use super::{client, code, local};

#[test]
fn the_five_redirect_statuses_are_followed() {
    for status in [301, 302, 303, 307, 308] {
        let server = Server::plain(move |head, wire| match head.target.as_str() {
            "/old" => redirect(wire, status, "/new#part"),
            _ => fine(wire),
        });
        let response = client(local()).get(&Request::new(server.url("/old"))).unwrap();
        assert_eq!((response.status, response.redirects), (200, 1));
        assert_eq!(response.final_url, server.url("/new"));
    }
}

#[test]
fn references_are_resolved_as_rfc_3986_says() {
    let cases = [
        ("/x", "/x"),
        ("x", "/a/b/x"),
        ("./x", "/a/b/x"),
        ("../x", "/a/x"),
        ("../../x", "/x"),
        ("../../../x", "/x"),
        ("/a/./b/../x", "/a/x"),
        ("..", "/a/"),
        ("?q=2", "/a/b/c?q=2"),
        ("x?q=/../", "/a/b/x?q=/../"),
        ("x:y", ""),
    ];
    for (reference, expected) in cases {
        let server = Server::plain(move |head, wire| match head.target.as_str() {
            "/a/b/c?q=1" => redirect(wire, 302, reference),
            _ => fine(wire),
        });
        let outcome = client(local()).get(&Request::new(server.url("/a/b/c?q=1")));
        if expected.is_empty() {
            assert_eq!(outcome.unwrap_err().code(), FetchCode::RefusedUrl, "{reference}");
        } else {
            assert_eq!(outcome.unwrap().final_url, server.url(expected), "{reference}");
        }
    }
}

#[test]
fn a_redirect_to_another_server_connects_there() {
    let other = Server::plain(|_, wire| answer(wire, 410, "", b""));
    let url = other.url("/there");
    let server = Server::plain(move |_, wire| redirect(wire, 301, &url));
    let response = client(local()).get(&Request::new(server.url("/here"))).unwrap();
    assert_eq!((response.status, response.final_url), (410, other.url("/there")));
    assert_eq!(other.heads()[0].header("host"), Some(format!("127.0.0.1:{}", other.port()).as_str()));
}

#[test]
fn a_circle_is_recognised() {
    let server = Server::plain(|head, wire| {
        redirect(wire, 302, if head.target == "/a" { "/b" } else { "/a" });
    });
    let client = client(local());
    assert_eq!(code(&client, &server.url("/a")), FetchCode::Redirects);
    assert_eq!(server.targets(), ["/a", "/b"]);
    assert_eq!(client.counters().redirects, 1);
}

#[test]
fn a_redirect_to_itself_is_recognised() {
    let server = Server::plain(|head, wire| redirect(wire, 302, &format!("{}#again", head.target)));
    assert_eq!(code(&client(local()), &server.url("/a")), FetchCode::Redirects);
    assert_eq!(server.connections(), 1);
}

#[test]
fn one_redirect_more_than_allowed_is_refused() {
    let server = Server::plain(|head, wire| match head.target.len() {
        1..=5 => redirect(wire, 302, &format!("{}x", head.target)),
        _ => fine(wire),
    });
    for max_redirects in 0..=5 {
        let client = client(ClientOptions { max_redirects, ..local() });
        let start = |redirects: usize| server.url(&format!("/{}", "x".repeat(5 - redirects)));
        let most = max_redirects as usize;
        assert_eq!(client.get(&Request::new(start(most))).unwrap().redirects, max_redirects);
        if most < 5 {
            assert_eq!(code(&client, &start(most + 1)), FetchCode::Redirects, "{max_redirects}");
        }
    }
}

#[test]
fn redirects_without_end_are_cut_at_five() {
    let server = Server::plain(|head, wire| redirect(wire, 302, &format!("{}x", head.target)));
    assert_eq!(
        code(&client(ClientOptions { max_redirects: 5, ..local() }), &server.url("/")),
        FetchCode::Redirects
    );
    assert_eq!(server.connections(), 6);
}

#[test]
fn a_redirect_goes_nowhere_that_a_request_could_not_go() {
    let cases = [
        ("http://10.0.0.1/", FetchCode::RefusedAddress),
        ("http://169.254.169.254/latest/meta-data/", FetchCode::RefusedAddress),
        ("http://[::ffff:127.0.0.1]/", FetchCode::RefusedAddress),
        ("//192.168.0.1/", FetchCode::RefusedAddress),
        ("http://2130706433/", FetchCode::RefusedUrl),
        ("http://printer.local/", FetchCode::RefusedUrl),
        ("http://user:word@127.0.0.1/", FetchCode::RefusedUrl),
        ("file:///etc/passwd", FetchCode::RefusedUrl),
        ("ftp://127.0.0.1/", FetchCode::RefusedUrl),
        ("data:application/json,%7B%7D", FetchCode::RefusedUrl),
        ("javascript:alert(1)", FetchCode::RefusedUrl),
        ("http:\\\\127.0.0.1\\", FetchCode::RefusedUrl),
        ("/\\10.0.0.1/", FetchCode::RefusedUrl),
        ("/a b", FetchCode::RefusedUrl),
        ("/%zz", FetchCode::RefusedUrl),
        ("//", FetchCode::RefusedUrl),
    ];
    for (location, expected) in cases {
        let server = Server::plain(move |_, wire| redirect(wire, 302, location));
        let client = client(local());
        assert_eq!(code(&client, &server.url("/")), expected, "{location}");
        let counters = client.counters();
        assert_eq!((counters.connections, counters.redirects, counters.refused), (1, 0, 1), "{location}");
    }
}

#[test]
fn a_location_that_is_not_ascii_is_no_response() {
    let server = Server::plain(|_, wire| {
        say(wire, "HTTP/1.1 302 Found\r\nLocation: /\u{e4}\r\nContent-Length: 0\r\n\r\n");
    });
    assert_eq!(code(&client(local()), &server.url("/")), FetchCode::Protocol);
}

#[test]
fn the_body_of_a_redirect_is_not_read() {
    let server = Server::plain(|head, wire| match head.target.as_str() {
        "/" => say(wire, "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 99999999\r\n\r\nmuch"),
        _ => fine(wire),
    });
    assert_eq!(client(local()).get(&Request::new(server.url("/"))).unwrap().status, 200);
}
