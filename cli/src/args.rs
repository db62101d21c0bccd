//! The command line's grammar: every command, option and help text.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

mod canonical;
mod issue;
mod keys;
mod sign;
mod status;
mod upgrade;
mod validate;
mod verify;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use ovenbird::{ActiveContent, Algorithm, Keyword, Limits, OnExisting, Variant, Version};
use serde::de::value::{Error as NameError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::failure::Failure;

pub(crate) use canonical::{CanonicalizeArgs, CompareArgs, ContextArgs};
pub(crate) use issue::{IssueArgs, RequestMembers};
pub(crate) use keys::{KeyArgs, KeygenArgs};
pub(crate) use sign::{CheckSignatureArgs, SignArgs, SigningOptions};
pub(crate) use status::{GetStatusArgs, NewStatusArgs, SetStatusArgs, StatusArgs, StatusCommand};
pub(crate) use upgrade::UpgradeArgs;
pub(crate) use validate::ValidateArgs;
pub(crate) use verify::VerifyArgs;

/// The heading of the options that every command has.
const COMMON: &str = "Common options";

/// `ovenbird`, its commands and the options that all of them take.
#[derive(Debug, Parser)]
#[command(
    name = "ovenbird",
    bin_name = "ovenbird",
    version = ovenbird::version(),
    about = "Make Open Badges, put them into PNG and SVG images, and get them out again",
    long_about = "Make Open Badges, put them into PNG and SVG images, and get them out again.\n\n\
        Reads every version from Mozilla's 0.5 to Open Badges 3.0. Baking inserts a few bytes and touches no \
        other; stripping takes them out again. Nothing is fetched from the network but by \
        verify --fetch.",
    after_help = "Examples:
  ovenbird inspect ada.png                         what is inside?
  ovenbird bake badge.png assertion.json -o ada.png
  ovenbird unbake ada.png > assertion.json
  ovenbird validate ada.png                        every fault, with place and clause
  ovenbird verify ada.png --fetch --email ada@example.org
  ovenbird upgrade --to 3.0 ada.png -o credential.json
  ovenbird match ada.png --email ada@example.org
  ovenbird keygen -o issuer.pem
  ovenbird issue request.json --key issuer.pem --template badge.png -o ada.png
  ovenbird check-signature ada.png --key issuer.pem.pub
  ovenbird sign credential.json --key issuer.pem --proof eddsa-rdfc-2022 -o signed.json

In place of an input file, - reads standard input.
Exit status: 0 done, 1 failed (or faults found, nobody matched, no key's signature, an invalid badge,
not the same credential), 2 a badge that could not be verified, 64 wrong command line.",
    subcommand_required = true,
    arg_required_else_help = true
)]
pub(crate) struct Cli {
    /// Write the result, or the error, as one JSON object to standard output (validate and verify --recursive:
    /// one for each file; issue --batch: one for each row)
    #[arg(long, global = true, help_heading = COMMON)]
    pub(crate) json: bool,
    /// Say nothing but errors on standard error
    #[arg(short, long, global = true, help_heading = COMMON)]
    pub(crate) quiet: bool,
    /// Raise or lower a bound on hostile input, such as input_bytes=64MiB (repeatable)
    ///
    /// Names: input_bytes, text_bytes, inflated_bytes, json_depth, json_nodes, xml_depth, xml_attributes,
    /// xml_namespaces, jws_bytes, jws_header_bytes, identities, problems, status_list_bytes, proofs, canonical_work;
    /// for verify requests, response_bytes, picture_bytes, fetched_bytes. The number may end in KiB or MiB.
    #[arg(long = "limit", value_name = "NAME=BYTES", global = true, value_parser = limit, help_heading = COMMON)]
    pub(crate) limits: Vec<(String, u64)>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Put a badge into an image
    Bake(BakeArgs),
    /// Get the badge out of an image
    Unbake(UnbakeArgs),
    /// Take every badge out of an image and give back the bytes that were there before
    Strip(StripArgs),
    /// Say what images and badge documents are
    Inspect(InspectArgs),
    /// Find every fault of badges, offline: against the specification of their version
    Validate(ValidateArgs),
    /// Find out whether a badge is real: from its issuer, unchanged, in force, and whose
    Verify(Box<VerifyArgs>),
    /// Write a badge in a newer version: 2.0 or 3.0
    Upgrade(UpgradeArgs),
    /// Make a badge from a small request; or one for each row of a table
    Issue(Box<IssueArgs>),
    /// Make a key to sign badges with
    Keygen(KeygenArgs),
    /// Say what a key is, and write it in another form
    Key(KeyArgs),
    /// Sign a badge document
    Sign(Box<SignArgs>),
    /// Check the signature of a signed badge against keys
    CheckSignature(CheckSignatureArgs),
    /// Write the canonical form that a proof signs, and its hash
    Canonicalize(CanonicalizeArgs),
    /// Find out whether two credentials are the same one, and which is the newer
    Compare(CompareArgs),
    /// Make, change and read lists of statuses, such as revocations
    Status(StatusArgs),
    /// Hash a recipient's identity the way badges do
    Hash(HashArgs),
    /// Find out whether somebody is the recipient of a badge
    Match(MatchArgs),
    /// Name the type of image files
    Sniff(SniffArgs),
    /// List the error codes, what they mean and what to do
    Codes(CodesArgs),
    /// Explain error codes: why they matter, what to do, with an example
    Explain(ExplainArgs),
}

