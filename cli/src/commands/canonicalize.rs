//! `ovenbird canonicalize`.

use std::io::Write;
use std::path::Path;

use ovenbird::{CanonicalPart, CanonicalizeOptions, Canonicalized, Limits};

use crate::args::CanonicalizeArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::table::{self, clean};
use crate::{DONE, contexts, input};

pub(crate) fn run(args: &CanonicalizeArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    if args.proof.is_some() && args.part != CanonicalPart::Proof {
        return Err(Failure::usage("--proof goes with --part proof"));
    }
    let files = args.contexts.files.iter().map(|(_, path)| Some(path.as_path()));
    input::one_stream("the document and --context", files.chain([Some(Path::new(&args.input))]))?;
    let options = CanonicalizeOptions {
        algorithm: args.algorithm,
        hash: args.hash,
        part: args.part,
        proof: args.proof.unwrap_or_default(),
        contexts: contexts::read(&args.contexts, limits)?,
        limits: limits.clone(),
    };
    let text = input::badge_text(&args.input, args.accept_damaged, limits, streams)?;
    let canonical = ovenbird::canonicalize(text.trim_ascii(), &options)
        .map_err(|error| input::about(&args.input, error.into()))?;
    give(args, &canonical, streams)?;
    Ok(DONE)
}

fn give(args: &CanonicalizeArgs, canonical: &Canonicalized, streams: &mut Streams) -> Result<(), Failure> {
    if streams.json() {
        return streams.object(canonical);
    }
    if args.hash_only {
        return streams.bytes(|out| writeln!(out, "{}", canonical.hash));
    }
    if streams.stdout_is_terminal() {
        streams.text(&format!("{}\n", table::clean_lines(canonical.text.trim_end_matches('\n'))))?;
    } else {
        // Not a byte more than was hashed.
        streams.bytes(|out| out.write_all(canonical.text.as_bytes()))?;
    }
    let mut page = table::row(&table::name(&args.hash), &canonical.hash);
    if canonical.quads > 0 {
        page.push_str(&table::row("quads", &canonical.quads.to_string()));
    }
    for context in &canonical.contexts {
        page.push_str(&table::row("context", &clean(context)));
    }
    streams.say(&page);
    Ok(())
}
