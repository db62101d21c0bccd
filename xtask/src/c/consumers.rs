//! The library as somebody else's program sees it: installed under a prefix, found with pkg-config or CMake, and used by
//! the examples that were installed with it.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{SUITE, library, verifying};
use crate::counts::Counts;
use crate::project::{Project, read, write};
use crate::session::{Session, say};
use crate::tools::{CMAKE, GCC, GXX, MAKE, PKG_CONFIG};

const PREFIX: &str = "c/prefix";

const PICTURE: &str = "examples/data/badge-template.png";
const BADGE: &str = "examples/data/assertion-2.0.json";

const PROJECT: &str = "\
cmake_minimum_required(VERSION 3.13)
project(consumer C)
find_package(Ovenbird 0.1 REQUIRED)
foreach(kind ovenbird static)
  add_executable(bake-${kind} ${EXAMPLES}/bake.c)
  target_link_libraries(bake-${kind} PRIVATE Ovenbird::${kind})
  add_executable(unbake-${kind} ${EXAMPLES}/unbake.c)
  target_link_libraries(unbake-${kind} PRIVATE Ovenbird::${kind})
  add_executable(verify_guarded-${kind} ${EXAMPLES}/verify_guarded.c)
  target_link_libraries(verify_guarded-${kind} PRIVATE Ovenbird::${kind})
endforeach()
find_package(CURL 7.66)
if(CURL_FOUND)
  add_executable(verify_curl ${EXAMPLES}/verify_curl.c)
  target_link_libraries(verify_curl PRIVATE Ovenbird::ovenbird CURL::libcurl)
endif()
";

/// Installs, then builds and runs programs against what was installed.
pub(super) fn test(session: &mut Session) {
    const STEPS: [&str; 2] = ["examples with gcc and pkg-config", "consumer with CMake"];
    let [examples, consumer] = STEPS;
    if let Err(reason) = library::shipped(session) {
        for step in STEPS {
            session.skip(SUITE, step, reason.clone());
        }
        return;
    }
    match session.ready(&[GCC, PKG_CONFIG]) {
        Err(reason) => session.skip(SUITE, examples, reason),
        Ok(()) => {
            session.inside(SUITE, examples, with_pkg_config);
        }
    }
    match session.ready(&[GCC, GXX, CMAKE, MAKE]) {
        Err(reason) => session.skip(SUITE, consumer, reason),
        Ok(()) => {
            session.inside(SUITE, consumer, with_cmake);
        }
    }
    verifying::test(session);
}

