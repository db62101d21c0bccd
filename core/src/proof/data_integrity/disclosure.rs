//! The value of a proof of `ecdsa-sd-2023`, and the statements that it is about (VC Data Integrity ECDSA Cryptosuites 1.0,
//! sections 3.5 and 3.6).
//!
//! The issuer signs the statements that are always disclosed together with a key that is made for the one proof; with that
//! key each of the other statements is signed alone. In a base proof, which is for the holder, blank nodes are named by
//! an HMAC of their canonical names; a derived proof has a map from those of its smaller document.

mod cbor;

use std::collections::HashSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::forms::{Forms, Rdf};
use super::value;
use crate::error::{Error, ErrorCode, Result};
use crate::keys::{Key, KeyKind};
use cbor::Reader;

/// Longest value that is decoded: 1,024 signatures, and as many names, in base64url.
const VALUE_BYTES: usize = 160 * 1024;

/// Most statements with a signature of their own: each takes as long as a whole proof of another suite.
pub(super) const SIGNATURES: usize = 1_024;

/// Most pointers to what is always disclosed.
const POINTERS: usize = 128;

/// The value of a proof, read.
#[derive(Debug)]
pub(super) struct Disclosure {
    /// The issuer's signature.
    pub(super) base_signature: Vec<u8>,
    /// The key of the proof as it is signed, a Multikey without its multibase.
    pub(super) key_bytes: Vec<u8>,
    pub(super) key: Key,
    /// The signatures of single statements, in the order of these.
    pub(super) signatures: Vec<Vec<u8>>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Base { hmac_key: Vec<u8>, pointers: Vec<String> },
    Derived { labels: Vec<(usize, Vec<u8>)>, mandatory: Vec<usize> },
}

/// The statements of a document, blank nodes named as the proof has them. A line each, sorted.
pub(super) struct Statements {
    /// Those that the issuer signed together.
    pub(super) mandatory: Vec<String>,
    /// Those that are signed alone.
    pub(super) others: Vec<String>,
    pub(super) contexts: Vec<std::sync::Arc<str>>,
}

impl Disclosure {
    /// Reads a value.
    ///
    /// # Errors
    /// `proof.value`: it is not in multibase `u` or not of this suite; `proof.disclosure`: its parts are not as they should.
    pub(super) fn read(text: &str) -> Result<Disclosure> {
        if text.len() > VALUE_BYTES {
            return Err(value::wrong(format_args!(
                "the value of the proof has {} bytes, at most {VALUE_BYTES}",
                text.len()
            )));
        }
        let encoded = text.strip_prefix('u').ok_or_else(|| {
            value::wrong("the value of the proof does not begin with `u`, the sign of base64url")
        })?;
        let bytes = URL_SAFE_NO_PAD.decode(encoded);
        let bytes = bytes.map_err(|_| value::wrong("the value of the proof is not valid base64url"))?;
        let read = match bytes.as_slice() {
            [0xD9, 0x5D, 0x00, rest @ ..] => parts(rest, base),
            [0xD9, 0x5D, 0x01, rest @ ..] => parts(rest, derived),
            _ => return Err(value::wrong("the value is none of a base proof or a derived proof")),
        };
        let (signed, key_bytes, signatures, kind) =
            read.ok_or_else(|| wrong("the parts of the proof's value are not as they should be"))?;
        let multikey = format!("z{}", bs58::encode(&key_bytes).into_string());
        let key = Key::from_multikey(&multikey).ok().filter(|key| key.kind() == KeyKind::P256);
        let key = key.ok_or_else(|| wrong("the key in the proof's value is none on P-256"))?;
        Ok(Disclosure { base_signature: signed, key_bytes, key, signatures, kind })
    }

