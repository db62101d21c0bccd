//! Dates and times as the versions write them: RFC 3339, wider ISO 8601, and the shapes of 0.5 to 1.1.
//!
//! All ranges are checked: there is no 31 April. A time without a zone counts as UTC, where it is taken at all.

use crate::error::{Error, ErrorCode, Result, quote};

/// A moment: seconds since 1970-01-01T00:00:00Z, and nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Instant {
    pub(crate) seconds: i64,
    pub(crate) nanos: u32,
}

const DAY: i64 = 86_400;

/// Reads digits from the front of a text.
#[derive(Clone, Copy)]
struct Cursor<'t>(&'t [u8]);

impl Cursor<'_> {
    /// A number of exactly `count` digits.
    fn digits(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let value = digits.iter().try_fold(0_i64, |value, digit| {
            let digit = digit.is_ascii_digit().then(|| i64::from(digit & 0xF))?;
            value.checked_mul(10)?.checked_add(digit)
        })?;
        self.0 = rest;
        Some(value)
    }

    /// Takes one of the bytes.
    fn take(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        bytes.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    /// The digits of a fraction of a second, as nanoseconds; digits beyond nine are dropped.
    fn fraction(&mut self) -> Option<u32> {
        let mut nanos: u32 = 0;
        let mut scale: u32 = 100_000_000;
        let mut any = false;
        while let Some(digit) = self.take(b"0123456789") {
            any = true;
            nanos = nanos.saturating_add(u32::from(digit & 0xF).saturating_mul(scale));
            scale /= 10;
        }
        any.then_some(nanos)
    }
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar; `None` if there is no such day.
fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(0..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day)
    {
        return None;
    }
    // Counted from 1 March, so that the leap day is the last of its year.
    let (y, m) =
        if month > 2 { (year, month.checked_sub(3)?) } else { (year.checked_sub(1)?, month.checked_add(9)?) };
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = m.checked_mul(153)?.checked_add(2)?.div_euclid(5).checked_add(day)?.checked_sub(1)?;
    let leaps = of_era.div_euclid(4).checked_sub(of_era.div_euclid(100))?;
    let days = of_era.checked_mul(365)?.checked_add(leaps)?.checked_add(of_year)?;
    era.checked_mul(146_097)?.checked_add(days)?.checked_sub(719_468)
}

fn moment(days: i64, of_day: i64, nanos: u32) -> Option<Instant> {
    Some(Instant { seconds: days.checked_mul(DAY)?.checked_add(of_day)?, nanos })
}

/// `YYYY-MM-DD`.
fn extended_day(cursor: &mut Cursor<'_>) -> Option<i64> {
    let year = cursor.digits(4)?;
    cursor.take(b"-")?;
    let month = cursor.digits(2)?;
    cursor.take(b"-")?;
    day_number(year, month, cursor.digits(2)?)
}

/// Seconds of the day from hours, minutes and seconds. A leap second counts as the second after it.
fn of_day(hour: i64, minute: i64, second: i64) -> Option<i64> {
    let sound = (0..=23).contains(&hour) && (0..=59).contains(&minute) && (0..=60).contains(&second);
    if !sound {
        return None;
    }
    hour.checked_mul(3_600)?.checked_add(minute.checked_mul(60)?)?.checked_add(second)
}

/// `+HH:MM` and, if asked for loosely, `+HHMM` and `+HH`; or `Z`. In seconds.
fn zone(cursor: &mut Cursor<'_>, loosely: bool) -> Option<i64> {
    let sign = match cursor.take(b"Zz+-")? {
        b'+' => 1_i64,
        b'-' => -1,
        _ => return Some(0),
    };
    let hours = cursor.digits(2)?;
    let minutes = match cursor.take(b":") {
        Some(_) => cursor.digits(2)?,
        None if loosely && cursor.is_done() => 0,
        None if loosely => cursor.digits(2)?,
        None => return None,
    };
    sign.checked_mul(of_day(hours, minutes, 0)?)
}

/// A date and time of RFC 3339 with its zone.
pub(crate) fn rfc3339(text: &str) -> Option<Instant> {
    let mut cursor = Cursor(text.as_bytes());
    let days = extended_day(&mut cursor)?;
    cursor.take(b"Tt")?;
    let hour = cursor.digits(2)?;
    cursor.take(b":")?;
    let minute = cursor.digits(2)?;
    cursor.take(b":")?;
    let second = cursor.digits(2)?;
    let nanos = if cursor.take(b".").is_some() { cursor.fraction()? } else { 0 };
    let offset = zone(&mut cursor, false)?;
    if !cursor.is_done() {
        return None;
    }
    moment(days, of_day(hour, minute, second)?.checked_sub(offset)?, nanos)
}

