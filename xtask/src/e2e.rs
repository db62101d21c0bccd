//! The suite `e2e`: a small issuer on loopback, whose badges are verified end to end, with the command line and with the
//! Python and Node packages that this run built.

use crate::demo;
use crate::node;
use crate::python;
use crate::session::{Counting, Session, say};
use crate::tools::{NODE, PYTHON};

const SUITE: &str = "e2e";
const STEP: &str = "issuer on loopback";

/// Runs the suite. It comes after those that build the packages.
pub(crate) fn test(session: &mut Session) {
    let project = session.project;
    let ready = session.ready(&[PYTHON]).and_then(|()| {
        session.build(SUITE, "build the command line", demo::build(project))?;
        project.fresh("e2e")
    });
    let folder = match ready {
        Err(reason) => return session.skip(SUITE, STEP, reason),
        Ok(folder) => folder,
    };
    let mut command = project.command(PYTHON.command);
    command.arg("tests/e2e/run.py").arg("--program").arg(demo::program(project)).arg("--folder").arg(folder);
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    if session.summary.passed(python::SUITE) {
        command.arg("--python").arg(python::interpreter(project));
    }
    if session.summary.passed(node::SUITE) {
        command.args(["--node", NODE.command, "--package"]).arg(project.built(node::PACKAGE));
    }
    for suite in [python::SUITE, node::SUITE] {
        if !session.summary.passed(suite) {
            say(format_args!("    without {suite}: its suite was not run before this one, or failed"));
        }
    }
    session.run(SUITE, STEP, command, Counting::Tests);
}
