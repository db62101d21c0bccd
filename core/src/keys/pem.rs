//! PEM (RFC 7468): the armour around DER.
//!
//! Text before, between and after the blocks is passed over, as the RFC and every tool do. Inside a block only base64
//! counts; the lines may have any length. Refused: a block that does not end, headers (encrypted keys have them),
//! base64 that is padded wrongly or not in its canonical form.

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use crate::error::{Result, quote};
use crate::keys::fault::{malformed, unsupported};
use crate::keys::material::Secret;

/// Longest body of a block. The private half of an RSA key of 8,192 bits has 6.4 KB, certificates have some KB.
const BODY_BYTES: usize = 64 * 1024;
/// Most blocks in one text: a key and its chain of certificates have a handful.
const BLOCKS: usize = 64;
/// Characters of a line that is written.
const LINE: usize = 64;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// One block.
pub(super) struct Block<'a> {
    /// What it says to be, such as `PRIVATE KEY`.
    pub(super) label: &'a str,
    /// The DER, maybe of a private key.
    pub(super) der: Secret,
}

/// Whether there is the beginning of a block.
pub(super) fn is_pem(text: &str) -> bool {
    text.contains(BEGIN)
}

/// The blocks of a text, in their order. `EC PARAMETERS`, which OpenSSL writes in front of a key, is left out: the key
/// names its curve itself.
pub(super) fn blocks(text: &str) -> Result<Vec<Block<'_>>> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(BEGIN) {
        let (label, after) = after
            .split_once(DASHES)
            .filter(|(label, _)| label.len() <= 64 && !label.contains(['\n', '\r', '-']))
            .ok_or_else(|| malformed("a PEM block begins with `-----BEGIN ` and has no label"))?;
        let (body, after) = after
            .split_once(&format!("-----END {label}-----"))
            .ok_or_else(|| malformed(format!("the PEM block `{}` does not end", quote(label))))?;
        rest = after;
        if label == "EC PARAMETERS" {
            continue;
        }
        if blocks.len() == BLOCKS {
            return Err(unsupported(format!("there are more than {BLOCKS} PEM blocks")));
        }
        blocks.push(Block { label, der: decode(label, body)? });
    }
    if blocks.is_empty() {
        return Err(malformed("there is no PEM block with a key"));
    }
    Ok(blocks)
}

fn decode(label: &str, body: &str) -> Result<Secret> {
    if body.len() > BODY_BYTES {
        return Err(malformed(format!("a PEM block has more than {BODY_BYTES} bytes")));
    }
    if label == "ENCRYPTED PRIVATE KEY" || body.contains("ENCRYPTED") {
        return Err(unsupported(
            "the private key is encrypted with a password; decrypt it first, such as with \
             `openssl pkey -in encrypted.pem -out key.pem`",
        ));
    }
    if body.contains("\\n") {
        return Err(malformed("the PEM has the two characters `\\` and `n` where its lines should break"));
    }
    if body.contains(':') {
        return Err(malformed("the PEM block has headers, which a key does not"));
    }
    let mut base64 = Zeroizing::new(String::with_capacity(body.len()));
    base64.extend(body.chars().filter(|c| !matches!(c, ' ' | '\t' | '\r' | '\n')));
    let der = Base64::decode_vec(&base64).map_err(|_| malformed("the PEM block is not valid base64"))?;
    Ok(Zeroizing::new(der))
}

/// Writes a block.
pub(super) fn write(label: &str, der: &[u8]) -> Zeroizing<String> {
    let base64 = Zeroizing::new(Base64::encode_string(der));
    // One allocation, so that none with a part of a key is left behind.
    let lines = base64.len().div_ceil(LINE);
    let frame = label.len().saturating_mul(2).saturating_add(64);
    let size = base64.len().saturating_add(lines).saturating_add(frame);
    let mut out = Zeroizing::new(String::with_capacity(size));
    for part in [BEGIN, label, DASHES, "\n"] {
        out.push_str(part);
    }
    let mut rest = base64.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(LINE).unwrap_or((rest, ""));
        out.push_str(line);
        out.push('\n');
        rest = after;
    }
    for part in ["-----END ", label, DASHES, "\n"] {
        out.push_str(part);
    }
    out
}
