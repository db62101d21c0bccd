//! Making one badge: issued, signed if there is a key, baked if there is a template.

use ovenbird::{
    BakeOptions, BakeReport, ImageFormat, IssueAndBakeOptions, IssueOptions, IssueRequest, Issued, Key,
    Limits, ProofFormat, Signed, Version, wire,
};
use serde::Serialize;

use crate::args::IssueArgs;
use crate::commands::sign;
use crate::failure::Failure;
use crate::{clock, io};

/// All that is the same for every badge, read once.
pub(super) struct Maker {
    template: Option<Vec<u8>>,
    key: Option<Key>,
    options: IssueAndBakeOptions,
}

/// A badge: its members in JSON are those of `issue_and_bake`.
#[derive(Serialize)]
pub(super) struct Made {
    /// What is written to the file.
    #[serde(skip)]
    pub(super) bytes: Vec<u8>,
    pub(super) issued: Issued,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signed: Option<Signed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) payload: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) baked: Option<BakeReport>,
}

impl Maker {
    /// Reads key and template. Whatever would fail for every badge fails here.
    pub(super) fn new(args: &IssueArgs, limits: &Limits) -> Result<Self, Failure> {
        let key = args.key.as_deref().map(|path| sign::private_key(Some(path), limits)).transpose()?;
        let template = args.template.as_deref().map(|path| io::read(path, limits)).transpose()?;
        let options = IssueAndBakeOptions {
            issue: IssueOptions { now_unix: clock::now(), insecure_seed: None, limits: limits.clone() },
            sign: sign::options(&args.signing, limits)?,
            bake: BakeOptions {
                wallet_safe: args.wallet_safe,
                limits: limits.clone(),
                ..BakeOptions::default()
            },
        };
        if let (Some(path), Some(template)) = (&args.template, &template) {
            // Baking anything shows whether the image can be baked into at all.
            ovenbird::splice(template, "https://badges.example.org/a", &options.bake)
                .map_err(|error| Failure::from(error).about(&io::name_of(path)))?;
        }
        Ok(Maker { template, key, options })
    }

    /// Makes a badge. `seed` is for tests only.
    pub(super) fn make(&self, request: &IssueRequest, seed: Option<&str>) -> Result<Made, Failure> {
        let mut entropy = wire::entropy(seed);
        if let Some(template) = &self.template {
            let key = self.key.as_ref();
            let made = ovenbird::issue_and_bake(template, request, key, &self.options, &mut *entropy)?;
            return Ok(Made {
                bytes: made.bytes,
                issued: made.issued,
                signed: made.signed,
                payload: Some(made.payload),
                baked: Some(made.baked),
            });
        }
        let issued = ovenbird::issue(request, &self.options.issue, &mut *entropy)?;
        let Some(key) = &self.key else {
            let bytes = issued.document.clone().into_bytes();
            return Ok(Made { bytes, issued, signed: None, payload: None, baked: None });
        };
        let signed = ovenbird::sign(&issued.document, key, &self.options.sign, &mut *entropy)?;
        let bytes = signed.token.clone().into_bytes();
        Ok(Made { bytes, issued, signed: Some(signed), payload: None, baked: None })
    }

    /// How the name of a file with a badge of this version ends.
    pub(super) fn ending(&self, version: Option<Version>) -> &'static str {
        match &self.template {
            Some(template) if ovenbird::sniff(template) == ImageFormat::Svg => "svg",
            Some(_) => "png",
            None if self.key.is_none() => "json",
            None => {
                let usual = match self.options.sign.cryptosuite {
                    Some(_) => ProofFormat::DataIntegrity,
                    None if version.is_some_and(|version| version >= Version::V3_0) => ProofFormat::VcJwt,
                    None => ProofFormat::Jws,
                };
                match self.options.sign.format.unwrap_or(usual) {
                    ProofFormat::DataIntegrity => "json",
                    ProofFormat::VcJwt => "jwt",
                    _ => "jws",
                }
            }
        }
    }

    /// The bytes of the template.
    pub(super) fn template_len(&self) -> usize {
        self.template.as_ref().map_or(0, Vec::len)
    }
}
