//! `ovenbird sign` and `ovenbird check-signature`.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use ovenbird::{JwsAlgorithm, ProofFormat, SignatureEncoding, SignatureMode};

use super::named;

/// The algorithms there are.
pub(super) const ALGORITHMS: [&str; 9] =
    ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"];

/// `ovenbird sign`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird sign assertion.json --key issuer.pem -o assertion.jws
  ovenbird sign credential.json --key issuer.jwk | ovenbird bake badge.png - -o ada.png
  ovenbird sign assertion.json --key issuer.pem --algorithm PS256

With a key that lives elsewhere, such as in a key service:
  ovenbird sign assertion.json --input-only --algorithm ES256 -o input
  openssl dgst -sha256 -sign elsewhere.pem -out signature input
  ovenbird sign --attach signature --input input --encoding der --key public.pem -o assertion.jws

The document is validated first, and refused if it has errors. Credentials of 3.0 become a VC-JWT,
assertions a JWS. The token goes to standard output unless -o names a file.")]
pub(crate) struct SignArgs {
    /// The document: a file, - for standard input, or a JSON object itself
    #[arg(required_unless_present = "attach")]
    pub(crate) document: Option<OsString>,
    /// The private key: PEM or JWK (with --input-only and --attach the public one); - for standard input
    #[arg(long, value_name = "FILE", required_unless_present_any = ["input_only", "attach"])]
    pub(crate) key: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) options: SigningOptions,
    /// Write the bytes to sign instead, for a signer outside; needs --algorithm or --key
    #[arg(long, conflicts_with = "attach")]
    pub(crate) input_only: bool,
    /// Finish a token with the signature in this file; needs --input
    #[arg(
        long,
        value_name = "SIGNATURE",
        requires = "input",
        conflicts_with_all = ["document", "algorithm", "key_id", "embed_key", "proof", "typ", "no_check"]
    )]
    pub(crate) attach: Option<PathBuf>,
    /// With --attach: what --input-only wrote
    #[arg(long, value_name = "FILE", requires = "attach")]
    pub(crate) input: Option<PathBuf>,
    /// With --attach, ECDSA: how the signature is written, r and s side by side (raw) or in ASN.1 (der)
    #[arg(long, requires = "attach", default_value = "raw", value_parser = named::<SignatureEncoding>(&["raw", "der"]))]
    pub(crate) encoding: SignatureEncoding,
    /// The file to write to, or - for standard output
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

/// How a document is signed. `issue` takes them, too.
#[derive(Debug, Args)]
pub(crate) struct SigningOptions {
    /// The algorithm [default: EdDSA, ES256, ES384 or RS256, by the kind of key]
    #[arg(long, value_parser = named::<JwsAlgorithm>(&ALGORITHMS))]
    pub(crate) algorithm: Option<JwsAlgorithm>,
    /// The id or URL of the key, which goes into the header (kid) [default: the id that the key has]
    #[arg(long, value_name = "KID")]
    pub(crate) key_id: Option<String>,
    /// Put the public key into the header (jwk), or not [default: in a VC-JWT without kid]
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true", require_equals = true)]
    pub(crate) embed_key: Option<bool>,
    /// The form of the token [default: vc_jwt for 3.0, else jws]
    #[arg(long = "format", id = "proof", value_name = "FORMAT", value_parser = named::<ProofFormat>(&["jws", "vc_jwt"]))]
    pub(crate) format: Option<ProofFormat>,
    /// The typ of the header [default: JWT in a VC-JWT, else none]
    #[arg(long)]
    pub(crate) typ: Option<String>,
    /// Sign a document that has errors, too
    #[arg(long)]
    pub(crate) no_check: bool,
    /// For tests only: randomness follows from this text
    #[arg(long, value_name = "TEXT", hide = true)]
    pub(crate) insecure_seed: Option<String>,
}

impl SigningOptions {
    /// Whether anything is said about signing.
    pub(crate) fn any(&self) -> bool {
        let texts = [&self.key_id, &self.typ].into_iter().any(Option::is_some);
        let others = self.algorithm.is_some() || self.embed_key.is_some() || self.format.is_some();
        texts || others || self.no_check
    }
}

/// `ovenbird check-signature`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird check-signature ada.png --key issuer.pem.pub
  ovenbird check-signature assertion.jws --key old.pem --key new.pem
  ovenbird check-signature - --key did.txt --at 2026-01-01T00:00:00Z < credential.jwt
  ovenbird check-signature old.svg --key issuer.jwk --mode compatible
  ovenbird check-signature ada.png --key issuer.pem.pub --json | jq -r .document

Status 0 when the signature is that of a key that was given, 1 when not. A signature says that
somebody with the key made it, and no more: whether the issuer named in the badge owns the key,
whether the badge was revoked and for whom it is are other questions.")]
pub(crate) struct CheckSignatureArgs {
    /// A signed badge: an image, a JWS or JWT file, - for standard input, or the compact JWS itself
    pub(crate) input: OsString,
    /// A public key: PEM, JWK, Multikey or did:key (repeatable: any of them may have signed)
    #[arg(long, value_name = "FILE", required_unless_present = "accept_header_key")]
    pub(crate) key: Vec<PathBuf>,
    /// The key to take of a --key that is a JWK set
    #[arg(long, value_name = "KID", requires = "key")]
    pub(crate) key_id: Option<String>,
    /// VC-JWT: every claim as 3.0 asks (strict), or what the official validator accepts (compatible)
    #[arg(long, default_value = "strict", value_parser = named::<SignatureMode>(&["strict", "compatible"]))]
    pub(crate) mode: SignatureMode,
    /// Without --key: try the key in the token's own header; it says nothing about who signed
    #[arg(long, conflicts_with = "key")]
    pub(crate) accept_header_key: bool,
    /// The moment for nbf and exp, such as 2026-01-01T00:00:00Z [default: none]
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
}
