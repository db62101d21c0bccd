//! Every bound on hostile input, in one place, each with its reason.
//!
//! A limit is a promise to the host process: whatever arrives, a call ends soon and stays within a small
//! multiple of its input. All limits are settable, per call, through the `limits` option of each operation.

use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, Result};

/// The bounds of one call. [`Limits::default`] is meant for servers that take uploads from strangers.
///
/// In JSON (the `limits` option of every operation) each member may be left out and then has its default;
/// an unknown member is the error `option.invalid`.
///
/// ```
/// let limits = ovenbird::Limits { input_bytes: 256 * 1024, ..Default::default() };
/// assert_eq!(limits.json_depth, 128);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Largest image or document taken, in bytes. Default 32 MiB: the largest badge images seen are a few MiB.
    pub input_bytes: usize,
    /// Largest text of one badge, in bytes of UTF-8. Default 4 MiB: a credential with embedded images fits.
    pub text_bytes: usize,
    /// Largest output of inflating one badge chunk, in bytes. Default 4 MiB: ends decompression bombs early.
    pub inflated_bytes: usize,
    /// Deepest nesting of JSON arrays and objects. Default 128, at most 1,024: the reader recurses.
    pub json_depth: usize,
    /// Most JSON values in one document. Default 200,000: a value costs many times its bytes in memory.
    pub json_nodes: usize,
    /// Deepest nesting of XML elements. Default 256.
    pub xml_depth: usize,
    /// Most attributes on one XML element. Default 4,096.
    pub xml_attributes: usize,
    /// Most XML namespace declarations in scope at one place. Default 1,000.
    pub xml_namespaces: usize,
    /// Largest compact JWS, in bytes. Default 8 MiB.
    pub jws_bytes: usize,
    /// Largest JOSE header, in bytes as encoded. Default 64 KiB: real ones have a few hundred.
    pub jws_header_bytes: usize,
    /// Most candidate identities in one recipient match. Default 1,024: each costs some hashes.
    pub identities: usize,
    /// Most problems kept in one report. Default 1,000: a hostile document has one in each of its values. Further
    /// ones are counted.
    pub problems: usize,
    /// Largest status list, in bytes, inflated. Default 16 MiB: 134 million entries of one bit.
    pub status_list_bytes: usize,
    /// Most documents that one verification asks for. Default 32: a badge needs three to six, endorsements some more.
    pub requests: usize,
    /// Largest document that a verification takes, in bytes. Default 1 MiB: profiles and badge classes have a few KB.
    pub response_bytes: usize,
    /// Largest picture that a verification takes, in bytes. Default 4 MiB.
    pub picture_bytes: usize,
    /// Most bytes that one verification takes in all answers together. Default 16 MiB.
    pub fetched_bytes: usize,
    /// Most embedded proofs of one credential that are verified. Default 16: real ones have one or two.
    pub proofs: usize,
    /// Most work that turning documents into canonical RDF may be in one call, in units of about one hash of a short text, 0.3 µs,
    /// or of 256 bytes of its text. Default 200,000: credentials without things that are all alike need about one unit a
    /// statement.
    pub canonical_work: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const KIB: usize = 1024;
        const MIB: usize = 1024 * KIB;
        Limits {
            input_bytes: 32 * MIB,
            text_bytes: 4 * MIB,
            inflated_bytes: 4 * MIB,
            json_depth: 128,
            json_nodes: 200_000,
            xml_depth: 256,
            xml_attributes: 4_096,
            xml_namespaces: 1_000,
            jws_bytes: 8 * MIB,
            jws_header_bytes: 64 * KIB,
            identities: 1_024,
            problems: 1_000,
            status_list_bytes: 16 * MIB,
            requests: 32,
            response_bytes: MIB,
            picture_bytes: 4 * MIB,
            fetched_bytes: 16 * MIB,
            proofs: 16,
            canonical_work: 200_000,
        }
    }
}

impl Limits {
    /// The hard ceiling of [`Limits::json_depth`]: the JSON reader recurses once a level.
    pub const MAX_JSON_DEPTH: usize = 1_024;

    /// Refuses an input longer than [`Limits::input_bytes`] with `limit.input`.
    pub(crate) fn check_input(&self, len: usize) -> Result<()> {
        check(len, self.input_bytes, ErrorCode::LimitInput, "the input", "input_bytes")
    }

    /// Refuses a status list longer than [`Limits::status_list_bytes`] with `limit.status_list`.
    pub(crate) fn check_status_list(&self, len: usize) -> Result<()> {
        check(len, self.status_list_bytes, ErrorCode::LimitStatusList, "the status list", "status_list_bytes")
    }

    /// Refuses a badge text longer than [`Limits::text_bytes`] with `limit.text`.
    pub(crate) fn check_text(&self, len: usize) -> Result<()> {
        check(len, self.text_bytes, ErrorCode::LimitText, "the badge text", "text_bytes")
    }
}

/// One comparison and one wording for all limits on a number of bytes.
pub(crate) fn check(len: usize, limit: usize, code: ErrorCode, what: &str, name: &str) -> Result<()> {
    if len > limit {
        return Err(Error::new(code, format!("{what} has {len} bytes; the limit `{name}` is {limit}")));
    }
    Ok(())
}
