//! What `cargo xtask install` puts under a prefix for C and C++: header, libraries, pkg-config file, CMake package
//! and examples. It copies what is built already; nothing is written outside of the prefix.

use std::fs;
use std::path::Path;

/// The file that the soname names; `libovenbird.so` is a link to it.
const SHARED: &str = "libovenbird.so.0";

/// The examples, and what they share.
const EXAMPLES: [&str; 11] = [
    "files.h",
    "verify.h",
    "addresses.h",
    "bake.c",
    "unbake.c",
    "inspect.c",
    "issue.c",
    "issue_proof.c",
    "verify_files.c",
    "verify_guarded.c",
    "verify_curl.c",
];

/// The export that panics, which a library for users must not have.
const HIDDEN: &[u8] = b"ovenbird_panic_for_test";

/// Installs the C library. `root` is the root of the repository, `prefix` such as `/usr/local`, and `libraries`
/// the folder with the release build of `ovenbird-ffi` (`libovenbird.a` and `libovenbird.so`). Paths that exist are
/// replaced.
///
/// # Errors
/// Which file could not be read or written, and why; or that a library was built with the feature `panic-test`.
pub(crate) fn install(root: &Path, prefix: &Path, libraries: &Path) -> Result<(), String> {
    for name in ["libovenbird.a", "libovenbird.so"] {
        refuse_test_build(&libraries.join(name))?;
    }
    copy(&root.join("include/ovenbird.h"), &prefix.join("include/ovenbird.h"))?;
    copy(&libraries.join("libovenbird.a"), &prefix.join("lib/libovenbird.a"))?;
    copy(&libraries.join("libovenbird.so"), &prefix.join("lib").join(SHARED))?;
    link(SHARED, &prefix.join("lib/libovenbird.so"))?;

    let sources = root.join("bindings/c");
    fill(&sources.join("ovenbird.pc.in"), &prefix.join("lib/pkgconfig/ovenbird.pc"))?;
    for name in ["OvenbirdConfig.cmake", "OvenbirdConfigVersion.cmake"] {
        fill(&sources.join(format!("{name}.in")), &prefix.join("lib/cmake/Ovenbird").join(name))?;
    }
    documents(root, &sources, &prefix.join("share/doc/ovenbird"))
}

/// Refuses a library with the tests' own export.
fn refuse_test_build(library: &Path) -> Result<(), String> {
    let bytes = fs::read(library).map_err(|e| format!("{}: {e}", library.display()))?;
    if bytes.windows(HIDDEN.len()).any(|window| window == HIDDEN) {
        return Err(format!("{} was built with the feature panic-test: build it without", library.display()));
    }
    Ok(())
}

/// Copies the pages for C users, the examples, and the licences where the repository has them.
fn documents(root: &Path, sources: &Path, target: &Path) -> Result<(), String> {
    copy(&sources.join("README.md"), &target.join("README.md"))?;
    for name in ["issuing.md", "verifying.md", "fetching.md"] {
        copy(&root.join("docs").join(name), &target.join(name))?;
    }
    for name in EXAMPLES {
        copy(&sources.join("examples").join(name), &target.join("examples").join(name))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let licence = root.join(name);
        if licence.is_file() {
            copy(&licence, &target.join(name))?;
        }
    }
    Ok(())
}

/// Copies a template with its placeholders filled in.
fn fill(from: &Path, to: &Path) -> Result<(), String> {
    let template = fs::read_to_string(from).map_err(|e| format!("{}: {e}", from.display()))?;
    let text = template
        .replace("@VERSION@", ovenbird::version())
        .replace("@POINTER_BYTES@", &size_of::<usize>().to_string());
    make_room(to)?;
    fs::write(to, text).map_err(|e| format!("{}: {e}", to.display()))
}

/// Copies a file as a new one: a program that runs with the old library keeps it.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    make_room(to)?;
    fs::copy(from, to).map(|_| ()).map_err(|e| format!("{} to {}: {e}", from.display(), to.display()))
}

/// Makes a symbolic link. `target` is relative to the folder of `at`.
#[cfg(unix)]
fn link(target: &str, at: &Path) -> Result<(), String> {
    make_room(at)?;
    std::os::unix::fs::symlink(target, at).map_err(|e| format!("{}: {e}", at.display()))
}

/// The layout of the shared library is that of Unix systems with sonames.
#[cfg(not(unix))]
fn link(_target: &str, at: &Path) -> Result<(), String> {
    Err(format!("{}: installing is supported on Unix systems only", at.display()))
}

/// Makes the folder of a file, and takes an old file away.
fn make_room(path: &Path) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    match fs::remove_file(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {e}", path.display())),
        _ => Ok(()),
    }
}
