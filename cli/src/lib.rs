//! The command line of Ovenbird, as a library.
//!
//! [`main_with`] is the whole program as a function: `ovenbird` and `python -m ovenbird` both call it. It reads the
//! files it is told to, writes to the process's standard streams, and gives back the exit status; it never ends
//! the process and leaves no state behind.
//!
//! | status | meaning |
//! | --- | --- |
//! | 0 | done (and for `match`: it matched; for `compare`: the same; for `validate`: no errors; for `verify`: valid) |
//! | 1 | failed: an input is damaged, missing, unbaked, refused; has errors; is invalid; nobody matched; not the same |
//! | 2 | `verify`: nothing is wrong, but not everything could be checked |
//! | 64 | the command line itself is wrong |

mod args;
mod clock;
mod commands;
mod contexts;
mod counted;
mod failure;
mod fresh;
mod given;
mod input;
mod io;
mod streams;
mod table;
mod together;
mod walk;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command};
use failure::Failure;
use streams::Streams;

/// Exit status: done.
pub const DONE: i32 = 0;
/// Exit status: an input or the surroundings failed the command.
pub const FAILED: i32 = 1;
/// Exit status of `verify`: nothing is wrong, but not everything could be checked.
pub const UNVERIFIED: i32 = 2;
/// Exit status: the command line is wrong (`EX_USAGE` of `sysexits.h`).
pub const USAGE: i32 = 64;

/// Runs one command and returns the exit status: [`DONE`], [`FAILED`], [`UNVERIFIED`] or [`USAGE`].
///
/// `args` is the command line with the program's name in front, as `std::env::args_os` gives it. Results go to
/// standard output, everything else to standard error; with `--json` errors are one object on standard output.
///
/// ```
/// let args = ["ovenbird", "bake"].map(Into::into).to_vec();
/// assert_eq!(ovenbird_cli::main_with(args), ovenbird_cli::USAGE);
/// ```
#[must_use]
pub fn main_with(args: Vec<OsString>) -> i32 {
    let wants_json = args.iter().any(|arg| arg == "--json");
    let parsed = Cli::command().try_get_matches_from(args).and_then(|found| Cli::from_arg_matches(&found));
    match parsed {
        Ok(cli) => run(&cli),
        Err(error) => usage(&error, wants_json),
    }
}

/// Runs the command and tells its failure, if any.
fn run(cli: &Cli) -> i32 {
    let mut streams = Streams::new(cli.json, cli.quiet);
    let outcome = dispatch(cli, &mut streams).and_then(|status| streams.flush().map(|()| status));
    match outcome {
        Ok(status) => status,
        Err(failure) => streams.fail(&failure),
    }
}

fn dispatch(cli: &Cli, streams: &mut Streams) -> Result<i32, Failure> {
    let limits = args::limits(&cli.limits)?;
    match &cli.command {
        Command::Bake(args) => commands::bake::run(args, limits, streams),
        Command::Unbake(args) => commands::unbake::run(args, limits, streams),
        Command::Strip(args) => commands::strip::run(args, limits, streams),
        Command::Inspect(args) => commands::inspect::run(args, &limits, streams),
        Command::Validate(args) => commands::validate::run(args, limits, streams),
        Command::Verify(args) => commands::verify::run(args, limits, streams),
        Command::Upgrade(args) => commands::upgrade::run(args, &limits, streams),
        Command::Issue(args) => commands::issue::run(args, &limits, streams),
        Command::Keygen(args) => commands::keygen::run(args, streams),
        Command::Key(args) => commands::key::run(args, &limits, streams),
        Command::Sign(args) => commands::sign::run(args, &limits, streams),
        Command::CheckSignature(args) => commands::check_signature::run(args, &limits, streams),
        Command::Canonicalize(args) => commands::canonicalize::run(args, &limits, streams),
        Command::Compare(args) => commands::compare::run(args, &limits, streams),
        Command::Status(args) => commands::status::run(args, &limits, streams),
        Command::Hash(args) => commands::hash::run(args, &limits, streams),
        Command::Match(args) => commands::matching::run(args, limits, streams),
        Command::Sniff(args) => commands::sniff::run(args, &limits, streams),
        Command::Codes(args) => commands::codes::run(args, streams),
        Command::Explain(args) => commands::explain::run(args, streams),
    }
}

/// Tells what clap has to tell: help and version (done), or what is wrong with the command line.
fn usage(error: &clap::Error, json: bool) -> i32 {
    if error.exit_code() == 0 {
        // A reader that went away has read all the help it wanted.
        let _ = error.print();
        return DONE;
    }
    if json {
        let message = error.render().to_string();
        let message = message.trim_start_matches("error: ").trim();
        return Streams::new(true, false).fail(&Failure::usage(message));
    }
    let _ = error.print();
    USAGE
}
