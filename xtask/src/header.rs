//! `include/ovenbird.h`: made from `ffi/src` by cbindgen, with what cbindgen cannot know added here, the version
//! macros and a heading above the functions of each file.

use std::fs;
use std::path::Path;

use cbindgen::{Builder, Config};

/// The files of `ffi/src` in the order in which a reader of the header wants their functions.
const NOUNS: [&str; 25] = [
    "status",
    "error",
    "bytes",
    "bake",
    "splice",
    "unbake",
    "inspect",
    "validate",
    "contexts",
    "verdict",
    "machine",
    "verification",
    "fetch_client",
    "upgrade",
    "key",
    "key_set",
    "sign",
    "signature",
    "issue",
    "status_list",
    "did_document",
    "canonicalize",
    "compare",
    "document",
    "recipient",
];

/// The file whose functions come last.
const LAST: &str = "library";

/// The file with the export that only the tests see.
const HIDDEN: &str = "panic_test";

/// The header, from the root of the repository.
const HEADER: &str = "include/ovenbird.h";

/// Makes the header anew. `root` is the root of the repository.
///
/// # Errors
/// What went wrong, for people: a source file that cannot be read, an export in a file this module does not know.
pub(crate) fn write(root: &Path) -> Result<(), String> {
    let path = root.join(HEADER);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    fs::write(&path, text(root)?).map_err(|e| format!("{}: {e}", path.display()))
}

/// Compares the header that is checked in with the sources. `root` is the root of the repository.
///
/// # Errors
/// The first line that differs, or what [`write`] says.
pub(crate) fn check(root: &Path) -> Result<(), String> {
    let made = text(root)?;
    let kept = read(&root.join(HEADER))?;
    if made == kept {
        return Ok(());
    }
    let same = made.lines().zip(kept.lines()).take_while(|(new, old)| new == old).count();
    Err(format!("{HEADER} is stale from line {} on: run `cargo xtask header`", same.saturating_add(1)))
}

/// The header as it should be.
fn text(root: &Path) -> Result<String, String> {
    let folder = root.join("ffi/src");
    refuse_unknown_exports(&folder)?;
    let mut config = Config::from_file(root.join("ffi/cbindgen.toml"))?;
    config.after_includes = Some(version_macros());
    let mut builder = Builder::new().with_config(config);
    for noun in NOUNS.into_iter().chain([LAST]) {
        builder = builder.with_src(folder.join(noun).with_extension("rs"));
    }
    let bindings = builder.generate().map_err(|e| format!("cbindgen: {e}"))?;
    let mut out = Vec::new();
    bindings.write(&mut out);
    let mut header = String::from_utf8(out).map_err(|e| format!("cbindgen: {e}"))?;
    for noun in NOUNS.into_iter().chain([LAST]) {
        let source = read(&folder.join(noun).with_extension("rs"))?;
        header = with_heading(&header, &source);
    }
    Ok(tidy(&header))
}

/// The macros of the header, with the values that the core has.
fn version_macros() -> String {
    let version = ovenbird::version();
    let mut numbers = version.split(['.', '-', '+']);
    let mut next = || numbers.next().unwrap_or_default();
    format!(
        r#"
/** The version of this header. `ovenbird_version` gives that of the library. */
#define OVENBIRD_VERSION "{version}"
#define OVENBIRD_VERSION_MAJOR {}
#define OVENBIRD_VERSION_MINOR {}
#define OVENBIRD_VERSION_PATCH {}

/** The ABI of this header. `ovenbird_abi_version` gives that of the library. */
#define OVENBIRD_ABI_VERSION {}"#,
        next(),
        next(),
        next(),
        ovenbird::abi_version(),
    )
}

/// Puts a file's first line of documentation above its first function in the header.
fn with_heading(header: &str, source: &str) -> String {
    let heading = source.lines().next().and_then(|line| line.strip_prefix("//! ")).unwrap_or_default();
    let function = source.split("pub extern \"C\" fn ").nth(1).and_then(|rest| rest.split('(').next());
    let Some(at) = function.and_then(|name| comment_above(header, name)) else { return header.to_owned() };
    let heading = heading.trim_end_matches('.');
    let rule = "-".repeat(90_usize.saturating_sub(heading.chars().count()));
    let (above, below) = header.split_at(at);
    format!("{above}/* ---- {heading} {rule} */\n\n{below}")
}

/// Where the comment above a function's declaration begins.
fn comment_above(header: &str, function: &str) -> Option<usize> {
    let mut at = 0_usize;
    let mut comment = None;
    for line in header.split_inclusive('\n') {
        if line.starts_with("/**") {
            comment = Some(at);
        }
        if !line.starts_with(" *") && line.contains(&format!("{function}(")) {
            return comment;
        }
        at = at.saturating_add(line.len());
    }
    None
}

/// No white space at the ends of lines, no two empty lines in a row.
fn tidy(header: &str) -> String {
    let mut out = String::new();
    let mut empty = true;
    for line in header.lines().map(str::trim_end) {
        if !(line.is_empty() && empty) {
            out.push_str(line);
            out.push('\n');
        }
        empty = line.is_empty();
    }
    out
}

/// Every file with exports is in the header, but for the tests' own.
fn refuse_unknown_exports(folder: &Path) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| format!("{}: {e}", folder.display()))?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let known = NOUNS.contains(&name.as_str()) || name == LAST || name == HIDDEN;
        if !known && read(&path)?.contains("no_mangle") {
            return Err(format!(
                "{} exports functions: add it to NOUNS in xtask/src/header.rs",
                path.display()
            ));
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}
