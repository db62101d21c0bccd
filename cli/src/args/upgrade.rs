//! `ovenbird upgrade`.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use ovenbird::Version;

use super::named;

/// `ovenbird upgrade`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird upgrade --to 2.0 assertion-0.5.json --id https://badges.example.org/a/1
  ovenbird upgrade --to 3.0 ada.png -o credential.json
  ovenbird upgrade --to 3.0 assertion-1.1.json --badge badge.json --issuer issuer.json
  ovenbird upgrade --to 2.0 - < assertion-1.0.json | ovenbird bake badge.png - -o ada.png
  ovenbird upgrade --to 3.0 ada.png --json | jq -r '.lost[].pointer'

From 0.5, 1.0 and 1.1 (and out of an envelope of 2.1) to 2.0, and from all of these and 2.0 to 3.0:
assertions, badge classes, issuers, revocation lists, and endorsements of 2.0. The new document is
unsigned. What has no place in it is told on standard error. What it requires and nobody gives is a
failure (status 1). A document that has the version already comes back as it is.")]
pub(crate) struct UpgradeArgs {
    /// A badge document, an image with one, - for standard input, or a JSON object or compact JWS itself
    pub(crate) input: OsString,
    /// The version to write
    #[arg(long, value_name = "VERSION", value_parser = named::<Version>(&["2.0", "3.0"]))]
    pub(crate) to: Version,
    /// The URL where the document is hosted, for one that has no id of its own
    #[arg(long, value_name = "URL")]
    pub(crate) id: Option<String>,
    /// The badge class, for a document that only links to it or has an incomplete copy; - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) badge: Option<PathBuf>,
    /// The issuer's profile, likewise
    #[arg(long, value_name = "FILE")]
    pub(crate) issuer: Option<PathBuf>,
    /// The file to write the new document to, or - for standard output
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
}
