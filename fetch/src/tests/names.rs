//! Name servers that lie, change their mind, or keep silent.

use std::io;
use std::net::IpAddr;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};

use super::support::{Server, fine, redirect};
use super::{client, code, local};
use crate::resolve::Resolve;
use crate::{ClientOptions, FetchCode, Request};

/// Gives one answer after the other, the last one for ever, and remembers what it was asked.
#[derive(Clone, Default)]
struct Script {
    answers: Arc<Mutex<Vec<Vec<IpAddr>>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Script {
    fn new(answers: &[&[&str]]) -> Self {
        let read = |answer: &&[&str]| answer.iter().map(|address| address.parse().unwrap()).collect();
        Script { answers: Arc::new(Mutex::new(answers.iter().map(read).collect())), asked: Arc::default() }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Resolve for Script {
    fn resolve(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        self.asked.lock().unwrap().push(name.to_owned());
        let mut answers = self.answers.lock().unwrap();
        Ok(if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() })
    }
}

#[test]
fn a_name_that_resolves_to_an_address_that_is_not_public_is_refused() {
    for address in [
        "10.0.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "::1",
        "::ffff:1.1.1.1",
        "64:ff9b::1",
        "fec0::1",
    ] {
        let client = client(ClientOptions::default(), Script::new(&[&[address]]), &[]);
        assert_eq!(code(&client, "https://badges.example.org/"), FetchCode::RefusedAddress, "{address}");
        assert_eq!(client.counters().connections, 0);
    }
}

#[test]
fn one_private_address_among_public_ones_refuses_the_name() {
    for answer in [
        ["1.1.1.1", "8.8.8.8", "10.0.0.1"],
        ["10.0.0.1", "1.1.1.1", "8.8.8.8"],
        ["1.1.1.1", "fd00::1", "2606:4700::1"],
    ] {
        let client = client(ClientOptions::default(), Script::new(&[&answer]), &[]);
        assert_eq!(code(&client, "https://badges.example.org/"), FetchCode::RefusedAddress, "{answer:?}");
        assert_eq!(client.counters().connections, 0);
    }
}

#[test]
fn a_private_address_far_down_a_long_answer_is_seen() {
    let mut answer = vec!["1.1.1.1"; 1_000];
    answer.push("192.168.0.1");
    let client = client(ClientOptions::default(), Script::new(&[&answer]), &[]);
    assert_eq!(code(&client, "https://badges.example.org/"), FetchCode::RefusedAddress);
}

#[test]
fn the_address_that_was_checked_is_the_one_that_is_dialled() {
    let server = Server::plain(|_, wire| fine(wire));
    // The second answer would lead elsewhere, but nobody asks for it.
    let names = Script::new(&[&["127.0.0.1"], &["10.0.0.1"]]);
    let client = client(ClientOptions { cache_entries: 0, ..local() }, names.clone(), &[]);
    let url = format!("http://badges.example.org:{}/a", server.port());
    assert_eq!(client.get(&Request::new(url.as_str())).unwrap().status, 200);
    assert_eq!(names.asked(), ["badges.example.org"]);
    assert_eq!(
        server.heads()[0].header("host"),
        Some(format!("badges.example.org:{}", server.port()).as_str())
    );
    // The next request looks the name up again, and sees that it has moved.
    assert_eq!(code(&client, &url), FetchCode::RefusedAddress);
    assert_eq!((names.asked().len(), server.connections()), (2, 1));
}

#[test]
fn a_name_that_moves_between_two_redirects_is_refused() {
    let server = Server::plain(|head, wire| match head.target.as_str() {
        "/a" => redirect(wire, 302, "/b"),
        _ => fine(wire),
    });
    let names = Script::new(&[&["127.0.0.1"], &["192.168.0.1"]]);
    let client = client(local(), names, &[]);
    assert_eq!(
        code(&client, &format!("http://badges.example.org:{}/a", server.port())),
        FetchCode::RefusedAddress
    );
    assert_eq!(server.targets(), ["/a"]);
}

/// Elsewhere than on Linux 127.0.0.2 has to be set up first.
#[cfg(target_os = "linux")]
#[test]
fn the_next_address_is_tried_when_one_refuses() {
    let server = Server::plain(|_, wire| fine(wire));
    // Nobody listens on this port of 127.0.0.2.
    let client = client(local(), Script::new(&[&["127.0.0.2", "127.0.0.1"]]), &[]);
    let url = format!("http://badges.example.org:{}/", server.port());
    assert_eq!(client.get(&Request::new(url)).unwrap().status, 200);
}

#[test]
fn more_addresses_than_can_be_tried_are_no_harm() {
    let server = Server::plain(|_, wire| fine(wire));
    let client = client(local(), Script::new(&[&["127.0.0.1"; 100]]), &[]);
    let url = format!("http://badges.example.org:{}/", server.port());
    assert_eq!(client.get(&Request::new(url)).unwrap().status, 200);
}

#[test]
fn an_address_in_the_url_is_not_looked_up() {
    let server = Server::plain(|_, wire| fine(wire));
    let names = Script::new(&[&["10.0.0.1"]]);
    assert_eq!(client(local(), names.clone(), &[]).get(&Request::new(server.url("/"))).unwrap().status, 200);
    assert!(names.asked().is_empty());
}

/// Fails, or worse.
struct Broken(fn() -> io::Result<Vec<IpAddr>>);

impl Resolve for Broken {
    fn resolve(&self, _: &str) -> io::Result<Vec<IpAddr>> {
        (self.0)()
    }
}

#[test]
fn a_name_without_an_address_is_a_dns_failure() {
    let failures: [fn() -> io::Result<Vec<IpAddr>>; 3] =
        [|| Ok(Vec::new()), || Err(io::ErrorKind::NotFound.into()), || panic!("a defect of the resolver")];
    for failure in failures {
        let client = client(ClientOptions::default(), Broken(failure), &[]);
        assert_eq!(code(&client, "https://badges.example.org/"), FetchCode::Dns);
        assert_eq!(client.counters().failed, 1);
    }
}

/// Answers only when the test ends.
struct Silent(Mutex<Receiver<()>>);

impl Silent {
    fn new() -> (Self, Sender<()>) {
        let (sender, receiver) = mpsc::channel();
        (Silent(Mutex::new(receiver)), sender)
    }
}

impl Resolve for Silent {
    fn resolve(&self, _: &str) -> io::Result<Vec<IpAddr>> {
        let _ = self.0.lock().unwrap().recv();
        Ok(Vec::new())
    }
}

#[test]
fn lookups_that_ended_make_room_for_others() {
    let client = client(ClientOptions::default(), Script::new(&[&["10.0.0.1"]]), &[]);
    for _ in 0..100 {
        assert_eq!(code(&client, "https://badges.example.org/"), FetchCode::RefusedAddress);
    }
}

/// Takes a while.
struct Leisurely;

impl Resolve for Leisurely {
    fn resolve(&self, _: &str) -> io::Result<Vec<IpAddr>> {
        std::thread::sleep(std::time::Duration::from_millis(20));
        Ok(vec!["10.0.0.1".parse().unwrap()])
    }
}

#[test]
fn more_lookups_at_once_than_there_are_places_wait_for_one() {
    let client =
        client(ClientOptions { connect_timeout_ms: 60_000, ..ClientOptions::default() }, Leisurely, &[]);
    std::thread::scope(|scope| {
        for _ in 0..150 {
            scope.spawn(|| {
                assert_eq!(code(&client, "https://badges.example.org/"), FetchCode::RefusedAddress);
            });
        }
    });
}

#[test]
fn a_silent_name_server_runs_into_the_time_limit_and_holds_a_bounded_number_of_threads() {
    let (silent, end) = Silent::new();
    let client = client(ClientOptions { connect_timeout_ms: 1, ..ClientOptions::default() }, silent, &[]);
    for _ in 0..64 {
        assert_eq!(code(&client, "https://badges.example.org/"), FetchCode::Timeout);
    }
    assert_eq!(code(&client, "https://badges.example.org/"), FetchCode::Dns);
    drop(end);
}
