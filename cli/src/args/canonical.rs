//! `ovenbird canonicalize` and `ovenbird compare`, and the contexts that several commands take.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use ovenbird::{CanonicalHash, CanonicalPart, Canonicalization};

use super::named;

/// The contexts that a credential may name beside those that are known.
#[derive(Debug, Args)]
pub(crate) struct ContextArgs {
    /// 3.0: a JSON-LD context document at hand, for credentials that name its URL (repeatable)
    ///
    /// The contexts of Verifiable Credentials, Open Badges and their proofs are known; nothing is ever fetched for them.
    #[arg(long = "context", value_name = "URL=FILE", value_parser = at_url)]
    pub(crate) files: Vec<(String, PathBuf)>,
}

/// `ovenbird canonicalize`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird canonicalize credential.json
  ovenbird canonicalize ada.png --hash-only
  ovenbird canonicalize credential.json --part proof
  ovenbird canonicalize credential.json --algorithm jcs | sha256sum
  ovenbird canonicalize credential.json --context https://badges.example.org/terms=terms.jsonld
  ovenbird canonicalize credential.json --json | jq -r .hash

What a proof signs: the document without its proofs, and the options of the proof, each in canonical
form and hashed. When a proof does not verify, compare them with those of the software that made it.
The text goes to standard output, its hash and the contexts it rests on to standard error.")]
pub(crate) struct CanonicalizeArgs {
    /// The document: an image, a JSON file, - for standard input, or a JSON object itself
    pub(crate) input: OsString,
    /// The canonical form: N-Quads (rdfc: RDFC-1.0) or JSON (jcs: RFC 8785)
    #[arg(long, default_value = "rdfc", value_parser = named::<Canonicalization>(&["rdfc", "jcs"]))]
    pub(crate) algorithm: Canonicalization,
    /// The hash of it; keys on P-384 go with sha384
    #[arg(long, default_value = "sha256", value_parser = named::<CanonicalHash>(&["sha256", "sha384"]))]
    pub(crate) hash: CanonicalHash,
    /// What of the document: all but its proofs (document), all of it (whole), or the options of a proof (proof)
    #[arg(long, default_value = "document", value_parser = named::<CanonicalPart>(&["document", "whole", "proof"]))]
    pub(crate) part: CanonicalPart,
    /// With --part proof: which one, from 0 [default: 0]
    #[arg(long, value_name = "N")]
    pub(crate) proof: Option<usize>,
    #[command(flatten)]
    pub(crate) contexts: ContextArgs,
    /// Write the hash only, to standard output
    #[arg(long)]
    pub(crate) hash_only: bool,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
}

/// `ovenbird compare`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird compare ada.png credential.json
  ovenbird compare old.jwt new.jwt && echo one and the same
  ovenbird compare old.json - --json < new.json | jq -r .newer

Two credentials of 3.0 are the same one if issuer and id are, whatever else they say; then the one
that is valid from the later moment replaces the other. Neither is verified.
Status 0 when they are the same, 1 when not.")]
pub(crate) struct CompareArgs {
    /// A credential: an image, a JSON or JWT file, - for standard input, or its text itself
    #[arg(value_name = "A")]
    pub(crate) first: OsString,
    /// The other
    #[arg(value_name = "B")]
    pub(crate) second: OsString,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
}

/// Splits `URL=FILE` at the last `=`: addresses have one more often than names of files.
pub(super) fn at_url(text: &str) -> Result<(String, PathBuf), String> {
    match text.rsplit_once('=') {
        Some((url, file)) if !url.is_empty() && !file.is_empty() => Ok((url.to_owned(), PathBuf::from(file))),
        _ => Err("expected URL=FILE, such as https://badges.example.org/terms=terms.jsonld".to_owned()),
    }
}
