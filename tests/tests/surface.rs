//! Every operation has its name in every language and in the documentation: `tests/surface.toml` is the list.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ovenbird_tests::vectors::repository;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Surface {
    operation: Vec<Operation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Operation {
    /// The function, or `Class::method`.
    rust: String,
    /// What Rust has beside it for the same purpose.
    #[serde(default)]
    also: Vec<String>,
    c: Vec<String>,
    python: Vec<String>,
    node: Vec<String>,
    cli: Option<String>,
    /// Why the command line does not have it.
    cli_none: Option<String>,
}

fn operations() -> Vec<Operation> {
    let text = fs::read_to_string(repository().join("tests/surface.toml")).unwrap();
    toml::from_str::<Surface>(&text).unwrap().operation
}

/// The text of every file under a folder whose name ends in one of these.
fn texts(folder: &str, endings: &[&str]) -> String {
    let mut text = String::new();
    add(&repository().join(folder), endings, &mut text);
    assert!(!text.is_empty(), "{folder} has no file {endings:?}");
    text
}

fn add(path: &Path, endings: &[&str], text: &mut String) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if path.is_dir() && !["node_modules", "target", "build", "dist"].contains(&name.as_str()) {
        let mut inside: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        inside.sort();
        inside.iter().for_each(|path| add(path, endings, text));
    } else if path.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
        text.push_str(&fs::read_to_string(path).unwrap());
    }
}

/// Whether a text has a name as a whole word.
fn names(text: &str, name: &str) -> bool {
    let part_of_a_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(part_of_a_word) && !after.is_some_and(part_of_a_word)
    })
}

/// The bodies of every class of this name: from `start` to the first line that is neither indented nor empty.
fn bodies<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    let begins = text.match_indices(start).filter(|(at, _)| {
        let after = text[at + start.len()..].chars().next();
        !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
    });
    let body = |(at, _): (usize, &str)| {
        let rest = &text[at..];
        let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let ends = |line: &str| line.starts_with(|c: char| !c.is_whitespace());
        let len = rest[line..].split_inclusive('\n').take_while(|line| !ends(line)).map(str::len);
        &rest[..line + len.sum::<usize>()]
    };
    begins.map(body).collect()
}

/// Whether a text declares a name: a function in one of these forms, the class itself, or a member of one. `{}` stands
/// for the name.
fn declares(text: &str, name: &str, class: &str, functions: &[&str], members: &[&str]) -> bool {
    let has = |text: &str, forms: &[&str], name: &str| {
        forms.iter().any(|form| text.contains(&form.replace("{}", name)))
    };
    match name.split_once('.') {
        Some((owner, member)) => {
            bodies(text, &format!("{class} {owner}")).iter().any(|body| has(body, members, member))
        }
        None if name.starts_with(char::is_uppercase) => !bodies(text, &format!("{class} {name}")).is_empty(),
        None => has(text, functions, name),
    }
}

/// The part of a name that a package exports.
fn exported(name: &str) -> &str {
    name.split_once('.').map_or(name, |(owner, _)| owner)
}

/// The class of `Class::method`, or the function.
fn owner(name: &str) -> &str {
    name.split_once("::").map_or(name, |(owner, _)| owner)
}

const NONE: &[&str] = &[];

#[test]
fn rust_exports_each_operation() {
    let text = fs::read_to_string(repository().join("core/src/lib.rs")).unwrap();
    let operations = operations();
    let lacks = |name: &&str| !names(&text, name);
    let owners = operations.iter().map(|operation| owner(&operation.rust));
    assert_eq!(owners.filter(lacks).collect::<Vec<_>>(), NONE);
}

/// The public methods of a class that its documentation shows, as `Class::method`.
fn methods(source: &str, class: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for body in bodies(source, &format!("impl {class}")) {
        let mut hidden = false;
        for line in body.lines() {
            let declared = line.strip_prefix("    pub ").and_then(|rest| rest.split_once("fn "));
            let public = declared.filter(|(before, _)| ["", "const "].contains(before));
            if let Some(name) = public.filter(|_| !hidden).and_then(|(_, rest)| rest.split(['(', '<']).next())
            {
                found.insert(format!("{class}::{name}"));
            }
            // An attribute counts up to the function that it stands above.
            hidden = line.trim() == "#[doc(hidden)]" || hidden && !line.contains("fn ");
        }
    }
    found
}

#[test]
fn the_public_methods_of_the_classes_are_the_operations_on_them() {
    let mut listed = BTreeSet::new();
    for operation in operations() {
        let names = [operation.rust].into_iter().chain(operation.also);
        listed.extend(names.filter(|name| name.contains("::")));
    }
    let mut found = methods(&texts("core/src/keys", &[".rs"]), "Key");
    found.extend(methods(&texts("core/src/issue", &[".rs"]), "StatusList"));
    found.extend(methods(&texts("core/src/proof", &[".rs"]), "Contexts"));
    found.extend(methods(&texts("core/src/verify", &[".rs"]), "Verification"));
    assert_eq!(found, listed);
}

