//! The Python suite: the wheel is built and installed into a virtual environment, and tested from there.

mod environment;

use std::path::PathBuf;
use std::process::Command;

use crate::project::{Project, files};
use crate::session::{Counting, Session};

/// The name of the suite.
pub(crate) const SUITE: &str = "python";
const STEP: &str = "pytest";
const TESTS: &str = "tests/python";

/// The folders of the wheels, inside the target folder: as shipped, and with the export that panics.
const SHIPPED: &str = "python/wheel";
const TESTED: &str = "python/wheel-for-tests";

/// Runs the suite.
pub(crate) fn test(session: &mut Session) {
    let ready = environment::prepare(session).and_then(|()| {
        let wheel = wheel(session, "build the wheel for tests", TESTED, &["--features", "panic-test"])?;
        let mut install = environment::pip(session.project, &["install", "--force-reinstall", "--no-deps"]);
        install.arg(wheel);
        session.build(SUITE, "install the wheel", install)
    });
    match ready {
        Err(reason) => session.skip(SUITE, STEP, reason),
        Ok(()) => {
            let tests = tests(session.project);
            session.run(SUITE, STEP, tests, Counting::Tests);
        }
    }
}

/// The Python into whose environment the wheel for tests was installed.
pub(crate) fn interpreter(project: &Project) -> PathBuf {
    environment::interpreter(project)
}

/// pytest, which also runs mypy and stubtest. What it caches stays inside the target folder.
fn tests(project: &Project) -> Command {
    let mut command = environment::python(project, "pytest");
    let cache = project.built("python/pytest-cache");
    command.arg(TESTS).arg("-o").arg(format!("cache_dir={}", cache.display()));
    command
}

/// Builds the wheel that is shipped. Gives its path.
///
/// # Errors
///
/// Why the steps that need it cannot run.
pub(crate) fn shipped_wheel(session: &mut Session) -> Result<PathBuf, String> {
    environment::prepare(session)?;
    wheel(session, "build the wheel", SHIPPED, &[])
}

fn wheel(session: &mut Session, step: &str, folder: &str, features: &[&str]) -> Result<PathBuf, String> {
    let project = session.project;
    let folder = project.fresh(folder)?;
    let mut build = environment::python(project, "maturin");
    build.args(["build", "--release", "--locked", "-m", "bindings/python/Cargo.toml", "--out"]).arg(&folder);
    build.args(features);
    session.build(SUITE, step, build)?;
    files(&folder, &[".whl"]).pop().ok_or_else(|| "maturin made no wheel".to_owned())
}
