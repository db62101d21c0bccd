//! The forms of Mozilla's validator 0.2.4, on which the Backpack ran: what it accepted, the profile `legacy` accepts.

use crate::error::ErrorCode;
use crate::json::Json;
use crate::rules::form::Fault;

/// A form of that validator. The names are those of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mozilla {
    String,
    /// Absolute, or a path.
    Url,
    AbsoluteUrl,
    AbsoluteUrlOrDataUri,
    Email,
    Hash,
    EmailOrHash,
    Origin,
    Version,
    Date,
    DateTime,
    Boolean,
    IdentityType,
    VerificationType,
    Alignment,
    Tags,
}

impl Mozilla {
    /// The words of its messages.
    pub(super) fn words(self) -> &'static str {
        match self {
            Mozilla::String => "a string",
            Mozilla::Url => "a URL",
            Mozilla::AbsoluteUrl => "an absolute URL",
            Mozilla::AbsoluteUrlOrDataUri => "an absolute URL or a data URL",
            Mozilla::Email => "an e-mail address",
            Mozilla::Hash => "a self-identifying hash string (sha1, sha256, sha512, md5)",
            Mozilla::EmailOrHash => "an e-mail address or a self-identifying hash string",
            Mozilla::Origin => "an origin (scheme, hostname and optional port)",
            Mozilla::Version => "a string in the format x.y.z",
            Mozilla::Date => "a unix timestamp or a string in the format YYYY-MM-DD",
            Mozilla::DateTime => "a unix timestamp or an ISO 8601 date string",
            Mozilla::Boolean => "a boolean",
            Mozilla::IdentityType => "the string \"email\"",
            Mozilla::VerificationType => "either \"hosted\" or \"signed\"",
            Mozilla::Alignment => "a list of alignments, each with a name and a url",
            Mozilla::Tags => "a list of strings",
        }
    }

    fn code(self) -> ErrorCode {
        match self {
            Mozilla::Url | Mozilla::AbsoluteUrl | Mozilla::Origin => ErrorCode::ValueUrl,
            Mozilla::AbsoluteUrlOrDataUri => ErrorCode::ValueDataUri,
            Mozilla::Email | Mozilla::EmailOrHash => ErrorCode::ValueEmail,
            Mozilla::Hash => ErrorCode::ValueHash,
            Mozilla::Version => ErrorCode::ValueVersion,
            Mozilla::Date | Mozilla::DateTime => ErrorCode::ValueDate,
            Mozilla::IdentityType | Mozilla::VerificationType => ErrorCode::ValueWord,
            Mozilla::String | Mozilla::Boolean | Mozilla::Alignment | Mozilla::Tags => ErrorCode::MemberType,
        }
    }

    /// What is wrong with a value.
    pub(crate) fn fault(self, json: &Json<'_>) -> Option<Fault> {
        (!self.accepts(json)).then(|| Fault::error(self.code(), self.words()))
    }

    fn accepts(self, json: &Json<'_>) -> bool {
        let text = json.as_str();
        let is = |sound: fn(&str) -> bool| text.is_some_and(sound);
        match self {
            Mozilla::String => text.is_some(),
            Mozilla::Url => is(|text| absolute_url(text) || path(text)),
            Mozilla::AbsoluteUrl => is(absolute_url),
            Mozilla::AbsoluteUrlOrDataUri => is(|text| absolute_url(text) || data_url(text)),
            Mozilla::Email => is(email),
            Mozilla::Hash => is(hash),
            Mozilla::EmailOrHash => is(|text| email(text) || hash(text)),
            Mozilla::Origin => is(origin),
            Mozilla::Version => number(json).as_deref().or(text).is_some_and(version),
            Mozilla::Date => number(json).as_deref().or(text).is_some_and(date),
            Mozilla::DateTime => match json {
                Json::Number(seconds) => timestamp(&seconds.to_string()),
                _ => is(|text| timestamp(text) || date_time(text)),
            },
            Mozilla::Boolean => boolean(json),
            Mozilla::IdentityType => is(|text| text.eq_ignore_ascii_case("email")),
            Mozilla::VerificationType => is(|text| {
                let text = text.to_ascii_lowercase();
                text.starts_with("hosted") || text.ends_with("signed")
            }),
            Mozilla::Alignment => list(json, alignment),
            Mozilla::Tags => list(json, |tag| tag.as_str().is_some()),
        }
    }
}

/// Whether JavaScript takes a value for false: an optional member with one was not looked at.
pub(crate) fn is_falsy(json: &Json<'_>) -> bool {
    match json {
        Json::Null | Json::Bool(false) => true,
        Json::String(text) => text.is_empty(),
        Json::Number(number) => number.as_f64() == Some(0.0),
        _ => false,
    }
}

