//! Unbaking and stripping.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, Result};
use crate::image::splice::{self as pieces, Cuts};
use crate::image::{Carried, Carrier, ImageFormat, png, svg};
use crate::limits::Limits;
use crate::ops::bake::require_supported;
use crate::payload::{self, PayloadKind, PayloadOptions};
use crate::problem::{Problem, Severity};

/// Options of [`unbake`] and [`unbake_one`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UnbakeOptions {
    /// Read badge chunks with a wrong CRC (the first Mozilla baker wrote them) and the malformed iTXt of an old
    /// Moodle, with a problem instead of an error. Default false.
    pub accept_damaged: bool,
    /// Turn every problem of severity `warning` or `error` into an error: a second badge, a compressed iTXt, a file
    /// cut off behind the badge. Default false.
    pub strict: bool,
    /// The bounds of this call.
    pub limits: Limits,
}

/// One badge in an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Found {
    /// How it is carried.
    pub carrier: Carrier,
    /// PNG: the chunk's keyword. SVG: the element's local name.
    pub keyword: String,
    /// SVG: the element's namespace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Where the chunk (its length field) or element begins, in bytes from the start of the image.
    pub offset: u64,
    /// Length of the chunk (with length, type and CRC) or element, in bytes.
    pub length: u64,
    /// What the text is; `null` in JSON when it is neither a URL, nor JSON, nor a compact JWS.
    pub kind: Option<PayloadKind>,
    /// The badge text, without white space around it.
    pub text: String,
    /// SVG: the `verify` attribute, when the element has a body too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify: Option<String>,
    /// What was odd about it.
    pub problems: Vec<Problem>,
}

/// All badges of an image.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unbaked {
    /// `png` or `svg`.
    pub format: ImageFormat,
    /// Which of `found` is the badge: the first iTXt, else the first of any carrier. The others are duplicates.
    pub badge: usize,
    /// Every badge in the file, in file order; never empty.
    pub found: Vec<Found>,
}

impl Unbaked {
    /// The one that counts.
    #[must_use]
    pub fn badge(&self) -> Option<&Found> {
        self.found.get(self.badge)
    }
}

/// Options of [`strip`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StripOptions {
    /// PNG: check the CRC of every chunk that is kept. Default true.
    pub check_crc: bool,
    /// The bounds of this call.
    pub limits: Limits,
}

impl Default for StripOptions {
    fn default() -> Self {
        StripOptions { check_crc: true, limits: Limits::default() }
    }
}

/// An image without its badges.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stripped {
    /// The image file. Equal to the input if there was no badge inside.
    pub bytes: Vec<u8>,
    /// How many badges were taken out.
    pub removed: usize,
}

/// Reads every badge in an image.
///
/// # Errors
/// `image.unsupported`; `image.unbaked` if there is none; `png.*` and `svg.*` if a badge, or the SVG, is damaged;
/// `limit.*`. With `strict`, also the code of the first problem of severity `warning` or `error`.
///
/// ```
/// let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:b="http://openbadges.org"><b:assertion verify="https://issuer.example/a/1"/></svg>"#;
/// let unbaked = ovenbird::unbake(svg, &Default::default())?;
/// assert_eq!(unbaked.found[unbaked.badge].text, "https://issuer.example/a/1");
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn unbake(image: &[u8], options: &UnbakeOptions) -> Result<Unbaked> {
    let (format, carried, _) = read(image, options.accept_damaged, &options.limits)?;
    let (badge, found) = choose(carried, &options.limits);
    if found.is_empty() {
        return Err(Error::new(ErrorCode::ImageUnbaked, UNBAKED));
    }
    if options.strict {
        let grave = |problem: &&Problem| problem.severity > Severity::Info;
        if let Some(problem) = found.iter().flat_map(|found| &found.problems).find(grave) {
            let error = Error::new(problem.code, problem.message.clone());
            return Err(match problem.offset.and_then(|at| usize::try_from(at).ok()) {
                Some(at) => error.offset(at),
                None => error,
            });
        }
    }
    Ok(Unbaked { format, badge, found })
}

const UNBAKED: &str = "there is no badge inside (looked for text chunks openbadges, openbadgecredential, \
                       clrcredential in PNG, and for assertion and credential elements in SVG)";

