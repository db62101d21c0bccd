//! The machine as its caller sees it. What it decides about badges is held by the shared vectors.

use std::collections::BTreeMap;

use super::*;
use crate::error::ErrorCode;

const ASSERTION: &str = "https://issuer.example/a/1";
const CLASS: &str = "https://issuer.example/b";
const ISSUER: &str = "https://issuer.example/i";

/// A small issuer: what its addresses bring.
fn site() -> BTreeMap<&'static str, String> {
    let context = r#""@context":"https://w3id.org/openbadges/v2""#;
    BTreeMap::from([
        (
            ASSERTION,
            format!(
                r#"{{{context},"type":"Assertion","id":"{ASSERTION}","badge":"{CLASS}","issuedOn":"2024-05-01T12:00:00Z",
                "recipient":{{"type":"email","hashed":false,"identity":"ada@example.org"}},"verification":{{"type":"HostedBadge"}}}}"#
            ),
        ),
        (
            CLASS,
            format!(
                r#"{{{context},"type":"BadgeClass","id":"{CLASS}","name":"Bread","description":"Bakes bread",
                "image":"https://issuer.example/b.png","criteria":"https://issuer.example/c","issuer":"{ISSUER}",
                "endorsement":["https://one.example/e","https://two.example/e"]}}"#
            ),
        ),
        (
            ISSUER,
            format!(
                r#"{{{context},"type":"Issuer","id":"{ISSUER}","name":"Ovens","url":"https://issuer.example",
                "email":"hello@issuer.example"}}"#
            ),
        ),
    ])
}

fn options() -> VerifyOptions {
    VerifyOptions { at: Some("2026-01-01T00:00:00Z".to_owned()), ..VerifyOptions::default() }
}

fn answer(
    site: &BTreeMap<&'static str, String>,
    request: &FetchRequest,
) -> Result<FetchResponse, FetchFailure> {
    let text = site.get(request.url.as_str()).ok_or_else(FetchFailure::default)?;
    let media_type = "application/ld+json".to_owned();
    Ok(FetchResponse { status: 200, media_type, body: text.clone().into_bytes(), ..FetchResponse::default() })
}

fn verified(site: &BTreeMap<&'static str, String>, options: &VerifyOptions) -> VerificationReport {
    verify(ASSERTION.as_bytes(), &|request: &FetchRequest| answer(site, request), options).unwrap()
}

#[test]
fn a_hosted_badge_is_valid_when_all_of_it_is_there() {
    let report = verified(&site(), &options());
    assert_eq!(
        (report.verdict, report.trust),
        (Verdict::Valid, Some(Trust::Issuer)),
        "{:#?}",
        report.problems
    );
    assert_eq!(report.requests, 5);
    let badge = report.badge.unwrap();
    assert_eq!(
        (badge.name.as_deref(), badge.issuer.unwrap().name.as_deref()),
        (Some("Bread"), Some("Ovens"))
    );
    assert_eq!(report.endorsements.len(), 2);
    assert!(report.endorsements.iter().all(|endorsement| endorsement.verdict == Verdict::Unverified));
}

#[test]
fn without_any_one_of_its_documents_it_is_not_valid() {
    for missing in [ASSERTION, CLASS, ISSUER] {
        let mut site = site();
        site.remove(missing);
        let report = verified(&site, &options());
        assert_eq!(report.verdict, Verdict::Unverified, "{missing}");
        assert!(report.trust.is_none(), "{missing}");
    }
}

#[test]
fn without_a_moment_dates_are_not_checked_and_no_badge_is_valid() {
    let report = verified(&site(), &VerifyOptions::default());
    assert_eq!(report.verdict, Verdict::Unverified);
    assert_eq!(report.checks.status.reason, Some(ErrorCode::VerifyTime));
}

