//! `ovenbird sign` and `ovenbird check-signature`.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use ovenbird::{Cryptosuite, JwsAlgorithm, ProofFormat, SignatureEncoding, SignatureMode};

use super::{ContextArgs, named};

/// The algorithms there are.
pub(super) const ALGORITHMS: [&str; 9] =
    ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"];

/// The suites of proofs that are made.
const SUITES: [&str; 4] = ["eddsa-rdfc-2022", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "ecdsa-jcs-2019"];

/// `ovenbird sign`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird sign assertion.json --key issuer.pem -o assertion.jws
  ovenbird sign credential.json --key issuer.jwk | ovenbird bake badge.png - -o ada.png
  ovenbird sign assertion.json --key issuer.pem --algorithm PS256
  ovenbird sign credential.json --key issuer.pem --proof eddsa-rdfc-2022 -o signed.json
  ovenbird sign credential.json --key issuer.pem --proof eddsa-rdfc-2022 \\
    --method did:web:badges.example.org#key-1

With a key that lives elsewhere, such as in a key service:
  ovenbird sign assertion.json --input-only --algorithm ES256 -o input
  openssl dgst -sha256 -sign elsewhere.pem -out signature input
  ovenbird sign --attach signature --input input --encoding der --key public.pem -o assertion.jws
  ovenbird sign credential.json --input-only --proof ecdsa-rdfc-2019 --key public.pem \\
    -o input --unsigned unsigned.json
  ovenbird sign --attach signature --input unsigned.json --encoding der -o signed.json

The document is validated first, and refused if it has errors. Credentials of 3.0 become a VC-JWT, or
with --proof get a proof inside (Data Integrity) and stay JSON; assertions become a JWS. The result goes to standard output unless -o names a file.")]
pub(crate) struct SignArgs {
    /// The document: a file, - for standard input, or a JSON object itself
    #[arg(required_unless_present = "attach")]
    pub(crate) document: Option<OsString>,
    /// The private key: PEM or JWK (with --input-only and --attach the public one); - for standard input
    #[arg(long, value_name = "FILE", required_unless_present_any = ["input_only", "attach"])]
    pub(crate) key: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) options: SigningOptions,
    /// Proof: until when it holds [default: for good]
    #[arg(long, value_name = "TIME")]
    pub(crate) expires: Option<String>,
    /// Write the bytes to sign instead, for a signer outside; needs --algorithm or --key
    #[arg(long, conflicts_with = "attach")]
    pub(crate) input_only: bool,
    /// Finish a token with the signature in this file; needs --input
    #[arg(
        long,
        value_name = "SIGNATURE",
        requires = "input",
        conflicts_with_all = [
            "document", "algorithm", "key_id", "embed_key", "form", "typ", "no_check", "suite", "method", "created",
            "expires", "domain", "challenge"
        ]
    )]
    pub(crate) attach: Option<PathBuf>,
    /// With --input-only and --proof: where the credential with its unfinished proof goes, for --attach
    #[arg(long, value_name = "FILE", requires = "input_only")]
    pub(crate) unsigned: Option<PathBuf>,
    /// With --attach: what --input-only wrote; of a proof, what --unsigned names
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
    /// The form of the signature [default: data_integrity with --proof, vc_jwt for 3.0, else jws]
    #[arg(
        long = "format",
        id = "form",
        value_name = "FORMAT",
        value_parser = named::<ProofFormat>(&["jws", "vc_jwt", "data_integrity"])
    )]
    pub(crate) format: Option<ProofFormat>,
    /// The typ of the header [default: JWT in a VC-JWT, else none]
    #[arg(long)]
    pub(crate) typ: Option<String>,
    /// Sign a document that has errors, too
    #[arg(long)]
    pub(crate) no_check: bool,
    #[command(flatten)]
    pub(crate) proof: ProofOptions,
    /// For tests only: randomness follows from this text
    #[arg(long, value_name = "TEXT", hide = true)]
    pub(crate) insecure_seed: Option<String>,
}

