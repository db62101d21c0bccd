//! `ovenbird verify`.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use ovenbird::{SignatureMode, Variant};

use super::canonical::at_url;
use super::{ContextArgs, named, pair};

/// `ovenbird verify`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird verify ada.png --fetch
  ovenbird verify https://badges.example.org/a/1 --fetch --email ada@example.org
  ovenbird verify ada.png --fetch --report ada.html
  ovenbird verify signed.png --key issuer.pem.pub
  ovenbird verify ada.png --answers profile-and-class.json --at 2026-01-01T00:00:00Z
  ovenbird verify credential.json --document https://badges.example.org/.well-known/did.json=did.json
  ovenbird verify credential.json --fetch --explain --json | jq .proofs
  ovenbird verify --recursive inbox --fetch --jobs 8
  ovenbird verify - --fetch --json < assertion.json | jq -r .checks.status.message

Five questions have each an answer of their own: structure, integrity, issuer, recipient, status.
Status 0 the badge is valid, 1 it is invalid (or cannot be read at all), 2 nothing is wrong with it
but not everything could be checked. Without --fetch nothing is looked up: what would be needed is
listed. With --fetch only public addresses are reached, and only by https.")]
pub(crate) struct VerifyArgs {
    /// An image, a JSON, JWS or JWT file, - for standard input, or the badge's URL
    #[arg(required_unless_present = "recursive", conflicts_with = "recursive")]
    pub(crate) input: Option<OsString>,
    /// Fetch the documents that the badge leads to, from public addresses only
    #[arg(long)]
    pub(crate) fetch: bool,
    /// Seconds for each document with all its redirects, 1 to 600 [default: 10]
    #[arg(long, value_name = "SECONDS", requires = "fetch", value_parser = clap::value_parser!(u64).range(1..=600))]
    pub(crate) timeout: Option<u64>,
    #[command(flatten)]
    pub(crate) expected: Expected,
    /// The moment at which dates are judged, such as 2026-01-01T00:00:00Z [default: now]
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Ask for the pictures of badge class and assertion too, and look at them
    #[arg(long)]
    pub(crate) check_images: bool,
    /// Do not verify the endorsements of the badge, its class and its issuer
    #[arg(long)]
    pub(crate) no_endorsements: bool,
    /// 3.0: take the credential that was handed in, and do not ask its refresh service for that of today
    #[arg(long)]
    pub(crate) no_refresh: bool,
    /// 3.0: show what was hashed for embedded proofs that fail, to compare with what the issuer's software hashes
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) lenient: Lenient,
    #[command(flatten)]
    pub(crate) sources: SourceArgs,
    #[command(flatten)]
    pub(crate) output: VerifyOutput,
    #[command(flatten)]
    pub(crate) many: ManyArgs,
}

/// Whose badge it should be, and whose key may have signed it.
#[derive(Debug, Args)]
#[command(next_help_heading = "Who it should be")]
pub(crate) struct Expected {
    /// The recipient's e-mail address (repeatable: any of them)
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: Vec<String>,
    /// The recipient's identity of any type, such as url=https://ada.example (repeatable: any of them)
    #[arg(long, value_name = "TYPE=VALUE", value_parser = pair)]
    pub(crate) recipient: Vec<(String, String)>,
    /// Spellings to try after the exact one: lower_case, trimmed, nfc, backpack (Mozilla's six)
    #[arg(
        long,
        value_name = "NAMES",
        value_delimiter = ',',
        value_parser = named::<Variant>(&["lower_case", "trimmed", "nfc", "backpack"]),
        hide_possible_values = true
    )]
    pub(crate) variants: Vec<Variant>,
    /// A public key that you trust: PEM, JWK, Multikey, did:key or did:jwk (repeatable)
    ///
    /// It counts for any issuer whose own hosted profile does not list other keys.
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Vec<PathBuf>,
    /// A public key that you trust for badges of this issuer only: the id of its profile (repeatable)
    #[arg(long, value_name = "ISSUER=FILE", value_parser = bound)]
    pub(crate) key_for: Vec<(String, PathBuf)>,
    /// 3.0: the domain that an embedded proof has to name [default: any]
    #[arg(long)]
    pub(crate) domain: Option<String>,
    /// 3.0: the challenge that an embedded proof has to answer [default: any]
    #[arg(long)]
    pub(crate) challenge: Option<String>,
}