fn with_pkg_config(project: &Project) -> Result<Counts, String> {
    let prefix = install(project)?;
    let examples = prefix.join("share/doc/ovenbird/examples");
    let shared = pkg_config(project, &prefix, &["--cflags", "--libs", "ovenbird"])?;
    let archive = pkg_config(project, &prefix, &["--cflags", "--static", "--libs", "ovenbird"])?;
    let archive = archive.replace("-lovenbird", "-l:libovenbird.a");
    let mut counts = Counts::default();
    for (kind, flags) in [("shared", shared), ("static", archive)] {
        let folder = project.fresh(&format!("c/examples-{kind}"))?;
        for name in ["bake", "unbake", "inspect", "issue", "issue_proof"] {
            let mut compile = project.command(GCC.command);
            compile.args(["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]);
            compile.arg(examples.join(name).with_extension("c")).arg("-o").arg(folder.join(name));
            compile.args(flags.split_whitespace());
            counts.include(Counts::one(holds(&format!("{kind}: {name}.c compiles"), compile)?));
        }
        counts.include(round_trip(project, &prefix, &folder, "", kind)?);
        let mut inspect = program(project, &prefix, &folder.join("inspect"));
        inspect.arg(folder.join("baked.png"));
        counts.include(Counts::one(holds(&format!("{kind}: inspect runs"), inspect)?));
        let mut issue = program(project, &prefix, &folder.join("issue"));
        issue.args([PICTURE, "ada@example.org"]).arg(folder.join("issued.png"));
        counts.include(Counts::one(holds(&format!("{kind}: issue runs, with a signer outside too"), issue)?));
        let mut proof = program(project, &prefix, &folder.join("issue_proof"));
        proof.args([PICTURE, "ada@example.org"]).arg(folder.join("proof.png")).arg(&folder);
        let statement = format!("{kind}: issue_proof's badge is valid, and invalid once it is revoked");
        counts.include(Counts::one(holds(&statement, proof)?));
    }
    Ok(counts)
}

fn with_cmake(project: &Project) -> Result<Counts, String> {
    let prefix = install(project)?;
    let folder = project.fresh("c/cmake")?;
    write(&folder.join("CMakeLists.txt"), PROJECT.as_bytes())?;
    let build = folder.join("build");
    let mut configure = project.command(CMAKE.command);
    configure.arg("-S").arg(&folder).arg("-B").arg(&build);
    configure.arg(format!("-DCMAKE_PREFIX_PATH={}", prefix.display()));
    configure.arg(format!("-DEXAMPLES={}", prefix.join("share/doc/ovenbird/examples").display()));
    let mut make = project.command(CMAKE.command);
    make.arg("--build").arg(&build);
    let mut counts = Counts::one(holds("CMake finds the package", configure)?);
    counts.include(Counts::one(holds("CMake builds against it", make)?));
    for kind in ["ovenbird", "static"] {
        counts.include(round_trip(project, &prefix, &build, &format!("-{kind}"), kind)?);
    }
    Ok(counts)
}

pub(super) fn install(project: &Project) -> Result<PathBuf, String> {
    let prefix = project.fresh(PREFIX)?;
    library::install_built(project, &prefix)?;
    Ok(prefix)
}

/// Bakes and unbakes with the example programs: the same bytes as the library itself, and the same text back.
fn round_trip(
    project: &Project,
    prefix: &Path,
    folder: &Path,
    suffix: &str,
    kind: &str,
) -> Result<Counts, String> {
    let baked = folder.join("baked.png");
    let mut bake = program(project, prefix, &folder.join(format!("bake{suffix}")));
    bake.args([PICTURE, BADGE]).arg(&baked);
    if !holds(&format!("{kind}: bake runs"), bake)? {
        return Ok(Counts::one(false));
    }
    let badge = read(&project.path(BADGE))?;
    let text = String::from_utf8_lossy(&badge).into_owned();
    let own = ovenbird::bake(&read(&project.path(PICTURE))?, &text, &ovenbird::BakeOptions::default());
    let same = own.is_ok_and(|own| read(&baked).is_ok_and(|bytes| bytes == own.bytes));
    let mut unbake = program(project, prefix, &folder.join(format!("unbake{suffix}")));
    let output = unbake.arg(&baked).output().map_err(|e| format!("unbake: {e}"))?;
    let back = output.stdout.trim_ascii() == badge.trim_ascii();
    let mut counts = Counts::one(true);
    counts.include(Counts::one(told(same, &format!("{kind}: bake gives the bytes that the library gives"))));
    counts.include(Counts::one(told(back, &format!("{kind}: unbake gives the text that was baked"))));
    Ok(counts)
}

/// A program that loads the installed library.
pub(super) fn program(project: &Project, prefix: &Path, path: &Path) -> Command {
    let mut command = project.command(path);
    command.env("LD_LIBRARY_PATH", prefix.join("lib"));
    command
}

pub(super) fn pkg_config(project: &Project, prefix: &Path, arguments: &[&str]) -> Result<String, String> {
    let mut command = project.command(PKG_CONFIG.command);
    command.args(arguments).env("PKG_CONFIG_PATH", prefix.join("lib/pkgconfig"));
    let output = command.output().map_err(|e| format!("pkg-config: {e}"))?;
    if !output.status.success() {
        return Err(format!("pkg-config: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether the command succeeds. What it wrote is shown if not.
fn holds(statement: &str, mut command: Command) -> Result<bool, String> {
    let output = command.output().map_err(|e| format!("{}: {e}", command.get_program().to_string_lossy()))?;
    if !output.status.success() {
        for stream in [output.stdout, output.stderr] {
            say(String::from_utf8_lossy(&stream).trim_end());
        }
    }
    Ok(told(output.status.success(), statement))
}

pub(super) fn told(holds: bool, statement: &str) -> bool {
    if !holds {
        say(format_args!("    FAILED {statement}"));
    }
    holds
}