impl SigningOptions {
    /// Whether anything is said about signing.
    pub(crate) fn any(&self) -> bool {
        let texts = [&self.key_id, &self.typ].into_iter().any(Option::is_some);
        let others = self.algorithm.is_some() || self.embed_key.is_some() || self.format.is_some();
        texts || others || self.no_check || self.proof.any()
    }
}

/// A proof that is put into a credential of 3.0.
#[derive(Debug, Args)]
pub(crate) struct ProofOptions {
    /// 3.0: put a proof of this suite into the credential [default with --format data_integrity: by the kind of key]
    #[arg(long = "proof", id = "suite", value_name = "SUITE", value_parser = named::<Cryptosuite>(&SUITES))]
    pub(crate) suite: Option<Cryptosuite>,
    /// Proof: the URL of the key, verificationMethod [default: the key's id if it is a URL, else its did:key]
    #[arg(long, value_name = "URL")]
    pub(crate) method: Option<String>,
    /// Proof: the moment at which it is made, such as 2026-01-15T09:00:00Z [default: now]
    #[arg(long, value_name = "TIME")]
    pub(crate) created: Option<String>,
    /// Proof: whom it is for
    #[arg(long)]
    pub(crate) domain: Option<String>,
    /// Proof: the challenge that it answers
    #[arg(long)]
    pub(crate) challenge: Option<String>,
    #[command(flatten)]
    pub(crate) contexts: ContextArgs,
}

impl ProofOptions {
    fn any(&self) -> bool {
        let texts = [&self.method, &self.created, &self.domain, &self.challenge];
        self.suite.is_some() || !self.contexts.files.is_empty() || texts.into_iter().any(Option::is_some)
    }
}

/// `ovenbird check-signature`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird check-signature ada.png --key issuer.pem.pub
  ovenbird check-signature assertion.jws --key old.pem --key new.pem
  ovenbird check-signature - --key did.txt --at 2026-01-01T00:00:00Z < credential.jwt
  ovenbird check-signature old.svg --key issuer.jwk --mode compatible
  ovenbird check-signature credential.json --key issuer.pem.pub --explain
  ovenbird check-signature ada.png --key issuer.pem.pub --json | jq -r .document

Status 0 when the signature is that of a key that was given, 1 when not. A signature says that
somebody with the key made it, and no more: whether the issuer named in the badge owns the key,
whether the badge was revoked and for whom it is are other questions.")]
pub(crate) struct CheckSignatureArgs {
    /// A signed badge: an image, a JWS, JWT or JSON file, - for standard input, or its text itself
    pub(crate) input: OsString,
    /// A public key: PEM, JWK, Multikey, did:key or did:jwk (repeatable: any of them may have signed)
    #[arg(long, value_name = "FILE", required_unless_present = "accept_header_key")]
    pub(crate) key: Vec<PathBuf>,
    /// The key to take of a --key that is a JWK set
    #[arg(long, value_name = "KID", requires = "key")]
    pub(crate) key_id: Option<String>,
    /// VC-JWT: every claim as 3.0 asks (strict), or what the official validator accepts (compatible)
    #[arg(long, default_value = "strict", value_parser = named::<SignatureMode>(&["strict", "compatible"]))]
    pub(crate) mode: SignatureMode,
    /// Without --key: try the key that a token brings along in its header; it says nothing about who signed
    #[arg(long, conflicts_with = "key")]
    pub(crate) accept_header_key: bool,
    /// The moment for nbf and exp, such as 2026-01-01T00:00:00Z [default: none]
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,
    /// Proofs: the domain that a proof has to name [default: any]
    #[arg(long)]
    pub(crate) domain: Option<String>,
    /// Proofs: the challenge that a proof has to answer [default: any]
    #[arg(long)]
    pub(crate) challenge: Option<String>,
    /// Proofs: show what was hashed, document and options, to compare with what the issuer's software hashes
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) contexts: ContextArgs,
    /// Read badges with wrong checksums (the first Mozilla baker) or a broken layout (an old Moodle)
    #[arg(long)]
    pub(crate) accept_damaged: bool,
}
