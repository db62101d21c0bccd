//! Laws of verification: whatever happens to the answers, a forgery never becomes valid; the order of answers changes
//! nothing; and no bytes make it panic.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "helpers of tests"
)]

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::{fmt, thread};

use ovenbird::{
    Check, CheckResult, Class, ErrorCode, FetchFailure, FetchRequest, FetchResponse, Offline, Trust, Verdict,
    Verification, VerificationReport, VerifyOptions, verify,
};
use ovenbird_tests::run::verifying::{Scripted, answers, offline};
use ovenbird_tests::vectors::{self, Case, Expect};
use proptest::prelude::*;

/// A case of the vectors, read.
struct Badge {
    id: String,
    input: Vec<u8>,
    options: VerifyOptions,
    answers: BTreeMap<String, Scripted>,
}

impl fmt::Debug for Badge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

/// The cases that can be read, by the verdict that they expect.
static CASES: LazyLock<BTreeMap<String, Vec<Badge>>> = LazyLock::new(|| {
    let mut found: BTreeMap<String, Vec<Badge>> = BTreeMap::new();
    for case in vectors::all().unwrap().iter().filter(|case| case.op == "verify") {
        let Expect::Result(expected) = &case.expect else { continue };
        let verdict = expected.get("verdict").and_then(serde_json::Value::as_str).unwrap_or("").to_owned();
        found.entry(verdict).or_default().push(badge(case));
    }
    found
});

fn badge(case: &Case) -> Badge {
    Badge {
        id: case.id.clone(),
        input: case.text_or_bytes("input").unwrap(),
        options: ovenbird::wire::from_json(Some(&case.json("options"))).unwrap(),
        answers: answers(case).unwrap().into_iter().collect(),
    }
}

fn of(verdict: &str) -> &'static [Badge] {
    CASES.get(verdict).map(Vec::as_slice).unwrap_or_default()
}

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

fn answered(answers: &BTreeMap<String, Scripted>) -> impl Fn(&FetchRequest) -> Scripted {
    |request| answers.get(&request.url).cloned().unwrap_or_else(|| Err(offline()))
}

fn judged(badge: &Badge, answers: &BTreeMap<String, Scripted>) -> VerificationReport {
    verify(&badge.input, &answered(answers), &badge.options).unwrap()
}

/// What became valid, or is not at one with itself, by what.
fn valid_by(badge: &Badge, answers: &BTreeMap<String, Scripted>, what: &dyn fmt::Debug) -> Option<String> {
    let report = judged(badge, answers);
    // A URL may come to lead to a badge class or a profile, each sound in itself; it is no badge then.
    let is_badge = [Class::Assertion, Class::Endorsement, Class::Unknown].map(Some).contains(&report.class);
    let fault = (report.verdict == Verdict::Valid && is_badge).then(|| "valid".to_owned());
    let fault = fault.or_else(|| incoherent(badge, &report))?;
    Some(format!("{}: {fault}, by {what:?}", badge.id))
}

