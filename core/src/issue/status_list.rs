//! Bitstring status lists (W3C Bitstring Status List 1.0, sections 3.3 and 3.4), as bits and as the text of `encodedList`.
//!
//! Entry *i* of *size* bits takes the bits *i × size* to *(i + 1) × size − 1*. Bits are counted from the left: bit 0 is
//! the most significant one of the first byte, and the first bit of an entry is its most significant. An entry may so
//! lie across two bytes. Refused are lists shorter than the specification allows, text that is not canonical
//! base64url, gzip that is damaged or followed by anything, and output beyond the limit: a list comes from a stranger.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::bufread::GzDecoder;
use flate2::{Compression, GzBuilder};
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode, Result};
use crate::limits::Limits;

/// The fewest entries of a list, so that one entry does not tell whose it is (section 3.3).
const FEWEST: usize = 131_072;

/// Options of [`StatusList::new`] and [`StatusList::decode`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StatusListOptions {
    /// `new`: the number of entries. Default 131,072, the fewest that the specification allows. If their bits do not
    /// fill the last byte, there are as many more as do.
    pub length: usize,
    /// The bits of an entry (`statusSize`), 1 to 8. Default 1.
    pub size: u8,
    /// The bounds of this call.
    pub limits: Limits,
}

impl Default for StatusListOptions {
    fn default() -> Self {
        StatusListOptions { length: FEWEST, size: 1, limits: Limits::default() }
    }
}

/// A list of statuses, each of the same number of bits, all 0 at first.
///
/// ```
/// use ovenbird::{StatusList, StatusListOptions};
///
/// let options = StatusListOptions::default();
/// let mut list = StatusList::new(&options)?;
/// list.set(94_567, 1)?;
/// let encoded = list.encode()?;
/// assert!(encoded.starts_with("uH4sI"));
/// assert_eq!(StatusList::decode(&encoded, &options)?.get(94_567)?, 1);
/// # Ok::<(), ovenbird::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusList {
    bytes: Vec<u8>,
    size: u8,
}

impl StatusList {
    /// A list with every status 0.
    ///
    /// # Errors
    /// `option.invalid`: fewer than 131,072 entries, or a size that is not 1 to 8; `limit.status_list`.
    ///
    /// ```
    /// use ovenbird::{StatusList, StatusListOptions};
    ///
    /// let list = StatusList::new(&StatusListOptions { length: 200_000, size: 2, ..Default::default() })?;
    /// assert_eq!(list.length(), 200_000);
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn new(options: &StatusListOptions) -> Result<StatusList> {
        let size = checked_size(options)?;
        if options.length < FEWEST {
            let message = format!("options: `length` is {}; a list has at least {FEWEST}", options.length);
            return Err(Error::new(ErrorCode::OptionInvalid, message));
        }
        let len = options.length.saturating_mul(usize::from(size)).div_ceil(8);
        options.limits.check_status_list(len)?;
        Ok(StatusList { bytes: vec![0; len], size })
    }

    /// Reads the text of `encodedList`: `u` and base64url of gzip, or without the `u` as `StatusList2021` has it. How
    /// many entries there are follows from the bytes in it.
    ///
    /// # Errors
    /// - `status.encoding`: it is neither, is damaged, goes on after its end, or has fewer than 131,072 entries
    ///   (without the `u` it may have fewer);
    /// - `limit.status_list`: it grows beyond `status_list_bytes`; `limit.input`;
    /// - `option.invalid`: a size that is not 1 to 8.
    ///
    /// ```
    /// use ovenbird::{ErrorCode, StatusList};
    ///
    /// let error = StatusList::decode("uH4sI", &Default::default()).unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::StatusEncoding);
    /// ```
    pub fn decode(encoded: &str, options: &StatusListOptions) -> Result<StatusList> {
        let size = checked_size(options)?;
        options.limits.check_input(encoded.len())?;
        // Base64url of gzip begins with `H4s`, so a `u` in front can only be the prefix.
        let text = encoded.strip_prefix('u').unwrap_or(encoded);
        let Ok(gzip) = URL_SAFE_NO_PAD.decode(text) else {
            return Err(encoding("it is not canonical base64url without padding"));
        };
        let list = StatusList { bytes: inflated(&gzip, &options.limits)?, size };
        // The example of StatusList2021 itself has 100,000 entries, and software made such lists.
        if list.length() < FEWEST && text.len() != encoded.len() {
            let message = format!("it has {} entries; a list has at least {FEWEST}", list.length());
            return Err(encoding(&message));
        }
        Ok(list)
    }

