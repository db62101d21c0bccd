//! What is to be made: the rows of a table with the names of their files. Rows that are there twice are told.

use std::collections::HashMap;

use ovenbird::{ErrorCode, IssueRequest, Version};

use super::names::Names;
use super::people::{People, Row, Trouble};
use crate::failure::Failure;

/// One row's badge.
pub(super) struct Job {
    /// The line of the table that the row begins on.
    pub(super) line: u64,
    /// What is to be made; or why the row cannot be used.
    pub(super) task: Result<Task, Failure>,
}

/// What is to be made of a row.
pub(super) struct Task {
    /// The name of its file.
    pub(super) name: String,
    /// What the row says of the request.
    pub(super) request: IssueRequest,
}

/// The jobs of a table, in its order. It keeps the names, the ids, and a number for each row.
pub(super) struct Jobs<E> {
    rows: People,
    names: Names,
    /// The line on which each row and each id was seen first.
    prints: HashMap<u64, u64>,
    ids: HashMap<String, u64>,
    base_id: Option<String>,
    number: u64,
    ending: E,
}

impl<E: Fn(Option<Version>) -> &'static str> Jobs<E> {
    /// The jobs of these rows. `ending` says how the name of a file ends, by the version that a row names.
    pub(super) fn new(rows: People, base_id: Option<String>, ending: E) -> Self {
        let (prints, ids) = (HashMap::new(), HashMap::new());
        Jobs { rows, names: Names::default(), prints, ids, base_id, number: 0, ending }
    }

    fn job(&mut self, row: Row) -> Job {
        let line = row.line;
        self.number = self.number.saturating_add(1);
        // A row gets its name whatever becomes of it, so that the names of the others do not depend on it.
        let id = row.request.id.as_ref().or(self.base_id.as_ref());
        let ending = (self.ending)(row.request.version);
        let name = self.names.give(row.file.as_deref(), id.map(String::as_str), self.number, ending);
        let id_line = id.map_or(line, |id| *self.ids.entry(id.clone()).or_insert(line));
        let row_line = *self.prints.entry(row.print).or_insert(line);
        let task = if row_line != line {
            Err(twice(&format!("the row says the same as line {row_line}")))
        } else if id_line != line {
            Err(twice(&format!("the id is that of line {id_line}")))
        } else {
            Ok(Task { name, request: row.request })
        };
        Job { line, task }
    }
}

fn twice(message: &str) -> Failure {
    Failure::new(ErrorCode::IssueInvalid, message)
}

impl<E: Fn(Option<Version>) -> &'static str> Iterator for Jobs<E> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        Some(match self.rows.next()? {
            Ok(row) => self.job(row),
            Err(Trouble { line, failure, .. }) => {
                self.number = self.number.saturating_add(1);
                Job { line, task: Err(failure) }
            }
        })
    }
}
