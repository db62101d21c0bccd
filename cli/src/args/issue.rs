//! `ovenbird issue`, for one document and for many.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use ovenbird::{IssueClass, IssueMethod, Version};

use super::{SigningOptions, named};

/// The classes there are.
const CLASSES: [&str; 10] = [
    "Assertion",
    "OpenBadgeCredential",
    "BadgeClass",
    "Achievement",
    "Profile",
    "Endorsement",
    "EndorsementCredential",
    "RevocationList",
    "BitstringStatusListCredential",
    "CryptographicKey",
];

/// `ovenbird issue`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird issue request.json -o assertion.json
  ovenbird issue request.json --key issuer.pem --template badge.png -o ada.png
  ovenbird issue request.json --recipient ada@example.org --expires 2030-01-01T00:00:00Z
  ovenbird issue --badge class.json --recipient ada@example.org --id https://badges.example.org/1
  ovenbird issue --class Profile --issuer makers.json -o issuer.json

Many at once, one row of a table for each badge:
  ovenbird issue request.json --key issuer.pem --template badge.png --batch people.csv -o badges
  ovenbird issue request.json --key issuer.pem --template badge.png --batch people.csv -o all.zip
  ovenbird issue request.json --key issuer.pem --batch people.jsonl -o tokens --resume --json

REQUEST says who, what, by whom and when in a small JSON object; docs/issuing.md has its members.
With --key the document is signed, with --template it is baked. It has no error and no warning.

PEOPLE is a CSV file with a heading, or JSON lines. Columns: recipient (or email), recipient.type,
recipient.id, recipient.salt, id, uid, issued_on, expires, narrative, evidence, image, language,
status, verification; file, or else name, for the name of the file. Others are refused unless
--ignore names them. What a row says counts more than REQUEST. A row that fails is told with its
line and does not stop the rest; the exit status is 1 then. docs/command-line.md has all of it.")]
pub(crate) struct IssueArgs {
    /// The request: a file, - for standard input, or a JSON object itself
    pub(crate) request: Option<OsString>,
    #[command(flatten)]
    pub(crate) members: RequestMembers,
    /// Sign with this private key: PEM or JWK; - for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) signing: SigningOptions,
    /// Bake into this PNG or SVG image
    #[arg(long, value_name = "IMAGE")]
    pub(crate) template: Option<PathBuf>,
    /// Escape JSON for wallets that search the image's bytes and count braces
    #[arg(long, requires = "template")]
    pub(crate) wallet_safe: bool,
    /// The file to write, or - for standard output; with --batch a folder, or a file that ends in .zip
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) batch: BatchArgs,
}

/// Many badges at once.
#[derive(Debug, Args)]
#[command(next_help_heading = "Many at once")]
pub(crate) struct BatchArgs {
    /// Issue one badge for each row of this file: CSV or JSON lines; - for standard input
    #[arg(long = "batch", value_name = "PEOPLE", requires = "output")]
    pub(crate) people: Option<PathBuf>,
    /// Do only what is missing: badges that are in OUT already stay as they are
    #[arg(long, requires = "people")]
    pub(crate) resume: bool,
    /// How many badges are worked on at once [default: as many as there are processors]
    #[arg(long, value_name = "N", requires = "people")]
    pub(crate) jobs: Option<NonZeroUsize>,
    /// Columns that say nothing about the badge, such as department,phone (repeatable)
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', requires = "people")]
    pub(crate) ignore: Vec<String>,
}

/// Members of the request, which count more than those in REQUEST.
#[derive(Debug, Args)]
#[command(next_help_heading = "Members of the request")]
pub(crate) struct RequestMembers {
    /// The version of the document [default: 2.0]
    #[arg(long, value_parser = named::<Version>(&["1.0", "1.1", "2.0", "3.0"]))]
    pub(crate) version: Option<Version>,
    /// What it describes [default: Assertion, in 3.0 OpenBadgeCredential]
    #[arg(long, value_parser = named::<IssueClass>(&CLASSES), hide_possible_values = true)]
    pub(crate) class: Option<IssueClass>,
    /// Its id; of a hosted one the URL where it will be served
    #[arg(long)]
    pub(crate) id: Option<String>,
    /// To whom: an e-mail address, or another identity
    #[arg(long, value_name = "IDENTITY")]
    pub(crate) recipient: Option<String>,
    /// What kind of identity that is, such as email or url [default: as it looks]
    #[arg(long, value_name = "TYPE")]
    pub(crate) recipient_type: Option<String>,
    /// 3.0: the id of the recipient, such as the DID of a wallet
    #[arg(long, value_name = "ID")]
    pub(crate) recipient_id: Option<String>,
    /// What is awarded: a file with the badge class or achievement, its URL, or a JSON object itself
    #[arg(long, value_name = "BADGE")]
    pub(crate) badge: Option<OsString>,
    /// By whom: a file with the profile, its URL, or a JSON object itself
    #[arg(long, value_name = "ISSUER")]
    pub(crate) issuer: Option<OsString>,
    /// When, such as 2026-01-15T09:00:00Z [default: now]
    #[arg(long, value_name = "TIME")]
    pub(crate) issued_on: Option<String>,
    /// Until when
    #[arg(long, value_name = "TIME")]
    pub(crate) expires: Option<String>,
    /// How it was earned
    #[arg(long, value_name = "TEXT")]
    pub(crate) narrative: Option<String>,
    /// The URL of a page that shows how it was earned (repeatable)
    #[arg(long, value_name = "URL")]
    pub(crate) evidence: Vec<String>,
    /// Up to 2.0: how it is verified [default: signed with --key, else hosted]
    #[arg(long, value_name = "HOW", value_parser = named::<IssueMethod>(&["hosted", "signed"]))]
    pub(crate) verification: Option<IssueMethod>,
}