#[test]
fn each_function_that_rust_exports_is_an_operation() {
    let text = fs::read_to_string(repository().join("core/src/lib.rs")).unwrap();
    let exports = text.split("pub use").skip(1).filter_map(|rest| rest.split_once(';').map(|(list, _)| list));
    let words = exports.flat_map(|list| list.split(|c: char| !(c.is_alphanumeric() || c == '_')));
    let paths = [
        "badge",
        "compare",
        "error",
        "extension",
        "image",
        "issue",
        "keys",
        "limits",
        "ops",
        "payload",
        "problem",
        "proof",
        "recipient",
        "report",
        "self",
    ];
    let functions: BTreeSet<&str> =
        words.filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase())).collect();
    let operations: BTreeSet<String> = operations().into_iter().map(|operation| operation.rust).collect();
    let unlisted: Vec<&&str> =
        functions.iter().filter(|name| !operations.contains(**name) && !paths.contains(name)).collect();
    assert_eq!(unlisted, Vec::<&&str>::new(), "these have no row in tests/surface.toml");
}

#[test]
fn the_c_header_declares_each_operation() {
    let text = fs::read_to_string(repository().join("include/ovenbird.h")).unwrap();
    let operations = operations();
    let called = |name: &&str| !text.contains(&format!("{name}("));
    let wanted = operations.iter().flat_map(|operation| operation.c.iter().map(String::as_str));
    assert_eq!(wanted.filter(called).collect::<Vec<_>>(), NONE);
}

#[test]
fn the_python_package_defines_and_exports_each_operation() {
    let text = texts("bindings/python", &[".pyi", ".py"]);
    let operations = operations();
    let wanted = || operations.iter().flat_map(|operation| operation.python.iter().map(String::as_str));
    let lacks = |name: &&str| {
        !declares(&text, name, "class", &["def {}("], &["    def {}(", "    async def {}(", "    {}: "])
    };
    assert_eq!(wanted().filter(lacks).collect::<Vec<_>>(), NONE);
    let package = texts("bindings/python", &["__init__.py"]);
    let hidden = |name: &&str| !package.contains(&format!("\"{}\"", exported(name)));
    assert_eq!(wanted().filter(hidden).collect::<Vec<_>>(), NONE, "not in __all__");
}

#[test]
fn the_node_types_declare_each_operation() {
    let text = texts("bindings/node", &[".d.ts"]);
    let operations = operations();
    let wanted = operations.iter().flat_map(|operation| operation.node.iter().map(String::as_str));
    let lacks = |name: &&str| {
        let functions = ["function {}(", "function {}<"];
        !declares(&text, name, "export class", &functions, &[" {}(", " {}<", " {}: ", " {}?: "])
    };
    assert_eq!(wanted.filter(lacks).collect::<Vec<_>>(), NONE);
}

#[test]
fn the_command_line_has_each_operation_or_a_reason() {
    let text = texts("cli/src", &[".rs"]);
    for operation in operations() {
        match (&operation.cli, &operation.cli_none) {
            (Some(command), None) => {
                // `sign --attach` is shown by an example of `sign` that has `--attach` somewhere.
                let (command, option) = command.split_once(" --").unwrap_or((command, ""));
                let shown = |line: &str| names(line, &format!("ovenbird {command}")) && line.contains(option);
                assert!(text.lines().any(shown), "no example of `ovenbird {command} --{option}`");
            }
            (None, Some(reason)) => assert!(reason.len() > 10, "{}: no reason", operation.rust),
            _ => assert!(operation.cli.is_some(), "{}: either a command or a reason", operation.rust),
        }
    }
}

#[test]
fn the_documentation_has_a_row_with_all_names_of_each_operation() {
    let text = fs::read_to_string(repository().join("docs/operations.md")).unwrap();
    for operation in operations() {
        let command = operation.cli.map(|command| format!("ovenbird {command}"));
        let cells = [operation.rust.clone()].into_iter().chain(operation.python);
        let wanted: Vec<String> = cells.chain(operation.c).chain(operation.node).chain(command).collect();
        let in_order = |row: &&str| {
            let rust = row.split(" | ").nth(1).unwrap_or_default();
            rust == format!("`{}`", operation.rust)
        };
        let row = text.lines().find(in_order).unwrap_or_default();
        let lacks: Vec<&String> = wanted.iter().filter(|name| !row.contains(&format!("`{name}`"))).collect();
        assert_eq!(lacks, Vec::<&String>::new(), "{}", operation.rust);
    }
}