    /// The statements of the document that the proof is in.
    ///
    /// # Errors
    /// `proof.disclosure`: the proof does not fit the document; `canon.*`, `limit.canonical_work`, `limit.json_depth`.
    pub(super) fn statements(&self, forms: &mut Forms<'_>, body: usize) -> Result<Statements> {
        match &self.kind {
            Kind::Base { hmac_key, pointers } => {
                let Rdf { canonical, contexts, selected } = forms.rdf_selection(body, pointers)?;
                let mac = keyed(hmac_key)?;
                let name = |number| label(&hmac(&mac, format!("c14n{number}").as_bytes()));
                let lines = canonical.renamed(&selected, name);
                Ok(Statements::of(lines, contexts))
            }
            Kind::Derived { labels, mandatory } => {
                let Rdf { canonical, contexts, .. } = forms.rdf_selection(body, &[])?;
                let count = canonical.labels.iter().flatten().count();
                // One name for each blank node, numbered from 0 without a gap.
                if labels.len() != count || labels.iter().zip(0..).any(|((number, _), at)| *number != at) {
                    return Err(wrong(format!(
                        "the document has {count} nodes without an identifier, and the proof names others"
                    )));
                }
                let name = |number| labels.get(usize::try_from(number).unwrap_or(usize::MAX));
                let lines = canonical
                    .renamed(&[], |number| name(number).map_or_else(String::new, |(_, it)| label(it)));
                if mandatory.last().is_some_and(|last| *last >= lines.len()) {
                    return Err(wrong("the proof is about more statements than the document has"));
                }
                let lines = lines.into_iter().enumerate();
                let marked = lines.map(|(index, (line, _))| (line, mandatory.binary_search(&index).is_ok()));
                Ok(Statements::of(marked, contexts))
            }
        }
    }
}

impl Statements {
    fn of(lines: impl IntoIterator<Item = (String, bool)>, contexts: Vec<std::sync::Arc<str>>) -> Statements {
        let (mandatory, others): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(_, mandatory)| *mandatory);
        let text = |lines: Vec<(String, bool)>| lines.into_iter().map(|(line, _)| line).collect();
        Statements { mandatory: text(mandatory), others: text(others), contexts }
    }
}

type Parts = (Vec<u8>, Vec<u8>, Vec<Vec<u8>>, Kind);

/// The five parts; `last` reads those that differ, and with them the signatures, whose place differs too.
fn parts(bytes: &[u8], last: impl Fn(&mut Reader<'_>) -> Option<(Vec<Vec<u8>>, Kind)>) -> Option<Parts> {
    let mut reader = Reader::new(bytes);
    reader.array().filter(|len| *len == 5)?;
    let signature = fixed(&mut reader, 64)?;
    let key = fixed(&mut reader, 35)?;
    let (signatures, kind) = last(&mut reader)?;
    reader.is_done().then_some((signature, key, signatures, kind))
}

fn base(reader: &mut Reader<'_>) -> Option<(Vec<Vec<u8>>, Kind)> {
    let hmac_key = fixed(reader, 32)?;
    let signatures = reader.list(SIGNATURES, |reader| fixed(reader, 64))?;
    let pointers = reader.list(POINTERS, |reader| reader.text().map(str::to_owned))?;
    Some((signatures, Kind::Base { hmac_key, pointers }))
}

fn derived(reader: &mut Reader<'_>) -> Option<(Vec<Vec<u8>>, Kind)> {
    let signatures = reader.list(SIGNATURES, |reader| fixed(reader, 64))?;
    let labels = reader.map(SIGNATURES)?;
    let mandatory = reader.list(VALUE_BYTES, Reader::number)?;
    let distinct: HashSet<&[u8]> = labels.iter().map(|(_, name)| *name).collect();
    let sound = labels.iter().all(|(_, name)| name.len() == 32)
        && distinct.len() == labels.len()
        && mandatory.is_sorted_by(|a, b| a < b);
    let labels = labels.into_iter().map(|(number, name)| (number, name.to_vec())).collect();
    sound.then_some((signatures, Kind::Derived { labels, mandatory }))
}

fn fixed(reader: &mut Reader<'_>, len: usize) -> Option<Vec<u8>> {
    reader.bytes().filter(|bytes| bytes.len() == len).map(<[u8]>::to_vec)
}

/// The name of a blank node from its HMAC.
fn label(hmac: &[u8]) -> String {
    format!("u{}", URL_SAFE_NO_PAD.encode(hmac))
}

/// HMAC (RFC 2104) with SHA-256, ready for messages under a key.
fn keyed(key: &[u8]) -> Result<Hmac<Sha256>> {
    Hmac::new_from_slice(key).map_err(|_| Error::internal())
}

fn hmac(mac: &Hmac<Sha256>, message: &[u8]) -> Vec<u8> {
    mac.clone().chain_update(message).finalize().into_bytes().to_vec()
}

#[cold]
pub(super) fn wrong(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::ProofDisclosure, message)
}

#[cfg(test)]
mod tests;
