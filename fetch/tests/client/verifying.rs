//! The client as the fetcher of a verification: the core's requests and answers, several at a time.

use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use ovenbird::{Fetch, FetchRequest, FetchResponse, Purpose};

use super::support::{Server, answer, redirect};
use super::{client, local};

fn request(url: String, purpose: Purpose) -> FetchRequest {
    FetchRequest::new(1, url, purpose, 1 << 20)
}

#[test]
fn an_answer_has_status_final_url_media_type_and_body() {
    let server = Server::plain(|head, wire| match head.target.as_str() {
        "/old" => redirect(wire, 302, "/new"),
        "/new" => {
            answer(wire, 410, "Content-Type: Application/LD+JSON; charset=utf-8\r\n", b"{\"revoked\":true}");
        }
        _ => answer(wire, 200, "", b"{}"),
    });
    let client = client(local());
    let moved = client.fetch(&request(server.url("/old"), Purpose::Assertion)).unwrap();
    let expected = FetchResponse {
        status: 410,
        final_url: server.url("/new"),
        media_type: "application/ld+json".to_owned(),
        body: b"{\"revoked\":true}".to_vec(),
    };
    assert_eq!(moved, expected);
    let untyped = client.fetch(&request(server.url("/untyped"), Purpose::Assertion)).unwrap();
    assert_eq!((untyped.status, untyped.media_type.as_str()), (200, ""));
}

#[test]
fn the_accept_of_the_purpose_is_sent() {
    let server = Server::plain(|_, wire| answer(wire, 200, "", b"{}"));
    let client = client(local());
    for purpose in [Purpose::Assertion, Purpose::Issuer, Purpose::Key, Purpose::Image] {
        client.fetch(&request(server.url("/"), purpose)).unwrap();
    }
    let sent: Vec<String> =
        server.heads().iter().map(|head| head.header("accept").unwrap_or_default().to_owned()).collect();
    let expected = [
        "application/ld+json, application/json, application/jose, text/plain, image/png, image/svg+xml",
        "application/ld+json, application/json",
        "application/ld+json, application/json, application/x-pem-file, text/plain",
        "image/png, image/svg+xml",
    ];
    assert_eq!(sent, expected);
}

#[test]
fn a_failure_has_its_code_and_names_no_path() {
    let client = client(local());
    let refused = client.fetch(&request("https://10.0.0.1/ada".to_owned(), Purpose::Issuer)).unwrap_err();
    assert_eq!(refused.code, "fetch.refused_address");
    assert_eq!(refused.message, "10.0.0.1 is a private address, not a public one");
}

#[test]
fn the_bound_of_the_request_holds() {
    let server = Server::plain(|_, wire| answer(wire, 200, "", &[b' '; 2_000]));
    let client = client(local());
    let of = |max_bytes| client.fetch(&FetchRequest::new(1, server.url("/"), Purpose::Issuer, max_bytes));
    assert_eq!(of(1_999).unwrap_err().code, "fetch.too_large");
    assert_eq!(of(2_000).unwrap().body.len(), 2_000);
}

#[test]
fn a_picture_that_a_verification_takes_is_fetched_by_default() {
    let most = ovenbird::Limits::default().picture_bytes;
    let server = Server::plain(move |_, wire| answer(wire, 200, "", &vec![0; most]));
    let answer = client(local()).fetch(&FetchRequest::new(1, server.url("/"), Purpose::Image, most)).unwrap();
    assert_eq!(answer.body.len(), most);
}

/// Answers nobody before `most` have asked.
struct Gathering {
    waiting: Mutex<usize>,
    enough: Condvar,
    most: usize,
}

impl Gathering {
    fn new(most: usize) -> Self {
        Gathering { waiting: Mutex::new(0), enough: Condvar::new(), most }
    }

    /// Whether the others came too.
    fn wait(&self) -> bool {
        let mut waiting = self.waiting.lock().unwrap();
        *waiting += 1;
        self.enough.notify_all();
        let limit = Duration::from_secs(60);
        !self.enough.wait_timeout_while(waiting, limit, |waiting| *waiting < self.most).unwrap().1.timed_out()
    }
}

#[test]
fn eight_documents_are_fetched_at_once() {
    let gathering = Arc::new(Gathering::new(8));
    let server = Server::plain(move |_, wire| {
        let status = if gathering.wait() { 200 } else { 500 };
        answer(wire, status, "", b"{}");
    });
    let requests: Vec<_> = (0..8).map(|n| request(server.url(&format!("/{n}")), Purpose::Issuer)).collect();
    let answers = client(local()).fetch_all(&requests);
    assert!(answers.iter().all(|answer| answer.as_ref().is_ok_and(|answer| answer.status == 200)));
}

#[test]
fn answers_come_in_the_order_of_the_requests_whatever_fails() {
    let server = Server::plain(|head, wire| answer(wire, 200, "", head.target.as_bytes()));
    let requests: Vec<_> = (0..40)
        .map(|n| match n % 5 {
            4 => "https://10.0.0.1/".to_owned(),
            _ => server.url(&format!("/{n}")),
        })
        .map(|url| request(url, Purpose::Issuer))
        .collect();
    let client = client(local());
    let answers = client.fetch_all(&requests);
    assert_eq!(answers.len(), 40);
    for (n, answer) in answers.iter().enumerate() {
        match answer {
            Ok(answer) => assert_eq!(answer.body, format!("/{n}").into_bytes()),
            Err(failure) => assert_eq!((n % 5, failure.code.as_str()), (4, "fetch.refused_address")),
        }
    }
    assert_eq!((client.counters().responses, client.counters().refused), (32, 8));
    assert!(client.fetch_all(&[]).is_empty());
}
