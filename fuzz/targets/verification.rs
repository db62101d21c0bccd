//! Any badge, and any answers to what its verification asks for.
//!
//! The first line of the input says how the answers come: one byte each for the status and the media type, in turn. The
//! rest is cut at NULs: the badge, then the bodies of the answers, in turn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ovenbird::{
    CheckName, CheckResult, FetchFailure, FetchResponse, ReportForm, Verdict, Verification, VerifyOptions,
};

const STATUS: [u16; 5] = [200, 404, 410, 301, 500];
const TYPES: [&str; 5] = ["application/ld+json", "text/html; charset=utf-8", "", "image/png", "application/octet-stream"];

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (ways, rest) = bytes.split_at(end);
    let mut parts = rest.get(1..).unwrap_or_default().split(|byte| *byte == 0);
    let Some(badge) = parts.next() else { return };
    let bodies: Vec<&[u8]> = parts.collect();
    let options = VerifyOptions {
        at: Some("2026-03-01T10:00:00Z".to_owned()),
        check_images: ways.first().is_some_and(|way| way & 1 == 1),
        accept_redirects: ways.first().is_some_and(|way| way & 2 == 2),
        ..VerifyOptions::default()
    };
    let Ok(mut machine) = Verification::new(badge, &options) else { return };
    let mut answered = 0_usize;
    while !machine.is_ready() {
        let requests = machine.next_requests();
        assert!(!requests.is_empty(), "what is not ready asks for something");
        for request in requests {
            assert!(request.url.starts_with("http") || request.url.starts_with("HTTP"));
            let way = ways.get(answered % ways.len().max(1)).copied().unwrap_or_default();
            let body = bodies.get(answered % bodies.len().max(1)).copied();
            answered += 1;
            let Some(body) = body else {
                machine.supply_failure(request.id, FetchFailure::default()).expect("it is open");
                continue;
            };
            let response = FetchResponse {
                status: STATUS[usize::from(way) % STATUS.len()],
                final_url: if way & 64 == 64 { "https://evil.example/x".to_owned() } else { String::new() },
                media_type: TYPES[usize::from(way >> 3) % TYPES.len()].to_owned(),
                body: body.to_vec(),
            };
            machine.supply(request.id, response).expect("it is open");
        }
        assert!(answered <= options.limits.requests, "requests are bounded");
    }
    let report = machine.report();
    let failed = CheckName::ALL.iter().any(|name| report.checks.get(*name).result == CheckResult::Failed);
    assert_eq!(report.verdict == Verdict::Invalid, failed);
    for form in [ReportForm::Json, ReportForm::Table, ReportForm::Html, ReportForm::ProblemDetails] {
        let text = machine.write(form).expect("a report can be written");
        assert!(form != ReportForm::Html || !text.contains("<script"));
    }
});
