//! PNG and SVG: bytes in, badge texts out, and back. No badge knowledge beyond the keyword table.

pub(crate) mod keyword;
pub(crate) mod png;
pub(crate) mod sniff;
pub(crate) mod splice;
pub(crate) mod svg;

use serde::Serialize;

use crate::problem::Problem;

pub use keyword::Keyword;
pub use sniff::{ImageFormat, sniff};
pub use splice::Piece;

/// How a badge's text is carried in an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub enum Carrier {
    /// PNG `tEXt`: version 0.5's way, usually with a URL.
    #[serde(rename = "tEXt")]
    Text,
    /// PNG `zTXt`: compressed Latin-1; no specification asks for it.
    #[serde(rename = "zTXt")]
    CompressedText,
    /// PNG `iTXt`, uncompressed: what Open Badges 1.0 to 3.0 ask for.
    #[serde(rename = "iTXt")]
    InternationalText,
    /// PNG `iTXt`, compressed: forbidden by the baking specifications, but found.
    #[serde(rename = "iTXt compressed")]
    CompressedInternationalText,
    /// The text or CDATA inside an SVG badge element.
    #[serde(rename = "svg body")]
    SvgBody,
    /// The `verify` attribute of an SVG badge element without a body.
    #[serde(rename = "svg verify")]
    SvgVerify,
}

impl Carrier {
    /// The name used in JSON and shown to people.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Carrier::Text => "tEXt",
            Carrier::CompressedText => "zTXt",
            Carrier::InternationalText => "iTXt",
            Carrier::CompressedInternationalText => "iTXt compressed",
            Carrier::SvgBody => "svg body",
            Carrier::SvgVerify => "svg verify",
        }
    }
}

/// One badge as it stands in an image, its text decoded but not judged.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    pub(crate) carrier: Carrier,
    /// PNG: the chunk's keyword. SVG: the element's local name.
    pub(crate) keyword: String,
    /// SVG: the element's namespace.
    pub(crate) namespace: Option<String>,
    /// Of the chunk or element in the input, in bytes.
    pub(crate) offset: usize,
    pub(crate) length: usize,
    pub(crate) text: String,
    /// SVG: the `verify` attribute, when there is a body too.
    pub(crate) verify: Option<String>,
    pub(crate) problems: Vec<Problem>,
}
