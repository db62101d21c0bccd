//! `ovenbird compare`.

use std::ffi::OsStr;
use std::path::Path;

use ovenbird::{CompareOptions, Comparison, Limits, Newer};

use crate::args::CompareArgs;
use crate::failure::Failure;
use crate::streams::Streams;
use crate::table::{self, clean};
use crate::{DONE, FAILED, given, input};

pub(crate) fn run(args: &CompareArgs, limits: &Limits, streams: &mut Streams) -> Result<i32, Failure> {
    let both = [&args.first, &args.second];
    input::one_stream("the two credentials", both.map(|input| Some(Path::new(input))))?;
    let first = input::badge_text(&args.first, args.accept_damaged, limits, streams)?;
    let second = input::badge_text(&args.second, args.accept_damaged, limits, streams)?;
    let options = CompareOptions { limits: limits.clone() };
    let found = ovenbird::equal_credentials(first.trim_ascii(), second.trim_ascii(), &options)?;
    if streams.json() {
        streams.object(&found)?;
    } else {
        streams.text(&page(args, &found))?;
    }
    Ok(if found.equal { DONE } else { FAILED })
}

/// The answer for people.
fn page(args: &CompareArgs, found: &Comparison) -> String {
    if !found.equal {
        return format!("{0}different{0:#}   issuer or id are not the same\n", table::BAD);
    }
    let replaces = |newer: &OsStr, older: &OsStr| format!("{} replaces {}", name(newer), name(older));
    let words = match found.newer {
        Some(Newer::First) => replaces(&args.first, &args.second),
        Some(Newer::Second) => replaces(&args.second, &args.first),
        _ => "neither is newer".to_owned(),
    };
    format!("{0}the same credential{0:#}   {words}\n", table::GOOD)
}

fn name(input: &OsStr) -> String {
    given::name_of(input).map_or_else(|| "the text".to_owned(), |name| clean(&name))
}
