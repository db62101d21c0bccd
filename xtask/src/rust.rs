//! The Rust suite: unit tests, properties, vectors, doctests and the command line, and a documentation without warnings.

use crate::session::{Counting, Session};

const SUITE: &str = "rust";

/// The packages with tests of their own that cargo can link by itself. The Python and Node crates need their host.
const TESTED: &[&str] = &[
    "-p",
    "ovenbird",
    "-p",
    "ovenbird-cli",
    "-p",
    "ovenbird-fetch",
    "-p",
    "ovenbird-ffi",
    "-p",
    "ovenbird-tests",
    "-p",
    "xtask",
];

/// The packages whose documentation people read.
const DOCUMENTED: &[&str] = &["-p", "ovenbird", "-p", "ovenbird-cli", "-p", "ovenbird-fetch"];

/// Runs the suite.
pub(crate) fn test(session: &mut Session) {
    let project = session.project;
    let mut tests = project.cargo(&["test", "--locked", "--no-fail-fast"]);
    tests.args(TESTED);
    session.run(SUITE, "cargo test", tests, Counting::Tests);

    let mut bare = project.cargo(&["test", "--locked", "--no-fail-fast"]);
    bare.args(["-p", "ovenbird", "--lib"]);
    session.run(SUITE, "cargo test, core without features", bare, Counting::Tests);

    let mut documentation = project.cargo(&["doc", "--locked", "--no-deps", "--lib"]);
    documentation.args(DOCUMENTED).env("RUSTDOCFLAGS", "-Dwarnings");
    session.run(SUITE, "cargo doc", documentation, Counting::Exit);
}