/// `ovenbird bake`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird bake badge.png assertion.json -o ada.png
  ovenbird bake badge.svg https://badges.example.org/a/1 -o ada.svg
  make-assertion | ovenbird bake badge.png - > ada.png
  ovenbird bake ada.png corrected.json -o ada.png --json

No byte of the picture changes: the badge goes in between, and old badges come out. OUT is written
beside its place and then renamed: an error leaves the old file as it was, and IMAGE may be OUT.")]
pub(crate) struct BakeArgs {
    /// The PNG or SVG image, or - for standard input
    pub(crate) image: PathBuf,
    /// The badge: a file, - for standard input, or an http(s) URL, JSON object or compact JWS itself
    pub(crate) payload: OsString,
    #[command(flatten)]
    pub(crate) output: ImageOutput,
    /// What to do when the image has a badge already
    #[arg(long, value_name = "WHAT", default_value = "replace", value_parser = named::<OnExisting>(&["replace", "refuse"]))]
    pub(crate) on_existing: OnExisting,
    /// The keyword to write under [default: by what the badge is]
    #[arg(long, value_parser = named::<Keyword>(&["openbadges", "openbadgecredential", "clrcredential"]))]
    pub(crate) keyword: Option<Keyword>,
    /// PNG: do not check the checksums of the chunks that are kept
    #[arg(long)]
    pub(crate) no_check_crc: bool,
    /// PNG: write a tEXt chunk as Open Badges 0.5 did; the badge must be a URL
    #[arg(long)]
    pub(crate) legacy_text: bool,
    /// SVG: what to do about scripts, event handlers and the like in the artwork
    #[arg(long, value_name = "WHAT", default_value = "keep", value_parser = named::<ActiveContent>(&["keep", "refuse"]))]
    pub(crate) active_content: ActiveContent,
    /// Escape JSON for wallets that search the image's bytes and count braces
    #[arg(long)]
    pub(crate) wallet_safe: bool,
}

/// Where an image goes: a file, or standard output when it is not a terminal.
#[derive(Debug, Args)]
pub(crate) struct ImageOutput {
    /// The image file to write, or - for standard output [default: standard output, unless it is a terminal]
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    pub(crate) path: Option<PathBuf>,
}

