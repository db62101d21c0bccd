//! Malformed badge chunks that real software wrote, read on request only.
//!
//! Moodle's first baker forgot the iTXt fields: it wrote the keyword, a NUL, `'json'`, a NUL, `''`, a NUL, and then
//! `"{'method': 'hosted', 'assertionUrl': 'URL'}"`, in which only the URL means anything. Others wrote the text right
//! after the keyword, as in tEXt.

use super::chunk::Chunk;
use super::text::Text;
use crate::error::{Error, ErrorCode};
use crate::image::Carrier;
use crate::limits::Limits;
use crate::problem::Problem;

const MOODLE_START: &str = "'json'\0''\0\"{";
const MOODLE_URL: &str = "'assertionUrl': '";

/// Makes sense of a chunk that could not be opened, or gives the error back.
pub(crate) fn salvage(
    chunk: &Chunk<'_>,
    fields: &[u8],
    limits: &Limits,
    error: Error,
) -> Result<Text, Error> {
    if error.code() != ErrorCode::PngTextLayout || chunk.kind != *b"iTXt" || fields.len() > limits.text_bytes
    {
        return Err(error);
    }
    let Some(text) = std::str::from_utf8(fields).ok().and_then(|fields| moodle(fields).or(bare(fields)))
    else {
        return Err(error);
    };
    let message = format!("{}; its text was read all the same", error.message());
    Ok(Text {
        carrier: Carrier::InternationalText,
        text: text.to_owned(),
        problems: vec![Problem::warning(ErrorCode::PngTextLayout, message).offset(chunk.offset)],
    })
}

fn moodle(fields: &str) -> Option<&str> {
    let (_, url) = fields.strip_prefix(MOODLE_START)?.split_once(MOODLE_URL)?;
    url.split_once('\'').map(|(url, _)| url)
}

/// The text right after the keyword, when it can be nothing else.
fn bare(fields: &str) -> Option<&str> {
    let begins = |start| fields.trim_start().starts_with(start);
    let sound = !fields.contains('\0') && (begins("{") || begins("http") || begins("eyJ"));
    sound.then_some(fields)
}
