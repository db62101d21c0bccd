//! Two house rules no compiler knows: no source file is longer than [`LONGEST`] lines, and nothing that belongs to
//! one person's machine or to unfinished work stays in the tree.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::counts::Counts;
use crate::project::Project;
use crate::session::say;

/// The most lines a source file may have.
const LONGEST: usize = 400;

/// What counts as source for the length.
const SOURCE: &[&str] = &["rs", "py", "pyi", "js", "mjs", "cjs", "ts", "mts", "cts", "c", "h", "cpp", "sh"];

/// Made by a program, so nobody has to read them.
const GENERATED: &[&str] = &["include/ovenbird.h"];

/// Looks through every text file of the tree.
///
/// # Errors
///
/// A sentence for people when the tree cannot be listed.
pub(crate) fn check(project: &Project) -> Result<Counts, String> {
    let mut counts = Counts::default();
    for path in tree(&project.root)? {
        let Ok(text) = std::fs::read_to_string(project.root.join(&path)) else { continue };
        let faults = faults(&path, &text);
        for fault in &faults {
            say(format_args!("    {}: {fault}", path.display()));
        }
        counts.include(Counts::one(faults.is_empty()));
    }
    if counts.passed == 0 { Err("no file was found to look at".to_owned()) } else { Ok(counts) }
}

fn faults(path: &Path, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let generated = GENERATED.iter().any(|made| path == Path::new(made));
    let lines = text.lines().count();
    if SOURCE.contains(&ending) && !generated && lines > LONGEST {
        faults.push(format!("{lines} lines, more than {LONGEST}"));
    }
    for (number, line) in (1_usize..).zip(text.lines()) {
        if let Some(word) = forbidden().into_iter().find(|word| line.contains(word.as_str())) {
            faults.push(format!("line {number} has `{word}`"));
        }
    }
    faults
}

/// Put together here, so that this file does not hold them itself.
fn forbidden() -> Vec<String> {
    let marks = ["TO DO", "FIX ME", "XX X:"].map(|mark| mark.replace(' ', ""));
    let homes = ["home", "Users", "root", "work"].map(|folder| format!("/{folder}/"));
    let conflicts = ["<", ">"].map(|sign| sign.repeat(7));
    marks.into_iter().chain(homes).chain(conflicts).collect()
}

/// The files of the tree: those git knows, or all of them where this is no git checkout.
fn tree(root: &Path) -> Result<Vec<PathBuf>, String> {
    let git = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    if let Ok(output) = git
        && output.status.success()
    {
        let names = String::from_utf8_lossy(&output.stdout).into_owned();
        return Ok(names.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from).collect());
    }
    let mut found = Vec::new();
    walk(root, Path::new(""), &mut found).map_err(|e| format!("{}: {e}", root.display()))?;
    Ok(found)
}

fn walk(root: &Path, inside: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(root.join(inside))? {
        let entry = entry?;
        let path = inside.join(entry.file_name());
        if !entry.file_type()?.is_dir() {
            found.push(path);
        } else if ![".git", "target", "node_modules"].iter().any(|skip| path.ends_with(skip)) {
            walk(root, &path, found)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_401_lines_is_too_long_unless_it_is_generated() {
        let long = "x\n".repeat(401);
        assert_eq!(faults(Path::new("a.rs"), &long).len(), 1);
        assert!(faults(Path::new("a.md"), &long).is_empty());
        assert!(faults(Path::new("include/ovenbird.h"), &long).is_empty());
        assert!(faults(Path::new("a.rs"), &"x\n".repeat(400)).is_empty());
    }

    #[test]
    fn a_mark_of_unfinished_work_is_found_with_its_line() {
        let text = format!("one\n// {}{} later\n", "TO", "DO");
        let found = faults(Path::new("a.rs"), &text);
        assert!(found.len() == 1 && found[0].starts_with("line 2 "), "{found:?}");
    }

    #[test]
    fn this_file_keeps_its_own_rules() {
        assert!(faults(Path::new("tidy.rs"), include_str!("tidy.rs")).is_empty());
    }
}
