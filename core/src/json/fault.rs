//! From a reader's refusal to a typed error. All of it is cold.

use crate::error::{Error, ErrorCode};
use crate::json::path::push_segment;
use crate::limits::Limits;

/// Longest JSON Pointer put into an error: the names in it are the document's.
const POINTER_BYTES: usize = 1_000;

/// Why the seeds refused, beyond syntax.
pub(super) struct Fault {
    pub(super) code: ErrorCode,
    /// Where, if the seeds know better than the reader.
    pub(super) offset: Option<usize>,
    pub(super) message: String,
    /// The way to the place, innermost first.
    pub(super) path: Vec<String>,
}

/// The error to report for what `serde_json` answered.
#[cold]
pub(super) fn explain(text: &str, error: &serde_json::Error, fault: Option<Fault>, limits: &Limits) -> Error {
    let offset = offset_of(text, error);
    if let Some(fault) = fault {
        return from_fault(text, fault, offset, limits);
    }
    if let Some(lone) = lone_surrogate(text, offset) {
        let message = format!("half of a surrogate pair at byte {lone}");
        return Error::new(ErrorCode::JsonLoneSurrogate, message).offset(lone);
    }
    let reason = error.to_string();
    let code = match reason.starts_with("number out of range") {
        true => ErrorCode::JsonNumber,
        false => ErrorCode::JsonSyntax,
    };
    Error::new(code, format!("the JSON is not valid: {reason}")).offset(offset)
}

fn from_fault(text: &str, fault: Fault, read_to: usize, limits: &Limits) -> Error {
    let depth = limits.json_depth.min(Limits::MAX_JSON_DEPTH);
    let message = match fault.code {
        ErrorCode::LimitJsonDepth => {
            format!("the JSON is nested deeper than {depth}, the limit `json_depth`")
        }
        ErrorCode::LimitJsonNodes => {
            format!("the JSON has more values than {}, the limit `json_nodes`", limits.json_nodes)
        }
        _ => fault.message,
    };
    let place = match fault.code {
        ErrorCode::LimitJsonDepth => opening(text, depth),
        _ => fault.offset,
    };
    let error = Error::new(fault.code, message).offset(place.unwrap_or(read_to));
    let length = fault.path.iter().fold(0_usize, |sum, segment| sum.saturating_add(segment.len()));
    if fault.code != ErrorCode::JsonDuplicateKey || length > POINTER_BYTES {
        return error;
    }
    let mut pointer = String::new();
    for segment in fault.path.iter().rev() {
        push_segment(&mut pointer, segment);
    }
    error.pointer(pointer)
}

/// The byte that `serde_json`'s line and column name. Its columns count the bytes that were read, from 1.
fn offset_of(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let lines_before = error.line().saturating_sub(1);
    let line_start = match lines_before {
        0 => 0,
        n => memchr::memchr_iter(b'\n', text.as_bytes())
            .nth(n.saturating_sub(1))
            .map_or(0, |newline| newline.saturating_add(1)),
    };
    line_start.saturating_add(error.column().saturating_sub(1)).min(text.len())
}

/// Where the first array or object begins that has `depth` others around it. The text up to there is sound.
fn opening(text: &str, depth: usize) -> Option<usize> {
    let (mut open, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string && open == depth => return Some(at),
            b'[' | b'{' if !in_string => open = open.saturating_add(1),
            b']' | b'}' if !in_string => open = open.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The first escape of half a surrogate pair that begins at or before `end`. `serde_json` has several messages for
/// it, and for some breaks off further on, so the text itself is asked.
fn lone_surrogate(text: &str, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0_usize;
    while let Some(found) = memchr::memchr(b'\\', bytes.get(at..)?) {
        let start = at.saturating_add(found);
        if start > end {
            return None;
        }
        at = start.saturating_add(2);
        match unit(bytes, start) {
            Some(0xD800..=0xDBFF) => match unit(bytes, start.saturating_add(6)) {
                Some(0xDC00..=0xDFFF) => at = start.saturating_add(12),
                _ => return Some(start),
            },
            Some(0xDC00..=0xDFFF) => return Some(start),
            _ => {}
        }
    }
    None
}

/// The UTF-16 code unit of the `\uXXXX` that begins at `at`.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let escape = bytes.get(at..at.saturating_add(6))?;
    let hex = std::str::from_utf8(escape.strip_prefix(b"\\u")?).ok()?;
    // `from_str_radix` would take a sign.
    if !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(hex, 16).ok()
}
