//! TLS: who is believed, and what happens to a connection that turns out to be none.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr};

use rcgen::date_time_ymd;

use super::support::{Identity, Server, answer, fine, redirect};
use super::{client, code, local};
use crate::resolve::Resolve;
use crate::{Client, ClientOptions, FetchCode, Request};

const NAME: &str = "badges.example.org";

/// Every name is this machine.
struct Here;

impl Resolve for Here {
    fn resolve(&self, _: &str) -> std::io::Result<Vec<IpAddr>> {
        Ok(vec![Ipv4Addr::LOCALHOST.into()])
    }
}

fn url(server: &Server, name: &str, path: &str) -> String {
    format!("https://{name}:{}{path}", server.port())
}

#[test]
fn a_trusted_certificate_for_the_name_is_believed() {
    let identity = Identity::new(NAME);
    let server = Server::tls(&identity, |_, wire| fine(wire));
    let client = client(local(), Here, &[&identity]);
    let response = client.get(&Request::new(url(&server, NAME, "/a"))).unwrap();
    assert_eq!((response.status, response.body.as_slice()), (200, &b"{}"[..]));
    assert_eq!(server.heads()[0].header("host"), Some(format!("{NAME}:{}", server.port()).as_str()));
}

#[test]
fn a_certificate_that_signs_itself_is_not_believed() {
    let server = Server::tls(&Identity::new(NAME), |_, wire| fine(wire));
    let with_roots = client(local(), Here, &[&Identity::new(NAME)]);
    assert_eq!(code(&with_roots, &url(&server, NAME, "/a")), FetchCode::Tls);
    let by_default = Client::new(local()).unwrap();
    assert_eq!(code(&by_default, &url(&server, "127.0.0.1", "/a")), FetchCode::Tls);
    assert!(server.heads().is_empty());
}

#[test]
fn a_certificate_for_another_name_is_not_believed() {
    let identity = Identity::new(NAME);
    let server = Server::tls(&identity, |_, wire| fine(wire));
    let client = client(local(), Here, &[&identity]);
    for other in ["other.example.org", "a.badges.example.org", "example.org", "127.0.0.1"] {
        assert_eq!(code(&client, &url(&server, other, "/a")), FetchCode::Tls, "{other}");
    }
    assert!(server.heads().is_empty());
}

#[test]
fn a_certificate_that_has_expired_is_not_believed() {
    let identity = Identity::with(NAME, |params| {
        params.not_before = date_time_ymd(2001, 1, 1);
        params.not_after = date_time_ymd(2002, 1, 1);
    });
    let server = Server::tls(&identity, |_, wire| fine(wire));
    assert_eq!(code(&client(local(), Here, &[&identity]), &url(&server, NAME, "/a")), FetchCode::Tls);
}

#[test]
fn a_redirect_from_https_to_http_is_refused_even_where_http_is_allowed() {
    let plain = Server::plain(|_, wire| fine(wire));
    let target = plain.url("/a");
    let identity = Identity::new(NAME);
    let server = Server::tls(&identity, move |_, wire| redirect(wire, 302, &target));
    let client = client(local(), Here, &[&identity]);
    assert_eq!(code(&client, &url(&server, NAME, "/a")), FetchCode::RefusedUrl);
    assert_eq!(plain.connections(), 0);
}

#[test]
fn a_redirect_from_https_to_https_and_from_http_to_https_is_followed() {
    let identity = Identity::new(NAME);
    let last = Server::tls(&identity, |_, wire| fine(wire));
    let target = url(&last, NAME, "/last");
    let onwards = target.clone();
    let middle = Server::tls(&identity, move |_, wire| redirect(wire, 307, &onwards));
    let start = url(&middle, NAME, "/middle");
    let first = Server::plain(move |_, wire| redirect(wire, 301, &start));
    let client = client(local(), Here, &[&identity]);
    let response = client.get(&Request::new(first.url("/first"))).unwrap();
    assert_eq!((response.redirects, response.final_url), (2, target));
}

#[test]
fn what_speaks_no_tls_is_refused() {
    let server = Server::raw(|mut stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        let _ = stream.peek(&mut [0]);
    });
    assert_eq!(code(&client(local(), Here, &[]), &url(&server, NAME, "/a")), FetchCode::Tls);
}

#[test]
fn a_handshake_that_breaks_off_is_refused() {
    let server = Server::raw(|stream| {
        let _ = stream.peek(&mut [0]);
    });
    assert_eq!(code(&client(local(), Here, &[]), &url(&server, NAME, "/a")), FetchCode::Tls);
}

#[test]
fn a_handshake_without_end_runs_into_the_time_limit() {
    let server = Server::raw(|stream| {
        let _ = std::io::copy(&mut &stream, &mut std::io::sink());
    });
    let options = ClientOptions { connect_timeout_ms: 200, ..local() };
    let error = client(options, Here, &[]).get(&Request::new(url(&server, NAME, "/a"))).unwrap_err();
    assert_eq!(error.code(), FetchCode::Timeout);
    // It was the limit for connecting, not the one for everything.
    assert_eq!(error.message(), "no connection to badges.example.org in time");
}

#[test]
fn a_body_that_is_cut_off_under_tls_is_no_response() {
    let identity = Identity::new(NAME);
    let server = Server::tls(&identity, |_, wire| {
        let _ = wire.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    });
    assert_eq!(code(&client(local(), Here, &[&identity]), &url(&server, NAME, "/a")), FetchCode::Protocol);
}

#[test]
fn eight_threads_share_the_tls_configuration() {
    let identity = Identity::new(NAME);
    let server = Server::tls(&identity, |head, wire| answer(wire, 200, "", head.target.as_bytes()));
    let client = client(ClientOptions { cache_entries: 0, ..local() }, Here, &[&identity]);
    std::thread::scope(|scope| {
        for number in 0..8 {
            let (client, server) = (&client, &server);
            scope.spawn(move || {
                let path = format!("/{number}");
                let response = client.get(&Request::new(url(server, NAME, &path))).unwrap();
                assert_eq!(response.body, path.as_bytes());
            });
        }
    });
}