#[test]
fn each_request_is_handed_out_once_and_none_while_answers_are_outstanding() {
    let mut machine = Verification::new(ASSERTION.as_bytes(), &options()).unwrap();
    let first = machine.next_requests();
    assert_eq!(first.iter().map(|request| request.url.as_str()).collect::<Vec<_>>(), [ASSERTION]);
    assert!(machine.next_requests().is_empty() && !machine.is_ready());
    assert_eq!(machine.report().verdict, Verdict::Unverified, "a report may be asked for early");
    let id = first[0].id;
    machine.supply(id, answer(&site(), &first[0]).unwrap()).unwrap();
    for unknown in [id, 0, 99] {
        let error = machine.supply(unknown, FetchResponse::default()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::VerifyRequest);
        let error = machine.supply_failure(unknown, FetchFailure::default()).unwrap_err();
        assert_eq!(error.code(), ErrorCode::VerifyRequest);
    }
    assert_eq!(machine.next_requests().len(), 1);
}

#[test]
fn the_order_of_answers_changes_nothing() {
    let site = site();
    let run = |backwards: bool| {
        let mut machine = Verification::new(ASSERTION.as_bytes(), &options()).unwrap();
        while !machine.is_ready() {
            let mut requests = machine.next_requests();
            if backwards {
                requests.reverse();
            }
            for request in requests {
                match answer(&site, &request) {
                    Ok(response) => machine.supply(request.id, response).unwrap(),
                    Err(failure) => machine.supply_failure(request.id, failure).unwrap(),
                }
            }
        }
        machine.write(ReportForm::Json).unwrap()
    };
    assert_eq!(run(false), run(true));
}

#[test]
fn requests_bytes_and_answers_are_bounded() {
    let mut few = options();
    few.limits.requests = 2;
    let report = verified(&site(), &few);
    assert_eq!((report.requests, report.verdict), (2, Verdict::Unverified));
    assert!(report.problems.iter().any(|finding| finding.problem.code == ErrorCode::LimitRequests));

    let mut short = options();
    short.limits.response_bytes = 100;
    let report = verified(&site(), &short);
    assert!(report.problems.iter().any(|finding| finding.problem.code == ErrorCode::LimitResponse));

    let mut little = options();
    little.limits.fetched_bytes = 400;
    let report = verified(&site(), &little);
    assert!(report.problems.iter().any(|finding| finding.problem.code == ErrorCode::LimitFetched));
    assert_ne!(report.verdict, Verdict::Valid);
}

#[test]
fn endless_endorsements_end_at_the_depth() {
    let mut site = site();
    let deeper = |at: &str, next: &str| {
        format!(
            r#"{{"@context":"https://w3id.org/openbadges/v2","type":"Endorsement","id":"{at}","issuer":"{ISSUER}",
            "issuedOn":"2024-05-01T12:00:00Z","claim":{{"id":"{CLASS}"}},"verification":{{"type":"HostedBadge"}},
            "endorsement":"{next}"}}"#
        )
    };
    site.insert("https://one.example/e", deeper("https://one.example/e", "https://one.example/f"));
    site.insert("https://one.example/f", deeper("https://one.example/f", "https://one.example/g"));
    site.insert("https://one.example/g", deeper("https://one.example/g", "https://one.example/e"));
    let mut shallow = options();
    shallow.depth = 2;
    let report = verified(&site, &shallow);
    let depths: Vec<u32> = report.endorsements.iter().map(|endorsement| endorsement.depth).collect();
    assert_eq!(depths, [1, 1, 2, 3]);
    let last = &report.endorsements[3];
    assert_eq!(last.checks.integrity.reason, Some(ErrorCode::LimitDepth));
    assert_eq!(verified(&site, &options()).endorsements.len(), 4, "a circle ends where it began");
}

#[test]
fn an_expected_recipient_counts_and_is_not_repeated() {
    let mut expecting = options();
    for (identity, verdict) in [("ada@example.org", Verdict::Valid), ("eve@example.org", Verdict::Invalid)] {
        let identity_given = crate::Identity { kind: None, identity: identity.to_owned() };
        expecting.recipient = Some(crate::Identities(vec![identity_given]));
        let report = verified(&site(), &expecting);
        assert_eq!(report.verdict, verdict);
        assert!(!crate::wire::to_json(&report).unwrap().contains("@example.org"), "{identity}");
    }
    expecting.recipient = Some(crate::Identities::default());
    let report = verified(&site(), &expecting);
    assert_eq!(report.verdict, Verdict::Invalid, "an empty list expects nobody");
}

#[test]
fn a_verification_can_be_sent_to_another_thread() {
    fn sendable<T: Send + Sync>() {}
    sendable::<Verification>();
}
