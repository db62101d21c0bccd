//! `ovenbird codes`.

use ovenbird::{CodeEntry, error_codes};
use serde_json::json;

use crate::args::CodesArgs;
use crate::failure::{Failure, remedy};
use crate::streams::Streams;
use crate::{DONE, table};

pub(crate) fn run(args: &CodesArgs, streams: &mut Streams) -> Result<i32, Failure> {
    for wanted in &args.codes {
        if !error_codes().iter().any(|row| is_in(row, wanted)) {
            return Err(Failure::usage(&format!(
                "there is no code or area {wanted:?}; `ovenbird codes` lists all"
            )));
        }
    }
    let chosen =
        |row: &&CodeEntry| args.codes.is_empty() || args.codes.iter().any(|wanted| is_in(row, wanted));
    let rows: Vec<&CodeEntry> = error_codes().iter().filter(chosen).collect();
    if streams.json() {
        streams.object(&json!({ "codes": rows }))?;
        return Ok(DONE);
    }
    let mut text = String::new();
    for row in rows {
        let (heading, dim) = (table::HEADING, table::DIM);
        text.push_str(&format!("{heading}{}{heading:#}  {dim}{}{dim:#}\n", row.code, row.kind.as_str()));
        text.push_str(&format!("    {}\n    {dim}{}{dim:#}\n", row.meaning, remedy(row.code)));
    }
    streams.text(&text)?;
    Ok(DONE)
}

/// Whether a row is the code, or of the area, that somebody asked for.
fn is_in(row: &CodeEntry, wanted: &str) -> bool {
    let code = row.code.as_str();
    code == wanted || code.split('.').next() == Some(wanted)
}
