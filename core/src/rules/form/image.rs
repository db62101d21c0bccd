//! Images: by URL, or inside of the document as a data URI.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::error::ErrorCode;
use crate::image::{ImageFormat, png, sniff};
use crate::rules::form::{Fault, expectation, uri};
use crate::rules::table::Form;

/// Padding is often left out in data URIs; everything else is as RFC 4648 says.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Advice of the specifications for badge images: larger ones are refused by some hosts and wallets.
const MOST_BYTES: usize = 256 * 1024;
/// Smaller ones cannot be shown well.
const LEAST_PIXELS: u32 = 90;

/// What is wrong with the URI of an image.
pub(super) fn fault(form: &Form, text: &str, strict: bool) -> Option<Fault> {
    match text.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("data") => data_fault(form, rest, strict),
        _ => match form {
            Form::ImageUri => uri::fault(&Form::Uri, text, strict),
            Form::ImageOr(_) => uri::fault(&Form::Iri, text, strict),
            _ => uri::is_url(text)
                .then_some(())
                .map_or_else(|| Some(Fault::error(ErrorCode::ValueUrl, expectation(form))), |()| None),
        },
    }
}

/// RFC 2397: media type, perhaps `;base64`, a comma, the data.
fn data_fault(form: &Form, rest: &str, strict: bool) -> Option<Fault> {
    let wrong = |found: &str| Some(Fault::error(ErrorCode::ValueDataUri, expectation(form)).found(found));
    let Some((head, data)) = rest.split_once(',') else { return wrong("a data URI without a comma") };
    let mut parameters = head.split(';');
    let media_type = parameters.next().unwrap_or_default().trim();
    let declared = match media_type.to_ascii_lowercase().as_str() {
        "image/png" => ImageFormat::Png,
        "image/svg+xml" | "image/svg" => ImageFormat::Svg,
        _ => return wrong("a data URI of another media type"),
    };
    let base64 = parameters.any(|parameter| parameter.trim().eq_ignore_ascii_case("base64"));
    let bytes = match if base64 { decoded(data) } else { percent_decoded(data) } {
        Some(bytes) if !bytes.is_empty() => bytes,
        _ => return wrong("a data URI whose data cannot be decoded"),
    };
    let seen = sniff(&bytes);
    if seen != declared {
        let found = format!("a data URI that says {} and holds {}", declared.as_str(), seen.as_str());
        return Some(Fault::error(ErrorCode::ValueImage, expectation(form)).found(found));
    }
    if strict { advice(&bytes, seen) } else { None }
}

fn decoded(data: &str) -> Option<Vec<u8>> {
    if data.bytes().any(|b| b.is_ascii_whitespace() || b == b'%') {
        let plain: Vec<u8> =
            percent_decoded(data)?.into_iter().filter(|b| !b.is_ascii_whitespace()).collect();
        return LENIENT.decode(plain).ok();
    }
    LENIENT.decode(data).ok()
}

fn percent_decoded(data: &str) -> Option<Vec<u8>> {
    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut bytes = data.bytes();
    let mut out = Vec::with_capacity(data.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
            out.push((high << 4) | low);
        } else {
            out.push(byte);
        }
    }
    Some(out)
}

/// What the specifications advise about the picture itself.
pub(crate) fn advice(bytes: &[u8], format: ImageFormat) -> Option<Fault> {
    if bytes.len() > MOST_BYTES {
        let found = format!("an image of {} bytes", bytes.len());
        return Some(Fault::warning(ErrorCode::ImageLarge, "at most 262,144 bytes (256 KB)").found(found));
    }
    let (width, height) = if format == ImageFormat::Png { png::read::size(bytes)? } else { return None };
    let found = || format!("an image of {width} x {height} pixels");
    if width.min(height) < LEAST_PIXELS {
        return Some(Fault::warning(ErrorCode::ImageSmall, "at least 90 x 90 pixels").found(found()));
    }
    (width != height).then(|| Fault::warning(ErrorCode::ImageNotSquare, "a square image").found(found()))
}
