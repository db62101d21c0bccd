//! Laws of verification: whatever happens to the answers, a forgery never becomes valid; the order of answers changes
//! nothing; and no bytes make it panic.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "helpers of tests"
)]

mod badges;

use badges::{Badge, CASES, answered, for_each_bad_badge, ill, incoherent, judged, of, valid_by};
use ovenbird::{
    ErrorCode, FetchFailure, FetchRequest, FetchResponse, Offline, Verdict, Verification, VerifyOptions,
    verify,
};
use ovenbird_tests::run::verifying::{Scripted, offline};
use proptest::prelude::*;

/// What happens to an answer.
#[derive(Clone, Copy, Debug)]
enum Mishap {
    Drop,
    Slow,
    Cut,
    Elsewhere,
    Insecure,
    Picture,
    Untyped,
    Empty,
    Status(u16),
    Page,
    Token,
}

const MISHAPS: [Mishap; 13] = [
    Mishap::Drop,
    Mishap::Slow,
    Mishap::Cut,
    Mishap::Elsewhere,
    Mishap::Insecure,
    Mishap::Picture,
    Mishap::Untyped,
    Mishap::Empty,
    Mishap::Status(404),
    Mishap::Status(410),
    Mishap::Status(500),
    Mishap::Page,
    Mishap::Token,
];

impl Mishap {
    fn befalls(self, answer: &mut Scripted) {
        let slow = || FetchFailure { code: "fetch.timeout".to_owned(), message: "too slow".to_owned() };
        match self {
            Mishap::Drop => return *answer = Err(offline()),
            Mishap::Slow => return *answer = Err(slow()),
            _ => {}
        }
        let Ok(response) = answer else { return };
        match self {
            Mishap::Cut => response.body.truncate(response.body.len() / 2),
            Mishap::Elsewhere => response.final_url = "https://elsewhere.example/1".to_owned(),
            Mishap::Insecure => response.final_url = "http://issuer.example/1".to_owned(),
            Mishap::Picture => response.media_type = "image/png".to_owned(),
            // What is called a picture would be called something better by this.
            Mishap::Untyped if !response.media_type.contains("json") => {}
            Mishap::Untyped => response.media_type.clear(),
            Mishap::Status(status) => response.status = status,
            Mishap::Page => response.body = b"<!doctype html><title>Sign in</title>".to_vec(),
            Mishap::Token => response.body = b"eyJhbGciOiJub25lIn0.e30.".to_vec(),
            _ => response.body.clear(),
        }
    }
}

#[test]
fn the_cases_are_there_and_sound_ones_are_valid() {
    let counts: Vec<usize> = ["valid", "invalid", "unverified"].map(|verdict| of(verdict).len()).into();
    assert!(counts.iter().all(|count| *count >= 100), "{counts:?}");
    for badge in of("valid") {
        let report = judged(badge, &badge.answers);
        assert_eq!(incoherent(badge, &report), None, "{}", badge.id);
        assert_eq!(report.verdict, Verdict::Valid, "{}: {:?}", badge.id, report.checks);
    }
}

#[test]
fn no_single_mishap_makes_a_bad_badge_valid() {
    let found = for_each_bad_badge(|badge| {
        let mut found = Vec::from_iter(valid_by(badge, &badge.answers, &"nothing"));
        for url in badge.answers.keys() {
            for mishap in MISHAPS {
                let mut answers = badge.answers.clone();
                mishap.befalls(answers.get_mut(url).unwrap());
                found.extend(valid_by(badge, &answers, &(url, mishap)));
            }
        }
        found
    });
    assert_eq!(found, Vec::<String>::new());
}

/// Parts of the ids of valid badges that are valid before all answers are there: endorsements, and keys beside one that is
/// trusted for this issuer, are no part of the verdict, and a refresh service that cannot be had leaves it as it is.
const NEEDS_NO_ANSWER: [&str; 6] = [
    "/endorsements/",
    "/credential/endorsed-",
    "/pinned/bound",
    "/credential/pinned-bound",
    "/credential/jwt-pinned",
    "/credential/refresh-",
];

fn needs_no_answer(badge: &Badge) -> bool {
    NEEDS_NO_ANSWER.iter().any(|part| badge.id.contains(part))
}

#[test]
fn offline_no_badge_is_valid_that_needs_an_answer() {
    let mut valid = Vec::new();
    let sound = of("valid").iter().filter(|badge| !badge.answers.is_empty());
    for badge in ill().chain(sound) {
        let report = verify(&badge.input, &Offline, &badge.options).unwrap();
        assert_eq!(incoherent(badge, &report), None, "{}", badge.id);
        if report.verdict == Verdict::Valid && !badge.id.contains("/credential/pinned-bound") {
            valid.push(badge.id.clone());
        }
    }
    assert_eq!(valid, Vec::<String>::new());
}

#[test]
fn without_a_moment_no_badge_is_valid() {
    for badge in of("valid") {
        let options = VerifyOptions { at: None, now_unix: None, ..badge.options.clone() };
        let report = verify(&badge.input, &answered(&badge.answers), &options).unwrap();
        assert_eq!(report.verdict, Verdict::Unverified, "{}", badge.id);
        assert_eq!(report.checks.status.reason, Some(ErrorCode::VerifyTime), "{}", badge.id);
        assert_eq!(report.at, None);
    }
}

