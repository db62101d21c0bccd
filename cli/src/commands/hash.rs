//! `ovenbird hash`.

use std::path::Path;

use ovenbird::Limits;
use serde_json::json;

use crate::args::HashArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::{DONE, io};

pub(crate) fn run(args: &HashArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let identity = identity(args, limits)?;
    let hash = ovenbird::hash_identity(&identity, args.salt.as_deref(), args.algorithm, args.version)?;
    if streams.json() {
        streams.object(&json!({ "hash": hash }))?;
    } else {
        streams.text(&format!("{hash}\n"))?;
    }
    Ok(DONE)
}

/// The identity as given, or the one line of standard input without its line end.
fn identity(args: &HashArgs, limits: &Limits) -> Result<String, Failure> {
    let not_text = || Failure::usage("the identity is not UTF-8 text");
    if !io::is_stream(Path::new(&args.identity)) {
        return args.identity.to_str().map(str::to_owned).ok_or_else(not_text);
    }
    let bytes = io::read(Path::new(&args.identity), limits)?;
    let text = String::from_utf8(bytes).map_err(|_| not_text())?;
    let line = text.strip_suffix('\n').unwrap_or(&text);
    Ok(line.strip_suffix('\r').unwrap_or(line).to_owned())
}
