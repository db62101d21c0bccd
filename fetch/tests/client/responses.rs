//! Servers that behave: statuses, types, bodies, what is counted.

use std::io::Write;
use std::thread;

use flate2::Compression;
use flate2::write::GzEncoder;
use ovenbird_fetch::{ClientOptions, FetchCode, Request};

use super::support::{Server, answer, fine, say};
use super::{client, local};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_document_comes_back_whole() {
    let server = Server::plain(|_, wire| {
        answer(wire, 200, "Content-Type: Application/LD+JSON; charset=utf-8\r\n", br#"{"id":1}"#);
    });
    let response = client(local()).get(&Request::new(server.url("/a?b=c#d"))).unwrap();
    assert_eq!(response.status, 200);
    assert_eq!(response.body, br#"{"id":1}"#);
    assert_eq!(response.media_type.as_deref(), Some("application/ld+json"));
    assert_eq!(response.final_url, server.url("/a?b=c"));
    assert_eq!((response.redirects, response.from_cache), (0, false));
    assert_eq!(server.targets(), ["/a?b=c"]);
}

#[test]
fn the_name_localhost_is_reached_under_the_test_option() {
    let server = Server::plain(|_, wire| fine(wire));
    // The system may have ::1 first; the next address is tried then.
    let url = format!("http://localhost:{}/", server.port());
    assert_eq!(client(local()).get(&Request::new(url)).unwrap().status, 200);
}

#[test]
fn every_status_is_passed_through() {
    for status in
        [200, 201, 203, 204, 205, 300, 304, 400, 401, 403, 404, 406, 410, 418, 429, 451, 500, 502, 503, 599]
    {
        let bodyless = matches!(status, 204 | 205 | 304);
        let server = Server::plain(move |_, wire| {
            if bodyless {
                say(wire, &format!("HTTP/1.1 {status} Status\r\n\r\n"));
            } else {
                answer(wire, status, "", b"why");
            }
        });
        let response = client(local()).get(&Request::new(server.url("/"))).unwrap();
        assert_eq!(response.status, status);
        assert_eq!(response.body, if bodyless { &b""[..] } else { b"why" }, "{status}");
    }
}

#[test]
fn a_redirect_status_without_a_location_is_a_response() {
    let server = Server::plain(|_, wire| answer(wire, 302, "", b"nowhere"));
    let response = client(local()).get(&Request::new(server.url("/"))).unwrap();
    assert_eq!((response.status, response.body.as_slice()), (302, &b"nowhere"[..]));
}

#[test]
fn media_types_that_say_nothing_certain_are_absent() {
    let doubtful = [
        "",
        "Content-Type: nonsense\r\n",
        "Content-Type: a/b\r\nContent-Type: c/d\r\n",
        "Content-Type: /b\r\n",
    ];
    for extra in doubtful {
        let server = Server::plain(move |_, wire| answer(wire, 200, extra, b"{}"));
        let response = client(local()).get(&Request::new(server.url("/"))).unwrap();
        assert_eq!(response.media_type, None, "{extra}");
    }
}

#[test]
fn bodies_come_with_a_length_in_chunks_or_until_the_end() {
    let forms = [
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\nhello",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more than was promised",
    ];
    for form in forms {
        let server = Server::plain(move |_, wire| say(wire, form));
        let response = client(local()).get(&Request::new(server.url("/"))).unwrap();
        assert_eq!(response.body, b"hello", "{form}");
    }
}

#[test]
fn gzip_is_unpacked_in_one_member_or_several() {
    for coding in ["gzip", "GZIP", "x-gzip"] {
        let packed = [gzip(b"hel"), gzip(b"lo")].concat();
        let extra = format!("Content-Encoding: {coding}\r\n");
        let server = Server::plain(move |_, wire| answer(wire, 200, &extra, &packed));
        let response = client(local()).get(&Request::new(server.url("/"))).unwrap();
        assert_eq!(response.body, b"hello");
    }
}

#[test]
fn a_body_of_exactly_the_bound_is_whole_and_one_byte_more_is_refused() {
    let max = 1 << 16;
    for packed in [false, true] {
        let server = Server::plain(move |head, wire| {
            let body = vec![b'x'; head.target[1..].parse().unwrap()];
            if packed {
                answer(wire, 200, "Content-Encoding: gzip\r\n", &gzip(&body));
            } else {
                answer(wire, 200, "", &body);
            }
        });
        let client = client(ClientOptions { max_body_bytes: max, ..local() });
        let whole = client.get(&Request::new(server.url(&format!("/{max}")))).unwrap();
        assert_eq!(whole.body.len() as u64, max);
        let more = Request::new(server.url(&format!("/{}", max + 1)));
        assert_eq!(client.get(&more).unwrap_err().code(), FetchCode::TooLarge);
    }
}

#[test]
fn incompressible_bytes_within_the_bound_come_through_gzip() {
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(1 << 20)
    .collect();
    let packed = gzip(&noise);
    assert!(packed.len() > noise.len());
    let server = Server::plain(move |_, wire| answer(wire, 200, "Content-Encoding: gzip\r\n", &packed));
    // The length on the wire is over the bound, the body is not.
    let client = client(ClientOptions { max_body_bytes: 1 << 20, ..local() });
    assert_eq!(client.get(&Request::new(server.url("/"))).unwrap().body, noise);
}

#[test]
fn a_request_lowers_the_bound_and_cannot_raise_it() {
    let server = Server::plain(|_, wire| answer(wire, 200, "", b"0123456789"));
    let client = client(ClientOptions { max_body_bytes: 9, cache_entries: 0, ..local() });
    let request = |max_bytes| Request { max_bytes, ..Request::new(server.url("/")) };
    assert_eq!(client.get(&request(Some(1 << 30))).unwrap_err().code(), FetchCode::TooLarge);
    assert_eq!(client.get(&request(Some(0))).unwrap_err().code(), FetchCode::TooLarge);
    let client = super::client(local());
    assert_eq!(client.get(&request(Some(10))).unwrap().body.len(), 10);
}

#[test]
fn eight_threads_share_a_client_and_the_counters_add_up() {
    let server = Server::plain(|head, wire| match head.target.as_str() {
        "/moved" => super::support::redirect(wire, 302, "/there"),
        "/gone" => answer(wire, 410, "", b""),
        _ => answer(wire, 200, "", b"0123456789"),
    });
    let client = client(ClientOptions { cache_entries: 0, ..local() });
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..5 {
                    assert_eq!(client.get(&Request::new(server.url("/a"))).unwrap().body, b"0123456789");
                    assert_eq!(client.get(&Request::new(server.url("/moved"))).unwrap().redirects, 1);
                    assert_eq!(client.get(&Request::new(server.url("/gone"))).unwrap().status, 410);
                    assert!(client.get(&Request::new("https://10.0.0.1/")).is_err());
                    assert!(client.get(&Request::new("http://127.0.0.1:1/")).is_err());
                }
            });
        }
    });
    let counters = client.counters();
    assert_eq!(counters.requests, 200);
    assert_eq!((counters.responses, counters.refused, counters.failed), (120, 40, 40));
    assert_eq!((counters.connections, counters.redirects, counters.cache_hits), (200, 40, 0));
    assert_eq!(counters.body_bytes, 800);
    assert_eq!(server.connections(), 160);
}
