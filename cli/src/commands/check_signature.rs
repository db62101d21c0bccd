//! `ovenbird check-signature`.

use ovenbird::{Key, KeyMatch, KeySource, Limits, SignatureOptions, SignatureReport};

use super::sign::words;
use crate::args::CheckSignatureArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::table::{self, HEADING, clean};
use crate::{DONE, FAILED, given, input, io};

pub(crate) fn run(args: &CheckSignatureArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let input = std::path::Path::new(&args.input);
    let paths = args.key.iter().map(|path| Some(path.as_path())).chain([Some(input)]);
    input::one_stream("the signed badge and --key", paths)?;
    let read = |path| input::key(path, args.key_id.as_deref(), limits);
    let keys = args.key.iter().map(|path| read(path)).collect::<Result<Vec<Key>, Failure>>()?;
    let text = input::badge_text(&args.input, args.accept_damaged, limits, streams)?;
    let options = SignatureOptions {
        mode: args.mode,
        accept_header_key: args.accept_header_key,
        at: args.at.clone(),
        limits: limits.clone(),
    };
    let keys: Vec<&Key> = keys.iter().collect();
    let report = ovenbird::verify_signature(text.trim_ascii(), &keys, &options)
        .map_err(|error| input::about(&args.input, error.into()))?;
    if streams.json() {
        streams.object(&report)?;
    } else {
        streams.text(&page(args, &report))?;
    }
    Ok(if report.verified { DONE } else { FAILED })
}

/// The report for people.
fn page(args: &CheckSignatureArgs, report: &SignatureReport) -> String {
    let name = given::name_of(&args.input).unwrap_or_else(|| "the token".to_owned());
    let verdict = if report.verified {
        format!("{0}signature verified{0:#}", table::GOOD)
    } else {
        format!("{0}signature not verified{0:#}", table::BAD)
    };
    let mut out = format!("{HEADING}{}{HEADING:#}   {verdict}\n", clean(&name));
    out.push_str(&table::row("form", &form(report)));
    if let Some(key) = &report.key {
        out.push_str(&table::row("key", &key_words(args, key)));
        out.push_str(&table::row("thumbprint", &key.thumbprint));
        out.push_str(&table::row("trust", trust(key.source)));
    }
    out.push_str(&table::row("header", &clean(&report.header)));
    for problem in &report.problems {
        out.push_str("  ");
        out.push_str(&table::problem(problem));
    }
    out
}

/// Such as `JWS, RS256, Open Badges 2.0`.
fn form(report: &SignatureReport) -> String {
    let algorithm = report.algorithm.map(|algorithm| algorithm.as_str().to_owned());
    let version = report.version.map(|version| format!("Open Badges {version}"));
    let parts = [Some(words(report.format).to_owned()), algorithm, version];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Which key it was: the file it came from, and its id.
fn key_words(args: &CheckSignatureArgs, key: &KeyMatch) -> String {
    let file = key.index.and_then(|index| args.key.get(index)).map(|path| clean(&io::name_of(path)));
    let place = file.unwrap_or_else(|| "in the token's own header".to_owned());
    match &key.id {
        Some(id) => format!("{place}   {}", clean(id)),
        None => place,
    }
}

/// What the key says about who signed.
fn trust(source: KeySource) -> &'static str {
    match source {
        KeySource::Given => "as far as you trust the key that you gave",
        _ => "none: the token brought its key along, and anybody can make such a token",
    }
}
