//! `ovenbird sniff`.

use ovenbird::Limits;
use serde_json::{Value, json};

use crate::args::SniffArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::{DONE, io, table};

pub(crate) fn run(args: &SniffArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let mut rows = Vec::new();
    let mut objects: Vec<Value> = Vec::new();
    for path in &args.inputs {
        let format = ovenbird::sniff(&io::read(path, limits)?);
        let name = io::name_of(path);
        objects.push(json!({ "input": name, "format": format }));
        rows.push([table::clean(&name), format.as_str().to_owned()]);
    }
    if streams.json() {
        streams.object(&json!({ "inputs": objects }))?;
    } else if let [[_, format]] = rows.as_slice() {
        streams.text(&format!("{format}\n"))?;
    } else {
        streams.text(&table::columns(["input", "type"], &rows))?;
    }
    Ok(DONE)
}