/// What of a report does not follow from the rest of it: the verdict from the checks, trust from integrity and issuer.
fn incoherent(badge: &Badge, report: &VerificationReport) -> Option<String> {
    let expected = badge.options.recipient.is_some();
    let checks = &report.checks;
    let mut needed = vec![&checks.structure, &checks.integrity, &checks.issuer, &checks.status];
    needed.extend(expected.then_some(&checks.recipient));
    let any = |result| needed.iter().any(|check| check.result == result);
    let verdict = match (any(CheckResult::Failed), any(CheckResult::NotChecked)) {
        (true, _) => Verdict::Invalid,
        (false, true) => Verdict::Unverified,
        (false, false) => Verdict::Valid,
    };
    let passed = |check: &&&Check| check.result == CheckResult::Passed;
    let trusted = [&checks.integrity, &checks.issuer].iter().all(|check| passed(&check));
    let odd = needed.iter().find(|check| check.reason.is_none() != passed(check));
    match (report.verdict == verdict, odd, report.trust) {
        (false, ..) => Some(format!("the verdict is {:?} for {checks:?}", report.verdict)),
        (_, Some(check), _) => Some(format!("a reason too many or too few: {check:?}")),
        (_, _, Some(Trust::Issuer | Trust::Pinned)) if !trusted => Some(format!("trust {:?}", report.trust)),
        _ => None,
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

/// Forgeries, revoked and expired badges, and badges of which something is not known.
fn ill() -> impl Iterator<Item = &'static Badge> {
    of("invalid").iter().chain(of("unverified"))
}

/// What a question finds for each bad badge, asked by all processors.
fn for_each_bad_badge(ask: impl Fn(&'static Badge) -> Vec<String> + Sync) -> Vec<String> {
    let badges: Vec<&'static Badge> = ill().collect();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let asked =
            |badges: &[&'static Badge]| badges.iter().flat_map(|badge| ask(badge)).collect::<Vec<_>>();
        let parts = badges.chunks(badges.len().div_ceil(threads));
        let running: Vec<_> = parts.map(|part| scope.spawn(move || asked(part))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
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

/// Here two documents each say that they are the other. In each other's place each is where it says it is.
const SOUND_THE_OTHER_WAY: [&str; 2] = ["verify-badge/url/chain-three", "verify-badge/hosted/moved-circle"];

/// One answer with the body of another, or none if there is none.
fn with_body(answer: &Scripted, from: &Scripted) -> Scripted {
    match (answer, from) {
        (Ok(answer), Ok(from)) => Ok(FetchResponse { body: from.body.clone(), ..answer.clone() }),
        _ => from.clone(),
    }
}

#[test]
fn no_two_answers_in_each_others_place_make_a_bad_badge_valid() {
    let found = for_each_bad_badge(|badge| {
        let mut found = Vec::new();
        let urls: Vec<&String> = badge.answers.keys().collect();
        let pairs = urls
            .iter()
            .enumerate()
            .flat_map(|(index, one)| urls[index + 1..].iter().map(move |other| (*one, *other)));
        for (one, other) in pairs.filter(|_| !SOUND_THE_OTHER_WAY.contains(&badge.id.as_str())) {
            let (first, second) = (&badge.answers[one], &badge.answers[other]);
            let mut answers = badge.answers.clone();
            answers.insert(one.clone(), with_body(first, second));
            answers.insert(other.clone(), with_body(second, first));
            found.extend(valid_by(badge, &answers, &(one, other)));
        }
        found
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn offline_no_badge_is_valid_that_needs_an_answer() {
    for badge in ill().chain(of("valid").iter().filter(|badge| !badge.answers.is_empty())) {
        let report = verify(&badge.input, &Offline, &badge.options).unwrap();
        assert_eq!(incoherent(badge, &report), None, "{}", badge.id);
        assert_ne!(report.verdict, Verdict::Valid, "{}", badge.id);
    }
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
    for badge in of("valid") {
        let mut machine = Verification::new(&badge.input, &badge.options).unwrap();
        while !machine.is_ready() {
            let report = machine.report();
            // Endorsements, and keys beside one that is trusted for this issuer, are no part of the verdict.
            let beside = badge.id.contains("/endorsements/") || badge.id.contains("/pinned/bound");
            assert!(beside || report.verdict != Verdict::Valid, "{}", badge.id);
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
    fn answers_out_of_place_make_no_bad_badge_valid(
        badge in bad_badge(), swaps in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 1..4)
    ) {
        prop_assume!(!badge.answers.is_empty() && !SOUND_THE_OTHER_WAY.contains(&badge.id.as_str()));
        let mut answers = badge.answers.clone();
        let urls: Vec<String> = answers.keys().cloned().collect();
        for (to, from) in &swaps {
            let from = badge.answers[from.get(&urls)].clone();
            answers.insert(to.get(&urls).clone(), from);
        }
        prop_assert_eq!(valid_by(badge, &answers, &swaps), None);
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
        prop_assert!(badge.answers.is_empty() || report.verdict != Verdict::Valid);
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
