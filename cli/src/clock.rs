//! The moment at which a command runs.

use std::time::{SystemTime, UNIX_EPOCH};

/// The clock, in seconds since 1970. A clock from before that is none.
pub(crate) fn now() -> Option<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}
