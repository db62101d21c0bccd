//! An output described as ranges of the input and a few inserted bytes.

use std::ops::Range;

/// One piece of a baked image, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// These bytes of the input image, unchanged.
    Keep(Range<usize>),
    /// These bytes, which are new.
    Insert(Vec<u8>),
}

impl Piece {
    /// The piece's bytes, given the image it was made from. Empty for a range outside of `image`.
    #[must_use]
    pub fn bytes<'s>(&'s self, image: &'s [u8]) -> &'s [u8] {
        match self {
            Piece::Keep(range) => image.get(range.clone()).unwrap_or_default(),
            Piece::Insert(bytes) => bytes,
        }
    }
}

/// The pieces of an image with some ranges cut out and some bytes put in.
#[derive(Debug, Default)]
pub(crate) struct Cuts {
    pieces: Vec<Piece>,
    kept_to: usize,
}

impl Cuts {
    /// Keeps everything up to `at`, then inserts `bytes`. Places must come in rising order.
    pub(crate) fn insert(&mut self, at: usize, bytes: Vec<u8>) {
        self.keep_to(at);
        self.pieces.push(Piece::Insert(bytes));
    }

    /// Keeps everything up to the range's start and leaves the range out.
    pub(crate) fn remove(&mut self, range: Range<usize>) {
        self.keep_to(range.start);
        self.kept_to = self.kept_to.max(range.end);
    }

    /// Keeps the rest, up to `len`.
    pub(crate) fn finish(mut self, len: usize) -> Vec<Piece> {
        self.keep_to(len);
        self.pieces
    }

    fn keep_to(&mut self, at: usize) {
        if at > self.kept_to {
            self.pieces.push(Piece::Keep(self.kept_to..at));
            self.kept_to = at;
        }
    }
}

/// The pieces one after the other.
pub(crate) fn join(image: &[u8], pieces: &[Piece]) -> Vec<u8> {
    let mut out = Vec::with_capacity(total(pieces));
    for piece in pieces {
        out.extend_from_slice(piece.bytes(image));
    }
    out
}

/// How many bytes the pieces have together.
pub(crate) fn total(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Keep(range) => range.len(),
            Piece::Insert(bytes) => bytes.len(),
        })
        .fold(0, usize::saturating_add)
}
