//! What is not sent: cookies, credentials, where one comes from, and nothing through a proxy.

use std::process::Command;

use ovenbird_fetch::{ClientOptions, Request};

use super::support::{Server, answer, fine};
use super::{client, local};

#[test]
fn a_request_has_these_headers_and_no_others() {
    let server = Server::plain(|_, wire| fine(wire));
    let client = client(ClientOptions { user_agent: "ada/1".to_owned(), ..local() });
    let accept = "application/ld+json;q=0.9, application/json".to_owned();
    client.get(&Request { accept: accept.clone(), ..Request::new(server.url("/")) }).unwrap();
    let mut headers = server.heads().remove(0).headers;
    headers.sort();
    let expected = [
        ("accept", accept.as_str()),
        ("accept-encoding", "gzip"),
        ("connection", "close"),
        ("host", &format!("127.0.0.1:{}", server.port())),
        ("user-agent", "ada/1"),
    ];
    assert_eq!(headers, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[test]
fn cookies_are_not_sent_back_and_nothing_is_carried_along() {
    let server = Server::plain(|head, wire| {
        let extra = "Set-Cookie: id=ada; Path=/\r\nWWW-Authenticate: Basic realm=\"ada\"\r\n";
        match head.target.as_str() {
            "/a" => answer(wire, 302, &format!("{extra}Location: /b\r\n"), b""),
            _ => answer(wire, 401, extra, b""),
        }
    });
    let client = client(local());
    for _ in 0..2 {
        assert_eq!(client.get(&Request::new(server.url("/a"))).unwrap().status, 401);
    }
    let heads = server.heads();
    assert_eq!(heads.len(), 4);
    for head in &heads {
        for name in ["cookie", "authorization", "proxy-authorization", "referer", "origin", "from"] {
            assert_eq!(head.header(name), None, "{name}");
        }
        assert_eq!(head.headers.len(), 5);
    }
}

#[test]
fn every_request_has_a_connection_of_its_own() {
    let server = Server::plain(|_, wire| fine(wire));
    let client = client(ClientOptions { cache_entries: 0, ..local() });
    for _ in 0..3 {
        client.get(&Request::new(server.url("/"))).unwrap();
    }
    assert_eq!(server.connections(), 3);
}

/// In a process whose environment names a proxy; on its own, an ordinary test.
#[test]
fn a_request_goes_straight_to_the_server() {
    let server = Server::plain(|_, wire| fine(wire));
    let response = client(local()).get(&Request::new(server.url("/here"))).unwrap();
    assert_eq!(response.status, 200);
    assert_eq!(server.targets(), ["/here"]);
}

#[test]
fn a_proxy_of_the_environment_is_not_used() {
    let proxy = Server::plain(|_, wire| answer(wire, 502, "", b""));
    let address = format!("http://127.0.0.1:{}", proxy.port());
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "alone::a_request_goes_straight_to_the_server"]);
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
        child.env(name, &address).env(name.to_ascii_uppercase(), &address);
    }
    let output = child.env_remove("no_proxy").env_remove("NO_PROXY").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    assert_eq!(proxy.connections(), 0);
}
