//! What an image is, told by its first bytes.

use std::io::Read;

use flate2::read::GzDecoder;
use quick_xml::Reader;
use quick_xml::errors::SyntaxError;
use quick_xml::events::Event;
use serde::Serialize;

use super::{png, svg};

/// A type of image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ImageFormat {
    /// Portable Network Graphics: can carry a badge.
    Png,
    /// Scalable Vector Graphics: can carry a badge.
    Svg,
    /// SVG compressed with gzip.
    Svgz,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
    /// AVIF.
    Avif,
    /// PDF.
    Pdf,
    /// None of these.
    Unknown,
}

impl ImageFormat {
    /// The name used in JSON: lower case, such as `"png"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ImageFormat::Png => "png",
            ImageFormat::Svg => "svg",
            ImageFormat::Svgz => "svgz",
            ImageFormat::Jpeg => "jpeg",
            ImageFormat::Gif => "gif",
            ImageFormat::Webp => "webp",
            ImageFormat::Avif => "avif",
            ImageFormat::Pdf => "pdf",
            ImageFormat::Unknown => "unknown",
        }
    }
}

/// Tells what an image is, without checking that it is whole.
///
/// SVG is told by its root element, whatever stands before that: a byte order mark, comments, a document type. A gzip
/// file is `Svgz` only if its first bytes inflate to the start of an SVG.
///
/// ```
/// assert_eq!(ovenbird::sniff(b"GIF89a..."), ovenbird::ImageFormat::Gif);
/// assert_eq!(ovenbird::sniff(b"<?xml version='1.0'?><!-- art --><svg/>"), ovenbird::ImageFormat::Svg);
/// ```
#[must_use]
pub fn sniff(bytes: &[u8]) -> ImageFormat {
    match bytes {
        _ if bytes.starts_with(&png::chunk::SIGNATURE) => ImageFormat::Png,
        [0xff, 0xd8, 0xff, ..] => ImageFormat::Jpeg,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => ImageFormat::Gif,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ImageFormat::Webp,
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f' | b's', ..] => ImageFormat::Avif,
        [b'%', b'P', b'D', b'F', b'-', ..] => ImageFormat::Pdf,
        [0x1f, 0x8b, ..] if is_svg(&first_inflated(bytes)) => ImageFormat::Svgz,
        _ if is_svg(bytes) => ImageFormat::Svg,
        _ => ImageFormat::Unknown,
    }
}

/// The first 64 KiB at the most of what a gzip file holds.
fn first_inflated(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // What was inflated before an error, or before the cut, is enough.
    let _ = GzDecoder::new(bytes).take(64 * 1024).read_to_end(&mut out);
    out
}

/// Whether the first element is named `svg`.
fn is_svg(bytes: &[u8]) -> bool {
    let markup = bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace());
    if !matches!(markup, Some(b'<' | 0xef | 0xfe | 0xff | 0)) {
        return false;
    }
    // Nearly always the root begins in the first bytes, and the rest need not be decoded. The encoding is judged
    // later, with an error that says what is wrong with it.
    let head = bytes.get(..4096).unwrap_or(bytes);
    match first_element_is_svg(&svg::encoding::decode_lossy(head)) {
        None if head.len() < bytes.len() => {
            first_element_is_svg(&svg::encoding::decode_lossy(bytes)).unwrap_or(false)
        }
        answer => answer.unwrap_or(false),
    }
}

/// `None` if the text ends before the first element's name does.
fn first_element_is_svg(text: &str) -> Option<bool> {
    let mut reader = Reader::from_str(text);
    let mut at = 0;
    loop {
        let event = reader.read_event();
        let start =
            std::mem::replace(&mut at, usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX));
        match event {
            Ok(Event::Start(tag) | Event::Empty(tag)) => return Some(is_svg_name(tag.name().as_ref())),
            Ok(Event::Text(text)) if text.trim().is_empty() => {}
            Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_)) => {}
            Ok(Event::Eof) => return None,
            // The text may end inside the root's start tag: that is a truncated SVG, not an unknown type.
            Err(quick_xml::Error::Syntax(SyntaxError::UnclosedTag)) => {
                let tag = text.get(start..).and_then(|tag| tag.strip_prefix('<')).unwrap_or_default();
                let (name, _) = tag.split_once(|c: char| c.is_ascii_whitespace() || c == '>')?;
                return Some(is_svg_name(name));
            }
            Err(quick_xml::Error::Syntax(_)) => return None,
            _ => return Some(false),
        }
    }
}

fn is_svg_name(name: &str) -> bool {
    svg::attributes::split_name(name).1 == "svg"
}
