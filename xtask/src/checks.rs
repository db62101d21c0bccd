//! `cargo xtask check`: what can be told without running a test.

use crate::codes;
use crate::counts::Counts;
use crate::header;
use crate::session::{Counting, Session};
use crate::tidy;
use crate::tools::PYTHON;

const SUITE: &str = "check";

/// Runs all of them.
pub(crate) fn all(session: &mut Session) {
    let project = session.project;
    session.run(SUITE, "format", project.cargo(&["fmt", "--all", "--check"]), Counting::Exit);
    session.inside(SUITE, "error codes are the table's", |project| codes::check(project).map(passed));
    session.inside(SUITE, "header is the library's", |project| header::check(&project.root).map(passed));
    session.inside(SUITE, "house rules, file by file", tidy::check);
    vectors(session);
    let clippy = ["clippy", "--locked", "--keep-going", "--workspace", "--all-targets", "--", "-Dwarnings"];
    session.run(SUITE, "clippy", project.cargo(&clippy), Counting::Exit);
}

/// The vectors are what their maker makes, which knows nothing of this library.
fn vectors(session: &mut Session) {
    const STEP: &str = "vectors are their maker's";
    session.tools.prepare(&[PYTHON]);
    match session.ready(&[PYTHON]) {
        Err(reason) => session.skip(SUITE, STEP, reason),
        Ok(()) => {
            let mut make = session.project.command(PYTHON.command);
            make.args(["tests/vectors/make.py", "--check"]);
            session.run(SUITE, STEP, make, Counting::Exit);
        }
    }
}

fn passed((): ()) -> Counts {
    Counts::default()
}
