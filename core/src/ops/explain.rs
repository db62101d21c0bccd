//! What a code means, and for a code nobody knows, which one may have been meant.

use std::collections::BTreeSet;

use crate::error::{CodeEntry, Error, Result, error_codes, quote};

/// Characters of an unknown code that are compared: twice as many as the longest code has.
const COMPARED: usize = 64;
/// How many codes are named when one is unknown.
const NAMED: usize = 3;
/// Letters that may be wrong, missing or too many in a code that is called close.
const SLIPS: usize = 2;

/// Explains a code: what it means, what to do, why it matters, an example and the clause.
///
/// ```
/// let entry = ovenbird::explain("png.truncated")?;
/// assert_eq!(entry.clause, "PNG (Third Edition) 5.3");
///
/// let error = ovenbird::explain("png.truncatd").unwrap_err();
/// assert_eq!(error.message(), "there is no code \"png.truncatd\"; the nearest is png.truncated");
/// # Ok::<(), ovenbird::Error>(())
/// ```
///
/// # Errors
///
/// `argument.invalid` for an unknown code. The message names up to three codes that are near.
pub fn explain(code: &str) -> Result<&'static CodeEntry> {
    match error_codes().iter().find(|entry| entry.code.as_str() == code) {
        Some(entry) => Ok(entry),
        None => Err(unknown(code)),
    }
}

#[cold]
fn unknown(code: &str) -> Error {
    let near = nearest(code);
    let hint = match near.as_slice() {
        [] => "`error_codes` lists all".to_owned(),
        [one] => format!("the nearest is {one}"),
        [many @ .., last] => format!("the nearest are {} and {last}", many.join(", ")),
    };
    Error::argument(format!("there is no code \"{}\"; {hint}", quote(code)))
}

/// How near a code is: the lower, the nearer. Then the number of letters to change.
type Nearness = (Relation, usize);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Relation {
    /// A slip of the keyboard.
    Close,
    /// One begins with the other: the code was cut, or has something behind it.
    Begins,
    /// The same area or the same reason.
    Shares,
}

/// The nearest codes. Where a slip of the keyboard explains it, nothing farther than that is named.
fn nearest(code: &str) -> Vec<&'static str> {
    let wanted: Vec<char> = code.trim().to_lowercase().chars().take(COMPARED).collect();
    let wanted_text: String = wanted.iter().collect();
    let mut found: BTreeSet<(Nearness, usize, &'static str)> = BTreeSet::new();
    for (place, entry) in error_codes().iter().enumerate() {
        let known = entry.code.as_str();
        if let Some(nearness) = nearness(&wanted_text, &wanted, known) {
            found.insert((nearness, place, known));
        }
    }
    let slip =
        found.first().map(|(nearness, ..)| *nearness).filter(|(relation, _)| *relation == Relation::Close);
    let relevant = found.iter().filter(|(nearness, ..)| slip.is_none_or(|slip| slip == *nearness));
    relevant.take(NAMED).map(|(_, _, known)| *known).collect()
}

fn nearness(wanted: &str, letters: &[char], known: &'static str) -> Option<Nearness> {
    let distance = distance(letters, known);
    let shares = |(area, reason): (&str, &str)| {
        wanted.split('.').any(|part| !part.is_empty() && (part == area || part == reason))
    };
    if distance <= SLIPS {
        Some((Relation::Close, distance))
    } else if !wanted.is_empty() && (known.starts_with(wanted) || wanted.starts_with(known)) {
        Some((Relation::Begins, distance))
    } else if known.split_once('.').is_some_and(shares) {
        Some((Relation::Shares, distance))
    } else {
        None
    }
}

/// The Levenshtein distance: how many letters have to be put in, taken out or replaced.
fn distance(from: &[char], to: &str) -> usize {
    let mut costs: Vec<usize> = (0..=from.len()).collect();
    for (row, wanted) in (1_usize..).zip(to.chars()) {
        let mut diagonal = row.saturating_sub(1);
        let mut left = row;
        if let Some(first) = costs.first_mut() {
            *first = row;
        }
        for (cost, letter) in costs.iter_mut().skip(1).zip(from) {
            let replaced = diagonal.saturating_add(usize::from(*letter != wanted));
            diagonal = *cost;
            *cost = replaced.min(left.saturating_add(1)).min(cost.saturating_add(1));
            left = *cost;
        }
    }
    costs.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    fn near(code: &str) -> Vec<&'static str> {
        nearest(code)
    }

    #[test]
    fn each_code_is_explained() {
        for entry in error_codes() {
            assert_eq!(explain(entry.code.as_str()), Ok(entry));
        }
    }

    #[test]
    fn the_distance_counts_letters_to_change() {
        for (from, to, expected) in [("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3)] {
            let letters: Vec<char> = from.chars().collect();
            assert_eq!(distance(&letters, to), expected, "{from} {to}");
        }
    }

    #[test]
    fn a_slip_leads_to_the_code_that_was_meant() {
        assert_eq!(near("png.truncatd"), ["png.truncated"]);
        assert_eq!(near(" PNG.Truncated\n"), ["png.truncated"]);
        assert_eq!(near("png_truncated"), ["png.truncated"]);
        assert_eq!(near("value.uri"), ["value.url", "value.iri"]);
    }

    #[test]
    fn a_part_of_a_code_leads_to_those_that_have_it() {
        assert_eq!(near("extension.unk"), ["extension.unknown", "extension.type", "extension.context"]);
        assert_eq!(near("upgrade"), ["upgrade.lost", "upgrade.incomplete", "upgrade.unsupported"]);
        assert_eq!(near("truncated"), ["png.truncated", "svg.truncated"]);
        assert_eq!(near("gif.truncated"), ["png.truncated", "svg.truncated"]);
    }

    #[test]
    fn what_is_near_nothing_gets_no_guess() {
        assert_eq!(near("everything is wrong"), Vec::<&str>::new());
        let error = explain("everything is wrong").unwrap_err();
        assert_eq!(error.code(), ErrorCode::ArgumentInvalid);
        assert!(error.message().ends_with("`error_codes` lists all"), "{}", error.message());
    }

    #[test]
    fn a_long_or_hostile_text_is_quoted_short() {
        let error = explain(&"\u{1b}[2J".repeat(1_000_000)).unwrap_err();
        assert!(error.message().len() < 600 && !error.message().contains('\u{1b}'), "{}", error.message());
    }
}
