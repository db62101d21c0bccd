//! `ovenbird verify --recursive`, and `--fetch` from a server on loopback.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "helpers of tests"
)]

mod support;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use support::Bench;
use support::verify::{bench, edit};

/// A folder with a valid, an invalid and an unverified badge, and things that are no badges.
fn inbox() -> Bench {
    let bench = bench();
    std::fs::create_dir_all(bench.path("inbox/below")).unwrap();
    for name in ["ada.png", "badge.png", "assertion-1.1.json", "assertion-0.5.json"] {
        bench.write(&format!("inbox/{name}"), bench.read(name));
    }
    bench.write("inbox/below/changed.json", bench.read("assertion-2.0.json"));
    edit(&bench, "inbox/below/changed.json", |badge| badge["issuedOn"] = "2024-10-29T15:00:00Z".into());
    bench.write("inbox/below/cut.json", "{");
    bench
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_file_has_a_row_and_the_counts_come_last() {
    let run = inbox().run(&["verify", "--recursive", "inbox", "--answers", "hosted"]).ends(1);
    let rows: Vec<&str> = run.text().lines().collect();
    let beginnings = [
        "valid      inbox/ada.png   Robotics Basics, Example Makers",
        "unverified inbox/assertion-0.5.json   Robotics Basics, Example Makers   verify.no_address",
        "valid      inbox/assertion-1.1.json",
        "no badge   inbox/badge.png   image.unbaked",
        "invalid    inbox/below/changed.json   Robotics Basics, Example Makers   verify.copy_differs",
        "unreadable inbox/below/cut.json   json.syntax: ",
        "",
        "6 files   2 valid, 1 invalid, 1 unverified, 1 not badges, 1 unreadable",
    ];
    for (row, beginning) in rows.iter().zip(beginnings) {
        assert!(row.starts_with(beginning), "{row:?} does not begin with {beginning:?}");
    }
    assert!(rows[8].starts_with("count") && run.stderr.is_empty());
}

#[test]
fn the_worst_file_decides_the_exit_status() {
    let bench = inbox();
    let verify = || bench.run(&["verify", "--recursive", "inbox", "--answers", "hosted"]);
    std::fs::remove_file(bench.path("inbox/below/cut.json")).unwrap();
    verify().ends(1);
    std::fs::remove_file(bench.path("inbox/below/changed.json")).unwrap();
    verify().ends(2);
    std::fs::remove_file(bench.path("inbox/assertion-0.5.json")).unwrap();
    verify().ends(0);
    bench.write("inbox/cut.json", "{");
    verify().ends(1);
    bench.run(&["verify", "--recursive", "missing"]).ends(1).shows("unreadable missing");
}

#[test]
fn each_file_is_a_line_of_json_whatever_the_number_of_jobs() {
    let bench = inbox();
    let asked =
        ["verify", "--recursive", "inbox", "--answers", "hosted", "--json", "--at", "2026-01-01T00:00:00Z"];
    let run = bench.run(&asked).ends(1);
    let answers = lines(run.text());
    assert_eq!(answers.len(), 7);
    assert_eq!(
        (&answers[0]["file"], &answers[0]["report"]["verdict"]),
        (&json!("inbox/ada.png"), &json!("valid"))
    );
    assert_eq!(answers[5]["error"]["code"], json!("json.syntax"));
    let summary = &answers[6]["summary"];
    assert_eq!(
        (&summary["files"], &summary["valid"], &summary["fetched"]),
        (&json!(6), &json!(2), &Value::Null)
    );
    for jobs in ["1", "2", "50"] {
        let again = bench.run(&[&asked[..], &["--jobs", jobs]].concat()).ends(1);
        assert_eq!(again.text(), run.text(), "{jobs}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_terminal_there_is_a_bar_and_it_goes_away() {
    let (status, shown) = inbox().on_a_terminal("verify --recursive inbox --answers hosted");
    assert_eq!(status, 1, "{shown}");
    assert!(shown.contains("6 files") && shown.contains("\u{1b}[32mvalid      "), "{shown:?}");
}

/// Answers with files by path, and remembers what it was asked.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

type Site = BTreeMap<&'static str, Value>;

impl Server {
    /// `site` is told the address that everything is at.
    fn new(site: impl FnOnce(&str) -> Site) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (site, asked) = (site(&format!("http://127.0.0.1:{port}")), Arc::new(Mutex::new(Vec::new())));
        let remembered = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(&stream, &site, &remembered);
            }
        });
        Server { port, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().unwrap().clone();
        asked.sort();
        asked
    }
}

