//! `ovenbird keygen` and `ovenbird key`.

// The comments here are what `--help` prints, where backticks would be noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use ovenbird::{KeyFormat, KeyKind};

use super::named;

/// `ovenbird keygen`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird keygen -o issuer.pem                    Ed25519; the public half in issuer.pem.pub
  ovenbird keygen --kind rsa --bits 3072 -o issuer.pem --public issuer-public.pem
  ovenbird keygen --kind p256 --id key-1 -o issuer.jwk
  ovenbird keygen -o issuer.pem --public-format did_key --json | jq -r .did_key
  ovenbird keygen -o - | vault-import

The file with the private key can be read by its owner only (mode 0600). A key that is there already
is kept unless --force is given: what was signed with it could not be checked any more. An RSA key
has no Multikey and no did:key.")]
pub(crate) struct KeygenArgs {
    /// The file for the private key, or - for standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// The kind of key
    #[arg(long, default_value = "ed25519", value_parser = named::<KeyKind>(&["ed25519", "p256", "p384", "rsa"]))]
    pub(crate) kind: KeyKind,
    /// RSA: the size of the key [default: 2048]
    #[arg(long, value_parser = PossibleValuesParser::new(["2048", "3072", "4096"]).try_map(|bits| bits.parse::<u32>()))]
    pub(crate) bits: Option<u32>,
    /// The id of the key, which a JWK holds (kid)
    #[arg(long, value_name = "KID")]
    pub(crate) id: Option<String>,
    /// The form of the private key [default: pem; with --id: jwk]
    #[arg(long, value_parser = named::<KeyFormat>(&["pem", "jwk"]))]
    pub(crate) format: Option<KeyFormat>,
    /// The file for the public half [default: FILE.pub]
    #[arg(long, value_name = "FILE")]
    pub(crate) public: Option<PathBuf>,
    /// The form of the public half [default: as the private key]
    #[arg(long, value_name = "FORMAT", value_parser = named::<KeyFormat>(&["pem", "jwk", "multikey", "did_key", "did_jwk"]))]
    pub(crate) public_format: Option<KeyFormat>,
    /// Replace files that are there already
    #[arg(long)]
    pub(crate) force: bool,
    /// For tests only: the key follows from this text
    #[arg(long, value_name = "TEXT", hide = true)]
    pub(crate) insecure_seed: Option<String>,
}

/// `ovenbird key`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ovenbird key issuer.pem                              what is it?
  ovenbird key issuer.pem --public > issuer-public.pem
  ovenbird key issuer.pem --public --format did_key
  ovenbird key issuer.pem --format jwk --id key-1 -o issuer.jwk
  ovenbird key jwks.json --id key-1                    one of a set
  ovenbird key certificate.pem --format jwk
  ovenbird key issuer.pem --did-document did:web:badges.example.org -o did.json

A DID document says which keys an issuer signs with: did:web:badges.example.org stands for it at
https://badges.example.org/.well-known/did.json, and did:web:badges.example.org:makers at
https://badges.example.org/makers/did.json. It has public halves only.
PEM may be PKCS#8, PKCS#1, SEC1, SPKI or a certificate. Nothing secret is shown; a private key is
written only where -o says (mode 0600).")]
pub(crate) struct KeyArgs {
    /// The key: PEM, JWK or a set of them, Multikey, did:key or did:jwk; or - for standard input
    #[arg(value_name = "KEY")]
    pub(crate) key: PathBuf,
    /// Write the key in this form
    #[arg(long, value_parser = named::<KeyFormat>(&["pem", "jwk", "multikey", "did_key", "did_jwk"]))]
    pub(crate) format: Option<KeyFormat>,
    /// Write its public half [default form: pem]
    #[arg(long)]
    pub(crate) public: bool,
    /// Write the document that says this is a key of the issuer with this id: a DID, or an https URL
    ///
    /// Serve it where the id leads to. With a set of keys and no --id it has all of them.
    #[arg(long, value_name = "ID", conflicts_with_all = ["format", "public"])]
    pub(crate) did_document: Option<String>,
    /// The key of a set to take, or the id to give to the key
    #[arg(long, value_name = "KID")]
    pub(crate) id: Option<String>,
    /// The file to write to, or - for standard output
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}
