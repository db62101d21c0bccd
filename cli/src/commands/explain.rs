//! `ovenbird explain`.

use ovenbird::{CodeEntry, error_codes};
use serde_json::json;

use crate::args::ExplainArgs;
use crate::failure::{Failure, remedy};
use crate::streams::Streams;
use crate::{DONE, table};

pub(crate) fn run(args: &ExplainArgs, streams: &mut Streams) -> Result<i32, Failure> {
    let chosen = args.codes.iter().map(|code| look_up(code)).collect::<Result<Vec<_>, _>>()?;
    match chosen.as_slice() {
        [] if streams.json() => streams.object(&json!({ "codes": error_codes() }))?,
        [] => streams.text(&overview())?,
        [one] if streams.json() => streams.object(one)?,
        several if streams.json() => streams.object(&json!({ "codes": several }))?,
        some => {
            let pages: Vec<String> = some.iter().map(|entry| page(entry)).collect();
            streams.text(&pages.join("\n"))?;
        }
    }
    Ok(DONE)
}

fn look_up(code: &str) -> Result<&'static CodeEntry, Failure> {
    ovenbird::explain(code)
        .map_err(|error| Failure::usage(&error.message().replace("`error_codes`", "`ovenbird explain`")))
}

/// All that is known of one code.
fn page(entry: &CodeEntry) -> String {
    let (heading, dim) = (table::HEADING, table::DIM);
    let mut text = format!("{heading}{}{heading:#}  {dim}{}{dim:#}\n", entry.code, entry.kind.as_str());
    text.push_str(&table::wrap("  ", 2, entry.meaning));
    text.push('\n');
    text.push_str(&table::wrapped_row("why", entry.why));
    text.push_str(&table::wrapped_row("what to do", &remedy(entry.code)));
    for (label, value) in [("example", entry.example), ("clause", entry.clause)] {
        if !value.is_empty() {
            text.push_str(&table::wrapped_row(label, value));
        }
    }
    text
}

/// Every code with its meaning.
fn overview() -> String {
    let widest = error_codes().iter().map(|entry| entry.code.as_str().len()).max().unwrap_or_default();
    let heading = table::HEADING;
    let mut text = format!("{heading}{}  meaning{heading:#}\n", table::pad("code", widest));
    for entry in error_codes() {
        let code = format!("{}  ", table::pad(entry.code.as_str(), widest));
        text.push_str(&table::wrap(&code, widest.saturating_add(2), entry.meaning));
    }
    text
}
