//! `ovenbird strip`.

use ovenbird::{Limits, StripOptions};
use serde_json::json;

use crate::args::StripArgs;
use crate::failure::Failure;
use crate::io::{self, Target};
use crate::streams::Streams;
use crate::{DONE, table};

pub(crate) fn run(args: &StripArgs, limits: Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let target = Target::for_image(&args.output, streams)?;
    let image = io::read(&args.image, &limits)?;
    let options = StripOptions { check_crc: !args.no_check_crc, limits };
    let stripped = ovenbird::strip(&image, &options)
        .map_err(|error| Failure::from(error).about(&io::name_of(&args.image)))?;
    target.write(streams, |out| out.write_all(&stripped.bytes))?;
    if streams.json() {
        streams.object(&json!({
            "output": target.path(), "removed": stripped.removed, "length": stripped.bytes.len(),
        }))?;
    }
    let good = table::GOOD;
    let fewer = image.len().saturating_sub(stripped.bytes.len());
    let what = match stripped.removed {
        0 => "no badge inside, copied unchanged".to_owned(),
        n => format!("removed {}, -{fewer} bytes", table::count(n as u64, "badge")),
    };
    streams.say(&format!("{good}stripped{good:#} {}   {what}\n", target.label()));
    Ok(DONE)
}
