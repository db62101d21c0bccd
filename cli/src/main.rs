//! The program `ovenbird`. All of it is in the library, which Python runs too.

use std::process::ExitCode;

fn main() -> ExitCode {
    let status = ovenbird_cli::main_with(std::env::args_os().collect());
    ExitCode::from(u8::try_from(status).unwrap_or(1))
}
