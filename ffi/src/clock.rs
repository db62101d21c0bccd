//! The clock, which the core does not have: the moment of issuing or of judging where the caller names none.

use std::time::{SystemTime, UNIX_EPOCH};

use ovenbird_core::{IssueOptions, VerifyOptions};

/// Fills in the moment of now where the options have none. A clock before 1970 or beyond all years gives none.
pub(crate) fn fill(options: &mut IssueOptions) {
    options.now_unix = options.now_unix.or_else(now);
}

/// The same for a verification, which may name its moment in two ways.
pub(crate) fn fill_verification(options: &mut VerifyOptions) {
    if options.at.is_none() {
        options.now_unix = options.now_unix.or_else(now);
    }
}

fn now() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok();
    since.and_then(|since| i64::try_from(since.as_secs()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_taken_only_where_no_moment_is_named() {
        let mut options = IssueOptions { now_unix: Some(7), ..IssueOptions::default() };
        fill(&mut options);
        assert_eq!(options.now_unix, Some(7));
        options.now_unix = None;
        fill(&mut options);
        assert!(options.now_unix.unwrap() > 1_700_000_000);
    }

    #[test]
    fn a_verification_is_judged_now_unless_it_names_a_moment() {
        let mut options = VerifyOptions { now_unix: Some(7), ..VerifyOptions::default() };
        fill_verification(&mut options);
        assert_eq!(options.now_unix, Some(7));
        options = VerifyOptions { at: Some("2024-01-01T00:00:00Z".to_owned()), ..VerifyOptions::default() };
        fill_verification(&mut options);
        assert_eq!(options.now_unix, None);
        options = VerifyOptions::default();
        fill_verification(&mut options);
        assert!(options.now_unix.unwrap() > 1_700_000_000);
    }
}
