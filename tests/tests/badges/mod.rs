//! The badges of the vectors on verification, what is said of them with other answers, and what must not be said.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::{fmt, thread};

use ovenbird::{
    Check, CheckResult, Class, FetchRequest, Trust, Verdict, VerificationReport, VerifyOptions, verify,
};
use ovenbird_tests::run::contexts;
use ovenbird_tests::run::verifying::{Scripted, answers, offline};
use ovenbird_tests::vectors::{self, Case, Expect};

/// A case of the vectors, read.
pub(crate) struct Badge {
    pub(crate) id: String,
    pub(crate) input: Vec<u8>,
    pub(crate) options: VerifyOptions,
    pub(crate) answers: BTreeMap<String, Scripted>,
}

impl fmt::Debug for Badge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

/// The cases that can be read, by the verdict that they expect.
pub(crate) static CASES: LazyLock<BTreeMap<String, Vec<Badge>>> = LazyLock::new(|| {
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
        options: VerifyOptions {
            contexts: contexts(case).unwrap(),
            ..ovenbird::wire::from_json(Some(&case.json("options"))).unwrap()
        },
        answers: answers(case).unwrap().into_iter().collect(),
    }
}

pub(crate) fn of(verdict: &str) -> &'static [Badge] {
    CASES.get(verdict).map(Vec::as_slice).unwrap_or_default()
}

pub(crate) fn answered(answers: &BTreeMap<String, Scripted>) -> impl Fn(&FetchRequest) -> Scripted {
    |request| answers.get(&request.url).cloned().unwrap_or_else(|| Err(offline()))
}

pub(crate) fn judged(badge: &Badge, answers: &BTreeMap<String, Scripted>) -> VerificationReport {
    verify(&badge.input, &answered(answers), &badge.options).unwrap()
}

/// What is no badge, however sound.
const OTHERS: [Class; 5] = [
    Class::BadgeClass,
    Class::Profile,
    Class::RevocationList,
    Class::CryptographicKey,
    Class::VerifiableCredential,
];

/// What became valid, or is not at one with itself, by what.
pub(crate) fn valid_by(
    badge: &Badge,
    answers: &BTreeMap<String, Scripted>,
    what: &dyn fmt::Debug,
) -> Option<String> {
    let report = judged(badge, answers);
    // A URL may come to lead to a badge class, a profile or a status list, each sound in itself; it is no badge then.
    let is_badge = report.class.is_none_or(|class| !OTHERS.contains(&class));
    let fault = (report.verdict == Verdict::Valid && is_badge).then(|| "valid".to_owned());
    let fault = fault.or_else(|| incoherent(badge, &report))?;
    Some(format!("{}: {fault}, by {what:?}", badge.id))
}

/// What of a report does not follow from the rest of it: the verdict from the checks, trust from integrity and issuer.
pub(crate) fn incoherent(badge: &Badge, report: &VerificationReport) -> Option<String> {
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

/// Bad only because of what a refresh service says. Where that cannot be had the credential counts as it is, by the
/// specification (Open Badges 3.0, Verification): no law holds of such a badge whose answers are lost.
const REFRESHED: [&str; 1] = ["verify-badge/credential/refresh-ended"];

/// Forgeries, revoked and expired badges, and badges of which something is not known.
pub(crate) fn ill() -> impl Iterator<Item = &'static Badge> {
    of("invalid").iter().chain(of("unverified")).filter(|badge| !REFRESHED.contains(&badge.id.as_str()))
}

/// What a question finds for each bad badge, asked by all processors.
pub(crate) fn for_each_bad_badge(ask: impl Fn(&'static Badge) -> Vec<String> + Sync) -> Vec<String> {
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
