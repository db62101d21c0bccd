//! `ovenbird upgrade`.

use std::io::Write;
use std::path::Path;

use ovenbird::{Limits, UpgradeOptions, Upgraded};
use serde::Serialize;

use crate::args::UpgradeArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::{DONE, input, io, table};

/// The answer in JSON: that of the core, and where the document went.
#[derive(Serialize)]
struct Answer<'a> {
    output: Option<String>,
    #[serde(flatten)]
    new: &'a Upgraded,
}

pub(crate) fn run(args: &UpgradeArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let paths = [Some(Path::new(&args.input)), args.badge.as_deref(), args.issuer.as_deref()];
    input::one_stream("INPUT, --badge and --issuer", paths)?;
    let text = input::badge_text(&args.input, args.accept_damaged, limits, streams)?;
    let document = |path: &Path| -> Result<String, Failure> { input::text_of(path, io::read(path, limits)?) };
    let options = UpgradeOptions {
        id: args.id.clone(),
        badge: args.badge.as_deref().map(document).transpose()?,
        issuer: args.issuer.as_deref().map(document).transpose()?,
        limits: limits.clone(),
    };
    let new = ovenbird::upgrade(&text, args.to, &options)
        .map_err(|error| input::about(&args.input, error.into()))?;
    give(args, &new, streams)?;
    streams.warn(&new.lost);
    Ok(DONE)
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
