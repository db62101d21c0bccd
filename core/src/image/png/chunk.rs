//! The chunk layout (PNG section 5.3): length, type, data, CRC.

use crate::error::{Error, ErrorCode, Result};

/// What every PNG begins with (PNG section 5.2).
pub(crate) const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Length, type and CRC: what a chunk has beside its data.
pub(crate) const FRAME: usize = 12;

/// The longest chunk PNG allows: 2^31 - 1 bytes.
pub(crate) const MAX_LENGTH: usize = 0x7fff_ffff;

/// A chunk as it stands in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chunk<'a> {
    /// Of its length field, from the start of the file.
    pub(crate) offset: usize,
    pub(crate) kind: [u8; 4],
    pub(crate) data: &'a [u8],
    /// As written.
    crc: u32,
}

impl Chunk<'_> {
    /// The byte after the chunk. Cannot overflow: the chunk lies inside a slice.
    pub(crate) fn end(&self) -> usize {
        self.offset.saturating_add(FRAME).saturating_add(self.data.len())
    }

    /// The type as text, for messages.
    pub(crate) fn name(&self) -> String {
        name(self.kind)
    }

    /// Compares the CRC with the bytes.
    pub(crate) fn check_crc(&self) -> Result<()> {
        let computed = crc(self.kind, self.data);
        if computed == self.crc { Ok(()) } else { Err(self.crc_mismatch(computed)) }
    }

    #[cold]
    fn crc_mismatch(&self, computed: u32) -> Error {
        let (name, written) = (self.name(), self.crc);
        let message = format!("chunk {name} has checksum {written:08x}, its bytes give {computed:08x}");
        self.error(ErrorCode::PngCrcMismatch, message)
    }

    /// An error at this chunk.
    #[cold]
    pub(crate) fn error(&self, code: ErrorCode, message: impl Into<String>) -> Error {
        Error::new(code, message).offset(self.offset).part(self.name())
    }
}

/// The CRC of a chunk, over its type and data (PNG section 5.5).
pub(crate) fn crc(kind: [u8; 4], data: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&kind);
    hasher.update(data);
    hasher.finalize()
}

fn name(kind: [u8; 4]) -> String {
    kind.iter().flat_map(|byte| byte.escape_ascii()).map(char::from).collect()
}

/// The chunks of a PNG up to and with IEND, or up to the first error. Ends after either.
#[derive(Debug)]
pub(crate) struct Chunks<'a> {
    png: &'a [u8],
    at: usize,
    done: bool,
}

impl<'a> Chunks<'a> {
    /// Begins behind the signature, which the caller has seen.
    pub(crate) fn new(png: &'a [u8]) -> Self {
        Chunks { png, at: SIGNATURE.len(), done: false }
    }

    fn read(&mut self) -> Result<Chunk<'a>> {
        let offset = self.at;
        let rest = self.png.get(offset..).unwrap_or_default();
        let Some((header, body)) = rest.split_first_chunk::<8>() else {
            return Err(truncated(offset, rest.len()));
        };
        let [l0, l1, l2, l3, k0, k1, k2, k3] = *header;
        let kind = [k0, k1, k2, k3];
        // On a machine whose `usize` has 16 bits the conversion fails, and so does the length.
        let length = usize::try_from(u32::from_be_bytes([l0, l1, l2, l3])).unwrap_or(usize::MAX);
        if length > MAX_LENGTH {
            return Err(bad_length(offset, kind, length));
        }
        if !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(bad_type(offset, kind));
        }
        let Some((data, [c0, c1, c2, c3, ..])) = body.split_at_checked(length) else {
            return Err(cut_off(offset, kind, length, body.len()));
        };
        let chunk = Chunk { offset, kind, data, crc: u32::from_be_bytes([*c0, *c1, *c2, *c3]) };
        self.at = chunk.end();
        Ok(chunk)
    }
}

impl<'a> Iterator for Chunks<'a> {
    type Item = Result<Chunk<'a>>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let chunk = self.read();
        self.done = match &chunk {
            Ok(chunk) => chunk.kind == *b"IEND",
            Err(_) => true,
        };
        Some(chunk)
    }
}

#[cold]
fn truncated(offset: usize, left: usize) -> Error {
    let message =
        format!("the file ends at byte {offset} before its IEND chunk, with {left} bytes of a chunk header");
    Error::new(ErrorCode::PngTruncated, message).offset(offset)
}

#[cold]
fn cut_off(offset: usize, kind: [u8; 4], length: usize, left: usize) -> Error {
    let kind = name(kind);
    let message = format!(
        "chunk {kind} at byte {offset} has {length} bytes and a checksum, but only {left} bytes follow"
    );
    Error::new(ErrorCode::PngTruncated, message).offset(offset).part(kind)
}

#[cold]
fn bad_length(offset: usize, kind: [u8; 4], length: usize) -> Error {
    let kind = name(kind);
    let message = format!("chunk {kind} at byte {offset} claims {length} bytes; PNG allows 2147483647");
    Error::new(ErrorCode::PngChunkLength, message).offset(offset).part(kind)
}

#[cold]
fn bad_type(offset: usize, kind: [u8; 4]) -> Error {
    let kind = name(kind);
    let message = format!("the chunk at byte {offset} has the type \"{kind}\", which is not four letters");
    Error::new(ErrorCode::PngChunkType, message).offset(offset).part(kind)
}
