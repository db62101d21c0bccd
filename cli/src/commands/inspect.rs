//! `ovenbird inspect`.

use std::path::Path;

use ovenbird::{InspectOptions, Inspection, Limits};
use serde_json::{Map, Value};

use super::view;
use crate::args::InspectArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::{DONE, FAILED, io};

/// One input with what became of it.
struct Seen {
    name: String,
    length: usize,
    inspection: Result<Inspection, Failure>,
}

pub(crate) fn run(args: &InspectArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let options = InspectOptions { accept_damaged: args.accept_damaged, limits: limits.clone() };
    let mut status = DONE;
    let mut objects = Vec::new();
    let mut first_error = None;
    for (index, path) in args.inputs.iter().enumerate() {
        let seen = look(path, &options);
        if let Err(Failure::Fault(fault)) = &seen.inspection {
            status = FAILED;
            first_error.get_or_insert_with(|| fault.to_json());
        }
        if streams.json() {
            objects.push(to_json(&seen)?);
        } else {
            show(&seen, index > 0, streams)?;
        }
    }
    if streams.json() {
        let mut answer = Map::from_iter([("inputs".to_owned(), Value::Array(objects))]);
        answer.extend(first_error.map(|error| ("error".to_owned(), error)));
        streams.object(&answer)?;
    }
    Ok(status)
}

fn look(path: &Path, options: &InspectOptions) -> Seen {
    let name = io::name_of(path);
    let bytes = match io::read(path, &options.limits) {
        Ok(bytes) => bytes,
        Err(failure) => return Seen { name, length: 0, inspection: Err(failure) },
    };
    let inspection = ovenbird::inspect(&bytes, options).map_err(|error| Failure::from(error).about(&name));
    Seen { name, length: bytes.len(), inspection }
}

/// The members of the inspection, or `error`, behind the name of the input.
fn to_json(seen: &Seen) -> Result<Value, Failure> {
    let mut object = Map::from_iter([("input".to_owned(), Value::from(seen.name.clone()))]);
    match &seen.inspection {
        Ok(inspection) => {
            let value = serde_json::to_value(inspection).map_err(|_| ovenbird::Error::internal())?;
            if let Value::Object(members) = value {
                object.extend(members);
            }
        }
        Err(Failure::Fault(fault)) => {
            object.insert("error".to_owned(), fault.to_json());
        }
        Err(Failure::ReaderGone) => {}
    }
    Ok(Value::Object(object))
}

/// Shows one input; `again` puts an empty line between it and the one before.
fn show(seen: &Seen, again: bool, streams: &mut Streams) -> Result<(), Failure> {
    match &seen.inspection {
        Ok(inspection) => {
            let gap = if again { "\n" } else { "" };
            streams.text(&format!("{gap}{}", view::table(&seen.name, seen.length, inspection)))
        }
        Err(failure) => {
            streams.flush()?;
            streams.fail(failure);
            Ok(())
        }
    }
}
