//! `ovenbird issue`.

mod batch;
mod jobs;
mod make;
mod names;
mod people;
mod present;
mod records;
mod request;
mod store;
mod work;

use std::io::Write;
use std::path::Path;

use ovenbird::Limits;
use serde::Serialize;

use super::view::class_words;
use crate::args::{ImageOutput, IssueArgs};
use crate::failure::Failure;
use crate::io::Target;
use crate::streams::Streams;
use crate::{DONE, input, io, table};
use make::{Made, Maker};

/// The answer in JSON: what was made, and where it went.
#[derive(Serialize)]
struct Answer<'a> {
    output: Option<String>,
    #[serde(flatten)]
    made: &'a Made,
}

pub(crate) fn run(args: &IssueArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    check_streams(args)?;
    if args.key.is_none() && args.signing.any() {
        return Err(Failure::usage("options about signing need a key: --key FILE"));
    }
    if let Some(people) = &args.batch.people {
        return batch::run(args, people, limits, streams);
    }
    let output = ImageOutput { path: args.output.clone() };
    if args.template.is_some() {
        Target::for_image(&output, streams)?;
    }
    let request = request::read(args, limits)?;
    let made = Maker::new(args, limits)?.make(&request, args.signing.insecure_seed.as_deref())?;
    give(args, &made, streams)?;
    streams.warn(&made.issued.lost);
    Ok(DONE)
}

fn check_streams(args: &IssueArgs) -> Result<(), Failure> {
    let members = [&args.request, &args.members.badge, &args.members.issuer];
    let texts = members.into_iter().map(|argument| argument.as_deref().map(Path::new));
    let files = [&args.key, &args.template, &args.batch.people].into_iter().map(|path| path.as_deref());
    input::one_stream("REQUEST, --badge, --issuer, --key, --template and --batch", texts.chain(files))
}

/// Hands the badge out.
fn give(args: &IssueArgs, made: &Made, streams: &mut Streams) -> Result<(), Failure> {
    let file = args.output.as_deref().filter(|path| !io::is_stream(path));
    if let Some(path) = file {
        io::write_file(path, |out| out.write_all(&made.bytes))?;
    }
    if streams.json() {
        let output = file.map(|path| path.display().to_string());
        return streams.object(&Answer { output, made });
    }
    if file.is_none() && made.baked.is_none() && streams.stdout_is_terminal() {
        let text = String::from_utf8_lossy(&made.bytes);
        streams.text(&format!("{}\n", table::clean_lines(&text)))?;
    } else if file.is_none() {
        streams.bytes(|out| out.write_all(&made.bytes))?;
    }
    if let Some(path) = file {
        let good = table::GOOD;
        let name = table::clean(&path.display().to_string());
        streams.say(&format!("{good}issued{good:#} {name}   {}\n", what(made)));
    }
    Ok(())
}

/// What was made, such as `OB 2.0 assertion, signed with EdDSA, iTXt "openbadges"`.
fn what(made: &Made) -> String {
    let mut out = format!("OB {} {}", made.issued.version, class_words(made.issued.class));
    if let Some(signed) = &made.signed {
        let how = signed.cryptosuite.map_or(signed.algorithm.as_str(), |suite| suite.as_str());
        out.push_str(&format!(", signed with {how}"));
    }
    if let Some(baked) = &made.baked {
        out.push_str(&format!(", {} \"{}\"", baked.carrier.as_str(), baked.keyword.as_str()));
    }
    out
}
