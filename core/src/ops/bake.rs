//! Baking: which keyword, which carrier, and the three forms of the answer.

use std::borrow::Cow;
use std::io;

use serde::{Deserialize, Serialize};

use crate::badge;
use crate::error::{Error, ErrorCode, Result};
use crate::image::splice::Cuts;
use crate::image::svg::write::Written;
use crate::image::{Carrier, ImageFormat, Keyword, Piece, png, sniff, splice as pieces, svg};
use crate::json::{self, Json};
use crate::limits::Limits;
use crate::payload::{self, PayloadKind};
use crate::problem::Problem;

/// What to do when the image has a badge already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnExisting {
    /// Every badge in the image goes, of any carrier and keyword; the new one is the only one.
    #[default]
    Replace,
    /// The error `image.already_baked`.
    Refuse,
}

/// What to do about scripts and the like in an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActiveContent {
    /// Leave the artwork as it is and report `svg.active_content` problems.
    #[default]
    Keep,
    /// The error `svg.active_content`.
    Refuse,
}

/// Options of [`bake`], [`bake_into`] and [`splice`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BakeOptions {
    /// What to do when the image has a badge already. Default `replace`.
    pub on_existing: OnExisting,
    /// The keyword to write under. Default: by content, `openbadgecredential` for an OB 3.0 credential or
    /// VC-JWT, `clrcredential` for a CLR, `openbadges` for all else.
    pub keyword: Option<Keyword>,
    /// PNG: check the CRC of every chunk that is kept. Default true.
    pub check_crc: bool,
    /// PNG: write a legacy `tEXt` chunk. The payload must then be an ASCII URL. Default false.
    pub legacy_text: bool,
    /// SVG: what to do about active content. Default `keep`.
    pub active_content: ActiveContent,
    /// Write JSON as ASCII with the braces inside strings escaped, for readers that search the image's bytes and
    /// count braces. It parses back equal. Default false: the payload is written byte for byte.
    pub wallet_safe: bool,
    /// The bounds of this call.
    pub limits: Limits,
}

impl Default for BakeOptions {
    fn default() -> Self {
        BakeOptions {
            on_existing: OnExisting::default(),
            keyword: None,
            check_crc: true,
            legacy_text: false,
            active_content: ActiveContent::default(),
            wallet_safe: false,
            limits: Limits::default(),
        }
    }
}

/// What a bake did, or will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BakeReport {
    /// `png` or `svg`.
    pub format: ImageFormat,
    /// How the badge is carried.
    pub carrier: Carrier,
    /// The keyword it stands under.
    pub keyword: Keyword,
    /// Length of the baked image in bytes.
    pub length: u64,
    /// How many badges of the input were left out.
    pub replaced: u64,
    /// `document.unrecognised` for JSON of no known version, and `svg.active_content` for each script or the like
    /// in the artwork (the first 100).
    pub problems: Vec<Problem>,
}

/// A baked image.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Baked {
    /// The image file.
    pub bytes: Vec<u8>,
    /// What was done.
    pub report: BakeReport,
}

/// A baked image not yet written: ranges of the input to keep, and the bytes to insert between them.
///
/// Nothing of the image is copied, so this is the cheapest form of baking. Write it with [`Splice::write_to`], or
/// hand [`Splice::slices`] to a vectored write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice<'a> {
    image: &'a [u8],
    pieces: Vec<Piece>,
    report: BakeReport,
}

impl<'a> Splice<'a> {
    /// Length of the baked image in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        pieces::total(&self.pieces)
    }

    /// Never true: a baked image has bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The pieces, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The bytes of each piece, in order.
    pub fn slices(&self) -> impl Iterator<Item = &[u8]> {
        self.pieces.iter().map(|piece| piece.bytes(self.image))
    }

    /// What baking did.
    #[must_use]
    pub fn report(&self) -> &BakeReport {
        &self.report
    }

    /// The baked image in one new buffer.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        pieces::join(self.image, &self.pieces)
    }

    /// Writes the baked image into the caller's buffer and returns its length.
    ///
    /// # Errors
    /// `buffer.too_small`, with [`Error::needed_bytes`]; the buffer is then untouched.
    pub fn copy_to(&self, out: &mut [u8]) -> Result<usize> {
        let needed = self.len();
        let capacity = out.len();
        let Some(mut rest) = out.get_mut(..needed) else {
            let message = format!("the baked image has {needed} bytes, the buffer {capacity}");
            return Err(Error::new(ErrorCode::BufferTooSmall, message).needed(needed));
        };
        for slice in self.slices() {
            let (head, tail) = rest.split_at_mut_checked(slice.len()).ok_or_else(Error::internal)?;
            head.copy_from_slice(slice);
            rest = tail;
        }
        Ok(needed)
    }

    /// Writes the baked image to `out`, piece by piece, and returns its length.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_to(&self, out: &mut impl io::Write) -> io::Result<u64> {
        let mut written = 0_u64;
        for slice in self.slices() {
            out.write_all(slice)?;
            written = written.saturating_add(slice.len() as u64);
        }
        Ok(written)
    }
}