/// The moment that a `NumericDate` of RFC 7519 means. One beyond all calendars is the last one that can be told.
pub(crate) fn numeric(number: &serde_json::Number) -> Instant {
    if let Some(seconds) = number.as_i64() {
        return Instant { seconds, nanos: 0 };
    }
    let seconds = number.as_f64().unwrap_or(f64::MAX);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
    let (whole, nanos) = (seconds.floor() as i64, ((seconds - seconds.floor()) * 1e9) as u32);
    Instant { seconds: whole, nanos: nanos.min(999_999_999) }
}

/// The moment in an option `at`.
///
/// # Errors
/// `option.invalid`.
pub(crate) fn option_at(text: Option<&str>) -> Result<Option<Instant>> {
    let Some(text) = text else { return Ok(None) };
    rfc3339(text).map(Some).ok_or_else(|| {
        let message = format!("options: `at` is {}, not a date and time of RFC 3339", quote(text));
        Error::new(ErrorCode::OptionInvalid, message)
    })
}

/// A date and time of ISO 8601 with its zone: seconds and the minutes of the zone may be missing, colons too.
pub(crate) fn iso8601_with_zone(text: &str) -> Option<Instant> {
    rfc3339(text).or_else(|| {
        let mut cursor = Cursor(text.as_bytes());
        let days = calendar_day(&mut cursor)?;
        cursor.take(b"Tt ")?;
        let (of_day, nanos, offset) = clock(&mut cursor)?;
        moment(days, of_day.checked_sub(offset?)?, nanos)
    })
}

/// `YYYY-MM-DD` or `YYYYMMDD`.
fn calendar_day(cursor: &mut Cursor<'_>) -> Option<i64> {
    let mut extended = *cursor;
    if let Some(days) = extended_day(&mut extended) {
        *cursor = extended;
        return Some(days);
    }
    day_number(cursor.digits(4)?, cursor.digits(2)?, cursor.digits(2)?)
}

/// `HH`, `HH:MM`, `HHMM`, `HH:MM:SS` or `HHMMSS`, a fraction, a zone or none; to the end of the text.
fn clock(cursor: &mut Cursor<'_>) -> Option<(i64, u32, Option<i64>)> {
    let hour = cursor.digits(2)?;
    let (mut minute, mut second) = (0, 0);
    let colon = cursor.take(b":").is_some();
    let more = |cursor: &Cursor<'_>| cursor.0.first().is_some_and(u8::is_ascii_digit);
    if colon || more(cursor) {
        minute = cursor.digits(2)?;
        let again = if colon { cursor.take(b":").is_some() } else { more(cursor) };
        if again {
            second = cursor.digits(2)?;
        }
    }
    let nanos = if cursor.take(b".,").is_some() { cursor.fraction()? } else { 0 };
    let offset = if cursor.is_done() { None } else { Some(zone(cursor, true)?) };
    cursor.is_done().then_some((of_day(hour, minute, second)?, nanos, offset))
}

/// A date of 1.0 and 1.1: seconds since 1970, or a date of ISO 8601 in any of its shapes.
///
/// Four digits are a year, eight a day, and five to seven or nine and ten are seconds. Thirteen would be milliseconds
/// and are refused.
pub(crate) fn legacy(text: &str) -> Option<Instant> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let digits = !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit());
    let a_day = text.len() == 8 && day_only(text).is_some();
    if digits && (1..=10).contains(&whole.len()) && text.len() != 4 && !a_day {
        return unix(text);
    }
    if let Some(days) = day_only(text) {
        return moment(days, 0, 0);
    }
    let mut cursor = Cursor(text.as_bytes());
    let days = calendar_day(&mut cursor)?;
    cursor.take(b"T ")?;
    let (of_day, nanos, offset) = clock(&mut cursor)?;
    moment(days, of_day.checked_sub(offset.unwrap_or(0))?, nanos)
}

/// Seconds since 1970, perhaps with a fraction.
fn unix(text: &str) -> Option<Instant> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, f)| (whole, Some(f)));
    let mut cursor = Cursor(whole.as_bytes());
    let seconds = cursor.digits(whole.len())?;
    let nanos = match fraction {
        Some(fraction) => {
            let mut cursor = Cursor(fraction.as_bytes());
            let nanos = cursor.fraction()?;
            cursor.is_done().then_some(nanos)?
        }
        None => 0,
    };
    Some(Instant { seconds, nanos })
}

