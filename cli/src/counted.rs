//! How often each code came up, over many files.

use std::collections::BTreeMap;

use ovenbird::{ErrorCode, error_codes};
use serde_json::{Value, json};

use crate::table;

/// How many of the codes are shown to people; the JSON has all.
const SHOWN: usize = 10;

/// The counts. They grow with the codes there are, not with the files.
#[derive(Debug, Default)]
pub(crate) struct CodeCounts(BTreeMap<&'static str, u64>);

impl CodeCounts {
    /// Counts one more.
    pub(crate) fn add(&mut self, code: ErrorCode) {
        let place = self.0.entry(code.as_str()).or_default();
        *place = place.saturating_add(1);
    }

    /// The codes, the most frequent first.
    fn ranked(&self) -> Vec<(&'static str, u64)> {
        let mut ranked: Vec<_> = self.0.iter().map(|(code, count)| (*code, *count)).collect();
        ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        ranked
    }

    pub(crate) fn to_json(&self) -> Value {
        self.ranked().iter().map(|(code, count)| json!({ "code": code, "count": count })).collect()
    }

    /// The same for people: a table of the most frequent ones, with what they mean.
    pub(crate) fn to_lines(&self) -> String {
        let ranked = self.ranked();
        let row = |(code, count): &(&str, u64)| [count.to_string(), (*code).to_owned(), meaning(code)];
        let rows: Vec<_> = ranked.iter().take(SHOWN).map(row).collect();
        let mut out = String::new();
        if !rows.is_empty() {
            out.push_str(&table::columns(["count", "code", "meaning"], &rows));
        }
        let more = ranked.len().saturating_sub(SHOWN);
        if more > 0 {
            out.push_str(&table::note("and", &format!("{more} more; --json lists all")));
        }
        out
    }
}

fn meaning(code: &str) -> String {
    let entry = error_codes().iter().find(|entry| entry.code.as_str() == code);
    entry.map_or_else(String::new, |entry| entry.meaning.to_owned())
}
