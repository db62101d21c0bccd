//! The order of dates, and dates against the moment the caller gave.

use crate::error::ErrorCode;
use crate::rules::check::Checker;
use crate::rules::extras::at_member;
use crate::rules::form::{Fault, moment};
use crate::rules::object::Object;
use crate::rules::table::{Date, Rule};

/// The end is not before the beginning.
pub(super) fn order(
    checker: &mut Checker,
    object: &Object<'_>,
    rule: Rule,
    date: Date,
    names: (&'static str, &'static str),
) {
    let (begin, end) = names;
    let (Some(begins), Some((key, ends))) = (object.get(begin), object.find(end)) else { return };
    let moment = |value| moment(date, value, object.dialect);
    if let (Some(begins), Some(ends)) = (moment(begins), moment(ends))
        && ends < begins
    {
        let expected = format!("a date that is not before `{begin}`");
        at_member(
            checker,
            object,
            rule,
            key,
            &Fault::error(ErrorCode::DatesOrder, expected).found("an earlier date"),
        );
    }
}

/// The end is not before the moment asked about.
pub(super) fn expired(checker: &mut Checker, object: &Object<'_>, rule: Rule, date: Date, end: &'static str) {
    let (Some(at), Some((key, value))) = (checker.at, object.find(end)) else { return };
    if moment(date, value, object.dialect).is_some_and(|ends| ends < at) {
        let fault =
            Fault::error(ErrorCode::DatesExpired, "a date that is not past").found("a date that is past");
        at_member(checker, object, rule, key, &fault);
    }
}

/// The beginning is not after the moment asked about.
pub(super) fn not_yet(
    checker: &mut Checker,
    object: &Object<'_>,
    rule: Rule,
    date: Date,
    begin: &'static str,
) {
    let (Some(at), Some((key, value))) = (checker.at, object.find(begin)) else { return };
    if moment(date, value, object.dialect).is_some_and(|begins| begins > at) {
        let fault = Fault::error(ErrorCode::DatesNotYet, "a date that is not in the future")
            .found("a date in the future");
        at_member(checker, object, rule, key, &fault);
    }
}
