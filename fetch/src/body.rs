//! Reads a body within its bound: while it streams, packed, and while it is unpacked.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;

use crate::headers::Coding;

/// Why there is no body.
#[derive(Debug)]
pub(crate) enum Fault {
    TooLarge,
    /// The connection's error, or the decompressor's.
    Io(io::Error),
    /// Packed data that is damaged or ends too early.
    Packing,
}

/// Reads at most `max` bytes, after unpacking. Memory stays within twice that, however small a bomb is on the wire.
pub(crate) fn read(body: impl Read, coding: Coding, max: u64) -> Result<Vec<u8>, Fault> {
    match coding {
        Coding::Identity => collect(body, max).map_err(Fault::of_connection),
        Coding::Gzip => {
            // Empty members, which unpack to nothing, must not be read without end.
            let packed = Bounded { inner: body, left: most_on_the_wire(coding, max) };
            collect(MultiGzDecoder::new(packed), max).map_err(Fault::of_packing)
        }
    }
}

/// The most bytes that `max` bytes can take on the wire: gzip makes incompressible data longer, by 5 bytes in each 32 KiB and
/// a header.
pub(crate) fn most_on_the_wire(coding: Coding, max: u64) -> u64 {
    match coding {
        Coding::Identity => max,
        Coding::Gzip => max.saturating_add(max >> 8).saturating_add(1024),
    }
}

/// Reads to the end, and one byte beyond `max` at most.
fn collect(body: impl Read, max: u64) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    body.take(max.saturating_add(1)).read_to_end(&mut out)?;
    if out.len() as u64 > max { Err(io::Error::other(Exceeded)) } else { Ok(out) }
}

/// The mark of an error that means "larger than allowed".
#[derive(Debug)]
struct Exceeded;

impl std::fmt::Display for Exceeded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("larger than allowed")
    }
}

impl std::error::Error for Exceeded {}

/// A reader that fails, instead of ending, when its bound is passed.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| io::Error::other(Exceeded))?;
        Ok(count)
    }
}

impl Fault {
    fn of_connection(error: io::Error) -> Self {
        match error.get_ref() {
            Some(inner) if inner.is::<Exceeded>() => Fault::TooLarge,
            _ => Fault::Io(error),
        }
    }

    /// The decompressor hands errors of the connection through; its own have no cause inside but a text.
    fn of_packing(error: io::Error) -> Self {
        match (error.kind(), error.get_ref()) {
            (_, Some(inner)) if inner.is::<Exceeded>() => Fault::TooLarge,
            (_, Some(inner)) if inner.is::<ureq::Error>() => Fault::Io(error),
            (io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof, _) => {
                Fault::Packing
            }
            _ => Fault::Io(error),
        }
    }
}
