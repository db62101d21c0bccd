//! The virtual environment of the Python suite, inside the target folder.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::SUITE;
use crate::counts::Counts;
use crate::project::{Project, read, write};
use crate::session::Session;
use crate::tools::{PYTHON, Tools};

const FOLDER: &str = "venv";
const REQUIREMENTS: &str = "tests/python/requirements.txt";

/// Says, inside the environment, which requirements were installed.
const STAMP: &str = "venv/installed-requirements.txt";

/// Makes the environment and installs what the tests need, unless that was done before.
///
/// # Errors
///
/// Why the steps that need it cannot run.
pub(super) fn prepare(session: &mut Session) -> Result<(), String> {
    session.ready(&[PYTHON])?;
    let project = session.project;
    if !works(project) {
        let mut tools = std::mem::take(&mut session.tools);
        let made = session.inside(SUITE, "virtual environment", |project| make(project, &mut tools));
        session.tools = tools;
        if !made {
            return Err("the virtual environment could not be made".to_owned());
        }
    }
    let wanted = read(&project.path(REQUIREMENTS))?;
    if read(&project.built(STAMP)).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let install = pip(project, &["install", "--requirement", REQUIREMENTS]);
    session.build(SUITE, "packages of the tests", install)?;
    write(&project.built(STAMP), &wanted)
}

/// The Python of the environment.
pub(super) fn interpreter(project: &Project) -> PathBuf {
    project.built(FOLDER).join("bin/python")
}

/// A module of the environment, as a command.
pub(super) fn python(project: &Project, module: &str) -> Command {
    let mut command = project.command(interpreter(project));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [project.built(FOLDER).join("bin")].into_iter().chain(std::env::split_paths(&path));
    if let Ok(joined) = std::env::join_paths(folders) {
        command.env("PATH", joined);
    }
    command.env("VIRTUAL_ENV", project.built(FOLDER)).env("PYTHONDONTWRITEBYTECODE", "1");
    command.args(["-m", module]);
    command
}

/// pip of the environment, which asks nothing and writes nowhere else.
pub(super) fn pip(project: &Project, arguments: &[&str]) -> Command {
    let mut command = python(project, "pip");
    command.args(["--disable-pip-version-check", "--no-input"]).args(arguments);
    command.env("PIP_CACHE_DIR", project.built("python/pip-cache"));
    command
}

/// Whether the environment is there and can install. One that was made by a Python that has gone cannot.
fn works(project: &Project) -> bool {
    let mut command = pip(project, &["--version"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Debian has the module `venv` in a package of its own, and says so only when it is used.
fn make(project: &Project, tools: &mut Tools) -> Result<Counts, String> {
    old_enough(project)?;
    let attempt = || {
        project.fresh(FOLDER)?;
        let mut command = project.command(PYTHON.command);
        command.args(["-m", "venv", "--clear"]).arg(project.built(FOLDER));
        let output = command.output().map_err(|e| format!("python3 -m venv: {e}"))?;
        let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if output.status.success() && works(project) {
            Ok(())
        } else {
            Err(format!("python3 -m venv: {said}"))
        }
    };
    attempt().or_else(|said: String| {
        let install = tools.install(&["python3-venv"]);
        install.map_err(|reason| format!("{said}; needs the Debian package python3-venv: {reason}"))?;
        attempt()
    })?;
    Ok(Counts::default())
}

fn old_enough(project: &Project) -> Result<(), String> {
    let mut command = project.command(PYTHON.command);
    command.args(["-c", "import sys; sys.exit(sys.version_info < (3, 10))"]);
    let status = command.status().map_err(|e| format!("python3: {e}"))?;
    if status.success() { Ok(()) } else { Err("Python 3.10 or later is needed".to_owned()) }
}