fn number(json: &Json<'_>) -> Option<String> {
    match json {
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn list(json: &Json<'_>, sound: fn(&Json<'_>) -> bool) -> bool {
    matches!(json, Json::Array(items) if items.iter().all(sound))
}

fn alignment(json: &Json<'_>) -> bool {
    let text = |name: &str| json.get(name).and_then(Json::as_str);
    json.is_object()
        && text("name").is_some()
        && text("url").is_some_and(absolute_url)
        && json.get("description").is_none_or(|value| value.as_str().is_some() || is_falsy(value))
}

/// `http://` or `https://`, then at least two characters that are not white space, the first not one of `/$.?#`.
fn absolute_url(text: &str) -> bool {
    let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    rest.is_some_and(|rest| {
        let first = rest.chars().next();
        first.is_some_and(|c| !matches!(c, '/' | '$' | '.' | '?' | '#'))
            && rest.chars().nth(1).is_some()
            && !rest.contains(char::is_whitespace)
    })
}

/// A `/` and something behind it.
fn path(text: &str) -> bool {
    let rest = text.strip_prefix('/');
    rest.is_some_and(|rest| rest.chars().next().is_some_and(|c| !c.is_whitespace()))
}

/// A data URL of an image anywhere in the text, line ends aside.
fn data_url(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
    text.match_indices("data:").any(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default().strip_prefix("data:").unwrap_or_default();
        let Some((head, data)) = rest.split_once(',') else { return false };
        let media_type = head.split(';').next().unwrap_or_default();
        matches!(media_type, "image/png" | "image/svg" | "image/svg+xml") && !data.is_empty()
    })
}

/// An address with a dotted domain anywhere in the text.
fn email(text: &str) -> bool {
    let local = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-.".contains(c);
    let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    text.match_indices('@').any(|(at, _)| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let after = after.strip_prefix('@').unwrap_or_default();
        let name = after.split(|c| !domain(c)).next().unwrap_or_default();
        let mut labels = name.split('.');
        before.chars().next_back().is_some_and(|c| local(c) && c != '.')
            && labels.next().is_some_and(|label| !label.is_empty())
            && labels
                .next()
                .is_some_and(|label| label.len() >= 2 || !label.is_empty() && labels.next().is_some())
    })
}

/// `algorithm$value`, both of letters and digits; the digest's length was never looked at.
fn hash(text: &str) -> bool {
    text.split_once('$').is_some_and(|(algorithm, value)| {
        matches!(algorithm, "sha1" | "sha256" | "sha512" | "md5")
            && !value.is_empty()
            && value.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

fn origin(text: &str) -> bool {
    let rest = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    rest.is_some_and(|rest| {
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let (host, port) = rest.split_once(':').unwrap_or((rest, "0"));
        let sound = |c: char| !c.is_whitespace() && !matches!(c, '/' | '?' | '#');
        host.chars().count() >= 2
            && host.chars().all(sound)
            && !port.is_empty()
            && port.bytes().all(|b| b.is_ascii_digit())
    })
}

fn version(text: &str) -> bool {
    let text = text.strip_prefix('v').unwrap_or(text);
    let parts: Vec<&str> = text.split('.').take(4).collect();
    matches!(parts.len(), 2 | 3) && parts.iter().all(|part| digits(part, 1, 40))
}

/// By shape only: the ninety-ninth of the ninety-ninth month was accepted.
fn date(text: &str) -> bool {
    digits(text, 1, 10) || shape(text, "dddd-dd-dd")
}

/// Ten digits that begin with 1, which ends in 2033.
fn timestamp(text: &str) -> bool {
    text.starts_with('1') && digits(text, 10, 10)
}

/// The shapes that npm dateutil 0.1 knew.
fn date_time(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (day, time) = match unsigned.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (unsigned, None),
    };
    let whole_day = shape(day, "dddd-dd-dd") || shape(day, "dddddddd");
    let other = [
        "dddd",
        "ddddd",
        "dddddd",
        "dddd-ddd",
        "dddd-Wdd",
        "ddddWddd",
        "dddd-Wdd-d",
        "ddddQd",
        "dddd-qd",
        "dddd-Qd",
        "ddddqd",
    ];
    match time {
        Some(time) => whole_day && clock(time),
        None => whole_day || month(day) || other.iter().any(|known| shape(day, known)),
    }
}

fn month(day: &str) -> bool {
    let parts = day.split_once('-').or_else(|| day.split_once('/'));
    parts.is_some_and(|(year, month)| {
        digits(year, 4, 4) && digits(month, 2, 2) && ("01"..="12").contains(&month)
    })
}

fn clock(time: &str) -> bool {
    let end = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(end).unwrap_or_default();
    let (clock, fraction) = clock.split_once(['.', ',']).map_or((clock, None), |(c, f)| (c, Some(f)));
    let sound = ["dd", "dd:dd", "dddd", "dd:dd:dd", "dddddd"].iter().any(|known| shape(clock, known));
    let offset = zone.strip_prefix(['+', '-']);
    let zoned = zone.is_empty()
        || zone == "Z"
        || offset.is_some_and(|offset| ["dd", "dddd", "dd:dd"].iter().any(|known| shape(offset, known)));
    sound && zoned && fraction.is_none_or(|fraction| digits(fraction, 1, 40))
}

/// A boolean, or anything whose text has `true` or `false` in it.
fn boolean(json: &Json<'_>) -> bool {
    let says = |text: &str| {
        let text = text.to_ascii_lowercase();
        text.contains("true") || text.contains("false")
    };
    match json {
        Json::Bool(_) => true,
        Json::String(text) => says(text),
        Json::Array(items) => items.iter().any(boolean),
        _ => false,
    }
}

fn digits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text has the shape of a pattern in which `d` is any digit.
fn shape(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(byte, known)| match known {
            b'd' => byte.is_ascii_digit(),
            other => byte == other,
        })
}