/// The badges of an image in file order, and what is active in it.
pub(crate) fn read(
    image: &[u8],
    accept_damaged: bool,
    limits: &Limits,
) -> Result<(ImageFormat, Vec<Carried>, Vec<Problem>)> {
    limits.check_input(image.len())?;
    let format = require_supported(image)?;
    let (carried, active) = match format {
        ImageFormat::Png => (png::read::read(image, accept_damaged, limits)?, Vec::new()),
        _ => svg::read::read(image, limits)?,
    };
    Ok((format, carried, active))
}

/// Says which badge counts, and notes what is odd about each.
pub(crate) fn choose(carried: Vec<Carried>, limits: &Limits) -> (usize, Vec<Found>) {
    let international = |carried: &Carried| {
        matches!(carried.carrier, Carrier::InternationalText | Carrier::CompressedInternationalText)
    };
    let badge = carried.iter().position(international).unwrap_or_default();
    let found =
        carried.into_iter().enumerate().map(|(index, carried)| judge(carried, index == badge, limits));
    (badge, found.collect())
}

fn judge(carried: Carried, counts: bool, limits: &Limits) -> Found {
    let text = carried.text.trim_ascii();
    let kind = payload::kind_of(text, limits);
    let mut problems = carried.problems;
    if kind.is_none() {
        let why = payload::payload(text, &PayloadOptions { limits: limits.clone() }).err();
        let why = why.unwrap_or_else(Error::internal);
        problems.push(Problem::new(why.code(), Severity::Error, why.message()).offset(carried.offset));
    }
    if !counts {
        let message = "the image has more than one badge; this one does not count";
        problems.push(Problem::warning(ErrorCode::ImageDuplicate, message).offset(carried.offset));
    }
    Found {
        carrier: carried.carrier,
        keyword: carried.keyword,
        namespace: carried.namespace,
        offset: carried.offset as u64,
        length: carried.length as u64,
        kind,
        text: text.to_owned(),
        verify: carried.verify,
        problems,
    }
}

/// Reads the badge in an image: the one of [`Unbaked::badge`].
///
/// # Errors
/// Those of [`unbake`].
///
/// ```
/// let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>"#;
/// let nothing = ovenbird::unbake_one(svg, &Default::default()).unwrap_err();
/// assert_eq!(nothing.code().as_str(), "image.unbaked");
/// ```
pub fn unbake_one(image: &[u8], options: &UnbakeOptions) -> Result<Found> {
    let mut unbaked = unbake(image, options)?;
    if unbaked.badge >= unbaked.found.len() {
        return Err(Error::internal());
    }
    Ok(unbaked.found.swap_remove(unbaked.badge))
}

/// Takes every badge out of an image: the bytes that were there before baking come back.
///
/// `strip(bake(x)) == x` for every unbaked `x`, byte for byte, with two exceptions in SVG, where the result is the
/// same document: a self-closing root (`<svg/>` comes back as `<svg></svg>`), and a root that declared the badge
/// namespace without using it (the declaration goes).
///
/// # Errors
/// `image.unsupported`; `png.*`, `svg.*` for an image that is damaged, `svg.utf16`; `limit.input`.
///
/// ```
/// let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>"#;
/// let baked = ovenbird::bake(svg, "https://issuer.example/a/1", &Default::default())?;
/// let stripped = ovenbird::strip(&baked.bytes, &Default::default())?;
/// assert_eq!((stripped.bytes.as_slice(), stripped.removed), (svg.as_slice(), 1));
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn strip(image: &[u8], options: &StripOptions) -> Result<Stripped> {
    options.limits.check_input(image.len())?;
    let (pieces, removed) = if require_supported(image)? == ImageFormat::Png {
        let survey = png::write::survey(image, options.check_crc)?;
        let mut cuts = Cuts::default();
        survey.badges.iter().cloned().for_each(|badge| cuts.remove(badge));
        (cuts.finish(image.len()), survey.badges.len())
    } else {
        let written = svg::write::write(image, None, &options.limits)?;
        (written.pieces, written.removed)
    };
    Ok(Stripped { bytes: pieces::join(image, &pieces), removed })
}
