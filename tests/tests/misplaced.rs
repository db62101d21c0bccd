//! Laws of verification: no document in another one's place makes a bad badge valid, whoever put it there.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

mod badges;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use badges::{Badge, for_each_bad_badge, valid_by};
use ovenbird::FetchResponse;
use ovenbird_tests::run::verifying::Scripted;

type Answers = BTreeMap<String, Scripted>;

/// Bad badges that another document in the right place makes sound, and why that is right: each time it is the issuer's
/// own host that serves it, or the badge is an address that now leads to what the issuer's host serves.
const SOUND_OTHERWISE: [(&str, &str); 9] = [
    (
        "verify-badge/hosted/moved-circle",
        "of two documents that say they are the other each then is where it says",
    ),
    ("verify-badge/url/chain-two", "the issuer's host has the document where the first says it is"),
    ("verify-badge/url/chain-three", "the issuer's host has the document where the first says it is"),
    ("verify-badge/url/redirector-path-url", "the issuer's host answers itself and does not lead elsewhere"),
    ("verify-badge/url/redirector-query-url", "the issuer's host answers itself and does not lead elsewhere"),
    (
        "verify-badge/url/redirector-fragment-url",
        "the issuer's host answers itself and does not lead elsewhere",
    ),
    ("verify-badge/document/own-profile", "the issuer's host serves the profile that allows the other host"),
    (
        "verify-badge/document/own-profile-embedded",
        "the issuer's host serves the profile that allows the other host",
    ),
    ("verify-badge/list/profile-hosted", "the issuer's host serves a profile that names no list"),
];

/// One answer with the body of another, or none if there is none.
fn with_body(answer: &Scripted, from: &Scripted) -> Scripted {
    match (answer, from) {
        (Ok(answer), Ok(from)) => Ok(FetchResponse { body: from.body.clone(), ..answer.clone() }),
        _ => from.clone(),
    }
}

/// The answers with one in the place of another, and with the bodies of two exchanged, in every way.
fn misplaced(answers: &Answers) -> Vec<(String, Answers)> {
    let mut found = Vec::new();
    for (to, held) in answers {
        for (from, other) in answers.iter().filter(|(from, _)| *from != to) {
            let mut moved = answers.clone();
            moved.insert(to.clone(), other.clone());
            found.push((format!("{to} has what is at {from}"), moved));
            if to < from {
                let mut exchanged = answers.clone();
                exchanged.insert(to.clone(), with_body(held, other));
                exchanged.insert(from.clone(), with_body(other, held));
                found.push((format!("{to} and {from} exchanged"), exchanged));
            }
        }
    }
    found
}

/// What makes a badge valid, of all that can be misplaced once.
fn valid_misplaced(badge: &Badge) -> Vec<String> {
    let all = misplaced(&badge.answers).into_iter();
    all.filter_map(|(what, answers)| valid_by(badge, &answers, &what)).collect()
}

fn reason(badge: &Badge) -> Option<&'static str> {
    SOUND_OTHERWISE.iter().find(|(id, _)| *id == badge.id).map(|(_, reason)| *reason)
}

#[test]
fn no_answer_in_anothers_place_makes_a_bad_badge_valid() {
    let found = for_each_bad_badge(|badge| match reason(badge) {
        None => valid_misplaced(badge),
        Some(_) => Vec::new(),
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn what_is_sound_otherwise_is_so_still() {
    let found = for_each_bad_badge(|badge| match reason(badge) {
        Some(reason) if valid_misplaced(badge).is_empty() => vec![format!("{}: not so: {reason}", badge.id)],
        Some(_) => vec![badge.id.clone()],
        None => Vec::new(),
    });
    let mut named = SOUND_OTHERWISE.map(|(id, _)| id.to_owned()).to_vec();
    let mut found = found;
    found.sort();
    named.sort();
    assert_eq!(found, named);
}

/// Every way in which whoever has the hosts of `evil.example` can answer there with the documents of a case. What is
/// asked for at the address that was handed in is the badge itself, and with another answer it is another badge.
fn forged(badge: &Badge) -> Vec<Answers> {
    let mine = |url: &&String| authority(url).ends_with("evil.example") && url.as_bytes() != badge.input;
    let mut all = vec![badge.answers.clone()];
    for url in badge.answers.keys().filter(mine) {
        all = all
            .iter()
            .flat_map(|answers| {
                badge.answers.values().map(|answer| {
                    let mut answers = answers.clone();
                    answers.insert(url.clone(), answer.clone());
                    answers
                })
            })
            .collect();
    }
    all
}

/// Scheme and host of a URL.
fn authority(url: &str) -> &str {
    let end = url.match_indices('/').nth(2).map_or(url.len(), |(end, _)| end);
    url.get(..end).unwrap_or(url)
}

#[test]
fn whatever_a_forgers_host_serves_no_bad_badge_becomes_valid() {
    let asked = AtomicUsize::new(0);
    let found = for_each_bad_badge(|badge| {
        let all = forged(badge);
        asked.fetch_add(all.len() - 1, Ordering::Relaxed);
        all.into_iter().filter_map(|answers| valid_by(badge, &answers, &"what evil.example serves")).collect()
    });
    assert_eq!(found, Vec::<String>::new());
    assert!(asked.into_inner() > 500, "too few cases have such a host");
}
