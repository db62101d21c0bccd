//! The attributes of a start tag, with their places.
//!
//! The XML reader has found the end of the tag, quotes regarded; this splits what is between. It exists beside the
//! reader's own attribute iterator because writing needs byte ranges, and because it does nothing quadratic.

use std::borrow::Cow;
use std::ops::Range;

use crate::error::{Error, ErrorCode, Result, quote};

/// One attribute as written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute<'a> {
    pub(crate) name: &'a str,
    /// Between the quotes, references not resolved.
    pub(crate) value: &'a str,
    /// Of the name's first byte, in the text that was split.
    pub(crate) start: usize,
    /// Of the byte after the closing quote.
    pub(crate) end: usize,
}

impl<'a> Attribute<'a> {
    /// The prefix, if the name has one, and the local part.
    pub(crate) fn split(&self) -> (Option<&'a str>, &'a str) {
        split_name(self.name)
    }

    /// The range with the one white-space byte in front of it.
    pub(crate) fn range_with_space(&self, base: usize) -> Range<usize> {
        base.saturating_add(self.start).saturating_sub(1)..base.saturating_add(self.end)
    }
}

/// A qualified name's prefix and local part (Namespaces in XML, section 4).
pub(crate) fn split_name(name: &str) -> (Option<&str>, &str) {
    let colon = name.bytes().position(|byte| byte == b':');
    match colon.and_then(|colon| name.split_at_checked(colon)) {
        Some((prefix, local)) => (Some(prefix), local.get(1..).unwrap_or_default()),
        None => (None, name),
    }
}

/// Splits the text between an element's name and its `>` or `/>`.
pub(crate) fn attributes(tag: &str) -> Attributes<'_> {
    Attributes { tag, at: 0 }
}

/// See [`attributes`]. Ends after the first error.
#[derive(Debug)]
pub(crate) struct Attributes<'a> {
    tag: &'a str,
    at: usize,
}

impl<'a> Attributes<'a> {
    fn read(&mut self) -> Option<Attribute<'a>> {
        let start = self.at;
        let rest = self.tag.get(start..)?;
        // Names are short: a plain loop beats the vector search.
        let name_end = rest.bytes().position(|b| is_space(b) || matches!(b, b'=' | b'"' | b'\'' | b'<'))?;
        let name = rest.get(..name_end).filter(|name| !name.is_empty())?;
        let rest = trim_start(rest.get(name_end..)?);
        let quoted = trim_start(rest.strip_prefix('=')?);
        let mark = quoted.bytes().next().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let value = quoted.get(1..)?;
        // `<` is not allowed in a value (XML 1.0, production 10).
        let length = memchr::memchr2(mark, b'<', value.as_bytes())?;
        if value.as_bytes().get(length) == Some(&b'<') {
            return None;
        }
        let unread = value.len().checked_sub(length)?.checked_sub(1)?;
        self.at = self.tag.len().checked_sub(unread)?;
        Some(Attribute { name, value: value.get(..length)?, start, end: self.at })
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<Attribute<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.tag.get(self.at..).unwrap_or_default();
        let unspaced = trim_start(rest);
        if unspaced.is_empty() {
            return None;
        }
        let spaced = unspaced.len() < rest.len();
        self.at = self.tag.len().saturating_sub(unspaced.len());
        let at = self.at;
        match self.read().filter(|_| spaced) {
            Some(attribute) => Some(Ok(attribute)),
            None => {
                self.at = self.tag.len();
                let message = "an attribute is not of the form name=\"value\"";
                Some(Err(Error::new(ErrorCode::SvgMalformed, message).offset(at)))
            }
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

fn trim_start(text: &str) -> &str {
    let start = text.bytes().position(|byte| !is_space(byte)).unwrap_or(text.len());
    text.get(start..).unwrap_or_default()
}

/// A character or predefined reference resolved, without its `&` and `;`.
///
/// # Errors
/// `svg.entity` for any other entity, `svg.malformed` for what is no reference.
pub(crate) fn resolve(reference: &str) -> Result<char> {
    match reference {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => match reference.strip_prefix('#') {
            Some(number) => character(number).ok_or_else(|| no_reference(reference)),
            None if is_name(reference) => Err(entity(reference)),
            None => Err(no_reference(reference)),
        },
    }
}

fn character(number: &str) -> Option<char> {
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |hex| (hex, 16));
    // `from_str_radix` would take a sign.
    if !digits.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, radix).ok()?).filter(|&c| is_xml_char(c))
}

fn is_name(reference: &str) -> bool {
    let mut chars = reference.chars();
    let starts = |c: char| c.is_alphabetic() || matches!(c, '_' | ':');
    chars.next().is_some_and(starts)
        && chars.all(|c| starts(c) || c.is_numeric() || matches!(c, '-' | '.' | '\u{B7}'))
}

/// A reference to an entity that is not one of the predefined five.
#[cold]
pub(crate) fn entity(reference: &str) -> Error {
    let message =
        format!("a badge refers to the entity \"{}\"; entities are never expanded", quote(reference));
    Error::new(ErrorCode::SvgEntity, message)
}

#[cold]
fn no_reference(reference: &str) -> Error {
    let message = format!("\"&{}\" is not a reference to a character", quote(reference));
    Error::new(ErrorCode::SvgMalformed, message)
}

/// Whether XML 1.0 (section 2.2) allows the character.
pub(crate) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// An attribute value with its references resolved.
///
/// # Errors
/// Those of [`resolve`], for the first reference that cannot be.
pub(crate) fn unescape(value: &str) -> Result<Cow<'_, str>> {
    if memchr::memchr(b'&', value.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(value));
    }
    let mut parts = value.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (reference, rest) = part.split_once(';').ok_or_else(|| no_reference(part))?;
        out.push(resolve(reference)?);
        out.push_str(rest);
    }
    Ok(Cow::Owned(out))
}