    /// The text of `encodedList`: the same for the same list.
    ///
    /// # Errors
    /// None that is known of.
    ///
    /// ```
    /// let list = ovenbird::StatusList::new(&Default::default())?;
    /// assert_eq!(list.encode()?, list.clone().encode()?);
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn encode(&self) -> Result<String> {
        // Neither a time nor the name of the system, so that the same bits are the same text everywhere.
        let mut gzip = GzBuilder::new().mtime(0).write(Vec::new(), Compression::default());
        let written = gzip.write_all(&self.bytes).and_then(|()| gzip.finish());
        let mut out = "u".to_owned();
        URL_SAFE_NO_PAD.encode_string(written.map_err(|_| Error::internal())?, &mut out);
        Ok(out)
    }

    /// The number of entries.
    #[must_use]
    pub fn length(&self) -> usize {
        self.bytes.len().saturating_mul(8).checked_div(usize::from(self.size)).unwrap_or_default()
    }

    /// The bits of an entry.
    #[must_use]
    pub fn size(&self) -> u8 {
        self.size
    }

    /// The status at an index.
    ///
    /// # Errors
    /// `status.index`: the list has no such entry.
    ///
    /// ```
    /// let list = ovenbird::StatusList::new(&Default::default())?;
    /// assert_eq!(list.get(131_071)?, 0);
    /// assert_eq!(list.get(131_072).unwrap_err().code().as_str(), "status.index");
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn get(&self, index: usize) -> Result<u8> {
        let mut status = 0;
        for (byte, mask) in self.bits(index)? {
            let bit = self.bytes.get(byte).is_some_and(|byte| byte & mask != 0);
            status = (status << 1) | u8::from(bit);
        }
        Ok(status)
    }

    /// Sets the status at an index.
    ///
    /// # Errors
    /// `status.index`: the list has no such entry; `status.value`: the status has more bits than an entry.
    ///
    /// ```
    /// let mut list = ovenbird::StatusList::new(&Default::default())?;
    /// list.set(7, 1)?;
    /// assert_eq!(list.set(7, 2).unwrap_err().code().as_str(), "status.value");
    /// # Ok::<(), ovenbird::Error>(())
    /// ```
    pub fn set(&mut self, index: usize, status: u8) -> Result<()> {
        let bits = self.bits(index)?;
        let most = u8::MAX >> 8_u8.saturating_sub(self.size);
        if status > most {
            let message = format!("the status {status} does not fit into {} bits; at most {most}", self.size);
            return Err(Error::new(ErrorCode::StatusValue, message));
        }
        for (place, (byte, mask)) in (0..self.size).rev().zip(bits) {
            let Some(byte) = self.bytes.get_mut(byte) else { continue };
            *byte = if status >> place & 1 == 1 { *byte | mask } else { *byte & !mask };
        }
        Ok(())
    }

    /// Byte and mask of each bit of an entry, the most significant first.
    fn bits(&self, index: usize) -> Result<impl Iterator<Item = (usize, u8)> + use<>> {
        if index >= self.length() {
            let message = format!("there is no entry {index}; the list has {}, from 0 on", self.length());
            return Err(Error::new(ErrorCode::StatusIndex, message));
        }
        let first = index.saturating_mul(usize::from(self.size));
        let bits = (first..).take(usize::from(self.size));
        Ok(bits.map(|bit| (bit / 8, 0x80_u8 >> (bit % 8))))
    }
}

fn checked_size(options: &StatusListOptions) -> Result<u8> {
    if (1..=8).contains(&options.size) {
        return Ok(options.size);
    }
    let message = format!("options: `size` is {}, expected 1 to 8 bits", options.size);
    Err(Error::new(ErrorCode::OptionInvalid, message))
}

/// The bytes in a gzip file of one member, its checksum and length checked.
fn inflated(gzip: &[u8], limits: &Limits) -> Result<Vec<u8>> {
    let most = limits.status_list_bytes;
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut reader = GzDecoder::new(gzip).take(one_more);
    let mut bytes = Vec::new();
    if reader.read_to_end(&mut bytes).is_err() {
        return Err(encoding("it is no gzip, or damaged"));
    }
    if bytes.len() > most {
        let message =
            format!("the status list grows beyond {most} bytes; that is the limit `status_list_bytes`");
        return Err(Error::new(ErrorCode::LimitStatusList, message));
    }
    if !reader.into_inner().into_inner().is_empty() {
        return Err(encoding("something follows the end of the gzip"));
    }
    Ok(bytes)
}

#[cold]
fn encoding(what: &str) -> Error {
    let message = format!("the status list cannot be read: {what}; expected `u` and base64url of gzip");
    Error::new(ErrorCode::StatusEncoding, message)
}

#[cfg(test)]
#[path = "status_list/tests.rs"]
mod tests;
