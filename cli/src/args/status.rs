//! `ovenbird status`.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// `ovenbird status`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:
  ovenbird status new list.txt
  ovenbird status set list.txt 42                      revoke what has the index 42
  ovenbird status set list.txt 42 43 --status 0
  ovenbird status get list.txt 42

The file holds the text of a credential's encodedList (Bitstring Status List of the W3C): a list of
statuses, each 0 at first. It may have been written by somebody else.",
    subcommand_required = true
)]
pub(crate) struct StatusArgs {
    #[command(subcommand)]
    pub(crate) what: StatusCommand,
}

/// What to do with a list.
#[derive(Debug, Subcommand)]
pub(crate) enum StatusCommand {
    /// Make a list with every status 0
    New(NewStatusArgs),
    /// Set statuses
    Set(SetStatusArgs),
    /// Show statuses
    Get(GetStatusArgs),
}

/// `ovenbird status new`.
#[derive(Debug, Args)]
pub(crate) struct NewStatusArgs {
    /// The file to write, or - for standard output
    pub(crate) file: PathBuf,
    /// The number of entries
    #[arg(long, value_name = "N", default_value_t = 131_072)]
    pub(crate) length: usize,
    /// The bits of an entry, 1 to 8
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) size: u8,
    /// Replace a file that is there already
    #[arg(long)]
    pub(crate) force: bool,
}

/// `ovenbird status set`.
#[derive(Debug, Args)]
pub(crate) struct SetStatusArgs {
    /// The file with the list, which is written anew
    pub(crate) file: PathBuf,
    /// The indices, from 0
    #[arg(required = true, value_name = "INDEX")]
    pub(crate) indices: Vec<usize>,
    /// The status to set
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) status: u8,
    /// The bits of an entry, as the list was made with
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) size: u8,
}

/// `ovenbird status get`.
#[derive(Debug, Args)]
pub(crate) struct GetStatusArgs {
    /// The file with the list, or - for standard input
    pub(crate) file: PathBuf,
    /// The indices, from 0 [default: all that are not 0]
    #[arg(value_name = "INDEX")]
    pub(crate) indices: Vec<usize>,
    /// The bits of an entry, as the list was made with
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) size: u8,
}
