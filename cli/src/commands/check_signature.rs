//! `ovenbird check-signature`.

use ovenbird::{Key, KeyMatch, KeySource, Limits, Problem, ProofFormat, SignatureOptions, SignatureReport};

use super::proofs;
use super::sign::words;
use crate::args::CheckSignatureArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::table::{self, HEADING, clean};
use crate::{DONE, FAILED, contexts, given, input, io};

pub(crate) fn run(args: &CheckSignatureArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let input = std::path::Path::new(&args.input);
    let contexts = args.contexts.files.iter().map(|(_, path)| path);
    let paths = args.key.iter().chain(contexts).map(|path| Some(path.as_path())).chain([Some(input)]);
    input::one_stream("the signed badge, --key and --context", paths)?;
    let read = |path| input::key(path, args.key_id.as_deref(), limits);
    let keys = args.key.iter().map(|path| read(path)).collect::<Result<Vec<Key>, Failure>>()?;
    let text = input::badge_text(&args.input, args.accept_damaged, limits, streams)?;
    let options = SignatureOptions {
        mode: args.mode,
        accept_header_key: args.accept_header_key,
        at: args.at.clone(),
        domain: args.domain.clone(),
        challenge: args.challenge.clone(),
        explain: args.explain,
        contexts: contexts::read(&args.contexts, limits)?,
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
        out.push_str(&table::row("key", &key_words(args, key, report.format)));
        out.push_str(&table::row("thumbprint", &key.thumbprint));
        out.push_str(&table::row("trust", trust(key.source)));
    }
    if !report.header.is_empty() {
        out.push_str(&table::row("header", &clean(&report.header)));
    }
    for proof in &report.proofs {
        out.push_str(&proofs::lines(proof));
    }
    // Those of the proofs are told where each of them is.
    let told = |problem: &&Problem| report.proofs.iter().any(|proof| proof.problems.contains(*problem));
    for problem in report.problems.iter().filter(|problem| !told(problem)) {
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
fn key_words(args: &CheckSignatureArgs, key: &KeyMatch, format: ProofFormat) -> String {
    let file = key.index.and_then(|index| args.key.get(index)).map(|path| clean(&io::name_of(path)));
    let own = match format {
        ProofFormat::DataIntegrity => "in the proof itself",
        _ => "in the token's own header",
    };
    let place = file.unwrap_or_else(|| own.to_owned());
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
