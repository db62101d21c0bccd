//! What was found wrong with a token so far.

use crate::error::{Error, ErrorCode};
use crate::problem::{Problem, Severity};

/// Problems, of which at most so many are kept.
pub(super) struct Findings {
    most: usize,
    problems: Vec<Problem>,
    errors: bool,
}

impl Findings {
    pub(super) fn new(most: usize) -> Findings {
        Findings { most, problems: Vec::new(), errors: false }
    }

    pub(super) fn note(&mut self, problem: Problem) {
        self.errors |= problem.severity == Severity::Error;
        if self.problems.len() < self.most {
            self.problems.push(problem);
        }
    }

    /// Something that keeps the token from being verified.
    pub(super) fn error(&mut self, code: ErrorCode, message: impl Into<String>) {
        self.note(Problem::new(code, Severity::Error, message));
    }

    pub(super) fn warning(&mut self, code: ErrorCode, message: impl Into<String>) {
        self.note(Problem::warning(code, message));
    }

    /// What would be an error of a call is a fault of the token here.
    pub(super) fn refused(&mut self, error: &Error) {
        self.error(error.code(), error.message());
    }

    /// Whether there was an error, kept or not.
    pub(super) fn has_error(&self) -> bool {
        self.errors
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}