#[test]
fn an_answer_that_nobody_asked_for_is_an_error_and_changes_nothing() {
    let badge = &of("valid")[0];
    let mut machine = Verification::new(&badge.input, &badge.options).unwrap();
    let requests = machine.next_requests();
    let (before, id) = (machine.report(), requests[0].id);
    for wrong in [0, id + 1000, u32::MAX] {
        let error = machine.supply(wrong, FetchResponse::default()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::VerifyRequest);
        let error = machine.supply_failure(wrong, FetchFailure::default()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::VerifyRequest);
    }
    assert_eq!(machine.report(), before);
    machine.supply_failure(id, FetchFailure::default()).unwrap();
    assert_eq!(
        machine.supply_failure(id, FetchFailure::default()).unwrap_err().code(),
        ErrorCode::VerifyRequest
    );
    assert_ne!(machine.report().verdict, Verdict::Valid);
}

#[test]
fn half_way_no_badge_is_valid_and_each_request_is_handed_out_once() {
    let mut valid = Vec::new();
    for badge in of("valid") {
        let mut machine = Verification::new(&badge.input, &badge.options).unwrap();
        while !machine.is_ready() {
            if machine.report().verdict == Verdict::Valid && !needs_no_answer(badge) {
                valid.push(badge.id.clone());
            }
            let requests = machine.next_requests();
            assert!(machine.next_requests().is_empty(), "{}", badge.id);
            for request in requests {
                match answered(&badge.answers)(&request) {
                    Ok(response) => machine.supply(request.id, response).unwrap(),
                    Err(failure) => machine.supply_failure(request.id, failure).unwrap(),
                }
            }
        }
        assert_eq!(machine.report().verdict, Verdict::Valid, "{}", badge.id);
    }
    assert_eq!(valid, Vec::<String>::new());
}

/// Answers the open requests in an order that follows from numbers, and gives the report.
fn shuffled(badge: &Badge, order: &[prop::sample::Index]) -> String {
    let mut machine = Verification::new(&badge.input, &badge.options).unwrap();
    let (mut open, mut order) = (machine.next_requests(), order.iter().cycle());
    while !open.is_empty() {
        let request = open.remove(order.next().unwrap().index(open.len()));
        match answered(&badge.answers)(&request) {
            Ok(response) => machine.supply(request.id, response).unwrap(),
            Err(failure) => machine.supply_failure(request.id, failure).unwrap(),
        }
        open.extend(machine.next_requests());
    }
    assert!(machine.is_ready(), "{}", badge.id);
    machine.write(ovenbird::ReportForm::Json).unwrap()
}

fn any_badge() -> impl Strategy<Value = &'static Badge> {
    any::<prop::sample::Index>().prop_map(|index| {
        let all: Vec<&'static Badge> = CASES.values().flatten().collect();
        all[index.index(all.len())]
    })
}

fn bad_badge() -> impl Strategy<Value = &'static Badge> {
    any::<prop::sample::Index>().prop_map(|index| {
        let all: Vec<&'static Badge> = ill().collect();
        all[index.index(all.len())]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mishaps_together_make_a_bad_badge_valid(
        badge in bad_badge(), mishaps in prop::collection::vec((any::<prop::sample::Index>(), 0..MISHAPS.len()), 1..5)
    ) {
        prop_assume!(!badge.answers.is_empty());
        let mut answers = badge.answers.clone();
        let urls: Vec<String> = answers.keys().cloned().collect();
        for (url, mishap) in &mishaps {
            MISHAPS[*mishap].befalls(answers.get_mut(url.get(&urls)).unwrap());
        }
        prop_assert_eq!(valid_by(badge, &answers, &mishaps), None);
    }

    #[test]
    fn the_order_of_answers_changes_nothing(
        badge in any_badge(), order in prop::collection::vec(any::<prop::sample::Index>(), 8),
        other in prop::collection::vec(any::<prop::sample::Index>(), 8)
    ) {
        prop_assert_eq!(shuffled(badge, &order), shuffled(badge, &other), "{}", badge.id);
    }

    #[test]
    fn random_bytes_as_answers_never_panic(
        badge in any_badge(), bodies in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 1..6),
        status in any::<u16>(), media_type in "\\PC{0,20}", final_url in "\\PC{0,20}"
    ) {
        let bodies = std::cell::RefCell::new(bodies.iter().cycle());
        let fetch = |_: &FetchRequest| -> Scripted {
            let body = bodies.borrow_mut().next().unwrap().clone();
            let (media_type, final_url) = (media_type.clone(), final_url.clone());
            Ok(FetchResponse { status, final_url, media_type, body })
        };
        let report = verify(&badge.input, &fetch, &badge.options).unwrap();
        prop_assert_eq!(incoherent(badge, &report), None);
        // Whoever trusts the key itself needs no answer.
        let needs = verify(&badge.input, &Offline, &badge.options).unwrap().verdict != Verdict::Valid;
        prop_assert!(!needs || report.verdict != Verdict::Valid);
    }

    #[test]
    fn random_changes_of_bodies_never_panic(
        badge in bad_badge(), changes in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index, u8)>(), 1..6)
    ) {
        prop_assume!(!badge.answers.is_empty());
        let mut answers = badge.answers.clone();
        let urls: Vec<String> = answers.keys().cloned().collect();
        for (url, at, byte) in &changes {
            if let Ok(response) = answers.get_mut(url.get(&urls)).unwrap()
                && !response.body.is_empty()
            {
                let at = at.index(response.body.len());
                response.body[at] = *byte;
            }
        }
        prop_assert_eq!(incoherent(badge, &judged(badge, &answers)), None);
    }
}
