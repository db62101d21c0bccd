//! Independent programs look at what Ovenbird bakes: `pngcheck` at every PNG, `xmllint` at every SVG.
//!
//! What they accepted before baking they must accept afterwards. The images are those of the shared vectors and of
//! the demonstration; an image that the program did not accept before baking (a vector with a strange chunk) is left out.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use ovenbird::{BakeOptions, ImageFormat};

use crate::counts::Counts;
use crate::demo;
use crate::project::{Project, files, read, write};
use crate::session::{Session, say};
use crate::tools::{PNGCHECK, Tool, XMLLINT};

const SUITE: &str = "tools";
const FOLDER: &str = "tools";
const PLAN: &str = "vectors.plan";

/// Runs the suite.
pub(crate) fn test(session: &mut Session) {
    session.inside(SUITE, "demo", demo::run);
    if session.inside(SUITE, "bake the vectors", bake_vectors) {
        checked(session, PNGCHECK, &["-q"], "png");
        checked(session, XMLLINT, &["--noout", "--nonet"], "svg");
    }
}

fn checked(session: &mut Session, tool: Tool, arguments: &[&str], ending: &str) {
    let step = format!("{} on baked images", tool.command);
    match session.ready(&[tool]) {
        Err(reason) => session.skip(SUITE, &step, reason),
        Ok(()) => {
            session.inside(SUITE, &step, |project| judge(project, tool, arguments, ending));
        }
    }
}

/// Bakes every image that a vector bakes, and keeps it before and after.
fn bake_vectors(project: &Project) -> Result<Counts, String> {
    let folder = project.fresh(FOLDER)?;
    let plan = folder.join(PLAN);
    let mut command =
        project.cargo(&["run", "--quiet", "--locked", "-p", "ovenbird-tests", "--bin", "c-vectors", "--"]);
    let output =
        command.arg("plan").arg(&plan).stderr(Stdio::inherit()).output().map_err(|e| e.to_string())?;
    if !output.status.success() {
        return Err("the vectors could not be read".to_owned());
    }
    let mut number = 0_usize;
    for record in records(&read(&plan)?)? {
        let [_, op, image, payload, options] = record.as_slice() else { continue };
        if *op != b"bake" {
            continue;
        }
        if let Some((ending, baked)) = bake(image, payload, options) {
            number = number.saturating_add(1);
            write(&folder.join(format!("{number:03}-before.{ending}")), image)?;
            write(&folder.join(format!("{number:03}-baked.{ending}")), &baked)?;
        }
    }
    say(format_args!("    {number} images baked"));
    if number == 0 { Err("no vector bakes an image".to_owned()) } else { Ok(Counts::default()) }
}

/// The baked image, where the vector is one that can be baked.
fn bake(image: &[u8], payload: &[u8], options: &[u8]) -> Option<(&'static str, Vec<u8>)> {
    let options = std::str::from_utf8(options).ok()?;
    let options: BakeOptions =
        ovenbird::wire::from_json(Some(options).filter(|text| !text.is_empty())).ok()?;
    let baked = ovenbird::bake(image, std::str::from_utf8(payload).ok()?, &options).ok()?;
    match ovenbird::sniff(image) {
        ImageFormat::Png => Some(("png", baked.bytes)),
        ImageFormat::Svg => Some(("svg", baked.bytes)),
        _ => None,
    }
}

/// Cuts a file of records into them: a count of fields, then each field after its length, all little-endian.
fn records(mut bytes: &[u8]) -> Result<Vec<Vec<&[u8]>>, String> {
    const CUT: &str = "the plan of the vectors ends in the middle of a record";
    let mut records = Vec::new();
    while !bytes.is_empty() {
        let mut record = Vec::new();
        for _ in 0..number(&mut bytes).ok_or(CUT)? {
            let len = usize::try_from(number(&mut bytes).ok_or(CUT)?).map_err(|e| e.to_string())?;
            let (field, rest) = bytes.split_at_checked(len).ok_or(CUT)?;
            record.push(field);
            bytes = rest;
        }
        records.push(record);
    }
    Ok(records)
}

fn number(bytes: &mut &[u8]) -> Option<u32> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*number))
}

/// Asks the program about every pair, and about what the demonstration baked.
fn judge(project: &Project, tool: Tool, arguments: &[&str], ending: &str) -> Result<Counts, String> {
    let mut counts = Counts::default();
    let mut left_out = 0_usize;
    let content = |path: &Path| {
        let mut command = project.command(tool.command);
        command.args(arguments).arg(path).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().map(|status| status.success()).map_err(|e| format!("{}: {e}", tool.command))
    };
    for (before, baked) in pairs(project, ending) {
        let sound_before = before.as_deref().map_or(Ok(true), content)?;
        if !sound_before {
            left_out = left_out.saturating_add(1);
            continue;
        }
        let sound = content(&baked)?;
        counts.include(Counts::one(sound));
        if !sound {
            say(format_args!("    {} does not accept {}", tool.command, baked.display()));
        }
    }
    if left_out > 0 {
        say(format_args!("    {left_out} images left out: {} did not accept them unbaked", tool.command));
    }
    if counts.passed == 0 { Err("no image was accepted".to_owned()) } else { Ok(counts) }
}

/// The baked images with what they were before, where that may be unsound itself.
fn pairs(project: &Project, ending: &str) -> Vec<(Option<PathBuf>, PathBuf)> {
    let vectors = files(&project.built(FOLDER), &[&format!("-baked.{ending}")]);
    let before = |baked: &Path| PathBuf::from(baked.to_string_lossy().replace("-baked.", "-before."));
    let demo = files(&project.built("demo"), &[&format!(".{ending}")]);
    let made = vectors.into_iter().map(|baked| (Some(before(&baked)), baked));
    made.chain(demo.into_iter().map(|baked| (None, baked))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_cut_at_their_lengths() {
        let bytes = [2, 0, 0, 0, 1, 0, 0, 0, b'a', 2, 0, 0, 0, b'b', b'c', 0, 0, 0, 0];
        assert_eq!(records(&bytes).unwrap(), [vec![b"a".as_slice(), b"bc"], vec![]]);
    }

    #[test]
    fn a_cut_plan_is_refused() {
        let bytes = [1, 0, 0, 0, 9, 0, 0, 0, b'a'];
        assert!(records(&bytes).is_err());
        assert!(records(&[1, 0]).is_err());
    }
}
