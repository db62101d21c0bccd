//! Validating: every structural fault of a document at once, without network.

use serde::{Deserialize, Serialize};

use crate::badge::{Class as Kind, VcVersion, Version, credential, detect};
use crate::dates;
use crate::error::{Error, ErrorCode, Result, quote};
use crate::image::{ImageFormat, sniff};
use crate::json::{self, Json, Path};
use crate::limits::Limits;
use crate::ops::bake::require_supported;
use crate::ops::inspect::hosted;
use crate::ops::unbake::{UnbakeOptions, unbake_one};
use crate::payload::{self, PayloadKind};
use crate::report::{Profile, Report, ReportSummary};
use crate::rules;
use crate::rules::check::{Checker, Place};
use crate::rules::form::{self, Fault};
use crate::rules::table::Class;
use crate::rules::wallet::Looked;

/// Options of [`validate`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ValidateOptions {
    /// Against what the document is held. Default `standard`.
    pub profile: Profile,
    /// Take the document as one of this version. Default: as its `@context` and members tell. In the profile `legacy`,
    /// which knows two versions: 0.5, or any other for 1.0.
    pub version: Option<Version>,
    /// Take it as this class of the tables, such as `"IdentityObject"`, with `version`. An object of a class may stand
    /// alone: it then needs no `@context`. Default: as its types and members tell.
    pub class: Option<String>,
    /// 3.0 with `class`: take it as a credential of this data model.
    pub vc_version: Option<VcVersion>,
    /// The moment at which dates are judged, RFC 3339. Default: none, and then no badge is expired or to come.
    pub at: Option<String>,
    /// As in [`UnbakeOptions`], for images.
    pub accept_damaged: bool,
    /// The bounds of this call.
    pub limits: Limits,
}

/// Finds every fault of a badge document, offline: an image (PNG, SVG) with a badge in it, JSON, or a JWS, whose
/// signature is not looked at.
///
/// The rules are those of the document's version; [`rules`](crate::rules) lists them. All faults are found in one pass
/// and listed in the order of the document: an object's own first, then those of its members.
///
/// # Errors
/// - `json.*`, `jws.*`, `payload.*`, `document.unrecognised`: there is no document to hold against rules;
/// - `document.hosted`: the badge is the URL of a hosted assertion, so the document is elsewhere;
/// - `image.unbaked`, `image.unsupported`, `png.*`, `svg.*`: as for [`unbake`](crate::unbake);
/// - `option.invalid`: `at` is no date of RFC 3339, or there is no such `class` in that `version`;
/// - `option.conflict`: `class` without `version`;
/// - `limit.*`.
///
/// ```
/// let text = r#"{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://issuer.example/1"}"#;
/// let report = ovenbird::validate(text.as_bytes(), &Default::default())?;
/// assert!(!report.ok);
/// let pointers: Vec<_> = report.problems.iter().filter_map(|problem| problem.pointer.as_deref()).collect();
/// assert_eq!(pointers, ["/recipient", "/badge", "/verification", "/issuedOn"]);
/// # Ok::<(), ovenbird::Error>(())
/// ```
pub fn validate(input: &[u8], options: &ValidateOptions) -> Result<Report> {
    options.limits.check_input(input.len())?;
    match sniff(input) {
        format @ (ImageFormat::Png | ImageFormat::Svg) => image(input, format, options),
        ImageFormat::Unknown => match std::str::from_utf8(input) {
            Ok(text) if !input.is_empty() => text_with(text, options, None),
            _ => require_supported(input).and(Err(Error::internal())),
        },
        _ => require_supported(input).and(Err(Error::internal())),
    }
}

fn image(input: &[u8], format: ImageFormat, options: &ValidateOptions) -> Result<Report> {
    let unbake = UnbakeOptions {
        accept_damaged: options.accept_damaged,
        limits: options.limits.clone(),
        ..UnbakeOptions::default()
    };
    let found = unbake_one(input, &unbake)?;
    text_with(&found.text, options, Some((input, format)))
}

/// The numbers of the report on a text in the profile `standard`, if it can be held against rules.
pub(super) fn counted(text: &str, limits: &Limits) -> Option<ReportSummary> {
    let options = ValidateOptions { limits: limits.clone(), ..ValidateOptions::default() };
    text_with(text, &options, None).ok().map(|report| report.summary())
}

