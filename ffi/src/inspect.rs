//! Inspecting: what bytes are, before anything is done with them.

#![allow(unsafe_code, reason = "exported under its C name; no unsafe block here")]
#![allow(non_camel_case_types, reason = "named as in the header")]

use std::ffi::{CStr, c_char};

use ovenbird_core::wire::{from_json, to_json};
use ovenbird_core::{Error, ImageFormat, Result, inspect, sniff};

use crate::bytes::ovenbird_bytes;
use crate::error::ovenbird_error;
use crate::guard::guard;
use crate::status::ovenbird_status;

/// Tells the type of an image by its first bytes.
///
/// Parameters:
///   image, image_len  the image file, or its first bytes; borrowed for the call.
///   format            out, required: "png", "svg", "svgz", "jpeg", "gif", "webp", "avif", "pdf" or "unknown";
///                     NUL-terminated, never to be released.
///   err               out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns OVENBIRD_OK, or OVENBIRD_CALLER: argument.invalid.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_sniff(
    image: *const u8,
    image_len: usize,
    format: *mut *const c_char,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let format = call.out(format);
        format.required("format")?;
        format.set(c_name(sniff(call.bytes(image, image_len, "image")?))?.as_ptr());
        Ok(())
    })
}

/// Says what an image or a badge text is: type, carriers, version, badge, issuer, recipient, dates. A sound image
/// without a badge is fine here; a badge that cannot be read is described with its error.
///
/// Options (JSON): "accept_damaged", "limits" {...}.
///
/// Parameters:
///   input, input_len      an image file, or JSON, JWS or URL text, in bytes; borrowed for the call.
///   options, options_len  JSON text; NULL with length 0 for the defaults; borrowed for the call.
///   out                   out, required: JSON {"format", "picture"?, "badge", "badges": [{"found"?, "version"?,
///                         "class"?, "badge"?, "report"?, "error"?}], "problems"}. "report" has the numbers of what
///                         `ovenbird_validate` finds. Release with `ovenbird_bytes_free`.
///   err                   out, may be NULL: why it failed. Release with `ovenbird_error_free`.
///
/// Returns
///   OVENBIRD_OK           done.
///   OVENBIRD_CALLER       argument.invalid, option.invalid.
///   OVENBIRD_MALFORMED    png.*, svg.*, payload.*, json.*, jws.*: the input is damaged.
///   OVENBIRD_UNSUPPORTED  image.unsupported, svg.encoding, document.unrecognised.
///   OVENBIRD_LIMIT        limit.*: larger than `limits` allows.
#[unsafe(no_mangle)]
pub extern "C" fn ovenbird_inspect(
    input: *const u8,
    input_len: usize,
    options: *const c_char,
    options_len: usize,
    out: *mut ovenbird_bytes,
    err: *mut *mut ovenbird_error,
) -> ovenbird_status {
    guard(err, |call| {
        let out = call.out(out);
        out.required("out")?;
        let input = call.bytes(input, input_len, "input")?;
        out.give(to_json(&inspect(input, &from_json(call.options(options, options_len)?)?)?)?);
        Ok(())
    })
}

/// The names of `ImageFormat::as_str`, with the NUL that C needs.
fn c_name(format: ImageFormat) -> Result<&'static CStr> {
    const NAMES: [&CStr; 9] =
        [c"png", c"svg", c"svgz", c"jpeg", c"gif", c"webp", c"avif", c"pdf", c"unknown"];
    let name = format.as_str().as_bytes();
    NAMES.into_iter().find(|text| text.to_bytes() == name).ok_or_else(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_a_c_name() {
        use ImageFormat::{Avif, Gif, Jpeg, Pdf, Png, Svg, Svgz, Unknown, Webp};
        for format in [Png, Svg, Svgz, Jpeg, Gif, Webp, Avif, Pdf, Unknown] {
            assert_eq!(c_name(format).unwrap().to_str().unwrap(), format.as_str());
        }
    }
}
