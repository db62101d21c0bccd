//! Reading: every badge of a PNG, in file order.

use super::chunk::{Chunk, Chunks};
use super::{damaged, text};
use crate::error::{Error, ErrorCode, Result};
use crate::image::Carried;
use crate::limits::Limits;
use crate::problem::Problem;

/// Every badge, in file order.
///
/// A file that is cut off behind a complete badge is read, with a problem on the last badge; cut off before any, it
/// is an error. Bytes after IEND are not looked at.
pub(crate) fn read(png: &[u8], accept_damaged: bool, limits: &Limits) -> Result<Vec<Carried>> {
    let mut badges: Vec<Carried> = Vec::new();
    let mut ihdr_seen = false;
    for chunk in Chunks::new(png) {
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(error) => return cut_off(badges, error),
        };
        ihdr_seen |= chunk.kind == *b"IHDR";
        let Some((keyword, fields)) = text::badge_keyword(&chunk) else { continue };
        let mut badge = carried(&chunk, keyword, fields, accept_damaged, limits)?;
        if !ihdr_seen {
            let message = "the badge stands before the IHDR chunk, which has to be the first";
            badge.problems.push(Problem::warning(ErrorCode::PngIhdr, message).offset(chunk.offset));
        }
        badges.push(badge);
    }
    Ok(badges)
}

fn carried(
    chunk: &Chunk<'_>,
    keyword: &str,
    fields: &[u8],
    accept_damaged: bool,
    limits: &Limits,
) -> Result<Carried> {
    let mut problems = Vec::new();
    if let Err(error) = chunk.check_crc() {
        if !accept_damaged {
            return Err(error);
        }
        problems.push(Problem::warning(error.code(), error.message()).offset(chunk.offset));
    }
    let opened = match text::open(chunk, fields, limits) {
        Err(error) if accept_damaged => damaged::salvage(chunk, fields, limits, error)?,
        opened => opened?,
    };
    problems.extend(opened.problems);
    Ok(Carried {
        carrier: opened.carrier,
        keyword: keyword.to_owned(),
        namespace: None,
        offset: chunk.offset,
        length: chunk.end().saturating_sub(chunk.offset),
        text: opened.text,
        verify: None,
        problems,
    })
}

fn cut_off(mut badges: Vec<Carried>, error: Error) -> Result<Vec<Carried>> {
    let Some(last) = badges.last_mut() else { return Err(error) };
    let message = format!("the badge is complete, but the image is not: {}", error.message());
    let problem = Problem::warning(error.code(), message);
    last.problems.push(Problem { offset: error.at().offset, ..problem });
    Ok(badges)
}

/// Width and height, if there is an IHDR chunk in its place (PNG section 11.2.1).
pub(crate) fn size(png: &[u8]) -> Option<(u32, u32)> {
    let ihdr = Chunks::new(png).take(2).filter_map(Result::ok).find(|chunk| chunk.kind == *b"IHDR")?;
    let (width, rest) = ihdr.data.split_first_chunk()?;
    let (height, _) = rest.split_first_chunk()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}
