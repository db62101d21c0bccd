//! The clock, which the core does not have: the moment of issuing where the caller names none.

use std::time::{SystemTime, UNIX_EPOCH};

use ovenbird_core::IssueOptions;

/// Fills in the moment of now where the options have none. A clock before 1970 or beyond all years gives none.
pub(crate) fn fill(options: &mut IssueOptions) {
    if options.now_unix.is_none() {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).ok();
        options.now_unix = since.and_then(|since| i64::try_from(since.as_secs()).ok());
    }
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
}