/// Puts a badge into an image and returns the new image.
///
/// `payload` is the hosted assertion's URL, an assertion or credential as JSON, or a compact JWS; white space around
/// it is dropped. Every byte of the image stays as it is and where it is, but for badges that were there before.
///
/// # Errors
/// `image.unsupported`, `image.already_baked`; `payload.*`, `json.*`, `jws.*` for a payload that is none;
/// `png.*`, `svg.*` for an image that is damaged; `option.conflict`; `limit.*`.
///
/// ```
/// let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>"#;
/// let baked = ovenbird::bake(svg, "https://issuer.example/a/1", &Default::default())?;
/// assert_eq!(
///     String::from_utf8_lossy(&baked.bytes),
///     r#"<svg xmlns:openbadges="http://openbadges.org" xmlns="http://www.w3.org/2000/svg"><openbadges:assertion verify="https://issuer.example/a/1"/><circle r="3"/></svg>"#,
/// );
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn bake(image: &[u8], payload: &str, options: &BakeOptions) -> Result<Baked> {
    let splice = splice(image, payload, options)?;
    Ok(Baked { bytes: splice.to_vec(), report: splice.report })
}

/// Like [`bake`], into the caller's buffer. [`BakeReport::length`] tells how much of it was written.
///
/// # Errors
/// Those of [`bake`], and `buffer.too_small` with [`Error::needed_bytes`]. The buffer is untouched on any error.
pub fn bake_into(image: &[u8], payload: &str, options: &BakeOptions, out: &mut [u8]) -> Result<BakeReport> {
    let splice = splice(image, payload, options)?;
    splice.copy_to(out)?;
    Ok(splice.report)
}

/// Like [`bake`], as ranges to keep and bytes to insert: nothing of the image is copied.
///
/// # Errors
/// Those of [`bake`].
///
/// ```
/// let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"/>"#;
/// let splice = ovenbird::splice(svg, "https://issuer.example/a/1", &Default::default())?;
/// let mut file = Vec::new();
/// splice.write_to(&mut file).unwrap();
/// assert_eq!(file.len(), splice.len());
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn splice<'a>(image: &'a [u8], payload: &str, options: &BakeOptions) -> Result<Splice<'a>> {
    options.limits.check_input(image.len())?;
    let format = require_supported(image)?;
    let text = Text::new(payload, options)?;
    match format {
        ImageFormat::Png => into_png(image, text, options),
        _ => into_svg(image, text, options),
    }
}

/// The error `image.unsupported` for anything but PNG and SVG.
pub(crate) fn require_supported(image: &[u8]) -> Result<ImageFormat> {
    let format = sniff(image);
    if matches!(format, ImageFormat::Png | ImageFormat::Svg) {
        return Ok(format);
    }
    let seen = match format {
        ImageFormat::Unknown if image.is_empty() => "is empty".to_owned(),
        ImageFormat::Unknown => "is of no known type".to_owned(),
        ImageFormat::Svgz => "is SVG compressed with gzip (SVGZ): decompress it first".to_owned(),
        other => format!("is {}", other.as_str().to_uppercase()),
    };
    Err(Error::new(
        ErrorCode::ImageUnsupported,
        format!("the image {seen}; badges go into PNG and SVG images only"),
    ))
}

/// A payload ready to be written.
struct Text<'t> {
    kind: PayloadKind,
    written: Cow<'t, str>,
    keyword: Keyword,
    /// For the SVG attribute of a JSON document.
    hosted_url: Option<String>,
    problems: Vec<Problem>,
}

