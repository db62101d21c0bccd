//! `ovenbird upgrade`.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

use ovenbird::{ErrorCode, ImageFormat, Limits, UnbakeOptions, UpgradeOptions, Upgraded};
use serde::Serialize;

use crate::args::UpgradeArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::{DONE, given, io, table};

/// The answer in JSON: that of the core, and where the document went.
#[derive(Serialize)]
struct Answer<'a> {
    output: Option<String>,
    #[serde(flatten)]
    new: &'a Upgraded,
}

pub(crate) fn run(args: &UpgradeArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let paths = [Some(Path::new(&args.input)), args.badge.as_deref(), args.issuer.as_deref()];
    if paths.into_iter().flatten().filter(|path| io::is_stream(path)).count() > 1 {
        return Err(Failure::usage("only one of INPUT, --badge and --issuer can come from standard input"));
    }
    let text = read_input(args, limits, streams)?;
    let document = |path: &Path| -> Result<String, Failure> { text_of(path, io::read(path, limits)?) };
    let options = UpgradeOptions {
        id: args.id.clone(),
        badge: args.badge.as_deref().map(document).transpose()?,
        issuer: args.issuer.as_deref().map(document).transpose()?,
        limits: limits.clone(),
    };
    let new =
        ovenbird::upgrade(&text, args.to, &options).map_err(|error| about(&args.input, error.into()))?;
    give(args, &new, streams)?;
    streams.warn(&new.lost);
    Ok(DONE)
}

/// The badge text: the argument itself when it is one, else what the file it names holds, out of its image.
fn read_input<'a>(
    args: &'a UpgradeArgs,
    limits: &Limits,
    streams: &mut Streams,
) -> Result<Cow<'a, str>, Failure> {
    if let Some(text) = given::as_badge_text(&args.input) {
        return Ok(Cow::Borrowed(text));
    }
    let path = Path::new(&args.input);
    let bytes = io::read(path, limits)?;
    if ovenbird::sniff(&bytes) == ImageFormat::Unknown {
        return text_of(path, bytes).map(Cow::Owned);
    }
    let options =
        UnbakeOptions { accept_damaged: args.accept_damaged, strict: false, limits: limits.clone() };
    let found = ovenbird::unbake_one(&bytes, &options).map_err(|error| about(&args.input, error.into()))?;
    streams.warn(&found.problems);
    Ok(Cow::Owned(found.text))
}

/// The text of a file that is no image.
fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|_| {
        let message = "neither an image that can carry a badge nor UTF-8 text";
        Failure::new(ErrorCode::PayloadUnrecognised, message).about(&io::name_of(path))
    })
}

fn about(input: &OsStr, failure: Failure) -> Failure {
    match given::name_of(input) {
        Some(name) => failure.about(&name),
        None => failure,
    }
}

/// Hands the new document out.
fn give(args: &UpgradeArgs, new: &Upgraded, streams: &mut Streams) -> Result<(), Failure> {
    let file = args.output.as_deref().filter(|path| !io::is_stream(path));
    if let Some(path) = file {
        io::write_file(path, |out| out.write_all(new.document.as_bytes()))?;
    }
    if streams.json() {
        let output = file.map(|path| path.display().to_string());
        return streams.object(&Answer { output, new });
    }
    if file.is_none() && streams.stdout_is_terminal() {
        streams.text(&format!("{}\n", table::clean_lines(&new.document)))?;
    } else if file.is_none() {
        streams.bytes(|out| out.write_all(new.document.as_bytes()))?;
    }
    if let Some(path) = file {
        streams.say(&summary(path, new));
    }
    Ok(())
}

/// One line such as `upgraded credential.json   OB 2.0 to 3.0, credential, 2 values lost`.
fn summary(path: &Path, new: &Upgraded) -> String {
    let good = table::GOOD;
    let name = table::clean(&path.display().to_string());
    let class = super::view::class_words(new.class);
    if !new.changed {
        return format!("{good}unchanged{good:#} {name}   OB {} {class} already\n", new.to);
    }
    let lost = match new.lost.len() {
        0 => String::new(),
        n => format!(", {} lost", table::count(n as u64, "value")),
    };
    format!("{good}upgraded{good:#} {name}   OB {} to {}, {class}{lost}\n", new.from, new.to)
}