/// A day without a time: year, month, day, day of the year, week, day of a week, quarter. The first day of it.
fn day_only(text: &str) -> Option<i64> {
    let shapes: [fn(&mut Cursor<'_>, i64) -> Option<i64>; 5] =
        [year_alone, month_and_day, ordinal, week, quarter];
    shapes.iter().find_map(|shape| {
        let mut cursor = Cursor(text.as_bytes());
        let year = cursor.digits(4)?;
        let day = shape(&mut cursor, year)?;
        cursor.is_done().then_some(day)
    })
}

fn year_alone(_: &mut Cursor<'_>, year: i64) -> Option<i64> {
    day_number(year, 1, 1)
}

/// `-MM`, `/MM`, `-MM-DD`, `MMDD`.
fn month_and_day(cursor: &mut Cursor<'_>, year: i64) -> Option<i64> {
    let mark = cursor.take(b"-/");
    let month = cursor.digits(2)?;
    match mark {
        Some(_) if cursor.is_done() => day_number(year, month, 1),
        Some(mark) => {
            cursor.take(&[mark])?;
            day_number(year, month, cursor.digits(2)?)
        }
        None => day_number(year, month, cursor.digits(2)?),
    }
}

/// `-DDD`.
fn ordinal(cursor: &mut Cursor<'_>, year: i64) -> Option<i64> {
    cursor.take(b"-")?;
    let day = cursor.digits(3)?;
    let last = if is_leap(year) { 366 } else { 365 };
    (1..=last).contains(&day).then_some(())?;
    day_number(year, 1, 1)?.checked_add(day)?.checked_sub(1)
}

/// `-Www`, `Www`, and a day of the week from 1, Monday, with or without `-`.
fn week(cursor: &mut Cursor<'_>, year: i64) -> Option<i64> {
    let _ = cursor.take(b"-");
    cursor.take(b"W")?;
    let week = cursor.digits(2)?;
    let _ = cursor.take(b"-");
    let day = if cursor.is_done() { 1 } else { cursor.digits(1)? };
    ((1..=53).contains(&week) && (1..=7).contains(&day)).then_some(())?;
    // The first week is that of 4 January; 1970-01-01 was a Thursday.
    let fourth = day_number(year, 1, 4)?;
    let monday = fourth.checked_sub(fourth.checked_add(3)?.rem_euclid(7))?;
    let begins = monday.checked_add(week.checked_sub(1)?.checked_mul(7)?)?;
    // A week belongs to the year of its Thursday, so most years have no week 53.
    (begins.checked_add(3)? <= day_number(year, 12, 31)?).then_some(())?;
    begins.checked_add(day)?.checked_sub(1)
}

/// `Qn`, `-qn`.
fn quarter(cursor: &mut Cursor<'_>, year: i64) -> Option<i64> {
    let _ = cursor.take(b"-");
    cursor.take(b"Qq")?;
    let quarter = cursor.digits(1)?;
    (1..=4).contains(&quarter).then_some(())?;
    day_number(year, quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?, 1)
}

/// A date of 0.5: a day as `YYYY-MM-DD`, or up to ten digits, seconds since 1970.
pub(crate) fn date05(text: &str) -> bool {
    is_day(text) || (1..=10).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// The moment a date of 0.5 means.
pub(crate) fn oldest(text: &str) -> Option<Instant> {
    if is_day(text) { legacy(text) } else { date05(text).then(|| unix(text)).flatten() }
}

/// A day as `YYYY-MM-DD`.
pub(crate) fn is_day(text: &str) -> bool {
    let mut cursor = Cursor(text.as_bytes());
    extended_day(&mut cursor).is_some() && cursor.is_done()
}

/// A day as `YYYYMMDD`.
pub(crate) fn is_basic_day(text: &str) -> bool {
    text.len() == 8 && day_only(text).is_some() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The moment in RFC 3339, in UTC, with as many digits of a fraction as it has.
#[must_use]
pub(crate) fn to_rfc3339(at: Instant) -> String {
    let days = at.seconds.div_euclid(DAY);
    let of_day = at.seconds.rem_euclid(DAY);
    let (year, month, day) = calendar(days);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    let mut out = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
    if at.nanos > 0 {
        let digits = format!("{:09}", at.nanos);
        out.push('.');
        out.push_str(digits.trim_end_matches('0'));
    }
    out.push('Z');
    out
}

/// The day of the Gregorian calendar that is so many days from 1970-01-01.
#[allow(
    clippy::arithmetic_side_effects,
    reason = "bounded: the days of an `i64` of seconds are far from overflow"
)]
fn calendar(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let m = (5 * of_year + 2) / 153;
    let day = of_year - (153 * m + 2) / 5 + 1;
    let month = if m < 10 { m + 3 } else { m - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
#[path = "dates/tests.rs"]
mod tests;