fn text_with(text: &str, options: &ValidateOptions, picture: Option<(&[u8], ImageFormat)>) -> Result<Report> {
    let mut checker = checker(options)?;
    if let Some(name) = &options.class {
        let document = json::read(text, &options.limits)?;
        checker.document = false;
        let class = asked_for(name, options)?;
        rules::check(&mut checker, class, &document, &Path::Root);
        return Ok(report(checker, class, options, options.vc_version));
    }
    let opened = payload::open(text, &options.limits)?;
    let Some(document) = opened.read(&options.limits)? else { return Err(hosted()) };
    checker.token = opened.jws.is_some();
    let whole = Path::Root;
    let (document, path) = match credential(&document) {
        inner if std::ptr::eq(inner, &raw const document) => (inner, whole),
        inner => (inner, whole.member("vc")),
    };
    let Told { class, vc_version, version, kind } = class_of(document, options)?;
    if let Some((bytes, format)) = picture {
        advise(&mut checker, opened.text, opened.kind, bytes, format);
    }
    rules::check(&mut checker, class, document, &path);
    if options.profile == Profile::Wallet {
        let header = opened.jws.as_ref().map(|jws| jws.read_header(&options.limits)).transpose()?;
        let looked = Looked { document, path, version, class: kind, vc_version, header: header.as_ref() };
        rules::wallet::check(&mut checker, &looked);
    }
    Ok(report(checker, class, options, vc_version))
}

pub(super) fn checker(options: &ValidateOptions) -> Result<Checker> {
    let at = dates::option_at(options.at.as_deref())?;
    Ok(Checker::new(options.profile, at, options.limits.problems))
}

/// What a document was told to be.
struct Told {
    class: &'static Class,
    vc_version: Option<VcVersion>,
    version: Version,
    kind: Kind,
}

/// The class that the document's `@context`, types and members tell, or those of the version asked for.
fn class_of(document: &Json<'_>, options: &ValidateOptions) -> Result<Told> {
    if options.profile == Profile::Legacy {
        let class = rules::told_by_mozilla(document, options.version);
        return Ok(Told { class, vc_version: None, version: Version::V1_0, kind: Kind::Unknown });
    }
    let detected = detect(document)?;
    let version = options.version.unwrap_or(detected.version);
    let kind = rules::told_by_subject(document, detected.class);
    let class = rules::told(version, kind, detected.vc_version).ok_or_else(|| {
        let message = format!("a document of version {version} and of a class that has no rules there");
        Error::new(ErrorCode::DocumentUnrecognised, message)
    })?;
    Ok(Told { class, vc_version: detected.vc_version, version, kind })
}

/// The class that the caller named.
fn asked_for(name: &str, options: &ValidateOptions) -> Result<&'static Class> {
    let Some(version) = options.version else {
        let message = "options: `class` needs `version`, since classes of one name differ between versions";
        return Err(Error::new(ErrorCode::OptionConflict, message));
    };
    let named = |name: &str| rules::named(version.as_str(), name).or_else(|| rules::named("extension", name));
    let old_model = options.vc_version == Some(VcVersion::V1_1);
    let found = old_model.then(|| named(&format!("{name}V1"))).flatten().or_else(|| named(name));
    found.ok_or_else(|| {
        let known: Vec<&str> = rules::names(version.as_str()).collect();
        let message =
            format!("options: version {version} has no class {}; it has {}", quote(name), known.join(", "));
        Error::new(ErrorCode::OptionInvalid, message)
    })
}

/// In the profiles `strict` and `wallet`: what is advised about the picture that the badge is baked into, and about its text there.
fn advise(checker: &mut Checker, text: &str, kind: PayloadKind, bytes: &[u8], format: ImageFormat) {
    if !matches!(checker.profile, Profile::Strict | Profile::Wallet) {
        return;
    }
    let wallet = checker.profile == Profile::Wallet;
    let place = |rule| Place { rule, path: &Path::Root, private: false };
    if let Some(fault) = form::advice(bytes, format)
        && (!wallet || fault.code == ErrorCode::ImageLarge)
    {
        checker.fault(fault, &Json::Null, &place(rules::PICTURE));
    }
    if kind == PayloadKind::Json && json::ascii_braces_escaped(text) != text {
        let fault = Fault::warning(ErrorCode::PayloadWalletUnsafe, "ASCII without braces inside texts")
            .found("characters that a known wallet stumbles over")
            .hint("bake with `wallet_safe`");
        checker.fault(fault, &Json::Null, &place(rules::WALLET));
    }
}

pub(super) fn report(
    checker: Checker,
    class: &'static Class,
    options: &ValidateOptions,
    vc_version: Option<VcVersion>,
) -> Report {
    let [errors, warnings, infos] = checker.counts;
    let kept = u64::try_from(checker.problems.len()).unwrap_or(u64::MAX);
    Report {
        version: class.version.to_owned(),
        class: class.name.to_owned(),
        vc_version,
        profile: options.profile,
        ok: errors == 0,
        rules: checker.rules,
        errors,
        warnings,
        infos,
        truncated: kept < errors.saturating_add(warnings).saturating_add(infos),
        problems: checker.problems,
    }
}