impl<'t> Text<'t> {
    fn new(payload: &'t str, options: &BakeOptions) -> Result<Text<'t>> {
        let limits = &options.limits;
        let opened = payload::open(payload, limits)?;
        opened.require_signature()?;
        let mut text = Text {
            kind: opened.kind,
            written: Cow::Borrowed(opened.text),
            keyword: Keyword::OpenBadges,
            hosted_url: None,
            problems: Vec::new(),
        };
        if let Some(document) = opened.read(limits)? {
            text.learn_from(&document);
        }
        text.keyword = options.keyword.unwrap_or(text.keyword);
        if options.wallet_safe && text.kind == PayloadKind::Json {
            text.written = Cow::Owned(json::ascii_braces_escaped(opened.text));
        }
        limits.check_text(text.written.len())?;
        Ok(text)
    }

    /// A document of no known version is baked all the same: it may be newer than this library.
    fn learn_from(&mut self, document: &Json<'_>) {
        match badge::detect(document) {
            Ok(detected) => {
                self.keyword = badge::keyword_for(&detected);
                self.hosted_url = badge::hosted_url(document, &detected);
            }
            Err(error) => {
                self.hosted_url = badge::hosted_url_of_unknown(document);
                self.problems.push(Problem::warning(error.code(), error.message()));
            }
        }
    }
}

fn into_png<'a>(image: &'a [u8], text: Text<'_>, options: &BakeOptions) -> Result<Splice<'a>> {
    let (carrier, chunk) = if options.legacy_text {
        (Carrier::Text, legacy_chunk(&text)?)
    } else {
        (Carrier::InternationalText, png::write::itxt(text.keyword.as_str(), &text.written)?)
    };
    let survey = png::write::survey(image, options.check_crc)?;
    check_existing(survey.badges.len(), options)?;
    let mut cuts = Cuts::default();
    let (before, after): (Vec<_>, Vec<_>) =
        survey.badges.iter().cloned().partition(|badge| badge.end <= survey.insert_at);
    before.into_iter().for_each(|badge| cuts.remove(badge));
    cuts.insert(survey.insert_at, chunk);
    after.into_iter().for_each(|badge| cuts.remove(badge));
    let pieces = cuts.finish(image.len());
    let report = report(ImageFormat::Png, carrier, &pieces, survey.badges.len(), text);
    Ok(Splice { image, pieces, report })
}

/// tEXt is Latin-1, and its readers expect a URL.
fn legacy_chunk(text: &Text<'_>) -> Result<Vec<u8>> {
    if text.kind != PayloadKind::Url || !text.written.is_ascii() {
        let message =
            "`legacy_text` writes the URL of a hosted assertion, in ASCII; the payload is something else";
        return Err(Error::new(ErrorCode::OptionConflict, message));
    }
    if text.keyword != Keyword::OpenBadges {
        let message = "`legacy_text` goes with the keyword `openbadges` only";
        return Err(Error::new(ErrorCode::OptionConflict, message));
    }
    png::write::text(text.keyword.as_str(), &text.written)
}

fn into_svg<'a>(image: &'a [u8], text: Text<'_>, options: &BakeOptions) -> Result<Splice<'a>> {
    if options.legacy_text {
        return Err(Error::new(ErrorCode::OptionConflict, "`legacy_text` goes with PNG images only"));
    }
    let written_text = Some(text.written.as_ref());
    let json = text.kind == PayloadKind::Json;
    let hosted = text.hosted_url.as_deref().filter(|_| text.keyword == Keyword::OpenBadges);
    let content = svg::write::Content {
        keyword: text.keyword,
        verify: if json { hosted } else { written_text },
        body: written_text.filter(|_| json),
    };
    let written = svg::write::write(image, Some(content), &options.limits)?;
    check_existing(written.removed, options)?;
    if let (ActiveContent::Refuse, Some(first)) = (options.active_content, written.active.first()) {
        let message = format!("{}, and `active_content` is `refuse`", first.message);
        let error = Error::new(ErrorCode::SvgActiveContent, message);
        return Err(match first.offset.and_then(|at| usize::try_from(at).ok()) {
            Some(at) => error.offset(at),
            None => error,
        });
    }
    let carrier = if json { Carrier::SvgBody } else { Carrier::SvgVerify };
    let Written { pieces, removed, active } = written;
    let mut report = report(ImageFormat::Svg, carrier, &pieces, removed, text);
    report.problems.extend(active);
    Ok(Splice { image, pieces, report })
}

fn check_existing(badges: usize, options: &BakeOptions) -> Result<()> {
    if badges > 0 && options.on_existing == OnExisting::Refuse {
        let message = format!("the image has {badges} badge(s) already, and `on_existing` is `refuse`");
        return Err(Error::new(ErrorCode::ImageAlreadyBaked, message));
    }
    Ok(())
}

fn report(
    format: ImageFormat,
    carrier: Carrier,
    pieces: &[Piece],
    replaced: usize,
    text: Text<'_>,
) -> BakeReport {
    let length = pieces::total(pieces) as u64;
    let Text { keyword, problems, .. } = text;
    BakeReport { format, carrier, keyword, length, replaced: replaced as u64, problems }
}
