//! `cargo xtask …`: everything a developer or a build server does with this tree, with the same steps for both.

mod c;
mod carriers;
mod checks;
mod codes;
mod counts;
mod demo;
mod dist;
mod e2e;
mod fuzz;
mod header;
mod install;
mod node;
mod peers;
mod project;
mod python;
mod rust;
mod session;
mod summary;
mod tidy;
mod tools;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use project::Project;
use session::{Session, say};

const USAGE: &str = "\
cargo xtask COMMAND [--verbose]

  demo                     bake, read, match, verify and strip badges, issue and sign new ones, and look at every step
  test [SUITE]...          run the suites: rust, c, python, node, tools, e2e (all of them by default)
  check                    formatting, lints, and everything generated is what it is generated from
  ci                       check, then test
  bench [ARGUMENT]...      the benchmarks; arguments go to criterion
  bench-peers [OPTION]...  canonicalizing beside other software: [--contexts FOLDER] [--rounds N]
  fuzz [TARGET [SECONDS]]  the fuzz targets image, document, recipient, token, key, proof and verification, seeded with the vectors; 60 s each
  header [--check]         write include/ovenbird.h, or say whether it is up to date
  codes [--check]          write docs/error-codes.md, or say whether it is up to date
  install --prefix DIR     build the C library and install it with header, pkg-config file and CMake package
  dist                     the wheel, the npm package and the C package, in target/dist
";

/// A suite: its name, and what runs it.
type Suite = (&'static str, fn(&mut Session));

/// The suites of `test`, in the order they are run: what everything rests on first.
const SUITES: &[Suite] = &[
    ("rust", rust::test),
    ("c", c::test),
    ("python", python::test),
    ("node", node::test),
    ("tools", carriers::test),
    ("e2e", e2e::test),
];

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let verbose = arguments.iter().any(|word| word == "--verbose");
    arguments.retain(|word| word != "--verbose");
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words, verbose) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Fault::Usage(reason)) => {
            say(format_args!("{reason}\n\n{USAGE}"));
            ExitCode::from(64)
        }
        Err(Fault::Work(reason)) => {
            say(format_args!("error: {reason}"));
            ExitCode::FAILURE
        }
    }
}

/// Why a command ended before it could say whether all is well.
enum Fault {
    Usage(String),
    Work(String),
}

impl From<String> for Fault {
    fn from(reason: String) -> Self {
        Fault::Work(reason)
    }
}

/// Runs one command. True when all is well.
fn dispatch(words: &[&str], verbose: bool) -> Result<bool, Fault> {
    if matches!(words, ["help" | "-h" | "--help"]) {
        say(USAGE);
        return Ok(true);
    }
    let project = Project::locate()?;
    match words {
        ["demo"] => Ok(demo::run(&project)?.failed == 0),
        ["test", suites @ ..] => {
            let chosen = choose(suites)?;
            run(&project, verbose, |session| test(session, &chosen))
        }
        ["check"] => run(&project, verbose, checks::all),
        ["ci"] => run(&project, verbose, |session| {
            checks::all(session);
            test(session, SUITES);
        }),
        ["bench", rest @ ..] => bench(&project, rest),
        ["bench-peers", rest @ ..] => Ok(peers::run(&project, rest)?),
        ["fuzz"] => Ok(fuzz::run(&project, None, "60")?),
        ["fuzz", target] => Ok(fuzz::run(&project, Some(target), "60")?),
        ["fuzz", target, seconds] => Ok(fuzz::run(&project, Some(target), seconds)?),
        ["header"] => done(header::write(&project.root)),
        ["header", "--check"] => done(header::check(&project.root)),
        ["codes"] => done(codes::put(&project)),
        ["codes", "--check"] => done(codes::check(&project)),
        ["install", "--prefix", prefix] => done(c::install(&project, &PathBuf::from(prefix))),
        ["dist"] => run(&project, verbose, dist::all),
        [] => Err(Fault::Usage("which command?".to_owned())),
        [other, ..] => Err(Fault::Usage(format!("`{other}` is not used like this"))),
    }
}

fn done(outcome: Result<(), String>) -> Result<bool, Fault> {
    outcome?;
    Ok(true)
}

/// A session from its first step to its table.
fn run(project: &Project, verbose: bool, work: impl FnOnce(&mut Session)) -> Result<bool, Fault> {
    let mut session = Session::new(project, verbose);
    work(&mut session);
    session.summary.write(&mut io::stdout().lock()).map_err(|e| Fault::Work(e.to_string()))?;
    Ok(session.summary.success())
}

fn choose(names: &[&str]) -> Result<Vec<Suite>, Fault> {
    if let Some(unknown) = names.iter().find(|name| !SUITES.iter().any(|(known, _)| known == *name)) {
        return Err(Fault::Usage(format!("there is no suite `{unknown}`")));
    }
    Ok(SUITES.iter().filter(|(name, _)| names.is_empty() || names.contains(name)).copied().collect())
}

fn test(session: &mut Session, suites: &[Suite]) {
    session.prepare(suites.iter().map(|(name, _)| *name));
    for (_, suite) in suites {
        suite(session);
    }
}

fn bench(project: &Project, rest: &[&str]) -> Result<bool, Fault> {
    let mut command = project.cargo(&["bench", "-p", "ovenbird-benches", "--"]);
    let status = command.args(rest).status().map_err(|e| format!("cargo bench: {e}"))?;
    Ok(status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suite_is_run_by_default_and_a_chosen_one_alone() {
        assert_eq!(choose(&[]).ok().map(|all| all.len()), Some(SUITES.len()));
        assert_eq!(choose(&["node"]).ok().map(|one| one[0].0), Some("node"));
        assert!(choose(&["perl"]).is_err());
    }

    #[test]
    fn the_help_names_every_suite() {
        for (name, _) in SUITES {
            assert!(USAGE.contains(name), "{name}");
        }
    }
}
