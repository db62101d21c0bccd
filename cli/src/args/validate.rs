//! `ovenbird validate`.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use clap::Args;
use ovenbird::{Profile, VcVersion, Version};

use super::named;

/// `ovenbird validate`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird validate ada.png
  ovenbird validate --profile strict --at 2026-01-01T00:00:00Z assertion.json
  ovenbird validate --profile wallet credential.json
  ovenbird validate --version 2.0 --class IdentityObject recipient.json
  ovenbird validate --recursive archive
  ovenbird validate --recursive archive | jq -r 'select(.report.ok == false) | .file'
  ovenbird validate --schema schema.json extension.json

The structure is held against the specification, offline; a signature is not looked at.
With --json, and with --recursive when standard output is no terminal, each file is one line
{\"file\", \"report\"} or {\"file\", \"error\"}; --recursive ends with a line {\"summary\"}.
Status 1: a file has an error or cannot be read. Pictures without a badge and other files that
--recursive comes across are reported, and are no failure.")]
pub(crate) struct ValidateArgs {
    /// Images (PNG, SVG) or badge documents (JSON, JWS), or - for standard input
    #[arg(required_unless_present = "recursive", value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Validate every .png .svg .json .jsonld .jws .jwt .txt in a folder and those below it (repeatable)
    ///
    /// Files come in the order of their names; symbolic links are not followed.
    #[arg(long, value_name = "DIR")]
    pub(crate) recursive: Vec<PathBuf>,
    /// What to ask for: the specification, its recommendations too (strict), what Mozilla's Backpack took (legacy),
    /// or what wallets and verifiers of 3.0 are known to refuse (wallet)
    #[arg(long, default_value = "standard", value_parser = named::<Profile>(&["standard", "strict", "legacy", "wallet"]))]
    pub(crate) profile: Profile,
    /// Take the document as one of this version [default: as it says itself]
    #[arg(long, value_parser = named::<Version>(&["0.5", "1.0", "1.1", "2.0", "2.1", "3.0"]))]
    pub(crate) version: Option<Version>,
    /// Take it as this class of that version, such as BadgeClass; it may be a part alone
    #[arg(long, requires = "version")]
    pub(crate) class: Option<String>,
    /// 3.0 with --class: take it as a credential of this data model
    #[arg(long, value_name = "VERSION", requires = "class", value_parser = named::<VcVersion>(&["1.1", "2.0"]))]
    pub(crate) vc_version: Option<VcVersion>,
    /// The moment at which dates are judged, such as 2026-01-01T00:00:00Z [default: none, nothing is expired]
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Take the input as an extension object, and hold it against this JSON Schema too
    #[arg(long, value_name = "FILE", conflicts_with_all = ["recursive", "version", "class", "at"])]
    pub(crate) schema: Option<PathBuf>,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
}