/// What is let pass that is not by default.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is let pass")]
pub(crate) struct Lenient {
    /// Take a badge that says something else than its hosted copy, with a warning; the hosted one counts
    #[arg(long)]
    pub(crate) accept_changed_copy: bool,
    /// Take documents that a redirect brought from another host than the one that was asked
    #[arg(long)]
    pub(crate) accept_redirects: bool,
    /// 3.0: take an issuer that is nothing but its own key, did:key or did:jwk: anybody can be one
    #[arg(long)]
    pub(crate) accept_self_asserted: bool,
    /// 3.0, VC-JWT: every claim as the specification asks (strict), or what the official validator accepts (compatible)
    #[arg(long, default_value = "strict", value_parser = named::<SignatureMode>(&["strict", "compatible"]))]
    pub(crate) mode: SignatureMode,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
    /// Fetch http addresses too: anybody on the way can change what they bring
    #[arg(long, requires = "fetch")]
    pub(crate) allow_http: bool,
    /// For tests only: fetch from this machine and from any port
    #[arg(long, requires = "fetch", hide = true)]
    pub(crate) allow_loopback_for_tests: bool,
}

/// Where documents come from beside the network.
#[derive(Debug, Args)]
#[command(next_help_heading = "Documents at hand")]
pub(crate) struct SourceArgs {
    /// Documents at hand: a JSON file of URLs and the files that answer them, or a folder with an answers.json
    ///
    /// {"https://badges.example.org/issuer": "issuer.json"}; files are looked for beside it. In place of a
    /// file name an object can have file, json or text, and status, media_type, final_url.
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// One document at hand: its URL, and the file that answers it (repeatable)
    ///
    /// Such as the DID document of did:web:badges.example.org:
    /// https://badges.example.org/.well-known/did.json=did.json
    #[arg(long, value_name = "URL=FILE", value_parser = at_url)]
    pub(crate) document: Vec<(String, PathBuf)>,
    #[command(flatten)]
    pub(crate) contexts: ContextArgs,
}

/// How the answer is told.
#[derive(Debug, Args)]
#[command(next_help_heading = "The answer")]
pub(crate) struct VerifyOutput {
    /// Write a page of HTML with the answer and the badge's picture to this file, which must be new
    #[arg(long, value_name = "FILE", conflicts_with = "recursive")]
    pub(crate) report: Option<PathBuf>,
    /// Replace the file of --report if it is there already
    #[arg(long, requires = "report")]
    pub(crate) force: bool,
    /// Write the answer as Problem Details for HTTP (RFC 9457), JSON
    #[arg(long, conflicts_with = "recursive")]
    pub(crate) problem_details: bool,
}

/// Many badges at once.
#[derive(Debug, Args)]
#[command(next_help_heading = "Many at once")]
pub(crate) struct ManyArgs {
    /// Verify every .png .svg .json .jsonld .jws .jwt .txt in a folder and those below it (repeatable)
    ///
    /// Files come in the order of their names; symbolic links are not followed. Status 1 if one is invalid or
    /// cannot be read, else 2 if one is unverified; files that are no badges do not count.
    #[arg(long, value_name = "DIR")]
    pub(crate) recursive: Vec<PathBuf>,
    /// How many badges are worked on at once [default: as many as there are processors; with --fetch 8]
    #[arg(long, value_name = "N", conflicts_with = "input")]
    pub(crate) jobs: Option<NonZeroUsize>,
}

/// Splits `ISSUER=FILE` at the last `=`: addresses of profiles have one more often than names of files.
fn bound(text: &str) -> Result<(String, PathBuf), String> {
    match text.rsplit_once('=') {
        Some((issuer, file)) if !issuer.is_empty() && !file.is_empty() => {
            Ok((issuer.to_owned(), PathBuf::from(file)))
        }
        _ => Err("expected ISSUER=FILE, such as https://badges.example.org/issuer=issuer.pem".to_owned()),
    }
}
