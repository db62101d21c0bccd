//! The fuzz targets, seeded with the arguments of the vectors.

use std::collections::BTreeSet;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::project::{Project, read, write};

/// The targets, and the arguments of vectors that are seeds for them.
const TARGETS: [(&str, &[&str]); 7] = [
    ("image", &["image", "bytes", "input"]),
    ("document", &["text", "payload", "document", "input", "extension"]),
    ("recipient", &["document"]),
    ("token", &["token", "input", "text", "payload", "document"]),
    ("key", &["key", "keys"]),
    ("proof", &["token", "document", "text", "input"]),
    ("verification", &["input", "document"]),
];

/// Seeds longer than this only slow a run down.
const LONGEST: usize = 32 * 1024;

/// Runs one target, or all of them, for so many seconds each.
///
/// # Errors
///
/// A sentence for people when cargo-fuzz is not there or there is no such target.
pub(crate) fn run(project: &Project, name: Option<&str>, seconds: &str) -> Result<bool, String> {
    let chosen: Vec<_> =
        TARGETS.iter().filter(|(target, _)| name.is_none_or(|name| name == *target)).collect();
    if chosen.is_empty() {
        let known: Vec<&str> = TARGETS.iter().map(|(target, _)| *target).collect();
        let asked = name.unwrap_or_default();
        return Err(format!("no fuzz target `{asked}`; there are {}", known.join(", ")));
    }
    let mut sound = true;
    for (target, arguments) in chosen {
        let seeds = project.fresh(&format!("fuzz/{target}/seeds"))?;
        plant(project, arguments, &seeds)?;
        let corpus = project.built(&format!("fuzz/{target}/corpus"));
        std::fs::create_dir_all(&corpus).map_err(|e| format!("{}: {e}", corpus.display()))?;
        let mut command = project.cargo(&["fuzz", "run", "--target-dir"]);
        command.arg(project.built("fuzz/build")).arg(target).arg(&corpus).arg(&seeds).arg("--");
        // The instrumentation is there in the stable compiler too, behind a switch.
        command.env("RUSTC_BOOTSTRAP", "1");
        command.args([
            "-max_len=65536",
            "-timeout=10",
            "-rss_limit_mb=2048",
            &format!("-max_total_time={seconds}"),
        ]);
        let status = command
            .status()
            .map_err(|e| format!("cargo fuzz: {e}; `cargo install cargo-fuzz` installs it"))?;
        sound &= status.success();
    }
    Ok(sound)
}

/// Writes each argument of a vector that stands in the JSON file itself as a seed.
fn plant(project: &Project, arguments: &[&str], folder: &Path) -> Result<(), String> {
    let vectors = project.path("tests/vectors");
    let entries = std::fs::read_dir(&vectors).map_err(|e| format!("{}: {e}", vectors.display()))?;
    let files = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut seeds = BTreeSet::new();
    for file in files.filter(|file| file.extension().is_some_and(|end| end == "json")) {
        let chapter: Value =
            serde_json::from_slice(&read(&file)?).map_err(|e| format!("{}: {e}", file.display()))?;
        for case in chapter.get("cases").and_then(Value::as_array).into_iter().flatten() {
            let found = arguments.iter().filter_map(|name| case.get("args")?.get(name));
            seeds.extend(found.filter_map(bytes));
        }
    }
    for (index, seed) in seeds.iter().filter(|seed| seed.len() <= LONGEST).enumerate() {
        write(&folder.join(index.to_string()), seed)?;
    }
    Ok(())
}

/// The bytes of an argument: a string, or an object with `text` or `base64`.
fn bytes(argument: &Value) -> Option<Vec<u8>> {
    let text = argument.as_str().or_else(|| argument.get("text")?.as_str());
    match text {
        Some(text) => Some(text.as_bytes().to_vec()),
        None => STANDARD.decode(argument.get("base64")?.as_str()?).ok(),
    }
}
