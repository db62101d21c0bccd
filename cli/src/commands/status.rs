//! `ovenbird status`.

use std::io::Write;
use std::path::Path;

use ovenbird::{Limits, StatusList, StatusListOptions};
use serde_json::json;

use crate::args::{GetStatusArgs, NewStatusArgs, SetStatusArgs, StatusArgs, StatusCommand};
use crate::failure::Failure;
use crate::fresh::Fresh;
use crate::streams::Streams;
use crate::{DONE, input, io, table};

/// How many entries are shown to people when all that are not 0 were asked for.
const SHOWN: usize = 1_000;

pub(crate) fn run(args: &StatusArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    match &args.what {
        StatusCommand::New(args) => new(args, limits, streams)?,
        StatusCommand::Set(args) => set(args, limits, streams)?,
        StatusCommand::Get(args) => get(args, limits, streams)?,
    }
    Ok(DONE)
}

fn new(args: &NewStatusArgs, limits: &Limits, streams: &mut Streams) -> Result<(), Failure> {
    let options = StatusListOptions { length: args.length, size: args.size, limits: limits.clone() };
    let list = StatusList::new(&options)?;
    let text = list.encode()?;
    if io::is_stream(&args.file) {
        return if streams.json() {
            streams.object(&json!({ "length": list.length(), "encoded": text }))
        } else {
            streams.bytes(|out| writeln!(out, "{text}"))
        };
    }
    Fresh { private: false, force: args.force }.write(&args.file, format!("{text}\n").as_bytes())?;
    told("made", &args.file, &list, streams)
}

fn set(args: &SetStatusArgs, limits: &Limits, streams: &mut Streams) -> Result<(), Failure> {
    if io::is_stream(&args.file) {
        return Err(Failure::usage("the list is written anew: it needs a file"));
    }
    let mut list = read(&args.file, args.size, limits)?;
    for index in &args.indices {
        list.set(*index, args.status).map_err(|error| about(&args.file, error))?;
    }
    let text = list.encode()?;
    io::write_file(&args.file, |out| writeln!(out, "{text}"))?;
    told("wrote", &args.file, &list, streams)
}

fn get(args: &GetStatusArgs, limits: &Limits, streams: &mut Streams) -> Result<(), Failure> {
    let list = read(&args.file, args.size, limits)?;
    let status = |index: usize| list.get(index).map(|status| (index, status));
    let chosen = if args.indices.is_empty() {
        let set = |entry: &Result<(usize, u8), _>| entry.as_ref().map_or(true, |(_, status)| *status != 0);
        (0..list.length()).map(status).filter(set).collect::<Result<Vec<_>, _>>()
    } else {
        args.indices.iter().map(|index| status(*index)).collect()
    };
    let chosen = chosen.map_err(|error| about(&args.file, error))?;
    if streams.json() {
        let statuses: Vec<_> =
            chosen.iter().map(|(index, status)| json!({ "index": index, "status": status })).collect();
        return streams.object(&json!({ "length": list.length(), "statuses": statuses }));
    }
    if let ([(_, status)], [_]) = (chosen.as_slice(), args.indices.as_slice()) {
        return streams.text(&format!("{status}\n"));
    }
    let shown = if args.indices.is_empty() { SHOWN } else { usize::MAX };
    let rows: Vec<_> =
        chosen.iter().take(shown).map(|(index, status)| [index.to_string(), status.to_string()]).collect();
    streams.text(&table::columns(["index", "status"], &rows))?;
    let more = chosen.len().saturating_sub(shown);
    if more > 0 {
        streams.say(&table::note("and", &format!("{more} more; --json lists all")));
    }
    Ok(())
}

fn read(path: &Path, size: u8, limits: &Limits) -> Result<StatusList, Failure> {
    let text = input::text_of(path, io::read(path, limits)?)?;
    let options = StatusListOptions { size, limits: limits.clone(), ..StatusListOptions::default() };
    StatusList::decode(text.trim_ascii(), &options).map_err(|error| about(path, error))
}

fn about(path: &Path, error: ovenbird::Error) -> Failure {
    Failure::from(error).about(&io::name_of(path))
}

fn told(verb: &str, path: &Path, list: &StatusList, streams: &mut Streams) -> Result<(), Failure> {
    let name = path.display().to_string();
    if streams.json() {
        return streams.object(&json!({ "output": name, "length": list.length() }));
    }
    let (good, entries) = (table::GOOD, list.length());
    streams.say(&format!("{good}{verb}{good:#} {}   {entries} entries\n", table::clean(&name)));
    Ok(())
}
