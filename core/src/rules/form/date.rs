//! Dates, as each version writes them.

use crate::dates::{self, Instant};
use crate::error::ErrorCode;
use crate::json::Json;
use crate::rules::form::Fault;
use crate::rules::object::{Dialect, text_of};
use crate::rules::table::Date;

/// What a version asks for.
pub(super) fn words(date: Date) -> &'static str {
    match date {
        Date::Oldest => "a day as YYYY-MM-DD, or seconds since 1970",
        Date::Old => "a date of ISO 8601, or seconds since 1970",
        Date::Zoned => "a date and time with zone, such as 2019-03-01T10:00:00Z",
        Date::Rfc3339 => "a date and time with zone of RFC 3339, such as 2019-03-01T10:00:00Z",
        Date::Day => "a day as YYYY-MM-DD",
    }
}

pub(super) fn fault(date: Date, json: &Json<'_>, dialect: Dialect) -> Option<Fault> {
    let number;
    let text = match json {
        Json::Number(seconds) => {
            number = seconds.to_string();
            match date {
                Date::Oldest | Date::Old => &number,
                _ => return Some(wrong(date).hint("seconds since 1970 belong to versions before 2.0")),
            }
        }
        other => match text_of(other, dialect) {
            Some(text) => text,
            None => return Some(Fault::error(ErrorCode::MemberType, words(date))),
        },
    };
    let sound = match date {
        Date::Oldest => dates::date05(text),
        Date::Old => dates::legacy(text).is_some(),
        Date::Zoned | Date::Rfc3339 => dates::rfc3339(text).is_some(),
        Date::Day => dates::is_day(text),
    };
    if sound {
        return None;
    }
    if date == Date::Zoned && dates::iso8601_with_zone(text).is_some() {
        let expected = "a date and time of RFC 3339, such as 2019-03-01T10:00:00Z";
        return Some(Fault::warning(ErrorCode::ValueDateForm, expected));
    }
    let fault = wrong(date);
    let zoneless = matches!(date, Date::Zoned | Date::Rfc3339) && dates::legacy(text).is_some();
    Some(if zoneless { fault.hint("add the time and its zone: T00:00:00Z") } else { fault })
}

fn wrong(date: Date) -> Fault {
    Fault::error(ErrorCode::ValueDate, words(date))
}

/// The moment a date of a version means.
pub(crate) fn moment(date: Date, json: &Json<'_>, dialect: Dialect) -> Option<Instant> {
    match (date, json) {
        (Date::Oldest, Json::Number(seconds)) => dates::oldest(&seconds.to_string()),
        (Date::Oldest, Json::String(text)) => dates::oldest(text),
        (Date::Old, Json::Number(seconds)) => dates::legacy(&seconds.to_string()),
        (Date::Old, Json::String(text)) => dates::legacy(text),
        (Date::Zoned, _) => text_of(json, dialect).and_then(dates::iso8601_with_zone),
        (Date::Rfc3339, Json::String(text)) => dates::rfc3339(text),
        _ => None,
    }
}
