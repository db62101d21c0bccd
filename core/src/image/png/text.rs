//! The three text chunks (PNG section 11.3.3): tEXt, zTXt, iTXt.

use flate2::{Decompress, FlushDecompress, Status};

use super::chunk::Chunk;
use crate::error::{Error, ErrorCode, Result};
use crate::image::Carrier;
use crate::image::keyword::PNG_KEYWORDS;
use crate::limits::Limits;
use crate::problem::{Problem, Severity};

/// The text of a badge chunk.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) carrier: Carrier,
    pub(crate) text: String,
    pub(crate) problems: Vec<Problem>,
}

/// The keyword, if this is a text chunk with a badge, and what follows the NUL behind it.
#[inline]
pub(crate) fn badge_keyword<'a>(chunk: &Chunk<'a>) -> Option<(&'static str, &'a [u8])> {
    if !matches!(&chunk.kind, b"tEXt" | b"zTXt" | b"iTXt") {
        return None;
    }
    PNG_KEYWORDS.into_iter().find_map(|keyword| {
        let rest = chunk.data.strip_prefix(keyword.as_bytes())?.strip_prefix(b"\0")?;
        Some((keyword, rest))
    })
}

/// Opens a badge chunk. `fields` is what follows the keyword's NUL.
pub(crate) fn open(chunk: &Chunk<'_>, fields: &[u8], limits: &Limits) -> Result<Text> {
    match &chunk.kind {
        b"tEXt" => latin1(chunk, Carrier::Text, fields, limits),
        b"zTXt" => {
            let Some((0, deflated)) = fields.split_first().map(|(method, rest)| (*method, rest)) else {
                return Err(layout(chunk, "the compression method is not 0"));
            };
            let inflated = inflate(chunk, deflated, limits)?;
            latin1(chunk, Carrier::CompressedText, &inflated, limits)
        }
        _ => international(chunk, fields, limits),
    }
}

fn international(chunk: &Chunk<'_>, fields: &[u8], limits: &Limits) -> Result<Text> {
    let Some(([flag, method], rest)) = fields.split_first_chunk::<2>() else {
        return Err(layout(chunk, "it ends before the compression flag and method"));
    };
    if *flag > 1 {
        return Err(layout(chunk, "the compression flag is neither 0 nor 1"));
    }
    // Readers ignore the method of an uncompressed text (PNG section 11.3.3.4).
    if *flag == 1 && *method != 0 {
        return Err(layout(chunk, "the compression method is not 0"));
    }
    // The language tag and the translated keyword are not part of the text.
    let Some(text) = after_nul(rest).and_then(after_nul) else {
        return Err(layout(chunk, "the language tag or the translated keyword has no end"));
    };
    if *flag == 0 {
        return utf8(chunk, Carrier::InternationalText, text, limits);
    }
    let mut opened =
        utf8(chunk, Carrier::CompressedInternationalText, &inflate(chunk, text, limits)?, limits)?;
    let message = "the badge is compressed, which the baking specification forbids; it was inflated";
    opened.problems.push(Problem::warning(ErrorCode::PngTextLayout, message).offset(chunk.offset));
    Ok(opened)
}

fn after_nul(bytes: &[u8]) -> Option<&[u8]> {
    let nul = memchr::memchr(0, bytes)?;
    bytes.get(nul..)?.split_first().map(|(_, rest)| rest)
}

fn utf8(chunk: &Chunk<'_>, carrier: Carrier, bytes: &[u8], limits: &Limits) -> Result<Text> {
    check_text(chunk, bytes, limits)?;
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Text { carrier, text: text.to_owned(), problems: Vec::new() }),
        Err(e) => {
            let message = format!("the text is not UTF-8 from its byte {} on", e.valid_up_to());
            Err(chunk.error(ErrorCode::PngInvalidUtf8, message))
        }
    }
}

/// tEXt is Latin-1 by the book, but bakers wrote UTF-8 into it, and Latin-1 with accents is seldom valid UTF-8.
fn latin1(chunk: &Chunk<'_>, carrier: Carrier, bytes: &[u8], limits: &Limits) -> Result<Text> {
    check_text(chunk, bytes, limits)?;
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Text { carrier, text: text.to_owned(), problems: Vec::new() });
    }
    let text = bytes.iter().map(|&byte| char::from(byte)).collect();
    let message = "the text is not UTF-8 and was read as Latin-1";
    let problem = Problem::new(ErrorCode::PngLatin1, Severity::Info, message).offset(chunk.offset);
    Ok(Text { carrier, text, problems: vec![problem] })
}

fn check_text(chunk: &Chunk<'_>, bytes: &[u8], limits: &Limits) -> Result<()> {
    limits.check_text(bytes.len()).map_err(|e| e.offset(chunk.offset).part(chunk.name()))?;
    match memchr::memchr(0, bytes) {
        None => Ok(()),
        Some(at) => Err(chunk.error(ErrorCode::PngNulInText, format!("the text has a NUL at its byte {at}"))),
    }
}

/// Inflates a whole zlib stream (RFC 1950) under the cap, Adler-32 and end of stream checked.
fn inflate(chunk: &Chunk<'_>, deflated: &[u8], limits: &Limits) -> Result<Vec<u8>> {
    let broken = |what: &str| chunk.error(ErrorCode::PngDeflate, format!("the compressed text {what}"));
    let mut inflater = Decompress::new(true);
    let mut out = Vec::with_capacity(deflated.len().saturating_mul(4).clamp(256, 64 * 1024));
    loop {
        let consumed = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX);
        let rest = deflated.get(consumed..).unwrap_or_default();
        let before = (consumed, out.len());
        let status = inflater
            .decompress_vec(rest, &mut out, FlushDecompress::None)
            .map_err(|_| broken("is not a valid zlib stream"))?;
        if out.len() > limits.inflated_bytes {
            let limit = limits.inflated_bytes;
            let message =
                format!("the compressed text grows beyond {limit} bytes, the limit `inflated_bytes`");
            return Err(chunk.error(ErrorCode::LimitInflated, message));
        }
        let consumed = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX);
        match status {
            Status::StreamEnd if consumed == deflated.len() => return Ok(out),
            Status::StreamEnd => return Err(broken("is followed by other bytes")),
            _ if out.len() == out.capacity() => out.reserve(out.len().max(256)),
            _ if (consumed, out.len()) == before => return Err(broken("ends too early")),
            _ => {}
        }
    }
}

fn layout(chunk: &Chunk<'_>, what: &str) -> Error {
    let name = chunk.name();
    chunk.error(ErrorCode::PngTextLayout, format!("the fields of the {name} chunk are malformed: {what}"))
}
