//! Inspecting: what an image or document is, in one answer that never fails on a mere oddity.

use serde::{Deserialize, Serialize};

use crate::badge::{Badge, Class, ParseOptions, Version, parse};
use crate::error::{Error, ErrorCode, Result};
use crate::image::{ImageFormat, png, sniff};
use crate::limits::Limits;
use crate::ops::bake::require_supported;
use crate::ops::unbake::{Found, choose, read};
use crate::ops::validate::counted;
use crate::payload::{self, PayloadKind, PayloadOptions};
use crate::problem::Problem;
use crate::report::ReportSummary;

/// Options of [`inspect`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InspectOptions {
    /// As in [`UnbakeOptions`](crate::UnbakeOptions).
    pub accept_damaged: bool,
    /// The bounds of this call.
    pub limits: Limits,
}

/// What the picture itself is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Picture {
    /// Length of the file in bytes.
    pub bytes: u64,
    /// PNG: width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// PNG: height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// One badge text with what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Where it stands in the image; absent for a document given as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<Found>,
    /// The version of the document, when there is one to see (a baked URL has none).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<Version>,
    /// The class of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// The view of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge: Option<Badge>,
    /// The numbers of its report, as [`validate`](crate::validate) gives it in the profile `standard`; absent when there
    /// is no document to hold against rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<ReportSummary>,
    /// Why there is no view: the text is a URL that somebody would have to fetch, or is damaged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
}

/// What an image or document is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Inspection {
    /// `png`, `svg`; `null` for a document given as text.
    pub format: Option<ImageFormat>,
    /// The picture, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// Which of `badges` counts; `null` if there is none.
    pub badge: Option<usize>,
    /// Every badge, in file order. Empty for an unbaked image.
    pub badges: Vec<Summary>,
    /// What is odd about the image: `svg.active_content`.
    pub problems: Vec<Problem>,
}

/// Says what an image (PNG, SVG) or a badge text (JSON, JWS, URL) is.
///
/// Oddities are part of the answer: an unbaked image has no badges, a baked URL has no version, a damaged document
/// has its `error`. Only what makes the carrier itself unreadable is an error of the call.
///
/// # Errors
/// `image.unsupported` for another image type; `png.*` and `svg.*` as for [`unbake`](crate::unbake);
/// `payload.unrecognised` for a text that is none of the three; `limit.*`.
///
/// ```
/// let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"/>"#;
/// assert!(ovenbird::inspect(svg, &Default::default())?.badges.is_empty());
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn inspect(input: &[u8], options: &InspectOptions) -> Result<Inspection> {
    options.limits.check_input(input.len())?;
    match sniff(input) {
        ImageFormat::Png | ImageFormat::Svg => image(input, options),
        ImageFormat::Unknown => match std::str::from_utf8(input) {
            Ok(text) if !input.is_empty() => document(text, options),
            _ => require_supported(input).and(Err(Error::internal())),
        },
        _ => require_supported(input).and(Err(Error::internal())),
    }
}

fn image(input: &[u8], options: &InspectOptions) -> Result<Inspection> {
    let (format, carried, problems) = read(input, options.accept_damaged, &options.limits)?;
    let (badge, found) = choose(carried, &options.limits);
    let (width, height) = match format {
        ImageFormat::Png => png::read::size(input).unzip(),
        _ => (None, None),
    };
    let summary =
        |found: Found| Summary { found: Some(found.clone()), ..view(&found.text, found.kind, options) };
    let badges: Vec<Summary> = found.into_iter().map(summary).collect();
    Ok(Inspection {
        format: Some(format),
        picture: Some(Picture { bytes: input.len() as u64, width, height }),
        badge: Some(badge).filter(|index| *index < badges.len()),
        badges,
        problems,
    })
}

fn document(text: &str, options: &InspectOptions) -> Result<Inspection> {
    let payload = payload::payload(text, &PayloadOptions { limits: options.limits.clone() })?;
    let summary = view(&payload.text, Some(payload.kind), options);
    Ok(Inspection {
        format: None,
        picture: None,
        badge: Some(0),
        badges: vec![summary],
        problems: Vec::new(),
    })
}

fn view(text: &str, kind: Option<PayloadKind>, options: &InspectOptions) -> Summary {
    if kind == Some(PayloadKind::Url) {
        return Summary { error: Some(hosted()), ..Summary::default() };
    }
    match parse(text, &ParseOptions { limits: options.limits.clone() }) {
        Ok(badge) => Summary {
            version: Some(badge.version),
            class: Some(badge.class),
            badge: Some(badge),
            report: counted(text, &options.limits),
            ..Summary::default()
        },
        Err(error) => Summary { error: Some(error), ..Summary::default() },
    }
}

pub(super) fn hosted() -> Error {
    let message = "the badge is the URL of a hosted assertion; fetch it to see the rest";
    Error::new(ErrorCode::DocumentHosted, message)
}
