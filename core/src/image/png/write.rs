//! Writing: the output as ranges of the input and one new chunk.

use std::ops::Range;

use super::chunk::{Chunk, Chunks, FRAME, MAX_LENGTH, crc};
use super::text::badge_keyword;
use crate::error::{Error, ErrorCode, Result};

/// Where the badges of a sound PNG stand, and where a new one goes.
#[derive(Debug)]
pub(crate) struct Survey {
    /// Right after IHDR.
    pub(crate) insert_at: usize,
    /// Every badge chunk, of any carrier and keyword, in file order.
    pub(crate) badges: Vec<Range<usize>>,
}

/// Checks that a PNG is whole, as far as its chunks tell, and finds its badges.
///
/// The CRC of a badge chunk is not checked: it does not stay.
pub(crate) fn survey(png: &[u8], check_crc: bool) -> Result<Survey> {
    let mut insert_at = None;
    let mut badges = Vec::new();
    let mut image_data = false;
    for chunk in Chunks::new(png) {
        let chunk = chunk?;
        if badge_keyword(&chunk).is_some() {
            badges.push(chunk.offset..chunk.end());
            continue;
        }
        if check_crc {
            chunk.check_crc()?;
        }
        match &chunk.kind {
            b"IHDR" if insert_at.is_some() => return Err(ihdr(&chunk, "there is a second one")),
            b"IHDR" => {
                check_ihdr(&chunk)?;
                insert_at = Some(chunk.end());
            }
            // Apple's optimiser puts its own chunk in front of IHDR.
            b"CgBI" => {}
            _ if insert_at.is_none() => return Err(ihdr(&chunk, "another chunk stands in its place")),
            b"IDAT" => image_data = true,
            b"IEND" if !chunk.data.is_empty() => {
                return Err(chunk.error(ErrorCode::PngIend, "the IEND chunk has data"));
            }
            _ => {}
        }
    }
    if !image_data {
        return Err(Error::new(ErrorCode::PngNoImageData, "the image has no IDAT chunk"));
    }
    insert_at.map(|insert_at| Survey { insert_at, badges }).ok_or_else(Error::internal)
}

/// The values PNG allows (section 11.2.1). A reader would refuse the image otherwise, badge or not.
fn check_ihdr(chunk: &Chunk<'_>) -> Result<()> {
    let Ok([w0, w1, w2, w3, h0, h1, h2, h3, depth, colour, compression, filter, interlace]) =
        <[u8; 13]>::try_from(chunk.data)
    else {
        return Err(ihdr(chunk, "it does not have 13 bytes"));
    };
    let sides = [u32::from_be_bytes([w0, w1, w2, w3]), u32::from_be_bytes([h0, h1, h2, h3])];
    if sides.iter().any(|&side| side == 0 || side > 0x7fff_ffff) {
        return Err(ihdr(chunk, "the width or height is 0 or beyond 2^31 - 1"));
    }
    let depth_fits = match colour {
        0 => matches!(depth, 1 | 2 | 4 | 8 | 16),
        3 => matches!(depth, 1 | 2 | 4 | 8),
        2 | 4 | 6 => matches!(depth, 8 | 16),
        _ => false,
    };
    if !depth_fits {
        return Err(ihdr(chunk, "the colour type and bit depth do not go together"));
    }
    if compression != 0 || filter != 0 || interlace > 1 {
        return Err(ihdr(chunk, "the compression, filter or interlace method is unknown"));
    }
    Ok(())
}

#[cold]
fn ihdr(chunk: &Chunk<'_>, what: &str) -> Error {
    chunk.error(ErrorCode::PngIhdr, format!("the IHDR chunk is wrong: {what}"))
}

/// An uncompressed iTXt chunk without language: what the baking specifications ask for.
pub(crate) fn itxt(keyword: &str, text: &str) -> Result<Vec<u8>> {
    // Keyword NUL, compression flag and method 0, empty language tag NUL, empty translated keyword NUL.
    chunk(*b"iTXt", &[keyword.as_bytes(), &[0; 5], text.as_bytes()])
}

/// A tEXt chunk, version 0.5's way.
pub(crate) fn text(keyword: &str, text: &str) -> Result<Vec<u8>> {
    chunk(*b"tEXt", &[keyword.as_bytes(), &[0], text.as_bytes()])
}

fn chunk(kind: [u8; 4], data: &[&[u8]]) -> Result<Vec<u8>> {
    let length = data.iter().map(|part| part.len()).fold(0, usize::saturating_add);
    let Some(length_field) = u32::try_from(length).ok().filter(|_| length <= MAX_LENGTH) else {
        return Err(Error::new(ErrorCode::LimitText, "a PNG chunk holds at most 2147483647 bytes"));
    };
    let mut out = Vec::with_capacity(length.saturating_add(FRAME));
    out.extend_from_slice(&length_field.to_be_bytes());
    out.extend_from_slice(&kind);
    for part in data {
        out.extend_from_slice(part);
    }
    let sum = crc(kind, out.get(8..).unwrap_or_default());
    out.extend_from_slice(&sum.to_be_bytes());
    Ok(out)
}
