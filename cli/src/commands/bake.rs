//! `ovenbird bake`.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use ovenbird::{
    BakeOptions, BakeReport, ErrorCode, Limits, ParseOptions, PayloadKind, PayloadOptions, Splice,
};
use serde::Serialize;

use crate::args::BakeArgs;
use crate::failure::Failure;
use crate::io::{self, Target};
use crate::streams::Streams;
use crate::{DONE, given, table};

/// The answer in JSON: the report of the core, and where the image went.
#[derive(Serialize)]
struct Answer<'a> {
    output: Option<String>,
    #[serde(flatten)]
    report: &'a BakeReport,
}

pub(crate) fn run(args: &BakeArgs, limits: Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let payload_path = Path::new(&args.payload);
    if io::is_stream(&args.image) && io::is_stream(payload_path) {
        return Err(Failure::usage("IMAGE and PAYLOAD cannot both come from standard input"));
    }
    let target = Target::for_image(&args.output, streams)?;
    let image = io::read(&args.image, &limits)?;
    let payload = read_payload(&args.payload, &limits)?;
    let options = options(args, limits);
    let splice = ovenbird::splice(&image, &payload, &options).map_err(|e| blame(args, e))?;
    target.write(streams, |mut out| splice.write_to(&mut out).map(|_| ()))?;
    if streams.json() {
        streams.object(&Answer { output: target.path(), report: splice.report() })?;
    }
    streams.warn(&splice.report().problems);
    streams.say(&summary(&target, image.len(), &payload, &splice, &options));
    Ok(DONE)
}

fn options(args: &BakeArgs, limits: Limits) -> BakeOptions {
    BakeOptions {
        on_existing: args.on_existing,
        keyword: args.keyword,
        check_crc: !args.no_check_crc,
        legacy_text: args.legacy_text,
        active_content: args.active_content,
        wallet_safe: args.wallet_safe,
        limits,
    }
}

/// The badge text: the argument itself when it is one, else what the file it names holds.
fn read_payload<'a>(argument: &'a OsStr, limits: &Limits) -> Result<Cow<'a, str>, Failure> {
    if let Some(text) = given::as_badge_text(argument) {
        return Ok(Cow::Borrowed(text));
    }
    let path = Path::new(argument);
    let bytes = io::read(path, limits)?;
    String::from_utf8(bytes).map(Cow::Owned).map_err(|error| {
        let format = ovenbird::sniff(error.as_bytes()).as_str();
        let message =
            format!("the payload is not UTF-8 text (type seen: {format}); the order is IMAGE PAYLOAD");
        Failure::new(ErrorCode::PayloadUnrecognised, message).about(&io::name_of(path))
    })
}

/// Says which of the two inputs an error is about.
fn blame(args: &BakeArgs, error: ovenbird::Error) -> Failure {
    let area = error.code().as_str().split('.').next().unwrap_or_default();
    let input = match area {
        "payload" | "json" | "jws" | "document" => Path::new(&args.payload),
        "png" | "svg" | "image" => &args.image,
        _ => return error.into(),
    };
    if error.code() == ErrorCode::SvgForbiddenCharacter || given::as_badge_text(input.as_os_str()).is_some() {
        return error.into();
    }
    Failure::from(error).about(&io::name_of(input))
}

/// One line such as `baked ada.png   OB 2.0 assertion, iTXt "openbadges", +912 bytes, replaced 1`.
fn summary(
    target: &Target<'_>,
    before: usize,
    payload: &str,
    splice: &Splice<'_>,
    options: &BakeOptions,
) -> String {
    let report = splice.report();
    let good = table::GOOD;
    let mut line = format!(
        "{good}baked{good:#} {}   {}, {} \"{}\", {} bytes",
        target.label(),
        what(payload, options),
        report.carrier.as_str(),
        report.keyword.as_str(),
        growth(before, splice.len()),
    );
    if report.replaced > 0 {
        line.push_str(&format!(", replaced {}", report.replaced));
    }
    line.push('\n');
    line
}

/// What was baked, in a few words.
fn what(payload: &str, options: &BakeOptions) -> String {
    let read = ovenbird::payload(payload, &PayloadOptions { limits: options.limits.clone() });
    if read.is_ok_and(|payload| payload.kind == PayloadKind::Url) {
        return "assertion URL".to_owned();
    }
    match ovenbird::parse(payload, &ParseOptions { limits: options.limits.clone() }) {
        Ok(badge) if badge.signature.is_some() => format!("OB {} JWS", table::name(&badge.version)),
        Ok(badge) => format!("OB {} {}", table::name(&badge.version), super::view::class_words(badge.class)),
        Err(_) => "unrecognised document".to_owned(),
    }
}

/// The difference in length with its sign; replacing a long badge can make an image shorter.
fn growth(before: usize, after: usize) -> String {
    if after >= before {
        format!("+{}", after.abs_diff(before))
    } else {
        format!("-{}", after.abs_diff(before))
    }
}