fn answer(mut stream: &TcpStream, site: &Site, asked: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    lines.take_while(|line| !line.is_empty()).for_each(drop);
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let (status, body) = match site.get(path.as_str()) {
        Some(document) => ("200 OK", document.to_string()),
        None => ("404 Not Found", String::new()),
    };
    asked.lock().unwrap().push(path);
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/ld+json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
}

/// Two hosted badges of one class and issuer.
fn site(origin: &str) -> Site {
    let context = "https://w3id.org/openbadges/v2";
    let at = |path: &str| format!("{origin}{path}");
    let assertion = |path: &str| {
        json!({
            "@context": context, "type": "Assertion", "id": at(path), "badge": at("/class"),
            "recipient": {"type": "email", "hashed": false, "identity": "ada@example.org"},
            "verification": {"type": "HostedBadge"}, "issuedOn": "2024-10-28T15:00:00Z",
        })
    };
    let class = json!({
        "@context": context, "type": "BadgeClass", "id": at("/class"), "name": "Robotics Basics", "issuer": at("/issuer"),
        "description": "A robot in a maze.", "image": at("/image"), "criteria": {"narrative": "Build it."},
    });
    let issuer = json!({
        "@context": context, "type": "Issuer", "id": at("/issuer"), "name": "Example Makers",
        "url": origin, "email": "badges@example.org",
    });
    [("/1", assertion("/1")), ("/2", assertion("/2")), ("/class", class), ("/issuer", issuer)].into()
}

const FETCHING: [&str; 3] = ["--fetch", "--allow-http", "--allow-loopback-for-tests"];

#[test]
fn a_hosted_badge_is_fetched_and_valid() {
    let (server, bench) = (Server::new(site), Bench::new());
    let run = bench
        .run(&[&["verify", &server.url("/1"), "--email", "ada@example.org"], &FETCHING[..]].concat())
        .ends(0);
    run.shows("  RESULT      VALID (issuer)").shows("3 requests");
    assert_eq!(server.asked(), ["/1", "/class", "/issuer"]);
    let run = bench.run(&[&["verify", &server.url("/3")], &FETCHING[..]].concat()).ends(2);
    let run = run.shows("verify.http_status");
    assert!(!run.text().contains("  need"), "{}", run.text());
}

#[test]
fn documents_at_hand_are_not_fetched() {
    let (server, bench) = (Server::new(site), Bench::new());
    let answers = json!({ server.url("/issuer"): {"json": site(&server.url(""))["/issuer"]} });
    bench.write("answers.json", answers.to_string());
    let address = server.url("/1");
    bench.run(&[&["verify", &address, "--answers", "answers.json"], &FETCHING[..]].concat()).ends(0);
    assert_eq!(server.asked(), ["/1", "/class"]);
}

#[test]
fn what_many_badges_need_is_fetched_once() {
    let (server, bench) = (Server::new(site), Bench::new());
    std::fs::create_dir(bench.path("inbox")).unwrap();
    for n in ["1", "2"] {
        bench.write(&format!("inbox/{n}.json"), site(&server.url(""))[format!("/{n}").as_str()].to_string());
    }
    let asked = [&["verify", "--recursive", "inbox", "--json", "--jobs", "1"], &FETCHING[..]].concat();
    let run = bench.run(&asked).ends(0);
    let fetched = &lines(run.text())[2]["summary"]["fetched"];
    assert_eq!((&fetched["requests"], &fetched["cache_hits"]), (&json!(6), &json!(2)));
    assert_eq!(server.asked(), ["/1", "/2", "/class", "/issuer"]);
}
