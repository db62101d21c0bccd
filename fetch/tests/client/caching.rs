//! The cache: what is answered from it, what is not kept, what goes first.

use ovenbird_fetch::{Client, ClientOptions, FetchCode, Request};

use super::support::{Server, answer, fine, redirect};
use super::{client, code, local};

fn get(client: &Client, server: &Server, path: &str) -> bool {
    client.get(&Request::new(server.url(path))).unwrap().from_cache
}

#[test]
fn the_second_request_is_answered_from_the_cache() {
    let server = Server::plain(|_, wire| fine(wire));
    let client = client(local());
    let first = client.get(&Request::new(server.url("/a"))).unwrap();
    let second = client.get(&Request::new(server.url("/a#part"))).unwrap();
    assert!(!first.from_cache && second.from_cache);
    assert_eq!((second.status, &second.body, &second.media_type), (200, &first.body, &first.media_type));
    assert_eq!(second.final_url, first.final_url);
    assert_eq!(server.connections(), 1);
    let counters = client.counters();
    assert_eq!((counters.requests, counters.responses, counters.cache_hits), (2, 2, 1));
    assert_eq!((counters.connections, counters.body_bytes), (1, 2));
}

#[test]
fn the_cache_can_be_turned_off() {
    for options in
        [ClientOptions { cache_entries: 0, ..local() }, ClientOptions { cache_lifetime_ms: 0, ..local() }]
    {
        let server = Server::plain(|_, wire| fine(wire));
        let client = client(options);
        assert!(!get(&client, &server, "/a") && !get(&client, &server, "/a"));
        assert_eq!(server.connections(), 2);
    }
}

#[test]
fn another_accept_is_another_request() {
    let server = Server::plain(|head, wire| answer(wire, 200, "", head.header("accept").unwrap().as_bytes()));
    let client = client(local());
    for accept in ["image/png", "application/json"] {
        let request = Request { accept: accept.to_owned(), ..Request::new(server.url("/a")) };
        assert_eq!(client.get(&request).unwrap().body, accept.as_bytes());
    }
}

#[test]
fn a_response_that_forbids_it_is_not_kept() {
    let forbidding = [
        "Cache-Control: no-store\r\n",
        "Cache-Control: public, No-Store\r\n",
        "Cache-Control: max-age=60\r\nCache-Control: no-store\r\n",
        "Cache-Control: no-cache\r\n",
        "Cache-Control: max-age=0\r\n",
        "Cache-Control: max-age=soon\r\n",
        "Cache-Control: \u{e4}\r\n",
        "Pragma: no-cache\r\n",
    ];
    for extra in forbidding {
        let server = Server::plain(move |_, wire| answer(wire, 200, extra, b"{}"));
        let client = client(local());
        assert!(!get(&client, &server, "/a") && !get(&client, &server, "/a"), "{extra}");
    }
}

#[test]
fn a_response_that_permits_it_is_kept() {
    for extra in [
        "Cache-Control: max-age=60\r\n",
        "Cache-Control: public, max-age=\"60\"\r\n",
        "Cache-Control: private\r\n",
    ] {
        let server = Server::plain(move |_, wire| answer(wire, 200, extra, b"{}"));
        let client = client(local());
        assert!(!get(&client, &server, "/a") && get(&client, &server, "/a"), "{extra}");
    }
}

#[test]
fn only_status_200_is_kept() {
    for status in [201, 203, 206, 300, 404, 410, 500] {
        let server =
            Server::plain(move |_, wire| answer(wire, status, "Cache-Control: max-age=60\r\n", b"{}"));
        let client = client(local());
        assert!(!get(&client, &server, "/a") && !get(&client, &server, "/a"), "{status}");
    }
}

#[test]
fn a_redirected_response_is_kept_unless_a_redirect_forbids_it() {
    let server = Server::plain(|head, wire| match head.target.as_str() {
        "/old" => redirect(wire, 302, "/new"),
        "/secret" => answer(wire, 302, "Location: /new\r\nCache-Control: no-store\r\n", b""),
        _ => fine(wire),
    });
    let client = client(local());
    assert!(!get(&client, &server, "/old"));
    let kept = client.get(&Request::new(server.url("/old"))).unwrap();
    assert_eq!((kept.from_cache, kept.redirects, kept.final_url), (true, 1, server.url("/new")));
    assert!(!get(&client, &server, "/secret") && !get(&client, &server, "/secret"));
}

#[test]
fn the_least_recently_used_goes_first() {
    let server = Server::plain(|_, wire| fine(wire));
    let client = client(ClientOptions { cache_entries: 2, ..local() });
    assert!(!get(&client, &server, "/a") && !get(&client, &server, "/b"));
    assert!(get(&client, &server, "/a"));
    assert!(!get(&client, &server, "/c"));
    assert!(get(&client, &server, "/a") && get(&client, &server, "/c"));
    assert!(!get(&client, &server, "/b"));
    assert!(!get(&client, &server, "/a"));
}

#[test]
fn the_cache_is_bounded_in_bytes() {
    let server = Server::plain(|head, wire| {
        let length = if head.target == "/large" { 20_000 } else { 4_000 };
        answer(wire, 200, "", &vec![b'x'; length]);
    });
    let client = client(ClientOptions { cache_bytes: 10_000, ..local() });
    assert!(!get(&client, &server, "/a") && !get(&client, &server, "/b"));
    assert!(get(&client, &server, "/a") && get(&client, &server, "/b"));
    // Too large for the cache: nothing has to go for it.
    assert!(!get(&client, &server, "/large") && !get(&client, &server, "/large"));
    assert!(get(&client, &server, "/a") && get(&client, &server, "/b"));
    assert!(!get(&client, &server, "/c"));
    assert!(get(&client, &server, "/b") && get(&client, &server, "/c") && !get(&client, &server, "/a"));
}

#[test]
fn the_bound_of_a_request_holds_for_the_cache_too() {
    let server = Server::plain(|_, wire| answer(wire, 200, "", b"0123456789"));
    let client = client(local());
    assert!(!get(&client, &server, "/a"));
    let request = Request { max_bytes: Some(9), ..Request::new(server.url("/a")) };
    assert_eq!(client.get(&request).unwrap_err().code(), FetchCode::TooLarge);
    assert_eq!((server.connections(), client.counters().cache_hits), (1, 0));
}

#[test]
fn the_policy_is_asked_before_the_cache() {
    let server = Server::plain(|_, wire| fine(wire));
    let client = client(local());
    assert!(!get(&client, &server, "/a"));
    let with_user = server.url("/a").replace("//", "//ada@");
    assert_eq!(code(&client, &with_user), FetchCode::RefusedUrl);
}
