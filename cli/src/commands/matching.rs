//! `ovenbird match`.

use ovenbird::{Badge, ErrorCode, Identities, Identity, InspectOptions, Limits, Match, MatchOptions};

use crate::args::{Candidates, MatchArgs};
use crate::failure::Failure;
use crate::streams::Streams;
use crate::{DONE, FAILED, io, table};

pub(crate) fn run(args: &MatchArgs, limits: Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let input = io::read(&args.input, &limits)?;
    let options = InspectOptions { accept_damaged: args.accept_damaged, limits: limits.clone() };
    let badge = badge_in(&input, &options).map_err(|failure| failure.about(&io::name_of(&args.input)))?;
    let options = MatchOptions { variants: args.variants.clone(), limits };
    let answer = ovenbird::match_recipient(&badge, &identities(&args.candidates), &options)?;
    if streams.json() {
        streams.object(&answer)?;
    } else {
        streams.text(&verdict(&answer))?;
        streams.warn(&answer.problems);
    }
    Ok(if answer.matched { DONE } else { FAILED })
}

/// The document in an image or a file: the badge that counts.
fn badge_in(input: &[u8], options: &InspectOptions) -> Result<Badge, Failure> {
    let mut inspection = ovenbird::inspect(input, options)?;
    let unbaked = || Failure::new(ErrorCode::ImageUnbaked, "there is no badge inside the image");
    let index = inspection.badge.filter(|index| *index < inspection.badges.len()).ok_or_else(unbaked)?;
    let summary = inspection.badges.swap_remove(index);
    match (summary.badge, summary.error) {
        (Some(badge), _) => Ok(badge),
        (None, Some(error)) => Err(error.into()),
        (None, None) => {
            let message = "the badge is a URL; fetch the document it names and match that";
            Err(Failure::new(ErrorCode::DocumentUnrecognised, message))
        }
    }
}

fn identities(candidates: &Candidates) -> Identities {
    let lists = [
        ("email", &candidates.email),
        ("url", &candidates.url),
        ("telephone", &candidates.telephone),
        ("id", &candidates.id),
    ];
    let typed =
        |kind: &str, identity: &str| Identity { kind: Some(kind.to_owned()), identity: identity.to_owned() };
    let named = lists.iter().flat_map(|(kind, list)| list.iter().map(|identity| typed(kind, identity)));
    let other = candidates.identity.iter().map(|(kind, identity)| typed(kind, identity));
    Identities(named.chain(other).collect())
}

/// One line such as `match   ada@example.org   email, sha256, exact`.
fn verdict(answer: &Match) -> String {
    if !answer.matched {
        return "no match\n".to_owned();
    }
    let algorithm = answer.algorithm.as_ref().map(table::name);
    let form = algorithm.unwrap_or_else(|| if answer.hashed { "hashed" } else { "plain" }.to_owned());
    let parts = [answer.kind.clone(), Some(form), answer.variant.clone()];
    let how: Vec<String> = parts.into_iter().flatten().map(|part| table::clean(&part)).collect();
    let identity = table::clean(answer.identity.as_deref().unwrap_or_default());
    let good = table::GOOD;
    format!("{good}match{good:#}   {identity}   {}\n", how.join(", "))
}
