//! Which encoding an SVG is in, and its text.
//!
//! UTF-8 and UTF-16 are read. Other encodings that extend ASCII are let through while the file is all ASCII, since
//! then every reader sees the same characters: old Illustrator files declare `iso-8859-1` and contain none of it.

use std::borrow::Cow;

use crate::error::{Error, ErrorCode, Result, quote};

/// An SVG's text, and how its places map back to the file.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Bytes of the byte order mark in front of the text.
    pub(crate) mark: usize,
    pub(crate) utf16: bool,
    /// Declared as something other than UTF-8, so that only ASCII may be written into it.
    pub(crate) ascii_only: bool,
}

impl Decoded<'_> {
    /// The file offset of a place in the text.
    pub(crate) fn file_offset(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let bytes = if self.utf16 { before.encode_utf16().count().saturating_mul(2) } else { before.len() };
        self.mark.saturating_add(bytes)
    }
}

/// Decodes a whole file.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>> {
    match bytes {
        [0, 0, 0xfe, 0xff, ..] | [0xff, 0xfe, 0, 0, ..] => Err(unsupported("it is UTF-32")),
        [0xfe, 0xff, rest @ ..] => utf16(rest, 2, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, 2, u16::from_le_bytes),
        [0, b'<', ..] => utf16(bytes, 0, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(bytes, 0, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3),
        _ => utf8(bytes, 0),
    }
}

/// Decodes as well as it goes, for telling what a file is.
pub(crate) fn decode_lossy(bytes: &[u8]) -> Cow<'_, str> {
    let lossy16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (units, _) = bytes.as_chunks::<2>();
        let decoded = char::decode_utf16(units.iter().map(|pair| unit(*pair)));
        Cow::Owned(decoded.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    };
    match bytes {
        [0xfe, 0xff, rest @ ..] => lossy16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => lossy16(rest, u16::from_le_bytes),
        [0, b'<', ..] => lossy16(bytes, u16::from_be_bytes),
        [b'<', 0, ..] => lossy16(bytes, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        _ => String::from_utf8_lossy(bytes),
    }
}

fn utf16(bytes: &[u8], mark: usize, unit: fn([u8; 2]) -> u16) -> Result<Decoded<'_>> {
    let (units, odd) = bytes.as_chunks::<2>();
    if !odd.is_empty() {
        return Err(unsupported("it is UTF-16 with half a character at the end"));
    }
    let text: Option<String> =
        char::decode_utf16(units.iter().map(|pair| unit(*pair))).map(std::result::Result::ok).collect();
    match text {
        Some(text) => Ok(Decoded { text: Cow::Owned(text), mark, utf16: true, ascii_only: false }),
        None => Err(unsupported("it is UTF-16 with half a surrogate pair")),
    }
}

fn utf8(bytes: &[u8], mark: usize) -> Result<Decoded<'_>> {
    let declared = declared(bytes).filter(|name| !name.eq_ignore_ascii_case("utf-8"));
    if let Some(name) = declared {
        if !extends_ascii(name) {
            return Err(unsupported(&format!("it is declared as {}", quote(name))));
        }
        if !name.eq_ignore_ascii_case("utf8") && !bytes.is_ascii() {
            return Err(unsupported(&format!("it is declared as {} and is not all ASCII", quote(name))));
        }
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            Ok(Decoded { text: Cow::Borrowed(text), mark, utf16: false, ascii_only: declared.is_some() })
        }
        Err(e) => {
            let at = mark.saturating_add(e.valid_up_to());
            Err(unsupported(&format!("it is not UTF-8 from byte {at} on")).offset(at))
        }
    }
}

/// The encoding named in the XML declaration (XML 1.0, section 4.3.3).
fn declared(bytes: &[u8]) -> Option<&str> {
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(declaration, b"?>")?;
    let declaration = std::str::from_utf8(declaration.get(..end)?).ok()?;
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split_once(mark).map(|(name, _)| name)
}

/// Whether bytes below 128 mean ASCII in it, whatever stands before them.
fn extends_ascii(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(name.as_str(), "utf8" | "us-ascii" | "ascii" | "latin1")
        || name.starts_with("iso-8859-")
        || name.starts_with("windows-125")
}

fn unsupported(what: &str) -> Error {
    Error::new(ErrorCode::SvgEncoding, format!("the SVG has to be UTF-8 or UTF-16, but {what}"))
}