/// `ovenbird unbake`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird unbake ada.png
  ovenbird unbake ada.svg -o assertion.json
  ovenbird unbake old.png --accept-damaged
  ovenbird unbake --all suspicious.png
  curl -s https://badges.example.org/ada.png | ovenbird unbake - | jq .recipient

The text is written byte for byte; on a terminal control characters are shown escaped. An image
without a badge is a failure here (status 1); `ovenbird inspect` takes it calmly.")]
pub(crate) struct UnbakeArgs {
    /// The PNG or SVG image, or - for standard input
    pub(crate) image: PathBuf,
    /// The file to write the badge to, or - for standard output
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// List every badge in the image as a table, the one that counts marked with *
    #[arg(long, conflicts_with = "output")]
    pub(crate) all: bool,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
    /// Fail on anything odd: a second badge, a compressed badge, a file cut off behind the badge
    #[arg(long)]
    pub(crate) strict: bool,
}

/// `ovenbird strip`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird strip ada.png -o badge.png
  ovenbird strip ada.svg -o ada.svg
  ovenbird strip - < ada.png | cmp - badge.png

Stripping an image that was baked by Ovenbird gives back the unbaked file byte for byte.")]
pub(crate) struct StripArgs {
    /// The PNG or SVG image, or - for standard input
    pub(crate) image: PathBuf,
    #[command(flatten)]
    pub(crate) output: ImageOutput,
    /// PNG: do not check the checksums of the chunks that are kept
    #[arg(long)]
    pub(crate) no_check_crc: bool,
}

