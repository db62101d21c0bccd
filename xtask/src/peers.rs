//! The run beside peers: their npm packages and crates are installed, built and run, and one table comes of it.

use crate::node::npm;
use crate::project::Project;
use crate::session::say;
use crate::tools::{NODE, NPM, Tools};

const FOLDER: &str = "benches/peers";

/// Runs the peers; arguments go to the program. A peer that cannot be installed is named in the table.
///
/// # Errors
///
/// A sentence for people when cargo cannot be run.
pub(crate) fn run(project: &Project, arguments: &[&str]) -> Result<bool, String> {
    if let Err(reason) = packages(project) {
        say(format_args!("the peer in JavaScript is left out: {reason}"));
    }
    let manifest = format!("{FOLDER}/Cargo.toml");
    let mut command =
        project.cargo(&["run", "--quiet", "--release", "--locked", "--manifest-path", &manifest, "--"]);
    let status = command.args(arguments).status().map_err(|e| format!("cargo run: {e}"))?;
    Ok(status.success())
}

fn packages(project: &Project) -> Result<(), String> {
    let needed = [NODE, NPM];
    let mut tools = Tools::default();
    tools.prepare(&needed);
    if let Some(reason) = tools.lacking(&needed) {
        return Err(reason);
    }
    let mut command = npm(project);
    command.args(["ci", "--ignore-scripts", "--silent"]).current_dir(project.path(FOLDER));
    let status = command.status().map_err(|e| format!("npm: {e}"))?;
    if status.success() { Ok(()) } else { Err("`npm ci` failed".to_owned()) }
}
