//! The C suite: the library as a C user gets it, under every compiler mode and checker, installed and linked.

mod consumers;
mod library;
mod verifying;

use crate::session::{Counting, Session};
use crate::tools::{GCC, GXX, Tool, VALGRIND};

pub(crate) use library::install;

const SUITE: &str = "c";

/// The modes of `tests/c/run.sh`, what each runs in the table's words, and what it needs.
const MODES: &[(&str, &str, &[Tool])] = &[
    ("plain", "C99, shared library", &[GCC]),
    ("cxx", "C++17, static library", &[GCC, GXX]),
    ("valgrind", "valgrind", &[GCC, VALGRIND]),
];

/// Runs the suite.
pub(crate) fn test(session: &mut Session) {
    let built = library::for_tests(session);
    for (mode, step, needs) in MODES {
        match built.clone().and_then(|()| session.ready(needs)) {
            Err(reason) => session.skip(SUITE, step, reason),
            Ok(()) => run_mode(session, step, mode, library::TESTED),
        }
    }
    sanitized(session);
    match built.and_then(|()| session.ready(&[GCC])) {
        Err(reason) => session.skip(SUITE, "vectors", reason),
        Ok(()) => vectors(session),
    }
    consumers::test(session);
}

/// The suite under the sanitizers: addresses and undefined behaviour in the C side, addresses in the Rust side.
fn sanitized(session: &mut Session) {
    const STEP: &str = "ASan and UBSan";
    let built = session.ready(&[GCC]).and_then(|()| library::sanitized(session));
    match built {
        Err(reason) => session.skip(SUITE, STEP, reason),
        Ok(()) => run_mode(session, STEP, "asan", library::SANITIZED),
    }
}

fn run_mode(session: &mut Session, step: &str, mode: &str, libraries: &str) {
    let mut command = session.project.command("sh");
    command.arg("tests/c/run.sh").arg(mode).arg(session.project.built(libraries));
    session.run(SUITE, step, command, Counting::Tests);
}

/// The shared vectors through the C functions. The plan is made and the results are judged by the Rust runner.
fn vectors(session: &mut Session) {
    let project = session.project;
    let folder = project.built("c");
    let (program, plan, results) = (folder.join("run_vectors"), folder.join("plan"), folder.join("results"));

    let mut compile = project.command(GCC.command);
    compile.args(["-std=c99", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-D_DEFAULT_SOURCE"]);
    compile.args(["-D_POSIX_C_SOURCE=200809L", "-Iinclude", "-Itests/c"]);
    compile.args(["tests/c/run_vectors.c", "tests/c/vectors_signing.c", "tests/c/vectors_verify.c"]);
    compile.args(["tests/c/vectors_proofs.c", "tests/c/support.c"]);
    compile.arg("-o").arg(&program);
    compile.arg(project.built(library::TESTED).join("libovenbird.a"));
    compile.args(["-lutil", "-lrt", "-lpthread", "-lm", "-ldl"]);

    let judge = |verb: &str| {
        let arguments =
            ["run", "--quiet", "--locked", "-p", "ovenbird-tests", "--bin", "c-vectors", "--", verb];
        project.cargo(&arguments)
    };
    let mut write = judge("plan");
    write.arg(&plan);
    let mut run = project.command(&program);
    run.arg(&plan).arg(&results);
    let mut compare = judge("compare");
    compare.arg(&results);

    let ready = session
        .build(SUITE, "build the vector runner", compile)
        .and_then(|()| session.build(SUITE, "write the plan", write))
        .and_then(|()| session.build(SUITE, "run the plan", run));
    match ready {
        Err(reason) => session.skip(SUITE, "vectors", reason),
        Ok(()) => {
            session.run(SUITE, "vectors", compare, Counting::Tests);
        }
    }
}
