//! `ovenbird unbake`.

use std::io::Write;

use ovenbird::{Found, Limits, UnbakeOptions, Unbaked};

use crate::args::UnbakeArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::{DONE, io, table};

/// Columns of a badge's text in the table of all badges.
const TEXT_COLUMNS: usize = 48;

pub(crate) fn run(args: &UnbakeArgs, limits: Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let image = io::read(&args.image, &limits)?;
    let options = UnbakeOptions { accept_damaged: args.accept_damaged, strict: args.strict, limits };
    let about = |error: ovenbird::Error| Failure::from(error).about(&io::name_of(&args.image));
    if args.all {
        let unbaked = ovenbird::unbake(&image, &options).map_err(about)?;
        list(&unbaked, streams)?;
    } else {
        let found = ovenbird::unbake_one(&image, &options).map_err(about)?;
        give(args, &found, streams)?;
    }
    Ok(DONE)
}

/// Hands out the one badge that counts.
fn give(args: &UnbakeArgs, found: &Found, streams: &mut Streams) -> Result<(), Failure> {
    let file = args.output.as_deref().filter(|path| !io::is_stream(path));
    if let Some(path) = file {
        io::write_file(path, |out| out.write_all(found.text.as_bytes()))?;
    }
    if streams.json() {
        streams.object(found)?;
    } else if file.is_none() && streams.stdout_is_terminal() {
        streams.text(&format!("{}\n", table::clean_lines(&found.text)))?;
    } else if file.is_none() {
        streams.bytes(|out| out.write_all(found.text.as_bytes()))?;
    }
    streams.warn(&found.problems);
    Ok(())
}

/// Lists every badge in file order, the one that counts marked.
fn list(unbaked: &Unbaked, streams: &mut Streams) -> Result<(), Failure> {
    if streams.json() {
        return streams.object(unbaked);
    }
    let row = |(index, found): (usize, &Found)| {
        [
            if index == unbaked.badge { "*" } else { "" }.to_owned(),
            found.carrier.as_str().to_owned(),
            table::clean(&found.keyword),
            found.offset.to_string(),
            found.length.to_string(),
            found.kind.map_or_else(|| "-".to_owned(), |kind| table::name(&kind)),
            table::cut(&table::clean_flat(&found.text), TEXT_COLUMNS),
        ]
    };
    let rows: Vec<_> = unbaked.found.iter().enumerate().map(row).collect();
    streams.text(&table::columns(["", "carrier", "keyword", "at byte", "bytes", "kind", "text"], &rows))?;
    for found in &unbaked.found {
        streams.warn(&found.problems);
    }
    Ok(())
}
