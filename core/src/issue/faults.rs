//! Nothing is given out that has faults: the rules' own verdict on a document that is made, upgraded or signed here.

use crate::json::{Json, Path};
use crate::problem::Severity;
use crate::report::Profile;
use crate::rules;
use crate::rules::check::Checker;
use crate::rules::table::Class;

/// The most problems of a document that are looked at for the message.
const NAMED: usize = 100;

/// The errors of a document.
pub(super) struct Faults {
    pub(super) errors: u64,
    /// Each with its place, as one sentence.
    pub(super) named: String,
}

impl Faults {
    /// Holds a document against the rules of its class; `None` if it has no error.
    pub(super) fn of(document: &Json<'_>, rules: &'static Class) -> Option<Faults> {
        let checker = checked(document, rules);
        let [errors, ..] = checker.counts;
        if errors == 0 {
            return None;
        }
        let faults = checker.problems.iter().filter(|problem| problem.severity == Severity::Error);
        let said = faults.map(|problem| {
            format!("at `{}` {}", problem.pointer.as_deref().unwrap_or_default(), problem.message)
        });
        Some(Faults { errors, named: said.collect::<Vec<_>>().join("; ") })
    }
}

/// Holds a document against the rules of its class.
pub(super) fn checked(document: &Json<'_>, rules: &'static Class) -> Checker {
    let mut checker = Checker::new(Profile::Standard, None, NAMED);
    rules::check(&mut checker, rules, document, &Path::Root);
    checker
}
