//! Makes `docs/error-codes.md` from the core's one table of codes, and says whether the page is still that table.
//!
//! Each code has an anchor of its own name, so that `docs/error-codes.md#png.truncated` leads to it.

use std::fmt::Write;

use ovenbird::{CodeEntry, ErrorKind};

use crate::project::{Project, read, write};

const PAGE: &str = "docs/error-codes.md";

const INTRODUCTION: &str = "\
# Error codes

<!-- Made from core/src/codes.rs and core/src/codes/ by `cargo xtask codes`; edit the tables there, not this page. -->

Every fault has a stable code `area.reason`, the same in Rust, C, Python, Node and on the command line. A code is never
renamed and never reused. The same codes are used for errors (the call could not be done) and for problems (something is
wrong with the badge, and the call went on). The list is also in the library, `error_codes()`, and
on the command line: `ovenbird explain png.truncated`. Where no clause is named, it is a rule of this library.

## Kinds

A code belongs to one kind, which says whose fault it is and so what a program can do.

| kind | C status | Python class | Node `error.kind` | meaning |
| --- | --- | --- | --- | --- |
";

/// Writes the page.
///
/// # Errors
///
/// A sentence for people when it cannot be written.
pub(crate) fn put(project: &Project) -> Result<(), String> {
    write(&project.path(PAGE), page().as_bytes())
}

/// Compares the page with the table.
///
/// # Errors
///
/// A sentence for people when they differ or the page cannot be read.
pub(crate) fn check(project: &Project) -> Result<(), String> {
    if read(&project.path(PAGE))? == page().as_bytes() {
        return Ok(());
    }
    Err(format!("{PAGE} is not what the table says: run `cargo xtask codes`"))
}

fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    for (kind, class, meaning) in KINDS {
        let (name, number) = (kind.as_str(), *kind as u8);
        let status = name.to_uppercase();
        let _ = writeln!(
            page,
            "| `{name}` | {number} `OVENBIRD_{status}` | `{class}` | `\"{name}\"` | {meaning} |"
        );
    }
    let areas = areas();
    page.push_str("\n## Areas\n\n");
    for (area, entries) in &areas {
        let links: Vec<String> = entries.iter().map(|entry| link(area, entry)).collect();
        let _ = writeln!(page, "- [{area}](#{area}): {}", links.join(", "));
    }
    for (area, entries) in &areas {
        let _ = write!(page, "\n## {area}\n");
        for entry in entries {
            section(&mut page, entry);
        }
    }
    page
}

/// The codes by area, in the order of the table.
fn areas() -> Vec<(&'static str, Vec<&'static CodeEntry>)> {
    let mut areas: Vec<(&str, Vec<&CodeEntry>)> = Vec::new();
    for entry in ovenbird::error_codes() {
        let code = entry.code.as_str();
        let area = code.split('.').next().unwrap_or(code);
        match areas.last_mut() {
            Some((last, entries)) if *last == area => entries.push(entry),
            _ => areas.push((area, vec![entry])),
        }
    }
    areas
}

/// A link to a code, called by its reason: the area stands in front of the list already.
fn link(area: &str, entry: &CodeEntry) -> String {
    let code = entry.code.as_str();
    let reason = code.strip_prefix(area).and_then(|rest| rest.strip_prefix('.')).unwrap_or(code);
    format!("[{reason}](#{code})")
}

/// All that is known of one code.
fn section(page: &mut String, entry: &CodeEntry) {
    let CodeEntry { code, kind, meaning, remedy, why, example, clause } = *entry;
    let _ = write!(page, "\n### <a id=\"{code}\"></a>`{code}`\n\n{meaning} ({})\n\n", kind.as_str());
    let _ = writeln!(page, "- Why: {why}\n- What to do: {remedy}");
    for (label, text) in [("Example", example), ("Clause", clause)] {
        if !text.is_empty() {
            let _ = writeln!(page, "- {label}: {text}");
        }
    }
}

const KINDS: &[(ErrorKind, &str, &str)] = &[
    (ErrorKind::Caller, "CallerError", "The call itself is wrong: mend the calling program."),
    (
        ErrorKind::Malformed,
        "MalformedError",
        "The bytes are damaged or break their format's rules: ask for another copy.",
    ),
    (
        ErrorKind::Unsupported,
        "UnsupportedError",
        "Well-formed, but of a type or in a form that is not supported.",
    ),
    (ErrorKind::NotFound, "NotFoundError", "What was asked for is not there."),
    (ErrorKind::Limit, "LimitError", "A bound was passed: raise it if the input is trusted."),
    (ErrorKind::Refused, "RefusedError", "Refused by an option of the caller's."),
    (ErrorKind::Internal, "InternalError", "A defect in this library: please report it."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_code_and_every_kind() {
        let page = page();
        for entry in ovenbird::error_codes() {
            let code = entry.code;
            let heading = format!("### <a id=\"{code}\"></a>`{code}`\n\n{}", entry.meaning);
            assert_eq!(page.matches(&heading).count(), 1, "{code}");
            assert!(page.contains(&format!("](#{code})")), "{code}");
            let named = KINDS.iter().any(|(kind, ..)| *kind == entry.kind);
            assert!(named, "{}", entry.kind.as_str());
        }
    }

    #[test]
    fn an_area_has_one_heading() {
        let page = page();
        assert_eq!(page.matches("\n## png\n").count(), 1);
        assert_eq!(page.matches("\n## limit\n").count(), 1);
    }
}
