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
    rust: String,
    c: Vec<String>,
    python: String,
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

/// The names that a text lacks.
fn missing<'a>(text: &str, wanted: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    wanted.into_iter().filter(|name| !names(text, name)).collect()
}

const NONE: &[&str] = &[];

#[test]
fn rust_exports_each_operation() {
    let text = fs::read_to_string(repository().join("core/src/lib.rs")).unwrap();
    let operations = operations();
    assert_eq!(missing(&text, operations.iter().map(|operation| operation.rust.as_str())), NONE);
}

#[test]
fn each_function_that_rust_exports_is_an_operation() {
    let text = fs::read_to_string(repository().join("core/src/lib.rs")).unwrap();
    let exports = text.split("pub use").skip(1).filter_map(|rest| rest.split_once(';').map(|(list, _)| list));
    let words = exports.flat_map(|list| list.split(|c: char| !(c.is_alphanumeric() || c == '_')));
    let paths = [
        "badge",
        "error",
        "extension",
        "image",
        "issue",
        "limits",
        "ops",
        "payload",
        "problem",
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
    let wanted = || operations.iter().map(|operation| operation.python.as_str());
    let defined = |name: &&str| !text.contains(&format!("def {name}("));
    assert_eq!(wanted().filter(defined).collect::<Vec<_>>(), NONE);
    let package = texts("bindings/python", &["__init__.py"]);
    let exported = |name: &&str| !package.contains(&format!("\"{name}\""));
    assert_eq!(wanted().filter(exported).collect::<Vec<_>>(), NONE, "not in __all__");
}

#[test]
fn the_node_types_declare_each_operation() {
    let text = fs::read_to_string(repository().join("bindings/node/index.d.ts")).unwrap();
    let operations = operations();
    let wanted = operations.iter().flat_map(|operation| operation.node.iter().map(String::as_str));
    let declared = |name: &&str| {
        !text.contains(&format!("function {name}(")) && !text.contains(&format!("function {name}<"))
    };
    assert_eq!(wanted.filter(declared).collect::<Vec<_>>(), NONE);
}

#[test]
fn the_command_line_has_each_operation_or_a_reason() {
    let text = texts("cli/src", &[".rs"]);
    for operation in operations() {
        match (&operation.cli, &operation.cli_none) {
            (Some(command), None) => {
                assert!(names(&text, &format!("ovenbird {command}")), "no example of `ovenbird {command}`");
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
        let cells = [operation.rust.clone(), operation.python].into_iter();
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
