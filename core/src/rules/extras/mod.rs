//! The rules that concern several members at once, by version: what does not fit into a row of a table.

pub(super) mod old;
mod recipients;
pub(super) mod three;
mod times;
pub(super) mod two;

use crate::error::ErrorCode;
use crate::json::Json;
use crate::problem::Severity;
use crate::rules::check::{Checker, Place};
use crate::rules::form::Fault;
use crate::rules::object::Object;
use crate::rules::table::Rule;

/// Notes a fault at a member of the object.
fn at_member(checker: &mut Checker, object: &Object<'_>, rule: Rule, key: &str, fault: &Fault) {
    let path = object.path.member(key);
    let place = Place { rule, path: &path, private: false };
    let found = fault.found.as_deref().unwrap_or("it");
    checker.note(fault.code, fault.severity, &place, found, &fault.expected, fault.hint);
}

/// Notes a fault of the object as a whole.
fn at_object(
    checker: &mut Checker,
    object: &Object<'_>,
    rule: Rule,
    code: ErrorCode,
    severity: Severity,
    words: (&str, &str),
) {
    let place = Place { rule, path: &object.path, private: false };
    checker.note(code, severity, &place, words.0, words.1, None);
}

/// Whether an object says that it was revoked.
fn is_revoked(object: &Object<'_>) -> bool {
    object.get("revoked") == Some(&Json::Bool(true))
}
