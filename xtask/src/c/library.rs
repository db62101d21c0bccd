//! Builds of the C library: what is shipped, what the tests link (with the export that panics), and what the
//! sanitizer looks at.

use std::path::Path;
use std::process::Command;

use super::SUITE;
use crate::install;
use crate::project::{Project, at};
use crate::session::Session;

/// Where the shipped libraries are, inside the target folder.
const SHIPPED: &str = "c/shipped";

/// Where the libraries with the feature `panic-test` are.
pub(super) const TESTED: &str = "c/tested";

/// Where the instrumented libraries are.
pub(super) const SANITIZED: &str = "c/sanitized";

const BUILD: &[&str] = &["build", "--locked", "--release", "-p", "ovenbird-ffi"];
const PANICS: &[&str] = &["--features", "panic-test"];

/// Builds the libraries that the suite links with.
///
/// # Errors
///
/// Why the steps that need them cannot run.
pub(super) fn for_tests(session: &mut Session) -> Result<(), String> {
    let mut build = session.project.cargo(BUILD);
    build.args(PANICS);
    session.build(SUITE, "build the library for tests", build)?;
    keep(session.project, "release", TESTED)
}

/// Builds the shipped libraries.
///
/// # Errors
///
/// Why the steps that need them cannot run.
pub(super) fn shipped(session: &mut Session) -> Result<(), String> {
    session.build(SUITE, "build the library", session.project.cargo(BUILD))?;
    keep(session.project, "release", SHIPPED)
}

/// Builds the libraries with the address sanitizer in the Rust code too: without it a read beyond a buffer inside Rust
/// would go unseen. The standard library stays as it is. Stable compilers ship the sanitizer but ask for the
/// variable before they use it. A target folder of its own keeps the variable from rebuilding everything else.
///
/// # Errors
///
/// Why the steps that need them cannot run.
pub(super) fn sanitized(session: &mut Session) -> Result<(), String> {
    let host = host()?;
    if !matches!(host.as_str(), "x86_64-unknown-linux-gnu" | "aarch64-unknown-linux-gnu") {
        return Err(format!("the compiler has no AddressSanitizer for {host}"));
    }
    let folder = session.project.built("asan");
    let mut build = session.project.cargo(BUILD);
    build.args(PANICS).args(["--target", &host]).arg("--target-dir").arg(&folder);
    build.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Zsanitizer=address -Cforce-frame-pointers=yes");
    build.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    session.build(SUITE, "build the library with ASan", build)?;
    keep(session.project, &format!("asan/{host}/release"), SANITIZED)
}

/// Builds the library and installs it under a prefix.
///
/// # Errors
///
/// A sentence for people.
pub(crate) fn install(project: &Project, prefix: &Path) -> Result<(), String> {
    let status = project.cargo(BUILD).status().map_err(|e| format!("cargo build: {e}"))?;
    if !status.success() {
        return Err("the library could not be built".to_owned());
    }
    keep(project, "release", SHIPPED)?;
    install_built(project, prefix)
}

/// Installs the shipped libraries that were built before.
///
/// # Errors
///
/// A sentence for people.
pub(crate) fn install_built(project: &Project, prefix: &Path) -> Result<(), String> {
    install::install(&project.root, prefix, &project.built(SHIPPED))
}

/// Copies both libraries away: the next build with other features writes over them.
fn keep(project: &Project, from: &str, to: &str) -> Result<(), String> {
    let folder = project.fresh(to)?;
    for name in ["libovenbird.a", "libovenbird.so"] {
        let source = project.built(from).join(name);
        std::fs::copy(&source, folder.join(name)).map_err(|e| at(&source, &e))?;
    }
    Ok(())
}

fn host() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|e| format!("rustc: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not say what machine this is".to_owned())
}