/// `ovenbird inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird inspect ada.png
  ovenbird inspect inbox/*.png inbox/*.svg
  ovenbird inspect --json ada.png | jq '.inputs[0].badges[0].badge.issuer'
  ovenbird inspect - < assertion.json

Inspecting reads; it does not verify. What is shown is what the badge says about itself. An image
without a badge is not a failure (status 0); a damaged or unsupported file is (status 1).")]
pub(crate) struct InspectArgs {
    /// Images (PNG, SVG) or badge documents (JSON, JWS), or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
}

/// `ovenbird hash`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird hash ada@example.org --salt deadsea
  ovenbird hash - --salt deadsea < address.txt       keeps the address out of the process list
  ovenbird hash ada@example.org --algorithm sha1 --version 1.0

The identity is hashed exactly as given, the salt behind it: no trimming and no lower-casing.")]
pub(crate) struct HashArgs {
    /// The e-mail address, URL, telephone number or id; - reads it from standard input (one line)
    pub(crate) identity: OsString,
    /// Text that goes behind the identity before hashing
    #[arg(long)]
    pub(crate) salt: Option<String>,
    /// The hash algorithm; sha1 and sha512 exist in versions 0.5 to 1.1 only
    #[arg(long, default_value = "sha256", value_parser = named::<Algorithm>(&["md5", "sha1", "sha256", "sha512"]))]
    pub(crate) algorithm: Algorithm,
    /// The version of Open Badges the hash is for
    #[arg(long, default_value = "2.0", value_parser = named::<Version>(&["0.5", "1.0", "1.1", "2.0", "2.1", "3.0"]))]
    pub(crate) version: Version,
}

/// `ovenbird match`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird match ada.png --email ada@example.org
  ovenbird match assertion.json --email Ada@Example.org --variants lower_case,trimmed
  ovenbird match ada.png --email ada@example.org --url https://ada.example
  ovenbird match credential.json --identity studentId=20240017

Status 0 when one of the identities is the recipient, 1 when none is. Identities are compared
exactly; variants are tried afterwards, in the order given, and the answer says which one matched.")]
pub(crate) struct MatchArgs {
    /// An image or badge document, or - for standard input
    pub(crate) input: PathBuf,
    #[command(flatten)]
    pub(crate) candidates: Candidates,
    /// Spellings to try after the exact one: lower_case, trimmed, nfc, backpack (Mozilla's six)
    #[arg(
        long,
        value_name = "NAMES",
        value_delimiter = ',',
        value_parser = named::<Variant>(&["lower_case", "trimmed", "nfc", "backpack"]),
        hide_possible_values = true
    )]
    pub(crate) variants: Vec<Variant>,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
}

/// Whom a badge may be for. Numbered in this order in the JSON answer, `--email` first.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Candidates {
    /// An e-mail address (repeatable)
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: Vec<String>,
    /// A URL (repeatable)
    #[arg(long)]
    pub(crate) url: Vec<String>,
    /// A telephone number (repeatable)
    #[arg(long, value_name = "NUMBER")]
    pub(crate) telephone: Vec<String>,
    /// An id, such as a DID (repeatable)
    #[arg(long)]
    pub(crate) id: Vec<String>,
    /// An identity of any other type, such as studentId=20240017 (repeatable)
    #[arg(long, value_name = "TYPE=VALUE", value_parser = pair)]
    pub(crate) identity: Vec<(String, String)>,
}

/// `ovenbird sniff`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird sniff picture
  ovenbird sniff uploads/*
  ovenbird sniff --json - < picture

Names: png, svg (these two can carry a badge), svgz, jpeg, gif, webp, avif, pdf, unknown.")]
pub(crate) struct SniffArgs {
    /// Files of any type, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
}

/// `ovenbird codes`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird codes                      all of them
  ovenbird codes png.crc_mismatch     one
  ovenbird codes svg recipient        those of an area
  ovenbird codes --json | jq -r '.codes[].code'")]
pub(crate) struct CodesArgs {
    /// Codes (png.truncated) or areas (png) to show [default: all]
    #[arg(value_name = "CODE")]
    pub(crate) codes: Vec<String>,
}

/// `ovenbird explain`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird explain                    all of them, with their meaning
  ovenbird explain png.crc_mismatch
  ovenbird explain value.date_form recipient.salt
  ovenbird explain --json svg.entity | jq -r .example")]
pub(crate) struct ExplainArgs {
    /// Codes as they stand in errors and problems, such as png.truncated [default: a table of all]
    #[arg(value_name = "CODE")]
    pub(crate) codes: Vec<String>,
}

/// A parser of an option whose values are names, spelt as in every language's JSON.
fn named<T>(names: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(names.iter().copied()).try_map(|name| {
        let name: StrDeserializer<'_, NameError> = name.as_str().into_deserializer();
        T::deserialize(name)
    })
}

/// Splits `TYPE=VALUE` at the first `=`.
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((kind, value)) if !kind.is_empty() => Ok((kind.to_owned(), value.to_owned())),
        _ => Err("expected TYPE=VALUE, such as studentId=20240017".to_owned()),
    }
}

/// Reads `NAME=BYTES`, where the number may end in KiB or MiB.
fn limit(text: &str) -> Result<(String, u64), String> {
    let wrong = || "expected NAME=BYTES, such as input_bytes=64MiB".to_owned();
    let (name, number) = text.split_once('=').ok_or_else(wrong)?;
    let (digits, unit) = if let Some(digits) = number.strip_suffix("KiB") {
        (digits, 1024)
    } else if let Some(digits) = number.strip_suffix("MiB") {
        (digits, 1024 * 1024)
    } else {
        (number, 1_u64)
    };
    let value = digits.parse::<u64>().ok().and_then(|n| n.checked_mul(unit)).ok_or_else(wrong)?;
    Ok((name.to_owned(), value))
}

/// The defaults with the `--limit` options over them. An unknown name is a wrong command line.
pub(crate) fn limits(settings: &[(String, u64)]) -> Result<Limits, Failure> {
    let members = settings.iter().map(|(name, value)| (name.clone(), (*value).into())).collect();
    serde_json::from_value(serde_json::Value::Object(members))
        .map_err(|error| Failure::usage(&format!("--limit: {error}")))
}
