//! Servers that do not behave: slow, endless, lying, broken.

use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use ovenbird_fetch::{ClientOptions, FetchCode, Request};

use super::support::{Server, answer, drip, say};
use super::{client, code, hurried, local};

const A_MOMENT: Duration = Duration::from_millis(20);

/// Keeps the connection open until the client gives up.
fn wait(stream: &TcpStream) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(60)));
    while std::io::Read::read(&mut &*stream, &mut [0; 4096]).is_ok_and(|count| count > 0) {}
}

#[test]
fn a_server_that_never_answers_runs_into_the_time_limit() {
    let server = Server::raw(|stream| wait(&stream));
    assert_eq!(code(&client(hurried()), &server.url("/")), FetchCode::Timeout);
}

#[test]
fn a_header_byte_at_a_time_runs_into_the_time_limit() {
    let server = Server::plain(|_, wire| {
        say(wire, "HTTP/1.1 200 OK\r\nX: ");
        drip(wire, b"x", A_MOMENT);
    });
    assert_eq!(code(&client(hurried()), &server.url("/")), FetchCode::Timeout);
}

#[test]
fn interim_responses_without_end_run_into_the_time_limit() {
    let server = Server::plain(|_, wire| drip(wire, b"HTTP/1.1 103 Early Hints\r\n\r\n", A_MOMENT));
    assert_eq!(code(&client(hurried()), &server.url("/")), FetchCode::Timeout);
}

#[test]
fn a_body_byte_at_a_time_runs_into_the_time_limit() {
    for head in ["Content-Length: 100000\r\n", ""] {
        let server = Server::plain(move |_, wire| {
            say(wire, &format!("HTTP/1.1 200 OK\r\n{head}\r\n"));
            drip(wire, b"x", A_MOMENT);
        });
        assert_eq!(code(&client(hurried()), &server.url("/")), FetchCode::Timeout, "{head}");
    }
}

