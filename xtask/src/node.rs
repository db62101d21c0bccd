//! The Node suite: the addon is built, put into a package, and everything is tested as a user gets it.

use std::path::PathBuf;
use std::process::Command;

use crate::project::Project;
use crate::session::{Counting, Session};
use crate::tools::{NODE, NPM};

/// The name of the suite.
pub(crate) const SUITE: &str = "node";
const STEP: &str = "node --test";
const TESTS: &str = "tests/node";

/// The folder of the package under test, inside the target folder, as shipped.
pub(crate) const PACKAGE: &str = "node/package";
/// The same with the addon that can panic.
const PANICS: &str = "node/panics";

/// Runs the suite.
pub(crate) fn test(session: &mut Session) {
    let project = session.project;
    let ready = session
        .ready(&[NODE, NPM])
        .and_then(|()| session.build(SUITE, "npm packages of the tests", packages(project)))
        .and_then(|()| {
            session.build(SUITE, "build the addon for tests", build(project, PANICS, &["panic-test"]))
        })
        .and_then(|()| package(session));
    match ready {
        Err(reason) => session.skip(SUITE, STEP, reason),
        Ok(folder) => {
            let mut tests = project.command(NODE.command);
            tests.arg("--test").current_dir(project.path(TESTS));
            tests.env("OVENBIRD_PACKAGE", folder).env("OVENBIRD_PANIC_PACKAGE", project.built(PANICS));
            session.run(SUITE, STEP, tests, Counting::Tests);
        }
    }
}

/// Builds the addon and makes the package that is shipped. Gives its folder.
///
/// # Errors
///
/// Why the steps that need it cannot run.
pub(crate) fn package(session: &mut Session) -> Result<PathBuf, String> {
    let project = session.project;
    project.fresh(PACKAGE)?;
    session.build(SUITE, "build the addon", build(project, PACKAGE, &[]))?;
    Ok(project.built(PACKAGE))
}

/// What the tests use, exactly as their lock file says, in `tests/node/node_modules`.
fn packages(project: &Project) -> Command {
    let mut command = npm(project);
    command.args(["ci", "--ignore-scripts"]).current_dir(project.path(TESTS));
    command
}

/// npm without its questions and advertisements.
pub(crate) fn npm(project: &Project) -> Command {
    let mut command = project.command(NPM.command);
    command.env("npm_config_audit", "false").env("npm_config_fund", "false");
    command.env("npm_config_update_notifier", "false").env("npm_config_fetch_retries", "5");
    command
}

fn build(project: &Project, folder: &str, features: &[&str]) -> Command {
    let mut command = project.command(NODE.command);
    command.arg("bindings/node/scripts/build.mjs").arg("--out").arg(project.built(folder));
    for feature in features {
        command.args(["--features", feature]);
    }
    command
}