#[test]
fn a_packed_body_byte_at_a_time_runs_into_the_time_limit() {
    let server = Server::plain(|_, wire| {
        say(wire, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        // A header whose file name does not end.
        let _ = wire.write_all(&[0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3]);
        drip(wire, b"x", A_MOMENT);
    });
    assert_eq!(code(&client(hurried()), &server.url("/")), FetchCode::Timeout);
}

#[test]
fn the_time_limit_is_one_for_all_redirects() {
    let server = Server::plain(|head, wire| {
        thread::sleep(Duration::from_millis(150));
        super::support::redirect(wire, 302, &format!("{}x", head.target));
    });
    let options = ClientOptions { max_redirects: 5, ..hurried() };
    assert_eq!(code(&client(options), &server.url("/")), FetchCode::Timeout);
}

#[test]
fn a_body_without_end_is_cut_at_the_bound() {
    let heads = [
        "",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 99999999\r\n",
        "Content-Length: 18446744073709551615\r\n",
    ];
    for head in heads {
        let server = Server::plain(move |_, wire| {
            say(wire, &format!("HTTP/1.1 200 OK\r\n{head}\r\n"));
            let piece = [b"1000\r\n", vec![b'x'; 0x1000].as_slice(), b"\r\n"].concat();
            drip(wire, &piece, Duration::ZERO);
        });
        assert_eq!(code(&client(local()), &server.url("/")), FetchCode::TooLarge, "{head}");
    }
}

#[test]
fn what_surrounds_chunks_without_end_is_cut() {
    // The extension of a chunk, the trailer after the last one, digits of a length.
    for start in ["1;", "0\r\nX: ", ""] {
        let server = Server::plain(move |_, wire| {
            say(wire, &format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{start}"));
            drip(wire, &[b'0'; 1_000], Duration::ZERO);
        });
        assert_eq!(code(&client(local()), &server.url("/")), FetchCode::Protocol, "{start}");
    }
}

#[test]
fn chunks_of_one_byte_are_bounded_like_others() {
    let server = Server::plain(|_, wire| {
        say(wire, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        drip(wire, "1\r\nx\r\n".repeat(500).as_bytes(), Duration::ZERO);
    });
    let client = client(ClientOptions { max_body_bytes: 10_000, ..local() });
    assert_eq!(code(&client, &server.url("/")), FetchCode::TooLarge);
}

#[test]
fn a_length_over_the_bound_is_refused_before_the_body() {
    let server = Server::plain(|_, wire| {
        say(wire, "HTTP/1.1 200 OK\r\nContent-Length: 4194305\r\n\r\n");
        drip(wire, b"", A_MOMENT);
    });
    assert_eq!(code(&client(local()), &server.url("/")), FetchCode::TooLarge);
}

#[test]
fn a_gzip_bomb_is_cut_at_the_bound() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![0; 1 << 20];
    for _ in 0..64 {
        encoder.write_all(&zeros).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 100_000);
    let server = Server::plain(move |_, wire| answer(wire, 200, "Content-Encoding: gzip\r\n", &bomb));
    let client = client(local());
    assert_eq!(code(&client, &server.url("/")), FetchCode::TooLarge);
    assert_eq!(client.counters().body_bytes, 0);
}

#[test]
fn gzip_members_without_content_and_without_end_are_cut() {
    let empty = GzEncoder::new(Vec::new(), Compression::best()).finish().unwrap();
    let piece = empty.repeat(500);
    let server = Server::plain(move |_, wire| {
        say(wire, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        drip(wire, &piece, Duration::ZERO);
    });
    assert_eq!(code(&client(local()), &server.url("/")), FetchCode::TooLarge);
}

#[test]
fn header_lines_without_end_are_cut_at_the_bound() {
    for piece in ["x", "X-Header: value\r\n"] {
        let server = Server::plain(move |_, wire| {
            say(wire, "HTTP/1.1 200 OK\r\nX: ");
            drip(wire, piece.repeat(1_000).as_bytes(), Duration::ZERO);
        });
        assert_eq!(code(&client(local()), &server.url("/")), FetchCode::TooLarge, "{piece}");
    }
}

#[test]
fn a_header_over_the_bound_is_refused_even_when_whole() {
    let server = Server::plain(|head, wire| {
        answer(wire, 200, &format!("X: {}\r\n", "x".repeat(head.target[1..].parse().unwrap())), b"{}");
    });
    let client = client(ClientOptions { max_header_bytes: 4_096, ..local() });
    assert_eq!(client.get(&Request::new(server.url("/3000"))).unwrap().status, 200);
    assert_eq!(code(&client, &server.url("/4096")), FetchCode::TooLarge);
    assert_eq!(code(&client, &server.url("/40960")), FetchCode::TooLarge);
}

#[test]
fn a_body_that_ends_too_early_is_no_response() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(b"hello").unwrap();
    let packed = packed.finish().unwrap();
    let cut = packed[..packed.len() - 1].to_vec();
    let mut wrong_sum = packed.clone();
    let at = packed.len() - 8;
    wrong_sum[at] ^= 1;
    let trailing = [packed.as_slice(), b"junk"].concat();
    let forms: [(&str, Vec<u8>); 10] = [
        ("Content-Length: 6\r\n", b"hello".to_vec()),
        ("Content-Length: 6\r\n", Vec::new()),
        ("Transfer-Encoding: chunked\r\n", b"5\r\nhello\r\n".to_vec()),
        ("Transfer-Encoding: chunked\r\n", b"6\r\nhello".to_vec()),
        ("Content-Encoding: gzip\r\n", cut),
        ("Content-Encoding: gzip\r\n", wrong_sum),
        ("Content-Encoding: gzip\r\n", trailing),
        ("Content-Encoding: gzip\r\n", b"hello".to_vec()),
        ("Content-Encoding: gzip\r\n", Vec::new()),
        ("Content-Encoding: gzip\r\nContent-Length: 9\r\n", Vec::new()),
    ];
    for (extra, body) in forms {
        let server = Server::plain(move |_, wire| {
            say(wire, &format!("HTTP/1.1 200 OK\r\n{extra}\r\n"));
            let _ = wire.write_all(&body);
        });
        assert_eq!(code(&client(local()), &server.url("/")), FetchCode::Protocol, "{extra}");
    }
}

#[test]
fn what_is_no_correct_http_is_no_response() {
    let forms = [
        "",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/3.0 200 OK\r\n\r\n",
        "HTTP/1.1 9 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n",
    ];
    for form in forms {
        let server = Server::plain(move |_, wire| say(wire, form));
        assert_eq!(code(&client(local()), &server.url("/")), FetchCode::Protocol, "{form:?}");
    }
}

#[test]
fn an_error_status_is_told_whatever_its_page_is() {
    let pages = [
        "Content-Length: 99999999\r\n\r\nmuch",
        "Content-Length: 10\r\n\r\nless",
        "Content-Encoding: br\r\nContent-Length: 1\r\n\r\nx",
        "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx",
        "Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
    ];
    for page in pages {
        let server = Server::plain(move |_, wire| say(wire, &format!("HTTP/1.1 410 Gone\r\n{page}")));
        let response = client(local()).get(&Request::new(server.url("/"))).unwrap();
        assert_eq!((response.status, response.body.len()), (410, 0), "{page}");
    }
    let slow = Server::plain(|_, wire| {
        say(wire, "HTTP/1.1 404 Not Found\r\n\r\n");
        drip(wire, b"x", A_MOMENT);
    });
    // Long enough for the header even on a busy machine.
    let client = client(ClientOptions { total_timeout_ms: 3_000, ..local() });
    assert_eq!(client.get(&Request::new(slow.url("/"))).unwrap().status, 404);
}

#[test]
fn a_reset_connection_is_no_response() {
    let server = Server::raw(|stream| {
        // Closing while something is unread sends a reset.
        let _ = stream.peek(&mut [0]);
    });
    assert_eq!(code(&client(local()), &server.url("/")), FetchCode::Protocol);
}

#[test]
fn a_reset_in_the_middle_of_a_body_is_no_response() {
    let server = Server::raw(|mut stream| {
        let _ = stream.peek(&mut [0]);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    });
    assert_eq!(code(&client(local()), &server.url("/")), FetchCode::Protocol);
}

#[test]
fn a_port_that_nobody_listens_on_is_no_connection() {
    assert_eq!(code(&client(local()), "http://127.0.0.1:1/"), FetchCode::Connect);
}

#[test]
fn failures_are_counted_and_not_kept() {
    let server = Server::plain(|_, wire| say(wire, "nonsense\r\n\r\n"));
    let client = client(local());
    for _ in 0..2 {
        assert_eq!(code(&client, &server.url("/")), FetchCode::Protocol);
    }
    let counters = client.counters();
    assert_eq!((counters.requests, counters.failed, counters.connections), (2, 2, 2));
    assert_eq!((counters.responses, counters.refused, counters.cache_hits), (0, 0, 0));
}

#[test]
fn messages_show_what_a_server_said_escaped_and_cut() {
    let server = Server::plain(|_, wire| {
        say(wire, &format!("HTTP/1.1 200 OK\r\nContent-Length: \u{1b}[2J{}\r\n\r\n", "z".repeat(5_000)));
    });
    let error = client(local()).get(&Request::new(server.url("/"))).unwrap_err();
    assert!(error.message().len() < 400, "{error:?}");
    assert!(error.message().chars().all(|c| !c.is_control()), "{error:?}");
}
